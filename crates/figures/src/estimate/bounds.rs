//! Two lists at a time, and lower bounds from how many persons are on one and on two lists.
//!
//! Must not: call a bound an estimate, or give what is below the documented.

use super::heterogeneity;
use super::sensitivity::ODDS;
use super::settings::Settings;
use super::support::{log_normal, normal, refused};
use std::collections::BTreeMap;
use vocabulary::{Covers, Estimate, EstimateMethod, Histories, Interval, IntervalKind, NoEstimate};

/// Two lists, independent of one another: Chapman's form of the estimate of Lincoln and Petersen.
///
/// `(n1 + 1)(n2 + 1)/(m + 1) - 1`, with the variance of Seber (1970) and an interval on the logarithm of the undocumented. Of two
/// lists a second interval is on the logit of the share that both hold (Sadinle 2009), which holds what it promises where few
/// are shared; and what would come of odds between the lists is told, as no data can show that there are none.
/// Of more than two lists it takes the pair that shares most persons; what each pair gives is in the diagnostics.
///
/// ```
/// use figures::estimate::{Settings, chapman};
/// use vocabulary::Histories;
/// let histories = Histories::new(["morgue", "press"], [(0b01, 60), (0b10, 30), (0b11, 20)]).unwrap();
/// let estimate = chapman(&histories, &Settings::default()).unwrap();
/// assert!((estimate.estimate - (81.0 * 51.0 / 21.0 - 1.0)).abs() < 1e-9);
/// assert!(estimate.interval.low > 110.0, "the documented");
/// ```
///
/// # Errors
/// Fewer than two lists, no pair that shares anybody, or a pair that comes out below what all lists document.
pub fn chapman(histories: &Histories, settings: &Settings) -> Result<Estimate, NoEstimate> {
    let method = Some(EstimateMethod::Chapman);
    let pairs = pairs(histories);
    // The first of those that share most: the order is that of the lists.
    let Some(best) = pairs.iter().rev().max_by_key(|pair| pair.both).filter(|pair| pair.both > 0) else {
        return Err(refused(
            method,
            histories,
            "No two lists share a person",
            "lists that find some of the same persons independently",
        ));
    };
    let documented = histories.documented() as f64;
    let estimate = best.chapman();
    if estimate < documented {
        return Err(refused(
            method,
            histories,
            format!(
                "The two lists that share most persons, {} and {}, put the total at {estimate:.0}, below the {documented} documented: they are not independent",
                histories.lists()[best.a],
                histories.lists()[best.b]
            ),
            "a method that allows lists to depend on one another",
        ));
    }
    let mut diagnostics = BTreeMap::from([("lincoln-petersen".to_owned(), best.petersen())]);
    diagnostics.insert("standard-error".to_owned(), best.variance().sqrt());
    for pair in &pairs {
        diagnostics.insert(format!("pair-{}-{}", pair.a + 1, pair.b + 1), pair.chapman());
    }
    let mut cautions = vec![
        "Two lists cannot tell whether they are independent; if being on one makes the other likelier, the total is higher than this, and lower if less likely."
            .to_owned(),
    ];
    if pairs.len() > 1 {
        let each = || pairs.iter().map(Pair::chapman);
        cautions.push(format!(
            "It uses {} and {} only; the {} pairs of lists give {:.0} to {:.0}.",
            histories.lists()[best.a],
            histories.lists()[best.b],
            pairs.len(),
            each().fold(f64::INFINITY, f64::min),
            each().fold(0.0, f64::max)
        ));
    }
    let union = best.first + best.second - best.both as f64;
    let at = |xi: f64| (union + xi * (estimate - union)).max(documented);
    cautions.push(format!(
        "If being on one of the two multiplies the odds of being on the other by {}, the total is {}; no data can tell which.",
        ODDS.map(|xi| format!("{xi:.2}")).join(", "),
        ODDS.map(|xi| format!("{:.0}", at(xi))).join(", ")
    ));
    // Where further lists hold persons on neither of the two, the logit is of too few.
    let logit = (pairs.len() == 1).then(|| best.logit(documented, settings.level));
    Ok(Estimate {
        method: EstimateMethod::Chapman,
        estimate,
        interval: log_normal(documented, estimate - documented, best.variance(), settings.level),
        intervals: logit.into_iter().collect(),
        assumption: format!(
            "being on {} says nothing about being on {}, for everybody alike",
            histories.lists()[best.a],
            histories.lists()[best.b]
        ),
        covers: vec![Covers::Sampling],
        mean: None,
        median: None,
        model: Some(format!("[{},{}]", best.a + 1, best.b + 1)),
        diagnostics,
        cautions,
        draws: Vec::new(),
    })
}

