//! Who gave the right password and not yet the code of their second factor: known for a few minutes, by a token.
//!
//! Must not: let anybody in, or outlive the desk.

use crate::visitor;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use vocabulary::{Digest, limits};

/// By the digest of a token: whose it is, and until which second.
#[derive(Default)]
pub(crate) struct Halfway(Mutex<HashMap<Digest, (String, i64)>>);

impl Halfway {
    /// A token for somebody whose password was right.
    pub(crate) fn begin(&self, name: &str, now: i64) -> String {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, (_, until)| *until > now);
        // Who gave a right password many times over begins anew.
        if all.len() >= limits::TRIED_NAMES_MAX {
            all.clear();
        }
        let token = visitor::token();
        all.insert(Digest::of(token.as_bytes()), (name.to_owned(), now + limits::HALFWAY_SECONDS));
        token
    }

    /// Whose token this is, as long as it holds.
    pub(crate) fn name(&self, token: &str, now: i64) -> Option<String> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (name, until) = all.get(&Digest::of(token.as_bytes()))?;
        (*until > now).then(|| name.clone())
    }

    /// Ends a token.
    pub(crate) fn end(&self, token: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&Digest::of(token.as_bytes()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_holds_for_a_few_minutes_and_not_after_it_was_used() {
        let halfway = Halfway::default();
        let token = halfway.begin("ada", 100);
        assert_eq!(halfway.name(&token, 100).as_deref(), Some("ada"));
        assert_eq!(halfway.name(&token, 100 + limits::HALFWAY_SECONDS), None);
        assert_eq!(halfway.name("", 100), None);
        halfway.end(&token);
        assert_eq!(halfway.name(&token, 100), None);
    }
}
