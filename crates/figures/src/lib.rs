//! From claims to tallies and checks, by named rules.
//!
//! The central type is the [`Reconciliation`]: what [`reconcile()`] makes of all [readings](vocabulary::Reading) of a
//! case, with
//!
//! * its incidents, declared or found, and which one each figure belongs to;
//! * its [`Origin`]s, the independent voices behind the figures: forty papers that repeat one agency are one;
//! * its tallies, one for each scope and [rule](vocabulary::Rule), every figure listed, used or set aside and why;
//! * its findings: parts against wholes, like scopes that differ, totals against additions, slips, copies, denials;
//! * its [`Comparisons`]: what each figure was held against;
//! * its [`ScopeView`]s: which numbers only look like rivals and count something else.
//!
//! ```
//! use figures::{example, reconcile};
//! use vocabulary::{Case, Rule, Status};
//! // Three fictional papers; the third carries what the mayor told the first.
//! let readings = [
//!     example::reading("bell.txt", "2031-05-07", "The Bell", &["31 killed at=Odry when=2031-05-05 by=the_mayor"]),
//!     example::reading("post.txt", "2031-05-08", "The Post", &["27 killed at=Odry when=2031-05-05 by=a_hospital"]),
//!     example::reading("star.txt", "2031-05-09", "The Star", &["31 killed at=Odry when=2031-05-05 by=the_mayor"]),
//! ];
//! let case: Case = serde_json::from_str(r#"{"title": "Odry"}"#).unwrap();
//! let reconciled = reconcile(&case, &readings);
//!
//! assert_eq!(reconciled.incidents[0].id, "odry-2031-05-05");
//! let killed = |rule| reconciled.tallies.iter().find(|tally| tally.rule == rule).unwrap();
//! assert_eq!(killed(Rule::LatestAsOf).best, Some(31));
//! assert_eq!((killed(Rule::LowestHighest).low, killed(Rule::LowestHighest).high), (27, Some(31)));
//! // The mayor is one voice, the hospital another: one against one, and the rule takes no side.
//! assert_eq!((killed(Rule::BestByOrigins).best, killed(Rule::BestByOrigins).origins), (None, 2));
//! assert!(reconciled.findings[0].seen.starts_with("people killed, Odry, 2031-05-05: 3 figures of 2 origins"));
//! ```
//!
//! Like is only compared with like: status, unit, group, incident, identified or all. Parts, additions, denials,
//! expectations and revised numbers are kept and shown, and stay out of the tally with the reason.
//!
//! Beside it stand what the registry of persons says ([`against_registry`]), [`rates`] with exact intervals, the table
//! of SDG 16.1.2 ([`sdg`]), totals without names ([`aggregates`]), and how far reviewers agree ([`agreement`]).
//!
//! Must not: touch storage, a clock or chance; prefer a voice; or print a number that no source gives.

pub mod aggregates;
pub mod agreement;
mod bounds;
mod checks;
mod compare;
mod corpus;
mod decided;
pub mod estimate;
#[doc(hidden)]
pub mod example;
mod incidents;
mod origins;
pub mod rates;
mod reasons;
mod reconcile;
mod registry;
mod rules;
mod scope;
pub mod sdg;
pub mod told;

pub use compare::{Compared, Comparisons, Relation};
pub use decided::{
    CountNumbers, Decided, NumbersAmiss, NumbersAsked, decided, inputs_of, numbers_of, unfitting,
};
pub use incidents::{IncidentTold, placed};
pub use origins::{Carriage, Origin, Why, Wording};
pub use reconcile::{Reconciliation, origins, reconcile, reconcile_worded};
pub use registry::against_registry;
pub use rules::{describe, published};
pub use scope::{
    Dimension, Related, ScopeDifference, ScopeView, Side, Standing, Step, relate, relate_tallied,
};
