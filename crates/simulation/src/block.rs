//! Persons and their rows, block by block, so that memory does not grow with the population.
//!
//! Within a block, rows stand in the order of their ids, which tell nothing of persons or households.
//!
//! Must not: keep a block when the next is made.

use crate::capture::{Standing, standing};
use crate::culture::Culture;
use crate::layout::{Layout, column_map, layouts};
use crate::people::People;
use crate::pool::{Pool, Script};
use crate::random::{Chance, mixed, shuffled};
use crate::row::{Hand, Known, true_name};
use crate::victim::Victim;
use crate::{Plan, Refusal};
use std::fmt::Write;
use vocabulary::{Column, ColumnBuilder, ColumnMap, List};

/// How many persons a block has at least, but for the last.
const BLOCK_PERSONS: usize = 1 << 14;
/// The tag of the stream of chance from which a row is written.
const ROW: u64 = 7;

/// A plan that can be carried out: its names and the layouts of its lists.
#[derive(Debug)]
pub struct Simulation {
    plan: Plan,
    pools: Vec<Pool>,
    layouts: Vec<Layout>,
}

/// One release of one list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListFile {
    /// What it is called, as in `list-1.csv` and `list-1.release-2.csv`.
    pub name: String,
    /// Which list, from 1 on.
    pub list: u32,
    /// Which release, from 1 on.
    pub release: u32,
    /// Who is said to keep it.
    pub keeper: &'static str,
    /// Its headings. The first is of the id.
    pub columns: Vec<&'static str>,
}

/// Some persons with all rows about them.
#[derive(Debug)]
pub struct Block {
    /// The persons.
    pub victims: Vec<Victim>,
    /// The rows, for each of [`Simulation::files`].
    pub tables: Vec<Table>,
}

/// The rows of one release of a list within a block.
#[derive(Debug, Default)]
pub struct Table {
    text: String,
    ends: Vec<usize>,
    /// The number of the id, the person, and the first cell.
    rows: Vec<(u64, u32, usize)>,
    width: usize,
}

/// One row of a list.
#[derive(Clone, Copy, Debug)]
pub struct Row<'t> {
    /// The number of the person whom it is about.
    pub person: u32,
    table: &'t Table,
    first: usize,
}

/// All lists of a small simulation, in memory, with the truth.
#[derive(Debug)]
pub struct Simulated {
    /// The lists, for each of [`Simulation::files`].
    pub lists: Vec<List>,
    /// For each list, the number of the person whom each row is about.
    pub truth: Vec<Vec<u32>>,
    /// All persons, by their numbers.
    pub victims: Vec<Victim>,
}

impl Simulation {
    /// Prepares a plan.
    ///
    /// # Errors
    /// As [`Plan::check`].
    pub fn of(plan: Plan) -> Result<Simulation, Refusal> {
        plan.check()?;
        let mut cultures = plan.cultures.clone();
        cultures.sort();
        cultures.dedup();
        // Rare names grow with the population, as in life; beyond these no more can be made of the syllables.
        let made = (plan.persons as usize / 40).clamp(100, 6000);
        let pools = cultures.into_iter().map(|culture| Pool::of(culture, made)).collect();
        Ok(Simulation { layouts: layouts(&plan), pools, plan })
    }

    /// What it was made from.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// All releases of all lists.
    pub fn files(&self) -> Vec<ListFile> {
        let releases = 1..=self.plan.releases;
        let each =
            (1..=self.plan.lists).flat_map(|list| releases.clone().map(move |release| (list, release)));
        each.map(|(list, release)| ListFile {
            name: match release {
                1 => format!("list-{list}.csv"),
                _ => format!("list-{list}.release-{release}.csv"),
            },
            list,
            release,
            keeper: self.layouts[list as usize - 1].keeper,
            columns: self.layouts[list as usize - 1].heads.clone(),
        })
        .collect()
    }

    /// What the columns of a list truly mean; `None` of a list that is not in the plan.
    pub fn column_map(&self, list: u32) -> Option<ColumnMap> {
        let at = (list as usize).checked_sub(1)?;
        self.layouts.get(at).map(column_map)
    }

