//! The ledger on tables: what each decision does to those that are made from the ledger alone.
//!
//! The same steps serve a new decision, a replay of all, and a check, so that a table made anew is the table that was kept.
//!
//! Must not: know anything that the ledger does not say.

use crate::store::Store;
use crate::{
    CustodyError, answers, held, judgements, ledger, offices, on_claims, on_counts, publications, registry,
    reviews,
};
use vocabulary::Decision;

/// The tables that are made from the ledger alone.
pub(crate) const TABLES: [&str; 9] = [
    "held",
    "answers",
    "judgements",
    "reviews",
    "appointments",
    "claim_decisions",
    "handed_in",
    "on_counts",
    "publications",
];

/// Does to the tables what an entry says.
pub(crate) fn apply(store: &Store, entry: u64, decision: &Decision) -> Result<(), CustodyError> {
    let number = entry as i64;
    let done = match decision {
        Decision::Judged(judged) => judgements::keep(&store.db, number, judged)
            .and_then(|_| registry::judged(&store.db, &judged.a, &judged.b))
            .and_then(|()| reviews::close(&store.db, number, judged)),
        Decision::JudgementWithdrawn(gone) => judgements::strike(&store.db, number, gone)
            .and_then(|struck| registry::judged(&store.db, &gone.a, &gone.b).map(|()| struck)),
        Decision::Reviewed(judged) => reviews::keep(&store.db, number, judged),
        Decision::ReviewWithdrawn(withdrawn) => reviews::strike(&store.db, number, withdrawn),
        Decision::Appointed(appointment) => offices::appoint(&store.db, number, appointment),
        Decision::Dismissed(dismissal) => offices::dismiss(&store.db, number, dismissal),
        Decision::Overridden(_)
        | Decision::OverrideWithdrawn(_)
        | Decision::RuleChosen(_)
        | Decision::RuleWithdrawn(_) => on_counts::change(&store.db, number, decision),
        Decision::Published(made) => publications::keep(&store.db, number, made),
        other => on_claims::change(&store.db, number, other).and_then(|_| held::change(&store.db, other)),
    };
    store.sql(done).map(|_| ())
}

/// Fills tables that came with a newer form from a ledger that was there before: all of them, from the first entry, as what
/// an earlier form filled is there already.
pub(crate) fn fill_newer(store: &Store) -> Result<(), CustodyError> {
    for table in TABLES {
        store.sql(store.db.execute_batch(&format!("DELETE FROM {table};")))?;
    }
    ledger::entries(store, |_, entry| apply(store, entry.number, &entry.decision)).map(|_| ())
}

/// The first thing in which two databases differ, in words.
pub(crate) fn first_difference(one: &Store, other: &Store) -> Result<Option<String>, CustodyError> {
    for differs in [
        held::first_difference,
        answers::first_difference,
        judgements::first_difference,
        reviews::first_difference,
        offices::first_difference,
        on_claims::first_difference,
        on_counts::first_difference,
        publications::first_difference,
    ] {
        if let Some(found) = differs(one, other)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}
