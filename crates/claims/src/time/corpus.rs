//! The gold corpus, for this stage alone: dates found with their values, and days of publication.
//!
//! Must not: hold expressions of the corpus. The floors may only rise.

use super::{published, resolve, scan};
use crate::document::Document;
use serde_json::Value;
use std::path::Path;
use vocabulary::CharMap;

/// What a document of the corpus asks for, and what was read.
struct Scored {
    name: String,
    missed: Vec<String>,
    extra: Vec<String>,
    right: usize,
    published: (Option<String>, Option<String>),
}

fn documents() -> Vec<(String, String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus/english");
    let mut names: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".gold.json").map(str::to_owned))
        .collect();
    names.sort();
    let read =
        |name: &str, ending: &str| std::fs::read_to_string(folder.join(format!("{name}.{ending}"))).unwrap();
    names
        .into_iter()
        .map(|name| {
            let gold = serde_json::from_str(&read(&name, "gold.json")).unwrap();
            (name.clone(), read(&name, "txt"), gold)
        })
        .collect()
}

fn score(name: String, text: &str, gold: &Value) -> Scored {
    let pack = crate::packs::english().unwrap();
    let document = Document::new(text, &pack.lexicon);
    let expressions = scan(&document);
    let stated = published(&document, &expressions);
    let found = resolve(&document, expressions, stated.as_ref().map(|p| p.day));
    let map = CharMap::new(text);
    let mut open: Vec<_> = found
        .iter()
        .map(|t| (map.char_at(t.bytes.start), map.char_at(t.bytes.end), t.edtf(), &text[t.bytes.clone()]))
        .collect();
    let all = open.len();
    let mut missed = Vec::new();
    for date in gold["dates"].as_array().unwrap() {
        let at = |key: &str| date[key].as_u64().unwrap() as usize;
        let (start, end, value) = (at("start"), at("end"), date["edtf"].as_str());
        match open.iter().position(|o| o.0 < end && start < o.1 && o.2.as_deref() == value) {
            Some(hit) => drop(open.remove(hit)),
            None => missed.push(format!("{} = {value:?}", date["text"].as_str().unwrap())),
        }
    }
    let extra: Vec<String> = open.iter().map(|o| format!("{} = {:?}", o.3, o.2)).collect();
    Scored {
        name,
        missed,
        right: all - extra.len(),
        extra,
        published: (
            stated.map(|p| p.day.to_string()),
            gold["source"]["published"].as_str().map(str::to_owned),
        ),
    }
}

#[test]
fn dates_of_the_corpus_stay_found() {
    let (mut right, mut missed, mut extra) = (0, 0, 0);
    for (name, text, gold) in documents() {
        let scored = score(name, &text, &gold);
        right += scored.right;
        missed += scored.missed.len();
        extra += scored.extra.len();
        for (what, list) in [("missed", &scored.missed), ("extra", &scored.extra)] {
            list.iter().for_each(|words| println!("{} {what} {words}", scored.name));
        }
        assert_eq!(scored.published.0, scored.published.1, "{}: day of publication", scored.name);
    }
    let f1 = 2.0 * right as f64 / (2 * right + missed + extra) as f64;
    println!("dates: {right} right, {missed} missed, {extra} extra, F1 {f1:.4}");
    assert!(f1 >= 0.97, "F1 {f1:.4}");
}
