//! Days as numbers, and back.
//!
//! Must not: know which day it is.

/// Whether February has 29 days.
fn leap(year: i32) -> bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
}

fn days_of(year: i32, month: u32) -> i32 {
    match month {
        2 if leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days before a year, from the year 1 on.
fn before(year: i32) -> i32 {
    let years = year - 1;
    years * 365 + years / 4 - years / 100 + years / 400
}

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i32);

impl Day {
    /// The day of this year, month and day of the month; each is held within its bounds.
    pub fn of(year: i32, month: u32, day: u32) -> Day {
        let month = month.clamp(1, 12);
        let day = (day.max(1) as i32).min(days_of(year, month));
        Day(before(year) + (1..month).map(|m| days_of(year, m)).sum::<i32>() + day - 1)
    }

    /// Its year, month and day of the month.
    pub fn parts(self) -> (i32, u32, u32) {
        let mut year = self.0 / 366 + 1;
        while before(year + 1) <= self.0 {
            year += 1;
        }
        let mut left = self.0 - before(year);
        let mut month = 1;
        while left >= days_of(year, month) {
            left -= days_of(year, month);
            month += 1;
        }
        (year, month, left as u32 + 1)
    }

    /// The day so many days later.
    pub fn later(self, days: i32) -> Day {
        Day(self.0 + days)
    }

    /// Full years from this day to another.
    pub fn years_until(self, other: Day) -> i32 {
        let ((year, month, day), (to, to_month, to_day)) = (self.parts(), other.parts());
        to - year - i32::from((to_month, to_day) < (month, day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_come_back_as_they_went_in() {
        for start in
            [Day::of(1899, 12, 25), Day::of(1999, 12, 30), Day::of(2000, 2, 27), Day::of(2032, 2, 27)]
        {
            for days in 0..800 {
                let (year, month, day) = start.later(days).parts();
                assert_eq!(Day::of(year, month, day), start.later(days));
            }
        }
        assert_eq!(Day::of(2031, 2, 31).parts(), (2031, 2, 28));
        assert_eq!(Day::of(2032, 2, 28).later(2).parts(), (2032, 3, 1));
    }

    #[test]
    fn years_are_full_years() {
        assert_eq!(Day::of(2000, 5, 7).years_until(Day::of(2031, 5, 6)), 30);
        assert_eq!(Day::of(2000, 5, 7).years_until(Day::of(2031, 5, 7)), 31);
    }
}
