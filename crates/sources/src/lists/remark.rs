//! What a person should know of how a list was read: what was cut, left out, renamed or taken to be so.
//!
//! Must not: grow with the list. Places beyond a few are counted.

use serde::{Deserialize, Serialize};
use std::fmt;
use vocabulary::{Weight, limits};

/// What was noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Noticed {
    /// The charset is not certain.
    CharsetGuessed,
    /// Bytes that are no characters are shown as U+FFFD.
    BadBytes,
    /// Rows above the names of the columns are no part of the list.
    TitleRows,
    /// No row names the columns; they are called by their numbers.
    NoHeader,
    /// The first row is taken to name the columns, and nothing shows that it does: it may be a person.
    HeaderUnsure,
    /// A column without a name is called by its number.
    ColumnUnnamed,
    /// A column whose name another has before it is renamed.
    ColumnRenamed,
    /// A column's name is cut.
    ColumnNameCut,
    /// A column without a name or a value is left out.
    ColumnEmpty,
    /// A column that cannot be read is left out.
    ColumnLeftOut,
    /// A row has more cells than there are columns, or fewer.
    Ragged,
    /// A row in which nothing stands is left out.
    RowEmpty,
    /// A row that repeats the names of the columns is left out.
    HeaderRepeated,
    /// A row runs over so many lines that a quotation mark may have swallowed others.
    RowLong,
    /// The last row has hardly any cells: a note or a total, perhaps.
    RowLast,
    /// A line, or a part of the list, that cannot be read is left out.
    RowBroken,
    /// A cell is cut.
    CellCut,
    /// NUL characters are left out of a cell.
    CellNul,
    /// A cell shows an error of the spreadsheet, and is taken as empty.
    CellError,
    /// An object gives a value twice; the first is taken.
    KeyRepeated,
    /// Values within values are kept as they are written.
    Nested,
    /// The list is one part of the file; the others are not read.
    Part,
    /// There is no row under the names of the columns.
    NoRows,
    /// Formulas are not computed: what the spreadsheet showed last is taken.
    Formulas,
    /// Merged cells: the value stands in the first alone.
    Merged,
    /// Macros are not run and not read.
    Macros,
    /// Other files that the file leads to are not opened.
    Links,
    /// A hidden sheet is read like the others.
    SheetHidden,
    /// A sheet without a list is left out.
    SheetEmpty,
    /// A sheet that cannot be read is left out.
    SheetUnread,
    /// Charts, dialogs and the like are not read.
    SheetOther,
    /// The file's name says that it is another format.
    Misnamed,
}

/// A place where it was noticed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The line of a text, the row of a sheet or the entry of an array, from 1; 0 where it is of no one row.
    pub line: u64,
    /// What was seen there: "3 cells, and there are 5 columns", or the name of a column or sheet.
    pub seen: String,
}

/// One thing that was noticed, how often, and at which first places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// What.
    pub noticed: Noticed,
    /// How often.
    pub times: u64,
    /// The first places, no more than [`limits::LIST_PLACES_MAX`].
    pub places: Vec<Place>,
}

impl Noticed {
    /// A warning where something of the list is lost or may be misread; else a note.
    pub fn weight(self) -> Weight {
        use Noticed::{
            BadBytes, CellCut, CellError, ColumnLeftOut, HeaderUnsure, KeyRepeated, NoHeader, NoRows, Part,
            Ragged, RowBroken, RowLast, RowLong, SheetUnread,
        };
        match self {
            BadBytes | NoHeader | HeaderUnsure | ColumnLeftOut | Ragged | RowLong | RowLast | RowBroken
            | CellCut | CellError | KeyRepeated | Part | NoRows | SheetUnread => Weight::Warning,
            _ => Weight::Note,
        }
    }

