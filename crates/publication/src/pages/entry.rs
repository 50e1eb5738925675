//! The claims of a source as entries: all that is known of each, and what it was compared with.
//!
//! Must not: leave a gap unsaid. What a source does not say is left out, never filled in.

use super::{Link, overview};
use crate::board::Board;
use crate::compare::{Compared, compared};
use crate::select::Selection;
use crate::{slug, wording};
use std::collections::BTreeMap;
use vocabulary::{ClaimRef, Figure, Position, Quote, QuoteKind, Reading};

/// A figure as an entry.
pub(super) struct FigureEntry<'p> {
    pub(super) anchor: String,
    pub(super) in_text: String,
    pub(super) line: String,
    pub(super) bounds: Option<String>,
    pub(super) figure: &'p Figure,
    pub(super) caution: Option<&'static str>,
    pub(super) status: &'static str,
    pub(super) group: String,
    pub(super) when: Option<String>,
    pub(super) as_of: Option<String>,
    pub(super) counts: Option<&'static str>,
    pub(super) part_of: Option<Link>,
    pub(super) parts: Vec<Link>,
    pub(super) incident: Option<Link>,
    pub(super) tally: Option<Link>,
    pub(super) compared: Vec<Compared>,
}

/// Words that were said, as an entry.
pub(super) struct QuoteEntry<'p> {
    pub(super) anchor: String,
    pub(super) in_text: String,
    pub(super) quote: &'p Quote,
    pub(super) direct: bool,
    pub(super) when: Option<String>,
}

/// A position that is held, as an entry.
pub(super) struct PositionEntry<'p> {
    pub(super) anchor: String,
    pub(super) in_text: String,
    pub(super) position: &'p Position,
    pub(super) stance: &'static str,
}

/// Makes the entries of one source.
pub(super) struct Entries<'p> {
    selection: &'p Selection<'p>,
    board: &'p Board<'p>,
    reading: &'p Reading,
    by_id: BTreeMap<&'p str, &'p Figure>,
    parts: BTreeMap<&'p str, Vec<&'p Figure>>,
}

/// The most parts of one figure that are listed in its entry; the others are found by their own.
const PARTS_MAX: usize = 50;

impl<'p> Entries<'p> {
    pub(super) fn of(selection: &'p Selection, board: &'p Board, reading: &'p Reading) -> Entries<'p> {
        let by_id = reading.figures.iter().map(|figure| (figure.id.as_str(), figure)).collect();
        let mut parts: BTreeMap<&str, Vec<&Figure>> = BTreeMap::new();
        for figure in &reading.figures {
            if let Some(whole) = &figure.part_of {
                parts.entry(whole).or_default().push(figure);
            }
        }
        Entries { selection, board, reading, by_id, parts }
    }

    pub(super) fn figure(&self, figure: &'p Figure, in_text: String) -> FigureEntry<'p> {
        let (scope, source) = (&figure.scope, &self.reading.source);
        let claim = ClaimRef { source: source.sha256, figure: figure.id.clone() };
        let counting = self.board.counting(&claim);
        let whole = figure.part_of.as_deref().and_then(|id| self.by_id.get(id));
        let parts = self.parts.get(figure.id.as_str()).map_or(&[][..], Vec::as_slice);
        FigureEntry {
            anchor: slug::figure(&figure.id),
            in_text,
            line: wording::figure(figure),
            bounds: wording::bounds(&figure.count),
            figure,
            caution: wording::modality(figure.modality).map(|(_, sentence)| sentence),
            status: wording::status(scope.status),
            group: wording::group_of(scope.unit, &scope.group, false),
            when: scope.when.map(wording::date),
            as_of: scope.as_of.map(wording::date),
            counts: scope.counts.map(wording::counts),
            part_of: whole.map(|whole| self.link(whole)),
            parts: parts.iter().take(PARTS_MAX).map(|part| self.link(part)).collect(),
            incident: self.selection.incident_of(&claim).map(|incident| Link {
                href: overview::address(self.selection, &incident.id),
                text: incident.title.clone(),
            }),
            tally: counting.map(|(scoped, position)| Link {
                href: scoped.entry(position),
                text: wording::scope(scoped.scope),
            }),
            compared: compared(self.selection, self.board, &claim),
        }
    }

    fn link(&self, figure: &Figure) -> Link {
        Link { href: self.board.figure(&self.reading.source, figure), text: wording::figure(figure) }
    }

    pub(super) fn quote(&self, at: usize, in_text: String) -> QuoteEntry<'p> {
        let quote = &self.reading.quotes[at];
        QuoteEntry {
            anchor: slug::quote(at),
            in_text,
            quote,
            direct: quote.kind == QuoteKind::Direct,
            when: quote.when.map(wording::date),
        }
    }

    pub(super) fn position(&self, at: usize, in_text: String) -> PositionEntry<'p> {
        let position = &self.reading.positions[at];
        PositionEntry {
            anchor: slug::position(at),
            in_text,
            position,
            stance: wording::stance(position.stance),
        }
    }
}
