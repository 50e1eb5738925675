#![allow(missing_docs)]
use vocabulary::*;
fn main() {
    // contents that pass each veto are hard; use header plus fitting contents by kind given
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    for line in text.lines() {
        let Some((kind, header)) = line.split_once('|') else { continue };
        let values: Vec<String> = (0..60)
            .map(|n| match kind {
                "n" => format!(
                    "{} {}",
                    ["asa", "ida", "noor", "lev", "mira"][n % 5],
                    ["thorne", "bravo", "vale", "marsh", "stone", "lake", "reed"][n % 7]
                ),
                "w" => ["asa", "ida", "noor", "lev", "mira", "eva", "tom"][n * 3 % 7].to_owned(),
                "d" => format!("{}-{:02}-{:02}", 1940 + n, n % 12 + 1, n % 28 + 1),
                "e" => format!("{}-{:02}-{:02}", 2011 + n % 3, n % 12 + 1, n % 28 + 1),
                "a" => (n * 7 % 80).to_string(),
                "y" => (1940 + n).to_string(),
                "s" => ["M", "F"][n % 2].to_owned(),
                "t" => ["killed", "missing", "injured"][n % 3].to_owned(),
                "i" => (n + 1).to_string(),
                "c" => format!("{}", 800123456u64 + n as u64 * 7919),
                _ => "some words of running text that go on and on and on for long".to_owned(),
            })
            .collect();
        let list = List::of_rows("l", &["zzqq", header], values.iter().map(|v| ["", v.as_str()]));
        let p = persons::columns::propose(&list);
        println!(
            "{kind} {header:40} {:14} {:?} {:?} {}",
            p.columns[1].used.field.word(),
            p.columns[1].ground,
            p.columns[1].sure,
            p.columns[1].reason
        );
    }
}
