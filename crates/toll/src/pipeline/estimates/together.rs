//! Estimates put together: over the strata of different persons, and over linkages of the same.
//!
//! Must not: combine ends of intervals. `figures` combines draws.

use figures::estimate::{Part, Settings, pool, sum};
use vocabulary::{Estimate, EstimateCheck, EstimateMethod, EstimateReport, EstimateTogether as Together};

/// What each method says of all strata together: a sum, so that one stratum that is refused leaves none.
pub(crate) fn summed(reports: &[&EstimateReport], settings: &Settings) -> Vec<Together> {
    let sum = |parts: &[Part<'_>]| sum(parts, settings).ok().filter(|_| parts.len() == reports.len());
    together(reports, &sum)
}

/// What each method says over linkages that are each as likely as the other.
pub(crate) fn pooled(reports: &[&EstimateReport], settings: &Settings) -> Vec<Together> {
    together(reports, &|parts| pool(parts, settings).ok())
}

fn together(reports: &[&EstimateReport], combine: &dyn Fn(&[Part<'_>]) -> Option<Estimate>) -> Vec<Together> {
    let of = |method: EstimateMethod| {
        let answered = reports.iter().filter_map(|report| {
            let estimate = report.estimates.iter().find(|estimate| estimate.method == method)?;
            Some(Part { documented: report.histories.documented(), estimate })
        });
        let parts: Vec<Part<'_>> = answered.collect();
        let each = || parts.iter().map(|part| part.estimate.estimate);
        let span = (!parts.is_empty())
            .then(|| (each().fold(f64::INFINITY, f64::min), each().fold(f64::NEG_INFINITY, f64::max)));
        let (answered, refused) = (parts.len(), reports.len() - parts.len());
        (answered > 0).then(|| Together { method, answered, refused, estimate: combine(&parts), span })
    };
    EstimateMethod::ALL.iter().filter_map(|method| of(*method)).collect()
}

/// Whether where the line of linking is drawn moves an estimate further than its interval reaches, which then has to be told first.
/// Asked of the method for which it is worst.
pub(crate) fn linking_check(
    report: &EstimateReport,
    thresholds: &[([f64; 2], EstimateReport)],
) -> Option<EstimateCheck> {
    let reports: Vec<&EstimateReport> = thresholds.iter().map(|(_, report)| report).collect();
    let worst = together(&reports, &|_| None).into_iter().filter_map(|over| {
        let (least, most) = over.span?;
        let own = report.estimates.iter().find(|estimate| estimate.method == over.method)?;
        let times = (most - least) / (own.interval.high - own.interval.low).max(1.0);
        Some((times, over.method, least, most, own))
    });
    let (times, method, least, most, own) = worst.max_by(|a, b| a.0.total_cmp(&b.0))?;
    let detail = format!(
        "wherever the line is drawn above which records are one person, {method} gives {least:.0} to {most:.0}; its interval is \
         {:.0} to {:.0}{}",
        own.interval.low,
        own.interval.high,
        if times > 1.0 {
            ": the linking matters more than the chance that the interval allows for"
        } else {
            ""
        }
    );
    Some(EstimateCheck { check: "linking".to_owned(), passed: times <= 1.0, detail })
}

#[cfg(test)]
mod tests {
    use super::*;
    use figures::estimate::estimate;
    use vocabulary::Histories;

    fn report(both: u64) -> EstimateReport {
        let histories = Histories::new(["a", "b"], [(1, 60), (2, 50), (3, both)]).unwrap();
        estimate(&histories, &[EstimateMethod::Chapman], &Settings::default())
    }

    #[test]
    fn a_stratum_that_is_refused_leaves_no_sum_but_a_linkage_does() {
        let reports = [report(20), report(0), report(30)];
        let all: Vec<&EstimateReport> = reports.iter().collect();
        let sum = &summed(&all, &Settings::default())[0];
        assert!((sum.answered, sum.refused) == (2, 1) && sum.estimate.is_none());
        let pool = &pooled(&all, &Settings::default())[0];
        assert!((pool.answered, pool.refused) == (2, 1) && pool.estimate.is_some());
        assert!(pooled(&[&reports[1]], &Settings::default()).is_empty());
    }

    #[test]
    fn linking_that_moves_more_than_the_interval_is_told() {
        let at = |both| ([0.5, 0.5], report(both));
        assert!(linking_check(&report(20), &[]).is_none());
        assert!(linking_check(&report(20), &[at(20), at(21)]).unwrap().passed);
        let moved = linking_check(&report(20), &[at(2), at(45)]).unwrap();
        assert!(!moved.passed && moved.detail.contains("the linking matters more"), "{}", moved.detail);
    }
}
