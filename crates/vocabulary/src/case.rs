//! A case: all that is recorded about one incident, conflict or disaster, as `case.toml` declares it.
//!
//! Must not: touch the disk. The custody reads and writes the file.

use crate::{Incident, Rule, limits};
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
    /// How documents are read, where the case settles it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reader: Option<ReaderSettings>,
}

impl Case {
    /// The model that may propose figures, where the case names one.
    pub fn model(&self) -> Option<&ModelSettings> {
        self.reader.as_ref()?.model.as_ref()
    }
}

/// How documents are read: `[reader]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReaderSettings {
    /// A model that may propose figures. None is asked where there is no such table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<ModelSettings>,
}

/// Where a model is asked, and what for: `[reader.model]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelSettings {
    /// The address of an OpenAI-compatible server: `http://127.0.0.1:8080/v1`.
    pub url: String,
    /// The model's name, as that server knows it.
    pub name: String,
    /// The environment variable that holds the key, where the server asks for one. The key itself is kept nowhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key_env: Option<String>,
    /// Consent to send words of the documents to another computer.
    #[serde(default)]
    pub send_to_others: bool,
    /// How long one answer is waited for, in seconds.
    #[serde(default = "wait_seconds")]
    pub wait_seconds: u64,
    /// Whether accepted proposals count in tallies; else they are set aside in all of them.
    #[serde(default = "counted")]
    pub counted: bool,
}

fn wait_seconds() -> u64 {
    limits::MODEL_WAIT_SECONDS
}

fn counted() -> bool {
    true
}

fn english() -> Vec<String> {
    vec!["en".to_owned()]
}

fn first_rule() -> Rule {
    Rule::LatestAsOf
}
