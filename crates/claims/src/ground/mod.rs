//! On what a claim rests: which rules gave it, on which words, and how sure that makes it.
//!
//! Must not: decide anything. It keeps what others decided, for explanations and for confidence.

mod confidence;
mod figure;
mod rule;
mod speech;

pub(crate) use confidence::{Sureness, Target};
pub(crate) use figure::{Said, of_figure};
pub(crate) use rule::Rule;
pub(crate) use speech::{of_position, of_quote};

use std::ops::Range;
use vocabulary::Passage;

/// What a rule settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    Count,
    Whom,
    Status,
    PartOf,
    Modality,
    Counts,
    Speaker,
    When,
    Where,
    By,
    Means,
    Setting,
    Words,
}

impl Field {
    /// Its name in an explanation; where the contract has the field, its name there.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Field::Count => "count",
            Field::Whom => "whom",
            Field::Status => "status",
            Field::PartOf => "part_of",
            Field::Modality => "modality",
            Field::Counts => "counts",
            Field::Speaker => "attributed_to",
            Field::When => "when",
            Field::Where => "where",
            Field::By => "by",
            Field::Means => "means",
            Field::Setting => "setting",
            Field::Words => "text",
        }
    }
}

/// A rule that fired, what it settled, and the tokens it stands on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fired {
    pub(crate) field: Field,
    pub(crate) rule: Rule,
    pub(crate) words: Option<Range<usize>>,
}

/// The grounds of all claims of a reading, each list in the order of the claims.
///
/// ```
/// use claims::Reader;
/// use vocabulary::{Digest, Gazetteer, Source};
/// let text = "The shelling killed nine people.";
/// let source = Source::unread("report.txt", Digest::of(text.as_bytes()), "en");
/// let (reading, grounds) = Reader::new(Gazetteer::bundled()).explain(text, source);
/// assert_eq!((reading.figures.len(), grounds.figures.len()), (1, 1));
/// let status = grounds.figures[0].iter().find(|ground| ground.field == "status").unwrap();
/// assert_eq!(status.says, "the verb before takes it as its object");
/// assert_eq!(status.words.as_ref().unwrap().text(), "killed");
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grounds {
    /// Of the figures.
    pub figures: Vec<Vec<Ground>>,
    /// Of the quotes.
    pub quotes: Vec<Vec<Ground>>,
    /// Of the positions.
    pub positions: Vec<Vec<Ground>>,
}

/// One ground of a claim, for people: the field, the rule that gave it, the words it stands on, and what that does to
/// the claim's confidence.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Ground {
    /// What was settled: a field of the contract, or "whom" and "setting".
    pub field: &'static str,
    /// The rule's name, as data files have it.
    pub rule: &'static str,
    /// What the rule says.
    pub says: &'static str,
    /// The words it stands on, where it stands on words.
    pub words: Option<Passage>,
    /// What it adds to the log-odds that the claim is right, in bits; for a figure: number, unit and what happened.
    pub bits: f64,
    /// What it adds to the log-odds that all of a figure is right, in bits; else as `bits`.
    pub bits_all: f64,
}