    /// The persons and rows, block by block.
    pub fn blocks(&self) -> impl Iterator<Item = Block> + '_ {
        let mut people = People::of(&self.pools, self.plan.seed, self.plan.persons);
        std::iter::from_fn(move || {
            let mut victims = Vec::new();
            while victims.len() < BLOCK_PERSONS && people.event(&mut victims) {}
            (!victims.is_empty()).then(|| self.block(victims))
        })
    }

    /// The true name of a person, in the letters and order of the culture.
    pub fn name(&self, victim: &Victim) -> String {
        true_name(self.pool(victim.culture), victim)
    }

    /// The true name of the person's place.
    pub fn place(&self, victim: &Victim) -> &str {
        self.pool(victim.culture).place[victim.place as usize].form(Script::Native)
    }

    /// The numbers of the lists, from 1 on, whose first release holds the person.
    pub fn lists_of(&self, victim: &Victim) -> Vec<u32> {
        (1..=self.plan.lists).filter(|list| standing(&self.plan, list - 1, 1, victim).is_some()).collect()
    }

    /// Everything at once, for tests and small cases.
    pub fn all(&self) -> Simulated {
        let files = self.files();
        let builders = |file: &ListFile| file.columns.iter().map(|head| ColumnBuilder::new(*head)).collect();
        let mut columns: Vec<Vec<ColumnBuilder>> = files.iter().map(builders).collect();
        let mut truth = vec![Vec::new(); files.len()];
        let mut victims = Vec::new();
        for block in self.blocks() {
            for ((table, columns), truth) in block.tables.iter().zip(&mut columns).zip(&mut truth) {
                for row in table.rows() {
                    truth.push(row.person);
                    columns.iter_mut().zip(row.cells()).for_each(|(column, cell)| column.push(cell));
                }
            }
            victims.extend(block.victims);
        }
        let lists = files.iter().zip(columns).map(|(file, columns)| {
            let columns: Vec<Column> = columns.into_iter().map(ColumnBuilder::finish).collect();
            List::of_columns(&file.name, columns).expect("each row fills every column")
        });
        Simulated { lists: lists.collect(), truth, victims }
    }

    /// What words there are for a culture; plans hold no culture without.
    fn pool(&self, culture: Culture) -> &Pool {
        self.pools.iter().find(|pool| pool.culture == culture).unwrap_or(&self.pools[0])
    }

    fn block(&self, victims: Vec<Victim>) -> Block {
        let files = (0..self.plan.lists).flat_map(|list| (1..=self.plan.releases).map(move |r| (list, r)));
        let mut known = Known::default();
        let tables = files.map(|(list, release)| {
            let layout = &self.layouts[list as usize];
            let mut table = Table { width: layout.cells.len(), ..Table::default() };
            for victim in &victims {
                if let Some(standing) = standing(&self.plan, list, release, victim) {
                    (0..standing.rows)
                        .for_each(|copy| self.row(list, victim, copy, standing, &mut known, &mut table));
                }
            }
            table.rows.sort_unstable();
            table
        });
        Block { tables: tables.collect(), victims }
    }

    fn row(
        &self,
        list: u32,
        victim: &Victim,
        copy: u32,
        standing: Standing,
        known: &mut Known,
        table: &mut Table,
    ) {
        let layout = &self.layouts[list as usize];
        let keys =
            [ROW, u64::from(victim.number), u64::from(list), u64::from(copy), u64::from(standing.edition)];
        let mut hand = Hand {
            pool: self.pool(victim.culture),
            script: layout.script,
            rate: self.plan.errors.rate(),
            chance: Chance::of(self.plan.seed, &keys),
        };
        // Who was missing may have been found dead when a row is written anew.
        known.write(victim, standing.edition > 0, &mut hand);
        let number = self.id_number(list, victim.number, copy, standing.renumbered);
        table.rows.push((number, victim.number, table.ends.len()));
        let _ = write!(table.text, "{}{number:07}", layout.prefix);
        let Table { text, ends, .. } = table;
        ends.push(text.len());
        known.cells(layout, victim.culture, text, |text| ends.push(text.len()));
    }

    /// A number that no other row of the list has, in any release, and that tells nothing of the person.
    fn id_number(&self, list: u32, person: u32, copy: u32, renumbered: u32) -> u64 {
        let plain = (u64::from(person) * 2 + u64::from(copy)) * 4 + u64::from(renumbered);
        let needed = 64 - (u64::from(self.plan.persons) * 8).leading_zeros();
        let bits = needed.max(16).next_multiple_of(2);
        shuffled(plain, bits, mixed(self.plan.seed ^ (u64::from(list) << 32)))
    }
}

impl Table {
    /// Its rows.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> {
        self.rows.iter().map(|(_, person, first)| Row { person: *person, table: self, first: *first })
    }
}

impl<'t> Row<'t> {
    /// Its cells in the order of the columns; the first is its id.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = &'t str> + use<'t> {
        let (table, first) = (self.table, self.first);
        (first..first + table.width).map(move |cell| {
            let from = if cell == 0 { 0 } else { table.ends[cell - 1] };
            &table.text[from..table.ends[cell]]
        })
    }

    /// The list's own id of the row.
    pub fn id(&self) -> &'t str {
        self.cells().next().unwrap_or_default()
    }
}
