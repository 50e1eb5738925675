//! What does not fit together: parts against wholes, like scopes that differ, totals that fall or do not meet their
//! additions, slips of the pen, one number in many places, people counted twice, denials.
//!
//! A finding says what was seen, where, and what would settle it. Approximations are given their reach first
//! ([`bounds`](crate::bounds)), so "about 150" beside 152 is no finding.
//!
//! Must not: settle anything, or say the same thing twice. There is one finding for a scope and a kind.

mod contested;
mod differ;
mod falls;
mod fates;
mod increments;
mod parts;
mod repeated;
mod slips;
mod sums;

use crate::corpus::Corpus;
use crate::incidents::Incidents;
use crate::origins::Origin;
use crate::scope::{Cell, Entry};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::said::{Said, Term, checks as words};
use vocabulary::{Finding, TallyScope, limits};

/// What the checks look at.
pub(crate) struct Evidence<'e> {
    pub(crate) corpus: &'e Corpus<'e>,
    pub(crate) origins: &'e [Origin],
    pub(crate) cells: &'e [Cell],
    titles: BTreeMap<&'e str, &'e str>,
}

impl<'e> Evidence<'e> {
    pub(crate) fn new(
        corpus: &'e Corpus<'e>,
        incidents: &'e Incidents,
        origins: &'e [Origin],
        cells: &'e [Cell],
    ) -> Evidence<'e> {
        let titles =
            incidents.all.iter().map(|incident| (incident.id.as_str(), incident.title.as_str())).collect();
        Evidence { corpus, origins, cells, titles }
    }

    /// What is counted, and in which incident: "people killed (women)", "Selm, 1994-06-14".
    fn scope(&self, scope: &TallyScope) -> [Term; 2] {
        let title = self.titles.get(scope.incident.as_str()).copied().unwrap_or(&scope.incident);
        [Term::scope(scope), Term::text(title)]
    }

    /// "41 (the ministry)"
    fn said(&self, entry: &Entry) -> Said {
        let (count, voice) = (Term::text(entry.count), Term::text(&self.origins[entry.origin].name));
        match entry.day.filter(|_| entry.day_said) {
            Some(day) => words::SAID_BY_ON.of([count, voice, Term::text(day)]),
            None => words::SAID_BY.of([count, voice]),
        }
    }

    /// "41 (the ministry and 2 more)": a number, and the voices of all who say it.
    fn said_by(&self, number: Term, entries: &[&Entry]) -> Said {
        let origins: BTreeSet<usize> = entries.iter().map(|entry| entry.origin).collect();
        let first = entries.first().map_or("", |entry| self.origins[entry.origin].name.as_str());
        match origins.len() {
            0 | 1 => words::SAID_BY.of([number, Term::text(first)]),
            many => words::SAID_BY_MORE.of([number, Term::text(first), Term::number(many - 1)]),
        }
    }

    /// The paths of the sources of some figures, each once.
    fn places(&self, items: impl Iterator<Item = usize>) -> Option<String> {
        let paths: BTreeSet<&str> =
            items.map(|item| self.corpus.document(item).source.path.as_str()).collect();
        let paths: Vec<String> = paths.into_iter().map(str::to_owned).collect();
        (!paths.is_empty()).then(|| several(&paths, "; "))
    }
}

/// All findings, in the order of kind, then of place and words.
pub(crate) fn findings(evidence: &Evidence) -> Vec<Finding> {
    let mut findings = parts::findings(evidence);
    findings.extend(evidence.cells.iter().filter_map(|cell| differ::finding(evidence, cell)));
    findings.extend(evidence.cells.iter().flat_map(|cell| falls::findings(evidence, cell)));
    findings.extend(evidence.cells.iter().filter_map(|cell| contested::finding(evidence, cell)));
    findings.extend(sums::findings(evidence));
    findings.extend(evidence.cells.iter().flat_map(|cell| increments::findings(evidence, cell)));
    findings.extend(evidence.cells.iter().filter_map(|cell| slips::finding(evidence, cell)));
    findings.extend(repeated::findings(evidence));
    findings.extend(fates::findings(evidence));
    findings.sort_by(|a, b| {
        (a.kind, std::cmp::Reverse(a.weight), &a.place, &a.seen, &a.about).cmp(&(
            b.kind,
            std::cmp::Reverse(b.weight),
            &b.place,
            &b.seen,
            &b.about,
        ))
    });
    findings
}

/// The first few, and how many more there are.
fn several(names: &[String], between: &str) -> String {
    let shown = names.len().min(limits::FINDING_NAMED_MAX);
    let more = match names.len() - shown {
        0 => String::new(),
        more => format!("{between}and {more} more"),
    };
    format!("{}{more}", names[..shown].join(between))
}
