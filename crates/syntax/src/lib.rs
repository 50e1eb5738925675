//! Tokens, tags, trees and names from a statistical model: the eyes of the second reader.
//!
//! The central type is [`Syntax`]: text in, a [`Parsed`] out. The weights are those of spaCy's `en_core_web_sm` 3.8
//! (MIT), compiled into `data/syntax/en.bin` by `cargo xtask syntax`; the code is this project's own. The same text
//! gives the same parse on every machine, for what is costly is computed in whole numbers.
//!
//! ```
//! use syntax::Syntax;
//! let parsed = Syntax::bundled().parse("The shelling killed nine people in Dara.");
//! let killed = &parsed.tokens[2];
//! assert_eq!((killed.tag, killed.label), ("VBD", "ROOT"));
//! let nine = &parsed.tokens[3];
//! assert_eq!((nine.label, &parsed.text()[parsed.tokens[nine.head].bytes.clone()]), ("nummod", "people"));
//! ```
//!
//! Must not: do I/O, read a clock or draw random numbers; know what a claim is.

mod compile;
mod data;
mod embed;
mod hash;
mod layers;
mod lexical;
mod names;
mod norms;
mod parser;
mod pattern;
mod steps;
mod symbols;
mod tokenizer;
mod tree;

pub use compile::{EmbeddingDraft, LayerDraft, ScorerDraft, SyntaxDraft, compile};
pub use data::SyntaxError;

use embed::{Embedding, Kinds, WIDTH};
use layers::Matrix;
use lexical::Attributes;
use std::ops::Range;
use std::sync::LazyLock;
use steps::Scorer;
use tokenizer::{Pieces, Tokenizer};

static BUNDLED: LazyLock<Syntax> = LazyLock::new(|| {
    let bytes = include_bytes!("../../../data/syntax/en.bin");
    Syntax::read(bytes).expect("the bundled model is the one that this version compiles")
});

/// A tagger, parser and entity recogniser.
#[derive(Debug)]
pub struct Syntax {
    tokenizer: Tokenizer,
    tags: Vec<&'static str>,
    labels: Vec<&'static str>,
    /// Of labels that hide a lifted arc: the true label, and that of the true head.
    lifted: Vec<Option<(u16, u16)>>,
    root: u16,
    arcs: parser::Moves,
    naming: Vec<(names::Action, u16)>,
    embedding: Embedding,
    tagger: Matrix,
    parser: Scorer,
    names_embedding: Embedding,
    namer: Scorer,
}

/// What is kept between texts to be quick: how pieces were split, and the vectors of words met before. It never changes
/// a result. It is for one model; a thread does well to keep one for all that it reads.
#[derive(Debug, Default)]
pub struct SyntaxMemory {
    pieces: Pieces,
    kinds: Kinds,
    names_kinds: Kinds,
}

/// A token in its tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxToken {
    /// Where it stands.
    pub bytes: Range<usize>,
    /// Its part of speech, in the tags of the Penn Treebank.
    pub tag: &'static str,
    /// The token that it hangs under; itself where it is a root.
    pub head: usize,
    /// What it is to its head, in the labels of ClearNLP.
    pub label: &'static str,
    /// Whether a sentence begins with it.
    pub begins: bool,
}

/// A name or an amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it is, in the labels of OntoNotes: PERSON, ORG, GPE, DATE, CARDINAL.
    pub label: &'static str,
}

/// A text with its tokens in trees, and the entities in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed<'t> {
    text: &'t str,
    /// The tokens, in order.
    pub tokens: Vec<SyntaxToken>,
    /// The entities, in order; they do not overlap.
    pub entities: Vec<Entity>,
}

impl<'t> Parsed<'t> {
    /// The text that was parsed.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The words of a token.
    pub fn words(&self, token: usize) -> &'t str {
        &self.text[self.tokens[token].bytes.clone()]
    }
}

