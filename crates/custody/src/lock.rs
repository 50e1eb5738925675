//! The writer's lock: at most one program writes to a case.
//!
//! The lock is the operating system's, on `case.lock`; it goes when the program goes, however it goes. The words in
//! the file only say who holds it.
//!
//! A check of a case at rest shares the lock, so that no writer begins under it; a check of a case that is being
//! written goes on beside the writer.
//!
//! Must not: be waited for.

use crate::CustodyError;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::Path;

/// The longest description of a holder that is read, in bytes.
const HOLDER_BYTES_MAX: u64 = 256;

/// Held for as long as a case is open for writing.
#[derive(Debug)]
pub(crate) struct Lock {
    file: File,
}

/// Held while a case at rest is checked.
#[derive(Debug)]
pub(crate) struct Rest {
    file: Option<File>,
}

impl Rest {
    /// Keeps writers away, where none is at work. A case without a lock file, such as a copy, has no writer.
    pub(crate) fn keep(path: &Path) -> Option<Rest> {
        let Ok(file) = File::open(path) else { return Some(Rest { file: None }) };
        match file.try_lock_shared() {
            Err(TryLockError::WouldBlock) => None,
            _ => Some(Rest { file: Some(file) }),
        }
    }
}

impl Lock {
    /// Takes the lock of the case, or says who has it.
    pub(crate) fn take(dir: &Path, path: &Path) -> Result<Lock, CustodyError> {
        let at = |cause| CustodyError::io(path, cause);
        let mut file = (OpenOptions::new().read(true).write(true).create(true).truncate(false))
            .open(path)
            .map_err(at)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                // Who it is may be half-written or unreadable; that it is locked is certain.
                let _ = (&mut file).take(HOLDER_BYTES_MAX).read_to_string(&mut holder);
                let holder = match holder.trim() {
                    "" => "another program, perhaps `toll verify`,".to_owned(),
                    words => words.chars().filter(|c| !c.is_control()).collect(),
                };
                return Err(CustodyError::Locked { dir: dir.to_path_buf(), holder });
            }
            Err(TryLockError::Error(cause)) => return Err(at(cause)),
        }
        let lock = Lock { file };
        lock.sign().map_err(at)?;
        Ok(lock)
    }

    fn sign(&self) -> std::io::Result<()> {
        let program = std::env::current_exe().ok();
        let program = program
            .as_ref()
            .and_then(|path| path.file_name())
            .map_or_else(|| "a program".to_owned(), |name| format!("`{}`", name.to_string_lossy()));
        let uname = rustix::system::uname();
        self.file.set_len(0)?;
        (&self.file).rewind()?;
        write!(
            &self.file,
            "{program}, process {} on {}",
            std::process::id(),
            uname.nodename().to_string_lossy()
        )
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A name that is left behind is overwritten by the next holder.
        let _ = self.file.set_len(0);
        let_go(&self.file);
    }
}

impl Drop for Rest {
    fn drop(&mut self) {
        self.file.as_ref().inspect(|file| let_go(file));
    }
}

/// Closing is not enough: a child that another thread is just starting shares the file for a moment, and so the lock.
fn let_go(file: &File) {
    // What cannot be let go goes with the program.
    let _ = file.unlock();
}
