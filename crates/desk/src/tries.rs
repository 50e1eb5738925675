//! How often somebody failed to come in, so that passwords cannot be tried out.
//!
//! Must not: lock anybody out for good, or remember whether a name is known.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use vocabulary::limits;

/// Failures by name, each with the second of the first of them.
pub(crate) struct Tries {
    failed: Mutex<HashMap<String, (i64, u32)>>,
    most: u32,
    seconds: i64,
}

impl Tries {
    /// So many tries within so many seconds.
    pub(crate) fn of(most: u32, seconds: i64) -> Tries {
        Tries { failed: Mutex::default(), most, seconds }
    }

    /// Whether one more may be made under a name, and counts it as failed until [`Tries::succeeded`].
    pub(crate) fn may(&self, name: &str, now: i64) -> bool {
        let mut all = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() > limits::TRIED_NAMES_MAX {
            all.retain(|_, (since, _)| now - *since < self.seconds);
        }
        if all.len() > limits::TRIED_NAMES_MAX {
            return false;
        }
        let (since, tries) = all.entry(name.to_owned()).or_insert((now, 0));
        if now - *since >= self.seconds {
            (*since, *tries) = (now, 0);
        }
        *tries += 1;
        *tries <= self.most
    }

    /// Forgets the failures of a name.
    pub(crate) fn succeeded(&self, name: &str) {
        self.failed.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_be_tried_so_often_a_minute() {
        let tries = Tries::of(limits::TRIES_MAX, limits::TRIES_SECONDS);
        for _ in 0..limits::TRIES_MAX {
            assert!(tries.may("ada", 100));
        }
        assert!(!tries.may("ada", 100) && tries.may("ben", 100));
        assert!(!tries.may("ada", 100 + limits::TRIES_SECONDS - 1));
        assert!(tries.may("ada", 100 + limits::TRIES_SECONDS));
        tries.succeeded("ada");
        assert!(tries.may("ada", 100 + limits::TRIES_SECONDS));
    }

    #[test]
    fn names_made_up_by_the_thousand_fill_no_memory() {
        let tries = Tries::of(limits::TRIES_MAX, limits::TRIES_SECONDS);
        let taken = (0..3 * limits::TRIED_NAMES_MAX).filter(|n| tries.may(&format!("n{n}"), 100)).count();
        assert!(taken <= limits::TRIED_NAMES_MAX + 1);
        assert!(tries.may("later", 100 + limits::TRIES_SECONDS));
    }
}
