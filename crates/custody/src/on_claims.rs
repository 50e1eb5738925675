//! Decisions on claims: entries of the ledger like all decisions, and withdrawn by further entries.
//!
//! A table made from the ledger tells what was decided on a claim, so that of two who decide at once the second hears of the
//! first, and a page of one document needs no ledger.
//!
//! Must not: know what a source says. Whoever wishes for a decision has checked its words against the text.

use crate::registry::json;
use crate::store::Store;
use crate::{CaseFolder, CaseReader, CustodyError};
use rusqlite::{Connection, Row, params};
use vocabulary::{ClaimDecision, ClaimDecisions, ClaimKey, Decision, Digest, WithdrawnClaim};

/// A decision on a claim, as the ledger has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptClaimDecision {
    /// Its entry.
    pub entry: u64,
    /// What was decided.
    pub decision: ClaimDecision,
    /// The entry that withdrew it; `None` where it holds.
    pub withdrawn: Option<u64>,
}

impl CaseFolder {
    /// The decisions on claims that hold.
    ///
    /// # Errors
    /// [`CustodyError::Derived`] where a kept value cannot be read.
    pub fn claim_decisions(&self) -> Result<ClaimDecisions, CustodyError> {
        let mut all = ClaimDecisions::default();
        let holding =
            "SELECT entry, decision, withdrawn FROM claim_decisions WHERE withdrawn IS NULL ORDER BY entry";
        let mut query = self.store.sql(self.store.db.prepare(holding))?;
        let mut rows = self.store.sql(query.query([]))?;
        while let Some(row) = self.store.sql(rows.next())? {
            let kept = kept(self.store.sql(columns(row))?)?;
            all.add(kept.entry, kept.decision);
        }
        Ok(all)
    }

    /// The sources that were handed in and lie at their paths still, by path.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn handed_in(&self) -> Result<std::collections::BTreeMap<String, Digest>, CustodyError> {
        let mut query = self.store.sql(self.store.db.prepare("SELECT path, sha256 FROM handed_in"))?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, Digest::from_bytes(row.get(1)?))));
        self.store.sql(rows)?.map(|row| self.store.sql(row)).collect()
    }
}

impl CaseReader {
    /// All that was decided on the claims of a source, in the order of the ledger, what was withdrawn included.
    ///
    /// # Errors
    /// [`CustodyError::Derived`] where a kept value cannot be read.
    pub fn claim_decisions(&self, source: &Digest) -> Result<Vec<KeptClaimDecision>, CustodyError> {
        let sql = "SELECT entry, decision, withdrawn FROM claim_decisions WHERE source = ?1 ORDER BY entry";
        let mut query = self.store.sql(self.store.db.prepare_cached(sql))?;
        let rows = self.store.sql(query.query_map([source.as_bytes()], columns))?;
        rows.map(|row| kept(self.store.sql(row)?)).collect()
    }

    /// The entry that spoke last on a claim; 0 where none did.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn last_on_claim(&self, claim: &ClaimKey) -> Result<u64, CustodyError> {
        last_on(&self.store, claim)
    }
}

/// The entry that spoke last on a claim; 0 where none did.
pub(crate) fn last_on(store: &Store, claim: &ClaimKey) -> Result<u64, CustodyError> {
    let sql = "SELECT max(max(entry, coalesce(withdrawn, 0))) FROM claim_decisions WHERE source = ?1 AND claim = ?2";
    let asked = store.db.prepare_cached(sql).and_then(|mut query| {
        query.query_row(params![claim.source.as_bytes(), json(claim)], |row| row.get::<_, Option<i64>>(0))
    });
    Ok(store.sql(asked)?.unwrap_or(0).max(0) as u64)
}

/// Whether an entry decided something on a claim that holds.
pub(crate) fn holds(store: &Store, claim: &ClaimKey, entry: u64) -> Result<bool, CustodyError> {
    let sql =
        "SELECT 1 FROM claim_decisions WHERE entry = ?1 AND source = ?2 AND claim = ?3 AND withdrawn IS NULL";
    let asked = (store.db.prepare_cached(sql))
        .and_then(|mut query| query.exists(params![entry as i64, claim.source.as_bytes(), json(claim)]));
    store.sql(asked)
}

/// Does to the table what an entry says, where it is on a claim or hands a source in.
pub(crate) fn change(db: &Connection, entry: i64, decision: &Decision) -> rusqlite::Result<usize> {
    let decided = match decision.clone() {
        Decision::ClaimJudged(judged) => ClaimDecision::Judged(judged),
        Decision::ClaimCorrected(corrected) => ClaimDecision::Corrected(corrected),
        Decision::ClaimAdded(added) => ClaimDecision::Added(added),
        Decision::ClaimWithdrawn(withdrawn) => return strike(db, entry, &withdrawn),
        Decision::HandedIn(handed) => {
            return db
                .prepare_cached("INSERT OR REPLACE INTO handed_in (path, sha256, by) VALUES (?1, ?2, ?3)")?
                .execute(params![handed.path, handed.sha256.as_bytes(), handed.by]);
        }
        // What lies at the path now was not handed in, unless an entry after this says so.
        Decision::Superseded { path, .. } => {
            return db.prepare_cached("DELETE FROM handed_in WHERE path = ?1")?.execute([path]);
        }
        _ => return Ok(0),
    };
    let claim = decided.claim();
    db.prepare_cached("INSERT INTO claim_decisions (entry, source, claim, decision) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![entry, claim.source.as_bytes(), json(&claim), json(&decided)])
}

fn strike(db: &Connection, entry: i64, gone: &WithdrawnClaim) -> rusqlite::Result<usize> {
    db.prepare_cached(
        "UPDATE claim_decisions SET withdrawn = ?1 WHERE entry = ?2 AND source = ?3 AND claim = ?4 \
         AND withdrawn IS NULL",
    )?
    .execute(params![entry, gone.withdraws as i64, gone.claim.source.as_bytes(), json(&gone.claim)])
}

type Row3 = (i64, String, Option<i64>);

fn columns(row: &Row<'_>) -> rusqlite::Result<Row3> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
}

fn kept((entry, decision, withdrawn): Row3) -> Result<KeptClaimDecision, CustodyError> {
    let decision = serde_json::from_str(&decision).map_err(|error| CustodyError::Derived {
        what: "a decision on a claim".to_owned(),
        why: error.to_string(),
    })?;
    let withdrawn = withdrawn.map(|entry| entry.max(0) as u64);
    Ok(KeptClaimDecision { entry: entry.max(0) as u64, decision, withdrawn })
}

/// The first decision, or source that was handed in, at which two tables differ, in words.
pub(crate) fn first_difference(one: &Store, other: &Store) -> Result<Option<String>, CustodyError> {
    let sql = "SELECT entry, decision, withdrawn FROM claim_decisions ORDER BY entry";
    if let Some((entry, ..)) = one.first_difference("claim_decisions", other, sql, columns)? {
        return Ok(Some(format!("the decision of entry {entry}")));
    }
    let row = |row: &Row<'_>| -> rusqlite::Result<(String, [u8; 32], String)> {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    };
    let sql = "SELECT path, sha256, by FROM handed_in ORDER BY path";
    let found = one.first_difference("handed_in", other, sql, row)?;
    Ok(found.map(|(path, ..)| format!("who handed in {path}")))
}
