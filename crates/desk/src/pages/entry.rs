//! One entry of the ledger: what it says, the bytes that are hashed, and where it hangs in the chain.
//!
//! Must not: show the bytes to who does not see what is withheld. Reasons stand in them.

use super::history::{Line, is_hidden, lines};
use super::{Head, shown};
use crate::asked::{Asked, Refused, Reply};
use crate::house::House;
use crate::openapi::{Told, shows};
use askama::Template;
use schemars::JsonSchema;
use serde::Serialize;

pub(crate) const PAGE: Told =
    shows::<Shown>("One entry of the ledger, by its number, with the bytes that are hashed.", &[]);

/// An entry of the ledger.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "entry.html")]
pub(crate) struct Shown<'p> {
    #[serde(skip)]
    head: Head<'p>,
    line: Line,
    /// What it is about, each as it can be sought in the history.
    matters: Vec<String>,
    /// The SHA-256 of its bytes.
    digest: String,
    /// That of the entry before; zeros in the first.
    previous: String,
    /// The bytes that are hashed, without the line feed at their end; `null` for those who do not see what is withheld.
    bytes: Option<String>,
    /// Whether another entry follows.
    followed: bool,
}

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let number: u64 = asked.place.parse().map_err(|_| Refused::Unknown)?;
    // One way of writing a number is one address.
    if number.to_string() != asked.place {
        return Err(Refused::Unknown);
    }
    let (kept, last) = house.readers.ask(|case| Ok((case.kept_entry(number)?, case.head()?.entries)))?;
    let Some(kept) = kept else { return Err(Refused::Unknown) };
    let bytes = String::from_utf8_lossy(&kept.line).trim_end_matches('\n').to_owned();
    let (digest, previous) = (kept.digest.to_string(), kept.entry.previous.to_string());
    let visitor = asked.visitor()?;
    let hidden = is_hidden(house, &visitor.name, &kept.entry)?;
    let Some(line) = lines(house, asked, vec![kept.entry])?.pop() else { return Err(Refused::Unknown) };
    let bytes = (visitor.sees_withheld && !hidden).then_some(bytes);
    let matters = if hidden { Vec::new() } else { kept.matters };
    let head = Head::of(house, asked, "history", "history-entry");
    shown(asked, &Shown { head, line, matters, digest, previous, bytes, followed: number < last })
}
