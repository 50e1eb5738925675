//! Every change of one byte of an exported ledger of 200 entries is detected.
//!
//! Each byte is tried, none at random. So that this takes seconds, the lines before the change are followed once and
//! not again for each; the check goes on from there until its first fault, or to the end.

use super::*;
use crate::Moment;
use vocabulary::{Decision, Digest, Sidecar};

const ENTRIES: u64 = 200;

/// The lines of an export, the closing one included.
fn exported() -> Vec<Vec<u8>> {
    let at: Moment = "2026-02-26T09:30:00Z".parse().unwrap();
    let (mut head, mut lines) = (Head::NONE, Vec::new());
    for n in 0..ENTRIES {
        let sha256 = Digest::of(&n.to_le_bytes());
        let title = (n % 3 == 0).then(|| format!("Çay «{n}» \"\n"));
        let sidecar = title.map(|title| Sidecar { title: Some(title), ..Sidecar::default() });
        let path = format!("sources/{n}.txt");
        let decision = match n {
            0 => Decision::Begun { title: "Riverbend, a fictional flood".to_owned() },
            n if n % 10 == 9 => Decision::Superseded { path, earlier: head.digest, later: sha256 },
            n if n % 10 == 8 => Decision::Described { path, sha256, sidecar },
            _ => Decision::Intake { sha256, path, bytes: n, sidecar },
        };
        let (next, line) = ledger::next(head, at, &decision).unwrap();
        head = next;
        lines.push(line);
    }
    lines.push(head.line());
    lines
}

/// Whether an export whose rest is `rest`, after lines that were followed already, would pass.
fn passes(followed: &Check, rest: &[u8]) -> bool {
    let mut check = followed.clone();
    for line in rest.split_inclusive(|byte| *byte == b'\n') {
        check.line(line);
        if !check.faults.is_empty() {
            return false;
        }
    }
    check.end().holds()
}

#[test]
fn every_byte_changed_left_out_or_put_in_is_detected() {
    let lines = exported();
    let (mut followed, mut edits, mut undetected) = (Check::new(), 0, Vec::new());
    for (number, line) in lines.iter().enumerate() {
        let rest = lines[number..].concat();
        assert!(number + 1 < lines.len() || passes(&followed, &rest), "unchanged, it holds");
        for at in 0..line.len() {
            // Over the ledger all differences between two bytes occur.
            let other = rest[at].wrapping_add(1 + ((number + at) % 255) as u8);
            let edit = |replaced: &[u8], skip: usize| [&rest[..at], replaced, &rest[at + skip..]].concat();
            for (what, edited) in [
                ("changed", edit(&[other], 1)),
                ("case or bit changed", edit(&[rest[at] ^ 0x20], 1)),
                ("left out", edit(&[], 1)),
                ("doubled", edit(&[rest[at]], 0)),
                ("put in", edit(&[other], 0)),
            ] {
                edits += 1;
                // Leaving out one of two like neighbours, or doubling one, is tried at each; all differ from the export.
                if edited != rest && passes(&followed, &edited) {
                    undetected.push((number + 1, at, what));
                }
            }
        }
        followed.line(line);
    }
    assert_eq!(undetected, []);
    assert!(followed.end().holds());
    println!("{edits} edits of {ENTRIES} entries, all detected");
}
