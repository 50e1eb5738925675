//! The words by which columns are known, language by language.
//!
//! Must not: hold logic.

pub(super) mod headers;
pub(super) mod unknown;
