//! What a later release of a list is said to have changed. All persons are fictional.

use persons::columns::propose;
use persons::release::{PairedBy, Release, ReleaseReport, compare};
use proptest::prelude::*;
use vocabulary::{ColumnMap, ColumnUse, DateOrder, Field, List};

fn list(columns: &[&str], rows: &[&[&str]]) -> List {
    List::of_rows("l.csv", columns, rows.iter().map(|row| row.iter().copied()))
}

fn map(fields: &[(&str, Field)]) -> ColumnMap {
    ColumnMap {
        columns: fields.iter().map(|(name, field)| ((*name).to_owned(), ColumnUse::of(*field))).collect(),
    }
}

fn held(earlier: &List, before: &ColumnMap, later: &List, after: &ColumnMap) -> ReleaseReport {
    compare(Release { list: earlier, map: before }, Release { list: later, map: after })
}

const COLUMNS: &[(&str, Field)] = &[
    ("id", Field::Id),
    ("name", Field::FullName),
    ("born", Field::Born),
    ("place", Field::Place),
    ("note", Field::Ignored),
];
const HEADERS: &[&str] = &["id", "name", "born", "place", "note"];

#[test]
fn an_id_that_names_somebody_else_pairs_nobody() {
    let before = list(
        HEADERS,
        &[
            &["1", "Asa Thorne", "1961", "Riverbend", ""],
            &["2", "Ida Bravo", "1987", "Riverbend", ""],
            &["3", "Noor Vale", "1934", "Oldford", ""],
            &["4", "Lev Marsh", "1990", "Oldford", ""],
        ],
    );
    let after = list(
        HEADERS,
        &[
            &["1", "Mira Stone", "2001", "Riverbend", ""],
            &["2", "Idda Bravo", "1987", "Riverbend", ""],
            &["3", "Noor Vale", "1934", "Oldford", "x"],
            &["4", "Ліев Марш", "1991", "Oldford", ""],
        ],
    );
    let map = map(COLUMNS);
    let report = held(&before, &map, &after, &map);
    assert_eq!(report.reused, [(0, 0)]);
    assert_eq!((report.gone.as_slice(), report.new.as_slice()), ([0].as_slice(), [0].as_slice()));
    assert_eq!(report.changed.len(), 3, "another spelling, or script, is not another person");
    assert_eq!(report.later_row(0), None);
}

#[test]
fn names_cut_short_misspelt_or_married_are_not_somebody_else() {
    let reused = |from: &str, to: &str| {
        let filler = ["2", "Lev Marsh", "1990"];
        let list =
            |name: &str, born: &str| List::of_rows("l", &["id", "name", "born"], [["1", name, born], filler]);
        let map = map(&COLUMNS[..3]);
        held(&list(from, "1961"), &map, &list(to, ""), &map).reused.len()
    };
    for (from, to) in [
        ("Asa Thorne", "A. Vale"),
        ("Ida Thorn.", "Thorney Benjamin"),
        ("Nina Bravo", "Nina Vale"),
        ("Youbg", "Young Asa"),
        ("سليم", "Salim"),
        ("", "Asa Thorne"),
    ] {
        assert_eq!(reused(from, to), 0, "{from} / {to}");
    }
    assert_eq!(reused("Asa Thorne", "Mira Stone"), 1);
}

#[test]
fn a_list_that_was_numbered_anew_is_paired_by_content() {
    let rows = [["Asa Thorne", "1961"], ["Ida Bravo", "1987"], ["Noor Vale", "1934"], ["Lev Marsh", "1990"]];
    let numbered = |shift: usize| {
        let ids: Vec<String> = (0..4).map(|n| ((n + shift) % 4 + 1).to_string()).collect();
        let rows: Vec<[&str; 3]> =
            rows.iter().zip(&ids).map(|(row, id)| [id.as_str(), row[0], row[1]]).collect();
        List::of_rows("l", &["id", "name", "born"], rows)
    };
    let map = map(&COLUMNS[..3]);
    let report = held(&numbered(0), &map, &numbered(1), &map);
    assert!(!report.by_ids && report.reused.is_empty());
    assert!(report.changed.iter().all(|change| change.by == PairedBy::Content && !change.compared));
    assert_eq!((report.changed.len(), report.new.len(), report.gone.len()), (4, 0, 0));
}

