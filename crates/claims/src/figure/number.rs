//! Number phrases: digits, words, ranges, vague words and their approximators, as bounds.
//!
//! Must not: ask what is counted. That is the noun's business.

use crate::document::{Document, Kind, digit};
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
    /// A share of a whole still to be found, in hundredths.
    Share(u64),
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
    let mut next = start;
    if !opens(document, start) {
        return None;
    }
    let mut precision = Precision::Exact;
    while next < end && document.is(next, Class::Approx) {
        precision = stronger(precision, precision_of(document, next, Class::Approx)?);
        next += 1;
    }
    // A quotation mark may part the approximator from its number: “dozens” of residents.
    let digits = document.tokens.get(next).is_some_and(|t| t.kind == Kind::Number);
    let done =
        |to: usize, count: Count, kind: NumberKind| Some(Number { tokens: start..to, count, kind, digits });
    if let Some((range, to)) = between(document, next, end) {
        return done(to, range, NumberKind::Plain);
    }
    if let Some(value) = document.value(next, Class::Share).filter(|_| next < end) {
        if let Some(bundle) =
            document.value(next + 2, Class::Bundle).filter(|_| document.is(next + 1, Class::Indefinite))
        {
            let half = u64::from(bundle) * u64::from(value) / 100;
            return done(next + 3, Count::bounded(half, precision), NumberKind::Plain);
        }
        return done(
            next + 1,
            Count::bounded(u64::from(value), Precision::About),
            NumberKind::Share(u64::from(value)),
        );
    }
    if let Some(value) = document.value(next, Class::Vague).filter(|_| next < end) {
        let least =
            if value > 60_000 { LARGE_VAGUE[usize::from(value - 60_001).min(1)] } else { u64::from(value) };
        let least = if precision == Precision::MoreThan { least + 1 } else { least };
        return done(next + 1, Count::bounded(least, Precision::Vague), NumberKind::Plain);
    }
    if document.is(next, Class::Zero) && next < end {
        return (start == next).then(|| done(next + 1, Count::exact(0), NumberKind::Zero)).flatten();
    }
    let (value, mut to) = cardinal(document, next, end)?;
    if document.words(to.min(document.tokens.len() - 1)) == "%" && to < end
        || document.reads(to, "per cent")
        || document.reads(to, "percent")
    {
        return (value <= 100)
            .then(|| done(to + 1, Count::bounded(value, Precision::About), NumberKind::Share(value)))?;
    }
    if let Some((high, after)) = range_end(document, to, end).filter(|(high, _)| *high > value) {
        let count = Count::new(value, Some(high), Precision::Range).ok()?;
        return done(after, count, NumberKind::Plain);
    }
    let hyphen = usize::from(document.reads(to, "-"));
    if to + hyphen < end && document.is(to + hyphen, Class::ApproxAfter) {
        precision = precision_of(document, to + hyphen, Class::ApproxAfter)?;
        to += hyphen + 1;
    }
    done(to, Count::bounded(value, precision), NumberKind::Plain)
}

/// Whether a number phrase may begin at a token; most tokens are told by this one look.
fn opens(document: &Document, start: usize) -> bool {
    let classes =
        [Class::Approx, Class::Share, Class::Vague, Class::Zero, Class::Indefinite, Class::Cardinal];
    let token = document.tokens.get(start);
    token.is_some_and(|t| t.kind == Kind::Number || t.classes.has_any(&classes))
        || document.reads(start, "between")
}

fn precision_of(document: &Document, token: usize, class: Class) -> Option<Precision> {
    Precision::ALL.get(usize::from(document.value(token, class)?)).copied()
}

/// "at least some 40" is at least 40: the bound outweighs the blur.
fn stronger(first: Precision, second: Precision) -> Precision {
    if second == Precision::About && first != Precision::Exact { first } else { second }
}

/// "between 30 and 40".
fn between(document: &Document, at: usize, end: usize) -> Option<(Count, usize)> {
    if !document.reads(at, "between") {
        return None;
    }
    let (low, next) = cardinal(document, at + 1, end)?;
    let (high, to) = cardinal(document, next + 1, end).filter(|_| document.reads(next, "and"))?;
    Some((Count::new(low, Some(high), Precision::Range).ok()?, to))
}

/// The upper end of "30 to 40", "30–40", "three or four".
fn range_end(document: &Document, at: usize, end: usize) -> Option<(u64, usize)> {
    let joined = at < end && matches!(document.folded(at), "to" | "or" | "-" | "–" | "—");
    joined.then(|| cardinal(document, at + 1, end)).flatten()
}

