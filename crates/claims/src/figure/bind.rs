//! What happened to whom: each mention is bound to the word that says its fate.
//!
//! The nearest word that can govern a mention wins: the verb before it (`object`), the predicate behind it (`walk`),
//! the count that it is the number of (`total`); a mention with none of its own takes the fate of the one that it is
//! joined to (`joined`). Must not: bind across sentences; that is the business of `part`.

use super::among::among;
use super::antecedent::fate_at;
use super::joined::{joined, listed_part, share_of_next};
use super::mend::{
    ALIVE_REACH, cared_for, carried_off, demanded, found_alive, found_dead, got_out, handed_over, in_limb,
    of_bodies, of_names, of_whom, still_missing, suits,
};
use super::mention::{Mention, MentionKind, status};
use super::noun::Head;
use super::object::object;
use super::outcome;
use super::own::weak;
use super::speaks::is_speaker;
use super::taken_up::{taken_up, taken_up_as_subject, with_them};
use super::total::{rival, toll};
use super::{left, limb, naming, sequel, split, testimony, walk};
use crate::document::{Document, Kind};
use crate::ground::Rule;
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
    /// The rule that bound it.
    pub(crate) rule: Rule,
    /// The rule that then changed what happened, where one did.
    pub(crate) mended: Option<Rule>,
}

/// Binds the mentions of one sentence; one slot each. `given` is what its row says of each, `before` the fate that
/// the text spoke of last.
pub(crate) fn sentence(
    document: &Document,
    mentions: &[Mention],
    given: &[Option<Bound>],
    before: Option<Status>,
) -> Vec<Option<Bound>> {
    let mut bound: Vec<Option<Bound>> = vec![None; mentions.len()];
    for at in 0..mentions.len() {
        // "98 people, none of whom survived": what it says is told of the 98.
        if none_of_whom(document, &mentions[at]) {
            continue;
        }
        bound[at] = given[at]
            .or_else(|| listed_part(document, mentions, &bound, at))
            .or_else(|| direct(document, mentions, at));
    }
    for at in 0..mentions.len() {
        if mentions[at].definite || none_of_whom(document, &mentions[at]) {
            continue;
        }
        if bound[at].is_none() {
            bound[at] = joined(document, mentions, &bound, at);
            fatal_part(&mut bound, at, is_fatal(document, &mentions[at]));
        }
        if bound[at].is_none() {
            let last = bound[..at].iter().rev().flatten().next().map(|b| b.status).or(before);
            bound[at] = rival(document, &mentions[at], last);
        }
    }
    for at in 0..mentions.len() {
        if bound[at].is_none() {
            bound[at] = taken_up(document, mentions, at)
                .or_else(|| weak(document, &mentions[at]))
                .or_else(|| share_of_next(mentions, &bound, at));
        }
    }
    // "seven bodies in the yard and three in the barn": what its own noun tells is told of those joined to it.
    for at in 0..mentions.len() {
        let many = mentions[at].is_bare() && mentions[at].count.low() > 1 && !mentions[at].definite;
        if bound[at].is_none() && many {
            bound[at] = joined(document, mentions, &bound, at);
        }
    }
    bound
}

/// "98 people, none of whom survived", "reunited with a parent": nothing of their own befell them.
fn none_of_whom(document: &Document, mention: &Mention) -> bool {
    let with = mention.outer.start.checked_sub(2);
    if with.is_some_and(|k| document.folded(k).starts_with("reunit") && document.reads(k + 1, "with")) {
        return true;
    }
    mention.kind == MentionKind::Nobody && document.reads(mention.noun.end.saturating_sub(1), "of whom")
}

/// "three of them fatally", "12 of which were fatal".
pub(super) fn is_fatal(document: &Document, mention: &Mention) -> bool {
    let behind = mention.outer.end + usize::from(document.is(mention.outer.end, Class::Be));
    matches!(document.folded(behind), "fatally" | "fatal")
}

/// "Eight people were shot, three of them fatally": the part died, and of the whole that is not said.
fn fatal_part(bound: &mut [Option<Bound>], at: usize, fatal: bool) {
    let Some(part) = bound[at].filter(|_| fatal) else { return };
    let shot = part.status == Status::Killed;
    if matches!(part.status, Status::Injured | Status::Casualties | Status::Killed) {
        bound[at] = Some(Bound { status: Status::Killed, mended: Some(Rule::Fatal), ..part });
    }
    if let How::Part(whole) = part.how
        && let Some(whole) = bound[whole].as_mut().filter(|_| shot)
    {
        (whole.status, whole.mended) = (Status::Injured, Some(Rule::Fatal));
    }
}

