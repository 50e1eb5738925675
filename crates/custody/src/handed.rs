//! Sources that somebody hands in: they lie in no folder of the case, only in its vault, and the ledger says from whom.
//!
//! Must not: let a source take the place of another one unasked, or acknowledge anything before it is on the disk.

use crate::{Arrival, CaseFolder, CustodyError, held};
use rusqlite::OptionalExtension;
use std::collections::BTreeMap;
use vocabulary::{Decision, Digest, HandedIn, limits};

/// What became of a source that was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Where it lies in the case: the path it was handed in under, or one with a number where other bytes lay there.
    pub path: String,
    /// Its digest.
    pub sha256: Digest,
    /// Whether the case held these bytes already: then nothing was written.
    pub known: bool,
}

impl CaseFolder {
    /// Takes in what somebody hands in. When it returns, vault and ledger are on the disk, as by [`CaseFolder::intake`].
    ///
    /// Bytes that the case holds already in the same folder add nothing. Where other bytes lie at the path, they are
    /// superseded if `replaces`, as a new release of a list is; else the new source gets a path with a number.
    ///
    /// # Errors
    /// As [`CaseFolder::intake`]; of these arrivals nothing is acknowledged then.
    pub fn hand_in(
        &mut self,
        arrivals: &[Arrival],
        replaces: bool,
        by: &str,
    ) -> Result<Vec<Received>, CustodyError> {
        let (mut decisions, mut all) = (Vec::new(), Vec::new());
        // What this batch itself has put where.
        let mut placed: BTreeMap<String, Digest> = BTreeMap::new();
        for arrival in arrivals {
            let bytes = arrival.bytes.len() as u64;
            if bytes > limits::SOURCE_BYTES_MAX {
                let max = limits::SOURCE_BYTES_MAX;
                return Err(CustodyError::SourceTooLarge { path: arrival.path.clone(), bytes, max });
            }
            let sha256 = Digest::of(&arrival.bytes);
            if let Some(path) = self.lies(&arrival.path, &sha256, &placed)? {
                all.push(Received { path, sha256, known: true });
                continue;
            }
            let path = if replaces { arrival.path.clone() } else { self.free(&arrival.path, &placed)? };
            if let Some(earlier) = self.lying(&path, &placed)? {
                decisions.push(Decision::Superseded { path: path.clone(), earlier, later: sha256 });
            }
            let sidecar = arrival.sidecar.clone();
            decisions.push(Decision::Intake { sha256, path: path.clone(), bytes, sidecar });
            let handed = HandedIn { path: path.clone(), sha256, by: by.to_owned() };
            decisions.push(Decision::HandedIn(Box::new(handed)));
            placed.insert(path.clone(), sha256);
            all.push(Received { path, sha256, known: false });
        }
        let taken: BTreeMap<Digest, &[u8]> = (arrivals.iter().zip(&all))
            .filter(|(_, received)| !received.known)
            .map(|(arrival, received)| (received.sha256, arrival.bytes.as_slice()))
            .collect();
        self.decide(&decisions, &taken.into_iter().collect::<Vec<_>>())?;
        Ok(all)
    }

    /// Where these bytes lie already, in the same folder as the path.
    fn lies(
        &self,
        path: &str,
        sha256: &Digest,
        placed: &BTreeMap<String, Digest>,
    ) -> Result<Option<String>, CustodyError> {
        let folder = folder_of(path);
        let here = |other: &&String| folder_of(other) == folder;
        if let Some((path, _)) = placed.iter().find(|(path, put)| *put == sha256 && here(path)) {
            return Ok(Some(path.clone()));
        }
        let sql =
            "SELECT path FROM held WHERE sha256 = ?1 AND substr(path, 1, length(?2)) = ?2 ORDER BY path";
        let found = (self.store.db.prepare_cached(sql)).and_then(|mut query| {
            query
                .query_row(rusqlite::params![sha256.as_bytes(), folder], |row| row.get::<_, String>(0))
                .optional()
        });
        Ok(self.store.sql(found)?.filter(|path| !placed.contains_key(path)))
    }

    fn lying(&self, path: &str, placed: &BTreeMap<String, Digest>) -> Result<Option<Digest>, CustodyError> {
        match placed.get(path) {
            Some(sha256) => Ok(Some(*sha256)),
            None => Ok(held::at(&self.store, path)?.map(|held| held.sha256)),
        }
    }

    /// The path itself, or with a number before its ending where something lies there.
    fn free(&self, path: &str, placed: &BTreeMap<String, Digest>) -> Result<String, CustodyError> {
        let name_at = path.rfind('/').map_or(0, |at| at + 1);
        let dot = path[name_at..].rfind('.').filter(|at| *at > 0).map_or(path.len(), |at| name_at + at);
        let mut candidate = path.to_owned();
        for number in 2u64.. {
            if self.lying(&candidate, placed)?.is_none() {
                break;
            }
            candidate = format!("{}-{number}{}", &path[..dot], &path[dot..]);
        }
        Ok(candidate)
    }
}

/// The folder of the case that a path begins with, slash included.
fn folder_of(path: &str) -> &str {
    path.find('/').map_or("", |at| &path[..=at])
}
