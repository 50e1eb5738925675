//! Who is let in at the desk: sessions end when they should, and the file holds nothing to come in with.

use crate::case::begun;
use custody::{CustodyError, Doors};
use std::fs;
use vocabulary::{Digest, limits};

fn token(word: &str) -> Digest {
    Digest::of(word.as_bytes())
}

#[test]
fn another_programs_file_is_refused() {
    let (dir, folder) = begun();
    drop(folder);
    fs::write(dir.path().join("desk.db"), "no database".repeat(500)).unwrap();
    assert!(Doors::open(dir.path()).is_err());
    fs::remove_file(dir.path().join("desk.db")).unwrap();
    fs::copy(dir.path().join("case.db"), dir.path().join("desk.db")).unwrap();
    assert!(matches!(Doors::open(dir.path()), Err(CustodyError::NotALedger { .. })));
}

#[test]
fn a_session_ends_by_its_age_by_idleness_and_by_a_new_password() {
    let (dir, _folder) = begun();
    let mut doors = Doors::open(dir.path()).unwrap();
    assert!(doors.is_empty().unwrap());
    assert!(doors.begin(&token("a"), "ada", 0, "Browser").is_err(), "nobody of this name can come in");
    doors.set_password("ada", "$argon2id$1").unwrap();
    doors.begin(&token("a"), "ada", 1000, "Browser").unwrap();
    assert_eq!(doors.session(&token("b"), 1000).unwrap(), None);
    assert_eq!(doors.session(&token("a"), 1000).unwrap().unwrap().name, "ada");
    let mut now = 1000;
    while now + limits::SESSION_IDLE_SECONDS - 1 < 1000 + limits::SESSION_SECONDS {
        now += limits::SESSION_IDLE_SECONDS - 1;
        assert!(doors.session(&token("a"), now).unwrap().is_some(), "seen all along, at {now}");
    }
    assert_eq!(doors.session(&token("a"), 1000 + limits::SESSION_SECONDS).unwrap(), None);
    assert_eq!(doors.session(&token("a"), now).unwrap(), None, "what has ended does not begin again");

    doors.begin(&token("c"), "ada", 0, "").unwrap();
    assert_eq!(doors.session(&token("c"), limits::SESSION_IDLE_SECONDS).unwrap(), None);

    doors.begin(&token("d"), "ada", 0, "").unwrap();
    doors.set_password("ada", "$argon2id$2").unwrap();
    assert_eq!(doors.session(&token("d"), 1).unwrap(), None);
    assert_eq!(doors.credential("ada").unwrap().unwrap().password, "$argon2id$2");
}

#[test]
fn sessions_can_be_listed_and_ended_one_by_one() {
    let (dir, _folder) = begun();
    let mut doors = Doors::open(dir.path()).unwrap();
    doors.set_password("ada", "$").unwrap();
    doors.set_password("ben", "$").unwrap();
    for (at, word) in ["a", "b", "c"].iter().enumerate() {
        doors.begin(&token(word), "ada", at as i64, "Browser").unwrap();
    }
    doors.begin(&token("x"), "ben", 0, "").unwrap();
    let listed =
        |doors: &Doors| doors.sessions("ada").unwrap().iter().map(|one| one.token).collect::<Vec<_>>();
    assert_eq!(listed(&doors), [token("c"), token("b"), token("a")]);
    doors.end(&token("b")).unwrap();
    doors.end_others("ada", Some(&token("a"))).unwrap();
    assert_eq!(listed(&doors), [token("a")]);
    for at in 0..2 * limits::SESSIONS_MAX {
        doors.begin(&token(&format!("n{at}")), "ada", 10 + at as i64, &"x".repeat(10_000)).unwrap();
    }
    let all = doors.sessions("ada").unwrap();
    assert_eq!(all.len(), limits::SESSIONS_MAX);
    assert!(
        all.iter().all(|one| one.agent.chars().count() <= limits::AGENT_CHARS_MAX && one.token != token("a"))
    );
    doors.forget("ada").unwrap();
    assert!(doors.sessions("ada").unwrap().is_empty() && doors.credential("ada").unwrap().is_none());
    assert!(doors.session(&token("x"), 1).unwrap().is_some(), "others stay");
}

