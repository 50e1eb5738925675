//! Mentions: every phrase that may count people, before it is known what happened to them.
//!
//! Must not: keep what no predicate claims; that is settled by `bind`.

use super::noun::{self, Head, Noun};
use super::number::{self, NumberKind};
use super::single::{named, single};
use crate::document::{Document, Kind};
use crate::lexicon::{Class, traits};
use std::ops::Range;
use vocabulary::{Count, Gazetteer, Status};

/// What kind of phrase it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MentionKind {
    /// A number, with or without its noun.
    Counted,
    /// "no deaths", "nobody".
    Nobody,
    /// A share of a whole, in hundredths.
    Share(u64),
    /// One person by a noun: "a woman", "her husband".
    Single,
    /// One person by name.
    Named,
}

/// A phrase that may count people.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    /// Its tokens, as the contract cuts the span.
    pub(crate) tokens: Range<usize>,
    /// Where the noun phrase begins and ends for what stands beside it (determiners taken in).
    pub(crate) outer: Range<usize>,
    /// What kind.
    pub(crate) kind: MentionKind,
    /// How many.
    pub(crate) count: Count,
    /// The noun.
    pub(crate) noun: Noun,
    /// The sentence.
    pub(crate) sentence: usize,
    /// A name stands in it.
    pub(crate) named: bool,
    /// One person by a definite noun, who may have been spoken of before.
    pub(crate) definite: bool,
}

impl Mention {
    /// The number stands alone.
    pub(crate) fn is_bare(&self) -> bool {
        self.noun.head == Head::None && !self.noun.other && !self.noun.of_them && self.noun.of_whole.is_none()
    }

    /// The noun is one for people.
    pub(crate) fn is_people(&self) -> bool {
        matches!(self.noun.head, Head::Person(_)) || self.noun.other || self.noun.of_them
    }

    /// Whether the noun has a trait.
    pub(crate) fn has(&self, bit: u16) -> bool {
        self.noun.traits & bit != 0
    }

    /// The fate that its own noun names.
    pub(crate) fn own_fate(&self, document: &Document) -> Option<Status> {
        let Head::Fate(token) = self.noun.head else { return None };
        status(document, token, Class::Fate).or_else(|| status(document, token, Class::State))
    }
}

/// The status that a token names in a class.
pub(crate) fn status(document: &Document, token: usize, class: Class) -> Option<Status> {
    document.value(token, class).and_then(|at| Status::ALL.get(usize::from(at)).copied())
}

/// All mentions of a document, in order; `taken` are the tokens that belong to dates and durations.
pub(crate) fn find(document: &Document, taken: &[bool], gazetteer: &'static Gazetteer) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for (sentence, range) in document.sentences.iter().map(|s| s.tokens.clone()).enumerate() {
        let mut k = range.start;
        while k < range.end {
            if let Some(after) =
                mentions.last_mut().and_then(|last| takes_age(document, last, k, range.clone()))
            {
                k = after;
                continue;
            }
            let found = if taken[k] {
                None
            } else {
                counted(document, k, range.end, gazetteer, taken)
                    .or_else(|| single(document, k, range.end, gazetteer))
                    .or_else(|| named(document, k, range.clone(), gazetteer))
            };
            match found {
                Some(mut mention) => {
                    mention.sentence = sentence;
                    if mention.definite && said_before(document, &mentions, &mention) {
                        k += 1;
                        continue;
                    }
                    if mentions.last_mut().is_some_and(|last| takes_in(document, last, &mention)) {
                        k = mention.outer.end.max(k + 1);
                        continue;
                    }
                    mention.outer.start = outer_start(document, mention.tokens.start, range.start);
                    k = mention.outer.end.max(mention.tokens.end).max(k + 1);
                    mentions.push(mention);
                }
                None => k += 1,
            }
        }
    }
    mentions
}

/// Whether one known by the same noun was spoken of before.
fn said_before(document: &Document, mentions: &[Mention], definite: &Mention) -> bool {
    let Head::Person(head) = definite.noun.head else { return true };
    let word = document.folded(head);
    mentions.iter().rev().take(SAID_BEFORE_MAX).any(|m| {
        let single = m.count.high() == Some(1);
        single && m.tokens.clone().any(|t| document.folded(t) == word)
    })
}

