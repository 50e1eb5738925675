//! What all methods estimate, on one axis: a specification curve (Simonsohn, Simmons and Nelson 2020) with each method's
//! distribution.
//!
//! Must not: leave out a method that refuses, or draw an estimate without its interval.

use super::axis::{self, LINE};
use super::estimates::Spread;
use super::scale::Scale;
use super::svg::{Canvas, Hold, Ink, Run, points};
use super::{Cell, Chart, Table, density};
use crate::{estimate_words, wording};
use vocabulary::{Estimate, EstimateMethod, EstimateReport};

/// The estimates of a report, as they lie on one axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Densities {
    /// How many are documented.
    pub documented: u64,
    /// The methods that estimate, the lowest first.
    pub shapes: Vec<MethodShape>,
    /// The methods that refuse.
    pub refused: Vec<EstimateMethod>,
    scale: Scale,
}

/// What one method says, and how it is spread.
#[derive(Clone, Debug, PartialEq)]
pub struct MethodShape {
    /// Which.
    pub method: EstimateMethod,
    /// The estimate and its first interval.
    pub spread: Spread,
    /// How surely the interval holds the total, from 0 to 1.
    pub level: f64,
    /// How many draws there are; 0 where the curve is made from the interval.
    pub draws: usize,
    /// Heights along the axis, the greatest 1; `None` where neither draws nor the interval give a curve.
    pub heights: Option<Vec<f64>>,
}

const LEFT: f64 = 190.0;
const PLOT: f64 = 330.0;
const RIGHT: f64 = 180.0;
const ROW: f64 = 52.0;

impl Densities {
    /// The estimates of a report; `None` where it has none that is a number.
    pub fn of(report: &EstimateReport) -> Option<Densities> {
        let documented = report.histories.documented();
        let mut told: Vec<(&Estimate, Spread)> =
            report.estimates.iter().filter_map(|estimate| Some((estimate, Spread::of(estimate)?))).collect();
        if told.is_empty() {
            return None;
        }
        told.sort_by(|(a, x), (b, y)| x.estimate.total_cmp(&y.estimate).then(a.method.cmp(&b.method)));
        let ends = told.iter().flat_map(|(_, spread)| [spread.estimate, spread.low, spread.high]);
        let most = told.iter().map(|(_, spread)| spread.high).fold(0.0, f64::max);
        // Curves are not cut where they are still high, unless they run far beyond all intervals.
        let tails = told.iter().filter_map(|(estimate, _)| density::tail(&estimate.draws));
        let tails = tails.map(|tail| tail.min(1.3 * most));
        let scale = Scale::around(ends.chain(tails).chain([documented as f64]), LEFT, LEFT + PLOT);
        let shapes = told.iter().map(|(estimate, spread)| {
            let level = estimate.interval.level;
            let drawn = density::of_draws(&estimate.draws, documented as f64, &scale);
            let draws = if drawn.is_some() { estimate.draws.len() } else { 0 };
            let heights = drawn.or_else(|| density::of_interval(*spread, level, documented as f64, &scale));
            MethodShape { method: estimate.method, spread: *spread, level, draws, heights }
        });
        let refused = report.refusals.iter().filter_map(|refusal| refusal.method).collect();
        Some(Densities { documented, shapes: shapes.collect(), refused, scale })
    }

    /// The chart; `name` is what its files are called.
    pub fn chart(&self, name: &str) -> Chart {
        let mut notes = Vec::new();
        if self.scale.is_log() {
            notes.push("The axis is logarithmic: equal steps multiply.".to_owned());
        }
        if self.shapes.iter().any(|shape| shape.draws == 0) {
            notes.push(
                "Dashed curves are no draws: they show the undocumented as log-normal between the ends of the interval."
                    .to_owned(),
            );
        }
        if !self.refused.is_empty() {
            let names: Vec<&str> =
                self.refused.iter().map(|method| estimate_words::method(*method)).collect();
            notes.push(format!("No estimate by: {}.", names.join("; ")));
        }
        Chart {
            name: name.to_owned(),
            title: "What each method estimates".to_owned(),
            about: format!(
                "All methods on one axis, the lowest estimate first. The upright line is at the {} documented, below which no total can lie. The mark is the estimate, the bar its interval, the curve how the total is spread; each curve is as high as the others.",
                wording::number(self.documented)
            ),
            notes,
            table: self.table(),
            drawing: self.draw(name),
        }
    }

