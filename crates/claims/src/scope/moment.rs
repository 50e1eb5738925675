//! Which time expression tells when a figure's people were harmed, and which tell other things: when somebody
//! spoke, since when is counted, as of which day.
//!
//! Must not: reach over a semicolon or into another sentence.

use super::objective::is_done_to_name;
use super::period::{self, began_before, ending_on, join_between, join_ends, reported_until, until};
use super::role::{AFTER, Role, SPLITS, names_event, role_of};
use super::{Kin, Subject, since};
use crate::document::{BlockKind, Document};
use crate::lexicon::{Class, Classes};
use crate::time::{Link, Timex};
use std::ops::Range;
use vocabulary::{Counts, DateKind, Day, Edtf, Modality, Status};

/// A time expression with its role.
#[derive(Clone, Debug)]
pub(super) struct Moment {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Its sentence.
    pub(super) sentence: usize,
    /// What it tells.
    pub(super) role: Role,
    /// Its value, or the period it stands for.
    pub(super) value: Option<Edtf>,
    /// Where a count since then begins.
    pub(super) begins: Option<Edtf>,
    /// Names an event: "Wednesday's blast", "the flood of 1953".
    pub(super) names_event: bool,
}

/// When a figure's people were harmed, and the day the figure stands at.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct FigureTime {
    pub(super) when: Option<Edtf>,
    pub(super) as_of: Option<Edtf>,
}

/// The time expressions of a document by what they tell.
pub(super) struct Moments {
    all: Vec<Moment>,
    /// The day of publication.
    pub(super) published: Option<Day>,
    /// The day that the head says its figures stand at.
    pub(super) stands_at: Option<Edtf>,
    /// The period that the document counts over.
    pub(super) period: Option<Edtf>,
}

/// How far behind the verb of a beginning its day may stand, in tokens.
const BEGUN_TOKENS: usize = 8;
/// How far from the word of a fate "still" and "remain" belong to it, in tokens.
const LASTING_TOKENS: usize = 10;
/// How many blocks of a report that says as of when it stands may say since when it counts.
const HEAD_BLOCKS: usize = 8;
/// How far behind its people the date of what befell them may stand, in tokens.
const WHO_TOKENS: usize = 20;
/// Words of harm that are deeds.
pub(super) const DEEDS: Classes = Classes::of(&[Class::Passive, Class::Active, Class::Suffered]);
/// Whether a day is the one on which what is still counted began.
fn begins_count(document: &Document, timex: &Timex, sentence: usize) -> bool {
    let tokens = document.sentences[sentence].tokens.clone();
    let from = timex.tokens.start.saturating_sub(BEGUN_TOKENS).max(tokens.start);
    let begun = (from..timex.tokens.start).any(|at| document.value(at, Class::BoundVerb) == Some(0));
    begun && tokens.clone().any(|at| document.is(at, Class::Cumulative) && at > timex.tokens.end)
}