/// How many mentions back one spoken of before is looked for.
const SAID_BEFORE_MAX: usize = 200;

/// "her grandson Asif, seven": a number behind the comma behind one person is that person's age.
fn takes_age(document: &Document, last: &mut Mention, k: usize, sentence: Range<usize>) -> Option<usize> {
    let one = matches!(last.kind, MentionKind::Single | MentionKind::Named) && last.count.high() == Some(1);
    if !one || last.outer.start < sentence.start || last.outer.end + 1 != k || !document.reads(k - 1, ",") {
        return None;
    }
    let (years, after) = super::single::age_beside(document, k, sentence.end)?;
    last.noun.traits = super::single::of_age(last.noun.traits, years);
    last.outer.end = after;
    Some(after)
}

/// "One of the freed, Sgt. Kolt, …": a second phrase for the same one person is taken into the first.
fn takes_in(document: &Document, last: &mut Mention, next: &Mention) -> bool {
    let one = |m: &Mention| m.count.high() == Some(1) && m.count.low() == 1;
    let single = matches!(next.kind, MentionKind::Single | MentionKind::Named);
    if last.sentence != next.sentence || !one(last) || !single || !document.reads(next.tokens.start - 1, ",")
    {
        return false;
    }
    let listed = document.is(next.outer.end, Class::And)
        || document.reads(next.outer.end, ",") && document.is(next.outer.end + 1, Class::And);
    let adjacent = last.outer.end + 1 == next.tokens.start;
    let fate = matches!(last.noun.head, Head::Fate(_));
    let ordinal = (last.tokens.start..last.tokens.start + 2).any(|t| document.is(t, Class::Ordinal));
    let plain = last.kind == MentionKind::Single && next.kind == MentionKind::Single && !ordinal;
    // "her father, a railway fireman, …": a kinsman told by his trade.
    let kin = last.definite
        || document.is(last.tokens.start, Class::Possessive)
        || document.is(last.tokens.start, Class::Determiner);
    let closes = document.tokens.get(next.outer.end).is_none_or(|t| t.kind != Kind::Word)
        || document.is(next.outer.end, Class::Pronoun);
    let plain = plain && !(kin && closes && document.is(next.tokens.start, Class::Indefinite));
    // "The driver, a 45-year-old man, and three passengers": who has an article of his own is told, not listed.
    let told = last.definite && adjacent && document.is(next.tokens.start, Class::Indefinite);
    let listed = listed && !told;
    if listed || !(adjacent && !plain || fate) || document.is(next.tokens.start, Class::Possessive) {
        return false;
    }
    last.noun.traits |= next.noun.traits;
    if adjacent {
        last.tokens.end = next.tokens.end;
        last.outer.end = next.outer.end;
    }
    if next.kind == MentionKind::Named {
        last.named = true;
    }
    true
}

/// Determiners and possessives before a number belong to the phrase, not to its span.
fn outer_start(document: &Document, mut start: usize, first: usize) -> usize {
    while start > first
        && document.tokens[start - 1].classes.has_any(&[
            Class::Determiner,
            Class::Possessive,
            Class::ApproxVerb,
        ])
        && !document.is(start - 1, Class::That)
    {
        start -= 1;
    }
    start
}

