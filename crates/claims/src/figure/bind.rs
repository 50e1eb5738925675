//! What happened to whom: each mention is bound to the word that says its fate.
//!
//! A small transducer walks left and right from the mention over the rest of its clause; the nearest word that
//! can govern it wins, and a mention with none of its own takes the fate of the one that it is joined to.
//! Must not: bind across sentences; that is the business of `part`.

use super::mention::{Mention, MentionKind, status};
use super::noun::Head;
use super::walk;
use crate::document::{Document, Kind};
use crate::lexicon::{Class, traits};
use vocabulary::Status;

/// How a mention came by its status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// By its own noun: "deaths".
    Own,
    /// As the object of the word before it.
    Object,
    /// As the subject of the word after it.
    Subject,
    /// As the number of a count: "the toll rose to".
    Toll,
    /// From the mention that it is joined to.
    Joined(usize),
    /// From the mention that it is a part of.
    Part(usize),
}

/// A bound mention.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bound {
    /// What happened.
    pub(crate) status: Status,
    /// How that is known.
    pub(crate) how: How,
    /// The token that says so.
    pub(crate) cue: usize,
}

/// How far a count is looked for before its number, in tokens.
const REACH: usize = 26;

/// Binds the mentions of one sentence; one slot each. `before` is the fate that the text spoke of last.
pub(crate) fn sentence(
    document: &Document,
    mentions: &[Mention],
    before: Option<Status>,
) -> Vec<Option<Bound>> {
    let mut bound: Vec<Option<Bound>> = vec![None; mentions.len()];
    for at in 0..mentions.len() {
        bound[at] = listed_part(document, mentions, &bound, at).or_else(|| direct(document, mentions, at));
    }
    for at in 0..mentions.len() {
        if bound[at].is_none() {
            bound[at] = joined(document, mentions, &bound, at);
        }
        if bound[at].is_none() {
            let last = bound[..at].iter().rev().flatten().next().map(|b| b.status).or(before);
            bound[at] = rival(document, &mentions[at], last);
        }
    }
    for at in 0..mentions.len() {
        if bound[at].is_none() {
            bound[at] = weak(document, &mentions[at]).or_else(|| share_of_next(mentions, &bound, at));
        }
    }
    bound
}

/// "70 percent of the 1,200 dead": a share has the fate of the number behind it.
fn share_of_next(mentions: &[Mention], bound: &[Option<Bound>], at: usize) -> Option<Bound> {
    let whole =
        mentions[at].noun.of_whole.clone().filter(|_| matches!(mentions[at].kind, MentionKind::Share(_)))?;
    mentions.get(at + 1).filter(|next| whole.contains(&next.tokens.start))?;
    Some(Bound { how: How::Toll, ..bound[at + 1]? })
}

/// The fate that words of the clause give to a mention directly.
fn direct(document: &Document, mentions: &[Mention], at: usize) -> Option<Bound> {
    let mention = &mentions[at];
    if is_speaker(document, mention) {
        return None;
    }
    if let Some(own) = mention.own_fate(document) {
        let Head::Fate(cue) = mention.noun.head else { return None };
        return Some(Bound { status: own, how: How::Own, cue });
    }
    let after = mention.outer.end;
    let state = (after..after + 2)
        .find(|k| document.is(*k, Class::State))
        .filter(|k| *k == after || document.is(after, Class::Adverb));
    if let Some(cue) =
        state.filter(|_| mention.kind == MentionKind::Counted || mention.kind == MentionKind::Nobody)
    {
        return status(document, cue, Class::State).map(|status| Bound { status, how: How::Subject, cue });
    }
    let fit = |bound: &Bound| suits(document, mention, bound);
    object(document, mentions, at)
        .map(|bound| demanded(document, mentions, at, bound))
        .map(|bound| still_missing(document, mentions, at, bound))
        .filter(fit)
        .or_else(|| subject(document, mentions, at).filter(fit))
        .or_else(|| toll(document, mentions, at).filter(fit))
        .or_else(|| among(document, mentions, at))
        .map(|bound| of_names(document, mention, bound))
        .map(|bound| Bound { status: of_bodies(mention, bound.status), ..bound })
}

