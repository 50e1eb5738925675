//! The second factor: codes of six digits that an authenticator app reckons from a shared secret and the time (TOTP, RFC 6238,
//! with HMAC-SHA-1, steps of 30 seconds), and codes that stand in for an app that was lost.
//!
//! Must not: let a code count twice. Who keeps secrets and steps sees to that; here they are only reckoned.

use hmac::{Hmac, KeyInit, Mac};
use qrcode::{Color, EcLevel, QrCode};
use sha1::Sha1;
use vocabulary::{Digest, limits};

/// The length of a step in seconds.
const STEP_SECONDS: i64 = 30;
/// How many steps a clock may be off, either way.
const STEPS_OFF: i64 = 1;
/// The length of a secret in bytes: that of the hash, as RFC 4226 asks for.
const SECRET_BYTES: usize = 20;
/// The letters of base 32 (RFC 4648).
const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/// The length of a code that stands in, in bytes before it is written: nobody guesses it.
const STANDING_IN_BYTES: usize = 10;

/// A new secret.
pub(crate) fn secret() -> Vec<u8> {
    random(SECRET_BYTES)
}

fn random(length: usize) -> Vec<u8> {
    let mut bytes = vec![0; length];
    getrandom::fill(&mut bytes).expect("the system gives randomness");
    bytes
}

/// Codes that stand in for the app, each to be used once, as people copy them.
pub(crate) fn standing_in() -> Vec<String> {
    let code = |_| {
        let letters = written(&random(STANDING_IN_BYTES)).to_lowercase();
        let parts: Vec<&str> = [0..4, 4..8, 8..12, 12..16].into_iter().map(|part| &letters[part]).collect();
        parts.join("-")
    };
    (0..limits::RECOVERY_CODES).map(code).collect()
}

/// What a code that stands in is told by, however its letters and blanks were typed.
pub(crate) fn digest(code: &str) -> Digest {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    Digest::of(plain.to_lowercase().as_bytes())
}

/// The six digits of a step.
fn code(secret: &[u8], step: i64) -> u32 {
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).expect("HMAC takes keys of any length");
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    // RFC 4226, section 5.3: the last half byte says where the number begins.
    let from = usize::from(hash[hash.len() - 1] & 0x0f);
    let number = u32::from_be_bytes([hash[from] & 0x7f, hash[from + 1], hash[from + 2], hash[from + 3]]);
    number % 1_000_000
}

/// The step whose code this is, among those around now; `None` where it is none of theirs.
pub(crate) fn step_of(secret: &[u8], given: &str, now: i64) -> Option<i64> {
    let digits: String = given.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let given: u32 = digits.parse().ok()?;
    let now = now.div_euclid(STEP_SECONDS);
    (now - STEPS_OFF..=now + STEPS_OFF).find(|step| code(secret, *step) == given)
}

/// Bytes in base 32, without padding, as apps take a secret that is typed.
pub(crate) fn written(bytes: &[u8]) -> String {
    let bit = |at: usize| bytes.get(at / 8).map_or(0, |byte| usize::from(byte >> (7 - at % 8) & 1));
    let letters = (bytes.len() * 8).div_ceil(5);
    let letter = |at: usize| (0..5).fold(0, |letter, nth| letter << 1 | bit(at * 5 + nth));
    (0..letters).map(|at| char::from(LETTERS[letter(at)])).collect()
}

/// A secret as [`written`] writes it; `None` where it is none of the right length.
pub(crate) fn read(text: &str) -> Option<Vec<u8>> {
    let mut bits: Vec<bool> = Vec::new();
    for letter in text.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
        let value = LETTERS.iter().position(|known| *known == letter.to_ascii_uppercase())?;
        bits.extend((0..5).rev().map(|nth| value >> nth & 1 == 1));
        if bits.len() > SECRET_BYTES * 8 {
            return None;
        }
    }
    let whole = bits.len() == SECRET_BYTES * 8;
    let byte = |bits: &[bool]| bits.iter().fold(0_u8, |byte, bit| byte << 1 | u8::from(*bit));
    whole.then(|| bits.chunks(8).map(byte).collect())
}

