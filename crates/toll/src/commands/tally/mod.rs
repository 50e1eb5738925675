//! `toll tally`: what named rules make of rival figures, from a case or from readings in plain files.
//!
//! Must not: hold a rule, or write into a case.

mod gather;
mod json;
mod table;

use crate::cli::{ReportFormat, Tally};
use crate::messages::{self, Verdict};
use anyhow::{Result, bail};
use figures::Reconciliation;
use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};
use vocabulary::{Case, ClaimRef, Digest, Figure, Reading, Rule, Source, TallyScope, Weight};

/// What is asked of a reconciliation: which rules, which incident.
struct Asked<'a> {
    case: &'a Case,
    /// The readings of each source; a long one has several.
    readings: BTreeMap<Digest, Vec<&'a Reading>>,
    told: &'a Reconciliation,
    rules: Rules,
    incident: Option<&'a str>,
}

/// Which rules are shown.
enum Rules {
    /// For each count the one that the case settles.
    Settled,
    One(Rule),
    All,
}

impl Asked<'_> {
    /// Whether a tally of this count by this rule is shown.
    fn shows(&self, scope: &TallyScope, rule: Rule) -> bool {
        let ruled = match self.rules {
            Rules::Settled => self.case.rule_for(scope) == rule,
            Rules::One(one) => one == rule,
            Rules::All => true,
        };
        ruled && self.is_of(&scope.incident)
    }

    /// A figure and the source it stands in.
    fn figure(&self, claim: &ClaimRef) -> Option<(&Source, &Figure)> {
        let mut of = self.readings.get(&claim.source)?.iter();
        of.find_map(|reading| Some((&reading.source, reading.figure(&claim.figure)?)))
    }

    fn is_of(&self, incident: &str) -> bool {
        self.incident.is_none_or(|asked| asked == incident)
    }
}

pub(crate) fn tally(asked: Tally) -> Result<Verdict> {
    let rules = match (asked.rule.as_deref(), asked.all_rules) {
        (Some(name), _) => Rules::One(named(name)?),
        (None, true) => Rules::All,
        (None, false) => Rules::Settled,
    };
    let gathered = gather::gathered(&asked.paths)?;
    let (case, told) = (&gathered.case, &gathered.told);
    if let Rules::One(rule) = rules
        && !case.rules_in_force().contains(&rule)
    {
        bail!("the rule {} is not in force here: it needs [rules] with hierarchy in case.toml", rule.name());
    }
    if let Some(id) = asked.incident.as_deref()
        && !told.incidents.iter().any(|incident| incident.id == id)
    {
        let ids: Vec<&str> = told.incidents.iter().map(|incident| incident.id.as_str()).take(20).collect();
        bail!("there is no incident {id}; there are: {}", ids.join(", "));
    }
    let mut readings: BTreeMap<Digest, Vec<&Reading>> = BTreeMap::new();
    for reading in &gathered.readings {
        readings.entry(reading.source.sha256).or_default().push(reading);
    }
    let shown = Asked { case, readings, told, rules, incident: asked.incident.as_deref() };
    let mut out = BufWriter::new(io::stdout().lock());
    match asked.format {
        ReportFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &json::report(&shown))?;
            out.write_all(b"\n")?;
        }
        ReportFormat::Table => table::print(&mut out, &shown)?,
    }
    out.flush()?;
    let heavy = told.findings.iter().any(|finding| finding.weight >= Weight::Warning);
    Ok(if heavy { gathered.verdict.max(Verdict::Findings) } else { gathered.verdict })
}

fn named(name: &str) -> Result<Rule> {
    let known = || Rule::ALL.iter().map(|rule| rule.name()).collect::<Vec<&str>>().join(", ");
    match Rule::named(name) {
        Some(rule) => Ok(rule),
        None => bail!("\"{name}\" is no rule; there are: {}", known()),
    }
}

/// Says what went wrong with a line of a file, and goes on.
fn left_out(file: &str, line: usize, why: &str) -> Verdict {
    messages::warning(&format!("{file}, line {line}: {why}; the line is left out"));
    Verdict::Failure
}
