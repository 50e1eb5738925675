//! A case: all that is recorded about one incident, conflict or disaster, as `case.toml` declares it.
//!
//! Must not: touch the disk. The custody reads and writes the file.

use crate::{Incident, Rule};
use serde::{Deserialize, Serialize};

/// What `case.toml` says. A key that is not known is an error, so that a misspelt one is not overlooked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What the record is called.
    pub title: String,
    /// One paragraph for readers: what is recorded here, by whom, from what.
    #[serde(default)]
    pub about: String,
    /// The languages of the sources, as ISO 639 codes; the first is the site's.
    #[serde(default = "english")]
    pub languages: Vec<String>,
    /// The rule whose numbers are shown first.
    #[serde(default = "first_rule")]
    pub rule: Rule,
    /// The incidents, where they are declared; others are found from the claims.
    #[serde(default, rename = "incident")]
    pub incidents: Vec<Incident>,
}

fn english() -> Vec<String> {
    vec!["en".to_owned()]
}

fn first_rule() -> Rule {
    Rule::LatestAsOf
}
