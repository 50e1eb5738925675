//! How a predicate ends that says nothing of harm by its verb: "were placed under arrest", "were left homeless".
//!
//! Must not: look before the predicate.

use super::mention::status;
use super::outcome;
use crate::document::Document;
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
