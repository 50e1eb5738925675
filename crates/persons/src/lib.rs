//! From records of names to persons.
//!
//! The central type is the [`Person`](vocabulary::Person): one human being, with the records that are clearly of that
//! one, and for each the reason. [`records()`] finds the victims whom documents name; [`persons`] joins them.
//!
//! ```
//! use persons::{persons, records};
//! use vocabulary::{Digest, Record, RecordKey};
//! let record = |source: &str, row: &str, name: &str, age| {
//!     Record { age, ..Record::of(RecordKey::new(source, row), Digest::of(source.as_bytes()), row, name) }
//! };
//! // Fictional names. Thorne is Asa Thorne within one document; the other document may mean a namesake.
//! let joined = persons(&[
//!     record("one", "f1", "Mr Asa Thorne", Some(61)),
//!     record("one", "f2", "Thorne", None),
//!     record("two", "f1", "Asa Thorne", None),
//!     record("three", "f1", "THORNE, Asa", Some(61)),
//! ]);
//! assert_eq!(joined.len(), 2);
//! let three = joined.iter().find(|person| person.records.len() == 3).unwrap();
//! assert!(three.reasons[0].contains("surname") || three.reasons[1].contains("surname"));
//! assert!(records(&[]).is_empty());
//! ```
//!
//! The steps, each a module: `records` -> `names` -> `judge` -> `cluster` for what documents name; [`columns`] -> [`link`] for
//! lists; [`registry`] brings both together.
//!
//! Lists of names come in by three more: [`columns`] proposes what their columns hold and checks them, [`values`] reads
//! their cells, [`release`] holds a later release against the one before it. [`search`] finds persons by what somebody types.
//!
//! Must not: be bold. What is not clearly one stays apart, and no id holds a name.

mod cluster;
pub mod columns;
pub mod evaluate;
mod judge;
pub mod link;
pub mod names;
mod records;
pub mod registry;
pub mod release;
pub mod search;
pub mod values;

pub use cluster::persons;
pub use columns::Proposal;
pub use columns::checks::ListCheck;
pub use names::Name;
pub use records::records;
pub use release::{Release, ReleaseReport};
pub use values::{DateMatch, When};
