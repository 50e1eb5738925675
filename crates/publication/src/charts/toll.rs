//! How a toll was told over time, by whom: figures of one scope, each speaker with marks of its own shape.
//!
//! Must not: draw a line where nobody gave a number. Marks stand for figures, lines only join those of one speaker.

use super::axis::{self, LINE};
use super::label;
use super::scale::Scale;
use super::svg::{Canvas, Hold, Ink, Run, points};
use super::{Cell, Chart, Table};
use crate::wording;
use std::collections::BTreeMap;
use vocabulary::{Day, limits, month_name};

/// Figures of one scope by day and speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TollTimeline {
    /// Who speaks, in the order in which they first do; those of few figures together come last.
    pub speakers: Vec<String>,
    /// For each figure the place of its speaker, by day.
    pub points: Vec<(usize, TollPoint)>,
    what: String,
    joined: usize,
    left_out: usize,
}

/// A number that somebody gave for a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TollPoint {
    /// As of which day.
    pub day: Day,
    /// The number as it was named.
    pub named: u64,
    /// The least that the words bound.
    pub low: u64,
    /// The most; `None` where they leave it open.
    pub high: Option<u64>,
}

const LEFT: f64 = 64.0;
const PLOT: (f64, f64) = (420.0, 260.0);
const RIGHT: f64 = 230.0;
const TOP: f64 = 18.0;

impl TollTimeline {
    /// The figures that stand at a day, by who speaks; `left_out` is how many others there are. `None` where they do not stand at
    /// two days at least. A number that many carry for one speaker and day is one.
    pub fn of(
        what: &str,
        said: impl IntoIterator<Item = (String, TollPoint)>,
        left_out: usize,
    ) -> Option<TollTimeline> {
        let mut by_speaker: BTreeMap<String, Vec<TollPoint>> = BTreeMap::new();
        for (speaker, point) in said {
            by_speaker.entry(speaker).or_default().push(point);
        }
        by_speaker.values_mut().for_each(|points| {
            points.sort();
            points.dedup();
        });
        let days = || by_speaker.values().flatten().map(|point| point.day);
        if days().min() == days().max() {
            return None;
        }
        let mut order: Vec<(String, Vec<TollPoint>)> = by_speaker.into_iter().collect();
        // Those who gave most numbers have a series of their own; of equals the first to speak.
        order.sort_by(|(_, a), (_, b)| b.len().cmp(&a.len()).then(a.cmp(b)));
        let most = limits::CHART_SPEAKERS_MAX;
        let few = if order.len() > most { order.split_off(most - 1) } else { Vec::new() };
        order
            .sort_by(|(x, a), (y, b)| a.first().map(|p| p.day).cmp(&b.first().map(|p| p.day)).then(x.cmp(y)));
        let joined = few.len();
        if joined > 0 {
            let mut together: Vec<TollPoint> = few.into_iter().flat_map(|(_, points)| points).collect();
            together.sort();
            together.dedup();
            order.push((format!("{joined} others"), together));
        }
        let mut points: Vec<(usize, TollPoint)> = order
            .iter()
            .enumerate()
            .flat_map(|(at, (_, told))| told.iter().map(move |point| (at, *point)))
            .collect();
        points.sort_by_key(|(speaker, point)| (point.day, *speaker, *point));
        let speakers = order.into_iter().map(|(speaker, _)| speaker).collect();
        Some(TollTimeline { speakers, points, what: what.to_owned(), joined, left_out })
    }

    /// The chart; `name` is what its files are called.
    pub fn chart(&self, name: &str) -> Chart {
        let shown = &self.points[self.points.len() - self.points.len().min(limits::CHART_POINTS_MAX)..];
        let mut notes = Vec::new();
        if shown.len() < self.points.len() {
            let earlier = wording::many(self.points.len() - shown.len(), "earlier figure", "earlier figures");
            notes.push(format!("Not drawn: {earlier}; all are in the data."));
        }
        if self.joined > 0 {
            notes.push(format!(
                "The last series joins {} speakers of few figures; no line joins their marks.",
                self.joined
            ));
        }
        if self.left_out > 0 {
            notes.push(format!(
                "Not drawn: {}, being without a day, denied, expected, since revised, an addition, or used by no rule.",
                wording::many(self.left_out, "figure", "figures")
            ));
        }
        Chart {
            name: name.to_owned(),
            title: format!("{} over time, by who says so", self.what),
            about: "Each mark is a number that somebody gave, at the day as of which it was given. Marks of one shape are of one speaker, whose name stands to the right at the end of a dotted line; equal numbers of one day stand side by side. An upright line runs from the least to the most that the words bound; an arrow means that they leave it open above.".to_owned(),
            notes,
            table: self.table(),
            drawing: self.draw(name, shown),
        }
    }