/// "…, said one survivor.": who is named behind a verb of saying speaks.
fn is_speaker(document: &Document, mention: &Mention) -> bool {
    let before = mention.outer.start.checked_sub(1);
    let said = before
        .is_some_and(|b| document.is(b, Class::Say) && b > 0 && document.tokens[b - 1].kind == Kind::Mark);
    let closes = document
        .tokens
        .get(mention.outer.end)
        .is_none_or(|t| t.kind != Kind::Word || t.classes.has(Class::Pronoun));
    said && mention.count.high() == Some(1) && closes
}

/// The predicate whose subject the mention is; what hangs on a preposition is no subject.
fn subject(document: &Document, mentions: &[Mention], at: usize) -> Option<Bound> {
    let mention = &mentions[at];
    let before = mention.outer.start.checked_sub(1);
    let hangs = before.is_some_and(|b| {
        document.is(b, Class::Preposition)
            && !matches!(document.folded(b), "of" | "with" | "to")
            && !document.reads(b, "for")
    });
    let named = matches!(mention.kind, MentionKind::Named | MentionKind::Single);
    if hangs && (named || !document.is(mention.outer.end, Class::Passive)) {
        return None;
    }
    walk::subject(document, mentions, at).map(|p| Bound { status: p.status, how: How::Subject, cue: p.cue })
}

/// Where the release of people is demanded, they are still held; a relative clause says what they are.
fn demanded(document: &Document, mentions: &[Mention], at: usize, bound: Bound) -> Bound {
    if bound.status != Status::Released || !document.is(bound.cue, Class::Deed) {
        return bound;
    }
    let first = document.sentences[mentions[at].sentence].tokens.start;
    let asked = (first..bound.cue).rev().take(4).any(|k| {
        ["call", "demand", "urg", "appeal", "press", "plead", "negotiat", "insist"]
            .iter()
            .any(|stem| document.folded(k).starts_with(stem))
    });
    if asked { Bound { status: Status::Captured, ..bound } } else { bound }
}

/// "The remains of one victim have never been found": the remains are spoken of, and they are missing.
fn still_missing(document: &Document, mentions: &[Mention], at: usize, bound: Bound) -> Bound {
    if bound.status != Status::Exhumed || !document.is(bound.cue, Class::Deed) {
        return bound;
    }
    subject(document, mentions, at).filter(|later| later.status == Status::Missing).unwrap_or(bound)
}

/// "Among the dead were nine firemen", "the dead include a teacher and her son".
fn among(document: &Document, mentions: &[Mention], at: usize) -> Option<Bound> {
    let mention = &mentions[at];
    let first = document.sentences[mention.sentence].tokens.start;
    let back = || (first..mention.outer.start).rev().take(24);
    let opening =
        back().find(|k| document.is(*k, Class::Including) && document.folded(*k).starts_with("among"));
    let verb = back().any(|k| document.is(k, Class::Be));
    if let Some((cue, status)) =
        opening.filter(|_| verb).and_then(|k| Some((k, walk::among_whom(document, k)?)))
    {
        return Some(Bound { status, how: How::Toll, cue });
    }
    let include = back().find(|k| document.folded(*k).starts_with("includ"))?;
    let status = (first..include)
        .rev()
        .take(3)
        .find_map(|k| status(document, k, Class::Toll).or_else(|| status(document, k, Class::Fate)))?;
    Some(Bound { status, how: How::Toll, cue: include })
}

