//! Numbers that count nobody: ages, years, labels, rates, money, things.
//!
//! Must not: ask what happened; a number is set aside for how it stands alone.

use super::antecedent::fate_at;
use super::noun::{Head, Noun};
use super::number;
use crate::document::{Document, Kind};
use crate::lexicon::{Class, traits};
use vocabulary::Status;

/// "an average of 11 people a day": a rate counts nobody.
pub(super) fn is_rate(document: &Document, k: usize, end: usize) -> bool {
    let average = (k.saturating_sub(3)..k).any(|b| matches!(document.folded(b), "average" | "rate"));
    let per = matches!(
        document.tokens.get(end).map(|_| document.folded(end)),
        Some("a" | "per" | "every" | "each" | "daily" | "weekly")
    ) && (document.is(end + 1, Class::TimeUnit)
        || document.tokens.get(end).is_some_and(|_| document.folded(end).ends_with("ly")));
    let step = document.is(end + 2, Class::TimeStep);
    average || per && !step
}

/// "12 recommendations, of which five …", "Blankets, 30,000 of them", "in both cases": what is counted was named
/// before, and is no people.
pub(super) fn counts_things(document: &Document, k: usize, number: &number::Number, noun: &Noun) -> bool {
    let people = [Class::Person, Class::Kin, Class::Fate, Class::FateWeak, Class::State, Class::Toll];
    let before = k.checked_sub(1);
    let which = before.is_some_and(|b| document.reads(b, "of which"));
    if which {
        let last = k.saturating_sub(2 + usize::from(k > 2 && document.reads(k - 2, ",")));
        let counted = (last.saturating_sub(3)..last)
            .any(|t| document.tokens[t].kind == Kind::Number || document.is(t, Class::Cardinal));
        let bodies = (last.saturating_sub(3)..=last).any(|t| document.tokens[t].classes.has_any(&people));
        return counted && !bodies;
    }
    let goods = noun.of_them && k > 1 && document.reads(k - 1, ",") && {
        let named = document.tokens[k - 2].classes;
        named.has_any(&[Class::Thing, Class::Aid])
            || named == Default::default() && document.folded(k - 2).ends_with('s')
    };
    let opens = k > 1 && (k == 2 || document.tokens[k - 3].kind != Kind::Word);
    let lead = (0..k).rev().find(|b| !document.is(*b, Class::Adverb));
    let cases = matches!(noun.head, Head::Fate(t) if document.reads(t, "cases"))
        && lead.is_some_and(|b| document.reads(b, "in"));
    let mutual = document.reads(number.tokens.start, "one") && document.reads(number.tokens.end, "another");
    // "were both killed", "both of Harrowdale": of two who are named.
    let both = document.reads(number.tokens.start, "both")
        && noun.head == Head::None
        && before.is_some_and(|b| {
            document.tokens[b].kind == Kind::Word || matches!(document.words(b), "," | "(" | "–" | "—" | "-")
        });
    // "her twin sister"
    let twin = document.reads(number.tokens.start, "twin")
        && matches!(noun.head, Head::Person(t) if !document.folded(t).ends_with('s'));
    goods && opens || cases || both || twin || mutual || is_prosecuted(document, noun)
}

/// "of whom 22 have been charged": who stands trial is no victim. Of the dead some may have stood trial once.
fn is_prosecuted(document: &Document, noun: &Noun) -> bool {
    let end = noun.end;
    let first = document.sentences[document.sentence_of(end.saturating_sub(1))].tokens.start;
    let held = (first..end).any(|k| fate_at(document, k) == Some(Status::Captured));
    if noun.of_them && !held {
        return false;
    }
    let small = [Class::Be, Class::Have, Class::Adverb];
    let verb = (end..end + 5).find(|k| !document.tokens.get(*k).is_some_and(|t| t.classes.has_any(&small)));
    let tried = ["charged", "convicted", "sentenced", "indicted", "acquitted", "prosecuted", "fined"];
    // "had been convicted of nothing at all"
    let cleared = |k: usize| matches!(document.folded(k + 2), "nothing" | "no");
    verb.is_some_and(|k| {
        k > end && k < document.tokens.len() && tried.contains(&document.folded(k)) && !cleared(k)
    })
}

