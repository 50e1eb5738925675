//! The overview: where the case stands. Counts by rule, what is documented beside what is claimed beside what is estimated, what
//! waits, what changed since the last publication.
//!
//! Must not: show a number that leads nowhere, or add up what is documented and what is estimated.

use super::counted::{Counted, Range, kept};
use super::estimated::Estimated;
use super::findings::{Number, numbers};
use super::history::{Line, lines};
use super::publishing::{Changes, changes_of, changes_since};
use super::{Head, shown};
use crate::asked::{Asked, Refused, Reply};
use crate::builds::Stage;
use crate::house::House;
use crate::openapi::{Told, does, shows};
use crate::permission::{may, permitted};
use askama::Template;
use axum::http::Method;
use custody::Moment;
use figures::told::{CaseTold, HeadTold};
use schemars::JsonSchema;
use serde::Serialize;
use std::sync::Arc;
use vocabulary::{Office, Outcome, Rule, Status};

/// How many of the last entries the overview shows.
const LATEST: usize = 8;
/// How many changes since the last publication.
const CHANGES: usize = 10;

pub(crate) const PAGE: Told = shows::<Overview>("Where the case stands.", &[]);
pub(crate) const BUILD: Told = does("Has the case built, beside the work.", &[]);

/// Where the case stands.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "overview.html")]
pub(crate) struct Overview<'p> {
    #[serde(skip)]
    head: Head<'p>,
    /// The hash of the ledger's last entry.
    digest: String,
    /// How many entries the ledger has.
    entries: u64,
    latest: Vec<Line>,
    /// Whether whoever asks may have the case built.
    builds: bool,
    last_build: Build,
    /// What the last build made; nothing where there was none.
    made: Option<Made>,
    /// How many pairs of records wait for a judgement; nothing where the queue is not for whoever asks.
    waiting: Option<u64>,
    /// The last publication, by its entry.
    published: Option<u64>,
    /// The figures that changed since; nothing where nothing was published, or nothing was built since.
    changes: Option<Changes>,
}

/// What the last build made.
#[derive(Serialize, JsonSchema)]
struct Made {
    /// The rule that stands first.
    #[schemars(with = "String")]
    rule: Rule,
    counts: u64,
    claims: u64,
    sources: u64,
    incidents: u64,
    /// The counts of whole incidents with the most claims.
    heads: Vec<Count>,
    /// Persons of the registry by what happened to them.
    documented: Vec<Persons>,
    estimated: Option<Estimated>,
    /// Findings by weight and kind.
    findings: Vec<Number>,
}

/// A count: what is claimed by each rule, what is documented.
#[derive(Serialize, JsonSchema)]
struct Count {
    count: Counted,
    #[schemars(with = "String")]
    rule: Rule,
    numbers: Option<Range>,
    decided: Option<Range>,
    /// What the other rules give.
    others: Vec<ByRule>,
    claims: u64,
    documented: Option<u64>,
}

/// What a rule gives.
#[derive(Serialize, JsonSchema)]
struct ByRule {
    #[schemars(with = "String")]
    rule: Rule,
    numbers: Range,
}

/// So many persons.
#[derive(Serialize, JsonSchema)]
struct Persons {
    #[schemars(with = "Option<String>")]
    status: Option<Status>,
    persons: u64,
}

/// The last build since the desk was opened.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase", tag = "stage")]
pub(crate) enum Build {
    /// There was none.
    None,
    /// It goes on: of so many documents so many are read.
    Running { read: usize, of: usize },
    /// It ended.
    Done {
        #[schemars(with = "String")]
        at: Moment,
        /// What it said.
        said: String,
    },
    /// It failed.
    Failed {
        #[schemars(with = "String")]
        at: Moment,
    },
}

impl Build {
    pub(crate) fn of(stage: Stage) -> Build {
        match stage {
            Stage::Idle => Build::None,
            Stage::Running(read, of) => Build::Running { read, of },
            Stage::Done(at, said) => Build::Done { at: Moment::of_second(at), said },
            Stage::Failed(at) => Build::Failed { at: Moment::of_second(at) },
        }
    }

    pub(crate) fn goes_on(&self) -> bool {
        matches!(self, Build::Running { .. })
    }
}

impl Made {
    /// How many findings there are of a weight.
    fn weighing(&self, weight: &str) -> u64 {
        self.findings.iter().filter(|number| number.weight == weight).map(|number| number.findings).sum()
    }
}

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let visitor = asked.visitor()?;
    let judges = permitted(&Method::GET, "/queue").is_some_and(|row| may(row.needs, Some(visitor)));
    let found = house.readers.ask(|case| {
        let waiting = if judges { Some(case.registry_counts()?.waiting) } else { None };
        let told = (case.stamp("case told")?, case.stamp("changes since")?);
        let published = case.last_publication()?.map(|(entry, _)| entry);
        Ok((case.head()?, case.entries(None, LATEST)?, told, waiting, published))
    })?;
    let (at, entries, (told, changes), waiting, published) = found;
    let build = Build::of(house.builds.stage());
    let changes = changes_since(changes.as_deref(), published)?;
    shown(
        asked,
        &Overview {
            builds: visitor.office >= Office::Editor,
            last_build: build,
            head: Head::of(house, asked, "overview", "part-overview"),
            digest: at.digest.to_string(),
            entries: at.entries,
            latest: lines(house, asked, entries)?,
            made: told.map(|told| kept(&told).map(made)).transpose()?,
            waiting,
            published,
            changes: changes.map(|mut changes| {
                let cut = changes.figures.len().saturating_sub(CHANGES);
                changes.more += cut as u64;
                changes.figures.truncate(CHANGES);
                changes_of(changes)
            }),
        },
    )
}

fn made(told: CaseTold) -> Made {
    let persons = |of: &figures::told::PersonsNumber| Persons { status: of.status, persons: of.persons };
    Made {
        rule: told.chosen.as_ref().map_or(told.declared, |(_, chosen)| chosen.rule),
        counts: told.counts,
        claims: told.claims,
        sources: told.sources,
        incidents: told.incidents,
        heads: told.heads.iter().map(count).collect(),
        documented: told.documented.iter().map(persons).collect(),
        findings: numbers(&told.findings),
        estimated: told.estimated.map(Estimated::of),
    }
}

fn count(told: &HeadTold) -> Count {
    let by_rule =
        |given: &Outcome| ByRule { rule: given.rule, numbers: Range::of(given.low, given.best, given.high) };
    let line = &told.line;
    Count {
        count: Counted::of(&line.scope, &line.title),
        rule: line.rule,
        numbers: line.first.as_ref().map(Range::told),
        decided: line.decided.as_ref().map(Range::told),
        others: told.others.iter().map(by_rule).collect(),
        claims: line.claims,
        documented: told.documented,
    }
}

/// Has the case built: what is new in its folders is taken in, everything else follows.
pub(crate) fn build(house: &House, _: &Asked) -> Result<Reply, Refused> {
    if house.writer.is_stopped() {
        return Err(Refused::ReadOnly);
    }
    house.builds.begin(Arc::clone(&house.tell), crate::router::now);
    Ok(Reply::See("/".to_owned(), None))
}
