//! When figures happened, one class of wording each, read whole. All that happens in them is made up.

use crate::Reader;
use vocabulary::{Digest, Figure, Gazetteer, Source};

/// The figures of a text published on Wednesday 2023-06-14.
fn figures(text: &str) -> Vec<Figure> {
    let mut source = Source::unread("made-up.txt", Digest::of(text.as_bytes()), "en");
    source.published = Some("2023-06-14".parse().unwrap());
    Reader::new(Gazetteer::bundled()).read(text, source).figures
}

/// Each text must give these figures as "words | when", a stroke for what is not said.
fn all(cases: &[(&str, &[&str])]) {
    let shown = |figure: &Figure| {
        let when = figure.scope.when.map_or("-".to_owned(), |when| when.to_string());
        format!("{} | {when}", figure.passage.text())
    };
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (text, figures(text).iter().map(shown).collect::<Vec<_>>(), expected))
        .filter(|(_, found, expected)| found != **expected)
        .map(|(text, found, expected)| format!("{text}\n   found    {found:?}\n   expected {expected:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_line_over_a_list_dates_its_items() {
    all(&[(
        "Bulletin\n\nIn the past 24 hours:\n- 6 civilians killed in Berg\n- 2 children injured in Holm\n",
        &["6 civilians | 2023-06-13/2023-06-14", "2 children | 2023-06-13/2023-06-14"],
    )]);
}

#[test]
fn an_item_counts_until_its_own_date() {
    all(&[(
        "Timeline\n\n- 8 May: The bombardment begins. 28 people are killed.\n- 10 June: A truce. In all 1,940 people \
         have been killed since 8 May.\n",
        &["28 people | 2023-05-08", "1,940 people | 2023-05-08/2023-06-10"],
    )]);
}

#[test]
fn counts_run_from_the_beginning_of_a_war() {
    all(&[
        (
            "War\n\nSince the war began in 2012 more than 9,000 people have been killed.\n",
            &["more than 9,000 people | 2012/2023-06-14"],
        ),
        ("War\n\nNine reporters have vanished since 2010.\n", &["Nine reporters | 2010/2023-06-14"]),
        (
            "Lake\n\nA boat with a crew of three has not been seen since Sunday.\n",
            &["a crew of three | 2023-06-11"],
        ),
    ]);
}

#[test]
fn what_was_counted_over_a_year_happened_in_it() {
    all(&[
        ("Report\n\nIn 2012 the Centre recorded 1,204 killings.\n", &["1,204 killings | 2012"]),
        (
            "Roads\n\n3,212 people were killed on the roads in 2022, down from 3,870 the year before.\n",
            &["3,212 people | 2022", "3,870 | 2021"],
        ),
    ]);
}

#[test]
fn what_a_comparison_looks_back_to_owns_its_dead() {
    all(&[(
        "Lake\n\nA boat sank on Sunday and 13 people drowned.\n\nIt is the worst accident on the lake since the 2009 \
         sinking of the Halda, which killed 71.\n",
        &["13 people | 2023-06-11", "71 | 2009"],
    )]);
}

#[test]
fn who_is_held_is_not_of_the_main_event() {
    all(&[(
        "Raid\n\nOn Monday our men attacked the fort at Gell and killed 31 soldiers. We hold 12 prisoners. Nine aid workers \
         are still being held.\n",
        &["31 soldiers | 2023-06-12", "12 prisoners | -", "Nine aid workers | -"],
    )]);
}

#[test]
fn who_is_let_go_in_turn_is_of_that_day() {
    all(&[(
        "Raid\n\nOn Monday gunmen raided the jail at Gell and killed two guards. They let go 52 prisoners.\n",
        &["two guards | 2023-06-12", "52 prisoners | 2023-06-12"],
    )]);
}

#[test]
fn deeds_are_not_words() {
    all(&[
        (
            "Fire\n\nOn Saturday night a crowd set fire to a bus, killing the driver.\n",
            &["driver | 2023-06-10"],
        ),
        (
            "Blast\n\nA blast on Tuesday killed nine people.\n\nOn Wednesday a further two bodies were found in the silo.\n",
            &["nine people | 2023-06-13", "a further two bodies | 2023-06-14"],
        ),
    ]);
}
