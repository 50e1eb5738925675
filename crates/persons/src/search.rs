//! Finding persons by what somebody types: names in any script and order, beginnings of them, numbers, keys of records, places.
//!
//! [`tokens`] says by what a person is found, [`Asked`] what a question asks for: first as it is written, then by beginnings and by
//! sound. Names are read, romanised and heard exactly as linking does, so that what linking holds for one name a search finds by
//! any of its spellings. What an index gives is looked at once more ([`Asked::rank`]), because two names can share all consonants.
//!
//! ```
//! use persons::search::{Asked, tokens};
//! use vocabulary::{Digest, Person, Record, RecordKey};
//! // Fictional.
//! let record = Record::of(RecordKey::new("lists/a.csv", "7"), Digest::of(b""), "1", "Samir Huseynov");
//! let person = Person { id: "p-1".into(), records: vec![record], reasons: vec![], weakest: None, incident: None };
//! let asked = Asked::read("Гусейнов").unwrap();
//! assert!(tokens(&person).split(' ').any(|token| asked.steps(true).iter().any(|step| step[0].iter().any(|t| t.token == token))));
//! assert!(asked.rank(&person, true).is_some());
//! assert!(asked.rank(&person, false).is_none(), "who may not see names does not find by them");
//! ```
//!
//! Must not: find by a name or a number for who may not see it.

use crate::Name;
use crate::names::{Likeness, Word, alike};
use std::collections::BTreeSet;
use vocabulary::{Person, Record, SearchTerm, fold, limits};

/// Letters of a name.
const LETTERS: char = 'f';
/// How a word of a name sounds.
const SOUND: char = 's';
/// A name that has many spellings, by its number among those.
const KNOWN: char = 'v';
/// A number that an authority gave.
const NUMBER: char = 'n';
/// A list's own id of a row.
const KEY: char = 'k';
/// A word of a place.
const PLACE: char = 'p';

/// The tokens by which a person is found, with spaces between; each begins with a letter for its kind.
pub fn tokens(person: &Person) -> String {
    let mut all = BTreeSet::new();
    for record in &person.records {
        names_of(record, &mut |name| {
            for (part, folded) in name.words().iter().zip(name.parts()) {
                letters_of(&part.word, &folded).into_iter().for_each(|letters| {
                    all.insert(format!("{LETTERS}{letters}"));
                });
                all.extend(heard(&part.word));
            }
        });
        all.extend(record.numbers.iter().filter_map(|number| token(NUMBER, number)));
        all.extend(token(KEY, &record.key.row));
        let place = record.place.as_deref().map(fold).unwrap_or_default();
        all.extend(place.split(' ').filter_map(|word| token(PLACE, word)));
    }
    let all: Vec<String> = all.into_iter().take(limits::SEARCH_TOKENS_MAX).collect();
    all.join(" ")
}

/// Each name of a record, aliases too.
fn names_of(record: &Record, visit: &mut dyn FnMut(&Name)) {
    if let Some(name) = Name::read(&record.name) {
        visit(&name);
        name.aliases().iter().for_each(visit);
    }
}

/// The letters of a word as linking reads them and as places are folded, which is how many type them.
fn letters_of(word: &Word, folded: &str) -> Vec<String> {
    let mut both = vec![plain(word.letters()), plain(folded)];
    both.dedup();
    both.retain(|letters| !letters.is_empty());
    both
}

fn heard(word: &Word) -> Vec<String> {
    if word.is_initial() {
        return Vec::new();
    }
    let sounds = word.sounds().map(without_last_f);
    let mut all: Vec<String> =
        sounds.iter().filter(|sound| **sound != 0).map(|sound| format!("{SOUND}{sound:x}")).collect();
    all.dedup();
    all.extend(word.known_name().map(|name| format!("{KNOWN}{name}")));
    all
}

/// Names in -ov are written with an f as well, which sounds keep and v they do not.
fn without_last_f(sound: u64) -> u64 {
    const F: u64 = 7;
    if sound > 0xf && sound & 0xf == F { sound >> 4 } else { sound }
}

