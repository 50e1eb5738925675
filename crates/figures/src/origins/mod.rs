//! Independent voices: forty papers that repeat one agency are one.
//!
//! The voice behind a figure is the innermost speaker of its attribution: who, as far as the words tell, counted.
//! A figure that its author states goes back to the carrier (the publisher, else the document); where a document
//! carries the text of an earlier one, to the earlier one's carrier. A denial goes back to who denies.
//!
//! Must not: weigh voices. Whether a voice is to be believed is the reader's judgement.

mod copies;
mod speaker;

use crate::corpus::{Corpus, Document};
use speaker::Speakers;
use std::collections::BTreeMap;
use vocabulary::{Digest, Modality, fold};

/// A voice to which figures go back, independent of the others as far as the words tell.
///
/// [`TallyInput::origin`](vocabulary::TallyInput) is its place in [`Reconciliation::origins`](crate::Reconciliation).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Who speaks, as most often written.
    pub name: String,
    /// The documents that carry this voice, by digest.
    pub carriers: Vec<Digest>,
    /// The documents among the carriers whose text is a copy of an earlier carrier's.
    pub copies: Vec<Digest>,
}

/// The voices of a case, and for each figure the number of its own.
pub(crate) struct Origins {
    pub(crate) all: Vec<Origin>,
    pub(crate) of: Vec<usize>,
}

#[derive(Default)]
struct Voice {
    written: BTreeMap<String, usize>,
    carriers: BTreeMap<Digest, bool>,
}

impl Origins {
    pub(crate) fn new(corpus: &Corpus) -> Origins {
        let leaders = copies::leaders(corpus);
        let mut voices: BTreeMap<String, Voice> = BTreeMap::new();
        let mut keys: Vec<String> = Vec::with_capacity(corpus.items.len());
        for (number, document) in corpus.documents.iter().enumerate() {
            let first = &corpus.documents[leaders[number]];
            let speakers =
                corpus.items[document.items.clone()].iter().flat_map(|item| &item.figure.attributed_to.0);
            let speakers = Speakers::new(speakers.map(|speaker| speaker.0.as_str()));
            for item in document.items.clone() {
                let (key, name) = voice(corpus, item, first, &speakers);
                let voice = voices.entry(key.clone()).or_default();
                *voice.written.entry(name).or_default() += 1;
                voice.carriers.insert(document.source.sha256, leaders[number] != number);
                keys.push(key);
            }
        }
        let numbers: BTreeMap<&String, usize> = voices.keys().zip(0..).collect();
        let of = keys.iter().map(|key| numbers[key]).collect();
        Origins { all: voices.values().map(Voice::origin).collect(), of }
    }
}

impl Voice {
    fn origin(&self) -> Origin {
        let name = self.written.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)));
        Origin {
            name: name.map(|(name, _)| name.clone()).unwrap_or_default(),
            carriers: self.carriers.keys().copied().collect(),
            copies: self.carriers.iter().filter(|(_, copy)| **copy).map(|(digest, _)| *digest).collect(),
        }
    }
}

/// The key and the printed name of the voice behind a figure.
fn voice(corpus: &Corpus, item: usize, carrier: &Document, speakers: &Speakers) -> (String, String) {
    let figure = corpus.items[item].figure;
    let chain = &figure.attributed_to.0;
    let speaker = if figure.modality == Modality::Denied { chain.first() } else { chain.last() };
    let spoken = speaker.map(|speaker| (speakers.full(&speaker.0), &speaker.0));
    if let Some((key, written)) = spoken.filter(|(key, _)| !key.is_empty()) {
        return (key, written.clone());
    }
    let source = carrier.source;
    match &source.publisher {
        Some(publisher) if !fold(&publisher.0).is_empty() => {
            let speakers = Speakers::new(std::iter::empty());
            (speakers.full(&publisher.0), publisher.0.clone())
        }
        // No folded name holds a slash: a document never shares its voice with a speaker.
        _ => (
            format!("document/{}", source.sha256),
            source.title.clone().unwrap_or_else(|| source.path.clone()),
        ),
    }
}
