//! What a mention's own words say of it: "captives", "14 wounded soldiers", "a sixth victim".
//!
//! Must not: outweigh a verb; it is asked last.

use super::bind::{Bound, How};
use super::mention::{Mention, MentionKind, status};
use super::noun::Head;
use super::speaks::is_speaker;
use crate::document::{Document, Kind};
use crate::ground::Rule;
use crate::lexicon::{Class, traits};
use vocabulary::Status;

/// Nouns that speak for themselves where nothing else does.
pub(super) fn weak(document: &Document, mention: &Mention) -> Option<Bound> {
    let Head::Person(token) = mention.noun.head else { return None };
    if is_speaker(document, mention) {
        return None;
    }
    // "visited 14 wounded soldiers", "relatives of the 12 dead miners"
    let told = mention.noun.state.filter(|k| !document.reads(*k, "lost")).and_then(|k| {
        let classes = [Class::State, Class::Passive];
        classes.iter().find_map(|class| status(document, k, *class)).map(|status| (k, status))
    });
    let grave = |s: &Status| {
        matches!(
            s,
            Status::Killed
                | Status::Injured
                | Status::Missing
                | Status::Captured
                | Status::Displaced
                | Status::Affected
        )
    };
    if let Some((cue, status)) = told.filter(|(_, s)| grave(s) && mention.kind == MentionKind::Counted) {
        return Some(Bound { status, how: How::Own, cue, rule: Rule::DescribedSo, mended: None });
    }
    // "a sixth victim", "the 33 victims"
    let victims = matches!(document.folded(token), "victim" | "victims");
    let first = document.tokens[mention.outer.start].classes;
    let known = first.has(Class::Determiner) && mention.kind == MentionKind::Counted
        || document.tokens[mention.tokens.start].classes.has(Class::Ordinal);
    if victims && known {
        return Some(Bound {
            status: Status::Killed,
            how: How::Own,
            cue: token,
            rule: Rule::WeakNoun,
            mended: None,
        });
    }
    if matches!(mention.kind, MentionKind::Single | MentionKind::Named | MentionKind::Nobody) {
        return None;
    }
    if mention.has(traits::BODIES) {
        return Some(Bound {
            status: Status::Exhumed,
            how: How::Own,
            cue: token,
            rule: Rule::BodiesNoun,
            mended: None,
        });
    }
    let status = status(document, token, Class::FateWeak)?;
    let bound = Bound { status, how: How::Own, cue: token, rule: Rule::WeakNoun, mended: None };
    // "33 prisoners came over on foot", "48 captives are back": the taken who come home are free.
    let end = document.sentences[mention.sentence].tokens.end;
    let back = (mention.outer.end..end)
        .take(BACK_REACH)
        .take_while(|k| {
            document.tokens[*k].kind == Kind::Word
                && !document.tokens[*k].classes.has_any(&[Class::But, Class::Modal, Class::Not])
        })
        .any(|k| document.value(k, Class::Home) == Some(2));
    if back && status == Status::Captured {
        return Some(Bound { status: Status::Released, mended: Some(Rule::HandedOver), ..bound });
    }
    Some(bound)
}

/// How far behind captives it may be said that they came back, in tokens.
const BACK_REACH: usize = 8;
