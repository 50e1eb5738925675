//! A date as a list gives it, in four bytes: what is known of year, month and day, and no more.
//!
//! Must not: read text, or guess a part that was not given.

use std::fmt;

const YEAR: u32 = 18;
const MONTH: u32 = 14;
const DAY: u32 = 9;
const SPAN: u32 = 3;
const ABOUT: u32 = 1 << 2;
const DOUBTED: u32 = 1 << 1;
const AMENDED: u32 = 1;
/// The years that the span of one date may reach beyond its first.
const SPAN_MAX: u16 = 63;
const YEAR_MAX: u16 = 9999;

/// A date as precise as it was given, for comparing: year, month and day may each be unknown, or the year may be one of
/// several that follow on one another.
///
/// Gregorian, whatever calendar the list used. Dates order by year, then month, then day; what is unknown comes first.
///
/// ```
/// use persons::values::When;
/// let born = When::of(1987, 5, 12).unwrap();
/// assert_eq!((born.year(), born.month(), born.day()), (Some(1987), Some(5), Some(12)));
/// assert_eq!(When::of(1987, 2, 31), None, "no such day");
/// assert_eq!(When::of(1987, 0, 12).unwrap().to_string(), "1987-XX-12");
/// assert_eq!(When::years(1980, 1989).unwrap().to_string(), "198X");
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct When(u32);

impl When {
    /// Nothing is known.
    pub const UNKNOWN: When = When(0);

    /// A date of these parts, each 0 where unknown; `None` where there is no such date, or no part is known.
    pub fn of(year: u16, month: u8, day: u8) -> Option<When> {
        let days = if month == 0 { 31 } else { days_in_month(year, month) };
        let known = year != 0 || month != 0 || day != 0;
        (known && year <= YEAR_MAX && month <= 12 && day <= days)
            .then(|| When(u32::from(year) << YEAR | u32::from(month) << MONTH | u32::from(day) << DAY))
    }

    /// One year among these, both included. `None` where they are crossed, beyond 1 to 9999, or more than 64.
    pub fn years(first: u16, last: u16) -> Option<When> {
        let span = last.checked_sub(first).filter(|span| *span <= SPAN_MAX)?;
        (first >= 1 && last <= YEAR_MAX).then(|| When(u32::from(first) << YEAR | u32::from(span) << SPAN))
    }

    /// A day by its number, counted from 1970-01-01; `None` where it lies outside the years 1 to 9999.
    pub fn of_days(days: i32) -> Option<When> {
        let (year, month, day) = civil_from_days(days);
        u16::try_from(year).ok().filter(|year| *year >= 1).and_then(|year| When::of(year, month, day))
    }

    /// The same, given as approximate ("c. 1960").
    pub fn about(self) -> When {
        self.with(ABOUT)
    }

    /// The same, given with doubt ("1987?").
    pub fn doubted(self) -> When {
        self.with(DOUBTED)
    }

    /// The same, with a part left out that cannot be ("31 February 1987" is a February of 1987).
    pub fn amended(self) -> When {
        self.with(AMENDED)
    }

    fn with(self, flag: u32) -> When {
        if self.is_unknown() { self } else { When(self.0 | flag) }
    }

    /// The year, or the first of those it may be.
    #[inline]
    pub fn year(self) -> Option<u16> {
        Some((self.0 >> YEAR) as u16).filter(|year| *year != 0)
    }

    /// The last year it may be, as written; [`year`](When::year) where there is one only.
    #[inline]
    pub fn last_year(self) -> Option<u16> {
        self.year().map(|year| year + (self.0 >> SPAN & 63) as u16)
    }

    /// The month, 1 to 12.
    #[inline]
    pub fn month(self) -> Option<u8> {
        Some((self.0 >> MONTH & 15) as u8).filter(|month| *month != 0)
    }

    /// The day of the month.
    #[inline]
    pub fn day(self) -> Option<u8> {
        Some((self.0 >> DAY & 31) as u8).filter(|day| *day != 0)
    }

    /// Whether nothing is known.
    #[inline]
    pub fn is_unknown(self) -> bool {
        self.0 >> DAY == 0
    }

    /// Whether it is one day, and neither approximate nor in doubt nor amended.
    #[inline]
    pub fn is_exact(self) -> bool {
        self.is_day() && self.0 & (ABOUT | DOUBTED | AMENDED) == 0
    }

    /// Whether year, month and day are known.
    #[inline]
    pub fn is_day(self) -> bool {
        self.0 >> YEAR != 0 && self.0 >> MONTH & 15 != 0 && self.0 >> DAY & 31 != 0
    }

    /// Whether it was given as approximate.
    #[inline]
    pub fn is_about(self) -> bool {
        self.0 & ABOUT != 0
    }

    /// Whether it was given with doubt.
    pub fn is_doubted(self) -> bool {
        self.0 & DOUBTED != 0
    }

    /// Whether a part was left out because it cannot be.
    pub fn is_amended(self) -> bool {
        self.0 & AMENDED != 0
    }

