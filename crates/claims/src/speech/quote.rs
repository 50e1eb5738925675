//! Quotes: words between quotation marks that somebody says, and clauses that are reported.
//!
//! Must not: take titles, names and scare quotes for speech.

use super::clause::{self, is_mark, is_quote_mark};
use super::cue::{Act, Cue};
use super::reach::Form;
use super::speaker::{Sort, Speaker};
use super::voice::Voice;
use crate::document::{Document, Kind};
use crate::lexicon::Class;
use std::collections::BTreeMap;
use std::ops::Range;
use vocabulary::QuoteKind;

/// Words that somebody said.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    /// The words, quotation marks left out.
    pub(crate) tokens: Range<usize>,
    /// In quotation marks or reported.
    pub(crate) kind: QuoteKind,
    /// Who, where the words say it.
    pub(crate) speaker: Option<Speaker>,
    /// "in a statement", "on X", "the Courier".
    pub(crate) channel: Option<Range<usize>>,
    /// Words of time beside the verb of saying.
    pub(crate) when: Option<Range<usize>>,
}

/// The fewest words between marks that are speech where a clause reports them, and where they stand alone.
const FRAGMENT_WORDS_MIN: usize = 2;
const ALONE_WORDS_MIN: usize = 5;

/// The quotations of a document, each with its speaker and, where marks alone show it, its voice.
pub(super) fn direct(
    document: &Document,
    cues: &[Cue],
    forms: &[(usize, Form)],
    voices: &mut Vec<Voice>,
) -> Vec<Said> {
    let mut found: Vec<Said> = Vec::new();
    let mut last: Option<(usize, Option<usize>)> = None;
    for (at, quoted) in document.quoted.iter().enumerate() {
        let tokens = quoted.tokens.clone();
        let said = attached(document, cues, forms, &tokens);
        let long = words(document, &tokens) >= FRAGMENT_WORDS_MIN;
        let within = || {
            let cue =
                (!is_title(document, &tokens)).then(|| surrounding(document, cues, forms, &tokens)).flatten();
            cue.filter(|&cue| long || matches!(cues[cue].act, Act::Says | Act::Tells | Act::Calls))
        };
        let cue = said.or_else(|| carried_on(document, at, last)).or_else(within);
        match cue {
            Some(cue) => {
                let covered =
                    said.is_none() && last.is_none_or(|(before, _)| before + 1 != at) && within().is_some();
                if !covered {
                    voices.push(Voice::new(
                        tokens.clone(),
                        cues[cue].speaker.tokens.clone(),
                        cues[cue].token,
                    ));
                }
                if let Some(carrier) =
                    super::relay::of(document, cues[cue].token, &cues[cue].ground).and_then(|r| r.carrier)
                {
                    voices.push(Voice::new(tokens.clone(), carrier.tokens, cues[cue].token));
                }
                found.push(of_cue(document, &cues[cue], tokens, QuoteKind::Direct));
                last = Some((at, Some(cue)));
            }
            None if let Some(speaker) = super::aside::caption(document, &tokens)
                .or_else(|| super::aside::for_whom(document, &tokens)) =>
            {
                voices.push(Voice::new(tokens.clone(), speaker.tokens.clone(), tokens.start - 1));
                found.push(Said {
                    tokens,
                    kind: QuoteKind::Direct,
                    speaker: Some(speaker),
                    channel: None,
                    when: None,
                });
                last = None;
            }
            None if stands_alone(document, &tokens) => {
                let speaker = super::aside::beside(document, &tokens);
                found.push(Said { tokens, kind: QuoteKind::Direct, speaker, channel: None, when: None });
                last = None;
            }
            None => {}
        }
    }
    found
}

/// The cue beside the marks: "…, he said", "she said: …".
fn attached(
    document: &Document,
    cues: &[Cue],
    forms: &[(usize, Form)],
    quoted: &Range<usize>,
) -> Option<usize> {
    let speaks = |c: &Cue| {
        matches!(c.act, Act::Says | Act::Tells | Act::Utters) && document.quotation_of(c.token).is_none()
    };
    let mut next = quoted.end + 1;
    next += usize::from(is_mark(document, next, &[",", "—", "–"]));
    let from = cues.partition_point(|c| c.token < next);
    let tag = cues[from..].iter().take(2).position(|c| c.start == next && speaks(c) && c.token < next + 40);
    if let Some(tag) = tag {
        return Some(from + tag);
    }
    let before = cues.partition_point(|c| c.token < quoted.start);
    let led =
        (0..before).rev().take(4).find(|&k| forms[k].1 == Form::Quote(quoted.start) && speaks(&cues[k]));
    led.or_else(|| {
        // "The mayor wrote:" and the words in a paragraph of their own.
        let mark = quoted.start.checked_sub(2)?;
        let colon = if document.tokens[mark].kind == Kind::Break { mark.checked_sub(1)? } else { mark };
        let last = before.checked_sub(1)?;
        let same = document.sentence_of(cues[last].token) == document.sentence_of(colon);
        (is_mark(document, colon, &[":"]) && same && speaks(&cues[last])).then_some(last)
    })
}