impl Moments {
    /// Gives every time expression its role.
    pub(super) fn of(document: &Document, timexes: &[Timex], published: Option<Day>) -> Moments {
        let last = reported_until(timexes, published).or(published);
        let mut moments =
            Moments { all: Vec::with_capacity(timexes.len()), published, stands_at: None, period: None };
        for timex in timexes.iter().filter(|timex| timex.kind != DateKind::Anniversary) {
            let sentence = document.sentence_of(timex.tokens.start);
            let role = role_of(document, timex, published);
            // "Fighting that resumed on 12 February has so far uprooted 48,000": counted from then on.
            let goes_on = role == Role::Event && timex.value.and_then(Edtf::as_day).is_some();
            let role = if goes_on && begins_count(document, timex, sentence) { Role::Since } else { role };
            let value = match (role, timex.value) {
                (Role::Past, _) => timex.duration.and_then(|length| ending_on(published?, length)),
                (Role::Elapsed, _) => timex.duration.and_then(|length| {
                    let days = moments.all.iter().filter(|m: &&Moment| m.sentence == sentence);
                    let day = days.filter_map(|m| m.value.and_then(Edtf::as_day)).next_back();
                    began_before(day.or(published)?, length).map(Edtf::day)
                }),
                (Role::Clause, _) => timex.duration.and_then(|length| {
                    let days = moments.all.iter().filter(|m: &&Moment| m.sentence == sentence);
                    let day = days.filter_map(|m| m.value.and_then(Edtf::as_day)).next_back()?;
                    period::beside(
                        day,
                        length,
                        document.value(timex.tokens.end, Class::TimeStep) == Some(AFTER),
                    )
                }),
                (Role::Since, Some(from)) => until(from, last),
                (_, value) => value,
            };
            let names_event = role == Role::Elapsed || names_event(document, &timex.tokens);
            let head = document.sentences.get(sentence).is_some_and(|s| s.block < 3);
            match role {
                Role::AsOf if head => moments.stands_at = moments.stands_at.or(value),
                Role::Since
                    if document.in_heading(sentence)
                        || moments.stands_at.is_some()
                            && document.sentences[sentence].block < HEAD_BLOCKS
                        || document.sentences[sentence]
                            .tokens
                            .clone()
                            .any(|at| is_cumulative(document, at)) =>
                {
                    moments.period = moments.period.or(value);
                }
                _ => {}
            }
            moments.all.push(Moment {
                tokens: timex.tokens.clone(),
                sentence,
                role,
                value,
                begins: timex.value,
                names_event,
            });
        }
        join_ends(&mut moments.all, document, timexes);
        join_between(&mut moments.all, document);
        moments.all.extend(since::find(document, &moments.all, last));
        moments.all.sort_by_key(|m| (m.tokens.start, m.tokens.end));
        moments
    }

    /// The moments of a sentence.
    pub(super) fn in_sentence(&self, sentence: usize) -> &[Moment] {
        let first = self.all.partition_point(|m| m.sentence < sentence);
        let last = self.all.partition_point(|m| m.sentence <= sentence);
        &self.all[first..last]
    }

    /// All moments, in order.
    pub(super) fn all(&self) -> &[Moment] {
        &self.all
    }

    /// Whether a token belongs to a time expression.
    pub(super) fn holds(&self, token: usize) -> bool {
        let at = self.all.partition_point(|m| m.tokens.end <= token);
        self.all.get(at).is_some_and(|m| m.tokens.contains(&token))
    }

    /// The date that heads the item of a timeline: "4 February 2022: Rebels attack Holm."
    pub(super) fn date_of_item(&self, document: &Document, sentence: usize) -> Option<Edtf> {
        let block = document.sentences[sentence].block;
        let start = document.blocks[block].tokens.start;
        let first = &self.all.get(self.all.partition_point(|m| m.tokens.start < start))?;
        let heads = first.tokens.start <= start + 1
            && first.role == Role::Event
            && matches!(document.words(first.tokens.end), ":" | "." | "-" | "–" | "—");
        first.value.filter(|_| heads)
    }

    /// The time in the line that leads to a list: "In the past 24 hours:".
    fn time_of_list(&self, document: &Document, sentence: usize) -> Option<Edtf> {
        let block = document.sentences[sentence].block;
        let is_item = |block: &usize| document.blocks[*block].kind == BlockKind::Item;
        let lead = (0..block).rev().find(|b| !is_item(b)).filter(|_| is_item(&block))?;
        let tokens = document.blocks[lead].tokens.clone();
        let leads = document.blocks[lead].kind == BlockKind::Heading && lead > 0
            || tokens.clone().next_back().is_some_and(|last| document.words(last) == ":");
        let first = self.all.partition_point(|m| m.tokens.start < tokens.start);
        let mut told = self.all[first..].iter().take_while(|m| m.tokens.end <= tokens.end);
        let tells = |m: &&Moment| matches!(m.role, Role::Event | Role::Since | Role::Past);
        told.find(tells).filter(|_| leads).and_then(|m| m.value)
    }

