//! Dates of other calendars, brought to the Gregorian one.
//!
//! The Islamic calendar is that of Umm al-Qura from 1300 to 1600 (1882 to 2174), and before and after the tabular ("civil")
//! one. What was announced somewhere else may be a day or two off either. Method of the other three: E. M. Reingold, N. Dershowitz, "Calendrical Calculations" (2018), chapters 7, 8 and 15, with the
//! 33-year rule for the Solar Hijri calendar, which agrees with the equinox from 1178 to 1633.
//!
//! Must not: guess which calendar a date is of.

use super::tables::umm_al_qura::{FIRST_DAY, FIRST_YEAR, LONG_MONTHS};
use super::when::When;
use vocabulary::Calendar;

/// Day 0 is 1970-01-01; these are the first days of year 1.
const HIJRI_EPOCH: i64 = -492_148;
const PERSIAN_EPOCH: i64 = -492_267;
const HEBREW_EPOCH: i64 = -2_092_590;

/// A date of a calendar as a Gregorian one, its month and day 0 where unknown. A year or a month becomes the Gregorian
/// years that it touches. `None` where the calendar has no such date.
pub(crate) fn to_gregorian(calendar: Calendar, year: u16, month: u8, day: u8) -> Option<When> {
    if calendar == Calendar::Gregorian {
        return When::of(year, month, day);
    }
    let months = months_in_year(calendar, year)?;
    if year == 0 || month > months {
        return None;
    }
    let (from, to) = if month == 0 { (1, months) } else { (month, month) };
    let long = |month| month_start(calendar, year, month + 1).map(|end| end - 1);
    let (start, end) = if month != 0 && day != 0 {
        let at = month_start(calendar, year, month)? + i64::from(day) - 1;
        (at <= long(month)?).then_some((at, at))?
    } else {
        (month_start(calendar, year, from)?, long(to)?)
    };
    let at = |days: i64| i32::try_from(days).ok().and_then(When::of_days);
    let (start, end) = (at(start)?, at(end)?);
    if start == end { Some(start) } else { When::years(start.year()?, end.year()?) }
}

/// How many months a year has; `None` for years that no list can mean.
fn months_in_year(calendar: Calendar, year: u16) -> Option<u8> {
    match calendar {
        Calendar::Hebrew if (3_800..=9_000).contains(&year) => {
            Some(if hebrew_leap(year.into()) { 13 } else { 12 })
        }
        Calendar::Hebrew => None,
        _ => (1..=3_000).contains(&year).then_some(12),
    }
}

/// The day on which a month begins, counted from 1970-01-01; the month after the last is the first of the next year.
fn month_start(calendar: Calendar, year: u16, month: u8) -> Option<i64> {
    let (y, m) = (i64::from(year), i64::from(month));
    Some(match calendar {
        Calendar::Gregorian => return None,
        Calendar::Hijri if month == 13 => return month_start(calendar, year + 1, 1),
        Calendar::Hijri => umm_al_qura(year, month)
            .unwrap_or(HIJRI_EPOCH + 354 * (y - 1) + (3 + 11 * y) / 30 + 29 * (m - 1) + m / 2),
        Calendar::Persian if month == 13 => return month_start(calendar, year + 1, 1),
        Calendar::Persian => {
            PERSIAN_EPOCH - 1
                + 365 * (y - 1)
                + (8 * y + 21) / 33
                + if m <= 7 { 31 * (m - 1) } else { 30 * (m - 1) + 6 }
        }
        Calendar::Hebrew => hebrew_month_start(y, m),
    })
}

/// The day on which a month of the table begins.
fn umm_al_qura(year: u16, month: u8) -> Option<i64> {
    let nth = usize::from(year.checked_sub(FIRST_YEAR)?);
    let own = *LONG_MONTHS.get(nth)?;
    let days = |months: i64, long: u16| 29 * months + i64::from(long.count_ones());
    let before: i64 = LONG_MONTHS[..nth].iter().map(|long| days(12, *long)).sum();
    let months = month.clamp(1, 13) - 1;
    Some(FIRST_DAY + before + days(months.into(), own & ((1 << months) - 1)))
}

