//! What a figure's own sentence leaves open: from its whole, from the happening the paragraph is at, from the
//! document's main event.
//!
//! Must not: fill in where the figure plainly belongs elsewhere.

use super::apart::{
    LONG_AGO_DAYS, is_foreign, is_long, is_long_ago, is_near, is_one_of_many, is_past, is_remembrance,
    is_week_of,
};
use super::locative::Locative;
use super::main_event::MainEvent;
use super::moment::{DEEDS, Moments};
use super::roundup::Roundup;
use super::scene::{day_of_scene, is_hours_later, scene_before};
use super::section::Sections;
use super::{FigureScope, Kin, Subject};
use super::{agency, before};
use crate::document::Document;
use crate::ground::Rule;
use crate::lexicon::{Class, Classes};
use std::ops::Range;
use vocabulary::{Counts, Edtf, Modality, Point, Status};

/// The value of "may" among the modals.
const MAY: u16 = 0;
/// The value of "feared" among the modals.
const FEAR: u16 = 2;
/// The value of "later" among the steps of time.
pub(super) const LATER: u16 = 2;
/// How far before the word of a fate the word stands that says that it lasts, in tokens.
const STATE_TOKENS: usize = 3;
/// Words that say who is taken, or held.
const HOLDS: Classes = Classes::of(&[Class::Passive, Class::Active, Class::Lasting]);

/// For each kin, the scope of the first figure that has a time of its own.
struct Firsts {
    by_kin: Vec<(Kin, FigureScope)>,
    /// The period of the first running total that has one of its own.
    total: Option<Edtf>,
}

impl Firsts {
    fn of_figures(figures: &[Subject], own: &[FigureScope], main: &MainEvent) -> Firsts {
        let mut firsts: Vec<(Kin, FigureScope)> = Vec::new();
        for (figure, scope) in figures.iter().zip(own) {
            let kin = Kin::of(figure.status);
            let told = scope.when.is_some() && figure.modality != Modality::Expected;
            if told && firsts.iter().all(|(known, _)| *known != kin) {
                firsts.push((kin, scope.clone()));
            }
        }
        let mut totals = figures.iter().zip(own).filter(|(f, _)| f.counts == Some(Counts::Cumulative));
        let reported = main.when.filter(|period| is_long(*period));
        let holds = |when: &Edtf| reported.is_some_and(|period| when.contains(period));
        let total = totals.find_map(|(_, scope)| scope.when.filter(holds));
        Firsts { by_kin: firsts, total }
    }

    fn of(&self, kin: Kin) -> Option<&FigureScope> {
        self.by_kin.iter().find(|(known, _)| *known == kin).map(|(_, scope)| scope)
    }
}

/// Settles the scopes of all figures.
pub(super) fn settle(
    document: &Document,
    moments: &Moments,
    places: &[Locative],
    main: &MainEvent,
    figures: &[Subject],
    own: Vec<FigureScope>,
) -> Vec<FigureScope> {
    let firsts = Firsts::of_figures(figures, &own, main);
    let sections = Sections::of(document);
    let roundup = Roundup::of(document, moments, places, figures, &own);
    let mut settled: Vec<FigureScope> = Vec::with_capacity(figures.len());
    for (at, (figure, scope)) in figures.iter().zip(&own).enumerate() {
        let mut scope = scope.clone();
        let main = roundup.event(figure.sentence).unwrap_or(main);
        let remembered = is_remembered(document, moments, main, figure, &scope);
        if remembered && Kin::of(figure.status) == Kin::Harm || is_foretold(moments, figure, &scope) {
            scope.set_when(None, Rule::WhenSaid);
        }
        // "last week's landslide", where the document elsewhere names the day.
        if scope.when.is_some_and(|when| is_week_of(main, when)) {
            scope.when = main.when;
        }
        if scope.when.is_none() && is_hours_later(document, figure.sentence) {
            scope.set_when(day_of_scene(document, moments, figure.sentence), Rule::WhenOfScene);
        }
        let foreign = scope.when.is_some_and(|when| is_foreign(main, when));
        let whole = figure.whole.filter(|whole| *whole < at).map(|whole| (&figures[whole], &settled[whole]));
        let kin = Kin::of(figure.status);
        let shared =
            |whole: &Subject| Kin::of(whole.status) == kin || scope.place.is_none() && kin == Kin::Harm;
        let vague = is_vague(document, figure);
        // "have been reunited with their families": some other day, somewhere else.
        if document.folded(figure.cue).contains("reunited") && figure.status == Status::Affected {
            settled.push(scope);
            continue;
        }
        if vague {
            scope.set_when(scope.when.filter(|when| !is_past(moments, *when)), Rule::WhenSaid);
        } else if let Some((_, from)) = whole.filter(|(whole, _)| shared(whole)) {
            inherit(&mut scope, from, (Rule::WhenOfWhole, Rule::WhereOfWhole));
        } else if scope.when.is_none()
            && scope.place.is_none()
            && let Some(scene) = scene_before(document, moments, places, main, (figures, &settled), at)
        {
            inherit(&mut scope, &scene, (Rule::WhenOfScene, Rule::WhereOfScene));
            // Where bodies were found is not where others were lost, and "elsewhere" is not there.
            let told = figures[..at].iter().rfind(|f| f.sentence < figure.sentence);
            let remains = told.is_some_and(|f| Kin::of(f.status) == Kin::Remains) && kin == Kin::Harm;
            if remains || before::is_elsewhere(document, figure.sentence) {
                scope.set_place(None, Rule::WhereOfScene);
            }
        }
        if scope.place.is_none() {
            let around = Around { document, moments, places, main, sections: &sections, figures };
            if let Some((place, rule)) = around.place(&settled, foreign) {
                scope.set_place(Some(place), rule);
            }
        }
        fill(document, &mut scope, moments, main, figure, &firsts, (foreign, vague));
        settled.push(scope);
    }
    settled
}

