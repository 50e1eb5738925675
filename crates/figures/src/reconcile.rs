//! All readings of a case, held against each other.
//!
//! Must not: touch storage, a clock or chance. The same case and readings give the same reconciliation, in whatever
//! order the readings come.

use crate::checks::{self, Evidence};
use crate::compare::Comparisons;
use crate::corpus::Corpus;
use crate::decided::Decided;
use crate::incidents::Incidents;
use crate::origins::{Origin, Origins, Wording};
use crate::reasons::Reasons;
use crate::scope::ScopeView;
use crate::{rules, scope};
use std::collections::BTreeMap;
use std::sync::Arc;
use vocabulary::{Case, ClaimRef, Finding, Incident, Reading, Rule, Tally, TallyInput, TallyScope};

/// What comes of holding all figures of a case against each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reconciliation {
    /// All incidents, declared and found, by time, then id; those without a time last.
    pub incidents: Vec<Incident>,
    /// For each figure the id of the incident it belongs to.
    pub belongs: BTreeMap<Arc<ClaimRef>, Arc<str>>,
    /// The independent voices; [`TallyInput::origin`] is a place in this list.
    pub origins: Vec<Origin>,
    /// For each scope the tally by each rule, in the order of scopes, then of rules.
    pub tallies: Vec<Tally>,
    /// The figures of scopes in which none can be counted, each with the reason: not known, which is not 0.
    pub uncounted: BTreeMap<TallyScope, Vec<TallyInput>>,
    /// What does not fit together.
    pub findings: Vec<Finding>,
    /// What each figure was compared with.
    pub comparisons: Comparisons,
    /// For each scope whose numbers differ, or differ from a neighbour's: whether that is a difference of scope.
    pub views: Vec<ScopeView>,
    /// What reviewers decided beside the tallies; empty until somebody who has the ledger fills it
    /// ([`decided`](crate::decided())).
    pub decided: Vec<Decided>,
}

/// Groups the figures of all readings into incidents and scopes, tallies each scope by every rule, and checks them.
/// Without the documents' words copies are not known; see [`reconcile_worded`].
pub fn reconcile(case: &Case, readings: &[Reading]) -> Reconciliation {
    reconcile_worded(case, readings, &[])
}

/// The voices alone, without incidents, tallies and checks; `wordings` as in [`reconcile_worded`].
pub fn origins(case: &Case, readings: &[Reading], wordings: &[Wording]) -> Vec<Origin> {
    let corpus = Corpus::new(readings);
    Origins::new(&corpus, &Incidents::new(case, &corpus), wordings).all
}

/// The same with the wordings of the documents, by which carriers of one text are known for one origin.
pub fn reconcile_worded(case: &Case, readings: &[Reading], wordings: &[Wording]) -> Reconciliation {
    let corpus = Corpus::new(readings);
    let incidents = Incidents::new(case, &corpus);
    let origins = Origins::new(&corpus, &incidents, wordings);
    let mut reasons = Reasons::default();
    let proposed_count = case.model().is_none_or(|model| model.counted);
    let cells = scope::cells(&corpus, &incidents, &origins, proposed_count, &mut reasons);
    let findings = checks::findings(&Evidence::new(&corpus, &incidents, &origins.all, &cells));
    let comparisons = Comparisons::new(&corpus, &cells);
    let views = scope::views(&corpus, &incidents.all, &cells);
    let in_force = case.rules_in_force();
    let in_force: Vec<Rule> = Rule::ALL.iter().copied().filter(|rule| in_force.contains(rule)).collect();
    let setting = rules::Setting::new(case, &corpus, &origins.all, &cells);
    let (mut tallies, mut uncounted) = (Vec::new(), BTreeMap::new());
    // Each cell goes when its tallies are made: a large case never holds all of both.
    for cell in cells {
        if cell.comparable().next().is_none() {
            let inputs = cell.entries.iter().map(|entry| rules::input(entry, entry.aside.clone()));
            uncounted.insert(cell.scope.clone(), inputs.collect());
        }
        tallies.extend(in_force.iter().filter_map(|rule| rules::tally(&cell, *rule, &setting, &mut reasons)));
    }
    let ids: Vec<Arc<str>> = incidents.all.iter().map(|incident| incident.id.as_str().into()).collect();
    let belongs = (incidents.of.iter().enumerate())
        .map(|(item, &incident)| (corpus.claim(item), Arc::clone(&ids[incident])))
        .collect();
    Reconciliation {
        incidents: incidents.all,
        belongs,
        origins: origins.all,
        tallies,
        uncounted,
        findings,
        comparisons,
        views,
        decided: Vec::new(),
    }
}

impl Reconciliation {
    /// What a reviewer decided for a scope, where it holds.
    pub fn decision_on(&self, scope: &TallyScope) -> Option<&Decided> {
        self.decided.iter().find(|decided| decided.given.scope == *scope)
    }

    /// What stands behind the different numbers of a scope; nothing where they agree.
    pub fn view(&self, scope: &TallyScope) -> Option<&ScopeView> {
        let at = self.views.binary_search_by(|view| view.scope.cmp(scope)).ok()?;
        Some(&self.views[at])
    }

    /// The tally of a scope by a rule.
    pub fn tally(&self, scope: &TallyScope, rule: Rule) -> Option<&Tally> {
        self.tallies_of(scope).iter().find(|tally| tally.rule == rule)
    }

    /// The tallies of a scope, by all rules that give one.
    pub fn tallies_of(&self, scope: &TallyScope) -> &[Tally] {
        let of = &self.tallies[self.tallies.partition_point(|tally| &tally.scope < scope)..];
        &of[..of.partition_point(|tally| &tally.scope == scope)]
    }
}
