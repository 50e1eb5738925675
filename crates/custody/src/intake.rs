//! Intake: sources into the vault, then into the ledger, a batch at a time.
//!
//! Must not: acknowledge anything before vault and ledger are on the disk.

use crate::{CaseFolder, CustodyError, Head, Held, Moment, held, history, ledger, replay};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{Decision, Digest, Sidecar, limits};

/// A source as it arrives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// Where it lies in the case, `/` between the parts. A label: nothing is read from there or written to it.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What the file beside it says.
    pub sidecar: Option<Sidecar>,
}

impl CaseFolder {
    /// Takes sources in. When it returns, vault and ledger are on the disk: neither `kill -9` nor a power cut takes
    /// them back. Gives their digests, in the order given.
    ///
    /// What is known already adds no entry. Other bytes at a known path supersede the earlier source, which stays in
    /// the vault; another sidecar describes the source anew. Batches of [`limits::INTAKE_BATCH`] are kept
    /// at once: give at least as many where there are many, and no more than memory holds.
    ///
    /// # Errors
    /// Of the batch in which it happened nothing is acknowledged; doing it again is harmless. After a failed write
    /// to the vault or the ledger every further one is refused ([`CustodyError::Stopped`]) until the case is opened
    /// anew: what the disk holds then is not known.
    pub fn intake(&mut self, arrivals: Vec<Arrival>) -> Result<Vec<Digest>, CustodyError> {
        let mut digests = Vec::with_capacity(arrivals.len());
        for batch in arrivals.chunks(limits::INTAKE_BATCH) {
            digests.extend(self.intake_batch(batch)?);
        }
        Ok(digests)
    }

    fn intake_batch(&mut self, batch: &[Arrival]) -> Result<Vec<Digest>, CustodyError> {
        let digests: Vec<Digest> = batch.iter().map(|arrival| Digest::of(&arrival.bytes)).collect();
        let decisions = self.settle(batch, &digests)?;
        let taken: BTreeSet<&Digest> = taken_in(&decisions).collect();
        let fresh: BTreeMap<Digest, &[u8]> = (batch.iter().zip(&digests))
            .filter(|(_, sha256)| taken.contains(sha256))
            .map(|(arrival, sha256)| (*sha256, arrival.bytes.as_slice()))
            .collect();
        self.decide(&decisions, &fresh.into_iter().collect::<Vec<_>>())?;
        Ok(digests)
    }

    /// What there is to decide about these arrivals, each seen after the ones before it.
    fn settle(&self, batch: &[Arrival], digests: &[Digest]) -> Result<Vec<Decision>, CustodyError> {
        let mut decisions = Vec::new();
        let mut held: BTreeMap<&str, Held> = BTreeMap::new();
        for (Arrival { path, bytes, sidecar }, &sha256) in batch.iter().zip(digests) {
            let size = bytes.len() as u64;
            if size > limits::SOURCE_BYTES_MAX {
                let max = limits::SOURCE_BYTES_MAX;
                return Err(CustodyError::SourceTooLarge { path: path.clone(), bytes: size, max });
            }
            let known = match held.get(path.as_str()) {
                Some(known) => Some(known.clone()),
                None => held::at(&self.store, path)?,
            };
            match known {
                Some(known) if known.sha256 == sha256 && known.sidecar == *sidecar => continue,
                Some(known) if known.sha256 == sha256 => decisions.push(Decision::Described {
                    path: path.clone(),
                    sha256,
                    sidecar: sidecar.clone(),
                }),
                known => {
                    decisions.extend(known.map(|known| Decision::Superseded {
                        path: path.clone(),
                        earlier: known.sha256,
                        later: sha256,
                    }));
                    let (path, sidecar) = (path.clone(), sidecar.clone());
                    decisions.push(Decision::Intake { sha256, path, bytes: size, sidecar });
                }
            }
            held.insert(path, Held { path: path.clone(), sha256, bytes: size, sidecar: sidecar.clone() });
        }
        Ok(decisions)
    }

    /// Writes originals, then the decisions that name them, at one moment.
    pub(crate) fn decide(
        &mut self,
        decisions: &[Decision],
        originals: &[(Digest, &[u8])],
    ) -> Result<(), CustodyError> {
        if !self.store.writable.holds() {
            return Err(CustodyError::Stopped { dir: self.root().to_path_buf() });
        }
        if decisions.is_empty() {
            return Ok(());
        }
        let at = (self.clock)();
        // Refused here, nothing was written yet and the case may go on.
        let mut planned = ledger::head(&self.store)?;
        for decision in decisions {
            planned = ledger::next(planned, at, decision)?.0;
        }
        let keep = || {
            if !originals.is_empty() {
                self.vault().keep(originals)?;
            }
            self.store.write(|| {
                let mut head = ledger::head(&self.store)?;
                decisions.iter().try_for_each(|decision| self.enter(&mut head, at, decision))
            })
        };
        keep().inspect_err(|_| self.store.writable.set(false))
    }

    /// Writes one entry on a head, which it moves on, and what follows from it. Within a transaction: so another handle of
    /// the same case cannot come between head and entry.
    pub(crate) fn enter(&self, head: &mut Head, at: Moment, decision: &Decision) -> Result<(), CustodyError> {
        let (next, line) = ledger::next(*head, at, decision)?;
        ledger::append(&self.store, next, &line)?;
        replay::apply(&self.store, next.entries, decision)?;
        history::keep(&self.store, next.entries, at, decision)?;
        *head = next;
        Ok(())
    }
}

fn taken_in(decisions: &[Decision]) -> impl Iterator<Item = &Digest> {
    decisions.iter().filter_map(|decision| match decision {
        Decision::Intake { sha256, .. } => Some(sha256),
        _ => None,
    })
}
