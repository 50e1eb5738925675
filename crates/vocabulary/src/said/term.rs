//! The values that sentences are made of.
//!
//! Must not: hold a sentence of English. What is worded otherwise in another language is a word of a closed list, or said itself.

use super::Said;
use crate::words::words;
use crate::{Age, Sex, Status, TallyScope, Unit, VocabularyError, limits};
use serde::{Deserialize, Serialize};
use std::fmt::{self, Display};
use std::str::FromStr;

words! {
    /// What is counted in a sentence.
    Noun {
        /// Figures.
        Figure = "figure",
        /// Origins.
        Origin = "origin",
        /// Sources.
        Source = "source",
        /// Persons.
        Person = "person",
        /// Households.
        Household = "household",
        /// Families.
        Family = "family",
        /// Persons who still are what others were.
        Still = "still",
    }
}

impl Noun {
    /// One of it, and several, in English.
    pub fn english(self) -> (&'static str, &'static str) {
        match self {
            Noun::Figure => ("figure", "figures"),
            Noun::Origin => ("origin", "origins"),
            Noun::Source => ("source", "sources"),
            Noun::Person => ("person", "persons"),
            Noun::Household => ("household", "households"),
            Noun::Family => ("family", "families"),
            Noun::Still => ("more is", "more are"),
        }
    }
}

words! {
    /// What stands between values that are listed.
    Between {
        /// A comma.
        Comma = "comma",
        /// A semicolon.
        Semicolon = "semicolon",
    }
}

/// A value in a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Term {
    /// A number.
    Number(u64),
    /// A name, a day, a path, a number with its bounds: what is written the same in all languages.
    Text(String),
    /// Words of a source, in quotation marks.
    Quote(String),
    /// So many of something.
    Many(Noun, u64),
    /// What happened to people.
    Status(Status),
    /// What is counted, without its incident.
    Scope(Box<TallyScope>),
    /// What is said itself: a clause.
    Said(Box<Said>),
    /// Several values, and how many more there are.
    Several(Vec<Term>, u64, Between),
}

impl Term {
    /// What is written the same in all languages.
    pub fn text(told: impl Display) -> Term {
        Term::Text(told.to_string())
    }

    /// A number of whatever width; what does not fit is the largest.
    pub fn number(number: impl TryInto<u64>) -> Term {
        Term::Number(number.try_into().unwrap_or(u64::MAX))
    }

    /// So many of something.
    pub fn many(noun: Noun, number: impl TryInto<u64>) -> Term {
        Term::Many(noun, number.try_into().unwrap_or(u64::MAX))
    }

    /// What is counted, without its incident.
    pub fn scope(scope: &TallyScope) -> Term {
        Term::Scope(Box::new(scope.clone()))
    }

    /// The first few of many values, and how many more there are.
    pub fn several(mut terms: Vec<Term>, between: Between) -> Term {
        let more = terms.len().saturating_sub(limits::FINDING_NAMED_MAX);
        terms.truncate(limits::FINDING_NAMED_MAX);
        Term::Several(terms, more as u64, between)
    }

    /// All of few values.
    pub fn all(terms: Vec<Term>, between: Between) -> Term {
        Term::Several(terms, 0, between)
    }

    /// In English.
    pub(super) fn english(&self) -> String {
        match self {
            Term::Number(number) => number.to_string(),
            Term::Text(text) => text.clone(),
            Term::Quote(text) => format!("\"{text}\""),
            Term::Many(noun, 1) => format!("1 {}", noun.english().0),
            Term::Many(noun, number) => format!("{number} {}", noun.english().1),
            Term::Status(status) => status.to_string(),
            Term::Scope(scope) => counted(scope),
            Term::Said(said) => said.to_string(),
            Term::Several(terms, more, between) => {
                let between = if *between == Between::Comma { ", " } else { "; " };
                let mut all: Vec<String> = terms.iter().map(Term::english).collect();
                all.extend((*more > 0).then(|| format!("and {more} more")));
                all.join(between)
            }
        }
    }

    /// Hands each text of it to a function that may change it.
    pub(super) fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        match self {
            Term::Text(text) | Term::Quote(text) => change(text),
            Term::Said(said) => said.each_text(change),
            Term::Several(terms, ..) => terms.iter_mut().for_each(|term| term.each_text(change)),
            Term::Number(_) | Term::Many(..) | Term::Status(_) | Term::Scope(_) => {}
        }
    }
}

impl From<Said> for Term {
    fn from(said: Said) -> Term {
        Term::Said(Box::new(said))
    }
}

/// What is counted, in English: "people killed (women, civilian), identified only".
fn counted(scope: &TallyScope) -> String {
    let group = match (scope.sex, scope.age) {
        (Some(Sex::Female), Some(Age::Child)) => Some("girls"),
        (Some(Sex::Male), Some(Age::Child)) => Some("boys"),
        (Some(Sex::Female), _) => Some("women"),
        (Some(Sex::Male), _) => Some("men"),
        (None, Some(Age::Child)) => Some("children"),
        (None, Some(Age::Adult)) => Some("adults"),
        (None, _) => None,
    };
    let elderly = (scope.age == Some(Age::Elderly)).then_some("elderly");
    let groups: Vec<&str> =
        [group, elderly, scope.role.map(|role| role.word()), scope.nationality.as_deref()]
            .into_iter()
            .flatten()
            .collect();
    let unit = if scope.unit == Unit::Families { "families" } else { "people" };
    let groups = if groups.is_empty() { String::new() } else { format!(" ({})", groups.join(", ")) };
    let identified = if scope.identified { ", identified only" } else { "" };
    format!("{unit} {}{groups}{identified}", scope.status)
}
