//! Malformed files of every foreign format through the real intake: nothing ends the parent, each file ends within its
//! time and its memory, and is read or refused with a reason.
//!
//! The files are made here, always the same: bombs, and sound files spoilt in ways that a fixed sequence of numbers
//! chooses. TOLL_MALFORMED says how many of each format; `cargo xtask malformed` runs 500.

mod bombs;
mod lists;
mod sound;

use sources::{Cage, Why};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use vocabulary::limits;

/// How many of each format where nothing else is said.
const FEW: usize = 60;

/// From here on a file is named.
const SLOW: Duration = Duration::from_secs(2);

/// A format: the ending of its files, sound ones, and bombs.
type Format = (&'static str, fn() -> Vec<Vec<u8>>, fn() -> Vec<Vec<u8>>);

const FORMATS: [Format; 5] = [
    ("html", sound::html, bombs::html),
    ("pdf", sound::pdf, bombs::pdf),
    ("docx", sound::docx, bombs::docx),
    ("eml", sound::mail, bombs::mail),
    ("mbox", sound::mailbox, bombs::mailbox),
];

/// Numbers that look like chance and are always the same (SplitMix64).
struct Sequence(u64);

impl Sequence {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }
}

/// A sound file, spoilt in one to four ways.
fn spoilt(sound: &[Vec<u8>], sequence: &mut Sequence) -> Vec<u8> {
    let mut file = sound[sequence.below(sound.len())].clone();
    for _ in 0..=sequence.below(4) {
        let (at, other) = (sequence.below(file.len()), sequence.below(file.len()));
        let (from, to) = (at.min(other), at.max(other));
        match sequence.below(9) {
            0 => file.truncate(at),
            1 => (0..=sequence.below(16)).for_each(|_| flip(&mut file, sequence)),
            2 => drop(file.drain(from..to)),
            3 => file.splice(at..at, vec![sequence.next() as u8; sequence.below(5000)]).for_each(drop),
            4 => {
                let piece = file[from..to].to_vec();
                let again = piece.repeat(sequence.below(50));
                file.splice(at..at, again).for_each(drop);
            }
            5 => {
                let donor = &sound[sequence.below(sound.len())];
                let cut = sequence.below(donor.len());
                file.splice(at.., donor[cut..].iter().copied()).for_each(drop);
            }
            6 => file[from..to.min(from + 64)].fill(0xFF),
            7 => numbers(&mut file, sequence),
            _ => file.rotate_left(at),
        }
        if file.is_empty() {
            file.push(b'<');
        }
    }
    file
}

fn flip(file: &mut [u8], sequence: &mut Sequence) {
    let at = sequence.below(file.len());
    file[at] ^= 1 << sequence.below(8);
}

/// Puts a number that is too large, or below nothing, where there is one.
fn numbers(file: &mut Vec<u8>, sequence: &mut Sequence) {
    let start = sequence.below(file.len());
    let Some(at) = file[start..].iter().position(u8::is_ascii_digit).map(|at| start + at) else { return };
    let end = at + file[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let number = ["-1", "0", "4294967296", "99999999999999999999", "2147483647"][sequence.below(5)];
    file.splice(at..end, number.bytes()).for_each(drop);
}

fn files(format: &Format, number: usize) -> Vec<Vec<u8>> {
    let (name, sound, bombs) = format;
    let sound = sound();
    let mut sequence = Sequence(name.bytes().fold(7, |seed, byte| seed * 31 + u64::from(byte)));
    let mut files = bombs();
    while files.len() < number {
        files.push(spoilt(&sound, &mut sequence));
    }
    files
}

/// How a file ended, in a word.
fn word(why: &Why) -> &'static str {
    match why {
        Why::Caged(ended) => match ended {
            sources::cage::Ended::Memory => "stopped: memory or stack",
            sources::cage::Ended::Processor | sources::cage::Ended::Slow => "stopped: time",
            sources::cage::Ended::Failed => "stopped: parser failed",
            _ => "stopped: other",
        },
        Why::Unfit(sources::Unfit::Limit { .. }) => "refused: a limit",
        Why::Unfit(_) => "refused: no text, damaged",
        _ => "refused before parsing",
    }
}

#[test]
fn nothing_malformed_ends_the_parent_or_outlasts_its_limits() {
    let number = std::env::var("TOLL_MALFORMED").ok().and_then(|number| number.parse().ok()).unwrap_or(FEW);
    let cage = Cage::new(env!("CARGO_BIN_EXE_toll"), ["caged"]);
    println!("\nformat  files  longest s  most MB  outcomes");
    for format in &FORMATS {
        let dir = tempfile::tempdir().unwrap();
        let files = files(format, number);
        let (mut longest, mut most, mut outcomes) = (Duration::ZERO, 0, BTreeMap::<&str, usize>::new());
        fs::create_dir(dir.path().join("sources")).unwrap();
        for (at, bytes) in files.iter().enumerate() {
            let path = dir.path().join("sources").join(format!("{at:04}.{}", format.0));
            fs::write(&path, bytes).unwrap();
            let start = Instant::now();
            let done = sources::open(&path).and_then(|mut document| {
                let cost = document.parse(&cage)?;
                document.text().map(|_| cost)
            });
            let took = start.elapsed();
            longest = longest.max(took);
            if took > SLOW {
                println!("slow: {}.{} took {:.1} s", at, format.0, took.as_secs_f64());
            }
            assert!(
                took < Duration::from_secs(limits::CAGE_WALL_SECONDS + 1),
                "{}: {took:?}",
                path.display()
            );
            let outcome = match done {
                Ok(cost) => {
                    let peak = cost.peak_bytes.unwrap_or(0);
                    assert!(peak <= limits::CAGE_MEMORY_BYTES, "{}: {peak} bytes", path.display());
                    most = most.max(peak);
                    "read"
                }
                Err(refusal) => word(&refusal.why),
            };
            *outcomes.entry(outcome).or_default() += 1;
        }
        let told: Vec<String> =
            outcomes.iter().map(|(outcome, number)| format!("{outcome} {number}")).collect();
        println!(
            "{:6}  {:5}  {:9.2}  {:7.1}  {}",
            format.0,
            files.len(),
            longest.as_secs_f64(),
            most as f64 / 1e6,
            told.join(", ")
        );
        let sound = built(dir.path(), files.len());
        println!("        all of them in one case: {sound}");
    }
}

/// Builds a case of all files at once. Each is read or told of among the findings.
fn built(case: &Path, files: usize) -> String {
    fs::write(case.join("case.toml"), "title = \"Odry, a fictional flood\"\n").unwrap();
    let start = Instant::now();
    let output = Command::new(env!("CARGO_BIN_EXE_toll"))
        .arg("build")
        .arg(case)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let (said, wrong) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}\n{said}\n{wrong}", output.status);
    assert!(said.contains(&format!("Taken in {files} sources")), "{said}");
    assert!(!wrong.contains(['\u{1b}', '\u{202e}', '\0']), "nothing of a file steers the terminal: {wrong}");
    let page = fs::read_to_string(case.join("site/index.html")).unwrap();
    assert!(page.contains("Odry, a fictional flood"));
    format!("{:.1} s, exit code {}", start.elapsed().as_secs_f64(), output.status.code().unwrap_or(-1))
}