/// Two lists and what they share.
pub(super) struct Pair {
    pub(super) a: usize,
    pub(super) b: usize,
    first: f64,
    second: f64,
    pub(super) both: u64,
}

impl Pair {
    /// The estimate without bias where lists are independent (Chapman 1951).
    pub(super) fn chapman(&self) -> f64 {
        (self.first + 1.0) * (self.second + 1.0) / (self.both as f64 + 1.0) - 1.0
    }

    fn petersen(&self) -> f64 {
        self.first * self.second / self.both as f64
    }

    /// The transformed logit interval of Sadinle (2009), with half a person added to each cell; never below the documented.
    fn logit(&self, documented: f64, level: f64) -> Interval {
        let both = self.both as f64;
        let [both, first, second] = [both, self.first - both, self.second - both].map(|cell| cell + 0.5);
        let neither = first * second / both;
        let spread = (1.0 / both + 1.0 / first + 1.0 / second + both / (first * second)).sqrt();
        let factor = (normal(level) * spread).exp();
        let end = |neither: f64| (first + second + both - 2.0 + neither).max(documented);
        Interval { low: end(neither / factor), high: end(neither * factor), level, kind: IntervalKind::Logit }
    }

    /// Of Chapman's estimate (Seber 1970).
    fn variance(&self) -> f64 {
        let both = self.both as f64;
        (self.first + 1.0) * (self.second + 1.0) * (self.first - both) * (self.second - both)
            / ((both + 1.0).powi(2) * (both + 2.0))
    }
}

/// All pairs of lists, in order.
pub(super) fn pairs(histories: &Histories) -> Vec<Pair> {
    let on: Vec<f64> = (0..histories.lists().len()).map(|list| histories.on(list) as f64).collect();
    let mut pairs = Vec::new();
    for b in 0..on.len() {
        for a in 0..b {
            pairs.push(Pair { a, b, first: on[a], second: on[b], both: histories.on_both(a, b) });
        }
    }
    pairs.sort_by_key(|pair| (pair.a, pair.b));
    pairs
}

