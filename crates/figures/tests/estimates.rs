//! Numbers that methods must give, to the digits that were published or that the peers print.
//!
//! Tables that only stand beside the workspace are skipped aloud where they are not there.
//!
//! Must not: hold real persons; tables are counts.

#[path = "estimates/bounds.rs"]
mod bounds;
#[path = "estimates/combine.rs"]
mod combine;
#[path = "estimates/stratified.rs"]
mod stratified;
#[path = "estimates/tables.rs"]
mod tables;
