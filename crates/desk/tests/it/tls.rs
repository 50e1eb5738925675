//! Who connects: by a certificate of the desk's own, slowly, or many at once. Refusals first.

use crate::browser::{PASSWORD, ask, clock, serve};
use custody::CaseFolder;
use desk::{Bounds, Desk, DeskError};
use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use std::fs;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsConnector;

/// A new case's desk, a certificate for a fictional host, and files of both.
struct Certified {
    dir: TempDir,
    desk: Desk,
    made: CertifiedKey<rcgen::KeyPair>,
    told: Told,
}

/// What the terminal of the desk shows.
type Told = Arc<Mutex<Vec<String>>>;

fn certified() -> Certified {
    let dir = TempDir::new().unwrap();
    let case = serde_json::from_str(r#"{"title": "Odry, a fictional flood"}"#).unwrap();
    let folder = CaseFolder::init_by(dir.path(), &case, clock().always()).unwrap();
    let told = Told::default();
    let heard = Arc::clone(&told);
    let tell = move |why: &str| heard.lock().unwrap().push(why.to_owned());
    let desk = Desk::open(folder, Box::new(|_, _| Ok(String::new())), tell).unwrap();
    let made = generate_simple_self_signed(["desk.example".to_owned()]).unwrap();
    fs::write(dir.path().join("chain.pem"), made.cert.pem()).unwrap();
    fs::write(dir.path().join("key.pem"), made.signing_key.serialize_pem()).unwrap();
    Certified { dir, desk, made, told }
}

impl Certified {
    fn file(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }
}

#[tokio::test]
async fn what_is_no_certificate_or_not_its_key_is_refused_with_the_files_name() {
    for (chain, key, why) in [
        ("none.pem", "key.pem", "none.pem"),
        ("chain.pem", "none.pem", "none.pem"),
        ("key.pem", "key.pem", "no certificate"),
        ("chain.pem", "chain.pem", "chain.pem"),
        ("chain.pem", "other.pem", "other.pem"),
        ("case.toml", "key.pem", "no certificate"),
    ] {
        let certified = certified();
        let other = generate_simple_self_signed(["other.example".to_owned()]).unwrap();
        fs::write(certified.file("other.pem"), other.signing_key.serialize_pem()).unwrap();
        let (chain, key) = (certified.file(chain), certified.file(key));
        let error = certified.desk.certified(&chain, &key).map(|_| ()).unwrap_err();
        assert!(matches!(error, DeskError::Certificate(..)), "{error}");
        assert!(error.to_string().contains(why), "{error}");
    }
}

/// Asks over TLS, as a browser that trusts this certificate alone.
async fn by_tls(address: SocketAddr, made: &CertifiedKey<rcgen::KeyPair>, request: &str) -> String {
    let mut roots = RootCertStore::empty();
    roots.add(made.cert.der().clone()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = config.with_root_certificates(roots).with_no_client_auth();
    let stream = TcpStream::connect(address).await.unwrap();
    let name = ServerName::try_from("desk.example").unwrap();
    let mut stream = TlsConnector::from(Arc::new(config)).connect(name, stream).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    // A desk that closes at once is not waited for.
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn with_a_certificate_others_come_in_by_tls_and_by_nothing_else() {
    let Certified { dir, desk, made, .. } = certified();
    let desk = desk.certified(&dir.path().join("chain.pem"), &dir.path().join("key.pem")).unwrap();
    let code = desk.first_code().unwrap();
    // Every address of this computer: without a certificate it would be refused.
    let listener = TcpListener::bind("0.0.0.0:0").await.unwrap();
    let address: SocketAddr = ([127, 0, 0, 1], listener.local_addr().unwrap().port()).into();
    tokio::spawn(desk.serve(listener));

    let mut plain = TcpStream::connect(address).await.unwrap();
    plain.write_all(b"GET /sign-in HTTP/1.1\r\nHost: desk.example\r\n\r\n").await.unwrap();
    let mut answer = Vec::new();
    let _ = plain.read_to_end(&mut answer).await;
    assert!(!answer.starts_with(b"HTTP"), "{}", String::from_utf8_lossy(&answer));

    let word = PASSWORD.replace(' ', "+");
    let body = format!("code={code}&name=ada&password={word}&again={word}");
    let request = format!(
        "POST /first HTTP/1.1\r\nHost: desk.example:8655\r\nOrigin: https://desk.example:8655\r\n\
         Connection: close\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let answer = by_tls(address, &made, &request).await;
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
    assert!(cookie.starts_with("__Host-toll=") && cookie.contains("; Secure"), "{cookie}");
    assert!(answer.contains("strict-transport-security: max-age=31536000"), "{answer}");
    let twice = "GET / HTTP/1.1\r\nHost: a.example\r\nHost: b.example\r\nConnection: close\r\n\r\n";
    assert!(by_tls(address, &made, twice).await.starts_with("HTTP/1.1 421"));
}

/// Writes a certificate and its key as a program that renews it does.
async fn renew(dir: &TempDir, chain: &str, key: &str) {
    // So that the time of the files is another one, on any disk.
    tokio::time::sleep(Duration::from_millis(20)).await;
    fs::write(dir.path().join("chain.pem"), chain).unwrap();
    fs::write(dir.path().join("key.pem"), key).unwrap();
}

#[tokio::test]
async fn a_renewed_certificate_is_shown_without_a_restart_and_one_that_does_not_hold_never() {
    let Certified { dir, desk, made, told } = certified();
    let desk = desk.certified(&dir.path().join("chain.pem"), &dir.path().join("key.pem")).unwrap();
    let desk = desk.within(Bounds { certificate_look: Duration::ZERO, ..Bounds::default() });
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(desk.serve(listener));
    let asked = "GET /sign-in HTTP/1.1\r\nHost: desk.example\r\nConnection: close\r\n\r\n";
    assert!(by_tls(address, &made, asked).await.starts_with("HTTP/1.1 200"));

    let renewed = generate_simple_self_signed(["desk.example".to_owned()]).unwrap();
    let (chain, key) = (renewed.cert.pem(), renewed.signing_key.serialize_pem());
    for (bad_chain, bad_key, why) in [
        ("no certificate at all", key.as_str(), "no certificate"),
        (&chain, &made.signing_key.serialize_pem(), "key.pem"),
    ] {
        renew(&dir, bad_chain, bad_key).await;
        for _ in 0..2 {
            assert!(by_tls(address, &made, asked).await.starts_with("HTTP/1.1 200"), "the old one goes on");
        }
        let told = std::mem::take(&mut *told.lock().unwrap());
        assert!(told.len() == 1 && told[0].contains(why), "told once: {told:?}");
    }
    fs::remove_file(dir.path().join("key.pem")).unwrap();
    assert!(by_tls(address, &made, asked).await.starts_with("HTTP/1.1 200"), "while one is put in place");

    renew(&dir, &chain, &key).await;
    assert!(by_tls(address, &renewed, asked).await.starts_with("HTTP/1.1 200"));
    assert_eq!(told.lock().unwrap().len(), 1, "but for the key that was gone");
}

#[tokio::test]
async fn the_files_of_a_certificate_are_not_looked_at_with_every_connection() {
    let Certified { dir, desk, made, .. } = certified();
    let desk = desk.certified(&dir.path().join("chain.pem"), &dir.path().join("key.pem")).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(desk.serve(listener));
    let renewed = generate_simple_self_signed(["desk.example".to_owned()]).unwrap();
    renew(&dir, &renewed.cert.pem(), &renewed.signing_key.serialize_pem()).await;
    let asked = "GET /sign-in HTTP/1.1\r\nHost: desk.example\r\nConnection: close\r\n\r\n";
    assert!(by_tls(address, &made, asked).await.starts_with("HTTP/1.1 200"), "within the minute");
}

#[tokio::test]
async fn browsers_are_bound_to_tls_only_where_there_is_tls() {
    let served = serve().await;
    let answer =
        ask(served.address, &format!("GET /sign-in HTTP/1.1\r\nHost: {}\r\n", served.address), "").await;
    assert_eq!(answer.status, 200);
    assert!(!answer.headers.iter().any(|line| line.starts_with("strict-transport")), "{:?}", answer.headers);
}

/// Far more than are answered at once.
const SLOW: usize = 200;

#[tokio::test]
async fn who_is_slow_in_asking_keeps_nobody_out() {
    let served = serve().await;
    let ada = served.ada().await;
    let mut slow = Vec::new();
    for at in 0..SLOW {
        let mut stream = TcpStream::connect(served.address).await.unwrap();
        // Every other one never ends its head; the others never send their body.
        let begun = match at % 2 {
            0 => "POST /sign-in HTTP/1.1\r\nHost: loc".to_owned(),
            _ => format!(
                "POST /sign-in HTTP/1.1\r\nHost: {}\r\nOrigin: http://{0}\r\nContent-Length: 100\r\n\r\nname=",
                served.address
            ),
        };
        stream.write_all(begun.as_bytes()).await.unwrap();
        slow.push(stream);
    }
    assert_eq!(ada.get("/").await.status, 200);
    drop(slow);
}

#[tokio::test]
async fn who_comes_when_too_many_are_there_is_told_to_come_back() {
    let served = serve().await;
    let mut held = Vec::new();
    for _ in 0..vocabulary::limits::DESK_CONNECTIONS_MAX {
        // A machine that lets a test hold fewer files cannot try it.
        let Ok(stream) = TcpStream::connect(served.address).await else {
            println!("SKIPPED: only {} connections can be held here", held.len());
            return;
        };
        held.push(stream);
    }
    let mut late = TcpStream::connect(served.address).await.unwrap();
    let mut answer = Vec::new();
    let _ = late.read_to_end(&mut answer).await;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    assert!(answer.starts_with("HTTP/1.1 503") && answer.contains("Retry-After: 5"), "{answer}");
    drop(held);
    // There is room again as soon as the desk has seen them go.
    for _ in 0..200 {
        let again = format!("GET /sign-in HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", served.address);
        let mut stream = TcpStream::connect(served.address).await.unwrap();
        let _ = stream.write_all(again.as_bytes()).await;
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
        if answer.starts_with(b"HTTP/1.1 200") {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("nobody is let in again");
}
