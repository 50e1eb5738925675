//! Those among whom somebody is: "among the dead were nine firemen", "the victims were three brothers".
//!
//! Must not: say of whom they are a part; that is the business of `part`.

use super::bind::{Bound, How};
use super::mention::{Mention, status};
use crate::document::{Document, Kind};
use crate::ground::Rule;
use crate::lexicon::Class;
use vocabulary::Status;

/// "Among the dead were nine firemen", "the dead include a teacher and her son".
pub(super) fn among(document: &Document, mentions: &[Mention], at: usize) -> Option<Bound> {
    let mention = &mentions[at];
    let first = document.sentences[mention.sentence].tokens.start;
    let back = || (first..mention.outer.start).rev().take(24);
    let opening =
        back().find(|k| document.is(*k, Class::Including) && document.folded(*k).starts_with("among"));
    let verb = back().any(|k| document.is(k, Class::Be) || document.words(k) == ":");
    if let Some((cue, status)) = opening.filter(|_| verb).and_then(|k| Some((k, among_whom(document, k)?))) {
        return Some(Bound { status, how: How::Toll, cue, rule: Rule::Among, mended: None });
    }
    if let Some(bound) = among_behind(document, mentions, at) {
        return Some(bound);
    }
    if let Some(bound) = victims_are(document, mention, first) {
        return Some(bound);
    }
    let far = || (first..mention.outer.start).rev().take(INCLUDE_REACH);
    let include =
        far().find(|k| document.value(*k, Class::Including) == Some(0) || document.is(*k, Class::Named))?;
    let own = |k: usize| mentions.iter().any(|m| m.outer.contains(&k));
    let reach = if document.is(include, Class::Named) { NAMED_REACH } else { 3 };
    let status = (first..include)
        .rev()
        .take(reach)
        .filter(|k| !own(*k))
        .find_map(|k| whole_fate(document, k))
        .or_else(|| subject_fate(document, first, include))?;
    Some(Bound { status, how: How::Toll, cue: include, rule: Rule::Include, mended: None })
}

/// "There were 20 women among the dead", "six children among 19 dead", "two cooks made up the rest of the dead".
fn among_behind(document: &Document, mentions: &[Mention], at: usize) -> Option<Bound> {
    let joined = |m: &Mention, end: usize| document.is(end, Class::And) && m.outer.start == end + 1;
    let behind = mentions[at + 1..]
        .iter()
        .fold(mentions[at].outer.end, |end, next| if joined(next, end) { next.outer.end } else { end });
    let opens = document.is(behind, Class::Including) && document.folded(behind).starts_with("among");
    let bound = |status, cue| Bound { status, how: How::Toll, cue, rule: Rule::Among, mended: None };
    if let Some(status) = among_whom(document, behind).filter(|_| opens) {
        return Some(bound(status, behind));
    }
    let makes = matches!(
        (document.folded(behind), document.tokens.get(behind + 1).map(|_| document.folded(behind + 1))),
        ("made" | "make", Some("up")) | ("account" | "accounted", Some("for"))
    );
    let whole = (behind + 2..behind + 2 + MAKES_UP_REACH)
        .take_while(|k| document.tokens[*k].kind == Kind::Word)
        .find_map(|k| Some((k, status(document, k, Class::Toll)?)))
        .filter(|_| makes);
    whole.map(|(cue, status)| bound(status, cue))
}

