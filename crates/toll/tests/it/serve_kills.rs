//! A desk that is killed while sixteen clients judge: what it acknowledged is there when it is started again, once.
//!
//! `cargo xtask soak desk` runs the same with as many kills as one likes.

use crate::served::{Client, Served, key, waiting};
use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

/// How many kills; another number is asked for by the environment.
const KILLS: u32 = 200;
const KILLS_ASKED: &str = "TOLL_KILLS";
const CLIENTS: usize = 16;
/// How long it is left alone at most, in milliseconds.
const WORK_MS_MAX: u32 = 80;
/// After how many kills the ledger is checked whole, and how often at most: it grows with the kills.
const CHECKED_EVERY: u32 = 25;
const CHECKS: u32 = 40;

/// What the clients know, outside of the desk.
#[derive(Default)]
struct Known {
    /// What was acknowledged: the entry of each place.
    acknowledged: BTreeMap<usize, u64>,
    /// What was sent and not answered: it is sent again.
    open: VecDeque<usize>,
    next: usize,
}

impl Known {
    fn take(&mut self) -> usize {
        self.open.pop_front().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        })
    }
}

#[test]
fn a_killed_desk_has_kept_all_that_it_acknowledged_once() {
    let kills = std::env::var(KILLS_ASKED).map_or(KILLS, |kills| kills.parse().expect("a number of kills"));
    // Far more than are judged in that time, so that no client runs out.
    let pairs = 2_000 + 120 * kills as usize;
    let world = waiting(pairs);
    let cookie = Served::of(&world).first_account();
    let mut known = Known::default();
    let (mut slowest, mut most) = (Duration::ZERO, 0);
    for attempt in 1..=kills {
        let mut served = Served::of(&world);
        slowest = slowest.max(served.ready);
        let share = f64::from(attempt.wrapping_mul(2_654_435_761)) / f64::from(u32::MAX);
        let before = known.acknowledged.len();
        work(&mut served, &cookie, Duration::from_millis(WORK_MS_MAX.into()).mul_f64(share), &mut known);
        most = most.max(known.acknowledged.len() - before);
        assert!(known.next < pairs, "there are too few pairs for this machine");
        if attempt % CHECKED_EVERY.max(kills / CHECKS) == 0 || attempt == kills {
            check(&world, &known);
            println!("{attempt} of {kills} kills, {} decisions acknowledged", known.acknowledged.len());
        }
    }
    // Whatever was under way is settled by who asks again, and never twice.
    let served = Served::of(&world);
    let mut client = Client::new(&served.address, &cookie);
    while let Some(place) = known.open.pop_front() {
        let (status, entry) = client.judge(place).unwrap();
        known.acknowledged.insert(place, entry.unwrap_or_else(|| panic!("place {place}: {status}")));
    }
    drop(served);
    check(&world, &known);
    assert!(most > 0, "no decision was ever acknowledged: the test is worth nothing");
    println!(
        "{kills} kills, {} decisions acknowledged, none lost, none twice; ready within {} ms at the latest",
        known.acknowledged.len(),
        slowest.as_millis()
    );
}

/// Lets all clients judge until the desk is killed.
fn work(served: &mut Served, cookie: &str, after: Duration, known: &mut Known) {
    let shared = std::sync::Mutex::new(std::mem::take(known));
    let alive = AtomicUsize::new(CLIENTS);
    let address = served.address.clone();
    thread::scope(|scope| {
        for _ in 0..CLIENTS {
            scope.spawn(|| {
                let mut client = Client::new(&address, cookie);
                loop {
                    let place = shared.lock().unwrap().take();
                    match client.judge(place) {
                        Ok((303, Some(entry))) => {
                            let earlier = shared.lock().unwrap().acknowledged.insert(place, entry);
                            assert_eq!(earlier, None, "place {place} was acknowledged before");
                        }
                        Ok((status, entry)) => panic!("place {place}: {status}, {entry:?}"),
                        Err(_) => {
                            shared.lock().unwrap().open.push_back(place);
                            break;
                        }
                    }
                }
                alive.fetch_sub(1, Ordering::SeqCst);
            });
        }
        thread::sleep(after);
        served.child.kill().unwrap();
        served.child.wait().unwrap();
    });
    assert_eq!(alive.load(Ordering::SeqCst), 0);
    *known = shared.into_inner().unwrap();
}

/// Holds the ledger against what was acknowledged.
fn check(world: &crate::world::World, known: &Known) {
    world.run("verify case").code(0);
    let ledger = world.run("export case").out();
    let mut found: BTreeMap<(String, String), Vec<u64>> = BTreeMap::new();
    for line in ledger.lines().filter(|line| line.contains(r#""kind":"judged""#)) {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let row = |side: &str| line["decision"][side]["row"].as_str().unwrap().to_owned();
        found.entry((row("a"), row("b"))).or_default().push(line["entry"].as_u64().unwrap());
    }
    for (pair, entries) in &found {
        assert_eq!(entries.len(), 1, "{pair:?} was applied more than once: {entries:?}");
    }
    for (&place, entry) in &known.acknowledged {
        let (a, b) = (key(place).min(key(place + 1)), key(place).max(key(place + 1)));
        let kept = found.get(&(a.row, b.row));
        assert_eq!(kept, Some(&vec![*entry]), "place {place} was acknowledged as entry {entry}");
    }
}
