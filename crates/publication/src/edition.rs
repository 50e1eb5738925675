//! What is kept of a publication beside its manifest: its figures, its small tables, what was withheld and what was warned of. Two
//! of them say what changed.
//!
//! Must not: hold what the site does not tell. It is made from what was selected.

mod changes;
mod disclosure;

pub use changes::{ChangeWhy, FigureChange, FigureChanges, PageChanges};
pub use disclosure::{CellPublished, CellTable, DisclosureWarning, WarningKind, Withheld, WithheldField};

use crate::elements::Elements;
use crate::select::Selection;
use crate::{Material, slug};
use figures::told::CountTold;
use serde::{Deserialize, Serialize};
use std::io::BufRead;
use vocabulary::{Digest, Rule, TallyScope};

/// What is kept of a publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// The form of this: [`Edition::FORMAT`].
    pub format: String,
    /// The figures, in the order in which they are told.
    pub figures: Vec<FigurePublished>,
    /// Persons and deaths by place, sex and age, as tables and data of the site tell them.
    pub cells: Vec<CellPublished>,
    /// What is withheld, by list and field.
    pub withheld: Vec<Withheld>,
    /// What may say more of somebody than is meant to be said.
    pub warnings: Vec<DisclosureWarning>,
    /// The fewest persons of a cell, and the fewest deaths behind a rate, without a warning.
    pub least: (u64, u64),
}

/// Low, best and high.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbers {
    /// Low.
    pub low: u64,
    /// Best, where there is one.
    pub best: Option<u64>,
    /// High; `None` where it is open.
    pub high: Option<u64>,
}

/// A figure as it was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigurePublished {
    /// What is counted.
    pub scope: TallyScope,
    /// What its incident is called.
    pub title: String,
    /// The rule that stood first.
    pub rule: Rule,
    /// What it gave; `None` where it gave nothing.
    pub numbers: Option<Numbers>,
    /// What a reviewer decided beside it.
    pub decided: Option<Numbers>,
    /// How many claims stood behind it.
    pub claims: u64,
    /// A digest of them.
    pub inputs: Digest,
}

impl FigurePublished {
    /// A count as it is published.
    pub fn of(count: &CountTold) -> FigurePublished {
        FigurePublished {
            scope: count.scope.clone(),
            title: count.title.clone(),
            rule: count.rule,
            numbers: count.first().map(|t| Numbers { low: t.low, best: t.best, high: t.high }),
            decided: count.decided.as_ref().map(|decided| {
                let given = &decided.given;
                Numbers { low: given.low, best: given.best, high: given.high }
            }),
            claims: count.claims,
            inputs: count.inputs,
        }
    }
}

impl Edition {
    /// The form that this Toll writes and knows.
    pub const FORMAT: &'static str = "toll-publication-1";

    /// What is kept of a site made of this material. `figures` are its counts, `before` the last publication, where there is one.
    pub fn of(material: &Material, figures: Vec<FigurePublished>, before: Option<&Edition>) -> Edition {
        let selection = Selection::of(material);
        let cells = disclosure::cells(&selection);
        let least = material.case.publish.unwrap_or_default();
        let warnings = disclosure::warnings(&cells, before.map(|before| before.cells.as_slice()), &least);
        let withheld = disclosure::withheld(&selection);
        let least = (least.small_cell, least.small_rate);
        Edition { format: Edition::FORMAT.to_owned(), figures, cells, withheld, warnings, least }
    }

    /// The same without figures and cells, for those who look at what is withheld and warned of.
    #[must_use]
    pub fn without_figures(&self) -> Edition {
        let (format, withheld, warnings) =
            (self.format.clone(), self.withheld.clone(), self.warnings.clone());
        Edition { format, figures: Vec::new(), cells: Vec::new(), withheld, warnings, least: self.least }
    }

    /// An edition as it was kept.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn read(bytes: &[u8]) -> Result<Edition, String> {
        let edition: Edition = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        match edition.format.as_str() {
            Edition::FORMAT => Ok(edition),
            other => Err(format!("its form is {other:?}, and this Toll knows {:?}", Edition::FORMAT)),
        }
    }

    /// The figures of an edition as it was kept, one after another: of a large one, no more is in memory than one.
    ///
    /// # Errors
    /// What is wrong with it, in words; so does each figure that cannot be read, and none comes after it.
    pub fn figures_in(
        kept: impl BufRead,
    ) -> Result<impl Iterator<Item = Result<FigurePublished, String>>, String> {
        Elements::of(kept, "figures", Edition::FORMAT)
    }

    /// An edition as it is kept.
    pub fn write(&self) -> Vec<u8> {
        let mut json = serde_json::to_vec(self).expect("texts and numbers can always be written as JSON");
        json.push(b'\n');
        json
    }
}

/// The page of a count on a site.
pub fn page_of_count(scope: &TallyScope) -> String {
    format!("figures/{}", crate::board::numbered(&slug::scope(scope), 0))
}
