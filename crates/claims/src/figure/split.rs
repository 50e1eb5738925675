//! Verbs split by what they take: "let eleven people go", "took 12 men prisoner", "beat two of them to death".
//!
//! The pack has such a verb as one phrase; here its two halves are put together. Must not: look farther than the words
//! right before and right behind the mention.

use super::antecedent::fate_at;
use super::bind::{Bound, How};
use super::mention::Mention;
use crate::document::{Document, Kind};
use crate::ground::Rule;
use crate::lexicon::Class;
use vocabulary::Status;

/// The longest second half of a verb, in tokens.
const SECOND_MAX: usize = 3;

/// What the verb around a mention does to it.
pub(super) fn around(document: &Document, mention: &Mention) -> Option<Bound> {
    let first = document.sentences[mention.sentence].tokens.start;
    let verb = (first..mention.outer.start).rev().find(|k| !document.is(*k, Class::Adverb))?;
    let from = mention.end();
    if document.tokens[verb].kind != Kind::Word || document.is(from, Class::And) {
        return None;
    }
    let found = (from + 1..=from + SECOND_MAX).rev().find_map(|to| {
        let halves = std::iter::once(verb).chain(from..to);
        document.phrase_of(halves, Class::Active)
    })?;
    let status = *Status::ALL.get(usize::from(found))?;
    // "sent two families home": only captives are set free by it.
    let captive = mention.tokens.clone().any(|k| fate_at(document, k) == Some(Status::Captured));
    if status == Status::Released && document.reads(from, "home") && !captive {
        return None;
    }
    Some(Bound { status, how: How::Object, cue: verb, rule: Rule::VerbAround, mended: None })
}
