//! Tables, labels and lists: what their rows must yield, in one line a figure.
//!
//! All events and places are invented.

mod lines;

/// The first line of a text is its title, and no row.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    lines::check(&format!("Floods in Marra\n\n{text}\n"), expected);
}

#[test]
fn things_money_and_shares_count_nobody() {
    check(
        "Houses destroyed | 300\nSchools closed | 12\nFunding | 40 %\nCamels killed: 60\nContact: 555 1234\nDate: 12 March 2025",
        &[],
    );
}

#[test]
fn labels_before_a_colon_a_dash_or_nothing() {
    check(
        "Killed: 12\nInjured - 40\nMissing 17\nAid workers abducted: 2",
        &["12 | killed", "40 | injured", "17 | missing", "2 | captured | aid-worker"],
    );
}

#[test]
fn parts_below_their_whole() {
    check(
        "Deaths | 30\nof which women | 9\nincluding children | 4\nWounded | 51\n  Men | 20",
        &[
            "30 | killed",
            "9 | killed | female | > 30",
            "4 | killed | child | > 30",
            "51 | injured",
            "20 | injured | male | > 51",
        ],
    );
}

#[test]
fn columns_under_their_heads_add_up() {
    check(
        "Location | Killed | Wounded | Houses damaged\nKasisi | 4 | 12 | 200\nPort Holm | 6 | 10 | 1,200\nTotal | 10 | 22 | 1,400",
        &[
            "4 | killed | > 10",
            "12 | injured | > 22",
            "6 | killed | > 10",
            "10 | injured | > 22",
            "10 | killed",
            "22 | injured",
        ],
    );
}

#[test]
fn a_heading_says_what_the_column_of_households_counts() {
    check(
        "DISPLACEMENT BY LOCALITY\nLocality | Families | Main need\nKasisi | 4,800 | water\nLower Town | 3,950 | 60 tents",
        &["4,800 | displaced | families", "3,950 | displaced | families"],
    );
}

#[test]
fn tables_of_markdown_with_rules_and_emphasis() {
    check(
        "| Location | Killed | Wounded |\n|---|---:|---:|\n| Kasisi | 4 | 12 |\n| Tumba | 2 | 0 |\n| **Total** | **6** | **12** |",
        &[
            "4 | killed | > 6",
            "12 | injured",
            "2 | killed | > 6",
            "0 | injured | > 12",
            "6 | killed",
            "12 | injured",
        ],
    );
}

#[test]
fn years_tell_rows_apart() {
    check(
        "Year | Deaths | Injured\n2021 | 45 | 120\n2022 | 60 | 98",
        &["45 | killed", "120 | injured", "60 | killed", "98 | injured"],
    );
}

#[test]
fn lists_with_leaders_and_parts_among_the_dead() {
    check(
        "Deaths ........ 12\nDisplaced: 300 families\nHomes destroyed: 45\nChildren among the dead: 5",
        &["12 | killed", "300 families | displaced | families", "5 | killed | child | > 12"],
    );
}

#[test]
fn tabs_and_wide_gaps_part_cells() {
    check("Deaths by district\nMarra North\t7\nMarra South     5", &["7 | killed", "5 | killed"]);
}

#[test]
fn a_number_in_another_unit_and_a_part_in_the_cell() {
    check(
        "Displaced households | 11,250 (about 58,000 people)\n\nDetained: 30, of whom 12 children",
        &[
            "11,250 | displaced | families",
            "about 58,000 people | displaced",
            "30 | captured",
            "12 children | captured | child | > 30",
        ],
    );
}

#[test]
fn those_freed_are_a_part_of_those_abducted() {
    check(
        "People abducted | 64\nAbducted people released or escaped | 19",
        &["64 | captured", "19 | released | > 64"],
    );
}

#[test]
fn a_byline_with_a_bar_is_no_row() {
    check("By a staff reporter | 21 March 2024\n\nNine people drowned.", &["Nine people | killed"]);
}

#[test]
fn a_long_table_is_read_alike_to_its_last_row() {
    let rows = 1200;
    let table = "Kasisi | 4 | 12\n".repeat(rows);
    let expected = ["4 | killed", "12 | injured"].repeat(rows);
    check(&format!("Location | Killed | Wounded\n{}", table.trim_end()), &expected);
}
