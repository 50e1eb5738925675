//! Claims are found again by source, words and value, and what was withdrawn holds no longer.

use super::*;
use crate::{CharMap, Precision, Role, Sex, Source};

const TEXT: &str = "On 5 May 27 people drowned in Odry, 4 women among them.";

fn hand(words: &str, low: u64, sex: Option<Sex>) -> HandFigure {
    let from = TEXT.find(words).unwrap();
    HandFigure {
        passage: Passage::cut(TEXT, &CharMap::new(TEXT), from..from + words.len()),
        count: Count::exact(low),
        scope: Scope {
            status: Status::Killed,
            unit: Unit::People,
            group: Group { sex, ..Group::default() },
            counts: None,
            identified: false,
            as_of: None,
            when: None,
            place: Some("Odry".to_owned()),
        },
        modality: Modality::Asserted,
        attributed_to: Attribution::default(),
        responsibility: Responsibility::default(),
        incident: None,
        part_of: None,
    }
}

fn reading(figures: &[HandFigure]) -> Reading {
    let figures = figures.iter().enumerate().map(|(at, hand)| {
        let figure = hand.figure(format!("f{}", at + 1), None, Hand { entry: 0, was: None, incident: None });
        Figure { read_by: ReadBy::Grammar, ..figure }
    });
    Reading {
        source: Source::unread("sources/a.txt", source(), "en"),
        figures: figures.collect(),
        quotes: vec![],
        positions: vec![],
        dates: vec![],
        references: vec![],
        places: vec![],
        warnings: vec![],
    }
}

fn source() -> Digest {
    Digest::of(TEXT.as_bytes())
}

fn judged(hand: &HandFigure, verdict: ClaimVerdict) -> ClaimDecision {
    let (by, reason) = ("ada".to_owned(), "seen".to_owned());
    ClaimDecision::Judged(Box::new(JudgedClaim {
        claim: ClaimKey::of_hand(source(), hand),
        verdict,
        by,
        reason,
        proposed_by: None,
    }))
}

#[test]
fn another_number_other_words_or_another_source_are_another_claim() {
    let all = reading(&[hand("27 people", 27, None), hand("4 women", 4, Some(Sex::Female))]);
    let key = ClaimKey::of_figure(source(), &all.figures[0]);
    assert_eq!(key.find_in(&all), Some(0));
    let ClaimValue::Figure { unit, group, .. } = key.value.clone() else { panic!() };
    let value = |low, status| ClaimValue::Figure { low, high: Some(low), status, unit, group: group.clone() };
    for other in [
        ClaimKey { value: value(28, Status::Killed), ..key.clone() },
        ClaimKey { value: value(27, Status::Injured), ..key.clone() },
        ClaimKey { quoted: "27 persons".to_owned(), ..key.clone() },
        ClaimKey { start: key.start + 1, ..key.clone() },
        ClaimKey { source: Digest::of(b"other"), ..key.clone() },
        ClaimKey { value: ClaimValue::Quote { quote: QuoteKind::Direct, speaker: None }, ..key },
    ] {
        assert_eq!(other.find_in(&all), None, "{other:?}");
    }
}

#[test]
fn a_newer_reader_may_tell_more_of_the_group_but_not_leave_open_which_is_meant() {
    let key = ClaimKey::of_hand(source(), &hand("27 people", 27, None));
    let newer = [hand("4 women", 4, None), hand("27 people", 27, Some(Sex::Male))];
    assert_eq!(
        key.find_in(&reading(&newer)),
        Some(1),
        "found by its words, not by its number in the reading"
    );
    let two = [newer[1].clone(), hand("27 people", 27, Some(Sex::Female))];
    assert_eq!(key.find_in(&reading(&two)), None);
    let with_same = [two[0].clone(), hand("27 people", 27, None)];
    assert_eq!(key.find_in(&reading(&with_same)), Some(1));
}

#[test]
fn what_is_withdrawn_holds_no_longer_and_restores_what_held_before() {
    let (one, mut all) = (hand("27 people", 27, None), ClaimDecisions::default());
    let key = ClaimKey::of_hand(source(), &one);
    all.add(3, judged(&one, ClaimVerdict::Rejected));
    all.add(5, judged(&one, ClaimVerdict::Accepted));
    assert_eq!(all.on(&key).verdict(), Some(ClaimVerdict::Accepted));
    assert!(!all.withdraw(&key, 4), "no such decision");
    assert!(all.withdraw(&key, 5) && !all.withdraw(&key, 5));
    assert_eq!(all.on(&key).verdict(), Some(ClaimVerdict::Rejected));
    assert_eq!(all.of_source(source()).count(), 1);
    assert!(all.withdraw(&key, 3));
    assert_eq!((all.on(&key), all.sources().len()), (ClaimStanding::default(), 0));
}

