//! What is noticed of lists, as findings of the case: whole for those who work on it, and without a word of a list for all.
//!
//! Must not: let a cell, a header or a key into what is said to all.

use super::{Gathered, OneList};
use persons::columns::checks::{check, check_maps};
use persons::registry::Problem;
use serde::{Deserialize, Serialize};
use sources::Remark;
use vocabulary::{ColumnMap, Finding, FindingKind, List, Registry, Weight, limits};

/// A finding in both its forms.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Noticed {
    /// The list it is about, by its path.
    pub(crate) list: Option<String>,
    /// The whole.
    pub(crate) whole: Finding,
    /// What is said to all.
    pub(crate) to_all: Finding,
}

const HERE: &str = "See it in full with \"toll lists\" and the case's folder.";

fn noticed(
    kind: FindingKind,
    weight: Weight,
    list: Option<&str>,
    seen: String,
    remedy: &str,
    to_all: &str,
) -> Noticed {
    let (place, remedy) = (list.map(str::to_owned), remedy.to_owned());
    let whole = Finding { kind, weight, place: place.clone(), seen, remedy, about: Vec::new() };
    let to_all = Finding { seen: to_all.to_owned(), remedy: HERE.to_owned(), ..whole.clone() };
    Noticed { list: place, whole, to_all }
}

/// All that is noticed of the lists and of the registry.
pub(super) fn all(gathered: &Gathered, registry: &Registry, problems: &[Problem]) -> Vec<Noticed> {
    let mut all = Vec::new();
    for refusal in &gathered.refused {
        let path = refusal.path.display().to_string();
        let place = refusal.why.place().map(|place| format!("{path}, {place}")).unwrap_or(path.clone());
        let weight = Weight::Fault;
        let seen = super::super::findings::sentence(&refusal.why.to_string());
        let remedy = super::super::findings::sentence(refusal.why.remedy());
        let mut found =
            noticed(FindingKind::Unreadable, weight, Some(&place), seen, &remedy, "The list cannot be read.");
        found.list = Some(path);
        all.push(found);
    }
    for (path, first) in &gathered.twice {
        let (seen, remedy) = (
            format!("The file has the same bytes as {first}; its rows are counted once."),
            "Remove one of the two files.",
        );
        all.push(noticed(
            FindingKind::List,
            Weight::Warning,
            Some(path),
            seen,
            remedy,
            "The file has the same bytes as another list; its rows are counted once.",
        ));
    }
    for (name, why) in &gathered.misdeclared {
        let seen = format!("case.toml, [lists.\"{name}\"]: {why}.");
        let remedy = "Correct the name in case.toml, or remove the table.";
        all.push(noticed(
            FindingKind::List,
            Weight::Warning,
            None,
            seen,
            remedy,
            "A list that case.toml names is not there, or is not what it is said to be.",
        ));
    }
    for (name, why) in &gathered.unusable {
        let seen = format!("The list is left out of the registry: {why}.");
        let remedy = "Declare what its columns hold in case.toml; \"toll lists\" proposes it.";
        all.push(noticed(
            FindingKind::List,
            Weight::Fault,
            Some(name),
            seen,
            remedy,
            "The list is left out of the registry: what its columns hold has to be declared.",
        ));
    }
    gathered.lists.iter().for_each(|list| of_list(list, &mut all));
    let maps: Vec<(&List, &ColumnMap)> =
        gathered.lists.iter().map(|list| (&list.last().list, &list.last().map)).collect();
    for one in check_maps(&maps) {
        all.push(checked(one.finding(), &one.list, "Columns of two lists do not fit each other."));
    }
    all.extend(problems.iter().map(|problem| {
        let kind = match problem {
            Problem::Unlinkable(_) => FindingKind::List,
            _ => FindingKind::Judgement,
        };
        noticed(kind, Weight::Warning, None, problem.seen(), problem.remedy(), problem.said_of_all())
    }));
    all.extend(waiting(registry));
    all
}

