//! Judgements on two records, as the ledger keeps them.
//!
//! Must not: hold a name or another value of a record, unless a reviewer wrote it into the reason.

use crate::{Chance, Digest, Judgement, RecordKey};
use serde::{Deserialize, Serialize};

/// A judgement on two records: by whom, why, and what the program made of the two then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JudgedPair {
    /// The one record.
    pub a: RecordKey,
    /// The other, after it.
    pub b: RecordKey,
    /// What was judged.
    pub judgement: Judgement,
    /// Who judged: the name of a person, or "rule".
    pub by: String,
    /// Why.
    pub reason: String,
    /// The chance that they are one person, as it was reckoned then.
    pub probability: Option<Chance>,
    /// What each field spoke for or against, in bits, without what stands in it.
    pub explanation: Vec<String>,
    /// A digest of what both rows said then: where it differs later, the evidence has changed.
    pub said: Digest,
}

/// The withdrawal of the last judgement on two records that still holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawnJudgement {
    /// The one record.
    pub a: RecordKey,
    /// The other, after it.
    pub b: RecordKey,
    /// Who withdrew it.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// The judgements that hold, from those of a ledger in its order. The last on a pair counts; one that is withdrawn leaves
/// the one before it in force.
#[derive(Clone, Debug, Default)]
pub struct Judgements {
    pairs: std::collections::BTreeMap<(RecordKey, RecordKey), Vec<JudgedPair>>,
}

impl Judgements {
    /// Adds a judgement.
    pub fn add(&mut self, judged: JudgedPair) {
        let key = ordered(&judged.a, &judged.b);
        self.pairs.entry(key).or_default().push(judged);
    }

    /// Withdraws the last judgement on a pair, and gives it.
    pub fn withdraw(&mut self, a: &RecordKey, b: &RecordKey) -> Option<JudgedPair> {
        self.pairs.get_mut(&ordered(a, b))?.pop()
    }

    /// The judgement that holds on a pair.
    pub fn on(&self, a: &RecordKey, b: &RecordKey) -> Option<&JudgedPair> {
        self.pairs.get(&ordered(a, b))?.last()
    }

    /// All that hold, by their pairs.
    pub fn holding(&self) -> impl Iterator<Item = &JudgedPair> {
        self.pairs.values().filter_map(|judged| judged.last())
    }
}

/// A pair in its order: that in which it was named makes no difference.
fn ordered(a: &RecordKey, b: &RecordKey) -> (RecordKey, RecordKey) {
    let (a, b) = if a <= b { (a, b) } else { (b, a) };
    (a.clone(), b.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(a: &str, b: &str, judgement: Judgement) -> JudgedPair {
        let key = |row: &str| RecordKey::new("lists/a.csv", row);
        let (by, reason) = ("Reviewer".to_owned(), "seen".to_owned());
        let said = Digest::of(b"");
        JudgedPair {
            a: key(a),
            b: key(b),
            judgement,
            by,
            reason,
            probability: None,
            explanation: vec![],
            said,
        }
    }

    #[test]
    fn a_withdrawal_restores_the_judgement_before() {
        let mut all = Judgements::default();
        let (one, other) = (judged("1", "2", Judgement::Same), judged("2", "1", Judgement::Different));
        all.add(one.clone());
        all.add(other.clone());
        assert_eq!(all.on(&one.a, &one.b), Some(&other));
        assert_eq!(all.withdraw(&one.b, &one.a), Some(other));
        assert_eq!(all.holding().collect::<Vec<_>>(), [&one]);
        assert_eq!(all.withdraw(&one.a, &one.b), Some(one.clone()));
        assert_eq!(all.withdraw(&one.a, &one.b), None);
        assert_eq!(all.holding().count(), 0);
    }
}
