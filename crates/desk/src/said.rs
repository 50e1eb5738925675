//! What the engine says, in the language of whoever reads: the same values, worded by the texts of the desk.
//!
//! Must not: say a sentence half in one language and half in another. One that has no phrase stays English, and is marked so.

use crate::pages::counted::Counted;
use crate::words::Words;
use schemars::JsonSchema;
use serde::Serialize;
use vocabulary::said::{Said, Sentence, Term};

/// What the engine says, in a view: programs get its English words.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(transparent)]
pub(crate) struct Spoken(
    #[serde(serialize_with = "Said::as_english")]
    #[schemars(with = "String")]
    pub(crate) Said,
);

/// A piece of what is said.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    /// Whether it runs in its own direction, whatever stands around it.
    pub(crate) isolated: bool,
}

impl Words {
    /// What is said, in this language; in English where it has no phrase. Names and quotations are pieces of their own.
    pub(crate) fn pieces(&self, spoken: &Spoken) -> Vec<Piece> {
        let piece = |text: &str, isolated| Piece { text: text.to_owned(), isolated };
        if self.tongue(spoken) == "en" {
            return vec![piece(spoken.0.english(), false)];
        }
        let [begin, end] = MARKS;
        let said = self.all_said(&spoken.0);
        let cut = said.split(end).flat_map(|part| match part.split_once(begin) {
            Some((before, text)) => vec![piece(before, false), piece(text, true)],
            None => vec![piece(part, false)],
        });
        cut.filter(|piece| !piece.text.is_empty()).collect()
    }

    /// The language in which it is said.
    pub(crate) fn tongue(&self, spoken: &Spoken) -> &'static str {
        if spoken.0.sentences().is_empty() { "en" } else { self.code }
    }

    /// How its lines run.
    pub(crate) fn way(&self, spoken: &Spoken) -> &'static str {
        if spoken.0.sentences().is_empty() { "ltr" } else { self.direction }
    }

    fn all_said(&self, said: &Said) -> String {
        match said.sentences() {
            [] => said.english().to_owned(),
            all => all.iter().map(|sentence| self.sentence(sentence)).collect::<Vec<_>>().join(" "),
        }
    }

    fn sentence(&self, sentence: &Sentence) -> String {
        let names = sentence.phrase.names.iter().copied();
        let values = names.zip(sentence.terms.iter().map(|term| self.term(term)));
        self.tell_all(&format!("said-{}", sentence.phrase.key), values)
    }

    fn term(&self, term: &Term) -> String {
        match term {
            Term::Number(number) => number.to_string(),
            Term::Text(text) => isolated(text),
            Term::Quote(text) => self.tell("quoted", "text", isolated(text)),
            Term::Many(noun, number) => self.count(&format!("noun-{noun}"), number),
            Term::Status(status) => self.say(&format!("src-status-{status}")),
            Term::Scope(scope) => Counted::of(scope, "").what(self),
            Term::Said(said) => self.all_said(said),
            Term::Several(terms, more, between) => {
                let mut all: Vec<String> = terms.iter().map(|term| self.term(term)).collect();
                all.extend((*more > 0).then(|| self.count("and-more", more)));
                all.join(&self.say(&format!("between-{between}")))
            }
        }
    }
}

/// What begins and ends a text that is isolated, until the page puts it into an element of its own.
const MARKS: [char; 2] = ['\u{1}', '\u{2}'];

