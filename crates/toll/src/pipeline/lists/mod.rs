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
use custody::{CaseFolder, CustodyError, PairExplained};
use persons::link::Learnt;
use persons::registry::{Bench, Drawing, ENGINE_VERSION, register};
use rayon::ThreadPool;
use serde::{Deserialize, Serialize};
use vocabulary::{Digest, Judgements, Reading, Record, Registry};

/// The folder that people drop lists in.
pub(super) const INBOX: &str = "lists";
/// Changes whenever lists would be read otherwise from the same bytes.
const LIST_VERSION: &str = "2";

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
    let judgements = folder.judgements()?;
    let made_from = made_from(folder, &history, &judgements, records);
    if let Some(kept) = kept(folder, &made_from)? {
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
    let explained = pool.install(|| explained(&gathered, &registry, made.learnt.as_ref()))?;
    let beside = Beside { learnt: made.learnt, noticed };
    folder.keep_registry(&made_from, &registry, &serde_json::to_string(&beside)?, &explained)?;
    Ok(Registered { registry, noticed: beside.noticed, learnt: beside.learnt })
}

/// What speaks for and against each pair that waits, for those who judge it later without the lists at hand.
fn explained(
    gathered: &Gathered,
    registry: &Registry,
    learnt: Option<&Learnt>,
) -> Result<Vec<PairExplained>> {
    let waiting: Vec<_> = registry.pairs.iter().take_while(|pair| pair.waits).collect();
    gathered.with(|told| {
        let bench = Bench::of(told, &Judgements::default());
        let keys: Vec<_> = waiting.iter().map(|pair| (&pair.a, &pair.b)).collect();
        let explained = learnt.map(|learnt| bench.explain(told, learnt, &keys));
        let explained = explained.unwrap_or_else(|| vec![None; keys.len()]);
        let one = |(pair, evidence): (&&vocabulary::RecordPair, Option<persons::link::Explanation>)| {
            let evidence = evidence.map(|evidence| serde_json::to_string(&evidence)).transpose()?;
            Ok(PairExplained { evidence, said: bench.said(&pair.a, &pair.b) })
        };
        waiting.iter().zip(explained).map(one).collect()
    })
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
