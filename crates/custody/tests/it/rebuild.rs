//! Derived tables: kept, read one at a time, thrown away and made again.

use crate::case::{again, arrival, begun, described, many, meddle};
use custody::{CaseFolder, CustodyError, Fault, Held, verify};
use proptest::prelude::*;
use vocabulary::{Digest, Reading};

fn reading(path: &str, sha256: &Digest, warning: &str) -> Reading {
    serde_json::from_value(serde_json::json!({
        "source": {"path": path, "sha256": sha256, "title": null, "published": null, "published_by": null,
                   "language": "en", "publisher": null, "url": null},
        "figures": [], "quotes": [], "positions": [], "dates": [], "places": [], "warnings": [warning],
    }))
    .unwrap()
}

/// The table of what is held, as it is kept and as the ledger says.
fn kept_and_replayed(folder: &mut CaseFolder) -> (Vec<Held>, Vec<Held>) {
    let kept = folder.held().unwrap();
    folder.rebuild().unwrap();
    (kept, folder.held().unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever came in, in whatever order and batches: the tables made anew are the tables that were kept, and the
    /// chain holds.
    #[test]
    fn rebuilt_is_live(history in prop::collection::vec(prop::collection::vec((0u8..6, 0u8..4, 0u8..3), 0..12), 1..5)) {
        let (dir, mut folder) = begun();
        let mut last = std::collections::BTreeMap::new();
        for batch in history {
            folder.intake(batch.iter().map(|(path, text, title)| match title {
                0 => arrival(&path.to_string(), &text.to_string()),
                _ => described(&path.to_string(), &text.to_string(), &title.to_string()),
            }).collect()).unwrap();
            last.extend(batch.into_iter().map(|(path, text, title)| (path.to_string(), (text, title))));
        }
        let (kept, replayed) = kept_and_replayed(&mut folder);
        prop_assert_eq!(&kept, &replayed);
        prop_assert_eq!(kept.len(), last.len());
        for held in &kept {
            let (text, title) = &last[&held.path];
            prop_assert_eq!(held.sha256, Digest::of(text.to_string().as_bytes()));
            let described = held.sidecar.as_ref().and_then(|sidecar| sidecar.title.clone());
            prop_assert_eq!(described, (*title > 0).then(|| title.to_string()));
        }
        let head = folder.head().unwrap();
        drop(folder);
        let checked = verify(dir.path()).unwrap();
        prop_assert!(checked.holds(), "{:?}", checked.faults);
        prop_assert_eq!(checked.head, head);
    }
}

#[test]
fn readings_come_back_by_digest_and_key() {
    let (dir, mut folder) = begun();
    let digests = folder.intake(many(4)).unwrap();
    let readings: Vec<Reading> =
        digests.iter().map(|sha256| reading("sources/a.txt", sha256, "as it was")).collect();
    folder
        .keep_readings(digests.iter().zip(&readings).map(|(sha256, reading)| (sha256, "1", reading)))
        .unwrap();
    let better = reading("sources/a.txt", &digests[0], "better");
    folder.keep_readings([(&digests[0], "2", &better)]).unwrap();
    drop(folder);

    let mut folder = again(dir.path());
    assert_eq!(folder.reading(&digests[0], "1").unwrap(), Some(readings[0].clone()));
    assert_eq!(folder.reading(&digests[0], "2").unwrap(), Some(better));
    assert_eq!(folder.reading(&digests[1], "2").unwrap(), None);
    assert!(folder.has_reading(&digests[1], "1").unwrap() && !folder.has_reading(&digests[1], "2").unwrap());
    let mut found = Vec::new();
    let note = |sha256, _| {
        found.push(sha256);
        Ok(())
    };
    folder.readings("1", note).unwrap();
    let mut sorted = digests.clone();
    sorted.sort();
    assert_eq!(found, sorted);
    folder.rebuild().unwrap();
    assert_eq!(folder.reading(&digests[0], "1").unwrap(), None);
}

#[test]
fn a_spoilt_reading_is_named_and_not_believed() {
    let (dir, mut folder) = begun();
    let digests = folder.intake(many(1)).unwrap();
    folder.keep_readings([(&digests[0], "1", &reading("a", &digests[0], "x"))]).unwrap();
    drop(folder);
    meddle(dir.path(), "UPDATE readings SET reading = '{}'");
    let folder = again(dir.path());
    for error in [
        folder.reading(&digests[0], "1").map(|_| ()).unwrap_err(),
        folder.readings("1", |_, _| Ok(())).unwrap_err(),
    ] {
        assert!(matches!(error, CustodyError::Derived { .. }), "{error}");
        assert!(error.to_string().contains(&digests[0].to_string()), "{error}");
    }
}

#[test]
fn stamps_are_kept_replaced_and_thrown_away() {
    let (_dir, mut folder) = begun();
    assert_eq!(folder.stamp("site").unwrap(), None);
    folder.keep_stamp("site", "one").unwrap();
    folder.keep_stamp("site", "two").unwrap();
    assert_eq!(folder.stamp("site").unwrap().as_deref(), Some("two"));
    folder.rebuild().unwrap();
    assert_eq!(folder.stamp("site").unwrap(), None);
}

#[test]
fn a_table_that_was_meddled_with_is_noticed_and_made_good() {
    for sql in [
        "DELETE FROM held WHERE path = 'sources/00001.txt'",
        "UPDATE held SET bytes = 0 WHERE path = 'sources/00001.txt'",
        "INSERT INTO held SELECT 'sources/00001', sha256, bytes, sidecar FROM held LIMIT 1",
    ] {
        let (dir, mut folder) = begun();
        folder.intake(many(3)).unwrap();
        let kept = folder.held().unwrap();
        drop(folder);
        meddle(dir.path(), sql);
        let faults = verify(dir.path()).unwrap().faults;
        assert!(
            matches!(&faults[..], [Fault::Held { path }] if path.starts_with("sources/00001")),
            "{sql}: {faults:?}"
        );
        let mut folder = again(dir.path());
        folder.rebuild().unwrap();
        assert_eq!(folder.held().unwrap(), kept);
        assert!(verify(dir.path()).unwrap().holds());
    }
}

#[test]
fn a_broken_ledger_is_not_replayed() {
    let (dir, mut folder) = begun();
    folder.intake(many(3)).unwrap();
    let kept = folder.held().unwrap();
    drop(folder);
    let sql = "UPDATE ledger SET line = cast(replace(cast(line AS TEXT), '00001', '00009') AS BLOB) WHERE entry = 3";
    meddle(dir.path(), sql);
    let mut folder = again(dir.path());
    let error = folder.rebuild().unwrap_err();
    assert!(matches!(error, CustodyError::Broken { fault: Fault::Altered { entry: 3 }, .. }), "{error}");
    assert_eq!(folder.held().unwrap(), kept, "all tables are as before");
}
