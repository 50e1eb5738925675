//! Names brought to a form in which they can be compared: folded parts, in any order, without titles and particles.
//!
//! Must not: guess. A part that might be a name stays; two names that fold alike need not be one person.

use vocabulary::fold;

/// Words before a name that are no part of it, folded.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "sir",
    "dame",
    "dr",
    "doctor",
    "prof",
    "professor",
    "rev",
    "reverend",
    "fr",
    "pastor",
    "rabbi",
    "imam",
    "mullah",
    "sheikh",
    "shaykh",
    "haji",
    "hajji",
    "hadji",
    "sgt",
    "sergeant",
    "cpl",
    "corporal",
    "pvt",
    "private",
    "lt",
    "lieutenant",
    "capt",
    "captain",
    "maj",
    "major",
    "col",
    "colonel",
    "gen",
    "general",
    "constable",
    "inspector",
    "officer",
    "herr",
    "frau",
    "senor",
    "senora",
    "gospodin",
    "pan",
    "pani",
];
/// Titles in Arabic letters, as written: folded they could be initials or names.
const ARABIC_TITLES: &[&str] =
    &["الشهيد", "الشهيدة", "الدكتور", "الدكتورة", "السيد", "السيدة", "الحاج", "الحاجة"];
/// Words within a name that spellings add or leave out, folded.
const PARTICLES: &[&str] = &[
    "al", "el", "ul", "ibn", "bin", "bint", "ben", "de", "da", "di", "del", "la", "le", "van", "von", "der",
    "den", "oglu", "ogly", "oghlu", "qizi", "kizi", "kyzy", "gizi",
];
/// The Arabic article, written together with what it belongs to.
const ARTICLE: &str = "ال";

/// A name as its parts.
///
/// ```
/// use persons::Name;
/// let name = Name::read("Dr. Salim al-Tarvi").unwrap();
/// assert_eq!(name.parts(), ["salim", "tarvi"]);
/// assert_eq!(name.key(), Name::read("TARVI, Salim").unwrap().key());
/// assert!(Name::read("…").is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    parts: Vec<String>,
}

impl Name {
    /// The name in some words; `None` where nothing is left of them.
    ///
    /// Particles are left out only where at least two other parts remain: "Le Van" is a name of its own.
    pub fn read(written: &str) -> Option<Name> {
        let words = written
            .split(|ch: char| ch.is_whitespace() || ch == ',')
            .filter(|word| !ARABIC_TITLES.contains(word));
        let folded: Vec<String> = words.map(fold_word).collect();
        let mut parts: Vec<String> = folded
            .iter()
            .flat_map(|word| word.split(' '))
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect();
        let titles = parts.iter().take_while(|part| TITLES.contains(&part.as_str())).count();
        if titles < parts.len() {
            parts.drain(..titles);
        }
        let particle = |part: &String| PARTICLES.contains(&part.as_str());
        if parts.iter().filter(|part| !particle(part)).count() >= 2 {
            parts.retain(|part| !particle(part));
        }
        (!parts.is_empty()).then_some(Name { parts })
    }

    /// The parts, folded, in the order written.
    pub fn parts(&self) -> &[String] {
        &self.parts
    }

    /// The parts in one order, whatever order they were written in: names with the same key are the same name.
    pub fn key(&self) -> String {
        let mut parts: Vec<&str> = self.parts.iter().map(String::as_str).collect();
        parts.sort_unstable();
        parts.join(" ")
    }

    /// Whether it has more than one part. One part alone names many people.
    pub fn is_full(&self) -> bool {
        self.parts.len() > 1
    }

    /// Whether this is the last part of a fuller name, and nothing more.
    ///
    /// ```
    /// use persons::Name;
    /// let name = |text| Name::read(text).unwrap();
    /// assert!(name("Mr Thorne").is_surname_of(&name("Asa Thorne")));
    /// assert!(!name("Asa").is_surname_of(&name("Asa Thorne")));
    /// ```
    pub fn is_surname_of(&self, fuller: &Name) -> bool {
        self.parts.len() == 1 && fuller.is_full() && fuller.parts.last() == self.parts.first()
    }
}

fn fold_word(word: &str) -> String {
    let bare = word.strip_prefix(ARTICLE).filter(|rest| rest.chars().count() > 2);
    fold(bare.unwrap_or(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(written: &str) -> String {
        Name::read(written).map(|name| name.key()).unwrap_or_default()
    }

    #[test]
    fn spellings_of_one_fictional_name_have_one_key() {
        for (a, b) in [
            ("Inés Bravo", "BRAVO Ines"),
            ("Sgt. Dana Kolt", "Dana Kolt"),
            ("Elvar Tamsin oğlu Orreni", "Orreni Elvar Tamsin"),
            ("Omar bin Salim al-Tarvi", "Omar Salim Tarvi"),
            ("Марко Тарвин", "Тарвин Марко"),
            ("سامر الترفي", "سامر ترفي"),
            ("الدكتور سامر الترفي", "سامر الترفي"),
            ("Անի Օրենյան", "Օրենյան Անի"),
            ("მარი ტარველი", "ტარველი მარი"),
            ("Ζωή Ταρβή", "ΤΑΡΒΗ Ζωη"),
            ("O’Dale, Mary-Ann", "Mary Ann ODale"),
        ] {
            assert_eq!(key(a), key(b), "{a} and {b}");
        }
    }

    #[test]
    fn other_names_keep_other_keys() {
        for (a, b) in [
            ("Inés Bravo", "Inés Bravo Soler"),
            ("Марко Тарвин", "Мирко Тарвин"),
            ("سامر الترفي", "سمير الترفي"),
            ("Le Van Duc", "Nguyen Van Duc"),
            ("Anna Major", "Anna"),
        ] {
            assert_ne!(key(a), key(b), "{a} and {b}");
        }
    }

    #[test]
    fn a_name_is_never_emptied() {
        assert_eq!(key("Major"), "major");
        assert_eq!(key("Ben"), "ben");
        assert_eq!(key("Van Le"), "le van");
        assert!(Name::read(" , — ").is_none());
    }
}