#[test]
fn a_step_of_the_second_factor_serves_once() {
    let (dir, _folder) = begun();
    let mut doors = Doors::open(dir.path()).unwrap();
    doors.set_password("ada", "$").unwrap();
    doors.set_secret("ada", Some(b"secret"), &[]).unwrap();
    assert!(doors.use_step("ada", 7).unwrap());
    assert!(!doors.use_step("ada", 7).unwrap() && !doors.use_step("ada", 6).unwrap());
    assert!(doors.use_step("ada", 8).unwrap() && !doors.use_step("eve", 9).unwrap());
}

#[test]
#[cfg(unix)]
fn the_file_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (dir, _folder) = begun();
    let _doors = Doors::open(dir.path()).unwrap();
    let mode = fs::metadata(dir.path().join("desk.db")).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0);
}

#[test]
fn a_code_that_stands_in_serves_once_and_goes_with_the_secret() {
    let (dir, _folder) = begun();
    let mut doors = Doors::open(dir.path()).unwrap();
    doors.set_password("ada", "$").unwrap();
    doors.set_password("ben", "$").unwrap();
    doors.set_secret("ada", Some(b"secret"), &[token("1"), token("2")]).unwrap();
    assert!(!doors.use_recovery("ben", &token("1")).unwrap(), "it is ada's");
    assert!(
        doors.use_recovery("ada", &token("1")).unwrap() && !doors.use_recovery("ada", &token("1")).unwrap()
    );
    assert_eq!(doors.recovery_left("ada").unwrap(), 1);
    doors.set_secret("ada", None, &[]).unwrap();
    assert_eq!((doors.recovery_left("ada").unwrap(), doors.has_second("ada").unwrap()), (0, false));
    assert!(!doors.use_recovery("ada", &token("2")).unwrap());
    doors.set_secret("ada", Some(b"other"), &[token("3")]).unwrap();
    doors.forget("ada").unwrap();
    assert_eq!(doors.recovery_left("ada").unwrap(), 0);
}

#[test]
fn the_file_of_an_earlier_toll_is_brought_to_the_newest_form() {
    let (dir, _folder) = begun();
    drop(Doors::open(dir.path()).unwrap());
    let db = rusqlite::Connection::open(dir.path().join("desk.db")).unwrap();
    db.execute_batch("DROP TABLE recovery; PRAGMA user_version = 1").unwrap();
    let mut doors = Doors::open(dir.path()).unwrap();
    doors.set_password("ada", "$").unwrap();
    doors.set_secret("ada", Some(b"secret"), &[token("1")]).unwrap();
    drop(doors);
    db.execute_batch("PRAGMA user_version = 99").unwrap();
    assert!(matches!(Doors::open(dir.path()), Err(CustodyError::NewerVersion { found: 99, known: 2, .. })));
}

#[test]
fn a_session_goes_on_where_that_it_was_seen_cannot_be_written() {
    let (dir, _folder) = begun();
    let mut doors = Doors::open(dir.path()).unwrap();
    doors.set_password("ada", "$").unwrap();
    doors.begin(&token("a"), "ada", 0, "").unwrap();
    let outside = rusqlite::Connection::open(dir.path().join("desk.db")).unwrap();
    outside
        .execute_batch(
            "CREATE TRIGGER full BEFORE UPDATE ON sessions BEGIN SELECT RAISE(ABORT, 'disk full'); END",
        )
        .unwrap();
    let mut now = 0;
    for _ in 0..3 {
        now += limits::SESSION_IDLE_SECONDS - 1;
        assert_eq!(
            doors.session(&token("a"), now).unwrap().map(|session| session.name).as_deref(),
            Some("ada")
        );
    }
    assert_eq!(doors.session(&token("a"), now + limits::SESSION_IDLE_SECONDS).unwrap(), None);
}
