//! What a header says of its column, in whatever language and spelling.
//!
//! Must not: believe it. Whether the contents bear a header out is asked elsewhere.

use super::tables::headers::{self, HEADERS};
use std::collections::HashMap;
use std::sync::LazyLock;
use vocabulary::limits::HEADER_WORDS_MAX;
use vocabulary::{Calendar, Field, fold};

/// What the words of a header can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A field.
    Is(Field),
    /// Some date.
    Date,
    /// The year of some date.
    Year,
    /// The month of some date.
    Month,
    /// The day of some date.
    Day,
    /// A part of a chain of names, counted from the given name.
    Chain(u8),
    /// A running number, which is an id where it does not repeat.
    Sequence,
}

/// One thing that a header can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Heard {
    /// What.
    pub(super) meaning: Meaning,
    /// Whether all of its words say so, those that say nothing left out.
    pub(super) whole: bool,
    /// How many letters say so, and how many words they make.
    pub(super) letters: usize,
    pub(super) words: usize,
}

/// Whether a word is Latin, and its folded letters and digits without spaces. Words of other scripts are kept apart, for
/// they fold to short Latin ones: "سن" to "sn".
type Key = (bool, String);

static KNOWN: LazyLock<HashMap<Key, Vec<Meaning>>> = LazyLock::new(|| {
    let mut known: HashMap<Key, Vec<Meaning>> = HashMap::new();
    for (meaning, names) in HEADERS {
        for name in names.iter() {
            let meanings = known.entry(key(name)).or_default();
            if !meanings.contains(meaning) {
                meanings.push(*meaning);
            }
        }
    }
    known
});

static SILENT: LazyLock<HashMap<Key, ()>> =
    LazyLock::new(|| headers::SILENT.iter().map(|word| (key(word), ())).collect());

fn key(words: &str) -> Key {
    let folded: String = fold(words).split(' ').collect();
    let latin =
        !words.chars().any(|c| c.is_alphabetic() && c > '\u{24F}' && !('\u{1E00}'..='\u{1EFF}').contains(&c));
    if folded.is_empty() { (latin, words.trim().to_owned()) } else { (latin, folded) }
}

/// All that a header can mean, the likeliest first.
pub(super) fn hear(header: &str) -> Vec<Heard> {
    let words = words(header);
    let mut heard = Vec::new();
    let told: Vec<&str> =
        words.iter().map(String::as_str).filter(|word| !SILENT.contains_key(&key(word))).collect();
    for whole in [words.join(" "), told.join(" "), header.to_owned()] {
        listen(&whole, true, &mut heard);
    }
    for from in 0..told.len() {
        for to in from + 1..=told.len().min(from + 5) {
            let phrase = told[from..to].join(" ");
            listen(&phrase, false, &mut heard);
            listen(phrase.trim_end_matches(|c: char| c.is_ascii_digit()), false, &mut heard);
        }
    }
    // "Name/identifying details" is a name: one word for what is not compared counts for less than any other.
    let slight =
        |heard: &Heard| !heard.whole && heard.words == 1 && heard.meaning == Meaning::Is(Field::Ignored);
    heard.sort_by_key(|heard| (!heard.whole, slight(heard), usize::MAX - heard.letters));
    let mut once: Vec<Heard> = Vec::new();
    for one in heard {
        if !once.iter().any(|kept| kept.meaning == one.meaning) {
            once.push(one);
        }
    }
    once
}

fn listen(words: &str, whole: bool, heard: &mut Vec<Heard>) {
    if words.is_empty() {
        return;
    }
    let key = key(words);
    let letters = words.chars().count();
    let meanings = KNOWN.get(&key).into_iter().flatten();
    let count = words.split(' ').count();
    heard.extend(meanings.map(|meaning| Heard { meaning: *meaning, whole, letters, words: count }));
}

