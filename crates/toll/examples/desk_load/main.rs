//! Measures a served desk: `desk_load TOLL CASE [REVIEWERS' MINUTES]`. TOLL is the program, CASE a case made by `large_case`.
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
    let (toll, case, minutes) = match arguments.as_slice() {
        [toll, case] => (toll, case, 1.0),
        [toll, case, minutes] => (toll, case, minutes.parse()?),
        _ => return Err("give the program, a case and perhaps a number of minutes".into()),
    };
    let mut desk = Desk::start(Path::new(toll), Path::new(case))?;
    let cookies = desk.people()?;
    println!("first page {} ms after the start; {:.0} MB", desk.first_page.as_millis(), desk.resident_mb());
    let places = desk.waiting(&cookies[0])?;
    stages::pages(&desk, &cookies);
    stages::search(&desk, &cookies);
    let used = stages::decisions(&desk, &cookies, &places);
    stages::overload(&desk, &cookies, &places[used..used + 1000]);
    stages::reviewers(&desk, &cookies, minutes);
    println!("{:.0} MB at the end", desk.resident_mb());
    desk.end();
    Ok(())
}
