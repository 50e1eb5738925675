//! The same name in other letters: Cyrillic and Azerbaijani romanised by several habits, accents left off.
//!
//! Must not: aim at a standard. The habits are mixed on purpose, as those of clerks are.

/// How many habits of romanising there are.
pub(crate) const HABITS: usize = 3;

/// Cyrillic letters, and how each habit writes them: as English papers do, as passports do, as scholars do.
const CYRILLIC: &[(char, [&str; HABITS])] = &[
    ('а', ["a", "a", "a"]),
    ('б', ["b", "b", "b"]),
    ('в', ["v", "v", "v"]),
    ('г', ["g", "g", "g"]),
    ('ґ', ["g", "g", "g"]),
    ('д', ["d", "d", "d"]),
    ('е', ["e", "e", "e"]),
    ('ё', ["yo", "e", "ë"]),
    ('є', ["ye", "ie", "je"]),
    ('ж', ["zh", "zh", "ž"]),
    ('з', ["z", "z", "z"]),
    ('и', ["i", "i", "i"]),
    ('і', ["i", "i", "i"]),
    ('ї', ["yi", "i", "ji"]),
    ('й', ["y", "i", "j"]),
    ('к', ["k", "k", "k"]),
    ('л', ["l", "l", "l"]),
    ('м', ["m", "m", "m"]),
    ('н', ["n", "n", "n"]),
    ('о', ["o", "o", "o"]),
    ('п', ["p", "p", "p"]),
    ('р', ["r", "r", "r"]),
    ('с', ["s", "s", "s"]),
    ('т', ["t", "t", "t"]),
    ('у', ["u", "u", "u"]),
    ('ф', ["f", "f", "f"]),
    ('х', ["kh", "kh", "h"]),
    ('ц', ["ts", "ts", "c"]),
    ('ч', ["ch", "ch", "č"]),
    ('ш', ["sh", "sh", "š"]),
    ('щ', ["shch", "shch", "šč"]),
    ('ъ', ["", "ie", ""]),
    ('ы', ["y", "y", "y"]),
    ('ь', ["", "", "'"]),
    ('э', ["e", "e", "è"]),
    ('ю', ["yu", "iu", "ju"]),
    ('я', ["ya", "ia", "ja"]),
    ('\'', ["", "", "'"]),
];

/// Letters that Ukrainian reads otherwise than Russian.
const UKRAINIAN: &[(char, [&str; HABITS])] =
    &[('г', ["h", "h", "h"]), ('и', ["y", "y", "y"]), ('щ', ["shch", "shch", "šč"])];

/// Azerbaijani letters: as English papers write them, with the marks left off, and by way of Russian.
const AZERBAIJANI: &[(char, [&str; HABITS])] = &[
    ('ə', ["a", "e", "a"]),
    ('ş', ["sh", "s", "sh"]),
    ('ç', ["ch", "c", "ch"]),
    ('x', ["kh", "x", "kh"]),
    ('q', ["g", "q", "k"]),
    ('c', ["j", "c", "dzh"]),
    ('ı', ["i", "i", "y"]),
    ('ğ', ["gh", "g", "g"]),
    ('ö', ["o", "o", "e"]),
    ('ü', ["u", "u", "yu"]),
];

/// Letters with marks, and without.
const MARKED: &[(char, [&str; HABITS])] = &[
    ('á', ["a"; HABITS]),
    ('é', ["e"; HABITS]),
    ('í', ["i"; HABITS]),
    ('ó', ["o"; HABITS]),
    ('ú', ["u"; HABITS]),
    ('ü', ["u"; HABITS]),
    ('ñ', ["n"; HABITS]),
];

pub(crate) fn russian(word: &str, habit: usize) -> String {
    written(word, habit, &[CYRILLIC])
}

pub(crate) fn ukrainian(word: &str, habit: usize) -> String {
    written(word, habit, &[UKRAINIAN, CYRILLIC])
}

pub(crate) fn azerbaijani(word: &str, habit: usize) -> String {
    written(word, habit, &[AZERBAIJANI])
}

pub(crate) fn unmarked(word: &str) -> String {
    written(word, 0, &[MARKED])
}

/// How hurried clerks type Arabic: without hamza on the alif, with plain endings, with "servant of" joined.
pub(crate) fn plain_arabic(word: &str) -> String {
    let joined = word.replace("عبد ال", "عبدال");
    let mut plain: String =
        joined.chars().map(|c| if matches!(c, 'أ' | 'إ' | 'آ') { 'ا' } else { c }).collect();
    for (marked, bare) in [('ة', 'ه'), ('ى', 'ي')] {
        if plain.ends_with(marked) {
            plain.pop();
            plain.push(bare);
        }
    }
    plain
}

fn written(word: &str, habit: usize, tables: &[&[(char, [&str; HABITS])]]) -> String {
    let mut out = String::with_capacity(word.len());
    for letter in word.chars() {
        // Lower case of these two goes by the Turkic alphabet.
        let low = match letter {
            'İ' => 'i',
            letter => letter.to_lowercase().next().unwrap_or(letter),
        };
        let found = tables.iter().find_map(|table| table.iter().find(|(own, _)| *own == low));
        match found {
            Some((_, forms)) if letter == low => out.push_str(forms[habit % HABITS]),
            Some((_, forms)) => push_capital(&mut out, forms[habit % HABITS]),
            None if letter == 'İ' => out.push('I'),
            None => out.push(letter),
        }
    }
    out
}

fn push_capital(out: &mut String, form: &str) {
    let mut letters = form.chars();
    if let Some(first) = letters.next() {
        out.extend(first.to_uppercase());
        out.push_str(letters.as_str());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_habit_writes_in_its_own_way() {
        assert_eq!(
            (0..3).map(|habit| russian("Юрий", habit)).collect::<Vec<_>>(),
            ["Yuriy", "Iurii", "Jurij"]
        );
        assert_eq!(ukrainian("Григорій", 0), "Hryhoriy");
        assert_eq!((0..2).map(|h| azerbaijani("Şəhla", h)).collect::<Vec<_>>(), ["Shahla", "Sehla"]);
        assert_eq!(azerbaijani("İsmayıl", 0), "Ismayil");
        assert_eq!(unmarked("Núñez"), "Nunez");
        assert_eq!(plain_arabic("أسامة"), "اسامه");
    }
}
