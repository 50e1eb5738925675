//! The composition root: the only place where the stages meet.
//!
//! ```text
//! inbox -> custody -> reading (sources, claims) -> reviewed (claims) -> lists (sources, persons) -> figures -> publication -> site
//! ```
//!
//! Each step asks what is there already and does only what is missing, so a build that was broken off anywhere goes on
//! from there: sources that are held are not taken in again, readings that are kept are not made again, pages that
//! stand are not written again.
//!
//! Must not: know how a stage does its work, or print.

pub(crate) mod captured;
mod estimates;
mod findings;
mod inbox;
mod incidents;
mod lists;
mod plain;
mod proposals;
mod readings;
mod reckoned;
mod reviewed;
mod site;
mod text;
mod told;

use estimates::of_case;
pub(crate) use estimates::{Estimated, OfStratum, charted, estimates, methods, settings, words};
pub(crate) use lists::{
    Gathered, Noticed, OneList, Registered, declaration, gathered, is_list, registered, with_draws,
};
pub(crate) use plain::{Columns, Listed, Lists, Names, id_of, lists};
pub(crate) use proposals::ask_about;
pub(crate) use reckoned::reckoned;
pub(crate) use site::{Target, readable};
pub(crate) use text::{Piece, cage, explained_pieces, parsed, pieces, source_of};

use crate::model::Model;
use anyhow::{Context, Result};
use claims::{Judged, Reader};
use custody::{CaseFolder, Head};
use figures::Reconciliation;
use findings::unread;
use proposals::{JUDGE_VERSION, Proposals};
use publication::Material;
use rayon::ThreadPool;
use readings::Readings;
use reviewed::Counting;
use std::cell::RefCell;
use vocabulary::{Case, Digest, Finding, Gazetteer, Reading, Registry};

/// Reads the readers' packs in, once for a command.
pub(crate) fn reader() -> Reader {
    Reader::new(Gazetteer::bundled())
}

/// The threads that a command may use; as many as there are processors where it does not say.
pub(crate) fn threads(number: Option<std::num::NonZeroUsize>) -> Result<ThreadPool> {
    let number = number.map_or(0, Into::into);
    rayon::ThreadPoolBuilder::new().num_threads(number).build().context("the threads could not be started")
}

/// What a build tells while it goes on.
pub(crate) enum Event<'e> {
    /// A source is in vault and ledger for good.
    Kept {
        /// Its path in the case.
        path: &'e str,
        /// Its digest.
        sha256: &'e Digest,
    },
    /// So many documents are to be read.
    ToRead(usize),
    /// So many of them were.
    Read(usize),
    /// A model is being asked.
    Asking,
}

/// What a build did and what it left as it stood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Work {
    /// Sources taken in, changed ones included.
    pub(crate) taken: usize,
    /// Sources whose sidecar was taken in anew.
    pub(crate) described: usize,
    /// Documents read.
    pub(crate) read: usize,
    /// Documents whose reading was there.
    pub(crate) kept: usize,
    /// Records linked to persons; none where the registry was there.
    pub(crate) linked: usize,
    /// Questions of how many no list holds that were put to methods; none where the estimates were there.
    pub(crate) estimated: usize,
    /// Questions that a model answered.
    pub(crate) asked: usize,
    /// Pages and other files of the site.
    pub(crate) pages: site::Pages,
    /// Whether the system lacked a wall of the cage that foreign sources were parsed in.
    pub(crate) weakly_caged: bool,
}

impl Work {
    /// Whether everything stood as it should.
    pub(crate) fn is_nothing(&self) -> bool {
        self.taken
            + self.described
            + self.read
            + self.linked
            + self.estimated
            + self.asked
            + self.pages.written
            + self.pages.removed
            == 0
    }
}

/// What a case holds after a build.
pub(crate) struct Built<'b> {
    pub(crate) case: &'b Case,
    pub(crate) sources: usize,
    pub(crate) figures: usize,
    pub(crate) reconciliation: &'b Reconciliation,
    pub(crate) registry: &'b Registry,
    /// What was noticed of lists, in full.
    pub(crate) noticed: &'b [Noticed],
}

