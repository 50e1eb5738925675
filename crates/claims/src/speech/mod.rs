//! Who speaks: quotes, positions, and the stretches of text that somebody vouches for.
//!
//! First the cues ("said", "according to") are found, each with its speaker; then how far their words reach;
//! then quotes and positions. The central type is [`Speech`]. Must not: name a speaker that the words do not
//! name.

mod admit;
mod aside;
mod avowed;
mod clause;
mod cue;
mod follow;
mod gap;
mod interview;
mod issuer;
mod judged;
mod position;
mod pronoun;
mod quote;
mod reach;
mod relay;
mod speaker;
mod subject;
mod verb;
mod voice;

#[cfg(test)]
mod gold;
#[cfg(test)]
mod tests;

pub(crate) use position::Held;
pub(crate) use quote::Said;
#[cfg(test)]
pub(crate) use speaker::Speaker;
pub(crate) use voice::{Manner, Voice};

use crate::document::Document;
use crate::lexicon::Class;
use std::ops::Range;

/// Words for what is said that name nobody who says it.
const NOBODY: &[&str] =
    &["claims", "claim", "reports", "rumours", "rumors", "allegations", "suggestions", "posts"];

/// All that is said in a document, and who says it.
pub(crate) struct Speech {
    /// The voices, by where they begin.
    pub(crate) voices: Vec<Voice>,
    /// The furthest end of all voices up to each.
    reach: Vec<usize>,
    /// Words said, in the order of the text.
    pub(crate) quotes: Vec<Said>,
    /// Positions held.
    pub(crate) positions: Vec<Held>,
    /// The body that issues the document, where its heading names one.
    pub(crate) issuer: Option<Range<usize>>,
}

/// Finds who says what.
pub(crate) fn find(document: &Document) -> Speech {
    let issuer = issuer::find(document);
    let cues = cue::find(document);
    let (mut voices, forms) = voice::of_cues(document, &cues);
    voice::of_counts(document, &cues, &mut voices);
    judged::of_claims(document, &cues, &mut voices);
    judged::of_verdicts(document, &cues, &mut voices);
    judged::of_predicates(document, &cues, &mut voices);
    aside::of_headings(document, &mut voices);
    aside::of_lists(document, &cues, &mut voices);
    aside::of_brackets(document, &mut voices);
    let mut quotes = quote::direct(document, &cues, &forms, &mut voices);
    let reported = quote::indirect(document, &cues, &forms, &quotes);
    quotes.extend(reported);
    let turns = interview::find(document, &mut voices);
    quotes.retain(|q| {
        let after = turns.partition_point(|t| t.tokens.start <= q.tokens.start);
        after == 0 || turns[after - 1].tokens.end < q.tokens.end
    });
    quotes.extend(turns);
    quotes.sort_by_key(|q| (q.tokens.start, q.tokens.end));
    quote::share_roles(document, &mut quotes);
    judged::of_negations(document, &mut voices);
    voice::go_on(document, &cues, &mut voices);
    let mut positions = position::find(document, &cues, &voices, issuer.as_ref());
    positions.extend(avowed::find(document, &quotes));
    position::settle(&mut positions);
    Speech::new(voices, quotes, positions, issuer)
}

/// "Claims by the council": the council is who says it.
fn behind_claim(document: &Document, speaker: Range<usize>) -> Range<usize> {
    let claim = speaker.len() > 2 && NOBODY.contains(&document.folded(speaker.start));
    let by = claim && document.is(speaker.start + 1, Class::Preposition);
    if by { speaker.start + 2..speaker.end } else { speaker }
}

impl Voice {
    /// Who speaks, without the words for what is said.
    pub(crate) fn who(&self, document: &Document) -> Range<usize> {
        behind_claim(document, self.speaker.clone())
    }
}

impl Speech {
    fn new(
        mut voices: Vec<Voice>,
        quotes: Vec<Said>,
        positions: Vec<Held>,
        issuer: Option<Range<usize>>,
    ) -> Speech {
        voices.retain(|v| !v.tokens.is_empty());
        voices.sort_by_key(|v| (v.tokens.start, std::cmp::Reverse(v.tokens.end), v.cited));
        let mut furthest = 0;
        let reach = voices
            .iter()
            .map(|v| {
                furthest = furthest.max(v.tokens.end);
                furthest
            })
            .collect();
        Speech { voices, reach, quotes, positions, issuer }
    }

    /// The voices over a token, outermost first.
    pub(crate) fn voices_over(&self, token: usize) -> Vec<&Voice> {
        let end = self.voices.partition_point(|v| v.tokens.start <= token);
        let mut over: Vec<&Voice> = (0..end)
            .rev()
            .take_while(|&at| self.reach[at] > token)
            .map(|at| &self.voices[at])
            .filter(|v| v.tokens.contains(&token))
            .collect();
        let rank = |v: &Voice| {
            (v.manner != Manner::Denies, v.cited, std::cmp::Reverse(v.tokens.len()), v.tokens.start)
        };
        over.sort_by_key(|v| rank(v));
        over
    }

    /// Who vouches for what stands at a token, outermost first: the issuing body left out, and nobody twice.
    pub(crate) fn vouching(&self, document: &Document, token: usize) -> Vec<&Voice> {
        let mut names: Vec<&str> = Vec::new();
        let mut vouching = self.voices_over(token);
        vouching.retain(|voice| {
            let issues = issuer::is_issuer(document, self.issuer.as_ref(), voice.speaker.clone());
            let speaker = voice.who(document);
            let nobody = speaker.len() == 1 && NOBODY.contains(&document.folded(speaker.start));
            let name = document.slice(speaker.clone());
            let vouches = !(speaker.is_empty() || issues || nobody || names.contains(&name));
            names.extend(vouches.then_some(name));
            vouches
        });
        vouching
    }

    /// The voice that said what stands at a token before what the document tells.
    pub(crate) fn earlier(&self, token: usize) -> Option<&Voice> {
        self.voices_over(token).into_iter().find(|v| v.earlier)
    }

    /// The voice that says that what stands at a token is not so.
    pub(crate) fn denied(&self, token: usize) -> Option<&Voice> {
        self.voices_over(token).into_iter().find(|v| v.denied)
    }
}