/// The cue whose clause holds the words: he said they had "fled in the night".
fn surrounding(
    document: &Document,
    cues: &[Cue],
    forms: &[(usize, Form)],
    quoted: &Range<usize>,
) -> Option<usize> {
    let before = cues.partition_point(|c| c.token < quoted.start);
    let sentence = document.sentence_of(quoted.start);
    let outside = |c: &Cue| document.quotation_of(c.token).is_none() && !c.bound;
    let holds =
        (0..before).rev().take_while(|&k| document.sentence_of(cues[k].token) == sentence).find(|&k| {
            outside(&cues[k])
                && cues[k].act != Act::Sees
                && cues[k].after <= quoted.start
                && quoted.end <= forms[k].0
                && !matches!(forms[k].1, Form::Tag(_))
        });
    holds.or_else(|| {
        let after = cues.partition_point(|c| c.token < quoted.end);
        (after..cues.len())
            .take_while(|&k| document.sentence_of(cues[k].token) == sentence)
            .find(|&k| outside(&cues[k]) && matches!(&forms[k].1, Form::Tag(before) if before.start <= quoted.start && quoted.end <= before.end))
    })
    .or_else(|| {
        // "all of whom, it said, were “traitors”": the tag stands within what is said.
        let tag = before.checked_sub(1).filter(|&k| document.sentence_of(cues[k].token) == sentence)?;
        let within = matches!(forms[tag].1, Form::Tag(_)) && is_mark(document, cues[tag].after, &[","]);
        (within && outside(&cues[tag]) && quoted.end <= forms[tag].0).then_some(tag)
    })
}

/// A quotation that goes on from the last: after "he said" in the same paragraph, or in the next where marks are left open.
fn carried_on(document: &Document, at: usize, last: Option<(usize, Option<usize>)>) -> Option<usize> {
    let (before, cue) = last?;
    if before + 1 != at {
        return None;
    }
    let (old, new) = (&document.quoted[before].tokens, &document.quoted[at].tokens);
    let (old_sentence, new_sentence) = (document.sentence_of(old.end - 1), document.sentence_of(new.start));
    let block = |sentence: usize| document.sentences[sentence].block;
    let same_block = block(old_sentence) == block(new_sentence);
    let opens_sentence = document.sentences[new_sentence].tokens.start + 1 >= new.start
        || document.sentence_of(new.start - 1) != new_sentence;
    let unclosed = !is_quote_mark(document, old.end);
    let opens_block = document.blocks[block(new_sentence)].tokens.start + 1 == new.start;
    let goes_on = same_block && (opens_sentence || old_sentence == new_sentence)
        || unclosed && opens_block && block(new_sentence) == block(old_sentence) + 1;
    cue.filter(|_| goes_on)
}

fn words(document: &Document, tokens: &Range<usize>) -> usize {
    tokens
        .clone()
        .filter(|&k| matches!(document.tokens[k].kind, Kind::Word | Kind::Number))
        .map(|k| document.folded(k).split(' ').count())
        .sum()
}

/// "War and Peace", "Never Again": capitals throughout and no sentence.
fn is_title(document: &Document, tokens: &Range<usize>) -> bool {
    let mut long = tokens.clone().filter(|&k| {
        let t = &document.tokens[k];
        t.kind == Kind::Word && t.end - t.start > 3
    });
    let ended = tokens.end > tokens.start && is_mark(document, tokens.end - 1, &[".", "!", "?", ","]);
    let first = long.next();
    !ended && first.is_some_and(|k| document.tokens[k].capital) && long.all(|k| document.tokens[k].capital)
}

/// A whole utterance by its look: it opens a sentence, is long enough and ends as sentences do.
fn stands_alone(document: &Document, tokens: &Range<usize>) -> bool {
    let sentence = &document.sentences[document.sentence_of(tokens.start)];
    let paragraph = document.blocks[sentence.block].kind != crate::document::BlockKind::Heading;
    paragraph
        && sentence.tokens.start + 1 == tokens.start
        && words(document, tokens) >= ALONE_WORDS_MIN
        && document.tokens[tokens.start].capital
        && is_mark(document, tokens.end - 1, &[".", "!", "?", ",", "…"])
}

/// The clauses that cues of saying report. One that holds quoted words is quoted by these alone.
pub(super) fn indirect(
    document: &Document,
    cues: &[Cue],
    forms: &[(usize, Form)],
    direct: &[Said],
) -> Vec<Said> {
    let mut found = Vec::new();
    for (cue, (stop, form)) in cues.iter().zip(forms) {
        if !matches!(cue.act, Act::Says | Act::Tells | Act::Utters)
            || document.quotation_of(cue.token).is_some()
            || matches!(document.folded(cue.start), "we" | "i")
        {
            // What the document itself says is no quote.
            continue;
        }
        match form {
            Form::Clause(tokens) => {
                for part in parts(document, tokens.clone()) {
                    push(document, cue, part, direct, &mut found);
                }
                let colon =
                    is_mark(document, cue.after, &[":"]) && cue.own_subject && cue.start > cue.ground.start;
                if colon && is_mark(document, cue.start - 1, &[","]) {
                    let before = clause::trim(document, super::reach::back(document, cue)..cue.start);
                    push(document, cue, before, direct, &mut found);
                }
            }
            Form::Tag(before) if !alleged(document, cue) && !leaves_open(document, before) => {
                push(document, cue, around_tag(document, cue, before, *stop), direct, &mut found);
            }
            _ => {}
        }
    }
    found
}

