//! The two sites of a case: the one that readers have, and the one that waits for being published.
//!
//! Must not: hold on to a folder that another has taken the place of.

use crate::DeskError;
use crate::site::Site;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The folder of the published site in a case.
const SITE: &str = "site";
/// The folder of the one that waits.
const PREVIEW: &str = "preview";

pub(crate) struct Sites {
    case: PathBuf,
    /// Each as soon as there is one.
    published: Mutex<Option<Arc<Site>>>,
    preview: Mutex<Option<Arc<Site>>>,
}

impl Sites {
    /// # Errors
    /// [`DeskError::Manifest`] where there is a published site whose manifest cannot be used.
    pub(crate) fn of(case: &Path) -> Result<Sites, DeskError> {
        let published = Mutex::new(site(&case.join(SITE))?.map(Arc::new));
        Ok(Sites { case: case.to_path_buf(), published, preview: Mutex::default() })
    }

    /// The published site; `None` where nothing was published yet.
    pub(crate) fn published(&self) -> Option<Arc<Site>> {
        self.opened(&self.published, SITE)
    }

    /// The site that waits for being published; `None` where none does.
    pub(crate) fn preview(&self) -> Option<Arc<Site>> {
        self.opened(&self.preview, PREVIEW).filter(|site| site.is_there())
    }

    /// Has both looked for anew, because folders changed places.
    pub(crate) fn forget(&self) {
        for site in [&self.published, &self.preview] {
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
}

/// The site in a folder, where there is one.
fn site(folder: &Path) -> Result<Option<Site>, DeskError> {
    match Site::open(folder.to_path_buf()) {
        Err(DeskError::NoSite(_)) => Ok(None),
        other => other.map(Some),
    }
}
