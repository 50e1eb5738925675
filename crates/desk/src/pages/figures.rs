//! The matrix of figures: what is counted, by who says so; and which rule stands first.
//!
//! Must not: show the words of a claim, or choose between numbers.

use super::counted::{Counted, Range, kept, reason, rule_named, scope_of};
use super::estimated::methods_of;
use super::{Head, decide, shown};
use crate::asked::{Asked, Refused, Reply};
use crate::house::House;
use crate::openapi::{Told, does, shows};
use askama::Template;
use custody::{CaseReader, CountsAsked, CustodyError, Placed, Wanted};
use figures::told::{CaseTold, CountLine, EstimatedTold};
use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Borrow;
use vocabulary::{Office, Rule, RuleChosen, TallyScope, WithdrawnRule, limits};

pub(crate) const PAGE: Told = shows::<Figures>(
    "The figures of the case, a page of them, by who says so.",
    &[
        ("from", "The place of the first count."),
        ("voices", "The place of the first speaker."),
        ("only", "differing: those whose numbers differ; decided: those on which somebody decided."),
        ("incident", "The id of an incident: begins with its first count."),
    ],
);
const COUNT: (&str, &str) = ("count", "The count, by its key; the whole case without.");
const REASON: (&str, &str) = ("reason", "Why. Readers of the site are told.");
const SEEN: (&str, &str) = ("seen", "The entry that spoke last on it, as the page shows it.");
pub(crate) const CHOOSE: Told = does(
    "Chooses the rule that stands first, for the case or for one count, from the next build on.",
    &[COUNT, ("rule", "The rule, by its name."), REASON, SEEN],
);
pub(crate) const WITHDRAW: Told = does("Withdraws the last such choice.", &[COUNT, REASON, SEEN]);

/// The figures of the case, by who says so.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "figures.html")]
pub(crate) struct Figures<'p> {
    #[serde(skip)]
    head: Head<'p>,
    /// How many counts there are.
    counts: u64,
    /// How many speakers there are.
    voices: u64,
    rows: Vec<Row>,
    speakers: Vec<Speaker>,
    from: u64,
    /// Where the next page of counts begins.
    next: Option<u64>,
    /// The place of the first speaker shown.
    first_voice: u64,
    /// Where the next speakers begin.
    next_voices: Option<u64>,
    /// What is left out of the rows.
    only: &'static str,
    rule: Option<Ruled>,
}

/// A count.
#[derive(Serialize, JsonSchema)]
struct Row {
    count: Counted,
    /// By the rule that stands first; nothing where it gives nothing.
    numbers: Option<Range>,
    /// What a reviewer decided.
    decided: Option<Range>,
    #[schemars(with = "String")]
    rule: Rule,
    claims: u64,
    sources: u64,
    differs: bool,
    /// How many methods estimate these very people; what they give stands on the page of the count.
    estimated: u64,
    /// What each of the speakers says; nothing where they say nothing.
    cells: Vec<Option<Said>>,
}

/// What one speaker says of a count.
#[derive(Serialize, JsonSchema)]
struct Said {
    /// The speaker, by place.
    voice: u64,
    claims: u64,
    range: Range,
}

/// An independent speaker.
#[derive(Serialize, JsonSchema)]
struct Speaker {
    place: u64,
    name: String,
    /// How many claims go back to them.
    claims: u64,
}

/// Which rule stands first for the case or for one count, what settles it, and what was chosen since.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Ruled {
    /// The count, by its key; nothing for the whole case.
    pub(crate) count: Option<String>,
    /// The rule of the last build.
    #[schemars(with = "String")]
    pub(crate) stands: Rule,
    /// What `case.toml` settles for it: for the case, or by a `[[rule-for]]`.
    #[schemars(with = "Option<String>")]
    pub(crate) declared: Option<Rule>,
    /// Why it does.
    pub(crate) declared_why: String,
    /// The choice that holds now; it counts from the next build on.
    pub(crate) chosen: Option<Chosen>,
    /// The rules that may be chosen.
    #[schemars(with = "Vec<String>")]
    pub(crate) open: Vec<Rule>,
    /// The entry that spoke last on it.
    pub(crate) seen: u64,
    /// Whether whoever asks may choose.
    pub(crate) chooses: bool,
}

