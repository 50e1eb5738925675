//! The overview: where the case stands.
//!
//! Must not: show a number that leads nowhere.

use super::history::{Line, lines};
use super::{Head, shown};
use crate::asked::{Asked, Refused, Reply};
use crate::builds::Stage;
use crate::house::House;
use crate::openapi::{Told, does, shows};
use askama::Template;
use custody::Moment;
use schemars::JsonSchema;
use serde::Serialize;
use std::sync::Arc;
use vocabulary::Office;

/// How many of the last entries the overview shows.
const LATEST: usize = 8;

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

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let (at, entries) = house.readers.ask(|case| Ok((case.head()?, case.entries(None, LATEST)?)))?;
    let build = Build::of(house.builds.stage());
    shown(
        asked,
        &Overview {
            builds: asked.visitor()?.office >= Office::Editor,
            last_build: build,
            head: Head::of(house, asked, "overview", "part-overview"),
            digest: at.digest.to_string(),
            entries: at.entries,
            latest: lines(house, asked, entries)?,
        },
    )
}

/// Has the case built: what is new in its folders is taken in, everything else follows.
pub(crate) fn build(house: &House, _: &Asked) -> Result<Reply, Refused> {
    if house.writer.is_stopped() {
        return Err(Refused::ReadOnly);
    }
    house.builds.begin(Arc::clone(&house.tell), crate::router::now);
    Ok(Reply::See("/".to_owned(), None))
}
