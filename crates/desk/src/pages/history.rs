//! The history: the ledger, readable, the newest first.
//!
//! Must not: show what is withheld to those who may not see it. A ledger holds no name of a victim but what a reviewer wrote
//! into a reason; that is shown to those alone who see what is withheld.

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
    shown(asked, &History { head, lines: lines(asked, found)?, entries: at.entries, older, newest })
}

/// Entries in words, for whoever asks.
pub(crate) fn lines(asked: &Asked, entries: Vec<Entry>) -> Result<Vec<Line>, Refused> {
    let sees = asked.visitor()?.sees_withheld;
    Ok(entries.into_iter().map(|entry| line(entry, sees)).collect())
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
        Decision::JudgementWithdrawn(gone) => {
            let matter = format!("{} · {}", gone.a, gone.b);
            ("decision-judgement-withdrawn", matter, gone.by, gone.reason)
        }
        Decision::Overridden(set) => ("decision-overridden", set.scope.to_string(), set.by, set.reason),
        Decision::OverrideWithdrawn(gone) => {
            ("decision-override-withdrawn", gone.scope.to_string(), gone.by, gone.reason)
        }
        Decision::RuleChosen(made) => {
            let scope = made.scope.map(|scope| format!("{scope} · ")).unwrap_or_default();
            ("decision-rule-chosen", format!("{scope}{}", made.rule.name()), made.by, made.reason)
        }
        Decision::RuleWithdrawn(gone) => {
            let scope = gone.scope.map(|scope| scope.to_string()).unwrap_or_default();
            ("decision-rule-withdrawn", scope, gone.by, gone.reason)
        }
        Decision::Published(made) => ("decision-published", made.title, made.by, made.reason),
        Decision::Appointed(made) => ("decision-appointed", made.name, made.by, none()),
        Decision::Dismissed(made) => ("decision-dismissed", made.name, made.by, made.reason),
        _ => ("decision-other", none(), none(), none()),
    }
}
