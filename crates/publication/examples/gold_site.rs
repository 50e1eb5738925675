//! Makes a site from a folder of annotated documents (`NAME.txt` beside `NAME.gold.json`), so that pages can be
//! looked at and timed without the stages before: `gold_site FOLDER OUT [COPIES]`. Each further copy of a document
//! counts as a source of its own.

use publication::{Material, render};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};
use vocabulary::{Case, ClaimRef, Digest, Reading, Record};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = env::args_os().skip(1);
    let (Some(folder), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("give a folder of annotated documents and a folder for the site".into());
    };
    let copies = arguments.next().and_then(|n| n.to_str()?.parse().ok()).unwrap_or(1);
    let (readings, texts) = readings(Path::new(&folder), copies)?;
    let case: Case = serde_json::from_value(json!({
        "title": "Annotated documents",
        "about": "Documents annotated by hand, as one case. Most of them are fiction."
    }))?;
    let reconciliation = figures::reconcile(&case, &readings);
    let records: Vec<Record> = readings.iter().flat_map(named).collect();
    let material = Material {
        case: &case,
        readings: &readings,
        text_of: &|digest| texts[digest].clone(),
        reconciliation: &reconciliation,
        records: &records,
        head: &Digest::of(b"a ledger that there is not").to_string(),
    };
    let (started, mut files) = (std::time::Instant::now(), 0);
    render(&material, &mut |path, bytes| {
        files += 1;
        let path: PathBuf = Path::new(&out).join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
        fs::write(path, bytes)
    })?;
    println!("{files} files from {} sources in {:.2} s", readings.len(), started.elapsed().as_secs_f64());
    Ok(())
}

type Texts = BTreeMap<Digest, String>;

fn readings(folder: &Path, copies: usize) -> Result<(Vec<Reading>, Texts), Box<dyn std::error::Error>> {
    let (mut readings, mut texts) = (Vec::new(), Texts::new());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|n| n.to_str()?.strip_suffix(".gold.json")) else {
            continue;
        };
        let text = fs::read_to_string(folder.join(format!("{name}.txt")))?;
        let gold: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
        for copy in 0..copies {
            let digest = Digest::of(format!("{copy}{text}").as_bytes());
            let mut gold = gold.clone();
            let source = &mut gold["source"];
            source["path"] = json!(format!("sources/{copy}/{name}.txt"));
            source["sha256"] = json!(digest);
            gold["warnings"] = json!([]);
            readings.push(serde_json::from_value(gold).map_err(|e| format!("{name}: {e}"))?);
            texts.insert(digest, text.clone());
        }
    }
    Ok((readings, texts))
}

/// Every single victim whose figure begins with a capital is taken for a name: enough to see the page of names.
fn named(reading: &Reading) -> Vec<Record> {
    let figures = reading.figures.iter().filter(|figure| {
        figure.count.named() == 1
            && figure.passage.text().split(' ').all(|w| w.starts_with(char::is_uppercase))
    });
    figures
        .map(|figure| Record {
            source: reading.source.sha256,
            row: figure.id.clone(),
            name: figure.passage.text().to_owned(),
            age: None,
            claim: Some(ClaimRef { source: reading.source.sha256, figure: figure.id.clone() }),
        })
        .collect()
}
