//! What happened to whom: each mention is bound to the word that says its fate.
//!
//! A small transducer walks left and right from the mention over the rest of its clause; the nearest word that
//! can govern it wins, and a mention with none of its own takes the fate of the one that it is joined to.
//! Must not: bind across sentences; that is the business of `part`.

use super::mention::{Mention, MentionKind, status};
use super::noun::Head;
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

/// How far a walk goes, in tokens.
const REACH: usize = 26;

/// Binds the mentions of one sentence; one slot each.
pub(crate) fn sentence(document: &Document, mentions: &[Mention]) -> Vec<Option<Bound>> {
    let mut bound: Vec<Option<Bound>> = vec![None; mentions.len()];
    for at in 0..mentions.len() {
        bound[at] = direct(document, mentions, at);
    }
    for at in 0..mentions.len() {
        if bound[at].is_none() {
            bound[at] = joined(document, mentions, &bound, at);
        }
    }
    for at in 0..mentions.len() {
        if bound[at].is_none() {
            bound[at] = weak(document, &mentions[at]);
        }
    }
    bound
}

/// The fate that words of the clause give to a mention directly.
fn direct(document: &Document, mentions: &[Mention], at: usize) -> Option<Bound> {
    let mention = &mentions[at];
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
    object(document, mentions, at)
        .or_else(|| subject(document, mentions, at))
        .or_else(|| toll(document, mentions, at))
        .filter(|bound| suits(document, mention, bound))
        .map(|bound| Bound { status: of_bodies(mention, bound.status), ..bound })
}

/// Bodies are found, not captured or released.
fn of_bodies(mention: &Mention, status: Status) -> Status {
    match status {
        Status::Identified => status,
        _ if mention.has(traits::BODIES) => Status::Exhumed,
        _ => status,
    }
}

/// Words that take only lives or bodies do not govern other nouns.
fn suits(document: &Document, mention: &Mention, bound: &Bound) -> bool {
    let lives = mention.has(traits::LIVES) || ends_in(document, mention, "lives");
    let bodies = mention.has(traits::BODIES);
    if document.is(bound.cue, Class::TakesLives) && bound.how == How::Object {
        return lives;
    }
    if document.is(bound.cue, Class::NeedsBodies) {
        let unnamed = mention.is_bare() && bound.how == How::Subject && bound.status == Status::Exhumed;
        return bodies || unnamed && !document.sentences.is_empty() && heads_remains(document, mention);
    }
    let unknown = matches!(mention.noun.head, Head::Unknown(_));
    !unknown
        || matches!(
            bound.status,
            Status::Killed
                | Status::Injured
                | Status::Captured
                | Status::Missing
                | Status::Casualties
                | Status::Released
        ) && plural(document, mention)
}

fn plural(document: &Document, mention: &Mention) -> bool {
    matches!(mention.noun.head, Head::Unknown(token) if document.words(token).ends_with('s'))
        || mention.count.high() == Some(1)
}

