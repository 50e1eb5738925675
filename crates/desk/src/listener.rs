//! Who connects: so many at once, each heard for so long, by TLS where the desk has a certificate.
//!
//! Must not: let one who is slow, or many who are, keep the others out.

use crate::DeskError;
use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;
use vocabulary::limits;

/// What is said where too many are connected already.
const FULL: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
/// How long nobody is let in after the system refused to, for want of open files.
const REST: Duration = Duration::from_millis(100);
const HEAD_WAIT: Duration = Duration::from_secs(limits::DESK_HEAD_SECONDS);

/// Answers whoever connects, until the future is dropped.
pub(crate) async fn answer(listener: TcpListener, tls: Option<Arc<ServerConfig>>, router: Router) {
    let room = Arc::new(Semaphore::new(limits::DESK_CONNECTIONS_MAX));
    let tls = tls.map(TlsAcceptor::from);
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            sleep(REST).await;
            continue;
        };
        let Ok(place) = Arc::clone(&room).try_acquire_owned() else {
            // A fresh connection takes so little at once; one that speaks TLS would not understand it.
            if tls.is_none() {
                let _ = stream.try_write(FULL);
            }
            continue;
        };
        // Small answers are sent at once. Where that cannot be had, they come a little later.
        let _ = stream.set_nodelay(true);
        let (tls, router) = (tls.clone(), router.clone());
        tokio::spawn(async move {
            match tls {
                None => converse(stream, router).await,
                Some(tls) => {
                    if let Ok(Ok(stream)) = timeout(HEAD_WAIT, tls.accept(stream)).await {
                        converse(stream, router).await;
                    }
                }
            }
            drop(place);
        });
    }
}

/// Answers on one connection until it ends, or is silent for too long.
async fn converse(stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static, router: Router) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD_WAIT).max_buf_size(limits::DESK_HEAD_BYTES_MAX);
    // What a browser breaks off is no fault of the desk.
    let _ = http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(router)).await;
}

/// What TLS is spoken with: the chain of certificates and the key of the first of them, both in PEM.
pub(crate) fn certified(certificates: &Path, key: &Path) -> Result<Arc<ServerConfig>, DeskError> {
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
