//! What begins at a token: a noun phrase, a name.
//!
//! Must not: look before the token but for its article.

use super::outcome;
use crate::document::{Document, Kind};
use crate::lexicon::Class;

/// Whether a noun phrase begins at a token: what a verb before it would take as its object.
pub(super) fn takes_noun(document: &Document, k: usize) -> bool {
    let Some(token) = document.tokens.get(k) else { return false };
    // "killed this year", "shot the same night"
    let time = [Class::TimeUnit, Class::Weekday, Class::DayPart, Class::Season, Class::Month];
    let when = token.classes.has(Class::Determiner)
        && (k + 1..k + 3).any(|n| document.tokens[n].classes.has_any(&time));
    if when {
        return false;
    }
    // "arrested since the protests began": not an adverb before an object.
    let adverb = usize::from(document.is(k, Class::Adverb) && !document.is(k, Class::But));
    let classes = document.tokens.get(k + adverb).map(|t| t.classes).unwrap_or_default();
    // "held over a stabbing": no bound of a number.
    let number = |t: &crate::document::Token| {
        t.kind == Kind::Number
            || t.classes.has_any(&[Class::Cardinal, Class::Vague, Class::Approx, Class::Bundle])
    };
    let about = classes.has(Class::Approx)
        && (!classes.has(Class::Preposition) || document.tokens.get(k + adverb + 1).is_some_and(number));
    token.kind == Kind::Number
        || about
        || classes.has_any(&[
            Class::Determiner,
            Class::Cardinal,
            Class::Vague,
            Class::Indefinite,
            Class::Possessive,
            Class::Person,
            Class::More,
            Class::Zero,
            Class::Share,
            Class::Toll,
        ])
        || document.reads(k, "between")
}

/// "in the first strike": a word that can be a verb is a noun behind an article or a number.
pub(super) fn is_noun_here(document: &Document, k: usize) -> bool {
    let noun = [Class::Event, Class::Thing, Class::PlaceNoun, Class::Weapon, Class::SayNoun];
    let leads = [
        Class::Determiner,
        Class::Ordinal,
        Class::Indefinite,
        Class::Possessive,
        Class::Cardinal,
        Class::Zero,
    ];
    document.tokens[k].classes.has_any(&noun) && k > 0 && document.tokens[k - 1].classes.has_any(&leads)
}

/// Whether a noun phrase begins at a token, or a name.
pub(super) fn number_or_noun(document: &Document, k: usize) -> bool {
    takes_noun(document, k) || document.is_capital(k)
}

/// The token after the comma that closes what a comma opened, where the clause's predicate stands right behind it.
pub(super) fn enclosed(document: &Document, k: usize, end: usize) -> Option<usize> {
    let close = (k + 1..end.min(k + 24)).filter(|c| matches!(document.words(*c), "," | "—" | "–"));
    close.map(|c| c + 1).find(|n| {
        document.tokens.get(*n).is_some_and(|t| {
            t.classes.has_any(&[Class::Be, Class::Have, Class::Passive, Class::Suffered, Class::Modal])
                && !t.classes.has(Class::And)
        }) || outcome::by_object(document, *n).is_some()
    })
}