    fn table(&self) -> Table {
        let columns = [
            ("As of", "as_of"),
            ("Who says so", "speaker"),
            ("Number", "number"),
            ("Lowest", "low"),
            ("Highest", "high"),
        ];
        let mut table = Table::new(&columns);
        for (speaker, point) in &self.points {
            table.rows.push(vec![
                Cell::term(wording::day(point.day), point.day.to_string()),
                Cell::name(self.speakers[*speaker].clone()),
                Cell::Count(point.named),
                Cell::Count(point.low),
                point.high.map_or(Cell::Nothing("open"), Cell::Count),
            ]);
        }
        table
    }

    fn draw(&self, name: &str, shown: &[(usize, TollPoint)]) -> Canvas {
        let bottom = TOP + PLOT.1.max(LINE * self.speakers.len() as f64);
        let mut canvas = Canvas::new(name, LEFT + PLOT.0 + RIGHT, bottom + LINE + 10.0);
        let tops = shown.iter().flat_map(|(_, point)| [point.named, point.high.unwrap_or(0)]);
        let scale = Scale::from_zero(tops.map(|top| top as f64), bottom, TOP);
        axis::up(&mut canvas, &scale, LEFT, LEFT + PLOT.0);
        let (Some((_, first)), Some((_, last))) = (shown.first(), shown.last()) else {
            return canvas;
        };
        let span = f64::from(first.day.days_until(last.day)).max(1.0);
        let x = |day: Day| LEFT + 40.0 + (PLOT.0 - 80.0) * f64::from(first.day.days_until(day)) / span;
        for (day, said) in day_ticks(first.day, last.day) {
            canvas.line((x(day), bottom), (x(day), bottom + 5.0), Ink::Grid);
            canvas.words((x(day), bottom + LINE + 2.0), Hold::Middle, &[Run::Soft(&said)]);
        }
        let aside = aside(shown);
        let mut ends = Vec::new();
        for (at, speaker) in self.speakers.iter().enumerate() {
            let told = shown.iter().filter(|(of, _)| *of == at);
            let places: Vec<(&TollPoint, (f64, f64))> = told
                .map(|(_, point)| {
                    (
                        point,
                        (
                            x(point.day) + aside.get(&(at, *point)).copied().unwrap_or(0.0),
                            scale.at(point.named as f64),
                        ),
                    )
                })
                .collect();
            let is_joined = self.joined > 0 && at + 1 == self.speakers.len();
            if places.len() > 1 && !is_joined {
                let line: Vec<(f64, f64)> = places.iter().map(|(_, place)| *place).collect();
                canvas.path(&points(&line), Ink::Thread, "");
            }
            for (point, place) in &places {
                bounds(&mut canvas, &scale, point, *place);
                let tip = format!("{speaker}, {}: {}", wording::day(point.day), wording::number(point.named));
                canvas.mark(at, *place, &label::line(&tip, 900.0));
            }
            ends.extend(places.last().map(|(_, place)| (at, *place)));
        }
        self.names(&mut canvas, ends, bottom);
        canvas
    }

    /// The names beside the last mark of each series, kept apart.
    fn names(&self, canvas: &mut Canvas, mut ends: Vec<(usize, (f64, f64))>, bottom: f64) {
        ends.sort_by(|(a, x), (b, y)| x.1.total_cmp(&y.1).then(a.cmp(b)));
        let mut at = Vec::new();
        let mut free = TOP;
        for (_, (_, y)) in &ends {
            at.push(y.max(free));
            free = at[at.len() - 1] + LINE;
        }
        // What was pushed below the drawing is pushed up again, from the last on.
        let mut room = bottom;
        for place in at.iter_mut().rev() {
            *place = place.min(room);
            room = *place - LINE;
        }
        for ((speaker, end), y) in ends.into_iter().zip(at) {
            let x = LEFT + PLOT.0 + 16.0;
            canvas.path(&points(&[end, (x - 8.0, y)]), Ink::Leader, "");
            canvas.mark(speaker, (x, y), "");
            let name = label::line(&self.speakers[speaker], RIGHT - 34.0);
            canvas.words((x + 11.0, y + 4.5), Hold::Start, &[Run::Theirs(&name)]);
        }
    }
}

