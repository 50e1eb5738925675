//! Two who judge without seeing each other's verdicts: nothing counts until both say the same, or an arbiter has judged.

use crate::case::{again, as_of_form, begun, meddle};
use custody::{CaseReader, Granting, Hindrance, Wanted, Wish, verify};
use std::sync::{Arc, Mutex, PoisonError};
use vocabulary::{Digest, JudgedPair, Judgement, RecordKey, WithdrawnJudgement};

fn key(row: &str) -> RecordKey {
    RecordKey::new("lists/morgue.csv", row)
}

fn of(a: &str, b: &str, judgement: Judgement, by: &str) -> JudgedPair {
    let (by, reason) = (by.to_owned(), "seen".to_owned());
    let (probability, explanation, said) = (None, Vec::new(), Digest::of(b"both"));
    JudgedPair { a: key(a), b: key(b), judgement, by, reason, probability, explanation, said }
}

fn reviewed(judgement: Judgement, by: &str, seen: u64) -> Wish {
    Wish { wanted: Wanted::Reviewed(of("1", "2", judgement, by)), seen }
}

fn arbitrated(judgement: Judgement, by: &str, seen: u64) -> Wish {
    Wish { wanted: Wanted::Arbitrated(of("2", "1", judgement, by)), seen }
}

fn taken_back(by: &str, seen: u64) -> Wish {
    let (by, reason) = (by.to_owned(), "a slip".to_owned());
    Wish {
        wanted: Wanted::ReviewWithdrawn(WithdrawnJudgement { a: key("1"), b: key("2"), by, reason }),
        seen,
    }
}

#[test]
fn a_verdict_alone_counts_for_nothing_and_nobody_judges_twice() {
    let (_dir, mut folder) = begun();
    assert_eq!(folder.grant(&[reviewed(Judgement::Same, "ada", 0)]).unwrap(), [Granting::Kept(2)]);
    assert_eq!(folder.judgements().unwrap().holding().count(), 0);
    assert_eq!(
        folder.grant(&[reviewed(Judgement::Same, "ada", 0)]).unwrap(),
        [Granting::Kept(2)],
        "sent twice"
    );
    assert_eq!(folder.grant(&[reviewed(Judgement::Different, "ada", 0)]).unwrap(), [Granting::Overtaken(2)]);
    assert_eq!(folder.grant(&[reviewed(Judgement::Same, "ada", 2)]).unwrap(), [Granting::Overtaken(2)]);
    let none = [Granting::Refused(Hindrance::NothingToSettle)];
    assert_eq!(folder.grant(&[arbitrated(Judgement::Same, "eve", 2)]).unwrap(), none);
    let unknown = [Granting::Refused(Hindrance::UnknownEntry)];
    assert_eq!(
        folder.grant(&[reviewed(Judgement::Same, "ben", 2)]).unwrap(),
        unknown,
        "ben knows of no entry"
    );
    assert_eq!(folder.head().unwrap().entries, 2);
}

#[test]
fn where_both_say_the_same_the_judgement_follows() {
    let (dir, mut folder) = begun();
    let both = [reviewed(Judgement::Same, "ada", 0), reviewed(Judgement::Same, "ben", 0)];
    assert_eq!(folder.grant(&both).unwrap(), [Granting::Kept(2), Granting::Kept(3)]);
    assert_eq!(folder.grant(&both).unwrap(), [Granting::Kept(2), Granting::Kept(3)], "sent twice");
    let holding = folder.judgements().unwrap();
    let judged = holding.on(&key("1"), &key("2")).unwrap();
    assert_eq!((judged.judgement, judged.by.as_str()), (Judgement::Same, "ada, ben"));
    assert!(judged.reason.contains("entries 2 and 3"), "{}", judged.reason);
    assert_eq!(folder.head().unwrap().entries, 4);
    assert_eq!(folder.grant(&[reviewed(Judgement::Same, "eve", 0)]).unwrap(), [Granting::Overtaken(4)]);
    let reader = CaseReader::open(dir.path()).unwrap();
    let told = reader.answers_of_both().unwrap();
    assert_eq!(
        (told.len(), told[0].pairs, &told[0].reviewers),
        (1, 1, &["ada".to_owned(), "ben".to_owned()])
    );
    drop((reader, folder));
    let mut folder = again(dir.path());
    folder.rebuild().unwrap();
    let reader = CaseReader::open(dir.path()).unwrap();
    assert_eq!(reader.answers_of_both().unwrap(), told, "made again from the ledger");
    drop((reader, folder));
    assert!(verify(dir.path()).unwrap().holds());
}

