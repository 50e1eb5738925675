//! The second reader: what a statistical parser makes of the sentences that hold figures.
//!
//! It never changes a claim. Where its tree does not bear out what the grammar said, that is a rule that fired,
//! which `toll explain` shows. Must not: be asked before the grammar is done.

mod seen;
#[cfg(test)]
mod tests;

use crate::document::Document;
use crate::figure::part::Bounded;
use crate::ground::{Field, Fired, Rule};
use crate::scope::FigureScope;
use crate::speech::Voice;
use seen::Sight;
use std::ops::Range;
use syntax::{Syntax, SyntaxMemory};
use vocabulary::Modality;

/// What the grammar settled about one figure that stands.
pub(crate) struct Asked<'s> {
    /// The figure's number among all that were found.
    pub(crate) at: usize,
    /// How it is said.
    pub(crate) modality: Modality,
    /// Its place.
    pub(crate) scope: &'s FigureScope,
    /// Who vouches for it.
    pub(crate) voices: &'s [&'s Voice],
}

/// What the second reader thinks of a figure.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Opinion {
    /// The tree bears it out.
    Agrees,
    /// The tree has nothing to say of it.
    Silent,
    /// The tree says otherwise: which rules fired, on which tokens.
    Differs(Vec<Fired>),
}

impl Opinion {
    /// The opinion as rules that fired.
    pub(crate) fn fired(self) -> Vec<Fired> {
        let bare = |rule| vec![Fired { field: Field::Setting, rule, words: None }];
        match self {
            Opinion::Agrees => bare(Rule::TreeAgrees),
            Opinion::Silent => bare(Rule::TreeSilent),
            Opinion::Differs(fired) => fired,
        }
    }
}

/// One opinion for each figure asked about, in their order. Each sentence is parsed once.
pub(crate) fn opinions(document: &Document, found: &[Bounded], asked: &[Asked]) -> Vec<Opinion> {
    let mut memory = SyntaxMemory::default();
    let mut opinions = Vec::with_capacity(asked.len());
    let mut from = 0;
    while from < asked.len() {
        let sentence = found[asked[from].at].mention.sentence;
        let here =
            asked[from..].iter().take_while(|asked| found[asked.at].mention.sentence == sentence).count();
        let tokens = document.sentences[sentence].tokens.clone();
        let bytes = document.bytes(tokens);
        let parsed = Syntax::bundled().parse_with(&document.text[bytes.clone()], &mut memory);
        let sight = Sight { document, parsed: &parsed, first: bytes.start };
        opinions
            .extend(asked[from..from + here].iter().map(|asked| opinion(&sight, &found[asked.at], asked)));
        from += here;
    }
    opinions
}

fn opinion(sight: &Sight, figure: &Bounded, asked: &Asked) -> Opinion {
    let core =
        [sight.kind(figure), sight.noun(figure), sight.cue(figure), sight.manner(figure, asked.modality)];
    let differ = |(rule, words): &(Rule, Range<usize>)| Fired {
        field: Field::Setting,
        rule: *rule,
        words: Some(words.clone()),
    };
    let mut fired: Vec<Fired> =
        core.iter().filter_map(|seen| seen.as_ref()?.as_ref().err()).map(differ).collect();
    let place = asked.scope.place.clone().map(|words| (Field::Where, words));
    let speakers = asked.voices.iter().map(|voice| (Field::Speaker, voice.speaker.clone()));
    for (field, words) in place.into_iter().chain(speakers) {
        if sight.crosses(&words) {
            fired.push(Fired { field, rule: Rule::NameCrossed, words: Some(words) });
        }
    }
    if !fired.is_empty() {
        return Opinion::Differs(fired);
    }
    if core.iter().flatten().any(Result::is_ok) { Opinion::Agrees } else { Opinion::Silent }
}
