//! Mentions: every phrase that may count people, before it is known what happened to them.
//!
//! Must not: keep what no predicate claims; that is settled by `bind`.

use super::decoy::{age_adjective, counts_things, is_age, is_one_of, is_rate, is_year, may_count};
use super::fraction::Fraction;
use super::name::named;
use super::noun::{self, Head, Noun};
use super::number::{self, NumberKind};
use super::single::single;
use super::{age, extreme, kin};
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
    /// A share of a whole.
    Share(Fraction),
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
    /// One of several kin by name.
    pub(crate) of_kin: bool,
}

impl Mention {
    /// So many by a noun, with nothing around it and no name in it.
    pub(crate) fn of(kind: MentionKind, count: Count, tokens: Range<usize>, noun: Noun) -> Mention {
        Mention {
            outer: tokens.clone(),
            tokens,
            kind,
            count,
            noun,
            sentence: 0,
            named: false,
            definite: false,
            of_kin: false,
        }
    }

    /// The number stands alone.
    pub(crate) fn is_bare(&self) -> bool {
        self.noun.head == Head::None && !self.noun.other && !self.noun.of_them && self.noun.of_whole.is_none()
    }

    /// The noun is one for people.
    pub(crate) fn is_people(&self) -> bool {
        matches!(self.noun.head, Head::Person(_)) || self.noun.other || self.noun.of_them
    }

    /// One person, by a noun or by name.
    pub(crate) fn is_one(&self) -> bool {
        matches!(self.kind, MentionKind::Single | MentionKind::Named)
    }

    /// The token behind it and all that belongs to it.
    pub(crate) fn end(&self) -> usize {
        self.outer.end.max(self.tokens.end)
    }

    /// Whether the noun has a trait.
    pub(crate) fn has(&self, bit: u16) -> bool {
        self.noun.traits & bit != 0
    }

    /// The fate that its own noun names.
    pub(crate) fn own_fate(&self, document: &Document) -> Option<Status> {
        let Head::Fate(token) = self.noun.head else { return None };
        // "600 cases of enforced disappearance"
        let of = document.reads(token, "cases") && document.reads(token + 1, "of");
        let named = || {
            let classes = [Class::Fate, Class::Heading, Class::Passive];
            (token + 2..token + 5).find_map(|k| classes.iter().find_map(|class| status(document, k, *class)))
        };
        of.then(named)
            .flatten()
            .or_else(|| status(document, token, Class::Fate))
            .or_else(|| status(document, token, Class::State))
    }
}

/// The status that a token names in a class.
pub(crate) fn status(document: &Document, token: usize, class: Class) -> Option<Status> {
    document.value(token, class).and_then(|at| Status::ALL.get(usize::from(at)).copied())
}

