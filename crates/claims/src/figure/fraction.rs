//! Shares of a whole: "two thirds", "three in ten", "40 per cent".
//!
//! Must not: look for the whole. That is the business of `part`.

use super::cardinal::cardinal;
use crate::document::Document;
use crate::lexicon::Class;

/// So many of so many equal parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fraction {
    parts: u64,
    of: u64,
}

/// The most parts that a share in words divides a whole into.
const OF_MAX: u64 = 100;

impl Fraction {
    /// A share of so many parts; `None` where it would be more than all.
    pub(super) fn new(parts: u64, of: u64) -> Option<Fraction> {
        (parts > 0 && parts <= of).then_some(Fraction { parts, of })
    }

    /// So much of a total, to the nearest one.
    pub(crate) fn of_total(self, total: u64) -> u64 {
        (total.saturating_mul(self.parts) + self.of / 2) / self.of
    }
}

/// The share that begins at a token, and the token after it.
pub(super) fn at(document: &Document, start: usize, end: usize) -> Option<(Fraction, usize)> {
    if start >= end {
        return None;
    }
    let named = document.value(start, Class::Share).map(u64::from);
    if let Some(share) = named.and_then(|value| Fraction::new(value / OF_MAX, value % OF_MAX)) {
        return Some((share, start + 1));
    }
    // "a sixth of them"; "a sixth was beaten to death" is one more person.
    let of = |at: usize| at < end && document.folded(at).starts_with("of");
    let article = document.folded(start).starts_with('a');
    if let Some(parts) = document.value(start, Class::Ordinal).filter(|_| article && of(start + 1)) {
        return Some((Fraction::new(1, u64::from(parts))?, start + 1));
    }
    let (parts, next) = cardinal(document, start, end)?;
    let sign = next < end && document.words(next) == "%";
    if sign || document.reads(next, "per cent") || document.reads(next, "percent") {
        return Some((Fraction::new(parts, 100)?, next + 1));
    }
    let next = next + usize::from(document.reads(next, "-"));
    // "three fifths", "one-sixth of"
    let fifths = document.value(next, Class::Share).map(u64::from).filter(|value| *value < OF_MAX);
    let sixth = document.value(next, Class::Ordinal).map(u64::from).filter(|_| parts == 1 && of(next + 1));
    if let Some(whole) = fifths.or(sixth).filter(|_| next < end) {
        return Some((Fraction::new(parts, whole)?, next + 1));
    }
    // "seven in ten of", "one out of every five of"
    let joins = document.reads(next, "in") || document.reads(next, "out of");
    let out = usize::from(document.reads(next, "out") && document.reads(next + 1, "of"));
    let every = usize::from(document.reads(next + 1 + out, "every"));
    let (whole, to) = cardinal(document, next + 1 + out + every, end).filter(|_| joins || out > 0)?;
    let share = whole <= OF_MAX && parts < whole && of(to);
    Fraction::new(parts, whole).filter(|_| share).map(|share| (share, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_worked_out_exactly() {
        let pack = crate::packs::english().unwrap();
        for (text, of_3108) in [
            ("half of them", 1554),
            ("two thirds of the 3,108", 2072),
            ("two-thirds of the 3,108", 2072),
            ("three fifths of them", 1865),
            ("a sixth of them", 518),
            ("one-eighth of them", 389),
            ("62 per cent of them", 1927),
            ("nine in ten of them", 2797),
            ("one out of every four of them", 777),
        ] {
            let document = Document::new(text, &pack.lexicon);
            let share = at(&document, 0, document.tokens.len()).unwrap_or_else(|| panic!("{text}")).0;
            assert_eq!(share.of_total(3108), of_3108, "{text}");
        }
        for text in ["three in the town", "a sixth was killed", "12 in 2019", "fifths", "120 per cent"] {
            let document = Document::new(text, &pack.lexicon);
            assert!(at(&document, 0, document.tokens.len()).is_none(), "{text}");
        }
    }
}
