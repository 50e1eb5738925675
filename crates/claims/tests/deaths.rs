//! Wordings of death and what stands beside it: what is read of each line of `wordings/deaths.txt`, and nothing else.

use claims::Reader;
use vocabulary::{Digest, Figure, Gazetteer, Source, Unit};

const WORDINGS: &str = include_str!("wordings/deaths.txt");

/// A figure as the table writes it: `killed:12`, `missing:0-60`, `displaced:24+`, `affected:3f`.
fn written(figure: &Figure) -> String {
    let (low, high) = (figure.count.low(), figure.count.high());
    let bound = match high {
        None => "+".to_owned(),
        Some(high) if high == low => String::new(),
        Some(high) => format!("-{high}"),
    };
    let unit = if figure.scope.unit == Unit::Families { "f" } else { "" };
    format!("{}:{low}{bound}{unit}", figure.scope.status)
}

#[test]
fn each_wording_is_read() {
    let reader = Reader::new(Gazetteer::bundled());
    let mut faults = Vec::new();
    let lines = WORDINGS.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    for line in lines {
        let (text, figures) = line.split_once(" =>").expect("a line has an arrow");
        let text = text.replace("\\n", "\n");
        let source = Source::unread("wording.txt", Digest::of(text.as_bytes()), "en");
        let mut read: Vec<String> = reader.read(&text, source).figures.iter().map(written).collect();
        let mut expected: Vec<&str> = figures.split_whitespace().collect();
        read.sort();
        expected.sort_unstable();
        if read != expected {
            faults.push(format!("{text}\n    expected {expected:?}\n    read     {read:?}"));
        }
    }
    assert!(faults.is_empty(), "{} wordings are misread:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_text_may_end_anywhere() {
    let reader = Reader::new(Gazetteer::bundled());
    for line in WORDINGS.lines().filter(|line| !line.starts_with('#')).step_by(3) {
        let text = line.split(" =>").next().unwrap_or_default();
        for (at, _) in text.match_indices([' ', '.', ',']) {
            let cut = &text[..at];
            let reading = reader.read(cut, Source::unread("cut.txt", Digest::of(cut.as_bytes()), "en"));
            reading.stands_in(cut).expect("every passage stands in the text");
        }
    }
}
