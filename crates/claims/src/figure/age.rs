//! How old a person is said to be: "26-year-old", "aged 12", "in her thirties", ", 58,".
//!
//! Must not: take a number for an age where people could be counted by it.

use super::mention::{Mention, MentionKind};
use super::number::cardinal;
use crate::document::{Document, Kind};
use crate::lexicon::{Class, traits};

/// "26-year-old", "three month old", with the years and the token after.
pub(super) fn before(document: &Document, k: usize) -> Option<(u64, usize)> {
    let (years, mut at) = cardinal(document, k, document.tokens.len())?;
    at += usize::from(document.reads(at, "-"));
    let unit = document.folded(at).trim_end_matches('s');
    let months = matches!(unit, "month" | "week" | "day");
    if !months && unit != "year" {
        return None;
    }
    at += 1;
    at += usize::from(document.reads(at, "-"));
    // "old man" may be one phrase of the lexicon.
    let phrase = document.folded(at).starts_with("old ");
    let after = at + usize::from(!phrase);
    (phrase || document.reads(at, "old")).then_some((if months { 0 } else { years }, after))
}

/// "of four", "of 70", "aged 12", "in her thirties" behind a noun.
pub(super) fn after(document: &Document, k: usize) -> Option<(u64, usize)> {
    // "a mother of three" says nothing of her age.
    let parent = ["mother", "father", "parent", "mum", "mom", "dad", "grandmother", "grandfather"];
    let few = cardinal(document, k + 1, document.tokens.len()).is_some_and(|(n, _)| n < CHILDREN_MAX);
    if k > 0 && document.reads(k, "of") && few && parent.contains(&document.folded(k - 1)) {
        return None;
    }
    let comma = usize::from(document.reads(k, ","));
    // "a man believed to be in his thirties"
    let thought = |t: usize| matches!(document.folded(t), "believed to be" | "thought to be");
    let comma = comma + usize::from(k + comma < document.tokens.len() && thought(k + comma));
    if document.reads(k, "of") || document.reads(k + comma, "aged") {
        let at = if document.reads(k, "of") { k + 1 } else { k + comma + 1 };
        let (years, after) = cardinal(document, at, document.tokens.len())?;
        // "a relative of one of the victims"
        if document.reads(after, "of") {
            return None;
        }
        // "a boy of four months"
        let unit = document.value(after, Class::TimeUnit).is_some();
        let young = unit && !document.folded(after).starts_with("year");
        let years = if young { 0 } else { years };
        return (years < 120).then_some((years, after + usize::from(unit)));
    }
    // "in his 50s"
    let digits = |at: usize| {
        let text = document.words(at);
        let glued = document.tokens[at + 1].glued && document.reads(at + 1, "s");
        let years: u64 = text.strip_suffix('s').unwrap_or(text).parse().ok()?;
        (years < 120 && (glued || text.ends_with('s'))).then_some((years, at + 1 + usize::from(glued)))
    };
    let tens = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
    if document.reads(k + comma, "in") && document.is(k + comma + 1, Class::Possessive) {
        let mut at = k + comma + 2;
        if matches!(document.folded(at.min(document.tokens.len() - 1)), "early" | "mid" | "late") {
            at += 1 + usize::from(document.reads(at + 1, "-"));
        }
        if let Some(found) = digits(at) {
            return Some(found);
        }
        let decade = tens.iter().position(|t| document.reads(at, t))?;
        return Some(((decade as u64 + 2) * 10, at + 1));
    }
    None
}

/// "a mother of three": of as many children, not years.
pub(super) fn is_brood(document: &Document, head: usize, years: u64) -> bool {
    let parents =
        ["mother", "father", "parent", "widow", "widower", "grandmother", "grandfather", "mum", "dad"];
    parents.contains(&document.folded(head)) && years < PARENT_YEARS_MIN && document.reads(head + 1, "of")
}

/// The least years of a parent.
const PARENT_YEARS_MIN: u64 = 14;

/// A stated age outweighs what the noun says: a pupil of twenty is no child.
pub(super) fn of_age(bits: u16, years: u64) -> u16 {
    bits & !(traits::CHILD | traits::ADULT | traits::ELDERLY) | traits_of(years)
}

/// "her grandson Asif, seven", "the driver, now 44,": the age behind a person, and the token after it.
pub(super) fn beside(document: &Document, k: usize, end: usize) -> Option<(u64, usize)> {
    // "His sister, who was 19,": the age in a clause of its own.
    let clause = 2 * usize::from(document.reads(k, "who") && document.is(k + 1, Class::Be));
    let adverb = matches!(document.folded(k + clause), "now" | "aged" | "then" | "just" | "only");
    let lead = clause + usize::from(adverb);
    let (years, after) = cardinal(document, k + lead, end)?;
    let closes = after >= end
        || document.tokens[after].kind != Kind::Word
        || document.tokens[after].classes.has_any(&[Class::And, Class::But]);
    (years <= OLDEST && closes && !document.reads(after, "-")).then_some((years, after))
}

