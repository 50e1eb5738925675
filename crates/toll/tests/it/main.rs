//! The real binary, driven in temporary folders.

mod bad_input;
mod build;
mod estimate;
mod estimate_case;
mod explain;
mod formats;
mod judge;
mod kills;
mod ledger;
mod link;
mod link_kills;
mod lists;
mod model;
mod properties;
mod read;
mod readme;
mod reckoned;
mod same;
mod serve;
mod simulate;
mod stub;
mod tally;
mod withheld;
mod world;
