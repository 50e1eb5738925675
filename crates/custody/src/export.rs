//! The ledger as a file that anybody can check: its lines as they are kept, and a closing line that pins their number
//! and the head.
//!
//! Must not: write a line otherwise than it is kept.

use crate::entry::Chain;
use crate::folder::LOCK;
use crate::lock::Rest;
use crate::{CustodyError, Fault, Head, Verification, ledger, verify};
use std::io::{self, BufRead, Read, Write};
use std::path::Path;
use vocabulary::limits;

/// Writes the ledger of a case, and gives its head.
///
/// # Errors
/// [`CustodyError::Broken`] at the first entry that is wrong: a head that pins a broken chain would hide it.
pub fn export(dir: &Path, mut out: impl Write) -> Result<Head, CustodyError> {
    let rest = Rest::keep(&dir.join(LOCK));
    let store = verify::open(dir, &rest)?;
    let mut write =
        |line: &[u8]| out.write_all(line).map_err(|e| CustodyError::io(Path::new("the export"), e));
    let head = ledger::entries(&store, |line, _| write(line))?;
    write(&head.line())?;
    out.flush().map_err(|e| CustodyError::io(Path::new("the export"), e))?;
    Ok(head)
}

/// Checks an export by itself, in bounded memory. Every change of it is found; after
/// [`limits::FAULTS_MAX`] faults it looks no further. Only that it is the export of *this*
/// case, and of all of it, must be seen from its head.
///
/// # Errors
/// What the system reports in reading it. What is wrong in it is a fault in the [`Verification`].
pub fn verify_export(mut input: impl BufRead) -> Result<Verification, CustodyError> {
    let (mut check, mut line) = (Check::new(), Vec::new());
    while check.faults.len() < limits::FAULTS_MAX
        && next_line(&mut input, &mut line).map_err(|e| CustodyError::io(Path::new("the export"), e))?
    {
        check.line(&line);
    }
    Ok(check.end())
}

/// A check of an export, line by line.
#[derive(Clone)]
struct Check {
    chain: Chain,
    faults: Vec<Fault>,
    closed: bool,
}

impl Check {
    fn new() -> Check {
        Check { chain: Chain::new(), faults: Vec::new(), closed: false }
    }

    fn line(&mut self, line: &[u8]) {
        if self.closed {
            self.faults.push(Fault::Trailing);
        } else if line == self.chain.head.line() {
            self.closed = true;
        } else {
            // A closing line that does not fit is no entry either, and is named as one that cannot be read.
            self.chain.follow(line, None, None, &mut self.faults);
        }
    }

    fn end(mut self) -> Verification {
        if !self.closed {
            self.faults.push(Fault::Unclosed { entries: self.chain.head.entries });
        }
        Verification { head: self.chain.head, originals: 0, bytes: 0, faults: self.faults, notes: Vec::new() }
    }
}

/// Reads a line with its end, or as much of it as an entry may have.
fn next_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    line.clear();
    input.by_ref().take(limits::LEDGER_ENTRY_BYTES_MAX as u64 + 1).read_until(b'\n', line)?;
    Ok(!line.is_empty())
}

#[cfg(test)]
mod tests;