/// Whether the time beside a figure is that of remembering, not of harm. "Last week, when gunmen murdered 12 in Berg" tells
/// of harm elsewhere.
fn is_remembered(
    document: &Document,
    moments: &Moments,
    main: &MainEvent,
    figure: &Subject,
    scope: &FigureScope,
) -> bool {
    let mut sentence = document.sentences[figure.sentence].tokens.clone();
    let happens = sentence.any(|at| document.is(at, Class::Happens));
    let apart = scope.place.as_ref().zip(main.place.as_ref()).is_some_and(|(here, there)| {
        document.has_capital(here) && document.slice(here.clone()) != document.slice(there.clone())
    });
    let elsewhere = apart && document.tokens[figure.cue].classes.meets(DEEDS);
    !happens && !elsewhere && scope.when.is_some_and(|when| is_remembrance(moments, main, when))
}

/// What a figure without a place of its own is told among.
struct Around<'a> {
    document: &'a Document<'a>,
    moments: &'a Moments,
    places: &'a [Locative],
    main: &'a MainEvent,
    sections: &'a Sections,
    figures: &'a [Subject],
}

impl Around<'_> {
    /// The place that the words before the next figure lend it, and the rule; none where the main event is meant.
    fn place(&self, settled: &[FigureScope], foreign: bool) -> Option<(Range<usize>, Rule)> {
        let Around { document, moments, places, main, sections, figures } = *self;
        let at = settled.len();
        let sentence = figures[at].sentence;
        let beside = || {
            let last = figures[..at].iter().zip(settled).next_back();
            last.filter(|(f, _)| foreign && f.sentence == sentence)?.1.place.clone()
        };
        let pointed = || before::pointed(document, sentence).filter(|_| foreign || main.place.is_none());
        let item = moments.date_of_item(document, sentence).is_some();
        let over_long = foreign || main.counts || main.when.is_some_and(is_long);
        let goes_on = || before::goes_on(document, places, (figures, settled), at, over_long);
        let told = |place: Option<Range<usize>>, rule: Rule| place.map(|place| (place, rule));
        told(beside(), Rule::WhereBefore)
            .or_else(|| told(pointed(), Rule::WhereSaid))
            .or_else(|| told(before::of_block(document, figures, settled, at), Rule::WhereBefore))
            .or_else(|| told(sections.place(places, sentence), Rule::WhereBefore))
            .or_else(|| told(before::place(document, places, sentence, item), Rule::WhereBefore))
            .or_else(|| told(goes_on(), Rule::WhereBefore))
    }
}

/// Harm that could befall: not feared to have befallen.
fn is_vague(document: &Document, figure: &Subject) -> bool {
    let feared = || {
        let sentence = document.sentences[figure.sentence].tokens.clone();
        sentence.into_iter().any(|at| document.value(at, Class::Modal) == Some(FEAR))
    };
    // "may have died": it has happened, and only the number is not sure.
    let befallen = || {
        let sentence = document.sentences[figure.sentence].tokens.clone();
        sentence.into_iter().any(|at| {
            document.value(at, Class::Modal) == Some(MAY)
                && (document.folded(at).ends_with(" have") || document.is(at + 1, Class::Have))
        })
    };
    figure.modality == Modality::Expected && figure.status != Status::Missing && !feared() && !befallen()
}

fn inherit(scope: &mut FigureScope, from: &FigureScope, (when, place): (Rule, Rule)) {
    if scope.when.is_none() {
        scope.set_when(from.when, when);
    }
    if scope.place.is_none() {
        scope.set_place(from.place.clone(), place);
    }
    scope.take_doer(&from.by);
    scope.take_means(&from.means);
}

