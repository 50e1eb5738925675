//! Interviews and transcripts: paragraphs that open with who speaks.
//!
//! Must not: find an interview in a lone "Note:"; two paragraphs of the kind are the least.

use super::clause::is_mark;
use super::quote::Said;
use super::speaker::{self, Speaker};
use super::voice::Voice;
use crate::document::{BlockKind, Document, Kind};
use crate::lexicon::Class;
use std::collections::BTreeMap;
use std::ops::Range;
use vocabulary::QuoteKind;

#[derive(Clone, PartialEq)]
enum Turn {
    Question,
    Answer,
    Named(Range<usize>),
}

/// The answers of an interview and the turns of a transcript, as direct quotes with their voices.
pub(super) fn find(document: &Document, voices: &mut Vec<Voice>) -> Vec<Said> {
    let turns: Vec<Option<(Turn, usize)>> =
        document.blocks.iter().map(|b| turn(document, b.tokens.clone())).collect();
    let answers = turns.iter().flatten().filter(|(t, _)| *t == Turn::Answer).count();
    let questions = turns.iter().flatten().filter(|(t, _)| *t == Turn::Question).count();
    let interview = answers >= 1 && questions >= 1;
    let guest = if interview { guest(document) } else { None };
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    for (turn, _) in turns.iter().flatten() {
        if let Turn::Named(name) = turn {
            *named.entry(document.slice(name.clone())).or_default() += 1;
        }
    }
    // Where one speaks twice and others too, who speaks once has a turn as well.
    let transcript = named.len() > 1 && named.values().any(|times| *times > 1);
    let mut said = Vec::new();
    for (at, found) in turns.iter().enumerate() {
        let Some((turn, start)) = found else { continue };
        let speaker = match turn {
            Turn::Answer if interview => guest.clone(),
            Turn::Named(name)
                if named.get(document.slice(name.clone())).is_some_and(|times| *times > 1)
                    || transcript && speaker::is_named(document, name.clone()) =>
            {
                Some(speaker::understand(document, name.clone(), None))
            }
            _ => continue,
        };
        let tokens = *start..document.blocks[at].tokens.end;
        if tokens.is_empty() {
            continue;
        }
        if let Some(speaker) = &speaker {
            voices.push(Voice::new(tokens.clone(), speaker.tokens.clone(), document.blocks[at].tokens.start));
        }
        said.push(Said { tokens, kind: QuoteKind::Direct, speaker, channel: None, when: None });
    }
    if let Some(guest) = guest {
        let heading = document.blocks.first().map_or(0, |b| b.tokens.end);
        let titles = document.quoted.iter().take_while(|q| q.tokens.start < heading);
        for quoted in titles {
            let tokens = quoted.tokens.clone();
            said.push(Said {
                tokens,
                kind: QuoteKind::Direct,
                speaker: Some(guest.clone()),
                channel: None,
                when: None,
            });
        }
    }
    said.sort_by_key(|s| s.tokens.start);
    said
}

/// "Q:", "A:", "Ilves:" at the head of a paragraph, and the token after it.
fn turn(document: &Document, block: Range<usize>) -> Option<(Turn, usize)> {
    let colon = (block.start + 1..block.end.min(block.start + 5)).find(|&k| is_mark(document, k, &[":"]))?;
    let name = block.start..colon;
    let turn = match document.folded(name.start) {
        "q" | "question" | "interviewer" if name.len() == 1 => Turn::Question,
        "a" | "answer" if name.len() == 1 => Turn::Answer,
        _ => {
            let named = name.clone().all(|k| {
                let t = &document.tokens[k];
                t.kind == Kind::Word
                    && t.capital
                    && !t.classes.has_any(&[Class::DocumentNoun, Class::Weekday, Class::Month])
            });
            if !named || colon + 3 > block.end {
                return None;
            }
            Turn::Named(name)
        }
    };
    Some((turn, colon + 1))
}

/// The one who answers: the person named in the headings, with what stands before the name.
fn guest(document: &Document) -> Option<Speaker> {
    for block in document.blocks.iter().take(4).filter(|b| b.kind == BlockKind::Heading) {
        let mut start = block.tokens.start;
        let byline = document.reads(start, "by");
        while start < block.tokens.end && !byline {
            let mut end = start;
            while end < block.tokens.end
                && document.tokens[end].capital
                && document.tokens[end].kind == Kind::Word
            {
                end += 1;
            }
            if speaker::is_personal_name(document, start..end) {
                let named = speaker::understand(document, start..end, None);
                let front = block.tokens.start..named.name.start;
                let role = front.clone().any(|k| document.tokens[k].kind == Kind::Word).then_some(front);
                return Some(Speaker { tokens: named.name.clone(), role, ..named });
            }
            start = end.max(start + 1);
        }
    }
    None
}
