//! Cases open for reading, lent to whoever answers a request.
//!
//! Must not: lend one to two at once.

use custody::{CaseReader, CustodyError};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

pub(crate) struct Readers {
    case: PathBuf,
    idle: Mutex<Vec<CaseReader>>,
}

impl Readers {
    /// # Errors
    /// As [`CaseReader::open`].
    pub(crate) fn of(case: PathBuf) -> Result<Readers, CustodyError> {
        let first = CaseReader::open(&case)?;
        Ok(Readers { case, idle: Mutex::new(vec![first]) })
    }

    /// Lends a reader for as long as the question takes; all of it is answered as the case stands at one moment.
    ///
    /// # Errors
    /// What the question gives, or [`CaseReader::open`].
    pub(crate) fn ask<T>(
        &self,
        question: impl FnOnce(&CaseReader) -> Result<T, CustodyError>,
    ) -> Result<T, CustodyError> {
        let lent = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let reader = lent.map_or_else(|| CaseReader::open(&self.case), Ok)?;
        let answer = reader.at_one_moment(question);
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(reader);
        answer
    }
}
