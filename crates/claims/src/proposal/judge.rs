//! The judge of proposals: accepted, waiting for a person, or refused, each with the reason.
//!
//! Must not: give a model the benefit of a doubt.

use super::answer::{Proposal, proposals};
use super::ask::Question;
use super::clause::{self, Clause};
use super::inquiry::Inquiry;
use crate::document::Document;
use crate::figure::bind::{Bound, How};
use crate::figure::mention::{self, Mention, MentionKind, status};
use crate::figure::{self, noun};
use crate::lexicon::Class;
use crate::reader::taken;
use crate::time;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::ops::Range;
use vocabulary::{Figure, Modality, Passage, ReadBy, Status};

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

/// A proposal that is no figure.
enum No {
    Waits(Why),
    Refused(Why),
}
use No::{Refused, Waits};

impl Inquiry<'_> {
    /// Judges the answer that a model of this name gave to a question.
    pub fn judge(&self, question: &Question, answer: &str, model: &str) -> Vec<Judged> {
        let mut accepted = BTreeSet::new();
        let judge = |proposal: Result<Proposal, Why>| {
            let proposal = match proposal {
                Ok(proposal) => proposal,
                Err(why) => {
                    return Judged { proposal: None, passage: None, verdict: Verdict::Refused { why } };
                }
            };
            let stands = self.stands(question, &proposal);
            let passage = stands.as_ref().ok().map(|(_, bytes)| self.cut(bytes.clone()));
            let judged = stands.and_then(|(sentence, bytes)| self.weigh(sentence, bytes, &proposal));
            let verdict = match judged {
                Ok(figure) if accepted.insert(figure.passage.start()) => {
                    let read_by = ReadBy::Model(model.into());
                    let figure = Figure { confidence: None, confidence_all: None, read_by, ..figure };
                    Verdict::Accepted { figure: Box::new(figure) }
                }
                Ok(_) => Verdict::Refused { why: Why::Repeated },
                Err(Waits(why)) => Verdict::Waiting { why },
                Err(Refused(why)) => Verdict::Refused { why },
            };
            Judged { proposal: Some(proposal), passage, verdict }
        };
        proposals(answer).into_iter().map(judge).collect()
    }

    /// The sentence and the bytes at which the quote stands, letter by letter.
    fn stands(&self, question: &Question, proposal: &Proposal) -> Result<(usize, Range<usize>), No> {
        let nth = proposal.sentence.checked_sub(1).and_then(|n| question.sentences.get(n));
        let sentence = *nth.ok_or(Refused(Why::NoSentence))?;
        let within = self.sentence_bytes(sentence);
        let (text, quote) = (&self.document.text[within.clone()], proposal.quote.as_str());
        let found: Vec<usize> = if quote.is_empty() {
            Vec::new()
        } else {
            // Overlapping ones are found too: each may be meant.
            text.char_indices().map(|(at, _)| at).filter(|at| text[*at..].starts_with(quote)).collect()
        };
        let at = match (&found[..], proposal.start) {
            ([], _) => return Err(Refused(Why::NotQuoted)),
            (_, Some(start)) => {
                let byte = text.char_indices().nth(start).map(|(byte, _)| byte);
                *found.iter().find(|at| Some(**at) == byte).ok_or(Refused(Why::Elsewhere))?
            }
            ([only], None) => *only,
            _ => return Err(Waits(Why::Ambiguous)),
        };
        let start = within.start + at;
        Ok((sentence, start..start + quote.len()))
    }

    /// Weighs a proposal whose quote stands; gives the figure that the rules make of it.
    fn weigh(&self, sentence: usize, bytes: Range<usize>, proposal: &Proposal) -> Result<Figure, No> {
        let quote = self.tokens_at(&bytes).ok_or(Refused(Why::CutsWord))?;
        if !proposal.copied().all(|words| !words.trim().is_empty() && self.document.text.contains(words)) {
            return Err(Refused(Why::Invented));
        }
        let mention = self.meant(&quote, proposal)?;
        if let Some(read) = self.reading_over(&mention.tokens) {
            let same = read.mention.tokens == mention.tokens
                && read.bound.status == proposal.status
                && noun::unit(read.mention.noun.traits) == proposal.unit;
            return Err(if same { Refused(Why::AlreadyRead) } else { Waits(Why::Contradicts) });
        }
        match (mention.kind, mention.noun.head) {
            (MentionKind::Counted, noun::Head::Unknown(_)) => return Err(Waits(Why::UnknownNoun)),
            (MentionKind::Counted, _) => {}
            _ => return Err(Waits(Why::NotCounted)),
        }
        if noun::unit(mention.noun.traits) != proposal.unit {
            return Err(Waits(Why::OtherUnit));
        }
        let cues: Vec<usize> = quote.clone().filter(|k| says(&self.document, *k, proposal.status)).collect();
        if cues.is_empty() {
            return Err(Waits(Why::NoCue));
        }
        if self.is_doubtful(sentence) {
            return Err(Waits(Why::Doubted));
        }
        let bound = self.confirmed(sentence, &quote, mention, &cues, proposal.status);
        let bound = bound.ok_or(Waits(Why::Unconfirmed))?;
        let figure = self.figure(mention, bound).ok_or(Waits(Why::Unconfirmed))?;
        agrees(&figure, proposal).map(|()| figure)
    }

    /// The number that the quote means: the one phrase in it that counts people and has the bounds that are proposed.
    fn meant(&self, quote: &Range<usize>, proposal: &Proposal) -> Result<&Mention, No> {
        let over = |m: &&Mention| m.tokens.start < quote.end && quote.start < m.tokens.end;
        let bounds = |m: &&Mention| m.count.low() == proposal.low && m.count.high() == proposal.high;
        let all: Vec<&Mention> = self.mentions.iter().filter(over).collect();
        let mut meant = all.iter().copied().filter(bounds);
        match (meant.next(), meant.next()) {
            (Some(_), Some(_)) => Err(Waits(Why::SeveralNumbers)),
            (Some(one), None) if quote.start <= one.tokens.start && one.tokens.end <= quote.end => Ok(one),
            (Some(_), None) => Err(Refused(Why::CutsNumber)),
            (None, _) if all.is_empty() && quote.clone().any(|k| self.taken[k]) => Err(Refused(Why::OfTime)),
            (None, _) if all.is_empty() => Err(Refused(Why::NoNumber)),
            (None, _) => Err(Refused(Why::OtherNumber)),
        }
    }

    /// Whether a sentence tells of what may not have been, or takes something back.
    fn is_doubtful(&self, sentence: usize) -> bool {
        let document = &self.document;
        let doubt = &self.reader.english.proposal.doubt;
        document.sentences[sentence].tokens.clone().any(|k| {
            let revised = matches!(document.value(k, Class::Revision), Some(0 | 2));
            let classes =
                [Class::Not, Class::Denial, Class::Modal, Class::Future, Class::Zero, Class::Aftermath];
            revised
                || document.tokens[k].classes.has_any(&classes)
                || doubt.contains(document.folded(k))
                || document.words(k) == "?"
        })
    }

    /// The fate that the grammar reads of the mention where it is given the clause by itself.
    fn confirmed(
        &self,
        sentence: usize,
        quote: &Range<usize>,
        mention: &Mention,
        cues: &[usize],
        status: Status,
    ) -> Option<Bound> {
        let document = &self.document;
        let tokens = &document.sentences[sentence].tokens;
        let parted = cues
            .iter()
            .filter_map(|cue| clause::without_aside(document, tokens, &self.mentions, mention, *cue));
        let mut clauses = clause::whole(document, tokens, quote).into_iter().chain(parted);
        clauses.find_map(|clause| self.read_alone(&clause, mention)).filter(|bound| bound.status == status)
    }

    /// The one figure that the grammar reads in some words, where it is this mention and stands by itself.
    fn read_alone(&self, clause: &Clause, mention: &Mention) -> Option<Bound> {
        let alone = Document::new(&clause.text, &self.reader.english.lexicon);
        let times = time::resolve(&alone, time::scan(&alone), None);
        let taken = taken(&alone, &times);
        let counted = |m: &Mention| !matches!(m.kind, MentionKind::Named);
        let mentions = mention::find(&alone, &taken, self.reader.gazetteer);
        let found = figure::find(&alone, &taken, self.reader.gazetteer);
        let [read] = &found[..] else { return None };
        let bytes = alone.bytes(read.mention.tokens.clone());
        let origin = clause.origin(bytes.start)?..clause.origin(bytes.end)?;
        let same = origin == self.document.bytes(mention.tokens.clone())
            && read.mention.count == mention.count
            && read.mention.kind == mention.kind
            && mentions.iter().filter(|m| counted(m)).count() == 1;
        let own = matches!(read.bound.how, How::Own | How::Object | How::Subject | How::Toll);
        if !(same && own && is_victim(&alone, &read.mention, &read.bound)) {
            return None;
        }
        let cue = clause.origin(alone.tokens[read.bound.cue].start as usize)?;
        let cue = self.document.tokens.partition_point(|t| (t.start as usize) < cue);
        Some(Bound { cue, mended: None, ..read.bound })
    }
}

