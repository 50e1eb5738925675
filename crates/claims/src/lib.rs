//! From text to attributed claims: one engine, languages as packs.
//!
//! The central type is [`Reader`]: text in, a [`vocabulary::Reading`] out. It
//!
//! 1. sees the text as tokens, sentences, blocks and quotations (`document`), through the words of a language (`lexicon`);
//! 2. finds time expressions and the day of publication (`time`), and who speaks (`speech`);
//! 3. finds figures: what may count people, what happened to them, parts and wholes, how it is said (`figure`);
//! 4. finds places (`places`), and ties figures to time, place and doer (`scope`).
//!
//! What somebody else proposes for a text, such as a model, it judges in an [`Inquiry`] (`proposal`).
//! What people decided on claims, it applies to their reading (`reviewed`).
//!
//! ```
//! use claims::Reader;
//! use vocabulary::{Digest, Gazetteer, Source};
//! let text = "The shelling killed nine people and injured 12.";
//! let reader = Reader::new(Gazetteer::bundled());
//! let reading = reader.read(text, Source::unread("report.txt", Digest::of(text.as_bytes()), "en"));
//! let said: Vec<_> = reading.figures.iter().map(|f| (f.scope.status.word(), f.count.low())).collect();
//! assert_eq!(said, [("killed", 9), ("injured", 12)]);
//! ```
//!
//! Must not: do I/O, read a clock or draw random numbers; name a speaker, a place or a day that the words do not give.

mod credit;
mod document;
mod figure;
mod ground;
mod lexicon;
mod packs;
mod page;
mod places;
mod proposal;
mod reader;
mod reviewed;
mod scope;
#[cfg(feature = "second-reader")]
mod second;
mod speech;
mod time;

pub use ground::{Ground, Grounds};
pub use proposal::{Inquiry, Judged, Proposal, Proposed, Question, Verdict, Waiting, Why, add_proposed};
pub use reader::{Reader, Session};
pub use reviewed::{NoWhole, Reviewed, reviewed};
