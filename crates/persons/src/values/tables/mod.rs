//! The words by which cells are read, language by language.
//!
//! Must not: hold logic.

pub(super) mod coded;
pub(super) mod months;
pub(super) mod umm_al_qura;
pub(super) mod words;
