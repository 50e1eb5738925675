//! What can be asked of those who review: lists, the queue, judgements, overrides, persons.
//!
//! Must not: do anything.

use super::Format;
use clap::{Args, ValueEnum, ValueHint};
use custody::Moment;
use std::path::PathBuf;

#[derive(Args)]
pub(crate) struct Lists {
    /// The case's folder
    #[arg(value_name = "CASE", value_hint = ValueHint::DirPath)]
    pub(crate) case: PathBuf,
}

#[derive(Args)]
pub(crate) struct Queue {
    /// The case's folder, or the address of its desk
    #[arg(value_name = "CASE", value_hint = ValueHint::DirPath)]
    pub(crate) case: PathBuf,
    /// How to print; by default a table on a terminal, else jsonl
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
    /// How many pairs to show at most
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) limit: usize,
}

#[derive(Args)]
pub(crate) struct Judge {
    /// The case's folder, or the address of its desk
    #[arg(value_name = "CASE", value_hint = ValueHint::DirPath)]
    pub(crate) case: PathBuf,
    /// The one record, as `toll queue` names it
    #[arg(value_name = "A")]
    pub(crate) a: String,
    /// The other
    #[arg(value_name = "B")]
    pub(crate) b: String,
    /// What is judged
    #[arg(value_enum, value_name = "JUDGEMENT", required_unless_present = "undo", conflicts_with = "undo")]
    pub(crate) judgement: Option<JudgedAs>,
    /// Withdraw the last judgement on the two
    #[arg(long)]
    pub(crate) undo: bool,
    /// Who judges; at a desk that is whoever signed in
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: String,
    /// The time to write into the ledger, for records that can be made again byte by byte
    #[arg(long, hide = true, value_name = "TIME")]
    pub(crate) clock: Option<Moment>,
}

#[derive(Args)]
pub(crate) struct Decide {
    /// The case's folder, or the address of its desk
    #[arg(value_name = "CASE", value_hint = ValueHint::DirPath)]
    pub(crate) case: PathBuf,
    /// The count, as toll tally names it: odry-2031/killed/people
    #[arg(value_name = "COUNT")]
    pub(crate) count: String,
    /// Exactly so many
    #[arg(long, value_name = "N", conflicts_with_all = ["low", "claim", "undo"])]
    pub(crate) number: Option<u64>,
    /// At least so many
    #[arg(long, value_name = "N", conflicts_with_all = ["claim", "undo"])]
    pub(crate) low: Option<u64>,
    /// The number preferred
    #[arg(long, value_name = "N", requires = "low")]
    pub(crate) best: Option<u64>,
    /// At most so many; open where it is not given
    #[arg(long, value_name = "N", requires = "low")]
    pub(crate) high: Option<u64>,
    /// The number of one figure: sources/NAME#f1
    #[arg(long, value_name = "FIGURE", conflicts_with = "undo")]
    pub(crate) claim: Option<String>,
    /// A mark: provisional, confirmed, fair, weak, contested or discounted; alone, the rule's numbers stay
    #[arg(long, value_name = "MARK", conflicts_with = "undo")]
    pub(crate) mark: Option<vocabulary::Mark>,
    /// Withdraw the last decision on the count
    #[arg(long)]
    pub(crate) undo: bool,
    /// Who decides; at a desk that is whoever signed in
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// Why; readers of the site are told
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: String,
    /// The time to write into the ledger, for records that can be made again byte by byte
    #[arg(long, hide = true, value_name = "TIME")]
    pub(crate) clock: Option<Moment>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum JudgedAs {
    /// One and the same
    Same,
    /// Two different people
    Different,
    /// Looked at and left open
    Unsure,
}

#[derive(Args)]
pub(crate) struct Person {
    /// The case's folder, or the address of its desk
    #[arg(value_name = "CASE", value_hint = ValueHint::DirPath)]
    pub(crate) case: PathBuf,
    /// The person's id, or one of its records
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// How to print; by default a table on a terminal, else jsonl
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
}
