//! Persons to whom lists give more than one fate: missing on one, dead on another; captured, and what then.
//!
//! A person is counted once, by [`Person::status`]. How many moved is said, so that a total of the missing and one of the
//! dead can be held against each other.
//!
//! Must not: name anybody. Findings are published.

use super::count;
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
    let (is, are) = if moved == 1 { ("person is", "is") } else { ("persons are", "are") };
    (moved > 0).then(|| Finding {
        kind: FindingKind::CountedTwice,
        weight: Weight::Note,
        place: None,
        seen: format!(
            "{title}: {moved} {is} missing by one record and dead by another, and {are} counted once, among the dead; \
             {} missing by every record that tells.",
            count(missing, "more is", "more are")
        ),
        remedy: "A total of the missing that counts them as well must not be added to the dead; look who passed the two \
                 lists on, and as of which day each stands."
            .to_owned(),
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
    let mut seen = format!(
        "{title}: of {} captured, {released} were released, {dead} are dead, {missing} missing, and of {held} no record tells \
         the end: they are held, as far as is known.",
        count(captured.len(), "person", "persons")
    );
    if twice > 0 {
        seen.push_str(&format!(" {twice} of the dead were also released."));
    }
    Some(Finding {
        kind: FindingKind::Balance,
        weight: if twice > 0 { Weight::Warning } else { Weight::Note },
        place: None,
        seen,
        remedy: "Hold the lists of the released and of the exchanged against that of the captured; a person is in one of \
                 the four only."
            .to_owned(),
        about: Vec::new(),
    })
}