/// A lower bound from those on one list, `f1`, and on two, `f2`: `n + f1^2 / (2 f2)` (Chao 1987).
///
/// It holds where persons differ in how easily they are listed, and lists are many and alike. For few lists and for unlike
/// ones the diagnostics have the forms that fit better: `few-lists` with the factor `(J - 1)/J`, `unlike-lists` from a
/// log-linear model with one term for each list; further `bias-corrected`, and the estimators of Zelterman (1988) and of
/// Lanumteang and Boehning (2011).
///
/// ```
/// use figures::estimate::{Settings, chao};
/// use vocabulary::Histories;
/// let histories = Histories::new(["a", "b", "c"], [(1, 30), (2, 20), (4, 10), (3, 6), (5, 4)]).unwrap();
/// let bound = chao(&histories, &Settings::default()).unwrap();
/// assert!((bound.estimate - (70.0 + 60.0 * 60.0 / 20.0)).abs() < 1e-9);
/// ```
///
/// # Errors
/// Nobody on exactly two lists.
pub fn chao(histories: &Histories, settings: &Settings) -> Result<Estimate, NoEstimate> {
    let documented = histories.documented() as f64;
    let [f1, f2, f3] = [1, 2, 3].map(|lists| histories.on_exactly(lists) as f64);
    if f2 == 0.0 {
        return Err(refused(
            Some(EstimateMethod::Chao),
            histories,
            "Nobody is on exactly two lists, from whom the bound is made",
            "lists that find some of the same persons",
        ));
    }
    let plain = documented + f1 * f1 / (2.0 * f2);
    let lists = histories.lists().len() as f64;
    let few = documented + (lists - 1.0) / lists * f1 * f1 / (2.0 * f2);
    let mut diagnostics = BTreeMap::from([
        ("few-lists".to_owned(), few),
        ("bias-corrected".to_owned(), documented + f1 * (f1 - 1.0) / (2.0 * (f2 + 1.0))),
        ("lanumteang-boehning".to_owned(), documented + 3.0 * f1.powi(3) * f3 / (4.0 * f2.powi(3))),
        ("standard-error".to_owned(), chao_variance(f1, f2).sqrt()),
    ]);
    if f1 > 0.0 {
        diagnostics.insert("zelterman".to_owned(), documented / (1.0 - (-2.0 * f2 / f1).exp()));
    }
    let unlike = heterogeneity::lower_bound(histories);
    if let Some(unlike) = unlike {
        diagnostics.insert("unlike-lists".to_owned(), unlike);
    }
    let mut cautions = vec![format!(
        "It is a floor, and only where persons differ in how easily they are listed; where a list ends others' chance to record, as a morgue's may, or lists avoid one another, the total may be lower. With {lists} lists the form for few lists gives {few:.0}{}.",
        unlike.map(|unlike| format!(", that for unlike lists {unlike:.0}")).unwrap_or_default()
    )];
    if f2 < 10.0 {
        cautions.push(format!("It hangs on {f2} persons who are on exactly two lists."));
    }
    Ok(Estimate {
        method: EstimateMethod::Chao,
        estimate: plain,
        interval: log_normal(documented, plain - documented, chao_variance(f1, f2), settings.level),
        intervals: Vec::new(),
        assumption:
            "lists are independent for each person, and persons differ only in how easily they are listed; it is then a floor of the total"
                .to_owned(),
        covers: vec![Covers::Sampling],
        mean: None,
        median: None,
        model: None,
        diagnostics,
        cautions,
        draws: Vec::new(),
    })
}

/// The variance of Chao's bound (Chao 1987).
fn chao_variance(f1: f64, f2: f64) -> f64 {
    let ratio = f1 / f2;
    f2 * (ratio.powi(4) / 4.0 + ratio.powi(3) + ratio.powi(2) / 2.0)
}

