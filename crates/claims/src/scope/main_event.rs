//! The document's main event: when and where, and what kind of harm it was told of.
//!
//! Must not: be sure. A document that names no such time or place has none.

use super::locative::Locative;
use super::moment::{Moment, Moments};
use super::role::Role;
use super::{FigureScope, Kin, Subject, main_place};
use crate::document::{BlockKind, Document};
use crate::lexicon::Class;
use std::ops::Range;
use vocabulary::{Day, Edtf, Point};

/// What a date must weigh to be that of the main event.
const WEIGHT_MIN: i32 = 1;
/// How many items with a clock time make live coverage.
const LIVE_ITEMS: usize = 3;
/// The shortest sentence that can be the lead, in tokens.
const LEAD_TOKENS: usize = 6;

/// The main event of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct MainEvent {
    /// When it was.
    pub(super) when: Option<Edtf>,
    /// Where it was.
    pub(super) place: Option<Range<usize>>,
    /// The kin of the figure that its date was read from; `None` where an event's name or the lead gave it.
    pub(super) kin: Option<Kin>,
    /// What with, where its sentence says.
    pub(super) means: Vec<String>,
    /// Who did it, where its sentence says.
    pub(super) by: Option<Range<usize>>,
}

/// Finds the main event.
pub(super) fn find(
    document: &Document,
    moments: &Moments,
    places: &[Locative],
    figures: &[Subject],
    own: &[FigureScope],
) -> MainEvent {
    let lead = lead_sentence(document);
    let weighed = moments
        .all()
        .iter()
        .filter(|m| m.role == Role::Event || m.role == Role::Past && lead == Some(m.sentence))
        .filter(|m| m.value.is_some() || lead == Some(m.sentence))
        .map(|m| (weight(document, moments, m, figures, own, lead), m));
    // Of equals, the first.
    let best = weighed.fold(None::<(i32, &Moment)>, |best, (weight, m)| match best {
        Some((most, _)) if most >= weight => best,
        _ => Some((weight, m)),
    });
    let live = is_live(document);
    // Live coverage is of its own day, whatever its items recall.
    let told = |m: &&Moment| !live || lead == Some(m.sentence) || in_heading(document, m);
    let chosen = best.filter(|(weight, _)| *weight >= WEIGHT_MIN).map(|(_, m)| m).filter(told);
    let mut event = MainEvent::default();
    let mut sentence = lead;
    let mut near = None;
    if let Some(period) = moments.period.filter(|_| moments.stands_at.is_some()) {
        event.when = Some(period);
    } else if let Some(moment) = chosen {
        event.when = moment.value.map(|value| refined(moments, value));
        sentence = Some(moment.sentence);
        near = Some(moment.tokens.start);
        event.kin = told_of(moment, figures, own).filter(|_| !moment.names_event);
    } else if live {
        event.when = moments.published.map(Edtf::day);
    } else {
        event.when = counted_since(moments, figures, own);
    }
    if let Some(at) = sentence {
        event.by = super::agency::actor(document, moments, at);
        event.means = super::agency::means(document, at);
    }
    let told = main_place::Told { sentences: [sentence, lead], near, when: event.when, figures, own };
    event.place = main_place::find(document, places, &told);
    event
}

/// The period of the first harm that is counted since a day: "killed since the dam broke on 12 June".
fn counted_since(moments: &Moments, figures: &[Subject], own: &[FigureScope]) -> Option<Edtf> {
    let (first, scope) = figures.iter().zip(own).find(|(f, _)| Kin::of(f.status) == Kin::Harm)?;
    let mut here = moments.in_sentence(first.sentence).iter();
    scope.when.filter(|when| here.any(|m| m.role == Role::Since && m.value == Some(*when)))
}

