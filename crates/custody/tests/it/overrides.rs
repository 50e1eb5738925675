//! Overrides of counts in the ledger. Everything told of here is fictional.

use crate::case::{again, begun, exported, meddle};
use custody::{CustodyError, verify};
use vocabulary::{ClaimRef, Digest, Mark, Outcome, Override, Rule, WithdrawnOverride};

fn given(best: u64) -> Override {
    Override {
        scope: "odry-2031/killed/people/female/nationality=Orrenian".parse().unwrap(),
        low: 26,
        best: Some(best),
        high: None,
        mark: Some(Mark::Fair),
        claim: Some(ClaimRef { source: Digest::of(b"report"), figure: "f2".to_owned() }),
        by: "R. Eviewer".to_owned(),
        reason: "one is \"counted\" twice".to_owned(),
        beside: Some(Outcome { rule: Rule::Ucdp, low: 26, best: Some(27), high: Some(34) }),
        inputs: Digest::of(b"both"),
    }
}

fn withdrawn() -> WithdrawnOverride {
    WithdrawnOverride { scope: given(0).scope, by: "A".to_owned(), reason: "no".to_owned() }
}

/// These bytes are in cases that exist: if this fails, the program is wrong.
#[test]
fn the_canonical_bytes_of_overrides_stand() {
    let (dir, mut folder) = begun();
    folder.set_override(given(27)).unwrap();
    assert!(folder.withdraw_override(withdrawn()).unwrap());
    drop(folder);
    let decisions = exported(dir.path());
    let scope = concat!(
        r#"{"incident":"odry-2031","status":"killed","unit":"people","sex":"female","age":null,"role":null,"#,
        r#""nationality":"Orrenian","identified":false}"#
    );
    let expected = format!(
        concat!(
            r#"{{"kind":"overridden","scope":{},"low":26,"best":27,"high":null,"mark":"fair","#,
            r#""claim":{{"source":"{}","figure":"f2"}},"by":"R. Eviewer","reason":"one is \"counted\" twice","#,
            r#""beside":{{"rule":"ucdp","low":26,"best":27,"high":34}},"inputs":"{}"}}}}"#
        ),
        scope,
        Digest::of(b"report"),
        Digest::of(b"both")
    );
    assert_eq!(decisions[1], expected);
    assert_eq!(
        decisions[2],
        format!(r#"{{"kind":"override-withdrawn","scope":{scope},"by":"A","reason":"no"}}}}"#)
    );
}

#[test]
fn what_holds_is_replayed_and_a_withdrawal_restores_what_held_before() {
    let (dir, mut folder) = begun();
    assert!(!folder.withdraw_override(withdrawn()).unwrap(), "there is none to withdraw");
    folder.set_override(given(27)).unwrap();
    folder.set_override(given(31)).unwrap();
    drop(folder);
    let mut folder = again(dir.path());
    let scope = given(0).scope;
    assert_eq!(folder.overrides().unwrap().on(&scope), Some((3, &given(31))));
    assert!(folder.withdraw_override(withdrawn()).unwrap());
    assert_eq!(folder.overrides().unwrap().on(&scope), Some((2, &given(27))));
    folder.rebuild().unwrap();
    assert_eq!(folder.overrides().unwrap().holding().count(), 1, "derived tables hold none of it");
    assert!(folder.withdraw_override(withdrawn()).unwrap());
    assert_eq!(folder.overrides().unwrap().holding().count(), 0);
}

#[test]
fn an_override_that_was_altered_is_found() {
    let (dir, mut folder) = begun();
    folder.set_override(given(27)).unwrap();
    folder.set_override(given(31)).unwrap();
    drop(folder);
    meddle(
        dir.path(),
        "UPDATE ledger SET line = CAST(replace(CAST(line AS TEXT), '\"best\":27', '\"best\":97') AS BLOB) WHERE entry = 2",
    );
    assert!(!verify(dir.path()).unwrap().holds());
    let error = again(dir.path()).overrides().unwrap_err();
    assert!(matches!(error, CustodyError::Broken { .. }), "{error}");
}
