//! The ledger on tables: what each decision does to those that are made from the ledger alone.
//!
//! The same steps serve a new decision, a replay of all, and a check, so that a table made anew is the table that was kept.
//!
//! Must not: know anything that the ledger does not say.

use crate::store::Store;
use crate::{CustodyError, answers, held, judgements, ledger, offices, registry};
use vocabulary::Decision;

/// The tables that are made from the ledger alone.
pub(crate) const TABLES: [&str; 4] = ["held", "answers", "judgements", "appointments"];

/// Does to the tables what an entry says.
pub(crate) fn apply(store: &Store, entry: u64, decision: &Decision) -> Result<(), CustodyError> {
    let number = entry as i64;
    let done = match decision {
        Decision::Judged(judged) => judgements::keep(&store.db, number, judged)
            .and_then(|kept| registry::judged(&store.db, &judged.a, &judged.b).map(|()| kept)),
        Decision::JudgementWithdrawn(gone) => judgements::strike(&store.db, number, gone)
            .and_then(|struck| registry::judged(&store.db, &gone.a, &gone.b).map(|()| struck)),
        Decision::Appointed(appointment) => offices::appoint(&store.db, number, appointment),
        Decision::Dismissed(dismissal) => offices::dismiss(&store.db, number, dismissal),
        other => held::change(&store.db, other),
    };
    store.sql(done).map(|_| ())
}

/// Fills tables that came with a newer form from a ledger that was there before.
pub(crate) fn fill_newer(store: &Store) -> Result<(), CustodyError> {
    ledger::entries(store, |_, entry| match entry.decision {
        Decision::Judged(_)
        | Decision::JudgementWithdrawn(_)
        | Decision::Appointed(_)
        | Decision::Dismissed(_) => apply(store, entry.number, &entry.decision),
        _ => Ok(()),
    })
    .map(|_| ())
}

/// The first thing in which two databases differ, in words.
pub(crate) fn first_difference(one: &Store, other: &Store) -> Result<Option<String>, CustodyError> {
    for differs in [
        held::first_difference,
        answers::first_difference,
        judgements::first_difference,
        offices::first_difference,
    ] {
        if let Some(found) = differs(one, other)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}
