//! What becomes of a proposal, and why.
//!
//! Must not: decide it.

use super::answer::Proposal;
use serde::{Deserialize, Serialize};
use vocabulary::{Figure, Passage};

macro_rules! whys {
    ($($(#[$doc:meta])* $why:ident $says:literal,)*) => {
        /// Why a proposal is no figure.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        #[non_exhaustive]
        pub enum Why { $($(#[$doc])* $why,)* }

        impl Why {
            /// The same for people.
            pub fn says(self) -> &'static str {
                match self { $(Why::$why => $says,)* }
            }
        }
    };
}

whys! {
    // Refused: what is proposed is not in the words.
    /// Not the JSON that was asked for.
    NotAsked "the answer is not of the form that was asked for",
    /// More than are judged.
    TooMany "the answer holds more proposals than are judged, and what follows was left out",
    /// Lacks a field, or a word in it is none of the contract.
    Malformed "a field is missing, or holds what it cannot",
    /// A sentence that was not asked about.
    NoSentence "it names a sentence that was not asked about",
    /// Invented or altered words.
    NotQuoted "its quote does not stand in the sentence",
    /// A wrong offset.
    Elsewhere "its quote does not stand where it is said to",
    /// Half a word or half a number.
    CutsWord "its quote begins or ends within a word or a number",
    /// The number of a date, an age, a length of time.
    OfTime "the number belongs to a date, an age or a length of time",
    /// Nothing that counts people.
    NoNumber "no number of people stands in its quote",
    /// Another number than the words.
    OtherNumber "the words give another number",
    /// A bound is left out of the quote.
    CutsNumber "its quote leaves out words that bound the number",
    /// A speaker, place, day or doer that the document does not name.
    Invented "it names a speaker, place, day or doer whom the text does not name",
    /// The grammar read it.
    AlreadyRead "the grammar has read the same",
    /// Proposed before.
    Repeated "it was proposed before",
    // Waiting: the words stand, and a rule doubts.
    /// The quote stands more than once.
    Ambiguous "its quote stands in the sentence more than once",
    /// Several numbers that may be meant.
    SeveralNumbers "several numbers in its quote may be meant",
    /// Another reading of the same words.
    Contradicts "the grammar reads these words otherwise",
    /// One person, nobody or a share.
    NotCounted "it is one person, nobody or a share, and no number",
    /// A noun that may be no people.
    UnknownNoun "the noun may be one for no people",
    /// People or families.
    OtherUnit "the words count in another unit",
    /// A fate whose words often mean something else.
    LooseWords "the words for what happened may mean something else: only death and injury are accepted unseen",
    /// No word for it.
    NoCue "no known word in its quote says that this happened",
    /// The sentence denies, doubts or supposes.
    Doubted "the sentence denies, doubts, supposes or revises something",
    /// Not read in the clause by itself.
    Unconfirmed "the grammar does not read it, even in the clause by itself",
    /// Other traits.
    OtherGroup "the words say otherwise who they were",
    /// Another manner.
    OtherManner "the words say otherwise how sure it is",
    /// Another speaker.
    OtherSpeaker "the rules find another speaker, or none",
}

/// What became of a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "kebab-case")]
pub enum Verdict {
    /// It is a figure, marked as proposed.
    Accepted {
        /// The figure, as the rules made it.
        figure: Box<Figure>,
    },
    /// It is none until a person says so.
    Waiting {
        /// Why.
        why: Why,
    },
    /// It is none.
    Refused {
        /// Why.
        why: Why,
    },
}

/// A proposal and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// The proposal; `None` where it could not be read.
    pub proposal: Option<Proposal>,
    /// The quote where it stands in the document, where it does.
    pub passage: Option<Passage>,
    /// What became of it.
    #[serde(flatten)]
    pub verdict: Verdict,
}