/// How far beside its place each mark stands, so that none hides another of the same number and day.
fn aside(shown: &[(usize, TollPoint)]) -> BTreeMap<(usize, TollPoint), f64> {
    let mut alike: BTreeMap<(Day, u64), Vec<(usize, TollPoint)>> = BTreeMap::new();
    for of in shown {
        alike.entry((of.1.day, of.1.named)).or_default().push(*of);
    }
    let spread = |of: Vec<(usize, TollPoint)>| {
        let middle = (of.len() as f64 - 1.0) / 2.0;
        let step = 9.0f64.min(60.0 / of.len() as f64);
        of.into_iter().enumerate().map(move |(at, of)| (of, step * (at as f64 - middle)))
    };
    alike.into_values().flat_map(spread).collect()
}

/// The line from the least to the most, or the arrow of what is open.
fn bounds(canvas: &mut Canvas, scale: &Scale, point: &TollPoint, (x, y): (f64, f64)) {
    match point.high {
        Some(high) if high > point.low => {
            let (low, high) = (scale.at(point.low as f64), scale.at(high as f64));
            canvas.line((x, low), (x, high), Ink::Line);
            for end in [low, high] {
                canvas.line((x - 3.0, end), (x + 3.0, end), Ink::Line);
            }
        }
        Some(_) => {}
        None => {
            canvas.line((x, y), (x, y - 16.0), Ink::Line);
            canvas.path(&points(&[(x - 3.5, y - 11.5), (x, y - 16.0), (x + 3.5, y - 11.5)]), Ink::Line, "");
        }
    }
}

/// Round days along the axis, at most seven, each as it is said.
fn day_ticks(first: Day, last: Day) -> Vec<(Day, String)> {
    let short = |day: Day| month_name(day.month()).chars().take(3).collect::<String>();
    let days = first.days_until(last);
    if days <= 70 {
        let step = [1, 2, 3, 7, 14].into_iter().find(|step| days / step <= 4).unwrap_or(14);
        let ticks = (0..=days / step).map(|n| first.plus_days(n * step));
        return ticks.map(|day| (day, format!("{} {} {}", day.day(), short(day), day.year()))).collect();
    }
    let (year, month) = (i32::from(first.year()), i32::from(first.month()) - 1);
    let months = (i32::from(last.year()) - year) * 12 + i32::from(last.month()) - 1 - month;
    let steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 6_000, 12_000, 60_000, 240_000];
    let step = steps.into_iter().find(|step| months / step <= 4).unwrap_or(240_000);
    let from = (year * 12 + month).div_euclid(step) + 1;
    let ticks = (from..from + 7).filter_map(|n| {
        let at = n * step;
        let day = Day::new(i16::try_from(at.div_euclid(12)).ok()?, at.rem_euclid(12) as u8 + 1, 1)?;
        let said = if step >= 12 { day.year().to_string() } else { format!("{} {}", short(day), day.year()) };
        (day <= last).then_some((day, said))
    });
    ticks.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    #[test]
    fn ticks_are_few_and_round() {
        let said = |from: &str, to: &str| -> Vec<String> {
            day_ticks(day(from), day(to)).into_iter().map(|(_, said)| said).collect()
        };
        assert_eq!(said("2031-05-05", "2031-05-07"), ["5 May 2031", "6 May 2031", "7 May 2031"]);
        assert_eq!(said("2031-01-20", "2031-06-02"), ["Mar 2031", "May 2031"]);
        assert_eq!(said("1992-02-26", "2022-02-26"), ["2000", "2010", "2020"]);
        assert!(said("0001-01-01", "9999-12-31").len() <= 7);
    }
}
