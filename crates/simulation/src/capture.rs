//! Who is on which list: shares that differ by list, group, place and person, as lists of victims do.
//!
//! A person whom one list finds easily, others find more easily too: estimates that take lists for independent go
//! wrong on this, and are meant to.
//!
//! Must not: use more than the four operations on numbers. Their results are the same on every machine.

use crate::Plan;
use crate::random::Chance;
use crate::victim::Victim;

/// The tags of streams of chance.
const SEEN: u64 = 2;
const PLACE: u64 = 3;
const CAPTURE: u64 = 4;
const TWICE: u64 = 5;
const RELEASE: u64 = 6;

/// The share that each kind of list holds where nothing else is asked for: a hospital, a ministry, an organisation, the media.
const USUAL: [f64; 4] = [0.45, 0.6, 0.35, 0.2];
/// How the odds of each kind of list differ by group, in the order of `Group::ALL`.
const GROUPS: [[f64; 5]; 4] = [
    [1.2, 1.1, 1.0, 0.8, 0.6],
    [0.9, 0.9, 1.1, 1.0, 1.6],
    [1.4, 1.2, 0.9, 0.9, 0.4],
    [1.3, 0.9, 0.9, 0.6, 1.3],
];
/// How visible persons are to all lists alike: factors of the odds, a fifth of all persons each.
const VISIBILITY: [f64; 5] = [0.25, 0.6, 1.0, 1.7, 4.0];
/// How well a list knows a place: factors of the odds. Each list begins at another of them, so that none is the
/// best everywhere.
const PLACES: [f64; 4] = [0.5, 1.5, 0.7, 1.9];

/// What becomes of one row of a person in one release of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    /// How often the row has been written anew.
    pub(crate) edition: u32,
    /// How often its id has changed.
    pub(crate) renumbered: u32,
    /// How many rows the person has, one or two.
    pub(crate) rows: u32,
}

/// The share of a list that holds this person.
pub(crate) fn share(plan: &Plan, list: u32, victim: &Victim) -> f64 {
    let kind = list as usize % USUAL.len();
    let asked = plan.coverage.iter().rev().find(|coverage| coverage.fits(list + 1, victim.group));
    let share = asked.map_or(USUAL[kind], |coverage| coverage.share);
    if share <= 0.0 || share >= 1.0 {
        return share;
    }
    let group = match asked.and_then(|coverage| coverage.group) {
        Some(_) => 1.0,
        None => GROUPS[kind][victim.group as usize],
    };
    let begin =
        Chance::of(plan.seed, &[PLACE, u64::from(list), victim.culture as u64]).below(PLACES.len() as u32);
    let place = PLACES[(begin + victim.place) as usize % PLACES.len()];
    let mut sight = Chance::of(plan.seed, &[SEEN, u64::from(victim.number)]);
    let seen = VISIBILITY[sight.below(VISIBILITY.len() as u32) as usize];
    let odds = share / (1.0 - share) * group * place * seen;
    odds / (1.0 + odds)
}

/// How a person stands in a release of a list, from 1 on; `None` where not there.
pub(crate) fn standing(plan: &Plan, list: u32, release: u32, victim: &Victim) -> Option<Standing> {
    let keys = |tag: u64| [tag, u64::from(victim.number), u64::from(list)];
    let share = share(plan, list, victim);
    let mut there = Chance::of(plan.seed, &keys(CAPTURE)).hits(share);
    let mut gone = false;
    let rows = 1 + u32::from(Chance::of(plan.seed, &keys(TWICE)).hits(plan.errors.twice()));
    let mut standing = Standing { edition: 0, renumbered: 0, rows };
    for next in 2..=release {
        let mut chance =
            Chance::of(plan.seed, &[RELEASE, u64::from(victim.number), u64::from(list), u64::from(next)]);
        if there {
            // Of a hundred rows three are taken out, eight edited and three get another id.
            (there, gone) = if chance.hits(0.03) { (false, true) } else { (true, gone) };
            standing.edition += u32::from(chance.hits(0.08));
            standing.renumbered += u32::from(chance.hits(0.03));
        } else if !gone && chance.hits(share * 0.15) {
            there = true;
        }
    }
    there.then_some(standing)
}
