//! Voices: stretches of text that somebody vouches for, one within another.
//!
//! Must not: give a stretch to the nearest name. Without a cue the document itself speaks.

use super::clause::{self, is_mark, is_possessive};
use super::cue::{Act, Cue};
use super::judged;
use super::position;
use super::reach::{self, Form};
use super::relay;
use super::speaker::{self, Sort};
use super::subject;
use crate::document::{Document, Kind};
use crate::lexicon::Class;
use std::ops::Range;
use vocabulary::Stance;

/// How long "…, the fire chief said" may be for what was said to go on in the next sentence, in tokens.
const TAG_TOKENS_MAX: usize = 10;

/// In what way somebody stands behind the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Says, counts, estimates.
    Says,
    /// Says that it is not so.
    Denies,
    /// Said it, and is contradicted or reported as alleging it.
    Claims,
}

/// A stretch of tokens that somebody vouches for.
#[derive(Clone, Debug)]
pub(crate) struct Voice {
    /// The stretch.
    pub(crate) tokens: Range<usize>,
    /// Who, as written; empty where the body that issues the document denies.
    pub(crate) speaker: Range<usize>,
    /// How.
    pub(crate) manner: Manner,
    /// Whether the words are said not to be so.
    pub(crate) denied: bool,
    /// The word that reports it.
    pub(crate) cue: usize,
    /// Cited by another voice over the same words.
    pub(crate) cited: bool,
    /// "had spoken of": said before what the document tells.
    pub(crate) earlier: bool,
}

impl Voice {
    pub(super) fn new(tokens: Range<usize>, speaker: Range<usize>, cue: usize) -> Voice {
        Voice { tokens, speaker, manner: Manner::Says, denied: false, cue, cited: false, earlier: false }
    }
}

/// The voices of all cues, with the form of each cue for those who quote.
pub(super) fn of_cues(document: &Document, cues: &[Cue]) -> (Vec<Voice>, Vec<(usize, Form)>) {
    let mut voices = Vec::new();
    let mut forms = Vec::with_capacity(cues.len());
    for (at, cue) in cues.iter().enumerate() {
        let stop = reach::stop(document, cues, at);
        let form = if cue.bound { Form::Nothing } else { reach::form(document, cue, stop) };
        let first = voices.len();
        speak(document, cues, at, stop, &form, &mut voices);
        if is_earlier(document, cue) {
            voices[first..].iter_mut().for_each(|voice| voice.earlier = true);
        }
        let carrier = relay::of(document, cue.token, &cue.ground).and_then(|r| r.carrier);
        if let (Some(carrier), Form::Clause(_) | Form::Object(_)) = (carrier, &form) {
            voices.push(Voice::new(cue.token..stop, carrier.tokens, cue.token));
        }
        forms.push((stop, form));
    }
    (voices, forms)
}

/// "had put the toll at", "had first announced": said before what the document tells. What was recorded stays.
fn is_earlier(document: &Document, cue: &Cue) -> bool {
    let (group, _, _) = subject::verb_group(document, cue.token, cue.ground.start);
    let had = (group..cue.token).any(|k| document.reads(k, "had"))
        || document.folded(cue.token).starts_with("had ");
    let said = document.folded(cue.token).rsplit(' ').next().is_some_and(|verb| {
        let verbs = [
            "said",
            "spoken",
            "put",
            "reported",
            "announced",
            "given",
            "told",
            "claimed",
            "estimated",
            "stated",
        ];
        verbs.contains(&verb) || verb == "of"
    });
    had && said
}

fn speak(document: &Document, cues: &[Cue], at: usize, stop: usize, form: &Form, voices: &mut Vec<Voice>) {
    let cue = &cues[at];
    let voice = |tokens: Range<usize>| Voice::new(tokens, cue.speaker.tokens.clone(), cue.token);
    match cue.act {
        _ if cue.bound => {}
        Act::Holds(Stance::Denies) => {
            // What is said after a colon is the denier's own word.
            let end = (cue.after..stop).find(|&k| is_mark(document, k, &[":"])).unwrap_or(stop);
            voices.push(Voice { manner: Manner::Denies, denied: true, ..voice(cue.after..end) });
        }
        Act::Holds(Stance::Supports) if position::is_own_count(document, cue) => {
            voices.push(voice(cue.after..stop));
        }
        // "She remembers seven bodies": what one person remembers is her word.
        Act::Holds(Stance::Commemorates)
            if cue.speaker.is_person() && document.folded(cue.token).starts_with("remember") =>
        {
            voices.push(voice(cue.after..stop));
        }
        Act::Holds(_) | Act::Calls => {}
        Act::According => according(document, cues, at, stop, voices),
        Act::By => voices.push(voice(reach::around(document, cue, stop))),
        Act::Counts if let Form::Tag(before) = form => voices.push(voice(before.clone())),
        Act::Counts | Act::Puts | Act::Sees | Act::SpeaksOf | Act::Grants | Act::Accuses => {
            // "the diocese estimated 15,000": the verb belongs to the number as well.
            let estimates = document.is(cue.token, Class::Approx);
            voices.push(voice(if estimates { cue.token } else { cue.after }..stop))
        }
        Act::Says | Act::Tells | Act::Utters | Act::Thinks | Act::Finds => match form {
            Form::Object(_) if document.is(cue.token, Class::TakesLives) => {}
            Form::Clause(tokens) | Form::Object(tokens) => {
                voices.push(voice(tokens.clone()));
                also_before(document, cue, voices);
            }
            Form::Tag(before) if document.reads(before.end, "as") || as_before(document, cue) => {
                voices.push(Voice { manner: Manner::Claims, cited: true, ..voice(before.clone()) });
            }
            Form::Tag(before) => {
                let goes_on = is_mark(document, clause::skip_adverbials(document, cue.after, stop), &[","])
                    && !clause::is_quote_mark(document, before.end - 1);
                voices.push(voice(if goes_on { before.start..stop } else { before.clone() }));
            }
            Form::Quote(_) | Form::Nothing => {}
        },
    }
}

