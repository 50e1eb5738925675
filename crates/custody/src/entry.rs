//! The canonical bytes of a ledger entry, and the chain they form.
//!
//! An entry is one line of JSON: UTF-8, no spaces between tokens, these four keys in this order, `\n` at its end.
//!
//! ```text
//! {"entry":1,"previous":"00…00","at":"2026-02-26T09:30:00Z","decision":{"kind":"begun","title":"…"}}
//! ```
//!
//! * `entry` counts from 1 without gaps.
//! * `previous` is the digest of the entry before; 64 zeros in the first.
//! * `at` is the UTC second of the decision.
//! * `decision` has its keys in the order of [`Decision`]'s fields, `kind` first; a value that is not there is `null`.
//! * In strings only `"`, `\` and U+0000 to U+001F are escaped (`\b \t \n \f \r`, else `\u00xx` in lower case).
//!   Letters stand as they came: nothing is normalised.
//!
//! The digest of an entry is the SHA-256 of its line, the `\n` included: `sed -n 7p ledger.jsonl | sha256sum`.
//! The bytes that were written are kept and hashed; they are never made again from their meaning. `docs/ledger.md` says
//! the same to people who do not read Rust, with a script that checks an export.
//!
//! Must not: change the form of what is already written.

use crate::{Fault, Moment};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use vocabulary::{Decision, Digest};

/// One entry of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its number, from 1.
    #[serde(rename = "entry")]
    pub number: u64,
    /// The digest of the entry before.
    pub previous: Digest,
    /// When it was decided.
    pub at: Moment,
    /// What was decided.
    pub decision: Decision,
}

impl Entry {
    /// Its line, ready to be kept.
    pub(crate) fn line(&self) -> Vec<u8> {
        let mut line = serde_json::to_vec(self).expect("strings and numbers can always be written as JSON");
        line.push(b'\n');
        line
    }

    /// The entry of a line, where it is one. Hashes settle whether it is the line that was written.
    fn read(line: &[u8]) -> Result<Entry, String> {
        let body = line.strip_suffix(b"\n").ok_or("the line has no end")?;
        serde_json::from_slice(body).map_err(|error| error.to_string())
    }
}

/// How far a ledger goes: the number and the digest of its last entry. Whoever keeps it can later tell that nothing
/// before it was changed, taken out or put in.
///
/// Written as the number, a hyphen and the digest.
///
/// ```
/// let head: custody::Head = format!("200-{}", vocabulary::Digest::of(b"an entry")).parse().unwrap();
/// assert_eq!(head.entries, 200);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// How many entries there are.
    pub entries: u64,
    /// The digest of the last; zeros where there is none.
    #[serde(rename = "head")]
    pub digest: Digest,
}

impl Head {
    /// The head of a ledger without entries.
    pub const NONE: Head = Head { entries: 0, digest: Digest::from_bytes([0; 32]) };

    /// The closing line of an export, which pins length and head.
    pub(crate) fn line(&self) -> Vec<u8> {
        format!("{{\"entries\":{},\"head\":\"{}\"}}\n", self.entries, self.digest).into_bytes()
    }
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.entries, self.digest)
    }
}

/// Why some words are no [`Head`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is not a head: write it as `toll verify` prints it, a number, a hyphen and 64 hexadecimal digits"
)]
pub struct NotAHead(String);

impl FromStr for Head {
    type Err = NotAHead;
    fn from_str(text: &str) -> Result<Head, NotAHead> {
        let parse = || {
            let (entries, digest) = text.split_once('-')?;
            Some(Head { entries: entries.parse().ok()?, digest: digest.parse().ok()? })
        };
        parse().ok_or_else(|| NotAHead(text.to_owned()))
    }
}

/// Follows a chain from its first entry and says what does not hold.
#[derive(Clone)]
pub(crate) struct Chain {
    /// The head of what was followed so far.
    pub(crate) head: Head,
}

impl Chain {
    pub(crate) fn new() -> Chain {
        Chain { head: Head::NONE }
    }

    /// Follows one line. `place` is the number under which it was found and `kept` the digest kept with it, where
    /// there are such; an export has neither.
    ///
    /// The chain goes on from what the line claims to be, so that one change is one fault and not two.
    pub(crate) fn follow(
        &mut self,
        line: &[u8],
        place: Option<u64>,
        kept: Option<Digest>,
        faults: &mut Vec<Fault>,
    ) -> Option<Entry> {
        let expected = self.head.entries + 1;
        let entry = Entry::read(line);
        let says = entry.as_ref().ok().map(|entry| entry.number);
        let number = place.or(says).unwrap_or(expected);
        let digest = Digest::of(line);
        if kept.is_some_and(|kept| kept != digest) {
            faults.push(Fault::Altered { entry: number });
        }
        if number != expected {
            faults.push(Fault::Gap { expected, found: number });
        } else if let Ok(entry) = &entry
            && entry.previous != self.head.digest
        {
            faults.push(Fault::Link { entry: number });
        }
        if says.is_some_and(|says| says != number) {
            faults.push(Fault::Misnumbered { entry: number, says: says.unwrap_or_default() });
        }
        self.head = Head { entries: number, digest: kept.unwrap_or(digest) };
        match entry {
            Ok(entry) => Some(entry),
            Err(why) => {
                faults.push(Fault::Undecodable { entry: number, why });
                None
            }
        }
    }
}
