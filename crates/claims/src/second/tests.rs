//! A sentence that the tree bears out, and the same sentence under trees bent by hand until they do not. All that happens is
//! made up.

use super::*;
use crate::figure;
use crate::lexicon::Lexicon;
use crate::reader::{Reader, taken};
use syntax::{Entity, Parsed};
use vocabulary::{Digest, Gazetteer, Source};

const TEXT: &str = "The shelling killed nine people in Sample Town on Monday.";

/// What the second reader thinks of the figure of [`TEXT`], asserted in the place "Sample Town", under its tree as bent.
fn under(bend: impl FnOnce(&mut Parsed)) -> Opinion {
    let reader = Reader::new(Gazetteer::bundled());
    let lexicon: &Lexicon = &reader.english.lexicon;
    let document = Document::new(TEXT, lexicon);
    let found = figure::find(&document, &taken(&document, &[]), reader.gazetteer);
    assert_eq!(found.len(), 1);
    let mut parsed = Syntax::bundled().parse(TEXT);
    bend(&mut parsed);
    let sample = word(&parsed, "Sample");
    let scope = FigureScope { place: Some(sample..sample + 2), ..FigureScope::default() };
    let asked = Asked { at: 0, modality: Modality::Asserted, scope: &scope, voices: &[] };
    opinion(&Sight { document: &document, parsed: &parsed, first: 0 }, &found[0], &asked)
}

/// The number of a word of [`TEXT`]; its tokens are the same to both readers.
fn word(parsed: &Parsed, word: &str) -> usize {
    (0..parsed.tokens.len()).find(|at| parsed.words(*at) == word).unwrap()
}

fn hang(parsed: &mut Parsed, token: &str, head: &str, label: &'static str) {
    let (token, head) = (word(parsed, token), word(parsed, head));
    parsed.tokens[token].head = head;
    parsed.tokens[token].label = label;
}

fn differs(opinion: Opinion) -> Vec<Rule> {
    match opinion {
        Opinion::Differs(fired) => fired.into_iter().map(|fired| fired.rule).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_tree_as_it_is_bears_the_figure_out() {
    let own = |parsed: &mut Parsed| {
        // No name may cross the place, whatever the model makes of an invented town.
        parsed.entities.retain(|entity| entity.label == "CARDINAL");
    };
    assert_eq!(under(own), Opinion::Agrees);
}

#[test]
fn a_number_that_is_a_time_counts_nobody() {
    let bent = under(|parsed| {
        let nine = word(parsed, "nine");
        parsed.entities = vec![Entity { tokens: nine..nine + 1, label: "TIME" }];
    });
    assert_eq!(differs(bent), [Rule::TreeOtherKind]);
}

#[test]
fn a_number_under_another_noun_is_told() {
    let bent = under(|parsed| {
        parsed.entities.clear();
        hang(parsed, "nine", "Town", "nummod");
    });
    assert_eq!(differs(bent), [Rule::TreeOtherNoun]);
}

#[test]
fn people_apart_from_the_verb_are_told() {
    let bent = under(|parsed| {
        parsed.entities.clear();
        hang(parsed, "people", "people", "ROOT");
    });
    assert_eq!(differs(bent), [Rule::TreeUntied]);
}

#[test]
fn people_who_do_it_are_told_from_people_whom_it_befalls() {
    let bent = under(|parsed| {
        parsed.entities.clear();
        hang(parsed, "people", "killed", "nsubj");
    });
    assert_eq!(differs(bent), [Rule::TreeOtherVoice]);
}

#[test]
fn what_hangs_under_not_is_told() {
    let bent = under(|parsed| {
        parsed.entities.clear();
        hang(parsed, "Monday", "killed", "neg");
    });
    assert_eq!(differs(bent), [Rule::TreeUnsaid]);
}

#[test]
fn a_name_over_the_edge_of_the_place_is_told_and_one_around_it_is_not() {
    let named = |first: &str, last: &str| {
        under(|parsed| {
            let tokens = word(parsed, first)..word(parsed, last) + 1;
            parsed.entities = vec![Entity { tokens, label: "GPE" }];
        })
    };
    assert_eq!(differs(named("Town", "Monday")), [Rule::NameCrossed]);
    assert_eq!(named("Sample", "Town"), Opinion::Agrees);
    assert_eq!(named("in", "on"), Opinion::Agrees);
}

#[test]
fn a_reading_is_the_same_whatever_the_second_reader_thinks() {
    // Put the other way round, the parser does not tie the children to the verb.
    let text = "Killed were 12 children and their teacher.";
    let source = Source::unread("report.txt", Digest::of(text.as_bytes()), "en");
    let (reading, grounds) = Reader::new(Gazetteer::bundled()).explain(text, source);
    let rules: Vec<&str> = grounds.figures[0].iter().map(|ground| ground.rule).collect();
    assert!(rules.contains(&"tree-untied"), "{rules:?}");
    let figure = &reading.figures[0];
    assert_eq!((figure.passage.text(), figure.scope.status.word()), ("12 children", "killed"));
}
