//! What may leave: pages on which every number opens onto its words.
//!
//! The central type is the [`Material`] of a case: what the stages before made of it. [`render`] turns it into a
//! site of plain files and hands them over one by one:
//!
//! * it chooses what leaves (the module `select`; nothing else sees the material);
//! * it writes pages that need no server, no script and no network;
//! * it ends with a manifest: the SHA-256 of every file, and the head of the ledger they were made from.
//!
//! ```
//! use publication::{Material, render};
//! # let case: vocabulary::Case =
//! #     serde_json::from_str(r#"{"title": "An empty case"}"#).unwrap();
//! # let reconciliation = figures::reconcile(&case, &[]);
//! let material = Material {
//!     case: &case,
//!     readings: &[],
//!     text_of: &|_| String::new(),
//!     reconciliation: &reconciliation,
//!     estimates: None,
//!     records: &[],
//!     registry: &vocabulary::Registry::default(),
//!     sdg: None,
//!     absorbed: &[],
//!     head: "e3b0c442",
//! };
//! let mut files = Vec::new();
//! render(&material, &mut |path, _pieces| {
//!     files.push(path.to_owned());
//!     Ok(())
//! })
//! .unwrap();
//! assert!(files.contains(&"index.html".to_owned()));
//! assert_eq!(files.last().unwrap(), "manifest.json");
//! ```
//!
//! Must not: touch the disk or read a clock. The same material gives the same bytes.

mod board;
mod calendar;
pub mod charts;
mod compare;
mod data;
mod edition;
mod elements;
mod escape;
mod estimate_words;
mod excerpt;
mod manifest;
mod marks;
mod pages;
mod press;
mod sdg_csv;
mod select;
mod slug;
mod wording;

pub use charts::{Chart, Estimates};
pub use edition::{
    CellPublished, CellTable, ChangeWhy, DisclosureWarning, Edition, FigureChange, FigureChanges,
    FigurePublished, Numbers, PageChanges, WarningKind, Withheld, WithheldField, page_of_count,
};
pub use escape::Visibly;
pub use manifest::{Manifest, ManifestFile};
pub use press::{Pieces, Sink};
pub use sdg_csv::sdg_csv;

use figures::Reconciliation;
use figures::aggregates::Absorbed;
use figures::sdg::SdgTable;
use press::Press;
use std::io;
use vocabulary::{Case, Digest, Reading, Record, Registry};

/// All that a site is made from.
pub struct Material<'m> {
    /// What the case declares: its title, its rule.
    pub case: &'m Case,
    /// What every source says. Each is published once, in the order of the paths.
    pub readings: &'m [Reading],
    /// The text of a source, exactly as it was read: passages are cut from it. Asked for once a source.
    pub text_of: &'m dyn Fn(&Digest) -> String,
    /// Incidents, tallies and findings.
    pub reconciliation: &'m Reconciliation,
    /// Estimates of what no list holds, where the case asks for them.
    pub estimates: Option<&'m Estimates>,
    /// The persons whom sources name.
    pub records: &'m [Record],
    /// The registry of persons. Its records hold what may have to be withheld.
    pub registry: &'m Registry,
    /// The table of SDG 16.1.2, where the case asks for one.
    pub sdg: Option<&'m SdgTable>,
    /// Totals without names, absorbed.
    pub absorbed: &'m [Absorbed],
    /// The digest of the ledger's last entry.
    pub head: &'m str,
}

/// Makes the site and hands each file to the sink, with its path from the site's root; the manifest comes last.
/// One page is held at a time; of a large file, what one source adds to it.
///
/// # Errors
/// What the sink gives back; [`io::ErrorKind::InvalidData`] where a reading was not made from the text that
/// `text_of` gives.
pub fn render(material: &Material, sink: &mut Sink) -> io::Result<()> {
    let selection = select::Selection::of(material);
    let board = board::Board::of(&selection);
    let mut press = Press::new(sink);
    press.file("style.css", format!("{}{}", include_str!("../templates/style.css"), charts::SHEET))?;
    pages::print(&selection, &board, &mut press)?;
    if let Some(calendar) = calendar::calendar(&selection) {
        press.file("calendar.ics", calendar)?;
    }
    data::print(&selection, &board, &mut press)?;
    press.manifest(selection.head())
}
