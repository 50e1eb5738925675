//! Fictional populations and lists of victims whose truth is known, for tests, benchmarks, examples and learning.
//!
//! **Everybody in them is invented.** The names are common name words put together by chance.
//!
//! The central type is the [`Plan`]: a seed, how many persons, how many lists, of which cultures, how badly written.
//! [`Simulation`] carries it out, block by block or all at once; the same plan gives the same bytes on every machine.
//!
//! ```
//! use simulation::{Errors, Plan, Simulation};
//! let plan = Plan { seed: 7, persons: 200, lists: 2, errors: Errors::High, ..Plan::default() };
//! let simulated = Simulation::of(plan)?.all();
//! let (hospital, truth) = (&simulated.lists[0], &simulated.truth[0]);
//! assert_eq!((hospital.name(), hospital.rows()), ("list-1.csv", truth.len()));
//! assert!(simulated.victims[truth[0] as usize].age() >= 0);
//! # Ok::<(), simulation::Refusal>(())
//! ```
//!
//! The steps, each a module: `people` draws events and households, `capture` decides who is on which list, `row` writes
//! what the list says with its errors, `block` puts them in order. What differs between lists is in `layout`, what
//! differs between cultures in `culture`, `pool`, `patronymic` and the tables.
//!
//! Must not: touch the disk, the clock or chance other than the seed, or hold a real person.

mod block;
mod capture;
mod culture;
mod day;
mod headings;
mod layout;
mod patronymic;
mod people;
mod plan;
mod pool;
mod random;
mod readme;
mod row;
mod script;
mod slips;
mod victim;

pub use block::{Block, ListFile, Row, Simulated, Simulation, Table};
pub use culture::Culture;
pub use day::Day;
pub use plan::{Coverage, Errors, Plan, Refusal};
pub use readme::{POPULATION_COLUMNS, TRUTH_COLUMNS, push_csv};
pub use victim::{Group, Kin, Victim};
