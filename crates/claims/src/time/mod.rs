//! Time expressions: found, resolved against the day of publication, which may itself be solved from the text.
//!
//! Three steps, each usable alone: [`scan`] finds what the words say, [`published`] finds the document's own
//! day among them, [`resolve`] tells what each means. The central type is [`Timex`]. Must not: read a clock.

mod anniversary;
mod calendar;
#[cfg(test)]
mod corpus;
mod expression;
mod length;
mod narrative;
mod part;
mod published;
mod reference;
mod relative;
mod resolve;
mod scan;
#[cfg(test)]
mod tests;

pub(crate) use calendar::is_possessive;
pub(crate) use expression::{Expression, Link};
pub(crate) use length::{Length, Unit};
pub(crate) use published::published;
pub(crate) use reference::references;
pub(crate) use resolve::resolve;
pub(crate) use scan::scan;

use std::ops::Range;
use vocabulary::{DateKind, Edtf};

/// A time expression and what it means.
#[derive(Clone, Debug)]
pub(crate) struct Timex {
    /// Its tokens, without the preposition before it.
    pub(crate) tokens: Range<usize>,
    /// The bytes it stands on.
    pub(crate) bytes: Range<usize>,
    /// A date, a length of time or an anniversary.
    pub(crate) kind: DateKind,
    /// When it is; `None` for a length and where the document does not let it be resolved.
    pub(crate) value: Option<Edtf>,
    /// How long it is.
    pub(crate) duration: Option<Length>,
    /// How it is tied to what happened.
    pub(crate) link: Option<Link>,
}

impl Timex {
    /// Its value as readings print it: EDTF, or ISO 8601 for a length.
    pub(crate) fn edtf(&self) -> Option<String> {
        let length = self.duration.map(|length| length.to_string());
        length.or_else(|| self.value.and_then(Edtf::ordered).map(|value| value.to_string()))
    }
}
