//! The history: the ledger, readable, the newest first.
//!
//! Must not: show what is withheld to those who may not see it. A ledger holds no name of a victim but what a reviewer wrote
//! into a reason; that is shown to those alone who see what is withheld.

use super::{Head, shown};
use crate::asked::{Asked, Refused, Reply, escaped};
use crate::house::House;
use crate::openapi::{Told, shows};
use crate::words::Words;
use askama::Template;
use custody::{Entry, Moment, Sought};
use schemars::JsonSchema;
use serde::Serialize;
use vocabulary::{ClaimKey, ClaimVerdict, Decision, Judgement, Office, PartOf, limits};

pub(crate) const PAGE: Told = shows::<History>(
    "The entries of the ledger, the newest first.",
    &[
        ("from", "The number to begin at; the newest without."),
        ("kind", "Only entries of this kind, as the ledger writes it."),
        ("who", "Only what this person decided."),
        ("first", "Only from this day on, YYYY-MM-DD in UTC."),
        ("last", "Only up to this day."),
        ("matter", "Only what is about this: a path, a record, a name, a scope."),
    ],
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
    /// Where the figure stands that a figure is part of by this decision; nothing where it is part of none.
    pub(crate) part_of: Option<Part>,
    pub(crate) who: String,
    /// Why; empty for those who do not see what is withheld.
    pub(crate) why: String,
}

/// What a figure is part of by a decision.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Part {
    /// Where the whole stands; nothing where the figure stands alone.
    pub(crate) whole: Option<String>,
}

impl Part {
    fn of(part_of: &PartOf) -> Part {
        Part {
            whole: match part_of {
                PartOf::Nothing => None,
                PartOf::Claim(key) => Some(claim(key)),
            },
        }
    }
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
        Line { what, matter: String::new(), part_of: None, why: String::new(), ..self }
    }
}

/// The ledger, a page of it.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "history.html")]
pub(crate) struct History<'p> {
    #[serde(skip)]
    head: Head<'p>,
    sought: Asking,
    /// The kinds that there are.
    kinds: Vec<String>,
    /// Who ever decided.
    deciders: Vec<String>,
    lines: Vec<Line>,
    /// How many entries there are.
    entries: u64,
    /// Where the next page begins.
    older: Option<u64>,
    /// Whether this page is the first.
    newest: bool,
    /// Whether this visitor may have the case checked.
    checks: bool,
}

/// What is looked for; empty where it is not asked about.
#[derive(Default, PartialEq, Eq, Serialize, JsonSchema)]
struct Asking {
    kind: String,
    who: String,
    first: String,
    last: String,
    matter: String,
}

impl Asking {
    fn of(asked: &Asked) -> Asking {
        let field = |name: &str| asked.query.get(name).chars().take(limits::SOUGHT_CHARS_MAX).collect();
        Asking {
            kind: field("kind"),
            who: field("who"),
            first: field("first"),
            last: field("last"),
            matter: field("matter"),
        }
    }

    fn is_empty(&self) -> bool {
        *self == Asking::default()
    }

    fn sought(&self) -> Sought {
        let some = |text: &String| (!text.is_empty()).then(|| text.clone());
        Sought {
            kind: some(&self.kind),
            who: some(&self.who),
            from: some(&self.first),
            to: some(&self.last),
            matter: some(&self.matter),
        }
    }

    /// The same question from another entry on, as an address.
    fn at(&self, from: Option<u64>) -> String {
        let from = from.map(|from| from.to_string()).unwrap_or_default();
        let fields = [
            ("kind", &self.kind),
            ("who", &self.who),
            ("first", &self.first),
            ("last", &self.last),
            ("matter", &self.matter),
            ("from", &from),
        ];
        let given = fields.into_iter().filter(|(_, value)| !value.is_empty());
        let given: Vec<String> = given.map(|(name, value)| format!("{name}={}", escaped(value))).collect();
        if given.is_empty() { "/history".to_owned() } else { format!("/history?{}", given.join("&")) }
    }
}

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let from = asked.query.get("from").parse::<u64>().ok();
    let asking = Asking::of(asked);
    // One more than is shown tells whether there is another page.
    let count = limits::HISTORY_PER_PAGE + 1;
    let (at, kinds, deciders, mut found) = house.readers.ask(|case| {
        let found = if asking.is_empty() {
            case.entries(from, count)?
        } else {
            case.sought(&asking.sought(), from, count)?
        };
        Ok((case.head()?, case.kinds()?, case.deciders()?, found))
    })?;
    let older = found.get(limits::HISTORY_PER_PAGE).map(|next| next.number);
    found.truncate(limits::HISTORY_PER_PAGE);
    let head = Head::of(house, asked, "history", "part-history");
    let (entries, newest, lines) =
        (at.entries, from.is_none_or(|from| from >= at.entries), lines(house, asked, found)?);
    let checks = asked.visitor()?.office >= Office::Editor;
    shown(asked, &History { head, sought: asking, kinds, deciders, lines, entries, older, newest, checks })
}