/// Fills what is still open from the main event, where the figure belongs to it.
fn fill(
    document: &Document,
    scope: &mut FigureScope,
    moments: &Moments,
    main: &MainEvent,
    figure: &Subject,
    firsts: &Firsts,
    (foreign, vague): (bool, bool),
) {
    if figure.counts == Some(Counts::Cumulative) && scope.as_of.is_none() {
        scope.as_of = moments.stands_at;
    }
    fill_time(document, scope, moments, main, figure, firsts, vague);
    fill_place(document, scope, moments, main, figure, (foreign, vague));
    let harmed = matches!(figure.status, Status::Killed | Status::Injured | Status::Casualties);
    let of_main = scope.when.is_some() && scope.when == main.when;
    if harmed && of_main {
        scope.take_means(&main.means);
        if !agency::has_other_doer(document, figure) {
            scope.take_doer(&main.by);
        }
    }
}

/// The time: of the period that is counted over, or of the happening that the figure belongs to.
fn fill_time(
    document: &Document,
    scope: &mut FigureScope,
    moments: &Moments,
    main: &MainEvent,
    figure: &Subject,
    firsts: &Firsts,
    vague: bool,
) {
    let counted = figure.modality == Modality::Superseded || figure.counts == Some(Counts::Cumulative);
    if let (true, Some(stood), Some(Edtf::Interval(from, _))) = (counted, scope.as_of, moments.period)
        && scope.when.is_none()
        && Some(stood) != moments.stands_at
        && let Edtf::Point(stood) = stood
    {
        scope.set_when(Some(Edtf::Interval(from, Some(stood))), Rule::WhenOfPeriod);
    }
    let item = moments.date_of_item(document, figure.sentence);
    let elsewhere = item.is_some_and(|when| is_foreign(main, when));
    if scope.when.is_none() && !vague && !elsewhere {
        match figure.counts {
            Some(Counts::Cumulative) if moments.period.or(firsts.total).is_some() => {
                scope.set_when(moments.period.or(firsts.total), Rule::WhenOfPeriod);
            }
            _ => take_default(document, scope, moments, main, figure, firsts),
        }
    }
}

/// The place of the main event, where the figure belongs to it.
fn fill_place(
    document: &Document,
    scope: &mut FigureScope,
    moments: &Moments,
    main: &MainEvent,
    figure: &Subject,
    (foreign, vague): (bool, bool),
) {
    let kin = Kin::of(figure.status);
    let recalled = |when: Edtf| {
        let since = when.first_day().zip(moments.published).map_or(0, |(first, now)| first.days_until(now));
        main.when.is_none() && since > LONG_AGO_DAYS && moments.period != Some(when)
    };
    // Who is found, named or freed later is still of the place of the main event; what was before is not,
    // except where the document counts over a long time.
    let later = |when: Edtf| {
        main.when.and_then(Edtf::last_day).zip(when.first_day()).is_some_and(|(of_main, then)| of_main < then)
    };
    let counts = moments.period.is_some()
        || moments.stands_at.is_some()
        || main.when.is_some_and(|when| {
            is_long(when) || matches!(when, Edtf::Point(Point::Year(_) | Point::Month(..)))
        })
        || main.counts;
    let near = match scope.when {
        Some(when) if recalled(when) => false,
        Some(when) => {
            !is_foreign(main, when) || is_near(main, when) || kin != Kin::Harm && later(when) || counts
        }
        None => true,
    };
    let with_main = scope.when.is_some() && !foreign
        || main.counts
        || kin == Kin::Held && scope.when.is_none() && main.when.is_none();
    let held_elsewhere = matches!(kin, Kin::Held | Kin::Freed) && !with_main;
    let transferred =
        kin == Kin::Remains && main.kin != Some(Kin::Remains) && is_handed_over(document, figure);
    let bereaved = document.folded(figure.cue).contains("survived by");
    let anywhere = is_anywhere(document, main, figure, vague) || transferred || bereaved;
    // "In 2008 a slide there killed 24": of the same place, whatever the time.
    let near = near || before::is_there(document, figure.sentence);
    if scope.place.is_none() && near && !held_elsewhere && !anywhere {
        scope.set_place(main.place.clone(), Rule::WhereOfMain);
    }
}