/// Builds a case: intake, reading, reconciling, the tables for those who work on it, and a site in the folder that `target`
/// names. `summarise` is asked for what is to be said of the case; it is kept, and given back as it was where nothing changed.
pub(crate) fn build(
    folder: &mut CaseFolder,
    pool: &ThreadPool,
    target: Target,
    tell: &mut dyn FnMut(Event) -> Result<()>,
    summarise: &dyn Fn(&Built) -> String,
) -> Result<(Work, String)> {
    if let Some(settings) = folder.case().model() {
        Model::check(settings).context("case.toml, [reader.model]")?;
    }
    let taken = inbox::take_in(folder, tell)?;
    let mut work = Work { taken: taken.taken, described: taken.described, ..Work::default() };
    let readings = Readings::complete(folder, pool, &mut work, tell)?;
    work.weakly_caged = readings.is_weakly_caged();
    let proposals = Proposals::complete(folder, &readings, true, &mut work, tell)?;
    proposals.keep(folder)?;
    let mut findings = taken.findings;
    findings.extend(findings::of_ledger(folder, &taken.seen)?);
    findings.extend(readings.unread.iter().map(|(path, fault)| unread(path, fault)));
    findings.extend(findings::of_proposals(&readings, &proposals));
    let (head, case) = (folder.head()?, folder.settled_case()?);
    let made_from = made_from(&case, &head, &readings, &findings);
    let site = site::Site::of(folder.root(), target);
    if folder.stamp(target.made_from())?.as_deref() == Some(&made_from)
        && folder.counts_made_from()?.as_deref() == Some(&made_from)
        && let Some(summary) = folder.stamp(SUMMARY)?
        && let Some(pages) = site.stands()
    {
        work.pages = pages;
        return Ok((work, summary));
    }
    let asked = Asked { case: &case, head: &head, made_from: &made_from, site: &site };
    let (pages, summary) = make(folder, pool, &asked, &readings, &proposals, findings, &mut work, summarise)?;
    work.pages = pages;
    folder.keep_stamp(SUMMARY, &summary)?;
    folder.keep_stamp(target.made_from(), &made_from)?;
    Ok((work, summary))
}

/// All that models proposed for a case, by the path of the source; nothing is asked.
pub(crate) fn proposed(folder: &mut CaseFolder, pool: &ThreadPool) -> Result<Vec<(String, Vec<Judged>)>> {
    let (mut work, mut tell) = (Work::default(), |_: Event| Ok(()));
    let readings = Readings::complete(folder, pool, &mut work, &mut tell)?;
    let mut proposals = Proposals::complete(folder, &readings, false, &mut work, &mut tell)?;
    let judged = |(held, _): &(custody::Held, String)| {
        Some((held.path.clone(), proposals.judged.remove(&held.sha256)?))
    };
    Ok(readings.held.iter().filter_map(judged).collect())
}

/// What a case says, held against each other, with what reviewers decided. Only what was taken in is read.
pub(crate) fn reconciled(
    folder: &mut CaseFolder,
    pool: &ThreadPool,
) -> Result<(Vec<Reading>, Reconciliation)> {
    let (mut work, mut tell) = (Work::default(), |_: Event| Ok(()));
    let readings = Readings::complete(folder, pool, &mut work, &mut tell)?;
    let proposals = Proposals::complete(folder, &readings, false, &mut work, &mut tell)?;
    let read = Counting::of(folder, &readings, &proposals)?.read;
    let told = reconcile(folder, &folder.settled_case()?, pool, &readings, &read)?;
    Ok((read, told))
}

/// Holds readings against each other and puts decisions beside; what no longer fits is among the findings.
fn reconcile(
    folder: &CaseFolder,
    case: &Case,
    pool: &ThreadPool,
    readings: &Readings,
    read: &[Reading],
) -> Result<Reconciliation> {
    let wordings = readings.wordings(folder, pool, read)?;
    let mut told = pool.install(|| figures::reconcile_worded(case, read, &wordings));
    let (decided, unfit) = figures::decided(&told, read, &folder.overrides()?);
    told.decided = decided;
    told.findings.extend(unfit);
    told.findings.extend(figures::unfitting(case, &told));
    told.findings.extend(reviewed::misplaced(read, &told));
    Ok(told)
}

