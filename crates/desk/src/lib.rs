//! The desk: where people review a case, decide, and are remembered for it.
//!
//! The central type is the [`Desk`] of a case:
//!
//! * one thread writes, through custody; who decides hears that it is kept when it is on the disk (the module `writer`);
//! * what may be asked by whom stands in one table, from which the router is made (the module `permission`);
//! * people come in by name and password; what they may do is said by the ledger (the modules `visitor` and `pages`);
//! * the published site is shown to everybody, in the bytes that its manifest names and no others (the module `site`).
//!
//! It answers on loopback addresses only. Where others are to reach it, a proxy with TLS stands before it, and
//! [`Desk::behind`] names the host that it answers for.
//!
//! ```
//! # async fn show(folder: custody::CaseFolder) -> Result<(), desk::DeskError> {
//! use desk::Desk;
//! let listener = tokio::net::TcpListener::bind("127.0.0.1:8655").await.unwrap();
//! let build = Box::new(|_: &mut custody::CaseFolder, _: desk::Progress| Ok("Nothing to build.".to_owned()));
//! let desk = Desk::open(folder, build, |cause| eprintln!("{cause}"))?;
//! if let Some(code) = desk.first_code() {
//!     println!("http://127.0.0.1:8655/sign-in?code={code}");
//! }
//! desk.serve(listener).await
//! # }
//! ```
//!
//! Must not: open an outbound connection, ever, or write to a case but through custody.

mod asked;
mod builds;
mod error;
mod guard;
mod house;
mod leases;
mod openapi;
mod pages;
mod password;
mod permission;
mod readers;
mod router;
mod site;
mod tries;
mod visitor;
mod words;
mod writer;

pub use builds::{Build, Progress};
pub use error::DeskError;

use custody::CaseFolder;
use house::House;
use std::sync::Arc;
use tokio::net::TcpListener;

/// A case that people may work on.
pub struct Desk {
    house: House,
}

impl Desk {
    /// The desk of a case. It holds the case for writing as long as it lives, and builds it when somebody asks for that.
    /// `tell` hears the cause where an answer fails: it may name folders, and is for whoever runs the desk.
    ///
    /// # Errors
    /// [`DeskError::Custody`] where the case cannot be read or `desk.db` not be opened, [`DeskError::Manifest`] where there is
    /// a published site whose manifest cannot be used.
    pub fn open(
        folder: CaseFolder,
        build: Build,
        tell: impl Fn(&str) + Send + Sync + 'static,
    ) -> Result<Desk, DeskError> {
        Ok(Desk { house: House::open(folder, build, Arc::new(tell))? })
    }

    /// The desk behind a proxy that speaks TLS and is reached under this host (`desk.example.org`, with the port where it is
    /// not 443). The proxy must hand on the header `Host`.
    #[must_use]
    pub fn behind(mut self, host: &str) -> Desk {
        self.house.outside = Some(host.to_ascii_lowercase());
        self
    }

    /// The code by which the first account is made; `None` where somebody can sign in already.
    pub fn first_code(&self) -> Option<String> {
        self.house.code().clone()
    }

    /// Tells, also while it serves, whether what is decided is still written: not any longer after a write that failed.
    pub fn takes_writes(&self) -> impl Fn() -> bool + Send + 'static {
        let writer = self.house.writer.clone();
        move || !writer.is_stopped()
    }

    /// Answers whoever asks on this listener, until the future is dropped; answers that are under way end with the
    /// runtime. What was acknowledged is on the disk.
    ///
    /// # Errors
    /// [`DeskError::NotLoopback`] where other computers could reach the listener; [`DeskError::Listener`] where
    /// the system takes it away.
    pub async fn serve(self, listener: TcpListener) -> Result<(), DeskError> {
        let address = listener.local_addr().map_err(DeskError::Listener)?;
        if !address.ip().to_canonical().is_loopback() {
            return Err(DeskError::NotLoopback(address));
        }
        axum::serve(listener, router::router(Arc::new(self.house))).await.map_err(DeskError::Listener)
    }
}
