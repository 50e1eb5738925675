//! What changed from one publication to another: each figure with what it was, what it is, and why as far as that is known.
//!
//! Must not: guess. Where neither claims nor rule nor a decision changed, that is what is said.

use super::{Edition, FigurePublished};
use crate::Manifest;
use figures::told::order;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::BTreeSet;
use vocabulary::{Rule, TallyScope};

/// The figures that changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureChanges {
    /// The first of them, in the order in which figures are told.
    pub figures: Vec<FigureChange>,
    /// How many more there are.
    pub more: u64,
}

/// A figure that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureChange {
    /// What is counted.
    pub scope: TallyScope,
    /// What its incident is called.
    pub title: String,
    /// What it was; `None` where it is new.
    pub was: Option<FigurePublished>,
    /// What it is; `None` where it is gone.
    pub is: Option<FigurePublished>,
    /// Why.
    pub why: Vec<ChangeWhy>,
}

/// Why a figure changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum ChangeWhy {
    /// It was not counted before.
    New,
    /// It is counted no longer.
    Gone,
    /// Its claims changed in number.
    Claims {
        /// How many there were.
        was: u64,
        /// How many there are.
        is: u64,
    },
    /// As many claims as before, and not the same.
    OtherClaims,
    /// Another rule stands first.
    Rule {
        /// The one that stood first.
        was: Rule,
        /// The one that does.
        is: Rule,
    },
    /// A reviewer decided, otherwise than before or no longer.
    Decided,
    /// The same claims by the same rule: what the case settles about rules or sources changed, or the program.
    Settings,
}

/// The pages that came and went.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageChanges {
    /// Pages that were not there; the first of them.
    pub added: Vec<String>,
    /// Pages that are not there any more; the first of them.
    pub removed: Vec<String>,
    /// How many were added in all.
    pub added_number: u64,
    /// How many were removed in all.
    pub removed_number: u64,
}

impl FigureChanges {
    /// What changed from one edition to another; the first so many are kept, the others counted.
    pub fn between(was: &Edition, is: &Edition, kept: usize) -> FigureChanges {
        let (mut was, mut is) = (was.figures.iter().peekable(), is.figures.iter().peekable());
        let mut all = FigureChanges::default();
        loop {
            let (old, new) = match (was.peek(), is.peek()) {
                (None, None) => return all,
                (Some(_), None) => (was.next(), None),
                (None, Some(_)) => (None, is.next()),
                (Some(old), Some(new)) => match order(&old.scope).cmp(&order(&new.scope)) {
                    Ordering::Less => (was.next(), None),
                    Ordering::Greater => (None, is.next()),
                    Ordering::Equal => (was.next(), is.next()),
                },
            };
            let Some(change) = change(old, new) else { continue };
            if all.figures.len() < kept {
                all.figures.push(change);
            } else {
                all.more += 1;
            }
        }
    }
}

fn change(was: Option<&FigurePublished>, is: Option<&FigurePublished>) -> Option<FigureChange> {
    let why = match (was, is) {
        (None, Some(_)) => vec![ChangeWhy::New],
        (Some(_), None) => vec![ChangeWhy::Gone],
        (Some(was), Some(is)) => {
            if (was.rule, was.numbers, was.decided) == (is.rule, is.numbers, is.decided) {
                return None;
            }
            reasons(was, is)
        }
        (None, None) => return None,
    };
    let either = is.or(was)?;
    let (scope, title) = (either.scope.clone(), either.title.clone());
    Some(FigureChange { scope, title, was: was.cloned(), is: is.cloned(), why })
}

fn reasons(was: &FigurePublished, is: &FigurePublished) -> Vec<ChangeWhy> {
    let mut why = Vec::new();
    if was.claims != is.claims {
        why.push(ChangeWhy::Claims { was: was.claims, is: is.claims });
    } else if was.inputs != is.inputs {
        why.push(ChangeWhy::OtherClaims);
    }
    if was.rule != is.rule {
        why.push(ChangeWhy::Rule { was: was.rule, is: is.rule });
    }
    if was.decided != is.decided {
        why.push(ChangeWhy::Decided);
    }
    if why.is_empty() {
        why.push(ChangeWhy::Settings);
    }
    why
}

