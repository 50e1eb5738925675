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
    /// There is no manifest in this folder.
    #[error("{}: there is no site here yet; make it with `toll build`", .0.display())]
    NoSite(PathBuf),
    /// This manifest cannot be used, and why.
    #[error("{}: {}; make the site anew with `toll build`", .0.display(), .1)]
    Manifest(PathBuf, String),
    /// The case cannot be opened.
    #[error(transparent)]
    Custody(#[from] custody::CustodyError),
    /// Other computers could reach the listener at this address.
    #[error("{0}: other computers can reach this address, and the desk is for this one alone; use 127.0.0.1")]
    NotLoopback(SocketAddr),
    /// The system does not let the listener go on.
    #[error("the desk cannot listen any longer; start it again")]
    Listener(#[source] io::Error),
}
