//! A case: all that is recorded about one incident, conflict or disaster, as `case.toml` declares it.
//!
//! Must not: touch the disk. The custody reads and writes the file.

use crate::words::words;
use crate::{
    Aggregate, ColumnMap, EstimateMethod, Incident, Population, ReviewSettings, Rule, RuleChoices, RuleFor,
    RuleSettings, SdgSettings, Status, Stratification, limits,
};

use crate::VocabularyError;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

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
    /// A rule of its own for some counts.
    #[serde(default, rename = "rule-for", skip_serializing_if = "Vec::is_empty")]
    pub rules_for: Vec<RuleFor>,
    /// What rules need to know of the case.
    #[serde(default, skip_serializing_if = "RuleSettings::is_empty")]
    pub rules: RuleSettings,
    /// The incidents, where they are declared; others are found from the claims.
    #[serde(default, rename = "incident")]
    pub incidents: Vec<Incident>,
    /// How documents are read, where the case settles it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reader: Option<ReaderSettings>,
    /// The lists of the folder `lists`, by their names there.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub lists: BTreeMap<String, ListSettings>,
    /// What may be published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publish: Option<PublishSettings>,
    /// How pairs of records are reviewed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<ReviewSettings>,
    /// What is estimated of the registry and published. An estimate is a deliberate act: without this table there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub estimate: Option<EstimateSettings>,
    /// How many people lived there, for rates.
    #[serde(default, rename = "population", skip_serializing_if = "Vec::is_empty")]
    pub populations: Vec<Population>,
    /// What the table of SDG 16.1.2 is made of, where the case asks for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sdg: Option<SdgSettings>,
    /// Totals over many deaths without their names.
    #[serde(default, rename = "aggregate", skip_serializing_if = "Vec::is_empty")]
    pub aggregates: Vec<Aggregate>,
    /// The rules that people chose since, by the ledger: not of `case.toml`, and never written there.
    #[serde(skip)]
    pub chosen: RuleChoices,
}

impl Case {
    /// What may be published of persons.
    pub fn persons_published(&self) -> PersonsPolicy {
        self.publish.as_ref().map(|publish| publish.persons).unwrap_or_default()
    }

    /// How pairs of records are reviewed.
    pub fn reviewed(&self) -> ReviewSettings {
        self.review.unwrap_or_default()
    }

    /// The model that may propose figures, where the case names one.
    pub fn model(&self) -> Option<&ModelSettings> {
        self.reader.as_ref()?.model.as_ref()
    }
}

/// What is settled about a list: `[lists."NAME"]`, where NAME is its path in the folder `lists`, with `#SHEET` where the
/// file has several.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListSettings {
    /// Whether the list holds nobody twice: two of its rows are then never put together.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub distinct: bool,
    /// What happened to those on it, where no column says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// The list of which it is a later release.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub release_of: Option<String>,
    /// What its columns hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub columns: Option<ColumnMap>,
}

/// What is estimated, from which lists and how: `[estimate]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EstimateSettings {
    /// The lists that are used, by their names in the folder `lists`; all where none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<String>,
    /// The methods; those of the contract where none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub methods: Vec<EstimateMethod>,
    /// Only persons of this incident.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<String>,
    /// Only persons to whom this happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// What persons are told apart by, each by itself: an estimate for every month, for every group of sex and age.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub strata: Vec<Stratification>,
    /// What all chance is drawn from.
    #[serde(default = "first_seed")]
    pub seed: u64,
    /// How many bootstrap samples; 0 for none.
    #[serde(default)]
    pub bootstrap: u64,
    /// Over how many registries that might be true; 0 for the one that is kept alone.
    #[serde(default)]
    pub linkages: u64,
}

impl Default for EstimateSettings {
    fn default() -> EstimateSettings {
        EstimateSettings {
            lists: Vec::new(),
            methods: Vec::new(),
            incident: None,
            status: None,
            strata: Vec::new(),
            seed: first_seed(),
            bootstrap: 0,
            linkages: 0,
        }
    }
}

fn first_seed() -> u64 {
    1
}

/// What may be published: `[publish]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishSettings {
    /// Of persons: `[publish.persons]`.
    #[serde(default)]
    pub persons: PersonsPolicy,
    /// The fewest persons of a cell of whom no warning is given before publishing.
    #[serde(default = "small_cell")]
    pub small_cell: u64,
    /// The fewest deaths behind a rate.
    #[serde(default = "small_rate")]
    pub small_rate: u64,
}

impl Default for PublishSettings {
    fn default() -> PublishSettings {
        PublishSettings {
            persons: PersonsPolicy::default(),
            small_cell: small_cell(),
            small_rate: small_rate(),
        }
    }
}

fn small_cell() -> u64 {
    limits::SMALL_CELL_MIN
}

fn small_rate() -> u64 {
    limits::SMALL_RATE_MIN
}

/// What may be published of the persons of lists. All is withheld unless the case says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonsPolicy {
    /// Their names.
    #[serde(default = "withheld")]
    pub names: Publishing,
    /// The exact days of their births.
    #[serde(default = "withheld")]
    pub births: Publishing,
    /// The numbers that authorities gave them.
    #[serde(default = "withheld")]
    pub numbers: Publishing,
}

impl Default for PersonsPolicy {
    fn default() -> PersonsPolicy {
        PersonsPolicy { names: withheld(), births: withheld(), numbers: withheld() }
    }
}

words! {
    /// Whether something may be published.
    Publishing {
        /// It may not.
        Withheld = "withheld",
        /// It may.
        Published = "published",
    }
}

fn withheld() -> Publishing {
    Publishing::Withheld
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