/// The fate that words of the clause give to a mention directly.
fn direct(document: &Document, mentions: &[Mention], at: usize) -> Option<Bound> {
    let bound = governed(document, mentions, at)?;
    let grave = matches!(bound.status, Status::Killed | Status::Injured | Status::Captured | Status::Missing);
    let plain =
        matches!(bound.rule, Rule::PredicateBehind | Rule::VerbBefore | Rule::StateBehind | Rule::Among);
    let heading = document.in_heading(mentions[at].sentence);
    if mentions[at].definite && !((grave || heading) && plain) {
        return None;
    }
    if sequel::is_natural(document, &mentions[at], &bound) {
        return None;
    }
    // "so that nobody could flee": only harm that did not happen is told by nobody.
    let bodies = bound.status == Status::Exhumed && mentions[at].has(traits::BODIES);
    if mentions[at].kind == MentionKind::Nobody
        && !(grave || bodies || bound.status == Status::Casualties || bound.rule == Rule::OwnNoun)
    {
        return None;
    }
    let behind = bound.cue + 1 >= mentions[at].outer.end;
    // "three officers were stabbed, one of them fatally"
    let fatal = bound.status == Status::Injured && document.reads(mentions[at].outer.end, "fatally");
    if fatal {
        return Some(Bound { status: Status::Killed, mended: Some(Rule::Fatal), ..bound });
    }
    let told = outcome::together(document, bound.cue, bound.status).filter(|_| behind);
    if let Some(death) = sequel::death(document, &mentions[at], bound).filter(|_| behind) {
        return Some(death);
    }
    Some(match told {
        Some(status) => Bound { status, mended: Some(Rule::ToldTogether), ..bound },
        None => bound,
    })
}

/// "lists 1,340 persons as disappeared", "has 12 men down as missing".
fn listed_as(document: &Document, mention: &Mention) -> Option<Bound> {
    let end = document.sentences[mention.sentence].tokens.end;
    let (from, to) = (mention.outer.end, end.min(mention.outer.end + 4));
    let at = (from..to)
        .take_while(|k| document.tokens[*k].kind == Kind::Word)
        .find(|k| document.reads(*k, "as"))?;
    let cue = at + 1 + usize::from(document.is(at + 1, Class::Adverb) || document.is(at + 1, Class::Be));
    let classes = [Class::State, Class::Passive, Class::Suffered];
    let status = classes.iter().find_map(|class| status(document, cue, *class))?;
    Some(Bound { status, how: How::Subject, cue, rule: Rule::ListedAs, mended: None })
}

/// "brought 46 people out alive", "drove two boys to hospital": where a verb takes them says what happened.
fn brought(document: &Document, mention: &Mention) -> Option<Bound> {
    let verb = mention.outer.start.checked_sub(1)?;
    let first = document.sentences[mention.sentence].tokens.start;
    // "took in 22 people for questioning"
    let particle = matches!(document.folded(verb), "in" | "up" | "out" | "off" | "away" | "down");
    let verb = verb.saturating_sub(usize::from(particle && verb > first));
    let taking = document.is(verb, Class::Verb)
        || document.value(verb, Class::Recovery) == Some(2)
        || document.reads(verb, "got")
        || status(document, verb, Class::Passive).is_some() && document.folded(verb).ends_with(" in")
        || verb > first
            && document.tokens[verb].classes == Default::default()
            && document.folded(verb).ends_with("ed");
    let end = document.sentences[mention.sentence].tokens.end;
    let reach = mention.outer.end..end.min(mention.outer.end + ALIVE_REACH);
    let (cue, status) = outcome::within(document, reach).filter(|_| taking)?;
    Some(Bound { status, how: How::Object, cue, rule: Rule::Brought, mended: None })
}

/// "Kopp is a suspect in the shootings that injured four": a noun behind "is" tells of somebody named before it.
fn is_said_of(document: &Document, mention: &Mention) -> bool {
    let Some(verb) = mention.outer.start.checked_sub(1).filter(|k| document.is(*k, Class::Be)) else {
        return false;
    };
    let subject = verb.checked_sub(1).map(|k| &document.tokens[k]);
    let named = subject.is_some_and(|t| t.capital && t.classes == Default::default())
        || verb > 0 && matches!(document.folded(verb - 1), "he" | "she" | "who");
    named && mention.kind == MentionKind::Single
}