    /// What the sentence says of a figure's time.
    pub(super) fn of_figure(&self, document: &Document, figures: &[Subject], at: usize) -> FigureTime {
        let figure = &figures[at];
        let here = self.in_sentence(figure.sentence);
        let nearest = |wanted: &dyn Fn(&Role) -> bool| {
            here.iter()
                .filter(|m| wanted(&m.role) && m.value.is_some())
                .map(|m| (cost(document, figures, at, m), m))
                .map(|(cost, m)| (if names_harm(figure, m) { cost.saturating_sub(PARTED) } else { cost }, m))
                .filter(|(cost, _)| *cost < FAR)
                .min_by_key(|(cost, m)| (*cost, m.tokens.start))
        };
        let stands = nearest(&|role| *role == Role::AsOf).and_then(|(_, m)| m.value);
        let foretold = figure.modality == Modality::Expected;
        let tells = |role: &Role| {
            matches!(role, Role::Event | Role::Since | Role::Past | Role::Clause)
                || foretold && *role == Role::ToCome
        };
        if let Some(compared) = here.iter().find(|m| is_told_of_compared(document, figure, m)) {
            return FigureTime { when: compared.value, as_of: None };
        }
        let Some((cost, moment)) = nearest(&tells) else {
            let item = self.date_of_item(document, figure.sentence);
            let total = figure.counts == Some(Counts::Cumulative);
            let list = self.time_of_list(document, figure.sentence).filter(|_| item.is_none() && !total);
            // "By Sunday evening 21 bodies had been found": they were found until then, and little before.
            let remains = Kin::of(figure.status) == Kin::Remains;
            let by =
                stands.filter(|_| remains && here.iter().any(|m| m.role == Role::AsOf && is_by(document, m)));
            return FigureTime {
                when: by.or(item).or(list).filter(|_| (!total || by.is_some()) && !foretold),
                as_of: stands.or(item.filter(|_| total)),
            };
        };
        let own = FigureTime { when: moment.value, as_of: stands };
        let is_total = figure.counts == Some(Counts::Cumulative);
        match (moment.role, figure.status) {
            // "missing since Saturday": since then nobody has seen them. "Nine have vanished since 2010" counts up.
            (Role::Since, Status::Missing) if is_unseen(document, figure) => {
                FigureTime { when: moment.begins, ..own }
            }
            // "9 May: In all 40 have died since March": the item tells until when.
            (Role::Since, _) => {
                let until = self.date_of_item(document, figure.sentence).and_then(Edtf::as_day);
                let when = until.zip(moment.begins).and_then(|(day, from)| period::until(from, Some(day)));
                FigureTime { when: when.or(moment.value), ..own }
            }
            (Role::Past, _) if figure.counts == Some(Counts::Cumulative) => {
                FigureTime { when: None, as_of: stands }
            }
            // "down from 510 in 2018": the number of another year, or week, is of all that happened in it.
            (Role::Event, _) if is_of_other_period(figure, moment) => own,
            (Role::Event, _) if is_state(document, figure, moment) => {
                FigureTime { when: None, as_of: stands.or(moment.value) }
            }
            // "raising the toll to nine": the date behind the comma is that of the addition.
            (Role::Event, _) if is_total && cost >= PARTED && !period::is_period(moment.value) => {
                FigureTime { when: None, as_of: stands }
            }
            _ => own,
        }
    }
}

/// "missing", "not seen since": a state that began on a day.
fn is_unseen(document: &Document, figure: &Subject) -> bool {
    document.is(figure.cue, Class::State) || document.folded(figure.cue).contains("not ")
}

/// A number that is replaced in a comparison of whole periods.
fn is_of_other_period(figure: &Subject, moment: &Moment) -> bool {
    let happened = matches!(figure.status, Status::Killed | Status::Injured | Status::Casualties);
    let wide = moment.value.is_some_and(|value| value.as_day().is_none());
    figure.modality == Modality::Superseded && happened && wide
}

/// "the worst since the 2009 sinking of the Halda, which killed 71".
fn is_told_of_compared(document: &Document, figure: &Subject, moment: &Moment) -> bool {
    let mut between = moment.tokens.end..figure.tokens.start;
    moment.role == Role::Compared
        && between.any(|at| {
            document.is_relative(at) || matches!(document.folded(at), "that" | "which" | "when" | "in which")
        })
}

