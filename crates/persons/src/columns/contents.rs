//! What the values of a column look like, from a sample of bounded size.
//!
//! Must not: read a header, or decide.

use crate::values::{self, AGE_YEARS_MAX, scan};
use vocabulary::limits::{COLUMN_SAMPLE_MAX, ROW_SAMPLE_MAX};
use vocabulary::{Column, Sex};

/// Shares are of the filled rows that were looked at, from 0 to 1.
#[derive(Clone, Debug, Default)]
pub(super) struct Contents {
    /// Filled rows of all.
    pub(super) filled: usize,
    /// Distinct values that are not empty.
    pub(super) distinct: usize,
    /// Dates with at least a year, read without remark.
    pub(super) dates: f32,
    /// Dates of a whole day.
    pub(super) days: f32,
    /// Bare years.
    pub(super) years: f32,
    /// Whole numbers.
    pub(super) integers: f32,
    /// The least and the greatest of nineteen in twenty whole numbers.
    pub(super) range: Option<(i64, i64)>,
    /// Ages.
    pub(super) ages: f32,
    /// The years of nineteen in twenty dates.
    pub(super) year_range: Option<(u16, u16)>,
    /// Words for a sex; and both occur.
    pub(super) sexes: f32,
    pub(super) both_sexes: bool,
    /// Words for what happened to a person.
    pub(super) statuses: f32,
    /// Letters without digits.
    pub(super) letters: f32,
    /// Values with a digit in them.
    pub(super) digits: f32,
    /// Long or of many words.
    pub(super) long: f32,
    /// Values with one comma among words.
    pub(super) commas: f32,
    /// Values that are links or addresses of mail.
    pub(super) links: f32,
    /// Words to a value.
    pub(super) words: f32,
    /// Whether some value has a capital letter.
    pub(super) capitals: bool,
    /// Letters to a value.
    pub(super) chars: f32,
    /// The codes that were seen and how many of the sampled rows had each, the most frequent first.
    pub(super) seen: Vec<(u32, u32)>,
    /// How many of the sampled rows were filled.
    pub(super) sampled: usize,
}

impl Contents {
    pub(super) fn of(column: &Column) -> Contents {
        let codes = column.codes();
        let step = codes.len().div_ceil(ROW_SAMPLE_MAX).max(1);
        let mut sample: Vec<u32> = codes.iter().step_by(step).copied().filter(|code| *code != 0).collect();
        sample.sort_unstable();
        let mut seen: Vec<(u32, u32)> = Vec::new();
        for code in &sample {
            match seen.last_mut() {
                Some((last, count)) if last == code => *count += 1,
                _ => seen.push((*code, 1)),
            }
        }
        let mut contents = Contents {
            filled: codes.iter().filter(|code| **code != 0).count(),
            distinct: column.distinct() - 1,
            sampled: sample.len(),
            ..Contents::default()
        };
        let every = seen.len().div_ceil(COLUMN_SAMPLE_MAX).max(1);
        let looked: Vec<(u32, u32)> = seen.iter().step_by(every).copied().collect();
        contents.look(column, &looked);
        seen.sort_by_key(|(code, count)| (u32::MAX - count, *code));
        contents.seen = seen;
        contents
    }

    fn look(&mut self, column: &Column, looked: &[(u32, u32)]) {
        let style = values::DateStyle::of(column, &vocabulary::ColumnUse::of(vocabulary::Field::Born));
        // What a whole column says of single letters is asked only where there are few.
        let sexes = if column.distinct() <= 200 { values::sexes(column) } else { Vec::new() };
        let (mut numbers, mut years, mut total) = (Vec::new(), Vec::new(), 0.0_f32);
        let (mut males, mut females) = (false, false);
        for (code, count) in looked {
            let (value, weight) = (column.distinct_value(*code), *count as f32);
            total += weight;
            let shape = Shape::of(value);
            let add = |share: &mut f32, is: bool| *share += if is { weight } else { 0.0 };
            let date = values::read_date(value, &style);
            let dated = date.remark.is_none_or(|remark| remark != values::DateRemark::Unreadable);
            let bare = shape.digits_only && value.chars().count() == 4;
            if let Some(year) = date.when.year().filter(|_| dated) {
                years.extend(std::iter::repeat_n(year, *count as usize));
                add(&mut self.dates, !shape.digits_only || bare || date.when.is_day());
                add(&mut self.days, date.when.is_day());
            }
            add(&mut self.years, bare && date.when.year().is_some_and(|year| (1000..2200).contains(&year)));
            add(&mut self.integers, shape.integer.is_some());
            numbers.extend(
                shape.integer.into_iter().flat_map(|number| std::iter::repeat_n(number, *count as usize)),
            );
            add(&mut self.ages, values::read_age(value).is_some());
            match sexes.get(*code as usize).copied().flatten() {
                Some(Sex::Male) => males = true,
                Some(Sex::Female) => females = true,
                None => {}
            }
            add(&mut self.sexes, sexes.get(*code as usize).is_some_and(Option::is_some));
            add(&mut self.statuses, !shape.digit && values::read_status(value).is_some());
            add(&mut self.letters, shape.letter && !shape.digit);
            add(&mut self.digits, shape.digit);
            add(&mut self.long, shape.words > 8 || shape.chars > 80);
            add(&mut self.commas, shape.commas == 1 && shape.letter && shape.words >= 2);
            add(&mut self.links, value.contains("://") || value.contains("www.") || value.contains('@'));
            self.capitals |= value.chars().take(40).any(char::is_uppercase);
            self.words += weight * shape.words as f32;
            self.chars += weight * shape.chars as f32;
        }
        self.both_sexes = males && females;
        self.range = inner(&mut numbers);
        self.year_range = inner(&mut years);
        self.divide(total.max(1.0));
    }

