//! An incident: what happened, where and when. Claims and persons belong to it.
//!
//! Must not: be judged by a name. A massacre to some is an event to others; the record keeps both words.

use crate::Edtf;
use serde::{Deserialize, Serialize};

/// What happened, where and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Incident {
    /// Unique in the case, fit for a file name: "khojaly-1992".
    pub id: String,
    /// What it is called in this record.
    pub title: String,
    /// When it happened.
    pub when: Option<Edtf>,
    /// Where it happened: every name in use.
    #[serde(default)]
    pub places: Vec<String>,
}
