//! What can keep a site from being shown; each with what to do about it.
//!
//! Must not: be sent to a browser; folders of this computer are named here.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

/// Why a site cannot be shown.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DeskError {
    /// There is no manifest in the folder.
    #[error("{}: there is no site here yet; make it with `toll build`", site.display())]
    NoSite {
        /// The folder.
        site: PathBuf,
    },
    /// The manifest cannot be used.
    #[error("{}: {seen}; make the site anew with `toll build`", file.display())]
    Manifest {
        /// The manifest.
        file: PathBuf,
        /// What is wrong with it.
        seen: String,
    },
    /// Other computers could reach the listener.
    #[error(
        "{address}: other computers can reach this address, and the desk is for this one alone; use 127.0.0.1 or ::1"
    )]
    NotLoopback {
        /// The address.
        address: SocketAddr,
    },
    /// The system does not let the listener go on.
    #[error("the desk cannot listen any longer; start it again")]
    Listener(#[source] io::Error),
}
