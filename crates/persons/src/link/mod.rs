//! Linking: which records of one list, or of several, are one person.
//!
//! ```
//! use persons::link::{Input, Linker, Settings};
//! use vocabulary::{ColumnMap, List};
//! // Fictional.
//! let rows = [["Salim", "Tarvi", "1987-05-12"], ["Saleem", "Tarvi", "1987-05-12"], ["Ida", "Bravo", "1990-01-30"]];
//! let list = List::of_rows("dead.csv", &["given", "family", "born"], rows);
//! let map: ColumnMap = toml::from_str("given = 'given'\nfamily = 'family'\nborn = 'born'").unwrap();
//! let linker = Linker::new(&[Input { list: &list, map: &map }], Settings::default()).unwrap();
//! let linkage = linker.link();
//! assert_eq!(linkage.cluster_of(0), linkage.cluster_of(1));
//! assert_ne!(linkage.cluster_of(0), linkage.cluster_of(2));
//! let why = linker.explain(&linkage.learnt, 0, 1);
//! assert!(why.fields.iter().any(|field| field.name == "family" && field.bits > 0.0));
//! ```
//!
//! The steps, each a module: columns become codes (`fields`, with `coded`, `named`, `values`, `whereabouts`), codes become rows of
//! parts that are equal or not (`keys`, `rows`), rules bring records together (`rules`, `pairs`), each pair becomes a pattern of
//! levels (`levels`, `patterns`), what patterns are worth is learnt from their counts (`classes`, `train`), pairs are
//! scored (`score`) and joined (`clusters`), and all of it can be told (`explain`, `report`, `weakest`). `draws` gives other
//! registries that might be true.
//!
//! Must not: keep pairs that are not above the reporting floor, need labels, or depend on the order of threads.

mod chance;
mod classes;
mod clusters;
mod coded;
mod draws;
mod explain;
mod fields;
mod keys;
mod levels;
mod linker;
mod named;
mod pairs;
mod patterns;
mod report;
mod rows;
mod rules;
mod score;
mod settings;
mod text;
mod train;
mod values;
mod weakest;
mod whereabouts;

pub use explain::{Explanation, FieldEvidence};
pub use linker::{Learnt, Linkage, Linker, Scored, Scoring};
pub use pairs::Yield;
pub use report::{ClassReport, FieldReport, LevelReport, LinkReport, RuleReport};
pub use settings::{Input, Joining, Judged, Settings, Unlinkable};
pub use weakest::weakest;