/// How much speaks for a date as that of the main event.
fn weight(
    document: &Document,
    moments: &Moments,
    moment: &Moment,
    figures: &[Subject],
    own: &[FigureScope],
    lead: Option<usize>,
) -> i32 {
    let mut weight = 0;
    let is_lead = lead == Some(moment.sentence);
    weight += if is_lead { 2 } else { 0 };
    weight += if moment.names_event { 2 } else { 0 };
    weight += if in_heading(document, moment) { 1 } else { 0 };
    match told_of(moment, figures, own) {
        Some(Kin::Harm) => weight += 2,
        Some(_) if is_lead => weight += 1,
        Some(_) => weight -= 1,
        None => {}
    }
    let remembered = moments
        .published
        .zip(moment.value.and_then(Edtf::as_day))
        .is_some_and(|(now, day)| is_return(day, now));
    weight += if remembered { 3 } else { 0 };
    // Days are surer than years; a single year is mostly another time that is recalled.
    match moment.value {
        Some(Edtf::Point(Point::Year(_) | Point::Decade(_))) => weight -= 2,
        Some(Edtf::Interval(Some(Point::Year(_)), _)) => weight -= 2,
        Some(Edtf::Point(Point::Season(..) | Point::Month(..))) => weight -= 1,
        Some(_) => weight += 1,
        // A lead that names a day which cannot be resolved still tells of the main event.
        None => {}
    }
    let first_paragraphs = lead.is_some_and(|lead| moment.sentence <= lead + 2);
    // A lead that tells of the dead without a day is not of a month that is named far below it.
    let first = lead.map(|lead| figures.partition_point(|f| f.sentence < lead));
    let of_lead = first.filter(|at| figures.get(*at).is_some_and(|f| lead == Some(f.sentence)));
    let open = of_lead.is_some_and(|at| own[at].when.is_none());
    let vague = moment.value.is_some_and(|value| value.as_day().is_none() && matches!(value, Edtf::Point(_)));
    weight + i32::from(first_paragraphs) - i32::from(open && vague && !first_paragraphs)
}

/// Whether a day returns on another, years later.
fn is_return(day: Day, later: Day) -> bool {
    later.year() > day.year() && (day.month(), day.day()) == (later.month(), later.day())
}

/// The kin of the first figure whose own time this is.
fn told_of(moment: &Moment, figures: &[Subject], own: &[FigureScope]) -> Option<Kin> {
    let first = figures.partition_point(|f| f.sentence < moment.sentence);
    let mut here =
        figures[first..].iter().zip(&own[first..]).take_while(|(f, _)| f.sentence == moment.sentence);
    here.find(|(_, scope)| scope.when == moment.value).map(|(figure, _)| Kin::of(figure.status))
}

/// A vague time made as sharp as the document elsewhere says: "a decade ago" and "25 April 2015".
fn refined(moments: &Moments, vague: Edtf) -> Edtf {
    let sharper =
        moments.all().iter().filter(|m| m.role == Role::Event).filter_map(|m| m.value).find(|value| {
            value.as_day().is_some()
                && vague.as_day().is_none()
                && matches!(vague, Edtf::Point(_))
                && vague.contains(*value)
        });
    sharper.unwrap_or(vague)
}

/// The first sentence of running text.
fn lead_sentence(document: &Document) -> Option<usize> {
    let running = |kind: BlockKind| kind != BlockKind::Heading;
    document
        .sentences
        .iter()
        .position(|s| running(document.blocks[s.block].kind) && s.tokens.len() >= LEAD_TOKENS)
}

fn in_heading(document: &Document, moment: &Moment) -> bool {
    let block = document.sentences[moment.sentence].block;
    document.blocks[block].kind == BlockKind::Heading
}

/// Whether the document is told item by item, each under its time of day.
fn is_live(document: &Document) -> bool {
    let clocks = document.blocks.iter().filter(|block| {
        let words = document.words(block.tokens.start);
        words.len() == 5 && words.as_bytes()[2] == b':' && !document.is(block.tokens.start, Class::Month)
    });
    clocks.take(LIVE_ITEMS).count() == LIVE_ITEMS
}
