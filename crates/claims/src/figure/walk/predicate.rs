//! What a verb or a state on the way says of the mention that a walk began at.
//!
//! Must not: go on walking; it says whether the walk ends, holds what it found or goes on.

use super::super::ahead::takes_noun;
use super::super::among::among_whom;
use super::super::mention::status;
use super::super::object::is_saving;
use super::super::{ending, outcome};
use super::{ALIVE_REACH, STATE_REACH, Step, Walk};
use crate::document::Kind;
use crate::lexicon::Class;
use vocabulary::Status;

impl Walk<'_, '_> {
    /// What a verb says whose subject the mention is, alone or by its object.
    pub(super) fn suffered(&self, k: usize) -> Option<Status> {
        let own = status(self.document, k, Class::Suffered).filter(|_| !self.takes_object(k));
        // "escaped with bruises", "survived with a bullet in the shoulder"
        let light = own.is_some_and(|s| matches!(s, Status::Released | Status::Affected));
        let hurt = || outcome::depictive(self.document, k + 1).filter(|s| light && *s == Status::Injured);
        // "32 and 115 others, several sustaining injuries": a participle tells of the last alone.
        let far = self.crossed > 0 && self.document.folded(k).ends_with("ing");
        // "1,200 families arrived in the camp"
        let came = self.document.value(k, Class::Home) == Some(2);
        let housed = || outcome::outcome(self.document, k + 1).filter(|s| came && *s == Status::Displaced);
        outcome::by_object(self.document, k).filter(|_| !far).or_else(hurt).or_else(housed).or(own)
    }

    /// "lost three men": the subject is not the victim of a verb that has an object.
    pub(super) fn takes_object(&self, k: usize) -> bool {
        self.document.is(k, Class::Active) && takes_noun(self.document, k + 1)
    }

    /// A participle is the subject's fate after a form of "to be", or bare where nothing follows that it takes.
    pub(super) fn participle(&mut self, k: usize, status: Status) -> Step {
        // "the 40 fishermen it seized"
        if self.relative && !self.verb_seen() && self.document.is(k, Class::Active) {
            return self.relative_object(k);
        }
        if self.be {
            return self.told(status);
        }
        if self.have {
            return if self.relative && !takes_noun(self.document, k + 1) {
                Step::Held(status)
            } else {
                Step::Stop
            };
        }
        // "when two bombers struck": what is done to places is done by them where nothing says that it was done to them.
        let by = self.document.is(k + 1, Class::Preposition) || self.document.is(k + 1, Class::Adverb);
        // "24 insurgents captured"
        let ends = self.document.ends(k + 1);
        let by = by || ends && status == Status::Captured;
        if self.document.is(k, Class::Assault) && !by {
            return Step::Stop;
        }
        let active = self.document.is(k, Class::Active);
        let next = &self.document.tokens[k + 1];
        let name = next.capital && (next.classes == Default::default() || next.classes.has(Class::Title));
        if active && (takes_noun(self.document, k + 1) || name) {
            return Step::Stop;
        }
        Step::Held(status)
    }

    /// A verb that takes its victim as its object: it ends the walk, but for those that are its object themselves.
    pub(super) fn active(&mut self, k: usize) -> Step {
        // "300 forced from homes by flood"
        let driven = !self.have && !takes_noun(self.document, k + 1);
        if let Some(Status::Displaced) = outcome::outcome(self.document, k + 1).filter(|_| driven) {
            return Step::Held(Status::Displaced);
        }
        if self.relative { self.relative_object(k) } else { Step::Stop }
    }

    /// "that the militia rounded up": the mention is what the relative clause's verb takes.
    pub(super) fn relative_object(&mut self, k: usize) -> Step {
        // "the families that brought the claim"
        if self.document.is(k, Class::TakesLives) && self.document.folded(k).starts_with("claim") {
            return Step::Stop;
        }
        match status(self.document, k, Class::Active) {
            Some(status) if !takes_noun(self.document, k + 1) => Step::Held(status),
            // "Dozens who had reached the rafts died": what they did is no end of the clause.
            Some(_) => {
                (self.relative, self.have) = (false, false);
                Step::On(k + 1)
            }
            None => Step::Stop,
        }
    }

