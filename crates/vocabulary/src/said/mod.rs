//! What the engine says, as values: a kind of sentence with its numbers, names and days. English is one wording of it; who shows
//! it in another language words the same values anew.
//!
//! The phrases stand in tables: [`checks`], [`asides`], [`standings`], [`case`].
//!
//! Must not: know another language, or lose a value in words.

pub mod asides;
pub mod case;
pub mod checks;
mod phrase;
pub mod standings;
mod term;

pub use phrase::{Phrase, Says};
pub use term::{Between, Noun, Term};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

/// What is said: sentences with their values, and the same in English.
///
/// It is compared, and dereferences, as its English words. What was written without values is English only: from a text of
/// another program, or one that has no phrase yet.
///
/// ```
/// use vocabulary::said::{Said, Term, asides};
/// let said = asides::LAST_WORD.of([Term::text(31)]);
/// assert_eq!(said.to_string(), "the last word of the same voice is 31");
/// let kept = serde_json::to_string(&said).unwrap();
/// assert_eq!(kept, r#"[["aside-last-word",[{"text":"31"}]]]"#);
/// assert_eq!(serde_json::from_str::<Said>(&kept).unwrap().sentences(), said.sentences());
/// ```
#[derive(Clone, Debug)]
pub struct Said {
    english: String,
    sentences: Vec<Sentence>,
}

/// A phrase with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The phrase.
    pub phrase: &'static Phrase,
    /// Its values, in the order of their names.
    pub terms: Vec<Term>,
}

impl Said {
    fn one(sentence: Sentence) -> Said {
        Said { english: sentence.phrase.worded(&sentence.terms), sentences: vec![sentence] }
    }

    /// This, and then that.
    #[must_use]
    pub fn then(mut self, other: impl Into<Said>) -> Said {
        let other = other.into();
        // Where one of both has no values, together they have none: half of it is not said in another language.
        if self.sentences.is_empty() || other.sentences.is_empty() {
            self.sentences.clear();
        } else {
            self.sentences.extend(other.sentences);
        }
        self.english.push(' ');
        self.english.push_str(&other.english);
        self
    }

    /// Its sentences; none where it is English only.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// In English.
    pub fn english(&self) -> &str {
        &self.english
    }

    /// Hands each text in it to a function that may change it.
    pub fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        if self.sentences.is_empty() {
            return change(&mut self.english);
        }
        let terms = self.sentences.iter_mut().flat_map(|sentence| &mut sentence.terms);
        terms.for_each(|term| term.each_text(change));
        let worded = self.sentences.iter().map(|sentence| sentence.phrase.worded(&sentence.terms));
        self.english = worded.collect::<Vec<_>>().join(" ");
    }

    /// Writes it as its English words alone, for programs that read them.
    ///
    /// # Errors
    /// What the serializer gives.
    pub fn as_english<S: Serializer>(said: &Said, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&said.english)
    }
}

/// All phrases, in the order of the tables.
pub fn phrases() -> impl Iterator<Item = &'static Phrase> {
    [checks::ALL, asides::ALL, standings::ALL, case::ALL].into_iter().flatten().copied()
}

impl From<String> for Said {
    fn from(english: String) -> Said {
        Said { english, sentences: Vec::new() }
    }
}

impl From<&str> for Said {
    fn from(english: &str) -> Said {
        english.to_owned().into()
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.english)
    }
}

impl Deref for Said {
    type Target = str;

    fn deref(&self) -> &str {
        &self.english
    }
}

impl Borrow<str> for Said {
    fn borrow(&self) -> &str {
        &self.english
    }
}

impl PartialEq for Said {
    fn eq(&self, other: &Said) -> bool {
        self.english == other.english
    }
}

impl Eq for Said {}

impl PartialEq<&str> for Said {
    fn eq(&self, other: &&str) -> bool {
        self.english == *other
    }
}

impl Hash for Said {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.english.hash(state);
    }
}

impl PartialOrd for Said {
    fn partial_cmp(&self, other: &Said) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Said {
    fn cmp(&self, other: &Said) -> Ordering {
        self.english.cmp(&other.english)
    }
}

/// How it is kept: words without values as they are, else each sentence by its key.
#[derive(Deserialize)]
#[serde(untagged)]
enum Kept {
    English(String),
    Sentences(Vec<(String, Vec<Term>)>),
}

impl Serialize for Said {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.sentences.as_slice() {
            [] => serializer.serialize_str(&self.english),
            all => serializer.collect_seq(all.iter().map(|one| (one.phrase.key, &one.terms))),
        }
    }
}

