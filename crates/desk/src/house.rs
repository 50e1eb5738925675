//! What all answers share: the case open for reading, the one thread that writes, who may come in, the published site.
//!
//! Must not: hold a request.

use crate::DeskError;
use crate::builds::{Build, Builds};
use crate::checks::Checks;
use crate::leases::Leases;
use crate::readers::Readers;
use crate::site::Site;
use crate::tries::Tries;
use crate::writer::Writer;
use custody::{CaseFolder, Doors, Moment, Vault};
use rustls::ServerConfig;
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
    pub(crate) readers: Readers,
    pub(crate) writer: Writer,
    pub(crate) tries: Tries,
    pub(crate) leases: Leases,
    /// The published site, as soon as there is one, and the one that waits for being published.
    site: Mutex<Option<Arc<Site>>>,
    preview: Mutex<Option<Arc<Site>>>,
    case: PathBuf,
    /// The host of a proxy with TLS, where there is one.
    pub(crate) outside: Option<String>,
    /// What TLS is spoken with, where the desk has a certificate.
    pub(crate) tls: Option<Arc<ServerConfig>>,
    /// Turns to be answered.
    pub(crate) turns: Semaphore,
    /// Whoever runs the desk.
    pub(crate) tell: Tell,
    pub(crate) builds: Builds,
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
        let site = site(&case.join(SITE))?.map(Arc::new);
        Ok(House {
            title: folder.case().title.clone(),
            review: folder.case().reviewed(),
            readers: Readers::of(case.clone())?,
            vault: folder.vault().clone(),
            intake: Mutex::new(folder.beside(Box::new(Moment::now))?),
            builds: Builds::of(folder.beside(Box::new(Moment::now))?, build),
            writer: Writer::start(folder, Arc::clone(&tell)),
            checks: Checks::default(),
            tries: Tries::default(),
            leases: Leases::default(),
            site: Mutex::new(site),
            preview: Mutex::default(),
            outside: None,
            tls: None,
            turns: Semaphore::new(limits::DESK_REQUESTS_MAX),
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

    /// The published site; `None` where nothing was published yet.
    pub(crate) fn site(&self) -> Option<Arc<Site>> {
        self.opened(&self.site, SITE)
    }

    /// The site that waits for being published; `None` where none does.
    pub(crate) fn preview(&self) -> Option<Arc<Site>> {
        self.opened(&self.preview, PREVIEW).filter(|site| site.is_there())
    }

    /// Has both looked for anew, because folders changed places.
    pub(crate) fn forget_sites(&self) {
        for site in [&self.site, &self.preview] {
            *site.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
    }

    fn opened(&self, kept: &Mutex<Option<Arc<Site>>>, folder: &str) -> Option<Arc<Site>> {
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.is_none() {
            *kept = site(&self.case.join(folder)).ok().flatten().map(Arc::new);
        }
        kept.clone()
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

/// The folder of the published site in a case.
const SITE: &str = "site";
/// The folder of the one that waits.
const PREVIEW: &str = "preview";

/// The site in a folder, where there is one.
fn site(folder: &Path) -> Result<Option<Site>, DeskError> {
    match Site::open(folder.to_path_buf()) {
        Err(DeskError::NoSite(_)) => Ok(None),
        other => other.map(Some),
    }
}
