//! What a model may propose, and how each proposal is judged. Off unless somebody asks.
//!
//! The central type is the [`Inquiry`] into one document: it says what to ask a model ([`Question`]) and judges what comes
//! back ([`Judged`]). A model is never believed: a proposal becomes a figure only where its words stand in the text,
//! the number reader gets the same bounds out of them, and the grammar, given the clause by itself, reads the same. All of
//! the figure (group, speaker, time, place) is then what the grammar's rules give; of the model's answer nothing is copied.
//! What the rules doubt waits for a person. What is not in the words is refused.
//!
//! Must not: connect to anything, or let through a word that does not stand in the document.

mod added;
mod answer;
mod ask;
mod clause;
mod confirm;
mod inquiry;
mod judge;
#[cfg(test)]
mod tests;
mod why;
mod words;

pub use added::{Proposed, Waiting, add_proposed};
pub use answer::Proposal;
pub use ask::Question;
pub use inquiry::Inquiry;
pub use why::{Judged, Verdict, Why};

pub(crate) use words::ProposalWords;
