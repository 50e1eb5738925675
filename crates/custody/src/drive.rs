//! Whether a folder lies on a drive of this machine. SQLite's log needs memory shared by all who open the database,
//! which network drives do not give: a case there would be damaged without a word.
//!
//! Must not: refuse what it does not know.

use crate::CustodyError;
use std::path::Path;

/// Refuses a folder that lies on a network drive.
#[cfg(target_os = "linux")]
pub(crate) fn refuse_network(dir: &Path) -> Result<(), CustodyError> {
    let found = rustix::fs::statfs(dir).map_err(|e| CustodyError::io(dir, e.into()))?;
    match kind(found.f_type as u64 & 0xFFFF_FFFF) {
        Some(kind) => Err(CustodyError::NetworkDrive { dir: dir.to_path_buf(), kind }),
        None => Ok(()),
    }
}

/// Elsewhere the kind of a drive is not asked for.
#[cfg(not(target_os = "linux"))]
pub(crate) fn refuse_network(_: &Path) -> Result<(), CustodyError> {
    Ok(())
}

/// The names of network file systems by their numbers in statfs(2).
#[cfg(target_os = "linux")]
fn kind(number: u64) -> Option<&'static str> {
    match number {
        0x6969 => Some("NFS"),
        0x517B | 0xFF53_4D42 | 0xFE53_4D42 => Some("SMB"),
        0x0102_1997 => Some("9P"),
        0x5346_414F => Some("AFS"),
        0x00C3_6400 => Some("Ceph"),
        _ => None,
    }
}