#[test]
fn duplicate_ids_are_told_and_paired_by_what_they_say() {
    let before = list(
        HEADERS,
        &[
            &["1", "Asa Thorne", "", "", ""],
            &["1", "Ida Bravo", "", "", ""],
            &["3", "Lev Marsh", "", "", ""],
            &["4", "Mira Stone", "", "", ""],
        ],
    );
    let after = list(
        HEADERS,
        &[
            &["1", "Ida Bravo", "", "", ""],
            &["1", "Asa Thorne", "", "", ""],
            &["2", "Noor Vale", "", "", ""],
            &["3", "Lev Marsh", "", "", ""],
        ],
    );
    let map = map(COLUMNS);
    let report = held(&before, &map, &after, &map);
    assert_eq!(
        (report.duplicates_earlier.len(), report.duplicates_later[0].rows.as_slice()),
        (1, [0, 1].as_slice())
    );
    assert!(report.by_ids);
    assert_eq!((report.later_row(0), report.later_row(1), report.same), (Some(1), Some(0), 3));
}

#[test]
fn one_id_for_all_is_no_id() {
    let before = list(
        HEADERS,
        &[
            &["1", "Asa Thorne", "1961", "", ""],
            &["1", "Ida Bravo", "1987", "", ""],
            &["1", "Noor Vale", "", "", ""],
        ],
    );
    let after = list(
        HEADERS,
        &[
            &["1", "Ida Bravo", "1987", "", ""],
            &["1", "Lev Marsh", "", "", ""],
            &["1", "Asa Thorne", "1961", "", ""],
        ],
    );
    let map = map(COLUMNS);
    let report = held(&before, &map, &after, &map);
    assert!(!report.by_ids);
    assert_eq!((report.later_row(0), report.later_row(1), report.later_row(2)), (Some(2), Some(0), None));
}

#[test]
fn siblings_are_not_paired_with_each_other() {
    let columns = &["name", "father", "born", "place"];
    let fields = map(&[
        ("name", Field::Given),
        ("father", Field::Father),
        ("born", Field::Born),
        ("place", Field::Place),
    ]);
    let others: Vec<[String; 4]> = (0..60)
        .map(|n| {
            [format!("Other{n}"), format!("Man{}", n % 20), format!("{}", 1930 + n), "Oldford".to_owned()]
        })
        .collect();
    let with = |row: [&str; 4]| {
        let rows =
            others.iter().map(|row| row.iter().map(String::as_str).collect::<Vec<_>>()).chain([row.to_vec()]);
        List::of_rows("l", columns, rows)
    };
    let (ida, asa) = (["Ida", "Nadir", "2001", "Riverbend"], ["Asa", "Nadir", "2003", "Riverbend"]);
    let report = held(&with(ida), &fields, &with(asa), &fields);
    assert_eq!((report.new.as_slice(), report.gone.as_slice()), ([60].as_slice(), [60].as_slice()));
    let moved = ["Ida", "Nadir", "2001", "Fordham"];
    let report = held(&with(ida), &fields, &with(moved), &fields);
    assert_eq!((report.changed.len(), report.changed[0].by), (1, PairedBy::Nearest));
}

