//! The judge of proposals: accepted, waiting for a person, or refused, each with the reason.
//!
//! Must not: give a model the benefit of a doubt.

use super::answer::{Proposal, proposals};
use super::ask::Question;
use super::confirm::says;
use super::inquiry::Inquiry;
use super::why::{Judged, Verdict, Why};
use crate::figure::mention::{Mention, MentionKind};
use crate::figure::noun;
use crate::lexicon::Class;
use std::collections::BTreeSet;
use std::ops::Range;
use vocabulary::{Figure, Modality, ReadBy, Status};

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
        // "captured in oil", "released from a contract": only the words for death and injury have little other use.
        if !matches!(proposal.status, Status::Killed | Status::Injured | Status::Casualties) {
            return Err(Waits(Why::LooseWords));
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
            // One person, or nobody, may be said without a number: "a shepherdess".
            (None, _) if proposal.high.is_some_and(|high| high <= 1) => Err(Waits(Why::NotCounted)),
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
