//! The keeper of a case: the vault of originals, the ledger of decisions, and the tables made from both.
//!
//! The central type is the [`CaseFolder`]: a case, open for writing by one program at a time. Sources go in by
//! [`CaseFolder::intake`]; when it returns, they are on the disk, in the vault by their SHA-256 and in the ledger as
//! entries that each carry the hash of the one before.
//!
//! ```
//! use custody::{Arrival, CaseFolder, verify};
//! # let folder = tempfile::tempdir()?;
//! # let dir = &folder.path().join("riverbend");
//! let case = serde_json::from_str(r#"{"title": "Riverbend, a fictional flood"}"#)?;
//! let mut folder = CaseFolder::init(dir, &case)?;
//! let report = Arrival { path: "sources/report.txt".into(), bytes: b"Twelve people drowned.".into(), sidecar: None };
//! let digests = folder.intake(vec![report.clone()])?;
//! assert_eq!(folder.original(&digests[0])?, b"Twelve people drowned.");
//!
//! folder.intake(vec![report])?;
//! assert_eq!(folder.head()?.entries, 2, "begun, taken in; what is known adds nothing");
//! assert!(verify(dir)?.holds());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Sources and ledger are the case; what else lies in `case.db` is derived and can be made again
//! ([`CaseFolder::rebuild`]). [`verify()`] and [`verify_export`] check from outside. The form of the ledger's bytes stands in
//! `docs/ledger.md`.
//!
//! Must not: read what a source says. It keeps bytes, readings and decisions for others.

mod anew;
mod answers;
mod clock;
mod counts;
mod counts_read;
mod derived;
mod documents;
mod doors;
mod drive;
mod entry;
mod error;
mod export;
mod fault;
mod folder;
mod handed;
mod held;
mod history;
mod incidents;
mod intake;
mod judgements;
mod ledger;
mod lock;
mod offices;
mod on_claims;
mod on_counts;
mod open_cases;
mod original;
mod overrides;
mod publications;
mod reader;
mod registry;
mod replay;
mod reviews;
mod search;
mod settings;
mod store;
mod turns;
mod vault;
mod verify;
mod wishes;

pub use answers::Answer;
pub use clock::{Clock, Moment, NotAMoment};
pub use counts::{Cell, CountKept, CountsAnew, FindingKept};
pub use counts_read::{CountsAsked, Placed};
pub use documents::{Document, ListedSource, SourceCounts, shown_stamp, text_stamp};
pub use doors::{Credential, Doors, Session};
pub use entry::{Entry, Head, NotAHead};
pub use error::CustodyError;
pub use export::{export, verify_export};
pub use fault::{Fault, Note, Verification};
pub use folder::CaseFolder;
pub use handed::Received;
pub use held::Held;
pub use history::{KeptEntry, Sought};
pub use incidents::IncidentKept;
pub use intake::Arrival;
pub use judgements::{LastOnPair, Settled};
pub use offices::Appointed;
pub use on_claims::KeptClaimDecision;
pub use on_counts::LastOnCount;
pub use original::Original;
pub use reader::CaseReader;
pub use registry::{Beside, PairExplained, PersonLine, RegistryCounts, WaitingPair};
pub use reviews::{AnsweredBoth, Verdict};
pub use store::Writable;
pub use vault::Vault;
pub use verify::{verify, verify_against, verify_told};
pub use wishes::{Granting, Hindrance, Together, Wanted, Wish};
