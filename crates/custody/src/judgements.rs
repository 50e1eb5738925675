//! Judgements on records: entries of the ledger like all decisions, and withdrawn by further entries.
//!
//! Must not: delete one, or make one.

use crate::{CaseFolder, CustodyError};
use vocabulary::{Decision, JudgedPair, Judgements, WithdrawnJudgement};

impl CaseFolder {
    /// Keeps a judgement. When it returns, it is on the disk.
    ///
    /// # Errors
    /// As [`CaseFolder::intake`].
    pub fn judge(&mut self, judged: JudgedPair) -> Result<(), CustodyError> {
        self.decide(&[Decision::Judged(Box::new(judged))], &[])
    }

    /// Withdraws the last judgement on a pair that holds, by an entry of its own. Gives whether there was one.
    ///
    /// # Errors
    /// As [`CaseFolder::intake`].
    pub fn withdraw(&mut self, withdrawn: WithdrawnJudgement) -> Result<bool, CustodyError> {
        if self.judgements()?.on(&withdrawn.a, &withdrawn.b).is_none() {
            return Ok(false);
        }
        self.decide(&[Decision::JudgementWithdrawn(Box::new(withdrawn))], &[])?;
        Ok(true)
    }

    /// The judgements that hold, replayed from the ledger.
    ///
    /// # Errors
    /// [`CustodyError::Broken`] at the first entry that is wrong.
    pub fn judgements(&self) -> Result<Judgements, CustodyError> {
        let mut all = Judgements::default();
        self.entries(|entry| {
            match entry.decision {
                Decision::Judged(judged) => all.add(*judged),
                Decision::JudgementWithdrawn(withdrawn) => {
                    all.withdraw(&withdrawn.a, &withdrawn.b);
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(all)
    }
}