/// All mentions of a document, in order; `taken` are the tokens that belong to dates and durations.
pub(crate) fn find(document: &Document, taken: &[bool], gazetteer: &'static Gazetteer) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    for (sentence, range) in document.sentences.iter().map(|s| s.tokens.clone()).enumerate() {
        let cells = document.cells(sentence);
        let mut k = range.start;
        while k < range.end {
            if let Some(after) =
                mentions.last_mut().filter(|last| last.outer.start >= range.start).and_then(|last| {
                    age::of_last(document, last, k, range.end)
                        .or_else(|| age::of_each(document, last, k, range.end))
                })
            {
                k = after;
                continue;
            }
            // A phrase ends with its cell.
            let cell = cells.iter().find(|cell| cell.contains(&k));
            let end = cell.map_or(range.end, |cell| cell.end.min(range.end));
            let found = if taken[k] {
                None
            } else {
                kin::kin_of(document, k, end)
                    .or_else(|| kin::kin_owned(document, k, end))
                    .or_else(|| kin::kin_beside(document, mentions.last(), k, end))
                    .or_else(|| kin::owned(document, k, end, gazetteer))
                    .or_else(|| kin::kin_pair(document, mentions.last(), k, end))
                    .or_else(|| kin::name_beside(document, mentions.last(), k, end))
                    .or_else(|| extreme::alone(document, k, end))
                    .or_else(|| counted(document, k, end, gazetteer, taken))
                    .or_else(|| single(document, k, end, gazetteer))
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
                    let start = outer_start(document, mention.tokens.start, range.start);
                    mention.outer.start = start.min(mention.outer.start);
                    k = mention.end().max(k + 1);
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

/// "One of the freed, Sgt. Kolt, …": a second phrase for the same one person is taken into the first.
fn takes_in(document: &Document, last: &mut Mention, next: &Mention) -> bool {
    let one = |m: &Mention| m.count.high() == Some(1) && m.count.low() == 1;
    if last.sentence != next.sentence
        || !one(last)
        || !next.is_one()
        || !document.reads(next.tokens.start - 1, ",")
    {
        return false;
    }
    let listed = document.is(next.outer.end, Class::And)
        || document.reads(next.outer.end, ",") && document.is(next.outer.end + 1, Class::And);
    let adjacent = last.outer.end + 1 == next.tokens.start;
    let fate = matches!(last.noun.head, Head::Fate(_));
    // "Ada Karr, 34, Tom Bell, nine": two names are two people.
    if last.kind == MentionKind::Named && next.kind == MentionKind::Named {
        return false;
    }
    let ordinal = (last.tokens.start..last.tokens.start + 2)
        .any(|t| document.is(t, Class::Ordinal) || document.reads(t, "another"));
    let plain = last.kind == MentionKind::Single && next.kind == MentionKind::Single && !ordinal;
    // "her father, a railway fireman, …": a kinsman told by his trade.
    let kin = last.definite
        || document.is(last.tokens.start, Class::Possessive)
        || document.is(last.tokens.start, Class::Determiner)
        // "Lena Orr's husband, an engineer, …"
        || last.tokens.clone().any(|t| document.reads(t, "'s"));
    let closes = document.ends(next.outer.end) || document.is(next.outer.end, Class::Pronoun);
    let plain = plain && !(kin && closes && document.is(next.tokens.start, Class::Indefinite));
    // "The driver, a 45-year-old man, and three passengers": who has an article of his own is told, not listed.
    let told = last.definite && adjacent && document.is(next.tokens.start, Class::Indefinite);
    let named =
        last.kind == MentionKind::Named && adjacent && document.is(next.tokens.start, Class::Indefinite);
    let listed = listed && !told && !named;
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

/// "70 percent of the 2,100 wounded are civilians": what is said of the part is not said of the whole.
fn is_whole(document: &Document, k: usize) -> bool {
    k > 1 && document.reads(k - 1, "the") && (document.reads(k - 2, "of") || document.is(k - 2, Class::Share))
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
    let all_but = document.reads(k, "all") && document.reads(k + 1, "but");
    let lead = if all_but { 2 } else { lead };
    let number = number::at(document, k + lead, end)?;
    let heads_cell = document.cells(document.sentence_of(k)).iter().any(|cell| cell.start == k);
    if number.tokens.clone().any(|t| taken[t]) || !heads_cell && !may_count(document, &number, k) {
        return None;
    }
    if is_one_of(document, &number, k) {
        return None;
    }
    if lead > 0 && number.kind == NumberKind::Zero {
        return None;
    }
    if age_adjective(document, number.tokens.end) || !heads_cell && is_year(document, &number) {
        return None;
    }
    // "both my sons"
    let owned = document.reads(number.tokens.start, "both")
        && document.tokens[number.tokens.end].classes.has_any(&[Class::Possessive, Class::Determiner]);
    let mut noun = match reported_none(document, &number, end) {
        Some(noun) => noun,
        None => noun::at(document, number.tokens.end + usize::from(owned), end, gazetteer)?,
    };
    // "More than half of the dead, 36, fell here": the share is worked out beside it.
    let worked_out = document.reads(noun.end, ",")
        && document.tokens[noun.end + 1].kind == Kind::Number
        && document.reads(noun.end + 2, ",");
    if matches!(number.kind, NumberKind::Share(_)) && worked_out {
        return None;
    }
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
    if is_whole(document, k) && matches!(noun.head, Head::Fate(_)) {
        noun.traits = 0;
    }
    if all_but {
        return but_so_many(document, k, &number, noun);
    }
    let kind = match number.kind {
        NumberKind::Plain => MentionKind::Counted,
        NumberKind::Zero => MentionKind::Nobody,
        NumberKind::Share(share) => MentionKind::Share(share),
    };
    let (count, last) = bounded(document, k, end, &number, &noun);
    Some(Mention::of(kind, count, k..last, noun))
}

/// How many, with what the verb before and the words behind the noun say of the number, and where the phrase ends.
fn bounded(
    document: &Document,
    k: usize,
    end: usize,
    number: &number::Number,
    noun: &Noun,
) -> (Count, usize) {
    let mut count = number.count;
    if let Some(precision) = k.checked_sub(1).and_then(|b| document.value(b, Class::ApproxVerb)) {
        count = Count::bounded(count.named(), vocabulary::Precision::ALL[usize::from(precision)]);
    }
    if noun.traits & traits::COUPLE != 0 && number.kind == NumberKind::Plain {
        count = Count::exact(count.low() * 2);
    }
    let last = noun.of_whole.as_ref().filter(|_| !noun.counted_whole).map_or(noun.end, |whole| whole.end);
    // "fifty people or more", "40 people at most"
    let phrase = last > number.tokens.end && document.folded(last).contains(' ');
    match number::bound_behind(document, last, end).filter(|_| phrase) {
        Some((precision, after)) => (Count::bounded(count.named(), precision), after),
        None => (count, last),
    }
}

/// "no reports of casualties", "no word of any injuries": it is the harm that there is none of.
fn reported_none(document: &Document, number: &number::Number, end: usize) -> Option<Noun> {
    let report = number.tokens.end;
    let of = number.kind == NumberKind::Zero
        && document.tokens[report].classes.has_any(&[
            Class::Say,
            Class::SayNoun,
            Class::RecordNoun,
            Class::Channel,
        ])
        && document.reads(report + 1, "of");
    let fate = (report + 2..end.min(report + 5)).find(|t| document.is(*t, Class::Fate)).filter(|_| of)?;
    Some(Noun { head: Head::Fate(fate), ..Noun::empty(fate + 1) })
}

/// "All but three of the 40 passengers": the rest, worked out.
fn but_so_many(document: &Document, k: usize, number: &number::Number, noun: Noun) -> Option<Mention> {
    let whole = noun.of_whole.clone().filter(|_| noun.counted_whole)?;
    let total = whole.clone().find_map(|t| number::cardinal(document, t, whole.end))?.0;
    let rest = total.checked_sub(number.count.low()).filter(|rest| *rest > 0)?;
    Some(Mention::of(MentionKind::Counted, Count::exact(rest), k..number.tokens.end, noun))
}

/// Whether a share stands beside the people it is a share of.
fn has_total(document: &Document, k: usize, noun: &Noun) -> bool {
    let counted = [Class::Person, Class::Fate, Class::Toll, Class::State, Class::FateWeak];
    let whole = noun.of_whole.clone().is_some_and(|w| {
        w.clone().any(|t| document.tokens[t].classes.has_any(&counted)) || noun.counted_whole
    });
    let before = k > 0 && document.value(k - 1, Class::Including) == Some(1);
    // "Of the 200 dead, 40 per cent were women"
    let first = document.sentences[document.sentence_of(k)].tokens.start;
    let opens = document.reads(first, "of") || document.value(first, Class::Including) == Some(1);
    // "The raid killed 80. More than half were women."
    let be = noun.end;
    let told = document.is(be, Class::Be) && (be + 1..be + 4).any(|t| document.is(t, Class::Person));
    noun.of_them || whole || before || opens && first < k || told && k == first
}
