//! How a predicate ends that says nothing of harm by its verb: "were placed under arrest", "were left homeless".
//!
//! Must not: look before the predicate.

use super::mention::status;
use super::outcome;
use crate::document::{Document, Kind};
use crate::lexicon::Class;
use vocabulary::Status;

/// Words that lead a state told by a phrase.
const LEADS: [&str; 5] = ["in", "under ", "behind ", "at ", "without "];

/// The state in which a predicate ends that began at `from`, where it stands at a token: "were told to leave", "have
/// registered as refugees". `be` says that the predicate has a form of "to be".
pub(super) fn ends_up(document: &Document, k: usize, from: usize, be: bool) -> Option<Status> {
    let near = k == from + 1 || k == from + 2 && document.is(k - 1, Class::Adverb);
    // "are searching under the rubble"
    let active = document.folded(from).split(' ').any(|word| word.ends_with("ing"));
    let led = !active && LEADS.iter().any(|lead| document.folded(k).starts_with(lead));
    let apt = |status: &Status| near || led || *status == Status::Killed && be;
    let state = status(document, k, Class::State).filter(apt);
    let whom = (k + 1..k + 3).find_map(|n| status(document, n, Class::FateWeak));
    let whom = whom.filter(|_| document.reads(k, "as"));
    let lies = document.is(k - 1, Class::Be) && outcome::lies_under(document, k);
    let leave = be && document.reads(k - 1, "to") && document.value(k, Class::Home) == Some(1);
    state.or(whom).or(lies.then_some(Status::Missing)).or(leave.then_some(Status::Displaced))
}

/// "families whose houses were destroyed": where it is said what was done to somebody's things.
pub(super) fn things_of(document: &Document, whose: usize) -> Option<usize> {
    let thing = |k: &usize| document.is(*k, Class::Thing) || document.value(*k, Class::Home) == Some(0);
    let noun = (whose + 1..whose + 4).find(thing).filter(|_| document.reads(whose, "whose"))?;
    let be = (noun + 1..noun + 4).find(|k| document.is(*k, Class::Be))?;
    (be + 1..be + 4)
        .take_while(|k| document.tokens[*k].kind == Kind::Word)
        .find(|k| document.is(*k, Class::Passive) || document.folded(*k).ends_with("ed"))
}

/// Where somebody "is" says that they are dead, held or driven out; who is in hospital may be there for many reasons.
pub(super) fn lasts(status: &Status) -> bool {
    matches!(status, Status::Killed | Status::Captured | Status::Displaced)
}
