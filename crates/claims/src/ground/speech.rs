//! The grounds of quotes and positions.
//!
//! Must not: judge what is said.

use super::Rule;
use crate::speech;
use vocabulary::QuoteKind;

/// Up to how many tokens words said are few.
const FEW_TOKENS: usize = 4;

/// The rules that fired for a quote.
pub(crate) fn of_quote(said: &speech::Said) -> impl Iterator<Item = Rule> {
    let kind = match said.kind {
        QuoteKind::Direct => Rule::DirectQuote,
        QuoteKind::Indirect => Rule::IndirectQuote,
    };
    let unspoken = said.speaker.is_none().then_some(Rule::QuoteUnspoken);
    let short = (said.tokens.len() <= FEW_TOKENS).then_some(Rule::ShortQuote);
    [Some(kind), unspoken, short].into_iter().flatten()
}

/// The rule that fired for a position.
pub(crate) fn of_position(held: &speech::Held, speech: &speech::Speech) -> Rule {
    match &speech.issuer {
        Some(issuer) if *issuer == held.holder => Rule::StanceByIssuer,
        _ => Rule::StanceSaid,
    }
}