/// What can be said where an estimate is refused: the documented, and a floor where there is one.
pub(super) fn safe_to_say(histories: &Histories) -> String {
    let documented = histories.documented();
    let said = format!(
        "At least {documented} {} documented",
        if documented == 1 { "person is" } else { "persons are" }
    );
    let [f1, f2] = [1, 2].map(|lists| histories.on_exactly(lists) as f64);
    if f2 < 1.0 || histories.lists().len() < 3 {
        return said + ".";
    }
    let lists = histories.lists().len() as f64;
    let floor = documented as f64 + (lists - 1.0) / lists * f1 * f1 / (2.0 * f2);
    format!(
        "{said}; the lower bound of Chao is {}, if lists are independent for each person and persons differ in how easily they are listed.",
        super::words::rounded(floor, documented as f64)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shares_nothing_is_refused() {
        let apart = Histories::new(["a", "b"], [(1, 60), (2, 30)]).unwrap();
        let refusal = chapman(&apart, &Settings::default()).unwrap_err();
        assert_eq!(refusal.safe_to_say, "At least 90 persons are documented.");
        assert!(chao(&apart, &Settings::default()).is_err());
        let alone = Histories::new(["a"], [(1, 60)]).unwrap();
        assert!(chapman(&alone, &Settings::default()).is_err());
        let none: [&str; 0] = [];
        assert!(chapman(&Histories::new(none, []).unwrap(), &Settings::default()).is_err());
    }

    #[test]
    fn a_pair_below_the_documented_is_refused() {
        // Two lists that copy each other, and a third with many more.
        let copied = Histories::new(["a", "b", "c"], [(3, 50), (1, 1), (2, 1), (4, 500), (5, 1)]).unwrap();
        let refusal = chapman(&copied, &Settings::default()).unwrap_err();
        assert!(refusal.reason.contains("not independent"), "{}", refusal.reason);
    }

    #[test]
    fn nobody_undocumented_is_an_interval_of_no_width() {
        let all = Histories::new(["a", "b"], [(1, 0), (2, 12), (3, 20)]).unwrap();
        let estimate = chapman(&all, &Settings::default()).unwrap();
        assert_eq!((estimate.estimate, estimate.interval.low, estimate.interval.high), (32.0, 32.0, 32.0));
    }

    /// Ten are marked, fifteen looked at, five of them marked: the worked example that goes with the interval has 22 to 65.
    #[test]
    fn the_logit_interval_is_that_of_a_worked_example() {
        let histories = Histories::new(["a", "b"], [(1, 5), (2, 10), (3, 5)]).unwrap();
        let estimate = chapman(&histories, &Settings::default()).unwrap();
        let [logit] = estimate.intervals.as_slice() else { panic!("one more interval") };
        assert_eq!((logit.low.round(), logit.high.round(), logit.kind), (22.0, 65.0, IntervalKind::Logit));
        // Nobody is shared by chance alone: the end stays finite, and the documented is the floor.
        let few = Histories::new(["a", "b"], [(1, 1), (2, 0), (3, 40)]).unwrap();
        let logit = chapman(&few, &Settings::default()).unwrap().intervals[0];
        assert!(logit.low >= 41.0 && logit.high.is_finite(), "{logit:?}");
        let three = Histories::new(["a", "b", "c"], [(1, 5), (2, 10), (3, 5), (4, 1), (5, 1)]).unwrap();
        assert!(chapman(&three, &Settings::default()).unwrap().intervals.is_empty());
    }

    #[test]
    fn two_lists_are_told_with_what_would_come_of_their_depending() {
        let histories = Histories::new(["a", "b"], [(1, 60), (2, 30), (3, 20)]).unwrap();
        let estimate = chapman(&histories, &Settings::default()).unwrap();
        let told = estimate.cautions.iter().find(|caution| caution.contains("multiplies the odds")).unwrap();
        // 110 documented and 85.71 beyond: half of that, two thirds, all, half as much again, twice.
        assert!(told.contains("the total is 153, 167, 196, 239, 281;"), "{told}");
    }

    #[test]
    fn the_variance_is_that_of_a_published_example() {
        // Illegal immigrants in the Netherlands (van der Heijden and others 2003): 1,645 seen once, 183 twice, 1,880 in all;
        // the bound is 9,273.511 with a standard error of 662.59.
        assert!((1880.0 + 1645f64.powi(2) / (2.0 * 183.0) - 9273.511).abs() < 5e-4);
        assert!((chao_variance(1645.0, 183.0).sqrt() - 662.59).abs() < 5e-3);
    }

    #[test]
    fn a_log_normal_interval_is_above_the_documented_and_holds_the_estimate() {
        let histories = Histories::new(["a", "b"], [(1, 60), (2, 30), (3, 2)]).unwrap();
        let estimate = chapman(&histories, &Settings::default()).unwrap();
        let interval = estimate.interval;
        assert!(92.0 < interval.low && interval.low < estimate.estimate && estimate.estimate < interval.high);
        let narrow = chapman(&histories, &Settings { level: 0.5, ..Settings::default() }).unwrap().interval;
        assert!(narrow.low > interval.low && narrow.high < interval.high);
    }
}
