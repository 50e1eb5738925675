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

#[test]
fn parts_of_years_and_months_are_periods() {
    all(&[
        (
            "Arrests\n\nIn the first quarter of 2022 police arrested 1,033 people.\n",
            &["1,033 people | 2022-01/2022-03"],
        ),
        (
            "Clinic\n\nIn the first week of May we received 214 wounded people. On the 9th, a shell killed nine nurses.\n",
            &["214 wounded people | 2023-05-01/2023-05-07", "nine nurses | 2023-05-09"],
        ),
    ]);
}

#[test]
fn the_week_before_an_event_ends_with_it() {
    all(&[(
        "Report\n\nOn 6 April 2019 a shooting on the hill killed 16 miners.\n\nIn the week before the shooting ten people died.\n",
        &["16 miners | 2019-04-06", "ten people | 2019-03-30/2019-04-05"],
    )]);
}

#[test]
fn what_befell_people_over_some_days_reaches_on() {
    all(&[(
        "Judgment\n\nOn 9 July 1993 soldiers shot 47 men at the brickworks in Berg.\n\nBetween 10 July and 2 September 1993 \
         soldiers detained 260 civilians in the school. At least nine detainees died of beatings.\n",
        &[
            "47 men | 1993-07-09",
            "260 civilians | 1993-07-10/1993-09-02",
            "At least nine detainees | 1993-07-10/1993-09-02",
        ],
    )]);
}

#[test]
fn the_day_of_one_death_is_not_that_of_the_many() {
    all(&[(
        "Dam\n\nThe dam failed on 2 November 2017. The committee accepts that forty-one people drowned. An infant died on 5 \
         November. Thirty of the dead lived in Berg. Some 112 people were hurt.\n",
        &[
            "forty-one people | 2017-11-02",
            "An infant | 2017-11-05",
            "Thirty of the dead | 2017-11-02",
            "Some 112 people | 2017-11-02",
        ],
    )]);
}

#[test]
fn a_month_is_not_of_the_year_that_it_is_compared_with() {
    all(&[(
        "Sea\n\nMore than 1,900 people have died so far this year, against 1,417 in the whole of 2022. In May alone 82 people \
         drowned.\n",
        &["More than 1,900 people | 2023", "1,417 | 2022", "82 people | 2023-05"],
    )]);
}

#[test]
fn a_report_on_a_week_is_of_that_week() {
    all(&[(
        "Weekly report: 29 May - 4 June 2023\n\nDuring the week 37 civilians were killed in Holm. On 1 June armed men entered the \
         camp and killed 11 miners.\n",
        &["37 civilians | 2023-05-29/2023-06-04", "11 miners | 2023-06-01"],
    )]);
}

#[test]
fn the_clause_behind_after_has_its_own_day() {
    all(&[
        (
            "Bomb\n\nA bomb killed 17 people in Holm on Tuesday, twelve days after a car bomb in Berg killed nine soldiers.\n",
            &["17 people | 2023-06-13", "nine soldiers | 2023-06-01"],
        ),
        (
            "Clinic\n\nTwo nurses were shot dead on Tuesday, a day after five women were killed in Berg.\n",
            &["Two nurses | 2023-06-13", "five women | 2023-06-12"],
        ),
    ]);
}

#[test]
fn hours_later_is_of_the_same_day() {
    all(&[(
        "Quake\n\nA quake in Holm killed nine people on Monday.\n\nOn Tuesday rescuers pulled two girls alive from the ruins. Hours later a wall \
         fell and killed three soldiers.\n",
        &["nine people | 2023-06-12", "two girls | 2023-06-13", "three soldiers | 2023-06-13"],
    )]);
}

#[test]
fn counts_run_from_the_event_that_a_month_names() {
    all(&[
        (
            "Coup\n\nSome 412 people have been killed since the coup of November 2022.\n",
            &["Some 412 people | 2022-11/2023-06-14"],
        ),
        (
            "Dive\n\nA boat sank on Sunday and 13 people drowned. By Monday night divers had recovered nine bodies.\n",
            &["13 people | 2023-06-11", "nine bodies | 2023-06-12"],
        ),
    ]);
}
