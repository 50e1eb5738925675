//! What the desk says, in the language of whoever reads it: texts in Fluent, one file a language.
//!
//! Must not: fall silent. What a language lacks is said in English, and a test holds the files together.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
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

/// The languages, the first of which has every text.
static ALL: LazyLock<[Words; 2]> = LazyLock::new(|| {
    [
        Words::of("en", "ltr", "English", include_str!("../words/en.ftl")),
        Words::of("ar", "rtl", "العربية", include_str!("../words/ar.ftl")),
    ]
});

impl Words {
    fn of(code: &'static str, direction: &'static str, name: &'static str, texts: &str) -> Words {
        let language = code.parse().expect("a language code");
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        let texts = FluentResource::try_new(texts.to_owned()).expect("a test holds the texts well-formed");
        // Values are isolated by the pages, in elements of their own.
        bundle.set_use_isolating(false);
        bundle.add_resource(texts).expect("a test holds each key to be given once");
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

    /// A text with one value.
    pub(crate) fn tell(&self, key: &str, name: &'static str, value: &str) -> String {
        let mut values = FluentArgs::new();
        values.set(name, value.to_owned());
        self.formatted(key, Some(&values))
    }

    /// A text that depends on a number.
    pub(crate) fn count(&self, key: &str, number: usize) -> String {
        let mut values = FluentArgs::new();
        values.set("number", number);
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

    fn keys(texts: &str) -> BTreeSet<&str> {
        let begins = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
        texts.lines().filter(begins).filter_map(|line| line.split_once(" =")).map(|(key, _)| key).collect()
    }

    #[test]
    fn every_language_has_the_same_texts() {
        let english = keys(include_str!("../words/en.ftl"));
        assert_eq!(english, keys(include_str!("../words/ar.ftl")));
        for words in Words::all() {
            for key in &english {
                assert!(words.bundle.has_message(key), "{} has no {key}", words.code);
            }
        }
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
