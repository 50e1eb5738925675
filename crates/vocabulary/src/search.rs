//! What persons are found by: tokens that whoever keeps a registry can index without knowing what they mean.
//!
//! Must not: be shown to anybody. Tokens of names are names.

/// One thing that a person is found by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SearchTerm {
    /// Small Latin letters and digits; the first says of what kind it is.
    pub token: String,
    /// Whether it is enough that a token begins so.
    pub begins: bool,
}

impl SearchTerm {
    /// A term that must stand as it is.
    pub fn whole(token: impl Into<String>) -> SearchTerm {
        SearchTerm { token: token.into(), begins: false }
    }

    /// A term with which a token must begin.
    pub fn beginning(token: impl Into<String>) -> SearchTerm {
        SearchTerm { token: token.into(), begins: true }
    }

    /// Whether it is made of small Latin letters and digits alone.
    ///
    /// ```
    /// use vocabulary::SearchTerm;
    /// assert!(SearchTerm::whole("fthorne").is_plain());
    /// assert!(!SearchTerm::whole("f\" OR x").is_plain() && !SearchTerm::whole("").is_plain());
    /// ```
    pub fn is_plain(&self) -> bool {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        !self.token.is_empty() && self.token.bytes().all(plain)
    }
}
