//! The history: the ledger, readable, the newest first.
//!
//! Must not: show what is withheld to those who may not see it. A ledger holds no name of a victim but what a reviewer wrote
//! into a reason; that is shown to those alone who see what is withheld.

use super::{Head, page as paged};
use crate::asked::{Asked, Refused, Reply};
use crate::house::House;
use crate::words::Words;
use askama::Template;
use custody::Entry;
use vocabulary::{Decision, Judgement, Office, limits};

/// An entry, in words.
pub(crate) struct Line {
    pub(crate) number: u64,
    pub(crate) when: String,
    pub(crate) what: String,
    /// Of what: a path, two records, a name.
    pub(crate) matter: String,
    pub(crate) who: String,
    pub(crate) why: String,
}

#[derive(Template)]
#[template(path = "history.html")]
struct History<'p> {
    head: Head<'p>,
    lines: Vec<Line>,
    entries: String,
    older: Option<u64>,
    newest: bool,
}

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let from = asked.query.get("from").parse::<u64>().ok();
    let (at, found) =
        house.readers.ask(|case| Ok((case.head()?, case.entries(from, limits::HISTORY_PER_PAGE)?)))?;
    let older = found.last().map(|last| last.number - 1).filter(|number| *number > 0);
    let newest = found.first().is_none_or(|first| first.number == at.entries);
    paged(&History {
        head: Head::of(house, asked, "history", "part-history"),
        lines: lines(asked, found)?,
        entries: asked.words.count("entries", at.entries as usize),
        older,
        newest,
    })
}

/// Entries in words, for whoever asks.
pub(crate) fn lines(asked: &Asked, entries: Vec<Entry>) -> Result<Vec<Line>, Refused> {
    let sees = asked.visitor()?.sees_withheld;
    Ok(entries.into_iter().map(|entry| line(asked.words, entry, sees)).collect())
}

fn line(words: &Words, entry: Entry, sees: bool) -> Line {
    let (key, matter, who, why) = told(entry.decision);
    let what = match key {
        Key::Plain(key) => words.say(key),
        Key::Appointed(office) => {
            words.tell("decision-appointed", "office", &words.say(&format!("office-{office}")))
        }
    };
    // Reasons are free words.
    let why = if sees { why } else { String::new() };
    let when = entry.at.to_string().replace('T', " ").trim_end_matches('Z').to_owned();
    Line { number: entry.number, when, what, matter, who, why }
}

enum Key {
    Plain(&'static str),
    Appointed(Office),
}

/// What was decided, of what, by whom, why.
fn told(decision: Decision) -> (Key, String, String, String) {
    let none = String::new;
    match decision {
        Decision::Begun { title } => (Key::Plain("decision-begun"), title, none(), none()),
        Decision::Intake { path, .. } => (Key::Plain("decision-intake"), path, none(), none()),
        Decision::Superseded { path, .. } => (Key::Plain("decision-superseded"), path, none(), none()),
        Decision::Described { path, .. } => (Key::Plain("decision-described"), path, none(), none()),
        Decision::Answered { model, .. } => (Key::Plain("decision-answered"), model, none(), none()),
        Decision::Judged(judged) => {
            let key = match judged.judgement {
                Judgement::Same => "decision-judged-same",
                Judgement::Different => "decision-judged-different",
                Judgement::Unsure => "decision-judged-unsure",
            };
            (Key::Plain(key), format!("{} · {}", judged.a, judged.b), judged.by, judged.reason)
        }
        Decision::JudgementWithdrawn(gone) => {
            let matter = format!("{} · {}", gone.a, gone.b);
            (Key::Plain("decision-judgement-withdrawn"), matter, gone.by, gone.reason)
        }
        Decision::Overridden(set) => {
            (Key::Plain("decision-overridden"), set.scope.to_string(), set.by, set.reason)
        }
        Decision::OverrideWithdrawn(gone) => {
            (Key::Plain("decision-override-withdrawn"), gone.scope.to_string(), gone.by, gone.reason)
        }
        Decision::Appointed(made) => (Key::Appointed(made.office), made.name, made.by, none()),
        Decision::Dismissed(made) => (Key::Plain("decision-dismissed"), made.name, made.by, made.reason),
        _ => (Key::Plain("decision-other"), none(), none(), none()),
    }
}
