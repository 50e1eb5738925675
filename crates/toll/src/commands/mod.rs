//! One module for each thing that can be asked.
//!
//! Must not: hold what two of them need; that is in `pipeline` or `show`.

mod aggregates;
mod begin;
mod build;
mod caged;
mod decide;
mod desk;
mod estimate;
mod evaluate;
mod explain;
mod help;
mod judge;
mod ledger;
mod link;
mod lists;
mod person;
mod proposals;
mod queue;
mod rates;
mod read;
mod sdg;
mod serve;
mod simulate;
mod tally;

pub(crate) use aggregates::aggregates;
pub(crate) use begin::init;
pub(crate) use build::build;
pub(crate) use caged::caged;
pub(crate) use decide::decide;
pub(crate) use desk::{ask, sign_in, sign_out};
pub(crate) use estimate::estimate;
pub(crate) use evaluate::evaluate;
pub(crate) use explain::explain;
pub(crate) use help::{completions, man};
pub(crate) use judge::judge;
pub(crate) use ledger::{export, verify};
pub(crate) use link::link;
pub(crate) use lists::lists;
pub(crate) use person::person;
pub(crate) use proposals::proposals;
pub(crate) use queue::queue;
pub(crate) use rates::rates;
pub(crate) use read::read;
pub(crate) use sdg::sdg;
pub(crate) use serve::serve;
pub(crate) use simulate::simulate;
pub(crate) use tally::tally;
