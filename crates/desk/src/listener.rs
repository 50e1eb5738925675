//! Who connects: so many at once, so many from one address, each heard for so long, by TLS where the desk has a certificate.
//!
//! Must not: let one who is slow, or many who are, keep the others out.

use crate::addresses::Addresses;
use crate::certificate::Certificate;
use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
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

/// Answers whoever connects, until the future is dropped. By TLS where there is a certificate, which is looked at again so often.
pub(crate) async fn answer(
    listener: TcpListener,
    tls: Option<(Arc<Certificate>, Duration)>,
    addresses: Addresses,
    router: Router,
) {
    let room = Arc::new(Semaphore::new(limits::DESK_CONNECTIONS_MAX));
    let addresses = Arc::new(addresses);
    loop {
        let Ok((stream, from)) = listener.accept().await else {
            sleep(REST).await;
            continue;
        };
        let place = addresses.hold(from.ip()).zip(Arc::clone(&room).try_acquire_owned().ok());
        let Some(place) = place else {
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
                Some((certificate, every)) => {
                    let tls = TlsAcceptor::from(certificate.now(every).await);
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

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpStream;

    /// Asks on a connection that stays, and gives the answer.
    async fn asked(stream: &mut TcpStream) -> String {
        // One that was turned away may be closed before it is asked.
        let _ = stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").await;
        let (mut answer, mut byte) = (Vec::new(), [0]);
        while !answer.ends_with(b"here") && stream.read_exact(&mut byte).await.is_ok() {
            answer.push(byte[0]);
        }
        String::from_utf8_lossy(&answer).into_owned()
    }

    #[tokio::test]
    async fn who_holds_too_many_connections_is_told_to_come_back_and_let_in_when_one_is_gone() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new().route("/", get(|| async { "here" }));
        // As if this computer were another one.
        tokio::spawn(answer(listener, None, Addresses::but(2, |_| false), router));
        let mut held = Vec::new();
        for _ in 0..2 {
            let mut stream = TcpStream::connect(address).await.unwrap();
            assert!(asked(&mut stream).await.starts_with("HTTP/1.1 200"));
            held.push(stream);
        }
        let mut third = TcpStream::connect(address).await.unwrap();
        let mut turned_away = Vec::new();
        third.read_to_end(&mut turned_away).await.unwrap();
        assert!(turned_away.starts_with(b"HTTP/1.1 503"));
        assert!(asked(&mut held[0]).await.starts_with("HTTP/1.1 200"), "those that it holds are heard");
        held.pop();
        for _ in 0..200 {
            let mut stream = TcpStream::connect(address).await.unwrap();
            if asked(&mut stream).await.starts_with("HTTP/1.1 200") {
                return;
            }
            sleep(Duration::from_millis(10)).await;
        }
        panic!("it is not let in again");
    }
}
