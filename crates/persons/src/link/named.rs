//! Names of people as the engine compares them: a part of a name by its words, a whole name as the words it is made of.
//!
//! Must not: weigh.

use super::text::one_slip;
use crate::names::{Likeness, Name, PartKind, Word, alike};
use vocabulary::{Field, NameOrder};

/// A part of a name: mostly one word.
#[derive(Clone, Debug)]
pub(crate) enum Named {
    /// One word.
    One(Word),
    /// Several, in the order written.
    Many(Box<[Word]>),
}

/// Articles that some write apart from the name.
const ARTICLES: &[&str] = &["al", "el", "ul", "il"];

impl Named {
    /// The words of a name or of a part of one.
    pub(crate) fn of(name: &Name) -> Named {
        match name.words() {
            [one] => Named::One(one.word),
            // An article belongs to its word, which is told from others with and without it.
            [article, one] if ARTICLES.contains(&article.word.letters()) => {
                Named::One(Word::of(&format!("{}{}", article.word.letters(), one.word.letters())))
            }
            many => Named::Many(many.iter().map(|part| part.word).collect()),
        }
    }

    /// Its words.
    pub(crate) fn words(&self) -> &[Word] {
        match self {
            Named::One(word) => std::slice::from_ref(word),
            Named::Many(words) => words,
        }
    }

    /// How alike it and another are.
    pub(crate) fn near(&self, other: &Named) -> Likeness {
        match (self, other) {
            (Named::One(a), Named::One(b)) => of_words(a, b),
            (Named::One(one), Named::Many(many)) | (Named::Many(many), Named::One(one)) => {
                let best = many.iter().map(|word| of_words(one, word)).min();
                // The other has more: a second given name, a house beside the tribe.
                best.map_or(Likeness::Different, |best| {
                    if best <= Likeness::Close { Likeness::ShortForm } else { Likeness::Different }
                })
            }
            (Named::Many(a), Named::Many(b)) => several(a, b),
        }
    }
}

/// How alike two words are: by their sounds, and where those differ by their letters. A slip of the hand knows no sounds.
fn of_words(a: &Word, b: &Word) -> Likeness {
    let heard = alike(a, b);
    let written = |word: &Word| word.letter_bytes().len() >= 3;
    if heard > Likeness::Close && written(a) && written(b) && one_slip(a.letter_bytes(), b.letter_bytes()) {
        return Likeness::Close;
    }
    heard
}

/// How alike two names of several words are: by the worst of what stands in both, each word with its best partner.
fn several(a: &[Word], b: &[Word]) -> Likeness {
    let (few, more) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (mut worst, mut found) = (Likeness::SameSound, 0);
    for word in few {
        let best = more.iter().map(|other| of_words(word, other)).min().unwrap_or(Likeness::Different);
        if best <= Likeness::Alike {
            found += 1;
            worst = worst.max(best);
        }
    }
    match found {
        _ if found == few.len() && few.len() == more.len() => worst,
        _ if found == few.len() => worst.max(Likeness::ShortForm),
        0 => Likeness::Different,
        _ => Likeness::Alike,
    }
}

/// The most words of a whole name that are kept.
pub(crate) const CHAIN_MAX: usize = 6;

/// The parts of a whole name: which field each word belongs to, where the way it is written tells.
pub(crate) fn parts_of(name: &Name, order: Option<NameOrder>) -> Vec<(Field, usize)> {
    let parts = name.words();
    let known = |kind: PartKind| parts.iter().position(|part| part.kind == kind);
    if parts.len() == 1 {
        let field = if parts[0].kind == PartKind::Family { Field::Family } else { Field::Given };
        return vec![(field, 0)];
    }
    let family_first = order == Some(NameOrder::FamilyFirst);
    let last = parts.len() - 1;
    let (given, family) = match (known(PartKind::Given), known(PartKind::Family)) {
        (Some(given), Some(family)) => (given, family),
        (Some(given), None) => (given, if given == last { 0 } else { last }),
        (None, Some(family)) => (if family == 0 { 1 } else { 0 }, family),
        (None, None) if family_first => (1, 0),
        (None, None) => (0, last),
    };
    let mut found = vec![(Field::Given, given), (Field::Family, family)];
    let patronymic = known(PartKind::Patronymic).filter(|at| *at != given && *at != family);
    let mut rest = (0..parts.len()).filter(|at| *at != given && *at != family && Some(*at) != patronymic);
    let father = patronymic.or_else(|| rest.next());
    found.extend(father.map(|at| (Field::Father, at)));
    found.extend(rest.next().map(|at| (Field::Grandfather, at)));
    found
}

/// Whether every word of the shorter of two whole names stands in the longer too.
pub(crate) fn contained(a: &[Word], b: &[Word]) -> bool {
    let (few, more) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut taken = 0u32;
    !few.is_empty()
        && few.iter().all(|word| {
            let free = (0..more.len()).filter(|at| taken >> at & 1 == 0);
            let partner = free
                .map(|at| (alike(word, &more[at]), at))
                .min()
                .filter(|(like, _)| *like <= Likeness::Close);
            partner.inspect(|(_, at)| taken |= 1 << at).is_some()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(written: &str) -> Named {
        Named::of(&Name::read(written).unwrap())
    }

    #[test]
    fn more_words_are_no_other_name() {
        for (a, b, near) in [
            ("Maria", "Maria Luisa", Likeness::ShortForm),
            ("Maria Luisa", "Luisa Maria", Likeness::SameSound),
            ("Maria Luisa", "Maria Elena", Likeness::Alike),
            ("Maria", "Elena Luisa", Likeness::Different),
            ("Omar", "Umar", Likeness::SameSound),
        ] {
            assert_eq!(named(a).near(&named(b)), near, "{a} / {b}");
            assert_eq!(named(b).near(&named(a)), near, "{b} / {a}");
        }
    }

    #[test]
    fn a_whole_name_has_its_parts_in_their_places() {
        let parts = |written: &str, order| {
            let name = Name::read_as(written, order).unwrap();
            let mut found = parts_of(&name, order);
            found.sort_by_key(|(_, at)| *at);
            found.into_iter().map(|(field, _)| field).collect::<Vec<_>>()
        };
        use Field::{Family, Father, Given, Grandfather};
        assert_eq!(parts("Salim Omar Yusuf Tarvi", None), [Given, Father, Grandfather, Family]);
        assert_eq!(parts("Salim Tarvi", None), [Given, Family]);
        assert_eq!(parts("Tarvi Salim", Some(NameOrder::FamilyFirst)), [Family, Given]);
        assert_eq!(parts("Salim", None), [Given]);
    }

    #[test]
    fn a_shorter_chain_is_contained() {
        let words = |written: &str| named(written).words().to_vec();
        assert!(contained(&words("Salim Tarvi"), &words("Salim Omar Yusuf Tarvi")));
        assert!(contained(&words("Tarvi Saleem"), &words("Salim Tarvi")));
        assert!(!contained(&words("Salim Bravo"), &words("Salim Omar Tarvi")));
        assert!(!contained(&words("Salim Salim"), &words("Salim Omar")));
    }
}
