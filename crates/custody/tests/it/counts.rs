//! The tables of counts: a build replaces those of the one before, whole.

use crate::case::{again, begun};
use custody::{CaseFolder, CaseReader, CountKept, CountsAsked, CustodyError, FindingKept};
use vocabulary::TallyScope;

fn kept(at: usize, told: &str) -> CountKept {
    CountKept {
        scope: scope(at).to_string(),
        incident: format!("i{}", at / 10),
        differs: at.is_multiple_of(3),
        decided: at.is_multiple_of(5),
        line: format!("{told} {at} in short"),
        told: format!("{told} {at}"),
    }
}

fn scope(at: usize) -> TallyScope {
    format!("i{}/killed/nationality=N{at}", at / 10).parse().unwrap()
}

/// So many counts, each with claims of three speakers by turns.
fn make(folder: &mut CaseFolder, counts: usize, claims: usize, told: &str) -> Result<(), CustodyError> {
    let mut anew = folder.counts_anew()?;
    for at in 0..counts {
        anew.count(kept(at, told))?;
        for claim in 0..claims {
            anew.claim(claim as u64 % 3, format!("{told} {at}/{claim}"))?;
        }
        anew.cell(1, 4, 7, None)?;
    }
    for (place, name) in ["the mayor", "a hospital", "the Bell"].into_iter().enumerate() {
        anew.speaker(place as u64, name.to_owned(), 9 - place as u64)?;
    }
    for (weight, kind) in [("fault", "unreadable"), ("note", "differ"), ("note", "reader")] {
        anew.finding(FindingKept {
            weight: weight.to_owned(),
            kind: kind.to_owned(),
            told: format!("{told} {kind}"),
            spoken: format!("{told} {kind} as values"),
        })?;
    }
    anew.finish(told, &[("told of all", told)])
}

#[test]
fn where_nothing_was_built_there_is_nothing() {
    let (dir, folder) = begun();
    assert_eq!(folder.counts_made_from().unwrap(), None);
    let reader = CaseReader::open(dir.path()).unwrap();
    assert_eq!(reader.counts(CountsAsked::All, 0, 9).unwrap(), []);
    assert_eq!(reader.count(&scope(1)).unwrap(), None);
    assert_eq!((reader.counts_number().unwrap(), reader.speakers_number().unwrap()), (0, 0));
    assert_eq!(reader.first_count_of("i0").unwrap(), None);
    assert_eq!(reader.stamp("told of all").unwrap(), None);
}

#[test]
fn each_question_is_answered_from_the_last_build() {
    let (dir, mut folder) = begun();
    make(&mut folder, 1200, 9, "first").unwrap();
    make(&mut folder, 40, 9, "second").unwrap();
    let reader = CaseReader::open(dir.path()).unwrap();
    assert_eq!(reader.counts_number().unwrap(), 40);
    assert_eq!(
        reader.counts(CountsAsked::All, 38, 9).unwrap(),
        [(38, "second 38 in short".to_owned()), (39, "second 39 in short".to_owned())]
    );
    let places = |asked| -> Vec<u64> {
        reader.counts(asked, 1, 3).unwrap().into_iter().map(|(place, _)| place).collect()
    };
    assert_eq!(
        (places(CountsAsked::Differing), places(CountsAsked::Decided)),
        (vec![3, 6, 9], vec![5, 10, 15])
    );
    assert_eq!(reader.count(&scope(17)).unwrap(), Some((17, "second 17".to_owned())));
    assert_eq!(reader.first_count_of("i2").unwrap(), Some(20));
    let of = |speaker, from| -> Vec<u64> {
        reader.claims_of(7, speaker, from, 3).unwrap().into_iter().map(|(place, _)| place).collect()
    };
    assert_eq!((of(None, 2), of(Some(1), 2)), (vec![2, 3, 4], vec![4, 7]));
    assert_eq!(reader.speakers(1, 5).unwrap()[0], ("a hospital".to_owned(), 8));
    assert_eq!(reader.cells_of(&[7], 0, 3).unwrap()[0].high, None);
    assert_eq!(reader.cells_of(&[7], 2, 3).unwrap(), [], "of other speakers");
    let of: Vec<u64> = reader.cells_of(&[9, 7, 4000], 0, 3).unwrap().iter().map(|cell| cell.count).collect();
    assert_eq!(of, [9, 7], "in the order of the counts");
    let findings = |weight, kind| reader.findings(weight, kind, 0, 9).unwrap().len();
    assert_eq!(
        [
            findings(None, None),
            findings(Some("note"), None),
            findings(None, Some("differ")),
            findings(Some("fault"), Some("differ"))
        ],
        [3, 2, 1, 0]
    );
    assert_eq!(
        reader.findings_spoken(&[2, 0]).unwrap(),
        ["second reader as values", "second unreadable as values"]
    );
    assert!(reader.findings_spoken(&[3]).is_err(), "there is no such finding");
    assert_eq!(reader.stamp("told of all").unwrap().as_deref(), Some("second"));
    let rows = rusqlite::Connection::open(dir.path().join("case.db")).unwrap();
    let left: i64 = rows.query_row("SELECT count(*) FROM count_claims", [], |row| row.get(0)).unwrap();
    assert_eq!(left, 40 * 9, "those of the build before are cleared away");
}

#[test]
fn a_build_that_is_broken_off_leaves_the_one_before() {
    let (dir, mut folder) = begun();
    make(&mut folder, 3, 2, "first").unwrap();
    let mut anew = folder.counts_anew().unwrap();
    for at in 0..6000 {
        anew.count(kept(at, "unfinished")).unwrap();
    }
    drop(anew);
    drop(folder);
    let reader = CaseReader::open(dir.path()).unwrap();
    assert_eq!((reader.counts_number().unwrap(), reader.count(&scope(5000)).unwrap()), (3, None));
    let mut folder = again(dir.path());
    make(&mut folder, 5, 2, "third").unwrap();
    assert_eq!(folder.counts_made_from().unwrap().as_deref(), Some("third"));
    assert_eq!(reader.counts(CountsAsked::All, 0, 9).unwrap().len(), 5);
    folder.rebuild().unwrap();
    assert_eq!((folder.counts_made_from().unwrap(), reader.counts_number().unwrap()), (None, 0));
}

/// Who looks sees one build, however many questions are asked; and deciding goes on while one is written.
#[test]
fn what_is_asked_at_one_moment_is_of_one_build() {
    let (dir, mut folder) = begun();
    make(&mut folder, 30, 3, "first").unwrap();
    let reader = CaseReader::open(dir.path()).unwrap();
    reader
        .at_one_moment(|case| {
            assert_eq!(case.counts_number().unwrap(), 30);
            make(&mut folder, 5, 3, "second").unwrap();
            assert_eq!(case.count(&scope(20)).unwrap(), Some((20, "first 20".to_owned())));
            assert_eq!(case.claims_of(20, None, 0, 9).unwrap().len(), 3);
            Ok(())
        })
        .unwrap();
    assert_eq!(reader.counts_number().unwrap(), 5);
}
