//! Whether whole names begin with the given or the family name, from what marks either: endings, articles, patronymics,
//! capitals.
//!
//! Must not: guess from one name. Where few names show it, or they disagree, it stays open.

use crate::values::spread;
use vocabulary::limits::COLUMN_SAMPLE_MAX;
use vocabulary::{Column, NameOrder, fold};

/// How many names must show an order, and how many of a hundred of those must agree.
const SHOWN_MIN: u32 = 20;
const AGREE_OF_100: u32 = 85;

/// Endings of family names, folded, that given names rarely have.
const FAMILY: &[&str] = &[
    "ov", "ova", "ev", "eva", "skij", "skiy", "skyi", "skaya", "skaja", "ska", "ez", "sky", "enko", "chuk",
    "cuk", "yan", "dze", "shvili", "svili", "zade", "zadeh",
];
/// Endings of patronymics of men; family names of some languages have them too.
const PATRONYMICS: &[&str] = &["ovich", "evich", "ovic", "evic", "ovych", "evych", "iovych", "jovych"];
/// Those of women, which nothing else has.
const PATRONYMICS_OF_WOMEN: &[&str] = &["ovna", "evna", "ivna", "yivna"];
/// "Son of" and "daughter of", after the father's name.
const CHILD_OF: &[&str] = &["oglu", "oghlu", "ogly", "qizi", "gizi", "kizi", "kyzy"];

/// The order that nearly all names of a column show, where they show one.
pub(super) fn of(column: &Column) -> Option<NameOrder> {
    let (mut given_first, mut family_first) = (0_u32, 0_u32);
    // What men's patronymics show counts only where women's stand beside them.
    let (mut middle, mut end, mut women) = (0_u32, 0_u32, 0_u32);
    for name in spread(column, COLUMN_SAMPLE_MAX) {
        let folded = fold(&name.chars().take(120).collect::<String>());
        let words: Vec<&str> = folded.split(' ').collect();
        let (Some(first), Some(last), true) = (words.first(), words.last(), words.len() >= 2) else {
            continue;
        };
        let ends = |word: &str, endings: &[&str]| {
            endings.iter().any(|end| word.len() > end.len() + 1 && word.ends_with(end))
        };
        let child = words.iter().position(|word| CHILD_OF.contains(word));
        let patronymic =
            words.iter().position(|word| ends(word, PATRONYMICS) || ends(word, PATRONYMICS_OF_WOMEN));
        if let Some(at) = child.or(patronymic).filter(|at| words.len() >= 3 && *at > 0) {
            women += u32::from(child.is_some() || ends(words[at], PATRONYMICS_OF_WOMEN));
            if at + 1 == words.len() {
                end += 1
            } else {
                middle += 1
            }
            continue;
        }
        let marked = (
            ends(first, FAMILY) || has_article(name) || shouted(name, true),
            ends(last, FAMILY) || ends_with_article(name) || shouted(name, false),
        );
        match marked {
            (true, false) => family_first += 1,
            (false, true) => given_first += 1,
            _ => {}
        }
    }
    if women * 10 > middle + end {
        given_first += middle;
        family_first += end;
    }
    let shown = given_first + family_first;
    let agrees = |count: u32| shown >= SHOWN_MIN && count * 100 >= shown * AGREE_OF_100;
    match (agrees(given_first), agrees(family_first)) {
        (true, _) => Some(NameOrder::GivenFirst),
        (_, true) => Some(NameOrder::FamilyFirst),
        _ => None,
    }
}

/// Whether a name begins with the Arabic article, which family names have and given names lack.
fn has_article(name: &str) -> bool {
    ["al-", "Al-", "AL-", "el-", "El-", "Al ", "ال"].iter().any(|article| name.starts_with(article))
        && !name.starts_with("الله")
}

/// Whether the last word has it.
fn ends_with_article(name: &str) -> bool {
    let mut words = name.split_whitespace().rev();
    let (last, before) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    (has_article(last) && last != "الله") || matches!(before, "Al" | "al" | "AL")
}

/// Whether the first word, or the last, is all in capitals and the other is not.
fn shouted(name: &str, first: bool) -> bool {
    let capitals = |word: &str| {
        let letters = word.chars().filter(|c| c.is_alphabetic());
        letters.clone().count() >= 3 && letters.clone().all(char::is_uppercase)
    };
    let mut words = name.split_whitespace();
    let (Some(one), Some(other)) = (words.next(), words.next_back()) else { return false };
    if first { capitals(one) && !capitals(other) } else { capitals(other) && !capitals(one) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vocabulary::List;

    /// The order that eight of each of these fictional names show. "ж" stands for what tells one from the next.
    fn order(names: &[&str]) -> Option<NameOrder> {
        let many: Vec<String> =
            (1..=8).flat_map(|n| names.iter().map(move |name| name.replace('ж', &"ж".repeat(n)))).collect();
        let list = List::of_rows("l", &["name"], many.iter().map(|name| [name.as_str()]));
        of(&list.columns()[0])
    }

    #[test]
    fn names_that_show_nothing_leave_it_open() {
        assert_eq!(order(&["жAsa Thorne", "жIda Bravo", "жNoor Vale", "жLev Marsh"]), None);
        assert_eq!(order(&["ж"]), None);
        assert_eq!(
            order(&["жAsan Rechnov", "Rechnov жAsan", "жIda Poleva", "Poleva жIda"]),
            None,
            "they disagree"
        );
    }

    #[test]
    fn endings_articles_patronymics_and_capitals_show_it() {
        use NameOrder::{FamilyFirst, GivenFirst};
        for (names, wanted) in [
            (["жAsan Rechnov", "жIda Poleva", "жNur Lesenko", "жLev Stepanyan"], GivenFirst),
            (["Rechnov жAsan", "Poleva жIda", "Lesenko жNur", "Stepanyan жLev"], FamilyFirst),
            (["жasan nadir oglu", "жida kerem qizi", "жnur vasif oglu", "жlev asan oglu"], FamilyFirst),
            (
                ["Ключ жАсан Петрович", "Поле жИда Львовна", "Лес жНур Ильич", "Река жЛев Асанович"],
                FamilyFirst,
            ),
            (
                ["жАсан Петрович Ключ", "жИда Петровна Поле", "жНур Асанович Лес", "жЛев Асанович Река"],
                GivenFirst,
            ),
            (["жSalim al-Ramli", "жHala al-Bahri", "жRami Al Sahli", "жNoor al-Wadi"], GivenFirst),
            (["THORNE жasa", "BRAVO жida", "VALE жnoor", "MARSH жlev"], FamilyFirst),
        ] {
            assert_eq!(order(&names), Some(wanted), "{names:?}");
        }
    }
}
