//! Answers of models: kept as they came, like sources, because they cannot be made again.
//!
//! The bytes lie in the vault, the ledger says which question they answer, and a table made from the ledger finds them.
//!
//! Must not: ask anything, or take a second answer to a question for the first.

use crate::store::Store;
use crate::{CaseFolder, CustodyError};
use rusqlite::OptionalExtension;
use vocabulary::{Decision, Digest, limits};

/// An answer as it arrives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The question, by its digest.
    pub question: Digest,
    /// The source that was asked about.
    pub source: Digest,
    /// The model's name.
    pub model: String,
    /// What it answered.
    pub bytes: Vec<u8>,
}

impl CaseFolder {
    /// Keeps an answer. When it returns, it is on the disk, as sources are by [`CaseFolder::intake`]. A question that
    /// has its answer keeps it.
    ///
    /// # Errors
    /// As [`CaseFolder::intake`]; an answer above [`limits::MODEL_ANSWER_BYTES_MAX`] is refused.
    pub fn keep_answer(&mut self, answer: &Answer) -> Result<(), CustodyError> {
        let bytes = answer.bytes.len() as u64;
        if bytes > limits::MODEL_ANSWER_BYTES_MAX {
            let (path, max) = (format!("an answer of {}", answer.model), limits::MODEL_ANSWER_BYTES_MAX);
            return Err(CustodyError::AnswerTooLarge { path, bytes, max });
        }
        if self.answer_digest(&answer.question)?.is_some() {
            return Ok(());
        }
        let sha256 = Digest::of(&answer.bytes);
        let decision = Decision::Answered {
            sha256,
            bytes,
            question: answer.question,
            source: answer.source,
            model: answer.model.clone(),
        };
        self.decide(&[decision], &[(sha256, &answer.bytes)])
    }

    /// The answer to a question, where there is one, hashed again on its way out.
    ///
    /// # Errors
    /// As [`crate::Vault::original`].
    pub fn answer(&self, question: &Digest) -> Result<Option<Vec<u8>>, CustodyError> {
        self.answer_digest(question)?.map(|sha256| self.original(&sha256)).transpose()
    }

    /// The digest of the answer to a question, where there is one.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn answer_digest(&self, question: &Digest) -> Result<Option<Digest>, CustodyError> {
        let found = (self.store.db)
            .prepare_cached("SELECT sha256 FROM answers WHERE question = ?1")
            .and_then(|mut query| query.query_row([question.as_bytes()], |row| row.get(0)).optional());
        Ok(self.store.sql(found)?.map(Digest::from_bytes))
    }
}

/// The first answer at which two tables differ, in words.
pub(crate) fn first_difference(one: &Store, other: &Store) -> Result<Option<String>, CustodyError> {
    let pair =
        |row: &rusqlite::Row| -> rusqlite::Result<([u8; 32], [u8; 32])> { Ok((row.get(0)?, row.get(1)?)) };
    let sql = "SELECT question, sha256 FROM answers ORDER BY question";
    let found = one.first_difference("answers", other, sql, pair)?;
    Ok(found.map(|(question, _)| format!("the answer to question {}", Digest::from_bytes(question).short())))
}
