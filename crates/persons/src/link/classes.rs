//! Classes of pairs, learnt from the records without labels.
//!
//! Every pair of records is of one class: the same person, two people at random, or two people who share something
//! for a reason: kin who died together, namesakes, people of one place and day. Within a class the levels of the
//! fields are independent (Fellegi and Sunter 1969); the classes carry the dependence between them. How often each
//! level comes in each class, and how many pairs are of each, is learnt by expectation and maximisation on counts of
//! the patterns of pairs that rules bring together. The class of random pairs is not learnt: how many pairs there are
//! and how values coincide is known from the records, and holds the others to what is left.
//!
//! Must not: look at records, or let the class "same person" become another.

use super::levels::levels;
use super::patterns::Levels;
use super::values::Kind;
use serde::{Deserialize, Serialize};
use vocabulary::Field;

/// The most classes.
pub(crate) const CLASSES_MAX: usize = 8;
/// The share by which the log-likelihood must still grow for learning to go on.
const TOLERANCE: f64 = 1e-8;
/// Rounds in which only the shares of the classes are learnt, before their chances are let go.
const WARM_UP: usize = 12;

/// A pattern and how many pairs have it.
#[derive(Clone, Copy)]
pub(crate) struct Counted {
    /// The levels of the fields.
    pub(crate) levels: Levels,
    /// How many pairs, or how many pairs it stands for.
    pub(crate) pairs: f64,
    /// Whether they were judged to be one person, or two.
    pub(crate) judged: Option<bool>,
}

/// What was learnt.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Model {
    /// The classes, each as it was held before learning.
    #[serde(with = "by_name")]
    pub(crate) classes: Vec<&'static Sketch>,
    /// How many pairs are of each class.
    pub(crate) shares: [f64; CLASSES_MAX],
    /// For each field and level the chance of the level in each class, where it is known.
    pub(crate) chances: Vec<Vec<[f64; CLASSES_MAX]>>,
}

impl Model {
    /// Whether it is of the shape of these fields.
    pub(crate) fn is_of(&self, kinds: impl ExactSizeIterator<Item = Kind>) -> bool {
        let begins = |at: usize, role: Role| self.classes.get(at).is_some_and(|class| class.role == role);
        let fields = self.chances.len() == kinds.len();
        let known = fields && self.chances.iter().zip(kinds).all(|(of, kind)| of.len() == levels(kind));
        known
            && self.classes.len() <= CLASSES_MAX
            && begins(0, Role::Same)
            && begins(1, Role::Random)
            && self.shares.iter().chain(self.chances.iter().flatten().flatten()).all(|of| *of >= 0.0)
    }

    /// How likely each class makes a pattern, its share included.
    pub(crate) fn weigh(&self, levels: &Levels) -> [f64; CLASSES_MAX] {
        let mut weights = self.shares;
        for (field, &level) in levels[..self.chances.len()].iter().enumerate() {
            self.take_field(&mut weights, field, level);
        }
        weights
    }

    /// Multiplies the weights of the classes by what one field says.
    pub(crate) fn take_field(&self, weights: &mut [f64; CLASSES_MAX], field: usize, level: u8) {
        if level != 0 {
            let chances = &self.chances[field][usize::from(level)];
            weights.iter_mut().zip(chances).for_each(|(weight, chance)| *weight *= chance);
        }
    }

