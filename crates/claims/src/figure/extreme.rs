//! The one among the many: "The youngest was a girl of nine", "the oldest, a barber, was 61".
//!
//! Must not: speak of one without the many, said before.

use super::antecedent;
use super::bind::{Bound, How};
use super::mention::{Mention, MentionKind};
use super::noun::{Head, Noun};
use super::number;
use super::part::Bounded;
use super::single::age_traits;
use crate::document::{Document, Kind};
use crate::ground::Rule;
use crate::lexicon::Class;
use vocabulary::Count;

/// How far the predicate stands behind the superlative, in tokens.
const REACH: usize = 8;
/// The greatest age that is taken for one.
const OLDEST: u64 = 115;

/// "The youngest was thirteen": nobody is named, and the age tells of one of them.
pub(super) fn alone(document: &Document, k: usize, end: usize) -> Option<Mention> {
    if !(document.is(k, Class::Determiner) && is_extreme(document, k + 1)) {
        return None;
    }
    let verb = (k + 2..end.min(k + REACH)).find(|t| document.is(*t, Class::Be))?;
    let aged = usize::from(document.reads(verb + 1, "aged") || document.is(verb + 1, Class::Adverb));
    let (years, after) = number::cardinal(document, verb + 1 + aged, end)?;
    let old =
        document.reads(after, "years old") || document.reads(after, "years") || document.reads(after, "year");
    let closes = document.tokens.get(after).is_none_or(|t| t.kind != Kind::Word || t.classes.has(Class::And));
    (years <= OLDEST && (closes || old)).then(|| {
        let noun = Noun { head: Head::Person(k + 1), traits: age_traits(years), ..Noun::empty(k + 2) };
        Mention {
            tokens: k..k + 2,
            outer: k..after,
            kind: MentionKind::Single,
            count: Count::exact(1),
            noun,
            sentence: 0,
            named: false,
            definite: false,
        }
    })
}

/// The fate of one who is the youngest, oldest or last of those said before: theirs.
pub(super) fn of_many(
    document: &Document,
    mention: &Mention,
    figures: &[Bounded],
) -> Option<(Bound, Option<usize>)> {
    if !matches!(mention.kind, MentionKind::Single | MentionKind::Named) || !told(document, mention) {
        return None;
    }
    let whole = antecedent::find(document, mention, figures, None)?;
    Some((Bound { how: How::Part(whole), rule: Rule::AmongThem, ..figures[whole].bound }, Some(whole)))
}

/// Whether a mention is what a superlative speaks of: itself, behind "was", behind a comma, or straight behind it.
fn told(document: &Document, mention: &Mention) -> bool {
    let start = mention.outer.start;
    if is_extreme(document, mention.tokens.start + 1) && document.is(mention.tokens.start, Class::Determiner)
    {
        return true;
    }
    let first = document.sentences[mention.sentence].tokens.start;
    let Some(before) = start.checked_sub(1).filter(|b| *b >= first) else { return false };
    let from = (first..before + 1).rev().take(REACH).find(|t| is_extreme(document, *t));
    let Some(extreme) = from.filter(|t| *t > first && document.is(t - 1, Class::Determiner)) else {
        return false;
    };
    let last = matches!(document.folded(extreme), "last" | "first");
    let of = document.folded(extreme + 1).starts_with("of the");
    // What stands between says who they are ("to perish", "of the dead") and not what somebody did.
    let plain = (extreme + 1..before).all(|t| {
        document.tokens[t].kind == Kind::Word
            && !document.tokens[t].classes.has_any(&[
                Class::Be,
                Class::Have,
                Class::Say,
                Class::Modal,
                Class::And,
            ])
    });
    let links = document.is(before, Class::Be) || document.reads(before, ",") || before == extreme;
    plain && links && (!last || of)
}

fn is_extreme(document: &Document, k: usize) -> bool {
    matches!(document.folded(k), "youngest" | "oldest" | "eldest" | "last" | "first")
}
