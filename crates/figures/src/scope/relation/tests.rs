use super::*;
use crate::example::reading;
use proptest::prelude::*;

fn scope(words: &str) -> Scope {
    reading("a", "", "", &[&format!("5 {words}")]).figures[0].scope.clone()
}

fn standing(a: &str, b: &str) -> Standing {
    relate(&scope(a), &scope(b)).standing
}

#[test]
fn what_cannot_be_compared_is_said_to_be_so() {
    for (a, b) in [
        ("killed", "families killed"),
        ("killed female", "families killed"),
        ("killed", "affected"),
        ("killed at=Odry", "killed at=Lunt"),
        ("killed nationality=Orrenian", "killed nationality=Velmish"),
    ] {
        assert_eq!(standing(a, b), Standing::NotComparable, "{a} / {b}");
    }
    // Contested places are in no country here.
    let related = relate(&scope("killed at=Sevastopol"), &scope("killed at=Ukraine"));
    assert_ne!(related.standing, Standing::Same);
}

#[test]
fn parts_are_known_as_parts() {
    for (part, whole) in [
        ("killed", "casualties"),
        ("injured", "casualties"),
        ("identified", "exhumed"),
        ("exhumed", "killed"),
        ("identified", "casualties"),
        ("released", "captured"),
        ("killed female", "killed"),
        ("killed female", "killed civilian"),
        ("killed elderly", "killed adult"),
        ("killed child female", "killed female"),
        ("killed journalist", "killed civilian"),
        ("killed named", "killed"),
        ("killed new", "killed cumulative"),
        ("killed when=1992-02-26", "killed when=1992-02"),
        ("killed when=2016-03-02", "killed when=2016-01/2016-12"),
        ("killed as-of=2031-05-06", "killed as-of=2031-05-09"),
        ("killed as-of=2031-05-06", "killed as-of=2031-05-09/.."),
        ("killed at=Quay_Street,_Port_Hallam", "killed at=Port_Hallam"),
        ("killed at=Mariupol", "killed at=Donetsk_Oblast"),
        ("killed at=Lviv", "killed at=Ukraine"),
        ("killed nationality=Argentine", "killed"),
    ] {
        let (a, b) = (scope(part), scope(whole));
        let related = relate(&a, &b);
        assert_eq!(related.standing, Standing::PartOf, "{part} / {whole}: {}", related.words());
        assert_eq!(relate(&b, &a).standing, Standing::WholeOf, "{whole} / {part}");
    }
}

#[test]
fn what_differs_is_apart_and_what_may_share_people_overlaps() {
    for (a, b) in [
        ("killed", "injured"),
        ("killed female", "killed male"),
        ("killed child", "killed adult"),
        ("killed civilian", "killed combatant"),
        ("killed when=1992-02-26", "killed when=1993"),
        ("killed at=Lviv", "killed at=Mariupol"),
        ("killed nationality=British", "killed nationality=Argentines"),
    ] {
        assert_eq!(standing(a, b), Standing::Apart, "{a} / {b}");
    }
    for (a, b) in [
        ("killed female", "killed child"),
        ("killed", "missing"),
        ("missing as-of=2031-05-06", "missing as-of=2031-05-09"),
        ("killed when=2016-01/2016-06", "killed when=2016-03/2016-12"),
        ("killed female", "killed named"),
        ("released", "captured as-of=2031-05-06"),
    ] {
        assert_eq!(standing(a, b), Standing::Overlaps, "{a} / {b}");
    }
}

#[test]
fn names_of_one_place_and_dates_of_one_event_part_nothing() {
    for (a, b) in [
        ("killed at=the_town_of_Selm", "killed at=Selm"),
        ("killed at=Kiev", "killed at=Kyiv"),
        ("killed when=1992-02-25/1992-02-26", "killed when=1992-02-26"),
        ("killed nationality=Azerbaijani", "killed nationality=Azerbaijanis"),
        ("killed", "killed at=Selm when=1992-02-26"),
    ] {
        assert_eq!(standing(a, b), Standing::Same, "{a} / {b}");
    }
    let unsaid = relate(&scope("killed"), &scope("killed at=Selm"));
    assert_eq!((unsaid.words().as_str(), unsaid.is_presumed()), ("same: one does not say where", true));
}

fn any_scope() -> impl Strategy<Value = Scope> {
    let one = |words: &'static [&'static str]| prop::sample::select(words);
    let dimensions = (
        one(&[
            "killed",
            "injured",
            "missing",
            "captured",
            "released",
            "exhumed",
            "identified",
            "casualties",
            "affected",
        ]),
        one(&["", "female", "male"]),
        one(&["", "child", "adult", "elderly"]),
        one(&["", "civilian", "combatant", "police", "journalist", "health-worker"]),
        one(&["", "named"]),
        one(&["", "new", "cumulative"]),
        one(&["", "as-of=2031-05-06", "as-of=2031-05", "as-of=2031-06-01"]),
        one(&["", "when=1992-02-26", "when=1992-02", "when=1992-02/1992-05", "when=1992-04/.."]),
        one(&["", "at=Lviv", "at=Ukraine", "at=Odry", "at=Mariupol", "at=Donetsk_Oblast", "at=the_pit"]),
    );
    dimensions.prop_map(|(a, b, c, d, e, f, g, h, i)| scope(&[a, b, c, d, e, f, g, h, i].join(" ")))
}

proptest! {
    #[test]
    fn turning_round_turns_the_standing(a in any_scope(), b in any_scope()) {
        prop_assert_eq!(relate(&a, &b).standing, relate(&b, &a).standing.turned());
        let itself = relate(&a, &a).standing;
        let dated = a.as_of.or(a.when).is_some();
        prop_assert_eq!(itself == Standing::Same, a.counts != Some(Counts::New) || dated);
    }

    /// A part of a part is a part of the whole, as far as nothing was left unsaid or taken by convention.
    #[test]
    fn parts_of_parts_are_parts(a in any_scope(), b in any_scope(), c in any_scope()) {
        let (one, two, all) = (relate(&a, &b), relate(&b, &c), relate(&a, &c));
        let part = |related: &Related| related.standing == Standing::PartOf && !related.is_presumed();
        if part(&one) && part(&two) {
            prop_assert!(matches!(all.standing, Standing::PartOf), "{} / {} / {}", one.words(), two.words(), all.words());
        }
    }
}
