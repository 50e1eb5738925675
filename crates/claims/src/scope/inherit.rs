//! What a figure's own sentence leaves open: from its whole, from the happening the paragraph is at, from the
//! document's main event.
//!
//! Must not: fill in where the figure plainly belongs elsewhere.

use super::locative::Locative;
use super::main_event::MainEvent;
use super::moment::{HARMS, Moments, Role};
use super::{FigureScope, Kin, Subject};
use crate::document::Document;
use crate::lexicon::Class;
use vocabulary::{Counts, Edtf, Modality, Status};

/// How far from the main event a time may lie and still be of its place, in days.
const SAME_PLACE_DAYS: i32 = 7;
/// How long ago the main event must be for the finding of remains not to be of its day.
const LONG_AGO_DAYS: i32 = 60;
/// How long ago the main event must be for days near publication to be days of remembrance.
const REMEMBERED_DAYS: i32 = 300;
/// How many sentences a happening told of reaches on.
const SCENE_SENTENCES: usize = 2;

/// Settles the scopes of all figures.
pub(super) fn settle(
    document: &Document,
    moments: &Moments,
    places: &[Locative],
    main: &MainEvent,
    figures: &[Subject],
    own: Vec<FigureScope>,
) -> Vec<FigureScope> {
    let mut settled: Vec<FigureScope> = Vec::with_capacity(figures.len());
    for (at, (figure, scope)) in figures.iter().zip(&own).enumerate() {
        let mut scope = scope.clone();
        if scope.when.is_some_and(|when| is_remembrance(moments, main, when))
            && Kin::of(figure.status) == Kin::Harm
        {
            scope.when = None;
        }
        let foreign = scope.when.is_some_and(|when| is_foreign(main, when));
        let whole = figure.whole.filter(|whole| *whole < at).map(|whole| (&figures[whole], &settled[whole]));
        let alike = |whole: &Subject| Kin::of(whole.status) == Kin::of(figure.status);
        if let Some((_, from)) = whole.filter(|(whole, _)| alike(whole) || scope.place.is_none()) {
            inherit(&mut scope, from, true);
        } else if scope.when.is_none()
            && scope.place.is_none()
            && let Some(scene) = scene_before(document, moments, places, main, figure.sentence)
        {
            inherit(&mut scope, &scene, true);
        }
        if scope.place.is_none() {
            scope.place = place_before(document, places, figure.sentence);
        }
        fill(&mut scope, moments, main, figure, &own, figures, foreign);
        settled.push(scope);
    }
    settled
}

/// The happening, other than the main one, that the sentences just before in the paragraph told of.
fn scene_before(
    document: &Document,
    moments: &Moments,
    places: &[Locative],
    main: &MainEvent,
    sentence: usize,
) -> Option<FigureScope> {
    let block = document.sentences[sentence].block;
    let back = (sentence.saturating_sub(SCENE_SENTENCES)..sentence).rev();
    let mut told = back.take_while(|s| document.sentences[*s].block == block).filter_map(|s| {
        let harmful = document.sentences[s].tokens.clone().any(|at| document.tokens[at].classes.meets(HARMS));
        let moment = moments.in_sentence(s).iter().find(|m| m.role == Role::Event && m.value.is_some())?;
        harmful.then_some((s, moment.value))
    });
    let (s, when) = told.next()?;
    let place = places.iter().find(|p| p.sentence == s && !p.is_care).map(|p| p.tokens.clone());
    when.filter(|when| is_foreign(main, *when) && !is_remembrance(moments, main, *when))?;
    Some(FigureScope { when, place, means: super::agency::means(document, s), ..FigureScope::default() })
}

/// The place that the paragraph was at, where the sentence points back to it or the place headed the paragraph.
fn place_before(document: &Document, places: &[Locative], sentence: usize) -> Option<std::ops::Range<usize>> {
    let block = document.sentences[sentence].block;
    let here = document.sentences[sentence].tokens.clone().any(|at| document.is(at, Class::There));
    let last = places.partition_point(|p| p.sentence < sentence);
    let mut back = places[..last].iter().rev().take_while(|p| document.sentences[p.sentence].block == block);
    let heads = |p: &&Locative| document.sentences[p.sentence].tokens.len() <= p.tokens.len() + 1;
    back.find(|p| !p.is_care && (here || heads(p))).map(|p| p.tokens.clone())
}