/// "…, as Ostrel alleges".
fn alleged(document: &Document, cue: &Cue) -> bool {
    cue.start > 0 && document.reads(cue.start - 1, "as")
}

/// "all of whom, it said, were": the clause goes on after the tag.
fn leaves_open(document: &Document, before: &Range<usize>) -> bool {
    matches!(document.folded(before.end - 1).rsplit(' ').next(), Some("whom" | "which" | "who"))
}

/// "The raid, the ministry said, killed 12": what stands before the tag and has no verb goes on after it.
fn around_tag(document: &Document, cue: &Cue, before: &Range<usize>, stop: usize) -> Range<usize> {
    let goes_on = is_mark(document, cue.after, &[",", "—", "–"]) && stop > cue.after + 1;
    if goes_on && !clause::has_verb(document, before.clone()) {
        clause::trim(document, before.start..stop)
    } else {
        before.clone()
    }
}

fn push(document: &Document, cue: &Cue, tokens: Range<usize>, direct: &[Said], found: &mut Vec<Said>) {
    let near = direct.partition_point(|d| d.tokens.end <= tokens.start);
    let quoted = direct[near..].iter().take_while(|d| d.tokens.start < tokens.end).count() > 0;
    let end = tokens.clone().find(|&k| judges(document, k)).unwrap_or(tokens.end);
    let tokens = tokens.start..end;
    // "which it says will go on": without a subject it is no clause.
    let bare = !tokens.is_empty()
        && document.is(tokens.start, Class::Modal)
        && !document.tokens[tokens.start].capital;
    if !quoted && !bare && tokens.len() > 1 {
        found.push(of_cue(document, cue, tokens, QuoteKind::Indirect));
    }
}

/// "…, a number that nobody could check", "…, citing two officials": the comma behind which the text itself speaks of what was said.
fn judges(document: &Document, comma: usize) -> bool {
    let noun = |k: usize| {
        document
            .tokens
            .get(k)
            .is_some_and(|t| t.classes.has_any(&[Class::CountNoun, Class::Toll, Class::RecordNoun]))
    };
    is_mark(document, comma, &[",", "—", "–"])
        && (document.is(comma + 1, Class::Indefinite) && (noun(comma + 2) || noun(comma + 3))
            || document.is(comma + 1, Class::AccordingTo))
}

/// "… and that …": each clause is a quote.
fn parts(document: &Document, tokens: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = tokens.start;
    for k in tokens.clone() {
        let joins = document.tokens[k].classes.has_any(&[Class::And, Class::But]);
        if joins && document.is(k + 1, Class::That) && k + 1 < tokens.end {
            parts.push(clause::trim(document, start..k));
            start = k + 2;
        }
    }
    parts.push(clause::trim(document, start..tokens.end));
    parts
}

fn of_cue(document: &Document, cue: &Cue, tokens: Range<usize>, kind: QuoteKind) -> Said {
    let outside = |k: &usize| !tokens.contains(k);
    let near = (cue.start..cue.ground.end.min(cue.after + 12)).filter(outside);
    let when = near.clone().find(|&k| {
        document.tokens[k].classes.has_any(&[Class::Weekday, Class::RelativeDay])
            || document.is(k, Class::Month) && document.tokens[k].capital
    });
    let channel = cue.ground.clone().filter(outside).find(|&k| document.is(k, Class::Channel));
    let hearer = (cue.act == Act::Tells)
        .then(|| super::follow::after(document, cue.token + 1, cue.ground.end))
        .flatten()
        .map(|s| s.tokens)
        .filter(|t| document.tokens[t.clone()].iter().any(|t| t.capital) || document.reads(t.start, "this"));
    Said {
        tokens: tokens.clone(),
        kind,
        speaker: (cue.speaker.sort != Sort::Mute).then(|| cue.speaker.clone()),
        channel: channel.map(|k| k..k + 1).or(hearer),
        when: when.map(|k| k..k + 1),
    }
}

/// "Harbour master Tobias Okelo", later "Okelo": a name keeps the role it was first given.
pub(super) fn share_roles(document: &Document, quotes: &mut [Said]) {
    let mut roles: BTreeMap<&str, Range<usize>> = BTreeMap::new();
    for speaker in quotes.iter_mut().filter_map(|q| q.speaker.as_mut()) {
        let last = speaker.name.end.saturating_sub(1);
        if speaker.name.is_empty() || !document.tokens[last].capital {
            continue;
        }
        match &speaker.role {
            Some(role) => {
                roles.entry(document.words(last)).or_insert_with(|| role.clone());
            }
            None => speaker.role = roles.get(document.words(last)).cloned(),
        }
    }
}
