//! Persons to whom lists give more than one fate: missing on one, dead on another; captured, and what then.
//!
//! A person is counted once, by [`Person::status`]. How many moved is said, so that a total of the missing and one of the
//! dead can be held against each other.
//!
//! Must not: name anybody. Findings are published.

use vocabulary::said::{Noun, Term, checks as words};
use vocabulary::{Finding, FindingKind, Person, Status, Weight};

pub(super) fn findings(title: &str, persons: &[&Person]) -> Vec<Finding> {
    [counted_once(title, persons), captured(title, persons)].into_iter().flatten().collect()
}

fn counted_once(title: &str, persons: &[&Person]) -> Option<Finding> {
    let both = |person: &&&Person| {
        let fates = person.fates();
        fates.contains(&Status::Missing) && fates.contains(&Status::Killed)
    };
    let moved = persons.iter().filter(both).count();
    let missing = persons.iter().filter(|person| person.status() == Some(Status::Missing)).count();
    let (of, still) = (Term::text(title), Term::many(Noun::Still, missing));
    let seen = match moved {
        1 => words::MOVED_ONE.of([of, still]),
        many => words::MOVED_MANY.of([of, Term::number(many), still]),
    };
    (moved > 0).then(|| Finding {
        kind: FindingKind::CountedTwice,
        weight: Weight::Note,
        place: None,
        seen,
        remedy: words::MOVED_REMEDY.into(),
        about: Vec::new(),
    })
}

fn captured(title: &str, persons: &[&Person]) -> Option<Finding> {
    let captured: Vec<_> = persons
        .iter()
        .map(|person| person.fates())
        .filter(|fates| fates.contains(&Status::Captured))
        .collect();
    if captured.is_empty() {
        return None;
    }
    // Each once: the dead are dead, whatever else is said of them.
    let order = [Status::Killed, Status::Released, Status::Missing];
    let fate = |fate: Status| {
        let first = |fates: &&std::collections::BTreeSet<Status>| {
            order.into_iter().find(|fate| fates.contains(fate)) == Some(fate)
        };
        captured.iter().filter(first).count()
    };
    let [dead, released, missing] = order.map(fate);
    let held = captured.len() - dead - released - missing;
    let twice = captured
        .iter()
        .filter(|fates| fates.contains(&Status::Killed) && fates.contains(&Status::Released))
        .count();
    let [released, dead, missing, held] = [released, dead, missing, held].map(Term::number);
    let all = Term::many(Noun::Person, captured.len());
    let mut seen = words::CAPTURED.of([Term::text(title), all, released, dead, missing, held]);
    if twice > 0 {
        seen = seen.then(words::ALSO_RELEASED.of([Term::number(twice)]));
    }
    Some(Finding {
        kind: FindingKind::Balance,
        weight: if twice > 0 { Weight::Warning } else { Weight::Note },
        place: None,
        seen,
        remedy: words::CAPTURED_REMEDY.into(),
        about: Vec::new(),
    })
}
