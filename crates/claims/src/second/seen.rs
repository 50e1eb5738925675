//! One sentence as the tree shows it, held against what the grammar said.
//!
//! Each question answers `None` where the tree has nothing to say, `Ok` where it bears the grammar out, and `Err` with
//! the rule and the tokens where it does not. Must not: search beyond the sentence.

use crate::document::Document;
use crate::figure::bind::How;
use crate::figure::mention::MentionKind;
use crate::figure::noun::Head;
use crate::figure::part::Bounded;
use crate::ground::Rule;
use std::ops::Range;
use syntax::Parsed;
use vocabulary::Modality;

/// What the tree says of one thing.
pub(super) type Seen = Option<Result<(), (Rule, Range<usize>)>>;

/// Entities that count no people.
const NO_PEOPLE: [&str; 5] = ["DATE", "TIME", "MONEY", "PERCENT", "ORDINAL"];
/// Labels between a number and the noun that it counts.
const COUNTING: [&str; 7] = ["nummod", "quantmod", "compound", "advmod", "amod", "det", "nmod"];

/// A sentence and its tree.
pub(super) struct Sight<'s> {
    pub(super) document: &'s Document<'s>,
    pub(super) parsed: &'s Parsed<'s>,
    /// The sentence's first byte in the text.
    pub(super) first: usize,
}

impl Sight<'_> {
    /// The tree's tokens that a range of the document's tokens covers.
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
        while self.parsed.tokens[at].head != at && path.len() <= self.parsed.tokens.len() {
            at = self.parsed.tokens[at].head;
            path.push(at);
        }
        path
    }

    /// The word that stands for the figure: its number in digits or words.
    fn number(&self, figure: &Bounded) -> Option<usize> {
        if figure.mention.kind != MentionKind::Counted {
            return None;
        }
        self.tokens(&figure.mention.tokens).find(|token| self.parsed.tokens[*token].tag == "CD")
    }

    fn noun_of(&self, figure: &Bounded) -> Option<usize> {
        match figure.mention.noun.head {
            Head::Person(at) | Head::Fate(at) | Head::Unknown(at) => self.one(at),
            Head::None => None,
        }
    }

    /// Whether the number is one of people at all, and not a date, a time, a sum of money or a share.
    pub(super) fn kind(&self, figure: &Bounded) -> Seen {
        let number = self.number(figure)?;
        let entity = self.parsed.entities.iter().find(|entity| entity.tokens.contains(&number))?;
        match entity.label {
            "CARDINAL" => Some(Ok(())),
            label if NO_PEOPLE.contains(&label) => {
                Some(Err((Rule::TreeOtherKind, figure.mention.tokens.clone())))
            }
            _ => None,
        }
    }

    /// Whether the number counts the noun that the grammar gave it.
    pub(super) fn noun(&self, figure: &Bounded) -> Seen {
        let (number, noun) = (self.number(figure)?, self.noun_of(figure)?);
        let path = self.above(number);
        if number == noun || path.contains(&noun) || self.above(noun).contains(&number) {
            return Some(Ok(()));
        }
        let counting = |token: &&usize| COUNTING.contains(&self.parsed.tokens[**token].label);
        let climbed = path.iter().take_while(counting).count();
        let counted = *path.get(climbed)?;
        let noun_like = climbed > 0 && self.parsed.tokens[counted].tag.starts_with("NN");
        noun_like.then(|| Err((Rule::TreeOtherNoun, figure.mention.tokens.clone())))
    }

    /// Whether the word that says what happened governs the figure, or hangs under it, in the voice it was read in.
    pub(super) fn cue(&self, figure: &Bounded) -> Seen {
        let bound = &figure.bound;
        if !matches!(bound.how, How::Object | How::Subject) {
            return None;
        }
        let cue = self.one(bound.cue)?;
        let people = self.noun_of(figure).or_else(|| self.number(figure))?;
        let words = bound.cue..bound.cue + 1;
        let path = self.above(people);
        let Some(under) = path.iter().position(|token| *token == cue) else {
            let hangs = self.above(cue).contains(&people);
            let joined = path.iter().any(|token| self.above(cue).contains(token) && !self.is_root(*token));
            return Some(if hangs || joined { Ok(()) } else { Err((Rule::TreeUntied, words)) });
        };
        let role = self.parsed.tokens[*path.get(under.checked_sub(1)?)?].label;
        let other = match bound.how {
            How::Object => role == "nsubj",
            _ => role == "dobj",
        };
        Some(if other { Err((Rule::TreeOtherVoice, words)) } else { Ok(()) })
    }

    fn is_root(&self, token: usize) -> bool {
        self.parsed.tokens[token].head == token
    }

    /// Whether what is asserted stands under "not", or under a word of possibility.
    pub(super) fn manner(&self, figure: &Bounded, modality: Modality) -> Seen {
        if modality != Modality::Asserted || figure.mention.kind != MentionKind::Counted {
            return None;
        }
        let cue = self.one(figure.bound.cue)?;
        let child =
            |(at, _): &(usize, &syntax::SyntaxToken)| self.parsed.tokens[*at].head == cue && *at != cue;
        let children = || self.parsed.tokens.iter().enumerate().filter(child);
        let negated = children().any(|(_, token)| token.label == "neg");
        let possible = children().any(|(at, token)| {
            token.tag == "MD"
                && matches!(self.parsed.words(at), "could" | "may" | "might" | "would" | "should")
        });
        (negated || possible).then(|| Err((Rule::TreeUnsaid, figure.bound.cue..figure.bound.cue + 1)))
    }

    /// Whether a name of the tree runs over an edge of the words.
    pub(super) fn crosses(&self, words: &Range<usize>) -> bool {
        let own = self.tokens(words);
        if words.is_empty() || own.is_empty() {
            return false;
        }
        let bytes = self.document.bytes(words.clone());
        let inside = bytes.start >= self.first && bytes.end <= self.first + self.parsed.text().len();
        let crossed = |name: &Range<usize>| {
            let meets = name.start < own.end && own.start < name.end;
            let holds = own.start <= name.start && name.end <= own.end;
            let held = name.start <= own.start && own.end <= name.end;
            meets && !holds && !held
        };
        inside && self.parsed.entities.iter().any(|entity| crossed(&entity.tokens))
    }
}