/// How many children "a mother of three" may have.
const CHILDREN_MAX: u64 = 16;

/// Child under 18, elderly from 60.
pub(super) fn traits_of(years: u64) -> u16 {
    match years {
        0..ADULT_FROM => traits::CHILD,
        ADULT_FROM..ELDERLY_FROM => traits::ADULT,
        _ => traits::ELDERLY,
    }
}

/// ", 58,", "(9)", ", who was 27," behind a name: the age, and the token after it.
pub(super) fn behind_name(document: &Document, at: usize, end: usize) -> Option<(u64, usize)> {
    if document.reads(at, ",") {
        return beside(document, at + 1, end);
    }
    let (years, after) = cardinal(document, at + 1, end).filter(|_| document.reads(at, "("))?;
    (years <= OLDEST && matches!(document.words(after), ")" | ",")).then_some((years, after + 1))
}

/// "her grandson Asif, seven": a number behind the comma behind one person is that person's age. The token after it.
pub(super) fn of_last(document: &Document, last: &mut Mention, k: usize, end: usize) -> Option<usize> {
    let one = last.is_one() && last.count.high() == Some(1);
    if !one || last.outer.end + 1 != k || !document.reads(k - 1, ",") {
        return None;
    }
    let (years, after) = beside(document, k, end)?;
    last.noun.traits = of_age(last.noun.traits, years);
    last.outer.end = after;
    Some(after)
}

/// "Two girls of 13 and 15", "two sisters, 19 and 22,", "two boys, both nine,": as many ages as people. The token
/// after them.
pub(super) fn of_each(document: &Document, last: &mut Mention, k: usize, end: usize) -> Option<usize> {
    let many = last.kind == MentionKind::Counted && last.count.high() == Some(last.count.low());
    let opens = k < end && matches!(document.words(k), "," | "(" | "of");
    if !many || !opens || last.count.low() < 2 || last.outer.end != k {
        return None;
    }
    let each = matches!(document.folded(k + 1), "both" | "all");
    let mut at = k + 1 + usize::from(each);
    at += usize::from(document.reads(at, "aged"));
    let (mut least, mut most, mut said) = (u64::MAX, 0, 0);
    while let Some((years, next)) = cardinal(document, at, end).filter(|(years, _)| *years <= OLDEST) {
        (least, most, said, at) = (least.min(years), most.max(years), said + 1, next);
        let more = usize::from(document.reads(at, ",")) + usize::from(document.is(at, Class::And));
        if !more_ages(document, at + more, end) {
            break;
        }
        at += more;
    }
    let closes = at >= end
        || document.tokens[at].kind != Kind::Word
        || document.tokens[at].classes.has_any(&[Class::Be, Class::Suffered, Class::Passive]);
    let enough = said == last.count.low() || each && said == 1;
    if !enough || !closes || document.reads(at, "-") {
        return None;
    }
    last.noun.traits =
        last.noun.traits & !(traits::CHILD | traits::ADULT | traits::ELDERLY) | of_span(least, most);
    last.outer.end = at + usize::from(document.reads(at, ")"));
    Some(last.outer.end)
}

/// Whether an age follows that has no noun of its own.
fn more_ages(document: &Document, at: usize, end: usize) -> bool {
    cardinal(document, at, end).is_some_and(|(years, to)| {
        years <= OLDEST && !document.is(to, Class::Person) && !document.is(to, Class::Fate)
    })
}

/// What is true of all between two ages.
pub(super) fn of_span(low: u64, high: u64) -> u16 {
    let (low, high) = (traits_of(low.min(high)), traits_of(high.max(low)));
    if low == high { low } else { 0 }
}

/// "under-fives", "over-60s", "under 12s": what the words say, and the token after them.
pub(super) fn bracket(document: &Document, k: usize, end: usize) -> Option<(u16, usize)> {
    let under = document.reads(k, "under");
    if !under && !document.reads(k, "over") {
        return None;
    }
    let at = k + 1 + usize::from(document.reads(k + 1, "-"));
    let word = (at < end).then(|| document.folded(at))?;
    let named = BRACKETS.iter().find(|(name, _)| *name == word).map(|(_, years)| (*years, at + 1));
    let glued = document.tokens[at + 1].glued && document.reads(at + 1, "s");
    let (years, after) =
        named.or_else(|| cardinal(document, at, end).filter(|_| glued).map(|(years, to)| (years, to + 1)))?;
    let bits = match under {
        true if years <= ADULT_FROM => traits::CHILD,
        false if years >= ELDERLY_FROM => traits::ELDERLY,
        _ => 0,
    };
    Some((bits, after))
}

/// The ages by which brackets are called in words.
const BRACKETS: &[(&str, u64)] =
    &[("fives", 5), ("sevens", 7), ("tens", 10), ("twelves", 12), ("sixteens", 16), ("eighteens", 18)];
/// The first year of grown-up and of old age.
const ADULT_FROM: u64 = 18;
const ELDERLY_FROM: u64 = 60;

/// The greatest age that is taken for one.
pub(super) const OLDEST: u64 = 115;
