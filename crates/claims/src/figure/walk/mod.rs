//! The walk to the right: from a mention over the rest of its clause to the predicate whose subject it is.
//!
//! What stands in between is passed over: phrases of place, what commas enclose, joined mentions, relative
//! clauses. A relative clause or a bare participle ("captives seized in May") counts until a finite predicate
//! follows ("were freed"); death is not overtaken by what is done with the dead.
//! Must not: look left of the mention.

mod marks;
mod predicate;

use super::ahead::{enclosed, is_noun_here, number_or_noun, takes_noun};
use super::mention::{Mention, status};
use super::sequel;
use super::{ending, limb, outcome};
use crate::document::{Document, Kind};
use crate::lexicon::Class;
use vocabulary::Status;

/// How far a walk goes, in tokens.
const REACH: usize = 26;
/// How many joined mentions it passes.
const JOINED_MAX: usize = 8;
/// How far behind another verb "alive" may stand.
const ALIVE_REACH: usize = 4;
/// The longest second noun of a subject, with its verb, in tokens.
const SECOND_NOUN_MAX: usize = 10;
/// How far behind an unknown participle a state is looked for ("marched over the pass into captivity").
const STATE_REACH: usize = 8;

/// A predicate found by a walk.
#[derive(Clone, Copy, Debug)]
pub(super) struct Predicate {
    /// What happened.
    pub(super) status: Status,
    /// The token that says so.
    pub(super) cue: usize,
}

/// The predicate whose subject a mention is.
pub(super) fn subject(document: &Document, mentions: &[Mention], at: usize) -> Option<Predicate> {
    let mention = &mentions[at];
    let found = subject_from(document, mentions, at, mention.outer.end)?;
    let opening = mention.outer.start == document.sentences[mention.sentence].tokens.start + 1
        && is_whole(document, mention);
    let far = (mention.outer.end..found.cue).any(|k| document.reads(k, ","));
    (!(opening && far)).then_some(found)
}

/// The predicate of a mention that is looked for from a token on, such as that of a pronoun that stands for it.
pub(super) fn subject_from(
    document: &Document,
    mentions: &[Mention],
    at: usize,
    start: usize,
) -> Option<Predicate> {
    let mention = &mentions[at];
    let end = document.sentences[mention.sentence].tokens.end;
    let walk = Walk {
        document,
        mentions,
        at,
        end,
        be: false,
        have: false,
        relative: false,
        foreign: None,
        crossed: 0,
        held: None,
        whole: is_whole(document, mention),
        negated: false,
    };
    walk.run(start)
}

/// "150 of the 1,275 men that they captured remain missing": the relative clause belongs to the whole.
fn is_whole(document: &Document, mention: &Mention) -> bool {
    mention.outer.start > 0 && document.reads(mention.outer.start - 1, "of")
}

/// A walk on its way.
struct Walk<'a, 't> {
    document: &'a Document<'t>,
    mentions: &'a [Mention],
    at: usize,
    end: usize,
    be: bool,
    have: bool,
    relative: bool,
    /// A predicate that says nothing of harm began here.
    foreign: Option<usize>,
    crossed: usize,
    held: Option<Predicate>,
    whole: bool,
    negated: bool,
}

/// What a token does to a walk.
enum Step {
    /// It is the predicate.
    Found(Status),
    /// It may be, unless a finite one follows.
    Held(Status),
    /// The walk goes on at a token.
    On(usize),
    /// It ends the clause.
    Stop,
}

impl Walk<'_, '_> {
    /// Walks from a token to the predicate, or to what was held back when the clause ends.
    fn run(mut self, start: usize) -> Option<Predicate> {
        let document = self.document;
        let mut k = start;
        let limit = self.end.min(start + REACH);
        while k < limit {
            if let Some(other) = self.mention_at(k) {
                match self.over(other) {
                    Some(next) => k = next,
                    None => break,
                }
                continue;
            }
            match self.step(k) {
                Step::Found(status) => {
                    let treated = status == Status::Captured
                        && outcome::within(document, k + 1..self.end.min(k + 6))
                            .is_some_and(|(_, s)| s == Status::Injured);
                    let status = if treated { Status::Injured } else { status };
                    let swept = status == Status::Killed && document.folded(k).ends_with(" away");
                    let taken = matches!(status, Status::Captured | Status::Displaced);
                    let status =
                        if (taken || swept) && self.never_seen(k) { Status::Missing } else { status };
                    return self
                        .negated(status, k)
                        .map(|status| self.prefer(Predicate { status, cue: k }))
                        .or(self.held);
                }
                // "people who could not flee"
                Step::Held(_) if self.negated => {
                    (self.negated, self.relative, self.be, self.have) = (false, false, false, false);
                    k += 1;
                }
                Step::Held(status) => {
                    let found = Predicate { status, cue: k };
                    if self.whole || self.held.is_some() {
                        return Some(self.held.unwrap_or(found));
                    }
                    self.held = Some(found);
                    (self.relative, self.be, self.have) = (false, false, false);
                    k += 1;
                }
                Step::On(next) => k = next,
                Step::Stop => {
                    // "A protester set himself alight and died", "was dragged out and shot"
                    let last = sequel::goes_on(document, k, self.end, self.be);
                    let last = last.filter(|_| !self.negated && !self.relative && self.held.is_none());
                    return last.map(|(cue, status)| Predicate { status, cue }).or(self.held);
                }
            }
        }
        self.held
    }