    /// What was noticed, in words that quote nothing of the list.
    pub fn says(self) -> &'static str {
        match self {
            Noticed::CharsetGuessed => "The file does not say how its letters are coded; that was guessed",
            Noticed::BadBytes => "Bytes that are no letters are shown as \u{FFFD}",
            Noticed::TitleRows => "Rows above the names of the columns are no part of the list",
            Noticed::NoHeader => "No row names the columns; they are called by their numbers",
            Noticed::HeaderUnsure => {
                "The row is taken to name the columns; look whether it does, or is the first of the list"
            }
            Noticed::ColumnUnnamed => "A column has no name and is called by its number",
            Noticed::ColumnRenamed => "Two columns have one name; the second is renamed",
            Noticed::ColumnNameCut => "The name of a column is cut",
            Noticed::ColumnEmpty => "A column without a name and without a value is left out",
            Noticed::ColumnLeftOut => "A column that cannot be read is left out",
            Noticed::Ragged => "A row has not as many cells as there are columns",
            Noticed::RowEmpty => "A row in which nothing stands is left out",
            Noticed::HeaderRepeated => "A row that repeats the names of the columns is left out",
            Noticed::RowLong => {
                "A row runs over many lines; look whether a quotation mark was left open there"
            }
            Noticed::RowLast => "The last row has hardly any cells; look whether it is a note or a total",
            Noticed::RowBroken => "A line that cannot be read is left out",
            Noticed::CellCut => "A cell is longer than is read, and cut",
            Noticed::CellNul => "NUL characters are left out of a cell",
            Noticed::CellError => "A cell shows an error, and is taken as empty",
            Noticed::KeyRepeated => "A value is given twice; the first is taken",
            Noticed::Nested => "Values within a value are kept as they are written",
            Noticed::Part => "The list is one part of the file; the others are not read",
            Noticed::NoRows => "There is no row under the names of the columns",
            Noticed::Formulas => "A formula is not computed; the value that was saved with it is taken",
            Noticed::Merged => "Cells are merged; the value stands in the first of them alone",
            Noticed::Macros => "Macros are neither run nor read",
            Noticed::Links => "Other files that this one leads to are not opened",
            Noticed::SheetHidden => "A hidden sheet is read like the others",
            Noticed::SheetEmpty => "A sheet without a list is left out",
            Noticed::SheetUnread => "A sheet that cannot be read is left out",
            Noticed::SheetOther => "A sheet that is no table is left out",
            Noticed::Misnamed => "The file is not what its name says, and was read as what it is",
        }
    }
}

/// A sentence: what, how often, where.
impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.noticed.says())?;
        if self.times > 1 {
            write!(f, " ({} times)", self.times)?;
        }
        for (at, place) in self.places.iter().take(limits::NAMED_UNREAD_MAX).enumerate() {
            f.write_str(if at == 0 { ": " } else { "; " })?;
            match (place.line, place.seen.as_str()) {
                (0, seen) => f.write_str(seen)?,
                (line, "") => write!(f, "line {line}")?,
                (line, seen) => write!(f, "line {line}: {seen}")?,
            }
        }
        let named = self.places.len().min(limits::NAMED_UNREAD_MAX) as u64;
        if named > 0 && self.times > named {
            write!(f, "; and {} more", self.times - named)?;
        }
        f.write_str(".")
    }
}

/// Takes remarks together as they come.
#[derive(Debug, Default)]
pub(super) struct Remarks(Vec<Remark>);

impl Remarks {
    pub(super) fn add(&mut self, noticed: Noticed, line: u64, seen: impl FnOnce() -> String) {
        let at = self.0.iter().position(|remark| remark.noticed == noticed).unwrap_or_else(|| {
            self.0.push(Remark { noticed, times: 0, places: Vec::new() });
            self.0.len() - 1
        });
        let remark = &mut self.0[at];
        remark.times += 1;
        if remark.places.len() < limits::LIST_PLACES_MAX {
            remark.places.push(Place { line, seen: crate::formats::short(&seen()) });
        }
    }

    /// In the order in which [`Noticed`] has them.
    pub(super) fn finish(mut self) -> Vec<Remark> {
        self.0.sort_by_key(|remark| remark.noticed);
        self.0
    }
}

/// Whether an honest parser can have remarked this.
pub(super) fn are_sound(remarks: &[Remark]) -> bool {
    let told = |place: &Place| crate::formats::is_short(&place.seen) && !place.seen.contains('\0');
    remarks.windows(2).all(|pair| pair[0].noticed < pair[1].noticed)
        && remarks.iter().all(|remark| {
            remark.places.len() <= limits::LIST_PLACES_MAX
                && remark.times >= remark.places.len() as u64
                && remark.places.iter().all(told)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_do_not_grow_with_the_list() {
        let mut remarks = Remarks::default();
        (1..=1000).for_each(|line| remarks.add(Noticed::Ragged, line, || format!("{line} cells")));
        remarks.add(Noticed::CharsetGuessed, 0, || "IBM866".to_owned());
        let remarks = remarks.finish();
        assert!(are_sound(&remarks));
        assert_eq!((remarks[1].times, remarks[1].places.len()), (1000, limits::LIST_PLACES_MAX));
        let said = remarks[1].to_string();
        assert!(
            said.contains("(1000 times): line 1: 1 cells; ") && said.ends_with("; and 995 more."),
            "{said}"
        );
        assert!(remarks[0].to_string().ends_with(": IBM866."), "{}", remarks[0]);
        assert!(!are_sound(&[remarks[1].clone(), remarks[0].clone()]));
    }
}