/// The fate that the word which governs a mention gives to it.
fn governed(document: &Document, mentions: &[Mention], at: usize) -> Option<Bound> {
    let mention = &mentions[at];
    if is_speaker(document, mention) {
        return testimony::of_themselves(document, mentions, at);
    }
    if tells_apart(document, mentions, at) {
        return None;
    }
    if let Some(own) = mention.own_fate(document) {
        let Head::Fate(cue) = mention.noun.head else { return None };
        return Some(Bound { status: own, how: How::Own, cue, rule: Rule::OwnNoun, mended: None });
    }
    if is_said_of(document, mention) {
        return None;
    }
    if let Some(state) = state_behind(document, mentions, at) {
        // "Seven people injured in the blast have died"
        let later = subject(document, mentions, at)
            .filter(|later| later.cue > state.cue && later.status == Status::Killed)
            .filter(|_| document.is(state.cue, Class::Passive) && state.status != Status::Killed);
        return Some(later.unwrap_or(state));
    }
    if let Some(listed) = listed_as(document, mention).filter(|_| mention.kind == MentionKind::Counted) {
        return Some(listed);
    }
    if let Some(bound) = fated_whole(document, mentions, at) {
        return Some(bound);
    }
    if is_whole_again(document, mentions, at) {
        return None;
    }
    told(document, mentions, at)
}

/// The fate that a verb, a count or a list tells of a mention.
fn told(document: &Document, mentions: &[Mention], at: usize) -> Option<Bound> {
    let mention = &mentions[at];
    let fit = |bound: &Bound| suits(document, mention, bound);
    // "511 of the killed and 139 of the disappeared": a predicate behind the next is not this one's.
    let own = |bound: &Bound| {
        let fated =
            mention.noun.of_whole.clone().is_some_and(|mut w| w.any(|k| fate_at(document, k).is_some()));
        let next = |next: &&Mention| {
            !mention.noun.of_whole.as_ref().is_some_and(|whole| whole.contains(&next.tokens.start))
        };
        !fated || mentions[at + 1..].iter().find(next).is_none_or(|next| bound.cue < next.outer.start)
    };
    // "Eleven of the 15 hostages were freed": what befell the part did not befall the whole.
    let whole = at > 0
        && mentions[at - 1].noun.counted_whole
        && mentions[at - 1].noun.of_whole.as_ref().is_some_and(|whole| whole.contains(&mention.tokens.start));
    if let Some(weak) = weak(document, mention).filter(|_| whole) {
        return Some(weak);
    }
    // "None of the 14 passengers was hurt": nothing befell them.
    if whole && mentions[at - 1].kind == MentionKind::Nobody {
        return None;
    }
    // "Seven of the nine miners are dead": the predicate is that of the seven.
    let of_part = |bound: &Bound| {
        whole
            && (bound.cue > mention.outer.end || !mention.is_bare())
            && object(document, mentions, at - 1).is_none()
            && subject(document, mentions, at - 1).is_some_and(|part| part.cue == bound.cue)
    };
    let subject = |at| {
        subject(document, mentions, at)
            .filter(own)
            .filter(|bound| !of_part(bound))
            .map(|bound| handed_over(document, mention, bound))
    };
    // "left a lieutenant dead and five privates wounded"
    let next = mention.outer.end;
    let stated = document.is(next, Class::State) && !document.is(next, Class::Passive);
    split::around(document, mention)
        .or_else(|| object(document, mentions, at))
        .map(|bound| handed_over(document, mention, bound))
        .map(|bound| carried_off(document, mention, bound))
        .map(|bound| of_whom(document, mention, bound))
        .map(|bound| demanded(document, mentions, at, bound))
        .map(|bound| still_missing(document, mentions, at, bound))
        .filter(fit)
        .or_else(|| left::behind(document, mentions, at).filter(|_| stated))
        .or_else(|| subject(at).filter(fit))
        .or_else(|| toll(document, mentions, at).filter(fit))
        .or_else(|| left::behind(document, mentions, at))
        .or_else(|| left::with_all(document, mentions, at))
        .or_else(|| among(document, mentions, at))
        .or_else(|| naming::behind(document, mention).filter(fit))
        .or_else(|| limb::hurt(document, mention))
        .or_else(|| limb::is_hit(document, mention))
        .or_else(|| with_them(document, mention))
        .or_else(|| taken_up_as_subject(document, mention))
        .or_else(|| brought(document, mention))
        .map(|bound| of_names(document, mention, bound))
        .map(|bound| cared_for(document, mention, bound))
        .map(|bound| found_alive(document, mention, bound))
        .map(|bound| found_dead(document, mention, bound))
        .map(|bound| in_limb(document, mention, bound))
        .map(|bound| got_out(document, mention, bound))
        .map(|bound| of_bodies(mention, bound))
}