    /// A later predicate wins over one held back, but the dead stay dead.
    fn prefer(&self, later: Predicate) -> Predicate {
        match self.held {
            Some(held)
                if matches!(held.status, Status::Killed | Status::Casualties)
                    || later.status == Status::Identified =>
            {
                held
            }
            _ => later,
        }
    }

    /// The other mention that a token lies in.
    fn mention_at(&self, k: usize) -> Option<usize> {
        self.mentions
            .iter()
            .enumerate()
            .position(|(at, m)| at != self.at && m.outer.start <= k && k < m.end())
    }

    /// Over another mention: one that is joined to this, or that hangs on a preposition.
    fn over(&mut self, other: usize) -> Option<usize> {
        let next = &self.mentions[other];
        let before = next.outer.start - 1;
        let classes = self.document.tokens[before].classes;
        let joined = classes.has(Class::And) || self.document.reads(before, ",");
        let hangs = classes.has_any(&[Class::Preposition, Class::Including, Class::ApproxVerb]);
        let verb = (self.be || self.have) && !hangs;
        if verb || self.held.is_some() && !hangs || !(joined || hangs) || other < self.at {
            return None;
        }
        // "five engineers, four of whom are out on bail": what the comma encloses is told of the part alone.
        if next.noun.of_them && self.document.reads(before, ",") {
            return enclosed(self.document, before, self.end);
        }
        self.crossed += 1;
        (self.crossed < JOINED_MAX).then(|| next.end())
    }

    /// What one token does to the walk.
    fn step(&mut self, k: usize) -> Step {
        let (document, classes) = (self.document, self.document.tokens[k].classes);
        if let Some(from) = self.foreign {
            return self.after_foreign(k, from);
        }
        if let Some(status) = self.suffered(k) {
            return self.told(status);
        }
        if limb::is_lost(document, k) {
            return Step::Found(Status::Injured);
        }
        // "a regime-held town": what is joined by a hyphen describes a thing.
        let compound = k > 0 && document.tokens[k].glued && document.reads(k - 1, "-");
        if let Some(status) = status(document, k, Class::Passive).filter(|_| !compound || self.be) {
            return self.participle(k, status);
        }
        if self.be {
            let tended = || outcome::has_wound(document, k).then_some(Status::Injured);
            let under = || outcome::lies_under(document, k).then_some(Status::Missing);
            let state = status(document, k, Class::State)
                .or_else(|| self.among(k))
                .or_else(|| outcome::outcome(document, k).filter(ending::lasts))
                .or_else(under)
                .or_else(tended);
            if let Some(status) = state {
                return self.told(status);
            }
        }
        if let Some(step) = self.outcome(k) {
            return step;
        }
        if classes.has(Class::Active) && !classes.has(Class::Event) && !self.be {
            return self.active(k);
        }
        // "are estimated to have been killed", "were said to be missing"
        let hedged = [Class::Report, Class::Say, Class::SayNoun, Class::Modal, Class::Approx, Class::Rival];
        if self.verb_seen() && classes.has_any(&hedged) && document.folded(k + 1).starts_with("to") {
            return Step::On(k + 1);
        }
        // "were lifted" may be one phrase of the lexicon: it holds a form of "to be" all the same.
        let phrase = ["was ", "were ", "is ", "are "].iter().any(|be| document.folded(k).starts_with(be));
        if phrase && !self.verb_seen() && !classes.has(Class::Modal) {
            (self.be, self.foreign) = (true, Some(k));
            return Step::On(k + 1);
        }
        if classes.has(Class::Be) {
            self.be = true;
            return Step::On(k + 1);
        }
        if classes.has_any(&[Class::Have, Class::Modal]) {
            // "to be", "believed to have been": some phrases of the lexicon end in a form of "to be".
            let ends = [" be", " been"].iter().any(|be| document.folded(k).ends_with(be));
            self.be |= ends && (self.verb_seen() || !document.reads(k, "to be"));
            self.have = true;
            return Step::On(k + 1);
        }
        self.negated |= classes.has(Class::Not);
        // "had been unlawfully killed": adverbs are more than any lexicon holds.
        let manner = classes == Default::default() && document.folded(k).ends_with("ly");
        if manner
            || classes.has_any(&[Class::Not, Class::Adverb, Class::Named])
            || document.reads(k, "to") && self.verb_seen()
        {
            return Step::On(k + 1);
        }
        if document.tokens[k].kind == Kind::Mark {
            return self.mark(k);
        }
        self.word(k)
    }

