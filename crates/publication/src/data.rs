//! The same figures for programs: a table for spreadsheets and the readings as JSON lines.
//!
//! Must not: hand a spreadsheet a formula. A cell that a source begins like one is written as text.

use crate::board::Board;
use crate::press::Press;
use crate::select::Selection;
use figures::Why;
use serde_json::json;
use std::io;
use vocabulary::{ClaimRef, Disclosed, Figure, Reading, Source};

const COLUMNS: [&str; 34] = [
    "source",
    "sha256",
    "title",
    "publisher",
    "published",
    "url",
    "figure",
    "text",
    "start",
    "end",
    "status",
    "unit",
    "low",
    "high",
    "precision",
    "sex",
    "age",
    "role",
    "nationality",
    "part_of",
    "modality",
    "attributed_to",
    "counts",
    "identified",
    "as_of",
    "when",
    "where",
    "by",
    "confidence",
    "confidence_all",
    "proposed_by",
    "incident",
    "page",
    "origin",
];

pub(crate) fn print(selection: &Selection, board: &Board, press: &mut Press) -> io::Result<()> {
    let rows = selection.readings().map(|reading| rows(selection, board, reading).into_bytes());
    press.pieces("data/figures.csv", std::iter::once(heading().into_bytes()).chain(rows))?;
    press.pieces("data/readings.jsonl", selection.readings().map(line))?;
    press.pieces("data/origins.jsonl", (0..selection.origins().len()).map(|at| origin(selection, at)))?;
    if !selection.persons().is_empty() {
        press.pieces("data/persons.csv", std::iter::once(persons(selection).into_bytes()))?;
    }
    Ok(())
}

/// The persons of the registry, without what is withheld.
fn persons(selection: &Selection) -> String {
    fn word<T: ToString>(value: &Disclosed<T>) -> String {
        match value {
            Disclosed::Known(value) => value.to_string(),
            Disclosed::None => "none".to_owned(),
            Disclosed::Unknown => String::new(),
            Disclosed::Withheld => "withheld".to_owned(),
        }
    }
    let month = |value: &Disclosed<vocabulary::Edtf>| match value {
        Disclosed::Known(month) => Disclosed::Known(crate::wording::date(*month)),
        Disclosed::None => Disclosed::None,
        Disclosed::Unknown => Disclosed::Unknown,
        Disclosed::Withheld => Disclosed::Withheld,
    };
    let mut csv = String::from("\u{FEFF}");
    let columns = [
        "person",
        "sex",
        "age",
        "status",
        "incident",
        "month",
        "place",
        "records",
        "lists",
        "documents",
        "weakest",
    ];
    row(&mut csv, columns.into_iter().map(str::to_owned));
    for person in selection.persons() {
        let cells = [
            person.id.to_owned(),
            word(&person.sex),
            word(&person.age),
            word(&person.status),
            person.incident.map(|incident| incident.id.clone()).unwrap_or_default(),
            word(&month(&person.month)),
            word(&person.place),
            person.records.to_string(),
            person.lists.len().to_string(),
            person.documents.to_string(),
            person.weakest.map(|weakest| weakest.to_string()).unwrap_or_default(),
        ];
        row(&mut csv, cells.into_iter());
    }
    csv
}

/// One voice a line: its place, to which the column `origin` of the table refers, its name, its carriers and why.
fn origin(selection: &Selection, at: usize) -> Vec<u8> {
    let origin = &selection.origins()[at];
    let why = |why: &Why| match why {
        Why::Own => json!({"kind": "own"}),
        Why::Names(written) => json!({"kind": "names", "speaker": written}),
        Why::Credits(agency) => json!({"kind": "credits", "agency": agency}),
        Why::SameWords(other) => json!({"kind": "same-words", "source": other}),
    };
    let carriers = origin.carriers.iter().filter_map(|carriage| {
        let source = &selection.reading(&carriage.source)?.source;
        let why: Vec<_> = carriage.why.iter().map(why).collect();
        Some(json!({"source": source.path, "sha256": source.sha256, "publisher": source.publisher, "why": why}))
    });
    let line = json!({"origin": at, "name": origin.name, "carriers": carriers.collect::<Vec<_>>()});
    format!("{line}\n").into_bytes()
}

