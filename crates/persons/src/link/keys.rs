//! What blocks are made of: parts of records that are equal or not, side by side for each record.
//!
//! Must not: settle which parts make a rule.

use super::fields::{Compared, Records};
use super::values::{Kind, Values};
use crate::names::Word;
use std::collections::HashMap;
use vocabulary::Field;

/// How many parts a record has at most: equality of all of them fits a word.
pub(crate) const PARTS_MAX: usize = 32;

/// What is equal or not in two records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// What a report calls it.
    pub(crate) name: String,
    /// The fields that it is made of, as bits.
    pub(crate) fields: u32,
    /// How it is made of them.
    pub(crate) cut: Cut,
}

/// How a part is cut from a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    /// All of it.
    Whole,
    /// How it sounds.
    Sound,
    /// How it sounds where letters that are read in several ways are read in the other.
    OtherSound,
    /// Its first three letters.
    Start,
    /// The year.
    Year,
    /// Month and day without the year.
    MonthDay,
    /// Given and family name by their sound, in whichever order.
    EitherOrder,
}

/// The parts of all records, part by part.
pub(crate) struct Parts {
    /// The parts. The first are the values of the fields themselves, in their order.
    pub(crate) parts: Vec<Part>,
    /// For each part the code of each record; 0 is none.
    pub(crate) columns: Vec<Vec<u32>>,
    /// Which parts of each record are known, as bits.
    pub(crate) known: Vec<u32>,
    /// Of many records that are the same in all fields, those after the first few, and the first.
    pub(crate) surplus: HashMap<u32, u32>,
}

/// How many records that are the same in all fields are compared one by one.
const COPIES_MAX: usize = 16;

impl Parts {
    /// The parts of these records, whose codes they take over.
    pub(crate) fn of(records: &mut Records) -> Parts {
        let parts = parts(records);
        let mut columns: Vec<Vec<u32>> =
            records.fields.iter_mut().map(|field| std::mem::take(&mut field.codes)).collect();
        for part in &parts[columns.len()..] {
            columns.push(cut(records, &columns, part));
        }
        let mut known = vec![0u32; records.count];
        for (at, column) in columns.iter().enumerate() {
            known.iter_mut().zip(column).for_each(|(known, &code)| *known |= u32::from(code != 0) << at);
        }
        let surplus = copies(&columns[..records.fields.len()], records.count);
        Parts { parts, columns, known, surplus }
    }

    /// How many records there are.
    pub(crate) fn len(&self) -> usize {
        self.known.len()
    }

    /// The hash of a record under a rule; `None` where a part is not known.
    pub(crate) fn key(&self, record: usize, rule: u32) -> Option<u64> {
        if self.known[record] & rule != rule {
            return None;
        }
        let (mut hash, mut left) = (0x9e37_79b9_7f4a_7c15u64, rule);
        while left != 0 {
            let word = u64::from(self.columns[left.trailing_zeros() as usize][record]);
            hash = (hash ^ word).wrapping_mul(0xff51_afd7_ed55_8ccd);
            hash ^= hash >> 32;
            left &= left - 1;
        }
        Some(hash)
    }
}

/// Records that many others are the same as in all that is compared: a million rows that say nothing but "man, killed"
/// make no pairs.
fn copies(columns: &[Vec<u32>], count: usize) -> HashMap<u32, u32> {
    let mut hashes = vec![0x9e37_79b9u64; count];
    for column in columns {
        for (hash, &code) in hashes.iter_mut().zip(column) {
            *hash = (*hash ^ u64::from(code)).wrapping_mul(0xff51_afd7_ed55_8ccd).rotate_left(29);
        }
    }
    let mut sorted: Vec<(u64, u32)> = hashes.into_iter().zip(0..).collect();
    sorted.sort_unstable();
    let same = |a: u32, b: u32| columns.iter().all(|column| column[a as usize] == column[b as usize]);
    let mut surplus = HashMap::new();
    for run in sorted.chunk_by(|a, b| a.0 == b.0).filter(|run| run.len() > COPIES_MAX) {
        let first = run[0].1;
        let alike = run.iter().map(|(_, record)| *record).filter(|&record| same(first, record));
        surplus.extend(alike.skip(COPIES_MAX).map(|record| (record, first)));
    }
    surplus
}

/// The codes of a part that is cut from values.
fn cut(records: &Records, columns: &[Vec<u32>], part: &Part) -> Vec<u32> {
    let fields: Vec<usize> = (0..records.fields.len()).filter(|at| part.fields >> at & 1 == 1).collect();
    let Some(&first) = fields.first() else { return vec![0; records.count] };
    if let (Cut::EitherOrder, Some(&second)) = (part.cut, fields.get(1)) {
        let given = cut_codes(&records.fields[first], Cut::Sound);
        let family = cut_codes(&records.fields[second], Cut::Sound);
        let both = columns[first].iter().zip(&columns[second]);
        // Sounds have the same code in all fields.
        let either = |(&a, &b): (&u32, &u32)| match (given[a as usize], family[b as usize]) {
            (0, _) | (_, 0) => 0,
            (a, b) => hashed(a.wrapping_add(b)),
        };
        return both.map(either).collect();
    }
    let codes = cut_codes(&records.fields[first], part.cut);
    columns[first].iter().map(|&code| codes[code as usize]).collect()
}

