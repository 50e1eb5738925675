//! How two dates are alike, in a few nanoseconds; whether an age fits a birth and a day.
//!
//! Must not: weigh. What a likeness is worth is learnt by the engine.

use super::when::{ABOUT_YEARS, When};

/// How two dates are alike. Earlier ones are the nearer.
///
/// The order of asking is the order here: what is `Same` is not asked whether it is anything less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum DateMatch {
    /// One day, the same, and neither in doubt.
    Same,
    /// Nothing known of one contradicts the other, but one of them is vaguer than a day, or in doubt.
    Compatible,
    /// Day and month changed places.
    Swapped,
    /// At most as many days apart as was asked for.
    Near,
    /// The same day of a year that is one off, or years that are one off where no more is known.
    YearOffByOne,
    /// One digit of `YYYYMMDD` is another, or two neighbours within a part changed places.
    OneSlip,
    /// The same year and month.
    SameMonth,
    /// The same year.
    SameYear,
    /// Another date.
    Different,
    /// At least one of them tells nothing that could be held against the other.
    Unknown,
}

impl When {
    /// How this date and another are alike; both the same way round.
    ///
    /// ```
    /// use persons::values::{DateMatch, When};
    /// let born = When::of(1987, 5, 12).unwrap();
    /// let held = |year, month, day| born.against(When::of(year, month, day).unwrap(), 0);
    /// assert_eq!(held(1987, 5, 12), DateMatch::Same);
    /// assert_eq!(held(1987, 0, 0), DateMatch::Compatible);
    /// assert_eq!(held(1987, 12, 5), DateMatch::Swapped);
    /// assert_eq!(held(1988, 5, 12), DateMatch::YearOffByOne);
    /// assert_eq!(held(1967, 5, 12), DateMatch::OneSlip);
    /// assert_eq!(held(1978, 5, 12), DateMatch::OneSlip);
    /// assert_eq!(held(1987, 5, 30), DateMatch::SameMonth);
    /// assert_eq!(held(1951, 1, 30), DateMatch::Different);
    /// let died = When::of(2014, 7, 31).unwrap();
    /// assert_eq!(died.against(When::of(2014, 8, 2).unwrap(), 2), DateMatch::Near);
    /// ```
    #[inline]
    pub fn against(self, other: When, near_days: u16) -> DateMatch {
        if self == other && self.is_exact() {
            return DateMatch::Same;
        }
        if self.is_day() && other.is_day() { days(self, other, near_days) } else { vague(self, other) }
    }
}

/// Of two whole days.
#[inline]
fn days(a: When, b: When, near_days: u16) -> DateMatch {
    let (bits_a, bits_b) = (a.to_bits(), b.to_bits());
    let (year_a, year_b) = (bits_a >> 18, bits_b >> 18);
    let (month_a, month_b) = (bits_a >> 14 & 15, bits_b >> 14 & 15);
    let (day_a, day_b) = (bits_a >> 9 & 31, bits_b >> 9 & 31);
    let (years, months, days) = (year_a == year_b, month_a == month_b, day_a == day_b);
    let apart = year_a.abs_diff(year_b);
    match (years, months, days) {
        (true, true, true) => return DateMatch::Compatible,
        (true, false, false) if month_a == day_b && day_a == month_b => return DateMatch::Swapped,
        _ => {}
    }
    if near_days > 0 && apart <= 1 + u32::from(near_days) / 365 {
        let between = a.days().zip(b.days()).map(|(a, b)| a.abs_diff(b));
        if between.is_some_and(|between| between <= u32::from(near_days)) {
            return DateMatch::Near;
        }
    }
    match (years, months, days) {
        (false, true, true) if apart == 1 => DateMatch::YearOffByOne,
        (false, true, true) if one_slip(year_a, year_b) => DateMatch::OneSlip,
        (true, false, true) if one_slip(month_a, month_b) => DateMatch::OneSlip,
        (true, true, false) if one_slip(day_a, day_b) => DateMatch::OneSlip,
        (true, true, _) => DateMatch::SameMonth,
        (true, false, _) => DateMatch::SameYear,
        _ => DateMatch::Different,
    }
}

