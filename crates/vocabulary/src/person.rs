//! Records of people, and the persons they are judged to be.
//!
//! Must not: merge or compare. That is the work of the stage `persons`.

use crate::VocabularyError;
use crate::words::words;
use crate::{Cause, Chance, ClaimRef, Digest, Edtf, Protection, RecordKey, Sex, Status};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// One row of a list, or one victim whom a document names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// What stays the same when its source is released anew.
    pub key: RecordKey,
    /// The source it stands in.
    pub source: Digest,
    /// The row as people count it, or the figure that names the victim.
    pub row: String,
    /// The name as written.
    pub name: String,
    /// Age in years at the time of the incident, where said.
    pub age: Option<u16>,
    /// When it happened to them, where said.
    pub when: Option<Edtf>,
    /// The claim that names the person, where it is a document's.
    pub claim: Option<ClaimRef>,
    /// Female or male, where said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// The day of birth, as precise as given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born: Option<Edtf>,
    /// Numbers that authorities gave the person, as written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<String>,
    /// Where it happened, where said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// What happened to the person, where the list says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// What the person died of, where the list says so in a category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
    /// What the person was under the law of war, where the list says so in a category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protection: Option<Protection>,
    /// The household that the person belonged to, as the list writes it; it means nothing outside the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub household: Option<String>,
    /// Names of parents and grandfather, where the list has columns of them. They are names, and often of the living: they are
    /// withheld whatever a case publishes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kin: Option<Box<Kin>>,
    /// The digest of all that the row says: another one means that it was changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Digest>,
}

impl Record {
    /// A record of which no more is known than where it stands and what name.
    pub fn of(key: RecordKey, source: Digest, row: impl Into<String>, name: impl Into<String>) -> Record {
        let (row, name) = (row.into(), name.into());
        Record {
            key,
            source,
            row,
            name,
            age: None,
            when: None,
            claim: None,
            sex: None,
            born: None,
            numbers: Vec::new(),
            place: None,
            status: None,
            cause: None,
            protection: None,
            household: None,
            kin: None,
            said: None,
        }
    }
}

/// The names by which a list ties a person to parents and to brothers and sisters, each as written, where it has a column of
/// its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kin {
    /// The person's own given name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
    /// The father's given name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub father: Option<String>,
    /// The given name of the father's father.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grandfather: Option<String>,
    /// The family name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// The mother's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mother: Option<String>,
}

impl Kin {
    /// These names, where they tell of anybody but the person.
    pub fn told(self) -> Option<Box<Kin>> {
        let of_others = self.father.is_some() || self.grandfather.is_some() || self.mother.is_some();
        of_others.then(|| Box::new(self))
    }
}

/// One human being in the registry: the records judged to be the same individual.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Unique in the case; holds no name, and stays as long as the first record does.
    pub id: String,
    /// The records behind it; never empty.
    pub records: Vec<Record>,
    /// Why each record after the first is of the same human being, in their order.
    pub reasons: Vec<String>,
    /// The chance of the weakest link that holds the records together; `None` where nothing had to be weighed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weakest: Option<Chance>,
    /// The incident it belongs to, by its id, where day and place tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<String>,
}

words! {
    /// Whether two records are of one human being.
    Judgement {
        /// One and the same.
        Same = "same",
        /// Two different people.
        Different = "different",
        /// Looked at and left open.
        Unsure = "unsure",
    }
}

/// A value that may be unknown, known to be none, or kept back: three different things.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Disclosed<T> {
    /// Known, and may be published.
    Known(T),
    /// Known to be none.
    None,
    /// Not known.
    Unknown,
    /// Known, and not for publication.
    Withheld,
}
