//! Where capture histories come from: a file, a case, or what a linking wrote.
//!
//! Must not: let an option pass in silence that means nothing there.

use super::{Captured, TableColumns, Whom, linked, registry, table};
use crate::pipeline::{self, Gathered, Registered, cage};
use anyhow::{Context, Result, bail};
use custody::CaseFolder;
use rayon::ThreadPool;
use std::path::{Path, PathBuf};
use vocabulary::{Digest, EstimateSettings, Strata, Stratification};

/// What capture histories are taken from.
pub(crate) enum Source {
    /// A table, or a row for each person.
    Table(PathBuf),
    /// A case.
    Case(Box<CaseFolder>),
    /// A folder that `toll link` wrote.
    Linked(PathBuf),
}

impl Source {
    /// What lies there.
    ///
    /// # Errors
    /// What is wrong with the settings of a case.
    pub(crate) fn open(from: &Path) -> Result<Source> {
        Ok(match from {
            _ if from.join("case.toml").is_file() => Source::Case(Box::new(CaseFolder::open(from)?)),
            _ if from.is_dir() => Source::Linked(from.to_owned()),
            _ => Source::Table(from.to_owned()),
        })
    }

    /// What a case declares of estimates.
    pub(crate) fn declared(&self) -> Option<&EstimateSettings> {
        match self {
            Source::Case(folder) => folder.case().estimate.as_ref(),
            Source::Table(_) | Source::Linked(_) => None,
        }
    }

    /// The capture histories there, as `asked`; of a table by its columns. `strata` are columns of a table, and of a case ways
    /// of telling its persons apart.
    ///
    /// # Errors
    /// Where an option does not fit what lies there, or what lies there is unsound: then the error is an
    /// [`Unfit`](super::Unfit) with all faults of a table.
    pub(crate) fn captured(
        &mut self,
        asked: &EstimateSettings,
        strata: &[String],
        ignored: &[String],
        pool: &ThreadPool,
    ) -> Result<Captured> {
        let of_case = asked.linkages > 0 || asked.incident.is_some() || asked.status.is_some();
        match self {
            Source::Case(_) if !ignored.is_empty() => bail!("--ignore is for the columns of a table"),
            Source::Linked(_) if !strata.is_empty() || !ignored.is_empty() => {
                bail!("--stratum and --ignore are for the columns of a table, and --stratum for a case")
            }
            Source::Table(_) | Source::Linked(_) if of_case => {
                bail!("--linkages, --incident and --status are for a case")
            }
            Source::Table(path) => {
                let columns = TableColumns { lists: &asked.lists, strata, ignored };
                Ok(table(&sources::open_list(path, &cage()?)?, &columns)?)
            }
            Source::Linked(path) => {
                let linked = linked(path, &asked.lists)?;
                let pairs = linked.pairs.as_deref();
                Captured::of_rolls(&linked.rolls, &linked.persons, &linked.draws, pairs, linked.digest)
            }
            Source::Case(folder) => {
                let named: Vec<Stratification> =
                    strata.iter().map(|by| by.parse()).collect::<Result<_, _>>().context("--stratum")?;
                let named = if named.is_empty() { asked.strata.clone() } else { named };
                let asked = &EstimateSettings { strata: named, ..asked.clone() };
                let (registered, gathered) = pipeline::registered(folder, pool)?;
                of_registry(folder, pool, &registered, &gathered, asked)
            }
        }
    }
}

/// The capture histories of a case's registry, and of registries that might be true where the linkings are asked for.
pub(crate) fn of_registry(
    folder: &CaseFolder,
    pool: &ThreadPool,
    registered: &Registered,
    gathered: &Gathered,
    asked: &EstimateSettings,
) -> Result<Captured> {
    let registry = &registered.registry;
    let whom = Whom { incident: asked.incident.as_deref(), status: asked.status };
    let (rolls, persons) = registry::rolls(registry, &asked.lists, whom)?;
    // The ledger's head and the settings give the same registry again.
    let head = folder.head()?.digest.to_string();
    let digest = Digest::of(&serde_json::to_vec(&(head, folder.case()))?);
    // Each once, however often it is named.
    let named = Stratification::ALL.iter().filter(|by| asked.strata.contains(by));
    let strata: Vec<Strata> = named.map(|by| rolls.strata(&persons, *by)).collect::<Result<_>>()?;
    let captured = match asked.linkages {
        0 => Captured::of_rolls(&rolls, &persons, &[], None, digest)?,
        many => {
            let many = usize::try_from(many)?;
            let draws = pipeline::with_draws(folder, pool, registered, gathered, |drawing| {
                registry::drawn(registry, drawing, asked.seed, many)
            })?;
            Captured::of_rolls(&rolls, &persons, &draws, registry::pairs(registry).as_deref(), digest)?
        }
    };
    Ok(Captured { strata, ..captured })
}
