//! What the tests of wordings share: a text, and one line for each figure that is read.
//!
//! Must not: hold a wording.

use claims::Reader;
use vocabulary::{Digest, Figure, Gazetteer, Modality, Reading, Source, Unit};

fn read(text: &str) -> Reading {
    let source = Source::unread("pattern.txt", Digest::of(text.as_bytes()), "en");
    Reader::new(Gazetteer::bundled()).read(text, source)
}

fn line(reading: &Reading, figure: &Figure) -> String {
    let count = figure.count;
    let high = count.high().map_or_else(String::new, |high| high.to_string());
    let mut line = format!("{} | {} {}..{high}", figure.passage.text(), figure.scope.status, count.low());
    let group = &figure.scope.group;
    let mut more: Vec<String> = Vec::new();
    more.extend(group.sex.map(|x| x.to_string()));
    more.extend(group.age.map(|x| x.to_string()));
    more.extend(group.role.map(|x| x.to_string()));
    more.extend((figure.scope.unit == Unit::Families).then(|| "families".to_owned()));
    more.extend((figure.modality != Modality::Asserted).then(|| figure.modality.to_string()));
    more.extend(figure.scope.counts.map(|x| x.to_string()));
    more.extend((!figure.attributed_to.is_document()).then(|| format!("says {}", figure.attributed_to)));
    let whole = figure.part_of.as_ref().and_then(|id| reading.figure(id));
    more.extend(whole.map(|whole| format!("> {}", whole.passage.text())));
    if !more.is_empty() {
        line += &format!(" | {}", more.join(", "));
    }
    line
}

/// Reads sentences and compares what befell how many of whom: "injured 12, missing 3+ families" in the order of the
/// sentence, with `+` where the words leave the number open.
#[allow(dead_code, reason = "each test file takes in the whole of this one")]
#[track_caller]
pub(crate) fn check_fates(sentences: &[(&str, &str)]) {
    let reader = Reader::new(Gazetteer::bundled());
    let fate = |figure: &Figure| {
        let count = figure.count;
        let open = if count.high().is_none() { "+" } else { "" };
        let unit = if figure.scope.unit == Unit::Families { " families" } else { "" };
        format!("{} {}{open}{unit}", figure.scope.status, count.low())
    };
    let got = |text: &str| {
        let source = Source::unread("pattern.txt", Digest::of(text.as_bytes()), "en");
        let figures = reader.read(text, source).figures;
        figures.iter().map(fate).collect::<Vec<_>>().join(", ")
    };
    let read: Vec<(&str, String)> = sentences.iter().map(|(text, _)| (*text, got(text))).collect();
    let wanted: Vec<(&str, String)> =
        sentences.iter().map(|(text, fates)| (*text, (*fates).to_owned())).collect();
    assert_eq!(read, wanted);
}

/// Reads a text and compares its figures, one line each.
#[allow(dead_code, reason = "each test file takes in the whole of this one")]
#[track_caller]
pub(crate) fn check(text: &str, expected: &[&str]) {
    let reading = read(text);
    reading.stands_in(text).expect("every passage stands in the text");
    let lines: Vec<String> = reading.figures.iter().map(|figure| line(&reading, figure)).collect();
    assert_eq!(lines, expected, "{text}");
}
