//! Mentions that a pronoun takes up: "separated 47 men from the column and shot them", "pulled a girl out, but she
//! died", "she was hurt together with her sons".
//!
//! Must not: look for the one that a pronoun stands for in another sentence.

use super::bind::{Bound, How};
use super::mention::{Mention, status};
use super::object::is_passive_here;
use crate::document::{Document, Kind};
use crate::ground::Rule;
use crate::lexicon::{Class, traits};
use vocabulary::Status;

/// "separated 47 men from the column and shot them": a pronoun takes the mention up again.
pub(super) fn taken_up(document: &Document, mentions: &[Mention], at: usize) -> Option<Bound> {
    let mention = &mentions[at];
    let next = mentions.get(at + 1).map(|m| m.outer.start);
    let end = next.unwrap_or(document.sentences[mention.sentence].tokens.end);
    let many = mention.count.high() != Some(1);
    let pronoun = |k: usize| {
        let word = document.folded(k);
        let ends = document.tokens.get(k + 1).is_none_or(|t| {
            t.kind != Kind::Word
                || t.classes.has_any(&[Class::Preposition, Class::And, Class::But, Class::Adverb])
        });
        if many { word == "them" } else { matches!(word, "him" | "her") && ends }
    };
    let governed = mention.outer.start > document.sentences[mention.sentence].tokens.start && {
        let before = document.tokens[mention.outer.start - 1].classes;
        // "A wall collapsed on a sweeper, killing her."
        let onto = matches!(document.folded(mention.outer.start - 1), "on" | "onto" | "into" | "over");
        before.has_any(&[Class::Verb, Class::Active]) || before == Default::default() || onto
    };
    let cue = (mention.outer.end..end)
        .take(TAKEN_UP_REACH)
        .find(|k| status(document, *k, Class::Active).is_some() && pronoun(k + 1))?;
    let status = status(document, cue, Class::Active).filter(|_| governed && mention.is_people())?;
    Some(Bound { status, how: How::Object, cue, rule: Rule::TakenUp, mended: None })
}

/// "They pulled a girl from the rubble, but she died on the way": a pronoun takes one person up as the subject.
pub(super) fn taken_up_as_subject(document: &Document, mention: &Mention) -> Option<Bound> {
    let single = mention.is_one() && !mention.definite;
    let end = document.sentences[mention.sentence].tokens.end;
    let pronoun = (mention.outer.end..end).take(TAKEN_UP_REACH).find(|k| {
        let joins =
            document.tokens[*k - 1].classes.has_any(&[Class::And, Class::But]) || document.reads(*k - 1, ",");
        joins && matches!(document.folded(*k), "he" | "she")
    })?;
    let verb = (pronoun + 1..end)
        .find(|k| !document.tokens[*k].classes.has_any(&[Class::Have, Class::Adverb, Class::Be]))?;
    let passive = || status(document, verb, Class::Passive).filter(|_| document.is(verb - 1, Class::Be));
    let status = status(document, verb, Class::Suffered).or_else(passive)?;
    let grave = matches!(status, Status::Killed | Status::Injured) && !mention.has(traits::BODIES);
    (single && grave).then_some(Bound {
        status,
        how: How::Subject,
        cue: verb,
        rule: Rule::TakenUp,
        mended: None,
    })
}

/// How far behind a mention the pronoun that takes it up may stand, in tokens.
const TAKEN_UP_REACH: usize = 14;

/// "She was wounded together with her three sons": what befell somebody befell those with her.
pub(super) fn with_them(document: &Document, mention: &Mention) -> Option<Bound> {
    let with = mention.outer.start.checked_sub(1)?;
    let joins = ["with", "alongside"].iter().any(|word| document.folded(with).ends_with(word));
    let first = document.sentences[mention.sentence].tokens.start;
    let along = with.checked_sub(1).filter(|k| matches!(document.folded(*k), "together" | "along"));
    let cue = along.unwrap_or(with).checked_sub(1).filter(|k| *k >= first && joins && mention.is_people())?;
    let passive = || status(document, cue, Class::Passive).filter(|_| is_passive_here(document, cue, first));
    let status = status(document, cue, Class::Suffered).or_else(passive)?;
    Some(Bound { status, how: How::Subject, cue, rule: Rule::JoinedOn, mended: None })
}
