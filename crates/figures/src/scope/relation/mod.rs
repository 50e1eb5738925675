//! How what one figure counts stands to what another counts: the same, a part, a whole, overlapping, apart, or not to be
//! compared.
//!
//! A scope is a product of dimensions (what happened, unit, sex, age, role, nationality, identified or all, total or
//! addition, as of which day, place, time), so two scopes are held against each other dimension by dimension and the
//! outcomes are joined:
//!
//! * units that differ are not compared;
//! * apart in one dimension is apart: nobody can be in both;
//! * unknown in one dimension is not to be compared;
//! * the same in all is the same; parts only make a part, wholes only a whole; parts and wholes together overlap.
//!
//! What only one of two says does not part them, and is told: "one does not say where". Some steps rest on a convention
//! of the field and not on the words (women named without a role beside civilians): these are marked as presumed.
//!
//! Must not: look at numbers. Whether two figures agree is asked only after they are known to count the same.

mod group;
mod place;
mod status;
mod tallied;
mod time;

pub use tallied::relate_tallied;

use serde::{Deserialize, Serialize};
use vocabulary::said::{Said, standings as words};
use vocabulary::{Counts, Scope};

/// How what one counts stands to what another counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Both count the same.
    Same,
    /// All whom the first counts are among those whom the second counts.
    PartOf,
    /// All whom the second counts are among those whom the first counts.
    WholeOf,
    /// Some may be in both, and neither need hold the other.
    Overlaps,
    /// Nobody is in both.
    Apart,
    /// It is not known, or cannot be asked.
    NotComparable,
}

/// In what two scopes may differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dimension {
    /// What happened to the people.
    Status,
    /// People or families.
    Unit,
    /// Women, men.
    Sex,
    /// Children, adults, the elderly.
    Age,
    /// Civilians, combatants and so on.
    Role,
    /// Whose nationals.
    Nationality,
    /// Only the identified, or all.
    Identified,
    /// A running total, or an addition.
    Counting,
    /// The day at which it stands.
    AsOf,
    /// Where it happened.
    Place,
    /// When it happened.
    Period,
}

/// How two scopes stand in one dimension, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The dimension.
    pub dimension: Dimension,
    /// How the first stands to the second in it.
    pub standing: Standing,
    /// Why.
    pub why: Said,
    /// Whether it rests on a convention and not on the words.
    pub presumed: bool,
}

/// How two scopes stand to each other, and on what that rests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
    /// How the first stands to the second.
    pub standing: Standing,
    /// The dimensions in which they are not plainly the same, in the order of [`Dimension`].
    pub steps: Vec<Step>,
}

impl Standing {
    /// How the second stands to the first.
    pub fn turned(self) -> Standing {
        match self {
            Standing::PartOf => Standing::WholeOf,
            Standing::WholeOf => Standing::PartOf,
            other => other,
        }
    }

    /// The word for it: "part of".
    pub fn word(self) -> &'static str {
        match self {
            Standing::Same => "same",
            Standing::PartOf => "part of",
            Standing::WholeOf => "whole of",
            Standing::Overlaps => "overlaps",
            Standing::Apart => "apart",
            Standing::NotComparable => "not comparable",
        }
    }
}

impl Dimension {
    /// The word for it: "as of".
    pub fn word(self) -> &'static str {
        match self {
            Dimension::Status => "what happened",
            Dimension::Unit => "people or families",
            Dimension::Sex => "sex",
            Dimension::Age => "age",
            Dimension::Role => "role",
            Dimension::Nationality => "nationality",
            Dimension::Identified => "identified or all",
            Dimension::Counting => "total or addition",
            Dimension::AsOf => "as of which day",
            Dimension::Place => "place",
            Dimension::Period => "time",
        }
    }
}

impl Related {
    /// Joins what was found in each dimension; nothing found is the same.
    fn of(mut steps: Vec<Step>) -> Related {
        steps.sort_by_key(|step| step.dimension);
        let any = |standing| steps.iter().any(|step| step.standing == standing);
        let units = steps.iter().any(|s| s.dimension == Dimension::Unit && s.standing != Standing::Same);
        let standing = match () {
            () if units => Standing::NotComparable,
            () if any(Standing::Apart) => Standing::Apart,
            () if any(Standing::NotComparable) => Standing::NotComparable,
            () if any(Standing::Overlaps) => Standing::Overlaps,
            () => match (any(Standing::PartOf), any(Standing::WholeOf)) {
                (true, true) => Standing::Overlaps,
                (true, false) => Standing::PartOf,
                (false, true) => Standing::WholeOf,
                (false, false) => Standing::Same,
            },
        };
        Related { standing, steps }
    }

