//! The desk: a case's pages, shown to people at this computer.
//!
//! The central type is the [`Desk`] of a site that `publication` made. It reads and never writes:
//!
//! * it answers on loopback addresses only, and only to requests that name this computer;
//! * it shows the files that the site's manifest names, in the bytes that it names, and nothing else;
//! * what may be asked by whom stands in one table, the module `permission`.
//!
//! Loopback is shared by all accounts of a computer: whoever has one there can read the site while it is served.
//!
//! ```
//! # async fn show() -> Result<(), desk::DeskError> {
//! use desk::Desk;
//! let listener = tokio::net::TcpListener::bind("127.0.0.1:8655").await.unwrap();
//! Desk::of("flood/site".into())?.serve(listener).await
//! # }
//! // Where nothing was published there is no desk.
//! let refused = desk::Desk::of("no/such/site".into()).unwrap_err();
//! assert!(refused.to_string().contains("toll build"));
//! ```
//!
//! Must not: open an outbound connection, ever, or write to a case but through custody.

mod answer;
mod error;
mod guard;
mod permission;
mod router;
mod site;

pub use error::DeskError;

use site::Site;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::net::TcpListener;

/// A published site, ready to be shown.
#[derive(Debug)]
pub struct Desk {
    site: Site,
}

impl Desk {
    /// The desk of the site in this folder, `CASE/site`. The site may be built anew while it is shown.
    ///
    /// # Errors
    /// [`DeskError::NoSite`] where nothing was published there, [`DeskError::Manifest`] where its manifest cannot be used.
    pub fn of(site: PathBuf) -> Result<Desk, DeskError> {
        Ok(Desk { site: Site::open(site)? })
    }

    /// Shows the site to whoever asks on this listener, until the future is dropped; answers that are under way
    /// end with the runtime. Nothing is lost by either.
    ///
    /// # Errors
    /// [`DeskError::NotLoopback`] where other computers could reach the listener; [`DeskError::Listener`] where
    /// the system takes it away.
    pub async fn serve(self, listener: TcpListener) -> Result<(), DeskError> {
        let address = listener.local_addr().map_err(DeskError::Listener)?;
        if !address.ip().to_canonical().is_loopback() {
            return Err(DeskError::NotLoopback(address));
        }
        axum::serve(listener, router::router(Arc::new(self.site))).await.map_err(DeskError::Listener)
    }
}