/// A text between marks, without such marks of its own.
fn isolated(text: &str) -> String {
    let [begin, end] = MARKS;
    let plain: String = text.chars().filter(|c| !MARKS.contains(c)).collect();
    format!("{begin}{plain}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use vocabulary::Status;
    use vocabulary::said::{Between, Noun, asides, checks, phrases};

    fn languages() -> [&'static Words; 2] {
        let [english, arabic] = Words::all() else { panic!("two languages") };
        [english, arabic]
    }

    /// The texts of a language, as they are made of the phrases.
    fn english_texts() -> String {
        let mut texts =
            "# What the checks and the build say, in English, as the engine words it: made from its phrases (`TOLL_WRITE_WORDS=1 cargo test \
             -p desk --lib said`). Every language has the same keys.\n\n"
                .to_owned();
        for phrase in phrases() {
            let text = phrase.english.replace('{', "{ $").replace('}', " }");
            texts.push_str(&format!("said-{} = {text}\n", phrase.key));
        }
        for noun in Noun::ALL {
            let (one, many) = noun.english();
            texts.push_str(&format!(
                "noun-{noun} = {{ $number ->\n    [one] 1 {one}\n   *[other] {{ $number }} {many}\n }}\n"
            ));
        }
        texts.push_str(
            "between-comma = {\", \"}\nbetween-semicolon = {\"; \"}\nand-more = and { $number } more\n",
        );
        texts.push_str("quoted = \"{ $text }\"\n");
        texts
    }

    #[test]
    fn the_english_texts_are_those_of_the_engine() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/words/en/said.ftl");
        let texts = english_texts();
        if std::env::var_os("TOLL_WRITE_WORDS").is_some() {
            std::fs::write(path, &texts).unwrap();
        }
        let kept = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            kept == texts,
            "the phrases changed: write {path} anew with TOLL_WRITE_WORDS=1, and look at other languages"
        );
    }

    #[test]
    fn every_phrase_is_said_in_every_language_with_all_its_values() {
        let mut said = 0;
        for words in languages() {
            for phrase in phrases() {
                let terms = (0..phrase.names.len()).map(|at| Term::Text(format!("value{at}"))).collect();
                let told = words.sentence(&Sentence { phrase, terms });
                for at in 0..phrase.names.len() {
                    assert!(told.contains(&format!("value{at}")), "{} {}: {told}", words.code, phrase.key);
                }
                assert!(
                    !told.contains('{') && !told.starts_with("said-"),
                    "{} {}: {told}",
                    words.code,
                    phrase.key
                );
                said += 1;
            }
            for noun in Noun::ALL {
                for number in [0, 1, 2, 5, 11, 100] {
                    let told = words.term(&Term::Many(*noun, number));
                    assert!(!told.contains("noun-") && !told.contains('{'), "{} {told}", words.code);
                }
            }
            for between in Between::ALL {
                let told = words.term(&Term::Several(vec![Term::text("a"), Term::text("b")], 3, *between));
                assert!(told.contains('3') && !told.contains("between-"), "{told}");
            }
        }
        assert!(said > 400, "{said}");
        let arabic = languages()[1];
        for phrase in
            phrases().filter(|phrase| phrase.english.chars().filter(char::is_ascii_lowercase).count() > 30)
        {
            let terms = phrase.names.iter().map(|_| Term::Number(3)).collect();
            let told = arabic.sentence(&Sentence { phrase, terms });
            assert!(told.chars().any(|c| ('\u{620}'..='\u{64a}').contains(&c)), "{}: {told}", phrase.key);
        }
    }

    /// All pieces one after another.
    fn whole(words: &Words, said: Said) -> String {
        words.pieces(&Spoken(said)).into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn what_has_no_phrase_stays_english_and_is_marked_so() {
        let [english, arabic] = languages();
        let spoken = Spoken("Line 3 \u{1}is amiss.".into());
        let piece = Piece { text: "Line 3 \u{1}is amiss.".to_owned(), isolated: false };
        assert_eq!(arabic.pieces(&spoken), [piece]);
        assert_eq!((arabic.tongue(&spoken), arabic.way(&spoken)), ("en", "ltr"));
        let spoken = Spoken(asides::DENIED.into());
        assert_eq!(
            (arabic.tongue(&spoken), arabic.way(&spoken), english.tongue(&spoken)),
            ("ar", "rtl", "en")
        );
        assert_eq!(whole(english, spoken.0), "denied in the source");
    }

    #[test]
    fn hostile_texts_steer_nothing_around_them() {
        let [_, arabic] = languages();
        let voice = Term::text("\u{2}\u{202e}{ $number } <b>\u{1}");
        let pieces = arabic.pieces(&Spoken(asides::DENIED_BY.of([voice])));
        let told: Vec<(&str, bool)> = pieces.iter().map(|piece| (&*piece.text, piece.isolated)).collect();
        assert_eq!(told.len(), 2, "{told:?}");
        assert_eq!(told[1], ("\u{202e}{ $number } <b>", true));
    }

    #[test]
    fn counts_nouns_and_lists_are_worded_in_the_language() {
        let [_, arabic] = languages();
        let scope = Term::scope(&"odry-2031/killed/people/female".parse().unwrap());
        let said = checks::COPIED.of([
            scope,
            Term::text("Odry"),
            Term::Number(31),
            Term::many(Noun::Source, 3_u64),
            Term::several((0..20).map(Term::number).collect(), Between::Semicolon),
        ]);
        let told = whole(arabic, said);
        for words in
            ["\u{642}\u{62a}\u{644}\u{649}", "Odry", "3 \u{645}\u{635}\u{627}\u{62f}\u{631}", "\u{61b} "]
        {
            assert!(told.contains(words), "{words}: {told}");
        }
        assert_ne!(arabic.term(&Term::Status(Status::Missing)), "missing");
    }
}
