//! Measures a served desk: `desk_load TOLL CASE [REVIEWERS' MINUTES [STAGE]]`. TOLL is the program, CASE a case made by `large_case`, STAGE
//! one of `pages`, `search`, `decisions`, `overload`, `reviewers`; without it all are measured.
//!
//! Clients and desk share this machine: what is measured holds for both together. Nothing here judges what it finds; what was
//! promised stands in `docs/desk.md`.
//!
//! Must not: be used on a case that anybody needs. It judges pairs.

#[path = "../../tests/it/http.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod http;
mod measured;
mod stages;

use measured::Desk;
use std::env;
use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (toll, case, minutes, stage) = match arguments.as_slice() {
        [toll, case] => (toll, case, 1.0, None),
        [toll, case, minutes] => (toll, case, minutes.parse()?, None),
        [toll, case, minutes, stage] => (toll, case, minutes.parse()?, Some(stage.as_str())),
        _ => return Err("give the program, a case and perhaps a number of minutes".into()),
    };
    let wanted = |name: &str| stage.is_none_or(|stage| stage == name);
    let mut desk = Desk::start(Path::new(toll), Path::new(case))?;
    let cookies = desk.people()?;
    println!("first page {} ms after the start; {:.0} MB", desk.first_page.as_millis(), desk.resident_mb());
    let places = desk.waiting(&cookies[0])?;
    let mut places = places.as_slice();
    if wanted("pages") {
        stages::pages(&desk, &cookies);
    }
    if wanted("search") {
        stages::search(&desk, &cookies);
    }
    if wanted("decisions") {
        places = &places[stages::decisions(&desk, &cookies, places)..];
    }
    if wanted("overload") {
        stages::overload(&desk, &cookies, &places[..1000]);
    }
    if wanted("reviewers") {
        stages::reviewers(&desk, &cookies, minutes);
    }
    println!("{:.0} MB at the end", desk.resident_mb());
    desk.end();
    Ok(())
}
