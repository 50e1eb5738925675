//! The grounds of quotes and positions.
//!
//! Must not: judge what is said.

use super::{Field, Fired, Rule};
use crate::speech;
use vocabulary::QuoteKind;

/// Up to how many tokens words said are few.
const FEW_TOKENS: usize = 4;

/// The rules that fired for a quote.
pub(crate) fn of_quote(said: &speech::Said) -> Vec<Fired> {
    let kind = match said.kind {
        QuoteKind::Direct => Rule::DirectQuote,
        QuoteKind::Indirect => Rule::IndirectQuote,
    };
    let speaker = match &said.speaker {
        Some(speaker) => (Rule::SpeakerNamed, Some(speaker.name.clone())),
        None => (Rule::QuoteUnspoken, None),
    };
    let mut fired = vec![
        Fired { field: Field::Words, rule: kind, words: Some(said.tokens.clone()) },
        Fired { field: Field::Speaker, rule: speaker.0, words: speaker.1 },
    ];
    if said.tokens.len() <= FEW_TOKENS {
        fired.push(Fired { field: Field::Setting, rule: Rule::ShortQuote, words: None });
    }
    fired
}

/// The rule that fired for a position.
pub(crate) fn of_position(held: &speech::Held, speech: &speech::Speech) -> Vec<Fired> {
    let issued = speech.issuer.as_ref() == Some(&held.holder);
    let rule = if issued { Rule::StanceByIssuer } else { Rule::StanceSaid };
    vec![Fired { field: Field::Speaker, rule, words: Some(held.holder.clone()) }]
}
