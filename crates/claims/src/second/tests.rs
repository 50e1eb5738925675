//! A sentence that the tree bears out, and the same sentence under trees bent by hand until they do not. All that happens is
//! made up.

use super::*;
use crate::figure;
use crate::ground::Rule;
use crate::lexicon::Lexicon;
use crate::reader::{Reader, taken};
use syntax::Parsed;
use vocabulary::{Digest, Gazetteer, Source};

const TEXT: &str = "In Sample Town nine people were killed on Monday.";

/// What the second reader thinks of the figure of [`TEXT`] under its tree as bent.
fn under(bend: impl FnOnce(&mut Parsed)) -> Option<Rule> {
    let reader = Reader::new(Gazetteer::bundled());
    let lexicon: &Lexicon = &reader.english.lexicon;
    let document = Document::new(TEXT, lexicon);
    let found = figure::find(&document, &taken(&document, &[]), reader.gazetteer);
    assert_eq!(found.len(), 1);
    let mut parsed = Syntax::bundled().parse(TEXT);
    bend(&mut parsed);
    let sight = Sight { document: &document, parsed: &parsed, first: 0 };
    opinion(&sight, &found[0]).map(|fired| fired.rule)
}

fn hang(parsed: &mut Parsed, token: &str, head: &str, label: &'static str) {
    let word = |word: &str| (0..parsed.tokens.len()).find(|at| parsed.words(*at) == word).unwrap();
    let (token, head) = (word(token), word(head));
    parsed.tokens[token].head = head;
    parsed.tokens[token].label = label;
}

#[test]
fn the_subject_of_a_passive_is_borne_out() {
    assert_eq!(under(|_| ()), Some(Rule::TreePassive));
}

#[test]
fn nothing_is_said_of_an_object_or_of_one_who_does_it() {
    assert_eq!(under(|parsed| hang(parsed, "people", "killed", "dobj")), None);
    assert_eq!(under(|parsed| hang(parsed, "people", "killed", "nsubj")), None);
}

#[test]
fn people_of_another_sentence_stand_apart() {
    assert_eq!(under(|parsed| hang(parsed, "people", "people", "ROOT")), Some(Rule::TreeApart));
}

#[test]
fn people_of_another_clause_stand_apart() {
    let beside = |label| {
        under(|parsed| {
            hang(parsed, "killed", "In", "pcomp");
            hang(parsed, "In", "In", "ROOT");
            hang(parsed, "people", "In", label);
        })
    };
    assert_eq!(beside("relcl"), Some(Rule::TreeApart));
    assert_eq!(beside("dobj"), None);
}

#[test]
fn a_predicate_within_its_subject_stands_apart() {
    let bent = under(|parsed| {
        hang(parsed, "people", "people", "ROOT");
        hang(parsed, "killed", "people", "prep");
    });
    assert_eq!(bent, Some(Rule::TreeApart));
}

#[test]
fn a_reading_is_the_same_whatever_the_second_reader_thinks() {
    let text = "In Sample Town nine people were killed on Monday.";
    let source = Source::unread("report.txt", Digest::of(text.as_bytes()), "en");
    let (reading, grounds) = Reader::new(Gazetteer::bundled()).explain(text, source);
    let rules: Vec<&str> = grounds.figures[0].iter().map(|ground| ground.rule).collect();
    assert!(rules.contains(&"tree-passive"), "{rules:?}");
    let figure = &reading.figures[0];
    assert_eq!((figure.passage.text(), figure.scope.status.word()), ("nine people", "killed"));
}
