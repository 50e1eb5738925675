//! The cage holds: this program starts itself again as a child that does what a parser must not do.
//!
//! Without the usual harness: the child is to be caged before anything else is started in it.

use sources::cage::{Cage, Ended, enter};
use sources::{Fault, Why, open_bytes, open_list};
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
    lists_are_parsed_in_the_cage_too();
    a_zip_bomb_is_stopped();
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
        "garbled-list" => return println!("toll caged list 1\nS\u{1}\0\0\0\0\0\0\0{{"),
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

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A workbook whose one sheet is what is written of it.
fn xlsx(sheet: impl FnOnce(&mut zip::ZipWriter<std::io::Cursor<Vec<u8>>>)) -> Vec<u8> {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let related = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" \
             Type=\"{relation}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{relation}\"><sheets><sheet name=\"Dead\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in [
        ("_rels/.rels", related("officeDocument", "xl/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", related("worksheet", "worksheets/sheet1.xml")),
        ("xl/workbook.xml", book),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).unwrap();
    sheet(&mut zip);
    zip.finish().unwrap().into_inner()
}

/// A list by a child that does this.
fn list_by(what: [&str; 2], bytes: &[u8]) -> Result<sources::ListRead, Why> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dead.xlsx");
    std::fs::write(&path, bytes).unwrap();
    let arguments: Vec<&str> = what.into_iter().filter(|word| !word.is_empty()).collect();
    open_list(&path, &Cage::new(itself(), arguments)).map_err(|refusal| refusal.why)
}

fn lists_are_parsed_in_the_cage_too() {
    let rows = "<row><c><v>1</v></c></row>".repeat(3);
    let page = format!(
        "<worksheet xmlns=\"{MAIN}\"><sheetData><row><c t=\"inlineStr\"><is><t>age</t></is></c></row>{rows}</sheetData></worksheet>"
    );
    let bytes = xlsx(|zip| zip.write_all(page.as_bytes()).unwrap());
    let read = list_by(["serve", ""], &bytes).unwrap();
    let list = &read.sheets[0].list;
    assert_eq!((list.rows(), list.columns()[0].name(), list.value(2, 0)), (3, "age", "1"));
    assert!(read.peak_bytes.is_none_or(|bytes| bytes < limits::LIST_CAGE_MEMORY_BYTES));
    for (what, words) in [
        ("panic", "its parser failed"),
        ("stack", "LIST_CAGE_MEMORY_BYTES"),
        ("garbage", "makes no sense"),
        ("garbled-list", "makes no sense"),
        ("flood", "makes no sense"),
    ] {
        let why = list_by(["probe", what], &bytes).map(|_| ()).expect_err(what);
        assert!(matches!(why, Why::ListCaged(_)) && why.to_string().contains(words), "{what}: {why}");
    }
}

/// One that says how large it is, and one that lies.
fn a_zip_bomb_is_stopped() {
    let piece = vec![b' '; 1 << 20];
    let mut bytes = xlsx(|zip| (0..1100).for_each(|_| zip.write_all(&piece).unwrap()));
    let why = list_by(["serve", ""], &bytes).map(|_| ()).unwrap_err();
    assert!(
        matches!(&why, Why::List(Fault::Limit { .. })) && why.to_string().contains("LIST_UNPACKED_BYTES_MAX"),
        "{why}"
    );
    let told = (1100u32 << 20).to_le_bytes();
    for at in 0..bytes.len() - 4 {
        if bytes[at..at + 4] == told {
            bytes[at..at + 4].copy_from_slice(&1000u32.to_le_bytes());
        }
    }
    let start = Instant::now();
    let why = list_by(["serve", ""], &bytes).map(|_| ()).unwrap_err();
    assert!(start.elapsed() < Duration::from_secs(10), "{why} after {:?}", start.elapsed());
}
