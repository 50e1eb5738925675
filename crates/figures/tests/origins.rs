//! Independent voices. All papers and speakers are fictional.

mod common;
use common::{all, case, killed};
use figures::{Reconciliation, Why, Wording, example::reading, reconcile_worded};
use vocabulary::{CharMap, Passage, Quote, QuoteKind, Reading, Rule};

/// Agency copy, as one paper prints it: under its own headline and with a foot of its own.
fn printed(number: usize) -> (Reading, String) {
    const COPY: &str = "At least 50 people were killed when the roof of the covered market at Odry came down on a \
        Monday morning crowded with traders and their families. Rescue teams dug through the night with bare hands and \
        borrowed shovels. A further 120 people were hurt, many of them by falling beams, and were taken by lorry to the \
        valley's two clinics.";
    let head =
        ["Market roof falls", "Odry mourns after the roof of its market comes down", "Roof"][number % 3];
    let text = format!(
        "{head}\n\n{COPY}\n\nPaper {number} is delivered daily to the {number} streets of the town.\n"
    );
    let spec = ["50 killed at=Odry when=2031-05-05", "120 injured at=Odry when=2031-05-05"];
    let mut reading = reading(&format!("p{number}"), "2031-05-06", &format!("Paper {number}"), &spec);
    for (figure, words) in reading.figures.iter_mut().zip(["At least 50 people", "120 people"]) {
        place(figure, &text, words);
    }
    (reading, text)
}

/// Puts a figure where its words stand in a text.
fn place(figure: &mut vocabulary::Figure, text: &str, words: &str) {
    let at = text.find(words).expect("the words stand in the text");
    figure.passage = Passage::cut(text, &CharMap::new(text), at..at + words.len());
}

fn worded(documents: &[(Reading, String)]) -> Reconciliation {
    let readings: Vec<Reading> = documents.iter().map(|(reading, _)| reading.clone()).collect();
    let wordings: Vec<Wording> = documents.iter().map(|(reading, text)| Wording::of(reading, text)).collect();
    reconcile_worded(&case(""), &readings, &wordings)
}

#[test]
fn forty_papers_that_repeat_one_agency_are_one() {
    let mut documents: Vec<(Reading, String)> = (0..40).map(printed).collect();
    let other = |path: &str, by: &str| {
        (
            reading(path, "2031-05-06", "", &[&format!("42 killed at=Odry when=2031-05-05 by={by}")]),
            String::new(),
        )
    };
    documents.extend([other("h", "the_hospital"), other("m", "the_mayor")]);
    let reconciled = worded(&documents);
    let tally = killed(&reconciled, Rule::BestByOrigins);
    assert_eq!((tally.low, tally.best, tally.high, tally.origins), (42, Some(42), Some(50), 2));
    let agency = reconciled.origins.iter().find(|origin| origin.carriers.len() == 40).expect("one voice");
    assert_eq!(agency.copies(), 39);
    // Without the words they cannot be told from forty reporters.
    let readings: Vec<Reading> = documents.into_iter().map(|(reading, _)| reading).collect();
    assert!(all(&readings).origins.len() > 40);
}

#[test]
fn a_number_of_its_own_is_its_own() {
    let mut documents: Vec<(Reading, String)> = (0..2).map(printed).collect();
    let text = documents[1].1.replace("At least 50", "At least 53");
    documents[1].0.figures[0] =
        reading("p1", "2031-05-06", "Paper 1", &["53 killed at=Odry when=2031-05-05"]).figures.remove(0);
    place(&mut documents[1].0.figures[0], &text, "At least 53 people");
    documents[1].1 = text;
    let reconciled = worded(&documents);
    let tally = killed(&reconciled, Rule::LowestHighest);
    assert_eq!(tally.origins, 2, "the paper counted for itself");
    let injured =
        reconciled.tallies.iter().find(|tally| tally.scope.status.word() == "injured").expect("a tally");
    assert_eq!(injured.origins, 1, "and repeats the rest");
}

