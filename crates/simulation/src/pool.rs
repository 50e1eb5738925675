//! The pools of words that names are drawn from.
//!
//! The words are plain name words; the longest part of the pools of family names is put together from syllables, so
//! that rare names are as rare as they are in life. Nobody is meant by any of it.
//!
//! Must not: hold a word of `tables/forbidden.txt`.

use crate::culture::Culture;
use crate::random::{Chance, Skew};
use crate::script;
use std::collections::BTreeSet;

/// The letters that a list uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    /// Those of the culture.
    Native,
    /// Latin letters, by a habit.
    Latin(usize),
}

/// A word of names in all its forms.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    native: String,
    /// One for each habit.
    latin: Vec<String>,
    /// What else stands in its place: short forms, hurried spellings.
    other: Vec<String>,
}

impl Word {
    pub(crate) fn form(&self, script: Script) -> &str {
        match script {
            Script::Native => &self.native,
            Script::Latin(habit) => &self.latin[habit % self.latin.len()],
        }
    }

    /// Another form of the same word; the usual one where it has no other.
    pub(crate) fn variant(&self, script: Script, chance: &mut Chance) -> &str {
        let latin = !matches!(script, Script::Native) && self.latin.len() > 1;
        let forms = if latin { &self.latin } else { &self.other };
        chance.pick(forms).map_or_else(|| self.form(script), String::as_str)
    }
}

/// A family name as men and as women bear it.
#[derive(Clone, Debug)]
pub(crate) struct Family {
    pub(crate) man: Word,
    /// `None` where it is the same.
    pub(crate) woman: Option<Word>,
}

/// The words of one culture.
#[derive(Clone, Debug)]
pub(crate) struct Pool {
    pub(crate) culture: Culture,
    pub(crate) male: Vec<Word>,
    pub(crate) female: Vec<Word>,
    /// For each male name what a son and a daughter are called by it; empty where it is the name itself.
    pub(crate) patronymics: Vec<[Word; 2]>,
    pub(crate) family: Vec<Family>,
    pub(crate) place: Vec<Word>,
    pub(crate) male_skew: Skew,
    pub(crate) female_skew: Skew,
    pub(crate) family_skew: Skew,
    pub(crate) place_skew: Skew,
}

impl Pool {
    /// The pool of a culture, with so many family names made up beside the common ones.
    pub(crate) fn of(culture: Culture, made: usize) -> Pool {
        Pool::of_table(culture, culture.table(), made)
    }

    fn of_table(culture: Culture, table: &str, made: usize) -> Pool {
        let forbidden = forbidden();
        let entries = |name: &str| section(culture, table, name);
        let words = |name: &str| entries(name).into_iter().map(|entry| word(culture, entry)).collect();
        let (male, female): (Vec<Word>, Vec<Word>) = (words("male"), words("female"));
        let common = entries("family").into_iter().map(str::to_owned);
        let all = common.chain(made_up(&entries, made));
        let mut seen = BTreeSet::new();
        let family: Vec<Family> = all
            .map(|entry| family(culture, &entry))
            .filter(|family| {
                !forbidden.contains(family.man.native.as_str()) && seen.insert(family.man.native.clone())
            })
            .collect();
        let place: Vec<Word> = words("place");
        let patronymics =
            male.iter().filter_map(|name| crate::patronymic::of(culture, name.form(Script::Native)));
        Pool {
            culture,
            patronymics: patronymics.map(|pair| pair.map(|entry| word(culture, &entry))).collect(),
            male_skew: Skew::of(male.len(), 3),
            female_skew: Skew::of(female.len(), 3),
            family_skew: Skew::of(family.len(), 12),
            place_skew: Skew::of(place.len(), 2),
            male,
            female,
            family,
            place,
        }
    }
}

/// The family names that no pool may hold.
pub(crate) fn forbidden() -> BTreeSet<&'static str> {
    let lines = include_str!("../tables/forbidden.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(parts).collect()
}

fn parts(line: &str) -> Box<dyn Iterator<Item = &str> + '_> {
    match line.contains(';') {
        true => Box::new(line.split(';').map(str::trim)),
        false => Box::new(line.split_whitespace()),
    }
}

/// The entries of a section of a table. An Arabic entry is a line, since its names have spaces.
fn section<'t>(culture: Culture, table: &'t str, name: &str) -> Vec<&'t str> {
    let head = format!("[{name}]");
    let lines = table.lines().skip_while(|line| *line != head).skip(1);
    let lines = lines.take_while(|line| !line.starts_with('[')).filter(|line| !line.starts_with('#'));
    match culture {
        Culture::Arabic => lines.map(str::trim).filter(|line| !line.is_empty()).collect(),
        _ => lines.flat_map(parts).collect(),
    }
}

