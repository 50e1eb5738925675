//! What the data must bear before anything is estimated from them.
//!
//! The questions that a table of histories can answer, in the order in which they are asked. Some end all estimating; others
//! are told beside the estimates. That each row is one person, that the lists speak of one violation, place and time, and
//! that records were linked rightly cannot be seen from the table.
//!
//! Must not: estimate, or drop a list that holds somebody.

use super::bounds::{pairs, safe_to_say};
use super::words::grouped;
use vocabulary::{EstimateCheck, Histories, NoEstimate, limits};

mod overlap;

/// Fewer persons than this on exactly two lists bear no steady estimate.
const SHARED_MIN: u64 = 10;
/// Fewer persons than this are too few for methods that rest on large numbers.
const PERSONS_MIN: u64 = 30;
/// Pairs of lists whose estimates are further apart than this, as a ratio, say that lists depend on one another.
const PAIRS_APART: f64 = 3.0;
/// A list whose pairs put the total this many times higher than the others do may end others' chance to record.
const ABSORBING: f64 = 2.0;

/// What came of the questions.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// Each question, in order, and what was seen.
    pub checks: Vec<EstimateCheck>,
    /// Why nothing can be estimated, where that is so.
    pub refusal: Option<NoEstimate>,
    /// The histories without lists that hold nobody.
    pub histories: Histories,
}

/// Asks the questions, and stops at the first whose answer ends all estimating.
///
/// ```
/// use figures::estimate::check;
/// use vocabulary::Histories;
/// let apart = Histories::new(["a", "b"], [(1, 60), (2, 30)]).unwrap();
/// let checked = check(&apart);
/// assert_eq!(checked.checks.last().unwrap().check, "overlap");
/// assert!(checked.refusal.unwrap().reason.contains("share nobody"));
/// ```
pub fn check(histories: &Histories) -> Checked {
    let mut asked = Asked { checks: Vec::new(), histories: without_empty(histories) };
    let refusal = asked.run(histories).err();
    Checked { checks: asked.checks, refusal, histories: asked.histories }
}

fn without_empty(histories: &Histories) -> Histories {
    let empty = (0..histories.lists().len()).rev().filter(|list| histories.on(*list) == 0);
    empty.fold(histories.clone(), |histories, list| histories.without(list))
}

/// Questions asked so far, of these histories.
struct Asked {
    checks: Vec<EstimateCheck>,
    histories: Histories,
}

impl Asked {
    fn passed(&mut self, check: &str, passed: bool, detail: String) {
        self.checks.push(EstimateCheck { check: check.to_owned(), passed, detail });
    }

    /// A question whose answer ends all estimating.
    fn ended(&mut self, check: &str, reason: String, would_help: &str) -> Result<(), NoEstimate> {
        self.passed(check, false, reason.clone());
        Err(NoEstimate {
            method: None,
            reason,
            safe_to_say: safe_to_say(&self.histories),
            would_help: would_help.to_owned(),
        })
    }

    fn run(&mut self, given: &Histories) -> Result<(), NoEstimate> {
        self.persons()?;
        self.lists(given)?;
        self.contained()?;
        self.overlap()?;
        self.connected()?;
        self.enough();
        self.pairs();
        self.alone();
        Ok(())
    }

    fn persons(&mut self) -> Result<(), NoEstimate> {
        let persons = self.histories.documented();
        if persons < limits::ESTIMATED_PERSONS_MIN {
            let reason = match persons {
                0 => "There is nobody in the table".to_owned(),
                _ => "There is one person in the table: a stratum of one says nothing of others".to_owned(),
            };
            return self.ended("persons", reason, "larger strata, put together before estimating");
        }
        let detail = format!(
            "{} persons are documented{}",
            grouped(persons as f64),
            if persons < PERSONS_MIN {
                "; with so few, intervals that rest on large numbers are too narrow"
            } else {
                ""
            }
        );
        self.passed("persons", persons >= PERSONS_MIN, detail);
        Ok(())
    }

    fn lists(&mut self, given: &Histories) -> Result<(), NoEstimate> {
        let kept = self.histories.lists();
        let empty: Vec<&str> =
            given.lists().iter().filter(|list| !kept.contains(list)).map(String::as_str).collect();
        if !empty.is_empty() {
            self.passed(
                "lists-empty",
                false,
                format!("left out, for they hold nobody: {}", empty.join(", ")),
            );
        }
        match self.histories.lists().len() {
            0 | 1 => self.ended(
                "lists",
                "There are fewer than two lists with persons on them, and one list cannot say whom it lacks"
                    .to_owned(),
                "a second list, and better a third, made independently of the first",
            ),
            2 => {
                self.passed(
                    "lists",
                    false,
                    "two lists: only chapman, and the bound, can be had, and nothing can tell whether the lists are independent"
                        .to_owned(),
                );
                Ok(())
            }
            lists => {
                self.passed("lists", true, format!("{lists} lists"));
                Ok(())
            }
        }
    }

    fn enough(&mut self) {
        let [f1, f2, f3] = [1, 2, 3].map(|lists| self.histories.on_exactly(lists));
        let more = self.histories.documented() - f1 - f2 - f3;
        let mut detail = format!("on exactly one list {f1}, on two {f2}, on three {f3}, on more {more}");
        if f1 == 0 {
            detail += "; nobody is on one list only, so that all methods will find nobody undocumented: see whether lists copy one another";
        } else if f2 < SHARED_MIN {
            detail += "; an estimate hangs on these few persons, and on their being linked rightly";
        }
        self.passed("overlap-enough", f1 > 0 && f2 >= SHARED_MIN, detail);
    }

    fn pairs(&mut self) {
        let pairs = pairs(&self.histories);
        if pairs.len() < 2 {
            return;
        }
        let each: Vec<f64> = pairs.iter().filter(|pair| pair.both > 0).map(|pair| pair.chapman()).collect();
        let (low, high) =
            each.iter().fold((f64::INFINITY, 0f64), |(low, high), one| (low.min(*one), high.max(*one)));
        let apart = high > PAIRS_APART * low;
        let mut detail =
            format!("pairs of lists, taken as independent, give {} to {}", grouped(low), grouped(high));
        if apart {
            detail += ": some lists depend on others, or hold different people";
        }
        self.passed("pairs-agree", !apart, detail);
        let lists = self.histories.lists();
        if lists.len() < 3 {
            return;
        }
        let absorbing: Vec<&str> = (0..lists.len())
            .filter(|list| {
                let (with, without): (Vec<_>, Vec<_>) = pairs
                    .iter()
                    .filter(|pair| pair.both > 0)
                    .partition(|pair| pair.a == *list || pair.b == *list);
                let median = |of: &[&super::bounds::Pair]| {
                    let mut each: Vec<f64> = of.iter().map(|pair| pair.chapman()).collect();
                    each.sort_by(f64::total_cmp);
                    super::support::quantile(&each, 0.5)
                };
                !with.is_empty() && !without.is_empty() && median(&with) > ABSORBING * median(&without)
            })
            .map(|list| lists[list].as_str())
            .collect();
        let detail = if absorbing.is_empty() {
            "no list shares much less with the others than they do among themselves".to_owned()
        } else {
            format!(
                "sharing much less with the others than they do among themselves: {}; a list that ends others' chance to record, as a morgue's may, makes estimates too high",
                absorbing.join(", ")
            )
        };
        self.passed("list-absorbing", absorbing.is_empty(), detail);
    }
}

#[cfg(test)]
mod tests;
