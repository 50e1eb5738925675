//! Overrides of counts: entries of the ledger like all decisions, and withdrawn by further entries.
//!
//! Must not: delete one, or make one.

use crate::{CaseFolder, CustodyError};
use vocabulary::{Decision, Override, Overrides, WithdrawnOverride};

impl CaseFolder {
    /// Keeps an override. When it returns, it is on the disk.
    ///
    /// # Errors
    /// As [`CaseFolder::intake`].
    pub fn set_override(&mut self, given: Override) -> Result<(), CustodyError> {
        self.decide(&[Decision::Overridden(Box::new(given))], &[])
    }

    /// Withdraws the last override of a count that holds, by an entry of its own. Gives whether there was one.
    ///
    /// # Errors
    /// As [`CaseFolder::intake`].
    pub fn withdraw_override(&mut self, withdrawn: WithdrawnOverride) -> Result<bool, CustodyError> {
        if self.overrides()?.on(&withdrawn.scope).is_none() {
            return Ok(false);
        }
        self.decide(&[Decision::OverrideWithdrawn(Box::new(withdrawn))], &[])?;
        Ok(true)
    }

    /// The overrides that hold, replayed from the ledger.
    ///
    /// # Errors
    /// [`CustodyError::Broken`] at the first entry that is wrong.
    pub fn overrides(&self) -> Result<Overrides, CustodyError> {
        let mut all = Overrides::default();
        self.entries(|entry| {
            match entry.decision {
                Decision::Overridden(given) => all.add(entry.number, *given),
                Decision::OverrideWithdrawn(withdrawn) => drop(all.withdraw(&withdrawn.scope)),
                _ => {}
            }
            Ok(())
        })?;
        Ok(all)
    }
}
