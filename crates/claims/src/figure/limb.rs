//! Harm to a part of the body, told in a clause of its own: "a boy whose leg was crushed".
//!
//! Must not: take a limb for a life.

use super::bind::{Bound, How};
use super::mention::{Mention, MentionKind};
use crate::document::{Document, Kind};
use crate::ground::Rule;
use crate::lexicon::Class;
use vocabulary::Status;

/// How far behind "whose" the limb stands, and behind the limb what was done to it, in tokens.
const REACH: usize = 4;

/// "whose spine was crushed", "whose left arm had to be amputated", "whose legs are burnt".
pub(super) fn hurt(document: &Document, mention: &Mention) -> Option<Bound> {
    let people = mention.is_people() || mention.kind != MentionKind::Counted;
    let end = document.sentences[mention.sentence].tokens.end;
    let whose = (mention.outer.end..end).take(2).find(|k| document.reads(*k, "whose")).filter(|_| people)?;
    let limb = (whose + 1..end).take(REACH).find(|k| document.is(*k, Class::Limb))?;
    let done = (limb + 1..end)
        .take(REACH)
        .take_while(|k| document.tokens[*k].kind == Kind::Word)
        .find(|k| document.is(*k, Class::Be))?;
    let hurt = [Class::Passive, Class::State, Class::Suffered];
    let participle = |k: usize| {
        let word = document.folded(k);
        document.tokens[k].classes.has_any(&hurt) || word.ends_with("ed") || word.ends_with("en")
    };
    let cue = (done + 1..end)
        .take(REACH)
        .take_while(|k| document.tokens[*k].kind == Kind::Word)
        .find(|k| participle(*k))?;
    let bound = Bound { status: Status::Injured, how: How::Subject, cue, rule: Rule::LimbHurt, mended: None };
    // "whose hand was raised": no harm.
    let harmless = matches!(document.folded(cue), "raised" | "lifted" | "tied" | "bound" | "shaken" | "held");
    (!harmless).then_some(bound)
}

/// "lost two fingers", "broke his ankle".
pub(super) fn is_lost(document: &Document, verb: usize) -> bool {
    let verbs = ["lost", "broke", "fractured", "has", "had", "suffered", "sustained"];
    verbs.contains(&document.folded(verb)) && (verb + 1..verb + 5).any(|k| document.is(k, Class::Limb))
}

/// "A splinter hit a woman in the shoulder": a verb of all work that takes a part of the body with the one it hits.
pub(super) fn is_hit(document: &Document, mention: &Mention) -> Option<Bound> {
    let cue = mention.outer.start.checked_sub(1).filter(|k| document.is(*k, Class::Verb))?;
    let into = matches!(document.folded(mention.outer.end), "in" | "on" | "through");
    let limb = (mention.outer.end + 1..mention.outer.end + REACH).any(|k| document.is(k, Class::Limb));
    let people = mention.is_people() || mention.kind == MentionKind::Single;
    let status = Status::Injured;
    (into && limb && people).then_some(Bound {
        status,
        how: How::Object,
        cue,
        rule: Rule::LimbHurt,
        mended: None,
    })
}
