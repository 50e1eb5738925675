//! Names in any script, made comparable.
//!
//! A cell is cleaned ([`clean`]) and split into parts ([`Name`]); each part is read into romanised letters and into
//! sounds ([`Word`]); two words are graded by what stands between their sounds ([`alike`]), two names part by part in
//! any order ([`alike_names`]). Preparing takes microseconds and is done once for each distinct cell; comparing is
//! done tens of millions of times, and allocates nothing.
//!
//! The steps, each a module: `clean` -> `name` (with `alias`, `tokens`, `titles`) -> `reading` (with `scripts`, `latin`) -> `word` (with
//! `sounds`, `variants`) -> `alike` -> `whole`.
//!
//! Must not: decide that two people are one.

mod alias;
mod alike;
mod clean;
mod latin;
mod name;
mod reading;
mod scripts;
mod sounds;
mod table;
#[cfg(test)]
mod tests;
mod titles;
mod tokens;
mod variants;
mod whole;
mod word;

pub use alike::{Likeness, alike, apart};
pub use clean::clean;
pub use name::{Name, Part, PartKind};
pub use whole::{NamesLikeness, alike_names, alike_words};
pub use word::Word;