#[test]
fn columns_renamed_and_moved_are_known_again_and_dates_written_otherwise_are_no_change() {
    let before = list(
        &["id", "name", "born", "seen by", "old"],
        &[
            &["1", "Asa Thorne", "1961-05-12", "team red", "a"],
            &["2", "Ida Bravo", "1987-11-30", "team blue", "b"],
            &["3", "Noor Vale", "1934-02-01", "team green", "c"],
        ],
    );
    let after = list(
        &["Name", "No.", "Born", "witness", "brandnew"],
        &[
            &["Asa Thorne", "1", "12/05/1961", "team red", ""],
            &["Ida Bravo", "2", "30/11/1987", "team blue", ""],
            &["Noor Vale", "3", "02/02/1934", "team green", ""],
        ],
    );
    let first = map(&[("id", Field::Id), ("name", Field::FullName), ("born", Field::Born)]);
    let mut second = map(&[("No.", Field::Id), ("Name", Field::FullName), ("Born", Field::Born)]);
    second.columns.get_mut("Born").unwrap().date_order = Some(DateOrder::Dmy);
    let report = held(&before, &first, &after, &second);
    assert!(report.by_ids && report.columns.reordered);
    assert_eq!(
        (report.columns.new.as_slice(), report.columns.gone.as_slice()),
        (["brandnew".to_owned()].as_slice(), ["old".to_owned()].as_slice())
    );
    let renamed: Vec<_> =
        report.columns.paired.iter().filter_map(|pair| pair.renamed.clone()).map(|(_, to)| to).collect();
    assert_eq!(renamed, ["Name", "No.", "Born", "witness"]);
    assert!(report.columns.paired.iter().any(|pair| pair.rewritten));
    assert_eq!((report.same, report.changed.len()), (2, 1));
    let (earlier, later) = (Release { list: &before, map: &first }, Release { list: &after, map: &second });
    let cells: Vec<_> = report.changed_cells(&report.changed[0], earlier, later).collect();
    assert_eq!((cells.len(), cells[0].from, cells[0].to), (1, "1934-02-01", "02/02/1934"));
    assert_eq!(report.changes_by_column.iter().sum::<usize>(), 1);
}

#[test]
fn an_empty_release_says_that_all_are_gone() {
    let before = list(HEADERS, &[&["1", "Asa Thorne", "1961", "Riverbend", ""]]);
    let map = map(COLUMNS);
    let report = held(&before, &map, &list(HEADERS, &[]), &map);
    assert_eq!((report.gone.as_slice(), report.new.len(), report.is_same()), ([0].as_slice(), 0, false));
    let report = held(&before, &map, &List::default(), &ColumnMap::default());
    assert_eq!((report.gone.len(), report.columns.gone.len()), (1, 5));
    assert!(held(&before, &map, &before, &map).is_same());
}

proptest! {
    #[test]
    fn each_row_has_one_place(
        before in prop::collection::vec(("[0-9]{1,2}", "[ab]{1,3} [cd]{1,2}", "19[0-9]{2}"), 0..24),
        after in prop::collection::vec(("[0-9]{1,2}", "[ab]{1,3} [cd]{1,2}", "19[0-9]{2}"), 0..24),
        with_ids: bool,
    ) {
        let list = |rows: &[(String, String, String)]| {
            List::of_rows("l", &["id", "name", "born"], rows.iter().map(|(id, name, born)| [id.as_str(), name, born]))
        };
        let (first, second) = (list(&before), list(&after));
        let fields = map(&COLUMNS[usize::from(!with_ids)..3]);
        let report = held(&first, &fields, &second, &fields);
        let on = report.same + report.changed.len();
        prop_assert_eq!(report.gone.len() + on, before.len());
        prop_assert_eq!(report.new.len() + on, after.len());
        let mut later: Vec<usize> = (0..before.len()).filter_map(|row| report.later_row(row)).collect();
        later.sort_unstable();
        later.dedup();
        prop_assert_eq!(later.len(), on);
        prop_assert!(held(&first, &fields, &first, &fields).is_same());
        let map = propose(&first).map;
        held(&first, &map, &second, &propose(&second).map);
    }
}
