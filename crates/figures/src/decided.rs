//! What reviewers decided for counts, beside what the rules give: and whether it still fits.
//!
//! Must not: put a decision in a rule's place. Tallies stay as the rules make them.

use crate::Reconciliation;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use vocabulary::{
    Case, ClaimRef, Digest, Figure, Finding, FindingKind, Override, Overrides, Reading, Rule, TallyInput,
    TallyScope, Weight,
};

/// A reviewer's override that holds on a count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// The number of its entry in the ledger.
    pub entry: u64,
    /// What was decided.
    pub given: Override,
    /// Whether the figures of the count have changed since.
    pub changed: bool,
}

/// The overrides that hold, by their counts, and findings on those that no longer fit: the figures changed, or nothing is
/// counted there any more.
///
/// ```
/// use figures::{decided, example::reading, inputs_of, reconcile};
/// use vocabulary::{Case, Override, Overrides};
/// let case: Case = serde_json::from_str(r#"{"title": "Odry, a fiction"}"#).unwrap();
/// let one = [reading("one", "", "", &["27 killed at=Odry when=2031-05-05"])];
/// let told = reconcile(&case, &one);
/// let scope = told.tallies[0].scope.clone();
/// let mut overrides = Overrides::default();
/// overrides.add(3, Override {
///     inputs: inputs_of(&told, &one, &scope).unwrap(),
///     scope, low: 26, best: Some(26), high: Some(26), mark: None, claim: None, beside: None,
///     by: "A reviewer".into(), reason: "One is named twice.".into(),
/// });
/// let (holding, findings) = decided(&told, &one, &overrides);
/// assert!(!holding[0].changed && findings.is_empty());
///
/// let more = [one[0].clone(), reading("two", "", "", &["31 killed at=Odry when=2031-05-05"])];
/// let (holding, findings) = decided(&reconcile(&case, &more), &more, &overrides);
/// assert!(holding[0].changed && findings.len() == 1);
/// ```
pub fn decided(
    told: &Reconciliation,
    readings: &[Reading],
    overrides: &Overrides,
) -> (Vec<Decided>, Vec<Finding>) {
    let figures = Figures::of(readings);
    let (mut holding, mut findings) = (Vec::new(), Vec::new());
    for (entry, given) in overrides.holding() {
        let inputs = inputs(told, &given.scope);
        let changed = figures.digest(inputs) != given.inputs;
        if changed {
            findings.push(unfit(told, entry, given, inputs));
        }
        holding.push(Decided { entry, given: given.clone(), changed });
    }
    (holding, findings)
}

/// A digest of the figures of a count: which they are, what numbers they give, which of them can be compared. `None` where
/// nothing is counted there.
pub fn inputs_of(told: &Reconciliation, readings: &[Reading], scope: &TallyScope) -> Option<Digest> {
    let inputs = inputs(told, scope);
    (!inputs.is_empty()).then(|| Figures::of(readings).digest(inputs))
}

/// Rules that the case settles for counts that there are not.
pub fn unfitting(case: &Case, told: &Reconciliation) -> Vec<Finding> {
    let scopes = || told.tallies.iter().map(|tally| &tally.scope).chain(told.uncounted.keys());
    let idle = case.rules_for.iter().filter(|settled| !scopes().any(|scope| settled.fits(scope)));
    idle.map(|settled| {
        let incident =
            settled.incident.as_deref().map(|id| format!(" of the incident {id}")).unwrap_or_default();
        Finding {
            kind: FindingKind::Override,
            weight: Weight::Warning,
            place: Some("case.toml".to_owned()),
            seen: format!(
                "The rule {} is settled for some counts{incident}, and nothing is counted there.",
                settled.rule.name()
            ),
            remedy: "Look at its [[rule-for]]: toll tally names the incidents and what is counted."
                .to_owned(),
            about: Vec::new(),
        }
    })
    .collect()
}

/// All figures of a count, with what became of them before any rule chose; nothing where nothing is counted.
pub(crate) fn inputs<'t>(told: &'t Reconciliation, scope: &TallyScope) -> &'t [TallyInput] {
    match told.tally(scope, Rule::LowestHighest) {
        Some(tally) => &tally.inputs,
        None => told.uncounted.get(scope).map_or(&[], Vec::as_slice),
    }
}

/// The figures of all readings, by their references.
pub(crate) struct Figures<'r>(BTreeMap<(Digest, &'r str), &'r Figure>);

impl<'r> Figures<'r> {
    pub(crate) fn of(readings: &'r [Reading]) -> Figures<'r> {
        let of = |reading: &'r Reading| {
            reading.figures.iter().map(|figure| ((reading.source.sha256, figure.id.as_str()), figure))
        };
        Figures(readings.iter().flat_map(of).collect())
    }

