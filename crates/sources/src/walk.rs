//! Files and folders into files, in an order that is the same everywhere.
//!
//! Must not: follow a link in a circle, or stop at a folder that cannot be read.

use crate::sidecar::document_of;
use crate::{Refusal, Why};
use std::fs;
use std::path::{Path, PathBuf};

/// The files named and those in the folders named, the latter by the bytes of their names. Hidden files are left out,
/// and so is a sidecar `NAME.toml` beside its `NAME`, unless it is named itself.
///
/// What cannot be walked is a [`Refusal`] in its place, and the rest goes on.
pub fn walk(paths: &[PathBuf]) -> impl Iterator<Item = Result<PathBuf, Refusal>> + use<> {
    Walk { next: paths.iter().rev().map(|path| Step::Named(path.clone())).collect() }
}

struct Walk {
    /// What is still to be walked, the next one last.
    next: Vec<Step>,
}

enum Step {
    Named(PathBuf),
    /// A path in a folder, with the folders above it as the system knows them.
    Found(PathBuf, Vec<PathBuf>),
    Refused(Refusal),
}

impl Iterator for Walk {
    type Item = Result<PathBuf, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (path, above) = match self.next.pop()? {
                Step::Named(path) if path.is_dir() => (path, Vec::new()),
                Step::Named(path) => return Some(Ok(path)),
                Step::Refused(refusal) => return Some(Err(refusal)),
                Step::Found(path, above) => (path, above),
            };
            let found = fs::metadata(&path);
            match found {
                Err(error) => return Some(Err(Refusal::io(&path, error))),
                Ok(found) if found.is_file() => return Some(Ok(path)),
                Ok(found) if !found.is_dir() => return Some(Err(Refusal::new(&path, Why::Special))),
                Ok(_) => {}
            }
            if let Err(refusal) = self.enter(&path, above) {
                return Some(Err(refusal));
            }
        }
    }
}

impl Walk {
    fn enter(&mut self, folder: &Path, mut above: Vec<PathBuf>) -> Result<(), Refusal> {
        let real = fs::canonicalize(folder).map_err(|error| Refusal::io(folder, error))?;
        if above.contains(&real) {
            return Err(Refusal::new(folder, Why::Loop));
        }
        above.push(real);
        let entries = fs::read_dir(folder).map_err(|error| Refusal::io(folder, error))?;
        let mut steps = Vec::new();
        for entry in entries {
            match entry {
                Ok(entry) if entry.file_name().as_encoded_bytes().starts_with(b".") => {}
                Ok(entry) => match document_of(&entry.path()) {
                    Some(document) if document.is_file() => {}
                    Some(_) => {
                        steps.push((
                            entry.file_name(),
                            Step::Refused(Refusal::new(&entry.path(), Why::LoneSidecar)),
                        ));
                    }
                    None => steps.push((entry.file_name(), Step::Found(entry.path(), above.clone()))),
                },
                Err(error) => {
                    steps.push((Default::default(), Step::Refused(Refusal::io(folder, error))));
                }
            }
        }
        steps.sort_by(|(one, _), (other, _)| other.as_encoded_bytes().cmp(one.as_encoded_bytes()));
        self.next.extend(steps.into_iter().map(|(_, step)| step));
        Ok(())
    }
}
