//! The overview: where the case stands.
//!
//! Must not: show a number that leads nowhere.

use super::history::{Line, lines};
use super::{Head, moment, page as paged};
use crate::asked::{Asked, Refused, Reply};
use crate::builds::Stage;
use crate::house::House;
use askama::Template;
use std::sync::Arc;
use vocabulary::Office;

/// How many of the last entries the overview shows.
const LATEST: usize = 8;

#[derive(Template)]
#[template(path = "overview.html")]
struct Overview<'p> {
    head: Head<'p>,
    digest: String,
    entries: String,
    latest: Vec<Line>,
    /// Whether this visitor may have the case built.
    builds: bool,
    running: Option<String>,
    /// What the last build said, line by line.
    built: Vec<String>,
    ended: Option<String>,
}

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let (at, entries) = house.readers.ask(|case| Ok((case.head()?, case.entries(None, LATEST)?)))?;
    let words = asked.words;
    let (mut running, mut built, mut ended) = (None, Vec::new(), None);
    match house.builds.stage() {
        Stage::Idle => {}
        Stage::Running(_, 0) => running = Some(words.say("build-begun")),
        Stage::Running(done, of) => {
            running = Some(words.tell("build-reads", "done", &format!("{done} / {of}")))
        }
        Stage::Done(at, summary) => {
            ended = Some(words.tell("build-done", "when", &moment(at)));
            built = summary.lines().map(str::to_owned).collect();
        }
        Stage::Failed(at) => ended = Some(words.tell("build-failed", "when", &moment(at))),
    }
    paged(&Overview {
        builds: asked.visitor()?.office >= Office::Editor,
        running,
        built,
        ended,
        head: Head::of(house, asked, "overview", "part-overview"),
        digest: at.digest.to_string(),
        entries: asked.words.count("entries", at.entries as usize),
        latest: lines(asked, entries)?,
    })
}

/// Has the case built: what is new in its folders is taken in, everything else follows.
pub(crate) fn build(house: &House, _: &Asked) -> Result<Reply, Refused> {
    if house.writer.is_stopped() {
        return Err(Refused::ReadOnly);
    }
    house.builds.begin(Arc::clone(&house.tell), crate::router::now);
    Ok(Reply::See("/".to_owned(), None))
}