/// A word with its forms, from `native`, or `native=form/form`.
fn word(culture: Culture, entry: &str) -> Word {
    let (native, forms) = entry.split_once('=').unwrap_or((entry, ""));
    let forms = || forms.split('/').filter(|form| !form.is_empty()).map(str::to_owned);
    let habits = |write: fn(&str, usize) -> String| (0..script::HABITS).map(|h| write(native, h)).collect();
    let (latin, other): (Vec<String>, Vec<String>) = match culture {
        Culture::Arabic => (forms().collect(), vec![script::plain_arabic(native)]),
        Culture::Azerbaijani => (habits(script::azerbaijani), vec![script::azerbaijani(native, 1)]),
        Culture::Russian => (habits(script::russian), vec![native.replace('ё', "е")]),
        Culture::Ukrainian => (habits(script::ukrainian), vec![native.replace(['і', 'ї'], "и")]),
        Culture::English => (vec![native.to_owned()], forms().collect()),
        Culture::Spanish => (vec![native.to_owned()], forms().chain([script::unmarked(native)]).collect()),
    };
    let latin = if latin.is_empty() { vec![native.to_owned()] } else { latin };
    let other = other.into_iter().filter(|form| form != native).collect();
    Word { native: native.to_owned(), latin, other }
}

fn family(culture: Culture, entry: &str) -> Family {
    let man = match (culture, entry.strip_prefix('+')) {
        (Culture::Arabic, Some(bare)) => with_article(bare),
        _ => word(culture, entry),
    };
    let woman = crate::patronymic::female_family(culture, &man.native).map(|entry| word(culture, &entry));
    Family { man, woman }
}

/// An Arabic family name with its article, and the ways in which the article is written.
fn with_article(entry: &str) -> Word {
    let bare = word(Culture::Arabic, entry);
    let first = &bare.latin[0];
    let last = &bare.latin[bare.latin.len() - 1];
    Word {
        latin: vec![format!("al-{first}"), format!("Al {last}"), format!("El {first}"), first.clone()],
        other: vec![bare.native.clone(), format!("ال{}", script::plain_arabic(&bare.native))],
        native: format!("ال{}", bare.native),
    }
}

/// Family names out of syllables: a beginning, perhaps a middle, an end.
fn made_up<'t>(entries: &dyn Fn(&str) -> Vec<&'t str>, many: usize) -> Vec<String> {
    let (begin, end) = (entries("made"), entries("made-end"));
    let middle =
        Some(entries("made-middle")).filter(|middle| !middle.is_empty()).unwrap_or_else(|| begin.clone());
    let mut chance = Chance::of(0, &[0x6e61_6d65]);
    let mut draw = |from: &[&'t str]| chance.pick(from).copied().unwrap_or_default();
    let mut seen = BTreeSet::new();
    // What can be made is bounded, so the tries are too.
    for attempt in 0..many.saturating_mul(6) {
        if seen.len() >= many {
            break;
        }
        let mut syllables = vec![draw(&begin), draw(&middle)];
        // Two middles in a row make the name long enough to be rare.
        if attempt % 2 == 1 {
            syllables.push(draw(&middle));
        }
        syllables.push(draw(&end));
        seen.insert(joined(&syllables));
    }
    seen.into_iter().collect()
}

/// Syllables as one entry; those with a Latin form give the entry one.
fn joined(syllables: &[&str]) -> String {
    let native: String =
        syllables.iter().map(|s| s.split_once('=').map_or(*s, |(native, _)| native)).collect();
    let latin: Option<String> = syllables.iter().map(|s| s.split_once('=').map(|(_, latin)| latin)).collect();
    let low = native
        .chars()
        .enumerate()
        .flat_map(|(at, c)| if at == 0 { vec![c] } else { c.to_lowercase().collect() });
    match latin {
        Some(latin) => {
            let mut letters = latin.chars();
            let capital: String =
                letters.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(letters).collect();
            let doubled = capital.replace('u', "ou");
            format!("+{native}={capital}/{doubled}")
        }
        None => low.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pools_are_large_and_without_the_forbidden() {
        let forbidden = forbidden();
        for culture in Culture::ALL {
            let pool = Pool::of(culture, 3000);
            let sizes = (pool.male.len(), pool.female.len(), pool.family.len(), pool.place.len());
            assert!(
                sizes.0 >= 55 && sizes.1 >= 55 && sizes.2 >= 1500 && sizes.3 == 12,
                "{culture} {sizes:?}"
            );
            for family in &pool.family {
                let latin = family.man.latin.iter().map(String::as_str);
                let found = latin.chain([family.man.native.as_str()]).find(|form| forbidden.contains(form));
                assert_eq!(found, None, "{culture}");
                assert!(!family.man.form(Script::Latin(1)).is_empty());
            }
        }
    }

    #[test]
    fn a_forbidden_family_name_is_left_out_of_a_pool() {
        let table = "[male]\nJohn\n[female]\nMary\n[family]\nThorne Churchill Ashdown\n[place]\nMillbridge\n";
        let pool = Pool::of_table(Culture::English, table, 0);
        let names: Vec<&str> = pool.family.iter().map(|family| family.man.form(Script::Native)).collect();
        assert_eq!(names, ["Thorne", "Ashdown"]);
    }
}
