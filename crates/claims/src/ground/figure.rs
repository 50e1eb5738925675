//! The grounds of a figure, field by field.
//!
//! Must not: look for words that the deciding code did not name.

use super::{Field, Fired, Rule};
use crate::document::{BlockKind, Document, Kind};
use crate::figure::mention::MentionKind;
use crate::figure::noun::Head;
use crate::figure::part::Bounded;
use crate::figure::running::Counted;
use crate::scope::FigureScope;
use crate::speech::Voice;
use std::ops::Range;
use vocabulary::{Modality, Precision};

/// From how many tokens on the word that says what happened stands far off.
const FAR_TOKENS: usize = 8;
/// From how many numbers on a sentence is crowded.
const CROWD: usize = 6;
/// From how many tokens on a sentence is long.
const LONG_TOKENS: usize = 45;

/// What was settled about a figure.
pub(crate) struct Said<'s> {
    pub(crate) document: &'s Document<'s>,
    pub(crate) found: &'s [Bounded],
    pub(crate) at: usize,
    pub(crate) counts: Option<Counted>,
    pub(crate) modality: (Modality, Option<usize>),
    pub(crate) scope: &'s FigureScope,
    pub(crate) voices: &'s [&'s Voice],
}

/// All rules that fired for a figure, in the order of the reading.
pub(crate) fn of_figure(said: &Said) -> Vec<Fired> {
    let mut fired = Vec::with_capacity(14);
    fired.extend(count_and_whom(said));
    fired.extend(fate(said));
    fired.extend(manner(said));
    fired.extend(speakers(said));
    fired.extend(happening(said));
    fired.extend(setting(said));
    fired
}

fn token(field: Field, rule: Rule, at: usize) -> Fired {
    Fired { field, rule, words: Some(at..at + 1) }
}

fn span(field: Field, rule: Rule, words: &Range<usize>) -> Fired {
    Fired { field, rule, words: Some(words.clone()) }
}

fn bare(field: Field, rule: Rule) -> Fired {
    Fired { field, rule, words: None }
}

fn count_and_whom(said: &Said) -> [Fired; 2] {
    let figure = &said.found[said.at];
    let mention = &figure.mention;
    let digits = mention.tokens.clone().any(|at| said.document.tokens[at].kind == Kind::Number);
    let count = match mention.kind {
        MentionKind::Counted if mention.count.precision() == Precision::Vague => Rule::Vague,
        MentionKind::Counted if digits => Rule::Number,
        MentionKind::Counted => Rule::Words,
        MentionKind::Nobody => Rule::Nobody,
        MentionKind::Share(_) => Rule::Share,
        MentionKind::Single => Rule::OneByNoun,
        MentionKind::Named => Rule::OneByName,
    };
    let whom = match mention.noun.head {
        Head::Person(at) | Head::Fate(at) => token(Field::Whom, Rule::PeopleNoun, at),
        Head::Unknown(at) => token(Field::Whom, Rule::UnknownNoun, at),
        Head::None => match figure.like {
            Some(like) => span(Field::Whom, Rule::NounOfOther, &said.found[like].mention.tokens),
            None => bare(Field::Whom, Rule::NoNoun),
        },
    };
    [span(Field::Count, count, &mention.tokens), whom]
}

fn fate(said: &Said) -> impl Iterator<Item = Fired> {
    let figure = &said.found[said.at];
    let bound = &figure.bound;
    let mended = bound.mended.map(|rule| token(Field::Status, rule, bound.cue));
    let whole = figure.whole.zip(figure.tied);
    let part = whole.map(|(whole, rule)| span(Field::PartOf, rule, &said.found[whole].mention.tokens));
    [Some(token(Field::Status, bound.rule, bound.cue)), mended, part].into_iter().flatten()
}

fn manner(said: &Said) -> impl Iterator<Item = Fired> {
    let rule = match said.modality.0 {
        Modality::Asserted => None,
        Modality::Denied => Some(Rule::Denied),
        Modality::Expected => Some(Rule::Expected),
        Modality::Superseded => Some(Rule::Superseded),
    };
    let words = said.modality.1.map(|at| at..at + 1);
    let modality = rule.map(|rule| Fired { field: Field::Modality, rule, words });
    let counts = said.counts.map(|(_, rule)| bare(Field::Counts, rule));
    modality.into_iter().chain(counts)
}

fn speakers(said: &Said) -> Vec<Fired> {
    if said.voices.is_empty() {
        return vec![bare(Field::Speaker, Rule::NobodySaid)];
    }
    let cue = |(depth, voice): (usize, &&Voice)| {
        let rule = if depth == 0 { Rule::Speech } else { Rule::Citation };
        token(Field::Speaker, rule, voice.cue)
    };
    said.voices.iter().enumerate().map(cue).collect()
}

fn happening(said: &Said) -> impl Iterator<Item = Fired> {
    let rules = said.scope.rules;
    let place = said.scope.place.clone();
    let when = bare(Field::When, rules.when.unwrap_or(Rule::WhenUnsaid));
    let at = Fired { field: Field::Where, rule: rules.place.unwrap_or(Rule::WhereUnsaid), words: place };
    let doer = said.scope.by.clone();
    let by = rules.by.map(|rule| Fired { field: Field::By, rule, words: doer });
    let means = rules.means.map(|rule| bare(Field::Means, rule));
    [Some(when), Some(at), by, means].into_iter().flatten()
}

fn setting(said: &Said) -> impl Iterator<Item = Fired> {
    let figure = &said.found[said.at];
    let mention = &figure.mention;
    let sentence = &said.document.sentences[mention.sentence];
    let cue = figure.bound.cue;
    let far = cue.saturating_sub(mention.tokens.end).max(mention.tokens.start.saturating_sub(cue));
    let here = |f: &&Bounded| f.mention.sentence == mention.sentence;
    let before = said.found[..said.at].iter().rev().take_while(here).count();
    let numbers = before + said.found[said.at..].iter().take_while(here).count();
    let kind = said.document.blocks[sentence.block].kind;
    let quoted = said.document.quotation_of(mention.tokens.start).is_some();
    let rules = [
        (far > FAR_TOKENS, Rule::FarCue),
        (numbers >= CROWD, Rule::Crowded),
        (sentence.tokens.len() >= LONG_TOKENS, Rule::LongSentence),
        (kind == BlockKind::Heading, Rule::InHeading),
        (kind == BlockKind::Item, Rule::InList),
        (quoted, Rule::InQuote),
    ];
    rules.into_iter().filter(|(holds, _)| *holds).map(|(_, rule)| bare(Field::Setting, rule))
}
