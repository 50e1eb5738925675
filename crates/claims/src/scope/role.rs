//! What a time expression tells: when something happened, when somebody spoke, since when or until when is counted.
//!
//! Must not: look beyond the sentence.

use super::period::is_period;
use crate::document::{BlockKind, Document, Kind};
use crate::lexicon::{Class, Classes};
use crate::time::{Link, Timex, is_possessive};
use std::ops::Range;
use vocabulary::{DateKind, Day, Edtf, Point};

/// What a time expression tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// When something happened.
    Event,
    /// When somebody spoke, or the document was made.
    Speech,
    /// The beginning of a count.
    Since,
    /// The day a count stands at.
    AsOf,
    /// The day from which a length is counted: "51 hours after the earthquake". Of the event, not of what came after.
    Elapsed,
    /// A period that ends now.
    Past,
    /// A time after publication: of nothing that has happened.
    ToCome,
    /// When the clause behind it happened: "twelve days after a car bomb killed 17". Of that clause alone.
    Clause,
    /// What a comparison looks back to: "the worst since the crash of 2009". Of what is told of that alone.
    Compared,
    /// Anything else.
    Other,
}

/// Verbs of speaking and publishing.
const SPEAKS: Classes = Classes::of(&[Class::Say, Class::Report, Class::Issued, Class::Aftermath]);
/// Words of harm: a date behind them belongs to them, not to the speaker.
const HARMS: Classes = Classes::of(&[
    Class::Passive,
    Class::Active,
    Class::Suffered,
    Class::State,
    Class::Event,
    Class::Recovery,
    Class::Deed,
]);
/// Verbs, over which the name of an event does not reach to its date.
const VERBS: Classes = Classes::of(&[Class::Say, Class::BoundVerb, Class::Be, Class::Have, Class::Passive]);
/// Writings: the date behind one is its own.
const WRITINGS: Classes = Classes::of(&[Class::RecordNoun, Class::DocumentNoun, Class::Channel]);
/// Words that split a sentence.
pub(super) const SPLITS: Classes = Classes::of(&[Class::And, Class::But, Class::Pronoun, Class::Including]);
/// How far a verb of speaking is looked for, in tokens.
const SPEECH_TOKENS: usize = 7;
/// How far the writing that a date is of is looked for, in tokens.
const WRITING_TOKENS: usize = 6;
/// The value of verbs that count among those that report: "recorded", "documented".
const COUNT: u16 = 0;
/// The value of verbs that put a number, and of those that see.
const PUT: u16 = 1;
const SEE: u16 = 4;
/// How far before its date the name of an event is looked for that is counted from, in tokens.
const BEGINNING_TOKENS: usize = 6;
/// How long the clause behind "after" is at most, in tokens.
const CLAUSE_TOKENS: usize = 12;
/// The values of "before" and "after" among the steps of time.
const BEFORE: u16 = 3;
pub(super) const AFTER: u16 = 4;
/// How far behind "after" the event stands that a length is counted from, in tokens.
const ELAPSED_TOKENS: usize = 8;
/// How far behind its day a dateline ends, in tokens.
const DATELINE_TOKENS: usize = 7;
/// How far the date of "since ... on 2 April" is looked for, in tokens.
const SINCE_TOKENS: usize = 10;

