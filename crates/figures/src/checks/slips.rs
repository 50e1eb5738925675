//! Two numbers of one scope that differ as by a slip of the pen: 163 and 136, 613 and 63, 200 and 2,000.
//!
//! Numbers that grow from day to day come to such pairs by chance, so only figures of about the same day are held against
//! each other, and it is a note.
//!
//! Must not: say which of the two is right. The number of voices behind each is told, and proves nothing.

use super::Evidence;
use crate::scope::{Cell, Entry};
use std::collections::BTreeMap;
use vocabulary::said::{Between, Said, Says, Term, checks as words};
use vocabulary::{Finding, FindingKind, Precision, Weight, limits};

/// The least number that is looked at for swapped digits, and for a digit too many or too few.
const SWAPPED_MIN: u64 = 12;
const LONGER_MIN: u64 = 100;

pub(super) fn finding(evidence: &Evidence, cell: &Cell) -> Option<Finding> {
    let mut numbers: BTreeMap<u64, Vec<&Entry>> = BTreeMap::new();
    for entry in cell.comparable().filter(|entry| entry.count.precision() == Precision::Exact) {
        numbers.entry(entry.count.low()).or_default().push(entry);
    }
    let (mut seen, mut about): (Vec<Term>, Vec<&Entry>) = (Vec::new(), Vec::new());
    for (&number, entries) in &numbers {
        for (other, slip) in slips(number) {
            let Some(others) = numbers.get(&other).filter(|others| of_one_time(entries, others)) else {
                continue;
            };
            let said = |number, entries: &[&Entry]| evidence.said_by(Term::Number(number), entries).into();
            seen.push(slip.said(said(number, entries), said(other, others)).into());
            about.extend(entries.iter().chain(others));
        }
    }
    if seen.is_empty() {
        return None;
    }
    about.sort_by(|a, b| a.claim.cmp(&b.claim));
    about.dedup_by(|a, b| a.claim == b.claim);
    let [scope, incident] = evidence.scope(&cell.scope);
    Some(Finding {
        kind: FindingKind::Slip,
        weight: Weight::Note,
        place: evidence.places(about.iter().map(|entry| entry.item)),
        seen: words::SLIPS.of([scope, incident, Term::several(seen, Between::Semicolon)]),
        remedy: words::SLIPS_REMEDY.into(),
        about: about.into_iter().map(|entry| entry.claim.clone()).collect(),
    })
}

/// How a pen slips.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slip {
    /// Two digits beside each other are swapped.
    Swapped,
    /// A digit is doubled.
    Doubled,
    /// A digit is dropped.
    Dropped,
}

impl Slip {
    fn said(self, one: Term, other: Term) -> Said {
        let says: Says<2> = match self {
            Slip::Swapped => words::SLIP_SWAPPED,
            Slip::Doubled => words::SLIP_DOUBLED,
            Slip::Dropped => words::SLIP_DROPPED,
        };
        says.of([one, other])
    }
}

/// Whether some two of them stand at about the same day, or at days that are not known.
fn of_one_time(some: &[&Entry], others: &[&Entry]) -> bool {
    let near = |a: &Entry, b: &Entry| match (a.day, b.day) {
        (Some(a), Some(b)) => a.days_until(b).abs() <= limits::SLIP_DAYS_MAX,
        _ => true,
    };
    let few = limits::SLIP_FIGURES_MAX;
    some.iter().take(few).any(|a| others.iter().take(few).any(|b| near(a, b)))
}

/// The larger numbers that a slip makes of a number or it of them, each once.
fn slips(number: u64) -> BTreeMap<u64, Slip> {
    let digits: Vec<u8> = number.to_string().into_bytes();
    let mut found = BTreeMap::new();
    let mut add = |digits: &[u8], slip| {
        let other = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse::<u64>().ok());
        if let Some(other) = other.filter(|other| *other > number) {
            found.entry(other).or_insert(slip);
        }
    };
    if number >= SWAPPED_MIN {
        for at in 1..digits.len() {
            let mut swapped = digits.clone();
            swapped.swap(at - 1, at);
            add(&swapped, Slip::Swapped);
        }
    }
    for at in 0..=digits.len() {
        // A digit doubled, or one dropped from the larger.
        let beside = [at.checked_sub(1).map(|before| digits[before]), digits.get(at).copied()];
        for digit in b'0'..=b'9' {
            let mut longer = digits.clone();
            longer.insert(at, digit);
            let slip = if beside.contains(&Some(digit)) { Slip::Doubled } else { Slip::Dropped };
            if number >= LONGER_MIN / 10 {
                add(&longer, slip);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_only_differ_are_no_slips() {
        for (number, other) in [(41, 44), (613, 631 + 1), (9, 90), (130, 103 + 1), (50, 60), (136, 613)] {
            assert!(!slips(number).contains_key(&other), "{number} {other}");
        }
    }

    #[test]
    fn swapped_dropped_and_doubled_digits_are() {
        assert_eq!(slips(136)[&163], Slip::Swapped);
        assert_eq!(slips(63)[&613], Slip::Dropped);
        assert_eq!(slips(200)[&2000], Slip::Doubled);
        assert_eq!(slips(613)[&6113], Slip::Doubled);
        assert!(slips(u64::MAX).len() < 40);
    }
}