fn parts(records: &Records) -> Vec<Part> {
    let fields = &records.fields;
    let part = |at: usize, cut: Cut| {
        let name = match cut {
            Cut::Whole => fields[at].name.clone(),
            Cut::Sound => format!("sound of {}", fields[at].name),
            Cut::OtherSound => format!("other sound of {}", fields[at].name),
            Cut::Start => format!("start of {}", fields[at].name),
            Cut::Year => format!("year of {}", fields[at].name),
            Cut::MonthDay => format!("month and day of {}", fields[at].name),
            Cut::EitherOrder => "given and family name in either order".to_owned(),
        };
        Part { name, fields: 1 << at, cut }
    };
    let mut parts: Vec<Part> = (0..fields.len()).map(|at| part(at, Cut::Whole)).collect();
    let of = |wanted: &[Field], cut: Cut| -> Vec<Part> {
        let here = |wanted: &Field| fields.iter().position(|field| field.field == *wanted);
        wanted.iter().filter_map(here).map(|at| part(at, cut)).collect()
    };
    parts.extend(of(
        &[Field::Given, Field::Family, Field::Father, Field::Grandfather, Field::Mother],
        Cut::Sound,
    ));
    parts.extend(of(&[Field::Given, Field::Family], Cut::Start));
    parts.extend(of(&[Field::Born], Cut::Year));
    parts.extend(of(&[Field::Born], Cut::MonthDay));
    parts.extend(of(&[Field::Place, Field::BirthPlace], Cut::Sound));
    parts.extend(of(&[Field::Postcode, Field::Place, Field::Address, Field::BirthPlace], Cut::Start));
    let place = |wanted: Field| fields.iter().position(|field| field.field == wanted);
    if let (Some(given), Some(family)) = (place(Field::Given), place(Field::Family)) {
        let mut either = part(given, Cut::EitherOrder);
        either.fields |= 1 << family;
        parts.push(either);
    }
    parts.extend(of(&[Field::Given, Field::Family], Cut::OtherSound));
    parts.truncate(PARTS_MAX);
    parts
}

/// For each value of a field the code of what is cut from it; 0 where nothing is.
fn cut_codes(field: &Compared, cut: Cut) -> Vec<u32> {
    let mut starts = Starts::default();
    let mut codes: Vec<u32> = match &field.values {
        Values::Names(names) => names.iter().map(|name| cut_name(name.words(), cut, &mut starts)).collect(),
        Values::Places(places, _) => {
            places.iter().map(|place| cut_name(std::slice::from_ref(place), cut, &mut starts)).collect()
        }
        Values::Texts(texts) => texts.iter().map(|text| starts.code(text.letters())).collect(),
        Values::Dates(dates) => (dates.iter())
            .map(|date| match (cut, date.year(), date.month(), date.day()) {
                (Cut::Year, Some(year), ..) if date.last_year() == Some(year) => u32::from(year),
                (Cut::MonthDay, _, Some(month), Some(day)) => u32::from(month) << 8 | u32::from(day),
                _ => 0,
            })
            .collect(),
        Values::Ages(_) | Values::Words => Vec::new(),
    };
    codes.resize(field.counts.len(), 0);
    codes[0] = 0;
    codes
}

/// What is cut from a name. Sounds have the same code in all fields; words in another order sound the same.
fn cut_name(words: &[Word], cut: Cut, starts: &mut Starts) -> u32 {
    let sounds = |which: usize| {
        let of = words.iter().map(|word| word.sounds()[which]).filter(|&sound| sound != 0);
        let sum = of.fold(0u32, |sum, sound| sum.wrapping_add(mix((sound ^ sound >> 32) as u32)));
        if sum == 0 { 0 } else { hashed(sum) }
    };
    match cut {
        Cut::Sound => sounds(0),
        Cut::OtherSound => sounds(1),
        _ => words.first().map_or(0, |word| starts.code(word.letter_bytes())),
    }
}

/// The first three letters of words, each beginning with a code.
#[derive(Default)]
struct Starts(HashMap<[u8; 3], u32>);

impl Starts {
    fn code(&mut self, letters: &[u8]) -> u32 {
        let Some(first) = letters.first_chunk::<3>().copied().or_else(|| {
            let mut short = [0; 3];
            short[..letters.len()].copy_from_slice(letters);
            (!letters.is_empty()).then_some(short)
        }) else {
            return 0;
        };
        let next = self.0.len() as u32 + 1;
        *self.0.entry(first).or_insert(next)
    }
}

/// A number that stands for one, and for none other but by chance: not 0, and of 31 bits.
fn hashed(number: u32) -> u32 {
    mix(number) >> 1 | 1
}

/// Spreads a number over all bits of another.
fn mix(number: u32) -> u32 {
    let mut mixed = number.wrapping_mul(0x9e37_79b1);
    mixed ^= mixed >> 16;
    mixed.wrapping_mul(0x85eb_ca6b)
}

/// Whether a field's values are too few or too vague to make a block of.
pub(crate) fn is_weak(field: &Compared) -> bool {
    matches!(field.kind, Kind::Word | Kind::Age)
}
