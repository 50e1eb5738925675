//! A fictional person: who, of which group and household, and what is true of the name.
//!
//! Must not: draw anything.

use crate::{Culture, Day};

/// A group of the population, by which coverage differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Under 18.
    Child,
    /// A woman from 18 to 59.
    Woman,
    /// A man from 18 to 59 who does not fight.
    Man,
    /// From 60 on.
    Elderly,
    /// Who fights.
    Combatant,
}

impl Group {
    /// All of them.
    pub const ALL: [Group; 5] = [Group::Child, Group::Woman, Group::Man, Group::Elderly, Group::Combatant];

    /// The word that stands for it.
    pub fn word(self) -> &'static str {
        match self {
            Group::Child => "child",
            Group::Woman => "woman",
            Group::Man => "man",
            Group::Elderly => "elderly",
            Group::Combatant => "combatant",
        }
    }
}

/// What a person is in the household.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kin {
    /// Harmed without others of the household.
    Single,
    /// The children's grandfather.
    Grandfather,
    /// The father.
    Father,
    /// The mother.
    Mother,
    /// A child of the household; may be grown.
    Child,
}

impl Kin {
    /// The word that stands for it.
    pub fn word(self) -> &'static str {
        match self {
            Kin::Single => "single",
            Kin::Grandfather => "grandfather",
            Kin::Father => "father",
            Kin::Mother => "mother",
            Kin::Child => "child",
        }
    }
}

/// A fictional human being who was harmed. Names are numbers of words in the pool of the culture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Victim {
    /// From 0 on, in the order of the simulation.
    pub number: u32,
    /// Which event.
    pub event: u32,
    /// Which household; no two events share one.
    pub household: u32,
    /// The place in the household.
    pub kin: Kin,
    /// Whether a woman or girl.
    pub female: bool,
    /// The group.
    pub group: Group,
    /// The culture of naming.
    pub culture: Culture,
    /// The day of birth.
    pub born: Day,
    /// The day of the event.
    pub happened: Day,
    /// Whether missing, rather than killed.
    pub missing: bool,
    /// The given name, of the male or female names.
    pub given: u32,
    /// The father's given name.
    pub father: u32,
    /// The father's father's given name.
    pub grandfather: u32,
    /// The mother's given name.
    pub mother: u32,
    /// The family name that is borne.
    pub family: u32,
    /// The family name before marriage; the same where none was taken.
    pub born_family: u32,
    /// The mother's family name before marriage.
    pub mother_family: u32,
    /// The place.
    pub place: u32,
}

impl Victim {
    /// Full years of age at the event.
    pub fn age(&self) -> i32 {
        self.born.years_until(self.happened)
    }

    /// The name that no list holds: what tells the person in the truth.
    pub fn id(&self) -> String {
        format!("p{:08}", self.number)
    }
}
