//! Runs of `toll link` that are killed: what stands in the end is what an unbroken run writes. Everybody here is fictional.

use crate::world::World;
use std::collections::BTreeMap;
use std::io::Read;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// How many runs are begun.
const TRIES: u32 = 24;
/// Rules that give few pairs, so that a run is short and has several turns.
const LINK: &str = "link sim/list-1.csv sim/list-2.csv --format jsonl --draws 2 --keep-every 0";
const RULES: [&str; 4] =
    ["sound of family + born", "sound of given + born", "family + given", "year of born + place"];

#[test]
fn killed_runs_come_to_the_same_in_the_end() {
    let world = World::new();
    world.run("simulate --out sim --persons 400 --lists 2 --culture arabic --errors medium --seed 5").code(0);
    let began = Instant::now();
    assert!(link(&world, "whole", None).0, "the unbroken run did not come to its end");
    let whole = began.elapsed();
    let wanted = outcome(&world, "whole");
    assert!(wanted.contains_key("draws.jsonl") && wanted.contains_key("report.json"));

    let (mut kills, mut runs, mut midway) = (0, 0, 0);
    for attempt in 1..=TRIES {
        // Each kill comes at another time; the steps between share no measure with the work. Every other one waits until
        // scores were kept, so that runs are also taken up in the middle of their scoring.
        let share = f64::from(attempt.wrapping_mul(2_654_435_761)) / f64::from(u32::MAX);
        let dir = format!("out-{runs}");
        let kill = if attempt % 2 == 0 { Kill::Scored } else { Kill::After(whole.mul_f64(share)) };
        let (ended, said) = link(&world, &dir, Some(kill));
        midway += u32::from(said.contains("taking up") && !said.contains(": 0 of"));
        // What stands under its name is whole, whenever the kill came.
        let found = outcome(&world, &dir);
        found.iter().for_each(|(file, bytes)| assert!(wanted[file] == *bytes, "{file} of {dir} differs"));
        if ended {
            assert_eq!(found.len(), wanted.len(), "{dir} lacks a file");
            assert!(!world.path(&format!("{dir}/.unfinished")).exists());
            runs += 1;
        }
        kills += u32::from(!ended);
    }
    assert!(kills >= TRIES / 4 && midway > 0, "{kills} kills, {midway} runs taken up amid their scoring");
    let last = format!("out-{runs}");
    assert!(link(&world, &last, None).0);
    assert!(outcome(&world, &last) == wanted, "the last run differs from an unbroken one");
}

#[test]
fn what_is_kept_is_not_believed_where_it_cannot_be_of_the_lists() {
    let world = World::new();
    world.run("simulate --out sim --persons 300 --lists 2 --culture arabic --seed 5").code(0);
    assert!(link(&world, "whole", None).0);
    let wanted = outcome(&world, "whole");
    // A run that is killed once it has learnt leaves its key; what it learnt is changed then.
    link(&world, "out", Some(Kill::Scored));
    assert!(world.path("out/.unfinished/key").exists(), "the run left nothing");
    let record = u64::from(u32::MAX) << 32 | u64::from(u32::MAX);
    let scores: Vec<u8> = [1, 1, 1, 0, 0, 0, record, record, record].map(u64::to_le_bytes).concat();
    let learnt = r#"{"rules":[{"parts":4294967295,"pairs":1.0,"recall":1.0}],"model":{"classes":[],"shares":[0,0,0,0,0,0,0,0],"chances":[]},"tried":[]}"#;
    world.write("out/.unfinished/learnt.json", learnt);
    world.write("out/.unfinished/scores", scores);
    assert!(link(&world, "out", None).0);
    assert!(outcome(&world, "out") == wanted);
}

/// When a run is killed.
enum Kill {
    /// After this time.
    After(Duration),
    /// As soon as it has kept scores.
    Scored,
}

/// Starts a run and, where that is asked, kills it. Whether it had ended by itself, and what it said.
fn link(world: &World, dir: &str, kill: Option<Kill>) -> (bool, String) {
    let mut command = world.command(&format!("{LINK} --out {dir}"));
    for rule in RULES {
        command.args(["--rule", rule]);
    }
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let scores = world.path(&format!("{dir}/.unfinished/scores"));
    let kept = || std::fs::metadata(&scores).and_then(|of| of.modified()).ok();
    let before = kept();
    let ended = kill.is_none_or(|kill| {
        match kill {
            Kill::After(time) => std::thread::sleep(time),
            Kill::Scored => {
                while kept() == before && child.try_wait().unwrap().is_none() {
                    std::thread::sleep(Duration::from_millis(1));
                }
            }
        }
        let ended = child.try_wait().unwrap().is_some();
        child.kill().unwrap();
        ended
    });
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    let code = child.wait().unwrap().code();
    assert!(!ended || matches!(code, Some(0 | 1)), "{code:?}: {said}");
    (ended, said)
}

/// The files that stand under their names; of the report all but how long the stages took.
fn outcome(world: &World, dir: &str) -> BTreeMap<String, Vec<u8>> {
    if !world.path(dir).exists() {
        return BTreeMap::new();
    }
    let files = world.tree(dir).into_iter().filter(|(name, _)| !name.starts_with(".unfinished"));
    let of = |(name, bytes): (String, Vec<u8>)| {
        if name != "report.json" {
            return (name, bytes);
        }
        // They stand last. As text, so that each digit counts.
        let report = String::from_utf8(bytes).unwrap();
        let (report, _) = report.split_once("\"stages\"").unwrap();
        (name, report.as_bytes().to_vec())
    };
    files.map(of).collect()
}
