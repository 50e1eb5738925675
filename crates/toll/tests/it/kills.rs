//! Builds that are killed: what was acknowledged stays, and the site is the one of an undisturbed build.

use crate::world::World;
use std::collections::BTreeSet;
use std::io::Read;
use std::process::Stdio;
use std::time::{Duration, Instant};

const REPORTS: usize = 40;
const KILLS: u32 = 200;

#[test]
fn two_hundred_kills_lose_nothing() {
    let undisturbed = World::with_case().reports(REPORTS);
    let began = Instant::now();
    undisturbed.build("");
    let whole = began.elapsed();
    let (site, ledger) = (undisturbed.tree("case/site"), undisturbed.run("export case").out());

    let mut world = World::with_case().reports(REPORTS);
    let (mut acknowledged, mut kills, mut finished) = (BTreeSet::new(), 0, 0);
    for attempt in 1u32.. {
        // Each kill comes at another time; the steps between share no measure with the work.
        let share = f64::from(attempt.wrapping_mul(2_654_435_761)) / f64::from(u32::MAX);
        let ended = cut_short(&world, whole.mul_f64(share), &mut acknowledged);
        kills += u32::from(!ended);
        if kills == KILLS {
            break;
        }
        if ended {
            finished += 1;
            check(&world, &acknowledged);
            assert!(world.tree("case/site") == site, "the site differs from that of an undisturbed build");
            assert_eq!(world.run("export case").out(), ledger);
            (world, acknowledged) = (World::with_case().reports(REPORTS), BTreeSet::new());
        }
    }
    check(&world, &acknowledged);
    world.build("");
    assert!(world.tree("case/site") == site, "the site differs from that of an undisturbed build");
    assert_eq!(world.run("export case").out(), ledger);
    println!("{kills} kills, {finished} builds that came to their end in between");
}

/// Starts a build and kills it after a while. Gives whether it had ended by itself.
fn cut_short(world: &World, after: Duration, acknowledged: &mut BTreeSet<String>) -> bool {
    let words = format!("build case --acks --clock {}", crate::world::CLOCK);
    let mut child = world.command(&words).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    std::thread::sleep(after);
    let ended = child.try_wait().unwrap().is_some();
    child.kill().unwrap();
    let mut said = String::new();
    child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    child.wait().unwrap();
    // A line is an acknowledgement only when it is whole.
    let lines = said.split_inclusive('\n').filter(|line| line.ends_with('\n'));
    acknowledged.extend(lines.filter_map(|line| line.strip_prefix("kept ")).map(str::to_owned));
    ended
}

fn check(world: &World, acknowledged: &BTreeSet<String>) {
    if acknowledged.is_empty() && !world.path("case/case.db").exists() {
        // Killed before its ledger was begun; what the next build makes of it is held against the whole.
        return;
    }
    world.run("verify case").code(0);
    let ledger = world.run("export case").out();
    for line in acknowledged {
        let sha256 = line.split(' ').next().unwrap();
        assert!(ledger.contains(sha256), "{line} was acknowledged and is not in the ledger");
    }
}
