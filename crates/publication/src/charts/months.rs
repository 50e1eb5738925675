//! How many are documented by month, and how many are estimated, as a band above.
//!
//! Must not: put somebody into a month that is not known. Who has none is counted beside the months.

use super::axis::{self, LINE};
use super::estimates::{MonthEstimate, Spread, Standing};
use super::scale::Scale;
use super::svg::{Canvas, Hold, Ink, Run};
use super::{Cell, Chart, Table, label, whole};
use crate::wording;
use vocabulary::{Edtf, limits, month_name};

/// Persons by month, or by year where no month is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Monthly {
    /// One after another in time, without gaps unless there are too many months.
    pub bars: Vec<MonthBar>,
    /// How many have no month.
    pub unknown: u64,
    what: String,
    unit: Unit,
    has_estimates: bool,
}

/// One month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MonthBar {
    /// Its number: `12 * year + month - 1`, or the year itself.
    at: i32,
    /// What is documented and estimated of it.
    pub standing: Standing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Month,
    Year,
}

impl Unit {
    /// The number of the unit that a date lies within; `None` where it does not.
    fn of(self, when: Edtf) -> Option<i32> {
        let (first, last) = (when.first_day()?, when.last_day()?);
        let number = |day: vocabulary::Day| match self {
            Unit::Month => i32::from(day.year()) * 12 + i32::from(day.month()) - 1,
            Unit::Year => i32::from(day.year()),
        };
        (number(first) == number(last)).then(|| number(first))
    }

    /// "March 2022", "2022".
    fn said(self, at: i32) -> String {
        match self {
            Unit::Month => format!("{} {}", month_name(at.rem_euclid(12) as u8 + 1), at.div_euclid(12)),
            Unit::Year => at.to_string(),
        }
    }

    /// "2022-03", "2022": EDTF.
    fn written(self, at: i32) -> String {
        let year = |year: i32| i16::try_from(year).unwrap_or_default();
        let date = match self {
            Unit::Month => Edtf::month(year(at.div_euclid(12)), at.rem_euclid(12) as u8 + 1),
            Unit::Year => Some(Edtf::year(year(at))),
        };
        date.map(|date| date.to_string()).unwrap_or_default()
    }

    /// "Mar 2022", "2022".
    fn short(self, at: i32) -> String {
        match self {
            Unit::Month => {
                let name: String = month_name(at.rem_euclid(12) as u8 + 1).chars().take(3).collect();
                format!("{name} {}", at.div_euclid(12))
            }
            Unit::Year => at.to_string(),
        }
    }
}

const LEFT: f64 = 92.0;
const PLOT: f64 = 240.0;
const TOP: f64 = 44.0;

impl Monthly {
    /// Persons documented by month, in no order; `None` where no date is known for anybody.
    pub fn of_documented(what: &str, months: impl IntoIterator<Item = Option<Edtf>>) -> Option<Monthly> {
        let one = Standing { documented: 1, estimated: None };
        Monthly::of(what, months.into_iter().map(|month| (month, one)))
    }

    /// Documented and estimated by month; `None` where no month is known.
    pub fn of_estimates(months: &[MonthEstimate]) -> Option<Monthly> {
        Monthly::of("Persons", months.iter().map(|of| (of.month, of.standing)))
    }

