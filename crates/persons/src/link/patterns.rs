//! Patterns: for a pair, the levels of all fields as one number; and how many pairs have each.
//!
//! Must not: keep pairs.

use super::fields::{Compared, Records};
use super::levels::{ELSEWHERE, UNKNOWN, different, level, levels, rarity};
use super::named::contained;
use super::pairs::Pair;
use super::rows::Rows;
use super::values::{Kind, Values};
use crate::names::Likeness;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use vocabulary::Field;

/// How pairs become patterns.
pub(crate) struct Comparer<'r> {
    records: &'r Records,
    rows: &'r Rows,
    fields: Vec<OfField<'r>>,
    given: Option<usize>,
    family: Option<usize>,
    father: Option<usize>,
    grandfather: Option<usize>,
    age: Option<usize>,
    born: Option<usize>,
}

struct OfField<'r> {
    compared: &'r Compared,
    /// For each value the level of being the same.
    same: Vec<u8>,
    /// How many levels there are.
    levels: u64,
}

/// The levels of a pair's fields, in their order.
pub(crate) type Levels = [u8; 24];

impl<'r> Comparer<'r> {
    /// Compares these records.
    pub(crate) fn new(records: &'r Records, rows: &'r Rows) -> Comparer<'r> {
        let fields: Vec<OfField<'r>> = (records.fields.iter())
            .map(|compared| OfField {
                compared,
                same: compared.counts.iter().map(|&count| rarity(count, records.count)).collect(),
                levels: levels(compared.kind) as u64,
            })
            .collect();
        let (given, family) = (records.place(Field::Given), records.place(Field::Family));
        let (father, grandfather) = (records.place(Field::Father), records.place(Field::Grandfather));
        let (age, born) = (records.place(Field::Age), records.place(Field::Born));
        Comparer { records, rows, fields, given, family, father, grandfather, age, born }
    }

    /// The code of a record's value in a field.
    pub(crate) fn code(&self, record: u32, field: usize) -> u32 {
        self.rows.code(record, field)
    }

    /// How many levels each field has.
    pub(crate) fn shape(&self) -> Vec<usize> {
        self.fields.iter().map(|field| field.levels as usize).collect()
    }

    /// The levels of a pair.
    pub(crate) fn levels(&self, pair: Pair) -> Levels {
        let mut levels: Levels = [UNKNOWN; 24];
        for (at, field) in self.fields.iter().enumerate() {
            let (x, y) = (self.code(pair.a, at), self.code(pair.b, at));
            levels[at] = match () {
                () if pair.equal >> at & 1 == 1 => field.same[x as usize],
                () if x == 0 || y == 0 => UNKNOWN,
                () => level(field.compared, x, y),
            };
        }
        self.put_right(pair, &mut levels);
        levels
    }

    /// What two fields say together is said once.
    fn put_right(&self, pair: Pair, levels: &mut Levels) {
        if let (Some(age), Some(born)) = (self.age, self.born)
            && levels[age] != UNKNOWN
            && levels[born] != UNKNOWN
        {
            // The day of birth says more than an age, and a birth that was reckoned from an age says nothing new.
            let reckoned =
                self.is_reckoned(self.code(pair.a, born)) || self.is_reckoned(self.code(pair.b, born));
            levels[if reckoned { born } else { age }] = UNKNOWN;
        }
        let (Some(given), Some(family)) = (self.given, self.family) else { return };
        let different = different(Kind::Name);
        if levels[given] == different && levels[family] == different && self.crossed(pair) {
            levels[given] = ELSEWHERE;
            levels[family] = UNKNOWN;
        }
        let names = [Some(given), Some(family), self.father, self.grandfather];
        if names.iter().flatten().any(|&at| levels[at] == different) && self.contained(pair) {
            let mut told = false;
            for &at in names.iter().flatten() {
                if levels[at] == different {
                    levels[at] = if told { UNKNOWN } else { ELSEWHERE };
                    told = true;
                }
            }
        }
    }

    /// Whether a birth was reckoned from an age: it is no day, and spans two years.
    fn is_reckoned(&self, code: u32) -> bool {
        let born = self.born.map(|born| &self.records.fields[born].values);
        matches!(born, Some(Values::Dates(dates)) if dates[code as usize].last_year() != dates[code as usize].year())
    }

    /// Whether given and family name stand in each other's place.
    fn crossed(&self, pair: Pair) -> bool {
        let (Some(given), Some(family)) = (self.given, self.family) else { return false };
        let near = |at: usize, x: u32, other: usize, y: u32| {
            let name = |at: usize, code: u32| self.records.fields[at].values.name(code);
            name(at, x).zip(name(other, y)).is_some_and(|(x, y)| x.near(y) <= Likeness::Close)
        };
        let (a, b) = (|at| self.code(pair.a, at), |at| self.code(pair.b, at));
        near(given, a(given), family, b(family)) && near(family, a(family), given, b(given))
    }

    /// Whether one whole name holds all that the other does, in whichever order.
    fn contained(&self, pair: Pair) -> bool {
        let words = |record: u32| self.records.chains.of(record as usize);
        words(pair.a).zip(words(pair.b)).is_some_and(|(a, b)| contained(a, b))
    }

    /// The levels as one number.
    pub(crate) fn pack(&self, levels: &Levels) -> u64 {
        self.fields
            .iter()
            .enumerate()
            .rev()
            .fold(0, |sum, (at, field)| sum * field.levels + u64::from(levels[at]))
    }

    /// The levels of a number.
    pub(crate) fn unpack(&self, mut pattern: u64) -> Levels {
        let mut levels: Levels = [0; 24];
        for (at, field) in self.fields.iter().enumerate() {
            levels[at] = (pattern % field.levels) as u8;
            pattern /= field.levels;
        }
        levels
    }
}

/// Counts by a number.
pub(crate) type Counts = HashMap<u64, u32, BuildHasherDefault<Spread>>;

/// A quick hash of a number.
#[derive(Clone, Copy, Default)]
pub(crate) struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u64(u64::from(byte)));
    }
    fn write_u64(&mut self, number: u64) {
        let mixed = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 29);
    }
}