fn ends_in(document: &Document, mention: &Mention, word: &str) -> bool {
    matches!(mention.noun.head, Head::Person(token) if document.reads(token, word))
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

/// The word after the mention whose subject it is.
fn subject(document: &Document, mentions: &[Mention], at: usize) -> Option<Bound> {
    let mention = &mentions[at];
    let end = document.sentences[mention.sentence].tokens.end;
    let mut walk = Walk { be: false, have: false, relative: false, crossed: 0, be_token: None };
    let mut k = mention.outer.end;
    let limit = end.min(k + REACH);
    while k < limit {
        if let Some(other) = mentions.iter().position(|m| {
            m.outer.start <= k && k < m.outer.end.max(m.tokens.end) && !std::ptr::eq(m, mention)
        }) {
            k = walk.over(document, mentions, at, other)?;
            continue;
        }
        match walk.step(document, k, mention, end) {
            Step::Found(status) => return Some(Bound { status, how: How::Subject, cue: k }),
            Step::On(next) => k = next,
            Step::Stop => return None,
        }
    }
    None
}

/// Where a walk to the right stands.
struct Walk {
    be: bool,
    have: bool,
    relative: bool,
    crossed: usize,
    be_token: Option<usize>,
}

enum Step {
    Found(Status),
    On(usize),
    Stop,
}

impl Walk {
    /// Over another mention: one that is joined to this, or that hangs on a preposition.
    fn over(&mut self, document: &Document, mentions: &[Mention], at: usize, other: usize) -> Option<usize> {
        let before = mentions[other].outer.start - 1;
        let classes = document.tokens[before].classes;
        let coordinated = classes.has(Class::And) || document.reads(before, ",");
        let hangs = classes.has_any(&[Class::Preposition, Class::Including, Class::ApproxVerb]);
        let verb_seen = self.be || self.have;
        if verb_seen || !(coordinated || hangs) || other < at {
            return None;
        }
        self.crossed += 1;
        (self.crossed < 8).then(|| mentions[other].outer.end.max(mentions[other].tokens.end))
    }

    fn step(&mut self, document: &Document, k: usize, mention: &Mention, end: usize) -> Step {
        let classes = document.tokens[k].classes;
        let verb_seen = self.be || self.have;
        if let Some(status) = status(document, k, Class::Suffered).filter(|_| !self.takes_object(document, k))
        {
            return Step::Found(status);
        }
        if let Some(status) = status(document, k, Class::Passive) {
            return self.participle(document, k, mention, status);
        }
        if let Some(status) = status(document, k, Class::State).filter(|_| self.be) {
            return Step::Found(status);
        }
        if let Some(status) =
            status(document, k, Class::Fate).filter(|_| self.be && document.is(k, Class::State))
        {
            return Step::Found(status);
        }
        if classes.has(Class::Active) && !self.be {
            return Step::Stop;
        }
        if classes.has(Class::Be) {
            self.be = true;
            self.be_token = Some(k);
            return Step::On(k + 1);
        }
        if classes.has_any(&[Class::Have, Class::Modal]) {
            self.have = true;
            return Step::On(k + 1);
        }
        if classes.has_any(&[Class::Not, Class::Adverb, Class::Named]) || document.reads(k, "to") && verb_seen
        {
            return Step::On(k + 1);
        }
        if document.tokens[k].kind == Kind::Mark {
            return self.mark(document, k, end);
        }
        if verb_seen {
            // "were in a hurry", "had boarded": the clause speaks of something else.
            let passing =
                classes.has_any(&[Class::Preposition, Class::Determiner, Class::RelativeDay, Class::DayPart]);
            return if passing && !document.is(k, Class::Verb) { Step::On(k + 1) } else { Step::Stop };
        }
        if classes.has(Class::Pronoun) && document.value(k, Class::Pronoun) == Some(2) {
            self.relative = true;
            return Step::On(k + 1);
        }
        if classes.has(Class::That) || document.reads(k, "that") {
            self.relative = true;
            return Step::On(k + 1);
        }
        if classes.has_any(&[Class::But, Class::Say, Class::Denial, Class::AccordingTo]) {
            return Step::Stop;
        }
        if classes.has(Class::Verb) && !self.relative && !classes.has(Class::Person) {
            return Step::Stop;
        }
        if classes.has(Class::And) {
            let goes_on = [Class::Be, Class::Have, Class::Passive, Class::Suffered, Class::Adverb];
            let next = document.tokens.get(k + 1).is_some_and(|t| t.classes.has_any(&goes_on));
            let number = number_or_noun(document, k + 1);
            return if next || number { Step::On(k + 1) } else { Step::Stop };
        }
        Step::On(k + 1)
    }

    /// A participle is the subject's fate after a form of "to be", or bare where nothing follows that it takes.
    fn participle(&mut self, document: &Document, k: usize, mention: &Mention, status: Status) -> Step {
        if self.be || self.be_token.is_some() {
            return Step::Found(status);
        }
        let active = document.is(k, Class::Active);
        if self.have {
            return Step::Stop;
        }
        if !active || !takes_noun(document, k + 1) {
            return Step::Found(status);
        }
        let _ = mention;
        if self.relative { Step::Found(status) } else { Step::Stop }
    }

    /// "lost three men": the subject is not the victim of a verb that has an object.
    fn takes_object(&self, document: &Document, k: usize) -> bool {
        document.is(k, Class::Active) && takes_noun(document, k + 1)
    }

    /// Marks: brackets and commas enclose what a walk may pass; stops end it.
    fn mark(&mut self, document: &Document, k: usize, end: usize) -> Step {
        match document.words(k) {
            "(" | "[" => {
                let close = (k..end).find(|c| matches!(document.words(*c), ")" | "]"));
                close.map_or(Step::Stop, |c| Step::On(c + 1))
            }
            "," | "—" | "–" if !self.be => self.comma(document, k, end),
            "\"" | "\u{201C}" | "\u{201D}" | "'" | "-" | "." if document.words(k) != "." => Step::On(k + 1),
            _ => Step::Stop,
        }
    }

    /// After a comma the clause goes on where the comma encloses something, or where more subjects follow.
    fn comma(&mut self, document: &Document, k: usize, end: usize) -> Step {
        let next = document.tokens.get(k + 1).map(|t| t.classes).unwrap_or_default();
        if next.has_any(&[Class::Including, Class::Pronoun])
            || document
                .tokens
                .get(k + 1)
                .is_some_and(|t| t.kind == Kind::Number && document.reads(k + 2, ","))
        {
            return enclosed(document, k, end).map_or(Step::Stop, Step::On);
        }
        if next.has_any(&[Class::Be, Class::Passive, Class::Have, Class::Suffered])
            && !next.has(Class::Active)
        {
            return Step::On(k + 1);
        }
        if number_or_noun(document, k + 1) {
            return Step::On(k + 1);
        }
        enclosed(document, k, end).map_or(Step::Stop, Step::On)
    }
}

/// The token after the comma that closes what a comma opened, where the clause's predicate stands right behind it.
fn enclosed(document: &Document, k: usize, end: usize) -> Option<usize> {
    let close = (k + 1..end.min(k + 24)).filter(|c| matches!(document.words(*c), "," | "—" | "–"));
    close.map(|c| c + 1).find(|n| {
        document.tokens.get(*n).is_some_and(|t| {
            t.classes.has_any(&[Class::Be, Class::Have, Class::Passive, Class::Suffered, Class::Modal])
                && !t.classes.has(Class::And)
        })
    })
}

/// Whether a noun phrase begins at a token: what a verb before it would take as its object.
fn takes_noun(document: &Document, k: usize) -> bool {
    let Some(token) = document.tokens.get(k) else { return false };
    token.kind == Kind::Number
        || token.classes.has_any(&[
            Class::Determiner,
            Class::Cardinal,
            Class::Vague,
            Class::Indefinite,
            Class::Possessive,
            Class::Person,
            Class::Approx,
            Class::More,
            Class::Zero,
            Class::Share,
        ])
        || document.reads(k, "between")
}

fn number_or_noun(document: &Document, k: usize) -> bool {
    takes_noun(document, k) || document.tokens.get(k).is_some_and(|t| t.kind == Kind::Word && t.capital)
}

/// A number that a count comes to: "the toll rose to 58", "put the number of wounded at 84".
fn toll(document: &Document, mentions: &[Mention], at: usize) -> Option<Bound> {
    let mention = &mentions[at];
    if mention.kind != MentionKind::Counted || matches!(mention.noun.head, Head::Unknown(_)) {
        return None;
    }
    let first = document.sentences[mention.sentence].tokens.start;
    let before = mention.outer.start.checked_sub(1).filter(|b| *b >= first)?;
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
    let previous = (0..at).rev().find(|p| bound[*p].is_some())?;
    let bound_to = bound[previous]?;
    let from = mentions[previous].outer.end.max(mentions[previous].tokens.end);
    let part = mention.noun.of_them
        || included(document, from, mention.outer.start)
        || among_after(document, mention);
    let parts_follow =
        document.reads(from, ":") || document.reads(from, ",") && document.reads(from + 1, "of");
    let listed = matches!(mention.kind, MentionKind::Single | MentionKind::Named);
    let loose = mention.is_bare() || mention.is_people();
    if part || parts_follow && loose {
        return Some(Bound { status: bound_to.status, how: How::Part(previous), cue: bound_to.cue });
    }
    let after_cue = if bound_to.how == How::Subject { from.max(bound_to.cue + 1) } else { from };
    let coordinated = gap_joins(document, after_cue, mention.outer.start, listed);
    (coordinated && loose).then_some(Bound {
        status: bound_to.status,
        how: How::Joined(previous),
        cue: bound_to.cue,
    })
}

/// "a family of four among them": the words of the part stand behind it.
fn among_after(document: &Document, mention: &Mention) -> bool {
    document.value(mention.outer.end, Class::Including) == Some(1)
        && !document.reads(mention.outer.end, "among")
}

/// Whether "including" or "among them" stands between two mentions with no end of the clause after it.
fn included(document: &Document, from: usize, to: usize) -> bool {
    let Some(cue) = (from..to).find(|k| document.is(*k, Class::Including)) else { return false };
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
    let at_hand = last.has_any(&[Class::And, Class::Approx, Class::Adverb])
        || document.tokens[to - 1].kind == Kind::Mark
        || document.tokens[to - 1].capital
        || last.has(Class::Preposition) && document.reads(to - 1, "of");
    joining && !verbs && (at_hand && (!close || to - from <= 2) || !close && phrase_end(document, from, to))
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
