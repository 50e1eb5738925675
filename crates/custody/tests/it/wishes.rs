//! Many people decide at once: the second hears of the first, and nothing is kept twice or lost.

use crate::case::{again, begun};
use custody::{CaseFolder, CustodyError, Granting, Hindrance, Wanted, Wish, verify};
use std::sync::Barrier;
use vocabulary::{
    Appointment, Digest, Dismissal, JudgedPair, Judgement, Office, RecordKey, WithdrawnJudgement,
};

fn key(row: &str) -> RecordKey {
    RecordKey::new("lists/morgue.csv", row)
}

fn judged(a: &str, b: &str, judgement: Judgement, by: &str) -> Wanted {
    Wanted::Judged(JudgedPair {
        a: key(a),
        b: key(b),
        judgement,
        by: by.to_owned(),
        reason: "seen".to_owned(),
        probability: None,
        explanation: Vec::new(),
        said: Digest::of(b"both"),
    })
}

fn withdrawn(a: &str, b: &str, by: &str) -> Wanted {
    let (by, reason) = (by.to_owned(), "a slip".to_owned());
    Wanted::Withdrawn(WithdrawnJudgement { a: key(a), b: key(b), by, reason })
}

fn appointed(name: &str, office: Office, by: &str) -> Wanted {
    let (name, by) = (name.to_owned(), by.to_owned());
    Wanted::Appointed(Appointment { name, office, sees_withheld: false, by })
}

fn dismissed(name: &str) -> Wanted {
    Wanted::Dismissed(Dismissal { name: name.to_owned(), by: "ada".to_owned(), reason: "left".to_owned() })
}

fn wish(wanted: Wanted, seen: u64) -> Wish {
    Wish { wanted, seen }
}

#[test]
fn of_two_who_decide_at_once_one_decision_stands_and_the_other_is_told() {
    let (dir, mut folder) = begun();
    let outcomes = folder
        .grant(&[
            wish(judged("1", "2", Judgement::Same, "ada"), 0),
            wish(judged("2", "1", Judgement::Different, "ben"), 0),
            wish(judged("3", "4", Judgement::Different, "ben"), 0),
        ])
        .unwrap();
    assert_eq!(outcomes, [Granting::Kept(2), Granting::Overtaken(2), Granting::Kept(3)]);
    let holding = folder.judgements().unwrap();
    assert_eq!(holding.on(&key("1"), &key("2")).unwrap().by, "ada");
    assert_eq!(folder.head().unwrap().entries, 3);
    drop(folder);
    assert!(verify(dir.path()).unwrap().holds());
}

#[test]
fn a_wish_sent_twice_is_kept_once_until_something_else_was_decided() {
    let (_dir, mut folder) = begun();
    let first = wish(judged("1", "2", Judgement::Same, "ada"), 0);
    assert_eq!(
        folder.grant(&[first.clone(), first.clone()]).unwrap(),
        [Granting::Kept(2), Granting::Kept(2)]
    );
    let undo = wish(withdrawn("2", "1", "ada"), 2);
    assert_eq!(folder.grant(std::slice::from_ref(&undo)).unwrap(), [Granting::Kept(3)]);
    assert_eq!(folder.grant(&[undo]).unwrap(), [Granting::Kept(3)]);
    assert_eq!(folder.grant(&[first]).unwrap(), [Granting::Overtaken(3)], "it was undone meanwhile");
    assert_eq!(folder.judgements().unwrap().holding().count(), 0);
    let none = wish(withdrawn("1", "2", "ben"), 3);
    assert!(matches!(folder.grant(&[none]).unwrap()[..], [Granting::Refused(Hindrance::NothingToWithdraw)]));
    let nothing = wish(withdrawn("5", "6", "ben"), 0);
    assert!(matches!(folder.grant(&[nothing]).unwrap()[..], [Granting::Refused(_)]));
}

#[test]
fn a_case_never_loses_its_last_admin() {
    let (dir, mut folder) = begun();
    folder.grant(&[wish(appointed("ada", Office::Admin, "ada"), 0)]).unwrap();
    for lost in [dismissed("ada"), appointed("ada", Office::Editor, "ada")] {
        assert!(matches!(
            folder.grant(&[wish(lost, 2)]).unwrap()[..],
            [Granting::Refused(Hindrance::LastAdmin)]
        ));
    }
    let both = [wish(appointed("ben", Office::Admin, "ada"), 0), wish(dismissed("ada"), 2)];
    assert_eq!(folder.grant(&both).unwrap(), [Granting::Kept(3), Granting::Kept(4)]);
    assert!(matches!(folder.grant(&[wish(dismissed("eve"), 0)]).unwrap()[..], [Granting::Refused(_)]));
    let known = folder.appointed().unwrap();
    let told: Vec<_> = known.iter().map(|one| (one.name.as_str(), one.office, one.entry)).collect();
    assert_eq!(told, [("ada", None, 4), ("ben", Some(Office::Admin), 3)]);
    drop(folder);
    let mut folder = again(dir.path());
    folder.rebuild().unwrap();
    assert_eq!(folder.appointed().unwrap(), known, "made again from the ledger");
}

#[test]
fn one_who_writes_too_much_keeps_nobody_else_from_deciding() {
    let (_dir, mut folder) = begun();
    let Wanted::Judged(mut long) = judged("1", "2", Judgement::Same, "ada") else { unreachable!() };
    long.reason = "x".repeat(vocabulary::limits::LEDGER_ENTRY_BYTES_MAX);
    let outcomes = folder
        .grant(&[wish(Wanted::Judged(long), 0), wish(judged("3", "4", Judgement::Same, "ben"), 0)])
        .unwrap();
    assert!(matches!(outcomes[..], [Granting::Refused(_), Granting::Kept(2)]), "{outcomes:?}");
}

