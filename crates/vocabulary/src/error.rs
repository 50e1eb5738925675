//! What can be wrong with a word, a date, a count or a passage.
//!
//! Must not: hold what only one stage can get wrong. Each crate has errors of its own.

/// A value that the vocabulary does not admit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VocabularyError {
    /// Not a date in EDTF.
    #[error("\"{text}\" is not a date: write YYYY, YYYY-MM, YYYY-MM-DD or two of them with a slash between")]
    Date {
        /// What was given.
        text: String,
    },
    /// Not one of the known words.
    #[error("\"{word}\" is no {what}: known are {known}")]
    Word {
        /// The type that was asked for.
        what: &'static str,
        /// What was given.
        word: String,
        /// The words that are known.
        known: &'static str,
    },
    /// Bounds the wrong way round.
    #[error("a count cannot run from {low} to {high}")]
    Bounds {
        /// The lower bound given.
        low: u64,
        /// The upper bound given.
        high: u64,
    },
    /// The quoted words do not stand where they are said to stand.
    #[error("the source does not say \"{quoted}\" at characters {start} to {end}")]
    Passage {
        /// What was quoted.
        quoted: String,
        /// First character.
        start: usize,
        /// Character after the last.
        end: usize,
    },
    /// Not the name of a count.
    #[error(
        "\"{text}\" names no count: write it as `toll tally` does, incident/status, then people or families and the group \
         where there is one, as in odry-2031/killed/people/female"
    )]
    TallyScope {
        /// What was given.
        text: String,
    },
    /// Not a SHA-256 in lower-case hexadecimal.
    #[error("\"{text}\" is not a SHA-256: 64 hexadecimal digits are wanted")]
    Digest {
        /// What was given.
        text: String,
    },
    /// Counts that are no capture histories.
    #[error("{0}")]
    Histories(String),
    /// Values of a column that need no meaning of their own.
    #[error(
        "what values mean is said of a column of cause or protection, and this is one of {0}; leave `values` out"
    )]
    Values(crate::Field),
}

impl VocabularyError {
    pub(crate) fn date(text: &str) -> VocabularyError {
        VocabularyError::Date { text: text.to_owned() }
    }
}
