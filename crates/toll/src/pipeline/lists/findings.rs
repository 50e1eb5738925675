//! What is noticed of lists, as findings of the case: whole for those who work on it, and without a word of a list for all.
//!
//! Must not: let a cell, a header or a key into what is said to all.

use super::{Gathered, OneList};
use persons::columns::checks::{check, check_maps};
use persons::registry::Problem;
use serde::{Deserialize, Serialize};
use sources::Remark;
use vocabulary::said::{Said, Says, Term, case as words};
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

fn noticed(
    kind: FindingKind,
    weight: Weight,
    list: Option<&str>,
    seen: impl Into<Said>,
    remedy: impl Into<Said>,
    to_all: impl Into<Said>,
) -> Noticed {
    let (place, seen, remedy) = (list.map(str::to_owned), seen.into(), remedy.into());
    let whole = Finding { kind, weight, place: place.clone(), seen, remedy, about: Vec::new() };
    let to_all = for_all(&whole, to_all.into());
    Noticed { list: place, whole, to_all }
}

/// The same without a word of the list.
fn for_all(whole: &Finding, seen: Said) -> Finding {
    Finding { seen, remedy: words::HERE_REMEDY.into(), ..whole.clone() }
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
            noticed(FindingKind::Unreadable, weight, Some(&place), seen, remedy, words::LIST_UNREADABLE);
        found.list = Some(path);
        all.push(found);
    }
    for (path, first) in &gathered.twice {
        let (seen, remedy) = (words::LIST_TWICE.of([Term::text(first)]), words::LIST_TWICE_REMEDY);
        all.push(noticed(
            FindingKind::List,
            Weight::Warning,
            Some(path),
            seen,
            remedy,
            words::LIST_TWICE_ANY,
        ));
    }
    for (name, why) in &gathered.misdeclared {
        let seen = format!("case.toml, [lists.\"{name}\"]: {why}.");
        let remedy = words::LIST_MISNAMED_REMEDY;
        all.push(noticed(FindingKind::List, Weight::Warning, None, seen, remedy, words::LIST_MISNAMED));
    }
    for (name, why) in &gathered.unusable {
        let seen = format!("The list is left out of the registry: {why}.");
        let remedy = words::LIST_LEFT_OUT_REMEDY;
        all.push(noticed(FindingKind::List, Weight::Fault, Some(name), seen, remedy, words::LIST_LEFT_OUT));
    }
    gathered.lists.iter().for_each(|list| of_list(list, &mut all));
    let maps: Vec<(&List, &ColumnMap)> =
        gathered.lists.iter().map(|list| (&list.last().list, &list.last().map)).collect();
    for one in check_maps(&maps) {
        all.push(checked(one.finding(), &one.list, words::COLUMNS_UNLIKE));
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
            remedy,
            words::COLUMNS_UNCONFIRMED,
        ));
    }
    all.extend(list.remarks.iter().map(|remark| remarked(remark, path)));
    let as_of = list.sidecar.published.and_then(|published| published.last_day());
    for one in check(&list.last().list, &list.last().map, as_of) {
        all.push(checked(one.finding(), path, words::VALUES_DOUBTED));
    }
    if let Some(news) = super::news::of(list) {
        let [new, gone, changed] = [news.new.len(), news.gone.len(), news.changed.len()].map(Term::number);
        let same = Term::number(news.same);
        let seen = match news.reused.len() {
            0 => words::RELEASE.of([new, gone, changed, same]),
            reused => words::RELEASE_REUSED.of([new, gone, changed, same, Term::number(reused)]),
        };
        let weight = if news.reused.is_empty() { Weight::Note } else { Weight::Warning };
        let remedy = words::RELEASE_REMEDY;
        all.push(noticed(FindingKind::Release, weight, Some(path), seen.clone(), remedy, seen));
    }
}

fn remarked(remark: &Remark, path: &str) -> Noticed {
    let whole = remark_on(remark, path);
    let times = if remark.times > 1 { format!(" ({} times)", remark.times) } else { String::new() };
    let seen = format!("{}{times}.", remark.noticed.says());
    let to_all = for_all(&whole, seen.into());
    Noticed { list: Some(path.to_owned()), whole, to_all }
}

/// A remark on how a list was read, as a finding: in a case, and of a plain file, it weighs the same.
pub(crate) fn remark_on(remark: &Remark, path: &str) -> Finding {
    let line = remark.places.first().map(|place| place.line).filter(|line| *line > 0);
    let place = line.map_or(path.to_owned(), |line| format!("{path}, line {line}"));
    Finding {
        kind: FindingKind::List,
        weight: remark.noticed.weight(),
        place: Some(place),
        seen: remark.to_string().into(),
        remedy: words::REMARK_REMEDY.into(),
        about: Vec::new(),
    }
}

fn checked(whole: Finding, path: &str, to_all: Says<0>) -> Noticed {
    let to_all = Finding { place: Some(path.to_owned()), ..for_all(&whole, to_all.into()) };
    Noticed { list: Some(path.to_owned()), whole, to_all }
}

fn waiting(registry: &Registry) -> Option<Noticed> {
    let waiting = registry.waiting();
    let seen: Said = match waiting {
        0 => return None,
        1 => words::PAIR_WAITS.into(),
        many if many >= limits::QUEUE_PAIRS_MAX => words::PAIRS_WAIT_MORE.of([Term::number(many)]),
        many => words::PAIRS_WAIT.of([Term::number(many)]),
    };
    let remedy = words::PAIRS_REMEDY;
    let mut found = noticed(FindingKind::Registry, Weight::Note, None, seen.clone(), remedy, seen);
    found.to_all.remedy = remedy.into();
    Some(found)
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
