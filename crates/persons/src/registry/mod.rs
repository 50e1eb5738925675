//! The registry: the rows of all lists and the victims whom documents name, as persons, with the judgements that hold.
//!
//! ```
//! use persons::columns::propose;
//! use persons::registry::{Listed, Told, keys, register};
//! use vocabulary::{Digest, Judgements, List};
//! // Fictional.
//! let list = List::of_rows("dead.csv", &["id", "name", "age"], [["1", "Asa Thorne", "61"], ["2", "Ida Bravo", "7"]]);
//! let map = propose(&list).map;
//! let keys = keys(&list, &map, 2, None);
//! let source = Digest::of(b"the file");
//! let listed = Listed { path: "lists/dead.csv", source, salt: source, list: &list, map: &map, keys: &keys,
//!     distinct: true, status: None };
//! let made = register(&Told { lists: &[listed], mentions: &[], incidents: &[] }, &Judgements::default());
//! assert_eq!(made.persons.len(), 2);
//! assert_eq!(made.persons[0].records[0].key.to_string(), "lists/dead.csv:1");
//! ```
//!
//! The steps, each a module: rows get keys that outlive a release (`keys`), rows become records (`rows`), victims of
//! documents become rows of one more list (`mentions`), the linker scores and joins all of them (`link`), and what it
//! finds becomes persons (`assemble`), a queue (`queue`), open cases of the missing (`missing`) and the news of a release
//! (`moves`). `drawing` gives other registries that might be true.
//!
//! Must not: forget a judgement. One that cannot be kept to is a [`Problem`].

mod assemble;
mod drawing;
mod keys;
mod link;
mod mentions;
mod missing;
mod moves;
mod problems;
mod queue;
mod rows;

pub use drawing::Drawing;
pub use keys::{Earlier, Keyed, content, keys};
pub use link::{Bench, both_say};
pub use missing::{LastSeen, last_seen};
pub use moves::moved;
pub use problems::Problem;

use crate::link::Learnt;
use vocabulary::{
    ColumnMap, Digest, Incident, Judgements, List, OpenCase, Person, Record, RecordPair, Status,
};

/// Changes whenever the same lists and judgements would give another registry.
pub const ENGINE_VERSION: &str = "3";

/// A list of a case, ready to be linked.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'l> {
    /// Its path in the case; keys of its records begin with it.
    pub path: &'l str,
    /// The file as it was received.
    pub source: Digest,
    /// What ids of persons are made with, so that nobody can guess them from a name: the digest of the first release.
    pub salt: Digest,
    /// Its rows.
    pub list: &'l List,
    /// What its columns hold.
    pub map: &'l ColumnMap,
    /// The keys of its rows.
    pub keys: &'l [Keyed],
    /// Whether it holds nobody twice.
    pub distinct: bool,
    /// What happened to those on it, where no column says so.
    pub status: Option<Status>,
}

/// A victim whom a document names.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The record.
    pub record: Record,
    /// The entry of the ledger with which its document was taken in.
    pub since: u64,
}

/// All that a registry is made from but the judgements.
#[derive(Clone, Copy, Debug)]
pub struct Told<'l> {
    /// The lists, each once.
    pub lists: &'l [Listed<'l>],
    /// The victims whom documents name.
    pub mentions: &'l [Mention],
    /// The incidents that persons may belong to.
    pub incidents: &'l [Incident],
}

/// What was made of it.
#[derive(Debug, Default)]
pub struct Made {
    /// The persons.
    pub persons: Vec<Person>,
    /// The pairs, those that wait first.
    pub pairs: Vec<RecordPair>,
    /// People who are missing, with candidates and without what speaks for these: see [`Bench::explain`].
    pub open_cases: Vec<OpenCase>,
    /// What was learnt, where there was anything to link: with it pairs can be explained later.
    pub learnt: Option<Learnt>,
    /// What could not be done, or should be looked at.
    pub problems: Vec<Problem>,
}

/// Makes the registry.
pub fn register(told: &Told<'_>, judgements: &Judgements) -> Made {
    let bench = Bench::of(told, judgements);
    bench.made(told, judgements)
}
