//! Reads the tables of the tests.
//!
//! Must not: be taken for the reader of the product, which refuses what this one panics at.

use std::path::{Path, PathBuf};
use vocabulary::{Histories, Strata};

fn found(name: &str) -> Option<PathBuf> {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let places = [crate_folder.join("tests/data"), crate_folder.join("../../../shared/data/mse")];
    let found = places.into_iter().map(|place| place.join(name)).find(|path| path.exists());
    if found.is_none() {
        eprintln!("SKIPPED {name}: it stands neither in tests/data nor beside the workspace");
    }
    found
}

fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path).expect("the table is text");
    let cells = |line: &str| line.split(',').map(|cell| cell.trim().trim_matches('"').to_owned()).collect();
    text.lines().filter(|line| !line.trim().is_empty()).map(cells).collect()
}

fn on(row: &[String]) -> u64 {
    row.iter().enumerate().filter(|(_, cell)| cell.as_str() == "1").map(|(list, _)| 1 << list).sum()
}

/// A table of histories, or nothing where it is not here.
pub(crate) fn histories(name: &str) -> Option<Histories> {
    let rows = rows(&found(name)?);
    let lists = rows[0].len() - 1;
    let cells = rows[1..].iter().map(|row| (on(&row[..lists]), row[lists].parse().expect("a count")));
    Some(Histories::new(rows[0][..lists].to_vec(), cells).expect("histories"))
}

/// A table whose first columns tell persons apart.
pub(crate) fn strata(name: &str, covariates: usize) -> Option<Strata> {
    let rows = rows(&found(name)?);
    let lists = rows[0].len() - 1;
    let known = |cell: &String| (!cell.is_empty()).then(|| cell.clone());
    let cells = rows[1..].iter().map(|row| {
        let values = row[..covariates].iter().map(known).collect();
        (values, on(&row[covariates..lists]), row[lists].parse().expect("a count"))
    });
    Some(
        Strata::new(rows[0][covariates..lists].to_vec(), rows[0][..covariates].to_vec(), cells)
            .expect("strata"),
    )
}

/// Rows of numbers.
pub(crate) fn draws(name: &str) -> Option<Vec<Vec<f64>>> {
    let rows = rows(&found(name)?);
    Some(rows.iter().map(|row| row.iter().map(|cell| cell.parse().expect("a number")).collect()).collect())
}

/// Holds a number against one that was printed with so many decimals.
#[track_caller]
pub(crate) fn printed(value: f64, wanted: f64, decimals: i32) {
    assert!((value - wanted).abs() <= 0.5001 * 10f64.powi(-decimals), "{value} for {wanted}");
}
