//! What must hold for every text, sensible or not.

use claims::Reader;
use proptest::prelude::*;
use std::sync::LazyLock;
use vocabulary::{Digest, Gazetteer, Passage, Reading, Source};

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new(Gazetteer::bundled()));

fn source(text: &str) -> Source {
    Source::unread("property.txt", Digest::of(text.as_bytes()), "en")
}

/// Pieces that reports are made of, and some that they are not.
const PIECES: &[&str] = &[
    "At least 34 people",
    "were killed",
    "and",
    ",",
    "including",
    "19 women",
    "the ministry said",
    ".",
    "\n",
    "\n\n",
    "of whom",
    "of them",
    "of the dead",
    "of the nineteen",
    "the toll",
    "rose to",
    "from",
    "up from 49 and 160",
    "(",
    ")",
    "\"",
    "“",
    "”",
    "'",
    "who",
    "that",
    "remain missing",
    "14 June 1994",
    "on Thursday",
    "two years ago",
    "Khojaly",
    "in the town of",
    "a 9-year-old girl",
    "her husband",
    "Mr Adam Lind, 34,",
    "no one",
    "half",
    "60 per cent",
    "1 275",
    "killed or wounded",
    "according to",
    "denied that",
    "A:",
    "Q: How many were found?",
    "•",
    "| 12 | 30 |",
    "—",
    "–",
    "-",
    "an anniversary",
    "the 33rd anniversary of the",
    "hundreds of thousands",
    "between 3 and",
    "five",
    "Of those",
    "Among them",
    "\u{202e}",
    "\u{0}",
    "٦١٣",
    "شهيد",
    "日本",
    "🕊",
    "é",
    "\r\n",
    "\t",
    "#",
    "**",
    "0",
    "99999999999999999999",
    "1.5",
    "12:50",
    "remains of",
    "bodies",
    "released",
    "taken",
    "lost two fingers",
    "names",
    "the",
    "a",
    "was",
    "not",
    "could",
    "so far",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![9 => proptest::sample::select(PIECES).prop_map(str::to_owned), 1 => "\\PC{0,8}"];
    let joint = prop_oneof![6 => Just(" "), 1 => Just(""), 1 => Just("\n")];
    proptest::collection::vec((piece, joint), 0..60)
        .prop_map(|parts| parts.into_iter().map(|(piece, joint)| piece + joint).collect())
}

/// How many texts each property is tried on: more where TOLL_CASES says so.
fn cases() -> u32 {
    std::env::var("TOLL_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(400)
}

fn passages(reading: &Reading) -> Vec<&Passage> {
    reading.passages().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn every_passage_stands_in_its_text(text in texts()) {
        let reading = READER.read(&text, source(&text));
        prop_assert!(reading.stands_in(&text).is_ok());
    }

    #[test]
    fn parts_name_a_figure_and_are_no_larger(text in texts()) {
        let reading = READER.read(&text, source(&text));
        for figure in &reading.figures {
            let Some(id) = &figure.part_of else { continue };
            prop_assert_ne!(id, &figure.id);
            let whole = reading.figure(id);
            prop_assert!(whole.is_some(), "{} is part of {}, which there is not", figure.id, id);
        }
    }

    #[test]
    fn what_is_printed_is_read_back(text in texts()) {
        let reading = READER.read(&text, source(&text));
        let printed = serde_json::to_string(&reading).unwrap();
        prop_assert_eq!(serde_json::from_str::<Reading>(&printed).unwrap(), reading);
    }

    #[test]
    fn sections_run_on(first in texts(), second in texts()) {
        let whole = format!("{first}\n\n{second}");
        let cut = first.len() + 2;
        let mut session = READER.begin(source(&whole));
        let readings = [session.read(&whole[..cut]), session.read(&whole[cut..])];
        let mut ids = std::collections::BTreeSet::new();
        for reading in &readings {
            prop_assert!(reading.stands_in(&whole).is_ok());
            prop_assert!(passages(reading).iter().all(|p| p.start() <= p.end()));
            for figure in &reading.figures {
                prop_assert!(ids.insert(figure.id.clone()), "{} is given twice", figure.id);
            }
        }
    }
}

#[test]
fn the_same_text_gives_the_same_reading() {
    let text = "Two crews died on Monday in Kelar, police said. Of the dead, one was a child.";
    let printed = || serde_json::to_string(&READER.read(text, source(text))).unwrap();
    assert_eq!(printed(), printed());
}

#[test]
fn a_period_never_ends_before_it_begins() {
    // Words of a later year in a report of an earlier one: "since 2012" told in 2009.
    let text = "The pit\nSat 15 Aug 2009\n\nThe union counts 14 deaths in the pit since 2012, so far. \
                Between May 2011 and March 2010 nine people died.";
    let reading = READER.read(text, source(text));
    let printed = serde_json::to_string(&reading).unwrap();
    assert_eq!(serde_json::from_str::<Reading>(&printed).unwrap(), reading);
}

#[test]
fn the_seed_report_is_read_whole() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seed/khojaly-statement.txt");
    let Ok(text) = std::fs::read_to_string(path) else {
        println!(
            "skipped: ../shared/seed is not here; the seed report is a newspaper's and not in the repository"
        );
        return;
    };
    let reading = READER.read(&text, source(&text));
    assert_eq!(reading.source.published.map(|day| day.to_string()).as_deref(), Some("2025-02-27"));
    let read: Vec<(String, String, Option<&str>, Option<&str>)> = reading
        .figures
        .iter()
        .map(|f| {
            let whole = f.part_of.as_ref().and_then(|id| reading.figure(id)).map(|w| w.passage.text());
            let by = f.attributed_to.0.first().map(|s| s.0.as_str());
            (f.passage.text().to_owned(), f.scope.status.to_string(), whole, by)
        })
        .collect();
    let said = |words: &str, status: &str, whole: Option<&'static str>, by: Option<&'static str>| {
        assert!(
            read.contains(&(words.to_owned(), status.to_owned(), whole, by)),
            "{words} {status} {whole:?} {by:?} in {read:#?}"
        );
    };
    let (all, officials) = (Some("613 Azerbaijani civilians"), Some("Azerbaijani figures"));
    said("613 Azerbaijani civilians", "killed", None, officials);
    said("106 women", "killed", all, officials);
    said("63 children", "killed", all, officials);
    said("70 elderly people", "killed", all, officials);
    said("487 others", "injured", None, officials);
    said("Some 150", "missing", Some("1,275 Azerbaijanis"), None);
    said("1,275 Azerbaijanis", "captured", None, None);
    said("eight families", "killed", None, None);
    said("613 Azerbaijani brothers and sisters", "killed", None, Some("the ministry"));
    assert_eq!(read.len(), 9);
    let day = "1992-02-26".parse().ok();
    assert!(reading.figures.iter().all(|f| f.scope.when == day), "all of it happened on that day");
}
