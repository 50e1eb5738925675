//! Which lists overlap, and in how many persons: an UpSet plot (Lex et al. 2014).
//!
//! Must not: show a combination that nobody has as if somebody had it.

use super::axis::LINE;
use super::label;
use super::scale::Scale;
use super::svg::{Canvas, Hold, Ink, Run};
use super::{Cell, Chart, Table};
use crate::wording;
use vocabulary::{Histories, limits};

/// How many persons are on each combination of lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpSet {
    /// The lists, with how many persons each has.
    pub lists: Vec<(String, u64)>,
    /// The combinations that somebody has, the largest first.
    pub combinations: Vec<Combination>,
    /// How many persons there are.
    pub documented: u64,
}

/// The persons who are on these lists and no others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Combination {
    /// The lists by their places, ascending.
    pub on: Vec<usize>,
    /// How many persons.
    pub persons: u64,
}

const NAMES: f64 = 250.0;
const TOTALS: f64 = 64.0;
const BARS: f64 = 150.0;
const ROW: f64 = 38.0;

impl UpSet {
    /// The overlaps of capture histories.
    pub fn of(histories: &Histories) -> UpSet {
        let lists = histories.lists().iter().enumerate().map(|(at, name)| (name.clone(), histories.on(at)));
        let mut combinations: Vec<Combination> = (histories.cells())
            .map(|(on, persons)| {
                let on = (0..histories.lists().len()).filter(|at| on >> at & 1 == 1).collect();
                Combination { on, persons }
            })
            .collect();
        combinations.sort_by(|a, b| {
            b.persons.cmp(&a.persons).then(a.on.len().cmp(&b.on.len())).then(a.on.cmp(&b.on))
        });
        UpSet { lists: lists.collect(), combinations, documented: histories.documented() }
    }

    /// The chart; `name` is what its files are called.
    pub fn chart(&self, name: &str) -> Chart {
        let shown = &self.combinations[..self.combinations.len().min(limits::CHART_COMBINATIONS_MAX)];
        let mut notes = Vec::new();
        if let Some(rest) = self.combinations.get(shown.len()..).filter(|rest| !rest.is_empty()) {
            let persons = rest.iter().map(|combination| combination.persons).sum::<u64>();
            notes.push(format!(
                "Not drawn: {} with {} together; they are in the data.",
                wording::many(rest.len(), "smaller combination", "smaller combinations"),
                persons_said(persons)
            ));
        }
        Chart {
            name: name.to_owned(),
            title: "Who is on which lists".to_owned(),
            about: format!(
                "{} on {}. Each column is a combination of lists: dots show which, the bar above how many persons are on exactly these.",
                persons_said(self.documented),
                wording::many(self.lists.len(), "list", "lists")
            ),
            notes,
            table: self.table(),
            drawing: self.draw(name, shown),
        }
    }

    fn table(&self) -> Table {
        let mut table = Table::new(&[
            ("Persons", "persons"),
            ("On exactly these lists", "lists"),
            ("Number of lists", "number_of_lists"),
        ]);
        let most = self.combinations.len().min(limits::CHART_DATA_ROWS_MAX);
        let (told, others) = self.combinations.split_at(most);
        for combination in told {
            let names = combination.on.iter().map(|at| format!("{}. {}", at + 1, self.lists[*at].0));
            table.rows.push(vec![
                Cell::Count(combination.persons),
                Cell::names(names),
                Cell::Count(combination.on.len() as u64),
            ]);
        }
        if !others.is_empty() {
            let persons = others.iter().map(|combination| combination.persons).sum();
            let all = wording::many(others.len(), "other combination", "other combinations");
            table.rows.push(vec![Cell::Count(persons), Cell::term(all, "others"), Cell::Nothing("several")]);
        }
        table
    }

    fn draw(&self, name: &str, shown: &[Combination]) -> Canvas {
        let left = NAMES + TOTALS;
        let step = if shown.len() > 20 { 30.0 } else { 44.0 };
        let (top, bottom) = (24.0, 24.0 + BARS);
        let height = bottom + 14.0 + ROW * self.lists.len() as f64 + 8.0;
        let width = (left + 12.0 + step * shown.len() as f64 + 12.0).max(480.0);
        let mut canvas = Canvas::new(name, width, height);
        let scale = Scale::from_zero(shown.iter().map(|c| c.persons as f64), bottom, top);
        canvas.words((left - 10.0, top + 2.0), Hold::End, &[Run::Soft("persons on exactly these lists")]);
        canvas.words((left - 10.0, bottom + 4.0), Hold::End, &[Run::Soft("persons on each list")]);
        canvas.line((left, bottom), (width - 8.0, bottom), Ink::Grid);
        for (at, (list, persons)) in self.lists.iter().enumerate() {
            let y = bottom + 14.0 + ROW * at as f64;
            if at % 2 == 0 {
                canvas.rect([0.0, y, width, ROW], Ink::Stripe, "");
            }
            list_name(&mut canvas, (8.0, y + ROW / 2.0), at, list, NAMES - 20.0);
            let total = wording::number(*persons);
            canvas.words((left - 10.0, y + ROW / 2.0 + 4.5), Hold::End, &[Run::Strong(&total)]);
        }
        for (at, combination) in shown.iter().enumerate() {
            let x = left + 12.0 + step * (at as f64 + 0.5);
            let y = scale.at(combination.persons as f64);
            let bar = 0.55 * step;
            let names: Vec<&str> = combination.on.iter().map(|list| self.lists[*list].0.as_str()).collect();
            let persons = persons_said(combination.persons);
            let tip = format!("{persons}: {}", label::line(&names.join("; "), 900.0));
            canvas.rect([x - bar / 2.0, y, bar, bottom - y], Ink::Documented, &tip);
            canvas.words((x, y - 5.0), Hold::Middle, &[Run::Ours(&wording::number(combination.persons))]);
            let row = |list: usize| bottom + 14.0 + ROW * (list as f64 + 0.5);
            if let [first, .., last] = combination.on.as_slice() {
                canvas.line((x, row(*first)), (x, row(*last)), Ink::Line);
            }
            for list in 0..self.lists.len() {
                let is_on = combination.on.binary_search(&list).is_ok();
                canvas.dot((x, row(list)), if is_on { 6.0 } else { 3.0 }, is_on);
            }
        }
        canvas
    }
}

/// "1 person", "4,400 persons".
pub(crate) fn persons_said(persons: u64) -> String {
    format!("{} {}", wording::number(persons), if persons == 1 { "person" } else { "persons" })
}

/// The number and name of a list, in one or two lines about `y`.
pub(super) fn list_name(canvas: &mut Canvas, (x, y): (f64, f64), at: usize, name: &str, width: f64) {
    let number = format!("{} ", at + 1);
    let indent = label::width(&number);
    let lines = label::lines(name, width - indent, 2);
    let first = y + 4.5 - (lines.len() - 1) as f64 * (LINE - 2.0) / 2.0;
    canvas.words((x, first), Hold::Start, &[Run::Soft(number.trim_end())]);
    for (line, words) in lines.iter().enumerate() {
        canvas.words((x + indent, first + line as f64 * (LINE - 2.0)), Hold::Start, &[Run::Theirs(words)]);
    }
}