/// The role of a time expression.
pub(super) fn role_of(document: &Document, timex: &Timex, published: Option<Day>) -> Role {
    let tokens = &timex.tokens;
    let block = document.sentences.get(document.sentence_of(tokens.start)).map_or(0, |s| s.block);
    let counts_from = timex.link == Some(Link::Since) && !is_superlative(document, tokens.start);
    let comes = !counts_from && next_is(document, tokens.end, ",") && document.is(tokens.end + 1, Class::But);
    if timex.kind == DateKind::Duration {
        if elapsed_since(document, tokens) {
            return if tells_behind(document, tokens) { Role::Clause } else { Role::Elapsed };
        }
        if is_stepped(document, tokens.end) && tells_behind(document, tokens) {
            return Role::Clause;
        }
        let past = tokens
            .start
            .checked_sub(1)
            .is_some_and(|at| matches!(document.value(at, Class::TimeShift), Some(0 | 6)))
            || document.is(tokens.start, Class::PastHours)
            || matches!(document.value(tokens.start, Class::TimeShift), Some(0 | 6));
        return if past { Role::Past } else { Role::Other };
    }
    let first = timex.value.and_then(Edtf::first_day);
    if first.zip(published).is_some_and(|(first, now)| first > now) {
        return Role::ToCome;
    }
    match timex.link {
        Some(Link::AsOf) => return Role::AsOf,
        _ if comes => return Role::Event,
        Some(Link::Since) if is_superlative(document, tokens.start) => return Role::Compared,
        Some(Link::Since) => return Role::Since,
        Some(Link::By | Link::Until) => return Role::AsOf,
        // "after Friday prayers": on the Friday.
        Some(Link::Before | Link::After) if !is_of_habit(document, tokens.end) => return Role::Other,
        _ => {}
    }
    let wide = timex.value.is_some_and(|value| value.as_day().is_none());
    if since_before(document, tokens.start)
        && (!names_event(document, tokens) || wide && names_beginning(document, tokens.start))
    {
        return if is_superlative(document, tokens.start) { Role::Compared } else { Role::Since };
    }
    // "the deadliest shipwreck of the year": it may have been on any day of it.
    if wide && timex.link == Some(Link::Of) && is_superlative(document, tokens.start) {
        return if since_before(document, tokens.start) { Role::Compared } else { Role::Other };
    }
    let own_day = timex.value.and_then(Edtf::as_day).is_some_and(|day| Some(day) == published);
    let in_full =
        tokens.clone().any(|at| document.words(at).len() >= 4 && document.tokens[at].kind == Kind::Number);
    if own_day && block < 8 && (in_full || is_line(document, block) || is_in_dateline(document, tokens))
        || !is_period(timex.value) && is_spoken(document, tokens) && !is_counted_over(document, timex)
        || is_of_a_writing(document, tokens.start)
    {
        return Role::Speech;
    }
    Role::Event
}

/// "prayers", "mass", "rush hour": what returns on its day of the week.
fn is_of_habit(document: &Document, at: usize) -> bool {
    matches!(
        document.folded(at),
        "prayers" | "prayer" | "mass" | "service" | "services" | "worship" | "market"
    )
}

/// "51 hours after the magnitude 6.9 earthquake", "three days since the blast".
fn elapsed_since(document: &Document, tokens: &Range<usize>) -> bool {
    let after = document.value(tokens.end, Class::TimeStep) == Some(AFTER)
        || document.value(tokens.end, Class::TimeLink) == Some(Link::Since as u16);
    let behind = tokens.end + 1..document.tokens.len().min(tokens.end + 1 + ELAPSED_TOKENS);
    let mut words = behind.take_while(|at| !document.is(*at, Class::Be) && !document.is(*at, Class::Say));
    after && words.any(|at| document.is(at, Class::Event))
}

/// Whether "after" or "before" stands at a token.
fn is_stepped(document: &Document, at: usize) -> bool {
    matches!(document.value(at, Class::TimeStep), Some(BEFORE | AFTER))
}

/// Whether what stands behind "after" is told of by a verb, up to the end of its clause.
fn tells_behind(document: &Document, tokens: &Range<usize>) -> bool {
    let sentence = document.sentences[document.sentence_of(tokens.start)].tokens.clone();
    let clause = (tokens.end + 1..sentence.end).take(CLAUSE_TOKENS);
    let mut words = clause.take_while(|at| !matches!(document.words(*at), "," | ";" | ":"));
    let deeds = Classes::of(&[Class::Passive, Class::Active, Class::Suffered]);
    tokens.start > sentence.start + 1 && words.any(|at| document.tokens[at].classes.meets(deeds))
}

