//! A registry that is kept in pieces while people decide, or that was never kept to its end.

use crate::case::{begun, clock, different, meddle, pair};
use custody::{Beside, CaseFolder, CaseReader, Granting, PairExplained, PersonLine, Wish};
use std::time::Instant;
use vocabulary::{Chance, Digest, OpenCase, Person, Record, RecordKey, Registry, SearchTerm, Status};

/// So many that they come in many pieces.
const PERSONS: usize = 12_000;

fn key(at: usize) -> RecordKey {
    RecordKey::new("lists/morgue.csv", format!("{at:05}"))
}

fn registry(persons: usize) -> Registry {
    let person = |at: usize| Person {
        id: format!("p-{at}"),
        records: vec![Record::of(key(at), Digest::of(b"list"), at.to_string(), "Asa Thorne, fictional")],
        reasons: vec![],
        weakest: None,
        incident: None,
    };
    let pair = |at: usize| pair(key(at), key(at + 1));
    let pairs = (0..persons - 1).map(pair).collect();
    Registry { persons: (0..persons).map(person).collect(), pairs, ..Registry::default() }
}

fn keep(folder: &mut CaseFolder, made_from: &str, persons: usize) {
    let tokens: Vec<String> = (0..persons).map(|at| format!("f{made_from} n{at}")).collect();
    let explained = vec![PairExplained::default()];
    let open = OpenCase {
        person: "p-1".to_owned(),
        status: Status::Missing,
        record: key(1),
        when: None,
        place: None,
        candidates: Vec::new(),
    };
    let beside = Beside { tokens: &tokens, explained: &explained, open_cases: &[open], ..Beside::default() };
    folder.keep_registry_with(made_from, &registry(persons), &beside).unwrap();
}

fn judged(at: usize) -> Wish {
    different(key(at), key(at + 1), "ada")
}

/// What is found under the first registry's word, the second's, and how many of each thing there are.
fn seen(reader: &CaseReader) -> (usize, usize, u64, u64, usize, u64) {
    let found = |word: &str| reader.find(&[vec![SearchTerm::whole(word)]], PERSONS * 2).unwrap().len();
    reader
        .at_one_moment(|reader| {
            let counts = reader.registry_counts()?;
            let waiting = reader.waiting_places(PERSONS * 2)?.len();
            let found = (found("ffirst"), found("fsecond"));
            Ok((found.0, found.1, counts.persons, counts.waiting, waiting, reader.open_cases_count()?))
        })
        .unwrap()
}

#[test]
fn whoever_decides_while_a_registry_is_kept_is_heard_and_waits_for_one_piece_at_most() {
    let (dir, mut folder) = begun();
    keep(&mut folder, "first", 3_000);
    let reader = CaseReader::open(dir.path()).unwrap();
    assert_eq!(seen(&reader), (3_000, 0, 3_000, 2_999, 2_999, 1));
    let mut beside = folder.beside(clock()).unwrap();
    let (decided, during, before) = std::thread::scope(|scope| {
        let build = scope.spawn(|| keep(&mut beside, "second", PERSONS));
        let (mut decided, mut during, mut before) = (Vec::new(), 0, 0);
        // From the end and from the beginning: pairs that are written already, and such that are not.
        for turn in 0_usize.. {
            if build.is_finished() {
                break;
            }
            let at = if turn.is_multiple_of(2) { turn } else { PERSONS - 2 - turn };
            let wishes = [judged(at)];
            assert!(matches!(folder.grant(&wishes).unwrap()[..], [Granting::Kept(_)]));
            decided.push(at as u64);
            during += usize::from(!build.is_finished());
            let (first, second, persons, waiting, places, _) = seen(&reader);
            let whole = [(3_000, 0, 3_000), (0, PERSONS, PERSONS as u64)];
            assert!(whole.contains(&(first, second, persons)), "half a registry: {first} {second} {persons}");
            assert_eq!(waiting, places as u64);
            before += usize::from(first > 0);
        }
        build.join().unwrap();
        (decided, during, before)
    });
    assert!(
        during > 3 && before > 1,
        "{during} decided, {before} before it was whole: it was not kept in pieces"
    );
    let left: Vec<u64> = reader.waiting_places(PERSONS * 2).unwrap();
    assert_eq!(left, (0..PERSONS as u64 - 1).filter(|at| !decided.contains(at)).collect::<Vec<_>>());
    let (first, second, persons, waiting, ..) = seen(&reader);
    assert_eq!((first, second, persons, waiting), (0, PERSONS, PERSONS as u64, left.len() as u64));
}

