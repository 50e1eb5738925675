//! Tables that fit the width, whatever script stands in them.
//!
//! Must not: count characters where columns of the terminal are meant.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The head of a column.
pub(crate) struct Column {
    title: &'static str,
    /// Whether it may be cut to fit.
    loose: bool,
}

impl Column {
    /// One that is never cut.
    pub(crate) fn firm(title: &'static str) -> Column {
        Column { title, loose: false }
    }

    /// One that is cut where the width does not suffice.
    pub(crate) fn loose(title: &'static str) -> Column {
        Column { title, loose: true }
    }
}

/// Between columns.
const GAP: &str = "  ";
/// What stays of the narrowest column that is cut.
const LEAST: usize = 6;

/// A table of rows under its heads. Columns in which nothing stands are left out.
pub(crate) fn table(columns: &[Column], rows: &[Vec<String>], width: usize) -> String {
    let cell = |row: &[String], at: usize| row.get(at).map_or(0, |cell| cell.width());
    let shown: Vec<usize> =
        (0..columns.len()).filter(|&at| rows.iter().any(|row| cell(row, at) > 0)).collect();
    let mut widths: Vec<usize> = shown
        .iter()
        .map(|&at| rows.iter().map(|row| cell(row, at)).max().unwrap_or(0).max(columns[at].title.width()))
        .collect();
    let gaps = GAP.len() * shown.len().saturating_sub(1);
    let mut excess = (widths.iter().sum::<usize>() + gaps).saturating_sub(width);
    while excess > 0 {
        let loose = (0..shown.len()).filter(|&n| columns[shown[n]].loose && widths[n] > LEAST);
        let Some(widest) = loose.max_by_key(|&n| (widths[n], n)) else { break };
        widths[widest] -= 1;
        excess -= 1;
    }
    let mut out = String::new();
    let mut line = |cells: &mut dyn Iterator<Item = &str>| {
        let mut text = String::new();
        for (cell, width) in cells.zip(&widths) {
            let cell = cut(cell, *width);
            let fill = width - cell.width();
            text.push_str(&cell);
            text.extend(std::iter::repeat_n(' ', fill));
            text.push_str(GAP);
        }
        out.push_str(text.trim_end());
        out.push('\n');
    };
    line(&mut shown.iter().map(|&at| columns[at].title));
    for row in rows {
        line(&mut shown.iter().map(|&at| row.get(at).map_or("", String::as_str)));
    }
    out
}

/// The text, or as much of it as fits and "…".
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 1;
    for char in text.chars() {
        used += char.width().unwrap_or(0);
        if used > width {
            break;
        }
        kept.push(char);
    }
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_fits_in_any_script() {
        let columns = [Column::firm("id"), Column::loose("words"), Column::loose("none"), Column::firm("n")];
        let row = |words: &str| vec!["f1".to_owned(), words.to_owned(), String::new(), "12".to_owned()];
        let rows =
            [row("十二人が死亡したと当局が発表した"), row("أربعون قتيلا في القصف على المدينة"), row("short")];
        let shown = table(&columns, &rows, 24);
        assert!(shown.lines().all(|line| line.width() <= 24), "{shown}");
        assert_eq!(shown.lines().last(), Some("f1  short             12"));
        assert!(!shown.contains("none") && shown.contains('…'), "{shown}");
    }
}