/// A rule that somebody chose.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Chosen {
    pub(crate) entry: u64,
    #[schemars(with = "String")]
    pub(crate) rule: Rule,
    pub(crate) by: String,
    /// Empty for those who do not see what is withheld.
    pub(crate) reason: String,
    /// Whether the last build was made with it.
    pub(crate) built: bool,
}

impl Figures<'_> {
    /// The same page with other places.
    fn href(&self, from: impl Borrow<u64>, voices: impl Borrow<u64>) -> String {
        let (from, voices) = (from.borrow(), voices.borrow());
        let only = if self.only.is_empty() { String::new() } else { format!("&only={}", self.only) };
        format!("/figures?from={from}&voices={voices}{only}")
    }
}

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let first_voice = asked.query.get("voices").parse().unwrap_or(0);
    let (only, wanted) = match asked.query.get("only") {
        "differing" => ("differing", CountsAsked::Differing),
        "decided" => ("decided", CountsAsked::Decided),
        _ => ("", CountsAsked::All),
    };
    let at_once = limits::DESK_VOICES_PER_PAGE;
    let per_page = limits::DESK_COUNTS_PER_PAGE;
    let view = house.readers.ask(|case| {
        let from = match asked.query.get("incident") {
            "" => asked.query.get("from").parse().unwrap_or(0),
            incident => case.first_count_of(incident)?.unwrap_or(0),
        };
        let mut found = case.counts(wanted, from, per_page + 1)?;
        let next = (found.len() > per_page).then(|| found.pop().map(|(place, _)| place)).flatten();
        let told = case.stamp("case told")?.map(|told| kept::<CaseTold>(&told)).transpose()?;
        let estimated = told.as_ref().and_then(|told| told.estimated.as_ref());
        let rows = rows(case, &found, first_voice, at_once, estimated)?;
        let voices = case.speakers_number()?;
        let speakers = case.speakers(first_voice, at_once)?.into_iter().zip(first_voice..);
        Ok(Figures {
            head: Head::of(house, asked, "figures", "part-figures"),
            counts: case.counts_number()?,
            voices,
            rows,
            speakers: speakers.map(|((name, claims), place)| Speaker { place, name, claims }).collect(),
            from,
            next,
            first_voice,
            next_voices: Some(first_voice + at_once as u64).filter(|next| *next < voices),
            only,
            rule: ruled_case(case, told, asked)?,
        })
    })?;
    shown(asked, &view)
}

/// The rows of counts, each with what so many speakers, from the first on, say of it.
fn rows(
    case: &CaseReader,
    found: &[Placed],
    first_voice: u64,
    voices: usize,
    estimated: Option<&EstimatedTold>,
) -> Result<Vec<Row>, CustodyError> {
    let places: Vec<u64> = found.iter().map(|(place, _)| *place).collect();
    let mut cells = case.cells_of(&places, first_voice, voices as u64)?.into_iter().peekable();
    let row = |(place, told): &Placed| {
        let mut row = row(kept(told)?, voices, estimated);
        while let Some(cell) = cells.next_if(|cell| cell.count == *place) {
            if let Some(there) = row.cells.get_mut((cell.speaker - first_voice) as usize) {
                let range = Range::of(cell.low, None, cell.high);
                *there = Some(Said { voice: cell.speaker, claims: cell.claims, range });
            }
        }
        Ok(row)
    };
    found.iter().map(row).collect()
}

fn row(count: CountLine, voices: usize, estimated: Option<&EstimatedTold>) -> Row {
    Row {
        numbers: count.first.as_ref().map(Range::told),
        decided: count.decided.as_ref().map(Range::told),
        rule: count.rule,
        claims: count.claims,
        sources: count.sources,
        differs: count.differs,
        estimated: methods_of(estimated, &count.scope),
        cells: (0..voices).map(|_| None).collect(),
        count: Counted::of(&count.scope, &count.title),
    }
}

