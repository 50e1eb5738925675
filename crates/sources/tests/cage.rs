//! The cage holds: this program starts itself again as a child that does what a parser must not do.
//!
//! Without the usual harness: the child is to be caged before anything else is started in it.

use sources::cage::{Cage, Ended, enter};
use sources::{Why, open_bytes};
use std::fs::File;
use std::hint::black_box;
use std::io::Write;
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use vocabulary::limits;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("probe") => probe(&arguments[1]),
        Some("serve") => sources::cage::serve(&arguments[1]).expect("an honest child answers"),
        // Harnesses are asked for a list of their tests; this one has none to choose from.
        Some("--list") => {}
        _ => tests(),
    }
}

fn tests() {
    what_is_forbidden_is_denied();
    whatever_ends_a_child_is_told_and_the_parent_lives();
    an_honest_child_answers();
    println!("the cage holds");
}

/// What the child does, once it is caged.
fn probe(what: &str) {
    let listener = TcpListener::bind("127.0.0.1:0").ok();
    let walls = enter().expect("the limits can be set");
    if cfg!(target_os = "linux") {
        // Where a kernel lacks a wall, what follows fails and says which.
        println!("{walls:?}");
    }
    let done = match what {
        "open" => File::open("/etc/hostname").is_ok(),
        "create" => File::create(std::env::temp_dir().join("toll-cage-probe")).is_ok(),
        "list" => std::fs::read_dir("/").is_ok(),
        "connect" => {
            let address = listener.and_then(|listener| listener.local_addr().ok());
            address.is_some_and(|address| TcpStream::connect(address).is_ok())
        }
        "udp" => UdpSocket::bind("127.0.0.1:0").is_ok(),
        "start" => Command::new("/bin/true").status().is_ok(),
        "thread" => std::thread::Builder::new().spawn(|| {}).is_ok(),
        "memory" => black_box(vec![1u8; 1 << 30]).len() == 1 << 30,
        "spin" => loop {
            black_box(0);
        },
        "stack" => deeper(0) > 0,
        "panic" => panic!("as parsers do"),
        "flood" => loop {
            if std::io::stdout().write_all(&[b'x'; 1 << 16]).is_err() {
                return;
            }
        },
        "garbage" => return println!("toll caged 1\n{{}}"),
        other => panic!("there is no probe {other}"),
    };
    println!("{}", if done { "done" } else { "denied" });
}

#[expect(unconditional_recursion, reason = "the stack is to overflow")]
fn deeper(depth: u64) -> u64 {
    black_box(depth) + deeper(black_box(depth + 1))
}

fn itself() -> std::path::PathBuf {
    std::env::current_exe().expect("this program lies somewhere")
}

fn what_is_forbidden_is_denied() {
    for what in ["open", "create", "list", "connect", "udp", "start", "thread"] {
        let output = Command::new(itself()).args(["probe", what]).stdin(Stdio::null()).output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && said.ends_with("denied\n"), "{what}: {said}, {}", output.status);
    }
}

/// Parses a page by a child that does something else.
fn by(what: &str) -> (Why, Duration) {
    let cage = Cage::new(itself(), ["probe", what]);
    let mut document = open_bytes("a.html", b"<p>12 died".to_vec()).unwrap();
    let start = Instant::now();
    let refusal = document.parse(&cage).map(|_| ()).expect_err(what);
    (refusal.why, start.elapsed())
}

fn whatever_ends_a_child_is_told_and_the_parent_lives() {
    let most = Duration::from_secs(limits::CAGE_WALL_SECONDS + 1);
    for (what, words) in [
        ("memory", "ran out of memory"),
        ("stack", "ran out of memory or of stack"),
        ("panic", "its parser failed"),
        ("flood", "answered too much"),
        ("garbage", "makes no sense"),
        // On a machine with much to do, the clock is sooner than the processor.
        ("spin", "did not come to an end|took too long"),
    ] {
        let (why, took) = by(what);
        assert!(
            matches!(why, Why::Caged(_)) && words.split('|').any(|words| why.to_string().contains(words)),
            "{what}: {why}"
        );
        assert!(took < most, "{what} took {took:?}");
    }
    let cage = Cage::new("/no/such/program", ["caged"]);
    let mut document = open_bytes("a.html", b"<p>12 died".to_vec()).unwrap();
    let refusal = document.parse(&cage).map(|_| ()).unwrap_err();
    assert!(matches!(refusal.why, Why::Caged(Ended::NotStarted(_))) && refusal.why.is_passing(), "{refusal}");
}

fn an_honest_child_answers() {
    let cage = Cage::new(itself(), ["serve"]);
    let mut document = open_bytes("a.html", b"<p>12 <b>died</b> in &Ouml;dry".to_vec()).unwrap();
    assert!(document.text().is_err(), "a foreign document has no text before it is parsed");
    document.parse(&cage).unwrap();
    let text = document.text().unwrap();
    assert_eq!(text.text, "12 died in Ödry");
    assert_eq!(text.spot(11..15).unwrap().to_string(), "bytes 21 to 30");
    let sections: Vec<_> = document.sections_of(16).unwrap().map(Result::unwrap).collect();
    assert_eq!(sections.iter().map(|section| section.text.as_str()).collect::<String>(), text.text);
}
