//! What a chart shows, as rows: the table beside it and the file of its data are both made from these.
//!
//! Must not: hold a number that the drawing does not stand on, or leave one out.

use crate::data;
use crate::wording;
use vocabulary::limits;

/// One cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A term: as a reader sees it, and as files write it.
    Term(String, String),
    /// Words of others: a name of a list, a speaker.
    Name(String),
    /// Several of them, each kept to its own direction.
    Names(Vec<String>),
    /// A whole number.
    Count(u64),
    /// An estimated number: told in whole numbers, written with two decimals.
    Total(f64),
    /// A share from 0 to 1.
    Share(f64),
    /// Nothing, and why in a word or two: "none", "open", "refused".
    Nothing(&'static str),
}

impl Cell {
    pub(super) fn term(said: impl Into<String>, written: impl Into<String>) -> Cell {
        Cell::Term(said.into(), written.into())
    }

    pub(super) fn name(name: impl Into<String>) -> Cell {
        Cell::Name(cut(name.into()))
    }

    pub(super) fn names(names: impl Iterator<Item = String>) -> Cell {
        Cell::Names(names.map(cut).collect())
    }

    /// A number where there is one, else nothing.
    pub(super) fn total(value: Option<f64>, why: &'static str) -> Cell {
        value.filter(|value| value.is_finite()).map_or(Cell::Nothing(why), Cell::Total)
    }

    /// As a reader sees it.
    pub(crate) fn said(&self) -> String {
        match self {
            Cell::Term(words, _) | Cell::Name(words) => words.clone(),
            Cell::Names(names) => names.join("; "),
            Cell::Count(count) => wording::number(*count),
            Cell::Total(total) => whole(*total),
            Cell::Share(share) => percent(*share),
            Cell::Nothing(why) => (*why).to_owned(),
        }
    }

    /// The same in pieces, each of which has a direction of its own.
    pub(crate) fn pieces(&self) -> Vec<String> {
        match self {
            Cell::Names(names) => names.clone(),
            other => vec![other.said()],
        }
    }

    /// Whether it is a number or the lack of one.
    pub(crate) fn is_number(&self) -> bool {
        matches!(self, Cell::Count(_) | Cell::Total(_) | Cell::Share(_) | Cell::Nothing(_))
    }

    fn written(&self) -> String {
        match self {
            Cell::Term(_, words) | Cell::Name(words) => words.clone(),
            Cell::Names(names) => names.join("; "),
            Cell::Count(count) => count.to_string(),
            Cell::Total(total) => format!("{total:.2}"),
            Cell::Share(share) => format!("{share:.4}"),
            Cell::Nothing(_) => String::new(),
        }
    }
}

/// The rows of a chart under named columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// For each column what a reader sees above it, and what it is called in the file.
    pub columns: Vec<(String, String)>,
    /// The rows; the first cell of each says what the row is of.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    pub(super) fn new(columns: &[(&str, &str)]) -> Table {
        let columns =
            columns.iter().map(|(said, called)| ((*said).to_owned(), (*called).to_owned())).collect();
        Table { columns, rows: Vec::new() }
    }

    /// The table as CSV (RFC 4180), guarded against formulas as all data files are.
    pub(crate) fn csv(&self) -> String {
        let mut csv = String::from("\u{FEFF}");
        data::row(&mut csv, self.columns.iter().map(|(_, called)| called.clone()));
        for row in &self.rows {
            data::row(&mut csv, row.iter().map(Cell::written));
        }
        csv
    }
}

/// A name of at most [`limits::CHART_NAME_CHARS_MAX`] characters: a table says each many times.
fn cut(mut name: String) -> String {
    if let Some((end, _)) = name.char_indices().nth(limits::CHART_NAME_CHARS_MAX) {
        name.truncate(end);
        name.push('…');
    }
    name
}

/// An estimated number, to the next whole one: "10,357".
pub(crate) fn whole(total: f64) -> String {
    if total.is_finite() && (0.0..1e15).contains(&total) {
        wording::number(total.round() as u64)
    } else {
        "beyond bounds".to_owned()
    }
}

/// A share in whole percents: "25 %"; what is not nothing is never told as nothing, nor what is not all as all.
pub(crate) fn percent(share: f64) -> String {
    match share {
        share if share > 0.0 && share < 0.005 => "under 1 %".to_owned(),
        share if share < 1.0 && share > 0.995 => "over 99 %".to_owned(),
        share => format!("{:.0} %", 100.0 * share),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_says_and_writes_one_number() {
        let cells = [
            Cell::Count(1275),
            Cell::Total(10356.52),
            Cell::Share(0.25),
            Cell::Nothing("open"),
            Cell::term("March 2022", "2022-03"),
        ];
        assert_eq!(cells.each_ref().map(Cell::said), ["1,275", "10,357", "25 %", "open", "March 2022"]);
        assert_eq!(cells.each_ref().map(Cell::written), ["1275", "10356.52", "0.2500", "", "2022-03"]);
        assert_eq!([0.001, 0.999, 0.0, 1.0].map(percent), ["under 1 %", "over 99 %", "0 %", "100 %"]);
        assert_eq!(whole(f64::NAN), "beyond bounds");
    }

    #[test]
    fn names_that_are_formulas_are_written_as_text() {
        let mut table = Table::new(&[("List", "list"), ("Persons", "persons")]);
        table.rows.push(vec![Cell::name("=HYPERLINK(\"x\")\r\n,"), Cell::Count(3)]);
        assert_eq!(table.csv(), "\u{FEFF}list,persons\r\n\"'=HYPERLINK(\"\"x\"\")\r\n,\",3\r\n");
    }
}