/// "12 people dead", "four still in hospital": the state that stands right behind.
fn state_behind(document: &Document, mentions: &[Mention], at: usize) -> Option<Bound> {
    let mention = &mentions[at];
    let after = mention.outer.end;
    let state = (after..after + 2)
        .find(|k| document.is(*k, Class::State))
        .filter(|k| *k == after || document.is(after, Class::Adverb));
    // "the bodies of a mother and her children under the rubble": where they lie comes after what was done.
    let lies =
        state.is_some_and(|k| ["in ", "under ", "on "].iter().any(|p| document.folded(k).starts_with(p)));
    // "Nineteen died at the scene and four in hospital": the place is all that differs.
    let elsewhere = lies
        && mention.is_bare()
        && at > 0
        && mention.outer.start > 0
        && document.is(mention.outer.start - 1, Class::And)
        && {
            let gap = mentions[at - 1].outer.end..mention.outer.start - 1;
            let verb =
                gap.clone().find(|k| document.tokens[*k].classes.has_any(&[Class::Suffered, Class::Passive]));
            verb.is_some_and(|verb| verb + 1 < gap.end) || mentions[at - 1].noun.of_them && gap.len() > 1
        };
    let state = state.filter(|_| !elsewhere);
    let taken = || object(document, mentions, at).is_some_and(|bound| suits(document, mention, &bound));
    let state = state.filter(|_| !lies || !taken());
    // "captured 12 fighters alive", "released nine crew unharmed": how they are comes after what was done.
    let living = state.and_then(|k| status(document, k, Class::State)) == Some(Status::Affected);
    let held = |b: Bound| matches!(b.status, Status::Captured | Status::Released);
    let state = state.filter(|_| !living || !object(document, mentions, at).is_some_and(held));
    let cue = state.filter(|_| {
        matches!(mention.kind, MentionKind::Counted | MentionKind::Nobody)
            || mention.kind == MentionKind::Single && (mention.noun.head == Head::None || mention.definite)
    })?;
    let status = status(document, cue, Class::State)?;
    Some(Bound { status, how: How::Subject, cue, rule: Rule::StateBehind, mended: None })
}

/// "Half of the 60 killed were children": the whole has its fate right behind it, and the predicate is of the part.
fn fated_whole(document: &Document, mentions: &[Mention], at: usize) -> Option<Bound> {
    let (mention, cue) = (&mentions[at], mentions[at].outer.end);
    let part = &mentions[at.checked_sub(1)?];
    let whole = part.noun.of_whole.as_ref().is_some_and(|whole| whole.contains(&mention.tokens.start));
    let goes_on = document.tokens[cue + 1].classes.has_any(&[Class::Be, Class::Have])
        || document.tokens[cue + 1].kind != Kind::Word;
    let status = status(document, cue, Class::Passive).filter(|_| whole && goes_on && mention.is_bare())?;
    Some(Bound { status, how: How::Subject, cue, rule: Rule::StateBehind, mended: None })
}

/// "Fifteen of the 27 have been named": the number behind "of the" only says of how many.
fn is_whole_again(document: &Document, mentions: &[Mention], at: usize) -> bool {
    let mention = &mentions[at];
    let start = mention.tokens.start;
    let of = start >= 2 && document.reads(start - 1, "the") && document.reads(start - 2, "of");
    mention.is_bare() && of && at > 0 && mentions[at - 1].noun.counted_whole
}

/// "Three members of one family": the second number only tells the first apart.
fn tells_apart(document: &Document, mentions: &[Mention], at: usize) -> bool {
    let mention = &mentions[at];
    let of = mention.outer.start.checked_sub(1).filter(|k| document.reads(*k, "of"));
    let plain = mention.outer.start == mention.tokens.start;
    of.is_some_and(|of| {
        plain && mentions[..at].last().is_some_and(|before| before.outer.end == of && !before.is_bare())
    })
}

/// The predicate whose subject the mention is; what hangs on a preposition is no subject.
pub(super) fn subject(document: &Document, mentions: &[Mention], at: usize) -> Option<Bound> {
    let mention = &mentions[at];
    let before = mention.outer.start.checked_sub(1);
    let hangs = before.is_some_and(|b| {
        document.is(b, Class::Preposition)
            && !matches!(document.folded(b), "of" | "with" | "to")
            && !document.reads(b, "for")
    });
    let named = mention.is_one();
    // "resulted in 56 civilians dying"
    let dying = document.is(mention.outer.end, Class::Suffered)
        && document.folded(mention.outer.end).ends_with("ing");
    if hangs && (named || !document.is(mention.outer.end, Class::Passive) && !dying) {
        return None;
    }
    walk::subject(document, mentions, at).map(|p| Bound {
        status: p.status,
        how: How::Subject,
        cue: p.cue,
        rule: Rule::PredicateBehind,
        mended: None,
    })
}
