//! Cells that hold ages, read as whole years.
//!
//! Must not: turn "child" into a number that nobody gave.

use super::lexicon;
use super::scan::{self, Part};
use vocabulary::limits::CELL_BYTES_MAX;

/// The oldest age that a person can have, in years. The longest life known is 122.
pub const AGE_YEARS_MAX: u8 = 125;

/// An age in completed years, or the least and the greatest that it may be.
///
/// ```
/// use persons::values::{Years, read_age};
/// assert_eq!(read_age("35").unwrap(), Years { low: 35, high: 35 });
/// assert_eq!(read_age("٣ أشهر").unwrap(), Years { low: 0, high: 0 });
/// assert_eq!(read_age("30-40").unwrap(), Years { low: 30, high: 40 });
/// assert_eq!(read_age("20s").unwrap(), Years { low: 20, high: 29 });
/// assert_eq!(read_age("340"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Years {
    /// The least, in years.
    pub low: u8,
    /// The greatest, in years.
    pub high: u8,
}

impl Years {
    /// One age exactly.
    pub fn exactly(years: u8) -> Years {
        Years { low: years, high: years }
    }

    /// The one age, where it is one.
    pub fn one(self) -> Option<u8> {
        (self.low == self.high).then_some(self.low)
    }

    /// How many years lie between two ages at the least: 0 where they may be the same.
    pub fn gap(self, other: Years) -> u8 {
        self.low.saturating_sub(other.high).max(other.low.saturating_sub(self.high))
    }
}

/// Reads one cell; `None` where it gives no age of at most [`AGE_YEARS_MAX`] years.
///
/// Months, weeks, days and hours of age are completed years; "about 35" may be two years more or less.
pub fn read_age(cell: &str) -> Option<Years> {
    let bytes = cell.as_bytes();
    if let ([a] | [b'0', a], true) = (bytes, bytes.iter().all(u8::is_ascii_digit)) {
        return Some(Years::exactly(a - b'0'));
    }
    if bytes.len() > CELL_BYTES_MAX || cell.trim_start().starts_with(['-', '−', '–']) {
        return None;
    }
    let decade = cell.trim_end().strip_suffix("'s").or_else(|| cell.trim_end().strip_suffix("s"));
    if let Some(tens) =
        decade.and_then(|tens| tens.parse::<u8>().ok()).filter(|tens| tens % 10 == 0 && *tens < 120)
    {
        return Some(Years { low: tens, high: tens + 9 });
    }
    let parts = scan::parts(cell)?;
    let about = cell.contains(['~', '≈', '?'])
        || parts.iter().any(|part| matches!(part, Part::Word(word) if lexicon::is_about(word)));
    let years = of_parts(cell, &parts)?;
    let (low, high) =
        if about { (years.low.saturating_sub(2), years.high + 2) } else { (years.low, years.high) };
    let (low, high) = if cell.trim_start().starts_with(['<', '>', '≤', '≥']) {
        bound(cell, years)
    } else {
        (low, high)
    };
    (high <= AGE_YEARS_MAX + 2 && low <= high).then_some(Years { low, high: high.min(AGE_YEARS_MAX) })
}

/// "<5", ">60".
fn bound(cell: &str, years: Years) -> (u8, u8) {
    if cell.trim_start().starts_with(['<', '≤']) { (0, years.high) } else { (years.low, AGE_YEARS_MAX) }
}

fn of_parts(cell: &str, parts: &[Part<'_>]) -> Option<Years> {
    let mut numbers = Vec::with_capacity(2);
    let mut units = Vec::new();
    for part in parts {
        match part {
            Part::Number(value, _) => numbers.push(u16::try_from(*value).ok()?),
            Part::Word(word) => match lexicon::unit(word) {
                Some(unit) => units.push(unit),
                None if lexicon::is_about(word) => {}
                None => return None,
            },
        }
    }
    let age = |value: u16| u8::try_from(value).ok().filter(|age| *age <= AGE_YEARS_MAX);
    let decimal = numbers.len() == 2 && is_decimal(cell);
    match (numbers.as_slice(), units.as_slice()) {
        ([], [unit, ..]) if *unit > 1 => Some(Years::exactly(0)),
        ([years, _], []) if decimal => age(*years).map(Years::exactly),
        ([years, _], [unit]) if decimal => age(years / unit).map(Years::exactly),
        ([years], []) => age(*years).map(Years::exactly),
        // "25 years old" has two words for years, "6 months old" one for months and one for years.
        ([value], units) => age(value / units.iter().max()?).map(Years::exactly),
        ([low, high], []) => Some(Years { low: age(*low)?, high: age(*high)? }),
        ([low, high], [unit]) => Some(Years { low: age(low / unit)?, high: age(high / unit)? }),
        // "2 years 3 months".
        ([years, _], [1, ..]) => age(*years).map(Years::exactly),
        _ => None,
    }
}

/// Whether a point or comma stands between two digits.
fn is_decimal(cell: &str) -> bool {
    let mut before = [' ', ' '];
    cell.chars().any(|c| {
        let found = matches!(before[1], '.' | ',' | '٫')
            && scan::digit(before[0]).is_some()
            && scan::digit(c).is_some();
        before = [before[1], c];
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_age_is_refused() {
        for cell in
            ["", "-1", "126", "340", "Asa Thorne", "40-30", "1987-05-12", "99999999999", "12 13 14", "x"]
        {
            assert_eq!(read_age(cell), None, "{cell}");
        }
    }

    #[test]
    fn ages_are_read_in_many_languages() {
        for (cell, low, high) in [
            ("7", 7, 7),
            ("07", 7, 7),
            ("120", 120, 120),
            ("٣٥", 35, 35),
            ("35 y", 35, 35),
            ("35.0", 35, 35),
            ("0.5", 0, 0),
            ("3 months", 0, 0),
            ("18 months old", 1, 1),
            ("25 years old", 25, 25),
            ("2 years 3 months", 2, 2),
            ("۳۵ ساله", 35, 35),
            ("35 سنة", 35, 35),
            ("6 أشهر", 0, 0),
            ("35 лет", 35, 35),
            ("8 мес.", 0, 0),
            ("35 yaşında", 35, 35),
            ("3 aylıq", 0, 0),
            ("35 տարեկան", 35, 35),
            ("35 წლის", 35, 35),
            ("35 ετών", 35, 35),
            ("35 años", 35, 35),
            ("בן 35", 35, 35),
            ("newborn", 0, 0),
            ("about 35", 33, 37),
            ("35?", 33, 37),
            ("30–40", 30, 40),
            ("40s", 40, 49),
            ("<5", 0, 5),
            (">60", 60, 125),
        ] {
            assert_eq!(read_age(cell), Some(Years { low, high }), "{cell}");
        }
    }

    proptest! {
        #[test]
        fn any_cell_is_read_without_panic(cell in "\\PC{0,30}") {
            if let Some(years) = read_age(&cell) {
                prop_assert!(years.low <= years.high && years.high <= AGE_YEARS_MAX);
            }
        }

        #[test]
        fn what_is_printed_is_read(age in 0_u8..=AGE_YEARS_MAX) {
            prop_assert_eq!(read_age(&age.to_string()), Some(Years::exactly(age)));
        }
    }
}
