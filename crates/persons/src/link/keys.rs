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

/// The parts of all records, record by record.
pub(crate) struct Rows {
    /// The parts, in the order of a record's words.
    pub(crate) parts: Vec<Part>,
    stride: usize,
    words: Vec<u32>,
    /// Which parts of each record are known.
    pub(crate) known: Vec<u32>,
    /// Of many records that are the same in all parts, those after the first few, and the first.
    pub(crate) surplus: HashMap<u32, u32>,
}

/// How many records that are the same in all parts are compared one by one.
const COPIES_MAX: usize = 16;

impl Rows {
    /// The parts of these records. The first are the values of the fields themselves, in their order.
    pub(crate) fn of(records: &Records) -> Rows {
        let parts = parts(records);
        let stride = parts.len().next_multiple_of(16);
        let mut rows = Rows {
            words: vec![0; stride * records.count],
            known: vec![0; records.count],
            stride,
            parts,
            surplus: HashMap::new(),
        };
        for at in 0..rows.parts.len() {
            rows.fill(records, at);
        }
        rows.set_copies_aside();
        rows
    }

    /// Sets records aside that many others are the same as in all that is compared: a million rows that say nothing
    /// but "man, killed" make no pairs.
    fn set_copies_aside(&mut self) {
        let mut hashed: Vec<(u64, u32)> = (0..self.len())
            .map(|record| {
                let mix = |hash: u64, &word: &u32| {
                    (hash ^ u64::from(word)).wrapping_mul(0xff51_afd7_ed55_8ccd).rotate_left(29)
                };
                (self.row(record).iter().fold(0x9e37_79b9, mix), record as u32)
            })
            .collect();
        hashed.sort_unstable();
        let mut surplus = HashMap::new();
        for run in hashed.chunk_by(|a, b| a.0 == b.0).filter(|run| run.len() > COPIES_MAX) {
            let first = run[0].1;
            let same = |&&(_, record): &&(u64, u32)| self.row(record as usize) == self.row(first as usize);
            surplus.extend(run.iter().filter(same).skip(COPIES_MAX).map(|&(_, record)| (record, first)));
        }
        self.surplus = surplus;
    }

    /// Whether a record was set aside as one of many copies.
    pub(crate) fn is_surplus(&self, record: usize) -> bool {
        !self.surplus.is_empty() && self.surplus.contains_key(&(record as u32))
    }

    fn fill(&mut self, records: &Records, at: usize) {
        let part = &self.parts[at];
        let fields: Vec<&Compared> = (0..records.fields.len())
            .filter(|f| part.fields >> f & 1 == 1)
            .map(|f| &records.fields[f])
            .collect();
        let field = fields[0];
        if part.cut == Cut::EitherOrder {
            let (given, family) = (cut_codes(fields[0], Cut::Sound), cut_codes(fields[1], Cut::Sound));
            for record in 0..records.count {
                let (a, b) =
                    (given[fields[0].codes[record] as usize], family[fields[1].codes[record] as usize]);
                // Sounds of two fields have codes of their own: they are compared by what they are.
                self.set(record, at, if a == 0 || b == 0 { 0 } else { mix(a.wrapping_add(b)) | 1 });
            }
            return;
        }
        let codes = if part.cut == Cut::Whole { None } else { Some(cut_codes(field, part.cut)) };
        for record in 0..records.count {
            let code = field.codes[record];
            self.set(record, at, codes.as_ref().map_or(code, |codes| codes[code as usize]));
        }
    }

    fn set(&mut self, record: usize, at: usize, code: u32) {
        self.words[record * self.stride + at] = code;
        self.known[record] |= u32::from(code != 0) << at;
    }

    /// How many records there are.
    pub(crate) fn len(&self) -> usize {
        self.known.len()
    }

    /// The words of a record: first the codes of its fields' values.
    pub(crate) fn row(&self, record: usize) -> &[u32] {
        &self.words[record * self.stride..(record + 1) * self.stride]
    }

    /// How many words a record has.
    pub(crate) fn stride(&self) -> usize {
        self.stride
    }

    /// The hash of a record under a rule; `None` where a part is not known.
    pub(crate) fn key(&self, record: usize, rule: u32) -> Option<u64> {
        if self.known[record] & rule != rule {
            return None;
        }
        let row = self.row(record);
        let (mut hash, mut left) = (0x9e37_79b9_7f4a_7c15u64, rule);
        while left != 0 {
            let word = u64::from(row[left.trailing_zeros() as usize]);
            hash = (hash ^ word).wrapping_mul(0xff51_afd7_ed55_8ccd);
            hash ^= hash >> 32;
            left &= left - 1;
        }
        Some(hash)
    }
}

/// Which words of two rows are equal, as bits. What is not known in one of them must be masked out.
#[inline]
pub(crate) fn equal(a: &[u32], b: &[u32]) -> u32 {
    let mut bits = 0u32;
    for (block, (a, b)) in a.chunks_exact(16).zip(b.chunks_exact(16)).enumerate() {
        let mut here = 0u32;
        for at in 0..16 {
            here |= u32::from(a[at] == b[at]) << at;
        }
        bits |= here << (16 * block);
    }
    bits
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
        Values::Places(places) => {
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
        if sum == 0 { 0 } else { sum | 1 }
    };
    match cut {
        Cut::Sound => sounds(0),
        Cut::OtherSound => sounds(1),
        _ => words.first().map_or(0, |word| starts.code(word.letters().as_bytes())),
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
