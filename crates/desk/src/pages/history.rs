//! The history: the ledger, readable, the newest first.
//!
//! Must not: show what is withheld to those who may not see it. A ledger holds no name of a victim but what a reviewer wrote
//! into a reason; that is shown to those alone who see what is withheld.

use super::blind::hides;
use super::{Head, shown};
use crate::asked::{Asked, Refused, Reply};
use crate::house::House;
use crate::openapi::{Told, shows};
use crate::words::Words;
use askama::Template;
use custody::{Entry, Moment};
use schemars::JsonSchema;
use serde::Serialize;
use vocabulary::{Decision, Judgement, Office, limits};

pub(crate) const PAGE: Told = shows::<History>(
    "The entries of the ledger, the newest first.",
    &[("from", "The number to begin at; the newest without.")],
);

/// An entry.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Line {
    pub(crate) number: u64,
    #[schemars(with = "String")]
    pub(crate) at: Moment,
    /// What was decided: a key of the words.
    what: &'static str,
    /// As what somebody was appointed.
    #[schemars(with = "Option<String>")]
    office: Option<Office>,
    /// Of what: a path, two records, a name.
    pub(crate) matter: String,
    pub(crate) who: String,
    /// Why; empty for those who do not see what is withheld.
    pub(crate) why: String,
}

impl Line {
    /// What was decided, in words.
    pub(crate) fn said(&self, words: &Words) -> String {
        match self.office {
            Some(office) => words.tell(self.what, "office", words.say(&format!("office-{office}"))),
            None => words.say(self.what),
        }
    }
}

impl Line {
    /// The same without what a reviewer who judges the same pair must not see: what was judged, of which records, why.
    fn hidden(self) -> Line {
        let what = match self.what {
            "decision-review-withdrawn" => self.what,
            _ => "decision-reviewed-hidden",
        };
        Line { what, matter: String::new(), why: String::new(), ..self }
    }
}

/// The ledger, a page of it.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "history.html")]
pub(crate) struct History<'p> {
    #[serde(skip)]
    head: Head<'p>,
    lines: Vec<Line>,
    /// How many entries there are.
    entries: u64,
    /// Where the next page begins.
    older: Option<u64>,
    /// Whether this page is the first.
    newest: bool,
}

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let from = asked.query.get("from").parse::<u64>().ok();
    let (at, found) =
        house.readers.ask(|case| Ok((case.head()?, case.entries(from, limits::HISTORY_PER_PAGE)?)))?;
    let older = found.last().map(|last| last.number - 1).filter(|number| *number > 0);
    let newest = found.first().is_none_or(|first| first.number == at.entries);
    let head = Head::of(house, asked, "history", "part-history");
    shown(asked, &History { head, lines: lines(house, asked, found)?, entries: at.entries, older, newest })
}

/// Entries in words, for whoever asks.
pub(crate) fn lines(house: &House, asked: &Asked, entries: Vec<Entry>) -> Result<Vec<Line>, Refused> {
    let visitor = asked.visitor()?;
    let one = |entry: Entry| {
        let hidden = hides(house, asked, &entry)?;
        let line = line(entry, visitor.sees_withheld);
        Ok(if hidden { line.hidden() } else { line })
    };
    entries.into_iter().map(one).collect()
}

fn line(entry: Entry, sees: bool) -> Line {
    let (number, at) = (entry.number, entry.at);
    let office = match &entry.decision {
        Decision::Appointed(made) => Some(made.office),
        _ => None,
    };
    let (what, matter, who, why) = told(entry.decision);
    // Reasons are free words.
    let why = if sees { why } else { String::new() };
    Line { number, at, what, office, matter, who, why }
}

/// What was decided, of what, by whom, why.
fn told(decision: Decision) -> (&'static str, String, String, String) {
    let none = String::new;
    match decision {
        Decision::Begun { title } => ("decision-begun", title, none(), none()),
        Decision::Intake { path, .. } => ("decision-intake", path, none(), none()),
        Decision::Superseded { path, .. } => ("decision-superseded", path, none(), none()),
        Decision::Described { path, .. } => ("decision-described", path, none(), none()),
        Decision::Answered { model, .. } => ("decision-answered", model, none(), none()),
        Decision::Judged(judged) => {
            let key = match judged.judgement {
                Judgement::Same => "decision-judged-same",
                Judgement::Different => "decision-judged-different",
                Judgement::Unsure => "decision-judged-unsure",
            };
            (key, format!("{} · {}", judged.a, judged.b), judged.by, judged.reason)
        }
        Decision::Reviewed(judged) => {
            let key = match judged.judgement {
                Judgement::Same => "decision-reviewed-same",
                Judgement::Different => "decision-reviewed-different",
                Judgement::Unsure => "decision-reviewed-unsure",
            };
            (key, format!("{} · {}", judged.a, judged.b), judged.by, judged.reason)
        }
        Decision::ReviewWithdrawn(gone) => {
            ("decision-review-withdrawn", format!("{} · {}", gone.a, gone.b), gone.by, gone.reason)
        }
        Decision::JudgementWithdrawn(gone) => {
            let matter = format!("{} · {}", gone.a, gone.b);
            ("decision-judgement-withdrawn", matter, gone.by, gone.reason)
        }
        Decision::Overridden(set) => ("decision-overridden", set.scope.to_string(), set.by, set.reason),
        Decision::OverrideWithdrawn(gone) => {
            ("decision-override-withdrawn", gone.scope.to_string(), gone.by, gone.reason)
        }
        Decision::Appointed(made) => ("decision-appointed", made.name, made.by, none()),
        Decision::Dismissed(made) => ("decision-dismissed", made.name, made.by, made.reason),
        _ => ("decision-other", none(), none(), none()),
    }
}
