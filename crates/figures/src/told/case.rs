//! The state of a case in a few numbers: what is documented beside what is claimed beside what is estimated, and what the checks
//! noticed.
//!
//! Must not: add up what is documented and what is estimated.

use super::{CountTold, HeadTold, Setting};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{
    EstimateMethod, EstimateReport, EstimateSettings, FindingKind, NoEstimate, Rule, RuleChosen, Status,
    TallyScope, Unit, Weight, limits,
};

/// The state of a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseTold {
    /// The rule that `case.toml` names.
    pub declared: Rule,
    /// The rule chosen for the case, with its entry in the ledger.
    pub chosen: Option<(u64, RuleChosen)>,
    /// The rules in force, the one that stands first before the others.
    pub rules: Vec<Rule>,
    /// How many counts there are.
    pub counts: u64,
    /// How many claims they hold.
    pub claims: u64,
    /// How many sources were read.
    pub sources: u64,
    /// How many incidents there are.
    pub incidents: u64,
    /// The counts of whole incidents with the most claims.
    pub heads: Vec<HeadTold>,
    /// Persons of the registry by what happened to them.
    pub documented: Vec<PersonsNumber>,
    /// What is estimated, where the case asks for it.
    pub estimated: Option<EstimatedTold>,
    /// Findings by weight and kind, the heaviest first.
    pub findings: Vec<FindingsNumber>,
}

/// So many persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonsNumber {
    /// What happened to them; `None` where it is not known.
    pub status: Option<Status>,
    /// How many.
    pub persons: u64,
}

/// So many findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingsNumber {
    /// How heavy.
    pub weight: Weight,
    /// Of what kind.
    pub kind: FindingKind,
    /// How many.
    pub findings: u64,
}

/// What is estimated of what lists do not hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EstimatedTold {
    /// Of which incident alone.
    pub incident: Option<String>,
    /// To whom what happened.
    pub status: Option<Status>,
    /// How many of them are documented on the lists that were used; `None` where there was nothing to estimate from.
    pub documented: Option<u64>,
    /// What each method gives.
    pub methods: Vec<MethodTold>,
    /// Which methods refuse, and why.
    pub refusals: Vec<RefusalTold>,
}

/// Why a method gives no estimate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusalTold {
    /// The method; `None` where none does.
    pub method: Option<EstimateMethod>,
    /// Why, in one English sentence.
    pub reason: String,
}

/// What one method estimates: the total, the documented included.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MethodTold {
    /// The method.
    pub method: EstimateMethod,
    /// The estimate, in whole people.
    pub estimate: u64,
    /// The lower end of its interval.
    pub low: u64,
    /// The upper end; `None` where it is without bound.
    pub high: Option<u64>,
    /// How surely the interval holds the total, from 0 to 1.
    pub level: f64,
    /// What must hold for it.
    pub assumption: String,
}

impl EstimatedTold {
    /// What a report says, asked for by these settings; `None` where none could be made.
    pub fn of(report: Option<&EstimateReport>, settings: &EstimateSettings) -> EstimatedTold {
        let (incident, status) = (settings.incident.clone(), settings.status);
        let Some(report) = report else {
            let (methods, refusals) = (Vec::new(), Vec::new());
            return EstimatedTold { incident, status, documented: None, methods, refusals };
        };
        let methods = report.estimates.iter().filter_map(|estimate| {
            Some(MethodTold {
                method: estimate.method,
                estimate: whole(estimate.estimate)?,
                low: whole(estimate.interval.low.floor())?,
                high: whole(estimate.interval.high.ceil()),
                level: estimate.interval.level,
                assumption: estimate.assumption.clone(),
            })
        });
        let refusal = |of: &NoEstimate| RefusalTold { method: of.method, reason: of.reason.clone() };
        EstimatedTold {
            incident,
            status,
            documented: Some(report.histories.documented()),
            methods: methods.collect(),
            refusals: report.refusals.iter().map(refusal).collect(),
        }
    }