/// "…, as Ostrel alleges".
fn as_before(document: &Document, cue: &Cue) -> bool {
    cue.start > 0 && document.reads(cue.start - 1, "as")
}

/// "That is false, Dalesio said: all of them …": what stands before the cue is said as well.
fn also_before(document: &Document, cue: &Cue, voices: &mut Vec<Voice>) {
    let before =
        clause::trim(document, reach::back(document, cue)..cue.start.max(reach::back(document, cue)));
    let colon = is_mark(document, cue.after, &[":"]) && cue.own_subject;
    if colon && before.len() > 1 && cue.start > 0 && is_mark(document, cue.start - 1, &[","]) {
        voices.push(Voice::new(before, cue.speaker.tokens.clone(), cue.token));
    }
}

/// "according to X, …", "…, according to X", "citing X".
fn according(document: &Document, cues: &[Cue], at: usize, stop: usize, voices: &mut Vec<Voice>) {
    let cue = &cues[at];
    let speaker = cue.speaker.tokens.clone();
    let cites = document.folded(cue.token).ends_with("ing");
    if cites {
        let teller = (0..cues.len()).filter(|&k| k != at && cues[k].ground == cue.ground).min_by_key(|&k| {
            let near = &cues[k];
            near.token.abs_diff(cue.token)
        });
        let near = at.saturating_sub(1)..(at + 2).min(cues.len());
        let Some(teller) = teller.filter(|k| near.contains(k)) else { return };
        let teller_stop = reach::stop(document, cues, teller);
        if cues[teller].act == Act::According {
            let tokens = vouched(document, &cues[teller], teller_stop);
            voices.push(Voice { cited: true, ..Voice::new(tokens, speaker, cue.token) });
            return;
        }
        let reach = reach::form(document, &cues[teller], teller_stop);
        if matches!(cues[teller].act, Act::Counts | Act::Puts) {
            let tokens = cues[teller].after..teller_stop;
            voices.push(Voice { cited: true, ..Voice::new(tokens, speaker, cue.token) });
        } else if let Form::Clause(tokens) | Form::Tag(tokens) | Form::Object(tokens) = reach {
            voices.push(Voice { cited: true, ..Voice::new(tokens, speaker, cue.token) });
        }
        return;
    }
    voices.push(Voice::new(vouched(document, cue, stop), speaker, cue.token));
}

/// What "according to" speaks of: what follows where it opens the clause, else the clause before it too.
fn vouched(document: &Document, cue: &Cue, stop: usize) -> Range<usize> {
    let opens = cue.token == cue.ground.start
        || clause::is_mark(document, cue.token - 1, &[";"])
        || document.tokens[cue.token - 1].classes.has(Class::But)
        || document.is(cue.token - 1, Class::And) && is_mark(document, cue.after, &[","]);
    let start = if opens { cue.after } else { reach::back(document, cue) };
    start..stop
}