#[test]
fn a_list_shows_of_persons_what_their_records_say() {
    let (dir, mut folder) = begun();
    let mut registry = registry(3);
    let person = &mut registry.persons[1];
    person.weakest = Some(Chance::of(0.75));
    let first = &mut person.records[0];
    (first.age, first.place) = (Some(40), Some("Odry".to_owned()));
    first.status = Some(Status::Missing);
    let mut second = Record::of(key(77), Digest::of(b"list"), "77".to_owned(), "A. Thorne, fictional");
    (second.age, second.status) = (Some(41), Some(Status::Killed));
    person.records.push(second);
    folder.keep_registry("first", &registry, "", &[]).unwrap();
    let reader = CaseReader::open(dir.path()).unwrap();
    let shown: Vec<PersonLine> = registry.persons[1..].iter().map(PersonLine::of).collect();
    assert_eq!(reader.person_lines(1, 9).unwrap(), shown);
    assert_eq!((reader.person_lines(1, 1).unwrap().len(), reader.person_lines(3, 9).unwrap()), (1, vec![]));
    let line = &shown[0];
    assert_eq!((line.name.as_str(), line.age, line.records), ("Asa Thorne, fictional", Some(40), 2));
    assert_eq!((line.status, line.weakest), (registry.persons[1].status(), Some(Chance::of(0.75))));
}

#[test]
fn nothing_of_a_registry_that_was_broken_off_is_ever_seen() {
    let (dir, mut folder) = begun();
    keep(&mut folder, "first", 20);
    let reader = CaseReader::open(dir.path()).unwrap();
    let whole = seen(&reader);
    drop(folder);
    // As a build leaves it that is killed in the middle: rows of the next number, and half an index.
    meddle(
        dir.path(),
        "INSERT INTO registry_persons SELECT build + 1, place, id, line, person FROM registry_persons;
         INSERT INTO registry_records SELECT build + 1, list, row, person FROM registry_records;
         INSERT INTO registry_pairs SELECT build + 1, place, waits, a_list, a_row, b_list, b_row, pair, explained, said, open
           FROM registry_pairs;
         INSERT INTO open_cases SELECT build + 1, place, person, told FROM open_cases;
         INSERT INTO registry_search_even (rowid, tokens) VALUES (0, 'ffirst'), (77, 'fsecond');",
    );
    assert_eq!(seen(&reader), whole);
    let mut folder = crate::case::again(dir.path());
    assert_eq!(folder.registry("first").unwrap().unwrap().0, registry(20));
    folder.grant(&[judged(3)]).unwrap();
    assert_eq!(seen(&reader), (20, 0, 20, 18, 18, 1), "a judgement takes one pair out, not two");
    keep(&mut folder, "second", 10);
    assert_eq!(seen(&reader), (0, 10, 10, 8, 8, 1));
    let left = rusqlite::Connection::open(dir.path().join("case.db")).unwrap();
    let sql = "SELECT count(DISTINCT build) || ' ' || count(*) FROM registry_pairs";
    let left: String = left.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(left, "1 9", "what is no longer of use is cleared away");
}

#[test]
#[ignore = "measures"]
fn how_long_a_decision_waits_while_300_000_persons_are_kept() {
    let (_dir, mut folder) = begun();
    let mut beside = folder.beside(clock()).unwrap();
    std::thread::scope(|scope| {
        let began = Instant::now();
        let build = scope.spawn(move || keep(&mut beside, "first", 300_000));
        let mut waits = Vec::new();
        while !build.is_finished() {
            let asked = Instant::now();
            folder.grant(&[judged(waits.len())]).unwrap();
            waits.push(asked.elapsed());
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        waits.sort_unstable();
        let at = |share: f64| waits[(waits.len() as f64 * share) as usize].as_secs_f64() * 1e3;
        println!(
            "kept in {:.1} s, {} decisions: p50 {:.1} ms, p99 {:.1} ms, longest {:.1} ms",
            began.elapsed().as_secs_f64(),
            waits.len(),
            at(0.5),
            at(0.99),
            at(0.9999)
        );
    });
}
