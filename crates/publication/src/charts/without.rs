//! What is estimated where one list is left out: an estimate that one list carries alone is no sound one.
//!
//! Must not: leave out a list because its estimate is refused.

use super::axis::{self, LINE};
use super::estimates::{Estimates, Spread};
use super::label;
use super::scale::Scale;
use super::svg::{Canvas, Hold, Ink, Run};
use super::{Cell, Chart, Table};
use crate::{estimate_words, wording};
use vocabulary::{EstimateMethod, EstimateReport, limits};

/// For each method its estimate from all lists, and without each.
#[derive(Clone, Debug, PartialEq)]
pub struct LeaveOneOut {
    /// How many are documented on all lists together.
    pub documented: u64,
    /// By method, in the order of the report; that of all lists first, then by the list left out.
    pub rows: Vec<LeftOut>,
    lists: Vec<String>,
}

/// One estimate of such a series.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// By which method.
    pub method: EstimateMethod,
    /// The list left out, by its place; `None` where none is.
    pub list: Option<usize>,
    /// How many are documented on the lists that are left.
    pub documented: u64,
    /// The estimate; `None` where the method refuses.
    pub spread: Option<Spread>,
}

const LEFT: f64 = 250.0;
const PLOT: f64 = 290.0;
const RIGHT: f64 = 200.0;
const ROW: f64 = 30.0;

impl LeaveOneOut {
    /// The series of estimates; `None` where no list was left out or no method estimates from all.
    pub fn of(estimates: &Estimates) -> Option<LeaveOneOut> {
        let whole = &estimates.report;
        let lists = whole.histories.lists().to_vec();
        let mut left: Vec<_> =
            estimates.without.iter().filter(|without| without.list < lists.len()).collect();
        left.sort_by_key(|without| without.list);
        left.dedup_by_key(|without| without.list);
        if left.is_empty() {
            return None;
        }
        let row = |method, list, report: &EstimateReport| LeftOut {
            method,
            list,
            documented: report.histories.documented(),
            spread: report.estimates.iter().find(|estimate| estimate.method == method).and_then(Spread::of),
        };
        let mut rows = Vec::new();
        for estimate in whole.estimates.iter().filter(|estimate| Spread::of(estimate).is_some()) {
            rows.push(row(estimate.method, None, whole));
            rows.extend(left.iter().map(|without| row(estimate.method, Some(without.list), &without.report)));
        }
        let documented = whole.histories.documented();
        (!rows.is_empty()).then_some(LeaveOneOut { documented, rows, lists })
    }

    /// The chart; `name` is what its files are called.
    pub fn chart(&self, name: &str) -> Chart {
        let shown = &self.rows[..self.rows.len().min(limits::CHART_ROWS_MAX)];
        let scale = self.scale(shown);
        let mut notes = Vec::new();
        if scale.is_log() {
            notes.push("The axis is logarithmic: equal steps multiply.".to_owned());
        }
        if shown.len() < self.rows.len() {
            let left = wording::many(self.rows.len() - shown.len(), "estimate", "estimates");
            notes.push(format!("Not drawn: {left}; all are in the data."));
        }
        Chart {
            name: name.to_owned(),
            title: "What is estimated without each list".to_owned(),
            about: format!(
                "For each method its estimate from all lists, then without one list each. Square marks are what the lists that are left document. Where leaving out one list moves the estimate far, the answer rests on that list. The upright line is at the {} documented on all.",
                wording::number(self.documented)
            ),
            notes,
            table: self.table(),
            drawing: self.draw(name, shown, &scale),
        }
    }

    fn scale(&self, shown: &[LeftOut]) -> Scale {
        let ends = shown.iter().flat_map(|row| {
            let spread = row.spread.map(|spread| [spread.estimate, spread.low, spread.high]);
            spread.into_iter().flatten().chain([row.documented as f64])
        });
        Scale::around(ends.chain([self.documented as f64]), LEFT, LEFT + PLOT)
    }

    fn said(&self, list: Option<usize>) -> String {
        list.map_or("all lists".to_owned(), |at| format!("without {}. {}", at + 1, self.lists[at]))
    }

    fn table(&self) -> Table {
        let mut table = Table::new(&[
            ("Lists", "lists"),
            ("Method", "method"),
            ("Documented", "documented"),
            ("Estimated total", "estimate"),
            ("From", "low"),
            ("To", "high"),
        ]);
        for row in &self.rows {
            let number = |take: fn(Spread) -> f64| Cell::total(row.spread.map(take), "refused");
            table.rows.push(vec![
                Cell::name(self.said(row.list)),
                super::densities::method_cell(row.method),
                Cell::Count(row.documented),
                number(|spread| spread.estimate),
                number(|spread| spread.low),
                number(|spread| spread.high),
            ]);
        }
        table
    }

    fn draw(&self, name: &str, shown: &[LeftOut], scale: &Scale) -> Canvas {
        let top = 26.0;
        let methods = shown.iter().filter(|row| row.list.is_none()).count();
        let bottom = top + ROW * (shown.len() + methods) as f64 + 6.0;
        let mut canvas = Canvas::new(name, LEFT + PLOT + RIGHT, bottom + LINE + 10.0);
        let mut y = top + ROW / 2.0;
        let mut placed = Vec::new();
        for row in shown {
            if row.list.is_none() {
                canvas.rect([0.0, y - ROW / 2.0 + 4.0, LEFT + PLOT + RIGHT, ROW - 6.0], Ink::Stripe, "");
                canvas.words((8.0, y + 5.0), Hold::Start, &[Run::Strong(estimate_words::method(row.method))]);
                y += ROW;
            }
            placed.push((row, y));
            y += ROW;
        }
        axis::across(&mut canvas, scale, top, bottom);
        for (row, y) in placed {
            self.row(&mut canvas, scale, row, y);
        }
        axis::floor(&mut canvas, scale, self.documented, top, bottom);
        canvas
    }

    fn row(&self, canvas: &mut Canvas, scale: &Scale, row: &LeftOut, y: f64) {
        match row.list {
            None => canvas.words((20.0, y + 4.5), Hold::Start, &[Run::Ours("all lists")]),
            Some(at) => {
                let before = format!("without {} ", at + 1);
                let name = label::line(&self.lists[at], LEFT - 36.0 - label::width(&before));
                canvas.words((20.0, y + 4.5), Hold::Start, &[Run::Soft(&before), Run::Theirs(&name)]);
            }
        }
        let x = LEFT + PLOT + 14.0;
        let documented = format!("documented {}", wording::number(row.documented));
        match row.spread {
            Some(spread) => {
                axis::interval(canvas, scale, spread, y, 0, &axis::said(spread));
                let ends = format!(" {} to {}", super::whole(spread.low), super::whole(spread.high));
                canvas.words(
                    (x, y + 4.5),
                    Hold::Start,
                    &[Run::Strong(&super::whole(spread.estimate)), Run::Soft(&ends)],
                );
            }
            None => canvas.words((x, y + 4.5), Hold::Start, &[Run::Ours("no estimate: refused")]),
        }
        canvas.mark(1, (scale.at(row.documented as f64), y), &documented);
    }
}
