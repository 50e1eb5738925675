//! What lies in a case's folders `sources` and `lists`, into custody.
//!
//! Must not: leave out a file because it cannot be read as text. It is evidence all the same.

use super::Event;
use super::findings::refused;
use anyhow::Result;
use custody::{Arrival, CaseFolder, Held};
use sources::{Refusal, Why};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use vocabulary::{Finding, limits};

/// The folders that people drop documents and lists in.
const INBOX: [&str; 2] = ["sources", super::lists::INBOX];
/// The most bytes that are held in memory before they are taken in, unless one source is larger.
const BATCH_BYTES: usize = 32 << 20;

/// What came of the intake.
#[derive(Default)]
pub(super) struct Taken {
    /// How many sources were new or changed.
    pub(super) taken: usize,
    /// How many were held and only described anew.
    pub(super) described: usize,
    /// The paths of all files that lie in the inbox, as the case knows them.
    pub(super) seen: BTreeSet<String>,
    /// What could not be taken in.
    pub(super) findings: Vec<Finding>,
}

/// Takes in what is new, a batch at a time.
pub(super) fn take_in(folder: &mut CaseFolder, tell: &mut dyn FnMut(Event) -> Result<()>) -> Result<Taken> {
    let root = folder.root().to_path_buf();
    let inbox: Vec<_> = INBOX.iter().map(|name| root.join(name)).filter(|folder| folder.exists()).collect();
    let held: BTreeMap<String, Held> =
        folder.held()?.into_iter().map(|held| (held.path.clone(), held)).collect();
    let (mut taken, mut batch, mut bytes) = (Taken::default(), Vec::new(), 0);
    for step in sources::walk(&inbox) {
        let arrival = step.and_then(|path| arrival(&root, &path, &held, &mut taken));
        match arrival {
            Ok(None) => {}
            Ok(Some(arrival)) => {
                bytes += arrival.bytes.len();
                batch.push(arrival);
            }
            Err(refusal) => {
                taken.findings.push(refused(&label(&root, &refusal.path).unwrap_or_default(), &refusal))
            }
        }
        if batch.len() >= limits::INTAKE_BATCH || bytes >= BATCH_BYTES {
            keep(folder, std::mem::take(&mut batch), tell)?;
            bytes = 0;
        }
    }
    keep(folder, batch, tell)?;
    Ok(taken)
}

fn keep(
    folder: &mut CaseFolder,
    batch: Vec<Arrival>,
    tell: &mut dyn FnMut(Event) -> Result<()>,
) -> Result<()> {
    let paths: Vec<String> = batch.iter().map(|arrival| arrival.path.clone()).collect();
    let digests = folder.intake(batch)?;
    paths.iter().zip(&digests).try_for_each(|(path, sha256)| tell(Event::Kept { path, sha256 }))
}

/// A file as it is to be taken in; `None` where it is held as it lies there.
fn arrival(
    root: &Path,
    file: &Path,
    held: &BTreeMap<String, Held>,
    taken: &mut Taken,
) -> Result<Option<Arrival>, Refusal> {
    let refuse = |why| Refusal { path: file.to_path_buf(), why };
    let io = |error| Refusal::io(file, error);
    let path = label(root, file).ok_or_else(|| refuse(Why::Name))?;
    taken.seen.insert(path.clone());
    let known = held.get(&path);
    let size = fs::metadata(file).map_err(io)?.len();
    if size > limits::SOURCE_BYTES_MAX {
        return Err(refuse(Why::TooLarge { bytes: size }));
    }
    let sidecar = match sources::sidecar_of(file) {
        Ok(sidecar) => sidecar,
        Err(refusal) => {
            let place = label(root, &refusal.path).unwrap_or_default();
            taken.findings.push(refused(&place, &refusal));
            // What it said when it could be read still holds.
            known.and_then(|known| known.sidecar.clone())
        }
    };
    if let Some(known) = known.filter(|known| known.bytes == size) {
        let same = sources::digest_of(file)? == known.sha256;
        match same {
            true if known.sidecar == sidecar => return Ok(None),
            true => taken.described += 1,
            false => taken.taken += 1,
        }
    } else {
        taken.taken += 1;
    }
    let bytes = fs::read(file).map_err(io)?;
    Ok(Some(Arrival { path, bytes, sidecar }))
}

/// The path of a file within the case, `/` between the parts; `None` where it is not Unicode.
fn label(root: &Path, file: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> =
        file.strip_prefix(root).unwrap_or(file).components().map(|part| part.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}