impl PageChanges {
    /// What came and went from one manifest to another; the first so many of each are named.
    pub fn between(was: &Manifest, is: &Manifest, named: usize) -> PageChanges {
        let paths =
            |of: &Manifest| -> BTreeSet<String> { of.files.iter().map(|file| file.path.clone()).collect() };
        let (was, is) = (paths(was), paths(is));
        let first = |of: &BTreeSet<String>, other: &BTreeSet<String>| {
            let all: Vec<String> = of.difference(other).cloned().collect();
            (all.len() as u64, all.into_iter().take(named).collect())
        };
        let ((added_number, added), (removed_number, removed)) = (first(&is, &was), first(&was, &is));
        PageChanges { added, removed, added_number, removed_number }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Numbers;
    use super::*;
    use vocabulary::Digest;

    fn figure(scope: &str, best: u64) -> FigurePublished {
        FigurePublished {
            scope: scope.parse().unwrap(),
            title: "Odry, a fiction".to_owned(),
            rule: Rule::LatestAsOf,
            numbers: Some(Numbers { low: best, best: Some(best), high: Some(best) }),
            decided: None,
            claims: 3,
            inputs: Digest::of(b"three"),
        }
    }

    fn edition(figures: Vec<FigurePublished>) -> Edition {
        let format = Edition::FORMAT.to_owned();
        let (cells, withheld, warnings, least) = (Vec::new(), Vec::new(), Vec::new(), (3, 10));
        Edition { format, figures, cells, withheld, warnings, least }
    }

    #[test]
    fn what_did_not_change_is_not_told() {
        let one = edition(vec![figure("odry/killed", 31), figure("odry/missing", 4)]);
        assert_eq!(FigureChanges::between(&one, &one, 9), FigureChanges::default());
        let more = FigurePublished { claims: 9, inputs: Digest::of(b"nine"), ..figure("odry/killed", 31) };
        let other = edition(vec![more, figure("odry/missing", 4)]);
        assert_eq!(FigureChanges::between(&one, &other, 9).figures, [], "the number stands");
    }

    #[test]
    fn each_change_is_told_with_why() {
        let ruled = FigurePublished { rule: Rule::Ibc, ..figure("odry/killed/female", 9) };
        let decided = Some(Numbers { low: 26, best: None, high: None });
        let overridden = FigurePublished { decided, ..figure("odry/killed/male", 7) };
        let claimed = FigurePublished { claims: 5, ..figure("odry/missing", 6) };
        let others = FigurePublished { inputs: Digest::of(b"other three"), ..figure("odry/injured", 8) };
        let was = ["odry/killed", "odry/injured", "odry/missing"].map(|scope| figure(scope, 4));
        let mut was =
            [was.to_vec(), vec![figure("odry/killed/female", 8), figure("odry/killed/male", 7)]].concat();
        let mut is =
            vec![figure("odry/captured", 1), figure("odry/killed", 5), others, ruled, overridden, claimed];
        was.push(figure("zell/killed", 2));
        for figures in [&mut was, &mut is] {
            figures.sort_by(|a, b| order(&a.scope).cmp(&order(&b.scope)));
        }
        let all = FigureChanges::between(&edition(was.clone()), &edition(is.clone()), 99);
        let why = |scope: &str| {
            let scope: TallyScope = scope.parse().unwrap();
            all.figures.iter().find(|change| change.scope == scope).unwrap().why.clone()
        };
        assert_eq!(why("odry/captured"), [ChangeWhy::New]);
        assert_eq!(why("zell/killed"), [ChangeWhy::Gone]);
        assert_eq!(why("odry/killed"), [ChangeWhy::Settings]);
        assert_eq!(why("odry/injured"), [ChangeWhy::OtherClaims]);
        assert_eq!(why("odry/killed/female"), [ChangeWhy::Rule { was: Rule::LatestAsOf, is: Rule::Ibc }]);
        assert_eq!(why("odry/killed/male"), [ChangeWhy::Decided]);
        assert_eq!(why("odry/missing"), [ChangeWhy::Claims { was: 3, is: 5 }]);
        let first = FigureChanges::between(&edition(was), &edition(is), 2);
        assert_eq!((first.figures.len(), first.more), (2, 5));
    }
}
