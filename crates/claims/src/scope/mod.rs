//! Which happening a figure counts: when, where, as of which day, by whom, with what.
//!
//! What the sentence says comes first. Where it says nothing, a figure takes the scope of its whole, then of the
//! happening that the paragraph is at, then of the document's main event. The central type is [`FigureScope`].
//! Must not: give a figure that belongs to another happening the time or place of the main one.

mod agency;
mod apart;
mod before;
#[cfg(test)]
mod corpus;
mod culprit;
#[cfg(test)]
mod event_tests;
mod inherit;
mod listed;
mod locative;
mod main_event;
mod main_place;
mod means;
mod mention;
mod moment;
mod objective;
mod own_place;
mod period;
#[cfg(test)]
mod place_tests;
mod placename;
mod role;
mod roundup;
mod salient;
mod scene;
mod section;
mod since;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod time_tests;

use crate::document::Document;
use crate::figure::part::Bounded;
use crate::ground::Rule;
use crate::time::Timex;
use moment::Moments;
use std::ops::Range;
use vocabulary::{Counts, Day, Edtf, Modality, Status};

/// A figure as the scope needs to see it.
#[derive(Clone, Debug)]
pub(crate) struct Subject {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// Its sentence.
    pub(crate) sentence: usize,
    /// The token that says what happened.
    pub(crate) cue: usize,
    /// What happened.
    pub(crate) status: Status,
    /// A running total or an addition.
    pub(crate) counts: Option<Counts>,
    /// Stated, denied, expected or replaced.
    pub(crate) modality: Modality,
    /// The figure that it is a part of.
    pub(crate) whole: Option<usize>,
    /// Whether it is one person.
    pub(crate) is_single: bool,
}

impl Subject {
    /// What the scope needs of a figure that was found, and of what was settled about it.
    pub(crate) fn of(found: &Bounded, counts: Option<Counts>, modality: Modality) -> Subject {
        Subject {
            tokens: found.mention.tokens.clone(),
            sentence: found.mention.sentence,
            cue: found.bound.cue,
            status: found.bound.status,
            counts,
            modality,
            whole: found.whole,
            is_single: found.mention.count.high() == Some(1),
        }
    }
}

/// When, where, as of which day, by whom and with what.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct FigureScope {
    /// When it happened.
    pub(crate) when: Option<Edtf>,
    /// Where it happened.
    pub(crate) place: Option<Range<usize>>,
    /// The day the figure stands at.
    pub(crate) as_of: Option<Edtf>,
    /// Who is said to have done it.
    pub(crate) by: Option<Range<usize>>,
    /// What with: lower-case singular nouns.
    pub(crate) means: Vec<String>,
    /// The rules that gave them.
    pub(crate) rules: ScopeRules,
}

/// The rules that gave a scope's fields; `None` for what is open.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct ScopeRules {
    pub(crate) when: Option<Rule>,
    pub(crate) place: Option<Rule>,
    pub(crate) by: Option<Rule>,
    pub(crate) means: Option<Rule>,
}

impl FigureScope {
    /// What the figure's own sentence says.
    fn said(self) -> FigureScope {
        let rules = ScopeRules {
            when: self.when.map(|_| Rule::WhenSaid),
            place: self.place.as_ref().map(|_| Rule::WhereSaid),
            by: self.by.as_ref().map(|_| Rule::BySaid),
            means: (!self.means.is_empty()).then_some(Rule::MeansSaid),
        };
        FigureScope { rules, ..self }
    }

    fn set_when(&mut self, when: Option<Edtf>, rule: Rule) {
        (self.when, self.rules.when) = (when, when.map(|_| rule));
    }

    fn set_place(&mut self, place: Option<Range<usize>>, rule: Rule) {
        self.rules.place = place.as_ref().map(|_| rule);
        self.place = place;
    }

    fn take_means(&mut self, means: &[String]) {
        if self.means.is_empty() && !means.is_empty() {
            (self.means, self.rules.means) = (means.to_vec(), Some(Rule::MeansInherited));
        }
    }

    fn take_doer(&mut self, by: &Option<Range<usize>>) {
        if self.by.is_none() && by.is_some() {
            (self.by, self.rules.by) = (by.clone(), Some(Rule::ByInherited));
        }
    }
}

/// Resolves the scope of every figure of a document, in order.
pub(crate) fn resolve(
    document: &Document,
    timexes: &[Timex],
    published: Option<Day>,
    figures: &[Subject],
) -> Vec<FigureScope> {
    let moments = Moments::of(document, timexes, published);
    let places = locative::find(document, &moments);
    let mut own: Vec<FigureScope> = (0..figures.len())
        .map(|at| {
            let time = moments.of_figure(document, figures, at);
            FigureScope {
                when: time.when,
                as_of: time.as_of,
                place: own_place::of_figure(document, &places, figures, at),
                by: agency::doer(document, &moments, figures, at),
                means: means::of_figure(document, figures, at),
                ..FigureScope::default()
            }
            .said()
        })
        .collect();
    listed::carry(document, &moments, &places, figures, &mut own);
    culprit::carry(document, &moments, figures, &mut own);
    let main = main_event::find(document, &moments, &places, figures, &own);
    inherit::settle(document, &moments, &places, &main, figures, own)
}

/// Statuses that tend to befall people at one and the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kin {
    /// Killed, injured, missing, driven out.
    Harm,
    /// Captured.
    Held,
    /// Released.
    Freed,
    /// Found dead, or given a name.
    Remains,
}

impl Kin {
    /// The kin of a status.
    pub(crate) fn of(status: Status) -> Kin {
        match status {
            Status::Captured => Kin::Held,
            Status::Released => Kin::Freed,
            Status::Exhumed | Status::Identified => Kin::Remains,
            _ => Kin::Harm,
        }
    }
}
