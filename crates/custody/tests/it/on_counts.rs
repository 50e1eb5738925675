//! Decisions on counts as wishes: numbers, rules, publications. Everything told of here is fictional.

use crate::case::{again, as_of_form, begun, exported, meddle};
use custody::{CaseReader, CustodyError, Granting, Hindrance, Wanted, Wish, verify};
use std::sync::{Arc, Mutex, PoisonError};
use vocabulary::{
    Digest, Override, Published, Rule, RuleChosen, TallyScope, WithdrawnOverride, WithdrawnRule,
};

fn scope(of: &str) -> TallyScope {
    of.parse().unwrap()
}

fn number(of: &str, low: u64, by: &str) -> Wanted {
    Wanted::Overridden(Box::new(Override {
        scope: scope(of),
        low,
        best: None,
        high: None,
        mark: None,
        claim: None,
        by: by.to_owned(),
        reason: "one is named twice".to_owned(),
        beside: None,
        inputs: Digest::of(b"figures"),
    }))
}

fn gone(of: &str) -> Wanted {
    let (by, reason) = ("ada".to_owned(), "a slip".to_owned());
    Wanted::OverrideWithdrawn(WithdrawnOverride { scope: scope(of), by, reason })
}

fn rule(of: Option<&str>, rule: Rule, by: &str) -> Wanted {
    let (by, reason) = (by.to_owned(), "the field's own".to_owned());
    Wanted::RuleChosen(RuleChosen { scope: of.map(scope), rule, by, reason })
}

fn rule_gone(of: Option<&str>) -> Wanted {
    let (by, reason) = ("ada".to_owned(), "back to case.toml".to_owned());
    Wanted::RuleWithdrawn(WithdrawnRule { scope: of.map(scope), by, reason })
}

fn published(manifest: Digest, record: Digest, by: &str) -> Wanted {
    Wanted::Published(Published {
        title: "First edition".to_owned(),
        by: by.to_owned(),
        reason: "it is time".to_owned(),
        manifest,
        record,
        files: 3,
        warnings: 1,
        made_at: 1,
        head: Digest::of(b"head"),
    })
}

fn wish(wanted: Wanted, seen: u64) -> Wish {
    Wish { wanted, seen }
}

const KILLED: &str = "odry/killed";

#[test]
fn what_cannot_be_decided_is_refused_and_nothing_is_written() {
    let (_dir, mut folder) = begun();
    let nothing = Digest::of(b"nothing of the kind");
    for (wanted, why) in [
        (gone(KILLED), Hindrance::NothingToWithdraw),
        (rule_gone(None), Hindrance::NothingToWithdraw),
        (rule_gone(Some(KILLED)), Hindrance::NothingToWithdraw),
        (published(nothing, nothing, "ada"), Hindrance::NotKept),
    ] {
        assert_eq!(folder.grant(&[wish(wanted, 0)]).unwrap(), [Granting::Refused(why)]);
    }
    let unknown = folder.grant(&[wish(number(KILLED, 1, "ada"), 9)]).unwrap();
    assert_eq!(unknown, [Granting::Refused(Hindrance::UnknownEntry)]);
    assert_eq!(folder.head().unwrap().entries, 1);
}

#[test]
fn of_two_who_decide_on_one_count_the_second_is_told() {
    let (dir, mut folder) = begun();
    let outcomes = folder
        .grant(&[
            wish(number(KILLED, 26, "ada"), 0),
            wish(number(KILLED, 27, "ben"), 0),
            wish(number("odry/missing", 3, "ben"), 0),
            wish(rule(Some(KILLED), Rule::Ucdp, "ben"), 0),
            wish(rule(None, Rule::Ibc, "ada"), 0),
            wish(rule(None, Rule::Median, "ben"), 0),
        ])
        .unwrap();
    let expected = [
        Granting::Kept(2),
        Granting::Overtaken(2),
        Granting::Kept(3),
        Granting::Kept(4),
        Granting::Kept(5),
        Granting::Overtaken(5),
    ];
    assert_eq!(outcomes, expected);
    assert_eq!(
        folder.grant(&[wish(number(KILLED, 26, "ada"), 0)]).unwrap(),
        [Granting::Kept(2)],
        "sent twice"
    );
    assert_eq!(folder.grant(&[wish(rule_gone(None), 5)]).unwrap(), [Granting::Kept(6)]);
    let choices = folder.rule_choices().unwrap();
    assert_eq!((choices.on_case(), choices.on(&scope(KILLED)).unwrap().0), (None, 4));
    assert_eq!(folder.settled_case().unwrap().rule_for(&scope(KILLED)), Rule::Ucdp);
    let reader = CaseReader::open(dir.path()).unwrap();
    assert_eq!(reader.override_on(&scope(KILLED)).unwrap().unwrap().holds.unwrap().1.low, 26);
    let case = reader.rule_on(None).unwrap().unwrap();
    assert_eq!((case.entry, case.holds), (6, None));
    drop((reader, folder));
    assert!(verify(dir.path()).unwrap().holds());
    let mut folder = again(dir.path());
    folder.rebuild().unwrap();
    let reader = CaseReader::open(dir.path()).unwrap();
    assert_eq!(reader.rule_on(Some(&scope(KILLED))).unwrap().unwrap().entry, 4, "made again from the ledger");
}

