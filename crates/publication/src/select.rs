//! What may leave. Everything that is printed comes through here; nothing else sees the material.
//!
//! All of the readings leaves, with each source's text, publisher and address. What a case withholds of the persons of
//! lists is dropped or masked here, once (`masked`), before any page is made: pages, data files, names of files and
//! links are all written from a [`Selection`].
//!
//! Must not: be gone round. A page that took the material itself could print what was withheld.

mod masked;

pub(crate) use masked::{ListTold, PersonTold};

use crate::Material;
use figures::aggregates::Absorbed;
use figures::sdg::SdgTable;
use figures::{Comparisons, Decided, Origin, Reconciliation, ScopeView};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use vocabulary::said::Said;
use vocabulary::{
    ClaimRef, Digest, Figure, Finding, Incident, Reading, Record, Rule, RuleFor, RuleSettings, Source, Tally,
    TallyInput, TallyScope,
};

/// The part of the material that leaves, in the order in which it is printed.
pub(crate) struct Selection<'m> {
    material: &'m Material<'m>,
    reconciliation: Cow<'m, Reconciliation>,
    readings: Vec<Cow<'m, Reading>>,
    by_source: BTreeMap<Digest, usize>,
    /// By their place in the reconciliation; those that the case declares first.
    incidents: Vec<usize>,
    declared: usize,
    by_incident: BTreeMap<&'m str, usize>,
    records: Vec<&'m Record>,
    persons: Vec<PersonTold<'m>>,
}