    fn divide(&mut self, total: f32) {
        for share in [
            &mut self.dates,
            &mut self.days,
            &mut self.years,
            &mut self.integers,
            &mut self.ages,
            &mut self.sexes,
            &mut self.statuses,
            &mut self.letters,
            &mut self.digits,
            &mut self.long,
            &mut self.commas,
            &mut self.links,
            &mut self.words,
            &mut self.chars,
        ] {
            *share /= total;
        }
    }

    /// Whether no value stands in more than one filled row, but for a few in a thousand.
    pub(super) fn tells_rows_apart(&self) -> bool {
        self.filled > 0 && self.distinct * 1000 >= self.filled * 995
    }

    /// Whether the whole numbers run from and to about the bounds given.
    pub(super) fn within(&self, low: i64, high: i64) -> bool {
        self.integers > 0.8 && self.range.is_some_and(|(least, most)| least >= low && most <= high)
    }

    /// Whether whole numbers run through the rows, from first to last.
    pub(super) fn runs(&self) -> bool {
        let all = self.filled as i64;
        self.tells_rows_apart()
            && self.integers > 0.98
            && self.range.is_some_and(|(low, high)| high - low <= all * 2)
    }

    /// Whether whole numbers are long and lie far apart, as those do that an authority gives.
    pub(super) fn looks_given(&self) -> bool {
        self.integers > 0.9 && (7.0..14.0).contains(&self.chars) && !self.runs()
    }

    /// How many years its dates span.
    pub(super) fn year_span(&self) -> u16 {
        self.year_range.map_or(0, |(first, last)| last - first)
    }

    /// Whether whole numbers are spread as ages are.
    pub(super) fn looks_like_ages(&self) -> bool {
        let spread = self
            .range
            .is_some_and(|(low, high)| low <= 12 && (40..=i64::from(AGE_YEARS_MAX)).contains(&high));
        // A running number repeats nothing; ages do.
        let repeats = self.distinct * 10 < self.filled * 8;
        repeats
            && self.ages > 0.98
            && self.integers > 0.9
            && spread
            && (15..=130).contains(&self.distinct)
            && self.filled >= 40
    }
}

/// What nineteen in twenty values lie between.
fn inner<T: Ord + Copy>(values: &mut [T]) -> Option<(T, T)> {
    values.sort_unstable();
    let cut = values.len() / 40;
    Some((*values.get(cut)?, *values.get(values.len() - 1 - cut)?))
}

/// The shape of one value.
struct Shape {
    letter: bool,
    digit: bool,
    digits_only: bool,
    integer: Option<i64>,
    words: usize,
    chars: usize,
    commas: usize,
}

impl Shape {
    fn of(value: &str) -> Shape {
        let mut shape = Shape {
            letter: false,
            digit: false,
            digits_only: true,
            integer: None,
            words: 0,
            chars: 0,
            commas: 0,
        };
        for c in value.chars().take(400) {
            let digit = scan::digit(c).is_some();
            shape.digit |= digit;
            shape.digits_only &= digit;
            shape.letter |= c.is_alphabetic();
            shape.chars += 1;
            shape.commas += usize::from(matches!(c, ',' | '،'));
        }
        shape.words = value.split_whitespace().take(60).count();
        if shape.digit && shape.chars <= 18 {
            let plain = scan::plain_digits(value);
            shape.integer = plain.strip_suffix(".0").unwrap_or(&plain).parse().ok();
        }
        shape
    }
}
