//! What is noticed in a list, and what is refused. All persons are fictional.

use persons::columns::checks::{CheckKind, ListCheck, MapRefusal, admit, check, check_maps};
use proptest::prelude::*;
use vocabulary::{ColumnMap, ColumnUse, Day, Field, FindingKind, List, Weight};

fn list(columns: &[&str], rows: &[&[&str]]) -> List {
    List::of_rows("l.csv", columns, rows.iter().map(|row| row.iter().copied()))
}

fn map(fields: &[(&str, Field)]) -> ColumnMap {
    ColumnMap {
        columns: fields.iter().map(|(name, field)| ((*name).to_owned(), ColumnUse::of(*field))).collect(),
    }
}

fn kinds(found: &[ListCheck]) -> Vec<(CheckKind, Vec<u32>)> {
    found.iter().map(|check| (check.kind, check.rows.clone())).collect()
}

/// A list of one column, checked.
fn cells(field: Field, values: &[&str]) -> Vec<(CheckKind, Vec<u32>)> {
    let rows: Vec<[&str; 1]> = values.iter().map(|value| [*value]).collect();
    let found =
        check(&List::of_rows("l", &["c"], rows), &map(&[("c", field)]), Some("2024-06-30".parse().unwrap()));
    kinds(&found).into_iter().filter(|(kind, _)| *kind != CheckKind::IdenticalRows).collect()
}

#[test]
fn a_map_that_cannot_be_used_is_refused() {
    let list = list(
        &["No", "Full name", "Born", "Note"],
        &[&["1", "Asa Thorne", "1961", ""], &["2", "Ida Bravo", "", ""]],
    );
    let refused = |fields: &[(&str, Field)]| admit(&list, &map(fields)).unwrap_err();
    let no_such = |column: &str, nearest: Option<&str>| MapRefusal::NoSuchColumn {
        list: "l.csv".to_owned(),
        column: column.to_owned(),
        nearest: nearest.map(str::to_owned),
    };
    assert_eq!(refused(&[("full_name", Field::FullName)]), no_such("full_name", Some("Full name")));
    assert_eq!(refused(&[("Bron", Field::Born)]), no_such("Bron", Some("Born")));
    assert_eq!(refused(&[("Address", Field::Address)]), no_such("Address", None));
    assert_eq!(refused(&[("\u{202E}", Field::Address)]), no_such("\u{202E}", None));
    assert!(matches!(refused(&[("No", Field::Id), ("Born", Field::Id)]), MapRefusal::TwoIds { .. }));
    for none in [&[][..], &[("No", Field::Id)], &[("Note", Field::FullName)], &[("Born", Field::Place)]] {
        assert_eq!(refused(none), MapRefusal::NoUsableColumn { list: "l.csv".to_owned() });
    }
    assert_eq!(admit(&list, &map(&[("No", Field::Id), ("Full name", Field::FullName)])), Ok(()));
    let message = refused(&[("Bron", Field::Born)]).to_string();
    assert_eq!(message, "l.csv has no column \"Bron\": correct the column map; the nearest is \"Born\"");
}

#[test]
fn cells_that_cannot_be_are_found() {
    use CheckKind::*;
    assert_eq!(
        cells(Field::Age, &["61", "340", "-3", "Asa", "3 months", "", "٣٥"]),
        [(AgeOutOfRange, vec![1, 2]), (AgeUnreadable, vec![3])]
    );
    assert_eq!(cells(Field::Sex, &["M", "F", "x", ""]), [(SexUnreadable, vec![2])]);
    assert_eq!(cells(Field::Given, &["Asa", "12", "Ida 2", ""]), [(NameIsNumber, vec![1])]);
    assert_eq!(
        cells(
            Field::Born,
            &["31/02/1987", "12/05/1987", "05/13/1987", "20/02/1961", "Asa", "01/07/2024", "30/06/2024"]
        ),
        [
            (DateImpossible, vec![0]),
            (DateUnreadable, vec![4]),
            (DateOtherOrder, vec![2]),
            (DateInFuture, vec![5])
        ]
    );
    assert_eq!(cells(Field::Place, &["12", "340"]), []);
}

