//! What the ledger says of lists: which files came in at which path, one after another.
//!
//! Must not: look into a list.

use super::is_list;
use anyhow::Result;
use custody::{CaseFolder, Held};
use std::collections::BTreeMap;
use vocabulary::{Decision, Digest};

/// A file that came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Came {
    pub(super) sha256: Digest,
    pub(super) entry: u64,
}

/// All that came in.
pub(super) struct History {
    /// The releases at each path of a list, the first first.
    pub(super) releases: BTreeMap<String, Vec<Came>>,
    /// The entry with which each document came in first, by path.
    pub(super) documents: BTreeMap<String, u64>,
    /// What lies at the paths of lists now.
    pub(super) held: Vec<Held>,
}

/// A list's path, its releases with the entries that took them in, and what the file beside it says.
type ToldOf<'h> = (&'h String, Vec<(Digest, u64)>, String);

impl History {
    pub(super) fn of(folder: &CaseFolder) -> Result<History> {
        let held = folder.held()?.into_iter().filter(|held| is_list(&held.path)).collect();
        let mut history = History { releases: BTreeMap::new(), documents: BTreeMap::new(), held };
        folder.entries(|entry| {
            if let Decision::Intake { sha256, path, .. } = entry.decision {
                if is_list(&path) {
                    let came = Came { sha256, entry: entry.number };
                    history.releases.entry(path).or_default().push(came);
                } else {
                    history.documents.entry(path).or_insert(entry.number);
                }
            }
            Ok(())
        })?;
        Ok(history)
    }

    /// All of it that a registry depends on.
    pub(super) fn told(&self) -> Vec<ToldOf<'_>> {
        let beside: BTreeMap<&String, String> = self
            .held
            .iter()
            .map(|held| (&held.path, serde_json::to_string(&held.sidecar).unwrap_or_default()))
            .collect();
        let of = |(path, came): (_, &Vec<Came>)| {
            let sidecar = beside.get(path).cloned().unwrap_or_default();
            (path, came.iter().map(|came| (came.sha256, came.entry)).collect(), sidecar)
        };
        self.releases.iter().map(of).collect()
    }
}
