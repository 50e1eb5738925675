//! Sex and age of persons, documented beside estimated: a pyramid.
//!
//! Must not: take an age that is not known for that of an adult, or drop who is of unknown sex.

use super::axis::{self, LINE};
use super::estimates::{GroupEstimate, Spread, Standing};
use super::months::key;
use super::scale::Scale;
use super::svg::{Canvas, Hold, Ink, Run};
use super::{Cell, Chart, Table, whole};
use crate::wording;
use vocabulary::{Age, Sex};

/// Persons by sex and class of age.
#[derive(Clone, Debug, PartialEq)]
pub struct Pyramid {
    /// By class of age from the oldest, the unknown last; in each women and girls, men and boys, those of unknown sex.
    pub bars: Vec<PyramidBar>,
    what: String,
    has_estimates: bool,
}

/// One group of a pyramid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PyramidBar {
    /// Sex, where known.
    pub sex: Option<Sex>,
    /// Class of age, where known.
    pub age: Option<Age>,
    /// What is documented and estimated of them.
    pub standing: Standing,
}

const AGES: [Option<Age>; 4] = [Some(Age::Elderly), Some(Age::Adult), Some(Age::Child), None];
const SEXES: [Option<Sex>; 3] = [Some(Sex::Female), Some(Sex::Male), None];

/// How long the longest bar of each side is, and what room its number has.
const BAR: f64 = 150.0;
const ROOM: f64 = 70.0;
const LABEL: f64 = 130.0;
const ROW: f64 = 50.0;
const TOP: f64 = 62.0;

impl Pyramid {
    /// Persons documented, each by sex and class of age; `None` where there is nobody.
    pub fn of_documented(
        what: &str,
        persons: impl IntoIterator<Item = (Option<Sex>, Option<Age>)>,
    ) -> Option<Pyramid> {
        let one = Standing { documented: 1, estimated: None };
        Pyramid::of(what, persons.into_iter().map(|(sex, age)| PyramidBar { sex, age, standing: one }))
    }

    /// Documented and estimated by group; `None` where there is none.
    pub fn of_estimates(groups: &[GroupEstimate]) -> Option<Pyramid> {
        let bar = |of: &GroupEstimate| PyramidBar { sex: of.sex, age: of.age, standing: of.standing };
        Pyramid::of("Persons", groups.iter().map(bar))
    }

    fn of(what: &str, groups: impl Iterator<Item = PyramidBar>) -> Option<Pyramid> {
        let mut bars: Vec<PyramidBar> = AGES
            .iter()
            .flat_map(|age| {
                SEXES.iter().map(|sex| PyramidBar { sex: *sex, age: *age, standing: Standing::default() })
            })
            .collect();
        let mut given = [false; AGES.len() * SEXES.len()];
        for group in groups {
            let at = bars.iter().position(|bar| (bar.sex, bar.age) == (group.sex, group.age))?;
            let held = &mut bars[at].standing;
            held.documented = held.documented.saturating_add(group.standing.documented);
            // Intervals cannot be added up: two estimates of one group make none.
            held.estimated = group.standing.estimated.and_then(Spread::sound).filter(|_| !given[at]);
            given[at] = true;
        }
        let has_estimates = bars.iter().any(|bar| bar.standing.estimated.is_some());
        given.contains(&true).then_some(Pyramid { bars, what: what.to_owned(), has_estimates })
    }

    /// The chart; `name` is what its files are called.
    pub fn chart(&self, name: &str) -> Chart {
        let beside = if self.has_estimates {
            " The hatched part is what is estimated beyond the documented, the line its interval."
        } else {
            ""
        };
        Chart {
            name: name.to_owned(),
            title: format!("{} by sex and age", self.what),
            about: format!(
                "Women and girls to the left, men and boys to the right, by class of age: children are under 18, elderly people are 60 or older. Whose sex or age is not known is counted as such.{beside}"
            ),
            notes: Vec::new(),
            table: self.table(),
            drawing: self.draw(name),
        }
    }

    fn table(&self) -> Table {
        let mut columns = vec![("Age", "age"), ("Sex", "sex"), ("Documented", "documented")];
        if self.has_estimates {
            columns.extend([("Estimated total", "estimate"), ("From", "low"), ("To", "high")]);
        }
        let mut table = Table::new(&columns);
        for bar in &self.bars {
            let mut row = vec![
                Cell::term(age(bar.age), bar.age.map_or("", Age::word)),
                Cell::term(sex(bar.sex), bar.sex.map_or("", Sex::word)),
                Cell::Count(bar.standing.documented),
            ];
            if self.has_estimates {
                let number = |take: fn(Spread) -> f64| Cell::total(bar.standing.estimated.map(take), "none");
                row.extend([number(|s| s.estimate), number(|s| s.low), number(|s| s.high)]);
            }
            table.rows.push(row);
        }
        table
    }

