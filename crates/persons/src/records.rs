//! Victims whom documents name, as records.
//!
//! A figure names a victim where it counts exactly one person, identified, and its words hold a proper name: the last
//! run of capitalised words, without kin, offices, numbers and ages.
//!
//! Must not: name anybody whom the words do not. "His brother" is no name, and gets none from the sentence before.

use std::collections::BTreeMap;
use vocabulary::{ClaimRef, Digest, Figure, Reading, Record, RecordKey, Unit, fold};

/// Capitalised words that begin a phrase and are no name, folded.
const NO_NAMES: &[&str] = &[
    "a",
    "an",
    "the",
    "one",
    "another",
    "his",
    "her",
    "their",
    "my",
    "our",
    "its",
    "mother",
    "father",
    "husband",
    "wife",
    "son",
    "daughter",
    "brother",
    "sister",
    "uncle",
    "aunt",
    "cousin",
    "nephew",
    "niece",
    "grandfather",
    "grandmother",
    "grandson",
    "granddaughter",
    "baby",
    "infant",
    "child",
    "boy",
    "girl",
    "man",
    "woman",
    "victim",
    "journalist",
    "freelance",
    "reporter",
    "photographer",
    "cameraman",
    "editor",
    "presenter",
    "nurse",
    "paramedic",
    "teacher",
    "student",
    "pupil",
    "firefighter",
    "soldier",
    "driver",
    "farmer",
    "activist",
    "lawyer",
    "engineer",
    "worker",
    "aged",
    "and",
    "of",
];
/// Small words that stand within names.
const WITHIN: &[&str] = &[
    "al", "el", "bin", "bint", "ibn", "ben", "de", "da", "di", "del", "la", "van", "von", "der", "den",
    "oglu", "oğlu", "qizi", "qızı",
];

/// The named victims of all readings, by source and place in the text, whatever order the readings come in.
pub fn records(readings: &[Reading]) -> Vec<Record> {
    let mut found: Vec<(usize, Record)> = Vec::new();
    for reading in readings {
        let named = reading.figures.iter().filter(|figure| may_name(figure));
        found.extend(named.filter_map(|figure| {
            let (name, age) = name_and_age(figure.passage.text(), figure.scope.group.nationality.as_deref())?;
            let claim = ClaimRef { source: reading.source.sha256, figure: figure.id.clone() };
            let (when, path) = (figure.scope.when, reading.source.path.as_str());
            let status = Some(figure.scope.status);
            let mut record = Record::of(RecordKey::new(path, ""), claim.source, figure.id.clone(), name);
            record = Record { age, when, status, claim: Some(claim), ..record };
            Some((figure.passage.start(), record))
        }));
    }
    found.sort_by(|a, b| (a.1.source, a.0, &a.1.row).cmp(&(b.1.source, b.0, &b.1.row)));
    found.dedup_by(|a, b| a.1.claim == b.1.claim);
    let mut records: Vec<Record> = found.into_iter().map(|(_, record)| record).collect();
    call(&mut records);
    records
}

/// Gives each record a key that it keeps as long as its document names the victim so, whatever else the document says.
fn call(records: &mut [Record]) {
    let mut uses: BTreeMap<RecordKey, usize> = BTreeMap::new();
    for record in records {
        let said =
            format!("{}\n{:?}\n{:?}", record.name, record.age, record.when.map(|when| when.to_string()));
        record.key.row = format!("={}", &Digest::of(said.as_bytes()).to_string()[..16]);
        let used = uses.entry(record.key.clone()).or_default();
        *used += 1;
        if *used > 1 {
            record.key.row += &format!("~{used}");
        }
    }
}

fn may_name(figure: &Figure) -> bool {
    let one = figure.count.low() == 1 && figure.count.high() == Some(1) && figure.scope.unit == Unit::People;
    one && figure.scope.identified && figure.stands()
}

/// The name as written, and the age where the words give it.
fn name_and_age(words: &str, nationality: Option<&str>) -> Option<(String, Option<u16>)> {
    let nationality = nationality.map(fold).unwrap_or_default();
    let named =
        |word: &str, folded: &str| is_name(word) && !NO_NAMES.contains(&folded) && folded != nationality;
    let mut age = None;
    let mut names: Vec<Vec<&str>> = Vec::new();
    for piece in words.split([',', ';', '(', ')', '“', '”', '"']) {
        let mut run: Vec<&str> = Vec::new();
        for word in piece.split_whitespace() {
            let folded = fold(word);
            if let Some(years) = years(&folded) {
                age = age.or(Some(years));
                names.push(std::mem::take(&mut run));
            } else if named(word, &folded) || (!run.is_empty() && WITHIN.contains(&word)) {
                run.push(word);
            } else {
                names.push(std::mem::take(&mut run));
            }
        }
        names.push(run);
    }
    let mut name = names.into_iter().rfind(|run| !run.is_empty())?;
    while name.last().is_some_and(|word| WITHIN.contains(word) && word.chars().all(char::is_lowercase)) {
        name.pop();
    }
    Some((name.join(" "), age))
}

/// "71", "13 year old" (of "13-year-old"), "9 month old".
fn years(folded: &str) -> Option<u16> {
    let (number, unit) = folded.split_once(' ').unwrap_or((folded, ""));
    let number: u16 = number.parse().ok()?;
    match unit {
        "" | "year old" | "years old" => (number < 130).then_some(number),
        "month old" | "months old" | "week old" | "day old" => Some(0),
        _ => None,
    }
}

/// Whether a word can be a part of a name: a capital, a letter without case, or a particle bound to a capital.
fn is_name(word: &str) -> bool {
    let proper = |part: &str| part.chars().find(|ch| ch.is_alphabetic()).is_some_and(|ch| !ch.is_lowercase());
    let bound = || {
        word.split_once(['-', '\u{2019}', '\'']).is_some_and(|(particle, rest)| {
            (WITHIN.contains(&particle) || particle.chars().count() == 1) && proper(rest)
        })
    };
    proper(word) || bound()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kin_offices_and_ages_are_split_off() {
        for (words, name, age) in [
            ("Margaret Oddy", Some("Margaret Oddy"), None),
            ("13-year-old Samir Rahman", Some("Samir Rahman"), Some(13)),
            ("her husband Kenneth", Some("Kenneth"), None),
            ("his wife, Lorraine, 80", Some("Lorraine"), Some(80)),
            ("Her mother", None, None),
            ("a schoolboy", None, None),
            ("one of them", None, None),
            ("One of the freed, Sgt. Dana Kolt", Some("Sgt. Dana Kolt"), None),
            ("Radio presenter Kofi Laryea", Some("Kofi Laryea"), None),
            ("Freelance Samuel Obeng (34)", Some("Samuel Obeng"), Some(34)),
            ("June Pruitt, 9", Some("June Pruitt"), Some(9)),
            ("nine-month-old Ana de la Torre", Some("Ana de la Torre"), None),
            ("9-month-old Salim al-Tarvi", Some("Salim al-Tarvi"), Some(0)),
            ("d'Orren", Some("d'Orren"), None),
            ("سامر الترفي", Some("سامر الترفي"), None),
        ] {
            let found = name_and_age(words, None);
            assert_eq!(found.as_ref().map(|(name, _)| name.as_str()), name, "{words}");
            assert_eq!(found.and_then(|(_, age)| age), age, "{words}");
        }
    }

    #[test]
    fn a_nationality_before_a_name_is_no_part_of_it() {
        assert_eq!(name_and_age("Orrenian Dana Kolt", Some("Orrenian")).unwrap().0, "Dana Kolt");
    }
}
