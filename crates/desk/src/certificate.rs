//! The certificate of a desk: read when it is opened, and again when its files changed, so that one that was renewed needs no restart.
//!
//! Must not: give up a certificate that holds for one that does not.

use crate::DeskError;
use crate::house::Tell;
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};
use vocabulary::limits;

/// A chain of certificates and the key of the first of them.
pub(crate) struct Certificate {
    chain: PathBuf,
    key: PathBuf,
    tell: Tell,
    kept: Mutex<Kept>,
}

struct Kept {
    config: Arc<ServerConfig>,
    /// What the files were when they were last read, well or not.
    seen: Seen,
    /// When that was last looked at.
    looked: Instant,
}

/// Time and length of both files; `None` of one that is not there.
type Seen = [Option<(SystemTime, u64)>; 2];

impl Certificate {
    /// Reads both files, in PEM. `tell` hears later why newer ones cannot be used.
    ///
    /// # Errors
    /// [`DeskError::Certificate`] where they cannot be read, or do not go together.
    pub(crate) fn read(chain: &Path, key: &Path, tell: Tell) -> Result<Certificate, DeskError> {
        // Looked at before they are read: what changes in between is read again.
        let seen = seen(chain, key);
        let config = configured(chain, key)?;
        let kept = Mutex::new(Kept { config, seen, looked: Instant::now() });
        Ok(Certificate { chain: chain.to_path_buf(), key: key.to_path_buf(), tell, kept })
    }

    /// What TLS is spoken with on a new connection. The files are looked at again where the last look is so long ago; where they
    /// changed and cannot be used, the old ones go on, and that is told once.
    pub(crate) async fn now(self: &Arc<Self>, every: Duration) -> Arc<ServerConfig> {
        let due = {
            let mut kept = self.locked();
            let due = kept.looked.elapsed() >= every;
            if due {
                kept.looked = Instant::now();
            }
            due
        };
        if due {
            let this = Arc::clone(self);
            // Where it breaks off, the old one goes on as well.
            let _ = tokio::task::spawn_blocking(move || this.look()).await;
        }
        Arc::clone(&self.locked().config)
    }

    fn look(&self) {
        let found = seen(&self.chain, &self.key);
        if self.locked().seen == found {
            return;
        }
        let read = configured(&self.chain, &self.key);
        let mut kept = self.locked();
        kept.seen = found;
        match read {
            Ok(config) => kept.config = config,
            Err(error) => {
                drop(kept);
                (self.tell)(&format!("{error}; until then the certificate that was read before is shown"));
            }
        }
    }

    fn locked(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn seen(chain: &Path, key: &Path) -> Seen {
    [chain, key].map(|file| {
        let found = fs::metadata(file).ok()?;
        Some((found.modified().ok()?, found.len()))
    })
}

/// What TLS is spoken with.
fn configured(certificates: &Path, key: &Path) -> Result<Arc<ServerConfig>, DeskError> {
    let at = |file: &Path, why: String| DeskError::Certificate(file.to_path_buf(), why);
    let read = |file: &Path| -> Result<Vec<u8>, DeskError> {
        let bytes = fs::metadata(file).map_err(|error| at(file, error.to_string()))?.len();
        if bytes > limits::CERTIFICATE_BYTES_MAX {
            return Err(at(file, format!("it has {bytes} bytes, and CERTIFICATE_BYTES_MAX is less")));
        }
        fs::read(file).map_err(|error: io::Error| at(file, error.to_string()))
    };
    let chain: Result<Vec<CertificateDer<'static>>, _> =
        CertificateDer::pem_slice_iter(&read(certificates)?).collect();
    let chain = chain.map_err(|error| at(certificates, error.to_string()))?;
    if chain.is_empty() {
        return Err(at(certificates, "it holds no certificate in PEM".to_owned()));
    }
    let secret = PrivateKeyDer::from_pem_slice(&read(key)?).map_err(|error| at(key, error.to_string()))?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(|config| config.with_no_client_auth().with_single_cert(chain, secret))
        .map_err(|error| at(key, error.to_string()))?;
    Ok(Arc::new(config))
}
