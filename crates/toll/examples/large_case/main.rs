//! Makes a large fictional case to measure with: `large_case FOLDER PERSONS`. **Everybody in it is invented.**
//!
//! For 300,000 persons it has 1,000,000 records on six lists, 200,000 pairs that wait, 20,000 documents with 50 claims each, and
//! a ledger of 100,000 judgements; other numbers of persons have as many in proportion. It is written through custody's own
//! writers.
//!
//! Must not: write into a folder that holds anything.

mod counted;

use custody::{Beside, CaseFolder, PairExplained, Wanted, Wish};
use persons::link::{Explanation, FieldEvidence};
use simulation::{Culture, Plan, Simulation, Victim};
use std::env;
use std::error::Error;
use std::path::Path;
use std::time::Instant;
use vocabulary::{
    Chance, Digest, JudgedPair, Judgement, ListSummary, Person, Record, RecordKey, RecordPair, Registry, Sex,
    Status,
};

/// How many lists there are.
const LISTS: usize = 6;
/// How many claims a document has: as many as a long report.
const CLAIMS_OF_DOCUMENT: usize = 50;
/// How many claims there are for three persons.
const CLAIMS_OF_THREE: usize = 10;
/// How many wishes are granted at once.
const BATCH: usize = 5_000;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, persons] = arguments.as_slice() else {
        return Err("give a folder and a number of persons".into());
    };
    let (folder, persons) = (Path::new(folder), persons.parse::<u32>()?);
    let began = Instant::now();
    let case = serde_json::from_str(r#"{"title": "A large case, fictional"}"#)?;
    let mut case = CaseFolder::init(folder, &case)?;
    let cultures = [Culture::English, Culture::Arabic].to_vec();
    let simulation = Simulation::of(Plan { persons, cultures, ..Plan::default() })?;
    let registry = registry(&simulation, persons as usize);
    let explained: Vec<PairExplained> =
        registry.pairs.iter().map(|pair| explained(&registry, pair)).collect();
    println!("made after {:.1} s", began.elapsed().as_secs_f64());
    let tokens: Vec<String> = registry.persons.iter().map(persons::search::tokens).collect();
    println!(
        "{} bytes of tokens after {:.1} s",
        tokens.iter().map(String::len).sum::<usize>(),
        began.elapsed().as_secs_f64()
    );
    let beside = Beside { explained: &explained, tokens: &tokens, ..Beside::default() };
    case.keep_registry_with("large_case", &registry, &beside)?;
    println!("registry kept after {:.1} s", began.elapsed().as_secs_f64());
    let claims = persons as usize * CLAIMS_OF_THREE / 3;
    counted::keep(&mut case, claims.div_ceil(CLAIMS_OF_DOCUMENT), CLAIMS_OF_DOCUMENT)?;
    let judgements: Vec<Wish> = (0..persons as usize / 3).map(|at| judged(&registry, at)).collect();
    for batch in judgements.chunks(BATCH) {
        case.grant(batch)?;
    }
    println!(
        "{} persons, {} pairs, ledger {} after {:.1} s",
        persons,
        registry.pairs.len(),
        case.head()?.entries,
        began.elapsed().as_secs_f64()
    );
    Ok(())
}

/// Persons with three or four records each, and pairs of neighbours.
fn registry(simulation: &Simulation, persons: usize) -> Registry {
    let victims = simulation.blocks().flat_map(|block| block.victims);
    let persons: Vec<Person> = victims.take(persons).map(|victim| person(simulation, &victim)).collect();
    let pair = |at: usize| {
        let (one, other) = (persons[at].records[0].key.clone(), persons[at + 1].records[0].key.clone());
        RecordPair {
            a: one.clone().min(other.clone()),
            b: one.max(other),
            chance: Chance::of(0.3 + (at % 50) as f64 / 100.0),
            joined: false,
            judged: None,
            waits: true,
            moves: 10,
        }
    };
    let pairs = (0..persons.len().saturating_sub(1) * 2 / 3).map(pair).collect();
    let list = |at: usize| ListSummary {
        path: path(at),
        title: None,
        publisher: None,
        records: persons
            .iter()
            .flat_map(|person| &person.records)
            .filter(|record| record.key.list == path(at))
            .count(),
        confirmed: true,
        news: None,
    };
    let lists = (0..LISTS).map(list).collect();
    Registry { persons, pairs, lists, moved: None }
}

fn path(list: usize) -> String {
    format!("lists/list-{}.csv", list + 1)
}

fn person(simulation: &Simulation, victim: &Victim) -> Person {
    let at = victim.number as usize;
    let records = (0..3 + usize::from(at.is_multiple_of(3))).map(|nth| {
        let list = path((at + nth) % LISTS);
        let mut record = Record::of(
            RecordKey::new(list.clone(), at.to_string()),
            Digest::of(list.as_bytes()),
            at.to_string(),
            simulation.name(victim),
        );
        record.age = u16::try_from(victim.age()).ok();
        record.sex = Some(if victim.female { Sex::Female } else { Sex::Male });
        record.place = Some(simulation.place(victim).to_owned());
        record.status = Some(if victim.missing { Status::Missing } else { Status::Killed });
        let (year, month, day) = victim.happened.parts();
        record.when = format!("{year:04}-{month:02}-{day:02}").parse().ok();
        record.said = Some(Digest::of(record.row.as_bytes()));
        record
    });
    let records: Vec<Record> = records.collect();
    Person {
        id: format!("p-{at}"),
        reasons: vec!["name, age, place and day agree".to_owned(); records.len() - 1],
        weakest: Some(Chance::of(0.97)),
        records,
        incident: None,
    }
}

fn explained(registry: &Registry, pair: &RecordPair) -> PairExplained {
    let name = |key: &RecordKey| {
        let at: usize = key.row.parse().unwrap_or_default();
        registry.persons[at].records[0].name.clone()
    };
    let field = |field: &str, level: &str, bits: f64| FieldEvidence {
        name: field.to_owned(),
        a: name(&pair.a),
        b: name(&pair.b),
        level: level.to_owned(),
        bits,
    };
    let evidence = Explanation {
        probability: 0.5,
        prior_bits: -18.0,
        fields: vec![
            field("given name", "alike", 7.5),
            field("family name", "same", 9.5),
            field("age", "a year apart", 2.1),
            field("place", "same", 3.3),
            field("day", "another", -4.0),
        ],
        otherwise: "relatives".to_owned(),
    };
    PairExplained { evidence: serde_json::to_string(&evidence).ok(), said: Some(Digest::of(b"both")) }
}

/// A judgement on two records that do not wait: the last ones of neighbours.
fn judged(registry: &Registry, at: usize) -> Wish {
    let key = |at: usize| registry.persons[at].records[2].key.clone();
    let judged = JudgedPair {
        a: key(at),
        b: key(at + 1),
        judgement: [Judgement::Same, Judgement::Different, Judgement::Unsure][at % 3],
        by: ["ada", "ben", "zoe"][at / 7 % 3].to_owned(),
        reason: "both records were looked at".to_owned(),
        probability: Some(Chance::of(0.5)),
        explanation: vec![
            "before anything is compared: -18.0 bits".to_owned(),
            "name: alike, +7.5 bits".to_owned(),
        ],
        said: Digest::of(b"both"),
    };
    Wish { wanted: Wanted::Judged(judged), seen: 0 }
}
