//! Dates as vague as the words: the part of EDTF (ISO 8601-2:2019) that reports need.
//!
//! Must not: pretend to more precision than was said. A month stays a month.

use crate::{Day, VocabularyError};
use std::fmt;
use std::str::FromStr;

/// A point in time, as precisely as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Point {
    /// Ten years, by their first year: 1990 is `199X`.
    Decade(i16),
    /// A year.
    Year(i16),
    /// A season of a year, by its EDTF code: spring 21, summer 22, autumn 23, winter 24.
    Season(i16, u8),
    /// A month (1-12) of a year.
    Month(i16, u8),
    /// A day.
    Day(Day),
}

/// A date or a period in EDTF, level 1 as far as texts ask for it.
///
/// ```
/// use vocabulary::Edtf;
/// let period: Edtf = "1982-04-02/1982-06".parse().unwrap();
/// assert_eq!(period.first_day().unwrap().to_string(), "1982-04-02");
/// assert_eq!(period.last_day().unwrap().to_string(), "1982-06-30");
/// assert_eq!("199X".parse::<Edtf>().unwrap().to_string(), "199X");
/// assert!("1992-13".parse::<Edtf>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Edtf {
    /// One point.
    Point(Point),
    /// From one point to another; `None` is an open end (`..`).
    Interval(Option<Point>, Option<Point>),
}

impl Point {
    /// The first day that it can mean.
    pub fn first_day(self) -> Day {
        let (year, month, day) = match self {
            Point::Decade(year) | Point::Year(year) => (year, 1, 1),
            Point::Season(year, code) => (year, [3, 6, 9, 12][usize::from(code - 21)], 1),
            Point::Month(year, month) => (year, month, 1),
            Point::Day(day) => return day,
        };
        Day::new(year, month, day)
            .unwrap_or_else(|| Day::new(1, 1, 1).expect("the first of January is a day"))
    }

    /// The last day that it can mean. A winter runs into the next year.
    pub fn last_day(self) -> Day {
        let months = match self {
            Point::Decade(_) => 120,
            Point::Year(_) => 12,
            Point::Season(..) => 3,
            Point::Month(..) => 1,
            Point::Day(day) => return day,
        };
        self.first_day().plus_months(months).plus_days(-1)
    }

    /// The year it lies in (the first of a decade).
    pub fn year(self) -> i16 {
        self.first_day().year()
    }
}

impl Edtf {
    /// A single day.
    pub fn day(day: Day) -> Edtf {
        Edtf::Point(Point::Day(day))
    }

    /// A month of a year, where there is such a month.
    pub fn month(year: i16, month: u8) -> Option<Edtf> {
        Day::new(year, month, 1).map(|_| Edtf::Point(Point::Month(year, month)))
    }

    /// A year.
    pub fn year(year: i16) -> Edtf {
        Edtf::Point(Point::Year(year))
    }

    /// From one day to another; the one day where they are the same.
    pub fn days(from: Day, to: Day) -> Edtf {
        if from == to {
            Edtf::day(from)
        } else {
            Edtf::Interval(Some(Point::Day(from)), Some(Point::Day(to)))
        }
    }

    /// The same, unless it is a period that ends before it begins: that is no period. A period from a point to itself is
    /// the point.
    ///
    /// ```
    /// use vocabulary::{Edtf, Point};
    /// let crossed = Edtf::Interval(Some(Point::Year(2012)), Some(Point::Year(2009)));
    /// assert_eq!(crossed.ordered(), None);
    /// ```
    pub fn ordered(self) -> Option<Edtf> {
        match self {
            Edtf::Interval(Some(start), Some(end)) if end.last_day() < start.first_day() => None,
            Edtf::Interval(Some(start), Some(end)) if start == end => Some(Edtf::Point(start)),
            other => Some(other),
        }
    }

    /// The first day it can mean; `None` where its beginning is open.
    pub fn first_day(self) -> Option<Day> {
        match self {
            Edtf::Point(point) => Some(point.first_day()),
            Edtf::Interval(start, _) => start.map(Point::first_day),
        }
    }

    /// The last day it can mean; `None` where its end is open.
    pub fn last_day(self) -> Option<Day> {
        match self {
            Edtf::Point(point) => Some(point.last_day()),
            Edtf::Interval(_, end) => end.map(Point::last_day),
        }
    }