    fn draw(&self, name: &str) -> Canvas {
        let middle = ROOM + BAR + LABEL / 2.0;
        let unknown = self.bars.iter().any(|bar| bar.sex.is_none() && bar.standing != Standing::default());
        let third = if unknown { 40.0 + BAR + ROOM } else { 0.0 };
        let width = 2.0 * (ROOM + BAR) + LABEL + third;
        let mut canvas = Canvas::new(name, width, TOP + ROW * AGES.len() as f64 + 10.0);
        key(&mut canvas, (8.0, 14.0), self.has_estimates);
        let most = self.bars.iter().flat_map(|bar| {
            let estimated = bar.standing.estimated.map_or(0.0, |spread| spread.high.max(spread.estimate));
            [bar.standing.documented as f64, estimated]
        });
        let most = most.fold(1.0, f64::max);
        let start = middle + LABEL / 2.0;
        let scale = |from: f64, to: f64| Scale::from_zero([most].into_iter(), from, to);
        let sides = [
            (Some(Sex::Female), scale(middle - LABEL / 2.0, middle - LABEL / 2.0 - BAR), Hold::End),
            (Some(Sex::Male), scale(start, start + BAR), Hold::Start),
            (None, scale(start + BAR + ROOM + 40.0, start + 2.0 * BAR + ROOM + 40.0), Hold::Start),
        ];
        for (of, scale, hold) in sides.iter().filter(|(of, ..)| of.is_some() || unknown) {
            canvas.words((scale.at(0.0), TOP - 14.0), *hold, &[Run::Strong(sex(*of))]);
            for bar in self.bars.iter().filter(|bar| bar.sex == *of) {
                self.bar(&mut canvas, scale, bar, *hold);
            }
        }
        for (at, of) in AGES.iter().enumerate() {
            let y = TOP + ROW * (at as f64 + 0.5) - 1.0;
            canvas.words((middle, y), Hold::Middle, &[Run::Ours(age(*of))]);
        }
        canvas
    }

    fn bar(&self, canvas: &mut Canvas, scale: &Scale, bar: &PyramidBar, hold: Hold) {
        let row = AGES.iter().position(|age| *age == bar.age).unwrap_or_default();
        let (y, tall) = (TOP + ROW * row as f64 + 4.0, ROW - 18.0);
        let standing = bar.standing;
        let zero = scale.at(0.0);
        let documented = scale.at(standing.documented as f64);
        let span = |a: f64, b: f64| [a.min(b), y, (a - b).abs(), tall];
        let tip = format!(
            "{}, {}: {} documented",
            sex(bar.sex),
            age(bar.age),
            wording::number(standing.documented)
        );
        canvas.line((zero, y - 4.0), (zero, y + tall + 4.0), Ink::Grid);
        if standing.documented > 0 {
            canvas.rect(span(zero, documented), Ink::Documented, &tip);
        }
        let mut end = documented;
        if let Some(spread) = standing.estimated {
            let (estimate, middle) = (scale.at(spread.estimate), y + tall / 2.0);
            canvas.rect(span(documented, estimate), Ink::Estimated, &axis::said(spread));
            canvas.line((scale.at(spread.low), middle), (scale.at(spread.high), middle), Ink::Line);
            for tip in [scale.at(spread.low), scale.at(spread.high)] {
                canvas.line((tip, middle - 4.0), (tip, middle + 4.0), Ink::Line);
            }
            end = scale.at(spread.high.max(spread.estimate).max(standing.documented as f64));
        }
        let beside = if hold == Hold::End { end - 6.0 } else { end + 6.0 };
        let number = wording::number(standing.documented);
        match standing.estimated {
            None => canvas.words((beside, y + tall / 2.0 + 4.5), hold, &[Run::Ours(&number)]),
            Some(spread) => {
                canvas.words((beside, y + tall / 2.0 - 3.0), hold, &[Run::Ours(&number)]);
                let total = format!("est. {}", whole(spread.estimate));
                canvas.words((beside, y + tall / 2.0 - 3.0 + LINE - 3.0), hold, &[Run::Soft(&total)]);
            }
        }
    }
}

pub(crate) fn age(age: Option<Age>) -> &'static str {
    match age {
        Some(Age::Elderly) => "elderly",
        Some(Age::Adult) => "adults",
        Some(Age::Child) => "children",
        None => "age not known",
    }
}

pub(crate) fn sex(sex: Option<Sex>) -> &'static str {
    match sex {
        Some(Sex::Female) => "women and girls",
        Some(Sex::Male) => "men and boys",
        None => "sex not known",
    }
}