/// "By Sunday evening", which is not "as of".
fn is_by(document: &Document, moment: &Moment) -> bool {
    let before = moment.tokens.start.checked_sub(1);
    before.is_some_and(|at| document.value(at, Class::TimeLink) == Some(Link::By as u16))
}

/// More than any date within reach costs.
pub(super) const FAR: usize = 1000;
/// What a word that splits a sentence costs.
const PARTED: usize = 10;

/// "Sunday's ferry fire": the day of the event is that of its dead, whatever else was done on another.
fn names_harm(figure: &Subject, moment: &Moment) -> bool {
    moment.names_event && Kin::of(figure.status) == Kin::Harm
}

/// How far a date stands from a figure, or from the word that says its fate.
fn cost(document: &Document, figures: &[Subject], at: usize, moment: &Moment) -> usize {
    let figure = &figures[at];
    let clause = moment.role == Role::Clause && figure.tokens.start < moment.tokens.end;
    if clause || is_of_another(document, figures, at, moment) {
        return FAR;
    }
    let own = stretch(document, &figure.tokens, &moment.tokens, true);
    let cue = figure.cue..figure.cue + 1;
    // Behind its verb a date is at home; before the verb it may belong to another.
    let before = if moment.tokens.end <= figure.cue { 5 } else { 0 };
    let reach = stretch(document, &figure.tokens, &cue, false).min(4 * PARTED) / 2;
    // "In June a trawler went down; only 104 survived": a date that opens a sentence holds to its end.
    let first = document.sentences[figure.sentence].tokens.start;
    let opens = moment.tokens.start <= first + 1 && moment.tokens.end <= figure.tokens.start;
    if opens && moment.role == Role::Event && own >= FAR {
        return 4 * PARTED;
    }
    let near = own.min(stretch(document, &cue, &moment.tokens, true) + before + reach);
    match told_of_them(document, figures, at, moment) {
        Some(deed) => near.min(PARTED + stretch(document, &(deed..deed + 1), &moment.tokens, true)),
        None => near,
    }
}

/// "187 men who were taken from Holm on 12 July": the deed behind "who" that is told of the figure's own people.
fn told_of_them(document: &Document, figures: &[Subject], at: usize, moment: &Moment) -> Option<usize> {
    let figure = &figures[at];
    let between = figure.tokens.end..moment.tokens.start;
    if between.len() > WHO_TOKENS || figure.tokens.end > moment.tokens.start {
        return None;
    }
    let who = between.clone().find(|at| document.is(*at, Class::Personal))?;
    let deed = (who..between.end).find(|at| document.tokens[*at].classes.meets(DEEDS))?;
    let own = status_of(document, deed).is_some_and(|deed| Kin::of(deed) == Kin::of(figure.status));
    let other = figures.get(at + 1).is_some_and(|other| other.tokens.start < moment.tokens.start);
    (own && !other).then_some(deed)
}

/// What the word of a deed says happened.
fn status_of(document: &Document, deed: usize) -> Option<Status> {
    let classes = [Class::Passive, Class::Active, Class::Suffered];
    let status = classes.into_iter().find_map(|class| document.value(deed, class))?;
    Status::ALL.get(usize::from(status)).copied()
}

/// Whether a date behind a figure belongs to another one, or to another deed, that stands between.
fn is_of_another(document: &Document, figures: &[Subject], at: usize, moment: &Moment) -> bool {
    let figure = &figures[at];
    let end = figure.tokens.end.max(figure.cue + 1);
    if moment.tokens.start < end {
        return stands_by_replaced(document, figures, figure, moment)
            || is_of_matrix(document, figure, moment);
    }
    let parts = |from: usize, to: usize| {
        (from..to).any(|at| {
            document.words(at) == "," || document.is(at, Class::But) || document.is(at, Class::Revision)
        })
    };
    let between = |other: &&Subject| other.tokens.start >= end && other.tokens.end <= moment.tokens.start;
    let here = figures[at + 1..].iter().take_while(|other| other.sentence == figure.sentence);
    if here.filter(between).any(|other| parts(end, other.tokens.start)) {
        return true;
    }
    // "nurses seized in March" among the freed: the deed next before the date is another.
    let deed = (end..moment.tokens.start)
        .rev()
        .find(|at| document.tokens[*at].classes.meets(DEEDS) && !is_done_to_name(document, *at));
    deed.and_then(|at| status_of(document, at)).is_some_and(|deed| Kin::of(deed) != Kin::of(figure.status))
}