#[test]
fn a_decision_returns_from_its_form() {
    let now = HandFigure {
        count: Count::bounded(28, Precision::AtLeast),
        incident: Some("odry".to_owned()),
        attributed_to: Attribution(vec![Speaker("the ministry".to_owned())]),
        scope: Scope {
            group: Group { role: Some(Role::Civilian), ..Group::default() },
            ..hand("27 people", 27, None).scope
        },
        ..hand("27 people", 27, None)
    };
    let was = hand("27 people", 27, None);
    let corrected = CorrectedClaim {
        claim: ClaimKey::of_hand(source(), &was),
        was,
        now,
        by: "ada".to_owned(),
        reason: String::new(),
    };
    let decision = crate::Decision::ClaimCorrected(Box::new(corrected));
    let text = serde_json::to_string(&decision).unwrap();
    assert!(text.starts_with(r#"{"kind":"claim-corrected","claim":{"source":""#), "{text}");
    assert_eq!(serde_json::from_str::<crate::Decision>(&text).unwrap(), decision);
    let crossed = text.replacen(r#""low":28,"high":null"#, r#""low":28,"high":3"#, 1);
    assert_ne!(crossed, text);
    assert!(serde_json::from_str::<crate::Decision>(&crossed).is_err(), "bounds the wrong way round");
}

#[test]
fn what_says_nothing_of_wholes_and_models_is_written_as_it_was_and_what_does_returns() {
    let four = hand("4 women", 4, Some(Sex::Female));
    let (by, reason) = ("ada".to_owned(), String::new());
    let added = |figure, proposed_by| {
        let (by, reason) = (by.clone(), reason.clone());
        crate::Decision::ClaimAdded(Box::new(AddedClaim {
            source: source(),
            figure,
            by,
            reason,
            proposed_by,
        }))
    };
    let before = serde_json::to_string(&added(four.clone(), None)).unwrap();
    assert!(!before.contains("part_of") && !before.contains("proposed_by"), "{before}");
    let whole = PartOf::Claim(Box::new(ClaimKey::of_hand(source(), &hand("27 people", 27, None))));
    for part_of in [PartOf::Nothing, whole] {
        let part = HandFigure { part_of: Some(part_of), ..four.clone() };
        let decision = added(part, Some("small".to_owned()));
        let text = serde_json::to_string(&decision).unwrap();
        assert_eq!(serde_json::from_str::<crate::Decision>(&text).unwrap(), decision, "{text}");
    }
    assert_eq!(serde_json::from_str::<crate::Decision>(&before).unwrap(), added(four, None));
}

#[test]
fn who_accepts_what_a_model_proposed_settles_that_it_was_rejected_before_and_nothing_else() {
    let one = hand("4 women", 4, Some(Sex::Female));
    let key = ClaimKey::of_hand(source(), &one);
    let added = |proposed_by: Option<&str>| {
        let (figure, by, reason) = (one.clone(), "ben".to_owned(), String::new());
        let proposed_by = proposed_by.map(str::to_owned);
        ClaimDecision::Added(Box::new(AddedClaim { source: source(), figure, by, reason, proposed_by }))
    };
    let rejected = |model: Option<&str>| {
        let ClaimDecision::Judged(mut judged) = judged(&one, ClaimVerdict::Rejected) else { panic!() };
        judged.proposed_by = model.map(str::to_owned);
        ClaimDecision::Judged(judged)
    };
    let standing = |all: [ClaimDecision; 2]| {
        let mut decisions = ClaimDecisions::default();
        all.into_iter().zip(3..).for_each(|(decision, entry)| decisions.add(entry, decision));
        decisions.on(&key).verdict()
    };
    let model = Some("small");
    assert_eq!(standing([rejected(model), added(model)]), None);
    assert_eq!(standing([added(model), rejected(None)]), Some(ClaimVerdict::Rejected));
    assert_eq!(standing([added(model), rejected(model)]), Some(ClaimVerdict::Rejected));
    assert_eq!(standing([rejected(None), added(None)]), Some(ClaimVerdict::Rejected));
}