#[test]
fn where_they_differ_an_arbiter_judges_who_is_neither() {
    let (dir, mut folder) = begun();
    folder.grant(&[reviewed(Judgement::Same, "ada", 0), reviewed(Judgement::Unsure, "ben", 0)]).unwrap();
    assert_eq!(folder.judgements().unwrap().holding().count(), 0);
    let own = [Granting::Refused(Hindrance::OwnVerdict)];
    assert_eq!(folder.grant(&[arbitrated(Judgement::Same, "ada", 3)]).unwrap(), own);
    let gone = [Granting::Refused(Hindrance::NothingToWithdraw)];
    assert_eq!(folder.grant(&[taken_back("ada", 2)]).unwrap(), gone, "two have judged");
    assert_eq!(folder.grant(&[reviewed(Judgement::Same, "eve", 0)]).unwrap(), [Granting::Overtaken(3)]);
    let reader = CaseReader::open(dir.path()).unwrap();
    assert_eq!(reader.differing("ada", 9).unwrap().len() + reader.differing("ben", 9).unwrap().len(), 0);
    assert_eq!((reader.differing("eve", 9).unwrap().len(), reader.differing_count().unwrap()), (1, 1));
    assert_eq!(folder.grant(&[arbitrated(Judgement::Same, "eve", 2)]).unwrap(), [Granting::Overtaken(3)]);
    assert_eq!(folder.grant(&[arbitrated(Judgement::Same, "eve", 3)]).unwrap(), [Granting::Kept(4)]);
    assert_eq!(folder.grant(&[arbitrated(Judgement::Same, "eve", 3)]).unwrap(), [Granting::Kept(4)]);
    assert_eq!(folder.judgements().unwrap().on(&key("1"), &key("2")).unwrap().by, "eve");
    assert_eq!(reader.differing_count().unwrap(), 0);
    assert_eq!(reader.answers_of_both().unwrap()[0].judgements, [Judgement::Same, Judgement::Unsure]);
}

#[test]
fn ones_own_verdict_is_taken_back_while_it_is_the_only_one() {
    let (dir, mut folder) = begun();
    folder.grant(&[reviewed(Judgement::Same, "ada", 0)]).unwrap();
    let gone = [Granting::Refused(Hindrance::NothingToWithdraw)];
    assert_eq!(folder.grant(&[taken_back("ben", 0)]).unwrap(), gone, "it is not ben's");
    assert_eq!(folder.grant(&[taken_back("ada", 2)]).unwrap(), [Granting::Kept(3)]);
    assert_eq!(folder.grant(&[taken_back("ada", 2)]).unwrap(), [Granting::Kept(3)], "sent twice");
    assert_eq!(folder.grant(&[reviewed(Judgement::Same, "ada", 0)]).unwrap(), [Granting::Overtaken(3)]);
    let reader = CaseReader::open(dir.path()).unwrap();
    assert_eq!(reader.seen_by("ada", &key("2"), &key("1")).unwrap(), 3);
    assert_eq!(reader.seen_by("ben", &key("2"), &key("1")).unwrap(), 0, "nothing tells ben of it");
    folder
        .grant(&[reviewed(Judgement::Different, "ben", 0), reviewed(Judgement::Different, "ada", 3)])
        .unwrap();
    assert_eq!(folder.judgements().unwrap().on(&key("1"), &key("2")).unwrap().by, "ben, ada");
}

#[test]
fn a_table_of_verdicts_that_tells_another_story_is_a_fault() {
    let (dir, mut folder) = begun();
    folder.grant(&[reviewed(Judgement::Same, "ada", 0)]).unwrap();
    drop(folder);
    meddle(dir.path(), "UPDATE reviews SET closed = 1");
    assert!(!verify(dir.path()).unwrap().holds());
}

/// A case that an earlier Toll made: its judgements are there, the newer tables are filled from the ledger.
#[test]
fn a_case_of_the_fourth_form_is_brought_to_the_newest() {
    let (dir, mut folder) = begun();
    folder.grant(&[Wish { wanted: Wanted::Judged(of("1", "2", Judgement::Same, "ada")), seen: 0 }]).unwrap();
    drop(folder);
    as_of_form(dir.path(), 4);
    let folder = again(dir.path());
    assert_eq!(folder.judgements().unwrap().holding().count(), 1);
    drop(folder);
    assert!(verify(dir.path()).unwrap().holds());
}

/// 2,000 races of two reviewers on one pair each: both verdicts stand, and what follows is what they say.
#[test]
fn races_of_two_reviewers_close_each_pair_once() {
    const RACES: usize = 2_000;
    let (dir, folder) = begun();
    let folder = Arc::new(Mutex::new(folder));
    let race = |by: &'static str, size: usize| {
        let folder = Arc::clone(&folder);
        std::thread::spawn(move || {
            let judgement = |pair: usize| {
                if by == "ben" && pair.is_multiple_of(3) { Judgement::Different } else { Judgement::Same }
            };
            let wishes: Vec<Wish> = (0..RACES)
                .map(|pair| of(&format!("a{pair}"), &format!("b{pair}"), judgement(pair), by))
                .map(|judged| Wish { wanted: Wanted::Reviewed(judged), seen: 0 })
                .collect();
            for batch in wishes.chunks(size) {
                let granted = folder.lock().unwrap_or_else(PoisonError::into_inner).grant(batch).unwrap();
                assert!(granted.iter().all(|one| matches!(one, Granting::Kept(_))), "{granted:?}");
            }
        })
    };
    [race("ada", 37), race("ben", 53)].into_iter().for_each(|racer| racer.join().unwrap());
    let folder = Arc::into_inner(folder).unwrap().into_inner().unwrap();
    let differ = RACES.div_ceil(3);
    assert_eq!(folder.judgements().unwrap().holding().count(), RACES - differ);
    assert_eq!(folder.head().unwrap().entries as usize, 1 + 2 * RACES + RACES - differ);
    let reader = CaseReader::open(dir.path()).unwrap();
    assert_eq!(reader.differing_count().unwrap() as usize, differ);
}
