//! What lies in a spreadsheet's file beside its sheets.
//!
//! Must not: unpack anything.

use crate::lists::fault::Fault;
use crate::lists::format::ListFormat;
use crate::lists::remark::{Noticed, Remarks};
use std::io::Cursor;
use vocabulary::limits;
use zip::ZipArchive;

/// Looks for macros, links and passwords, and whether it would unpack to more than may be.
pub(super) fn look(format: ListFormat, bytes: &[u8], remarks: &mut Remarks) -> Result<(), Fault> {
    match format {
        ListFormat::Xls => old(bytes, remarks),
        _ => packed(bytes, remarks),
    }
}

fn packed(bytes: &[u8], remarks: &mut Remarks) -> Result<(), Fault> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| Fault::broken(error, 0))?;
    if archive.len() > limits::ARCHIVE_ENTRIES_MAX {
        let most = limits::ARCHIVE_ENTRIES_MAX;
        return Err(Fault::limit("it holds more files than are read", "ARCHIVE_ENTRIES_MAX", most, 0));
    }
    // A file may lie about this. Then the cage ends its parser, and the reason is less plain.
    let unpacked = archive.decompressed_size().unwrap_or(0);
    if unpacked > u128::from(limits::LIST_UNPACKED_BYTES_MAX) {
        let most = limits::LIST_UNPACKED_BYTES_MAX;
        return Err(Fault::limit("it unpacks to more than is read", "LIST_UNPACKED_BYTES_MAX", most, 0));
    }
    let has = |part: &str| archive.file_names().flatten().any(|name| name.contains(part));
    if has("vbaProject.bin") || has("Basic/") || has("Scripts/") {
        remarks.add(Noticed::Macros, 0, String::new);
    }
    if has("externalLinks/") || has("xl/connections.xml") {
        remarks.add(Noticed::Links, 0, String::new);
    }
    Ok(())
}

/// The file before 2007 is a folder of streams, whose names are in UTF-16. So is a newer one that is locked.
fn old(bytes: &[u8], remarks: &mut Remarks) -> Result<(), Fault> {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if has("EncryptedPackage") {
        return Err(Fault::Locked);
    }
    if has("_VBA_PROJECT") {
        remarks.add(Noticed::Macros, 0, String::new);
    }
    Ok(())
}