/// A number with or without its noun.
fn counted(
    document: &Document,
    k: usize,
    end: usize,
    gazetteer: &'static Gazetteer,
    taken: &[bool],
) -> Option<Mention> {
    let more = document.is(k, Class::More) && !document.reads(k, "others");
    let lead = usize::from(document.reads(k, "a") && document.is(k + 1, Class::More)) + usize::from(more);
    let lead = if document.reads(k, "a") && document.is(k + 1, Class::More) { 2 } else { lead };
    let number = number::at(document, k + lead, end)?;
    if number.tokens.clone().any(|t| taken[t]) || !may_count(document, &number, k) {
        return None;
    }
    // "She was one of ten people who died": who was one of them is named elsewhere.
    let one_of = number.count.high() == Some(1)
        && k > 0
        && document.is(k - 1, Class::Be)
        && document.reads(number.tokens.end, "of")
        && (document.tokens.get(number.tokens.end + 1).is_some_and(|t| t.kind == Kind::Number)
            || document.is(number.tokens.end + 1, Class::Cardinal));
    if one_of {
        return None;
    }
    if lead > 0 && number.kind == NumberKind::Zero {
        return None;
    }
    if age_adjective(document, number.tokens.end) || is_year(document, &number) {
        return None;
    }
    let mut noun = noun::at(document, number.tokens.end, end, gazetteer)?;
    if is_rate(document, k, noun.end) || counts_things(document, k, &number, &noun) {
        return None;
    }
    if is_age(document, k, &number, &noun)
        || matches!(number.kind, NumberKind::Share(_)) && !has_total(document, k, &noun)
    {
        return None;
    }
    if lead > 0 {
        match document.value(k + lead - 1, Class::More) {
            Some(0) => noun.more = true,
            Some(1) if document.reads(k + lead - 1, "another") => noun.more = true,
            _ => noun.other = noun.other || document.value(k + lead - 1, Class::More) == Some(1),
        }
    }
    let kind = match number.kind {
        NumberKind::Plain => MentionKind::Counted,
        NumberKind::Zero => MentionKind::Nobody,
        NumberKind::Share(hundredths) => MentionKind::Share(hundredths),
    };
    let mut count = number.count;
    if let Some(precision) = k.checked_sub(1).and_then(|b| document.value(b, Class::ApproxVerb)) {
        count = Count::bounded(count.named(), vocabulary::Precision::ALL[usize::from(precision)]);
    }
    if noun.traits & traits::COUPLE != 0 && kind == MentionKind::Counted {
        count = Count::exact(count.low() * 2);
    }
    let end = noun.of_whole.as_ref().filter(|_| !noun.counted_whole).map_or(noun.end, |whole| whole.end);
    let tokens = k..end;
    Some(Mention {
        outer: tokens.clone(),
        tokens,
        kind,
        count,
        noun,
        sentence: 0,
        named: false,
        definite: false,
    })
}

/// "12 recommendations, of which five …", "Blankets, 30,000 of them", "in both cases": what is counted was named
/// before, and is no people.
fn counts_things(document: &Document, k: usize, number: &number::Number, noun: &Noun) -> bool {
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
    let cases = matches!(noun.head, Head::Fate(t) if document.reads(t, "cases"))
        && before.is_some_and(|b| document.reads(b, "in"));
    // "were both killed", "both of Harrowdale": of two who are named.
    let both = document.reads(number.tokens.start, "both")
        && noun.head == Head::None
        && before.is_some_and(|b| document.tokens[b].kind == Kind::Word || document.reads(b, ","));
    // "her twin sister"
    let twin = document.reads(number.tokens.start, "twin")
        && matches!(noun.head, Head::Person(t) if !document.folded(t).ends_with('s'));
    goods && opens || cases || both || twin
}

/// "an average of 11 people a day": a rate counts nobody.
fn is_rate(document: &Document, k: usize, end: usize) -> bool {
    let average = (k.saturating_sub(3)..k).any(|b| matches!(document.folded(b), "average" | "rate"));
    let per = matches!(
        document.tokens.get(end).map(|_| document.folded(end)),
        Some("a" | "per" | "every" | "each" | "daily" | "weekly")
    ) && (document.is(end + 1, Class::TimeUnit)
        || document.tokens.get(end).is_some_and(|_| document.folded(end).ends_with("ly")));
    let step = document.is(end + 2, Class::TimeStep);
    average || per && !step
}

/// Whether a share stands beside the people it is a share of.
fn has_total(document: &Document, k: usize, noun: &Noun) -> bool {
    let counted = [Class::Person, Class::Fate, Class::Toll, Class::State, Class::FateWeak];
    let whole = noun.of_whole.clone().is_some_and(|w| {
        w.clone().any(|t| document.tokens[t].classes.has_any(&counted)) || noun.counted_whole
    });
    let before = k > 0 && document.value(k - 1, Class::Including) == Some(1);
    noun.of_them || whole || before
}

