//! Estimates: refused where a table or the data are unsound, else the contract's JSON, the same bytes for the same seed on any
//! number of threads.

use crate::world::{Ran, World};
use serde_json::Value;

/// A fictional table of three lists.
const TABLE: &str =
    "morgue,press,survey,count\n1,0,0,60\n0,1,0,45\n0,0,1,50\n1,1,0,22\n1,0,1,18\n0,1,1,16\n1,1,1,9\n";

fn with(table: impl AsRef<[u8]>) -> World {
    World::new().file("table.csv", table)
}

/// A table that cannot be used is refused with line, column and remedy, and nothing is printed.
#[track_caller]
fn refused(table: impl AsRef<[u8]>, options: &str, words: &[&str]) -> Ran {
    let ran = with(table).run(&format!("estimate table.csv {options}")).code(2);
    assert_eq!(ran.out(), "");
    words.iter().fold(ran, |ran, words| ran.warns(words))
}

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out()).unwrap()
}

#[test]
fn cells_that_are_no_history_are_refused_with_line_column_and_remedy() {
    for (rows, place, words) in [
        ("1,2,3\n", "line 2, column \"B\"", "\"2\" is neither 0 nor 1"),
        ("1,,3\n", "line 2, column \"B\"", "an empty cell is neither 0 nor 1"),
        ("1,0,3\nx,1,3\n", "line 3, column \"A\"", "--stratum \"A\" or --ignore \"A\""),
        ("1,0,-3\n", "line 2, column \"count\"", "a count cannot be negative"),
        ("1,0,2.5\n", "line 2, column \"count\"", "is a fraction"),
        ("1,0,\n", "line 2, column \"count\"", "write how many persons have this combination"),
        ("1,0,many\n", "line 2, column \"count\"", "is no number of persons"),
        ("1,0,1e99\n", "line 2, column \"count\"", "more people than can be"),
        ("1,0,5\n0,0,5\n", "line 3, column \"A\"", "remove the row"),
        ("1,0,5\n0,0,0\n", "line 3, column \"A\"", "on no list, which is what is asked for"),
        ("1,0,5\n0,1,5\n1,0,1\n", "line 4, column \"A\"", "stands above already; add the counts up"),
        ("1,0,5\n0,1\n", "line 3", "mend the table"),
        ("1,0,5\n0,1,2,9\n", "line 3", "mend the table"),
        (
            "1,0,18446744073709551615\n0,1,18446744073709551615\n",
            "table.csv",
            "more than 100000000000 persons",
        ),
    ] {
        refused(format!("A,B,count\n{rows}"), "", &[place, words]);
    }
}

#[test]
fn all_faults_of_a_table_are_told_at_once_up_to_a_number() {
    let ran = refused("A,B,count\n1,2,3\n0,0,-1\n1,1,x\n", "", &["line 2", "line 3", "line 4"]);
    assert_eq!(ran.err().lines().count(), 3, "{}", ran.err());
    let many = "1,2,x\n".repeat(500);
    let ran = refused(format!("A,B,count\n{many}"), "", &["more faults of the table"]);
    assert_eq!(ran.err().lines().count(), 21);
}

#[test]
fn columns_that_cannot_be_are_refused() {
    let many: Vec<String> = (0..64).map(|at| format!("L{at}")).collect();
    let ones = ["1"; 64].join(",");
    refused(
        format!("{},count\n{ones},5\n", many.join(",")),
        "",
        &["64 columns of lists are more than the 63"],
    );
    refused("A,A,count\n1,1,5\n", "", &["mend the table"]);
    refused("A,B,count\n", "", &["table.csv"]);
    refused("", "", &["empty"]);
    refused(TABLE, "--stratum sex", &["no column \"sex\"; there are: morgue, press, survey, count"]);
    refused(TABLE, "--list radio", &["no column \"radio\""]);
    refused(TABLE, "--list press --ignore press", &["named as a list and as something else"]);
    refused(TABLE, "--status killed", &["are for a case"]);
    refused(TABLE, "--method guess", &["loglinear-bic"]);
    refused(TABLE, "--level 1", &["between 0 and 1"]);
    refused(TABLE, "--bootstrap 1000001", &["1000001"]);
    refused(TABLE, "--delta 0", &["above 0"]);
}

#[test]
fn hostile_tables_end_in_a_message() {
    let long = "9".repeat(100_000);
    let wide = vec!["1"; 5000].join(",");
    for table in [
        "\0\0\0".to_owned(),
        format!("A,B,count\n1,1,{long}\n"),
        format!("A,{long},count\n1,1,5\n"),
        format!("{wide}\n{wide}\n"),
        "\"A,B,count\n1,0,5\n".to_owned(),
        "A;B;count\n1;0;5\u{202e}\n".to_owned(),
        "count\n5\n".to_owned(),
        "A\u{1b}[2J,B,count\n1,x,3\n".to_owned(),
    ] {
        let ran = with(&table).run("estimate table.csv --method chao --format table");
        let code = if table.starts_with("count") || table.contains(&long[..1000]) { None } else { Some(2) };
        if let Some(code) = code {
            let ran = ran.code(code);
            assert!(ran.err().starts_with("error: ") && !ran.err().contains('\u{1b}'), "{}", ran.err());
        } else {
            assert!(!ran.err().contains("panicked"), "{}", ran.err());
        }
    }
    with([0xff, 0xfe, 0x00, 0xd8, 0x41]).run("estimate table.csv").code(2);
}