/// These bytes are in cases that exist: if this fails, the program is wrong.
#[test]
fn the_canonical_bytes_stand() {
    let (dir, mut folder) = begun();
    let digests = folder.keep_beside(&[b"manifest", b"record"]).unwrap();
    let wishes = [
        wish(rule(None, Rule::Ibc, "ada"), 0),
        wish(rule_gone(None), 2),
        wish(published(digests[0], digests[1], "ada"), 0),
    ];
    assert!(folder.grant(&wishes).unwrap().iter().all(|outcome| matches!(outcome, Granting::Kept(_))));
    let decisions = exported(dir.path());
    assert_eq!(
        decisions[1],
        r#"{"kind":"rule-chosen","scope":null,"rule":"ibc","by":"ada","reason":"the field's own"}}"#
    );
    assert_eq!(
        decisions[2],
        r#"{"kind":"rule-withdrawn","scope":null,"by":"ada","reason":"back to case.toml"}}"#
    );
    let expected = format!(
        concat!(
            r#"{{"kind":"published","title":"First edition","by":"ada","reason":"it is time","manifest":"{}","#,
            r#""record":"{}","files":3,"warnings":1,"made_at":1,"head":"{}"}}}}"#
        ),
        Digest::of(b"manifest"),
        Digest::of(b"record"),
        Digest::of(b"head")
    );
    assert_eq!(decisions[3], expected);
}

#[test]
fn a_table_that_tells_another_story_than_the_ledger_is_a_fault() {
    for sql in [
        "UPDATE on_counts SET withdrawn = 2 WHERE entry = 2",
        "UPDATE on_counts SET given = replace(given, '26', '62')",
        "DELETE FROM on_counts WHERE kind = 'rule'",
        "DELETE FROM publications",
    ] {
        let (dir, mut folder) = begun();
        let kept = folder.keep_beside(&[b"manifest"]).unwrap()[0];
        let wishes = [
            wish(number(KILLED, 26, "ada"), 0),
            wish(rule(None, Rule::Ibc, "ada"), 0),
            wish(published(kept, kept, "ada"), 0),
        ];
        folder.grant(&wishes).unwrap();
        drop(folder);
        assert!(verify(dir.path()).unwrap().holds());
        meddle(dir.path(), sql);
        assert!(!verify(dir.path()).unwrap().holds(), "{sql}");
    }
}

#[test]
fn an_original_of_a_publication_that_is_gone_is_a_fault() {
    let (dir, mut folder) = begun();
    let kept = folder.keep_beside(&[b"manifest", b"record"]).unwrap();
    folder.grant(&[wish(published(kept[0], kept[1], "ada"), 0)]).unwrap();
    drop(folder);
    let name = kept[1].to_string();
    std::fs::remove_file(dir.path().join("originals").join(&name[..2]).join(&name)).unwrap();
    assert_eq!(verify(dir.path()).unwrap().faults.len(), 1);
}

/// A case of the form before judgements came twice: tables that were there are filled anew, not once more.
#[test]
fn a_case_of_an_earlier_form_is_brought_up() {
    let (dir, mut folder) = begun();
    folder.grant(&[wish(number(KILLED, 26, "ada"), 0)]).unwrap();
    folder.grant(&[wish(rule(None, Rule::Ibc, "ada"), 0)]).unwrap();
    drop(folder);
    as_of_form(dir.path(), 5);
    let folder = again(dir.path());
    assert_eq!(folder.overrides().unwrap().holding().count(), 1);
    drop(folder);
    assert!(verify(dir.path()).unwrap().holds());
    let reader = CaseReader::open(dir.path()).unwrap();
    assert_eq!(reader.override_on(&scope(KILLED)).unwrap().unwrap().entry, 2);
}

/// 2,000 races of two on one count each: one number stands, and the other reviewer was told.
#[test]
fn races_of_two_have_one_winner_each() {
    const RACES: usize = 2000;
    let (dir, folder) = begun();
    let folder = Arc::new(Mutex::new(folder));
    let race = |by: &'static str, low: u64| {
        let folder = Arc::clone(&folder);
        std::thread::spawn(move || -> Result<Vec<Granting>, CustodyError> {
            let mut all = Vec::new();
            let size = if by == "ada" { 7 } else { 11 };
            let wishes: Vec<Wish> =
                (0..RACES).map(|at| wish(number(&format!("i{at}/killed"), low, by), 0)).collect();
            for batch in wishes.chunks(size) {
                all.extend(folder.lock().unwrap_or_else(PoisonError::into_inner).grant(batch)?);
            }
            Ok(all)
        })
    };
    let racers = [race("ada", 1), race("ben", 2)];
    let [ada, ben] = racers.map(|racer| racer.join().unwrap().unwrap());
    for (at, pair) in ada.iter().zip(&ben).enumerate() {
        let ((Granting::Kept(kept), Granting::Overtaken(by))
        | (Granting::Overtaken(by), Granting::Kept(kept))) = pair
        else {
            panic!("count {at}: {pair:?}")
        };
        assert_eq!(kept, by, "the loser is told of the decision that stands");
    }
    let folder = Arc::into_inner(folder).unwrap().into_inner().unwrap();
    assert_eq!(folder.head().unwrap().entries as usize, 1 + RACES);
    assert_eq!(folder.overrides().unwrap().holding().count(), RACES);
    drop(folder);
    assert!(verify(dir.path()).unwrap().holds());
}
