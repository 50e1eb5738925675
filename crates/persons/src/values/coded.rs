//! Cells that hold one of a few things: sex, and what happened to a person.
//!
//! Must not: decide what a code means that the column does not make clear.

use super::lexicon::index;
use super::scan::plain_digits;
use super::tables::coded::{LETTERS, SEXES, STATUSES};
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;
use vocabulary::limits::CELL_BYTES_MAX;
use vocabulary::{Column, Sex, Status, fold};

static SEX_WORDS: LazyLock<HashMap<String, Sex>> = LazyLock::new(|| index(SEXES));
static STATUS_WORDS: LazyLock<HashMap<String, Status>> = LazyLock::new(|| index(STATUSES));

/// The sex that a word names; `None` for other words, and for letters and codes that depend on their column.
///
/// ```
/// use persons::values::read_sex;
/// use vocabulary::Sex;
/// assert_eq!(read_sex("ذكر"), Some(Sex::Male));
/// assert_eq!(read_sex("Qadın"), Some(Sex::Female));
/// assert_eq!(read_sex("F"), Some(Sex::Female));
/// assert_eq!((read_sex("K"), read_sex("1")), (None, None), "see `sexes`");
/// ```
pub fn read_sex(cell: &str) -> Option<Sex> {
    if cell.is_empty() || cell.len() > CELL_BYTES_MAX {
        return None;
    }
    match cell {
        "m" | "M" => return Some(Sex::Male),
        "f" | "F" => return Some(Sex::Female),
        _ => {}
    }
    // A letter of another script folds to a Latin one, which may mean something else.
    let folded = fold(cell);
    (folded.len() > 1 || !cell.is_ascii()).then(|| SEX_WORDS.get(&folded).copied()).flatten()
}

/// The sex that each distinct value of a column names, by its code.
///
/// Letters are understood by the pair in which they stand: with "H" an "M" is *mujer*, with "F" it is male. 1 and 2 are male
/// and female where the column has no other values than those of ISO/IEC 5218 (0, 1, 2, 9); 0 and 1 say nothing, unless the
/// header does ("sex (0=f, 1=m)").
///
/// ```
/// use persons::values::sexes;
/// use vocabulary::{List, Sex};
/// let list = List::of_rows("l", &["sexo"], [["H"], ["M"], [""]]);
/// assert_eq!(sexes(&list.columns()[0]), [None, Some(Sex::Male), Some(Sex::Female)]);
/// ```
pub fn sexes(column: &Column) -> Vec<Option<Sex>> {
    let short: BTreeSet<String> = (column.distinct_values().filter(|value| value.len() <= 8))
        .take(200)
        .map(|value| plain_digits(value).trim_end_matches(".0").to_owned())
        .map(|value| if value.is_ascii() { value.to_lowercase() } else { fold(&value) })
        .filter(|value| value.len() == 1)
        .collect();
    let has = |letter: &str| short.contains(letter);
    let pair = LETTERS.iter().find(|(male, female)| has(male) && has(female));
    let declared = declared(column.name());
    let iso = column.distinct() > 2
        && short.iter().all(|value| matches!(value.as_str(), "0" | "1" | "2" | "9"))
        && has("1")
        && has("2")
        && column.distinct_values().all(|value| value.len() <= 3);
    let read = |value: &str| {
        let plain = plain_digits(value);
        let plain = plain.trim_end_matches(".0");
        if plain.len() == 1 && plain.is_ascii() {
            let lower = plain.to_ascii_lowercase();
            if let Some((_, sex)) = declared.iter().find(|(code, _)| *code == lower) {
                return Some(*sex);
            }
            return match (pair, lower.as_str()) {
                (Some((male, _)), letter) if letter == *male => Some(Sex::Male),
                (Some((_, female)), letter) if letter == *female => Some(Sex::Female),
                (None, "m" | "f") => read_sex(&lower),
                (_, "1") if iso => Some(Sex::Male),
                (_, "2") if iso => Some(Sex::Female),
                _ => None,
            };
        }
        let latin_z = matches!(value, "Ž" | "ž");
        if latin_z { has("m").then_some(Sex::Female) } else { read_sex(value) }
    };
    column.distinct_values().map(read).collect()
}