/// "eight people, six marines and two soldiers, died"; "91 people: 78 soldiers and …": what stands behind a comma
/// or colon and sums to the number before it is its parts.
fn listed_part(
    document: &Document,
    mentions: &[Mention],
    bound: &[Option<Bound>],
    at: usize,
) -> Option<Bound> {
    let mention = &mentions[at];
    let previous = at.checked_sub(1)?;
    let before = &mentions[previous];
    let cue = bound[previous]?;
    let gap = before.outer.end.max(before.tokens.end)..mention.outer.start;
    let mark = if gap.is_empty() { "" } else { document.words(gap.end - 1) };
    if gap.clone().any(|k| document.tokens[k].classes.has_any(&[Class::And, Class::Be, Class::Say]))
        && mark != ":"
        || mark == "," && gap.len() > 1
    {
        return sibling_part(document, mentions, cue, gap, at);
    }
    let parts = (mark == ":" || mark == ",")
        && before.count.low() > 1
        && mention.own_fate(document).is_none()
        && !mention.noun.of_them
        && (mark == ":" || is_general(document, before))
        && sums(mentions, previous, at);
    if parts {
        return Some(Bound { how: How::Part(previous), ..cue });
    }
    sibling_part(document, mentions, cue, gap, at)
}

/// "eight people": a noun that says nothing but that they are people, so that what follows may tell them apart.
pub(super) fn is_general(document: &Document, mention: &Mention) -> bool {
    let general = [
        "people",
        "persons",
        "victims",
        "prisoners",
        "captives",
        "hostages",
        "detainees",
        "survivors",
        "passengers",
        "patients",
        "residents",
    ];
    match mention.noun.head {
        Head::Person(token) => general.contains(&document.folded(token)),
        Head::Unknown(_) => false,
        Head::Fate(_) | Head::None => true,
    }
}

/// What is joined to a listed part is a part of the same whole, as long as the parts do not outgrow it.
fn sibling_part(
    document: &Document,
    mentions: &[Mention],
    cue: Bound,
    gap: std::ops::Range<usize>,
    at: usize,
) -> Option<Bound> {
    let verbs = [Class::Be, Class::Have, Class::Active, Class::Say, Class::Passive, Class::Suffered];
    let sibling = !gap.is_empty()
        && gap.clone().any(|k| document.is(k, Class::And) || document.reads(k, ","))
        && !gap.clone().any(|k| document.tokens[k].classes.has_any(&verbs));
    match cue.how {
        How::Part(whole) if sibling && listed_under(mentions, whole, at) => {
            Some(Bound { how: How::Part(whole), ..cue })
        }
        _ => None,
    }
}

/// Whether the mentions from `first` on add up to a whole.
fn sums(mentions: &[Mention], whole: usize, first: usize) -> bool {
    let total = mentions[whole].count.low();
    let mut sum = 0;
    mentions[first..].iter().filter(|m| !m.noun.of_them).any(|m| {
        sum += m.count.low();
        sum == total
    })
}

fn listed_under(mentions: &[Mention], whole: usize, at: usize) -> bool {
    mentions[whole + 1..=at].iter().filter(|m| !m.noun.of_them).map(|m| m.count.low()).sum::<u64>()
        <= mentions[whole].count.low()
        && sums(mentions, whole, whole + 1)
}

/// Another speaker's number for what was just spoken of: "the health authority's return shows 96".
fn rival(document: &Document, mention: &Mention, last: Option<Status>) -> Option<Bound> {
    let first = document.sentences[mention.sentence].tokens.start;
    let cue = mention.outer.start.checked_sub(1).filter(|k| *k >= first)?;
    let brought = matches!(document.folded(cue), "to" | "at" | "was" | "is" | "as" | "of");
    let total = (first..cue)
        .rev()
        .take(4)
        .find(|k| document.is(*k, Class::Total))
        .filter(|_| brought && mention.is_bare());
    if let Some(total) = total {
        let fate = (first..total).rev().find_map(|k| status(document, k, Class::Fate));
        return Some(Bound { status: fate.or(last)?, how: How::Toll, cue: total });
    }
    let cue = if is_quote(document, cue) || document.is(cue, Class::Be) { cue.checked_sub(1)? } else { cue };
    let said = document.is(cue, Class::Rival);
    let plain = matches!(mention.noun.head, Head::Person(token) if matches!(document.folded(token), "people" | "persons" | "victims" | "families"));
    let people = mention.is_bare() || plain && mention.kind == MentionKind::Counted;
    let single = mention.count.high() == Some(1);
    (said && people && !single).then_some(())?;
    Some(Bound { status: last?, how: How::Toll, cue })
}

