//! People left in a state that stands behind all of them: "leaving 23 civilians, nine of them children, dead".
//!
//! Must not: pass a verb on the way to the state.

use super::bind::{Bound, How};
use super::mention::{Mention, MentionKind, status};
use crate::document::{Document, Kind};
use crate::ground::Rule;
use crate::lexicon::Class;
use vocabulary::Status;

/// How far behind the mention the state may stand, in tokens.
const REACH: usize = 26;

/// The state in which a verb such as "left" leaves them.
pub(super) fn behind(document: &Document, mentions: &[Mention], at: usize) -> Option<Bound> {
    let mention = &mentions[at];
    if matches!(mention.kind, MentionKind::Share(_)) || !leaves(document, mentions, at) {
        return None;
    }
    let end = document.sentences[mention.sentence].tokens.end;
    let mut k = mention.end();
    let limit = end.min(k + REACH);
    while k < limit {
        let within = mentions.iter().find(|m| m.outer.start <= k && k < m.end());
        if let Some(other) = within {
            k = other.end();
            continue;
        }
        let state = status(document, k, Class::State).or_else(|| status(document, k, Class::Passive));
        if let Some(status) = state.filter(|s| grave(*s)) {
            return Some(Bound { status, how: How::Object, cue: k, rule: Rule::LeftSo, mended: None });
        }
        if !passes(document, k) {
            return None;
        }
        k += 1;
    }
    None
}

/// Harm that those who are left bear.
fn grave(status: Status) -> bool {
    matches!(
        status,
        Status::Killed | Status::Injured | Status::Missing | Status::Displaced | Status::Affected
    )
}

/// "The submarine was lost with all 37 hands", "sank with 900 people aboard and none was saved": who goes down with
/// what carries them.
pub(super) fn with_all(document: &Document, mentions: &[Mention], at: usize) -> Option<Bound> {
    let mention = &mentions[at];
    let first = document.sentences[mention.sentence].tokens.start;
    let with = mention.outer.start.checked_sub(1).filter(|k| document.reads(*k, "with"))?;
    let all = document.reads(mention.outer.start, "all");
    let lost = (first..with).rev().take(LOST_REACH).find(|k| {
        let lost = [Class::Passive, Class::Suffered].iter().find_map(|class| status(document, *k, *class));
        lost == Some(Status::Killed) || document.is(*k, Class::Happens)
    })?;
    let counted = mention.kind == MentionKind::Counted && all;
    counted.then_some(Bound {
        status: Status::Killed,
        how: How::Toll,
        cue: lost,
        rule: Rule::WithAll,
        mended: None,
    })
}

/// How far before "with all" the loss may stand, in tokens.
const LOST_REACH: usize = 8;

/// Whether a verb of leaving stands before the mention, or before those that it is joined to.
fn leaves(document: &Document, mentions: &[Mention], at: usize) -> bool {
    let mut start = mentions[at].outer.start;
    for before in (0..=at).rev() {
        let Some(verb) = start.checked_sub(1) else { return false };
        let word = document.folded(verb);
        let told = ["leav", "pronounc", "declar", "certif"].iter().any(|stem| word.starts_with(stem));
        if told || word == "left" {
            return true;
        }
        let Some(previous) = before.checked_sub(1).map(|p| &mentions[p]) else { return false };
        let gap = previous.end()..start;
        if gap.is_empty() || !gap.clone().all(|k| joins(document, k)) {
            return false;
        }
        start = previous.outer.start;
    }
    false
}

fn joins(document: &Document, k: usize) -> bool {
    document.tokens[k].classes.has_any(&[Class::And, Class::Including]) || is_mark(document, k)
}

fn is_mark(document: &Document, k: usize) -> bool {
    matches!(document.words(k), "," | "-" | "–" | "—" | "(" | ")")
}

/// What may stand between those who are left and their state.
fn passes(document: &Document, k: usize) -> bool {
    let classes = document.tokens[k].classes;
    let stops = [
        Class::Be,
        Class::Have,
        Class::Say,
        Class::But,
        Class::Active,
        Class::Suffered,
        Class::Modal,
        Class::Pronoun,
        Class::Verb,
    ];
    is_mark(document, k)
        || document.tokens[k].kind == Kind::Word && (!classes.has_any(&stops) || classes.has(Class::Person))
}
