//! What a figure's own sentence leaves open: from its whole, from the happening the paragraph is at, from the
//! document's main event.
//!
//! Must not: fill in where the figure plainly belongs elsewhere.

use super::locative::Locative;
use super::main_event::MainEvent;
use super::moment::Moments;
use super::role::Role;
use super::section::Sections;
use super::{FigureScope, Kin, Subject};
use super::{agency, before, means};
use crate::document::Document;
use crate::ground::Rule;
use crate::lexicon::{Class, Classes};
use std::ops::Range;
use vocabulary::{Counts, Day, Edtf, Modality, Status};

/// How far from the main event a time may lie and still be of its place, in days.
const SAME_PLACE_DAYS: i32 = 7;
/// How long ago the main event must be for the finding of remains not to be of its day.
const LONG_AGO_DAYS: i32 = 60;
/// How long ago the main event must be for days near publication to be days of remembrance.
const REMEMBERED_DAYS: i32 = 300;
/// How long the time of a document that counts over a period is at least, in days.
const PERIOD_DAYS: i32 = 6;
/// The value of "may" among the modals.
const MAY: u16 = 0;
/// The value of "feared" among the modals.
const FEAR: u16 = 2;
/// The value of "later" among the steps of time.
const LATER: u16 = 2;
/// Within how many tokens of its beginning a sentence says how much later it is.
const LATER_TOKENS: usize = 4;
/// Within how many tokens of its beginning a sentence points back.
const POINT_TOKENS: usize = 4;
/// How many sentences a happening told of reaches on.
const SCENE_SENTENCES: usize = 3;

/// How far before the word of a fate the word stands that says that it lasts, in tokens.
const STATE_TOKENS: usize = 3;
/// Words that say who is taken, or held.
const HOLDS: Classes = Classes::of(&[Class::Passive, Class::Active, Class::Lasting]);

