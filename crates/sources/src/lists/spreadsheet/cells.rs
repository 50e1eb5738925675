//! Cells of a spreadsheet as text, and rows of them.
//!
//! Must not: show more digits than a spreadsheet does, or set aside room for cells that are not there.

use crate::lists::fault::Fault;
use crate::lists::gather::{Gather, too_wide};
use crate::lists::remark::Noticed;
use crate::lists::row::Row;
use calamine::{Data, ExcelDateTime};
use std::fmt::Write;
use vocabulary::{Day, limits};

/// Takes cells in the order of the file and gives rows.
#[derive(Default)]
pub(super) struct RowBuilder {
    at: u32,
    /// The cells of the row that are filled.
    cells: Vec<(u32, String)>,
    row: Row,
}

impl RowBuilder {
    pub(super) fn cell(
        &mut self,
        at: u32,
        column: u32,
        value: &Data,
        gather: &mut Gather,
    ) -> Result<(), Fault> {
        if at != self.at {
            self.end(gather)?;
            self.at = at;
        }
        let line = u64::from(at) + 1;
        let mut text = String::new();
        match value {
            Data::Empty => {}
            Data::String(words) if words.contains('\0') => {
                gather.remarks.add(Noticed::CellNul, line, || letters(column));
                text = words.replace('\0', " ");
            }
            Data::String(words) => text.push_str(words),
            Data::Int(number) => {
                let _ = write!(text, "{number}");
            }
            Data::Float(number) => float(*number, &mut text),
            Data::Bool(truth) => text.push_str(if *truth { "true" } else { "false" }),
            Data::DateTime(moment) => date_time(moment, &mut text),
            Data::DateTimeIso(moment) => {
                // A day is written as its midnight.
                text.push_str(
                    moment
                        .split_once('T')
                        .filter(|(_, time)| is_midnight(time))
                        .map_or(moment, |(day, _)| day),
                );
            }
            Data::DurationIso(duration) => text.push_str(duration),
            Data::Error(error) => {
                gather.remarks.add(Noticed::CellError, line, || format!("{}, {error}", letters(column)));
            }
        }
        if !text.trim().is_empty() {
            if column as usize >= limits::LIST_COLUMNS_MAX {
                return Err(too_wide(line));
            }
            self.cells.push((column, text));
        }
        Ok(())
    }

    /// Hands the row on, where anything stands in it.
    pub(super) fn end(&mut self, gather: &mut Gather) -> Result<(), Fault> {
        if self.cells.is_empty() {
            return Ok(());
        }
        // Programs write cells in order; a file that does not is read all the same, and the first of two in one place.
        self.cells.sort_by_key(|(column, _)| *column);
        self.row.clear();
        for (column, text) in &self.cells {
            while self.row.len() < *column as usize {
                self.row.push("");
            }
            if self.row.len() == *column as usize {
                self.row.push(text);
            }
        }
        self.cells.clear();
        if self.row.bytes() > limits::LIST_ROW_BYTES_MAX {
            let most = limits::LIST_ROW_BYTES_MAX;
            return Err(Fault::limit(
                "the row is longer than is read",
                "LIST_ROW_BYTES_MAX",
                most,
                u64::from(self.at) + 1,
            ));
        }
        gather.row(u64::from(self.at) + 1, self.row.cells())
    }
}

/// The name of a column: A, B, ..., Z, AA.
pub(super) fn letters(column: u32) -> String {
    let (mut name, mut left) = (Vec::new(), u64::from(column) + 1);
    while left > 0 {
        name.insert(0, b'A' + ((left - 1) % 26) as u8);
        left = (left - 1) / 26;
    }
    format!("column {}", String::from_utf8_lossy(&name))
}

/// A number in the fifteen digits that a spreadsheet shows.
fn float(number: f64, out: &mut String) {
    let shown = format!("{number:.14e}").parse().unwrap_or(number);
    if number.is_finite() {
        let _ = write!(out, "{shown}");
    }
}

/// A day, a day and a time, a time of no day, or a duration; a number where the calendar has none.
fn date_time(moment: &ExcelDateTime, out: &mut String) {
    let value = moment.as_f64();
    let (year, month, day, hour, minute, second, _) = match (0.0..3_000_000.0).contains(&value) {
        true => moment.to_ymd_hms_milli(),
        false => return float(value, out),
    };
    let clock = format!("{hour:02}:{minute:02}:{second:02}");
    if moment.is_duration() {
        let seconds = (value * 86_400.0).round() as u64;
        let _ = write!(out, "{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    } else if value < 1.0 {
        out.push_str(&clock);
    } else {
        match i16::try_from(year).ok().and_then(|year| Day::new(year, month, day)) {
            Some(day) => {
                let _ = write!(out, "{day}");
                if !is_midnight(&clock) {
                    let _ = write!(out, "T{clock}");
                }
            }
            None => float(value, out),
        }
    }
}

fn is_midnight(clock: &str) -> bool {
    clock.starts_with("00:00") && clock.chars().all(|char| matches!(char, '0' | ':' | '.' | 'Z'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    #[test]
    fn days_and_numbers_are_written_as_they_are_shown() {
        let date = |value: f64, kind| {
            let mut out = String::new();
            date_time(&ExcelDateTime::new(value, kind, false), &mut out);
            out
        };
        let number = |number| {
            let mut out = String::new();
            float(number, &mut out);
            out
        };
        let (day, span) = (ExcelDateTimeType::DateTime, ExcelDateTimeType::TimeDelta);
        assert_eq!(date(47_975.0, day), "2031-05-07");
        assert_eq!(date(47_975.5, day), "2031-05-07T12:00:00");
        assert_eq!(date(0.25, day), "06:00:00");
        assert_eq!(date(1.5, span), "36:00:00");
        assert_eq!(date(-3.0, day), "-3");
        assert_eq!(date(1e300, day).len(), 301);
        assert_eq!(
            (number(30.0), number(0.1 + 0.2), number(f64::NAN)),
            ("30".into(), "0.3".into(), String::new())
        );
        assert_eq!(
            (letters(0), letters(26), letters(16_383)),
            ("column A".into(), "column AA".into(), "column XFD".into())
        );
    }
}