/// Whether a word says that this happened.
fn says(document: &Document, token: usize, wanted: Status) -> bool {
    let classes = [
        Class::Passive,
        Class::Active,
        Class::Suffered,
        Class::State,
        Class::Fate,
        Class::FateWeak,
        Class::Toll,
        Class::Deed,
    ];
    classes.iter().any(|class| status(document, token, *class) == Some(wanted))
}

/// Whether the mention bears what is done. "40 rebels killed" may be who did it: a participle behind its noun needs a form
/// of "to be" before it. "killed, in the words of 12 doctors": what a verb takes stands right behind it.
fn is_victim(document: &Document, mention: &Mention, bound: &Bound) -> bool {
    let (outer, cue) = (&mention.outer, bound.cue);
    let of = |k: usize| {
        document.reads(k, "of") && document.tokens[cue].classes.has_any(&[Class::Deed, Class::Toll])
    };
    let light = [Class::Adverb, Class::Determiner, Class::Be, Class::Approx];
    match bound.how {
        How::Subject if document.is(cue, Class::Active) => {
            cue >= outer.end && (outer.end..cue).any(|k| document.is(k, Class::Be))
        }
        How::Object => {
            cue < outer.start
                && (cue + 1..outer.start).all(|k| document.tokens[k].classes.has_any(&light) || of(k))
        }
        _ => true,
    }
}

/// Whether what the model says beside number and fate is what the rules find; what it leaves out, the rules say alone.
fn agrees(figure: &Figure, proposal: &Proposal) -> Result<(), No> {
    let group = &figure.scope.group;
    let other = |said: bool| if said { Err(Waits(Why::OtherGroup)) } else { Ok(()) };
    other(proposal.sex.is_some() && proposal.sex != group.sex)?;
    other(proposal.age.is_some() && proposal.age != group.age)?;
    other(proposal.role.is_some() && proposal.role != group.role)?;
    let stated = figure.modality == Modality::Asserted;
    if !stated || proposal.modality.is_some_and(|modality| modality != figure.modality) {
        return Err(Waits(Why::OtherManner));
    }
    let speakers = &figure.attributed_to.0;
    let known = |said: &str| speakers.iter().any(|s| s.0.contains(said) || said.contains(&s.0));
    match &proposal.speaker {
        Some(said) if !known(said) => Err(Waits(Why::OtherSpeaker)),
        _ => Ok(()),
    }
}
