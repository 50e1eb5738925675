//! Dates on documents annotated in TimeML: TempEval-3 and its like, where they are at hand.
//!
//! Must not: bring the documents into the repository. Most of them are newspapers'.

use crate::workspace;
use anyhow::Result;
use std::path::Path;

/// The environment variable that names the folder of `.tml` files.
const FOLDER: &str = "TOLL_TEMPEVAL3";

/// Measures on a folder, on the one that the environment names, or says that there is none.
pub(super) fn run(folder: Option<&str>) -> Result<()> {
    let named = std::env::var(FOLDER).ok();
    let Some(folder) = folder.map(str::to_owned).or(named) else {
        println!("TempEval-3: SKIPPED, no folder of .tml files is given: set {FOLDER}");
        return Ok(());
    };
    anyhow::ensure!(Path::new(&folder).is_dir(), "{folder} is no folder");
    let toll = super::toll()?;
    let mut score = workspace::program("python3", &["tests/score/tempeval.py"])?;
    score.arg(toll).arg(&folder);
    let printed = workspace::output(score, &[0])?;
    print!("dates of {folder}: {}", String::from_utf8_lossy(&printed));
    println!(
        "value_f1 counts words such as \"now\" and \"recently\", which Toll gives as references; value_f1_datable leaves them out."
    );
    Ok(())
}