    /// Whether it speaks of the very people whom a count counts: all people of one incident to whom one thing happened. What is
    /// estimated of a case as a whole, or of everybody on its lists, speaks of no count of it.
    ///
    /// ```
    /// use figures::told::EstimatedTold;
    /// use vocabulary::{EstimateSettings, Status};
    /// let killed = EstimateSettings { status: Some(Status::Killed), ..EstimateSettings::default() };
    /// let of_odry = EstimateSettings { incident: Some("odry-2031".into()), ..killed.clone() };
    /// let of_odry = EstimatedTold::of(None, &of_odry);
    /// assert!(of_odry.speaks_of(&"odry-2031/killed/people".parse().unwrap()));
    /// assert!(!of_odry.speaks_of(&"odry-2031/killed/people/female".parse().unwrap()));
    /// assert!(!of_odry.speaks_of(&"odry-2031/missing/people".parse().unwrap()));
    /// let of_case = EstimatedTold::of(None, &killed);
    /// assert!(!of_case.speaks_of(&"odry-2031/killed/people".parse().unwrap()));
    /// ```
    pub fn speaks_of(&self, scope: &TallyScope) -> bool {
        self.incident.as_deref() == Some(scope.incident.as_str())
            && self.status == Some(scope.status)
            && is_whole(scope)
    }
}

/// A number of people; `None` where there is no such number.
fn whole(total: f64) -> Option<u64> {
    (total.is_finite() && total >= 0.0 && total <= limits::UNDOCUMENTED_MAX as f64)
        .then(|| total.round() as u64)
}

/// What is gathered from counts on their way, for the state of the case.
#[derive(Default)]
pub struct Gathered {
    heads: Vec<HeadTold>,
    counts: u64,
    claims: u64,
}

impl Gathered {
    /// Takes a count in. The few of whole incidents with the most claims are held, of equals the first.
    pub fn add(&mut self, count: &CountTold) {
        self.counts += 1;
        self.claims += count.claims;
        if !is_whole(&count.scope) {
            return;
        }
        let at = self.heads.partition_point(|head| head.line.claims >= count.claims);
        if at < limits::DESK_HEADS_MAX {
            self.heads.insert(at, HeadTold::of(count));
            self.heads.truncate(limits::DESK_HEADS_MAX);
        }
    }
}

/// The state of a case, from what was gathered of its counts.
pub fn case_told(setting: &Setting, gathered: Gathered, estimated: Option<EstimatedTold>) -> CaseTold {
    let case = setting.case;
    let mut findings: BTreeMap<(std::cmp::Reverse<Weight>, FindingKind), u64> = BTreeMap::new();
    for finding in &setting.told.findings {
        *findings.entry((std::cmp::Reverse(finding.weight), finding.kind)).or_default() += 1;
    }
    let mut documented: BTreeMap<Option<Status>, u64> = BTreeMap::new();
    for person in &setting.registry.persons {
        *documented.entry(person.status()).or_default() += 1;
    }
    let sources: BTreeSet<_> = setting.readings.iter().map(|reading| reading.source.sha256).collect();
    CaseTold {
        declared: case.rule,
        chosen: case.chosen.on_case().map(|(entry, chosen)| (entry, chosen.clone())),
        rules: case.rules_in_force(),
        counts: gathered.counts,
        claims: gathered.claims,
        sources: sources.len() as u64,
        incidents: setting.told.incidents.len() as u64,
        heads: gathered.heads,
        documented: documented
            .into_iter()
            .map(|(status, persons)| PersonsNumber { status, persons })
            .collect(),
        estimated,
        findings: (findings.into_iter())
            .map(|((weight, kind), findings)| FindingsNumber { weight: weight.0, kind, findings })
            .collect(),
    }
}

/// Whether it counts all people to whom one thing happened in an incident: no part of them, and not only the identified.
pub fn is_whole(scope: &TallyScope) -> bool {
    let TallyScope { unit, sex, age, role, nationality, identified, .. } = scope;
    *unit == Unit::People
        && sex.is_none()
        && age.is_none()
        && role.is_none()
        && nationality.is_none()
        && !identified
}
