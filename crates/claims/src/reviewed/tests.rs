//! Decisions on a fictional text, one by one.

use super::*;
use crate::Reader;
use vocabulary::{AddedClaim, ClaimDecision, CorrectedClaim, Count, Digest, Gazetteer, JudgedClaim, Source};

const TEXT: &str = "The flood in Odry killed 27 people, including 4 women. \u{201c}It was a wall of water,\u{201d} said Mayor Thorne. \
    In Vale 3 more drowned.";

fn source() -> Digest {
    Digest::of(TEXT.as_bytes())
}

fn read() -> Reading {
    let reading = Reader::new(Gazetteer::bundled()).read(TEXT, Source::unread("a.txt", source(), "en"));
    assert!(reading.figures.len() >= 2, "{:?}", reading.figures);
    assert_eq!(reading.figures[1].part_of.as_deref(), Some("f1"));
    reading
}

fn key(figure: &Figure) -> ClaimKey {
    ClaimKey::of_figure(source(), figure)
}

fn judged(claim: ClaimKey, verdict: ClaimVerdict) -> ClaimDecision {
    let (by, reason) = ("ada".to_owned(), "seen".to_owned());
    ClaimDecision::Judged(Box::new(JudgedClaim { claim, verdict, by, reason }))
}

fn corrected(figure: &Figure, now: HandFigure) -> ClaimDecision {
    let (was, by, reason) = (HandFigure::of(figure), "ada".to_owned(), "misread".to_owned());
    ClaimDecision::Corrected(Box::new(CorrectedClaim { claim: key(figure), was, now, by, reason }))
}

fn added(figure: HandFigure) -> ClaimDecision {
    let (by, reason) = ("ben".to_owned(), String::new());
    ClaimDecision::Added(Box::new(AddedClaim { source: source(), figure, by, reason }))
}

fn decided(all: Vec<ClaimDecision>) -> ClaimDecisions {
    let mut decisions = ClaimDecisions::default();
    all.into_iter().zip(5..).for_each(|(decision, entry)| decisions.add(entry, decision));
    decisions
}

/// What some other words of the text would say.
fn hand(words: &str, number: u64) -> HandFigure {
    let from = TEXT.find(words).unwrap();
    let passage = Passage::cut(TEXT, &CharMap::new(TEXT), from..from + words.len());
    HandFigure { passage, count: Count::exact(number), ..HandFigure::of(&read().figures[0]) }
}

#[test]
fn words_that_do_not_stand_there_come_in_by_no_decision() {
    let before = read();
    let false_words = |words: &str| {
        let passage = Passage::cut(words, &CharMap::new(words), 0..words.len());
        HandFigure { passage, ..HandFigure::of(&before.figures[0]) }
    };
    for words in ["99 people", "", "The Flood"] {
        let one = added(false_words(words));
        let two = corrected(&before.figures[0], false_words(words));
        let mut reading = before.clone();
        let done = reviewed(&mut reading, &decided(vec![one, two]), TEXT);
        assert_eq!(done.unfound.iter().map(|(entry, _)| *entry).collect::<Vec<_>>().len(), 2, "{words}");
        assert_eq!(reading, before, "{words}");
    }
    let mut reading = before.clone();
    let one = decided(vec![added(hand("3 more drowned", 3))]);
    assert_eq!(reviewed(&mut reading, &one, "Another text.").unfound.len(), 1);
    assert_eq!(reading, before);
}

#[test]
fn a_decision_that_finds_its_claim_no_longer_is_told_of() {
    let before = read();
    let mut reading = before.clone();
    let stale = ClaimKey { quoted: "28 people".to_owned(), ..key(&before.figures[0]) };
    let other = ClaimKey { source: Digest::of(b"other"), ..key(&before.figures[0]) };
    let decisions =
        decided(vec![judged(stale.clone(), ClaimVerdict::Rejected), judged(other, ClaimVerdict::Rejected)]);
    assert_eq!(reviewed(&mut reading, &decisions, TEXT).unfound, [(5, stale)]);
    assert_eq!(reading, before);
}

#[test]
fn what_is_rejected_goes_and_its_parts_stand_alone() {
    let before = read();
    let mut reading = before.clone();
    let mut all = vec![judged(key(&before.figures[0]), ClaimVerdict::Rejected)];
    all.extend(
        before.quotes.iter().map(|quote| judged(ClaimKey::of_quote(source(), quote), ClaimVerdict::Rejected)),
    );
    assert!(all.len() > 1, "the text has a quote");
    let done = reviewed(&mut reading, &decided(all), TEXT);
    assert_eq!((done.rejected, reading.figures.len()), (1 + before.quotes.len(), before.figures.len() - 1));
    assert_eq!((reading.figures[0].id.as_str(), &reading.figures[0].part_of), ("f2", &None));
    assert_eq!(reading.quotes, []);
}

#[test]
fn what_is_corrected_says_what_the_reader_had() {
    let before = read();
    let mut reading = before.clone();
    let now = HandFigure { count: Count::exact(26), ..HandFigure::of(&before.figures[0]) };
    let decisions = decided(vec![
        corrected(&before.figures[0], now),
        judged(key(&before.figures[0]), ClaimVerdict::Accepted),
        judged(key(&before.figures[1]), ClaimVerdict::Unsure),
    ]);
    let done = reviewed(&mut reading, &decisions, TEXT);
    assert_eq!((done.corrected, done.unsure), (vec!["f1".to_owned()], vec!["f2".to_owned()]));
    let figure = &reading.figures[0];
    assert_eq!((figure.id.as_str(), figure.count), ("f1", Count::exact(26)));
    let hand = figure.read_by.hand().unwrap();
    assert_eq!((hand.entry, hand.was.as_ref().unwrap().count), (5, before.figures[0].count));
    assert_eq!(reading.figures[1..], before.figures[1..]);
    assert!(reading.stands_in(TEXT).is_ok());
}

#[test]
fn what_is_added_stands_where_its_words_do_and_only_once() {
    let before = read();
    let quoted = hand("a wall of water", 1);
    let mut reading = before.clone();
    let decisions = decided(vec![added(quoted.clone())]);
    let done = reviewed(&mut reading, &decisions, TEXT);
    assert_eq!(done.added, ["h5"]);
    let starts: Vec<usize> = reading.figures.iter().map(|figure| figure.passage.start()).collect();
    assert!(starts.is_sorted() && reading.figures.len() == before.figures.len() + 1);
    // A newer reader has it too.
    let mut newer = before.clone();
    newer.figures.push(Figure {
        id: "f9".to_owned(),
        ..quoted.figure(String::new(), None, Hand { entry: 0, was: None, incident: None })
    });
    let number = newer.figures.len();
    reviewed(&mut newer, &decisions, TEXT);
    assert_eq!(newer.figures.len(), number);
    let key = ClaimKey::of_hand(source(), &quoted);
    let mut decisions = decided(vec![added(quoted)]);
    decisions.add(9, judged(key, ClaimVerdict::Rejected));
    let mut reading = before.clone();
    assert_eq!(reviewed(&mut reading, &decisions, TEXT).rejected, 1);
    assert_eq!(reading, before);
}
