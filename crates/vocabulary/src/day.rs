//! A calendar day, and steps between days.
//!
//! Must not: know the clock. What day it is today always comes in as an argument.

use crate::VocabularyError;
use jiff::civil::Date;
use std::fmt;
use std::str::FromStr;

/// One day of the proleptic Gregorian calendar.
///
/// ```
/// use vocabulary::{Day, Weekday};
/// let day: Day = "1992-02-26".parse().unwrap();
/// assert_eq!(day.weekday(), Weekday::Wednesday);
/// assert_eq!(day.plus_days(3).to_string(), "1992-02-29");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The English name of a month from 1 to 12; what is beyond either end is taken as the end.
///
/// ```
/// assert_eq!(vocabulary::month_name(2), "February");
/// ```
pub fn month_name(month: u8) -> &'static str {
    MONTHS[usize::from(month.clamp(1, 12) - 1)]
}

/// A day of the week; weeks begin on Monday (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(i8)]
pub enum Weekday {
    /// The first day of the ISO week.
    Monday = 1,
    /// The second.
    Tuesday = 2,
    /// The third.
    Wednesday = 3,
    /// The fourth.
    Thursday = 4,
    /// The fifth.
    Friday = 5,
    /// The sixth.
    Saturday = 6,
    /// The seventh.
    Sunday = 7,
}

impl Weekday {
    /// All seven, Monday first.
    pub const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];
}

impl Day {
    /// The day of this year, month (1-12) and day of the month, where there is such a day.
    pub fn new(year: i16, month: u8, day: u8) -> Option<Day> {
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().map(Day)
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month() as u8
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.0.day() as u8
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        Weekday::ALL[(self.0.weekday().to_monday_one_offset() - 1) as usize]
    }

    /// The day so many days later (earlier where negative); stops at the ends of the calendar.
    pub fn plus_days(self, days: i32) -> Day {
        Day(self.0.saturating_add(jiff::Span::new().days(days.clamp(-3_000_000, 3_000_000))))
    }

    /// The day so many months later, held to the length of the month reached.
    pub fn plus_months(self, months: i32) -> Day {
        Day(self.0.saturating_add(jiff::Span::new().months(months.clamp(-200_000, 200_000))))
    }

    /// Days from this one to the other; negative where the other lies before.
    pub fn days_until(self, other: Day) -> i32 {
        self.0.until(other.0).map(|span| span.get_days()).unwrap_or(0)
    }

    /// The Monday of this day's week.
    pub fn monday(self) -> Day {
        self.plus_days(1 - self.weekday() as i32)
    }

    /// The first and last day of the month this day lies in.
    pub fn month_bounds(self) -> (Day, Day) {
        (Day(self.0.first_of_month()), Day(self.0.last_of_month()))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl FromStr for Day {
    type Err = VocabularyError;
    fn from_str(text: &str) -> Result<Day, VocabularyError> {
        let wrong = || VocabularyError::date(text);
        let mut parts = text.splitn(3, '-');
        let mut next = |digits: usize| {
            parts
                .next()
                .filter(|p| p.len() == digits && p.bytes().all(|b| b.is_ascii_digit()))
                .ok_or_else(wrong)
        };
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        let number = |p: &str| p.parse::<i16>().map_err(|_| wrong());
        Day::new(number(year)?, number(month)? as u8, number(day)? as u8).ok_or_else(wrong)
    }
}
crate::serde_as_text!(Day);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_days_that_are_not() {
        for wrong in ["1992-02-30", "1992-2-3", "", "1992", "1992-02-26T10", "92-02-26"] {
            assert!(wrong.parse::<Day>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn weeks_begin_on_monday() {
        let day: Day = "2025-02-27".parse().unwrap();
        assert_eq!(day.weekday(), Weekday::Thursday);
        assert_eq!(day.monday().to_string(), "2025-02-24");
    }
}
