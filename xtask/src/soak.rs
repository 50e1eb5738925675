//! `soak`: what the tests do in small, done for as long as one likes.
//!
//! Must not: do anything else than the tests do. It asks them for more.

use crate::workspace;
use anyhow::{Result, bail};

/// How many kills where no number is given.
const KILLS: u32 = 10_000;

/// Runs what is asked for.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let kills = match arguments {
        [what] if what == "desk" => KILLS,
        [what, kills] if what == "desk" => kills.parse()?,
        _ => bail!("say `soak desk [KILLS]`"),
    };
    let name = "serve_kills::a_killed_desk_has_kept_all_that_it_acknowledged_once";
    let mut test = workspace::program(
        "cargo",
        &["test", "--release", "--package", "toll", "--test", "it", "--", "--exact", name, "--nocapture"],
    )?;
    test.env("TOLL_KILLS", kills.to_string());
    workspace::must(test)
}
