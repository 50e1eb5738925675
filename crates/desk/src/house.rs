//! What all answers share: the case open for reading, the one thread that writes, who may come in, the published site.
//!
//! Must not: hold a request.

use crate::DeskError;
use crate::bounds::Bounds;
use crate::builds::{Build, Builds};
use crate::certificate::Certificate;
use crate::checks::Checks;
use crate::halfway::Halfway;
use crate::leases::Leases;
use crate::publishings::Publishings;
use crate::readers::Readers;
use crate::sites::Sites;
use crate::tries::Tries;
use crate::writer::Writer;
use custody::{CaseFolder, Doors, Moment, Vault};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Semaphore;
use vocabulary::{ReviewSettings, limits};

/// What hears why something failed.
pub(crate) type Tell = Arc<dyn Fn(&str) + Send + Sync>;

pub(crate) struct House {
    /// What the case is called.
    pub(crate) title: String,
    /// How pairs of records are reviewed, as `case.toml` said when the desk was opened.
    pub(crate) review: ReviewSettings,
    pub(crate) readers: Arc<Readers>,
    pub(crate) writer: Writer,
    pub(crate) tries: Tries,
    /// Tries of codes of the second factor.
    pub(crate) code_tries: Tries,
    pub(crate) halfway: Halfway,
    pub(crate) leases: Leases,
    /// The published site, and the one that waits for being published.
    pub(crate) sites: Arc<Sites>,
    case: PathBuf,
    /// The host of a proxy with TLS, where there is one.
    pub(crate) outside: Option<String>,
    /// What TLS is spoken with, where the desk has a certificate.
    pub(crate) tls: Option<Arc<Certificate>>,
    pub(crate) bounds: Bounds,
    /// Turns to be answered.
    pub(crate) turns: Semaphore,
    /// Turns to look at a page: those who only look are answered one after another, a few at once, so that each waits about as
    /// long as the others and nobody much longer.
    pub(crate) looks: Semaphore,
    /// Whoever runs the desk.
    pub(crate) tell: Tell,
    pub(crate) builds: Builds,
    pub(crate) publishings: Publishings,
    pub(crate) checks: Checks,
    /// The originals.
    pub(crate) vault: Vault,
    /// Takes in what is handed in, beside the thread that decides.
    intake: Mutex<CaseFolder>,
    doors: Mutex<Doors>,
    /// The code by which the first account is made; `None` where there is one.
    code: Mutex<Option<String>>,
}

impl House {
    pub(crate) fn open(folder: CaseFolder, build: Build, tell: Tell) -> Result<House, DeskError> {
        let case = folder.root().to_path_buf();
        let doors = Doors::open(&case)?;
        let empty = doors.is_empty()?;
        let code = empty.then(|| crate::visitor::token()[..12].to_owned());
        // What may be refused comes before a thread is started that holds the case.
        let sites = Arc::new(Sites::of(&case)?);
        let readers = Arc::new(Readers::of(case.clone())?);
        let vault = folder.vault().clone();
        let intake = folder.beside(Box::new(Moment::now))?;
        let builds = Builds::of(folder.beside(Box::new(Moment::now))?, build);
        let (title, review) = (folder.case().title.clone(), folder.case().reviewed());
        let writer = Writer::start(folder, Arc::clone(&tell));
        let publishings = Publishings::of(
            builds.clone(),
            Arc::clone(&readers),
            writer.clone(),
            Arc::clone(&sites),
            Arc::clone(&tell),
        );
        Ok(House {
            title,
            review,
            readers,
            vault,
            intake: Mutex::new(intake),
            builds,
            publishings,
            writer,
            checks: Checks::default(),
            tries: Tries::of(limits::TRIES_MAX, limits::TRIES_SECONDS),
            code_tries: Tries::of(limits::CODE_TRIES_MAX, limits::CODE_TRIES_SECONDS),
            halfway: Halfway::default(),
            leases: Leases::default(),
            sites,
            outside: None,
            tls: None,
            bounds: Bounds::default(),
            turns: Semaphore::new(limits::DESK_REQUESTS_MAX),
            looks: Semaphore::new(looks()),
            tell,
            doors: Mutex::new(doors),
            code: Mutex::new(code),
            case,
        })
    }

    /// The case's folder.
    pub(crate) fn case(&self) -> &Path {
        &self.case
    }

    pub(crate) fn doors(&self) -> MutexGuard<'_, Doors> {
        self.doors.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The handle that takes in what is handed in, for one form at a time.
    pub(crate) fn intake(&self) -> MutexGuard<'_, CaseFolder> {
        self.intake.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether it is reached by TLS.
    pub(crate) fn secure(&self) -> bool {
        self.outside.is_some() || self.tls.is_some()
    }

    /// The code by which the first account is made, as long as there is none.
    pub(crate) fn code(&self) -> MutexGuard<'_, Option<String>> {
        self.code.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How many look at a page at once: enough for every core, and for some that wait for a disk.
fn looks() -> usize {
    std::thread::available_parallelism().map_or(1, NonZero::get) * limits::DESK_LOOKS_OF_A_CORE
}