/// Which rule stands first for the case; nothing where nothing was built.
fn ruled_case(
    case: &CaseReader,
    told: Option<CaseTold>,
    asked: &Asked,
) -> Result<Option<Ruled>, CustodyError> {
    let Some(told) = told else { return Ok(None) };
    let last = case.rule_on(None)?;
    let built = told.chosen.as_ref().map(|(entry, _)| *entry);
    Ok(Some(Ruled {
        count: None,
        stands: told.chosen.as_ref().map_or(told.declared, |(_, chosen)| chosen.rule),
        declared: Some(told.declared),
        declared_why: String::new(),
        chosen: chosen(asked, last.as_ref().and_then(|last| last.holds.as_ref()), built),
        open: in_order(told.rules),
        seen: last.map_or(0, |last| last.entry),
        chooses: chooses(asked),
    }))
}

/// What a rule does, in English.
pub(crate) fn meaning(rule: &Rule) -> &'static str {
    figures::describe(*rule)
}

/// In the order in which they are known, whichever stands first.
pub(crate) fn in_order(rules: Vec<Rule>) -> Vec<Rule> {
    Rule::ALL.iter().copied().filter(|rule| rules.contains(rule)).collect()
}

pub(crate) fn chooses(asked: &Asked) -> bool {
    asked.visitor.as_ref().is_some_and(|visitor| visitor.office >= Office::Editor)
}

/// A choice, as whoever asks may see it; `built` is the entry of the one that the last build was made with.
pub(crate) fn chosen(asked: &Asked, holds: Option<&(u64, RuleChosen)>, built: Option<u64>) -> Option<Chosen> {
    let (entry, chosen) = holds?;
    let sees = asked.visitor.as_ref().is_some_and(|visitor| visitor.sees_withheld);
    Some(Chosen {
        entry: *entry,
        rule: chosen.rule,
        by: chosen.by.clone(),
        // Reasons are free words.
        reason: if sees { chosen.reason.clone() } else { String::new() },
        built: built == Some(*entry),
    })
}

/// The count that a form is about; `None` where it is about the case.
fn of_form(house: &House, asked: &Asked) -> Result<Option<TallyScope>, Refused> {
    match asked.form.get("count") {
        "" => Ok(None),
        key => {
            let scope = scope_of(key).map_err(|_| Refused::Cannot("page-is-old"))?;
            let there = house.readers.ask(|case| case.count(&scope))?;
            there.map(|_| Some(scope)).ok_or(Refused::Cannot("page-is-old"))
        }
    }
}

fn back(scope: Option<&TallyScope>) -> String {
    scope.map_or("/figures#rule".to_owned(), |scope| format!("{}#rule", super::counted::href(scope)))
}

/// Chooses the rule that stands first.
pub(crate) fn choose(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let scope = of_form(house, asked)?;
    let rule = rule_named(asked.form.get("rule"))?;
    let reason = reason(asked).ok_or(Refused::at("reason", "reason-missing"))?;
    let told = house.readers.ask(|case| case.stamp("case told"))?;
    let told: Option<CaseTold> = told.map(|told| kept(&told)).transpose()?;
    // A rule without what it goes by gives nothing: it is not offered.
    if !told.is_some_and(|told| told.rules.contains(&rule)) {
        return Err(Refused::Cannot("rule-not-in-force"));
    }
    let by = asked.visitor()?.name.clone();
    let place = back(scope.as_ref());
    let entry = decide(house, Wanted::RuleChosen(RuleChosen { scope, rule, by, reason }), asked.seen())?;
    Ok(Reply::Kept(entry, place))
}

/// Withdraws the last choice.
pub(crate) fn withdraw(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let scope = of_form(house, asked)?;
    let reason = reason(asked).ok_or(Refused::at("reason", "reason-missing"))?;
    let by = asked.visitor()?.name.clone();
    let place = back(scope.as_ref());
    let entry = decide(house, Wanted::RuleWithdrawn(WithdrawnRule { scope, by, reason }), asked.seen())?;
    Ok(Reply::Kept(entry, place))
}