/// Small Latin letters and digits alone, no more than an index takes.
fn plain(text: &str) -> String {
    text.bytes()
        .filter(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        .take(limits::NAME_LETTERS_MAX)
        .map(char::from)
        .collect()
}

/// A whole value as one token: `AB-123/7` is found as `ab1237`.
fn token(kind: char, value: &str) -> Option<String> {
    let value = plain(&fold(value));
    (!value.is_empty()).then(|| format!("{kind}{value}"))
}

/// What somebody asks for.
#[derive(Clone, Debug)]
pub struct Asked {
    words: Vec<AskedWord>,
    /// All of it as one value.
    whole: String,
}

/// A word of the question.
#[derive(Clone, Debug)]
struct AskedWord {
    word: Word,
    letters: Vec<String>,
    value: String,
}

impl Asked {
    /// What is asked by these words; `None` where no letter and no digit is left of them.
    pub fn read(text: &str) -> Option<Asked> {
        let text: String = text.chars().take(limits::SEARCH_CHARS_MAX).collect();
        let whole = plain(&fold(&text));
        let cleaned = crate::names::clean(&text);
        let parts = cleaned.split([' ', ',', ';', '-', '.']).filter(|part| !part.is_empty());
        let word = |part: &str| {
            // A title or "al-" alone is no name, but may be what is typed first of one.
            let name = Name::read(part).filter(|name| name.words().len() == 1);
            let word = name.as_ref().map_or_else(|| Word::of(part), |name| name.words()[0].word);
            let folded = name.map_or_else(|| fold(part).replace(' ', ""), |name| name.parts()[0].clone());
            AskedWord { letters: letters_of(&word, &folded), word, value: plain(&fold(part)) }
        };
        let words: Vec<AskedWord> = parts.map(word).filter(|word| !word.value.is_empty()).collect();
        // "al-Tarvi" is found by Tarvi: where something else is left, particles ask for nothing.
        let counts = |word: &AskedWord| word.letters.iter().any(|letters| letters.len() > 2);
        let any = words.iter().any(counts);
        let few =
            |word: &AskedWord| !any || counts(word) || word.word.is_initial() || !is_particle(&word.value);
        let words: Vec<AskedWord> = words.into_iter().filter(few).take(limits::SEARCH_WORDS_MAX).collect();
        (!words.is_empty()).then_some(Asked { words, whole })
    }

    /// What to look for, one step after another until enough are found: of each step all groups must be met, of a group any term.
    pub fn steps(&self, sees_withheld: bool) -> Vec<Vec<Vec<SearchTerm>>> {
        let whole = |kind: char, value: &str| SearchTerm::whole(format!("{kind}{value}"));
        let mut value = vec![whole(KEY, &self.whole)];
        if sees_withheld {
            value.push(whole(NUMBER, &self.whole));
        }
        let of = |wide: bool| -> Vec<Vec<SearchTerm>> {
            self.words.iter().map(|word| word.terms(sees_withheld, wide)).collect()
        };
        vec![vec![value], of(false), of(true)]
    }

    /// The persons who fit, the best first, with the help of an index that gives for groups of terms no more than so many persons. No
    /// more are looked at than [`limits::SEARCH_CANDIDATES_MAX`], or given than `most`; what is found as it is written is
    /// looked at first.
    ///
    /// # Errors
    /// What the index reports.
    pub fn found<E>(
        &self,
        sees_withheld: bool,
        most: usize,
        mut index: impl FnMut(&[Vec<SearchTerm>], usize) -> Result<Vec<Person>, E>,
    ) -> Result<Vec<Person>, E> {
        let (mut found, mut known): (Vec<(u32, Person)>, BTreeSet<String>) = (Vec::new(), BTreeSet::new());
        for step in self.steps(sees_withheld) {
            let left = limits::SEARCH_CANDIDATES_MAX.saturating_sub(known.len());
            if found.len() >= most || left == 0 {
                break;
            }
            for person in index(&step, left)? {
                if known.insert(person.id.clone())
                    && let Some(rank) = self.rank(&person, sees_withheld)
                {
                    found.push((rank, person));
                }
            }
        }
        // Of equals those first in the registry: the order in which they came.
        found.sort_by_key(|(rank, _)| *rank);
        found.truncate(most);
        Ok(found.into_iter().map(|(_, person)| person).collect())
    }

    /// How well a person fits, the best with the least number; `None` where something that was asked for is not there.
    pub fn rank(&self, person: &Person, sees_withheld: bool) -> Option<u32> {
        let is = |value: &str| plain(&fold(value)) == self.whole;
        let numbers = |record: &Record| sees_withheld && record.numbers.iter().any(|number| is(number));
        if person.records.iter().any(|record| is(&record.key.row) || numbers(record)) {
            return Some(0);
        }
        let mut names: Vec<Vec<(Word, Vec<String>)>> = Vec::new();
        let (mut places, mut read) = (BTreeSet::new(), BTreeSet::new());
        for record in &person.records {
            // Most records of a person have the same name; reading it is most of the work.
            if sees_withheld && read.insert(&record.name) {
                names_of(record, &mut |name| {
                    let parts = name.words().iter().zip(name.parts());
                    names.push(
                        parts.map(|(part, folded)| (part.word, letters_of(&part.word, &folded))).collect(),
                    );
                });
            }
            let place = record.place.as_deref().map(fold).unwrap_or_default();
            places.extend(place.split(' ').map(plain));
        }
        let mut best: Option<u32> = None;
        let none = Vec::new();
        for name in names.iter().chain(std::iter::once(&none)) {
            let all: Option<u32> = self.words.iter().map(|word| word.rank(name, &places)).sum();
            // A name with more parts than were asked for comes after one that has just these.
            let rank = all.map(|rank| 1 + rank * 16 + name.len().min(15) as u32);
            best = best.into_iter().chain(rank).min();
        }
        // Words of several names of one person: "Asa" of the one record and "Thorn" of the other.
        let together: Vec<(Word, Vec<String>)> = names.concat();
        let apart = || self.words.iter().map(|word| word.rank(&together, &places)).sum::<Option<u32>>();
        best.or_else(|| apart().map(|rank| 1 + (rank + 20) * 16))
    }
}

fn is_particle(value: &str) -> bool {
    matches!(value, "al" | "el" | "bin" | "ibn" | "ben" | "de" | "van" | "von" | "la" | "b")
}

impl AskedWord {
    fn terms(&self, sees_withheld: bool, wide: bool) -> Vec<SearchTerm> {
        let mut terms = vec![SearchTerm::whole(format!("{PLACE}{}", self.value))];
        if sees_withheld {
            for letters in &self.letters {
                let long = wide && letters.len() >= limits::SEARCH_BEGINNING_MIN;
                let token = format!("{LETTERS}{letters}");
                terms.push(SearchTerm { token, begins: long });
            }
            if wide {
                terms.extend(heard(&self.word).into_iter().map(SearchTerm::whole));
            }
        }
        terms.retain(SearchTerm::is_plain);
        terms
    }

    /// How far this word is from the nearest part of a name, or from a place; `None` where neither is like it.
    fn rank(&self, name: &[(Word, Vec<String>)], places: &BTreeSet<String>) -> Option<u32> {
        let begins = |letters: &Vec<String>| {
            let asked = |whole: &String| {
                self.letters.iter().any(|beginning| {
                    beginning.len() >= limits::SEARCH_BEGINNING_MIN && whole.starts_with(beginning.as_str())
                })
            };
            letters.iter().any(asked)
        };
        let part = |(word, letters): &(Word, Vec<String>)| match alike(&self.word, word) {
            Likeness::Same => Some(0),
            _ if letters.iter().any(|letters| self.letters.contains(letters)) => Some(0),
            Likeness::SameSound => Some(1),
            _ if begins(letters) => Some(2),
            Likeness::Close => Some(3),
            Likeness::ShortForm => Some(4),
            _ => None,
        };
        let place = (!self.value.is_empty() && places.contains(&self.value)).then_some(2);
        name.iter().filter_map(part).chain(place).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vocabulary::{Digest, RecordKey};

    fn person(names: &[&str]) -> Person {
        let record = |(at, name): (usize, &&str)| Record {
            numbers: vec!["AB-123/7".to_owned()],
            place: Some("Mill Cross".to_owned()),
            ..Record::of(RecordKey::new("lists/a.csv", format!("R.{at}")), Digest::of(b""), "1", *name)
        };
        let records = names.iter().enumerate().map(record).collect();
        Person { id: "p-1".to_owned(), records, reasons: Vec::new(), weakest: None, incident: None }
    }

    /// Whether a question finds a person as an index would, and holds on looking closer.
    fn finds(asked: &str, person: &Person, sees: bool) -> bool {
        let Some(asked) = Asked::read(asked) else { return false };
        let tokens = tokens(person);
        let met = |term: &SearchTerm| {
            tokens
                .split(' ')
                .any(|token| token == term.token || (term.begins && token.starts_with(&term.token)))
        };
        let step = |step: &Vec<Vec<SearchTerm>>| step.iter().all(|group| group.iter().any(met));
        asked.steps(sees).iter().any(step) && asked.rank(person, sees).is_some()
    }

    #[test]
    fn nothing_is_asked_by_signs_and_hostile_words_make_plain_tokens() {
        for nothing in ["", "  ", "«—»", "\u{202e}", "\"*\"", "'"] {
            assert!(Asked::read(nothing).is_none(), "{nothing:?}");
        }
        for hostile in ["\" OR f*", "a* NOT b", "NEAR(a b)", "{x y}:z", "🙂🙂 x", &"x ".repeat(9_000)] {
            let asked = Asked::read(hostile).unwrap();
            for group in asked.steps(true).into_iter().flatten() {
                assert!(!group.is_empty() && group.iter().all(SearchTerm::is_plain), "{hostile}: {group:?}");
            }
        }
    }

    #[test]
    fn who_may_not_see_names_finds_by_keys_and_places_alone() {
        let asa = person(&["Asa Thorne"]);
        for (asked, sees, found) in [
            ("thorne", true, true),
            ("thorne", false, false),
            ("ab1237", true, true),
            ("AB 123-7", true, true),
            ("ab1237", false, false),
            ("r.0", false, true),
            ("mill", false, true),
            ("mill thorne", true, true),
            ("mill thorne", false, false),
            ("mi", false, false),
        ] {
            assert_eq!(finds(asked, &asa, sees), found, "{asked}, {sees}");
        }
    }

    #[test]
    fn names_are_found_in_other_scripts_orders_and_by_their_beginnings() {
        for (asked, written) in [
            ("Гусейнов", "Samir Huseynov"),
            ("Huseynov", "سمیر حسینوف"),
            ("حسینوف", "Гусейнов Самир"),
            ("huseynov samir", "Самир Гусейнов"),
            ("Mohammed", "Mehmet Tarvi"),
            ("tarvi", "Salim al-Tarvi"),
            ("al-Tarvi", "Salim al-Tarvi"),
            ("thorne asa", "Asa Thorne"),
            ("tho", "Asa Thorne"),
            ("гус", "Гусейнов Самир"),
            ("Ağdamlı", "AGDAMLI, Ida"),
        ] {
            assert!(finds(asked, &person(&[written]), true), "{asked} finds {written}");
        }
        assert!(finds("asa thorn", &person(&["Asa", "A. Thorn"]), true), "words of two records");
    }

    #[test]
    fn names_that_only_share_their_consonants_are_not_found() {
        for (asked, written) in
            [("Hasan", "Hussein Tarvi"), ("Ali", "Omar Tarvi"), ("thorne ida", "Asa Thorne")]
        {
            assert!(!finds(asked, &person(&[written]), true), "{asked} finds {written}");
        }
    }

    #[test]
    fn what_is_written_so_comes_before_what_sounds_so() {
        let rank =
            |asked: &str, written: &str| Asked::read(asked).unwrap().rank(&person(&[written]), true).unwrap();
        assert!(rank("huseynov", "Huseynov") < rank("huseynov", "Samir Huseynov"));
        assert!(rank("huseynov", "Samir Huseynov") < rank("huseynov", "Гусейнов"));
        assert!(rank("huseyn", "Huseyn Tarvi") < rank("huseyn", "Samir Huseynov"));
    }
}