/// The dead are named: "released four names".
fn of_names(document: &Document, mention: &Mention, bound: Bound) -> Bound {
    let names = matches!(mention.noun.head, Head::Person(token) if document.reads(token, "names"));
    if names { Bound { status: Status::Killed, ..bound } } else { bound }
}

/// Bodies are found, not captured or released.
fn of_bodies(mention: &Mention, status: Status) -> Status {
    match status {
        Status::Identified => status,
        _ if mention.has(traits::BODIES) => Status::Exhumed,
        _ => status,
    }
}

/// Words that take only lives, bodies or kin do not govern other nouns.
fn suits(document: &Document, mention: &Mention, bound: &Bound) -> bool {
    let noun = |words: &[&str]| matches!(mention.noun.head, Head::Person(token) if words.contains(&document.folded(token)));
    let object = bound.how == How::Object;
    if object && document.is(bound.cue, Class::TakesLives) && bound.status == Status::Killed {
        return noun(&["lives", "life"])
            || document.folded(bound.cue).starts_with("t")
                && document.reads(bound.cue.saturating_sub(1), "it");
    }
    if object && document.is(bound.cue, Class::NeedsKin) {
        return noun(&[
            "widows",
            "widow",
            "orphans",
            "orphan",
            "children",
            "child",
            "sons",
            "daughters",
            "wife",
            "husband",
            "mother",
            "families",
            "family",
        ]);
    }
    if document.is(bound.cue, Class::NeedsBodies) && bound.status == Status::Exhumed {
        return mention.has(traits::BODIES)
            || heads_remains(document, mention)
            || bound.how == How::Subject && mention.is_bare()
            || mention.noun.of_whole.is_some();
    }
    match mention.noun.head {
        Head::Unknown(token) => {
            let many = document.words(token).ends_with('s') || mention.count.high() == Some(1);
            let grave = matches!(
                bound.status,
                Status::Killed
                    | Status::Injured
                    | Status::Captured
                    | Status::Missing
                    | Status::Casualties
                    | Status::Released
            );
            many && grave
        }
        _ => true,
    }
}

/// "Remains of 46 found in quarry": the noun stands before the number.
fn heads_remains(document: &Document, mention: &Mention) -> bool {
    let before = mention.outer.start.saturating_sub(1);
    status(document, before, Class::Deed) == Some(Status::Exhumed)
}

/// The word before the mention that takes it as its object.
fn object(document: &Document, mentions: &[Mention], at: usize) -> Option<Bound> {
    let mention = &mentions[at];
    let first = document.sentences[mention.sentence].tokens.start;
    let mut k = mention.outer.start;
    while k > first {
        k -= 1;
        let classes = document.tokens[k].classes;
        if let Some(status) =
            status(document, k, Class::Active).filter(|_| !is_passive_here(document, k, first))
        {
            let status = if takes_captive(document, mention, k) { Status::Captured } else { status };
            return Some(Bound { status, how: How::Object, cue: k });
        }
        if let Some(status) = status(document, k, Class::Deed) {
            return Some(Bound { status, how: How::Object, cue: k });
        }
        if classes.has_any(&[
            Class::Adverb,
            Class::Determiner,
            Class::Approx,
            Class::ApproxVerb,
            Class::Indefinite,
            Class::Possessive,
        ]) || is_quote(document, k)
        {
            continue;
        }
        // "had taken her and eleven other women"
        let pronoun = k > first + 1
            && classes.has(Class::And)
            && document.tokens[k - 1].classes.has_any(&[Class::Pronoun, Class::Possessive]);
        if pronoun && document.is(k - 2, Class::Active) {
            k -= 1;
            continue;
        }
        // "distribute food to 9,000 families"
        let given = matches!(document.folded(k), "to" | "for")
            && (first..k).rev().take(3).any(|b| document.is(b, Class::Aid));
        if given {
            return Some(Bound { status: Status::Affected, how: How::Object, cue: k - 1 });
        }
        // "the lives of 255 British and of three civilians", "killing a cook, two guards and …"
        if classes.has(Class::And) || document.reads(k, ",") || document.reads(k, "of") {
            let previous = at
                .checked_sub(1)
                .map(|p| &mentions[p])
                .filter(|p| p.outer.end + 2 >= k && p.sentence == mention.sentence)?;
            let gap = (previous.outer.end..mention.outer.start).all(|t| joins(document, t));
            return gap
                .then(|| object(document, mentions, at - 1))
                .flatten()
                .filter(|_| !owns_predicate(document, mentions, at));
        }
        return None;
    }
    None
}