/// A bare number that can only be a year.
fn is_year(document: &Document, number: &number::Number) -> bool {
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
fn is_age(document: &Document, k: usize, number: &number::Number, noun: &Noun) -> bool {
    let bare = number.digits
        && noun.head == Head::None
        && !noun.of_them
        && noun.of_whole.is_none()
        && number.count.low() < 116;
    let before = k >= 2
        && document.reads(k - 1, ",")
        && (document.tokens[k - 2].capital
            || document.tokens[k - 2].classes.has_any(&[Class::Person, Class::Kin]));
    let closes = document.tokens.get(number.tokens.end).is_none_or(|t| t.kind != Kind::Word);
    bare && before && closes
}

/// "nine-year-old", "49-seater": the number describes one thing.
fn age_adjective(document: &Document, after: usize) -> bool {
    document.reads(after, "-")
        && document.tokens[after].glued
        && document.tokens.get(after + 1).is_some_and(|t| t.glued && t.kind == Kind::Word)
        && !document.is(after + 1, Class::ApproxAfter)
}

/// Numbers that name or measure: years, money, labels, ages, scores.
fn may_count(document: &Document, number: &number::Number, k: usize) -> bool {
    let first = number.tokens.start;
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
            | "no"
            | "nos"
            | "aged"
            | "age"
            | "under"
            | "magnitude"
            | "route"
            | "number"
    ) && number.digits
    {
        return false;
    }
    let labelled = document.is(before, Class::Label)
        && document.tokens[before].capital
        && number.digits
        && !document
            .tokens
            .get(number.tokens.end)
            .is_some_and(|t| t.classes.has_any(&[Class::Person, Class::Fate]));
    if labelled {
        return false;
    }
    // "eleven were under eighteen": a bound alone behind "were" is one of age.
    let bound = number.count.precision() == vocabulary::Precision::LessThan
        && (document.is(k, Class::Preposition) || matches!(document.folded(k), "under" | "below"));
    let bare = !document
        .tokens
        .get(number.tokens.end)
        .is_some_and(|t| t.kind == Kind::Word && !t.classes.has(Class::Preposition));
    if bound && bare && document.is(before, Class::Be) {
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
    // "under the age of five"
    if word == "of" && before > 0 && matches!(document.folded(before - 1), "age" | "ages") {
        return false;
    }
    // "a radio host of 63": an age behind somebody's trade.
    let of_years = word == "of"
        && number.digits
        && (13..100).contains(&number.count.low())
        && k > 2
        && document.tokens.get(number.tokens.end).is_none_or(|t| t.kind != Kind::Word)
        && (document.is(k - 3, Class::Indefinite) || document.is(k.saturating_sub(4), Class::Indefinite))
        && (document.is(k - 2, Class::Person) || document.tokens[k - 2].classes == Default::default());
    if of_years {
        return false;
    }
    if matches!(word, "under" | "aged" | "past") {
        return false;
    }
    let ages = (k.saturating_sub(6)..k).any(|b| matches!(document.folded(b), "ages" | "aged"));
    if ages && number.count.low() < 110 && !document.is(number.tokens.end, Class::Person) {
        return false;
    }
    if word == "." && before > 0 && matches!(document.folded(before - 1), "no" | "nos") {
        return false;
    }
    let last_glued = document.tokens[first].glued
        && number.digits
        && !matches!(word, "(" | "\"" | "\u{201C}" | "—" | "–" | "'");
    let label = number.digits
        && document.tokens[before].capital
        && document.tokens[before].kind == Kind::Word
        && before > 0
        && !document.tokens[before].classes.has_any(&[
            Class::And,
            Class::Be,
            Class::Have,
            Class::Preposition,
            Class::Active,
            Class::Suffered,
        ])
        && document.tokens[before].classes == Default::default()
        && number.count.low() < 1000
        && !document.is(before - 1, Class::And)
        && document.tokens[before - 1].kind == Kind::Word
        && !document.is(number.tokens.end, Class::Person);
    !last_glued && !label
}