    /// The classes that are learnt.
    pub(crate) fn learnt(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.classes.len()).filter(|&class| self.classes[class].role != Role::Random)
    }

    /// The log-likelihood of counted patterns.
    pub(crate) fn fit(&self, counted: &[Counted]) -> f64 {
        let expected: f64 = self.learnt().map(|class| self.shares[class]).sum();
        let of = |c: &Counted| c.pairs * self.weigh(&c.levels).iter().sum::<f64>().max(1e-300).ln();
        counted.iter().map(of).sum::<f64>() - expected
    }

    /// Learns from counted patterns. Returns their log-likelihood.
    pub(crate) fn learn(&mut self, counted: &[Counted], rounds: usize, prior: &Prior) -> f64 {
        let mut last = f64::NEG_INFINITY;
        for round in 0..rounds {
            let fit = self.round(counted, prior, round >= WARM_UP);
            if (fit - last).abs() < TOLERANCE * fit.abs() && round > WARM_UP {
                return fit;
            }
            last = fit;
        }
        last
    }

    fn round(&mut self, counted: &[Counted], prior: &Prior, is_free: bool) -> f64 {
        let mut shares = [0.0; CLASSES_MAX];
        let mut sums: Vec<Vec<[f64; CLASSES_MAX]>> =
            self.chances.iter().map(|levels| vec![[0.0; CLASSES_MAX]; levels.len()]).collect();
        let mut fit = 0.0;
        for pattern in counted {
            let mut product = self.weigh(&pattern.levels);
            if let Some(same) = pattern.judged {
                let other = |class: &&Sketch| (class.role == Role::Same) != same;
                (self.classes.iter().zip(&mut product))
                    .filter(|(class, _)| other(class))
                    .for_each(|(_, p)| *p = 0.0);
            }
            let sum: f64 = product.iter().sum();
            if sum <= 0.0 {
                continue;
            }
            fit += pattern.pairs * sum.ln();
            let scale = pattern.pairs / sum;
            product.iter_mut().for_each(|p| *p *= scale);
            for class in 0..CLASSES_MAX {
                shares[class] += product[class];
            }
            for (field, sums) in sums.iter_mut().enumerate() {
                let level = pattern.levels[field] as usize;
                for class in 0..CLASSES_MAX {
                    sums[level][class] += product[class];
                }
            }
        }
        self.take(&shares, if is_free { &sums } else { &[] }, prior);
        fit - self.learnt().map(|class| shares[class]).sum::<f64>()
    }

    /// The next round's chances from what was counted and what is held beforehand.
    fn take(&mut self, shares: &[f64; CLASSES_MAX], sums: &[Vec<[f64; CLASSES_MAX]>], prior: &Prior) {
        for class in self.learnt().collect::<Vec<_>>() {
            self.shares[class] = shares[class].max(if class == 0 { prior.same_least } else { 1e-3 });
        }
        for (field, sums) in sums.iter().enumerate() {
            for class in self.learnt().collect::<Vec<_>>() {
                let strength = prior.strength[class].min(shares[class] * 0.2 + 5.0);
                let known: f64 = sums[1..].iter().map(|level| level[class]).sum();
                let of_class =
                    prior.chances[field].iter().zip(sums).map(|(held, sum)| (held[class], sum[class]));
                for (chance, (held, sum)) in self.chances[field].iter_mut().zip(of_class).skip(1) {
                    chance[class] = (sum + held * strength) / (known + strength);
                }
                prior.bound(field, class, &mut self.chances[field]);
            }
        }
    }
}

/// What is held of the chances beforehand, and how many pairs that is worth.
#[derive(Clone, Debug)]
pub(crate) struct Prior {
    /// For each field and level the chance in each class.
    pub(crate) chances: Vec<Vec<[f64; CLASSES_MAX]>>,
    /// For each class how many pairs this is worth.
    pub(crate) strength: [f64; CLASSES_MAX],
    /// For each field how many levels after those of the same value are as good as the same.
    pub(crate) close: Vec<usize>,
    /// The least number of pairs that are taken to be one person: a short list in which nobody is found twice says little
    /// of whether somebody may be.
    pub(crate) same_least: f64,
    /// For each field and class the most that the level "different" may have, and the most that the same value may.
    pub(crate) most: Vec<[Most; CLASSES_MAX]>,
}

/// The most that some levels may have together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Most {
    /// The level "different".
    pub(crate) different: f64,
    /// All levels but those of the same value, and the nearest.
    pub(crate) apart: f64,
    /// The levels of the same value, and those as good as the same.
    pub(crate) same: f64,
}

impl Most {
    /// No limit.
    pub(crate) const ANY: Most = Most { different: 1.0, apart: 1.0, same: 1.0 };
}

impl Prior {
    /// Holds a class to what it is: two records of one person do not differ in most things, kin are not namesakes.
    fn bound(&self, field: usize, class: usize, chances: &mut [[f64; CLASSES_MAX]]) {
        let most = self.most[field][class];
        let last = chances.len() - 1;
        limit(chances, class, last..last + 1, most.different);
        limit(chances, class, 1 + super::levels::RARITIES + self.close[field]..last + 1, most.apart);
        limit(chances, class, 1..1 + super::levels::RARITIES + self.close[field], most.same);
    }
}

/// Brings some levels of a class down to a limit together, and the others up.
fn limit(chances: &mut [[f64; CLASSES_MAX]], class: usize, levels: std::ops::Range<usize>, most: f64) {
    let held: f64 = chances[levels.clone()].iter().map(|level| level[class]).sum();
    if held <= most || levels.is_empty() {
        return;
    }
    for (level, chance) in chances.iter_mut().enumerate().skip(1) {
        let scale = if levels.contains(&level) { most / held } else { (1.0 - most) / (1.0 - held).max(1e-9) };
        chance[class] *= scale;
    }
}

/// A class of pairs, as it is held before learning.
#[derive(Debug)]
pub(crate) struct Sketch {
    /// What a report calls it.
    pub(crate) name: &'static str,
    /// What its pairs are.
    pub(crate) role: Role,
    /// Fields that two of the class share as if they were one person.
    pub(crate) shares: &'static [Field],
    /// How much likelier common values are among them than in the class at large.
    pub(crate) tilt: f64,
    /// Of what is shared, how much of the chance of the same value is lost to slips: in names, in days and ages, in all else.
    pub(crate) slips: [f64; 3],
}

