//! What the desk says, in the language of whoever reads it: texts in Fluent, a folder for each language, a file for each part.
//!
//! Must not: fall silent. What a language lacks is said in English, and a test holds the files together.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::borrow::Borrow;
use std::sync::LazyLock;

/// A language of the desk.
pub(crate) struct Words {
    /// Its code, for the pages.
    pub(crate) code: &'static str,
    /// How its lines run.
    pub(crate) direction: &'static str,
    /// What it calls itself.
    pub(crate) name: &'static str,
    bundle: FluentBundle<FluentResource>,
}

/// The texts of a language, part by part.
macro_rules! texts {
    ($language:literal: $($part:literal)*) => {
        &[$(include_str!(concat!("../words/", $language, "/", $part, ".ftl"))),*]
    };
    ($language:literal) => {
        texts!($language: "desk" "doors" "overview" "history" "persons" "queue" "sources" "figures" "publication" "missing"
            "agreement" "incidents" "said")
    };
}

const ENGLISH: &[&str] = texts!("en");
const ARABIC: &[&str] = texts!("ar");

/// The languages, the first of which has every text.
static ALL: LazyLock<[Words; 2]> =
    LazyLock::new(|| [Words::of("en", "ltr", "English", ENGLISH), Words::of("ar", "rtl", "العربية", ARABIC)]);

impl Words {
    fn of(code: &'static str, direction: &'static str, name: &'static str, texts: &[&str]) -> Words {
        let language = code.parse().expect("a language code");
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Values are isolated by the pages, in elements of their own.
        bundle.set_use_isolating(false);
        for text in texts {
            let text =
                FluentResource::try_new((*text).to_owned()).expect("a test holds the texts well-formed");
            bundle.add_resource(text).expect("a test holds each key to be given once");
        }
        Words { code, direction, name, bundle }
    }

    /// All languages.
    pub(crate) fn all() -> &'static [Words] {
        ALL.as_slice()
    }

    /// The language of this code, or the first that a browser asks for, or English.
    pub(crate) fn chosen(code: Option<&str>, accepted: &str) -> &'static Words {
        let known = |wanted: &str| ALL.iter().find(|words| words.code == wanted);
        let asked = accepted.split(',').filter_map(|one| one.split(['-', ';']).next()).map(str::trim);
        code.into_iter().chain(asked).find_map(known).unwrap_or(&ALL[0])
    }

    /// A text without values.
    pub(crate) fn say(&self, key: &str) -> String {
        self.formatted(key, None)
    }

    /// The text of a word of a closed list, such as `killed`; the word itself where the list has grown and the texts have not.
    pub(crate) fn word(&self, list: &str, word: &str) -> String {
        let key = format!("{list}-{}", word.replace(", ", "-").replace(' ', "-"));
        let said = self.say(&key);
        if said == key { word.to_owned() } else { said }
    }

    /// A text with one value.
    pub(crate) fn tell(&self, key: &str, name: &'static str, value: impl AsRef<str>) -> String {
        let mut values = FluentArgs::new();
        values.set(name, value.as_ref().to_owned());
        self.formatted(key, Some(&values))
    }

    /// A text with several values.
    pub(crate) fn tell_all(&self, key: &str, values: impl Iterator<Item = (&'static str, String)>) -> String {
        let values: FluentArgs = values.collect();
        self.formatted(key, Some(&values))
    }

    /// A text that depends on a number.
    pub(crate) fn count(&self, key: &str, number: impl Borrow<u64>) -> String {
        let mut values = FluentArgs::new();
        values.set("number", *number.borrow() as f64);
        self.formatted(key, Some(&values))
    }

    fn formatted(&self, key: &str, values: Option<&FluentArgs>) -> String {
        let here = self.bundle.get_message(key).and_then(|message| message.value());
        let (bundle, pattern) = match here {
            Some(pattern) => (&self.bundle, Some(pattern)),
            None => (&ALL[0].bundle, ALL[0].bundle.get_message(key).and_then(|message| message.value())),
        };
        let Some(pattern) = pattern else { return key.to_owned() };
        let mut faults = Vec::new();
        bundle.format_pattern(pattern, values, &mut faults).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn keys(texts: &'static [&'static str]) -> BTreeSet<&'static str> {
        let begins = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
        let lines = texts.iter().flat_map(|text| text.lines());
        lines.filter(begins).filter_map(|line| line.split_once(" =")).map(|(key, _)| key).collect()
    }

    #[test]
    fn every_language_has_the_same_texts() {
        let english = keys(ENGLISH);
        for (one, other) in ENGLISH.iter().zip(ARABIC) {
            assert_eq!(keys(std::slice::from_ref(one)), keys(std::slice::from_ref(other)));
        }
        for words in Words::all() {
            for key in &english {
                assert!(words.bundle.has_message(key), "{} has no {key}", words.code);
            }
        }
    }

    #[test]
    fn what_templates_say_is_among_the_texts() {
        let english = keys(ENGLISH);
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/templates");
        let mut said = 0;
        for file in std::fs::read_dir(folder).unwrap() {
            let template = std::fs::read_to_string(file.unwrap().path()).unwrap();
            for call in ["words.say(\"", "words.tell(\"", "words.count(\""] {
                for after in template.split(call).skip(1) {
                    let key = after.split('"').next().unwrap();
                    assert!(english.contains(key), "there are no words for {key}");
                    said += 1;
                }
            }
        }
        assert!(said > 50, "{said} texts were found in the templates");
    }

    #[test]
    fn words_of_closed_lists_have_texts_and_new_ones_stand_for_themselves() {
        let [english, arabic] = &*ALL;
        assert_eq!(english.word("level", "same, very common"), "same, very common");
        assert_eq!(english.word("level", "upside down"), "upside down");
        let said = |list: &str, word: String| {
            assert_ne!(arabic.word(list, &word), word, "{list} {word} has no Arabic");
        };
        vocabulary::Status::ALL.iter().for_each(|status| said("src-status", status.to_string()));
        vocabulary::Unit::ALL.iter().for_each(|unit| said("src-unit", unit.to_string()));
        vocabulary::Sex::ALL.iter().for_each(|sex| said("src-sex", sex.to_string()));
        vocabulary::Age::ALL.iter().for_each(|age| said("src-age", age.to_string()));
        vocabulary::Role::ALL.iter().for_each(|role| said("src-role", role.to_string()));
        vocabulary::Modality::ALL.iter().for_each(|modality| said("src-modality", modality.to_string()));
        vocabulary::Sex::ALL.iter().for_each(|sex| said("sex", sex.to_string()));
        vocabulary::FindingKind::ALL.iter().for_each(|kind| said("find-kind", kind.to_string()));
    }

    #[test]
    fn the_language_asked_for_is_taken_and_english_where_there_is_none() {
        let chosen = |code, accepted| Words::chosen(code, accepted).code;
        assert_eq!(chosen(None, "ar-SY,ar;q=0.9,en;q=0.5"), "ar");
        assert_eq!(chosen(None, "xx, fr;q=0.3"), "en");
        assert_eq!(chosen(Some("en"), "ar"), "en");
        assert_eq!(chosen(Some("<script>"), ""), "en");
    }

    #[test]
    fn numbers_are_told_in_the_plural_of_the_language() {
        let [english, arabic] = &*ALL;
        assert_eq!(english.count("sessions-open", 1), "One session is open.");
        assert!(english.count("sessions-open", 3).contains("sessions are open"));
        let told: BTreeSet<String> = [1, 2, 5, 11].map(|n| arabic.count("sessions-open", n)).into();
        assert_eq!(told.len(), 4, "one, two, few and many differ");
    }
}
