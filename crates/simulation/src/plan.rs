//! What is to be simulated, and what is refused.
//!
//! Must not: draw anything.

use crate::Culture;
use crate::victim::Group;
use std::fmt;
use std::str::FromStr;
use vocabulary::limits::{SIMULATED_LISTS_MAX, SIMULATED_PERSONS_MAX, SIMULATED_RELEASES_MAX};

/// A population and its lists, before they are drawn. The same plan gives the same bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// What all chance is drawn from.
    pub seed: u64,
    /// How many persons were harmed.
    pub persons: u32,
    /// How many lists were kept of them.
    pub lists: u32,
    /// How often each list was released.
    pub releases: u32,
    /// The cultures of naming, each as likely as the others for an event.
    pub cultures: Vec<Culture>,
    /// How badly the lists were written.
    pub errors: Errors,
    /// What share of whom the lists hold, where it is not the usual; of two that fit, the later holds.
    pub coverage: Vec<Coverage>,
}

impl Default for Plan {
    fn default() -> Plan {
        Plan {
            seed: 1,
            persons: 1000,
            lists: 3,
            releases: 1,
            cultures: vec![Culture::English],
            errors: Errors::Medium,
            coverage: Vec::new(),
        }
    }
}

impl Plan {
    /// Whether it can be done.
    ///
    /// # Errors
    /// What is beyond a limit, or says nothing, with what to do.
    pub fn check(&self) -> Result<(), Refusal> {
        let within = |asked: u32, most: u32, what: &'static str| match asked {
            0 => Err(Refusal::Nothing(what)),
            asked if asked > most => Err(Refusal::TooMany { what, asked, most }),
            _ => Ok(()),
        };
        within(self.persons, SIMULATED_PERSONS_MAX, "persons")?;
        within(self.lists, SIMULATED_LISTS_MAX, "lists")?;
        within(self.releases, SIMULATED_RELEASES_MAX, "releases")?;
        if self.cultures.is_empty() {
            return Err(Refusal::Nothing("cultures"));
        }
        match self
            .coverage
            .iter()
            .find(|coverage| coverage.list.is_some_and(|list| list == 0 || list > self.lists))
        {
            Some(coverage) => {
                Err(Refusal::NoSuchList { list: coverage.list.unwrap_or(0), lists: self.lists })
            }
            None => Ok(()),
        }
    }
}

/// How badly the lists were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Errors {
    /// Each list in its own style, and every cell true and filled; nobody stands there twice.
    None,
    /// A careful list: about a quarter of its rows have something wrong or left out.
    Low,
    /// A list made in the field: more than half of its rows.
    Medium,
    /// A list made in a hurry from many hands: nearly all of its rows.
    High,
}

impl Errors {
    /// All levels.
    pub const ALL: [Errors; 4] = [Errors::None, Errors::Low, Errors::Medium, Errors::High];

    /// The word that stands for it.
    pub fn word(self) -> &'static str {
        match self {
            Errors::None => "none",
            Errors::Low => "low",
            Errors::Medium => "medium",
            Errors::High => "high",
        }
    }

    /// The chance that all chances of errors are fractions of.
    pub(crate) fn rate(self) -> f64 {
        match self {
            Errors::None => 0.0,
            Errors::Low => 0.08,
            Errors::Medium => 0.25,
            Errors::High => 0.6,
        }
    }

    /// The share of persons on a list who stand there twice.
    pub fn twice(self) -> f64 {
        match self {
            Errors::None => 0.0,
            Errors::Low => 0.01,
            Errors::Medium => 0.03,
            Errors::High => 0.06,
        }
    }
}

impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl FromStr for Errors {
    type Err = Refusal;
    fn from_str(word: &str) -> Result<Errors, Refusal> {
        let found = Errors::ALL.into_iter().find(|errors| errors.word() == word);
        found.ok_or_else(|| Refusal::Errors(word.to_owned()))
    }
}

/// What share of whom a list holds: `0.4`, `2=0.4`, `child=0.2`, `2/child=0.2`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coverage {
    /// The list by its number, from 1 on; `None` for all.
    pub list: Option<u32>,
    /// The group; `None` for all.
    pub group: Option<Group>,
    /// The share, from 0 to 1.
    pub share: f64,
}