/// The words of a header: parted at spaces, marks, underscores, and where a capital follows a small letter.
fn words(header: &str) -> Vec<String> {
    let mut parted = String::with_capacity(header.len() + 8);
    let mut small = false;
    for c in header.chars().take(200) {
        if small && c.is_uppercase() {
            parted.push(' ');
        }
        small = c.is_lowercase();
        let joins =
            c.is_alphanumeric() || matches!(c, '\'' | '’' | 'ʼ' | '.' | '״' | '׳' | '\u{200C}' | '№' | '#');
        if joins || !c.is_ascii() { parted.push(c) } else { parted.push(' ') }
    }
    parted
        .split_whitespace()
        .take(HEADER_WORDS_MAX)
        .map(|word| word.trim_matches('.').to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

/// The calendar that a header names.
pub(super) fn calendar(header: &str) -> Option<Calendar> {
    let words: Vec<Key> = words(header).iter().map(|word| key(word)).collect();
    let named = |names: &[&str]| names.iter().any(|name| words.contains(&key(name)));
    let calendars = [
        (headers::HIJRI, Calendar::Hijri),
        (headers::PERSIAN, Calendar::Persian),
        (headers::HEBREW, Calendar::Hebrew),
        (&["gregorian", "ميلادي", "میلادی", "miladi"], Calendar::Gregorian),
    ];
    calendars.into_iter().find(|(names, _)| named(names)).map(|(_, calendar)| calendar)
}

/// Whether a header is written with letters of Persian and its neighbours that Arabic has not. Their lists count solar years.
pub(super) fn is_persian(header: &str) -> bool {
    header.contains(['ی', 'ک', 'گ', 'چ', 'پ', 'ژ']) || header.contains("تولد")
}

/// Whether a header of whole names says that the family name comes first.
pub(super) fn family_first(header: &str) -> bool {
    let own = key(header);
    headers::FAMILY_FIRST.iter().any(|name| key(name) == own)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(header: &str) -> Option<Meaning> {
        hear(header).first().map(|heard| heard.meaning)
    }

    #[test]
    fn what_says_nothing_is_not_heard() {
        for header in ["", "   ", "zzz", "cluster", "label_true", "\u{202E}", "9", "---"] {
            assert_eq!(first(header), None, "{header}");
        }
    }

    #[test]
    fn no_word_of_the_table_mixes_scripts() {
        for (_, names) in HEADERS {
            for name in names.iter() {
                let script = |c: char| match u32::from(c) {
                    0..0x370 | 0x1E00..0x1F00 => 'l',
                    0x370..0x400 => 'g',
                    0x400..0x530 => 'c',
                    0x530..0x590 => 'a',
                    0x590..0x600 => 'h',
                    0x600..0x700 => 'r',
                    _ => 'o',
                };
                let mut scripts = name.chars().filter(|c| c.is_alphabetic() && *c != 'ʼ').map(script);
                let one = scripts.next();
                assert!(scripts.all(|script| Some(script) == one), "{name}");
            }
        }
    }

    #[test]
    fn headers_are_heard_in_many_languages() {
        for (header, field) in [
            ("rec_id", Field::Id),
            ("unique_id", Field::Id),
            ("رقم", Field::Id),
            ("Full Name (English)", Field::FullName),
            ("en_name", Field::FullName),
            ("ar_name", Field::FullName),
            ("الاسم الرباعي", Field::FullName),
            ("ФИО", Field::FullName),
            ("Ф.И.О.", Field::FullName),
            ("ПІБ", Field::FullName),
            ("Adı, soyadı", Field::FullName),
            ("Ime i prezime", Field::FullName),
            ("Ονοματεπώνυμο", Field::FullName),
            ("fname_c1", Field::Given),
            ("First Name", Field::Given),
            ("firstName", Field::Given),
            ("Имя", Field::Given),
            ("lname_c2", Field::Family),
            ("Фамилия", Field::Family),
            ("גיל", Field::Age),
            ("שם משפחה", Field::Family),
            ("Soyadı", Field::Family),
            ("გვარი", Field::Family),
            ("Ազգանուն", Field::Family),
            ("اسم الأب", Field::Father),
            ("father_name", Field::Father),
            ("Father's Name", Field::Father),
            ("Отчество", Field::Father),
            ("Ata adı", Field::Father),
            ("اسم الجد", Field::Grandfather),
            ("اسم الأم", Field::Mother),
            ("تاريخ الميلاد", Field::Born),
            ("تاریخ تولد (شمسی)", Field::Born),
            ("DateOfBirth", Field::Born),
            ("date_of_birth", Field::Born),
            ("DOB", Field::Born),
            ("Geburtsdatum", Field::Born),
            ("Год рождения", Field::BornYear),
            ("by", Field::BornYear),
            ("bm", Field::BornMonth),
            ("bd", Field::BornDay),
            ("dod", Field::Happened),
            ("Date killed", Field::Happened),
            ("Дата гибели", Field::Happened),
            ("soc_sec_id", Field::Number),
            ("رقم الهوية", Field::Number),
            ("TC Kimlik No", Field::Number),
            ("postcode_fake", Field::Postcode),
            ("birth_place", Field::BirthPlace),
            ("Место рождения", Field::BirthPlace),
            ("address_1", Field::Address),
            ("suburb", Field::Place),
            ("Yaş", Field::Age),
            ("سن", Field::Age),
            ("Sexo", Field::Sex),
            ("الجنس", Field::Sex),
            ("Mesleği", Field::Occupation),
            ("Household ID", Field::Household),
            ("رقم الأسرة", Field::Household),
            ("Номер семьи", Field::Household),
            ("ملاحظات", Field::Ignored),
            ("age_group", Field::Ignored),
            ("Name/identifying details", Field::FullName),
            ("Reported date", Field::Ignored),
        ] {
            assert_eq!(first(header), Some(Meaning::Is(field)), "{header}");
        }
    }
}
