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
    /// Other computers could reach the listener at this address, and what they send could be read on the way.
    #[error(
        "{0}: other computers can reach this address, and without TLS others could read along; give a certificate and its \
         key, or name the host of a proxy that speaks TLS, or use 127.0.0.1"
    )]
    NotLoopback(SocketAddr),
    /// This file is no certificate, or no key of it, and why.
    #[error("{}: {}; give a chain of certificates and the key of the first, both in PEM", .0.display(), .1)]
    Certificate(PathBuf, String),
    /// The system does not let the listener go on.
    #[error("the desk cannot listen any longer; start it again")]
    Listener(#[source] io::Error),
}
