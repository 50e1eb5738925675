//! What the columns of a list hold: proposed from headers in many languages and from contents, for a person to confirm.
//!
//! ```
//! use persons::columns::{Ground, propose};
//! use vocabulary::{Field, List};
//! // Fictional.
//! let rows = [["1", "Asa Thorne", "M", "61"], ["2", "Ida Bravo", "F", "7"], ["3", "Noor Vale", "F", "34"]];
//! let proposal = propose(&List::of_rows("dead.csv", &["No", "Имя", "?", "Yaş"], rows));
//! assert_eq!(proposal.map.columns["Имя"].field, Field::FullName);
//! assert_eq!(proposal.map.columns["Yaş"].field, Field::Age);
//! assert_eq!((proposal.columns[2].used.field, proposal.columns[2].ground), (Field::Sex, Ground::Contents));
//! assert_eq!(proposal.map.columns["No"].field, Field::Id);
//! ```
//!
//! Each column is looked at by a sample of bounded size, so that a list of a million rows costs little more than a short
//! one. Redundant columns are found on rows and ignored, so that nothing is counted twice.
//!
//! Must not: know a truth label from a name. What was made to test linkage is for the caller to leave out.

pub mod checks;
mod contents;
mod fit;
mod header;
mod name_order;
mod repeats;
mod settle;
mod tables;
mod unknown;

pub use repeats::{Repeats, RepeatsHow};

use contents::Contents;
use vocabulary::{ColumnMap, ColumnUse, Field, List};

/// What is proposed for each column of a list, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The map, ready to be kept. Of several columns with one header it holds the first.
    pub map: ColumnMap,
    /// Each column, in the list's order.
    pub columns: Vec<Proposed>,
}

/// What is proposed for one column.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposed {
    /// Its header.
    pub column: String,
    /// What it holds, and how.
    pub used: ColumnUse,
    /// What that rests on.
    pub ground: Ground,
    /// How sure it is.
    pub sure: Sure,
    /// Why, in one sentence without its full stop.
    pub reason: String,
    /// What else should be known about it: mixed orders of dates, one value throughout.
    pub remarks: Vec<String>,
    /// Which columns it repeats, where it does.
    pub repeats: Option<Repeats>,
}

/// What a proposal rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ground {
    /// The header alone: the contents do not speak against it.
    Header,
    /// The contents alone.
    Contents,
    /// Both.
    Both,
    /// Neither: nothing was recognised.
    Neither,
}

/// How sure a proposal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sure {
    /// Somebody should look.
    Open,
    /// Likely so.
    Likely,
    /// Header and contents leave little doubt.
    Clear,
}

/// A proposal while it is made.
#[derive(Clone, Debug)]
struct Draft {
    field: Field,
    ground: Ground,
    sure: Sure,
    reason: String,
    remarks: Vec<String>,
    repeats: Option<Repeats>,
}

impl Draft {
    fn new(field: Field, ground: Ground, sure: Sure, reason: impl Into<String>) -> Draft {
        Draft { field, ground, sure, reason: reason.into(), remarks: Vec::new(), repeats: None }
    }

    /// Leaves the column out, for this reason.
    fn ignore(&mut self, reason: String) {
        self.field = Field::Ignored;
        self.reason = reason;
    }
}

/// Proposes what each column of a list holds.
pub fn propose(list: &List) -> Proposal {
    propose_without(list, &[])
}

/// The same, with columns left out from the start: they are ignored, and neither repeat others nor are repeated.
///
/// ```
/// use persons::columns::propose_without;
/// use vocabulary::{Field, List};
/// let list = List::of_rows("l", &["name", "cluster name"], [["Asa Thorne", "Asa Thorne"], ["Ida Bravo", "Ida Bravo"]]);
/// let proposal = propose_without(&list, &["cluster name"]);
/// assert_eq!(proposal.map.columns["name"].field, Field::FullName);
/// assert_eq!(proposal.map.columns["cluster name"].field, Field::Ignored);
/// ```
pub fn propose_without(list: &List, left_out: &[&str]) -> Proposal {
    let contents: Vec<Contents> = list.columns().iter().map(Contents::of).collect();
    let mut drafts = settle::drafts(list, &contents, left_out);
    let uses = repeats::styles(list, &contents, &mut drafts);
    repeats::settle(list, &contents, &uses, &mut drafts, left_out);
    let mut map = ColumnMap::default();
    let mut columns = Vec::with_capacity(drafts.len());
    for ((column, draft), mut used) in list.columns().iter().zip(drafts).zip(uses) {
        used.field = draft.field;
        if draft.field == Field::Ignored {
            used = ColumnUse::of(Field::Ignored);
        }
        map.columns.entry(column.name().to_owned()).or_insert_with(|| used.clone());
        let Draft { ground, sure, reason, remarks, repeats, .. } = draft;
        columns.push(Proposed {
            column: column.name().to_owned(),
            used,
            ground,
            sure,
            reason,
            remarks,
            repeats,
        });
    }
    Proposal { map, columns }
}