/// "Gunmen took 102 pupils": people are taken captive; lives are taken, and what is taken by "it" is lost.
fn takes_captive(document: &Document, mention: &Mention, k: usize) -> bool {
    let took = document.folded(k).contains("t")
        && document.is(k, Class::TakesLives)
        && document.folded(k).split(' ').any(|w| w.starts_with("t"));
    let lives = matches!(mention.noun.head, Head::Person(token) if document.reads(token, "lives"));
    let people = mention.is_people() || mention.kind == MentionKind::Single;
    took && people && !lives && !(k > 0 && (document.reads(k - 1, "it") || document.is(k - 1, Class::Event)))
}

/// Whether the mention is the subject of a predicate of its own.
fn owns_predicate(document: &Document, mentions: &[Mention], at: usize) -> bool {
    subject(document, mentions, at).is_some()
}

fn joins(document: &Document, token: usize) -> bool {
    document.tokens[token].classes.has_any(&[Class::And, Class::Adverb, Class::Determiner])
        || document.reads(token, ",")
        || document.reads(token, "of")
        || is_quote(document, token)
}

fn is_quote(document: &Document, token: usize) -> bool {
    matches!(document.words(token), "\"" | "\u{201C}" | "\u{201D}")
}

/// "were killed" before a number does not take it as an object.
fn is_passive_here(document: &Document, k: usize, first: usize) -> bool {
    if document.folded(k).ends_with("ing") {
        return false;
    }
    let mut back = k;
    while back > first {
        back -= 1;
        if document.is(back, Class::Be) {
            return true;
        }
        if !document.tokens[back].classes.has_any(&[Class::Adverb, Class::Not]) {
            return false;
        }
    }
    false
}

/// A number that a count comes to: "the toll rose to 58", "put the number of wounded at 84".
fn toll(document: &Document, mentions: &[Mention], at: usize) -> Option<Bound> {
    let mention = &mentions[at];
    if mention.kind != MentionKind::Counted || matches!(mention.noun.head, Head::Unknown(_)) {
        return None;
    }
    let first = document.sentences[mention.sentence].tokens.start;
    let before = mention.outer.start.checked_sub(1).filter(|b| *b >= first)?;
    // "taking to 11 the number known to have died"; "the count of the injured, 63, was right"
    let apart = document.reads(before, ",") && before > first;
    if let Some(status) = status(document, before.saturating_sub(1), Class::Toll).filter(|_| apart) {
        return Some(Bound { status, how: How::Toll, cue: before - 1 });
    }
    let to = document.folded(before).ends_with("to");
    if let Some(status) = status(document, mention.outer.end, Class::Toll).filter(|_| to) {
        return Some(Bound { status, how: How::Toll, cue: mention.outer.end });
    }
    let leads = document.tokens[before].classes.has_any(&[
        Class::Preposition,
        Class::Be,
        Class::Cumulative,
        Class::Revision,
        Class::ApproxVerb,
        Class::Verb,
        Class::Toll,
        Class::And,
        Class::More,
        Class::But,
    ]) || document.tokens[mention.outer.start].classes.has(Class::ApproxVerb)
        || document.reads(before, ":")
        || document.reads(before, "numbered");
    if !leads {
        return None;
    }
    let mut k = before + 1;
    while k > first && before + 1 - k < REACH {
        k -= 1;
        if let Some(status) =
            status(document, k, Class::Toll).filter(|_| !fate_of_another(document, mentions, k))
        {
            return Some(Bound { status, how: How::Toll, cue: k });
        }
        if matches!(document.words(k), ";" | ":" | ".") && k != before {
            return None;
        }
    }
    None
}

