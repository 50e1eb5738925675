//! Words under one spelling, where two of the same language's differ by rule: colour and color, organise and organize.
//!
//! Must not: be used to print. What is folded here are two spellings of a word, now and then two words.

use super::wording::mixed;

/// A folded word under one spelling.
pub(super) fn plain(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    letters(word, |letter| plain.push(char::from(letter)));
    plain
}

/// The hash of a folded word under one spelling.
pub(super) fn hashed(word: &str) -> u32 {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    letters(word, |letter| hash = (hash ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3));
    mixed(hash)
}

/// The letters: doubled ones once, "z" as "s", "our" as "or", "re" at the end as "er", "ense" as "ence".
fn letters(word: &str, mut push: impl FnMut(u8)) {
    let bytes = word.as_bytes();
    if bytes.len() < 4 || bytes.iter().any(u8::is_ascii_digit) {
        return bytes.iter().for_each(|byte| push(*byte));
    }
    let stem = match bytes {
        [stem @ .., b't', b'r', b'e'] => (stem, &b"ter"[..]),
        [stem @ .., b'e', b'n', b's', b'e'] => (stem, &b"ence"[..]),
        _ => (bytes, &b""[..]),
    };
    let mut last = 0;
    for (at, &byte) in stem.0.iter().chain(stem.1).enumerate() {
        let our = byte == b'u' && last == b'o' && stem.0.get(at + 1) == Some(&b'r');
        let byte = if byte == b'z' { b's' } else { byte };
        if byte != last && !our {
            push(byte);
        }
        last = byte;
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn two_spellings_meet_and_two_words_do_not() {
        for (a, b) in [
            ("colour", "color"),
            ("organised", "organized"),
            ("centre", "center"),
            ("defence", "defense"),
            ("travelled", "traveled"),
            ("neighbouring", "neighboring"),
            ("metre", "meter"),
        ] {
            assert_eq!(plain(a), plain(b));
        }
        for (a, b) in
            [("killed", "injured"), ("12", "122"), ("1122", "12"), ("hour", "house"), ("men", "women")]
        {
            assert_ne!(plain(a), plain(b));
        }
    }
}
