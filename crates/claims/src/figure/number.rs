//! Number phrases: a number with what bounds it or blurs it, as a count.
//!
//! Must not: ask what is counted. That is the noun's business.

pub(crate) use super::cardinal::cardinal;
use super::cardinal::{decimals_of, scale_behind, scaled};
use super::fraction::{self, Fraction};
use crate::document::{Document, Kind};
use crate::lexicon::Class;
use std::ops::Range;
use vocabulary::{Count, Precision};

/// How a number phrase is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberKind {
    /// A number as such.
    Plain,
    /// "no", "none": nobody.
    Zero,
    /// A share of a whole still to be found.
    Share(Fraction),
}

/// A number phrase.
#[derive(Clone, Debug)]
pub(crate) struct Number {
    /// Its tokens, approximator included.
    pub(crate) tokens: Range<usize>,
    /// Its bounds.
    pub(crate) count: Count,
    /// How it is to be taken.
    pub(crate) kind: NumberKind,
    /// Written in digits.
    pub(crate) digits: bool,
}

/// What vague words above the range of the pack's values stand for.
const LARGE_VAGUE: [u64; 2] = [200_000, 2_000_000];

/// The number phrase that begins at a token, if one does.
pub(crate) fn at(document: &Document, start: usize, end: usize) -> Option<Number> {
    if !opens(document, start) {
        return None;
    }
    let (precision, next) = approximators(document, start, end)?;
    let digits = document.tokens[next].kind == Kind::Number;
    let done =
        |to: usize, count: Count, kind: NumberKind| Some(Number { tokens: start..to, count, kind, digits });
    if let Some((low, to)) = vague(document, next, end) {
        let low = if precision == Precision::MoreThan { low + 1 } else { low };
        return done(to, Count::bounded(low, Precision::Vague), NumberKind::Plain);
    }
    if document.is(next, Class::Zero) && next < end {
        return (start == next).then(|| done(next + 1, Count::exact(0), NumberKind::Zero)).flatten();
    }
    if let Some((range, to)) = range(document, next, end) {
        return done(to, range, NumberKind::Plain);
    }
    let value = cardinal(document, next, end);
    // "half a dozen" is six, "half of them" a share.
    let share =
        fraction::at(document, next, end).filter(|(_, to)| value.is_none_or(|(_, after)| after < *to));
    if let Some((share, to)) = share {
        return done(to, Count::bounded(0, Precision::About), NumberKind::Share(share));
    }
    let (value, to) = value.or_else(|| alone(document, start, next, end))?;
    // "120 per cent": no share, and no number of people.
    if document.reads(to, "%") || document.reads(to, "per cent") || document.reads(to, "percent") {
        return None;
    }
    let to = again_in_brackets(document, value, to, end);
    if let Some((high, to)) =
        upper_bound(document, to, end).filter(|(high, _)| precision == Precision::AtLeast && *high > value)
    {
        return done(to, Count::new(value, Some(high), Precision::Range).ok()?, NumberKind::Plain);
    }
    let (precision, to) = bound_behind(document, to, end).unwrap_or((precision, to));
    done(to, Count::bounded(value, precision), NumberKind::Plain)
}

/// Whether a number phrase may begin at a token; most tokens are told by this one look.
fn opens(document: &Document, start: usize) -> bool {
    let classes = [
        Class::Approx,
        Class::Share,
        Class::Vague,
        Class::Zero,
        Class::Indefinite,
        Class::Cardinal,
        Class::Scale,
        Class::Bundle,
        Class::Ordinal,
    ];
    let token = document.tokens.get(start);
    token.is_some_and(|t| t.kind == Kind::Number || t.classes.has_any(&classes))
        || matches!(document.folded(start), "between" | "from")
}

/// The words before a number that bound or blur it, and the token after them.
fn approximators(document: &Document, start: usize, end: usize) -> Option<(Precision, usize)> {
    let (mut precision, mut next) = (Precision::Exact, start);
    while next < end && document.is(next, Class::Approx) {
        precision = stronger(precision, precision_of(document, next, Class::Approx)?);
        next += 1;
    }
    Some((precision, next))
}