/// Whether two numbers of up to four digits differ in one digit, or by two neighbours that changed places.
#[inline]
fn one_slip(a: u32, b: u32) -> bool {
    let digits = |n: u32| [n / 1000 % 10, n / 100 % 10, n / 10 % 10, n % 10];
    let (a, b) = (digits(a), digits(b));
    let differ = |at: usize| a[at] != b[at];
    match (0..4).filter(|at| differ(*at)).count() {
        1 => true,
        2 => (0..3).any(|at| differ(at) && a[at] == b[at + 1] && a[at + 1] == b[at]),
        _ => false,
    }
}

/// Of two dates of which one at least is no whole day.
fn vague(a: When, b: When) -> DateMatch {
    let unlike = |a: Option<u8>, b: Option<u8>| a.zip(b).is_some_and(|(a, b)| a != b);
    let (months, days) = (unlike(a.month(), b.month()), unlike(a.day(), b.day()));
    let (Some(from_a), Some(from_b)) = (a.year(), b.year()) else {
        let both = a.month().and(b.month()).or(a.day().and(b.day()));
        return match both {
            None => DateMatch::Unknown,
            Some(_) if months || days => DateMatch::Different,
            Some(_) => DateMatch::Compatible,
        };
    };
    let slack = |when: When| if when.is_about() { u32::from(ABOUT_YEARS) } else { 0 };
    let to = |when: When, from: u16| u32::from(when.last_year().unwrap_or(from));
    let (from_a, from_b, to_a, to_b) = (u32::from(from_a), u32::from(from_b), to(a, from_a), to(b, from_b));
    let apart = from_a.saturating_sub(to_b).max(from_b.saturating_sub(to_a));
    let apart = apart.saturating_sub(slack(a) + slack(b));
    match (apart, months, days) {
        (0, false, false) => DateMatch::Compatible,
        (1, false, false) => DateMatch::YearOffByOne,
        (0, false, true) if a.month().and(b.month()).is_some() => DateMatch::SameMonth,
        (0, ..) if from_a == to_a && from_b == to_b => DateMatch::SameYear,
        (_, false, false) if from_a == to_a && from_b == to_b && one_slip(from_a, from_b) => {
            DateMatch::OneSlip
        }
        _ => DateMatch::Different,
    }
}

/// How many years an age is off from what birth and incident make it: 0 where it fits.
///
/// Where only years are known, each age that they allow fits. `None` where either year is not known.
///
/// ```
/// use persons::values::{When, age_gap};
/// let (born, died) = (When::of(1987, 5, 12).unwrap(), When::of(2014, 1, 3).unwrap());
/// assert_eq!(age_gap(26, born, died), Some(0));
/// assert_eq!(age_gap(27, born, died), Some(1));
/// let only_year = When::of(1987, 0, 0).unwrap();
/// assert_eq!((age_gap(27, only_year, died), age_gap(28, only_year, died)), (Some(0), Some(1)));
/// assert_eq!(age_gap(27, When::UNKNOWN, died), None);
/// ```
pub fn age_gap(age: u8, born: When, happened: When) -> Option<u16> {
    let (earliest, latest) = born.bounds()?;
    let (first, last) = happened.bounds()?;
    let least = full_years(latest, first);
    let most = full_years(earliest, last);
    let age = i32::from(age);
    let off = if age < least { least - age } else { (age - most).max(0) };
    Some(u16::try_from(off).unwrap_or(u16::MAX))
}

/// Years completed between two days; negative where the second comes first.
fn full_years(from: i32, to: i32) -> i32 {
    let (from_year, from_month, from_day) = super::when::civil_from_days(from);
    let (to_year, to_month, to_day) = super::when::civil_from_days(to);
    to_year - from_year - i32::from((to_month, to_day) < (from_month, from_day))
}

