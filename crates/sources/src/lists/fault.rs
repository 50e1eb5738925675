//! Why a file is no list that can be read.
//!
//! Must not: be raised for one bad row. That is a remark, and the others are read.

use crate::formats::{is_short, short};
use serde::{Deserialize, Serialize};
use vocabulary::limits;

/// Why there is no list to be had from a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// No format of lists.
    #[error(
        "this is {what}, and no list; Toll reads lists as CSV, TSV, XLSX, XLS, ODS, JSON, JSON lines and Parquet"
    )]
    NoFormat {
        /// What it seems to be.
        what: String,
    },
    /// Nothing in it has columns and rows.
    #[error("there is no table in it")]
    NoTable,
    /// No column has a name or a value.
    #[error("no column has a value in it")]
    NoColumn,
    /// A quotation mark that is never closed, so that all after it would be one cell.
    #[error("a quotation mark is opened here and never closed; all after it would be one cell")]
    Unclosed {
        /// The line where it is opened.
        line: u64,
    },
    /// Longer, wider or larger than is read.
    #[error("{seen}: {limit}")]
    Limit {
        /// What is too large.
        seen: String,
        /// The limit and its value.
        limit: String,
        /// The line or row, from 1; 0 where it is of no one row.
        line: u64,
    },
    /// It is not, or no longer, what its format wants.
    #[error("it is damaged: {seen}")]
    Broken {
        /// What is wrong.
        seen: String,
        /// The line or row, from 1; 0 where that is not known.
        line: u64,
    },
    /// Locked by a password.
    #[error("it is locked with a password")]
    Locked,
    /// Known, and not read.
    #[error("it is written in a way that is not read: {seen}")]
    Unread {
        /// What.
        seen: String,
    },
}

impl Fault {
    pub(crate) fn limit(seen: &str, name: &str, most: impl std::fmt::Display, line: u64) -> Fault {
        Fault::Limit { seen: seen.to_owned(), limit: format!("{name} is {most}"), line }
    }

    pub(crate) fn broken(seen: impl std::fmt::Display, line: u64) -> Fault {
        Fault::Broken { seen: short(&seen.to_string()), line }
    }

    pub(crate) fn foreign_too_large() -> Fault {
        let most = limits::LIST_FOREIGN_BYTES_MAX;
        Fault::limit("the file is larger than is read of its format", "LIST_FOREIGN_BYTES_MAX", most, 0)
    }

    /// The line or row, from 1.
    pub fn line(&self) -> Option<u64> {
        match self {
            Fault::Unclosed { line } | Fault::Limit { line, .. } | Fault::Broken { line, .. } => {
                Some(*line).filter(|line| *line > 0)
            }
            _ => None,
        }
    }

    /// What to do about it.
    pub fn remedy(&self) -> &'static str {
        match self {
            Fault::NoFormat { .. } => "save the list as CSV or XLSX; a document is read with `toll read`",
            Fault::NoTable | Fault::NoColumn => {
                "look whether it was saved whole, and with the names of its columns"
            }
            Fault::Unclosed { .. } => "close it, or take it out, and save the list again",
            Fault::Limit { .. } => {
                "look at the place for a quotation mark that is not closed; if the list is sound, split it or save it as CSV"
            }
            Fault::Broken { .. } => {
                "get the file again, or open it in the program it was made with and save it anew"
            }
            Fault::Locked => "save it without the password",
            Fault::Unread { .. } => "save it as CSV",
        }
    }

    /// Whether an honest parser can have told this.
    pub(crate) fn is_sound(&self) -> bool {
        match self {
            Fault::NoFormat { what: words }
            | Fault::Unread { seen: words }
            | Fault::Broken { seen: words, .. } => is_short(words),
            Fault::Limit { seen, limit, .. } => is_short(seen) && is_short(limit),
            _ => true,
        }
    }
}
