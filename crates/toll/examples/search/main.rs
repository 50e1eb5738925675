//! How long searches of persons take: `search FOLDER SEARCHES`, where FOLDER is a case that `large_case` made.
//!
//! What is searched is drawn from the names of the registry itself, so that common names are asked for as often as they are borne; each
//! in several ways: the whole name, its parts turned round, one part, the beginning of one, and the commonest of all.
//!
//! Must not: be timed on anything but a release build, or write.

use custody::CaseReader;
use persons::search::Asked;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};
use vocabulary::{Person, limits};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, searches] = arguments.as_slice() else {
        return Err("give a folder and how many searches of each kind".into());
    };
    let (case, searches) = (CaseReader::open(Path::new(folder))?, searches.parse::<u64>()?.max(1));
    let persons = case.registry_counts()?.persons.max(1);
    let mut names = Vec::new();
    for at in 0..searches {
        // Places spread over the registry, the same ones each time.
        let place = at.wrapping_mul(0x9e37_79b9_7f4a_7c15) % persons;
        names.extend(case.persons(place, 1)?.pop().map(|person: Person| person.records[0].name.clone()));
    }
    let mut parts: BTreeMap<&str, usize> = BTreeMap::new();
    names.iter().flat_map(|name| name.split(' ')).for_each(|part| *parts.entry(part).or_default() += 1);
    let mut common: Vec<(&str, usize)> = parts.into_iter().collect();
    common.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    let common: Vec<&str> = common.into_iter().take(20).map(|(part, _)| part).collect();
    let words = |name: &str, kind: usize, at: usize| -> String {
        let parts: Vec<&str> = name.split(' ').collect();
        match kind {
            0 => name.to_owned(),
            1 => parts.iter().rev().copied().collect::<Vec<_>>().join(" "),
            2 => parts[at % parts.len()].to_owned(),
            3 => parts[at % parts.len()].chars().take(3).collect(),
            4 => common[at % common.len()].to_owned(),
            _ => format!("{} {}", common[at % common.len()], common[(at / common.len() + 1) % common.len()]),
        }
    };
    println!("{persons} persons; the commonest parts of names: {}", common.join(", "));
    let kinds =
        ["whole name", "turned round", "one part", "three letters", "a common part", "two common parts"];
    for (kind, called) in kinds.into_iter().enumerate() {
        let (mut took, mut found, mut itself) = (Vec::new(), 0, 0);
        for (at, name) in names.iter().enumerate() {
            let text = words(name, kind, at);
            let began = Instant::now();
            let Some(asked) = Asked::read(&text) else { continue };
            let most = limits::DESK_PERSONS_PER_PAGE;
            let persons = asked.found(true, most, |groups, count| case.find(groups, count))?;
            took.push(began.elapsed());
            found += persons.len();
            itself += usize::from(persons.iter().any(|person| person.records[0].name == *name));
        }
        took.sort_unstable();
        let at =
            |share: f64| took.get(((took.len() as f64 * share) as usize).min(took.len().saturating_sub(1)));
        let told = |share| at(share).map_or(0.0, |took: &Duration| took.as_secs_f64() * 1000.0);
        println!(
            "{called}: {} searches, p50 {:.2} ms, p99 {:.2} ms, most {:.2} ms; {:.1} persons each; the name itself among them {:.1} %",
            took.len(),
            told(0.5),
            told(0.99),
            told(1.0),
            found as f64 / took.len().max(1) as f64,
            100.0 * itself as f64 / took.len().max(1) as f64
        );
    }
    Ok(())
}