/// The stamp that holds what was said of the case.
const SUMMARY: &str = "summary";

/// The digest of all that the site depends on.
fn made_from(case: &Case, head: &Head, readings: &Readings, findings: &[Finding]) -> String {
    let keys: Vec<_> = readings.held.iter().map(|(held, key)| (&held.path, key)).collect();
    let all = serde_json::to_vec(&(env!("CARGO_PKG_VERSION"), JUDGE_VERSION, case, head, keys, findings));
    Digest::of(&all.expect("texts and numbers can always be written as JSON")).to_string()
}

/// What a build is to make, and from what.
struct Asked<'b> {
    /// What `case.toml` says, with the rules chosen since.
    case: &'b Case,
    head: &'b Head,
    made_from: &'b str,
    site: &'b site::Site,
}

#[allow(clippy::too_many_arguments, reason = "each is a stage's outcome, handed on once")]
fn make(
    folder: &mut CaseFolder,
    pool: &ThreadPool,
    asked: &Asked,
    readings: &Readings,
    proposals: &Proposals,
    mut findings: Vec<Finding>,
    work: &mut Work,
    summarise: &dyn Fn(&Built) -> String,
) -> Result<(site::Pages, String)> {
    let Counting { read, lost, findings: decided } = Counting::of(folder, readings, proposals)?;
    findings.extend(decided);
    findings.extend(lost.iter().map(|(path, fault)| unread(path, fault)));
    findings.extend(findings::of_accepted(&read));
    let records = lists::mentioned(&read);
    let registered = lists::complete(folder, pool, &records, work)?;
    let (estimates, refused) = of_case(folder, pool, &registered, &records, work)?;
    let registry = &registered.registry;
    let Asked { case, head, .. } = *asked;
    let mut reconciliation = reconcile(folder, case, pool, readings, &read)?;
    incidents::keep(folder, &reconciliation, &read)?;
    findings.extend(findings::of_reader(&read));
    findings.extend(registered.noticed.iter().map(|noticed| noticed.to_all.clone()));
    findings.extend(figures::against_registry(case, &reconciliation, registry));
    findings.extend(refused);
    let reckoned =
        reckoned::Reckoned::of(case, &read, &reconciliation, registry, figures::rates::Level::NINETY_FIVE);
    findings.extend(reckoned.findings());
    findings.append(&mut reconciliation.findings);
    reconciliation.findings = findings;
    let (absorbed, at) = (reckoned.absorbed(), head.digest.to_string());
    let (estimates, sdg) = (estimates.as_ref(), reckoned.table());
    let material = Material {
        case,
        readings: &read,
        // The words are asked for by the pages alone, which are printed from a copy that has them.
        text_of: &|_| String::new(),
        reconciliation: &reconciliation,
        records: &records,
        registry,
        estimates,
        sdg,
        absorbed: &absorbed,
        head: &at,
    };
    let pages = print(folder, asked.site, readings, &material)?;
    told::keep(folder, &material, &registered.noticed, asked.made_from, head)?;
    let figures = read.iter().map(|reading| reading.figures.len()).sum();
    let sources = readings.held.len();
    let built = Built {
        case,
        sources,
        figures,
        reconciliation: &reconciliation,
        registry,
        noticed: &registered.noticed,
    };
    Ok((pages, summarise(&built)))
}

/// Prints the site of a material, with the words of its sources.
fn print(
    folder: &CaseFolder,
    site: &site::Site,
    readings: &Readings,
    material: &Material,
) -> Result<site::Pages> {
    let fault = RefCell::new(None);
    let text_of = |sha256: &Digest| {
        readings.text_of(folder, sha256).unwrap_or_else(|error| {
            fault.borrow_mut().get_or_insert(error);
            String::new()
        })
    };
    let worded = Material { text_of: &text_of, ..*material };
    let mut writer = site.writer();
    let rendered = publication::render(&worded, &mut |path, pieces| writer.write(path, pieces));
    if let Some(error) = fault.take() {
        return Err(error);
    }
    rendered.with_context(|| format!("the site could not be written in {}", folder.root().display()))?;
    writer.finish()
}