impl Coverage {
    pub(crate) fn fits(&self, list: u32, group: Group) -> bool {
        self.list.is_none_or(|own| own == list) && self.group.is_none_or(|own| own == group)
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.list, self.group) {
            (Some(list), Some(group)) => write!(f, "{list}/{}={}", group.word(), self.share),
            (Some(list), None) => write!(f, "{list}={}", self.share),
            (None, Some(group)) => write!(f, "{}={}", group.word(), self.share),
            (None, None) => write!(f, "{}", self.share),
        }
    }
}

impl FromStr for Coverage {
    type Err = Refusal;
    fn from_str(text: &str) -> Result<Coverage, Refusal> {
        let refusal = || Refusal::Coverage(text.to_owned());
        let (whom, share) = text.split_once('=').map_or((None, text), |(whom, share)| (Some(whom), share));
        let share = share.parse().ok().filter(|share| (0.0..=1.0).contains(share)).ok_or_else(refusal)?;
        let group_of = |word: &str| Group::ALL.into_iter().find(|group| group.word() == word);
        let list_of = |word: &str| word.parse::<u32>().ok();
        let (list, group) = match whom {
            None => (None, None),
            Some(whom) => match whom.split_once('/') {
                Some((list, group)) => {
                    (Some(list_of(list).ok_or_else(refusal)?), Some(group_of(group).ok_or_else(refusal)?))
                }
                None => match (list_of(whom), group_of(whom)) {
                    (None, None) => return Err(refusal()),
                    found => found,
                },
            },
        };
        Ok(Coverage { list, group, share })
    }
}

/// Why a plan is not carried out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// More is asked for than is made.
    #[error("{asked} {what} are more than {most}, the most that are simulated; ask for fewer")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many were asked for.
        asked: u32,
        /// The limit.
        most: u32,
    },
    /// Nothing is asked for.
    #[error("there is nothing to simulate without {0}; ask for at least one")]
    Nothing(&'static str),
    /// A share is given for a list that is not asked for.
    #[error(
        "coverage is given for list {list}, but the lists are 1 to {lists}; name one of them or ask for more lists"
    )]
    NoSuchList {
        /// The list.
        list: u32,
        /// How many there are.
        lists: u32,
    },
    /// No such culture.
    #[error(
        "there is no culture \"{0}\"; there are arabic, azerbaijani, russian, ukrainian, english and spanish"
    )]
    Culture(String),
    /// No such level.
    #[error("there is no level of errors \"{0}\"; there are none, low, medium and high")]
    Errors(String),
    /// No share.
    #[error(
        "\"{0}\" is no coverage; write a share from 0 to 1, alone or after a list, a group or both, as in 0.4, 2=0.4, \
         child=0.2 or 2/child=0.2; the groups are child, woman, man, elderly and combatant"
    )]
    Coverage(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_much_or_nothing_is_refused() {
        let refused = |change: fn(&mut Plan)| {
            let mut plan = Plan::default();
            change(&mut plan);
            plan.check().unwrap_err().to_string()
        };
        assert!(refused(|plan| plan.persons = SIMULATED_PERSONS_MAX + 1).contains("ask for fewer"));
        assert!(refused(|plan| plan.persons = 0).contains("without persons"));
        assert!(refused(|plan| plan.lists = SIMULATED_LISTS_MAX + 1).contains("lists are more than"));
        assert!(refused(|plan| plan.releases = 0).contains("without releases"));
        assert!(refused(|plan| plan.cultures.clear()).contains("without cultures"));
        assert!(refused(|plan| plan.coverage = vec!["4=0.5".parse().unwrap()]).contains("list 4"));
        assert_eq!(Plan::default().check(), Ok(()));
    }

    #[test]
    fn coverage_is_read_as_it_is_written() {
        for text in ["0.4", "2=0.4", "child=0.2", "2/child=1"] {
            assert_eq!(text.parse::<Coverage>().unwrap().to_string(), text);
        }
        for wrong in ["", "1.5", "-0.1", "NaN", "x=0.4", "2/x=0.4", "x/child=0.4", "2=", "2/child", "=0.4"] {
            assert_eq!(wrong.parse::<Coverage>(), Err(Refusal::Coverage(wrong.to_owned())));
        }
    }
}
