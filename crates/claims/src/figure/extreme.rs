//! The one among the many: "The youngest was a girl of nine", "the oldest, a barber, was 61".
//!
//! Must not: speak of one without the many, said before.

use super::bind::{Bound, How};
use super::mention::{Mention, MentionKind, status};
use super::noun::{Head, Noun};
use super::number;
use super::part::Bounded;
use super::{age, antecedent};
use crate::document::{Document, Kind};
use crate::ground::Rule;
use crate::lexicon::{Class, traits};
use std::ops::Range;
use vocabulary::Count;

/// How far the predicate stands behind the superlative, in tokens.
const REACH: usize = 8;

/// "The youngest was thirteen": nobody is named, and the age tells of one of them.
pub(super) fn alone(document: &Document, k: usize, end: usize) -> Option<Mention> {
    if !(document.is(k, Class::Determiner) && is_extreme(document, k + 1)) {
        return None;
    }
    // "Fourteen miners, the youngest 17, were killed"
    let aged_so = !matches!(document.folded(k + 1), "last" | "first" | "latest")
        && (document.reads(k + 2, "aged") || number::cardinal(document, k + 2, end).is_some());
    let verb =
        if aged_so { k + 1 } else { (k + 2..end.min(k + REACH)).find(|t| document.is(*t, Class::Be))? };
    let aged = usize::from(document.reads(verb + 1, "aged") || document.is(verb + 1, Class::Adverb));
    let (years, after) = number::cardinal(document, verb + 1 + aged, end)?;
    if aged_so && !(document.reads(after, ",") && k > 0 && document.reads(k - 1, ",")) {
        return None;
    }
    let old =
        document.reads(after, "years old") || document.reads(after, "years") || document.reads(after, "year");
    let closes = document.ends(after) || document.is(after, Class::And);
    (years <= age::OLDEST && (closes || old)).then(|| {
        let noun = Noun { head: Head::Person(k + 1), traits: age::traits_of(years), ..Noun::empty(k + 2) };
        Mention { outer: k..after, ..Mention::of(MentionKind::Single, Count::exact(1), k..k + 2, noun) }
    })
}

/// The fate of one who is the youngest, oldest or last of those said before: theirs.
pub(super) fn of_many(
    document: &Document,
    mention: &Mention,
    figures: &[Bounded],
) -> Option<(Bound, Option<usize>)> {
    let one = mention.is_one();
    let words = one.then(|| told(document, mention)).flatten()?;
    // "The youngest to perish": of whom it is said, the words tell.
    let fate = words.clone().find_map(|k| {
        antecedent::fate_at(document, k)
            .or_else(|| status(document, k, Class::Suffered))
            .map(|status| (k, status))
    });
    // "… The oldest was 61": of the same as the youngest just before.
    let beside = figures.last().filter(|last| {
        mention.sentence - last.mention.sentence <= 1
            && last.mention.count.high() == Some(1)
            && told(document, &last.mention).is_some()
    });
    if let (Some(beside), None) = (beside, fate) {
        return Some((Bound { rule: Rule::AmongThem, ..beside.bound }, beside.whole));
    }
    let whole = antecedent::find(document, mention, figures, fate.map(|(_, status)| status));
    // The youngest of a part is the youngest of all: "Fourteen were women. The youngest was nine."
    let whole = whole.map(|at| {
        let status = figures[at].bound.status;
        let group = figures[at].mention.noun.traits & !(traits::FAMILIES | traits::BODIES) > 1;
        figures[at].whole.filter(|all| group && figures[*all].bound.status == status).unwrap_or(at)
    });
    match (whole.filter(|_| !is_owned(document, &words)), fate) {
        (Some(whole), _) => {
            let bound = Bound { how: How::Part(whole), rule: Rule::AmongThem, ..figures[whole].bound };
            Some((bound, Some(whole)))
        }
        (None, Some((cue, status))) => {
            Some((Bound { status, how: How::Toll, cue, rule: Rule::Among, mended: None }, None))
        }
        (None, None) => None,
    }
}

/// Whether a mention is the youngest, oldest or last of those said before.
pub(super) fn is_one_of_many(document: &Document, mention: &Mention) -> bool {
    mention.count.high() == Some(1)
        && told(document, mention).is_some_and(|words| !is_owned(document, &words))
}

/// "Our youngest patient": of those somebody has, not of those said before.
fn is_owned(document: &Document, words: &Range<usize>) -> bool {
    document.is(words.start.saturating_sub(2), Class::Possessive)
}

/// The words that say of whom a mention is the youngest or the last: behind "was" or a comma, or straight behind.
fn told(document: &Document, mention: &Mention) -> Option<Range<usize>> {
    let start = mention.outer.start;
    if document.is(mention.tokens.start, Class::Determiner) && is_extreme(document, mention.tokens.start + 1)
    {
        return Some(mention.outer.clone());
    }
    let first = document.sentences[mention.sentence].tokens.start;
    let before = start.checked_sub(1).filter(|b| *b >= first)?;
    let extreme = (first..before + 1).rev().take(REACH).find(|t| is_extreme(document, *t))?;
    let fated = (extreme + 1..before)
        .any(|t| antecedent::fate_at(document, t).or_else(|| status(document, t, Class::Suffered)).is_some());
    // "The oldest resident": of all who live there.
    let others = (extreme + 1..before)
        .any(|t| document.value(t, Class::Person).is_some_and(|bits| bits & traits::CHILD == 0));
    let led = extreme > first
        && document.tokens[extreme - 1].classes.has_any(&[Class::Determiner, Class::Possessive]);
    let last = matches!(document.folded(extreme), "last" | "first");
    let of = document.folded(extreme + 1).starts_with("of the") || document.reads(extreme + 1, ",");
    // What stands between says who they are ("to perish", "of the dead") and not what somebody did.
    let stops = [Class::Be, Class::Have, Class::Say, Class::Modal, Class::And];
    let plain = (extreme + 1..before)
        .filter(|t| !(document.is(*t, Class::Be) && document.reads(*t - 1, "to")))
        .all(|t| document.tokens[t].kind == Kind::Word && !document.tokens[t].classes.has_any(&stops));
    let links = document.is(before, Class::Be) || document.reads(before, ",") || before == extreme;
    (led && plain && links && (!last || of || fated) && (!others || fated)).then_some(extreme + 1..before)
}

fn is_extreme(document: &Document, k: usize) -> bool {
    matches!(document.folded(k), "youngest" | "oldest" | "eldest" | "latest" | "last" | "first")
}
