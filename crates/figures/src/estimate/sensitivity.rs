//! How an estimate moves with what was chosen before it: lists, linkages, and the assumption that no data can test.
//!
//! Must not: say which choice is right.

use super::settings::Settings;
use super::support::refused;
use vocabulary::{Estimate, EstimateMethod, Histories, Interval, NoEstimate};

/// The odds ratios that stand for an assumption that fails a little, either way (Aleshin-Guendel, Sadinle and Wakefield 2024).
pub const ODDS: [f64; 5] = [0.5, 2.0 / 3.0, 1.0, 1.5, 2.0];

/// A method, as all are called.
pub type Method<'a> = &'a (dyn Fn(&Histories, &Settings) -> Result<Estimate, NoEstimate> + 'a);

/// What a method says of data that were changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Varied {
    /// What was changed: the list left out, the lists made one, the linkage.
    pub what: String,
    /// How many persons are then documented.
    pub documented: u64,
    /// What is then estimated, or why nothing is.
    pub outcome: Result<Estimate, NoEstimate>,
}

fn varied(what: String, histories: &Histories, settings: &Settings, method: Method<'_>) -> Varied {
    let checked = super::checks::check(histories);
    let outcome = match checked.refusal {
        Some(refusal) => Err(refusal),
        None => method(&checked.histories, settings),
    };
    Varied { what, documented: histories.documented(), outcome }
}

/// The estimate without each list in turn, in the order of lists.
///
/// ```
/// use figures::estimate::{Settings, chao, without_each_list};
/// use vocabulary::Histories;
/// let cells = [(1, 30), (2, 20), (4, 10), (3, 6), (5, 4), (6, 5), (7, 3)];
/// let histories = Histories::new(["a", "b", "c"], cells).unwrap();
/// let without = without_each_list(&histories, &Settings::default(), &chao);
/// assert_eq!((without[0].what.as_str(), without[0].documented), ("a", 20 + 10 + 6 + 4 + 5 + 3));
/// ```
pub fn without_each_list(histories: &Histories, settings: &Settings, method: Method<'_>) -> Vec<Varied> {
    let lists = histories.lists().iter().enumerate();
    lists.map(|(at, list)| varied(list.clone(), &histories.without(at), settings, method)).collect()
}

/// The estimate with each two lists made one, in the order of lists. Lists that copy one another move it little.
pub fn with_two_merged(histories: &Histories, settings: &Settings, method: Method<'_>) -> Vec<Varied> {
    let count = histories.lists().len();
    let mut merged = Vec::new();
    for a in 0..count {
        for b in a + 1..count {
            let both = histories.merged(a, b);
            merged.push(varied(both.lists()[a].clone(), &both, settings, method));
        }
    }
    merged
}

/// How many persons of a known list the others would have put it at.
#[derive(Clone, Debug, PartialEq)]
pub struct Consistency {
    /// The list.
    pub list: String,
    /// How many persons are on it.
    pub known: u64,
    /// What the others say, from those of its persons whom they hold.
    pub outcome: Result<Estimate, NoEstimate>,
}

impl Consistency {
    /// Whether the interval holds the known number; `None` where there is no estimate.
    pub fn held(&self) -> Option<bool> {
        let interval = self.outcome.as_ref().ok()?.interval;
        let known = self.known as f64;
        Some(interval.low <= known && known <= interval.high)
    }
}

/// Puts the method to persons whose number is known: those of each list, as the other lists hold them (Binette and Steorts
/// 2022). Where the method misses them, it is not to be trusted with those whom nobody counted.
pub fn internal_consistency(
    histories: &Histories,
    settings: &Settings,
    method: Method<'_>,
) -> Vec<Consistency> {
    let lists = histories.lists().iter().enumerate();
    lists
        .map(|(at, list)| Consistency {
            list: list.clone(),
            known: histories.on(at),
            outcome: varied(list.clone(), &histories.within(at), settings, method).outcome,
        })
        .collect()
}

/// The estimate where the assumption fails: the odds of being on no list are `xi` times what it says.
///
/// No data can tell `xi`; 1 is the assumption itself. Everything undocumented is multiplied, the interval too.
pub fn with_odds(estimate: &Estimate, documented: u64, xi: f64) -> Estimate {
    let documented = documented as f64;
    let moved = |total: f64| documented + xi * (total - documented);
    let interval =
        |interval: &Interval| Interval { low: moved(interval.low), high: moved(interval.high), ..*interval };
    Estimate {
        estimate: moved(estimate.estimate),
        interval: interval(&estimate.interval),
        intervals: estimate.intervals.iter().map(interval).collect(),
        assumption: format!(
            "the odds of being on no list are {xi:.2} times what they would be if {}",
            estimate.assumption
        ),
        mean: estimate.mean.map(moved),
        median: estimate.median.map(moved),
        draws: estimate.draws.iter().copied().map(moved).collect(),
        ..estimate.clone()
    }
}

/// The estimate from each of several linkages of the same records, in their order: draws, or cells of a grid of thresholds.
pub fn over_linkages(
    linkages: &[(String, Histories)],
    settings: &Settings,
    method: Method<'_>,
) -> Vec<Varied> {
    linkages.iter().map(|(what, histories)| varied(what.clone(), histories, settings, method)).collect()
}

/// From where to where estimates go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// The least.
    pub least: f64,
    /// The most.
    pub most: f64,
    /// How many there are.
    pub estimated: usize,
    /// How many were refused.
    pub refused: usize,
    /// Whether they lie further apart than the ends of the widest of their intervals: then the span is to be told first.
    pub leads: bool,
}

