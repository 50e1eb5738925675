//! One sentence as the tree shows it, held against what the grammar said.
//!
//! Only what was seen to go with right or wrong readings is asked: `docs/second-reader.md` tells what else was tried.
//! Must not: search beyond the sentence.

use crate::document::Document;
use crate::figure::bind::How;
use crate::figure::mention::MentionKind;
use crate::figure::noun::Head;
use crate::figure::part::Bounded;
use crate::ground::Rule;
use std::ops::Range;
use syntax::Parsed;

/// Labels at which a clause begins that hangs under another.
const CLAUSES: [&str; 5] = ["relcl", "acl", "advcl", "ccomp", "parataxis"];
/// From how many steps through the tree on two words stand apart, where neither hangs under the other.
const APART_STEPS: usize = 6;

/// A sentence and its tree.
pub(super) struct Sight<'s> {
    pub(super) document: &'s Document<'s>,
    pub(super) parsed: &'s Parsed<'s>,
    /// The sentence's first byte in the text.
    pub(super) first: usize,
}

impl Sight<'_> {
    /// The tree's tokens that a range of the document's tokens covers; none outside the sentence.
    fn tokens(&self, tokens: &Range<usize>) -> Range<usize> {
        let bytes = self.document.bytes(tokens.clone());
        let all = &self.parsed.tokens;
        let start = all.partition_point(|token| token.bytes.end + self.first <= bytes.start);
        let end = all.partition_point(|token| token.bytes.start + self.first < bytes.end);
        start..end.max(start)
    }

    fn one(&self, token: usize) -> Option<usize> {
        let tokens = self.tokens(&(token..token + 1));
        (!tokens.is_empty()).then_some(tokens.start)
    }

    /// The token and all that it hangs under, from below.
    fn above(&self, token: usize) -> Vec<usize> {
        let mut path = vec![token];
        let mut at = token;
        while self.parsed.tokens[at].head != at {
            at = self.parsed.tokens[at].head;
            path.push(at);
        }
        path
    }

    /// The first token of a phrase that hangs under none of it.
    fn top(&self, phrase: &Range<usize>) -> Option<usize> {
        let own = self.tokens(phrase);
        let head = |token: usize| self.parsed.tokens[token].head;
        own.clone().find(|token| head(*token) == *token || !own.contains(&head(*token)))
    }

    /// The word that stands for those whom a figure counts: the noun, or the number, or what its words hang under.
    fn people(&self, figure: &Bounded) -> Option<usize> {
        let mention = &figure.mention;
        let noun = match mention.noun.head {
            Head::Person(at) | Head::Fate(at) | Head::Unknown(at) => self.one(at),
            Head::None => None,
        };
        let counted = mention.kind == MentionKind::Counted;
        let number = |token: &usize| counted && self.parsed.tokens[*token].tag == "CD";
        noun.or_else(|| self.tokens(&mention.tokens).find(number)).or_else(|| self.top(&mention.tokens))
    }

    /// How the tree ties people to the word that says what happened to them, where that tells anything.
    pub(super) fn tie(&self, figure: &Bounded) -> Option<Rule> {
        let cue = self.one(figure.bound.cue)?;
        if self.tokens(&figure.mention.tokens).contains(&cue) {
            return None;
        }
        let (people, cue) = (self.above(self.people(figure)?), self.above(cue));
        let label = |token: usize| self.parsed.tokens[token].label;
        // Where the two ways up meet: so many steps from the people, so many from the cue.
        let meet = people
            .iter()
            .enumerate()
            .find_map(|(steps, token)| Some((steps, cue.iter().position(|other| other == token)?)));
        let (passive, apart) = match meet {
            None => (false, true),
            Some((0, 0)) => (false, false),
            Some((steps, 0)) => (label(people[steps - 1]) == "nsubjpass", false),
            // "half of the women were below 25": what is taken for the predicate stands within the subject.
            Some((0, steps)) => (false, figure.bound.how == How::Subject && label(cue[steps - 1]) == "prep"),
            Some((own, steps)) => {
                let clause = people[..own].iter().any(|token| CLAUSES.contains(&label(*token)));
                (false, clause || own + steps >= APART_STEPS)
            }
        };
        passive.then_some(Rule::TreePassive).or(apart.then_some(Rule::TreeApart))
    }
}