/// "in its report of December 1994", "in a letter to the court of 3 May".
fn is_of_a_writing(document: &Document, start: usize) -> bool {
    let links = Classes::of(&[Class::Preposition, Class::TimeLink, Class::Issued]);
    let linked = start > 0 && document.tokens[start - 1].classes.meets(links);
    let of = linked && document.reads(start - 1, "of");
    let plain = |at: &usize| {
        let token = &document.tokens[*at];
        token.kind == Kind::Word && (of || token.classes.meets(links)) && !token.classes.meets(HARMS)
    };
    let reach = (start.saturating_sub(WRITING_TOKENS)..start).rev();
    let over = reach.take_while(|at| plain(at) && !document.tokens[*at].classes.meets(WRITINGS)).last();
    over.unwrap_or(start)
        .checked_sub(1)
        .is_some_and(|at| linked && document.tokens[at].classes.meets(WRITINGS))
}

/// "the largest find since the war ended in 1998".
fn is_superlative(document: &Document, start: usize) -> bool {
    let sentence = document.sentences[document.sentence_of(start)].tokens.start;
    let reach = start.saturating_sub(SINCE_TOKENS + 4).max(sentence)..start;
    reach.into_iter().any(|at| document.is(at, Class::Superlative))
}

/// "MANSEHRI, Aug 20: ", "OSLO, 3 May (Agency) -": the day before the words begin is that of the telling.
fn is_in_dateline(document: &Document, tokens: &Range<usize>) -> bool {
    let sentence = document.sentences[document.sentence_of(tokens.start)].tokens.clone();
    let names = (sentence.start..tokens.start)
        .all(|at| document.tokens[at].capital || document.tokens[at].kind == Kind::Mark);
    let mark = (tokens.end..sentence.end).take(DATELINE_TOKENS).find(|at| {
        matches!(document.words(*at), ":" | "-" | "–" | "—" | "--") && document.tokens[*at].kind == Kind::Mark
    });
    names && tokens.start > sentence.start && mark.is_some()
}

/// Whether a block is a line without a verb, as the lines at the head are.
fn is_line(document: &Document, block: usize) -> bool {
    let tokens = document.blocks[block].tokens.clone();
    !tokens.into_iter().any(|at| document.tokens[at].classes.meets(HARMS) || document.is(at, Class::Be))
        || document.blocks[block].kind == BlockKind::Heading && document.blocks[block].tokens.len() <= 12
}

/// "since the outbreak was declared on 2 April".
fn since_before(document: &Document, start: usize) -> bool {
    let sentence = document.sentences[document.sentence_of(start)].tokens.start;
    let reach = start.saturating_sub(SINCE_TOKENS).max(sentence)..start;
    let mut clause = reach.rev().take_while(|at| !matches!(document.words(*at), "," | ";" | ":"));
    clause.any(|at| document.value(at, Class::TimeLink) == Some(Link::Since as u16))
}

/// "In 2012 the Centre recorded 1,204 killings": over a year or month one counts what happened in it.
fn is_counted_over(document: &Document, timex: &Timex) -> bool {
    let wide = matches!(timex.value, Some(Edtf::Point(point)) if !matches!(point, Point::Day(_)));
    let sentence = document.sentences[document.sentence_of(timex.tokens.start)].tokens.clone();
    let leads = matches!(timex.link, Some(Link::In | Link::Of)) && timex.tokens.start <= sentence.start + 2;
    let verb = (timex.tokens.end..sentence.end)
        .take(2 * SPEECH_TOKENS)
        .find(|at| document.tokens[*at].classes.meets(SPEAKS) && !document.tokens[*at].capital);
    wide && leads && verb.is_some_and(|at| document.value(at, Class::Report) == Some(COUNT))
}

/// "since the coup of November 2023": nothing but the name of an event stands between.
fn names_beginning(document: &Document, start: usize) -> bool {
    let since = |at: &usize| document.value(*at, Class::TimeLink) == Some(Link::Since as u16);
    let Some(from) = (start.saturating_sub(BEGINNING_TOKENS)..start).rev().find(since) else { return false };
    let mut words = from + 1..start;
    words.all(|at| {
        let classes = document.tokens[at].classes;
        let links = Classes::of(&[Class::Determiner, Class::Preposition, Class::Event]);
        document.tokens[at].kind == Kind::Word && (classes.meets(links) || !classes.meets(HARMS))
    })
}

