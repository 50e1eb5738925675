//! What `docs/rules.md` works out is what the rules give. The event is fictional.

mod common;
use figures::example::reading;
use figures::reconcile;
use std::fs;
use std::path::Path;
use vocabulary::{Case, Mark, Role, Rule, Tally};

const CASE: &str = r#"{"title": "Odry", "rules": {
    "hierarchy": ["a court", "Odry Watch", "hospital"], "belligerents": ["Kardian Front", "Home Guard"]}}"#;

/// Six documents of one event, as the page sets them out.
const DOCUMENTS: [(&str, &str, &str, &str); 6] = [
    ("bell", "2031-05-06", "The Bell", "34 killed by=the_mayor"),
    ("post", "2031-05-06", "The Post", "34 killed by=the_mayor"),
    ("star", "2031-05-06", "The Star", "dozens 24 vague killed by=the_army"),
    ("evening", "2031-05-07", "Evening Paper", "27 killed by=the_hospital doer=the_Kardian_Front"),
    ("courier", "2031-05-08", "The Courier", "31 at-least killed by=the_ministry"),
    ("watch", "2031-05-09", "Odry Watch", "31 killed as-of=2031-05-09 doer=the_Kardian_Front"),
];

fn page() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    fs::read_to_string(root.join("docs/rules.md")).expect("the page")
}

fn row(tally: &Tally) -> String {
    let number =
        |number: Option<u64>, none: &str| number.map_or(none.to_owned(), |number| number.to_string());
    let mark = tally.mark.as_ref().map_or("", |mark| mark.mark.word());
    let (best, high) = (number(tally.best, "none"), number(tally.high, "open"));
    let row = [&tally.low.to_string(), &best, &high, &tally.origins.to_string(), mark]
        .map(str::to_owned)
        .join(" | ");
    format!("| `{}` | {} |", tally.rule.name(), row.trim_end())
}

#[test]
fn every_rule_has_its_section_and_its_row() {
    let readings: Vec<_> = (DOCUMENTS.iter())
        .map(|(path, day, paper, words)| {
            reading(path, day, paper, &[&format!("{words} at=Odry when=2031-05-05")])
        })
        .collect();
    let case: Case = serde_json::from_str(CASE).unwrap();
    let told = reconcile(&case, &readings);
    let page = page();
    assert_eq!(told.tallies.len(), Rule::ALL.len(), "one count, by every rule");
    for tally in &told.tallies {
        assert!(
            page.contains(&format!("\n## `{}`\n", tally.rule.name())),
            "{} has no section",
            tally.rule.name()
        );
        assert!(page.contains(&row(tally)), "the page does not have this row:\n{}", row(tally));
    }
    assert!(Mark::ALL.iter().all(|mark| page.contains(mark.word())), "every mark is told of");
}

#[test]
fn the_contested_minimum_is_as_told() {
    let case: Case = serde_json::from_str(CASE).unwrap();
    let readings = [
        reading(
            "one",
            "",
            "",
            &["12 civilian by=the_hospital doer=the_Kardian_Front at=Lunt when=2031-06-02"],
        ),
        reading("two", "", "", &["12 combatant by=the_Kardian_Front at=Lunt when=2031-06-02"]),
    ];
    let told = reconcile(&case, &readings);
    let civilians = |t: &&Tally| t.rule == Rule::Airwars && t.scope.role == Some(Role::Civilian);
    let tally = told.tallies.iter().find(civilians).unwrap();
    assert_eq!(
        (tally.low, tally.high, tally.mark.as_ref().map(|mark| mark.mark)),
        (0, Some(12), Some(Mark::Weak))
    );
    assert!(page().contains("| civilians killed | 0 | 12 | weak |"));
}
