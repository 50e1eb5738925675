//! Counts from a time that is told elsewhere: "since then", "since the ceasefire", "over the same period".
//!
//! Must not: count from an event that the document does not date.

use super::moment::Moment;
use super::period::until;
use super::role::Role;
use crate::document::{Document, Kind};
use crate::lexicon::Class;
use crate::time::Link;
use std::ops::Range;
use vocabulary::{Day, Edtf};

/// How far behind "since" what is counted from is looked for, in tokens.
const REACH: usize = 7;
/// How far an event stands before its date at most: "the ceasefire of 2 March", in tokens.
const DATED_TOKENS: usize = 4;

/// The moments that such words are.
pub(super) fn find(document: &Document, all: &[Moment], published: Option<Day>) -> Vec<Moment> {
    let mut found: Vec<Moment> = Vec::new();
    for (sentence, range) in document.sentences.iter().enumerate() {
        for at in range.tokens.clone() {
            let Some(tokens) = told(document, all, at, range.tokens.end) else { continue };
            let mut before = all.iter().filter(|m| m.tokens.end <= at);
            let counted = before.clone().chain(&found).rfind(|m| m.role == Role::Since);
            let from = match document.value(at, Class::TimeLink) {
                Some(_) if !document.reads(at + 1, "then") => dated(document, all, &tokens),
                _ => counted
                    .and_then(|m| m.begins)
                    .or_else(|| before.rfind(|m| m.role == Role::Event && m.value.is_some())?.value),
            };
            let Some(from) = from else { continue };
            let value = until(from, published);
            let begins = Some(from);
            found.push(Moment { tokens, sentence, role: Role::Since, value, begins, names_event: false });
        }
    }
    found
}

/// The words of "since then", "since the signing of the ceasefire" or "over the same period" at a token, where no
/// time expression stands in them.
fn told(document: &Document, all: &[Moment], at: usize, end: usize) -> Option<Range<usize>> {
    let same = document.reads(at, "period") && at >= 2 && document.folded(at - 1).ends_with("same");
    if same && !document.reads(at + 1, "of") {
        return Some(at - 1..at + 1);
    }
    if document.value(at, Class::TimeLink) != Some(Link::Since as u16) {
        return None;
    }
    let last = end.min(at + REACH);
    let timed = all.iter().any(|m| m.tokens.start > at && m.tokens.start <= last);
    let words = (at + 1..last).take_while(|k| document.tokens[*k].kind == Kind::Word).last()?;
    (!timed).then_some(at..words + 1)
}

/// The date that stands beside a noun of these words elsewhere: "the ceasefire of 2 March".
fn dated(document: &Document, all: &[Moment], tokens: &Range<usize>) -> Option<Edtf> {
    let is_noun =
        |at: &usize| document.is(*at, Class::Event) || document.tokens[*at].classes == Default::default();
    let nouns: Vec<&str> = tokens.clone().skip(1).filter(is_noun).map(|at| document.folded(at)).collect();
    let beside = |m: &&Moment| {
        let near = m.tokens.start.saturating_sub(DATED_TOKENS)..m.tokens.start;
        let named =
            near.clone().any(|at| nouns.contains(&document.folded(at)) && document.folded(at).len() > 3);
        named && (m.value.is_some() || m.begins.is_some())
    };
    let found = all.iter().find(beside)?;
    match found.role {
        Role::Since => found.begins,
        _ => found.value,
    }
}