#[test]
fn declared_unknowns_are_nothing() {
    let list = list(&["age"], &[&["999"], &["61"], &["-1"]]);
    let mut map = map(&[("age", Field::Age)]);
    assert_eq!(check(&list, &map, None).len(), 1);
    map.columns.get_mut("age").unwrap().unknown = vec!["999".to_owned(), "-1".to_owned()];
    assert_eq!(check(&list, &map, None), []);
}

#[test]
fn the_future_is_known_without_a_day() {
    let days: Vec<String> = (0..300)
        .map(|n| if n == 7 { "2041-01-05".to_owned() } else { format!("2014-01-{:02}", n % 28 + 1) })
        .collect();
    let list = List::of_rows("l", &["dod"], days.iter().map(|day| [day.as_str()]));
    let found = check(&list, &map(&[("dod", Field::Happened)]), None);
    assert!(kinds(&found).contains(&(CheckKind::DateInFuture, vec![7])), "{found:?}");
}

#[test]
fn what_cannot_be_true_together_is_found() {
    let list = list(
        &["born", "dod", "age", "sex", "gender"],
        &[
            &["1987-05-12", "2014-01-03", "26", "m", "male"],
            &["2015-05-12", "2014-01-03", "", "f", "female"],
            &["1987", "2014-01-03", "62", "m", "female"],
            &["1987-05-12", "2014-01-03", "24", "m", ""],
            &["", "2014-01-03", "62", "m", "male"],
        ],
    );
    let fields = [("born", Field::Born), ("dod", Field::Happened), ("age", Field::Age), ("sex", Field::Sex)];
    let found = check(&list, &map(&fields), None);
    assert_eq!(
        kinds(&found),
        [
            (CheckKind::BirthAfterIncident, vec![1]),
            (CheckKind::AgeContradictsDates, vec![2]),
            (CheckKind::SexContradicts, vec![2])
        ]
    );
    let finding = found[0].finding();
    assert_eq!((finding.kind, finding.weight), (FindingKind::List, Weight::Warning));
    assert_eq!(finding.place.as_deref(), Some("l.csv, row 2, columns \"born\" and \"dod\""));
}

#[test]
fn births_in_columns_of_their_own_are_held_against_the_incident() {
    let list = list(
        &["by", "bm", "dod"],
        &[&["2014", "3", "2014-01-03"], &["2014", "", "2014-01-03"], &["2013", "3", ""]],
    );
    let fields = [("by", Field::BornYear), ("bm", Field::BornMonth), ("dod", Field::Happened)];
    let found = check(&list, &map(&fields), None);
    assert_eq!(kinds(&found), [(CheckKind::BirthAfterIncident, vec![0])]);
}

/// What a list writes of cause and protection means what the map says, a category's own word means itself, and the rest is told.
#[test]
fn values_that_mean_no_category_are_found() {
    let rows: [&[&str]; 5] =
        [&["shelling", "c"], &["small-arms", "civilian"], &["fell", "?"], &["-", ""], &["", "c"]];
    let list = list(&["how", "who"], &rows);
    let values =
        |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    let mut map = map(&[("how", Field::Cause), ("who", Field::Protection)]);
    let how = map.columns.get_mut("how").unwrap();
    (how.values, how.unknown) = (values(&[("shelling", "heavy-weapons")]), vec!["-".to_owned()]);
    map.columns.get_mut("who").unwrap().values = values(&[("c", "civilian")]);
    let found = check(&list, &map, None);
    let of: Vec<_> =
        found.iter().map(|check| (check.kind, check.columns[0].as_str(), check.rows.clone())).collect();
    let none = CheckKind::CategoryUnreadable;
    assert_eq!(of, [(none, "how", vec![2]), (none, "who", vec![2])]);
    assert!(found[0].remedy.contains("values = {"));
}

