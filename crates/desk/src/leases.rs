//! Who looks at which pair of the queue: nobody is given one that another has before them.
//!
//! Must not: keep a pair from being judged. A lease runs out, and whose lease ran out may still decide first.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use vocabulary::limits;

/// By place of the queue: who looks at it, and until which second.
#[derive(Default)]
pub(crate) struct Leases(Mutex<HashMap<u64, (String, i64)>>);

/// Why a pair that somebody named is not lent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotLent {
    /// Somebody else looks at it.
    Another,
    /// They look at too many at once.
    TooMany,
}

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

    /// Lends this very place, unless somebody else looks at it, or this person has as many already as one may have.
    ///
    /// # Errors
    /// Why it is not lent.
    pub(crate) fn lend_this(&self, place: u64, name: &str, now: i64) -> Result<(), NotLent> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, (_, until)| *until > now);
        let mine = all.get(&place).map(|(who, _)| who == name);
        if mine == Some(false) {
            return Err(NotLent::Another);
        }
        let has = all.values().filter(|(who, _)| who == name).count();
        if mine.is_none() && has >= limits::LEASES_OF_ONE_MAX {
            return Err(NotLent::TooMany);
        }
        all.insert(place, (name.to_owned(), now + limits::LEASE_SECONDS));
        Ok(())
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

    #[test]
    fn a_pair_that_is_named_is_lent_like_any_other_and_nobody_takes_them_all() {
        let leases = Leases::default();
        assert_eq!(leases.lend_this(3, "ada", 0), Ok(()));
        assert_eq!(leases.lend_this(3, "ben", 0), Err(NotLent::Another));
        assert_eq!(leases.lend(&[3, 5], "ben", 0), Some(5), "the queue does not give it to another either");
        assert_eq!(leases.lend_this(5, "ada", 0), Err(NotLent::Another));
        assert_eq!(leases.lend_this(3, "ben", limits::LEASE_SECONDS), Ok(()), "it has run out");
        for place in 10..9 + limits::LEASES_OF_ONE_MAX as u64 {
            assert_eq!(leases.lend_this(place, "ben", limits::LEASE_SECONDS), Ok(()));
        }
        assert_eq!(leases.lend_this(99, "ben", limits::LEASE_SECONDS), Err(NotLent::TooMany));
        assert_eq!(leases.lend_this(10, "ben", limits::LEASE_SECONDS), Ok(()), "one that they have");
        leases.give_back(10);
        assert_eq!(leases.lend_this(99, "ben", limits::LEASE_SECONDS), Ok(()));
    }
}