    fn table(&self) -> Table {
        let mut table = Table::new(&[
            ("Method", "method"),
            ("Documented", "documented"),
            ("Estimated total", "estimate"),
            ("From", "low"),
            ("To", "high"),
            ("How surely", "level"),
            ("Draws", "draws"),
        ]);
        for shape in &self.shapes {
            let spread = shape.spread;
            table.rows.push(vec![
                method_cell(shape.method),
                Cell::Count(self.documented),
                Cell::Total(spread.estimate),
                Cell::Total(spread.low),
                Cell::Total(spread.high),
                Cell::Share(shape.level),
                Cell::Count(shape.draws as u64),
            ]);
        }
        for method in &self.refused {
            let mut row = vec![method_cell(*method), Cell::Count(self.documented)];
            row.extend(std::iter::repeat_n(Cell::Nothing("refused"), 5));
            table.rows.push(row);
        }
        table
    }

    fn draw(&self, name: &str) -> Canvas {
        let top = 24.0;
        let bottom = top + ROW * self.shapes.len() as f64 + 6.0;
        let mut canvas = Canvas::new(name, LEFT + PLOT + RIGHT, bottom + LINE + 10.0);
        axis::across(&mut canvas, &self.scale, top, bottom);
        for (at, shape) in self.shapes.iter().enumerate() {
            let y = top + ROW * (at as f64 + 1.0) - 10.0;
            if let Some(heights) = &shape.heights {
                self.curve(&mut canvas, heights, y - 7.0, shape.draws > 0);
            }
            let said = axis::said(shape.spread);
            axis::interval(&mut canvas, &self.scale, shape.spread, y, 0, &said);
            let label = super::label::lines(estimate_words::method(shape.method), LEFT - 24.0, 2);
            for (line, words) in label.iter().enumerate() {
                let first = y + 3.0 - (label.len() - 1) as f64 * (LINE - 2.0);
                canvas.words((8.0, first + line as f64 * (LINE - 2.0)), Hold::Start, &[Run::Ours(words)]);
            }
            let x = LEFT + PLOT + 14.0;
            let estimate = super::whole(shape.spread.estimate);
            let ends = format!("{} to {}", super::whole(shape.spread.low), super::whole(shape.spread.high));
            canvas.words((x, y - 12.0), Hold::Start, &[Run::Strong(&estimate)]);
            canvas.words((x, y + 4.0), Hold::Start, &[Run::Soft(&ends)]);
        }
        axis::floor(&mut canvas, &self.scale, self.documented, top, bottom);
        canvas
    }

    fn curve(&self, canvas: &mut Canvas, heights: &[f64], base: f64, drawn: bool) {
        let place = |at: usize| LEFT + PLOT * at as f64 / (density::PLACES - 1) as f64;
        // Only as far as the curve can be seen, so that no line runs along the base.
        let seen = |height: &f64| *height > 0.004;
        let (Some(first), Some(last)) = (heights.iter().position(seen), heights.iter().rposition(seen))
        else {
            return;
        };
        let tall = ROW - 22.0;
        let mut line = vec![(place(first), base)];
        line.extend((first..=last).map(|at| (place(at), base - tall * heights[at])));
        line.push((place(last), base));
        let ink = if drawn { Ink::Estimated } else { Ink::Dashed };
        canvas.path(&format!("{}Z", points(&line)), ink, "");
    }
}

/// A method in a table.
pub(super) fn method_cell(method: EstimateMethod) -> Cell {
    Cell::term(estimate_words::method(method), method.word())
}
