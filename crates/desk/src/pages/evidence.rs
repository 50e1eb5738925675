//! What speaks for and against two records being of one person, as the engine told it when the registry was made.
//!
//! Must not: weigh anything anew.

use persons::link::{Explanation, FieldEvidence};
use vocabulary::{JudgedPair, Judgement, limits};

/// What speaks for and against, where the last build kept it.
pub(super) fn read(evidence: Option<&str>) -> Option<Explanation> {
    serde_json::from_str(evidence?).ok()
}

/// An explanation as bars around a middle, one for each field.
pub(super) struct Waterfall<'e> {
    pub(super) prior: String,
    pub(super) otherwise: &'e str,
    pub(super) bars: Vec<Bar<'e>>,
}

impl Waterfall<'_> {
    pub(super) fn of(explanation: &Explanation) -> Waterfall<'_> {
        Waterfall {
            prior: signed(explanation.prior_bits),
            otherwise: &explanation.otherwise,
            bars: explanation.fields.iter().map(Bar::of).collect(),
        }
    }
}

/// What one field says, as a bar around the middle.
pub(super) struct Bar<'e> {
    pub(super) field: &'e FieldEvidence,
    pub(super) bits: String,
    /// Where the bar begins and how wide it is, in parts of 100.
    pub(super) from: f64,
    pub(super) width: f64,
    pub(super) speaks_for: bool,
}

impl Bar<'_> {
    fn of(field: &FieldEvidence) -> Bar<'_> {
        let width = 50.0 * (field.bits.abs() / BITS_MAX).min(1.0);
        let speaks_for = field.bits >= 0.0;
        let from = if speaks_for { 50.0 } else { 50.0 - width };
        Bar { field, bits: signed(field.bits), from, width, speaks_for }
    }
}

/// So many bits fill half of the width.
const BITS_MAX: f64 = 14.0;

/// Bits with their sign.
fn signed(bits: f64) -> String {
    format!("{bits:+.1}")
}

/// What was judged: a key of the words.
pub(super) fn word(judgement: Judgement) -> &'static str {
    match judgement {
        Judgement::Same => "decision-judged-same",
        Judgement::Different => "decision-judged-different",
        Judgement::Unsure => "decision-judged-unsure",
    }
}

/// A reason as a form sends it, with what is said where none was given.
pub(super) fn reason(given: &str, none: &str) -> String {
    let reason: String = given.chars().take(limits::REASON_CHARS_MAX).collect();
    if reason.is_empty() { none.to_owned() } else { reason }
}

/// What stands in the ledger of the evidence of a pair: no value of a record.
pub(super) fn explained(judged: JudgedPair, evidence: Option<&Explanation>) -> JudgedPair {
    JudgedPair { explanation: evidence.map(Explanation::in_bits).unwrap_or_default(), ..judged }
}
