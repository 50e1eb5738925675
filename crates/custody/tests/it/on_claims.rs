//! Decisions on claims: the second who decides is told, each can be withdrawn, and nothing is lost. A fictional document.

use crate::case::{again, arrival, as_of_form, begun};
use custody::{CaseReader, Granting, Hindrance, Wanted, Wish, verify};
use vocabulary::{
    AddedClaim, ClaimDecision, ClaimKey, ClaimVerdict, CorrectedClaim, Digest, HandFigure, JudgedClaim,
    WithdrawnClaim,
};

const TEXT: &str = "27 people drowned in Odry.";

fn source() -> Digest {
    Digest::of(TEXT.as_bytes())
}

fn hand(low: u64) -> HandFigure {
    serde_json::from_value(serde_json::json!({
        "start": 0, "end": 9, "text": "27 people", "low": low, "high": low, "precision": "exact", "status": "killed",
        "unit": "people", "sex": null, "age": null, "role": null, "nationality": null, "counts": null,
        "identified": false, "as_of": null, "when": null, "where": "Odry", "modality": "asserted",
        "attributed_to": [], "by": null, "means": [], "incident": null,
    }))
    .unwrap()
}

fn key() -> ClaimKey {
    ClaimKey::of_hand(source(), &hand(27))
}

fn judged(verdict: ClaimVerdict, by: &str) -> Wanted {
    let (by, reason) = (by.to_owned(), "read again".to_owned());
    Wanted::OnClaim(ClaimDecision::Judged(Box::new(JudgedClaim {
        claim: key(),
        verdict,
        by,
        reason,
        proposed_by: None,
    })))
}

fn corrected(by: &str) -> Wanted {
    let (was, now, by, reason) = (hand(27), hand(28), by.to_owned(), String::new());
    let corrected = CorrectedClaim { claim: key(), was, now, by, reason };
    Wanted::OnClaim(ClaimDecision::Corrected(Box::new(corrected)))
}

fn withdrawn(withdraws: u64) -> Wanted {
    let (by, reason) = ("ada".to_owned(), "a slip".to_owned());
    Wanted::ClaimWithdrawn(WithdrawnClaim { claim: key(), withdraws, by, reason })
}

fn wish(wanted: Wanted, seen: u64) -> Wish {
    Wish { wanted, seen }
}

#[test]
fn of_two_who_decide_on_a_claim_one_decision_stands() {
    let (dir, mut folder) = begun();
    let first = wish(judged(ClaimVerdict::Rejected, "ada"), 0);
    let outcomes = folder
        .grant(&[
            first.clone(),
            wish(corrected("ben"), 0),
            first.clone(),
            wish(judged(ClaimVerdict::Accepted, "ben"), 7),
            wish(corrected("ben"), 2),
        ])
        .unwrap();
    assert_eq!(
        outcomes,
        [
            Granting::Kept(2),
            Granting::Overtaken(2),
            Granting::Kept(2),
            Granting::Refused(Hindrance::UnknownEntry),
            Granting::Kept(3),
        ]
    );
    let standing = folder.claim_decisions().unwrap().on(&key());
    assert_eq!(standing.verdict(), Some(ClaimVerdict::Rejected));
    assert_eq!(standing.corrected.unwrap().0, 3);
    drop(folder);
    assert!(verify(dir.path()).unwrap().holds());
}

#[test]
fn each_can_be_withdrawn_once_and_none_that_is_not_on_the_claim() {
    let (dir, mut folder) = begun();
    folder.intake(vec![arrival("sources/a.txt", TEXT)]).unwrap();
    let outcomes =
        folder.grant(&[wish(judged(ClaimVerdict::Rejected, "ada"), 0), wish(corrected("ada"), 3)]).unwrap();
    assert_eq!(outcomes, [Granting::Kept(3), Granting::Kept(4)]);
    for wrong in [1, 2, 5] {
        let outcome = folder.grant(&[wish(withdrawn(wrong), 4)]).unwrap();
        assert_eq!(outcome, [Granting::Refused(Hindrance::NothingToWithdraw)], "{wrong}");
    }
    assert_eq!(folder.grant(&[wish(withdrawn(3), 3)]).unwrap(), [Granting::Overtaken(4)]);
    let undo = wish(withdrawn(3), 4);
    assert_eq!(folder.grant(&[undo.clone(), undo]).unwrap(), [Granting::Kept(5), Granting::Kept(5)]);
    let again = folder.grant(&[wish(withdrawn(3), 5)]).unwrap();
    // The same words, on a newer page: what spoke last says just this.
    assert_eq!(again, [Granting::Refused(Hindrance::NothingToWithdraw)]);
    let reader = CaseReader::open(dir.path()).unwrap();
    let kept = reader.claim_decisions(&source()).unwrap();
    assert_eq!(
        kept.iter().map(|one| (one.entry, one.withdrawn)).collect::<Vec<_>>(),
        [(3, Some(5)), (4, None)]
    );
    assert_eq!(reader.last_on_claim(&key()).unwrap(), 5);
    let before = folder.claim_decisions().unwrap().on(&key());
    folder.rebuild().unwrap();
    assert_eq!(folder.claim_decisions().unwrap().on(&key()), before);
    assert_eq!((before.verdict(), before.corrected.unwrap().0), (None, 4));
}

#[test]
fn one_claim_is_added_once() {
    let (_dir, mut folder) = begun();
    let added = |by: &str| {
        let (figure, by, reason) = (hand(27), by.to_owned(), String::new());
        let added = AddedClaim { source: source(), figure, by, reason, proposed_by: None };
        Wanted::OnClaim(ClaimDecision::Added(Box::new(added)))
    };
    let outcomes = folder.grant(&[wish(added("ada"), 0), wish(added("ben"), 0)]).unwrap();
    assert_eq!(outcomes, [Granting::Kept(2), Granting::Overtaken(2)]);
}

#[test]
fn a_case_of_the_fourth_form_keeps_what_it_has() {
    let (dir, mut folder) = begun();
    folder.grant(&[wish(judged(ClaimVerdict::Unsure, "ada"), 0)]).unwrap();
    drop(folder);
    as_of_form(dir.path(), 4);
    let folder = again(dir.path());
    assert_eq!(folder.claim_decisions().unwrap().on(&key()).verdict(), Some(ClaimVerdict::Unsure));
    drop(folder);
    assert!(verify(dir.path()).unwrap().holds());
}

#[test]
fn what_models_propose_is_kept_whole_and_goes_where_nothing_is_proposed_any_more() {
    let (dir, mut folder) = begun();
    let reader = CaseReader::open(dir.path()).unwrap();
    let other = Digest::of(b"other");
    folder.keep_stamp("proposed", "not ours").unwrap();
    folder.keep_stamp("proposing a", "nor this").unwrap();
    for all in [vec![(source(), "one"), (other, "two")], vec![(other, "three")], vec![]] {
        let all: std::collections::BTreeMap<Digest, String> =
            all.into_iter().map(|(sha256, told)| (sha256, told.to_owned())).collect();
        folder.keep_proposed(&all).unwrap();
        for sha256 in [source(), other] {
            assert_eq!(reader.proposed(&sha256).unwrap().as_ref(), all.get(&sha256));
        }
    }
    assert_eq!(folder.stamp("proposed").unwrap().as_deref(), Some("not ours"));
    assert_eq!(folder.stamp("proposing a").unwrap().as_deref(), Some("nor this"));
}
