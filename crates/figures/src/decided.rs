//! What reviewers decided for counts, beside what the rules give: and whether it still fits.
//!
//! Must not: put a decision in a rule's place. Tallies stay as the rules make them.

use crate::Reconciliation;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use vocabulary::said::{Term, checks as words};
use vocabulary::{
    Case, ClaimRef, Count, Digest, Figure, Finding, FindingKind, Override, Overrides, Reading, Rule,
    TallyInput, TallyScope, Weight,
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
    let in_force = case.rules_in_force();
    let chosen = case.chosen.holding().filter_map(|(entry, chosen)| {
        let counted = chosen.scope.as_ref().is_none_or(|scope| scopes().any(|other| other == scope));
        let orderly = in_force.contains(&chosen.rule) && is_ranked(case, chosen.rule);
        let (rule, entry) = (Term::text(chosen.rule.name()), Term::Number(entry));
        let seen = match (chosen.scope.as_ref().map(Term::text), counted, orderly) {
            (_, true, true) => return None,
            (Some(scope), false, _) => words::CHOICE_OF_NOTHING.of([rule, scope, entry]),
            (Some(scope), true, false) => words::CHOICE_WITHOUT_ORDER.of([rule, scope, entry]),
            (None, ..) => words::CASE_WITHOUT_ORDER.of([rule, entry]),
        };
        let (kind, weight, remedy) = (FindingKind::Override, Weight::Warning, words::CHOICE_REMEDY.into());
        Some(Finding { kind, weight, place: None, seen, remedy, about: Vec::new() })
    });
    let idle = case.rules_for.iter().filter(|settled| !scopes().any(|scope| settled.fits(scope)));
    let idle = idle.map(|settled| {
        let rule = Term::text(settled.rule.name());
        Finding {
            kind: FindingKind::Override,
            weight: Weight::Warning,
            place: Some("case.toml".to_owned()),
            seen: match &settled.incident {
                Some(incident) => words::RULE_FOR_NOTHING_OF.of([rule, Term::text(incident)]),
                None => words::RULE_FOR_NOTHING.of([rule]),
            },
            remedy: words::RULE_FOR_REMEDY.into(),
            about: Vec::new(),
        }
    });
    idle.chain(chosen).collect()
}

/// Whether a rule has what it goes by: the rule of an order of sources needs the order.
fn is_ranked(case: &Case, rule: Rule) -> bool {
    rule != Rule::Hierarchy || !case.rules.hierarchy.is_empty()
}

/// Low, best and high of a count.
pub type CountNumbers = (u64, Option<u64>, Option<u64>);

/// The numbers that somebody asks for: one number for all three, or a low with a best and a high where they are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NumbersAsked {
    /// One number, which is low, best and high.
    pub number: Option<u64>,
    /// The lowest.
    pub low: Option<u64>,
    /// The number preferred.
    pub best: Option<u64>,
    /// The highest.
    pub high: Option<u64>,
}

/// Why numbers cannot be decided on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumbersAmiss {
    /// Nothing was asked for.
    Nothing,
    /// A mark alone was asked for, and no rule gives a number that it could be set on.
    NothingToMark,
    /// They cross: low above best, or best above high.
    Crossed,
}

impl NumbersAsked {
    /// The numbers to be decided on: those given, or those of a figure that was named, or with a mark alone those of the rule
    /// that stands first.
    ///
    /// # Errors
    /// [`NumbersAmiss`].
    pub fn settled(
        &self,
        claimed: Option<CountNumbers>,
        marked: bool,
        first: Option<CountNumbers>,
    ) -> Result<CountNumbers, NumbersAmiss> {
        let (low, best, high) = match (self.number, self.low, claimed) {
            (Some(number), ..) => (number, Some(number), Some(number)),
            (None, Some(low), _) => (low, self.best, self.high),
            (None, None, Some(claimed)) => claimed,
            (None, None, None) if marked => first.ok_or(NumbersAmiss::NothingToMark)?,
            (None, None, None) => return Err(NumbersAmiss::Nothing),
        };
        let within = |number: u64| low <= number && high.is_none_or(|high| number <= high);
        match high.is_none_or(within) && best.is_none_or(within) {
            true => Ok((low, best, high)),
            false => Err(NumbersAmiss::Crossed),
        }
    }
}

/// The numbers of a figure, as an override takes them: what its words name, within their bounds.
pub fn numbers_of(count: &Count) -> CountNumbers {
    let (low, high) = (count.low(), count.high());
    (low, Some(count.named().clamp(low, high.unwrap_or(u64::MAX))), high)
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
    let says = if inputs.is_empty() { words::DECISION_OF_NOTHING } else { words::DECISION_CHANGED };
    let about: Vec<Arc<ClaimRef>> = inputs.iter().map(|input| Arc::clone(&input.claim)).collect();
    Finding {
        kind: FindingKind::Override,
        weight: Weight::Warning,
        place: None,
        seen: says.of([Term::text(title), Term::text(&given.scope), Term::Number(entry)]),
        remedy: words::DECISION_REMEDY.of([Term::text(&given.scope)]),
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
    fn numbers_that_cannot_be_decided_on_are_refused() {
        let asked = |number, low, best, high| NumbersAsked { number, low, best, high };
        let none = NumbersAsked::default();
        assert_eq!(none.settled(None, false, Some((1, None, None))), Err(NumbersAmiss::Nothing));
        assert_eq!(none.settled(None, true, None), Err(NumbersAmiss::NothingToMark));
        assert_eq!(
            asked(None, Some(5), Some(4), None).settled(None, false, None),
            Err(NumbersAmiss::Crossed)
        );
        assert_eq!(
            asked(None, Some(5), None, Some(4)).settled(None, false, None),
            Err(NumbersAmiss::Crossed)
        );
        assert_eq!(asked(Some(7), Some(9), None, None).settled(None, false, None), Ok((7, Some(7), Some(7))));
        assert_eq!(none.settled(Some((2, Some(2), None)), false, None), Ok((2, Some(2), None)));
        assert_eq!(none.settled(None, true, Some((3, None, Some(4)))), Ok((3, None, Some(4))));
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
        let mut case = case("killed");
        let chosen = |scope: Option<&str>, rule| vocabulary::RuleChosen {
            scope: scope.map(|scope| scope.parse().unwrap()),
            rule,
            by: "Ed".to_owned(),
            reason: "r".to_owned(),
        };
        case.chosen.add(3, chosen(Some("odry-2031-05-05/killed"), Rule::Ucdp));
        assert_eq!(unfitting(&case, &told(&readings)), []);
        case.chosen.add(4, chosen(Some("elsewhere/killed"), Rule::Ucdp));
        case.chosen.add(5, chosen(None, Rule::Hierarchy));
        assert_eq!(unfitting(&case, &told(&readings)).len(), 2);
    }
}