/// Words by which a sentence tells of a happening.
const TELLS: Classes = Classes::of(&[Class::Passive, Class::Active, Class::Suffered, Class::Event]);

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
    let mut settled: Vec<FigureScope> = Vec::with_capacity(figures.len());
    for (at, (figure, scope)) in figures.iter().zip(&own).enumerate() {
        let mut scope = scope.clone();
        let happens =
            document.sentences[figure.sentence].tokens.clone().any(|at| document.is(at, Class::Happens));
        let remembered = !happens && scope.when.is_some_and(|when| is_remembrance(moments, main, when));
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
        if is_vague(document, figure) {
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
        let vague = is_vague(document, figure);
        fill(document, &mut scope, moments, main, figure, &firsts, (foreign, vague));
        settled.push(scope);
    }
    settled
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

/// The happening, other than the main one, that the sentences just before in the paragraph told of.
fn scene_before(
    document: &Document,
    moments: &Moments,
    places: &[Locative],
    main: &MainEvent,
    (figures, settled): (&[Subject], &[FigureScope]),
    at: usize,
) -> Option<FigureScope> {
    let figure = &figures[at];
    let block = document.sentences[figure.sentence].block;
    let kin = Kin::of(figure.status);
    let told = figures[..at].iter().rposition(|f| f.sentence < figure.sentence);
    if points_back(document, figure.sentence) {
        let near = told.filter(|told| figure.sentence - figures[*told].sentence <= SCENE_SENTENCES);
        return near.map(|told| settled[told].clone()).filter(|scope| scope.when.is_some());
    }
    for s in (figure.sentence.saturating_sub(SCENE_SENTENCES)..figure.sentence).rev() {
        if document.sentences[s].block != block {
            return None;
        }
        if let Some(told) = told.filter(|told| figures[*told].sentence == s) {
            let scope = &settled[told];
            // What befell people over some days of their own: the camp of another summer.
            let harmed = matches!(figure.status, Status::Killed | Status::Injured | Status::Casualties);
            let lasts = harmed && scope.when.is_some_and(is_long);
            let other = scope.when.is_some_and(|when| {
                let apart = !is_near(main, when) || is_elsewhere(document, main, scope) || lasts;
                let one = is_one_of_many(main, when) && leans_back(document, figure);
                let other = is_foreign(main, when) && apart || one;
                other && !is_to_come(moments, when)
            });
            let apart = is_elsewhere(document, main, scope)
                || scope.when.is_some_and(|when| is_one_of_many(main, when));
            let shared = Kin::of(figures[told].status) == kin || lasts || apart && kin != Kin::Remains;
            return (other && shared).then(|| scope.clone());
        }
        if let Some(scene) = scene_of(document, moments, places, main, s) {
            return Some(scene);
        }
    }
    None
}

/// "Another 18", "two of the girls", "their driver": words that go on with what was just told of.
fn leans_back(document: &Document, figure: &Subject) -> bool {
    let leans = Classes::of(&[Class::More, Class::Pronoun, Class::Possessive, Class::There]);
    let start = document.sentences[figure.sentence].tokens.start;
    let mut words = start..figure.tokens.end;
    words.any(|at| {
        document.tokens[at].classes.meets(leans) || document.reads(at, "of") && document.reads(at + 1, "the")
    })
}

/// "In that episode", "this attack": the happening just told of.
fn points_back(document: &Document, sentence: usize) -> bool {
    let tokens = document.sentences[sentence].tokens.clone();
    tokens.take(POINT_TOKENS).any(|at| {
        let that = document.is(at, Class::That) || matches!(document.folded(at), "this" | "that");
        that && (document.is(at + 1, Class::Event) || document.is(at + 2, Class::Event))
    })
}

/// The day that the paragraph told of last.
fn day_of_scene(document: &Document, moments: &Moments, sentence: usize) -> Option<Edtf> {
    let block = document.sentences[sentence].block;
    let here = |at: usize| document.sentences[at].block == block && at < sentence;
    let last = moments.all().iter().rev().find(|m| here(m.sentence) && m.role == Role::Event)?.value;
    last.filter(|day| day.as_day().is_some())
}

/// "Hours later a second bomb went off": of the day that is told of.
fn is_hours_later(document: &Document, sentence: usize) -> bool {
    let tokens = document.sentences[sentence].tokens.clone();
    let mut start = tokens.start..tokens.end.min(tokens.start + LATER_TOKENS);
    start.any(|at| document.is(at, Class::TimeUnit) && document.value(at + 1, Class::TimeStep) == Some(LATER))
}

/// Whether a scope's own words place it elsewhere than the main event.
fn is_elsewhere(document: &Document, main: &MainEvent, scope: &FigureScope) -> bool {
    let said = matches!(scope.rules.place, Some(Rule::WhereSaid | Rule::WhereOfScene));
    let words = |place: &std::ops::Range<usize>| -> Vec<&str> {
        place.clone().filter(|at| document.tokens[*at].capital).map(|at| document.folded(at)).collect()
    };
    let Some((here, there)) = scope.place.as_ref().zip(main.place.as_ref()) else { return false };
    let (here, there) = (words(here), words(there));
    said && !here.is_empty() && !here.iter().any(|word| there.contains(word))
}

/// The happening that a sentence without figures tells of, where it is not the main one.
fn scene_of(
    document: &Document,
    moments: &Moments,
    places: &[Locative],
    main: &MainEvent,
    sentence: usize,
) -> Option<FigureScope> {
    let here = moments.in_sentence(sentence);
    let tells =
        document.sentences[sentence].tokens.clone().any(|at| document.tokens[at].classes.meets(TELLS));
    let when = here
        .iter()
        .find(|m| m.role == Role::Event && m.value.is_some())
        .and_then(|m| m.value)
        .filter(|when| tells || is_one_of_many(main, *when))?;
    let is_main = here.iter().any(|m| m.value == main.when);
    if is_main || is_remembrance(moments, main, when) || is_to_come(moments, when) {
        return None;
    }
    let first = places.partition_point(|p| p.sentence < sentence);
    let mut near = places[first..].iter().take_while(|p| p.sentence == sentence);
    let place = near.find(|p| !p.is_care).map(|p| p.tokens.clone());
    let words = |place: &Option<std::ops::Range<usize>>| place.clone().map(|p| document.slice(p));
    let elsewhere = place.is_some() && words(&place) != words(&main.place);
    let means = means::of_sentence(document, sentence);
    let other = is_foreign(main, when) || is_one_of_many(main, when);
    (other || elsewhere && when.as_day().is_some()).then(|| FigureScope {
        when: Some(when),
        place,
        means,
        ..FigureScope::default()
    })
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

fn is_past(moments: &Moments, when: Edtf) -> bool {
    moments.published.zip(when.last_day()).is_some_and(|(now, then)| then < now)
}

fn is_to_come(moments: &Moments, when: Edtf) -> bool {
    moments.published.zip(when.first_day()).is_some_and(|(now, then)| then > now)
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
    }
    if harmed && of_main && !agency::has_other_doer(document, figure) {
        scope.take_doer(&main.by);
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
        || main.when.is_some_and(is_long)
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
    let anywhere = is_anywhere(document, main, figure, vague);
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

/// "arrested on suspicion of", "held for questioning": for the event, not in it.
fn is_suspected(document: &Document, figure: &Subject) -> bool {
    let sentence = document.sentences[figure.sentence].tokens.clone();
    sentence.into_iter().any(|at| document.is(at, Class::Suspicion))
}

fn is_long_ago(moments: &Moments, main: &MainEvent) -> bool {
    match (moments.published, main.when.and_then(Edtf::last_day)) {
        (Some(now), Some(then)) => then.days_until(now) > LONG_AGO_DAYS,
        _ => true,
    }
}

/// Whether a time is not that of the main event, or a much longer one.
fn is_foreign(main: &MainEvent, when: Edtf) -> bool {
    main.when.is_some_and(|of_main| !of_main.overlaps(when) || is_longer(of_main, when))
}

/// Whether a time is the week in which the day of the main event lies.
fn is_week_of(main: &MainEvent, when: Edtf) -> bool {
    let days = when.first_day().zip(when.last_day()).map(|(first, last)| first.days_until(last));
    days == Some(6) && main.when.is_some_and(|day| day.as_day().is_some() && when.contains(day))
}

/// Whether a time is a short one within the long period that a document is about: one of its many happenings.
fn is_one_of_many(main: &MainEvent, when: Edtf) -> bool {
    let length =
        |when: Edtf| when.first_day().zip(when.last_day()).map(|(first, last)| first.days_until(last));
    let long = main.when.and_then(length).is_some_and(|days| days > SAME_PLACE_DAYS);
    let short = length(when).is_some_and(|days| days <= 1);
    long && short
}

fn is_longer(of_main: Edtf, when: Edtf) -> bool {
    of_main
        .first_day()
        .zip(when.first_day())
        .is_some_and(|(main, when)| when.days_until(main) > LONG_AGO_DAYS)
}

/// Whether a time is a period of a week or more.
fn is_long(when: Edtf) -> bool {
    matches!(when, Edtf::Interval(..))
        && when
            .first_day()
            .zip(when.last_day())
            .is_some_and(|(first, last)| first.days_until(last) >= PERIOD_DAYS)
}

fn is_near(main: &MainEvent, when: Edtf) -> bool {
    let Some(of_main) = main.when.filter(|of_main| !is_longer(*of_main, when)) else { return false };
    let apart = |a: Option<Day>, b: Option<Day>| a.zip(b).map_or(i32::MAX, |(a, b)| a.days_until(b).abs());
    apart(of_main.last_day(), when.first_day()).min(apart(when.last_day(), of_main.first_day()))
        <= SAME_PLACE_DAYS
}

/// Whether a time near publication is one of remembering what happened long before.
fn is_remembrance(moments: &Moments, main: &MainEvent, when: Edtf) -> bool {
    let Some((now, then)) = moments.published.zip(main.when.and_then(Edtf::last_day)) else { return false };
    let recent = when.first_day().is_some_and(|first| first.days_until(now) <= LONG_AGO_DAYS);
    then.days_until(now) > REMEMBERED_DAYS && recent
}

/// Whether a harm that is only feared or planned stands beside a date that is past: the date of the warning.
fn is_foretold(moments: &Moments, figure: &Subject, scope: &FigureScope) -> bool {
    let past = scope.when.is_some_and(|when| is_past(moments, when));
    figure.modality == Modality::Expected && figure.status != Status::Missing && past
}
