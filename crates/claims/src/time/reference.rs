//! Words for times that the calendar does not fix: "currently", "in the past", "for weeks", "several days".
//!
//! They are no dates: nothing can be placed by them. They tell that a state holds now, or held before. Must not: touch a
//! token of a time expression.

use super::Timex;
use super::length::Unit;
use crate::document::{Document, Kind};
use crate::lexicon::{Class, Classes};
use std::fmt;
use std::ops::Range;

/// What may stand between "the" and the unit of a length of unknown number.
const VAGUE: Classes = Classes::of(&[Class::Vague, Class::TimeShift, Class::Approx, Class::More]);
/// What leads to a unit in the plural that no number counts: "for weeks", "within minutes".
const LEADS: Classes = Classes::of(&[Class::TimeLink, Class::SpanLead]);

/// When a reference is, as far as it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sense {
    /// When the document speaks.
    Present,
    /// Before.
    Past,
    /// After.
    Future,
    /// So many of a unit that nobody counted.
    Length(Unit),
}

impl Sense {
    /// In the order of the class's values.
    const ALL: [Sense; 3] = [Sense::Present, Sense::Past, Sense::Future];
}

impl fmt::Display for Sense {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Sense::Present => f.write_str("PRESENT_REF"),
            Sense::Past => f.write_str("PAST_REF"),
            Sense::Future => f.write_str("FUTURE_REF"),
            Sense::Length(Unit::Second) => f.write_str("PTXS"),
            Sense::Length(Unit::Minute) => f.write_str("PTXM"),
            Sense::Length(Unit::Hour) => f.write_str("PTXH"),
            Sense::Length(Unit::Week | Unit::Fortnight) => f.write_str("PXW"),
            Sense::Length(Unit::Month) => f.write_str("PXM"),
            Sense::Length(Unit::Year | Unit::Decade | Unit::Century) => f.write_str("PXY"),
            Sense::Length(Unit::Day | Unit::Night | Unit::Weekend) => f.write_str("PXD"),
        }
    }
}

/// A reference to a time.
#[derive(Clone, Debug)]
pub(crate) struct Reference {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// When it is, as far as it tells.
    pub(crate) sense: Sense,
}

/// Finds the references of a document outside its time expressions, in order.
pub(crate) fn references(document: &Document, timexes: &[Timex]) -> Vec<Reference> {
    let classes = Classes::of(&[Class::TimeReference, Class::TimeShift, Class::TimeUnit]);
    let mut found: Vec<Reference> = Vec::new();
    let mut next = 0;
    for at in (0..document.tokens.len()).filter(|at| document.tokens[*at].classes.meets(classes)) {
        while timexes.get(next).is_some_and(|t| t.tokens.end <= at) {
            next += 1;
        }
        let taken = timexes.get(next).map_or(usize::MAX, |t| t.tokens.start);
        let floor = next.checked_sub(1).map_or(0, |last| timexes[last].tokens.end);
        let read = named(document, at).or_else(|| length(document, at, floor)).or_else(|| past(document, at));
        found.extend(read.filter(|r| r.tokens.end <= taken && floor <= r.tokens.start));
    }
    found
}

/// "now", "recently".
fn named(document: &Document, at: usize) -> Option<Reference> {
    let sense = Sense::ALL[usize::from(document.value(at, Class::TimeReference)?)];
    Some(Reference { tokens: at..at + 1, sense })
}

/// "the past" alone.
fn past(document: &Document, at: usize) -> Option<Reference> {
    let alone = document.folded(at).ends_with("past")
        && document.is(at, Class::TimeShift)
        && document
            .tokens
            .get(at + 1)
            .is_none_or(|next| next.kind != Kind::Word && next.kind != Kind::Number);
    let start = super::calendar::the_before(document, at);
    let whole = start < at || document.folded(at).starts_with("the ");
    (alone && whole).then_some(Reference { tokens: start..at + 1, sense: Sense::Past })
}

/// "several days", "recent weeks", "the past few months", "for years".
fn length(document: &Document, at: usize, floor: usize) -> Option<Reference> {
    let (unit, plural) = Unit::of(document, at)?;
    let vague = |at: usize| document.tokens[at].classes.meets(VAGUE) || document.reads(at, "recent");
    let first = (floor..at).rev().take_while(|at| vague(*at)).last().unwrap_or(at);
    let before = first.checked_sub(1)?;
    let led = document.tokens[before].classes.meets(LEADS);
    let stepped = document.is(at + 1, Class::TimeStep) || super::calendar::is_of(document, at + 1);
    let counted = document.tokens[before].kind == Kind::Number;
    (plural && !counted && (first < at || led || stepped)).then(|| Reference {
        tokens: super::calendar::the_before(document, first)..at + 1,
        sense: Sense::Length(unit),
    })
}
