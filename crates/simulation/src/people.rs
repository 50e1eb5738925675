//! Fictional people: events at a place and a day, and the households and single persons harmed there.
//!
//! Of all persons, about 45 in 100 died with others of their household, and share family name, father's name, place and
//! day with them: no linker may take them for one. There are twins, sons named as their father or grandfather, and
//! namesakes who have nothing to do with each other.
//!
//! Must not: know of lists.

use crate::day::Day;
use crate::pool::Pool;
use crate::random::Chance;
use crate::victim::{Group, Kin, Victim};

/// The share of units of harm that are several persons of one household; with about four persons in each, 45 in 100
/// persons are among them.
const HOUSEHOLDS: f64 = 0.18;
/// The share of single persons who bear the whole name of somebody else.
const NAMESAKES: f64 = 0.01;
/// How many persons are remembered as possible namesakes.
const REMEMBERED: usize = 256;
/// The tags of streams of chance.
const EVENT: u64 = 1;

/// Draws persons, event by event.
pub(crate) struct People<'p> {
    pools: &'p [Pool],
    seed: u64,
    wanted: u32,
    made: u32,
    events: u32,
    households: u32,
    remembered: Vec<Victim>,
}

/// What all persons of an event share.
struct Event<'p> {
    number: u32,
    pool: &'p Pool,
    place: u32,
    day: Day,
}