/// A bare number that can only be a year.
pub(super) fn is_year(document: &Document, number: &number::Number) -> bool {
    let year = number.digits
        && number.tokens.len() == 1
        && document.words(number.tokens.start).len() == 4
        && (1000..2101).contains(&number.count.low());
    let counted = document
        .tokens
        .get(number.tokens.end)
        .is_some_and(|t| t.classes.has_any(&[Class::Person, Class::Fate, Class::State]));
    year && !counted
}

/// "Lorraine, 80;": an age stands between commas behind a name.
pub(super) fn is_age(document: &Document, k: usize, number: &number::Number, noun: &Noun) -> bool {
    let bare = number.digits
        && noun.head == Head::None
        && !noun.of_them
        && noun.of_whole.is_none()
        && number.count.low() < 116;
    let before = k >= 2
        && document.reads(k - 1, ",")
        && (document.tokens[k - 2].capital
            || document.tokens[k - 2].classes.has_any(&[Class::Person, Class::Kin]));
    let closes = document.ends(number.tokens.end);
    bare && before && closes
}

/// "nine-year-old", "49-seater": the number describes one thing.
pub(super) fn age_adjective(document: &Document, after: usize) -> bool {
    document.reads(after, "-")
        && document.tokens[after].glued
        && document
            .tokens
            .get(after + 1)
            .is_some_and(|t| t.glued && matches!(t.kind, Kind::Word | Kind::Number))
        && !document.is(after + 1, Class::ApproxAfter)
}

/// Numbers that name or measure: years, money, labels, ages, scores.
pub(super) fn may_count(document: &Document, number: &number::Number, k: usize) -> bool {
    let first = number.tokens.start;
    // "2. Of the disappeared, …": the number of an item.
    let sentence = &document.sentences[document.sentence_of(k)];
    let heads = k == document.blocks[sentence.block].tokens.start && number.digits;
    if heads
        && matches!(document.words(number.tokens.end), "." | ")")
        && document.tokens[number.tokens.end].glued
    {
        return false;
    }
    let before = k.checked_sub(1).filter(|b| document.tokens[*b].kind != Kind::Break);
    let Some(before) = before else { return true };
    let word = document.folded(before);
    if matches!(
        word,
        "$" | "£"
            | "€"
            | "¥"
            | "₽"
            | "₺"
            | "₼"
            | "#"
            | "us$"
            | "rs"
            | "usd"
            | "eur"
            | "gbp"
            | "₹"
            | "₦"
            | "₱"
            | "no"
            | "nos"
            | "aged"
            | "age"
            | "under"
            | "magnitude"
            | "route"
    ) && number.digits
        || word == "number" && number.digits && !counts_up(document, before)
    {
        return false;
    }
    // "Father of two shot dead": of as many children.
    let parents = ["mother", "father", "mum", "mom", "dad", "grandmother", "grandfather", "widow", "parent"];
    let parent = word == "of" && before > 0 && parents.contains(&document.folded(before - 1));
    if parent && !document.is(number.tokens.end, Class::Person) {
        return false;
    }
    if is_label(document, number, before) || is_age_bound(document, number, k, before) {
        return false;
    }
    // "all but two were freed": the two are those that were not.
    if document.is(before, Class::But)
        && document.reads(before, "but")
        && before > 0
        && document.reads(before - 1, "all")
    {
        return false;
    }
    if word == "." && before > 0 && matches!(document.folded(before - 1), "no" | "nos") {
        return false;
    }
    let last_glued = document.tokens[first].glued
        && number.digits
        && !matches!(word, "(" | "\"" | "\u{201C}" | "—" | "–" | "'");
    !last_glued
}

/// "Fatalities now number 77": the verb, not the label.
fn counts_up(document: &Document, number: usize) -> bool {
    let counted = [Class::Fate, Class::Toll, Class::Adverb, Class::Modal];
    number > 0 && (document.reads(number - 1, "to") || document.tokens[number - 1].classes.has_any(&counted))
}

