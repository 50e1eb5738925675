//! The lists of a case: opened, keyed, checked, linked, and the registry kept until something that it depends on changes.
//!
//! ```text
//! vault -> open (sources) -> history -> checks, keys, linking (persons) -> registry -> custody
//! ```
//!
//! What is found of lists has two forms: the whole, which may quote a list and stays here, and what is said of it to all, which
//! goes to the site.
//!
//! Must not: link again what was linked, or hand the site a word of a list.

mod desk;
mod findings;
mod gathered;
mod history;
mod news;
mod open;

pub(crate) use findings::{Noticed, declaration, remark_on};
pub(crate) use gathered::{Gathered, OneList};

use super::Work;
use super::proposals::Proposals;
use super::readings::Readings;
use super::reviewed::Counting;
use anyhow::Result;
use custody::{CaseFolder, CustodyError};
use persons::link::Learnt;
use persons::registry::{Bench, Drawing, ENGINE_VERSION, register};
use rayon::ThreadPool;
use serde::{Deserialize, Serialize};
use vocabulary::{Digest, Judgements, Reading, Record, Registry};

/// The folder that people drop lists in.
pub(super) const INBOX: &str = "lists";
/// Changes whenever lists would be read otherwise from the same bytes.
const LIST_VERSION: &str = "3";

/// Whether a path of a case is that of a list.
pub(crate) fn is_list(path: &str) -> bool {
    path.strip_prefix(INBOX).is_some_and(|rest| rest.starts_with('/'))
}

/// What is kept beside a registry.
#[derive(Default, Serialize, Deserialize)]
struct Beside {
    learnt: Option<Learnt>,
    noticed: Vec<Noticed>,
}

/// The registry of a case as it stands.
pub(crate) struct Registered {
    pub(crate) registry: Registry,
    pub(crate) noticed: Vec<Noticed>,
    pub(crate) learnt: Option<Learnt>,
}

/// The registry: the one that is kept where nothing has changed, else made anew and kept.
pub(super) fn complete(
    folder: &mut CaseFolder,
    pool: &ThreadPool,
    records: &[Record],
    work: &mut Work,
) -> Result<Registered> {
    let history = history::History::of(folder)?;
    // What is decided while it is made waits for the next build.
    let until = folder.head()?.entries;
    let judgements = folder.judgements()?;
    let made_from = made_from(folder, &history, &judgements, records);
    if let Some(kept) = kept(folder, &made_from)? {
        folder.keep_registry_until(until)?;
        return Ok(kept);
    }
    let gathered = Gathered::of(folder, &history, records)?;
    let (made, before) = pool.install(|| {
        let made = gathered.with(|told| register(told, &judgements));
        let before = gathered.before(|told| register(told, &judgements).persons);
        (made, before)
    });
    work.linked += made.persons.iter().map(|person| person.records.len()).sum::<usize>();
    let moved = before.map(|before| persons::registry::moved(&before, &made.persons));
    let lists = gathered.summaries();
    let registry = Registry { persons: made.persons, pairs: made.pairs, lists, moved };
    let noticed = findings::all(&gathered, &registry, &made.problems);
    let told =
        pool.install(|| desk::Told::of(&gathered, &registry, made.open_cases, made.learnt.as_ref()))?;
    let beside = Beside { learnt: made.learnt, noticed };
    folder.keep_registry_with(
        &made_from,
        &registry,
        &told.beside(&serde_json::to_string(&beside)?, until),
    )?;
    Ok(Registered { registry, noticed: beside.noticed, learnt: beside.learnt })
}

/// The registry that is kept, where it was made from this; one that cannot be read back is made anew.
fn kept(folder: &CaseFolder, made_from: &str) -> Result<Option<Registered>> {
    let found = match folder.registry(made_from) {
        Err(CustodyError::Derived { .. }) => None,
        other => other?,
    };
    Ok(found.and_then(|(registry, beside)| {
        let Beside { learnt, noticed } = serde_json::from_str(&beside).ok()?;
        Some(Registered { registry, noticed, learnt })
    }))
}

/// The digest of all that a registry depends on.
fn made_from(
    folder: &CaseFolder,
    history: &history::History,
    judgements: &Judgements,
    records: &[Record],
) -> String {
    let judged: Vec<_> = judgements.holding().collect();
    let case = folder.case();
    let all = (
        (env!("CARGO_PKG_VERSION"), ENGINE_VERSION, LIST_VERSION),
        (&case.lists, &case.incidents, history.told(), judged, records),
    );
    Digest::of(&serde_json::to_vec(&all).expect("texts and numbers can always be written as JSON"))
        .to_string()
}

/// The registry of a case as its folder stands, and what is needed to explain it; nothing is taken in.
pub(crate) fn registered(folder: &mut CaseFolder, pool: &ThreadPool) -> Result<(Registered, Gathered)> {
    let (mut work, mut tell) = (Work::default(), |_: super::Event| Ok(()));
    let readings = Readings::complete(folder, pool, &mut work, &mut tell)?;
    // The very readings that a build counts: else the registry would be made anew, and otherwise.
    let proposals = Proposals::complete(folder, &readings, false, &mut work, &mut tell)?;
    let records = mentioned(&Counting::of(folder, &readings, &proposals)?.read);
    let registered = complete(folder, pool, &records, &mut work)?;
    let history = history::History::of(folder)?;
    let gathered = Gathered::of(folder, &history, &records)?;
    Ok((registered, gathered))
}

/// The lists of a case as they were received, with the victims whom its documents name: what its registry was made from.
pub(crate) fn gathered(folder: &CaseFolder, records: &[Record]) -> Result<Gathered> {
    Gathered::of(folder, &history::History::of(folder)?, records)
}

/// Does something with registries of a case that might be true, which are drawn one by one: what an estimate needs to carry the
/// doubt of linking. `registered` and `gathered` are those of the case as it stands.
///
/// # Errors
/// Where the judgements of the case cannot be read.
pub(crate) fn with_draws<T: Send>(
    folder: &CaseFolder,
    pool: &ThreadPool,
    registered: &Registered,
    gathered: &Gathered,
    work: impl FnOnce(&Drawing<'_>) -> T + Send,
) -> Result<T> {
    let judgements = folder.judgements()?;
    Ok(pool.install(|| {
        gathered.with(|told| {
            let bench = Bench::of(told, &judgements);
            work(&bench.drawing(told, registered.learnt.as_ref()))
        })
    }))
}

/// The victims whom documents name.
pub(super) fn mentioned(read: &[Reading]) -> Vec<Record> {
    persons::records(read)
}
