//! A speaker's name in its parts: the body, the person, the initials.
//!
//! Must not: know what else the document says. That is the work of `speaker`.

use super::spelling::plain;
use super::words::{BODIES, COMMON, RANKS, RIVALS, SMALL, VOICES};
use crate::scope::stem;
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;
use vocabulary::fold;

/// The words of a body's name, without order: "Orrenian Ministry of Defence", "Orrenia's defence ministry".
pub(super) type Body = BTreeSet<String>;

/// A speaker as written, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// The folded words, articles left out; of a spokesperson's title only the name.
    pub(super) words: Vec<String>,
    /// The body that speaks or is spoken for.
    pub(super) body: Option<Body>,
    /// The initials that the words give for it.
    pub(super) initials: Option<String>,
    /// The whole is initials: "ICRC".
    pub(super) is_initials: bool,
    /// Nothing in it is a name.
    pub(super) common: bool,
}

impl Name {
    pub(super) fn of(written: &str) -> Name {
        let (name, bracket) = match written.split_once('(') {
            Some((name, rest)) if !fold(name).is_empty() => (name, rest.split(')').next().map(fold)),
            _ => (written, None),
        };
        let initials = bracket.filter(|short| short.len() > 1 && !short.contains(' '));
        // "Ahmed Hale, spokesman for the ministry": the person first, the body behind.
        let (first, behind) = match name.split_once(',') {
            Some((first, rest)) if voice_at(&words(rest)).is_some() => (Some(first), rest),
            _ => (None, name),
        };
        let all = words(behind);
        let (body, person) = match voice_at(&all) {
            Some(at) => spoken_for(behind, &all, at),
            None => (Some(all.clone()).filter(|all| is_body(all)), all.clone()),
        };
        let person = first.map_or(person, words);
        let bare: Vec<&str> =
            name.split_whitespace().filter(|word| !SMALL.contains(&fold(word).as_str())).collect();
        let is_initials = matches!(bare[..], [one] if is_acronym(one));
        let capitals = name.chars().any(char::is_uppercase);
        let body = body.map(|words| words.iter().map(|word| token(word)).collect());
        let body = body.or_else(|| is_initials.then(|| person.iter().cloned().collect()));
        let common = match &body {
            Some(body) => is_common(body),
            None => !capitals || is_common(&person.iter().map(|word| token(word)).collect()),
        };
        Name { words: person, body, initials, is_initials, common }
    }
}

/// The words that say who it is, under one spelling.
fn words(text: &str) -> Vec<String> {
    let text = text.replace('’', "'").replace("'s ", " ");
    let folded = fold(text.strip_suffix("'s").unwrap_or(&text));
    folded.split(' ').filter(|word| !word.is_empty() && !SMALL.contains(word)).map(plain).collect()
}

/// The lists under one spelling, made once: a name is looked up for every figure.
static LISTS: LazyLock<HashMap<String, u8>> = LazyLock::new(|| {
    let mut all: HashMap<String, u8> = HashMap::new();
    for (list, bit) in [(BODIES, BODY), (VOICES, VOICE), (RANKS, RANK), (COMMON, PLAIN), (RIVALS, RIVAL)] {
        for word in list {
            let word = plain(word);
            *all.entry(stemmed(&word, bit)).or_default() |= bit;
            *all.entry(word).or_default() |= bit;
        }
    }
    all
});
const BODY: u8 = 1;
const VOICE: u8 = 2;
const RANK: u8 = 4;
const PLAIN: u8 = 8;
const RIVAL: u8 = 16;

fn stemmed(word: &str, bit: u8) -> String {
    if word.len() < 5 || bit == BODY { word.to_owned() } else { stem(word) }
}

fn listed(bits: u8, word: &str) -> bool {
    LISTS.get(word).is_some_and(|known| known & bits != 0)
}

fn voice_at(words: &[String]) -> Option<usize> {
    words.iter().position(|word| listed(VOICE, word))
}

/// Whom a spokesperson speaks for, and the words that name the speaker.
fn spoken_for(written: &str, all: &[String], at: usize) -> (Option<Vec<String>>, Vec<String>) {
    let ranked = |words: &[String]| -> Vec<String> {
        words.iter().filter(|word| !listed(RANK, word)).cloned().collect()
    };
    let (before, after) = (ranked(&all[..at]), &all[at + 1..]);
    let folded = fold(written);
    let links = [" for ", " of ", " at ", " from ", " with "];
    let behind = folded.split(' ').find(|word| plain(word) == all[at]).and_then(|voice| {
        let rest = &folded[folded.find(voice)? + voice.len()..];
        links.iter().find_map(|link| rest.strip_prefix(*link)).map(words)
    });
    match behind {
        Some(body) if !body.is_empty() => (Some(body.clone()), body),
        _ if before.is_empty() => (None, if after.is_empty() { all.to_vec() } else { after.to_vec() }),
        _ if after.is_empty() => (Some(before.clone()), before),
        _ => (Some(before), after.to_vec()),
    }
}

fn is_body(words: &[String]) -> bool {
    words.iter().any(|word| listed(BODY, word))
}

/// "ICRC", "UN": two capitals or more and nothing else.
fn is_acronym(word: &str) -> bool {
    let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
    letters.len() > 1 && letters.chars().all(|c| c.is_uppercase() || c == '-') && letters.len() <= 8
}

/// A word of a body's name: "Orrenian" and "Orrenia" are one; a plural is its singular.
pub(super) fn token(word: &str) -> String {
    if word.len() < 5 || listed(BODY, word) { word.to_owned() } else { stem(word) }
}

/// Whether nothing in a body's name is a name: another place may have another of the same.
pub(super) fn is_common(body: &Body) -> bool {
    body.iter().all(|word| listed(PLAIN | BODY | VOICE | RANK, word))
}

/// Whether a body is set against another of the same name.
pub(super) fn is_rival(words: &BTreeSet<&String>) -> bool {
    words.iter().any(|word| listed(RIVAL, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(written: &str) -> Vec<String> {
        Name::of(written).body.unwrap_or_default().into_iter().collect()
    }

    #[test]
    fn who_speaks_for_a_body_is_the_body() {
        for written in [
            "the health ministry",
            "Health Ministry spokesman Ahmed Hale",
            "the Ministry of Health",
            "a spokeswoman for the Health Ministry",
            "the health ministry's spokeswoman",
            "health ministry officials",
            "Ahmed Hale, spokesman for the health ministry",
            "the Health Ministry’s spokesperson",
        ] {
            assert_eq!(body(written), ["health", "ministry"], "{written}");
        }
        assert_eq!(body("Orrenia's Defense Ministry"), body("the Orrenian Ministry of Defence"));
    }

    #[test]
    fn people_and_officials_of_nobody_are_no_body() {
        for written in ["Ahmed Hale", "senior officials", "a doctor", "witnesses", "the mayor"] {
            assert_eq!(Name::of(written).body, None, "{written}");
        }
    }

    #[test]
    fn bodies_of_two_states_stay_two() {
        assert_ne!(body("the Orrenian defence ministry"), body("the Varnish defence ministry"));
        assert_ne!(body("the defence ministry"), body("the health ministry"));
    }
}