impl Syntax {
    /// Whose the weights of the bundled model are, and under which licence. Travels with the program.
    pub const CREDIT: &'static str = "Second reader: weights of en_core_web_sm 3.8, Copyright 2021 ExplosionAI GmbH, \
        MIT licence.";

    /// The model that the program carries.
    pub fn bundled() -> &'static Syntax {
        &BUNDLED
    }

    /// Reads a compiled model where it lies.
    ///
    /// # Errors
    /// [`SyntaxError`] where the bytes are no model of this layout.
    pub fn read(bytes: &'static [u8]) -> Result<Syntax, SyntaxError> {
        data::read(bytes)
    }

    /// Parses a text.
    pub fn parse<'t>(&self, text: &'t str) -> Parsed<'t> {
        self.parse_with(text, &mut SyntaxMemory::default())
    }

    /// Parses a text with what is remembered of others: quicker, and the same.
    pub fn parse_with<'t>(&self, text: &'t str, memory: &mut SyntaxMemory) -> Parsed<'t> {
        self.parsed(text, memory, true)
    }

    /// As [`Syntax::parse_with`], but looks for no names and amounts: half the work.
    pub fn tree_with<'t>(&self, text: &'t str, memory: &mut SyntaxMemory) -> Parsed<'t> {
        self.parsed(text, memory, false)
    }

    fn parsed<'t>(&self, text: &'t str, memory: &mut SyntaxMemory, named: bool) -> Parsed<'t> {
        let raw = self.tokenizer.tokens(text, &mut memory.pieces);
        let attributes: Vec<Attributes> = raw.iter().map(|token| token.attributes).collect();
        let spaces: Vec<bool> = attributes.iter().map(Attributes::is_space).collect();
        let vectors = self.embedding.vectors(&attributes, &mut memory.kinds);
        let tags = self.tag(&vectors, &spaces);
        let (heads, labels) = self.tree(&vectors, &spaces);
        let starts = tree::starts(&heads);
        let label = |label: u16| self.labels[usize::from(label)];
        let mut entities = Vec::new();
        if named {
            let vectors = self.names_embedding.vectors(&attributes, &mut memory.names_kinds);
            let found = names::find(&self.namer, &self.naming, &vectors, &spaces, &starts);
            entities = found.into_iter().map(|(tokens, of)| Entity { tokens, label: label(of) }).collect();
        }
        let tokens = raw.into_iter().enumerate().map(|(at, raw)| SyntaxToken {
            bytes: raw.bytes,
            tag: tags[at],
            head: heads[at],
            label: label(labels[at]),
            begins: starts.contains(&at),
        });
        Parsed { text, tokens: tokens.collect(), entities }
    }

    /// The head and the label of each token.
    fn tree(&self, vectors: &[f32], spaces: &[bool]) -> (Vec<usize>, Vec<u16>) {
        let arcs = parser::parse(&self.parser, &self.arcs, vectors, spaces.len());
        let mut heads: Vec<usize> =
            arcs.heads.iter().enumerate().map(|(at, head)| head.unwrap_or(at)).collect();
        let labels = arcs.labels.iter().zip(&arcs.heads);
        let mut labels: Vec<u16> = labels.map(|(label, head)| head.map_or(self.root, |_| *label)).collect();
        let lifted: Vec<_> = labels.iter().map(|label| self.lifted[usize::from(*label)]).collect();
        tree::put_back(&mut heads, &mut labels, &lifted, spaces);
        (heads, labels)
    }

    fn tag(&self, vectors: &[f32], spaces: &[bool]) -> Vec<&'static str> {
        let mut scores = Vec::new();
        self.tagger.apply(vectors, WIDTH, &mut scores);
        let rows = scores.chunks_exact(self.tagger.width()).map(|row| &row[..self.tags.len()]);
        let best = rows.map(|row| steps::best(row, |_| true).unwrap_or(0));
        best.zip(spaces).map(|(best, space)| if *space { "_SP" } else { self.tags[best] }).collect()
    }
}
