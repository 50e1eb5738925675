//! Numbers that a count comes to: "the toll rose to 58", "the ministry's list shows 96".
//!
//! Must not: take a number for a count that has a noun of another kind.

use super::bind::{Bound, How};
use super::mention::{Mention, MentionKind, status};
use super::noun::Head;
use super::object::is_quote;
use crate::document::{Document, Kind};
use crate::ground::Rule;
use crate::lexicon::Class;
use vocabulary::Status;

/// How far a count is looked for before its number, in tokens.
const REACH: usize = 26;
/// How far before the comma that tells a number apart its count may stand, in tokens.
const APART_REACH: usize = 7;
/// How far before "is" or "was" the word for the total is looked for, in tokens.
const SUBJECT_REACH: usize = 12;

/// A number that a count comes to: "the toll rose to 58", "put the number of wounded at 84".
pub(super) fn toll(document: &Document, mentions: &[Mention], at: usize) -> Option<Bound> {
    let mention = &mentions[at];
    if mention.kind != MentionKind::Counted || matches!(mention.noun.head, Head::Unknown(_)) {
        return None;
    }
    let first = document.sentences[mention.sentence].tokens.start;
    let before = mention.outer.start.checked_sub(1).filter(|b| *b >= first)?;
    if let Some((cue, status)) = count_apart(document, mention, first) {
        return Some(by_count(status, cue, Rule::TollApart));
    }
    let to = document.folded(before).ends_with("to");
    let behind = mention.outer.end + usize::from(document.is(mention.outer.end, Class::Determiner));
    if let Some(status) = status(document, behind, Class::Toll).filter(|_| to) {
        return Some(by_count(status, behind, Rule::TollBehind));
    }
    if !leads(document, mention, first) {
        return None;
    }
    let (cue, status) = count_before(document, mentions, at, first)?;
    Some(by_count(status, cue, Rule::TollBefore))
}

/// What a count tells of its number.
fn by_count(status: Status, cue: usize, rule: Rule) -> Bound {
    Bound { status, how: How::Toll, cue, rule, mended: None }
}

/// "the count of the injured, 63, was right", "the number killed in air strikes, 240, was lower": the count that a
/// comma tells its number apart from, and whom it counts.
fn count_apart(document: &Document, mention: &Mention, first: usize) -> Option<(usize, Status)> {
    let before = mention.outer.start - 1;
    let apart = document.reads(before, ",") && before > first;
    let stops = [Class::Be, Class::Have, Class::Say, Class::But, Class::Suffered, Class::Including];
    (first..before)
        .rev()
        .take(APART_REACH)
        .take_while(|k| !document.ends(*k) && !document.tokens[*k].classes.has_any(&stops))
        .find_map(|k| Some((k, status(document, k, Class::Toll)?)))
        .filter(|(k, _)| apart && (*k + 1 == before || document.reads(mention.outer.end, ",")))
}

/// "the toll rose to 58", "deaths: 12": whether the word before a number leads from its count to it.
fn leads(document: &Document, mention: &Mention, first: usize) -> bool {
    let before = mention.outer.start - 1;
    document.tokens[before].classes.has_any(&[
        Class::Preposition,
        Class::Be,
        Class::Cumulative,
        Class::Revision,
        Class::ApproxVerb,
        Class::Verb,
        Class::Toll,
        Class::And,
        Class::More,
        Class::Rival,
        Class::Adverb,
        Class::But,
    ]) || document.is(mention.outer.start, Class::ApproxVerb)
        || document.reads(before, ":")
        || comes_to(document.folded(before))
        || numbers(document, before, first)
}

/// "put the wounded at 40", "fatalities now number 77": whether a bare number is what something comes to.
fn is_brought(document: &Document, mention: &Mention, first: usize) -> bool {
    let before = mention.outer.start - 1;
    mention.is_bare()
        && (matches!(document.folded(before), "to" | "at" | "from" | "as" | ":")
            || comes_to(document.folded(before))
            || document.is(before, Class::Cumulative)
            || document.is(before, Class::ApproxVerb)
            || document.is(mention.outer.start, Class::ApproxVerb)
            || numbers(document, before, first))
}

/// "the toll of the flood, which began on Monday, is now 58": the nearest count before a number, and whom it counts.
fn count_before(
    document: &Document,
    mentions: &[Mention],
    at: usize,
    first: usize,
) -> Option<(usize, Status)> {
    let mention = &mentions[at];
    let before = mention.outer.start - 1;
    let brought = is_brought(document, mention, first);
    for k in (first..=before).rev().take(REACH) {
        // "deaths fell from 510 to 260", "put the wounded at 40": the fate itself is what is counted.
        // "Displaced families: 1,450": the label says of whom as well.
        let label = document.reads(before, ":") && (k..before).any(|n| document.is(n, Class::Person));
        let fate =
            || status(document, k, Class::Fate).filter(|_| brought && !label && !in_mention(mentions, k));
        let count = status(document, k, Class::Toll)
            .filter(|_| !fate_of_another(document, mentions, k))
            .or_else(fate);
        if let Some(status) = count {
            return Some((k, status));
        }
        // "the number of members of the force killed in the country"
        let counted = counted_fate(document, k, before).filter(|_| brought || mention.is_people());
        if counted.is_some() {
            return counted;
        }
        if matches!(document.words(k), ";" | ":" | ".") && k != before {
            return None;
        }
    }
    None
}