impl<'p> People<'p> {
    pub(crate) fn of(pools: &'p [Pool], seed: u64, wanted: u32) -> People<'p> {
        People { pools, seed, wanted, made: 0, events: 0, households: 0, remembered: Vec::new() }
    }

    /// Adds the persons of the next event; `false` where all have been made.
    pub(crate) fn event(&mut self, into: &mut Vec<Victim>) -> bool {
        if self.made == self.wanted {
            return false;
        }
        let mut chance = Chance::of(self.seed, &[EVENT, u64::from(self.events)]);
        let Some(pool) = chance.pick(self.pools) else { return false };
        let event = Event {
            number: self.events,
            pool,
            place: pool.place_skew.draw(&mut chance),
            day: Day::of(2031, 1, 1).later(chance.between(0, 3 * 365 - 1)),
        };
        self.events += 1;
        let units = match chance.below(10) {
            0 => chance.between(40, 240),
            1..=3 => chance.between(8, 40),
            _ => chance.between(1, 8),
        };
        for _ in 0..units {
            let from = into.len();
            match chance.hits(HOUSEHOLDS) {
                true => self.household(&event, &mut chance, into),
                false => into.push(self.single(&event, &mut chance)),
            }
            into.truncate(from + (self.wanted - self.made) as usize);
            for victim in &mut into[from..] {
                victim.number = self.made;
                self.made += 1;
            }
            self.households += 1;
            if self.made == self.wanted {
                break;
            }
        }
        true
    }

    /// A person of this age; the names are those of a stranger.
    fn person(&self, event: &Event, age: i32, female: bool, chance: &mut Chance) -> Victim {
        let pool = event.pool;
        let given = if female { pool.female_skew.draw(chance) } else { pool.male_skew.draw(chance) };
        let family = pool.family_skew.draw(chance);
        let born = born(event.day, age, chance);
        Victim {
            number: 0,
            event: event.number,
            household: self.households,
            kin: Kin::Single,
            female,
            group: group(age, female, chance),
            culture: pool.culture,
            born,
            happened: event.day,
            missing: chance.hits(0.08),
            given,
            father: pool.male_skew.draw(chance),
            grandfather: pool.male_skew.draw(chance),
            mother: pool.female_skew.draw(chance),
            family,
            born_family: family,
            mother_family: pool.family_skew.draw(chance),
            place: event.place,
        }
    }

    fn single(&mut self, event: &Event, chance: &mut Chance) -> Victim {
        let age = match chance.below(20) {
            0..=3 => chance.between(0, 17),
            4..=15 => chance.between(18, 59),
            _ => chance.between(60, 92),
        };
        let female = chance.hits(0.38);
        let mut victim = self.person(event, age, female, chance);
        if female && age > 21 && event.pool.culture.married_name() && chance.hits(0.6) {
            victim.born_family = event.pool.family_skew.draw(chance);
        }
        let namesake = chance.hits(NAMESAKES);
        let like = |other: &&Victim| other.culture == victim.culture && other.female == victim.female;
        if let Some(other) = chance.pick(&self.remembered).filter(|_| namesake).filter(like) {
            // Half of them have a father of the same name too.
            let father = if chance.hits(0.5) { other.father } else { victim.father };
            let (given, family, born_family) = (other.given, other.family, other.born_family);
            victim = Victim { given, family, born_family, father, ..victim };
        }
        match self.remembered.len() < REMEMBERED {
            true => self.remembered.push(victim.clone()),
            false => self.remembered[victim.household as usize % REMEMBERED] = victim.clone(),
        }
        victim
    }

    /// Two or more of one household.
    fn household(&self, event: &Event, chance: &mut Chance, into: &mut Vec<Victim>) {
        let culture = event.pool.culture;
        let father_age = chance.between(24, 62);
        let mut father = self.person(event, father_age, false, chance);
        father.kin = Kin::Father;
        let mother_age = (father_age - chance.between(-3, 9)).clamp(20, 60);
        let mut mother = self.person(event, mother_age, true, chance);
        mother.kin = Kin::Mother;
        if culture.married_name() {
            mother.family = father.family;
        }
        let mut grandfather = self.person(event, father_age + chance.between(20, 34), false, chance);
        grandfather.kin = Kin::Grandfather;
        grandfather.given = father.father;
        grandfather.father = father.grandfather;
        grandfather.family = father.family;
        grandfather.born_family = father.family;
        let children = self.children(event, &father, &mother, chance);
        let from = into.len();
        let harmed = [(grandfather, 0.12), (father, 0.6), (mother, 0.65)].into_iter();
        let harmed = harmed.chain(children.into_iter().map(|child| (child, 0.65)));
        let mut spared = Vec::new();
        for (person, share) in harmed {
            match chance.hits(share) {
                true => into.push(person),
                false => spared.push(person),
            }
        }
        // A household is harmed together, or it would be a single person.
        while into.len() < from + 2 {
            let Some(person) = spared.pop() else { break };
            into.push(person);
        }
    }

    fn children(&self, event: &Event, father: &Victim, mother: &Victim, chance: &mut Chance) -> Vec<Victim> {
        let mut children: Vec<Victim> = Vec::new();
        let oldest = (mother.age() - 17).min(father.age() - 17).max(1);
        let mut age = chance.between(0, oldest);
        for at in 0..chance.between(1, 7) {
            let female = chance.hits(0.5);
            let mut child = self.person(event, age, female, chance);
            // Two of one household do not have one name.
            for _ in 0..8 {
                if !children.iter().any(|other| other.female == female && other.given == child.given) {
                    break;
                }
                child.given = self.person(event, age, female, chance).given;
            }
            if at == 0 && !female && chance.hits(0.18) {
                child.given = if father.culture.juniors() { father.given } else { father.father };
            }
            child.kin = Kin::Child;
            child.father = father.given;
            child.grandfather = father.father;
            child.mother = mother.given;
            child.family = father.family;
            child.born_family = father.family;
            child.mother_family = mother.born_family;
            let twin = children.last().filter(|_| chance.hits(0.05));
            if let Some(twin) = twin {
                child.born = twin.born;
                child.group = group(child.age(), female, chance);
            }
            children.push(child);
            age -= chance.between(1, 4);
            if age < 0 {
                break;
            }
        }
        children
    }
}

/// A day of birth of somebody who is of this age on this day.
fn born(day: Day, age: i32, chance: &mut Chance) -> Day {
    let (year, month, of_month) = day.parts();
    Day::of(year - age, month, of_month).later(-chance.between(1, 360))
}

fn group(age: i32, female: bool, chance: &mut Chance) -> Group {
    match age {
        ..18 => Group::Child,
        60.. => Group::Elderly,
        _ if female => Group::Woman,
        _ if age < 46 && chance.hits(0.2) => Group::Combatant,
        _ => Group::Man,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Culture;
    use std::collections::BTreeMap;

    fn people(culture: Culture, wanted: u32) -> Vec<Victim> {
        let pools = [Pool::of(culture, 100)];
        let (mut all, mut people) = (Vec::new(), People::of(&pools, 11, wanted));
        while people.event(&mut all) {}
        all
    }

    #[test]
    fn there_are_as_many_as_were_asked_for_and_ages_fit() {
        for wanted in [1, 2, 777, 20_000] {
            let all = people(Culture::Arabic, wanted);
            assert!(all.iter().map(|victim| victim.number).eq(0..wanted));
            for victim in &all {
                assert!((0..=100).contains(&victim.age()), "{victim:?}");
                let child = victim.age() < 18;
                assert_eq!(child, victim.group == Group::Child, "{victim:?}");
                match victim.group {
                    Group::Woman => assert!(victim.female, "{victim:?}"),
                    Group::Man | Group::Combatant => assert!(!victim.female, "{victim:?}"),
                    Group::Child | Group::Elderly => {}
                }
            }
        }
    }

    #[test]
    fn a_household_shares_what_it_should() {
        let all = people(Culture::Russian, 20_000);
        let mut households: BTreeMap<u32, Vec<&Victim>> = BTreeMap::new();
        all.iter().for_each(|victim| households.entry(victim.household).or_default().push(victim));
        let mut twins = 0;
        for members in households.values().filter(|members| members.len() > 1) {
            let first = members[0];
            assert!(members.iter().all(|one| (one.event, one.place, one.family) == (first.event, first.place, first.family)));
            let children: Vec<_> = members.iter().filter(|one| one.kin == Kin::Child).collect();
            for pair in children.windows(2) {
                assert_eq!((pair[0].father, pair[0].mother), (pair[1].father, pair[1].mother));
                twins += usize::from(pair[0].born == pair[1].born);
            }
            for parent in members.iter().filter(|one| one.kin == Kin::Father) {
                assert!(
                    children.iter().all(|child| child.father == parent.given && child.born > parent.born)
                );
            }
        }
        assert!(twins > 50, "{twins}");
        let together = households.values().filter(|members| members.len() > 1).map(Vec::len).sum::<usize>();
        assert!((8_000..10_000).contains(&together), "{together} of 20000 died with their household");
    }

    #[test]
    fn namesakes_and_juniors_occur() {
        let all = people(Culture::English, 20_000);
        let junior = |one: &&Victim| one.kin == Kin::Child && !one.female && one.given == one.father;
        assert!(all.iter().filter(junior).count() > 100);
        let mut names: BTreeMap<_, Vec<&Victim>> = BTreeMap::new();
        let men = all.iter().filter(|one| !one.female);
        men.for_each(|one| names.entry((one.given, one.father, one.family)).or_default().push(one));
        let shared = |same: &&Vec<&Victim>| same.iter().any(|one| one.household != same[0].household);
        assert!(names.values().filter(shared).count() > 100);
    }
}
