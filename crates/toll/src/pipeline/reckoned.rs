//! The tables that a case asks for: SDG 16.1.2, and aggregates absorbed. What cannot be made is a finding.
//!
//! Must not: stop a build. A slip in `[sdg]` leaves out one table, and says so.

use super::proposals::Proposals;
use super::readings::Readings;
use super::reviewed::Counting;
use super::{Event, Work, lists};
use anyhow::Result;
use custody::CaseFolder;
use figures::Reconciliation;
use figures::aggregates::{Absorbed, AggregateError};
use figures::rates::Level;
use figures::sdg::{SdgError, SdgTable};
use rayon::ThreadPool;
use vocabulary::said::{Term, case as words};
use vocabulary::{Case, Finding, FindingKind, Reading, Registry, Weight};

/// What came of the tables that a case asks for.
pub(crate) struct Reckoned {
    /// The table of SDG 16.1.2; `None` where the case does not ask for it.
    pub(crate) sdg: Option<Result<SdgTable, SdgError>>,
    /// Its aggregates.
    pub(crate) absorbed: Vec<Result<Absorbed, AggregateError>>,
}

impl Reckoned {
    pub(super) fn of(
        case: &Case,
        read: &[Reading],
        told: &Reconciliation,
        registry: &Registry,
        level: Level,
    ) -> Reckoned {
        let sdg = case.sdg.as_ref().map(|_| figures::sdg::table(case, registry, level));
        Reckoned { sdg, absorbed: figures::aggregates::all(case, read, told, registry) }
    }

    /// The table, where there is one.
    pub(super) fn table(&self) -> Option<&SdgTable> {
        self.sdg.as_ref()?.as_ref().ok()
    }

    /// The aggregates that were absorbed.
    pub(super) fn absorbed(&self) -> Vec<Absorbed> {
        self.absorbed.iter().flatten().cloned().collect()
    }

    /// What could not be made, and why.
    pub(super) fn findings(&self) -> Vec<Finding> {
        let sdg = self.sdg.iter().filter_map(|made| made.as_ref().err()).map(ToString::to_string);
        let faults = self.absorbed.iter().filter_map(|made| made.as_ref().err()).map(ToString::to_string);
        let finding = |why: String| Finding {
            kind: FindingKind::NotReckoned,
            weight: Weight::Fault,
            place: Some("case.toml".to_owned()),
            seen: words::NOT_MADE.of([Term::Text(why)]),
            remedy: words::NOT_MADE_REMEDY.into(),
            about: Vec::new(),
        };
        sdg.chain(faults).map(finding).collect()
    }
}

/// The tables of a case as its folder stands; nothing is taken in, and no model is asked.
pub(crate) fn reckoned(folder: &mut CaseFolder, pool: &ThreadPool, level: Level) -> Result<Reckoned> {
    let (mut work, mut tell) = (Work::default(), |_: Event| Ok(()));
    let readings = Readings::complete(folder, pool, &mut work, &mut tell)?;
    let proposals = Proposals::complete(folder, &readings, false, &mut work, &mut tell)?;
    let read = Counting::of(folder, &readings, &proposals)?.read;
    let registered = lists::complete(folder, pool, &lists::mentioned(&read), &mut work)?;
    let folder = &*folder;
    let wordings = readings.wordings(folder, pool, &read)?;
    let case = &folder.settled_case()?;
    let told = pool.install(|| figures::reconcile_worded(case, &read, &wordings));
    Ok(Reckoned::of(case, &read, &told, &registered.registry, level))
}
