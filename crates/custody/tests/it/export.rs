//! An exported ledger: every change of it is detected.

use crate::case::{begun, described};
use custody::{Fault, export, verify_export};
use proptest::prelude::*;
use std::sync::OnceLock;

/// The export of a ledger of 200 entries.
fn exported() -> &'static [u8] {
    static EXPORT: OnceLock<Vec<u8>> = OnceLock::new();
    EXPORT.get_or_init(|| {
        let (dir, mut folder) = begun();
        let sources = (0..199)
            .map(|n| described(&format!("sources/{n}.txt"), &format!("{n} were moved."), "Çay \"1\""));
        folder.intake(sources.collect()).unwrap();
        drop(folder);
        let mut out = Vec::new();
        let head = export(dir.path(), &mut out).unwrap();
        assert_eq!(head.entries, 200);
        out
    })
}

fn holds(export: &[u8]) -> bool {
    verify_export(export).unwrap().holds()
}

#[test]
fn an_export_holds_and_carries_its_head() {
    let checked = verify_export(exported()).unwrap();
    assert!(checked.holds(), "{:?}", checked.faults);
    assert_eq!(checked.head.entries, 200);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn an_inserted_byte_is_detected(at in 0..=1_000_000usize, byte in any::<u8>()) {
        let mut export = exported().to_vec();
        export.insert(at % (export.len() + 1), byte);
        prop_assert!(!holds(&export));
    }

    #[test]
    fn a_flipped_bit_is_detected(at in 0..1_000_000usize, bit in 0..8u8) {
        let mut export = exported().to_vec();
        let at = at % export.len();
        export[at] ^= 1u8 << bit;
        prop_assert!(!holds(&export));
    }

    #[test]
    fn lines_left_out_doubled_or_moved_are_detected(from in 0..201usize, to in 0..202usize, keep in any::<bool>()) {
        let mut lines: Vec<&[u8]> = exported().split_inclusive(|byte| *byte == b'\n').collect();
        let line = if keep { lines[from] } else { lines.remove(from) };
        lines.insert(to.min(lines.len()), line);
        let edited = lines.concat();
        prop_assert_eq!(holds(&edited), edited == exported());
    }

    #[test]
    fn nothing_that_is_handed_in_brings_the_check_down(junk in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(!holds(&junk));
    }
}

#[test]
fn an_export_cut_off_anywhere_is_detected() {
    let sound = exported();
    assert!((0..sound.len()).step_by(7).all(|end| !holds(&sound[..end])));
    let faults = verify_export(&b""[..]).unwrap().faults;
    assert_eq!(faults, [Fault::Unclosed { entries: 0 }]);
}

#[test]
fn the_wrong_entry_is_named() {
    let text = String::from_utf8(exported().to_vec()).unwrap();
    let altered = text.replacen("sources/41.txt", "sources/14.txt", 1);
    assert_eq!(verify_export(altered.as_bytes()).unwrap().faults, [Fault::Link { entry: 44 }]);
    let more = format!("{text}\n");
    assert_eq!(verify_export(more.as_bytes()).unwrap().faults, [Fault::Trailing]);
}

#[test]
fn a_line_without_end_is_checked_in_bounded_memory() {
    let endless = std::io::BufReader::new(std::io::Read::take(std::io::repeat(b'['), 64 << 20));
    let faults = verify_export(endless).unwrap().faults;
    assert!(matches!(faults[0], Fault::Undecodable { entry: 1, .. }));
    assert!(faults.len() <= 100, "{}", faults.len());
    let lines = std::io::BufReader::new(std::io::Read::take(std::io::repeat(b'\n'), 1 << 20));
    assert!(verify_export(lines).unwrap().faults.len() <= vocabulary::limits::FAULTS_MAX + 1);
}
