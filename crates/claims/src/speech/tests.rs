//! Patterns of speech, each on sentences of our own; all people and bodies in them are invented.
//!
//! Must not: lean on the corpus.

use super::{Speech, find};
use crate::document::Document;
use crate::packs;
use vocabulary::{QuoteKind, Stance};

/// The chain over the token that opens these words.
fn chain(text: &str, words: &str) -> String {
    read(text, |document, speech| speech.chain(document, token(document, words)).join(" < "))
}

fn token(document: &Document, words: &str) -> usize {
    let byte = document.text.find(words).unwrap() as u32;
    document.tokens.partition_point(|t| t.end <= byte)
}

fn read<T>(text: &str, look: impl Fn(&Document, &Speech) -> T) -> T {
    let pack = packs::english().unwrap();
    let document = Document::new(text, &pack.lexicon);
    let speech = find(&document);
    look(&document, &speech)
}

#[test]
fn nobody_speaks_by_default() {
    assert_eq!(chain("The minister visited Ostra. Nine people died there.", "Nine"), "");
}
