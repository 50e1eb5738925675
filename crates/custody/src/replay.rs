//! The ledger on tables: what each decision does to those that are made from the ledger alone.
//!
//! The same steps serve a new decision, a replay of all, and a check, so that a table made anew is the table that was kept.
//!
//! Must not: know anything that the ledger does not say.

use crate::store::Store;
use crate::{CustodyError, answers, held, judgements, ledger, offices, reviews};
use vocabulary::Decision;

/// The tables that are made from the ledger alone.
pub(crate) const TABLES: [&str; 5] = ["held", "answers", "judgements", "reviews", "appointments"];

/// Does to the tables what an entry says.
pub(crate) fn apply(store: &Store, entry: u64, decision: &Decision) -> Result<(), CustodyError> {
    let number = entry as i64;
    let done = match decision {
        Decision::Judged(judged) => judgements::keep(&store.db, number, judged)
            .and_then(|_| reviews::close(&store.db, number, judged)),
        Decision::JudgementWithdrawn(withdrawn) => judgements::strike(&store.db, number, withdrawn),
        Decision::Reviewed(judged) => reviews::keep(&store.db, number, judged),
        Decision::ReviewWithdrawn(withdrawn) => reviews::strike(&store.db, number, withdrawn),
        Decision::Appointed(appointment) => offices::appoint(&store.db, number, appointment),
        Decision::Dismissed(dismissal) => offices::dismiss(&store.db, number, dismissal),
        other => held::change(&store.db, other),
    };
    store.sql(done).map(|_| ())
}

/// Fills tables that came with a newer form from a ledger that was there before.
pub(crate) fn fill_newer(store: &Store) -> Result<(), CustodyError> {
    // Some of them an earlier form had already, and filled.
    for table in ["judgements", "reviews", "appointments"] {
        store.sql(store.db.execute_batch(&format!("DELETE FROM {table};")))?;
    }
    ledger::entries(store, |_, entry| match entry.decision {
        Decision::Judged(_)
        | Decision::JudgementWithdrawn(_)
        | Decision::Reviewed(_)
        | Decision::ReviewWithdrawn(_)
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
        reviews::first_difference,
        offices::first_difference,
    ] {
        if let Some(found) = differs(one, other)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}