    fn of(what: &str, standings: impl Iterator<Item = (Option<Edtf>, Standing)>) -> Option<Monthly> {
        let standings: Vec<(Option<Edtf>, Standing)> = standings.collect();
        let known =
            |unit: Unit| standings.iter().any(|(when, _)| when.is_some_and(|when| unit.of(when).is_some()));
        let unit = if known(Unit::Month) { Unit::Month } else { Unit::Year };
        let mut by_month = std::collections::BTreeMap::new();
        let mut unknown = 0u64;
        for (when, standing) in standings {
            let Some(at) = when.and_then(|when| unit.of(when)) else {
                unknown = unknown.saturating_add(standing.documented);
                continue;
            };
            let sound = Standing { estimated: standing.estimated.and_then(Spread::sound), ..standing };
            let merged = by_month.entry(at).and_modify(|held: &mut Standing| {
                // Intervals cannot be added up: two estimates of one month make none.
                *held = Standing {
                    documented: held.documented.saturating_add(sound.documented),
                    estimated: None,
                };
            });
            merged.or_insert(sound);
        }
        let (first, last) = (*by_month.keys().next()?, *by_month.keys().next_back()?);
        let has_estimates = by_month.values().any(|standing| standing.estimated.is_some());
        let bars = if last.saturating_sub(first) < limits::CHART_BARS_MAX as i32 {
            let standing = |at: i32| by_month.get(&at).copied().unwrap_or_default();
            (first..=last).map(|at| MonthBar { at, standing: standing(at) }).collect()
        } else {
            by_month.iter().map(|(at, standing)| MonthBar { at: *at, standing: *standing }).collect()
        };
        Some(Monthly { bars, unknown, what: what.to_owned(), unit, has_estimates })
    }

    /// What a bar is of: "March 2022".
    pub fn said(&self, bar: &MonthBar) -> String {
        self.unit.said(bar.at)
    }

    /// The chart; `name` is what its files are called.
    pub fn chart(&self, name: &str) -> Chart {
        let shown = &self.bars[self.bars.len() - self.bars.len().min(limits::CHART_BARS_MAX)..];
        let unit = if self.unit == Unit::Month { "month" } else { "year" };
        let mut notes = Vec::new();
        if self.unknown > 0 {
            notes.push(format!(
                "Not drawn: {}, of whom no {unit} is known.",
                super::upset::persons_said(self.unknown)
            ));
        }
        if shown.len() < self.bars.len() {
            let earlier = self.bars.len() - shown.len();
            notes.push(format!("Not drawn: the {earlier} earliest {unit}s; they are in the data."));
        }
        if shown.windows(2).any(|two| two[1].at != two[0].at + 1) {
            notes.push(format!(
                "{}s in which nobody is documented are left out.",
                if unit == "month" { "Month" } else { "Year" }
            ));
        }
        let band = if self.has_estimates {
            " The filled part of a bar is documented; the hatched part is what is estimated beyond that, and the line its interval."
        } else {
            ""
        };
        Chart {
            name: name.to_owned(),
            title: format!("{} by {unit}", self.what),
            about: format!("How many are documented in each {unit}.{band}"),
            notes,
            table: self.table(),
            drawing: self.draw(name, shown),
        }
    }

    fn table(&self) -> Table {
        let head = if self.unit == Unit::Month { "Month" } else { "Year" };
        let mut columns = vec![(head, "when"), ("Documented", "documented")];
        if self.has_estimates {
            columns.extend([("Estimated total", "estimate"), ("From", "low"), ("To", "high")]);
        }
        let mut table = Table::new(&columns);
        let not_known = Standing { documented: self.unknown, estimated: None };
        let unknown = (self.unknown > 0).then(|| (Cell::term("not known", ""), not_known));
        let told = self
            .bars
            .iter()
            .map(|bar| (Cell::term(self.unit.said(bar.at), self.unit.written(bar.at)), bar.standing));
        for (when, standing) in told.chain(unknown) {
            let mut row = vec![when, Cell::Count(standing.documented)];
            if self.has_estimates {
                let number = |take: fn(Spread) -> f64| Cell::total(standing.estimated.map(take), "none");
                row.extend([number(|s| s.estimate), number(|s| s.low), number(|s| s.high)]);
            }
            table.rows.push(row);
        }
        table
    }