/// The span of what came of changed data.
///
/// # Errors
/// Nothing was estimated; the first refusal says why, and of how many.
pub fn span(varied: &[Varied], method: EstimateMethod, histories: &Histories) -> Result<Span, NoEstimate> {
    let (mut least, mut most, mut widest, mut estimated) = (f64::INFINITY, 0f64, 0f64, 0);
    for estimate in varied.iter().filter_map(|one| one.outcome.as_ref().ok()) {
        least = least.min(estimate.estimate);
        most = most.max(estimate.estimate);
        widest = widest.max(estimate.interval.high - estimate.interval.low);
        estimated += 1;
    }
    if estimated == 0 {
        let why = varied.iter().find_map(|one| one.outcome.as_ref().err());
        return Err(match why {
            Some(why) => NoEstimate {
                reason: format!("All {} are refused, the first because: {}", varied.len(), why.reason),
                ..why.clone()
            },
            None => refused(Some(method), histories, "There is nothing to compare", "at least one linkage"),
        });
    }
    Ok(Span { least, most, estimated, refused: varied.len() - estimated, leads: most - least > widest })
}

#[cfg(test)]
mod tests {
    use super::super::bounds::{chao, chapman};
    use super::*;

    fn three() -> Histories {
        Histories::new(["a", "b", "c"], [(1, 300), (2, 200), (3, 90), (4, 100), (5, 50), (6, 40), (7, 20)])
            .unwrap()
    }

    #[test]
    fn what_is_left_is_checked_before_it_is_estimated() {
        // Without c, a and b share nobody.
        let bridged = Histories::new(["a", "b", "c"], [(1, 30), (2, 20), (5, 10), (6, 12), (4, 9)]).unwrap();
        let without = without_each_list(&bridged, &Settings::default(), &chao);
        let refusal = without[2].outcome.as_ref().unwrap_err();
        assert!(refusal.method.is_none() && refusal.reason.contains("share nobody"));
        let two = Histories::new(["a", "b"], [(1, 30), (3, 20), (2, 4)]).unwrap();
        assert!(
            without_each_list(&two, &Settings::default(), &chapman).iter().all(|one| one.outcome.is_err())
        );
        assert!(
            internal_consistency(&two, &Settings::default(), &chapman).iter().all(|one| one.held().is_none())
        );
        let none = span(&[], EstimateMethod::Chao, &two).unwrap_err();
        assert_eq!(none.method, Some(EstimateMethod::Chao));
        let all =
            span(&without_each_list(&two, &Settings::default(), &chapman), EstimateMethod::Chapman, &two);
        assert!(all.unwrap_err().reason.starts_with("All 2 are refused"));
    }

    #[test]
    fn merging_keeps_everybody_and_leaving_out_does_not() {
        let settings = Settings::default();
        let merged = with_two_merged(&three(), &settings, &chapman);
        let names: Vec<&str> = merged.iter().map(|one| one.what.as_str()).collect();
        assert_eq!(names, ["a + b", "a + c", "b + c"]);
        assert!(merged.iter().all(|one| one.documented == 800 && one.outcome.is_ok()));
        let without = without_each_list(&three(), &settings, &chapman);
        assert_eq!(without.iter().map(|one| one.documented).collect::<Vec<_>>(), [500, 600, 700]);
    }

    #[test]
    fn a_known_number_is_found_where_lists_are_independent_and_missed_where_not() {
        let independent = Histories::new(["a", "b", "c"], (1..8).map(|on| (on, 1000))).unwrap();
        for one in internal_consistency(&independent, &Settings::default(), &chapman) {
            assert_eq!((one.known, one.held()), (4000, Some(true)), "{one:?}");
        }
        // Within a, those on b are on c.
        let copied = Histories::new(
            ["a", "b", "c"],
            [(1, 1000), (3, 20), (5, 20), (7, 900), (2, 300), (4, 300), (6, 100)],
        )
        .unwrap();
        assert_eq!(internal_consistency(&copied, &Settings::default(), &chapman)[0].held(), Some(false));
    }

    #[test]
    fn odds_move_the_undocumented_and_never_the_documented() {
        let estimate = chapman(&three(), &Settings::default()).unwrap();
        assert_eq!(with_odds(&estimate, 800, 1.0).interval, estimate.interval);
        for xi in ODDS {
            let moved = with_odds(&estimate, 800, xi);
            assert!((moved.estimate - 800.0 - xi * (estimate.estimate - 800.0)).abs() < 1e-9);
            assert!(moved.interval.low >= 800.0 && moved.assumption.contains(&format!("{xi:.2} times")));
        }
    }

    #[test]
    fn a_span_wider_than_any_interval_leads() {
        let linked = |both: u64| {
            let name = format!("{both} linked");
            (name, Histories::new(["a", "b"], [(1, 600), (2, 300), (3, both)]).unwrap())
        };
        let near = over_linkages(&[linked(200), linked(201)], &Settings::default(), &chapman);
        let near = span(&near, EstimateMethod::Chapman, &three()).unwrap();
        assert!(!near.leads && near.estimated == 2);
        let far = over_linkages(&[linked(20), linked(400), linked(0)], &Settings::default(), &chapman);
        let far = span(&far, EstimateMethod::Chapman, &three()).unwrap();
        assert!(far.leads && far.refused == 1 && far.most > 5.0 * far.least, "{far:?}");
    }
}