impl<'m> Selection<'m> {
    pub(crate) fn of(material: &'m Material<'m>) -> Selection<'m> {
        let mut readings: Vec<Cow<Reading>> = material.readings.iter().map(leaving).collect();
        readings.sort_by(|a, b| (&a.source.path, a.source.sha256).cmp(&(&b.source.path, b.source.sha256)));
        // The same bytes in two places are one source: its claims would otherwise be told twice.
        let mut seen = BTreeSet::new();
        readings.retain(|reading| seen.insert(reading.source.sha256));
        let by_source = readings.iter().enumerate().map(|(at, r)| (r.source.sha256, at)).collect();
        let mut records: Vec<&Record> =
            material.records.iter().filter(|record| seen.contains(&record.source)).collect();
        records.sort_by_cached_key(|r| (r.name.to_lowercase(), r.source, r.row.clone()));
        let reconciliation = without_folders(material.reconciliation, material.readings);
        let of_case: BTreeSet<&str> = material.case.incidents.iter().map(|i| i.id.as_str()).collect();
        let known = &material.reconciliation.incidents;
        let mut incidents: Vec<usize> = (0..known.len()).collect();
        incidents.sort_by_key(|&at| !of_case.contains(known[at].id.as_str()));
        let declared = known.iter().filter(|incident| of_case.contains(incident.id.as_str())).count();
        let by_incident =
            incidents.iter().zip(0..).map(|(&at, place)| (known[at].id.as_str(), place)).collect();
        let persons = masked::persons(material);
        Selection {
            material,
            reconciliation,
            readings,
            by_source,
            incidents,
            declared,
            by_incident,
            records,
            persons,
        }
    }

    /// The persons of the registry, with what may be said of them; none where the case has no list.
    pub(crate) fn persons(&self) -> &[PersonTold<'m>] {
        &self.persons
    }

    /// The estimates of the case, where it has any: counts, and no persons.
    pub(crate) fn estimates(&self) -> Option<&'m crate::charts::Estimates> {
        self.material.estimates
    }

    /// What the case lets out of persons.
    pub(crate) fn persons_policy(&self) -> vocabulary::PersonsPolicy {
        self.material.case.persons_published()
    }

    /// The lists behind the registry.
    pub(crate) fn lists(&self) -> Vec<ListTold<'m>> {
        masked::lists(self.material)
    }

    /// The table of SDG 16.1.2, where the case asks for one: numbers of persons, no more than the pages of persons tell.
    pub(crate) fn sdg(&self) -> Option<&'m SdgTable> {
        self.material.sdg
    }

    /// Totals without names, absorbed.
    pub(crate) fn absorbed(&self) -> &'m [Absorbed] {
        self.material.absorbed
    }

    /// How many pairs of records wait for a judgement.
    pub(crate) fn waiting(&self) -> usize {
        self.material.registry.waiting()
    }

    /// What new releases of lists changed among persons.
    pub(crate) fn moved(&self) -> Option<&'m vocabulary::Moved> {
        self.material.registry.moved.as_ref()
    }

    pub(crate) fn title(&self) -> &str {
        &self.material.case.title
    }

    pub(crate) fn about(&self) -> &str {
        &self.material.case.about
    }

    /// The rules in force, the case's own first.
    pub(crate) fn rules(&self) -> Vec<Rule> {
        self.material.case.rules_in_force()
    }

    /// The same, the one that the case settles for a count first.
    pub(crate) fn rules_for(&self, scope: &TallyScope) -> Vec<Rule> {
        let first = self.material.case.rule_for(scope);
        let others = self.rules().into_iter().filter(|rule| *rule != first);
        std::iter::once(first).chain(others).collect()
    }

    /// What the case settles about rules: the order of sources, the parties that fight.
    pub(crate) fn rule_settings(&self) -> &'m RuleSettings {
        &self.material.case.rules
    }

    /// The rules of their own that the case gives to some counts.
    pub(crate) fn settled(&self) -> &'m [RuleFor] {
        &self.material.case.rules_for
    }

    /// The rules that people chose since, each with its entry in the ledger.
    pub(crate) fn chosen(&self) -> impl Iterator<Item = (u64, &'m vocabulary::RuleChosen)> {
        self.material.case.chosen.holding()
    }

    /// The one that counts for a count: chosen for it, or for the case where nothing closer is settled.
    pub(crate) fn chosen_for(&self, scope: &TallyScope) -> Option<(u64, &'m vocabulary::RuleChosen)> {
        let case = self.material.case;
        let for_all = || case.settled_for(scope).is_none().then(|| case.chosen.on_case()).flatten();
        case.chosen.on(scope).or_else(for_all)
    }

    /// What the case settles for a count.
    pub(crate) fn settled_for(&self, scope: &TallyScope) -> Option<&'m RuleFor> {
        self.material.case.settled_for(scope)
    }

    pub(crate) fn head(&self) -> &str {
        self.material.head
    }

    /// What every source says, by path; each source once.
    pub(crate) fn readings(&self) -> impl ExactSizeIterator<Item = &Reading> {
        self.readings.iter().map(Cow::as_ref)
    }

    pub(crate) fn reading(&self, source: &Digest) -> Option<&Reading> {
        self.by_source.get(source).map(|&at| self.readings[at].as_ref())
    }

    /// A figure and the source it stands in.
    pub(crate) fn figure(&self, claim: &ClaimRef) -> Option<(&Source, &Figure)> {
        let reading = self.reading(&claim.source)?;
        // Ids are `f1`, `f2` in order: looked for at their place first, so that long readings stay quick.
        let place = claim.figure.get(1..).and_then(|n| n.parse::<usize>().ok()).unwrap_or(0).wrapping_sub(1);
        let figure = match reading.figures.get(place) {
            Some(figure) if figure.id == claim.figure => figure,
            _ => reading.figure(&claim.figure)?,
        };
        Some((&reading.source, figure))
    }

    /// The text of a source as received.
    pub(crate) fn text(&self, source: &Digest) -> String {
        (self.material.text_of)(source)
    }

    /// The incidents, those that the case declares first.
    pub(crate) fn incidents(&self) -> impl ExactSizeIterator<Item = &Incident> {
        self.incidents.iter().map(|&at| &self.reconciliation.incidents[at])
    }

    /// How many of the incidents the case declares.
    pub(crate) fn declared(&self) -> usize {
        self.declared
    }

    /// An incident and its place among all, by its id.
    pub(crate) fn incident(&self, id: &str) -> Option<(usize, &Incident)> {
        let place = *self.by_incident.get(id)?;
        Some((place, &self.reconciliation.incidents[self.incidents[place]]))
    }

    /// The incident that a figure belongs to.
    pub(crate) fn incident_of(&self, claim: &ClaimRef) -> Option<&Incident> {
        let id = self.reconciliation.belongs.get(claim)?;
        self.incident(id).map(|(_, incident)| incident)
    }

    pub(crate) fn tallies(&self) -> &[Tally] {
        &self.reconciliation.tallies
    }

    /// The figures of scopes in which none can be counted.
    pub(crate) fn uncounted(&self) -> &BTreeMap<TallyScope, Vec<TallyInput>> {
        &self.reconciliation.uncounted
    }

    /// The independent voices.
    pub(crate) fn origins(&self) -> &[Origin] {
        &self.reconciliation.origins
    }

    pub(crate) fn comparisons(&self) -> &Comparisons {
        &self.reconciliation.comparisons
    }

    /// What a reviewer decided for a count, where it holds.
    pub(crate) fn decision_on(&self, scope: &TallyScope) -> Option<&Decided> {
        self.reconciliation.decision_on(scope)
    }

    /// What stands behind the different numbers of a count.
    pub(crate) fn view(&self, scope: &TallyScope) -> Option<&ScopeView> {
        self.reconciliation.view(scope)
    }

    pub(crate) fn findings(&self) -> &[Finding] {
        &self.reconciliation.findings
    }

    /// The persons whom sources name, by name.
    pub(crate) fn records(&self) -> &[&Record] {
        &self.records
    }
}

