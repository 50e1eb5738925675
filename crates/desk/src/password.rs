//! Passwords: hashed with Argon2id, told apart at one cost whether somebody is known or not.
//!
//! Must not: keep or log a password.

use argon2::password_hash::PasswordHasher;
use argon2::{Algorithm, Argon2, Params, PasswordHash, PasswordVerifier, Version};
use std::sync::LazyLock;
use vocabulary::limits;

/// OWASP's first choice of parameters for Argon2id: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;

fn hasher() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).expect("constants within the bounds of Argon2");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// Why a password is not taken; a key of the words.
pub(crate) fn fault(password: &str, name: &str) -> Option<&'static str> {
    let chars = password.chars().count();
    if chars < limits::PASSWORD_CHARS_MIN {
        Some("password-too-short")
    } else if chars > limits::PASSWORD_CHARS_MAX {
        Some("password-too-long")
    } else if password.to_lowercase().contains(&name.to_lowercase()) {
        Some("password-holds-name")
    } else if password.chars().all(|c| password.starts_with(c)) {
        Some("password-one-character")
    } else {
        None
    }
}

/// The hash of a password, with a salt of its own.
pub(crate) fn hash(password: &str) -> String {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).expect("the system gives randomness");
    let hashed = hasher().hash_password_with_salt(password.as_bytes(), &salt);
    hashed.expect("a salt of 16 bytes is within the bounds of Argon2").to_string()
}

/// Whether a password is that of a hash. Where there is no hash, as much work is done and the answer is no.
pub(crate) fn is_right(password: &str, hash: Option<&str>) -> bool {
    static NOBODY: LazyLock<String> = LazyLock::new(|| self::hash("nobody has this password"));
    let known = hash.and_then(|hash| PasswordHash::new(hash).ok());
    let Some(known) = known else {
        let nobody = PasswordHash::new(&NOBODY).expect("it was written a moment ago");
        let _ = hasher().verify_password(password.as_bytes(), &nobody);
        return false;
    };
    hasher().verify_password(password.as_bytes(), &known).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weak_ones_are_refused() {
        for (weak, why) in [
            ("short", "password-too-short"),
            ("aaaaaaaaaaaaaaaa", "password-one-character"),
            ("I am Ada Thorne!", "password-holds-name"),
        ] {
            assert_eq!(fault(weak, "ada"), Some(why), "{weak}");
        }
        assert_eq!(fault(&"xy".repeat(limits::PASSWORD_CHARS_MAX), "ada"), Some("password-too-long"));
        assert_eq!(fault("كلمة مرور طويلة جدا", "ada"), None);
    }

    #[test]
    fn only_the_right_one_is_right_and_two_hashes_of_one_differ() {
        let (one, other) = (hash("four fictional words here"), hash("four fictional words here"));
        assert_ne!(one, other);
        assert!(one.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{one}");
        assert!(is_right("four fictional words here", Some(&one)));
        assert!(!is_right("four fictional words", Some(&one)));
        assert!(!is_right("nobody has this password", None));
        assert!(!is_right("", Some("$argon2id$broken")));
    }
}