    /// The number of the day, counted from 1970-01-01, where it is one day.
    #[inline]
    pub fn days(self) -> Option<i32> {
        self.is_day().then(|| days_from_civil(self.0 >> YEAR, self.0 >> MONTH & 15, self.0 >> DAY & 31))
    }

    /// The first and the last day it can mean, as numbers of days; an approximate year reaches [`ABOUT_YEARS`] to
    /// either side. `None` where the year is not known.
    pub fn bounds(self) -> Option<(i32, i32)> {
        let (mut first, mut last) = (self.year()?, self.last_year()?);
        if self.is_about() && !self.is_day() {
            (first, last) = (first.saturating_sub(ABOUT_YEARS).max(1), (last + ABOUT_YEARS).min(YEAR_MAX));
        }
        let (from, to) = self.month().map_or((1, 12), |month| (month, month));
        let (start, end) = match (self.month(), self.day()) {
            (Some(_), Some(day)) => (day, day),
            _ => (1, days_in_month(last, to)),
        };
        let at = |year: u16, month: u8, day: u8| days_from_civil(year.into(), month.into(), day.into());
        Some((at(first, from, start), at(last, to, end)))
    }

    /// The four bytes themselves, which order and tell apart dates as they are written.
    #[inline]
    pub fn to_bits(self) -> u32 {
        self.0
    }
}

/// How many years an approximate year may be off.
pub const ABOUT_YEARS: u16 = 2;

/// How many days a month has; in an unknown year (0) February has 29.
pub(super) fn days_in_month(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// The number of a day, counted from 1970-01-01. After the public-domain "days_from_civil" of Howard Hinnant's
/// "chrono-Compatible Low-Level Date Algorithms": years begin in March, so that a leap day comes last.
#[inline]
pub(super) fn days_from_civil(year: u32, month: u32, day: u32) -> i32 {
    let year = year as i32 - i32::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (month as i32 + if month > 2 { -3 } else { 9 }) + 2) / 5 + day as i32 - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year, month and day of a number of days: the way back.
pub(super) fn civil_from_days(days: i32) -> (i32, u8, u8) {
    let days = i64::from(days) + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    ((year + era * 400 + i64::from(month <= 2)) as i32, month as u8, day as u8)
}

/// In EDTF (ISO 8601-2:2019), level 2 where a middle part is unknown; nothing where nothing is known.
impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_unknown() {
            return Ok(());
        }
        match (self.year(), self.last_year()) {
            (Some(first), Some(last)) if first == last => write!(f, "{first:04}")?,
            (Some(first), Some(last)) if last - first == 9 && first % 10 == 0 => {
                write!(f, "{:03}X", first / 10)?
            }
            (Some(first), Some(last)) => write!(f, "{first:04}/{last:04}")?,
            _ => f.write_str("XXXX")?,
        }
        match (self.month(), self.day()) {
            (None, None) => {}
            (Some(month), None) => write!(f, "-{month:02}")?,
            (None, Some(day)) => write!(f, "-XX-{day:02}")?,
            (Some(month), Some(day)) => write!(f, "-{month:02}-{day:02}")?,
        }
        match (self.is_about(), self.is_doubted()) {
            (true, true) => f.write_str("%"),
            (true, false) => f.write_str("~"),
            (false, true) => f.write_str("?"),
            (false, false) => Ok(()),
        }
    }
}

impl fmt::Debug for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "When({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_date_is_refused() {
        for (year, month, day) in [(0, 0, 0), (1987, 13, 1), (1987, 4, 31), (1900, 2, 29), (10_000, 1, 1)] {
            assert_eq!(When::of(year, month, day), None, "{year}-{month}-{day}");
        }
        for (first, last) in [(1989, 1980), (0, 5), (1900, 1964), (9998, 10_000)] {
            assert_eq!(When::years(first, last), None, "{first}/{last}");
        }
        assert_eq!(When::UNKNOWN.about(), When::UNKNOWN);
    }

    #[test]
    fn days_are_counted_there_and_back() {
        assert_eq!(When::of(1970, 1, 1).unwrap().days(), Some(0));
        assert_eq!(When::of(2000, 3, 1).unwrap().days(), Some(11_017));
        for days in (-719_162..2_932_896).step_by(97) {
            assert_eq!(When::of_days(days).unwrap().days(), Some(days));
        }
        assert_eq!(When::of_days(i32::MIN), None);
        assert_eq!(When::of_days(i32::MAX), None);
    }

    #[test]
    fn bounds_are_as_wide_as_the_words() {
        let days = |from: (u16, u8, u8), to: (u16, u8, u8)| {
            let at = |(y, m, d)| When::of(y, m, d).unwrap().days().unwrap();
            Some((at(from), at(to)))
        };
        assert_eq!(When::of(1988, 2, 0).unwrap().bounds(), days((1988, 2, 1), (1988, 2, 29)));
        assert_eq!(When::years(1980, 1989).unwrap().bounds(), days((1980, 1, 1), (1989, 12, 31)));
        assert_eq!(When::of(1960, 0, 0).unwrap().about().bounds(), days((1958, 1, 1), (1962, 12, 31)));
        assert_eq!(When::of(0, 5, 12).unwrap().bounds(), None);
    }
}
