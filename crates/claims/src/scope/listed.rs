//! Lists of victims: "Orr Holm, 44, baker. Shot in front of his house in Berg on 3 March."
//!
//! Must not: take a sentence that has a subject, or people of its own, for a part of the entry.

use super::locative::Locative;
use super::moment::{DEEDS, Moment, Moments};
use super::role::Role;
use super::{FigureScope, Subject};
use crate::document::{Document, Kind};
use crate::lexicon::Class;

/// Gives one person whose entry tells nothing of time and place those of the participle right behind it.
pub(super) fn carry(
    document: &Document,
    moments: &Moments,
    places: &[Locative],
    figures: &[Subject],
    own: &mut [FigureScope],
) {
    for (at, figure) in figures.iter().enumerate() {
        let next = figure.sentence + 1;
        let Some(behind) = document.sentences.get(next) else { continue };
        let entry = document.sentences[figure.sentence].tokens.clone();
        let first = behind.tokens.start;
        let told = figure.is_single
            && behind.block == document.sentences[figure.sentence].block
            && figure.tokens.start <= entry.start + 1
            && document.tokens[first].kind == Kind::Word
            && document.tokens[first].classes.meets(DEEDS)
            && (!document.is(first, Class::Recovery) || document.folded(first).ends_with("dead"))
            && !entry.clone().any(|k| document.tokens[k].classes.meets(DEEDS));
        if !told {
            continue;
        }
        // "Drowned; found by the lifeboat on 12 January": the day of the finding is not that of the death.
        let found = |m: &Moment| (first + 1..m.tokens.start).any(|k| document.is(k, Class::Recovery));
        let mut days = moments.in_sentence(next).iter().filter(|m| m.role == Role::Event && !found(m));
        let day = days.find(|m| m.value.is_some());
        let here = places.partition_point(|p| p.sentence < next);
        let place = places[here..].iter().take_while(|p| p.sentence == next).find(|p| !p.is_care);
        let scope = &mut own[at];
        let mut taken = FigureScope {
            when: scope.when.or(day.and_then(|m| m.value)),
            place: scope.place.clone().or(place.map(|p| p.tokens.clone())),
            ..scope.clone()
        };
        taken = taken.said();
        *scope = taken;
    }
}
