//! What a case settles about rules, checked: an order of sources where a rule asks for one, no rule given twice.
//!
//! Must not: know what a rule does.

use serde::Deserialize;
use std::collections::BTreeSet;
use std::ops::Range;
use toml::Spanned;
use vocabulary::{Case, Rule, fold, limits};

/// Where the settings of rules stand.
#[derive(Deserialize)]
pub(super) struct Places {
    rule: Option<Spanned<toml::Value>>,
    rules: Option<RulesPlace>,
    #[serde(default, rename = "rule-for")]
    rules_for: Vec<Spanned<RulePlace>>,
}

#[derive(Deserialize)]
struct RulesPlace {
    #[serde(default)]
    hierarchy: Vec<Spanned<String>>,
    #[serde(default)]
    belligerents: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
struct RulePlace {
    rule: Spanned<toml::Value>,
    reason: Spanned<String>,
}

/// What is wrong, where, and what to do.
type Fault = (Range<usize>, String, &'static str);

/// The first thing that is wrong with what is settled about rules.
pub(super) fn fault(case: &Case, places: &Places) -> Option<Fault> {
    let named = places.rules.iter().flat_map(|rules| [&rules.hierarchy, &rules.belligerents]);
    named
        .into_iter()
        .find_map(|names| names_fault(names))
        .or_else(|| ranked(case, places))
        .or_else(|| rules_for(case, places))
}

fn names_fault(names: &[Spanned<String>]) -> Option<Fault> {
    let mut seen = BTreeSet::new();
    names.iter().enumerate().find_map(|(at, name)| {
        let (span, folded) = (name.span(), fold(name.get_ref()));
        if folded.is_empty() {
            return Some((span, "this is no name".to_owned(), "write the name as sources write it"));
        }
        if at >= limits::RANKED_NAMES_MAX {
            let seen = format!("this is the name after the first {}, the most", limits::RANKED_NAMES_MAX);
            return Some((span, seen, "keep the names that matter"));
        }
        let seen_twice = !seen.insert(folded);
        seen_twice
            .then(|| (span, format!("\"{}\" stands here twice", name.get_ref()), "remove one of the two"))
    })
}

/// A rule that ranks sources needs to know how.
fn ranked(case: &Case, places: &Places) -> Option<Fault> {
    let own = places.rule.iter().map(|place| (case.rule, place.span()));
    let others = case.rules_for.iter().zip(&places.rules_for);
    let others = others.map(|(settled, place)| (settled.rule, place.get_ref().rule.span()));
    let asks = |rule| rule == Rule::Hierarchy && case.rules.hierarchy.is_empty();
    let (_, span) = own.chain(others).find(|(rule, _)| asks(*rule))?;
    let seen = "the rule hierarchy is named, and no order of sources is given".to_owned();
    Some((span, seen, "add [rules] with hierarchy = [\"…\", \"…\"], the preferred source first"))
}

fn rules_for(case: &Case, places: &Places) -> Option<Fault> {
    case.rules_for.iter().zip(&places.rules_for).enumerate().find_map(|(at, (settled, place))| {
        if settled.closeness() == 0 {
            let remedy = "name the incident, the status or the group it is for; for all counts use rule = \"…\" at the top";
            return Some((place.span(), "this rule is for no count in particular".to_owned(), remedy));
        }
        if settled.reason.trim().is_empty() {
            let remedy = "say in a sentence why: readers are told";
            return Some((place.get_ref().reason.span(), "the reason is empty".to_owned(), remedy));
        }
        let twice = case.rules_for[..at].iter().any(|other| other.is_for_the_same(settled));
        twice.then(|| (place.span(), "two rules are given for the same counts".to_owned(), "remove one of the two"))
    })
}

#[cfg(test)]
mod tests {
    use super::super::{parse, write};
    use std::path::Path;
    use vocabulary::Rule;

    fn refused(text: &str) -> String {
        parse(Path::new("case.toml"), text).unwrap_err().to_string()
    }

    #[test]
    fn what_is_settled_wrongly_about_rules_is_refused_with_its_place() {
        let rule_for = "[[rule-for]]\nstatus = \"killed\"\nrule = \"ibc\"\nreason = \"R\"\n";
        for (text, place, words) in [
            ("rule = \"hierarchy\"\n".to_owned(), "line 2, column 8", "no order of sources"),
            ("[rules]\nhierarchy = []\norder = []\n".to_owned(), "line 4, column 1", "unknown field `order`"),
            ("[rules]\nhierarchy = [\"A\", \" \"]\n".to_owned(), "line 3, column 19", "no name"),
            ("[rules]\nbelligerents = [\"A\", \"a\"]\n".to_owned(), "line 3, column 22", "twice"),
            (rule_for.replace("ibc", "guess"), "line 4, column 8", "unknown variant"),
            (rule_for.replace("ibc", "hierarchy"), "line 4, column 8", "no order of sources"),
            (rule_for.replace("\"R\"", "\" \""), "line 5, column 10", "say in a sentence why"),
            (rule_for.replace("reason = \"R\"\n", ""), "line 2, column 1", "missing field `reason`"),
            (rule_for.replace("status = \"killed\"\n", ""), "line 2, column 1", "no count in particular"),
            (rule_for.replace("status", "stauts"), "line 3, column 1", "unknown field `stauts`"),
            (format!("{rule_for}{rule_for}"), "line 6, column 1", "for the same counts"),
        ] {
            let message = refused(&format!("title = \"A\"\n{text}"));
            assert!(message.contains(place) && message.contains(words), "{text}: {message}");
        }
        let many: Vec<String> = (0..101).map(|at| format!("\"Source {at}\"")).collect();
        let message = refused(&format!("title = \"A\"\n[rules]\nhierarchy = [{}]\n", many.join(", ")));
        assert!(message.contains("the name after the first 100"), "{message}");
    }

    #[test]
    fn what_is_settled_is_written_and_read_again() {
        let text = "title = \"T\"\nrule = \"hierarchy\"\n[rules]\nhierarchy = [\"a court\", \"Watch\"]\nbelligerents = [\"Front\"]\n\
                    [[rule-for]]\nincident = \"odry\"\nidentified = true\nsex = \"female\"\nrule = \"ibc\"\nreason = \"R\"\n";
        let case = parse(Path::new("case.toml"), text).unwrap();
        assert_eq!((case.rules_for[0].rule, case.rules_for[0].closeness()), (Rule::Ibc, 3));
        assert_eq!(parse(Path::new("case.toml"), &write(&case)).unwrap(), case);
    }
}