/// "Thirty of the dead": the words are the whole of a part, not a count to come.
fn fate_of_another(document: &Document, mentions: &[Mention], k: usize) -> bool {
    let within = mentions.iter().any(|m| m.noun.of_whole.as_ref().is_some_and(|w| w.contains(&k)));
    within
        || k > 0 && document.reads(k - 1, "of") && document.folded(k).starts_with("the ")
        || k > 0 && document.value(k - 1, Class::Including).is_some()
}

/// A mention without a word of its own takes the fate of the one that it is joined to.
fn joined(document: &Document, mentions: &[Mention], bound: &[Option<Bound>], at: usize) -> Option<Bound> {
    let mention = &mentions[at];
    let start = mention.tokens.start;
    let ends = document.tokens.get(mention.outer.end).is_none_or(|t| t.kind != Kind::Word);
    let described =
        ends && mention.is_bare() && start > 0 && document.value(start - 1, Class::Including) == Some(1);
    if is_speaker(document, mention)
        || described && !document.tokens[start].capital && document.folded(start - 1).starts_with("of")
    {
        return None;
    }
    let previous = (0..at).rev().find(|p| bound[*p].is_some())?;
    let bound_to = bound[previous]?;
    let from = mentions[previous].outer.end.max(mentions[previous].tokens.end);
    let beside = mention.noun.of_them && mentions[previous].noun.of_them && document.is(from, Class::And);
    if beside {
        return Some(Bound { how: How::Joined(previous), ..bound_to });
    }
    let part = mention.noun.of_them
        || included(document, from, mention.outer.start)
        || among_after(document, mention);
    let loose = mention.is_bare() || mention.is_people();
    if part {
        return Some(Bound { how: How::Part(previous), ..bound_to });
    }
    let start = mention.outer.start;
    if let Some(pair) = respective(document, mentions, bound, at) {
        return Some(pair);
    }
    // "(37,460 households)", right behind what it says again in another unit.
    if document.reads(from, "(") && start == from + 1 && loose {
        return Some(Bound { how: How::Joined(previous), ..bound_to });
    }
    let compared = start > 0 && loose && document.is(start - 1, Class::Revision);
    if compared {
        return Some(Bound { how: How::Joined(previous), ..bound_to });
    }
    let single = matches!(mention.kind, MentionKind::Single | MentionKind::Named);
    let own_verb = document
        .tokens
        .get(mention.outer.end)
        .is_some_and(|t| t.classes.has_any(&[Class::Be, Class::Have, Class::Say, Class::Rival]));
    if !loose || own_verb && !single || own_verb && single && !document.is(mention.outer.end, Class::Be) {
        return None;
    }
    let after_cue = if bound_to.how == How::Subject { from.max(bound_to.cue + 1) } else { from };
    if gap_joins(document, after_cue, start, single) {
        return Some(Bound { how: How::Joined(previous), ..bound_to });
    }
    beside_part(document, mentions, bound, at)
}

/// "64 deaths and 211 injuries, up from 49 and 160": the earlier numbers stand in the order of the later ones.
fn respective(
    document: &Document,
    mentions: &[Mention],
    bound: &[Option<Bound>],
    at: usize,
) -> Option<Bound> {
    let first = (1..=at).rev().find(|m| {
        let start = mentions[*m].outer.start;
        start > 0 && document.is(start - 1, Class::Revision)
    })?;
    let bare = mentions[first..=at].iter().all(Mention::is_bare);
    let second =
        mentions.get(first + 1).is_some_and(|m| m.is_bare() && document.is(m.outer.start - 1, Class::And));
    let pair = first >= 2 && bare && second && at <= first + 1;
    let earlier = at.checked_sub(2).filter(|_| pair)?;
    Some(Bound { how: How::Joined(earlier), ..bound[earlier]? })
}

