//! The independent voices of a scope, each by its last word.
//!
//! Must not: weigh voices.

use crate::bounds;
use crate::scope::{Entry, last_words};
use std::collections::BTreeMap;
use vocabulary::said::{Said, Term, asides};

/// For each origin its last word.
pub(super) struct Voices<'e> {
    last: BTreeMap<usize, &'e Entry>,
}

impl<'e> Voices<'e> {
    pub(super) fn of(entries: impl IntoIterator<Item = &'e Entry>) -> Voices<'e> {
        Voices { last: last_words(entries) }
    }

    /// The last words, in the order of the voices.
    pub(super) fn last_words(&self) -> impl Iterator<Item = &'e Entry> + Clone {
        self.last.values().copied()
    }

    /// Why a figure is not its voice's last word; nothing where it is. Said before with the same bounds, it is the same
    /// word.
    pub(super) fn earlier(&self, entry: &Entry) -> Option<Said> {
        let ends = |entry: &Entry| (entry.count.low(), entry.count.high());
        let last = self.last.get(&entry.origin).filter(|last| ends(last) != ends(entry))?;
        Some(asides::LAST_WORD.of([Term::text(last.count)]))
    }
}

/// The lowest and the highest bound, an open end closed at the number that its words name. `None` of nothing.
pub(super) fn closed_range<'e>(words: impl Iterator<Item = &'e Entry> + Clone) -> Option<(u64, u64)> {
    let low = words.clone().map(|entry| entry.count.low()).min()?;
    let high = words.map(|entry| entry.count.high().unwrap_or_else(|| bounds::number(&entry.count))).max()?;
    Some((low, high))
}
