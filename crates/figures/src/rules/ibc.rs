//! Minimum and maximum, provisional without two independent origins, after Iraq Body Count.
//!
//! Source: Iraq Body Count, Methods 1 and 3: each incident has minimum and maximum deaths, and minimum and maximum
//! injuries; only what is documented is counted, nothing is inferred; what fewer than two independent data sources
//! document is tagged "Provisional". So an open end ("at least 34") is closed at the number that is documented, there is
//! no best, and a tally behind which fewer than two independent origins stand is marked provisional. Minimum and maximum
//! are the bounds of the last words of all voices.
//!
//! Iraq Body Count records civilians killed by violence, incident by incident, and adds up bodies and names; Toll applies
//! the range and the tag to whatever is counted. What it absorbs of a morgue's total is another procedure.
//!
//! Example: a hospital says 27, the mayor "at least 34". Minimum 27, maximum 34. The hospital alone: 27 to 27,
//! provisional.
//!
//! ```
//! use figures::{example::reading, reconcile};
//! use vocabulary::{Mark, Rule};
//! # let case = serde_json::from_str(r#"{"title": "Odry, a fiction"}"#).unwrap();
//! let readings = [
//!     reading("one", "", "", &["27 killed by=hospital at=Odry when=2031-05-05"]),
//!     reading("two", "", "", &["34 at-least killed by=mayor at=Odry when=2031-05-05"]),
//! ];
//! let ibc = |readings| {
//!     let reconciled = reconcile(&case, readings);
//!     reconciled.tallies.into_iter().find(|tally| tally.rule == Rule::Ibc).unwrap()
//! };
//! let (both, alone) = (ibc(&readings), ibc(&readings[..1]));
//! assert_eq!((both.low, both.best, both.high, both.mark), (27, None, Some(34), None));
//! assert_eq!((alone.low, alone.high, alone.mark.unwrap().mark), (27, Some(27), Mark::Provisional));
//! ```
//!
//! Must not: count carriers for origins, or infer a number that nobody documents.

use super::{Verdict, Voices, closed_range};
use crate::scope::Entry;
use vocabulary::{Mark, TallyMark};

pub(super) const DESCRIPTION: &str = "Gives a minimum and a maximum and no best, as Iraq Body Count does: the bounds of \
the last words of all voices. Only what is documented is counted, so an open end is closed at the number named. A tally \
behind which fewer than two independent origins stand is marked provisional.\n\nIraq Body Count records civilians \
killed and injured by violence; here the same is done with whatever is counted.";

/// How many independent origins a number needs.
const ORIGINS_MIN: usize = 2;

/// `name` gives what the voice behind a figure is called.
pub(super) fn decide(
    comparable: &[&Entry],
    voices: &Voices,
    name: impl Fn(&Entry) -> String,
) -> Option<Verdict> {
    let (low, high) = closed_range(voices.last_words())?;
    let named: Vec<String> = voices.last_words().map(name).collect();
    let mark = (named.len() < ORIGINS_MIN).then(|| TallyMark {
        mark: Mark::Provisional,
        reason: format!("one independent origin, {}; the rule asks for two", named.join(", ")),
    });
    let aside = comparable.iter().map(|entry| voices.earlier(entry)).collect();
    Some(Verdict { low, best: None, high: Some(high), aside, mark })
}
