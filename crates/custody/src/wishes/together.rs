//! Several decisions as one: persons are joined or taken apart by a judgement on each pair of their records.
//!
//! Must not: keep a part of what was wished for.

use super::{Granting, Hindrance, Wish};
use crate::{CaseFolder, CustodyError, Head, Moment, judgements};
use vocabulary::{RecordKey, limits};

/// Decisions that stand together or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Together {
    /// The decisions, each with the entry that had spoken last on its pair.
    pub wishes: Vec<Wish>,
    /// What the registry was made from that they were made on; `None` where it does not matter.
    pub made_from: Option<String>,
    /// The records of the persons whom they are about.
    pub records: Vec<RecordKey>,
    /// The last entry that was there when somebody looked: where a later one decided something on one of the records, nothing is
    /// decided.
    pub until: u64,
}

impl CaseFolder {
    pub(super) fn settle_together(
        &self,
        together: &Together,
        at: Moment,
        head: &mut Head,
    ) -> Result<Granting, CustodyError> {
        if together.wishes.is_empty() || together.wishes.len() > limits::ENTRIES_AT_ONCE_MAX {
            return Ok(Granting::Refused(Hindrance::TooLong));
        }
        let before = *head;
        self.store.sql(self.store.db.execute_batch("SAVEPOINT together"))?;
        // Looked at before anything of it is written.
        let hindered = self.hindered(together)?;
        let mut outcome = Granting::Refused(Hindrance::UnknownEntry);
        for wish in &together.wishes {
            outcome = self.settle_wish(wish, at, head)?;
            if !matches!(outcome, Granting::Kept(_)) {
                break;
            }
        }
        // Sent twice, all of it stands already and nothing was written now.
        let anew = *head != before;
        let outcome = match (&outcome, hindered) {
            (Granting::Kept(_), Some(hindered)) if anew => hindered,
            _ => outcome,
        };
        if !matches!(outcome, Granting::Kept(_)) {
            self.store.sql(self.store.db.execute_batch("ROLLBACK TO together"))?;
            *head = before;
        }
        self.store.sql(self.store.db.execute_batch("RELEASE together"))?;
        Ok(outcome)
    }

    /// What speaks against it, beside its own parts: another registry, or a later decision on one of its records.
    fn hindered(&self, together: &Together) -> Result<Option<Granting>, CustodyError> {
        let made_from = self.registry_made_from()?;
        if together.made_from.is_some() && together.made_from != made_from {
            return Ok(Some(Granting::Refused(Hindrance::RegistryChanged)));
        }
        for record in &together.records {
            let touched = judgements::touched(&self.store, record)?;
            if touched > together.until {
                return Ok(Some(Granting::Overtaken(touched)));
            }
        }
        Ok(None)
    }
}