/// "40-odd", "30 or more": what stands behind a number bounds it.
pub(super) fn bound_behind(document: &Document, at: usize, end: usize) -> Option<(Precision, usize)> {
    let bound = at + usize::from(document.reads(at, "-"));
    let precision = || precision_of(document, bound, Class::ApproxAfter);
    (bound < end && document.is(bound, Class::ApproxAfter)).then(precision).flatten().map(|p| (p, bound + 1))
}

fn precision_of(document: &Document, token: usize, class: Class) -> Option<Precision> {
    Precision::ALL.get(usize::from(document.value(token, class)?)).copied()
}

/// "at least some 40" is at least 40: the bound outweighs the blur.
fn stronger(first: Precision, second: Precision) -> Precision {
    if second == Precision::About && first != Precision::Exact { first } else { second }
}

/// "dozens of", "hundreds, if not thousands, of": the least that is meant, and the token after.
fn vague(document: &Document, at: usize, end: usize) -> Option<(u64, usize)> {
    let least = |at: usize| {
        let value = document.value(at, Class::Vague).filter(|_| at < end)?;
        let large = || LARGE_VAGUE[usize::from(value - 60_001).min(1)];
        Some(if value > 60_000 { large() } else { u64::from(value) })
    };
    let low = least(at)?;
    let comma = usize::from(document.reads(at + 1, ","));
    let mut next = at + 1 + comma;
    while next < end && is_hedge(document, next) {
        next += 1;
    }
    let linked = next > at + 1 + comma && !(comma > 0 && document.reads(at + 2, "and"));
    if !linked || least(next).is_none_or(|more| more < low) {
        return Some((low, at + 1));
    }
    let comma = usize::from(comma > 0 && document.reads(next + 1, ","));
    let of = usize::from(document.reads(next + 1 + comma, "of"));
    Some((low, next + 1 + if of > 0 { comma + of } else { 0 }))
}

/// The words of "hundreds, if not thousands", "dozens upon dozens", "at least 30 and possibly as many as 40".
fn is_hedge(document: &Document, at: usize) -> bool {
    let words =
        ["and", "or", "upon", "if", "not", "even", "perhaps", "possibly", "maybe", "probably", "but", "to"];
    words.contains(&document.folded(at))
}

/// "some dozen people", "the dozen dead", "another hundred": the word for many alone, where something leads to it.
fn alone(document: &Document, start: usize, at: usize, end: usize) -> Option<(u64, usize)> {
    let leads = [Class::Determiner, Class::More];
    let led = at > start || start > 0 && document.tokens[start - 1].classes.has_any(&leads);
    let size = match document.folded(at) {
        "dozen" => 12,
        "hundred" => 100,
        "thousand" => 1000,
        _ => return None,
    };
    (led && at < end).then_some((size, at + 1))
}

/// "twelve (12) persons": the same number again in brackets, as lawyers write it.
fn again_in_brackets(document: &Document, value: u64, to: usize, end: usize) -> usize {
    let again = document.reads(to, "(").then(|| cardinal(document, to + 1, end)).flatten();
    again
        .filter(|(same, close)| *same == value && document.reads(*close, ")"))
        .map_or(to, |(_, close)| close + 1)
}

/// "at least 30 and as many as 40", "at least 30 but no more than 40": the other bound.
fn upper_bound(document: &Document, at: usize, end: usize) -> Option<(u64, usize)> {
    let mut next = at + usize::from(document.reads(at, ","));
    let from = next;
    while next < end && is_hedge(document, next) {
        next += 1;
    }
    let (precision, number) = approximators(document, next, end).filter(|_| next > from)?;
    cardinal(document, number, end).filter(|_| precision == Precision::AtMost)
}