    /// What follows from where people end up, and from what is not seen of them.
    pub(super) fn outcome(&mut self, k: usize) -> Option<Step> {
        let document = self.document;
        // "has not been seen since": no sign of life. Who "has not heard from" others is not missed.
        let passive = ["seen", "heard", "traced"].iter().any(|word| document.folded(k).starts_with(word));
        if self.negated && document.is(k, Class::Trace) && (self.be || !passive) {
            self.negated = false;
            return Some(self.told(Status::Missing));
        }
        // "11 children were taken, and …": nothing says where.
        let alone = document
            .tokens
            .get(k + 1)
            .is_none_or(|t| t.kind != Kind::Word || t.classes.has_any(&[Class::And, Class::But]))
            || matches!(
                document.folded(k + 1),
                "by" | "from" | "that" | "on" | "during" | "at" | "when" | "with"
            );
        if self.be && !self.negated && document.reads(k, "taken") && alone {
            return Some(Step::Found(Status::Captured));
        }
        if let Some(status) = outcome::depictive(document, k).filter(|_| !self.be) {
            return Some(Step::Held(status));
        }
        // "Six people taken to hospital after the crash"
        if !self.be && document.value(k, Class::Recovery) == Some(2) && !takes_noun(document, k + 1) {
            let brought = outcome::within(document, k + 1..self.end.min(k + STATE_REACH));
            if let Some((_, status)) = brought {
                return Some(Step::Held(status));
            }
        }
        None
    }

    /// "are among the missing", "is among the dead".
    pub(super) fn among(&self, k: usize) -> Option<Status> {
        let document = self.document;
        let among = document.is(k, Class::Including) && document.folded(k).starts_with("among");
        among.then(|| among_whom(document, k)).flatten()
    }

    /// What a verb of another kind leaves of the walk; nothing where it is only the participle of a clause without its
    /// "that were": "18 passengers of a bus caught behind the tanker had died", "ten people taken on Sunday were freed".
    pub(super) fn finite(&self, k: usize) -> Option<Step> {
        let document = self.document;
        let participle = ["en", "wn"].iter().any(|end| document.folded(k).ends_with(end));
        let behind = k > self.mentions[self.at].outer.end || participle;
        if behind && document.is(k + 1, Class::Preposition) {
            return None;
        }
        // "31 came out alive"
        let alive = outcome::within(document, k + 1..self.end.min(k + ALIVE_REACH))
            .filter(|(_, status)| *status == Status::Affected)
            .map(|(_, status)| Step::Found(status));
        let ends = (k + 1..self.end.min(k + STATE_REACH)).find_map(|n| outcome::depictive(document, n));
        Some(alive.or(ends.map(Step::Held)).unwrap_or(Step::Stop))
    }

    /// "were marched over the pass into captivity": the state ends a predicate of another kind.
    pub(super) fn after_foreign(&mut self, k: usize, from: usize) -> Step {
        let document = self.document;
        if let Some(status) = ending::ends_up(document, k, from, self.be) {
            return Step::Found(status);
        }
        // "were ferried to a clinic", "were led out alive"
        if let Some(status) = outcome::outcome(document, k).filter(|_| self.be || self.have) {
            return Step::Found(status);
        }
        let stops = document.tokens[k].kind == Kind::Mark
            || document.tokens[k].classes.has_any(&[Class::And, Class::But]);
        if k - from > STATE_REACH || stops { Step::Stop } else { Step::On(k + 1) }
    }

    /// "were led away and not seen since": those taken whom nobody saw again are missing.
    pub(super) fn never_seen(&self, cue: usize) -> bool {
        let document = self.document;
        let rest = cue + 1..self.end.min(cue + STATE_REACH + 2);
        let rest = rest.start..rest.clone().find(|k| self.mention_at(*k).is_some()).unwrap_or(rest.end);
        let joined = rest.clone().any(|k| document.is(k, Class::And));
        let unseen = rest.clone().any(|k| {
            let word = document.folded(k);
            let back = ["seen", "not return", "missing", "found"].iter().any(|end| word.contains(end))
                || word.starts_with("never ");
            status(document, k, Class::Suffered).is_some() && back
                || document.is(k, Class::Not) && (k + 1..k + 4).any(|n| document.is(n, Class::Trace))
        });
        joined && unseen
    }

    /// "have never been recovered": what is denied to the dead leaves them missing; other harm denied is none.
    pub(super) fn negated(&self, status: Status, cue: usize) -> Option<Status> {
        match status {
            // "was not located until December": it was, then.
            _ if !self.negated || self.document.reads(cue + 1, "until") => Some(status),
            Status::Exhumed | Status::Identified => Some(Status::Missing),
            Status::Affected if is_saving(self.document, cue) => Some(Status::Killed),
            _ => None,
        }
    }
}