/// RFC 4180, in UTF-8 with a byte order mark: without one, spreadsheets take names for another charset.
fn heading() -> String {
    let mut csv = String::from("\u{FEFF}");
    row(&mut csv, COLUMNS.iter().map(|&column| column.to_owned()));
    csv
}

/// The figures of one source.
fn rows(selection: &Selection, board: &Board, reading: &Reading) -> String {
    let mut csv = String::new();
    for figure in &reading.figures {
        let claim = ClaimRef { source: reading.source.sha256, figure: figure.id.clone() };
        let incident = selection.incident_of(&claim).map_or("", |incident| &incident.id);
        let page = board.figure(&reading.source, figure);
        let input = board.counting(&claim).and_then(|(scoped, position)| scoped.inputs(position).next());
        let origin = input.map(|(_, input)| input.origin.to_string()).unwrap_or_default();
        row(&mut csv, cells(&reading.source, figure, incident, page, origin).into_iter());
    }
    csv
}

fn line(reading: &Reading) -> Vec<u8> {
    let mut line = serde_json::to_vec(reading).expect("texts and numbers can always be written as JSON");
    line.push(b'\n');
    line
}

fn cells(source: &Source, figure: &Figure, incident: &str, page: String, origin: String) -> [String; 34] {
    fn word<T: ToString>(value: &Option<T>) -> String {
        value.as_ref().map(T::to_string).unwrap_or_default()
    }
    let (scope, group, passage) = (&figure.scope, &figure.scope.group, &figure.passage);
    let speakers: Vec<&str> = figure.attributed_to.0.iter().map(|speaker| speaker.0.as_str()).collect();
    [
        source.path.clone(),
        source.sha256.to_string(),
        word(&source.title),
        word(&source.publisher),
        word(&source.published),
        word(&source.url),
        figure.id.clone(),
        passage.text().to_owned(),
        passage.start().to_string(),
        passage.end().to_string(),
        scope.status.to_string(),
        scope.unit.to_string(),
        figure.count.low().to_string(),
        word(&figure.count.high()),
        figure.count.precision().to_string(),
        word(&group.sex),
        word(&group.age),
        word(&group.role),
        word(&group.nationality),
        word(&figure.part_of),
        figure.modality.to_string(),
        speakers.join(" > "),
        word(&scope.counts),
        scope.identified.to_string(),
        word(&scope.as_of),
        word(&scope.when),
        word(&scope.place),
        word(&figure.responsibility.by),
        word(&figure.confidence.map(|sure| sure.chance())),
        word(&figure.confidence_all.map(|sure| sure.chance())),
        figure.read_by.model().unwrap_or_default().to_owned(),
        incident.to_owned(),
        page,
        origin,
    ]
}

pub(crate) fn row(csv: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            csv.push(',');
        }
        csv.push_str(&guarded(&cell));
    }
    csv.push_str("\r\n");
}

/// A cell: an apostrophe before what a spreadsheet would compute, quotation marks around what would break it.
/// Blanks before a sign are no shelter, and full-width signs are read as their narrow ones by some programs.
fn guarded(cell: &str) -> String {
    const SIGNS: [char; 8] = ['=', '+', '-', '@', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];
    let formula = cell.starts_with(['\t', '\r', '\n'])
        || cell
            .trim_start_matches(|c: char| c.is_whitespace() || crate::escape::is_hidden(c))
            .starts_with(SIGNS);
    let text = if formula { format!("'{cell}") } else { cell.to_owned() };
    if text.contains([',', '"', '\r', '\n', ';']) || text != text.trim() {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_handed_over_as_text() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\u{202E}=1", "\u{FF1D}1"] {
            assert!(guarded(formula).trim_start_matches('"').starts_with('\''), "{formula}");
        }
        assert_eq!(guarded("=HYPERLINK(\"http://x\",\"y\")"), "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
        assert_eq!(guarded("612"), "612");
    }

    #[test]
    fn a_cell_cannot_end_its_row() {
        assert_eq!(guarded("a,b\r\nc"), "\"a,b\r\nc\"");
    }
}
