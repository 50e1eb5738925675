//! What is sent or fetched slowly, or is large: it keeps nobody out, is given up where nothing comes, and never arrives altered. All
//! people and places are fictional.

use crate::browser::{Browser, Served, clock, serve_with, serve_within};
use custody::{Arrival, CaseFolder};
use desk::Bounds;
use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use vocabulary::{Digest, limits};

/// How long files may stop coming here.
const IDLE: Duration = Duration::from_millis(400);
const BEGUN: &str = "--cut\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\ndocument\r\n--cut\r\nContent-Disposition: \
    form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n12 people ";
const REST: &str = "drowned in Odry.\r\n--cut--\r\n";

async fn served() -> Served {
    serve_within(Bounds { upload_idle: IDLE, ..Bounds::default() }, |_| {}).await
}

/// Begins to hand in a file, of which the rest is still to come.
async fn begun(served: &Served, browser: &Browser) -> TcpStream {
    let (desk, cookie, length) = (served.address, &browser.cookie, BEGUN.len() + REST.len());
    let head = format!(
        "POST /sources/add HTTP/1.1\r\nHost: {desk}\r\nOrigin: http://{desk}\r\nCookie: {cookie}\r\nConnection: close\r\n\
         Content-Type: multipart/form-data; boundary=cut\r\nContent-Length: {length}\r\n\r\n{BEGUN}"
    );
    let mut stream = TcpStream::connect(desk).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    stream
}

/// What comes until the desk closes the connection.
async fn rest(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

/// How many files of this case are open without a name.
#[cfg(target_os = "linux")]
fn drafts(case: &Path) -> usize {
    let incoming = case.canonicalize().unwrap().join("originals/incoming");
    let open = fs::read_dir("/proc/self/fd").unwrap().filter_map(|fd| fs::read_link(fd.ok()?.path()).ok());
    open.filter(|file| file.starts_with(&incoming)).count()
}

#[tokio::test]
async fn files_that_stop_coming_are_given_up_and_nothing_of_them_stays() {
    let served = served().await;
    let ada = served.ada().await;
    let before = served.ledger();
    let mut silent = Vec::new();
    for _ in 0..limits::DESK_REQUESTS_MAX + 6 {
        silent.push(begun(&served, &ada).await);
    }
    assert_eq!(ada.get("/").await.status, 200, "they have nobody's turn");
    for stream in &mut silent {
        let answer = rest(stream).await;
        assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    }
    #[cfg(target_os = "linux")]
    assert_eq!(drafts(served.folder.path()), 0, "what came of them is gone");
    let incoming = served.folder.path().join("originals/incoming");
    assert_eq!(fs::read_dir(incoming).unwrap().count(), 0);
    assert_eq!(served.ledger(), before);
}

#[tokio::test]
async fn files_that_come_slowly_come_in() {
    let served = served().await;
    let ada = served.ada().await;
    let mut stream = begun(&served, &ada).await;
    for piece in REST.as_bytes().chunks(9) {
        tokio::time::sleep(IDLE / 2).await;
        stream.write_all(piece).await.unwrap();
    }
    let answer = rest(&mut stream).await;
    assert!(answer.contains("location: /sources?added=1&known=0"), "{answer}");
}

#[tokio::test]
async fn who_is_dismissed_while_their_files_come_hands_nothing_in() {
    let served = serve_with(|_| {}).await;
    let mut ada = served.ada().await;
    let con = served.appointed(&mut ada, "con", "contributor").await;
    let mut stream = begun(&served, &con).await;
    #[cfg(target_os = "linux")]
    for _ in 0..400 {
        if drafts(served.folder.path()) == 1 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let page = ada.get("/people").await.text();
    let seen = page.split("name=\"name\" value=\"con\"").nth(1).unwrap();
    let seen = seen.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let form = [("name", "con"), ("reason", "left"), ("seen", seen)];
    assert_eq!(ada.send("/people/dismiss", &form).await.status, 303);
    stream.write_all(REST.as_bytes()).await.unwrap();
    let answer = rest(&mut stream).await;
    assert!(answer.contains("location: /sign-in"), "{answer}");
    assert!(!served.ledger().contains("handed-in"));
}

/// Far more than lies in the buffers between the desk and who fetches.
const LARGE_BYTES: usize = 48 << 20;

async fn with_a_large_original() -> (Served, Digest) {
    let bytes: Vec<u8> =
        (0..LARGE_BYTES as u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let digest = Digest::of(&bytes);
    let served = serve_with(|case| {
        let mut folder = CaseFolder::open_by(case, clock().always()).unwrap();
        folder.intake(vec![Arrival { path: "sources/large.bin".to_owned(), bytes, sidecar: None }]).unwrap();
    })
    .await;
    (served, digest)
}

fn lies_at(served: &Served, digest: &Digest) -> std::path::PathBuf {
    let name = digest.to_string();
    let path = served.folder.path().join("originals").join(&name[..2]).join(name);
    let mut may = fs::metadata(&path).unwrap().permissions();
    #[expect(clippy::permissions_set_readonly_false, reason = "in a folder of this test alone")]
    may.set_readonly(false);
    fs::set_permissions(&path, may).unwrap();
    path
}

/// Turns the last byte of a file into another one, in its place.
fn alter(path: &Path) {
    let mut file = fs::OpenOptions::new().read(true).write(true).open(path).unwrap();
    let last = *fs::read(path).unwrap().last().unwrap();
    file.seek(SeekFrom::End(-1)).unwrap();
    file.write_all(&[!last]).unwrap();
}

#[tokio::test]
async fn an_original_is_given_out_whole_and_one_that_was_altered_not_at_all() {
    let (served, digest) = with_a_large_original().await;
    let ada = served.ada().await;
    let place = format!("/original/{digest}");
    let answer = ada.get(&place).await;
    assert_eq!((answer.status, answer.body.len()), (200, LARGE_BYTES));
    assert_eq!(Digest::of(&answer.body), digest);
    for line in [
        &format!("content-length: {LARGE_BYTES}"),
        "content-disposition: attachment",
        "x-content-type-options: nosniff",
    ] {
        assert!(answer.headers.iter().any(|header| header == line), "{line}");
    }
    alter(&lies_at(&served, &digest));
    let answer = ada.get(&place).await;
    assert_eq!(answer.status, 500);
    assert!(answer.body.len() < 100_000 && answer.text().contains("went wrong"), "{}", answer.text());
}

/// It is read as it is taken, so it is not held in memory; and what is altered on its way does not arrive whole.
#[tokio::test]
async fn an_original_that_is_altered_while_it_is_fetched_never_arrives_whole() {
    let (served, digest) = with_a_large_original().await;
    let ada = served.ada().await;
    let path = lies_at(&served, &digest);
    let mut stream = TcpStream::connect(served.address).await.unwrap();
    let (desk, cookie) = (served.address, &ada.cookie);
    let request = format!(
        "GET /original/{digest} HTTP/1.1\r\nHost: {desk}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut head = vec![0; 1000];
    stream.read_exact(&mut head).await.unwrap();
    assert!(head.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&head));
    alter(&path);
    let mut body = Vec::new();
    let _ = stream.read_to_end(&mut body).await;
    let begins = head.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 4;
    let came = head.len() - begins + body.len();
    assert!(came < LARGE_BYTES && came > LARGE_BYTES / 2, "{came} of {LARGE_BYTES} bytes came");
}
