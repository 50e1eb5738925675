//! What the ledger is told where nobody wrote a reason: plain phrases, which pages say in the language of whoever reads.
//!
//! Must not: be changed. They stand in ledgers, and only a reason that is exactly one of them is taken for nobody's own words.

use crate::words::Words;

/// Nobody said why all records of a person were put together or apart.
pub(crate) const ALL_RECORDS: &str = "all records were looked at";
/// Nobody said why two records are judged so.
pub(crate) const BOTH_RECORDS: &str = "both records were looked at";
/// Nobody said why a candidate is, or is not, whoever is missing.
pub(crate) const CANDIDATE: &str = "the candidate was looked at";
/// Nobody said why an arbiter decided so.
pub(crate) const BOTH_VERDICTS: &str = "both verdicts were looked at";
/// The last judgement was undone with one key.
pub(crate) const UNDONE: &str = "undone at once";
/// A decision on a person was taken back with one key.
pub(crate) const TAKEN_BACK: &str = "taken back";

/// Each phrase with the key of its words.
const PHRASES: [(&str, &str); 6] = [
    (ALL_RECORDS, "reason-all-records"),
    (BOTH_RECORDS, "reason-both-records"),
    (CANDIDATE, "reason-candidate"),
    (BOTH_VERDICTS, "reason-both-verdicts"),
    (UNDONE, "reason-undone"),
    (TAKEN_BACK, "reason-taken-back"),
];

impl Words {
    /// A reason of the ledger: as somebody wrote it, or in the words of this language where nobody did.
    pub(crate) fn reason(&self, written: &str) -> String {
        match PHRASES.iter().find(|(phrase, _)| *phrase == written) {
            Some((_, key)) => self.say(key),
            None => written.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_wrote_stays_as_it_is() {
        for words in Words::all() {
            for written in ["", "both records were looked at, twice", "Taken back", "\u{646}\u{639}\u{645}"] {
                assert_eq!(words.reason(written), written);
            }
        }
    }

    #[test]
    fn phrases_that_nobody_wrote_are_said_in_the_language_of_the_page() {
        let [english, arabic] = Words::all() else { panic!("two languages") };
        for (phrase, key) in PHRASES {
            assert_eq!(english.reason(phrase), phrase);
            assert!(arabic.reason(phrase) != phrase && arabic.reason(phrase) != key, "{phrase}");
        }
    }
}