    /// What a relative clause says is held back until the main clause has said its own: "captives who were beaten died".
    fn told(&self, status: Status) -> Step {
        if self.relative { Step::Held(status) } else { Step::Found(status) }
    }

    /// Whether an auxiliary was passed: "have", "were".
    fn verb_seen(&self) -> bool {
        self.be || self.have
    }

    /// Words that are neither harm nor small verbs.
    fn word(&mut self, k: usize) -> Step {
        let (document, classes) = (self.document, self.document.tokens[k].classes);
        if let Some(done) = ending::things_of(document, k) {
            self.held = self.held.or(Some(Predicate { status: Status::Affected, cue: done }));
            (self.relative, self.be, self.have) = (false, false, false);
            return Step::On(done + 1);
        }
        if self.verb_seen() {
            if classes.has_any(&[
                Class::Preposition,
                Class::Determiner,
                Class::RelativeDay,
                Class::DayPart,
                Class::Cumulative,
            ]) {
                return Step::On(k + 1);
            }
            if self.relative {
                (self.relative, self.be, self.have) = (false, false, false);
                return Step::On(k + 1);
            }
            // "were sentenced to twelve years in prison": who is convicted is no victim.
            if classes.has(Class::Aftermath) {
                return Step::Stop;
            }
            self.foreign = Some(k);
            return Step::On(k + 1);
        }
        let relative = document.is_relative(k);
        // "the 40 fishermen it seized"
        let whom = document.is_subject_pronoun(k) && {
            let verb = k + 1 + usize::from(document.is(k + 1, Class::Have));
            document.is(verb, Class::Active) && !takes_noun(document, verb + 1)
        };
        if relative || whom || document.reads(k, "that") || document.reads(k, "what") {
            self.relative = true;
            return Step::On(k + 1);
        }
        if classes.has_any(&[Class::But, Class::Say, Class::Denial, Class::AccordingTo]) && !self.relative {
            return Step::Stop;
        }
        let noun = k > 0 && is_noun_here(document, k);
        // "A man trying to put out the flames was burned": no finite verb.
        if classes.has(Class::Verb) && document.reads(k - 1, "to") {
            return Step::On(k + 1);
        }
        if classes.has(Class::Verb) && !self.relative && !classes.has(Class::Person) && !noun {
            if let Some(ends) = self.finite(k) {
                return ends;
            }
            self.relative = true;
            return Step::On(k + 1);
        }
        if classes.has(Class::And) {
            let goes_on = [Class::Be, Class::Have, Class::Passive, Class::Suffered, Class::Adverb];
            let next = document.tokens[k + 1].classes.has_any(&goes_on);
            let more = next || number_or_noun(document, k + 1) || self.subject_goes_on(k + 1);
            return if more { Step::On(k + 1) } else { Step::Stop };
        }
        Step::On(k + 1)
    }

    /// "members of the militia and local police were killed": a second noun stands behind "and", and then the verb.
    fn subject_goes_on(&self, from: usize) -> bool {
        let document = self.document;
        let verb = [Class::Be, Class::Have, Class::Passive, Class::Suffered, Class::Modal];
        let stops = [Class::Active, Class::Say, Class::Verb, Class::Pronoun, Class::But, Class::That];
        (from..self.end.min(from + SECOND_NOUN_MAX))
            .take_while(|k| {
                let classes = document.tokens[*k].classes;
                document.tokens[*k].kind != Kind::Break
                    && (document.tokens[*k].kind == Kind::Word || document.reads(*k, "-"))
                    && !(classes.has_any(&stops) && !classes.has(Class::Person) && !classes.has_any(&verb))
            })
            .any(|k| k > from && document.tokens[k].classes.has_any(&verb))
    }
}
