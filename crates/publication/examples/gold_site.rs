//! Makes a site from a folder of documents annotated by hand, so that pages can be looked at and timed without the
//! stages before: `gold_site FOLDER OUT [COPIES]`. Each further copy of a document is a source of its own.

#[path = "../tests/support/mod.rs"]
#[allow(dead_code, unreachable_pub, reason = "the tests use more of it")]
mod support;

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = env::args_os().skip(1);
    let (Some(folder), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("give a folder of annotated documents and a folder for the site".into());
    };
    let copies = arguments.next().and_then(|n| n.to_str()?.parse().ok()).unwrap_or(1);
    let world = support::World::in_folder(Path::new(&folder), copies);
    let started = std::time::Instant::now();
    let reconciliation = figures::reconcile(&world.case, &world.readings);
    println!("reconciled in {:.2} s", started.elapsed().as_secs_f64());
    let (started, mut files, mut total) = (std::time::Instant::now(), 0, 0);
    world.publish_with(&reconciliation, &mut |path, pieces| {
        let bytes: Vec<u8> = pieces.flatten().collect();
        (files, total) = (files + 1, total + bytes.len());
        let path: PathBuf = Path::new(&out).join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
        fs::write(path, bytes)
    })?;
    let seconds = started.elapsed().as_secs_f64();
    println!("{files} files, {total} bytes, from {} sources in {seconds:.2} s", world.readings.len());
    Ok(())
}
