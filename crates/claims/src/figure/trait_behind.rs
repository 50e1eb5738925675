//! What the words behind a figure say of the people: "aged 3 to 11", "had not turned eighteen", "all of them women".
//!
//! Must not: look past the next figure or the end of the sentence.

use super::age;
use super::mention::MentionKind;
use super::number::cardinal;
use super::part::Bounded;
use crate::document::{Document, Kind};
use crate::lexicon::{Class, traits};
use std::ops::Range;

/// How far behind a figure such words are looked for, in tokens.
const REACH: usize = 16;
/// The first age that is no child's, and the first of old age.
const GROWN: u64 = 18;
const OLD: u64 = 60;

/// The traits that stand behind a figure, as bits.
pub(super) fn find(document: &Document, figures: &[Bounded], at: usize) -> u16 {
    let mention = &figures[at].mention;
    let counted = matches!(mention.kind, MentionKind::Counted | MentionKind::Single);
    if !counted || mention.count.low() == 0 {
        return 0;
    }
    let end = document.sentences[mention.sentence].tokens.end.min(mention.outer.end + REACH);
    let next = figures.get(at + 1).map_or(end, |next| next.mention.outer.start.min(end));
    let words = mention.outer.end..next.max(mention.outer.end);
    let all = if mention.count.low() > 1 { all_are(document, words.clone()) } else { 0 };
    all | years(document, words)
}

/// "…, all women", "…, all of them civilians".
fn all_are(document: &Document, words: Range<usize>) -> u16 {
    let Some(all) =
        words.clone().find(|k| document.reads(*k, "all") && *k > 0 && document.reads(*k - 1, ","))
    else {
        return 0;
    };
    let noun = all + 1 + usize::from(document.is(all + 1, Class::Including));
    let said = document.value(noun, Class::Person).or(document.value(noun, Class::Trait)).unwrap_or(0);
    if document.is(noun + 1, Class::And) { 0 } else { said & !1 & !traits::COUPLE }
}

/// Words of age: "under five", "aged 3 to 11", "over 70", "had not turned eighteen".
fn years(document: &Document, words: Range<usize>) -> u16 {
    for k in words.clone() {
        let stop = document.tokens[k].kind == Kind::Mark && matches!(document.words(k), ";" | ":" | "(");
        if stop || document.is(k, Class::But) {
            return 0;
        }
        // "Two men in their twenties": right behind them.
        // "A second man, thought to be in his forties"
        let thought = || {
            (words.start..k)
                .take(4)
                .any(|t| matches!(document.folded(t), "thought to be" | "believed to be" | "aged"))
        };
        if (k == words.start || thought() || document.reads(k - 1, "all") || document.reads(k - 1, "both"))
            && document.reads(k, "in")
            && let Some((years, _)) = age::after(document, k)
        {
            return age::traits_of(years);
        }
        let past = |mut n: usize| {
            while matches!(document.folded(n), "the" | "age" | "ages" | "of" | "between" | "from") {
                n += 1;
            }
            cardinal(document, n, document.tokens.len())
                .filter(|(years, to)| *years < 116 && ends(document, *to))
        };
        match document.folded(k) {
            "under" | "below" | "younger than" => {
                if let Some((years, _)) = past(k + 1) {
                    return if years <= GROWN { traits::CHILD } else { 0 };
                }
            }
            "over" | "above" | "older than" | "past" => {
                if let Some((years, _)) = past(k + 1) {
                    return if years >= OLD { traits::ELDERLY } else { 0 };
                }
            }
            "turned" | "reached" | "attained"
                if words.clone().any(|n| n < k && document.is(n, Class::Not)) =>
            {
                if let Some((years, _)) = past(k + 1) {
                    return if years <= GROWN { traits::CHILD } else { 0 };
                }
            }
            "aged" | "ages" | "ranging in age" => {
                if let Some((low, to)) = past(k + 1) {
                    return age::of_span(low, upper(document, to).unwrap_or(low));
                }
            }
            _ => {}
        }
    }
    0
}

/// "to 11", "and 23", "-11" behind the first age.
fn upper(document: &Document, k: usize) -> Option<u64> {
    let link = matches!(document.folded(k), "to" | "and" | "-" | "\u{2013}" | "or");
    link.then(|| cardinal(document, k + 1, document.tokens.len())).flatten().map(|(years, _)| years)
}

/// A number of years has no noun of its own behind it.
fn ends(document: &Document, k: usize) -> bool {
    document.tokens.get(k).is_none_or(|t| {
        t.kind != Kind::Word
            || t.classes.has_any(&[
                Class::And,
                Class::But,
                Class::Be,
                Class::Have,
                Class::Preposition,
                Class::Passive,
            ])
            || matches!(document.folded(k), "years" | "to" | "or")
    })
}
