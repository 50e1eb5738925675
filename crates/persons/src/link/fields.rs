//! What is compared: the columns of all lists, brought together by what they hold, each value with a code.
//!
//! A whole name is taken apart, so that lists that give names in one column and in several can be compared. Where the
//! day of birth is not given but an age and a day are, it is reckoned from them.
//!
//! Must not: compare.

use super::coded::Coded;
use super::levels::{levels, rarity};
use super::named::{CHAIN_MAX, parts_of};
use super::values::{Kind, Values};
use crate::link::Input;
use crate::names::{Name, Word};
use std::collections::{BTreeMap, HashMap};
use vocabulary::Field;

/// The records of all lists, field by field.
pub(crate) struct Records {
    /// How many there are.
    pub(crate) count: usize,
    /// Where each list's records begin, and at last where they end.
    pub(crate) starts: Vec<usize>,
    /// What is compared.
    pub(crate) fields: Vec<Compared>,
    /// Names that lists give as a whole.
    pub(crate) chains: Chains,
}

/// One thing that records are compared by.
pub(crate) struct Compared {
    /// What it is.
    pub(crate) field: Field,
    /// Its name in reports: the field's word, with a number where several columns hold it.
    pub(crate) name: String,
    /// How it is compared.
    pub(crate) kind: Kind,
    /// For each list the columns that hold it.
    pub(crate) columns: Vec<Vec<usize>>,
    /// For each record the code of its value; 0 is none.
    pub(crate) codes: Vec<u32>,
    /// The values by their codes, ready to be compared.
    pub(crate) values: Values,
    /// For each code how many records have it.
    pub(crate) counts: Vec<u32>,
    /// For each code whether it is so rare that it may be a slip.
    pub(crate) rare: Vec<bool>,
}

/// Whole names by the words they are made of.
#[derive(Default)]
pub(crate) struct Chains {
    /// For each record its whole name; 0 where its name is given in parts. Empty where no list gives whole names.
    codes: Vec<u32>,
    names: Vec<Box<[Word]>>,
}

impl Chains {
    /// The words of a record's whole name.
    pub(crate) fn of(&self, record: usize) -> Option<&[Word]> {
        let code = *self.codes.get(record)?;
        if code == 0 { None } else { Some(&self.names[code as usize]) }
    }
}

impl Records {
    /// The records of these lists.
    pub(crate) fn of(inputs: &[Input<'_>]) -> Records {
        let mut starts = vec![0];
        inputs.iter().for_each(|input| starts.push(starts.last().unwrap_or(&0) + input.list.rows()));
        let mut coding =
            Coding { inputs, starts: &starts, fields: BTreeMap::new(), chains: Chains::default() };
        coding.columns();
        coding.whole_names();
        coding.births();
        let chains = std::mem::take(&mut coding.chains);
        let fields =
            coding.fields.into_iter().map(|((field, nth), coded)| coded.finish(field, nth)).collect();
        let count = starts.last().copied().unwrap_or_default();
        Records { count, starts, fields, chains }
    }

    /// Whether the levels of all fields fit one number, as patterns are counted.
    pub(crate) fn fit_a_pattern(&self) -> bool {
        let mut levels = self.fields.iter().map(|field| levels(field.kind) as u64);
        levels.try_fold(1u64, u64::checked_mul).is_some()
    }

    /// The list that a record is of.
    pub(crate) fn list_of(&self, record: usize) -> usize {
        self.starts.partition_point(|&start| start <= record) - 1
    }

    /// The place of a field among those compared.
    pub(crate) fn place(&self, field: Field) -> Option<usize> {
        self.fields.iter().position(|compared| compared.field == field)
    }
}

/// A whole name's code, and the codes of its parts.
type TakenApart = (u32, Vec<(Field, u32)>);

/// A field while its values are coded.
struct Filling {
    coded: Coded,
    codes: Vec<u32>,
    columns: Vec<Vec<usize>>,
}

impl Filling {
    fn finish(self, field: Field, nth: usize) -> Compared {
        let mut counts = vec![0u32; self.coded.len()];
        self.codes.iter().for_each(|&code| counts[code as usize] += 1);
        let kind = Kind::of(field).expect("only fields that are compared are filled");
        let name = if nth == 0 { field.to_string() } else { format!("{field}-{}", nth + 1) };
        let rare = counts.iter().map(|&count| rarity(count, self.codes.len()) == 1).collect();
        let (columns, values) = (self.columns, self.coded.finish(&counts));
        Compared { field, name, kind, columns, codes: self.codes, values, counts, rare }
    }
}

struct Coding<'i> {
    inputs: &'i [Input<'i>],
    starts: &'i [usize],
    fields: BTreeMap<(Field, usize), Filling>,
    chains: Chains,
}

/// The field that a column belongs to, and which part of it the column is where it is one of three.
fn whole(field: Field) -> Option<(Field, usize)> {
    Some(match field {
        Field::BornYear => (Field::Born, 0),
        Field::BornMonth => (Field::Born, 1),
        Field::BornDay => (Field::Born, 2),
        Field::HappenedYear => (Field::Happened, 0),
        Field::HappenedMonth => (Field::Happened, 1),
        Field::HappenedDay => (Field::Happened, 2),
        _ => return None,
    })
}