fn of_list(list: &OneList, all: &mut Vec<Noticed>) {
    let path = list.name.as_str();
    if list.settings.columns.is_none() {
        let seen = format!(
            "What its columns hold is not confirmed; this was used: {}.",
            list.last()
                .map
                .columns
                .iter()
                .map(|(name, used)| format!("\"{name}\" is {}", used.field))
                .collect::<Vec<_>>()
                .join(", ")
        );
        let remedy =
            format!("Look at it with \"toll lists\", then put this into case.toml:\n\n{}", declaration(list));
        all.push(noticed(
            FindingKind::List,
            Weight::Warning,
            Some(path),
            seen,
            &remedy,
            "What its columns hold was told from their headers and contents, and is not confirmed yet.",
        ));
    }
    all.extend(list.remarks.iter().map(|remark| remarked(remark, path)));
    let as_of = list.sidecar.published.and_then(|published| published.last_day());
    for one in check(&list.last().list, &list.last().map, as_of) {
        all.push(checked(
            one.finding(),
            path,
            "A check of its values found something that cannot be, or is hard to believe.",
        ));
    }
    if let Some(news) = super::news::of(list) {
        let mut seen = format!(
            "A later release took the place of the one before: {} rows are new, {} gone, {} changed, {} the same",
            news.new.len(),
            news.gone.len(),
            news.changed.len(),
            news.same
        );
        if !news.reused.is_empty() {
            seen += &format!("; {} ids name somebody else now", news.reused.len());
        }
        let weight = if news.reused.is_empty() { Weight::Note } else { Weight::Warning };
        let remedy = "Look at the rows that are gone or name somebody else: \"toll lists\" names them.";
        all.push(noticed(
            FindingKind::Release,
            weight,
            Some(path),
            format!("{seen}."),
            remedy,
            &format!("{seen}."),
        ));
    }
}

fn remarked(remark: &Remark, path: &str) -> Noticed {
    let whole = remark_on(remark, path);
    let times = if remark.times > 1 { format!(" ({} times)", remark.times) } else { String::new() };
    let seen = format!("{}{times}.", remark.noticed.says());
    let to_all = Finding { seen, remedy: HERE.to_owned(), ..whole.clone() };
    Noticed { list: Some(path.to_owned()), whole, to_all }
}

/// A remark on how a list was read, as a finding: in a case, and of a plain file, it weighs the same.
pub(crate) fn remark_on(remark: &Remark, path: &str) -> Finding {
    let line = remark.places.first().map(|place| place.line).filter(|line| *line > 0);
    let place = line.map_or(path.to_owned(), |line| format!("{path}, line {line}"));
    let remedy = "Look at the place in the list; where something was lost, save the list anew, or mend it and keep both files.";
    Finding {
        kind: FindingKind::List,
        weight: remark.noticed.weight(),
        place: Some(place),
        seen: remark.to_string(),
        remedy: remedy.to_owned(),
        about: Vec::new(),
    }
}

fn checked(whole: Finding, path: &str, to_all: &str) -> Noticed {
    let place = Some(path.to_owned());
    let to_all = Finding { seen: to_all.to_owned(), remedy: HERE.to_owned(), place, ..whole.clone() };
    Noticed { list: Some(path.to_owned()), whole, to_all }
}

fn waiting(registry: &Registry) -> Option<Noticed> {
    let waiting = registry.waiting();
    let (pairs, wait) = if waiting == 1 { ("pair", "waits") } else { ("pairs", "wait") };
    let more = if waiting >= limits::QUEUE_PAIRS_MAX { " or more" } else { "" };
    let seen = format!(
        "{waiting}{more} {pairs} of records {wait} for a judgement: whether they are one person is not clear."
    );
    let remedy = "See them with \"toll queue\", and judge them with \"toll judge\".";
    (waiting > 0).then(|| {
        let mut found = noticed(FindingKind::Registry, Weight::Note, None, seen.clone(), remedy, &seen);
        found.to_all.remedy = remedy.to_owned();
        found
    })
}

/// The part of `case.toml` that confirms what is proposed.
pub(crate) fn declaration(list: &OneList) -> String {
    let name = list.name.split_once('/').map_or(list.name.as_str(), |(_, name)| name);
    let settings =
        vocabulary::ListSettings { columns: Some(list.proposal.map.clone()), ..list.settings.clone() };
    let case =
        std::collections::BTreeMap::from([("lists", std::collections::BTreeMap::from([(name, settings)]))]);
    toml::to_string(&case).unwrap_or_default()
}
