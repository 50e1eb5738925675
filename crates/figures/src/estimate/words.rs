//! The sentences that go with an estimate, and those that stand in its place.
//!
//! The documented first, then the estimate with its interval, then "if" and what must hold, then what the interval allows
//! for and what it does not, then what other methods say, and what is left when a list is left out.
//!
//! Must not: print more than three figures of an estimate, or an estimate without its interval and its "if".

use vocabulary::{Covers, Estimate, Histories, NoEstimate};

/// A number with a comma between thousands.
pub(super) fn grouped(number: f64) -> String {
    let digits = format!("{:.0}", number.max(0.0));
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A total to three figures, but never below the documented, which is known to the last.
pub(super) fn rounded(total: f64, documented: f64) -> String {
    if !total.is_finite() {
        return "no end".to_owned();
    }
    let unit = 10f64.powf((total.max(1.0).log10().floor() - 2.0).max(0.0));
    let near = (total / unit).round() * unit;
    grouped(if near < documented { documented } else { near })
}

/// The estimate in words.
///
/// `alternatives` are further estimates that can be defended; `without` are estimates each without the list that is named.
///
/// ```
/// use figures::estimate::{Settings, chapman, spoken};
/// use vocabulary::Histories;
/// let histories = Histories::new(["morgue", "press"], [(0b01, 600), (0b10, 300), (0b11, 200)]).unwrap();
/// let estimate = chapman(&histories, &Settings::default()).unwrap();
/// let words = spoken(&histories, &estimate, &[], &[]);
/// assert!(words.starts_with("Documented: 1,100. Estimated total: 2,000 (95 % interval 1,830 to 2,200), so that 45 %"));
/// assert!(words.contains(", if being on morgue says nothing about being on press"));
/// assert!(words.contains("sampling [yes], model choice [no], imputation [no], linkage [no]"));
/// ```
pub fn spoken(
    histories: &Histories,
    estimate: &Estimate,
    alternatives: &[&Estimate],
    without: &[(String, &Estimate)],
) -> String {
    let documented = histories.documented() as f64;
    let total = |value: f64| rounded(value, documented);
    let share = 100.0 * (1.0 - documented / estimate.estimate.max(1.0));
    let covers = |what: Covers| if estimate.covers.contains(&what) { "yes" } else { "no" };
    let mut words = format!(
        "Documented: {}. Estimated total: {} ({:.0} % interval {} to {}), so that {share:.0} % are undocumented, if {}. \
         The interval allows for sampling [{}], model choice [{}], imputation [{}], linkage [{}].",
        grouped(documented),
        total(estimate.estimate),
        100.0 * estimate.interval.level,
        total(estimate.interval.low),
        total(estimate.interval.high),
        estimate.assumption,
        covers(Covers::Sampling),
        covers(Covers::ModelChoice),
        covers(Covers::Imputation),
        covers(Covers::Linkage),
    );
    let others: Vec<f64> = alternatives
        .iter()
        .filter(|other| other.method != estimate.method)
        .map(|other| other.estimate)
        .collect();
    if !others.is_empty() {
        let (low, high) = (
            others.iter().copied().fold(f64::INFINITY, f64::min),
            others.iter().copied().fold(0.0, f64::max),
        );
        words += &if others.len() == 1 {
            format!(" Another method gives {}.", total(low))
        } else {
            format!(" {} other methods give {} to {}.", others.len(), total(low), total(high))
        };
    }
    for (list, left) in without {
        // Who was on that list alone is still documented, but not in what is left.
        words += &format!(" Without the list {list} it is {}.", rounded(left.estimate, 0.0));
    }
    for caution in &estimate.cautions {
        words.push(' ');
        words += caution;
    }
    words
}

/// A refusal in words.
///
/// ```
/// use figures::estimate::{Settings, chapman, refusal};
/// use vocabulary::Histories;
/// let apart = Histories::new(["morgue", "press"], [(0b01, 60), (0b10, 30)]).unwrap();
/// let why = chapman(&apart, &Settings::default()).unwrap_err();
/// assert_eq!(
///     refusal(&why),
///     "No estimate by chapman: No two lists share a person. What is safe to say: At least 90 persons are documented. \
///      What would help: lists that find some of the same persons independently."
/// );
/// ```
pub fn refusal(why: &NoEstimate) -> String {
    let by = why.method.map(|method| format!(" by {method}")).unwrap_or_default();
    let ended = |words: &str| words.trim_end_matches('.').to_owned() + ".";
    format!(
        "No estimate{by}: {} What is safe to say: {} What would help: {}",
        ended(&why.reason),
        ended(&why.safe_to_say),
        ended(&why.would_help)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_than_three_figures_are_said_and_never_below_the_documented() {
        assert_eq!(rounded(10_356.52, 4400.0), "10,400");
        assert_eq!(rounded(64_696.4, 29_271.0), "64,700");
        assert_eq!(rounded(1.8e11, 123.0), "180,000,000,000");
        assert_eq!(rounded(92.4, 92.0), "92");
        assert_eq!(rounded(4403.0, 4402.0), "4,402", "4,400 would be below the documented");
        assert_eq!(rounded(f64::INFINITY, 5.0), "no end");
        assert_eq!(rounded(f64::NAN, 5.0), "no end");
        assert_eq!(grouped(0.0), "0");
        assert_eq!(grouped(1_000_000.0), "1,000,000");
    }
}
