//! How the numbers were made: the rules in force, and what the words of this record mean.
//!
//! Must not: describe a rule that is not in force, or leave out one that is.

use super::Head;
use crate::press::Press;
use crate::select::Selection;
use crate::wording;
use askama::Template;
use std::io;
use vocabulary::{Rule, RuleChosen, RuleFor, RuleSettings};

#[derive(Template)]
#[template(path = "methods.html")]
struct Methods<'p> {
    head: Head<'p>,
    rules: Vec<Rule>,
    settings: &'p RuleSettings,
    settled: Vec<Settled<'p>>,
    /// Rules chosen since: the entry, what for, which, why.
    chosen: Vec<(u64, String, Rule, &'p str)>,
}

/// A rule of its own that the case gives to some counts.
struct Settled<'p> {
    what: String,
    rule: Rule,
    reason: &'p str,
}

pub(super) fn print(selection: &Selection, press: &mut Press) -> io::Result<()> {
    let settled = selection.settled().iter().map(|settled| Settled {
        what: what(selection, settled),
        rule: settled.rule,
        reason: &settled.reason,
    });
    let methods = Methods {
        head: Head::new(selection, "methods", "Methods"),
        rules: selection.rules(),
        settings: selection.rule_settings(),
        settled: settled.collect(),
        chosen: selection
            .chosen()
            .map(|(entry, chosen)| {
                (entry, chosen_for(selection, chosen), chosen.rule, chosen.reason.as_str())
            })
            .collect(),
    };
    press.page("methods.html", &methods)
}

/// For what a rule of its own is meant, in the words of the settings: "Odry; killed; female".
fn chosen_for(selection: &Selection, chosen: &RuleChosen) -> String {
    let Some(scope) = &chosen.scope else { return "this record".to_owned() };
    let incident = selection.incident(&scope.incident).map_or(&scope.incident, |(_, known)| &known.title);
    format!("{}, {incident}", wording::scope(scope))
}

fn what(selection: &Selection, settled: &RuleFor) -> String {
    let title =
        |id: &String| selection.incident(id).map_or(id.clone(), |(_, incident)| incident.title.clone());
    let words = [
        settled.incident.as_ref().map(title),
        settled.status.map(|status| status.to_string()),
        settled.unit.map(|unit| unit.to_string()),
        settled.sex.map(|sex| sex.to_string()),
        settled.age.map(|age| age.to_string()),
        settled.role.map(|role| role.to_string()),
        settled.identified.map(|only| if only { "identified only" } else { "all" }.to_owned()),
    ];
    words.into_iter().flatten().collect::<Vec<String>>().join("; ")
}