/// Codes that a header explains: "sex (1=male, 2=female)".
fn declared(header: &str) -> Vec<(String, Sex)> {
    let lower = header.to_lowercase();
    let mut pieces = lower.split(|c: char| !c.is_alphanumeric() && c != '=' && c != ':').peekable();
    let mut found = Vec::new();
    while let Some(piece) = pieces.next() {
        let Some((code, word)) = piece.split_once(['=', ':']) else { continue };
        let word = if word.is_empty() { pieces.peek().copied().unwrap_or_default() } else { word };
        match (read_sex(code), read_sex(word)) {
            (_, Some(sex)) if code.len() == 1 => found.push((code.to_owned(), sex)),
            (Some(sex), _) if word.len() == 1 => found.push((word.to_owned(), sex)),
            _ => {}
        }
    }
    found
}

/// What happened to a person, as a word or a few tell it.
///
/// ```
/// use persons::values::read_status;
/// use vocabulary::Status;
/// assert_eq!(read_status("пропал без вести"), Some(Status::Missing));
/// assert_eq!(read_status("itkin"), Some(Status::Missing));
/// assert_eq!(read_status("Killed"), Some(Status::Killed));
/// assert_eq!(read_status("Asa Thorne"), None);
/// ```
pub fn read_status(cell: &str) -> Option<Status> {
    if cell.is_empty() || cell.len() > CELL_BYTES_MAX {
        return None;
    }
    let folded = fold(cell);
    STATUS_WORDS.get(&folded).copied().or_else(|| {
        // "killed in action" and the like: the first word that tells, unless another tells otherwise.
        let mut told = folded.split(' ').filter_map(|word| STATUS_WORDS.get(word).copied());
        let first = told.next()?;
        told.all(|other| other == first).then_some(first)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use vocabulary::List;

    fn read(header: &str, values: &[&str]) -> String {
        let list = List::of_rows("l", &[header], values.iter().map(|value| [*value]));
        let column = &list.columns()[0];
        let sexes = sexes(column);
        let shown = |code: &u32| match sexes[*code as usize] {
            Some(Sex::Male) => 'm',
            Some(Sex::Female) => 'f',
            None => '-',
        };
        column.codes().iter().map(shown).collect()
    }

    #[test]
    fn codes_that_are_not_clear_say_nothing() {
        assert_eq!(read("sex", &["0", "1", ""]), "---");
        assert_eq!(read("sex", &["1", "2", "3"]), "---");
        assert_eq!(read("sex", &["1", "1"]), "--");
        assert_eq!(read("cinsi", &["K"]), "-");
    }

    #[test]
    fn letters_go_by_their_pair() {
        assert_eq!(read("sex", &["M", "F", "", "f"]), "mf-f");
        assert_eq!(read("sexo", &["H", "M"]), "mf");
        assert_eq!(read("cinsiyet", &["E", "K"]), "mf");
        assert_eq!(read("cinsi", &["K", "Q"]), "mf");
        assert_eq!(read("zayend", &["N", "M"]), "mf");
        assert_eq!(read("geschlecht", &["m", "w"]), "mf");
        assert_eq!(read("spol", &["M", "Ž"]), "mf");
        assert_eq!(read("пол", &["М", "Ж"]), "mf");
        assert_eq!(read("стать", &["ч", "ж"]), "mf");
        assert_eq!(read("الجنس", &["ذ", "أ"]), "mf");
        assert_eq!(read("מין", &["ז", "נ"]), "mf");
        assert_eq!(read("սեռ", &["արական", "իգական"]), "mf");
        assert_eq!(read("სქესი", &["მამრობითი", "მდედრობითი"]), "mf");
        assert_eq!(read("φύλο", &["Άνδρας", "Γυναίκα"]), "mf");
        assert_eq!(read("sex", &["1", "2", "9", "2.0"]), "mf-f");
        assert_eq!(read("sex (0=f, 1=m)", &["0", "1"]), "fm");
        assert_eq!(read("sex: male=1 female=0", &["0", "1"]), "fm");
    }

    proptest! {
        #[test]
        fn any_cell_is_read_without_panic(header in "\\PC{0,20}", cells in prop::collection::vec("\\PC{0,6}", 0..6)) {
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            read(&header, &cells);
            cells.iter().for_each(|cell| { read_status(cell); });
        }
    }
}