    /// The one day it means, where it means one.
    pub fn as_day(self) -> Option<Day> {
        match self {
            Edtf::Point(Point::Day(day)) => Some(day),
            _ => None,
        }
    }

    /// Whether some day may lie in both.
    pub fn overlaps(self, other: Edtf) -> bool {
        let before =
            |end: Option<Day>, start: Option<Day>| matches!((end, start), (Some(e), Some(s)) if e < s);
        !before(self.last_day(), other.first_day()) && !before(other.last_day(), self.first_day())
    }

    /// Whether all of the other lies within this one.
    pub fn contains(self, other: Edtf) -> bool {
        let starts =
            self.first_day().is_none_or(|mine| other.first_day().is_some_and(|theirs| mine <= theirs));
        let ends = self.last_day().is_none_or(|mine| other.last_day().is_some_and(|theirs| theirs <= mine));
        starts && ends
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Point::Decade(year) => write!(f, "{:03}X", year / 10),
            Point::Year(year) => write!(f, "{year:04}"),
            Point::Season(year, code) => write!(f, "{year:04}-{code}"),
            Point::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Point::Day(day) => day.fmt(f),
        }
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |point: &Option<Point>| point.map_or_else(|| "..".to_owned(), |p| p.to_string());
        match self {
            Edtf::Point(point) => point.fmt(f),
            Edtf::Interval(start, to) => write!(f, "{}/{}", end(start), end(to)),
        }
    }
}

impl FromStr for Point {
    type Err = VocabularyError;
    fn from_str(text: &str) -> Result<Point, VocabularyError> {
        let wrong = || VocabularyError::date(text);
        if !text.is_ascii() || text.len() < 4 {
            return Err(wrong());
        }
        if let Some(decade) = text.strip_suffix('X').filter(|d| d.len() == 3) {
            return decade.parse::<i16>().map(|d| Point::Decade(d * 10)).map_err(|_| wrong());
        }
        let year = Some(&text[..4]).filter(|y| y.bytes().all(|b| b.is_ascii_digit())).ok_or_else(wrong)?;
        let year: i16 = year.parse().map_err(|_| wrong())?;
        match text.len() {
            4 => Ok(Point::Year(year)),
            7 if text.as_bytes()[4] == b'-' => match text[5..].parse::<u8>() {
                Ok(month @ 1..=12) => Ok(Point::Month(year, month)),
                Ok(code @ 21..=24) => Ok(Point::Season(year, code)),
                _ => Err(wrong()),
            },
            _ => text.parse().map(Point::Day),
        }
    }
}

impl FromStr for Edtf {
    type Err = VocabularyError;
    fn from_str(text: &str) -> Result<Edtf, VocabularyError> {
        let end = |part: &str| {
            if part == ".." || part.is_empty() { Ok(None) } else { part.parse::<Point>().map(Some) }
        };
        match text.split_once('/') {
            None => text.parse().map(Edtf::Point),
            Some((from, to)) => match (end(from)?, end(to)?) {
                (None, None) => Err(VocabularyError::date(text)),
                (Some(a), Some(b)) if b.last_day() < a.first_day() => Err(VocabularyError::date(text)),
                (a, b) => Ok(Edtf::Interval(a, b)),
            },
        }
    }
}
crate::serde_as_text!(Edtf);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_what_it_parses() {
        for text in [
            "1992",
            "1992-02",
            "1992-02-26",
            "1992-21",
            "199X",
            "1992/1994",
            "1988-02/..",
            "2024-04-29/2024-04-30",
        ] {
            assert_eq!(text.parse::<Edtf>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn refuses_what_is_no_date() {
        for wrong in
            ["", "19", "1992-00", "1992-25", "1994/1992", "../..", "1992-02-30", "last year", "日本語です"]
        {
            assert!(wrong.parse::<Edtf>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_month_contains_its_days() {
        let month: Edtf = "1992-02".parse().unwrap();
        assert!(month.contains("1992-02-26".parse().unwrap()));
        assert!(!month.contains("1992".parse().unwrap()));
        assert!(month.overlaps("1992".parse().unwrap()));
        assert!(!month.overlaps("1992-03-01/..".parse().unwrap()));
    }
}
