//! Independent voices. All papers and speakers are fictional.

mod common;
use common::{all, killed};
use figures::example::reading;
use vocabulary::{CharMap, Passage, Quote, QuoteKind, Reading, Rule};

/// A paper that prints the same text: same passages at the same distances, behind a headline of its own length.
fn copy(path: &str, publisher: &str, headline: usize) -> Reading {
    let figures = [
        "50 killed at=Odry when=2031-05-05",
        "120 injured at=Odry when=2031-05-05",
        "7 missing",
        "3 captured",
    ];
    let mut reading = reading(path, "2031-05-06", publisher, &figures);
    let text = format!("{}{}", "x".repeat(headline), figures.join("\n"));
    let map = CharMap::new(&text);
    for figure in &mut reading.figures {
        let start = headline + figure.passage.start();
        let end = headline + figure.passage.end();
        figure.passage = Passage::cut(&text, &map, start..end);
    }
    reading
}

#[test]
fn forty_papers_that_repeat_one_agency_are_one() {
    let mut readings: Vec<Reading> =
        (0..40).map(|paper| copy(&format!("paper{paper}"), &format!("Paper {paper}"), paper)).collect();
    readings.push(reading("h", "2031-05-06", "", &["42 killed at=Odry when=2031-05-05 by=the_hospital"]));
    readings.push(reading("m", "2031-05-06", "", &["42 killed at=Odry when=2031-05-05 by=the_mayor"]));
    let reconciled = all(&readings);
    let tally = killed(&reconciled, Rule::BestByOrigins);
    assert_eq!((tally.low, tally.best, tally.high, tally.origins), (42, Some(42), Some(50), 2));
    let agency = reconciled.origins.iter().find(|origin| origin.carriers.len() == 40).expect("one voice");
    assert_eq!(agency.copies.len(), 39);
}

#[test]
fn the_same_words_at_other_distances_are_no_copy() {
    let mut other = copy("b", "The Post", 0);
    let text = "50 killed and then, much later in the text, 120 injured; 7 missing; 3 captured";
    let map = CharMap::new(text);
    for (figure, words) in
        other.figures.iter_mut().zip(["50 killed", "120 injured", "7 missing", "3 captured"])
    {
        let at = text.find(words).unwrap();
        figure.passage = Passage::cut(text, &map, at..at + words.len());
    }
    let reconciled = all(&[copy("a", "The Bell", 0), other]);
    assert_eq!(killed(&reconciled, Rule::BestByOrigins).origins, 2);
}

#[test]
fn two_reporters_who_quote_one_speech_are_two() {
    let speech = "We grieve for Odry; we shall not forget; we shall rebuild what was lost.";
    let quoting = |path: &str, killed: &str| {
        let mut reading = reading(path, "2031-05-06", path, &[killed]);
        let passage = Passage::cut(speech, &CharMap::new(speech), 0..speech.len());
        let (speaker, role, channel, when) = (None, None, None, None);
        reading.quotes.push(Quote {
            passage,
            kind: QuoteKind::Direct,
            speaker,
            role,
            channel,
            when,
            confidence: None,
        });
        reading
    };
    let readings = [
        quoting("The Bell", "50 killed at=Odry when=2031-05-05"),
        quoting("The Post", "50 killed at=Odry when=2031-05-05"),
    ];
    assert_eq!(killed(&all(&readings), Rule::BestByOrigins).origins, 2);
}

#[test]
fn the_innermost_speaker_is_the_voice_and_a_carrier_speaks_where_nobody_else_does() {
    let at = "at=Odry when=2031-05-05";
    let readings = [
        reading("a", "", "The Bell", &[&format!("50 killed {at} by=the_ministry by=hospital_officials")]),
        reading("b", "", "The Post", &[&format!("50 killed {at} by=Hospital_officials")]),
        reading("c", "", "The Star", &[&format!("50 killed {at} by=The_Bell")]),
        reading("d", "", "The Bell", &[&format!("50 killed {at}")]),
    ];
    let reconciled = all(&readings);
    assert_eq!(killed(&reconciled, Rule::BestByOrigins).origins, 2);
    let names: Vec<&str> = reconciled.origins.iter().map(|origin| origin.name.as_str()).collect();
    assert_eq!(names, ["The Bell", "Hospital officials"]);
}

#[test]
fn documents_without_a_publisher_are_voices_of_their_own() {
    let readings = [
        reading("a", "", "", &["50 killed at=Odry when=2031-05-05"]),
        reading("b", "", "", &["50 killed at=Odry when=2031-05-05"]),
    ];
    assert_eq!(killed(&all(&readings), Rule::BestByOrigins).origins, 2);
}