fn inherit(scope: &mut FigureScope, from: &FigureScope, agency: bool) {
    scope.when = scope.when.or(from.when);
    scope.place = scope.place.take().or_else(|| from.place.clone());
    if agency {
        scope.by = scope.by.take().or_else(|| from.by.clone());
        if scope.means.is_empty() {
            scope.means.clone_from(&from.means);
        }
    }
}

/// Fills what is still open from the main event, where the figure belongs to it.
fn fill(
    scope: &mut FigureScope,
    moments: &Moments,
    main: &MainEvent,
    figure: &Subject,
    own: &[FigureScope],
    figures: &[Subject],
    foreign: bool,
) {
    if figure.counts == Some(Counts::Cumulative) && scope.as_of.is_none() {
        scope.as_of = moments.stands_at;
    }
    let vague_future = figure.modality == Modality::Expected && figure.status != Status::Missing;
    if scope.when.is_none() && !vague_future {
        scope.when = match figure.counts {
            Some(Counts::Cumulative) if moments.period.is_some() => moments.period,
            _ => default_when(moments, main, figure, own, figures),
        };
    }
    let near = scope.when.is_none_or(|when| !is_foreign(main, when) || is_near(main, when));
    let kin = Kin::of(figure.status);
    let with_main = scope.when.is_some() && !foreign;
    let held_elsewhere = matches!(kin, Kin::Held | Kin::Freed) && !with_main;
    if scope.place.is_none() && near && !held_elsewhere {
        scope.place.clone_from(&main.place);
    }
    let harmed = matches!(figure.status, Status::Killed | Status::Injured | Status::Casualties);
    let of_main = scope.when.is_some() && scope.when == main.when;
    if harmed && of_main && scope.means.is_empty() {
        scope.means.clone_from(&main.means);
    }
    if harmed && of_main && scope.by.is_none() {
        scope.by.clone_from(&main.by);
    }
}

/// The time of a figure that has none of its own: of the first of its kin that has one, else of the main event.
fn default_when(
    moments: &Moments,
    main: &MainEvent,
    figure: &Subject,
    own: &[FigureScope],
    figures: &[Subject],
) -> Option<Edtf> {
    let kin = Kin::of(figure.status);
    let first_of_kin =
        figures.iter().zip(own).filter(|(f, _)| Kin::of(f.status) == kin).find_map(|(_, scope)| scope.when);
    match kin {
        Kin::Remains if is_long_ago(moments, main) => None,
        Kin::Harm if main.kin.is_none_or(|told| told == Kin::Harm) => main.when,
        Kin::Harm => {
            figures.iter().zip(own).find(|(f, s)| f.status == Status::Captured && s.when.is_some())?.1.when
        }
        Kin::Freed => first_of_kin,
        _ if main.kin == Some(kin) || main.kin.is_none() => main.when,
        _ => first_of_kin,
    }
}

fn is_long_ago(moments: &Moments, main: &MainEvent) -> bool {
    match (moments.published, main.when.and_then(Edtf::last_day)) {
        (Some(now), Some(then)) => then.days_until(now) > LONG_AGO_DAYS,
        _ => true,
    }
}

/// Whether a time is not that of the main event.
fn is_foreign(main: &MainEvent, when: Edtf) -> bool {
    main.when.is_some_and(|of_main| !of_main.overlaps(when))
}

fn is_near(main: &MainEvent, when: Edtf) -> bool {
    let days = main.when.and_then(Edtf::last_day).zip(when.first_day());
    days.is_some_and(|(then, when)| then.days_until(when).abs() <= SAME_PLACE_DAYS)
}

/// Whether a time near publication is one of remembering what happened long before.
fn is_remembrance(moments: &Moments, main: &MainEvent, when: Edtf) -> bool {
    let Some((now, then)) = moments.published.zip(main.when.and_then(Edtf::last_day)) else { return false };
    let recent = when.first_day().is_some_and(|first| first.days_until(now) <= LONG_AGO_DAYS);
    then.days_until(now) > REMEMBERED_DAYS && recent
}