#[test]
fn ids_that_tell_nothing_apart_are_found() {
    let ids = |values: &[&str]| {
        let names: Vec<String> = (0..values.len()).map(|n| format!("Asa {}", "e".repeat(n + 1))).collect();
        let rows = values.iter().zip(&names).map(|(id, name)| [*id, name.as_str()]);
        let list = List::of_rows("l", &["id", "name"], rows);
        kinds(&check(&list, &map(&[("id", Field::Id), ("name", Field::FullName)]), None))
    };
    assert_eq!(ids(&["1", "2", "1", "3"]), [(CheckKind::DuplicateId, vec![0, 2])]);
    assert_eq!(ids(&["1", "1", "1"]), [(CheckKind::OneId, vec![0, 1, 2])]);
    assert_eq!(ids(&["1", "", "3"]), [(CheckKind::NoId, vec![1])]);
    assert_eq!(ids(&["1", "2", "3"]), []);
}

#[test]
fn a_million_identical_rows_are_one_finding() {
    let rows = std::iter::repeat_n(["Asa Thorne", "340"], 1_000_000);
    let list = List::of_rows("l.csv", &["name", "age"], rows);
    let found = check(&list, &map(&[("name", Field::FullName), ("age", Field::Age)]), None);
    assert_eq!(
        found.iter().map(|check| (check.kind, check.count)).collect::<Vec<_>>(),
        [(CheckKind::AgeOutOfRange, 1_000_000), (CheckKind::IdenticalRows, 999_999)]
    );
    assert!(found.iter().all(|check| check.rows.len() <= 1000));
    assert_eq!(
        found[0].finding().place.unwrap(),
        "l.csv, rows 1, 2, 3, 4, 5, 6 and 999994 more, column \"age\""
    );
}

#[test]
fn maps_that_do_not_fit_are_told() {
    let empty = list(&["a"], &[]);
    let told = |one: &[(&str, Field)], other: &[(&str, Field)]| {
        let (one, other) = (map(one), map(other));
        check_maps(&[(&empty, &one), (&empty, &other)])
            .into_iter()
            .map(|check| check.weight)
            .collect::<Vec<_>>()
    };
    let name = ("n", Field::FullName);
    assert_eq!(told(&[name], &[("m", Field::Number)]), [Weight::Fault]);
    assert_eq!(told(&[name], &[("n", Field::Family)]), [Weight::Warning]);
    assert_eq!(told(&[name, ("x", Field::Age)], &[name, ("y", Field::Born)]), [Weight::Warning]);
    assert_eq!(
        told(&[name, ("x", Field::Age), ("d", Field::Happened)], &[name, ("y", Field::BornYear)]),
        [Weight::Note]
    );
    assert_eq!(told(&[name, ("x", Field::Age)], &[name, ("x", Field::Age)]), []);
}

proptest! {
    #[test]
    fn any_list_is_checked_without_panic(
        fields in prop::collection::vec(0_usize..Field::ALL.len(), 1..6),
        cells in prop::collection::vec("\\PC{0,8}|[0-9./-]{0,11}", 0..60),
    ) {
        let headers: Vec<String> = (0..fields.len()).map(|n| format!("c{n}")).collect();
        let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
        let rows = cells.chunks(headers.len()).map(|row| row.iter().map(String::as_str));
        let list = List::of_rows("l", &headers, rows);
        let map = map(&headers.iter().zip(&fields).map(|(name, at)| (*name, Field::ALL[*at])).collect::<Vec<_>>());
        for found in check(&list, &map, Day::new(2024, 6, 30)) {
            prop_assert!(found.rows.iter().all(|row| (*row as usize) < list.rows()) && found.count >= found.rows.len());
            found.finding();
        }
        let _ = admit(&list, &map);
    }
}