#[test]
fn a_table_that_tells_another_story_than_the_ledger_is_a_fault() {
    let (dir, mut folder) = begun();
    folder.grant(&[wish(judged("1", "2", Judgement::Same, "ada"), 0)]).unwrap();
    folder.grant(&[wish(appointed("ada", Office::Reviewer, "ada"), 0)]).unwrap();
    drop(folder);
    for sql in [
        "UPDATE judgements SET withdrawn = 3",
        "UPDATE judgements SET withdrawn = NULL; UPDATE appointments SET office = 'admin'",
    ] {
        crate::case::meddle(dir.path(), sql);
        let found = verify(dir.path()).unwrap();
        assert!(!found.holds(), "{sql}");
    }
}

/// 10,000 races of two: exactly one decision stands on each pair, and every loser was told.
#[test]
fn races_of_two_have_one_winner_each() {
    const RACES: usize = 10_000;
    let (dir, mut folder) = begun();
    let mut beside = folder.beside(crate::case::clock()).unwrap();
    let start = Barrier::new(2);
    let race = |folder: &mut CaseFolder, by: &str, judgement: Judgement| -> Vec<Granting> {
        // Of every two hundred the one begins with the first, the other with the last: whoever is ahead, both win some.
        let mut order: Vec<usize> = (0..RACES).collect();
        if by == "ben" {
            order.chunks_mut(200).for_each(<[usize]>::reverse);
        }
        let pairs = order.iter().map(|pair| judged(&format!("a{pair}"), &format!("b{pair}"), judgement, by));
        let wishes: Vec<Wish> = pairs.map(|wanted| wish(wanted, 0)).collect();
        start.wait();
        let told: Vec<Granting> = wishes.chunks(25).flat_map(|batch| folder.grant(batch).unwrap()).collect();
        let mut by_pair: Vec<(usize, Granting)> = order.into_iter().zip(told).collect();
        by_pair.sort_by_key(|(pair, _)| *pair);
        by_pair.into_iter().map(|(_, told)| told).collect()
    };
    let (ada, ben) = std::thread::scope(|scope| {
        let ben = scope.spawn(|| race(&mut beside, "ben", Judgement::Different));
        (race(&mut folder, "ada", Judgement::Same), ben.join().unwrap())
    });
    drop(beside);
    let won = |outcome: &Granting| matches!(outcome, Granting::Kept(_));
    for (pair, (a, b)) in ada.iter().zip(&ben).enumerate() {
        let ([Granting::Kept(kept), Granting::Overtaken(by)]
        | [Granting::Overtaken(by), Granting::Kept(kept)]) = [a, b]
        else {
            panic!("pair {pair}: {a:?}, {b:?}")
        };
        assert_eq!(kept, by, "the loser is told of the decision that stands");
    }
    assert!(ada.iter().any(won) && ben.iter().any(won), "it was a race");
    assert_eq!(folder.head().unwrap().entries as usize, 1 + RACES);
    drop(folder);
    assert!(verify(dir.path()).unwrap().holds());
}

/// A build that takes sources in and reviewers who decide go on beside each other, on two handles of one case.
#[test]
fn intake_and_decisions_go_on_beside_each_other() {
    const EACH: usize = 60;
    let (dir, mut folder) = begun();
    let mut beside = folder.beside(crate::case::clock()).unwrap();
    let intake = std::thread::spawn(move || {
        for at in 0..EACH {
            let arrival =
                crate::case::arrival(&format!("sources/{at}.txt"), &format!("{at} people drowned."));
            beside.intake(vec![arrival]).unwrap();
        }
    });
    for at in 0..EACH {
        let judged = judged(&format!("a{at}"), "b", Judgement::Same, "ada");
        assert!(matches!(folder.grant(&[wish(judged, 0)]).unwrap()[..], [Granting::Kept(_)]));
    }
    intake.join().unwrap();
    assert_eq!(folder.head().unwrap().entries as usize, 1 + 2 * EACH);
    assert_eq!((folder.held().unwrap().len(), folder.judgements().unwrap().holding().count()), (EACH, EACH));
    assert!(matches!(again_refused(dir.path()), CustodyError::Locked { .. }), "others stay out");
    drop(folder);
    assert!(verify(dir.path()).unwrap().holds());
}

fn again_refused(dir: &std::path::Path) -> CustodyError {
    custody::CaseFolder::open(dir).map(|_| ()).unwrap_err()
}

#[test]
fn a_disk_that_failed_one_handle_stops_the_others() {
    let (dir, mut folder) = begun();
    let mut beside = folder.beside(crate::case::clock()).unwrap();
    assert!(folder.writable().holds());
    let outside = rusqlite::Connection::open(dir.path().join("case.db")).unwrap();
    outside.execute_batch("ALTER TABLE stamps RENAME TO gone").unwrap();
    assert!(beside.keep_stamp("what", "a build keeps").is_err());
    assert!(!folder.writable().holds());
    let refused = folder.grant(&[wish(judged("1", "2", Judgement::Same, "ada"), 0)]);
    assert!(matches!(refused, Err(CustodyError::Stopped { .. })), "{refused:?}");
    assert_eq!(folder.head().unwrap().entries, 1, "reading goes on");
}
