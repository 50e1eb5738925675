//! Answers of models: kept like sources, found by their question, and told of when somebody changes them.

use crate::case::{again, arrival, as_of_form, begun, kinds, meddle};
use custody::{Answer, CustodyError, verify};
use std::fs;
use vocabulary::{Digest, limits};

fn answer(question: &str, said: &str) -> Answer {
    Answer {
        question: Digest::of(question.as_bytes()),
        source: Digest::of(b"a source"),
        model: "small".to_owned(),
        bytes: said.as_bytes().to_vec(),
    }
}

#[test]
fn an_answer_is_kept_once_and_outlives_all_that_is_derived() {
    let (dir, mut folder) = begun();
    let first = answer("what?", "{}");
    folder.keep_answer(&first).unwrap();
    folder.keep_answer(&answer("what?", "something else")).unwrap();
    assert_eq!(kinds(&folder), ["begun", "answered"], "the first answer stands");
    folder.rebuild().unwrap();
    drop(folder);
    let folder = again(dir.path());
    assert_eq!(folder.answer(&first.question).unwrap(), Some(first.bytes));
    assert_eq!(folder.answer(&Digest::of(b"who?")).unwrap(), None);
    let checked = verify(dir.path()).unwrap();
    assert!(checked.holds() && checked.originals == 1 && checked.notes.is_empty(), "{:?}", checked.notes);
}

#[test]
fn an_answer_above_the_limit_is_not_kept() {
    let (_dir, mut folder) = begun();
    let long = "x".repeat(limits::MODEL_ANSWER_BYTES_MAX as usize + 1);
    let error = folder.keep_answer(&answer("what?", &long)).unwrap_err();
    assert!(matches!(error, CustodyError::AnswerTooLarge { .. }), "{error}");
    assert_eq!(kinds(&folder), ["begun"]);
}

#[test]
fn an_answer_that_was_changed_or_exchanged_is_told_of() {
    let (dir, mut folder) = begun();
    let (one, other) = (answer("one?", "1"), answer("two?", "2"));
    folder.keep_answer(&one).unwrap();
    folder.keep_answer(&other).unwrap();
    drop(folder);
    meddle(dir.path(), "UPDATE answers SET sha256 = (SELECT max(sha256) FROM answers)");
    assert!(!verify(dir.path()).unwrap().holds());
    again(dir.path()).rebuild().unwrap();
    assert!(verify(dir.path()).unwrap().holds());
    let name = Digest::of(b"1").to_string();
    let file = dir.path().join("originals").join(&name[..2]).join(&name);
    fs::remove_file(&file).unwrap();
    fs::write(&file, "9").unwrap();
    assert!(!verify(dir.path()).unwrap().holds());
    assert!(matches!(again(dir.path()).answer(&one.question), Err(CustodyError::OriginalChanged { .. })));
}

#[test]
fn a_case_that_an_earlier_toll_made_is_verified_as_it_is() {
    let (dir, mut folder) = begun();
    folder.intake(vec![arrival("sources/a.txt", "Twelve people drowned.")]).unwrap();
    drop(folder);
    as_of_form(dir.path(), 1);
    let checked = verify(dir.path()).unwrap();
    assert!(checked.holds(), "{:?}", checked.faults);
    again(dir.path()).keep_answer(&answer("what?", "{}")).unwrap();
    assert!(verify(dir.path()).unwrap().holds());
}
