//! Who read a figure out of its words.
//!
//! Must not: say who vouches for it. That is the attribution.

use crate::Hand;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Who read a figure: the grammar, or a model whose proposal was accepted.
///
/// ```
/// use vocabulary::ReadBy;
/// assert_eq!(ReadBy::default().model(), None);
/// assert_eq!(ReadBy::Model("small".into()).model(), Some("small"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadBy {
    /// The grammar.
    #[default]
    Grammar,
    /// A model of this name proposed it; its words, number and what happened were then checked by the grammar.
    Model(Arc<str>),
    /// A person: corrected by hand, or added.
    Person(Arc<Hand>),
}

impl ReadBy {
    /// The name of the model that proposed it, where one did.
    pub fn model(&self) -> Option<&str> {
        match self {
            ReadBy::Grammar | ReadBy::Person(_) => None,
            ReadBy::Model(name) => Some(name),
        }
    }

    /// How a person came to it, where one did.
    pub fn hand(&self) -> Option<&Hand> {
        match self {
            ReadBy::Person(hand) => Some(hand),
            ReadBy::Grammar | ReadBy::Model(_) => None,
        }
    }

    /// Whether neither a model nor a person had a part in it.
    pub fn is_grammar(&self) -> bool {
        *self == ReadBy::Grammar
    }
}