/// Entries in words, for whoever asks.
pub(crate) fn lines(house: &House, asked: &Asked, entries: Vec<Entry>) -> Result<Vec<Line>, Refused> {
    let visitor = asked.visitor()?;
    let one = |entry: Entry| {
        let hidden = is_hidden(house, &visitor.name, &entry)?;
        let line = line(entry, visitor.sees_withheld);
        Ok(if hidden { line.hidden() } else { line })
    };
    entries.into_iter().map(one).collect()
}

/// Whether an entry is a verdict that others must not see while its pair is open, or tells of one.
pub(crate) fn is_hidden(house: &House, visitor: &str, entry: &Entry) -> Result<bool, Refused> {
    Ok(match &entry.decision {
        Decision::Reviewed(judged) if judged.by != visitor => {
            let verdict = house.readers.ask(|case| case.verdict_of(entry.number))?;
            // What is not known to be closed is told to nobody.
            verdict.is_none_or(|verdict| verdict.closed.is_none())
        }
        Decision::ReviewWithdrawn(gone) => gone.by != visitor,
        _ => false,
    })
}

fn line(entry: Entry, sees: bool) -> Line {
    let (number, at) = (entry.number, entry.at);
    let office = match &entry.decision {
        Decision::Appointed(made) => Some(made.office),
        _ => None,
    };
    let part_of = match &entry.decision {
        Decision::ClaimCorrected(made) => made.now.part_of.as_ref(),
        Decision::ClaimAdded(added) => added.figure.part_of.as_ref(),
        _ => None,
    };
    let part_of = part_of.map(Part::of);
    let (what, matter, who, why) = told(entry.decision);
    // Reasons are free words.
    let why = if sees { why } else { String::new() };
    Line { number, at, what, office, matter, part_of, who, why }
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
        Decision::HandedIn(handed) => ("decision-handed-in", handed.path, handed.by, none()),
        other => told_of_claim(other),
    }
}

/// The same of what was decided on a claim, or on what a model proposed.
fn told_of_claim(decision: Decision) -> (&'static str, String, String, String) {
    let none = String::new;
    match decision {
        Decision::ClaimJudged(judged) => {
            let key = match judged.verdict {
                ClaimVerdict::Rejected if judged.proposed_by.is_some() => "decision-proposal-rejected",
                ClaimVerdict::Accepted => "decision-claim-accepted",
                ClaimVerdict::Rejected => "decision-claim-rejected",
                ClaimVerdict::Unsure => "decision-claim-unsure",
            };
            (key, proposed(claim(&judged.claim), judged.proposed_by), judged.by, judged.reason)
        }
        Decision::ClaimCorrected(made) => {
            ("decision-claim-corrected", claim(&made.claim), made.by, made.reason)
        }
        Decision::ClaimAdded(added) => {
            let key = ClaimKey::of_hand(added.source, &added.figure);
            let what = match &added.proposed_by {
                Some(_) => "decision-proposal-accepted",
                None => "decision-claim-added",
            };
            (what, proposed(claim(&key), added.proposed_by), added.by, added.reason)
        }
        Decision::ClaimWithdrawn(gone) => {
            ("decision-claim-withdrawn", claim(&gone.claim), gone.by, gone.reason)
        }
        _ => ("decision-other", none(), none(), none()),
    }
}

/// Where a claim stands, and which model proposed it.
fn proposed(claim: String, model: Option<String>) -> String {
    model.map_or(claim.clone(), |model| format!("{claim} · {model}"))
}

/// Where a claim stands. Its words may name people, and are not told here.
fn claim(key: &ClaimKey) -> String {
    format!("{} {}\u{2013}{}", key.source.short(), key.start, key.end)
}