/// "dug on Wednesday for survivors of a quake that killed 61": the date is of the digging.
fn is_of_matrix(document: &Document, figure: &Subject, moment: &Moment) -> bool {
    let start = figure.tokens.start.min(figure.cue);
    if moment.tokens.end > start {
        return false;
    }
    let relative = (moment.tokens.end..start)
        .find(|at| document.is_relative(*at) || matches!(document.words(*at), "that" | "which"));
    let event = relative.filter(|at| *at > 0 && document.is(at - 1, Class::Event));
    let apart = |event: usize| {
        (moment.tokens.end..event).filter(|at| document.is(*at, Class::Preposition)).count() > 0
    };
    event.is_some_and(apart)
}

/// "up from 870 on Monday, and 3,460 were hurt": the date of a number that is replaced is of that number alone.
fn stands_by_replaced(document: &Document, figures: &[Subject], figure: &Subject, moment: &Moment) -> bool {
    let replaced = |other: &&Subject| {
        other.sentence == figure.sentence
            && other.modality == Modality::Superseded
            && other.tokens.end <= moment.tokens.start
            && other.tokens != figure.tokens
            && (other.tokens.end..moment.tokens.start).all(|at| document.is(at, Class::Preposition))
    };
    let before = figures.partition_point(|f| f.sentence < figure.sentence);
    figures[before..].iter().take_while(|f| f.sentence == figure.sentence).any(|f| replaced(&f))
        && moment.tokens.end <= figure.tokens.start
}

/// How much stands between two stretches of tokens: words that split a sentence weigh most. Behind "who", where
/// that matters, a date is out of reach, as it is behind a semicolon.
pub(super) fn stretch(document: &Document, from: &Range<usize>, to: &Range<usize>, personal: bool) -> usize {
    let behind = to.start >= from.end;
    let gap = if behind { from.end..to.start } else { to.end..from.start };
    let mut cost = gap.len();
    // So far off, also by halves, nothing is within reach. The head of a column may stand a hundred thousand rows above
    // its number; to walk there from each would take minutes.
    if cost >= 2 * FAR {
        return cost;
    }
    for at in gap {
        let classes = document.tokens[at].classes;
        if document.words(at) == ";" || personal && behind && classes.has(Class::Personal) {
            return FAR;
        }
        if classes.meets(SPLITS) || document.words(at) == "," {
            cost += PARTED;
        }
    }
    cost
}

/// Whether the date tells how things stood: "still missing on Sunday", "57 on Friday".
fn is_state(document: &Document, figure: &Subject, moment: &Moment) -> bool {
    let continues = matches!(
        figure.status,
        Status::Missing | Status::Captured | Status::Displaced | Status::Affected | Status::Injured
    );
    let sentence = document.sentences[figure.sentence].tokens.clone();
    let near = figure.cue.saturating_sub(LASTING_TOKENS)..figure.cue + LASTING_TOKENS;
    let lasting = sentence.clone().any(|at| near.contains(&at) && document.is(at, Class::Lasting));
    let behind = moment.tokens.start >= figure.tokens.end || moment.tokens.start <= sentence.start + 4;
    let state = document.is(figure.cue, Class::State)
        && !document.is(figure.cue, Class::Alive)
        && !document.tokens[figure.cue].classes.meets(DEEDS);
    let held = state && figure.status == Status::Captured;
    let lasts = continues && (lasting || state && moment.tokens.start > figure.cue) && !moment.names_event;
    let replaced = figure.modality == Modality::Superseded && !moment.names_event;
    replaced || lasts && behind || held
}

fn is_cumulative(document: &Document, at: usize) -> bool {
    document.is(at, Class::Cumulative)
}
