//! What must not be shown of a pair that two judge, as long as it is open.
//!
//! Must not: be passed over by a page that shows an entry, its bytes, or what it is about.

use crate::asked::{Asked, Refused};
use crate::house::House;
use custody::Entry;
use vocabulary::Decision;

/// Whether an entry is one that this visitor must not read now: a verdict of somebody else on a pair that is open.
pub(crate) fn hides(house: &House, asked: &Asked, entry: &Entry) -> Result<bool, Refused> {
    let name = &asked.visitor()?.name;
    Ok(match &entry.decision {
        Decision::Reviewed(judged) if judged.by != *name => {
            let verdict = house.readers.ask(|case| case.verdict_of(entry.number))?;
            // What is not known to be closed is told to nobody.
            verdict.is_none_or(|verdict| verdict.closed.is_none())
        }
        Decision::ReviewWithdrawn(gone) => gone.by != *name,
        _ => false,
    })
}
