//! The independent voices behind some figures: who carries each, and why it is taken to.
//!
//! Must not: list without bound. A statement that ten thousand papers carry is shown with the first few and their number;
//! all stand in `data/origins.jsonl`.

use super::name;
use crate::board::{Board, Scoped};
use crate::select::Selection;
use crate::wording;
use figures::{Carriage, Origin};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use vocabulary::{Digest, limits};

/// A voice, and those that carry it.
pub(super) struct Voice<'p> {
    pub(super) name: &'p str,
    pub(super) carriers: Vec<Carrier<'p>>,
    /// How many more there are, beyond those listed.
    pub(super) more: usize,
}

/// A source that carries a voice.
pub(super) struct Carrier<'p> {
    pub(super) title: &'p str,
    pub(super) publisher: Option<&'p str>,
    pub(super) page: String,
    /// Why it is taken to, in plain words.
    pub(super) why: Vec<String>,
}

/// The voices behind the figures at these positions of a scope, each with its carriers among them.
pub(super) fn of<'p>(
    selection: &'p Selection,
    board: &Board,
    scoped: &Scoped,
    positions: Range<usize>,
) -> Vec<Voice<'p>> {
    let mut carried: BTreeMap<usize, BTreeSet<Digest>> = BTreeMap::new();
    for position in positions {
        if let Some((_, input)) = scoped.inputs(position).next() {
            carried.entry(input.origin).or_default().insert(input.claim.source);
        }
    }
    let voice = |(origin, sources): (usize, BTreeSet<Digest>)| {
        let origin = selection.origins().get(origin)?;
        let here = origin.carriers.iter().filter(|carriage| sources.contains(&carriage.source));
        let listed = here.take(limits::CARRIERS_LISTED_MAX);
        let carriers: Vec<Carrier> =
            listed.filter_map(|carriage| carrier(selection, board, origin, carriage)).collect();
        let more = sources.len() - carriers.len();
        Some(Voice { name: &origin.name, carriers, more })
    };
    carried.into_iter().filter_map(voice).collect()
}

fn carrier<'p>(
    selection: &'p Selection,
    board: &Board,
    origin: &Origin,
    carriage: &Carriage,
) -> Option<Carrier<'p>> {
    let source = &selection.reading(&carriage.source)?.source;
    let called = |other: &Digest| selection.reading(other).map(|reading| called(&reading.source));
    Some(Carrier {
        title: name(source),
        publisher: source.publisher.as_ref().map(|publisher| publisher.0.as_str()),
        page: board.source(source, 0),
        why: carriage.why.iter().map(|why| wording::why(why, &origin.name, called)).collect(),
    })
}

/// What a source is called where its title alone may be that of many.
fn called(source: &vocabulary::Source) -> String {
    match &source.publisher {
        Some(publisher) => format!("\u{201C}{}\u{201D} ({publisher})", name(source)),
        None => format!("\u{201C}{}\u{201D}", name(source)),
    }
}
