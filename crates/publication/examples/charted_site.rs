//! Makes a fictional site with all charts, so that they can be looked at in a browser: `charted_site OUT`. The site is in
//! `OUT/site`, the charts of its estimates as files that stand alone in `OUT/alone`.

#[path = "../tests/support/mod.rs"]
#[allow(dead_code, unreachable_pub, reason = "the tests use more of it")]
mod support;

use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = env::args_os().nth(1).ok_or("give a folder for the site")?;
    let out = Path::new(&out);
    let documents = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/odry");
    let mut world = support::World::in_folder(&documents, 1);
    world.registry = support::estimates::registry(90);
    let estimates = support::estimates::estimates();
    fs::create_dir_all(out.join("alone"))?;
    for chart in publication::charts::of_estimates(&estimates) {
        fs::write(out.join("alone").join(format!("{}.svg", chart.name())), chart.svg())?;
        fs::write(out.join("alone").join(format!("{}.csv", chart.name())), chart.csv())?;
    }
    world.estimates = Some(estimates);
    world.publish(&mut |path, pieces| {
        let path = out.join("site").join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
        fs::write(path, pieces.flatten().collect::<Vec<u8>>())
    })?;
    Ok(())
}
