//! What is proposed for the lists that linkage is measured on. They lie beside the project, not in it: where they are not,
//! this says so and proves nothing.

use persons::columns::{Ground, propose};
use std::path::PathBuf;
use vocabulary::{Field, List};

/// The rows of a CSV file: quotes, doubled quotes, line ends within them.
fn read(path: &str) -> Option<List> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/link").join(path);
    let Ok(text) = std::fs::read_to_string(&file) else {
        eprintln!("SKIPPED: {path} is not here, so nothing was checked on it");
        return None;
    };
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let row = rows.last_mut().unwrap();
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                row.last_mut().unwrap().push(chars.next().unwrap())
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            '\r' if !quoted => {}
            c => row.last_mut().unwrap().push(c),
        }
    }
    rows.retain(|row| row.len() > 1);
    let header: Vec<&str> = rows[0].iter().map(String::as_str).collect();
    Some(List::of_rows(path, &header, rows[1..].iter().map(|row| row.iter().map(String::as_str))))
}

fn fields(path: &str) -> Option<Vec<(String, Field)>> {
    let proposal = propose(&read(path)?);
    for column in &proposal.columns {
        eprintln!(
            "{path}: {}: {:?} {:?} {:?} {} {:?}",
            column.column, column.used, column.ground, column.sure, column.reason, column.remarks
        );
    }
    Some(proposal.columns.into_iter().map(|column| (column.column, column.used.field)).collect())
}

#[track_caller]
fn expect(path: &str, wanted: &[(&str, Field)]) {
    let Some(found) = fields(path) else { return };
    let found: Vec<(&str, Field)> = found.iter().map(|(name, field)| (name.as_str(), *field)).collect();
    assert_eq!(found, wanted, "{path}");
}

#[test]
fn febrl() {
    for path in ["febrl/febrl3.csv", "febrl/febrl4a.csv", "febrl/febrl4b.csv"] {
        expect(
            path,
            &[
                ("rec_id", Field::Id),
                ("given_name", Field::Given),
                ("surname", Field::Family),
                ("street_number", Field::Address),
                ("address_1", Field::Address),
                ("address_2", Field::Address),
                ("suburb", Field::Place),
                ("postcode", Field::Postcode),
                ("state", Field::Place),
                ("date_of_birth", Field::Born),
                ("soc_sec_id", Field::Number),
                ("cluster", Field::Ignored),
            ],
        );
    }
}

#[test]
fn historical() {
    expect(
        "historical_50k/historical_50k.csv",
        &[
            ("unique_id", Field::Id),
            ("cluster", Field::Ignored),
            ("full_name", Field::Ignored),
            ("first_and_surname", Field::Ignored),
            ("first_name", Field::Given),
            ("surname", Field::Family),
            ("dob", Field::Born),
            ("birth_place", Field::BirthPlace),
            ("postcode_fake", Field::Postcode),
            ("gender", Field::Sex),
            ("occupation", Field::Occupation),
        ],
    );
}

#[test]
fn rldata() {
    for path in ["rldata/RLdata500.csv", "rldata/RLdata10000.csv"] {
        expect(
            path,
            &[
                ("record_id", Field::Id),
                ("label_true", Field::Ignored),
                ("fname_c1", Field::Given),
                ("fname_c2", Field::Given),
                ("lname_c1", Field::Family),
                ("lname_c2", Field::Family),
                ("by", Field::BornYear),
                ("bm", Field::BornMonth),
                ("bd", Field::BornDay),
            ],
        );
    }
}

#[test]
fn what_is_said_of_a_joined_name_names_its_parts() {
    let Some(list) = read("historical_50k/historical_50k.csv") else { return };
    let proposal = propose(&list);
    let joined = proposal.columns.iter().find(|column| column.column == "first_and_surname").unwrap();
    assert_eq!(joined.repeats.as_ref().unwrap().of, ["first_name", "surname"]);
    assert_eq!(proposal.columns[6].ground, Ground::Both);
}