#[test]
fn a_statement_that_one_carrier_credits_is_the_agencys_for_all() {
    let mut documents: Vec<(Reading, String)> = (0..3).map(printed).collect();
    documents[2].0.source.credited.push(vocabulary::Carrier("Valley Press".to_owned()));
    let alone = reading("z", "2031-05-06", "The Star", &["50 killed at=Odry when=2031-05-05"]);
    documents.push((alone, String::new()));
    documents[3].0.source.credited.push(vocabulary::Carrier("Valley Press".to_owned()));
    let reconciled = worded(&documents);
    assert_eq!(killed(&reconciled, Rule::BestByOrigins).origins, 1, "{:?}", reconciled.origins);
    assert_eq!(reconciled.origins[0].name, "Valley Press");
    let whys: Vec<&Why> = reconciled.origins[0].carriers.iter().flat_map(|carriage| &carriage.why).collect();
    assert!(
        whys.iter().any(|why| matches!(why, Why::SameWords(_)))
            && whys.contains(&&Why::Credits("Valley Press".to_owned()))
    );
}

#[test]
fn a_carrier_that_leaves_out_who_said_so_repeats_whom_another_names() {
    let mut documents: Vec<(Reading, String)> = (0..2).map(printed).collect();
    for figure in &mut documents[1].0.figures {
        figure.attributed_to.0.push(vocabulary::Speaker("the district governor".to_owned()));
    }
    let reconciled = worded(&documents);
    assert_eq!(killed(&reconciled, Rule::BestByOrigins).origins, 1);
    assert_eq!(reconciled.origins[0].name, "the district governor");
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

fn origins(by: &[&str]) -> usize {
    let figure = |by: &&str| format!("50 killed at=Odry when=2031-05-05 by={by}");
    let read = |(number, by)| reading(&format!("d{number}"), "2031-05-06", "", &[&figure(by)]);
    let readings: Vec<Reading> = by.iter().enumerate().map(read).collect();
    killed(&all(&readings), Rule::BestByOrigins).origins
}

#[test]
fn two_bodies_are_never_one() {
    assert_eq!(origins(&["the_Orrenian_defence_ministry", "the_Varnish_defence_ministry"]), 2);
    assert_eq!(origins(&["the_health_ministry", "the_rebels'_health_ministry"]), 2);
    assert_eq!(origins(&["the_Ministry_of_Health_of_Orrenia", "Orrenia's_defence_ministry"]), 2);
    // The bare form may be either: it is neither, and not one voice in two papers.
    let four = [
        "the_Orrenian_defence_ministry",
        "the_Varnish_defence_ministry",
        "the_defence_ministry",
        "the_defence_ministry",
    ];
    assert_eq!(origins(&four), 4);
    assert_eq!(origins(&["Karr_Police", "Selm_Police"]), 2);
    assert_eq!(origins(&["Ana_Brandt", "Ina_Brandt"]), 2);
}

#[test]
fn one_body_under_many_names_is_one() {
    let one = [
        "the_health_ministry",
        "Health_Ministry_spokesman_Ahmed_Hale",
        "the_Ministry_of_Health",
        "a_Health_Ministry_spokeswoman",
        "Orrenia's_health_ministry",
        "the_Orrenian_Ministry_of_Health",
        "Ahmed_Hale",
    ];
    assert_eq!(origins(&one), 1);
    assert_eq!(origins(&["the_International_Relief_Committee_(IRC)", "IRC", "the_IRC"]), 1);
    assert_eq!(origins(&["the_Orrenian_Defense_Ministry", "Orrenia's_ministry_of_defence"]), 1);
}

#[test]
fn the_ministries_of_two_incidents_are_two_voices() {
    let readings = [
        reading("a", "", "", &["50 killed at=Odry when=2031-05-05 by=the_health_ministry"]),
        reading("b", "", "", &["70 killed at=Farwick when=1990-01-01 by=the_health_ministry"]),
    ];
    assert_eq!(all(&readings).origins.len(), 2);
}
