//! The desk: where people review a case, decide, and are remembered for it.
//!
//! The central type is the [`Desk`] of a case:
//!
//! * one thread writes, through custody; who decides hears that it is kept when it is on the disk (the module `writer`);
//! * what may be asked by whom stands in one table, from which the router is made (the module `permission`);
//! * people come in by name and password; what they may do is said by the ledger (the modules `visitor` and `pages`);
//! * the published site is shown to everybody, in the bytes that its manifest names and no others (the module `site`).
//!
//! It answers on loopback addresses only, unless it has a certificate ([`Desk::certified`]), or a proxy with TLS stands before
//! it and [`Desk::behind`] names the host that it answers for.
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

mod addresses;
mod again;
mod asked;
mod bounds;
mod builds;
mod certificate;
mod checks;
mod error;
mod guard;
mod halfway;
mod house;
mod leases;
mod listener;
mod marked;
mod names;
mod openapi;
mod pages;
mod password;
mod permission;
mod pieces;
mod publishings;
mod readers;
mod reasons;
mod router;
mod said;
mod second;
mod site;
mod sites;
mod tries;
mod upload;
mod visitor;
mod words;
mod writer;

pub use bounds::Bounds;
pub use builds::{Build, Progress};
pub use error::DeskError;

use addresses::Addresses;
use certificate::Certificate;
use custody::CaseFolder;
use house::House;
use std::path::Path;
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

    /// The desk within other bounds than the usual ones.
    #[must_use]
    pub fn within(mut self, bounds: Bounds) -> Desk {
        self.house.bounds = bounds;
        self
    }

    /// The desk with a certificate of its own: a file with the chain and one with its key, both in PEM. It then speaks TLS alone.
    /// Where the files change while it serves, they are read again ([`Bounds::certificate_look`]); where the new ones cannot be used, the old
    /// ones go on and `tell` hears why.
    ///
    /// # Errors
    /// [`DeskError::Certificate`] where they cannot be read, or do not go together.
    pub fn certified(mut self, chain: &Path, key: &Path) -> Result<Desk, DeskError> {
        let tell = Arc::clone(&self.house.tell);
        self.house.tls = Some(Arc::new(Certificate::read(chain, key, tell)?));
        Ok(self)
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

    /// Whether what this listener hears cannot be read on the way: only this computer reaches it, or TLS is spoken.
    ///
    /// # Errors
    /// [`DeskError::NotLoopback`] where it can; [`DeskError::Listener`] where the system does not say.
    pub fn may_answer(&self, listener: &TcpListener) -> Result<(), DeskError> {
        let address = listener.local_addr().map_err(DeskError::Listener)?;
        match address.ip().to_canonical().is_loopback() || self.house.secure() {
            true => Ok(()),
            false => Err(DeskError::NotLoopback(address)),
        }
    }

    /// Answers whoever asks on this listener, until the future is dropped; answers that are under way end with the
    /// runtime. What was acknowledged is on the disk.
    ///
    /// # Errors
    /// As [`Desk::may_answer`].
    pub async fn serve(self, listener: TcpListener) -> Result<(), DeskError> {
        self.may_answer(&listener)?;
        let bounds = self.house.bounds;
        let tls = self.house.tls.clone().map(|certificate| (certificate, bounds.certificate_look));
        let addresses = Addresses::of(bounds.connections_of_address, self.house.outside.is_some());
        listener::answer(listener, tls, addresses, router::router(Arc::new(self.house))).await;
        Ok(())
    }
}