    fn draw(&self, name: &str, shown: &[MonthBar]) -> Canvas {
        let step = (600.0 / shown.len() as f64).clamp(9.0, 64.0);
        let least = if self.has_estimates { 520.0 } else { 300.0 };
        let width = (LEFT + step * shown.len() as f64 + 24.0).max(least);
        let bottom = TOP + PLOT;
        let tops = shown.iter().flat_map(|bar| {
            let estimated = bar.standing.estimated.map_or(0.0, |spread| spread.high.max(spread.estimate));
            [bar.standing.documented as f64, estimated]
        });
        let scale = Scale::from_zero(tops, bottom, TOP);
        // The numbers stand in rows below, where the widest has room; else in the table alone.
        let widest =
            shown.iter().map(|bar| label::width(&estimated(bar)).max(label::width(&documented(bar))));
        let numbers = widest.fold(0.0, f64::max) + 4.0 <= step;
        let rows = if !numbers {
            0.0
        } else if self.has_estimates {
            2.0
        } else {
            1.0
        };
        let mut canvas = Canvas::new(name, width, bottom + LINE * (1.0 + rows) + 10.0);
        axis::up(&mut canvas, &scale, LEFT, width - 8.0);
        key(&mut canvas, (LEFT, 14.0), self.has_estimates);
        let row = |of: f64| bottom + LINE * (1.0 + of) + 3.0;
        if numbers {
            canvas.words((LEFT - 6.0, row(1.0)), Hold::End, &[Run::Soft("documented")]);
        }
        if numbers && self.has_estimates {
            canvas.words((LEFT - 6.0, row(2.0)), Hold::End, &[Run::Soft("estimated")]);
        }
        let every = (62.0 / step).ceil() as usize;
        for (at, bar) in shown.iter().enumerate() {
            let x = LEFT + 8.0 + step * at as f64;
            let middle = x + step / 2.0;
            self.bar(&mut canvas, &scale, bar, (x + step * 0.12, step * 0.76));
            if at % every == 0 {
                canvas.line((middle, bottom), (middle, bottom + 4.0), Ink::Grid);
                canvas.words((middle, bottom + LINE), Hold::Middle, &[Run::Soft(&self.unit.short(bar.at))]);
            }
            if numbers {
                canvas.words((middle, row(1.0)), Hold::Middle, &[Run::Ours(&documented(bar))]);
            }
            if numbers && self.has_estimates {
                canvas.words((middle, row(2.0)), Hold::Middle, &[Run::Ours(&estimated(bar))]);
            }
        }
        canvas
    }

    fn bar(&self, canvas: &mut Canvas, scale: &Scale, bar: &MonthBar, (x, wide): (f64, f64)) {
        let (zero, top) = (scale.at(0.0), scale.at(bar.standing.documented as f64));
        if bar.standing.documented > 0 {
            let tip = format!("{}: {} documented", self.said(bar), documented(bar));
            canvas.rect([x, top, wide, zero - top], Ink::Documented, &tip);
        }
        if let Some(spread) = bar.standing.estimated {
            let (estimate, middle) = (scale.at(spread.estimate), x + wide / 2.0);
            let tip = format!("{}: {} estimated", self.said(bar), axis::said(spread));
            canvas.rect([x, estimate, wide, top - estimate], Ink::Estimated, &tip);
            let (low, high) = (scale.at(spread.low), scale.at(spread.high));
            canvas.line((middle, low), (middle, high), Ink::Line);
            for end in [low, high] {
                canvas.line((middle - 3.0, end), (middle + 3.0, end), Ink::Line);
            }
        }
    }
}

fn documented(bar: &MonthBar) -> String {
    wording::number(bar.standing.documented)
}

fn estimated(bar: &MonthBar) -> String {
    bar.standing.estimated.map_or("–".to_owned(), |spread| whole(spread.estimate))
}

/// What filled and hatched mean.
pub(super) fn key(canvas: &mut Canvas, (x, y): (f64, f64), has_estimates: bool) {
    canvas.rect([x, y - 10.0, 14.0, 12.0], Ink::Documented, "");
    canvas.words((x + 20.0, y), Hold::Start, &[Run::Ours("documented")]);
    if has_estimates {
        canvas.rect([x + 110.0, y - 10.0, 14.0, 12.0], Ink::Estimated, "");
        canvas.words((x + 130.0, y), Hold::Start, &[Run::Ours("estimated beyond that, with its interval")]);
    }
}