/// "between 30 and 40", "30 to 40", "30–40", "from 500 to 1,000", "three or four".
fn range(document: &Document, at: usize, end: usize) -> Option<(Count, usize)> {
    let between = document.reads(at, "between");
    let from = document.reads(at, "from") && spans(document, at);
    let lead = usize::from(between || from);
    let (low, next) = range_start(document, at + lead, end)?;
    let joined = if between {
        document.reads(next, "and")
    } else {
        matches!(document.folded(next), "to" | "or" | "-" | "–" | "—")
    };
    // "rose by six to 58": from an addition to a total is no range.
    let added = at > 0 && document.reads(at - 1, "by") && document.reads(next, "to");
    // "30 or even 40"
    let hedge = usize::from(document.reads(next, "or") && is_hedge(document, next + 1));
    let (high, to) = cardinal(document, next + 1 + hedge, end).filter(|_| next < end && joined && !added)?;
    let low = match low {
        Low::Whole(value) => value * scale_for_both(document, value, at + lead..next, high, to),
        Low::Decimal(power, value) if document.value(to - 1, Class::Scale) == Some(power) => value,
        Low::Decimal(..) => return None,
    };
    (low < high || between)
        .then(|| Count::new(low, Some(high), Precision::Range).ok())
        .flatten()
        .map(|count| (count, to))
}

/// The lower end of a range.
enum Low {
    /// As it is read by itself.
    Whole(u64),
    /// "1.5 to 2 million": a power of ten that must stand behind the upper end, and the value with it.
    Decimal(u16, u64),
}

fn range_start(document: &Document, at: usize, end: usize) -> Option<(Low, usize)> {
    if let Some((value, next)) = cardinal(document, at, end) {
        return Some((Low::Whole(value), next));
    }
    let text = document.tokens.get(at).filter(|t| t.kind == Kind::Number).map(|_| document.words(at))?;
    let power = (at + 2..end.min(at + 5)).find_map(|k| scale_behind(document, k, end))?;
    let (whole, decimals) = decimals_of(text, true);
    let value = scaled(whole.parse().ok()?, decimals, power)?;
    Some((Low::Decimal(power, value), at + 1))
}

/// "two to three dozen", "15 to 20 thousand", "8-10,000": what is said of the upper end alone holds for both.
fn scale_for_both(document: &Document, low: u64, words: Range<usize>, high: u64, to: usize) -> u64 {
    let sized = |k: usize| document.is(k, Class::Scale) || document.is(k, Class::Bundle);
    let (last, digits) = (to - 1, document.tokens[to - 1].kind == Kind::Number);
    let scale = if words.clone().any(sized) {
        1
    } else if sized(last) {
        let power = document.value(last, Class::Scale).map(u32::from).and_then(|p| 10u64.checked_pow(p));
        power.or(document.value(last, Class::Bundle).map(u64::from)).unwrap_or(1)
    } else if digits && low < 1000 && high.is_multiple_of(1000) {
        1000
    } else {
        1
    };
    if low.checked_mul(scale).is_some_and(|low| low < high) { scale } else { 1 }
}

/// Whether "from" opens a range ("killed from 500 to 1,000 people") and no change ("rose from 500 to 1,000").
fn spans(document: &Document, from: usize) -> bool {
    let Some(before) = from.checked_sub(1) else { return true };
    let word = document.folded(before);
    document.tokens[before].kind == Kind::Break
        || document.tokens[before].classes.has_any(&[Class::That, Class::Active])
        || matches!(word, "anywhere" | "anything" | "somewhere" | "of" | "at")
        || word.starts_with("rang")
        || word.starts_with("var")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(u64, Option<u64>, Precision, usize)> {
        let pack = crate::packs::english().unwrap();
        let document = Document::new(text, &pack.lexicon);
        let number = at(&document, 0, document.tokens.len())?;
        let count = number.count;
        Some((count.low(), count.high(), count.precision(), number.tokens.end))
    }

    #[test]
    fn approximators_bound() {
        assert_eq!(read("at least 34 people").unwrap(), (34, None, Precision::AtLeast, 2));
        assert_eq!(read("41,200-plus people").unwrap(), (41_200, None, Precision::AtLeast, 3));
        assert_eq!(read("between 30 and 40 men").unwrap(), (30, Some(40), Precision::Range, 4));
        assert_eq!(read("140–150 people").unwrap(), (140, Some(150), Precision::Range, 3));
        assert_eq!(read("no more than 35").unwrap(), (0, Some(35), Precision::AtMost, 2));
        assert_eq!(read("dozens of people").unwrap(), (24, None, Precision::Vague, 1));
        assert_eq!(read("hundreds of thousands").unwrap(), (200_000, None, Precision::Vague, 1));
    }

    #[test]
    fn what_is_no_count_is_none() {
        for text in ["12:50 bus", "1.5", "99999999999999999999999", "and"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
