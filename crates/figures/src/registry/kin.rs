//! Who is of one family by the names of kin: brothers and sisters, and fathers with their children.
//!
//! Two persons are tied where three names agree and none differs: of brothers and sisters the family name, the father's and the
//! grandfather's, or the mother's in place of that; of a father and a child the family name, his given name with that of
//! the child's father, and his father's with the child's grandfather. Names that many bear agree by chance: where a name would
//! make more brothers and sisters than a family has, or people of two incidents, nobody is tied by it.
//!
//! Brothers and sisters have names of their own: two of one name may be one person twice, and are not tied to each other.
//!
//! Must not: tie by one name or two, or print a name.

use super::households::Tie;
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{Kin, Person, Sex, fold};

/// More brothers and sisters than this are namesakes.
const SIBLINGS_MAX: usize = 15;
/// From which age on somebody can be a father, in years.
const FATHER_YEARS_MIN: u16 = 12;

/// Three names that agree.
type Names = [String; 3];

/// Who bears three names, and one more that may not differ.
#[derive(Default)]
struct Bearers {
    /// Persons by what they are called themselves; of several of one name the first.
    called: BTreeMap<String, usize>,
    /// What is known of the name that may differ between namesakes.
    others: BTreeSet<String>,
}

/// All who bear three names.
#[derive(Default)]
struct Bearing(BTreeMap<Names, Bearers>);

impl Bearing {
    fn add(&mut self, names: Option<Names>, called: &str, at: usize, other: Option<&String>) {
        let Some(names) = names else { return };
        let bearers = self.0.entry(names).or_default();
        bearers.called.entry(called.to_owned()).or_insert(at);
        bearers.others.extend(other.cloned());
    }
}

/// The names of a record, so that spellings of one name are one.
struct Folded {
    given: Option<String>,
    father: Option<String>,
    grandfather: Option<String>,
    family: Option<String>,
    mother: Option<String>,
}

impl Folded {
    fn of(kin: &Kin) -> Folded {
        let folded = |name: &Option<String>| {
            let name = name.as_deref().map(fold)?;
            // An initial, or a dash for "not known", ties nobody.
            (name.chars().filter(|c| c.is_alphanumeric()).count() > 1).then_some(name)
        };
        Folded {
            given: folded(&kin.given),
            father: folded(&kin.father),
            grandfather: folded(&kin.grandfather),
            family: folded(&kin.family),
            mother: folded(&kin.mother),
        }
    }
}

fn three(a: &Option<String>, b: &Option<String>, c: &Option<String>) -> Option<Names> {
    Some([a.clone()?, b.clone()?, c.clone()?])
}

/// Persons whom names of kin tie, by their places.
pub(super) fn ties(persons: &[Person]) -> Vec<Tie> {
    let (mut of_grandfather, mut of_mother) = (Bearing::default(), Bearing::default());
    // Each who may be a father by the three names that his children have: all of them, of one given name or not.
    let mut fathers: BTreeMap<Names, BTreeSet<usize>> = BTreeMap::new();
    for (at, person) in persons.iter().enumerate() {
        for record in &person.records {
            let Some(kin) = record.kin.as_deref() else { continue };
            let Folded { given, father, grandfather, family, mother } = Folded::of(kin);
            let called = given.clone().unwrap_or_else(|| fold(&record.name));
            of_grandfather.add(three(&family, &father, &grandfather), &called, at, None);
            of_mother.add(three(&family, &father, &mother), &called, at, grandfather.as_ref());
            if let Some(names) = three(&family, &given, &father).filter(|_| person.sex() != Some(Sex::Female))
            {
                fathers.entry(names).or_default().insert(at);
            }
        }
    }
    let mut ties = Vec::new();
    for bearers in of_grandfather.0.values().chain(of_mother.0.values()) {
        let all: BTreeSet<usize> = bearers.called.values().copied().collect();
        if bearers.others.len() > 1 || !are_few(persons, &all) {
            continue;
        }
        let first = all.first().copied();
        ties.extend(all.iter().skip(1).filter_map(|at| Some((first?, *at))));
    }
    for (names, children) in &of_grandfather.0 {
        // Of two who may be the father, neither is known to be.
        let Some(father) = fathers.get(names).filter(|who| who.len() == 1).and_then(BTreeSet::first) else {
            continue;
        };
        let children: BTreeSet<usize> =
            children.called.values().copied().filter(|child| child != father).collect();
        if are_few(persons, &children.iter().chain([father]).copied().collect()) {
            let of = |child: &&usize| can_be_father(&persons[*father], &persons[**child]);
            ties.extend(children.iter().filter(of).map(|child| (*father, *child)));
        }
    }
    ties
}

