//! Which numbers that look like rivals count something else. All events are fictional.

mod common;
use common::{all, claim};
use figures::example::reading;
use figures::{Dimension, Reconciliation, ScopeView, Standing};
use vocabulary::{Reading, Status};

const AT: &str = "at=Odry when=2031-05-05";

fn report(path: &str, published: &str, figures: &[&str]) -> Reading {
    let figures: Vec<String> = figures.iter().map(|figure| format!("{figure} {AT}")).collect();
    reading(path, published, path, &figures.iter().map(String::as_str).collect::<Vec<_>>())
}

/// The view of all people killed.
fn killed(told: &Reconciliation) -> Option<&ScopeView> {
    told.views.iter().find(|view| {
        let scope = &view.scope;
        scope.status == Status::Killed && (scope.sex, scope.role, scope.identified) == (None, None, false)
    })
}

#[test]
fn numbers_that_agree_have_no_view() {
    let readings =
        [report("a", "2031-05-06", &["27 killed"]), report("b", "2031-05-06", &["20 at-least killed"])];
    assert_eq!(killed(&all(&readings)), None);
}

#[test]
fn rivals_of_one_scope_are_no_difference_of_scope() {
    let readings = [report("a", "2031-05-06", &["27 killed"]), report("b", "2031-05-06", &["31 killed"])];
    let told = all(&readings);
    let view = killed(&told).unwrap();
    assert!(view.differences.is_empty());
    let rivals: Vec<_> = view.rivals.iter().map(|claim| (**claim).clone()).collect();
    assert_eq!(rivals, [claim(&readings[0], "f1"), claim(&readings[1], "f1")]);
}

#[test]
fn a_toll_that_grows_by_the_day_differs_in_the_day() {
    let readings = [
        report("a", "2031-05-09", &["27 killed as-of=2031-05-06"]),
        report("b", "2031-05-09", &["31 killed as-of=2031-05-08"]),
        report("c", "2031-05-09", &["40 killed as-of=2031-05-09"]),
    ];
    let told = all(&readings);
    let view = killed(&told).unwrap();
    assert_eq!((view.differences.len(), view.rivals.len()), (1, 0));
    let difference = &view.differences[0];
    assert_eq!(difference.dimensions, [Dimension::AsOf]);
    assert_eq!(difference.sides.iter().map(|side| side.low).collect::<Vec<_>>(), [27, 31, 40]);
    assert_eq!(difference.related.words(), "part of: as of 2031-05-06 beside as of 2031-05-08");
}

#[test]
fn a_day_of_publication_explains_only_growth_and_is_said_to_be_one() {
    let grown = [report("a", "2031-05-06", &["27 killed"]), report("b", "2031-05-09", &["31 killed"])];
    let told = all(&grown);
    let view = killed(&told).unwrap();
    assert!(view.differences[0].related.words().contains("by the day of publication"), "{view:?}");
    let fallen = [report("a", "2031-05-06", &["31 killed"]), report("b", "2031-05-09", &["27 killed"])];
    let told = all(&fallen);
    let view = killed(&told).unwrap();
    assert_eq!((view.differences.len(), view.rivals.len()), (0, 2), "a part above its whole is a rival");
}

#[test]
fn an_addition_beside_a_total_is_one_of_counting() {
    let readings = [
        report("a", "2031-05-06", &["27 killed cumulative as-of=2031-05-06"]),
        report("b", "2031-05-06", &["5 killed new as-of=2031-05-06"]),
    ];
    let told = all(&readings);
    let view = killed(&told).unwrap();
    assert_eq!(view.differences[0].dimensions, [Dimension::Counting]);
    assert!(view.rivals.is_empty());
}

#[test]
fn all_and_only_the_identified_are_two_counts() {
    let readings =
        [report("a", "2031-05-06", &["27 killed"]), report("b", "2031-05-06", &["12 killed named"])];
    let told = all(&readings);
    let difference = &killed(&told).unwrap().differences[0];
    assert_eq!(
        (difference.dimensions.as_slice(), difference.related.standing),
        (&[Dimension::Identified][..], Standing::WholeOf)
    );
    assert!(difference.other.as_ref().unwrap().identified);
    assert_eq!((difference.sides[0].low, difference.sides[1].low), (27, 12));
}

#[test]
fn a_civilian_count_above_the_count_of_all_is_not_explained() {
    let readings =
        [report("a", "2031-05-06", &["27 killed"]), report("b", "2031-05-06", &["40 killed civilian"])];
    let told = all(&readings);
    assert_eq!(killed(&told), None, "no scope explains it, and of the 27 there is one figure only");
}

#[test]
fn the_denied_and_the_feared_are_no_side() {
    let readings = [
        report("a", "2031-05-06", &["27 killed"]),
        report("b", "2031-05-06", &["90 killed expected", "5 denied"]),
    ];
    assert_eq!(killed(&all(&readings)), None);
}
