//! A desk on a port of its own, and browsers that ask it. All people and places are fictional.

use custody::{CaseFolder, Moment};
use desk::{Bounds, Desk};
use publication::{Manifest, ManifestFile};
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use vocabulary::{Case, Digest};

pub(crate) const PASSWORD: &str = "four fictional words here";

pub(crate) fn write(file: PathBuf, text: impl AsRef<[u8]>) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

/// A served case.
pub(crate) struct Served {
    pub(crate) folder: TempDir,
    pub(crate) address: SocketAddr,
    code: Option<String>,
}

/// A new case; what `prepare` puts into its folder is there before it is opened.
pub(crate) async fn serve_with(prepare: impl FnOnce(&Path)) -> Served {
    serve_within(Bounds::default(), prepare).await
}

/// The same, within other bounds.
pub(crate) async fn serve_within(bounds: Bounds, prepare: impl FnOnce(&Path)) -> Served {
    let folder = TempDir::new().unwrap();
    let case: Case = serde_json::from_str(r#"{"title": "Odry, a fictional flood"}"#).unwrap();
    drop(CaseFolder::init_by(folder.path(), &case, clock().always()).unwrap());
    prepare(folder.path());
    let opened = CaseFolder::open_by(folder.path(), clock().always()).unwrap();
    let build = |_: &mut CaseFolder, read: desk::Progress| {
        read(1, 2);
        Ok("Two <people> drowned.".to_owned())
    };
    let desk = Desk::open(opened, Box::new(build), |_| {}).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (address, code) = (listener.local_addr().unwrap(), desk.first_code());
    tokio::spawn(desk.within(bounds).serve(listener));
    Served { folder, address, code }
}

pub(crate) async fn serve() -> Served {
    serve_with(|_| {}).await
}

pub(crate) fn clock() -> Moment {
    "2031-05-08T09:30:00Z".parse().unwrap()
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// In small letters, but for the date and what is only for one browser.
    pub(crate) headers: Vec<String>,
    pub(crate) cookie: Option<String>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub(crate) fn leads_to(&self) -> &str {
        self.headers.iter().find_map(|line| line.strip_prefix("location: ")).unwrap_or_default()
    }
}

pub(crate) async fn ask(desk: SocketAddr, request: &str, body: &str) -> Answer {
    let mut stream = TcpStream::connect(desk).await.unwrap();
    let request = format!("{request}Connection: close\r\n\r\n{body}");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut head = Vec::new();
    // One that is turned away before its body was read may be cut off.
    let _ = stream.read_to_end(&mut head).await;
    let end = head.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer has a head");
    let body = head.split_off(end + 4);
    let head = String::from_utf8(head).unwrap();
    let cookie = head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).map(str::to_owned);
    let status = head[9..12].parse().unwrap();
    let plain = |line: &&str| !line.starts_with("date") && !line.starts_with("set-cookie");
    let headers = head.lines().skip(1).filter(plain).map(str::to_lowercase).collect();
    Answer { status, headers, cookie, body }
}

/// Somebody's browser.
pub(crate) struct Browser {
    desk: SocketAddr,
    pub(crate) cookie: String,
}

impl Served {
    pub(crate) fn browser(&self) -> Browser {
        Browser { desk: self.address, cookie: String::new() }
    }

    /// A browser in which the first admin, Ada, is signed in.
    pub(crate) async fn ada(&self) -> Browser {
        let mut browser = self.browser();
        let code = self.code.clone().unwrap_or_default();
        let form = [("code", code.as_str()), ("name", "ada"), ("password", PASSWORD), ("again", PASSWORD)];
        assert_eq!(browser.send("/first", &form).await.leads_to(), "/");
        browser
    }

    /// A browser in which somebody is signed in whom Ada has appointed.
    pub(crate) async fn appointed(&self, ada: &mut Browser, name: &str, office: &str) -> Browser {
        let form = [("name", name), ("password", PASSWORD), ("office", office)];
        assert_eq!(ada.send("/people/appoint", &form).await.leads_to(), "/people");
        let mut browser = self.browser();
        assert_eq!(browser.sign_in(name, PASSWORD).await.leads_to(), "/");
        browser
    }

    pub(crate) fn code(&self) -> &str {
        self.code.as_deref().unwrap_or_default()
    }

    /// The ledger, as others would check it.
    pub(crate) fn ledger(&self) -> String {
        let mut out = Vec::new();
        custody::export(self.folder.path(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }
}

impl Browser {
    pub(crate) async fn get(&self, path: &str) -> Answer {
        let (desk, cookie) = (self.desk, &self.cookie);
        ask(desk, &format!("GET {path} HTTP/1.1\r\nHost: {desk}\r\nCookie: {cookie}\r\n"), "").await
    }

    /// Sends a form as a page of the desk would.
    pub(crate) async fn send(&mut self, path: &str, form: &[(&str, &str)]) -> Answer {
        let origin = format!("Origin: http://{}\r\nSec-Fetch-Site: same-origin\r\n", self.desk);
        self.send_from(path, form, &origin).await
    }

    pub(crate) async fn send_from(&mut self, path: &str, form: &[(&str, &str)], headers: &str) -> Answer {
        let coded = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let fields: Vec<String> =
            form.iter().map(|(name, value)| format!("{name}={}", coded(value))).collect();
        let (desk, cookie, body) = (self.desk, &self.cookie, fields.join("&"));
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {desk}\r\nCookie: {cookie}\r\n{headers}\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
            body.len()
        );
        let answer = ask(desk, &request, &body).await;
        if let Some(given) = &answer.cookie {
            self.cookie = given.split(';').next().unwrap_or_default().to_owned();
        }
        answer
    }

    /// Asks as a program that has this browser's token.
    pub(crate) async fn program(&self, method: &str, path: &str, body: &str) -> Answer {
        let token = self.cookie.split_once('=').map_or("", |(_, token)| token);
        let (desk, length) = (self.desk, body.len());
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {desk}\r\nAuthorization: Bearer {token}\r\n\
             Content-Type: application/json\r\nContent-Length: {length}\r\n"
        );
        ask(desk, &request, body).await
    }

    pub(crate) async fn sign_in(&mut self, name: &str, password: &str) -> Answer {
        self.send("/sign-in", &[("name", name), ("password", password)]).await
    }
}

/// Writes a manifest of these files into a site's folder, whether they are there or not.
pub(crate) fn list(site: &Path, pages: &[(&str, &str)]) {
    let listed = pages.iter().map(|(path, text)| ManifestFile {
        path: (*path).to_owned(),
        sha256: Digest::of(text.as_bytes()),
        bytes: text.len() as u64,
    });
    let (format, ledger_head) = (Manifest::FORMAT.to_owned(), String::new());
    let manifest = Manifest { format, ledger_head, files: listed.collect() };
    write(site.join(Manifest::NAME), serde_json::to_vec(&manifest).unwrap());
}
