//! Who looks at which pair of the queue: nobody is given one that another has before them.
//!
//! Must not: keep a pair from being judged. A lease runs out, and whose lease ran out may still decide first.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use vocabulary::limits;

/// By place of the queue: who looks at it, and until which second.
#[derive(Default)]
pub(crate) struct Leases(Mutex<HashMap<u64, (String, i64)>>);

impl Leases {
    /// Lends the first of these places that nobody else looks at; one that this person has already comes before others.
    pub(crate) fn lend(&self, places: &[u64], name: &str, now: i64) -> Option<u64> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, (_, until)| *until > now);
        let mine = |place: &&u64| all.get(place).is_some_and(|(who, _)| who == name);
        let free = |place: &&u64| !all.contains_key(place);
        let place = places.iter().find(mine).or_else(|| places.iter().find(free)).copied()?;
        all.insert(place, (name.to_owned(), now + limits::LEASE_SECONDS));
        Some(place)
    }

    /// Gives a place back, and takes it from whoever had it where it was decided.
    pub(crate) fn give_back(&self, place: u64) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_never_get_the_same_pair_until_a_lease_has_run_out() {
        let leases = Leases::default();
        let places = [3, 5];
        assert_eq!(leases.lend(&places, "ada", 0), Some(3));
        assert_eq!(leases.lend(&places, "ben", 0), Some(5));
        assert_eq!(leases.lend(&places, "eve", 0), None);
        assert_eq!(leases.lend(&places, "ada", 1), Some(3), "she still has it");
        leases.give_back(5);
        assert_eq!(leases.lend(&places, "eve", 1), Some(5));
        assert_eq!(leases.lend(&places, "ben", 1 + limits::LEASE_SECONDS), Some(3));
    }
}
