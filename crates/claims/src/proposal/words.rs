//! The words of a language around proposals: what a model is asked, and what makes a sentence doubtful.
//!
//! Must not: be words in code. They are data, in `packs/`.

use crate::lexicon::PackError;
use serde::Deserialize;
use std::collections::BTreeSet;

/// The words around proposals.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProposalWords {
    /// What is sent before the sentences.
    pub(crate) prompt: String,
    /// Folded words with which a sentence tells of what may not have been.
    pub(crate) doubt: BTreeSet<String>,
}

impl ProposalWords {
    /// Reads the file of a pack.
    ///
    /// # Errors
    /// [`PackError`] where it is not of this form.
    pub(crate) fn compile(name: &str, text: &str) -> Result<ProposalWords, PackError> {
        toml::from_str(text).map_err(|e| PackError::Toml { file: name.to_owned(), why: e.to_string() })
    }
}
