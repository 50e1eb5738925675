//! Lists of foreign formats: the child's whole work, and what the parent makes of its answer.
//!
//! Must not: parse in a process that holds anything of worth.

use super::fault::Fault;
use super::format::ListFormat;
use super::remark::Remark;
use super::wire::{self, End, Writer};
use super::{ListRead, file_name, parquet, spreadsheet};
use crate::cage::{self, Bounds, Cage};
use crate::{Refusal, Why};
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read};
use std::path::Path;
use vocabulary::{Digest, limits};

/// What ends a child's parsing early.
pub(super) enum Stop {
    /// There is no list to be had.
    Fault(Fault),
    /// Nobody listens.
    Io(io::Error),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Stop {
        Stop::Fault(fault)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Stop {
        Stop::Io(error)
    }
}

/// Has a file parsed in the cage.
pub(super) fn read(path: &Path, format: ListFormat, cage: &Cage) -> Result<ListRead, Why> {
    let open = || File::open(path).map_err(|error| Refusal::io(path, error).why);
    let sha256 = crate::digest_of(path).map_err(|refusal| refusal.why)?;
    let name = file_name(path);
    let answer = cage.run(format.name(), open()?.into(), Bounds::LIST, |heard| {
        wire::read(&mut BufReader::with_capacity(64 << 10, heard), &name)
    });
    let (sheets, end) = answer.map_err(Why::ListCaged)?;
    cage.note(end.walls);
    if end.sha256 != sha256 {
        return Err(Why::Changed);
    }
    let End { bytes, peak_bytes, outcome, .. } = end;
    let file_remarks = outcome?;
    Ok(ListRead {
        path: path.to_path_buf(),
        sha256,
        bytes,
        format,
        charset: None,
        sheets,
        file_remarks,
        peak_bytes,
    })
}

/// The child's whole work: cages this process, parses standard input and answers on standard output.
///
/// # Errors
/// Where the cage cannot be built or nobody listens.
pub(crate) fn serve(format: ListFormat) -> io::Result<()> {
    let memory = cage::before();
    let walls = cage::enter_within(Bounds::LIST)?;
    let most = limits::LIST_FOREIGN_BYTES_MAX;
    // Its size is known where it is a file, and then nothing is moved while it is read.
    let size = rustix::fs::fstat(io::stdin()).map_or(0, |told| told.st_size.max(0) as u64);
    let mut bytes = Vec::with_capacity(size.min(most) as usize + 1);
    io::stdin().lock().take(most + 1).read_to_end(&mut bytes)?;
    let (sha256, length) = (Digest::of(&bytes), bytes.len() as u64);
    let mut out = Writer::new(BufWriter::with_capacity(64 << 10, io::stdout().lock()))?;
    let outcome = match parse(format, bytes, &mut out) {
        Ok(remarks) => Ok(remarks),
        Err(Stop::Fault(fault)) => Err(fault),
        Err(Stop::Io(error)) => return Err(error),
    };
    out.end(&End { sha256, bytes: length, walls, peak_bytes: cage::peak(memory), outcome })
}

pub(super) fn parse<W: io::Write>(
    format: ListFormat,
    bytes: Vec<u8>,
    out: &mut Writer<W>,
) -> Result<Vec<Remark>, Stop> {
    if bytes.len() as u64 > limits::LIST_FOREIGN_BYTES_MAX {
        return Err(Fault::foreign_too_large().into());
    }
    match format {
        ListFormat::Parquet => parquet::parse(bytes, out),
        _ => spreadsheet::parse(format, &bytes, out),
    }
}