fn hebrew_leap(year: i64) -> bool {
    (7 * year + 1).rem_euclid(19) < 7
}

/// Days from the epoch to the new year before its postponements.
fn hebrew_elapsed(year: i64) -> i64 {
    let months = (235 * year - 234).div_euclid(19);
    let parts = 12_084 + 13_753 * months;
    let day = 29 * months + parts.div_euclid(25_920);
    if (3 * (day + 1)).rem_euclid(7) < 3 { day + 1 } else { day }
}

/// The first of Tishri.
fn hebrew_new_year(year: i64) -> i64 {
    let (before, this, after) = (hebrew_elapsed(year - 1), hebrew_elapsed(year), hebrew_elapsed(year + 1));
    let late = if after - this == 356 {
        2
    } else if this - before == 382 {
        1
    } else {
        0
    };
    HEBREW_EPOCH + this + late
}

/// Months from Tishri; in a leap year the sixth is Adar I and the seventh Adar II.
fn hebrew_month_start(year: i64, month: i64) -> i64 {
    let (start, next) = (hebrew_new_year(year), hebrew_new_year(year + 1));
    let days = next - start;
    let leap = hebrew_leap(year);
    let long_heshvan = i64::from(days % 10 == 5);
    let short_kislev = i64::from(days % 10 == 3);
    let mut lengths = vec![30, 29 + long_heshvan, 30 - short_kislev, 29, 30];
    lengths.extend(if leap { &[30, 29][..] } else { &[29][..] });
    lengths.extend([30, 29, 30, 29, 30, 29]);
    start + lengths.iter().take(month as usize - 1).sum::<i64>()
}

/// The place of a Hebrew month in its year, from its place in a leap year, which is how months are named in the tables.
pub(crate) fn hebrew_place(year: u16, named: u8) -> u8 {
    if named > 6 && !hebrew_leap(year.into()) { named - 1 } else { named }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_calendar_has_not_is_refused() {
        for (calendar, year, month, day) in [
            (Calendar::Hijri, 1446, 13, 1),
            (Calendar::Hijri, 1446, 1, 30),
            (Calendar::Persian, 1402, 12, 30),
            (Calendar::Persian, 1403, 7, 31),
            (Calendar::Hebrew, 5785, 13, 1),
            (Calendar::Hebrew, 120, 1, 1),
            (Calendar::Hijri, 0, 1, 1),
            (Calendar::Hijri, 9_999, 1, 1),
        ] {
            assert_eq!(to_gregorian(calendar, year, month, day), None, "{calendar} {year}-{month}-{day}");
        }
    }

    #[test]
    fn known_days_come_out() {
        for (calendar, year, month, day, gregorian) in [
            (Calendar::Persian, 1357, 11, 22, "1979-02-11"),
            (Calendar::Persian, 1403, 1, 1, "2024-03-20"),
            (Calendar::Persian, 1400, 1, 1, "2021-03-21"),
            (Calendar::Persian, 1403, 12, 30, "2025-03-20"),
            (Calendar::Hijri, 1, 1, 1, "0622-07-19"),
            (Calendar::Hijri, 1400, 1, 1, "1979-11-21"),
            (Calendar::Hijri, 1300, 1, 1, "1882-11-12"),
            (Calendar::Hijri, 1445, 1, 1, "2023-07-19"),
            (Calendar::Hebrew, 5708, 9, 5, "1948-05-14"),
            (Calendar::Hebrew, 5785, 1, 1, "2024-10-03"),
            (Calendar::Hebrew, 5784, 1, 22, "2023-10-07"),
            (Calendar::Persian, 1366, 0, 0, "1987/1988"),
            (Calendar::Hijri, 1407, 9, 0, "1987"),
            (Calendar::Gregorian, 1987, 5, 12, "1987-05-12"),
        ] {
            let when = to_gregorian(calendar, year, month, day).map(|when| when.to_string());
            assert_eq!(when.as_deref(), Some(gregorian), "{calendar} {year}-{month}-{day}");
        }
    }
}
