//! Figures as lines, `words | status | of whom | > whole`, for the tests that compare them.

use claims::Reader;
use vocabulary::{Digest, Figure, Gazetteer, Reading, Source, Unit};

fn line(reading: &Reading, figure: &Figure) -> String {
    let group = &figure.scope.group;
    let mut line = format!("{} | {}", figure.passage.text(), figure.scope.status);
    let families = (figure.scope.unit == Unit::Families).then(|| "families".to_owned());
    let whom = [families, group.sex.map(|x| x.to_string()), group.age.map(|x| x.to_string())];
    let whom: Vec<String> = whom.into_iter().flatten().chain(group.role.map(|x| x.to_string())).collect();
    if !whom.is_empty() {
        line += &format!(" | {}", whom.join(", "));
    }
    let whole = figure.part_of.as_ref().and_then(|id| reading.figure(id));
    whole.map_or(line.clone(), |whole| format!("{line} | > {}", whole.passage.text()))
}

/// Whether a text yields just these figures, in its order.
#[track_caller]
pub(crate) fn check(text: &str, expected: &[&str]) {
    let source = Source::unread("lines.txt", Digest::of(text.as_bytes()), "en");
    let reading = Reader::new(Gazetteer::bundled()).read(text, source);
    reading.stands_in(text).expect("every passage stands in the text");
    let lines: Vec<String> = reading.figures.iter().map(|figure| line(&reading, figure)).collect();
    assert_eq!(lines, expected, "{text}");
}