    /// Whether their numbers may be held against each other at all: as the same, as part and whole.
    pub fn is_comparable(&self) -> bool {
        matches!(self.standing, Standing::Same | Standing::PartOf | Standing::WholeOf)
    }

    /// Whether any step that decides rests on a convention and not on the words.
    pub fn is_presumed(&self) -> bool {
        self.steps.iter().any(|step| step.presumed)
    }

    /// The dimensions in which they differ.
    pub fn differs(&self) -> impl Iterator<Item = Dimension> {
        self.steps.iter().filter(|step| step.standing != Standing::Same).map(|step| step.dimension)
    }

    /// How they stand, in words: "part of: women are of all people; a day of the month".
    pub fn words(&self) -> String {
        let why: Vec<&str> = self.steps.iter().map(|step| step.why.english()).collect();
        match why.is_empty() {
            true => self.standing.word().to_owned(),
            false => format!("{}: {}", self.standing.word(), why.join("; ")),
        }
    }

    /// How the second stands to the first.
    pub fn turned(mut self) -> Related {
        self.standing = self.standing.turned();
        self.steps.iter_mut().for_each(|step| step.standing = step.standing.turned());
        self
    }
}

/// What was found in one dimension, before it is known in which.
type Found = Option<(Standing, Said, bool)>;

fn sure(standing: Standing, why: impl Into<Said>) -> Found {
    Some((standing, why.into(), false))
}

fn presumed(standing: Standing, why: impl Into<Said>) -> Found {
    Some((standing, why.into(), true))
}

fn step(dimension: Dimension, found: Found) -> Option<Step> {
    found.map(|(standing, why, presumed)| Step { dimension, standing, why, presumed })
}

/// How what the first scope counts stands to what the second counts.
///
/// Figures are taken to be of one incident, or of incidents that their places and times tell apart.
///
/// ```
/// use figures::{Dimension, Standing, example::reading, relate};
/// let words = ["106 killed female", "613 killed", "66 injured", "5 families killed"];
/// let scopes: Vec<_> = reading("a", "", "", &words).figures.into_iter().map(|figure| figure.scope).collect();
/// let women = relate(&scopes[0], &scopes[1]);
/// assert_eq!((women.standing, women.steps[0].dimension), (Standing::PartOf, Dimension::Sex));
/// assert_eq!(women.words(), "part of: women and girls are of all people");
/// assert_eq!(relate(&scopes[1], &scopes[0]), women.turned());
/// assert_eq!(relate(&scopes[1], &scopes[2]).standing, Standing::Apart);
/// assert_eq!(relate(&scopes[1], &scopes[3]).standing, Standing::NotComparable);
/// ```
pub fn relate(a: &Scope, b: &Scope) -> Related {
    let mut steps = of_people(
        (a.status, a.unit, &a.group, a.identified),
        (b.status, b.unit, &b.group, b.identified),
        (status::may_be_held_only(a), status::may_be_held_only(b)),
    );
    steps.extend(step(Dimension::Counting, counting(a, b)));
    steps.extend(step(Dimension::AsOf, time::as_of(a, b)));
    steps.extend(step(Dimension::Place, place::found(a.place.as_deref(), b.place.as_deref())));
    steps.extend(step(Dimension::Period, time::period(a.when, b.when)));
    Related::of(steps)
}

/// Status, unit, group, identified only or all.
type People<'p> = (vocabulary::Status, vocabulary::Unit, &'p vocabulary::Group, bool);

/// `held` says of each whether the captured that it counts may be only those still held.
fn of_people(a: People, b: People, held: (bool, bool)) -> Vec<Step> {
    let mut steps = group::steps(a.2, b.2);
    steps.extend(step(Dimension::Status, status::found(a.0, b.0, held)));
    let units = (a.1 != b.1).then(|| (Standing::NotComparable, words::PEOPLE_NO_FAMILIES.into(), false));
    steps.extend(step(Dimension::Unit, units));
    let only = words::IDENTIFIED_OF_ALL;
    let identified = match (a.3, b.3) {
        (true, false) => sure(Standing::PartOf, only),
        (false, true) => sure(Standing::WholeOf, only),
        _ => None,
    };
    steps.extend(step(Dimension::Identified, identified));
    steps
}

fn counting(a: &Scope, b: &Scope) -> Found {
    let why = words::ADDITION_OF_TOTAL;
    match (a.counts, b.counts) {
        (Some(Counts::New), Some(Counts::New)) => {
            let said = a.as_of.or(a.when).is_some();
            let one = said && (a.as_of, a.when) == (b.as_of, b.when);
            if one { None } else { presumed(Standing::Overlaps, words::ADDITIONS_MAY_SHARE) }
        }
        (Some(Counts::New), _) => sure(Standing::PartOf, why),
        (_, Some(Counts::New)) => sure(Standing::WholeOf, why),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
