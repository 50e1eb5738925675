//! Values as words for people, safe to print.
//!
//! Must not: let a character of a document steer the terminal or turn the line around.

use super::table::Column;
use std::fmt::Write as _;
use vocabulary::{Figure, Modality, Precision, Source, TallyScope, Unit};

/// The text with control characters and those that turn the direction of writing made visible, as `\u{202e}`; ends of
/// lines and tabs become spaces.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\n' | '\t' | '\r' => out.push(' '),
            '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
                let _ = write!(out, "{}", char.escape_unicode());
            }
            _ if char.is_control() => {
                let _ = write!(out, "{}", char.escape_unicode());
            }
            _ => out.push(char),
        }
    }
    out
}

/// A number of things: "1 source", "2 sources".
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// What a document is, in one line.
pub(crate) fn heading(source: &Source) -> String {
    let title = source.title.as_deref().map(|title| format!(": {title}")).unwrap_or_default();
    let day = source.published.map(|day| format!(" ({day})")).unwrap_or_default();
    escape(&format!("{}{title}{day}", source.path))
}

/// The figures of a document as rows, and the columns they fill.
pub(crate) fn figure_rows(figures: &[Figure]) -> (Vec<Column>, Vec<Vec<String>>) {
    let columns = vec![
        Column::firm(""),
        Column::loose("words"),
        Column::firm("what"),
        Column::firm("count"),
        Column::loose("of whom"),
        Column::loose("says who"),
        Column::loose("when"),
        Column::loose("where"),
    ];
    let rows = figures.iter().map(|figure| {
        let scope = &figure.scope;
        let words = [
            figure.id.clone(),
            figure.passage.text().to_owned(),
            what(figure),
            bounds(figure),
            group(figure),
            if figure.attributed_to.is_document() { String::new() } else { figure.attributed_to.to_string() },
            scope.when.map(|when| when.to_string()).unwrap_or_default(),
            scope.place.clone().unwrap_or_default(),
        ];
        words.iter().map(|words| escape(words)).collect()
    });
    (columns, rows.collect())
}

/// What a figure says in one field, by the field's name in the contract or in an explanation.
pub(crate) fn figure_value(figure: &Figure, field: &str) -> String {
    let scope = &figure.scope;
    match field {
        "count" => bounds(figure),
        "status" => scope.status.to_string(),
        "whom" => group(figure),
        "part_of" => figure.part_of.clone().unwrap_or_default(),
        "modality" => figure.modality.to_string(),
        "counts" => scope.counts.map(|counts| counts.to_string()).unwrap_or_default(),
        "attributed_to" => figure.attributed_to.to_string(),
        "when" => scope.when.map(|when| when.to_string()).unwrap_or_default(),
        "where" => scope.place.clone().unwrap_or_default(),
        "by" => figure.responsibility.by.clone().unwrap_or_default(),
        "means" => figure.responsibility.means.join(", "),
        _ => String::new(),
    }
}

fn what(figure: &Figure) -> String {
    match figure.modality {
        Modality::Asserted => figure.scope.status.to_string(),
        modality => format!("{}, {modality}", figure.scope.status),
    }
}

fn bounds(figure: &Figure) -> String {
    let families = if figure.scope.unit == Unit::Families { " families" } else { "" };
    let count = &figure.count;
    match count.precision() {
        Precision::About => format!("about {}{families}", count.low()),
        Precision::Nearly => format!("nearly {}{families}", count.low()),
        _ => format!("{count}{families}"),
    }
}

fn group(figure: &Figure) -> String {
    let group = &figure.scope.group;
    let words = [
        group.nationality.clone(),
        group.sex.map(|sex| sex.to_string()),
        group.age.map(|age| age.to_string()),
        group.role.map(|role| role.to_string()),
        figure.part_of.as_ref().map(|whole| format!("of {whole}")),
    ];
    words.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What is counted, in a few words: "killed, female, child".
pub(crate) fn counted_as(scope: &TallyScope) -> String {
    let words = [
        Some(scope.status.to_string()),
        (scope.unit == Unit::Families).then(|| "families".to_owned()),
        scope.nationality.clone(),
        scope.sex.map(|sex| sex.to_string()),
        scope.age.map(|age| age.to_string()),
        scope.role.map(|role| role.to_string()),
        scope.identified.then(|| "identified".to_owned()),
    ];
    words.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(escape("12\u{1b}[2J dead\n\u{202e}x\u{7f}"), "12\\u{1b}[2J dead \\u{202e}x\\u{7f}");
        assert_eq!(escape("أربعون قتيلا 日本"), "أربعون قتيلا 日本");
    }
}