/// Whether a date tells when somebody spoke: "officials said on Tuesday", "On Friday the army said".
fn is_spoken(document: &Document, tokens: &Range<usize>) -> bool {
    let sentence = document.sentences[document.sentence_of(tokens.start)].tokens.clone();
    let stop =
        |at: &usize| matches!(document.words(*at), "," | ";" | ":" | "." | "(" | ")" | "\u{201D}" | "\"");
    let before = (sentence.start..tokens.start).rev().take(SPEECH_TOKENS).take_while(|at| !stop(at));
    for at in before {
        let classes = document.tokens[at].classes;
        // "Lower Holm": a verb has no capital within a sentence.
        if document.tokens[at].capital && at > sentence.start {
            continue;
        }
        // The day of a burial is not that of the death.
        if classes.meets(SPEAKS) {
            return classes.has(Class::Aftermath) || !classes.meets(HARMS);
        }
        if classes.meets(HARMS) || classes.has(Class::Assault) {
            break;
        }
    }
    // "the court on Monday sentenced": right before the verb, with no harm in sight.
    let verb = (tokens.end..sentence.end)
        .find(|at| !document.is(*at, Class::Adverb) && !document.is(*at, Class::Have));
    // "officers were called to the club": nobody spoke.
    let passive = |at: usize| {
        let told = Classes::of(&[Class::Report, Class::Issued, Class::Aftermath]);
        let classes = document.tokens[at].classes;
        at > 0 && document.is(at - 1, Class::Be) && (!classes.meets(told) || classes.has(Class::Recovery))
    };
    let said = |at: usize| {
        let classes = document.tokens[at].classes;
        let harms = classes.meets(HARMS) && !document.is(at + 1, Class::That);
        classes.meets(SPEAKS) && !harms && !document.tokens[at].capital && !passive(at)
    };
    // "two suspects were arrested": what is counted or has an article is no verb.
    let nouns =
        Classes::of(&[Class::Cardinal, Class::Determiner, Class::Indefinite, Class::Approx, Class::Vague]);
    let noun = |at: usize| {
        let before = &document.tokens[at - 1];
        before.classes.meets(nouns) || before.kind == Kind::Number
    };
    if tokens.start > sentence.start + 2 {
        return verb.is_some_and(said);
    }
    let comma = usize::from(next_is(document, tokens.end, ","));
    let mut after = (tokens.end + comma..sentence.end).take(SPEECH_TOKENS).take_while(|at| !stop(at));
    after
        .find(|at| {
            let classes = document.tokens[*at].classes;
            (classes.meets(SPEAKS) || classes.meets(HARMS)) && !noun(*at)
        })
        .is_some_and(|at| {
            document.tokens[at].classes.meets(SPEAKS)
                && !document.is(at + 1, Class::Indefinite)
                && !passive(at)
                && !is_deed(document, at)
        })
}

/// "set fire to a bus", "saw soldiers": verbs that tell of a number only where one stands behind them.
fn is_deed(document: &Document, verb: usize) -> bool {
    let counts = Classes::of(&[Class::Toll, Class::CountNoun, Class::Fate, Class::FateWeak, Class::Approx]);
    let behind = verb + 1..document.tokens.len().min(verb + SPEECH_TOKENS);
    let mut behind = behind.take_while(|at| document.words(*at) != ",");
    match document.value(verb, Class::Report) {
        Some(PUT) => !behind
            .any(|at| document.tokens[at].kind == Kind::Number || document.tokens[at].classes.meets(counts)),
        Some(SEE) => true,
        _ => false,
    }
}

/// "Wednesday's blast", "the flood of 1953", "the explosion at the works on Friday".
pub(super) fn names_event(document: &Document, tokens: &Range<usize>) -> bool {
    let possessive = is_possessive(document, tokens.end);
    let noun = |at: usize| document.is(at, Class::Event);
    if possessive && (tokens.end + 1..tokens.end + 4).any(noun) {
        return true;
    }
    let from = tokens.start.saturating_sub(9);
    let before = (from..tokens.start).rev().take_while(|at| {
        document.tokens[*at].kind == Kind::Word
            && !document.tokens[*at].classes.meets(SPLITS)
            && !document.tokens[*at].classes.meets(VERBS)
    });
    before.into_iter().any(noun)
}

fn next_is(document: &Document, at: usize, mark: &str) -> bool {
    at < document.tokens.len() && document.words(at) == mark
}
