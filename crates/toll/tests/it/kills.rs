//! Builds that are killed: what was acknowledged stays, and the site is the one of an undisturbed build.

use crate::world::World;
use std::collections::BTreeSet;
use std::io::Read;
use std::process::Stdio;
use std::time::{Duration, Instant};

const REPORTS: usize = 40;
/// Each kill comes at another time; the steps between share no measure with the work.
const KILLS: u32 = 200;

#[test]
fn two_hundred_kills_lose_nothing() {
    let undisturbed = World::with_case().reports(REPORTS);
    let began = Instant::now();
    undisturbed.build("");
    let whole = began.elapsed();

    let mut world = World::with_case().reports(REPORTS);
    let mut acknowledged = BTreeSet::new();
    let mut cut_short = 0;
    for kill in 0..KILLS {
        if acknowledged.len() == REPORTS && kill % 8 == 0 {
            check(&world, &acknowledged);
            (world, acknowledged) = (World::with_case().reports(REPORTS), BTreeSet::new());
        }
        let words = format!("build case --acks --clock {}", crate::world::CLOCK);
        let mut child = world.command(&words).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let share = f64::from(kill.wrapping_mul(2_654_435_761) >> 8) / f64::from(u32::MAX >> 8);
        std::thread::sleep(Duration::from_secs_f64(whole.as_secs_f64() * share));
        cut_short += u32::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        let mut said = String::new();
        child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
        child.wait().unwrap();
        // A line is an acknowledgement only when it is whole.
        let whole_lines = said.split_inclusive('\n').filter(|line| line.ends_with('\n'));
        acknowledged.extend(whole_lines.filter_map(|line| line.strip_prefix("kept ")).map(str::to_owned));
    }
    assert!(cut_short > KILLS / 4, "only {cut_short} builds were still going on");
    check(&world, &acknowledged);
    world.build("");
    assert_eq!(world.tree("case/site"), undisturbed.tree("case/site"));
    assert_eq!(world.run("export case").out(), undisturbed.run("export case").out());
}

fn check(world: &World, acknowledged: &BTreeSet<String>) {
    world.run("verify case").code(0);
    let ledger = world.run("export case").out();
    for line in acknowledged {
        let sha256 = line.split(' ').next().unwrap();
        assert!(ledger.contains(sha256), "{line} was acknowledged and is not in the ledger");
    }
}