/// "The victims were three brothers", "The fire's victims were six women and a child".
fn victims_are(document: &Document, mention: &Mention, first: usize) -> Option<Bound> {
    let verb = (first..mention.outer.start).rev().take(INCLUDE_REACH).find(|k| document.is(*k, Class::Be))?;
    let cue = verb.checked_sub(1).filter(|k| *k >= first)?;
    let listed = (verb + 1..mention.outer.start).all(|k| {
        let classes = document.tokens[k].classes;
        classes.has_any(&[Class::And, Class::Adverb, Class::Person, Class::Cardinal, Class::Indefinite])
            || document.tokens[k].kind != Kind::Word
            || document.is(k, Class::Trait)
    });
    let of = cue > first && document.reads(cue - 1, "of");
    let short = cue - first <= VICTIMS_REACH && !of;
    let said = matches!(document.folded(cue), "victims" | "dead" | "the dead" | "casualties" | "fatalities");
    let status = whole_fate(document, cue).filter(|_| said && short && listed && mention.is_people())?;
    Some(Bound { status, how: How::Toll, cue, rule: Rule::Include, mended: None })
}

/// How far into its sentence "the victims" may stand, in tokens.
const VICTIMS_REACH: usize = 5;

/// How far behind "made up" those may stand of whom a mention is a part, in tokens.
const MAKES_UP_REACH: usize = 6;

/// "Those killed in the two raids include …", "The victims were mostly herders and included …": the fate that the
/// clause's subject names, with what stands between it and "include".
fn subject_fate(document: &Document, first: usize, include: usize) -> Option<Status> {
    let verb = document.value(include, Class::Including) == Some(0)
        && ["include", "includes", "included", "comprise", "comprised", "comprises"]
            .contains(&document.folded(include));
    let clause = (first..include)
        .rev()
        .take(SUBJECT_REACH)
        .take_while(|k| !matches!(document.words(*k), ";" | ":" | "." | ",") && !document.is(*k, Class::Say))
        .last()
        .filter(|_| verb)?;
    (clause..include).take(SUBJECT_WORDS).find_map(|k| {
        let those = document.reads(k, "those") || document.reads(k, "people") || document.reads(k, "all");
        let told = || {
            let told = k + 1 + usize::from(document.is(k + 1, Class::Pronoun));
            let told = told + usize::from(document.is(told, Class::Be));
            [Class::Passive, Class::Suffered, Class::State]
                .iter()
                .find_map(|class| status(document, told, *class))
        };
        whole_fate(document, k).or_else(|| if those { told() } else { None })
    })
}

/// How far before "include" its subject may begin, and how many of its words may tell the fate, in tokens.
const SUBJECT_REACH: usize = 16;
const SUBJECT_WORDS: usize = 4;

/// "the dead", "the victims": the fate of those that a list goes on to name.
fn whole_fate(document: &Document, k: usize) -> Option<Status> {
    let victims = matches!(document.folded(k), "victims" | "victim");
    // "the detainees include two lawyers"
    let weak = Some(Class::FateWeak).filter(|_| k > 0 && document.is(k - 1, Class::Determiner));
    [Class::Toll, Class::Fate]
        .into_iter()
        .chain(weak)
        .find_map(|class| status(document, k, class))
        .or(Some(Status::Killed).filter(|_| victims))
}

/// How far before "were named as" those named may stand, in tokens.
const NAMED_REACH: usize = 5;

/// How far before one of a long list "comprised" may stand, in tokens.
const INCLUDE_REACH: usize = 40;

/// The fate of those that "among …" names.
pub(super) fn among_whom(document: &Document, k: usize) -> Option<Status> {
    let own = document.folded(k);
    let named = [
        ("dead", Status::Killed),
        ("killed", Status::Killed),
        ("victims", Status::Killed),
        ("wounded", Status::Injured),
        ("injured", Status::Injured),
        ("missing", Status::Missing),
    ];
    let within = named.iter().find(|(word, _)| own.ends_with(word)).map(|(_, status)| *status);
    within.or_else(|| {
        (k + 1..k + 6).find_map(|n| {
            status(document, n, Class::Toll)
                .or_else(|| status(document, n, Class::Fate))
                .or_else(|| status(document, n, Class::FateWeak))
                .or_else(|| status(document, n, Class::State))
                .or_else(|| status(document, n, Class::Passive))
                .or_else(|| status(document, n, Class::Suffered))
        })
    })
}