/// "Bulletin 4", "Count 2", "Odra 12": a number behind a name or a word for a label tells one from another.
fn is_label(document: &Document, number: &number::Number, before: usize) -> bool {
    let noun = document.tokens.get(number.tokens.end).map(|t| t.classes).unwrap_or_default();
    let named = number.digits && document.is_capital(before);
    let pupil = noun.has(Class::Person) && !super::single::is_plural(document, number.tokens.end);
    let labelled =
        document.is(before, Class::Label) && (pupil || !noun.has_any(&[Class::Person, Class::Fate]));
    let unknown = before > 0
        && document.tokens[before].classes == Default::default()
        && number.count.low() < 1000
        && !document.is(before - 1, Class::And)
        && document.tokens[before - 1].kind == Kind::Word
        && !noun.has(Class::Person);
    named && (labelled || unknown)
}

/// "were under eighteen", "under the age of five", "a radio host of 63", "ages 3 to 11": years of age.
fn is_age_bound(document: &Document, number: &number::Number, k: usize, before: usize) -> bool {
    let word = document.folded(before);
    let next = document.tokens.get(number.tokens.end);
    let bound = match number.count.precision() {
        vocabulary::Precision::LessThan => {
            document.is(k, Class::Preposition) || matches!(document.folded(k), "under" | "below")
        }
        vocabulary::Precision::MoreThan => matches!(document.folded(k), "over" | "above"),
        _ => false,
    };
    // "Two boys under ten", "eleven women over 65"
    let counted = number.count.named() < 100
        && document.tokens[before].classes.has_any(&[Class::Person, Class::Kin])
        && super::single::is_plural(document, before);
    let bare = document.ends(number.tokens.end)
        || document.tokens[number.tokens.end].classes.has_any(&[Class::Preposition, Class::And]);
    // "13 were under five and 20 over 60"
    let beside = document.tokens[before].kind == Kind::Number || document.is(before, Class::Cardinal);
    let over = beside && bare && matches!(document.folded(k), "over" | "under" | "above" | "below");
    let of_age = word == "of" && before > 0 && matches!(document.folded(before - 1), "age" | "ages");
    let of_years = word == "of"
        && number.digits
        && (13..100).contains(&number.count.low())
        && k > 2
        && document.ends(number.tokens.end)
        && (document.is(k - 3, Class::Indefinite) || document.is(k.saturating_sub(4), Class::Indefinite))
        && (document.is(k - 2, Class::Person) || document.tokens[k - 2].classes == Default::default());
    // "The boy of six was killed"
    let young = word == "of" && before > 0 && {
        let bits = document.value(before - 1, Class::Person).unwrap_or(0);
        bits & (traits::FEMALE | traits::MALE | traits::CHILD) != 0
            && !super::single::is_plural(document, before - 1)
            && number.count.named() < 116
            && !next.is_some_and(|t| t.classes.has_any(&[Class::Person, Class::Kin]))
    };
    // "The girl, who is seven, suffered burns"
    let who = document.is(before, Class::Be) && before > 0 && document.reads(before - 1, "who");
    let who = who && number.count.named() < 116 && next.is_none_or(|t| t.kind == Kind::Mark);
    let ages = (k.saturating_sub(6)..k).any(|b| matches!(document.folded(b), "ages" | "aged"));
    let listed = ages && number.count.low() < 110 && !document.is(number.tokens.end, Class::Person);
    let predicate = next.is_some_and(|t| t.classes.has_any(&[Class::Be, Class::Suffered, Class::Passive]));
    bound && bare && document.is(before, Class::Be)
        || over
        || bound && counted && (bare || predicate)
        || of_age
        || who
        || young
        || of_years
        || listed
        || matches!(word, "under" | "aged" | "past")
}

/// "She was one of ten people who died": who was one of them is named elsewhere.
pub(super) fn is_one_of(document: &Document, number: &number::Number, k: usize) -> bool {
    let next = number.tokens.end + 1;
    number.count.high() == Some(1)
        && k > 0
        && (document.is(k - 1, Class::Be) || matches!(document.folded(k - 1), "every" | "each"))
        && document.reads(number.tokens.end, "of")
        && (document.tokens[next].kind == Kind::Number || document.is(next, Class::Cardinal))
}
