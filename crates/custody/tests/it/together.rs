//! Several judgements as one: all of them stand or none, and only on what somebody has seen.

use crate::case::begun;
use custody::{Beside, CaseFolder, CaseReader, Granting, Hindrance, Together, Wanted, Wish, verify};
use vocabulary::{
    Digest, JudgedPair, Judgement, Person, Record, RecordKey, Registry, SearchTerm, WithdrawnJudgement,
};

fn key(row: &str) -> RecordKey {
    RecordKey::new("lists/morgue.csv", row)
}

fn judged(a: &str, b: &str, by: &str) -> Wish {
    let (by, reason) = (by.to_owned(), "seen".to_owned());
    let (judgement, probability, explanation, said) =
        (Judgement::Same, None, Vec::new(), Digest::of(b"both"));
    let judged = JudgedPair { a: key(a), b: key(b), judgement, by, reason, probability, explanation, said };
    Wish { wanted: Wanted::Judged(judged), seen: 0 }
}

fn withdrawn(a: &str, b: &str, seen: u64) -> Wish {
    let (by, reason) = ("ada".to_owned(), "a slip".to_owned());
    Wish { wanted: Wanted::Withdrawn(WithdrawnJudgement { a: key(a), b: key(b), by, reason }), seen }
}

fn together(wishes: Vec<Wish>, until: u64) -> Wish {
    let records = ["1", "2", "3"].map(key).to_vec();
    let wanted = Wanted::Together(Together { wishes, made_from: Some("first".to_owned()), records, until });
    Wish { wanted, seen: 0 }
}

fn person(at: usize, name: &str) -> Person {
    let record = Record::of(key(&at.to_string()), Digest::of(b"list"), at.to_string(), name);
    Person { id: format!("p-{at}"), records: vec![record], reasons: vec![], weakest: None, incident: None }
}

fn kept(folder: &mut CaseFolder, made_from: &str) {
    let persons = vec![person(1, "Asa Thorne"), person(2, "Ida Bravo"), person(3, "Asa Bravo")];
    let tokens = ["fasa fthorne", "fida fbravo", "fasa fbravo"].map(str::to_owned);
    let beside = Beside { tokens: &tokens, until: 1, ..Beside::default() };
    folder.keep_registry_with(made_from, &Registry { persons, ..Registry::default() }, &beside).unwrap();
}

#[test]
fn of_what_cannot_all_be_kept_nothing_is() {
    let (dir, mut folder) = begun();
    kept(&mut folder, "first");
    folder.grant(&[judged("2", "3", "ben")]).unwrap();
    let head = folder.head().unwrap();
    let overtaken = together(vec![judged("1", "2", "ada"), judged("2", "3", "ada")], 2);
    assert_eq!(folder.grant(&[overtaken]).unwrap(), [Granting::Overtaken(2)]);
    let elsewhere = together(vec![judged("1", "2", "ada")], 1);
    assert_eq!(
        folder.grant(&[elsewhere]).unwrap(),
        [Granting::Overtaken(2)],
        "ben decided on one of the records"
    );
    let nothing = together(Vec::new(), 2);
    assert_eq!(folder.grant(&[nothing]).unwrap(), [Granting::Refused(Hindrance::TooLong)]);
    let many: Vec<Wish> = (0..=vocabulary::limits::ENTRIES_AT_ONCE_MAX)
        .map(|at| judged("1", &format!("x{at}"), "ada"))
        .collect();
    assert_eq!(folder.grant(&[together(many, 2)]).unwrap(), [Granting::Refused(Hindrance::TooLong)]);
    kept(&mut folder, "second");
    let old = together(vec![judged("1", "2", "ada")], 2);
    assert_eq!(folder.grant(&[old]).unwrap(), [Granting::Refused(Hindrance::RegistryChanged)]);
    assert_eq!(folder.head().unwrap(), head, "nothing was written");
    drop(folder);
    assert!(verify(dir.path()).unwrap().holds());
}

#[test]
fn what_is_kept_together_is_withdrawn_together_and_sent_twice_kept_once() {
    let (dir, mut folder) = begun();
    kept(&mut folder, "first");
    let all = together(vec![judged("1", "2", "ada"), judged("1", "3", "ada")], 1);
    // What comes in one batch with it is not disturbed by its failing or standing.
    let batch = [judged("8", "9", "ben"), all.clone(), all.clone(), judged("6", "7", "ben")];
    let granted = folder.grant(&batch).unwrap();
    assert_eq!(granted, [Granting::Kept(2), Granting::Kept(4), Granting::Kept(4), Granting::Kept(5)]);
    let reader = CaseReader::open(dir.path()).unwrap();
    let of_one = reader.judged_of(&key("1"), 9).unwrap();
    assert_eq!(
        of_one.iter().map(|one| (one.entry, one.withdrawn)).collect::<Vec<_>>(),
        [(4, None), (3, None)]
    );
    let undo = together(vec![withdrawn("1", "3", 4), withdrawn("1", "2", 3)], 4);
    assert_eq!(folder.grant(std::slice::from_ref(&undo)).unwrap(), [Granting::Kept(7)]);
    assert_eq!(folder.grant(&[undo]).unwrap(), [Granting::Kept(7)], "sent twice");
    assert_eq!(folder.judgements().unwrap().holding().count(), 2, "those of ben");
    assert_eq!(folder.grant(&[all]).unwrap(), [Granting::Overtaken(7)], "it was undone meanwhile");
    drop((reader, folder));
    assert!(verify(dir.path()).unwrap().holds());
}

#[test]
fn persons_are_found_by_their_tokens_and_not_after_the_registry_is_gone() {
    let (dir, mut folder) = begun();
    kept(&mut folder, "first");
    let reader = CaseReader::open(dir.path()).unwrap();
    let ids = |groups: &[Vec<SearchTerm>]| -> Vec<String> {
        reader.find(groups, 9).unwrap().into_iter().map(|person| person.id).collect()
    };
    let (whole, begins) = (SearchTerm::whole, SearchTerm::beginning);
    assert_eq!(ids(&[vec![whole("fasa")]]), ["p-1", "p-3"]);
    assert_eq!(ids(&[vec![whole("fasa")], vec![begins("fbr"), whole("fnone")]]), ["p-3"]);
    for none in [
        vec![],
        vec![vec![]],
        vec![vec![whole("fas")]],
        vec![vec![whole("\" OR \"fasa")]],
        vec![vec![whole("")]],
    ] {
        assert!(ids(&none).is_empty(), "{none:?}");
    }
    assert_eq!(reader.find(&[vec![begins("f")]], 2).unwrap().len(), 2, "no more than were asked for");
    assert_eq!(reader.registry_made_from().unwrap(), (Some("first".to_owned()), 1));
    kept(&mut folder, "second");
    assert_eq!(ids(&[vec![whole("fasa")]]), ["p-1", "p-3"], "kept anew, each stands there once");
    folder.rebuild().unwrap();
    assert!(ids(&[vec![whole("fasa")]]).is_empty());
    drop((reader, folder));
    assert!(verify(dir.path()).unwrap().holds());
}
