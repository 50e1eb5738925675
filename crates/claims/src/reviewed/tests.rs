//! Decisions on a fictional text, one by one.

use super::*;
use crate::Reader;
use vocabulary::{
    AddedClaim, ClaimDecision, CorrectedClaim, Count, Digest, Gazetteer, JudgedClaim, PartOf, Source,
};

const TEXT: &str = "The flood in Odry killed 27 people, including 4 women. \u{201c}It was a wall of water,\u{201d} said Mayor Thorne. \
    In Vale 3 more drowned. Another 9 people were injured in Thorne.";

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
    ClaimDecision::Judged(Box::new(JudgedClaim { claim, verdict, by, reason, proposed_by: None }))
}

fn corrected(figure: &Figure, now: HandFigure) -> ClaimDecision {
    let (was, by, reason) = (HandFigure::of(figure), "ada".to_owned(), "misread".to_owned());
    ClaimDecision::Corrected(Box::new(CorrectedClaim { claim: key(figure), was, now, by, reason }))
}

fn added(figure: HandFigure) -> ClaimDecision {
    let (by, reason) = ("ben".to_owned(), String::new());
    ClaimDecision::Added(Box::new(AddedClaim { source: source(), figure, by, reason, proposed_by: None }))
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

/// A figure of the text, said to be part of another.
fn part_of(figure: &Figure, whole: &Figure) -> ClaimDecision {
    let whole = Some(PartOf::Claim(Box::new(key(whole))));
    corrected(figure, HandFigure { part_of: whole, ..HandFigure::of(figure) })
}

/// A text of three figures, none part of another but the second of the first.
fn three() -> Reading {
    let reading = read();
    assert_eq!(reading.figures.len(), 3, "{:?}", reading.figures);
    assert_eq!(reading.figures[2].part_of, None);
    reading
}

fn wholes(reading: &Reading) -> Vec<Option<&str>> {
    reading.figures.iter().map(|figure| figure.part_of.as_deref()).collect()
}

#[test]
fn nothing_becomes_part_of_itself_over_however_many() {
    let before = three();
    let [first, second, third] = &before.figures[..] else { panic!() };
    for (decisions, left, entry) in [
        (vec![part_of(first, first)], [None, Some("f1"), None], 5),
        // The reader has the second as a part of the first.
        (vec![part_of(first, second)], [None, Some("f1"), None], 5),
        (vec![part_of(first, third), part_of(third, second)], [None, Some("f1"), Some("f2")], 5),
    ] {
        let mut reading = before.clone();
        let done = reviewed(&mut reading, &decided(decisions), TEXT);
        assert_eq!(done.apart, [("f1".to_owned(), entry, NoWhole::Circle)]);
        assert_eq!(wholes(&reading), left);
    }
}

#[test]
fn a_whole_that_is_not_found_is_told_of_and_changes_nothing() {
    let before = three();
    let stale = Figure { count: Count::exact(28), ..before.figures[0].clone() };
    let mut reading = before.clone();
    let done = reviewed(&mut reading, &decided(vec![part_of(&before.figures[1], &stale)]), TEXT);
    assert_eq!(done.apart, [("f2".to_owned(), 5, NoWhole::Unfound)]);
    assert_eq!(wholes(&reading), [None, Some("f1"), None]);
}

#[test]
fn a_reviewer_settles_what_a_figure_is_part_of_and_what_stands_alone() {
    let before = three();
    let alone = HandFigure { part_of: Some(PartOf::Nothing), ..HandFigure::of(&before.figures[1]) };
    let decisions =
        decided(vec![part_of(&before.figures[2], &before.figures[0]), corrected(&before.figures[1], alone)]);
    let mut reading = before.clone();
    assert_eq!(reviewed(&mut reading, &decisions, TEXT).apart, []);
    assert_eq!(wholes(&reading), [None, None, Some("f1")]);
    // A newer reader gives other ids, and tells more of the whole.
    let mut newer = before.clone();
    for (figure, id) in newer.figures.iter_mut().zip(["f7", "f8", "f9"]) {
        figure.id = id.to_owned();
        figure.part_of = None;
    }
    newer.figures[0].scope.group.role = Some(vocabulary::Role::Civilian);
    assert_eq!(reviewed(&mut newer, &decisions, TEXT).apart, []);
    assert_eq!(wholes(&newer), [None, None, Some("f7")]);
}

#[test]
fn a_part_of_what_was_added_or_rejected_follows_it() {
    let before = three();
    let water = hand("a wall of water", 1);
    let under = |whole: ClaimKey| {
        let whole = Some(PartOf::Claim(Box::new(whole)));
        corrected(&before.figures[2], HandFigure { part_of: whole, ..HandFigure::of(&before.figures[2]) })
    };
    let to_water = under(ClaimKey::of_hand(source(), &water));
    let all = vec![added(water.clone()), to_water.clone()];
    let mut reading = before.clone();
    assert_eq!(reviewed(&mut reading, &decided(all.clone()), TEXT).apart, []);
    assert_eq!(reading.figures.last().unwrap().part_of.as_deref(), Some("h5"));
    // What was added and rejected again takes its parts along to what it was part of: nothing.
    let rejected = judged(ClaimKey::of_hand(source(), &water), ClaimVerdict::Rejected);
    let mut reading = before.clone();
    assert_eq!(reviewed(&mut reading, &decided([all, vec![rejected]].concat()), TEXT).apart, []);
    assert_eq!(wholes(&reading), [None, Some("f1"), None]);
    // What is part of a part that is rejected is part of its whole.
    let second = key(&before.figures[1]);
    let all = vec![under(second.clone()), judged(second, ClaimVerdict::Rejected)];
    let mut reading = before.clone();
    assert_eq!(reviewed(&mut reading, &decided(all), TEXT).apart, []);
    assert_eq!(wholes(&reading), [None, Some("f1")]);
    // What was withdrawn is not there.
    let mut reading = before.clone();
    let done = reviewed(&mut reading, &decided(vec![to_water]), TEXT);
    assert_eq!(done.apart, [("f3".to_owned(), 5, NoWhole::Unfound)]);
}

#[test]
fn a_proposal_that_was_rejected_is_no_decision_without_its_claim() {
    let before = read();
    let proposed = |claim, verdict| {
        let ClaimDecision::Judged(mut one) = judged(claim, verdict) else { panic!() };
        one.proposed_by = Some("small".to_owned());
        ClaimDecision::Judged(one)
    };
    let claim = ClaimKey::of_hand(source(), &hand("a wall of water", 1));
    let mut reading = before.clone();
    let done = reviewed(&mut reading, &decided(vec![proposed(claim, ClaimVerdict::Rejected)]), TEXT);
    assert_eq!((done, &reading), (Reviewed::default(), &before));
    // Whoever reads it later: it was looked at.
    let claim = key(&before.figures[1]);
    let mut reading = before.clone();
    let done = reviewed(&mut reading, &decided(vec![proposed(claim, ClaimVerdict::Rejected)]), TEXT);
    assert_eq!(done.rejected, 1);
}