/// The address by which apps take over a secret.
pub(crate) fn address(secret: &[u8], case: &str, name: &str) -> String {
    let coded = |text: &str| {
        let short: String = text.chars().take(60).collect();
        short
            .bytes()
            .map(|byte| {
                if byte.is_ascii_alphanumeric() {
                    char::from(byte).to_string()
                } else {
                    format!("%{byte:02X}")
                }
            })
            .collect::<String>()
    };
    let issuer = format!("Toll%20{}", coded(case));
    format!("otpauth://totp/{issuer}:{}?secret={}&issuer={issuer}", coded(name), written(secret))
}

/// An address as squares: how many there are to a side, and the dark ones as a path of SVG. `None` where it is too long.
pub(crate) fn squares(address: &str) -> Option<(usize, String)> {
    let drawn = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let side = drawn.width();
    let dark = drawn.to_colors().into_iter().enumerate().filter(|(_, color)| *color == Color::Dark);
    let path: String = dark.map(|(at, _)| format!("M{} {}h1v1h-1z", at % side, at / side)).collect();
    Some((side, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, in six digits.
    const SECRET: &[u8] = b"12345678901234567890";

    #[test]
    fn codes_are_those_of_the_standard() {
        for (now, expected) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(format!("{:06}", code(SECRET, now / 30)), expected);
            assert_eq!(step_of(SECRET, expected, now), Some(now / 30));
        }
    }

    #[test]
    fn a_clock_may_be_a_step_off_and_no_more() {
        let given = format!("{:06}", code(SECRET, 1000));
        for (step, counts) in [(998, false), (999, true), (1000, true), (1001, true), (1002, false)] {
            assert_eq!(step_of(SECRET, &given, step * 30).is_some(), counts, "{step}");
        }
        assert_eq!(step_of(SECRET, &format!(" {} {} ", &given[..3], &given[3..]), 30_000), Some(1000));
        for wrong in ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "+12345", "-12345"] {
            assert_eq!(step_of(SECRET, wrong, 30_000), None, "{wrong}");
        }
    }

    #[test]
    fn a_secret_is_written_as_apps_read_it_and_read_back() {
        assert_eq!(written(SECRET), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(written(b"foobar"), "MZXW6YTBOI");
        let secret = secret();
        assert_eq!(read(&written(&secret)), Some(secret.clone()));
        assert_eq!(read(&written(&secret).to_lowercase()), Some(secret));
        for wrong in
            ["", "GEZDGNBV", "1EZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", &"A".repeat(33), &"A".repeat(100_000)]
        {
            assert_eq!(read(wrong), None);
        }
    }

    #[test]
    fn codes_that_stand_in_differ_and_are_told_however_they_are_typed() {
        let codes = standing_in();
        let digests: std::collections::BTreeSet<Digest> = codes.iter().map(|code| digest(code)).collect();
        assert_eq!(digests.len(), limits::RECOVERY_CODES);
        assert_eq!(codes[0].len(), 19);
        assert_eq!(digest(&codes[0]), digest(&codes[0].replace('-', " ").to_uppercase()));
    }

    #[test]
    fn the_address_holds_no_sign_that_ends_it_and_can_be_drawn() {
        let address = address(SECRET, "Odry: a \"flood\"&x=1\u{623}", "ada");
        assert!(
            address
                .starts_with("otpauth://totp/Toll%20Odry%3A%20a%20%22flood%22%26x%3D1%D8%A3:ada?secret=GEZ")
        );
        let (side, path) = squares(&address).unwrap();
        assert!(side > 20 && path.starts_with("M0 0h1v1h-1z"), "{side}");
        assert!(squares(&"x".repeat(10_000)).is_none());
        let long = super::address(SECRET, &"ا".repeat(500), &"ب".repeat(40));
        assert!(squares(&long).is_some());
    }
}