impl Coding<'_> {
    fn count(&self) -> usize {
        self.starts.last().copied().unwrap_or_default()
    }

    fn filling(&mut self, field: Field, nth: usize) -> &mut Filling {
        let (count, lists) = (self.count(), self.inputs.len());
        let kind = Kind::of(field).expect("only fields that are compared are filled");
        self.fields.entry((field, nth)).or_insert_with(|| Filling {
            coded: Coded::new(kind),
            codes: vec![0; count],
            columns: vec![Vec::new(); lists],
        })
    }

    /// Codes the columns of all lists: the first column of a field in one list stands beside the first in another.
    fn columns(&mut self) {
        for (at, input) in self.inputs.iter().enumerate() {
            let (start, end) = (self.starts[at], self.starts[at + 1]);
            let mut seen: HashMap<Field, usize> = HashMap::new();
            let mut dates: BTreeMap<Field, [Option<usize>; 3]> = BTreeMap::new();
            for (index, column) in input.list.columns().iter().enumerate() {
                let Some(used) = input.map.columns.get(column.name()) else { continue };
                if let Some((field, part)) = whole(used.field) {
                    dates.entry(field).or_default()[part].get_or_insert(index);
                } else if Kind::of(used.field).is_some() {
                    let nth = seen.entry(used.field).or_default();
                    let filling = self.filling(used.field, *nth);
                    let codes = filling.coded.column(column, used);
                    filling.codes[start..end].copy_from_slice(&codes);
                    filling.columns[at].push(index);
                    *nth += 1;
                }
            }
            for (field, parts) in dates {
                // A month or a day without a year is no date; and a date that stands in one column is preferred.
                if parts[0].is_some() && !seen.contains_key(&field) {
                    let filling = self.filling(field, 0);
                    let codes = filling.coded.date_parts(input.list, input.map, parts);
                    filling.codes[start..end].copy_from_slice(&codes);
                    filling.columns[at].extend(parts.into_iter().flatten());
                }
            }
        }
    }

    /// Takes whole names apart, for records that have no parts of their own.
    fn whole_names(&mut self) {
        let mut known: HashMap<String, u32> = HashMap::new();
        for (at, input) in self.inputs.iter().enumerate() {
            let used = input
                .list
                .columns()
                .iter()
                .filter_map(|column| Some((column, input.map.columns.get(column.name())?)));
            let Some((column, used)) = used.clone().find(|(_, used)| used.field == Field::FullName) else {
                continue;
            };
            if self.chains.codes.is_empty() {
                self.chains = Chains { codes: vec![0; self.count()], names: vec![Box::default()] };
            }
            let unknown = |cell: &str| cell.is_empty() || used.unknown.iter().any(|word| word == cell);
            let index = input.list.columns().iter().position(|other| std::ptr::eq(other, column));
            let mut of_value: Vec<Option<TakenApart>> = Vec::with_capacity(column.distinct());
            for cell in column.distinct_values() {
                let name = if unknown(cell) { None } else { Name::read_as(cell, used.name_order) };
                of_value.push(name.map(|name| self.name(&name, used.name_order, &mut known)));
            }
            for (row, &code) in column.codes().iter().enumerate() {
                let record = self.starts[at] + row;
                let Some((chain, parts)) = &of_value[code as usize] else { continue };
                if self.has_parts(record) {
                    continue;
                }
                self.chains.codes[record] = *chain;
                for &(field, code) in parts {
                    let filling = self.filling(field, 0);
                    filling.codes[record] = code;
                    if let Some(index) = index.filter(|index| !filling.columns[at].contains(index)) {
                        filling.columns[at].push(index);
                    }
                }
            }
        }
    }

    fn has_parts(&self, record: usize) -> bool {
        let known =
            |field: Field| self.fields.get(&(field, 0)).is_some_and(|filling| filling.codes[record] != 0);
        known(Field::Given) || known(Field::Family)
    }

    /// The code of a whole name, and those of its parts.
    fn name(
        &mut self,
        name: &Name,
        order: Option<vocabulary::NameOrder>,
        known: &mut HashMap<String, u32>,
    ) -> TakenApart {
        let chain = *known.entry(name.parts().join(" ")).or_insert_with(|| {
            self.chains.names.push(name.words().iter().take(CHAIN_MAX).map(|part| part.word).collect());
            self.chains.names.len() as u32 - 1
        });
        let folded = name.parts();
        let parts = parts_of(name, order).into_iter().map(|(field, at)| {
            let folded = folded.get(at).map_or("", |part| part.as_ref());
            (field, self.filling(field, 0).coded.word(folded, name.words()[at].word))
        });
        (chain, parts.collect())
    }

    /// Reckons births from ages, where none is given.
    fn births(&mut self) {
        let key = |field| (field, 0);
        if !self.fields.contains_key(&key(Field::Age)) || !self.fields.contains_key(&key(Field::Happened)) {
            return;
        }
        let count = self.count();
        self.filling(Field::Born, 0);
        let Some(mut born) = self.fields.remove(&key(Field::Born)) else { return };
        let (age, happened) = (&self.fields[&key(Field::Age)], &self.fields[&key(Field::Happened)]);
        let mut of_pair: HashMap<(u32, u32), u32> = HashMap::new();
        for record in 0..count {
            let (years, day) = (age.codes[record], happened.codes[record]);
            if born.codes[record] == 0 && years != 0 && day != 0 {
                born.codes[record] = *of_pair.entry((years, day)).or_insert_with(|| {
                    let years = age.coded.age_of(years);
                    years.map_or(0, |years| born.coded.born_from_age(years, happened.coded.date_of(day)))
                });
            }
        }
        self.fields.insert(key(Field::Born), born);
    }
}