/// "97 women, eleven of whom were pregnant, and 58 children": the list goes on behind what the commas enclose.
fn beside_part(
    document: &Document,
    mentions: &[Mention],
    bound: &[Option<Bound>],
    at: usize,
) -> Option<Bound> {
    let start = mentions[at].outer.start;
    let closing = start >= 2 && document.is(start - 1, Class::And) && document.reads(start - 2, ",");
    let previous = (0..at).rev().find(|p| bound[*p].is_some())?;
    let How::Part(whole) = bound[previous]?.how else { return None };
    (closing && document.reads(mentions[whole].outer.end, ",")).then_some(())?;
    Some(Bound { how: How::Joined(whole), ..bound[whole]? })
}

/// "a family of four among them": the words of the part stand behind it.
fn among_after(document: &Document, mention: &Mention) -> bool {
    document.value(mention.outer.end, Class::Including) == Some(1)
        && !document.reads(mention.outer.end, "among")
}

/// Whether "including" or "among them" stands between two mentions with no end of the clause after it.
fn included(document: &Document, from: usize, to: usize) -> bool {
    let Some(cue) = (from..to).find(|k| document.is(*k, Class::Including)) else { return false };
    // "most of them between seven and ten, and 28 adults": these words part off only what stands right behind them.
    let of = document.folded(cue).starts_with("of ");
    if of && !(cue + 1..to).all(|k| document.tokens[k].classes.has_any(&[Class::Approx, Class::Adverb])) {
        return false;
    }
    (cue..to).all(|k| {
        !matches!(document.words(k), ";" | ".")
            && !document.tokens[k].classes.has_any(&[Class::Say, Class::But])
    })
}

/// Whether nothing but the rest of the first predicate and a joining word stand between two mentions.
fn gap_joins(document: &Document, from: usize, to: usize, close: bool) -> bool {
    if from >= to || to - from > 14 {
        return false;
    }
    if close {
        return (from..to).all(|k| document.is(k, Class::And) || document.reads(k, ","));
    }
    let last = document.tokens[to - 1].classes;
    let joining = (from..to)
        .any(|k| document.tokens[k].classes.has(Class::And) || matches!(document.words(k), "," | ";"));
    let verbs = (from..to).any(|k| {
        let classes = document.tokens[k].classes;
        classes.has_any(&[
            Class::Be,
            Class::Have,
            Class::Active,
            Class::Say,
            Class::Passive,
            Class::Suffered,
            Class::Modal,
        ]) || classes.has_any(&[Class::Verb, Class::But]) && !classes.has(Class::Person)
    });
    let at_hand = last.has_any(&[Class::And, Class::Approx, Class::Adverb, Class::Not])
        || document.tokens[to - 1].kind == Kind::Mark
        || document.tokens[to - 1].capital
        || last.has(Class::Preposition) && document.reads(to - 1, "of");
    joining && !verbs && (at_hand || phrase_end(document, from, to))
}

/// "and in the south four": a phrase of place stands before the number.
fn phrase_end(document: &Document, from: usize, to: usize) -> bool {
    (from..to).any(|k| document.is(k, Class::And) && document.is(k + 1, Class::Preposition))
}

/// Nouns that speak for themselves where nothing else does.
fn weak(document: &Document, mention: &Mention) -> Option<Bound> {
    let Head::Person(token) = mention.noun.head else { return None };
    if mention.kind == MentionKind::Single || mention.kind == MentionKind::Named {
        return None;
    }
    if mention.has(traits::BODIES) {
        return Some(Bound { status: Status::Exhumed, how: How::Own, cue: token });
    }
    status(document, token, Class::FateWeak).map(|status| Bound { status, how: How::Own, cue: token })
}