/// "the captain's count of the injured, 63": a number by whose it is.
pub(super) fn of_counts(document: &Document, cues: &[Cue], voices: &mut Vec<Voice>) {
    for token in 1..document.tokens.len() {
        let contention = document.is(token, Class::Denial) && document.folded(token).ends_with(" that");
        let sum = document.is(token, Class::Toll) || document.value(token, Class::CountNoun) == Some(1);
        let counts = document.value(token, Class::CountNoun) == Some(0) || contention || sum;
        if !counts {
            continue;
        }
        let Some(possessive) = (token.saturating_sub(3)..token).rev().find(|&k| is_possessive(document, k))
        else {
            continue;
        };
        let ground = clause::ground(document, token);
        let owner = speaker::understand(document, subject::owner(document, possessive, ground.start), None);
        let speaks = matches!(owner.sort, Sort::Person(_) | Sort::Body | Sort::Many | Sort::Name);
        // "the city's toll" is the toll in the city; "the ministry's toll" is its count.
        let place =
            owner.sort == Sort::Name || owner.tokens.clone().any(|k| document.is(k, Class::PlaceNoun));
        if !speaks
            || sum && place
            || document.tokens[owner.tokens.start].classes.has_any(&[
                Class::Weekday,
                Class::Month,
                Class::RelativeDay,
            ])
        {
            continue;
        }
        let next = cues.partition_point(|c| c.token < token);
        let subject_of_cue =
            cues.get(next).is_some_and(|c| c.start <= token && c.ground == ground && c.act != Act::According);
        if subject_of_cue {
            continue;
        }
        let end = (token..ground.end).find(|&k| is_mark(document, k, &[";"])).unwrap_or(ground.end);
        let denied = contention && judged::rejected(document, token + 1..end).is_some();
        let manner = if denied { Manner::Claims } else { Manner::Says };
        // "…, by the army's own account": what stands before is told.
        let by = owner.tokens.start.checked_sub(1).filter(|&k| {
            matches!(document.folded(k), "by" | "on" | "in")
                && k > ground.start
                && is_mark(document, k - 1, &[",", "—", "–"])
        });
        if let Some(by) = by.filter(|_| !sum) {
            voices.push(Voice::new(ground.start..by, owner.tokens.clone(), token));
        }
        voices.push(Voice { manner, denied, ..Voice::new(token + 1..end, owner.tokens, token) });
    }
}

/// Sentences that plainly go on with the count of the one before: "Two died on the operating table."
pub(super) fn go_on(document: &Document, cues: &[Cue], voices: &mut Vec<Voice>) {
    let mut extended: Vec<Voice> = Vec::new();
    let mut sorted: Vec<usize> = (0..voices.len()).collect();
    sorted.sort_by_key(|&v| voices[v].tokens.end);
    for pair in document.sentences.windows(2) {
        let [last, next] = pair else { continue };
        let start = clause::opening(document, next);
        let cued = cues.partition_point(|c| c.token < next.tokens.start);
        if !continues(document, start, next.tokens.end, last.block == next.block)
            || cues.get(cued).is_some_and(|c| c.token < next.tokens.end && !matches!(c.act, Act::Holds(_)))
        {
            continue;
        }
        let from = sorted.partition_point(|&v| voices[v].tokens.end + TAG_TOKENS_MAX < last.tokens.end);
        let near = sorted[from..].iter().map(|&v| &voices[v]).take_while(|v| v.tokens.end <= last.tokens.end);
        let closes = |v: &Voice| {
            v.tokens.end + 2 >= last.tokens.end || v.cue >= v.tokens.end && last.tokens.contains(&v.cue)
        };
        let speakers = |v: &&Voice| last.tokens.contains(&v.tokens.start);
        let mut names = sorted[from.saturating_sub(8)..]
            .iter()
            .map(|&v| &voices[v])
            .take_while(|v| v.tokens.end <= last.tokens.end)
            .filter(speakers)
            .map(|v| &v.speaker);
        let first = names.next();
        if names.any(|other| Some(other) != first) {
            continue;
        }
        let told = near
            .chain(extended.iter().rev().take(2))
            .filter(|v| closes(v) && v.tokens.end <= last.tokens.end)
            .filter(|v| clause::has_number(document, v.tokens.clone()))
            .filter(|v| last.tokens.contains(&v.tokens.start) && !v.denied)
            .map(|v| Voice { tokens: next.tokens.clone(), ..v.clone() })
            .collect::<Vec<_>>();
        extended.extend(told);
    }
    voices.append(&mut extended);
}

/// Whether a sentence leans on the one before: a bare number, "of these", "they are" and names.
fn continues(document: &Document, start: usize, end: usize, same_block: bool) -> bool {
    if start + 1 >= end {
        return false;
    }
    // "That takes the toll to 14."
    let sums = matches!(document.folded(start), "that" | "this" | "it")
        && matches!(
            document.folded(start + 1),
            "brings" | "brought" | "takes" | "took" | "raises" | "raised" | "makes"
        )
        && (start + 2..end.min(start + 6)).any(|k| document.is(k, Class::Toll));
    if sums && same_block {
        return true;
    }
    let approximate = document.is(start, Class::Approx) && start + 2 < end;
    let start = start + usize::from(approximate);
    let classes = document.tokens[start].classes;
    let number =
        classes.has_any(&[Class::Cardinal, Class::Vague]) || document.tokens[start].kind == Kind::Number;
    let more = document.is(start, Class::More) && clause::has_number(document, start + 1..start + 2);
    let bare = more
        || number
            && (clause::verbal(document, start + 1)
                || document.value(start + 1, Class::Including) == Some(1)
                || document.reads(start + 1, "of")
                    && matches!(document.folded(start + 2), "the" | "these" | "those" | "them")
                || document.is(start + 1, Class::More));
    let of_them = document.value(start, Class::Including) == Some(1)
        || document.reads(start, "of")
            && matches!(document.folded(start + 1), "these" | "those" | "them" | "the");
    let names = document.reads(start, "they")
        && document.is(start + 1, Class::Be)
        && document.tokens[start + 2].capital;
    same_block && (bare || of_them) || names
}
