//! The gold corpus: how well speakers, quotes and positions are found, held above a floor.
//!
//! Must not: fit the grammar to the corpus; it only measures.

use super::{Said, Speech, find};
use crate::document::Document;
use crate::packs;
use serde_json::Value;
use std::collections::BTreeSet;
use vocabulary::CharMap;

const STOP: &str = "the a an of and or in on at to from for by its their his her said says according figures officials official spokesman spokesperson spokeswoman";

fn words(text: &str) -> BTreeSet<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The scorer's loose sameness: the content words of one within those of the other.
fn loose(a: &str, b: &str) -> bool {
    let content = |text: &str| {
        let all = words(text);
        let kept: BTreeSet<String> =
            all.iter().filter(|w| !STOP.split(' ').any(|s| s == *w)).cloned().collect();
        if kept.is_empty() { all } else { kept }
    };
    if a.is_empty() || b.is_empty() {
        return a.is_empty() && b.is_empty();
    }
    let (x, y) = (content(a), content(b));
    x.is_subset(&y) || y.is_subset(&x)
}

fn chain(gold: &[&str], read: &[&str]) -> bool {
    if gold.is_empty() || read.is_empty() {
        return gold.is_empty() && read.is_empty();
    }
    loose(&gold.join(" "), &read.join(" ")) || gold.iter().any(|g| read.iter().any(|r| loose(g, r)))
}

#[derive(Default)]
struct Score {
    right: usize,
    gold: usize,
    read: usize,
    field: usize,
}

impl Score {
    fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.gold + self.read) as f64
    }
}

fn span(value: &Value) -> (usize, usize) {
    let at = |key: &str| value[key].as_u64().unwrap() as usize;
    (at("start"), at("end"))
}

fn overlap(a: (usize, usize), b: (usize, usize)) -> usize {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

struct Measured<'t> {
    name: &'t str,
    document: Document<'t>,
    map: CharMap,
    speech: Speech,
    loud: bool,
}

impl Measured<'_> {
    fn chars(&self, tokens: std::ops::Range<usize>) -> (usize, usize) {
        let bytes = self.document.bytes(tokens);
        (self.map.char_at(bytes.start), self.map.char_at(bytes.end))
    }

    fn attribution(&self, gold: &Value, score: &mut Score) {
        for figure in gold["figures"].as_array().unwrap() {
            let (start, _) = span(figure);
            let byte = self.map.byte_at(start) as u32;
            let token = self.document.tokens.partition_point(|t| t.end <= byte);
            let read = self.speech.vouching(&self.document, token);
            let read: Vec<&str> = read.iter().map(|v| self.document.slice(v.who(&self.document))).collect();
            let want: Vec<&str> =
                figure["attributed_to"].as_array().unwrap().iter().map(|v| v.as_str().unwrap()).collect();
            score.gold += 1;
            let right = chain(&want, &read);
            score.right += usize::from(right);
            if !right && self.loud {
                println!(
                    "{} A {:?}: gold {want:?} read {read:?}",
                    self.name,
                    figure["text"].as_str().unwrap()
                );
            }
        }
    }

    fn quotes(&self, gold: &Value, score: &mut Score) {
        let read: Vec<(&Said, (usize, usize))> =
            self.speech.quotes.iter().map(|q| (q, self.chars(q.tokens.clone()))).collect();
        let mut used = vec![false; read.len()];
        for quote in gold["quotes"].as_array().unwrap() {
            let want = span(quote);
            let found = (0..read.len()).find(|&k| {
                let (said, at) = &read[k];
                !used[k]
                    && said.kind.word() == quote["kind"].as_str().unwrap()
                    && overlap(want, *at) * 2 >= (want.1 - want.0).max(at.1 - at.0)
            });
            score.gold += 1;
            let Some(found) = found else {
                if self.loud {
                    println!("{} Q missed {} {}", self.name, quote["kind"], quote["text"]);
                }
                continue;
            };
            used[found] = true;
            score.right += 1;
            let speaker = read[found].0.speaker.as_ref().map_or("", |s| self.document.slice(s.name.clone()));
            let right = loose(quote["speaker"].as_str().unwrap_or(""), speaker);
            score.field += usize::from(right);
            if !right && self.loud {
                println!("{} Q speaker {} read {speaker:?}", self.name, quote["speaker"]);
            }
        }
        score.read += read.len();
        for (k, (said, _)) in read.iter().enumerate().filter(|(k, _)| !used[*k] && self.loud) {
            let _ = k;
            let speaker = said.speaker.as_ref().map_or("", |s| self.document.slice(s.name.clone()));
            println!(
                "{} Q extra {} {speaker:?}: {:?}",
                self.name,
                said.kind,
                self.document.slice(said.tokens.clone())
            );
        }
    }

    fn positions(&self, gold: &Value, score: &mut Score) {
        let mut used = vec![false; self.speech.positions.len()];
        for position in gold["positions"].as_array().unwrap() {
            score.gold += 1;
            let found = self.speech.positions.iter().enumerate().find(|(k, held)| {
                !used[*k]
                    && overlap(span(position), self.chars(held.tokens.clone())) > 0
                    && held.stance.word() == position["stance"].as_str().unwrap()
                    && loose(position["holder"].as_str().unwrap(), self.document.slice(held.holder.clone()))
            });
            match found {
                Some((k, _)) => {
                    used[k] = true;
                    score.right += 1;
                }
                None if self.loud => println!(
                    "{} P missed {} {} {}",
                    self.name, position["holder"], position["stance"], position["text"]
                ),
                None => {}
            }
        }
        score.read += self.speech.positions.len();
        for (k, held) in self.speech.positions.iter().enumerate().filter(|(k, _)| !used[*k] && self.loud) {
            let _ = k;
            println!(
                "{} P extra {:?} {} {:?}",
                self.name,
                self.document.slice(held.holder.clone()),
                held.stance,
                self.document.slice(held.tokens.clone())
            );
        }
    }
}

#[test]
fn the_corpus_is_read_above_its_floor() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus/english");
    let loud = std::env::var_os("LOUD").is_some();
    let pack = packs::english().unwrap();
    let (mut attribution, mut quotes, mut positions) = (Score::default(), Score::default(), Score::default());
    let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    names.sort();
    for path in names.iter().filter(|p| p.extension().is_some_and(|e| e == "txt")) {
        let text = std::fs::read_to_string(path).unwrap();
        let gold = std::fs::read_to_string(path.with_extension("gold.json")).unwrap();
        let gold: Value = serde_json::from_str(&gold).unwrap();
        let document = Document::new(&text, &pack.lexicon);
        let speech = find(&document);
        let name = &path.file_stem().unwrap().to_str().unwrap()[..3];
        let measured = Measured { name, document, map: CharMap::new(&text), speech, loud };
        measured.attribution(&gold, &mut attribution);
        measured.quotes(&gold, &mut quotes);
        measured.positions(&gold, &mut positions);
    }
    let attributed = attribution.right as f64 / attribution.gold as f64;
    let speakers = quotes.field as f64 / quotes.right.max(1) as f64;
    println!(
        "attributed_to {attributed:.3}  quotes {:.3} ({} of {}, read {}) speaker {speakers:.3}  positions {:.3} ({} of {}, read {})",
        quotes.f1(),
        quotes.right,
        quotes.gold,
        quotes.read,
        positions.f1(),
        positions.right,
        positions.gold,
        positions.read
    );
    assert!(attributed >= 0.97 && quotes.f1() >= 0.94 && speakers >= 0.95 && positions.f1() >= 0.9);
}