    pub(crate) fn digest(&self, inputs: &[TallyInput]) -> Digest {
        let mut lines: Vec<String> = inputs.iter().map(|input| self.line(input)).collect();
        lines.sort_unstable();
        Digest::of(lines.concat().as_bytes())
    }

    /// A figure by its reference.
    pub(crate) fn get(&self, claim: &ClaimRef) -> Option<&'r Figure> {
        self.0.get(&(claim.source, claim.figure.as_str())).copied()
    }

    fn line(&self, input: &TallyInput) -> String {
        let ClaimRef { source, figure: id } = &*input.claim;
        let said = self.0.get(&(*source, id.as_str())).map(|figure| {
            let high = figure.count.high().map_or("open".to_owned(), |high| high.to_string());
            format!("{} {high} {} {}", figure.count.low(), figure.count.precision(), figure.modality)
        });
        let stands = if input.set_aside.is_none() { "compared" } else { "set aside" };
        format!("{source} {id} {} {stands}\n", said.unwrap_or_default())
    }
}

fn unfit(told: &Reconciliation, entry: u64, given: &Override, inputs: &[TallyInput]) -> Finding {
    let incident = told.incidents.iter().find(|incident| incident.id == given.scope.incident);
    let title = incident.map_or(&given.scope.incident, |incident| &incident.title);
    let since = match inputs.is_empty() {
        true => "nothing is counted there any more",
        false => "the figures of this count have changed since",
    };
    let about: Vec<Arc<ClaimRef>> = inputs.iter().map(|input| Arc::clone(&input.claim)).collect();
    Finding {
        kind: FindingKind::Override,
        weight: Weight::Warning,
        place: None,
        seen: format!(
            "{title}: a reviewer decided on {} (entry {entry} of the ledger), and {since}.",
            given.scope
        ),
        remedy: format!(
            "Look at the figures again, then decide anew, or withdraw it: toll decide CASE {} --undo.",
            given.scope
        ),
        about,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{example::reading, reconcile};

    const AT: &str = "killed at=Odry when=2031-05-05";

    fn told(readings: &[Reading]) -> Reconciliation {
        reconcile(&serde_json::from_str(r#"{"title": "T"}"#).unwrap(), readings)
    }

    #[test]
    fn the_digest_tells_any_change_of_the_figures_and_nothing_else() {
        let of = |words: &[&str], published: &str| {
            let words: Vec<String> = words.iter().map(|words| format!("{words} {AT}")).collect();
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let readings = [reading("one", published, "", &words)];
            let told = told(&readings);
            inputs_of(&told, &readings, &"odry-2031-05-05/killed".parse().unwrap()).unwrap()
        };
        let first = of(&["27"], "2031-05-06");
        assert_eq!(of(&["27"], "2031-05-09"), first, "the day of publication is no number");
        for other in [&["28"][..], &["27 about"], &["27 denied"], &["27", "31"]] {
            assert_ne!(of(other, "2031-05-06"), first, "{other:?}");
        }
    }

    #[test]
    fn what_is_not_counted_has_no_digest_and_a_decision_on_it_is_a_finding() {
        let readings = [reading("one", "", "", &[&format!("27 {AT}")])];
        let told = told(&readings);
        let scope: TallyScope = "elsewhere/killed".parse().unwrap();
        assert_eq!(inputs_of(&told, &readings, &scope), None);
        let mut overrides = Overrides::default();
        let (by, reason, inputs) = ("R".to_owned(), "r".to_owned(), Digest::of(b"then"));
        let (low, best, high) = (1, None, None);
        let given =
            Override { scope, low, best, high, mark: None, claim: None, by, reason, beside: None, inputs };
        overrides.add(9, given);
        let (holding, findings) = decided(&told, &readings, &overrides);
        assert!(holding[0].changed);
        assert!(findings[0].seen.contains("nothing is counted there any more"), "{findings:?}");
    }

    #[test]
    fn a_rule_for_nothing_is_a_finding() {
        let readings = [reading("one", "", "", &[&format!("27 {AT}")])];
        let text = |status: &str| {
            format!(
                r#"{{"title": "T", "rule-for": [{{"status": "{status}", "rule": "ibc", "reason": "r"}}]}}"#
            )
        };
        let case = |status: &str| -> Case { serde_json::from_str(&text(status)).unwrap() };
        assert_eq!(unfitting(&case("killed"), &told(&readings)), []);
        assert_eq!(unfitting(&case("injured"), &told(&readings)).len(), 1);
    }
}
