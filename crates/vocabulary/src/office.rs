//! Who may do what at a case, by what they were appointed to.
//!
//! Must not: hold a password, or anything else that lets somebody in.

use crate::VocabularyError;
use crate::words::words;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

words! {
    /// What somebody was appointed to; each may do what those before it may.
    Office {
        /// Brings sources and says what they are.
        Contributor = "contributor",
        /// Judges records, corrects claims.
        Reviewer = "reviewer",
        /// Chooses rules, overrides figures, publishes.
        Editor = "editor",
        /// Appoints others.
        Admin = "admin",
    }
}

/// Somebody was appointed at a case, or appointed to something else than before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Appointment {
    /// Who, by the name under which they sign in.
    pub name: String,
    /// To what.
    pub office: Office,
    /// Whether they may see what is withheld.
    pub sees_withheld: bool,
    /// By whom; the first admin appoints themselves.
    pub by: String,
}

/// Somebody may do nothing at a case any more. What they decided stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dismissal {
    /// Who.
    pub name: String,
    /// By whom.
    pub by: String,
    /// Why.
    pub reason: String,
}
