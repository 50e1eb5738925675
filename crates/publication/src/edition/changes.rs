//! What changed from one publication to another: each figure with what it was, what it is, and why as far as that is known.
//!
//! Must not: guess. Where neither claims nor rule nor a decision changed, that is what is said.

use super::{Edition, FigurePublished};
use figures::told::order;
use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::convert::Infallible;
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
        let never = |figure| Ok::<_, Infallible>(figure);
        match FigureChanges::between_each(was.figures.iter().map(never), is.figures.iter().map(never), kept) {
            Ok((all, _)) => all,
        }
    }

    /// The same of figures that come one after another, in the order in which figures are told; beside it, how many there are now. What is
    /// in memory is what is kept.
    ///
    /// # Errors
    /// The first that either side gives.
    pub fn between_each<F: Borrow<FigurePublished>, E>(
        was: impl Iterator<Item = Result<F, E>>,
        is: impl Iterator<Item = Result<F, E>>,
        kept: usize,
    ) -> Result<(FigureChanges, u64), E> {
        let (mut was, mut told) = (was.peekable(), 0);
        let mut is = is.inspect(|_| told += 1).peekable();
        let mut all = FigureChanges::default();
        loop {
            let (old, new) = match (was.peek(), is.peek()) {
                (None, None) => break,
                (Some(Err(_)) | Some(Ok(_)), None) => (was.next(), None),
                (None, Some(_)) => (None, is.next()),
                (Some(Ok(old)), Some(Ok(new))) => {
                    match order(&old.borrow().scope).cmp(&order(&new.borrow().scope)) {
                        Ordering::Less => (was.next(), None),
                        Ordering::Greater => (None, is.next()),
                        Ordering::Equal => (was.next(), is.next()),
                    }
                }
                // Whichever it is, it ends here.
                (Some(_), Some(_)) => (was.next(), is.next()),
            };
            let (old, new) = (old.transpose()?, new.transpose()?);
            let (old, new) = (old.as_ref().map(Borrow::borrow), new.as_ref().map(Borrow::borrow));
            let Some(change) = change(old, new) else { continue };
            if all.figures.len() < kept {
                all.figures.push(change);
            } else {
                all.more += 1;
            }
        }
        drop(is);
        Ok((all, told))
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
    /// What came and went from the paths of one manifest to those of another; the first so many of each are named.
    pub fn between(was: &BTreeSet<String>, is: &BTreeSet<String>, named: usize) -> PageChanges {
        let first = |of: &BTreeSet<String>, other: &BTreeSet<String>| {
            let number = of.difference(other).count() as u64;
            (number, of.difference(other).take(named).cloned().collect())
        };
        let ((added_number, added), (removed_number, removed)) = (first(is, was), first(was, is));
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
        let (was, is) = (edition(was), edition(is));
        let first = FigureChanges::between(&was, &is, 2);
        assert_eq!((first.figures.len(), first.more), (2, 5));
        let (was, is) = (was.write(), is.write());
        let [was, is] = [&was, &is].map(|kept| Edition::figures_in(kept.as_slice()).unwrap());
        assert_eq!(
            FigureChanges::between_each(was, is, 99),
            Ok((all, 6)),
            "as they are kept, one after another"
        );
    }

    #[test]
    fn a_record_that_breaks_off_says_nothing_of_changes() {
        let one = edition(vec![figure("odry/killed", 31), figure("odry/missing", 4)]).write();
        let cut = &one[..one.len() - 200];
        for (was, is) in [(cut, one.as_slice()), (one.as_slice(), cut)] {
            let [was, is] = [was, is].map(|kept| Edition::figures_in(kept).unwrap());
            assert!(FigureChanges::between_each(was, is, 9).is_err());
        }
    }
}
