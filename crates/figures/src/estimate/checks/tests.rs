//! Refusals first: what ends estimating, then what is told beside.
//!
//! Must not: hold real persons.

use super::*;

fn checked(lists: &[&str], cells: &[(u64, u64)]) -> Checked {
    check(&Histories::new(lists.iter().copied(), cells.iter().copied()).unwrap())
}

fn ended(lists: &[&str], cells: &[(u64, u64)], by: &str) -> NoEstimate {
    let checked = checked(lists, cells);
    let last = checked.checks.last().unwrap();
    assert_eq!((last.check.as_str(), last.passed), (by, false), "{checked:?}");
    let refusal = checked.refusal.unwrap();
    assert!(
        refusal.method.is_none()
            && !refusal.would_help.is_empty()
            && refusal.safe_to_say.starts_with("At least")
    );
    refusal
}

fn told(checked: &Checked, name: &str) -> (bool, String) {
    let check = checked.checks.iter().find(|check| check.check == name).unwrap();
    (check.passed, check.detail.clone())
}

#[test]
fn nobody_and_one_person_are_refused() {
    ended(&["a", "b"], &[], "persons");
    ended(&[], &[], "persons");
    let one = ended(&["a", "b"], &[(3, 1)], "persons");
    assert_eq!(one.safe_to_say, "At least 1 person is documented.");
}

#[test]
fn fewer_than_two_lists_are_refused_also_where_the_others_are_empty() {
    ended(&["a"], &[(1, 50)], "lists");
    ended(&["a", "b", "c"], &[(1, 50)], "lists");
}

#[test]
fn lists_that_share_nobody_are_refused() {
    let two = ended(&["a", "b"], &[(1, 50), (2, 40)], "overlap");
    assert!(two.reason.starts_with("Lists a and b share nobody"));
    ended(&["a", "b", "c"], &[(1, 50), (2, 40), (4, 9)], "overlap");
}

#[test]
fn a_list_in_another_and_two_equal_lists_are_refused() {
    let inner = ended(&["a", "b", "c"], &[(1, 60), (3, 30), (4, 40), (5, 10), (7, 5)], "list-contained");
    assert!(inner.reason.contains("b (35 persons) in a (105)"), "{}", inner.reason);
    assert!(inner.safe_to_say.contains("145"));
    let equal = ended(&["a", "b", "c"], &[(3, 30), (4, 40), (7, 5)], "list-contained");
    assert_eq!(equal.reason.matches(" in ").count(), 2, "once, after the words before: {}", equal.reason);
    ended(&["a", "b"], &[(1, 60), (3, 2)], "list-contained");
    ended(&["a", "b"], &[(3, 20)], "list-contained");
}

#[test]
fn groups_that_share_nobody_are_refused() {
    let groups = ended(
        &["a", "b", "c", "d"],
        &[(1, 50), (2, 40), (3, 20), (4, 60), (8, 30), (12, 15)],
        "overlap-connected",
    );
    assert!(groups.reason.contains("[a, b], [c, d]"), "{}", groups.reason);
    // A list of a fifth of all that meets nobody is another kind of people.
    ended(&["a", "b", "c"], &[(1, 40), (2, 30), (3, 6), (4, 20)], "overlap-connected");
    // Of one size: neither group is beside the other.
    ended(&["a", "b", "c", "d"], &[(1, 9), (2, 9), (3, 9), (4, 9), (8, 9), (12, 9)], "overlap-connected");
}

#[test]
fn what_chance_makes_of_tiny_lists_is_told_and_no_more() {
    let tiny = checked(
        &["a", "b", "c", "d"],
        &[(1, 300), (2, 200), (3, 90), (4, 100), (5, 60), (9, 2), (16 >> 1, 1)],
    );
    assert!(tiny.refusal.is_none(), "{tiny:?}");
    let inside =
        checked(&["a", "b", "c", "d"], &[(1, 300), (2, 200), (3, 90), (4, 100), (6, 20), (5, 60), (9, 2)]);
    assert!(inside.refusal.is_none());
    assert!(!told(&inside, "list-contained").0);
    let alone =
        checked(&["a", "b", "c", "d"], &[(1, 300), (2, 200), (3, 90), (4, 100), (6, 20), (5, 60), (8, 2)]);
    assert!(alone.refusal.is_none());
    let (passed, detail) = told(&alone, "overlap-connected");
    assert!(!passed && detail.ends_with("too small to tell: d"), "{detail}");
}

#[test]
fn empty_lists_are_left_out_and_named() {
    let checked =
        checked(&["a", "nobody", "b", "c"], &[(1, 300), (4, 200), (5, 90), (8, 100), (9, 40), (12, 30)]);
    assert_eq!(checked.histories.lists(), ["a", "b", "c"]);
    assert_eq!(checked.histories.count(0b011), 90);
    assert!(told(&checked, "lists-empty").1.ends_with(": nobody"));
    assert!(checked.refusal.is_none());
}

#[test]
fn good_lists_pass_every_question() {
    let good = checked(&["a", "b", "c"], &[(1, 300), (2, 200), (3, 90), (4, 100), (5, 50), (6, 40), (7, 20)]);
    assert!(good.refusal.is_none());
    assert!(good.checks.iter().all(|check| check.passed), "{:?}", good.checks);
    let names: Vec<&str> = good.checks.iter().map(|check| check.check.as_str()).collect();
    assert_eq!(
        names,
        [
            "persons",
            "lists",
            "list-contained",
            "overlap",
            "overlap-connected",
            "overlap-enough",
            "pairs-agree",
            "list-absorbing",
            "list-alone"
        ]
    );
}

#[test]
fn thin_overlap_and_disagreeing_pairs_are_told() {
    let thin = checked(&["a", "b", "c"], &[(1, 300), (2, 200), (3, 4), (4, 100), (5, 3), (6, 1)]);
    assert!(thin.refusal.is_none());
    assert!(!told(&thin, "overlap-enough").0);
    // The third shares little with two that share much.
    let absorbing = checked(&["a", "b", "c"], &[(1, 300), (2, 200), (3, 250), (4, 900), (5, 30), (6, 25)]);
    assert!(!told(&absorbing, "pairs-agree").0);
    let (passed, detail) = told(&absorbing, "list-absorbing");
    assert!(!passed && detail.contains("among themselves: c;"), "{detail}");
    // Nobody on one list only.
    let doubles = checked(&["a", "b", "c"], &[(3, 50), (5, 40), (6, 30)]);
    assert!(told(&doubles, "overlap-enough").1.contains("copy one another"));
}