/// The time of a figure that has none of its own, and the place with it: of the main event where that was told
/// of its kin, else of the first figure of its kin that has a time.
fn take_default(
    document: &Document,
    scope: &mut FigureScope,
    moments: &Moments,
    main: &MainEvent,
    figure: &Subject,
    firsts: &Firsts,
) {
    let kin = Kin::of(figure.status);
    let of_main = main.kin.is_none_or(|told| told == kin) || kin == Kin::Held && main.kin == Some(Kin::Harm);
    let from = match kin {
        // Who is given a name was given it when the words say, and they say nothing.
        Kin::Remains if figure.status == Status::Identified => None,
        Kin::Remains if is_long_ago(moments, main) || figure.counts == Some(Counts::Cumulative) => None,
        // "are still held", where no taking is dated: a state, not a happening.
        Kin::Held if is_state_of(document, figure) => {
            firsts.of(kin).filter(|first| first.when.is_none_or(|when| !is_one_of_many(main, when)))
        }
        Kin::Remains => {
            scope.set_when(main.when, Rule::WhenOfMain);
            None
        }
        Kin::Held if is_later_arrest(document, figure) => None,
        Kin::Freed if firsts.of(kin).is_none() && is_told_simply(document, figure) => {
            let day = main.when.filter(|when| when.as_day().is_some() && !is_long_ago(moments, main));
            scope.set_when(day, Rule::WhenOfMain);
            None
        }
        Kin::Freed => firsts.of(kin),
        Kin::Harm if !of_main => firsts.of(Kin::Held),
        _ if of_main => {
            scope.set_when(main.when, Rule::WhenOfMain);
            None
        }
        _ => firsts.of(kin),
    };
    // The time and the place of the first hold for the later ones; who did that one, only for those still held.
    if let Some(from) = from {
        let first = match kin {
            Kin::Held => from.clone(),
            _ => FigureScope { by: None, means: Vec::new(), ..from.clone() },
        };
        inherit(scope, &first, (Rule::WhenOfFirst, Rule::WhereOfFirst));
    }
}

/// "have been arrested", "were later arrested": after the event, not in it.
fn is_later_arrest(document: &Document, figure: &Subject) -> bool {
    let before = figure.cue.saturating_sub(4)..figure.cue;
    let mut before = before.filter(|at| !figure.tokens.contains(at));
    before.any(|at| document.is(at, Class::Have) || document.value(at, Class::TimeStep) == Some(LATER))
}

/// "let go 52 soldiers", not "have since been released": in what is told of.
fn is_told_simply(document: &Document, figure: &Subject) -> bool {
    let tokens = document.sentences[figure.sentence].tokens.clone();
    let perfect = tokens.into_iter().any(|at| document.is(at, Class::Have));
    !perfect && figure.counts != Some(Counts::Cumulative)
}

/// "are in prison", "are still held", "holds 12": a state that the document finds them in.
fn is_state_of(document: &Document, figure: &Subject) -> bool {
    let cue = figure.cue;
    let state = document.is(cue, Class::State) && !document.is(cue, Class::Passive);
    let mut near = cue.saturating_sub(STATE_TOKENS)..cue + 1;
    let lasts = near
        .any(|at| document.is(at, Class::Lasting) || matches!(document.folded(at), "is" | "are" | "being"));
    state || lasts && document.tokens[cue].classes.meets(HOLDS)
}

/// What could kill some day could do so anywhere; suspects are taken where they are found; what is said of a whole land
/// is not of one place.
fn is_anywhere(document: &Document, main: &MainEvent, figure: &Subject, vague: bool) -> bool {
    vague && figure.status == Status::Killed
        || Kin::of(figure.status) == Kin::Held && is_suspected(document, figure)
        || !main.counts && before::is_wide(document, figure.sentence)
}

/// "the bodies of 12 have since been handed over": neither where they died nor where they were found.
fn is_handed_over(document: &Document, figure: &Subject) -> bool {
    let tokens = document.sentences[figure.sentence].tokens.clone();
    let handed = ["handed over", "hand over", "handed back", "repatriated", "given back"];
    let in_two = |at: usize, words: &str| {
        let two = words.split_once(' ');
        two.is_some_and(|(first, last)| document.reads(at, first) && document.reads(at + 1, last))
    };
    let told =
        |at: usize| handed.iter().any(|words| document.folded(at).ends_with(words) || in_two(at, words));
    tokens.into_iter().any(told)
}

/// "arrested on suspicion of", "held for questioning": for the event, not in it.
fn is_suspected(document: &Document, figure: &Subject) -> bool {
    let sentence = document.sentences[figure.sentence].tokens.clone();
    sentence.into_iter().any(|at| document.is(at, Class::Suspicion))
}

/// Whether a harm that is only feared or planned stands beside a date that is past: the date of the warning.
fn is_foretold(moments: &Moments, figure: &Subject, scope: &FigureScope) -> bool {
    let past = scope.when.is_some_and(|when| is_past(moments, when));
    figure.modality == Modality::Expected && figure.status != Status::Missing && past
}