/// Whether as many can be one family, and all of one incident, as far as is known.
fn are_few(persons: &[Person], bearers: &BTreeSet<usize>) -> bool {
    let incidents: BTreeSet<&str> =
        bearers.iter().filter_map(|at| persons[*at].incident.as_deref()).collect();
    bearers.len() <= SIBLINGS_MAX && incidents.len() <= 1
}

/// Whether the ages allow it, where both are known.
fn can_be_father(father: &Person, child: &Person) -> bool {
    match (father.years(), child.years()) {
        (Some(father), Some(child)) => father >= child.saturating_add(FATHER_YEARS_MIN),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vocabulary::{Digest, Record, RecordKey};

    /// A fictional person: given, father, grandfather, family, mother; "" is not known.
    fn person(names: [&str; 5], age: u16) -> Person {
        let known = |at: usize| Some(names[at].to_owned()).filter(|name: &String| !name.is_empty());
        let kin = Kin {
            given: known(0),
            father: known(1),
            grandfather: known(2),
            family: known(3),
            mother: known(4),
        };
        let record = Record::of(RecordKey::new("lists/a.csv", "1"), Digest::of(b"a list"), "1", "a fiction");
        let record = Record { kin: kin.told(), age: Some(age), ..record };
        let incident = Some("odry".to_owned());
        Person { id: "p".to_owned(), records: vec![record], reasons: Vec::new(), weakest: None, incident }
    }

    #[test]
    fn two_names_are_not_enough_and_none_may_differ() {
        for (a, b) in [
            (["Asa", "Omar", "", "Tarvi", ""], ["Ida", "Omar", "", "Tarvi", ""]),
            (["Asa", "Omar", "Yusuf", "Tarvi", ""], ["Ida", "Omar", "Bram", "Tarvi", ""]),
            (["Asa", "Omar", "Yusuf", "", ""], ["Ida", "Omar", "Yusuf", "", ""]),
            // One mother's name, two grandfathers.
            (["Asa", "Omar", "Yusuf", "Tarvi", "Noor"], ["Ida", "Omar", "Bram", "Tarvi", "Noor"]),
            // An initial is no name.
            (["Asa", "O.", "Yusuf", "Tarvi", ""], ["Ida", "O.", "Yusuf", "Tarvi", ""]),
        ] {
            assert_eq!(ties(&[person(a, 7), person(b, 9)]), [], "{a:?} {b:?}");
        }
    }

    #[test]
    fn namesakes_of_two_incidents_and_too_many_are_not_tied() {
        let one = |given: &str| person([given, "Omar", "Yusuf", "Tarvi", ""], 7);
        let elsewhere = Person { incident: Some("elsewhere".to_owned()), ..one("Ida") };
        assert_eq!(ties(&[one("Asa"), elsewhere]), []);
        let survivor = Person { incident: None, ..one("Ida") };
        assert_eq!(ties(&[one("Asa"), survivor]), [(0, 1)]);
        let many: Vec<Person> = (0..=SIBLINGS_MAX).map(|at| one(&format!("Asa {at}"))).collect();
        assert_eq!(ties(&many), []);
        assert_eq!(ties(&many[1..]).len(), SIBLINGS_MAX - 1);
    }

    #[test]
    fn one_person_twice_is_no_family() {
        let asa = || person(["Asa", "Omar", "Yusuf", "Tarvi", "Noor"], 7);
        assert_eq!(ties(&[asa(), asa()]), []);
        let ida = person(["Ida", "Omar", "Yusuf", "Tarvi", ""], 9);
        assert_eq!(ties(&[asa(), asa(), ida]), [(0, 2)]);
    }

    #[test]
    fn brothers_and_sisters_are_tied_by_grandfather_or_mother() {
        let asa = || person(["Asa", "Omar", "Yusuf", "Tarvi", ""], 7);
        assert_eq!(ties(&[asa(), person(["Ida", "OMAR", "Yusuf", "Tarvi", "Noor"], 9)]), [(0, 1)]);
        let of_mother = |given| person([given, "Omar", "", "Tarvi", "Noor Vale"], 9);
        assert_eq!(ties(&[of_mother("Ida"), asa(), of_mother("Bram")]), [(0, 2)]);
    }

    #[test]
    fn a_father_is_tied_to_his_children_where_he_is_one_and_old_enough() {
        let child = || person(["Asa", "Omar", "Yusuf", "Tarvi", ""], 7);
        let father = |age| person(["Omar", "Yusuf", "Bram", "Tarvi", ""], age);
        assert_eq!(ties(&[child(), father(30)]), [(1, 0)]);
        assert_eq!(ties(&[child(), father(18)]), []);
        assert_eq!(
            ties(&[child(), father(30), father(50)]),
            [],
            "two of one name, and neither is known to be"
        );
        let mut aunt = father(30);
        aunt.records[0].sex = Some(Sex::Female);
        assert_eq!(ties(&[child(), aunt]), []);
    }
}