/// When somebody was born who was so old at an incident: one of two years, or of more where the incident is vague.
///
/// By it an age in one list is held against a birth in another with [`When::against`].
///
/// ```
/// use persons::values::{DateMatch, When, born_from_age};
/// let born = born_from_age(26, 26, When::of(2014, 1, 3).unwrap()).unwrap();
/// assert_eq!(born.to_string(), "1987/1988");
/// assert_eq!(born.against(When::of(1987, 5, 12).unwrap(), 0), DateMatch::Compatible);
/// ```
pub fn born_from_age(low: u8, high: u8, happened: When) -> Option<When> {
    let first = happened.year()?.checked_sub(u16::from(high) + 1)?;
    let last = happened.last_year()?.checked_sub(u16::from(low))?;
    let born = When::years(first, last)?;
    Some(if happened.is_about() { born.about() } else { born })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn when(year: u16, month: u8, day: u8) -> When {
        When::of(year, month, day).unwrap()
    }

    #[test]
    fn vague_dates_say_no_more_than_they_know() {
        let full = when(1987, 5, 12);
        for (other, held) in [
            (When::UNKNOWN, DateMatch::Unknown),
            (when(1987, 6, 0), DateMatch::SameYear),
            (when(1986, 0, 0), DateMatch::YearOffByOne),
            (when(1983, 0, 0), DateMatch::OneSlip),
            (when(1966, 0, 0), DateMatch::Different),
            (when(1987, 0, 12), DateMatch::Compatible),
            (when(0, 5, 12), DateMatch::Compatible),
            (when(0, 6, 12), DateMatch::Different),
            (When::years(1980, 1989).unwrap(), DateMatch::Compatible),
            (when(1985, 0, 0).about(), DateMatch::Compatible),
            (full.doubted(), DateMatch::Compatible),
        ] {
            assert_eq!(full.against(other, 0), held, "{other}");
            assert_eq!(other.against(full, 0), held, "{other}");
        }
        assert_eq!(when(0, 5, 0).against(when(1987, 0, 0), 0), DateMatch::Unknown);
    }

    #[test]
    fn carries_are_no_slips() {
        let at = |day| when(1987, 5, day);
        assert_eq!(at(19).against(at(20), 0), DateMatch::SameMonth);
        assert_eq!(at(19).against(at(20), 1), DateMatch::Near);
        assert_eq!(at(12).against(at(21), 0), DateMatch::OneSlip);
        assert_eq!(when(1989, 5, 12).against(when(1990, 5, 12), 0), DateMatch::YearOffByOne);
        assert_eq!(when(2013, 12, 31).against(when(2014, 1, 1), 2), DateMatch::Near);
    }

    #[test]
    fn an_age_before_birth_is_far_off() {
        assert_eq!(age_gap(3, when(2014, 1, 1), when(1990, 1, 1)), Some(27));
        assert_eq!(age_gap(26, when(1987, 0, 0), when(2014, 0, 0)), Some(0));
        assert_eq!(age_gap(28, when(1987, 0, 0), when(2014, 0, 0)), Some(1));
    }

    fn any_date() -> impl Strategy<Value = When> {
        (0_u16..=2100, 0_u8..=12, 0_u8..=31, 0_u16..=12, 0_u8..4).prop_map(
            |(year, month, day, span, flags)| {
                let when = match span {
                    0..=9 => When::of(year, month, day),
                    span => When::years(year, year + span),
                };
                let when = when.unwrap_or(When::UNKNOWN);
                let when = if flags & 1 == 1 { when.about() } else { when };
                if flags & 2 == 2 { when.doubted() } else { when }
            },
        )
    }

    proptest! {
        #[test]
        fn dates_are_held_against_each_other_both_ways_alike(a in any_date(), b in any_date(), near in 0_u16..800) {
            prop_assert_eq!(a.against(b, near), b.against(a, near));
            let own = if a.is_exact() { DateMatch::Same } else if a.is_unknown() { DateMatch::Unknown } else { DateMatch::Compatible };
            if a.year().is_some() || a.is_unknown() {
                prop_assert_eq!(a.against(a, near), own);
            }
        }

        #[test]
        fn what_follows_from_two_dates_fits_them(born in any_date(), later in 0_i32..40_000) {
            if let Some(happened) = born.days().and_then(|days| When::of_days(days + later)) {
                let age = (0..=125).find(|age| age_gap(*age, born, happened) == Some(0)).unwrap();
                let from_age = born_from_age(age, age, happened);
                prop_assert!(from_age.is_none_or(|from| from.against(born, 0) == DateMatch::Compatible), "{born} {happened} {age}");
            }
        }
    }
}