impl<'de> Deserialize<'de> for Said {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Said, D::Error> {
        let sentences = match Kept::deserialize(deserializer)? {
            Kept::English(english) => return Ok(english.into()),
            Kept::Sentences(sentences) => sentences,
        };
        let mut said: Option<Said> = None;
        for (key, terms) in sentences {
            let phrase = phrases().find(|phrase| phrase.key == key && phrase.names.len() == terms.len());
            let Some(phrase) = phrase else {
                return Err(serde::de::Error::custom(format!(
                    "no phrase \"{key}\" of {} values",
                    terms.len()
                )));
            };
            let next = Said::one(Sentence { phrase, terms });
            said = Some(match said {
                Some(said) => said.then(next),
                None => next,
            });
        }
        said.ok_or_else(|| serde::de::Error::custom("nothing is said"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn what_is_no_phrase_is_refused() {
        for kept in [
            "[]",
            "3",
            r#"[["no-such-phrase",[]]]"#,
            r#"[["aside-last-word",[]]]"#,
            r#"[["aside-last-word",[{"text":"1"},{"text":"2"}]]]"#,
            r#"[["aside-last-word",[{"nonsense":"1"}]]]"#,
        ] {
            assert!(serde_json::from_str::<Said>(kept).is_err(), "{kept}");
        }
        let deep = format!("{}{}", r#"[["aside-last-word",[{"said":"#.repeat(200), "}]]]".repeat(200));
        assert!(serde_json::from_str::<Said>(&deep).is_err());
    }

    #[test]
    fn each_phrase_names_its_values_and_no_other() {
        let mut keys = BTreeSet::new();
        for phrase in phrases() {
            assert!(keys.insert(phrase.key), "{} stands twice", phrase.key);
            let pieces = phrase.english.split('{').skip(1);
            let said: BTreeSet<&str> = pieces.map(|piece| piece.split_once('}').unwrap().0).collect();
            let named: BTreeSet<&str> = phrase.names.iter().copied().collect();
            assert_eq!((said, named.len()), (named, phrase.names.len()), "{}", phrase.key);
        }
        assert!(keys.len() > 200, "{}", keys.len());
    }

    #[test]
    fn what_stands_in_a_value_is_only_ever_text() {
        let said = asides::PART_OF_FIGURE.of([Term::Quote("{figure} {whole} {".into()), Term::text("f1")]);
        assert_eq!(said.english(), r#"a part of "{figure} {whole} {" (f1)"#);
    }

    #[test]
    fn sentences_come_back_as_they_were_kept() {
        let clause = checks::SAID_BY.of([Term::text("27"), Term::text("a {hospital}")]);
        let many: Vec<Term> = (0..90).map(Term::number).collect();
        let said = checks::COPIED
            .of([
                Term::scope(&"odry-2031/killed/people/female/child".parse().unwrap()),
                clause.into(),
                Term::number(-1),
                Term::many(Noun::Source, 1_u64),
                Term::several(many, Between::Semicolon),
            ])
            .then(standings::MAY_BE_AMONG.of([Term::Status(Status::Killed), Term::Status(Status::Missing)]));
        assert!(said.starts_with(
            "people killed (girls), 27 (a {hospital}): 18446744073709551615 stands in 1 source,"
        ));
        assert!(said.contains("; and "), "{said}");
        let again: Said = serde_json::from_str(&serde_json::to_string(&said).unwrap()).unwrap();
        assert_eq!((again.sentences(), again.english()), (said.sentences(), said.english()));
    }

    #[test]
    fn half_of_something_is_not_said_in_another_language() {
        let half = Said::from("Old words.").then(checks::SOME_LEAST);
        assert_eq!(half.english(), "Old words. Some give only the least number.");
        assert!(half.sentences().is_empty());
    }

    #[test]
    fn texts_are_changed_wherever_they_stand() {
        let clause = checks::SAID_BY.of([Term::text("27"), Term::text("/a/b.txt")]);
        let mut said = asides::PREFERS.of([Term::all(vec![clause.into()], Between::Comma)]);
        said.each_text(&mut |text| *text = text.replace("/a/", ""));
        assert_eq!(said.english(), "the record prefers 27 (b.txt)");
        let mut written = Said::from("see /a/b.txt");
        written.each_text(&mut |text| *text = text.replace("/a/", ""));
        assert_eq!(written.english(), "see b.txt");
    }

    use crate::Status;
}
