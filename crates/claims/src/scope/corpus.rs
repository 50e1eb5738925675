//! The gold corpus, for this stage alone: time and place of the figures that the engine finds.
//!
//! Must not: hold expressions of the corpus. The floors may only rise.

use super::{FigureScope, Subject, resolve};
use crate::document::Document;
use crate::figure::{self, manner, running};
use crate::time;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use vocabulary::CharMap;

/// Right and asked, by field.
type Tally = BTreeMap<&'static str, (usize, usize)>;

fn content(words: &str) -> Vec<String> {
    let small = "the a an of and or in on at to from for by its their his her said says according".split(' ');
    let small: Vec<&str> = small.collect();
    let all: Vec<String> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    let kept: Vec<String> = all.iter().filter(|w| !small.contains(&w.as_str())).cloned().collect();
    if kept.is_empty() { all } else { kept }
}

/// The same reference, loosely: one's content words within the other's.
fn loose(gold: Option<&str>, found: Option<&str>) -> bool {
    match (gold, found) {
        (None, None) => true,
        (Some(gold), Some(found)) => {
            let (a, b) = (content(gold), content(found));
            a.iter().all(|w| b.contains(w)) || b.iter().all(|w| a.contains(w))
        }
        _ => false,
    }
}

fn score(name: &str, text: &str, gold: &Value, tally: &mut Tally) {
    let pack = crate::packs::english().unwrap();
    let document = Document::new(text, &pack.lexicon);
    let expressions = time::scan(&document);
    let published = time::published(&document, &expressions).map(|p| p.day);
    let timexes = time::resolve(&document, expressions, published);
    let mut taken = vec![false; document.tokens.len()];
    timexes.iter().flat_map(|t| t.tokens.clone()).for_each(|at| taken[at] = true);
    let found = figure::find(&document, &taken, vocabulary::Gazetteer::bundled());
    let counts = running::counts(&document, &found);
    let subjects: Vec<Subject> = (0..found.len())
        .map(|at| {
            Subject::of(
                &found[at],
                counts[at].map(|(counts, _)| counts),
                manner::modality(&document, &found[at]).0,
            )
        })
        .collect();
    let scopes = resolve(&document, &timexes, published, &subjects);
    let map = CharMap::new(text);
    for wanted in gold["figures"].as_array().unwrap() {
        let number = |key: &str| wanted[key].as_u64();
        let span = number("start").unwrap() as usize..number("end").unwrap() as usize;
        let hit = (0..found.len()).find(|at| {
            let bytes = document.bytes(found[*at].mention.tokens.clone());
            let (start, end) = (map.char_at(bytes.start), map.char_at(bytes.end));
            let count = found[*at].mention.count;
            start < span.end
                && span.start < end
                && found[*at].bound.status.word() == wanted["status"].as_str().unwrap()
                && Some(count.low()) == number("low")
                && count.high() == number("high")
        });
        if let Some(at) = hit {
            compare(name, &document, wanted, &scopes[at], tally);
        }
    }
}

fn compare(name: &str, document: &Document, wanted: &Value, scope: &FigureScope, tally: &mut Tally) {
    let shown = |range: &Option<std::ops::Range<usize>>| range.clone().map(|r| document.slice(r));
    let when = scope.when.map(|when| when.to_string());
    let as_of = scope.as_of.map(|when| when.to_string());
    let mut means: Vec<&str> = wanted["means"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let mut found: Vec<&str> = scope.means.iter().map(String::as_str).collect();
    means.sort_unstable();
    found.sort_unstable();
    let gold = |key: &str| wanted[key].as_str();
    let fields = [
        ("when", gold("when") == when.as_deref(), format!("{:?}", gold("when")), format!("{when:?}")),
        ("as_of", gold("as_of") == as_of.as_deref(), format!("{:?}", gold("as_of")), format!("{as_of:?}")),
        (
            "where",
            loose(gold("where"), shown(&scope.place)),
            format!("{:?}", gold("where")),
            format!("{:?}", shown(&scope.place)),
        ),
        (
            "by",
            loose(gold("by"), shown(&scope.by)),
            format!("{:?}", gold("by")),
            format!("{:?}", shown(&scope.by)),
        ),
        ("means", means == found, format!("{means:?}"), format!("{found:?}")),
    ];
    for (field, right, gold, found) in fields {
        let entry = tally.entry(field).or_default();
        entry.0 += usize::from(right);
        entry.1 += 1;
        if !right {
            println!("{field} {name} {} {:?}: gold {gold}, found {found}", wanted["id"], wanted["text"]);
        }
    }
}

#[test]
fn scopes_of_the_corpus_stay_right() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus/english");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".gold.json").map(str::to_owned))
        .collect();
    names.sort();
    let mut tally = Tally::new();
    for name in names {
        let read = |ending: &str| std::fs::read_to_string(folder.join(format!("{name}.{ending}"))).unwrap();
        score(&name, &read("txt"), &serde_json::from_str(&read("gold.json")).unwrap(), &mut tally);
    }
    for (field, floor) in [("when", 0.87), ("where", 0.86), ("as_of", 0.96), ("by", 0.88), ("means", 0.93)] {
        let (right, all) = tally[field];
        let share = right as f64 / all as f64;
        println!("{field}: {right} of {all}, {share:.4}");
        assert!(share >= floor, "{field}: {share:.4} is below {floor}");
    }
}
