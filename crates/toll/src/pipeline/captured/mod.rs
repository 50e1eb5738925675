//! Capture histories from whatever holds them: a table of overlaps, a row for each person, the registry of a case, the folder
//! of a linking.
//!
//! Must not: estimate, or drop a row in silence. What is left out is counted and said.

mod linked;
mod registry;
mod rolls;
mod source;
mod table;
mod thresholds;

pub(crate) use source::{Source, of_registry};
pub(crate) use table::{Unfit, as_table};

use linked::linked;
use rolls::{Rolls, Whom};
use table::{TableColumns, table};
use thresholds::{Pair, THRESHOLDS, joined};
use vocabulary::{Digest, EstimateCheck, Histories, Strata};

/// Capture histories, from where they came, and what was left out on the way.
#[derive(Clone, Debug)]
pub(crate) struct Captured {
    /// All persons together.
    pub(crate) whole: Histories,
    /// The same by what else is known of them, once for each way of telling them apart; empty where nothing does.
    pub(crate) strata: Vec<Strata>,
    /// The same in each registry that might be true; empty where none were drawn.
    pub(crate) linkages: Vec<Histories>,
    /// The same where pairs at or above two thresholds, within a list and between lists, are one person.
    pub(crate) thresholds: Vec<([f64; 2], Histories)>,
    /// What was asked of the persons before they were counted, and whether it is so.
    pub(crate) checks: Vec<EstimateCheck>,
    /// Who was left out.
    pub(crate) notes: Vec<String>,
    /// The digest of what they were made from: the same gives the same histories.
    pub(crate) digest: Digest,
}

impl Captured {
    /// Histories as they stand, of persons told apart in one way.
    pub(crate) fn of(whole: Histories, digest: Digest) -> Captured {
        let (linkages, thresholds) = (Vec::new(), Vec::new());
        let (strata, checks, notes) = (Vec::new(), Vec::new(), Vec::new());
        Captured { whole, strata, linkages, thresholds, checks, notes, digest }
    }

    /// Histories of rolls, over the registries that might be true and the thresholds that can be tried.
    ///
    /// # Errors
    /// What [`Histories::new`] refuses.
    pub(crate) fn of_rolls(
        rolls: &Rolls<'_>,
        persons: &[u32],
        draws: &[Vec<u32>],
        pairs: Option<&[Pair]>,
        digest: Digest,
    ) -> anyhow::Result<Captured> {
        let (whole, left) = rolls.histories(persons)?;
        let linkages = draws.iter().map(|persons| Ok(rolls.histories(persons)?.0));
        let linkages = linkages.collect::<anyhow::Result<_>>()?;
        let mut thresholds = Vec::new();
        for within in THRESHOLDS.iter().filter(|_| pairs.is_some()) {
            for between in THRESHOLDS {
                let persons = joined(rolls.rows.len(), pairs.unwrap_or_default(), *within, between);
                thresholds.push(([*within, between], rolls.histories(&persons)?.0));
            }
        }
        let (checks, notes) = (left.checks(), left.notes(&rolls.whom));
        Ok(Captured { linkages, thresholds, checks, notes, ..Captured::of(whole, digest) })
    }
}