impl Sketch {
    /// How much of the chance of the same value is lost to slips in a field of this kind.
    pub(crate) fn slips(&self, kind: Kind) -> f64 {
        let [names, days, others] = self.slips;
        match kind {
            Kind::Name => names,
            Kind::Birth | Kind::Happened | Kind::Age => days,
            Kind::Word | Kind::Place | Kind::Text | Kind::Code => others,
        }
    }
}

/// What the pairs of a class are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// One person.
    Same,
    /// Two people at random: known beforehand, and not learnt.
    Random,
    /// Two people who share something for a reason.
    Others,
}

/// All classes, in the order in which they are tried. The first two are always there.
pub(crate) const SKETCHES: &[Sketch] = &[
    SAME,
    Sketch { name: "two people at random", role: Role::Random, shares: &[], tilt: 1.0, slips: USUAL },
    Sketch { name: "relatives", role: Role::Others, shares: RELATIVES, tilt: 1.0, slips: USUAL },
    Sketch {
        name: "namesakes",
        role: Role::Others,
        shares: &[Field::Given, Field::Family, Field::FullName, Field::Sex],
        tilt: 1.0,
        slips: USUAL,
    },
    Sketch {
        name: "one place and day",
        role: Role::Others,
        shares: &[Field::Place, Field::Happened, Field::Postcode, Field::BirthPlace],
        tilt: 1.0,
        slips: USUAL,
    },
    Sketch {
        name: "relatives of common names",
        role: Role::Others,
        shares: RELATIVES,
        tilt: 4.0,
        slips: USUAL,
    },
    Sketch { name: "same person, names copied badly", slips: [0.6, 0.05, 0.1], ..SAME },
    Sketch { name: "same person, dates copied badly", slips: [0.1, 0.6, 0.1], ..SAME },
    Sketch { name: "same person, all copied badly", slips: [0.5, 0.4, 0.5], ..SAME },
];

/// One person, and how much is mostly lost to slips.
const SAME: Sketch = Sketch { name: "same person", role: Role::Same, shares: &[], tilt: 1.0, slips: USUAL };
const USUAL: [f64; 3] = [0.2; 3];

/// What relatives who died together share.
const RELATIVES: &[Field] = &[
    Field::Family,
    Field::Father,
    Field::Grandfather,
    Field::Place,
    Field::Happened,
    Field::Address,
    Field::Postcode,
    Field::BirthPlace,
];

/// The most that two records of one person may differ in a field of this kind.
pub(crate) fn different_most(kind: Kind) -> f64 {
    match kind {
        Kind::Name => 0.3,
        Kind::Birth => 0.15,
        Kind::Happened => 0.4,
        Kind::Age => 0.4,
        Kind::Word => 0.12,
        Kind::Place | Kind::Text => 0.5,
        Kind::Code => 0.4,
    }
}

/// How many of a kind's near levels are mostly slips, and so as good as the same.
pub(crate) fn close(kind: Kind) -> usize {
    match kind {
        Kind::Name => 4,
        Kind::Happened | Kind::Place | Kind::Text => 2,
        Kind::Birth => 3,
        Kind::Age | Kind::Code => 1,
        Kind::Word => 0,
    }
}

/// How a kind's levels fall where two are one person: the near levels, in their order, as shares of what is not the same.
pub(crate) fn near_of_same(kind: Kind) -> &'static [f64] {
    match kind {
        Kind::Name => &[0.2, 0.1, 0.25, 0.05, 0.05, 0.08, 0.02, 0.03, 0.02, 0.2],
        Kind::Birth => &[0.15, 0.1, 0.35, 0.1, 0.08, 0.06, 0.05, 0.04, 0.07],
        Kind::Happened => &[0.2, 0.35, 0.15, 0.1, 0.1, 0.1],
        Kind::Age => &[0.5, 0.2, 0.15, 0.15],
        Kind::Word => &[1.0],
        Kind::Place => &[0.4, 0.1, 0.2, 0.1, 0.2],
        Kind::Text => &[0.4, 0.1, 0.2, 0.3],
        Kind::Code => &[0.6, 0.15, 0.25],
    }
}

/// Classes are kept by their names.
mod by_name {
    use super::{SKETCHES, Sketch};
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(
        classes: &[&'static Sketch],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        classes.iter().map(|class| class.name).collect::<Vec<_>>().serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<&'static Sketch>, D::Error> {
        let names = Vec::<String>::deserialize(deserializer)?;
        let find = |name: &String| SKETCHES.iter().find(|sketch| sketch.name == name);
        names
            .iter()
            .map(|name| find(name).ok_or_else(|| D::Error::custom(format!("no class \"{name}\""))))
            .collect()
    }
}
