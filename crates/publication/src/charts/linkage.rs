//! What is estimated at other thresholds of linking, as a heat map: how much of the answer is the linking.
//!
//! Must not: shade a field that has no estimate. It is crossed out.

use super::axis::LINE;
use super::estimates::{LinkageGrid, Standing};
use super::label;
use super::svg::{Canvas, Hold, Ink, Run};
use super::{Cell, Chart, Table, whole};
use crate::wording;
use vocabulary::limits;

/// Estimates over thresholds of linking.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkageMap {
    grid: LinkageGrid,
    /// The least and the greatest estimate; `None` where all are refused.
    pub span: Option<(f64, f64)>,
}

const LEFT: f64 = 150.0;
const CELL: (f64, f64) = (112.0, 56.0);
const TOP: f64 = 56.0;

impl LinkageMap {
    /// The map of a grid; `None` where it is empty, or rows are of different lengths, or it has more fields than can be shown.
    pub fn of(grid: &LinkageGrid) -> Option<LinkageMap> {
        let (rows, columns) = (grid.rows.len(), grid.columns.len());
        let fits =
            (1..=limits::CHART_GRID_MAX).contains(&rows) && (1..=limits::CHART_GRID_MAX).contains(&columns);
        if !fits || grid.cells.len() != rows || grid.cells.iter().any(|row| row.len() != columns) {
            return None;
        }
        let mut grid = grid.clone();
        for cell in grid.cells.iter_mut().flatten() {
            cell.estimated = cell.estimated.and_then(|spread| spread.sound());
        }
        let estimates = grid.cells.iter().flatten().filter_map(|cell| Some(cell.estimated?.estimate));
        let span = estimates.fold(None, |span, estimate| match span {
            None => Some((estimate, estimate)),
            Some((low, high)) => Some((estimate.min(low), estimate.max(high))),
        });
        Some(LinkageMap { grid, span })
    }

    /// How dark a field is, from 0 for the least estimate to 1 for the greatest, by its logarithm.
    pub fn shade(&self, cell: &Standing) -> Option<f64> {
        let ((low, high), estimate) = (self.span?, cell.estimated?.estimate);
        let log = |value: f64| value.max(1.0).ln();
        Some(if log(high) > log(low) { (log(estimate) - log(low)) / (log(high) - log(low)) } else { 0.5 })
    }

    /// The chart; `name` is what its files are called.
    pub fn chart(&self, name: &str) -> Chart {
        let span = match self.span {
            Some((low, high)) if low < high => {
                format!("Between thresholds the estimate runs from {} to {}.", whole(low), whole(high))
            }
            Some(_) => "The estimate does not change between thresholds.".to_owned(),
            None => "No threshold gives an estimate.".to_owned(),
        };
        Chart {
            name: name.to_owned(),
            title: "How the estimate changes with the linking".to_owned(),
            about: format!(
                "{span} Each field gives the estimated total, its interval, and how many are documented when records are linked so: the deeper its shade, the higher the estimate. Crossed fields have no estimate."
            ),
            notes: Vec::new(),
            table: self.table(),
            drawing: self.draw(name),
        }
    }

    fn table(&self) -> Table {
        let grid = &self.grid;
        let down = if grid.down.is_empty() { "Row" } else { &grid.down };
        let mut table = Table::new(&[
            (down, "down"),
            (&grid.across, "across"),
            ("Documented", "documented"),
            ("Estimated total", "estimate"),
            ("From", "low"),
            ("To", "high"),
        ]);
        for (row, cells) in grid.rows.iter().zip(&grid.cells) {
            for (column, cell) in grid.columns.iter().zip(cells) {
                let number =
                    |take: fn(super::Spread) -> f64| Cell::total(cell.estimated.map(take), "refused");
                table.rows.push(vec![
                    Cell::name(row.clone()),
                    Cell::name(column.clone()),
                    Cell::Count(cell.documented),
                    number(|spread| spread.estimate),
                    number(|spread| spread.low),
                    number(|spread| spread.high),
                ]);
            }
        }
        table
    }

    fn draw(&self, name: &str) -> Canvas {
        let (grid, (width, height)) = (&self.grid, CELL);
        let whole_width = (LEFT + width * grid.columns.len() as f64 + 8.0).max(460.0);
        let mut canvas = Canvas::new(name, whole_width, TOP + height * grid.rows.len() as f64 + 8.0);
        let across = label::line(&grid.across, whole_width - LEFT);
        canvas.words((LEFT + 2.0, LINE), Hold::Start, &[Run::Theirs(&across)]);
        for (line, words) in label::lines(&grid.down, LEFT - 16.0, 3).iter().enumerate() {
            canvas.words((8.0, LINE + line as f64 * (LINE - 2.0)), Hold::Start, &[Run::Theirs(words)]);
        }
        for (at, column) in grid.columns.iter().enumerate() {
            let words = label::line(column, width - 8.0);
            canvas.words(
                (LEFT + width * (at as f64 + 0.5), TOP - 10.0),
                Hold::Middle,
                &[Run::Theirs(&words)],
            );
        }
        for (at, (row, cells)) in grid.rows.iter().zip(&grid.cells).enumerate() {
            let y = TOP + height * at as f64;
            let words = label::line(row, LEFT - 24.0);
            canvas.words((LEFT - 12.0, y + height / 2.0 + 4.5), Hold::End, &[Run::Theirs(&words)]);
            for (place, cell) in cells.iter().enumerate() {
                let area = [LEFT + width * place as f64 + 1.0, y + 1.0, width - 2.0, height - 2.0];
                self.field(&mut canvas, area, cell);
            }
        }
        canvas
    }

    fn field(&self, canvas: &mut Canvas, area: [f64; 4], cell: &Standing) {
        let x = area[0] + area[2] / 2.0;
        let line = |at: f64| area[1] + 17.0 + 15.0 * at;
        let documented = format!("of {}", wording::number(cell.documented));
        match (cell.estimated, self.shade(cell)) {
            (Some(spread), Some(shade)) => {
                canvas.shade(area, shade);
                canvas.words((x, line(0.0)), Hold::Middle, &[Run::Strong(&whole(spread.estimate))]);
                let ends = format!("{} – {}", whole(spread.low), whole(spread.high));
                canvas.words((x, line(1.0)), Hold::Middle, &[Run::Ours(&ends)]);
                canvas.words((x, line(2.0)), Hold::Middle, &[Run::Ours(&documented)]);
            }
            _ => {
                canvas.rect(area, Ink::Nothing, "");
                canvas.words((x, line(0.5)), Hold::Middle, &[Run::Ours("no estimate")]);
                canvas.words((x, line(1.5)), Hold::Middle, &[Run::Ours(&documented)]);
            }
        }
    }
}