/// A whole number in digits or words, and the token after it.
pub(crate) fn cardinal(document: &Document, start: usize, end: usize) -> Option<(u64, usize)> {
    let opens = [Class::Indefinite, Class::Cardinal];
    if !document.tokens.get(start).is_some_and(|t| t.kind == Kind::Number || t.classes.has_any(&opens)) {
        return None;
    }
    let (mut total, mut part, mut next) = (0u64, None::<u64>, start);
    if document.is(next, Class::Indefinite) && next + 1 < end {
        let counted = document.is(next + 1, Class::Scale) || document.is(next + 1, Class::Bundle);
        if !counted {
            return None;
        }
        part = Some(1);
        next += 1;
    }
    while next < end {
        if document.tokens[next].kind == Kind::Number && part.is_none() && total == 0 {
            let (value, used) = digits(document, next, end)?;
            part = Some(value);
            next += used;
        } else if let Some(value) = document.value(next, Class::Cardinal).map(u64::from) {
            match part {
                None => part = Some(value),
                Some(so_far) if value < 10 && so_far % 100 >= 20 && so_far % 10 == 0 => {
                    part = Some(so_far + value)
                }
                Some(so_far) if so_far % 100 == 0 && so_far > 0 && value < 100 => part = Some(so_far + value),
                Some(_) => break,
            }
            next += 1;
        } else if let Some(power) = document.value(next, Class::Scale) {
            if part.is_none() {
                break;
            }
            let scaled = part?.checked_mul(10u64.checked_pow(u32::from(power))?)?;
            if power == 2 {
                part = Some(scaled);
            } else {
                total = total.checked_add(scaled)?;
                part = None;
            }
            next += 1;
        } else if let Some(size) = document.value(next, Class::Bundle) {
            part = Some(part?.checked_mul(u64::from(size))?);
            next += 1;
            break;
        } else if links(document, next, part) {
            next += 1;
        } else {
            break;
        }
    }
    (next > start && (part.is_some() || total > 0)).then(|| (total + part.unwrap_or(0), next))
}

/// The hyphen of "forty-one" and the "and" of "two hundred and four".
fn links(document: &Document, at: usize, part: Option<u64>) -> bool {
    let hyphen = document.reads(at, "-") && document.tokens[at].glued;
    let tens = part.is_some_and(|p| p % 10 == 0 && p % 100 != 0);
    let hundreds = part.is_some_and(|p| p >= 100 && p % 100 == 0);
    document.is(at + 1, Class::Cardinal) && (hyphen && tens || document.reads(at, "and") && hundreds)
}

/// The value of a number in digits, with a scale word after it where its decimals need one.
fn digits(document: &Document, at: usize, end: usize) -> Option<(u64, usize)> {
    let text = document.words(at);
    if text.contains(':') {
        return None;
    }
    let scale = document.value(at + 1, Class::Scale).filter(|_| at + 1 < end);
    let (whole, decimals) = match text.rsplit_once('.') {
        Some((whole, decimals))
            if text.matches('.').count() == 1
                && !(decimals.chars().count() == 3
                    && whole.len() <= 3
                    && scale.is_none()
                    && whole != "0") =>
        {
            (whole, decimals)
        }
        _ => (text, ""),
    };
    if !grouped_rightly(whole) {
        return None;
    }
    let number =
        |part: &str| part.chars().filter_map(digit).try_fold(0u64, |n, d| n.checked_mul(10)?.checked_add(d));
    let value = number(whole)?;
    if decimals.is_empty() {
        return Some((value, 1));
    }
    let power = u32::from(scale?);
    let places = decimals.chars().count() as u32;
    let scaled = value.checked_mul(10u64.checked_pow(power)?)?;
    let rest = number(decimals)?.checked_mul(10u64.checked_pow(power.checked_sub(places)?)?)?;
    Some((scaled.checked_add(rest)?, 2))
}

/// Separators part thousands: "1,275" and "1 275", not "12,5".
fn grouped_rightly(text: &str) -> bool {
    let mut groups = text.split(|c: char| digit(c).is_none());
    let first = groups.next().map_or(0, |g| g.chars().count());
    let mut rest = groups.map(|g| g.chars().count()).peekable();
    rest.peek().is_none() || (1..=3).contains(&first) && rest.all(|n| n == 3)
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
    fn words_and_digits_have_values() {
        for (text, value) in [
            ("613", 613),
            ("1,275 men", 1275),
            ("1\u{a0}275", 1275),
            ("forty-one persons", 41),
            ("two hundred and four", 204),
            ("nine score persons", 180),
            ("three dozen", 36),
            ("a hundred", 100),
            ("1.2 million people", 1_200_000),
            ("half a dozen", 6),
            ("twenty thousand", 20_000),
            ("٦١٣", 613),
            ("three thousand four hundred", 3400),
            ("5.312 dead", 5312),
        ] {
            let (low, high, ..) = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((low, high), (value, Some(value)), "{text}");
        }
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
