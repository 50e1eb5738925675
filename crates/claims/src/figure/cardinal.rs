//! Whole numbers, in digits and in words: "1,275", "two hundred and four", "a million and a half", "1.2m".
//!
//! Must not: know of bounds or of what is counted.

use crate::document::{Document, Kind, digit};
use crate::lexicon::Class;

/// The value of "half" among the shares.
const HALF: u16 = 102;
/// The power of ten of the smallest scale of which halves and quarters are told.
const THOUSAND: u16 = 3;

/// A whole number in digits or words, and the token after it.
pub(crate) fn cardinal(document: &Document, start: usize, end: usize) -> Option<(u64, usize)> {
    let opens = [Class::Indefinite, Class::Cardinal, Class::Share];
    if !document.tokens.get(start).is_some_and(|t| t.kind == Kind::Number || t.classes.has_any(&opens)) {
        return None;
    }
    let (value, to) = broken(document, start, end).or_else(|| whole(document, start, end))?;
    // "a million and a half", "a dozen and a half"
    let scale = document.value(to - 1, Class::Scale).and_then(power_of_ten);
    let unit = scale.or(document.value(to - 1, Class::Bundle).map(u64::from));
    Some(match unit.zip(and_half(document, to, end)) {
        Some((unit, after)) => (value + unit / 2, after),
        None => (value, to),
    })
}

fn power_of_ten(power: u16) -> Option<u64> {
    10u64.checked_pow(u32::from(power))
}

/// "half a million", "a quarter of a million", "half a dozen", "two and a half thousand".
fn broken(document: &Document, start: usize, end: usize) -> Option<(u64, usize)> {
    let scale = |at: usize| {
        let power = document.value(at, Class::Scale).filter(|power| *power >= THOUSAND);
        let dozen = document.value(at, Class::Bundle).map(u64::from);
        power.and_then(power_of_ten).or(dozen).filter(|_| at < end)
    };
    if let Some(share) = document.value(start, Class::Share).map(u64::from).filter(|share| *share > 100) {
        let of = usize::from(document.reads(start + 1, "of"));
        let mut at = start + 1 + of;
        while document.is(at, Class::Indefinite) || document.reads(at, "-") {
            at += 1;
        }
        return (at > start + 1)
            .then(|| scale(at))
            .flatten()
            .map(|size| (size * (share / 100) / (share % 100), at + 1));
    }
    let (value, to) = simple(document, start, end)?;
    let after = and_half(document, to, end)?;
    scale(after).map(|size| (value * size + size / 2, after + 1))
}

/// The token after "and a half".
fn and_half(document: &Document, at: usize, end: usize) -> Option<usize> {
    let hyphen = |at: usize| usize::from(document.reads(at, "-"));
    let and = at + hyphen(at);
    let mut half = and + 1 + hyphen(and + 1);
    if document.is(half, Class::Indefinite) {
        half += 1 + hyphen(half + 1);
    }
    (half < end && document.reads(and, "and") && document.value(half, Class::Share) == Some(HALF))
        .then(|| half + 1 + hyphen(half + 1))
}

/// One word or one number in digits: what a half may be added to.
fn simple(document: &Document, at: usize, end: usize) -> Option<(u64, usize)> {
    if at >= end {
        return None;
    }
    let word = document.value(at, Class::Cardinal).map(|value| (u64::from(value), at + 1));
    word.or_else(|| {
        (document.tokens[at].kind == Kind::Number)
            .then(|| digits(document, at, end))
            .flatten()
            .map(|(v, n)| (v, at + n))
    })
}