/// What leaves of a reading: all but the folders of the machine on which it was made.
fn leaving(reading: &Reading) -> Cow<'_, Reading> {
    if !is_rooted(&reading.source.path) {
        return Cow::Borrowed(reading);
    }
    let mut reading = reading.clone();
    reading.source.path = file_name(&reading.source.path).to_owned();
    Cow::Owned(reading)
}

/// The same for all sentences that speak of sources by their paths.
fn without_folders<'m>(told: &'m Reconciliation, readings: &[Reading]) -> Cow<'m, Reconciliation> {
    let mut rooted: Vec<&str> =
        readings.iter().map(|reading| reading.source.path.as_str()).filter(|path| is_rooted(path)).collect();
    if rooted.is_empty() {
        return Cow::Borrowed(told);
    }
    // The longest first: one path may begin with another.
    rooted.sort_by_key(|path| (std::cmp::Reverse(path.len()), *path));
    let clean = |text: &mut String| {
        for path in rooted.iter().filter(|path| path.len() > 1) {
            if text.contains(path) {
                *text = text.replace(path, file_name(path));
            }
        }
    };
    let clean_shared = |said: &mut Arc<Said>| {
        if rooted.iter().any(|path| path.len() > 1 && said.contains(path)) {
            Arc::make_mut(said).each_text(&mut { clean });
        }
    };
    let mut told = told.clone();
    told.origins.iter_mut().for_each(|origin| clean(&mut origin.name));
    for finding in &mut told.findings {
        [&mut finding.seen, &mut finding.remedy].into_iter().for_each(|said| said.each_text(&mut { clean }));
        finding.place.iter_mut().for_each(clean);
    }
    told.tallies.iter_mut().filter_map(|tally| tally.mark.as_mut()).for_each(|mark| clean(&mut mark.reason));
    let inputs = told.tallies.iter_mut().flat_map(|tally| &mut tally.inputs);
    inputs
        .chain(told.uncounted.values_mut().flatten())
        .filter_map(|input| input.set_aside.as_mut())
        .for_each(clean_shared);
    Cow::Owned(told)
}

fn is_rooted(path: &str) -> bool {
    path.starts_with(['/', '\\']) || path.as_bytes().get(1) == Some(&b':')
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or_default()
}