/// Verbs behind which a count has its number: "numbered 40", "estimates range from 300 to 500".
fn comes_to(verb: &str) -> bool {
    let verbs = [
        "numbered", "totalled", "totaled", "range", "ranges", "ranged", "ranging", "vary", "varies",
        "varied", "varying",
    ];
    verbs.contains(&verb)
}

/// The fate that a word for a count names with the words behind it: "the total of those wounded".
fn counted_fate(document: &Document, count: usize, end: usize) -> Option<(usize, Status)> {
    if !document.is(count, Class::Total) || !document.reads(count + 1, "of") {
        return None;
    }
    (count + 2..end.min(count + 2 + COUNTED_REACH))
        .take_while(|k| document.tokens[*k].kind == Kind::Word && !document.is(*k, Class::Cumulative))
        .find_map(|k| {
            [Class::Passive, Class::Suffered, Class::Fate, Class::State]
                .iter()
                .find_map(|class| status(document, k, *class))
                .map(|status| (k, status))
        })
}

/// How far behind the word for a count the fate of the counted may stand, in tokens.
const COUNTED_REACH: usize = 12;

/// "Fatalities now number 77": the verb, not the noun.
fn numbers(document: &Document, k: usize, first: usize) -> bool {
    let verb = matches!(document.folded(k), "number" | "numbers" | "total" | "totals");
    let before = (first..k).rev().find(|b| !document.is(*b, Class::Adverb));
    verb && before.is_some_and(|b| {
        document.reads(b, "to")
            || document.tokens[b].classes.has_any(&[Class::Fate, Class::Toll, Class::Modal])
    })
}

/// Whether a token belongs to a mention.
fn in_mention(mentions: &[Mention], k: usize) -> bool {
    mentions.iter().any(|m| m.outer.contains(&k))
}

/// "Thirty of the dead": the words are the whole of a part, not a count to come.
fn fate_of_another(document: &Document, mentions: &[Mention], k: usize) -> bool {
    let within = mentions.iter().any(|m| m.noun.of_whole.as_ref().is_some_and(|w| w.contains(&k)));
    within
        || k > 0
            && document.reads(k - 1, "of")
            && document.folded(k).starts_with("the ")
            && !(k > 1 && document.tokens[k - 2].classes.has_any(&[Class::Total, Class::CountNoun]))
        || k > 0 && document.value(k - 1, Class::Including).is_some()
}

/// Another speaker's number for what was just spoken of: "the health authority's return shows 96".
pub(super) fn rival(document: &Document, mention: &Mention, last: Option<Status>) -> Option<Bound> {
    let first = document.sentences[mention.sentence].tokens.start;
    let mut cue = mention.outer.start.checked_sub(1).filter(|k| *k >= first)?;
    // "the total is now 19"
    if cue > first && document.is(cue, Class::Adverb) && document.is(cue - 1, Class::Be) {
        cue -= 1;
    }
    let word = document.folded(cue);
    let brought = word == ":" && document.is(cue.saturating_sub(1), Class::Total)
        || matches!(word, "to" | "at" | "was" | "is" | "as" | "of")
        || document.is(cue, Class::Cumulative) && (word.ends_with(" at") || word.ends_with(" to"));
    let near = if document.is(cue, Class::Be) { SUBJECT_REACH } else { 4 };
    let brought = brought || document.folded(cue).starts_with("includ");
    let counts = mention.is_bare() || document.folded(cue).starts_with("includ");
    let total =
        (first..cue).rev().take(near).find(|k| document.is(*k, Class::Total)).filter(|_| brought && counts);
    if let Some(total) = total {
        let fate = (first..total).rev().find_map(|k| status(document, k, Class::Fate));
        return Some(by_count(fate.or(last)?, total, Rule::TotalAgain));
    }
    // "it was twenty-six", "it now stands at 17", "corrected this to 166"
    let closes = document.ends(mention.outer.end);
    let states = document.is(cue, Class::Be) || document.is(cue, Class::Cumulative);
    let thing = (first..cue).rev().find(|k| !document.is(*k, Class::Adverb));
    let it = thing.is_some_and(|k| matches!(document.folded(k), "it" | "this" | "that"));
    if mention.is_bare() && closes && it && (states || word == "to") {
        return Some(by_count(last?, cue, Rule::TotalAgain));
    }
    // "Most of the dead were evacuees, but they also included several guards."
    let included =
        document.value(cue, Class::Including) == Some(0) && document.folded(cue).starts_with("includ");
    let they = (first..cue).rev().find(|k| !document.is(*k, Class::Adverb));
    if included && they.is_some_and(|k| matches!(document.folded(k), "they" | "these" | "those")) {
        return Some(by_count(last?, cue, Rule::Include));
    }
    let cue = if is_quote(document, cue) || document.is(cue, Class::Be) { cue.checked_sub(1)? } else { cue };
    // "Officially nine died. Locals say 30."
    let harm = matches!(last, Some(Status::Killed | Status::Injured | Status::Missing | Status::Captured));
    let says = matches!(document.folded(cue), "say" | "says" | "said")
        && harm
        && mention.is_bare()
        && document.ends(mention.outer.end);
    let said = document.is(cue, Class::Rival) || says;
    let plain = matches!(mention.noun.head, Head::Person(token) if matches!(document.folded(token), "people" | "persons" | "individuals" | "victims" | "families" | "households"));
    let among = document.folded(mention.outer.end).starts_with("among th") && mention.is_people();
    let people = mention.is_bare() || among || plain && mention.kind == MentionKind::Counted;
    let single = mention.count.high() == Some(1);
    (said && people && !single).then_some(())?;
    Some(by_count(last?, cue, Rule::RivalCount))
}