/// A number without halves.
fn whole(document: &Document, start: usize, end: usize) -> Option<(u64, usize)> {
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
            let scaled = part?.checked_mul(power_of_ten(power)?)?;
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

/// The hyphens of "forty-one" and "three-score", the "and" of "two hundred and four".
fn links(document: &Document, at: usize, part: Option<u64>) -> bool {
    let hyphen = document.reads(at, "-") && document.tokens[at].glued;
    let tens = part.is_some_and(|p| p % 10 == 0 && p % 100 != 0);
    let hundreds = part.is_some_and(|p| p >= 100 && p % 100 == 0);
    let bundle = document.is(at + 1, Class::Bundle) || document.is(at + 1, Class::Scale);
    document.is(at + 1, Class::Cardinal) && (hyphen && tens || document.reads(at, "and") && hundreds)
        || hyphen && bundle && part.is_some()
}

/// The value of a number in digits, with a scale word after it where its decimals need one, and how many tokens.
fn digits(document: &Document, at: usize, end: usize) -> Option<(u64, usize)> {
    let text = document.words(at);
    if text.contains(':') {
        return None;
    }
    let scale = scale_behind(document, at, end);
    let glued = scale.is_some() && !document.is(at + 1, Class::Scale);
    let (whole, decimals) = decimals_of(text, scale.is_some());
    if !grouped_rightly(whole) {
        return None;
    }
    let number =
        |part: &str| part.chars().filter_map(digit).try_fold(0u64, |n, d| n.checked_mul(10)?.checked_add(d));
    let value = number(whole)?;
    if decimals.is_empty() && !glued {
        return Some((value, 1));
    }
    scaled(value, decimals, scale?).map(|value| (value, 2))
}

/// A number with decimals in units of a power of ten.
pub(super) fn scaled(value: u64, decimals: &str, power: u16) -> Option<u64> {
    let power = u32::from(power);
    let places = decimals.chars().count() as u32;
    let rest = decimals.chars().filter_map(digit).try_fold(0u64, |n, d| n.checked_mul(10)?.checked_add(d))?;
    let rest = rest.checked_mul(10u64.checked_pow(power.checked_sub(places)?)?)?;
    value.checked_mul(10u64.checked_pow(power)?)?.checked_add(rest)
}

/// A number in digits parted at its decimal point or, before a scale, at its decimal comma.
pub(super) fn decimals_of(text: &str, is_scaled: bool) -> (&str, &str) {
    let parted = text.rsplit_once('.').or_else(|| text.rsplit_once(',').filter(|_| is_scaled));
    match parted {
        Some((whole, decimals)) => {
            let count = decimals.chars().count();
            let one = !whole.contains(['.', ',']) || text.contains('.') && !whole.contains('.');
            let thousands =
                count == 3 && whole.len() <= 3 && whole != "0" && (!is_scaled || text.contains(','));
            if one && !thousands { (whole, decimals) } else { (text, "") }
        }
        None => (text, ""),
    }
}

/// The power of ten that stands behind a number: "million", and the "m" of "1.2m people", not of "5m deep".
pub(super) fn scale_behind(document: &Document, at: usize, end: usize) -> Option<u16> {
    if at + 1 >= end {
        return None;
    }
    let letter = document.reads(at + 1, "m") && document.tokens[at + 1].glued;
    let people = || {
        let words = at + 2..end.min(at + 2 + LETTER_REACH);
        words
            .take_while(|k| document.tokens[*k].kind == Kind::Word && !document.is(*k, Class::Preposition))
            .any(|k| {
                document.tokens[k].classes.has_any(&[
                    Class::Person,
                    Class::Have,
                    Class::State,
                    Class::Fate,
                    Class::FateWeak,
                ])
            })
    };
    document.value(at + 1, Class::Scale).or_else(|| (letter && people()).then_some(6))
}

/// How far behind the letter for a million the people stand, in tokens.
const LETTER_REACH: usize = 3;

/// Separators part thousands: "1,275" and "1 275", not "12,5".
fn grouped_rightly(text: &str) -> bool {
    let mut groups = text.split(|c: char| digit(c).is_none());
    let first = groups.next().map_or(0, |g| g.chars().count());
    let rest: Vec<usize> = groups.map(|g| g.chars().count()).collect();
    rest.is_empty() || (1..=3).contains(&first) && rest.iter().all(|&n| n == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<u64> {
        let pack = crate::packs::english().unwrap();
        let document = Document::new(text, &pack.lexicon);
        cardinal(&document, 0, document.tokens.len()).map(|(value, _)| value)
    }

    #[test]
    fn words_and_digits_have_values() {
        for (text, value) in [
            ("613", 613),
            ("1,275 men", 1275),
            ("1\u{a0}275", 1275),
            ("1\u{2009}275", 1275),
            ("1'275 men", 1275),
            ("forty-one persons", 41),
            ("two hundred and four", 204),
            ("one hundred twenty-three", 123),
            ("nine score persons", 180),
            ("three-score persons", 60),
            ("three dozen", 36),
            ("twelve hundred men", 1200),
            ("a hundred", 100),
            ("1.2 million people", 1_200_000),
            ("1,2 million people", 1_200_000),
            ("1.2m people", 1_200_000),
            ("2m displaced people", 2_000_000),
            ("12k people", 12_000),
            ("1.5 lakh people", 150_000),
            ("half a dozen", 6),
            ("half a million", 500_000),
            ("a quarter of a million", 250_000),
            ("two and a half thousand men", 2500),
            ("a million and a half", 1_500_000),
            ("a dozen and a half men", 18),
            ("twenty thousand", 20_000),
            ("٦١٣", 613),
            ("three thousand four hundred", 3400),
            ("5.312 dead", 5312),
        ] {
            assert_eq!(read(text), Some(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_whole_number_is_none() {
        for text in ["12:50 bus", "1.5", "12,5", "99999999999999999999999", "and"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read("5m deep"), Some(5));
    }
}
