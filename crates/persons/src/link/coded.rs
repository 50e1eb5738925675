//! Cells into codes: one for each distinct value of a field, over all lists.
//!
//! Must not: bring together what only looks alike; that is comparing.

use super::named::Named;
use super::values::{Kind, Text, Values};
use super::whereabouts::Whereabouts;
use crate::names::{Name, Word};
use crate::values::{When, Years, born_from_age, dates, dates_by_parts, numbers, read_age, sexes, statuses};
use std::collections::HashMap;
use vocabulary::{Column, ColumnMap, ColumnUse, List, fold};

/// The values of one field while they are coded. Code 0 is none.
pub(crate) struct Coded {
    kind: Kind,
    known: HashMap<String, u32>,
    dates: HashMap<u32, u32>,
    values: Values,
    len: u32,
}

impl Coded {
    /// No values yet.
    pub(crate) fn new(kind: Kind) -> Coded {
        let none = Text::of("");
        let values = match kind {
            Kind::Name => Values::Names(vec![Named::One(Word::of(""))]),
            Kind::Place => Values::Places(vec![Word::of("")], Whereabouts::default()),
            Kind::Text | Kind::Code => Values::Texts(vec![none]),
            Kind::Birth | Kind::Happened => Values::Dates(vec![When::UNKNOWN]),
            Kind::Age => Values::Ages(vec![Years::exactly(0)]),
            Kind::Word => Values::Words,
        };
        Coded { kind, known: HashMap::new(), dates: HashMap::new(), values, len: 1 }
    }

    /// The values by their codes, of which each stands in so many records.
    pub(crate) fn finish(mut self, counts: &[u32]) -> Values {
        if let Values::Places(_, whereabouts) = &mut self.values {
            *whereabouts = Whereabouts::of(&self.known, counts);
        }
        self.values
    }

    /// How many codes there are, 0 among them.
    pub(crate) fn len(&self) -> usize {
        self.len as usize
    }

    /// The codes of a column's rows.
    pub(crate) fn column(&mut self, column: &Column, used: &ColumnUse) -> Vec<u32> {
        let of_value: Vec<u32> = match self.kind {
            Kind::Birth | Kind::Happened => {
                dates(column, used).into_iter().map(|when| self.date(when)).collect()
            }
            Kind::Code if used.field == vocabulary::Field::Number => {
                let numbers = numbers(column, used);
                numbers.into_iter().map(|number| number.map_or(0, |number| self.text(&number))).collect()
            }
            Kind::Word => self.words(column, used),
            _ => {
                let unknown = |cell: &str| used.unknown.iter().any(|word| word == cell);
                let cells = column.distinct_values();
                cells
                    .map(|cell| if cell.is_empty() || unknown(cell) { 0 } else { self.cell(cell, used) })
                    .collect()
            }
        };
        column.codes().iter().map(|&code| of_value[code as usize]).collect()
    }

    fn cell(&mut self, cell: &str, used: &ColumnUse) -> u32 {
        match self.kind {
            Kind::Name => Name::read_as(cell, used.name_order).map_or(0, |name| self.name(&name)),
            Kind::Age => read_age(cell).map_or(0, |years| self.age(years)),
            _ => self.text(cell),
        }
    }

    fn words(&mut self, column: &Column, used: &ColumnUse) -> Vec<u32> {
        let words: Vec<Option<&str>> = if used.field == vocabulary::Field::Sex {
            sexes(column).into_iter().map(|sex| sex.map(|sex| sex.word())).collect()
        } else {
            statuses(column, used).into_iter().map(|status| status.map(|status| status.word())).collect()
        };
        words.into_iter().map(|word| word.map_or(0, |word| self.text(word))).collect()
    }

    /// The code of a name.
    pub(crate) fn name(&mut self, name: &Name) -> u32 {
        self.name_of(&name.key(), || Named::of(name))
    }

    /// The code of one word of a name.
    pub(crate) fn word(&mut self, folded: &str, word: Word) -> u32 {
        self.name_of(folded, || Named::One(word))
    }

    fn name_of(&mut self, key: &str, named: impl FnOnce() -> Named) -> u32 {
        if key.is_empty() {
            return 0;
        }
        if let Some(&code) = self.known.get(key) {
            return code;
        }
        if let Values::Names(names) = &mut self.values {
            names.push(named());
        }
        self.next(key.to_owned())
    }

    fn text(&mut self, cell: &str) -> u32 {
        let folded = fold(cell);
        let key = if self.kind == Kind::Code { folded.replace(' ', "") } else { folded };
        if key.is_empty() {
            return 0;
        }
        if let Some(&code) = self.known.get(&key) {
            return code;
        }
        match &mut self.values {
            Values::Places(places, _) => places.push(Word::of(cell)),
            Values::Texts(texts) => texts.push(Text::of(&key)),
            _ => {}
        }
        self.next(key)
    }

    fn age(&mut self, years: Years) -> u32 {
        let key = format!("{} {}", years.low, years.high);
        if let Some(&code) = self.known.get(&key) {
            return code;
        }
        if let Values::Ages(ages) = &mut self.values {
            ages.push(years);
        }
        self.next(key)
    }

    fn next(&mut self, key: String) -> u32 {
        self.known.insert(key, self.len);
        self.len += 1;
        self.len - 1
    }

    /// The code of a date.
    pub(crate) fn date(&mut self, when: When) -> u32 {
        if when.is_unknown() {
            return 0;
        }
        let Values::Dates(dates) = &mut self.values else { return 0 };
        *self.dates.entry(when.to_bits()).or_insert_with(|| {
            dates.push(when);
            self.len += 1;
            self.len - 1
        })
    }

    /// The codes of dates whose year, month and day stand in columns of their own.
    pub(crate) fn date_parts(&mut self, list: &List, map: &ColumnMap, parts: [Option<usize>; 3]) -> Vec<u32> {
        let columns = parts.map(|part| part.map(|index| &list.columns()[index]));
        let used =
            columns.map(|column| column.and_then(|column| Some((column, map.columns.get(column.name())?))));
        dates_by_parts(list.rows(), used).into_iter().map(|when| self.date(when)).collect()
    }

    /// The date of a code.
    pub(crate) fn date_of(&self, code: u32) -> When {
        match &self.values {
            Values::Dates(dates) => dates[code as usize],
            _ => When::UNKNOWN,
        }
    }

    /// The age of a code.
    pub(crate) fn age_of(&self, code: u32) -> Option<Years> {
        match &self.values {
            Values::Ages(ages) => ages.get(code as usize).copied(),
            _ => None,
        }
    }

    /// The code of a birth that is reckoned from an age and a day.
    pub(crate) fn born_from_age(&mut self, years: Years, happened: When) -> u32 {
        born_from_age(years.low, years.high, happened).map_or(0, |when| self.date(when))
    }
}
