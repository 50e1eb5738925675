//! Rates under hostile numbers, and where published approximations meet the exact intervals.

use figures::rates::{Expected, Level, Stratum, byar, direct, garwood, rate, ratio, smr};
use proptest::prelude::*;

fn level() -> impl Strategy<Value = Level> {
    prop_oneof![Just(0.95), 1e-9..0.999_999_999f64].prop_filter_map("a level", |share| Level::new(share).ok())
}

fn count() -> impl Strategy<Value = u64> {
    prop_oneof![0..20u64, 0..100_000u64, Just(1_000_000_000), any::<u64>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_number_makes_it_panic_and_intervals_hold_the_rate(
        rows in prop::collection::vec((count(), any::<f64>(), any::<f64>()), 0..4),
        plain in prop::collection::vec((0..500u64, 1.0..1e7f64, 0.0..1e6f64), 1..6),
        level in level(),
    ) {
        for rows in [rows, plain] {
            let strata: Vec<Stratum> = rows
                .iter()
                .map(|&(events, at_risk, standard)| Stratum { label: "a".to_owned(), events, at_risk, standard })
                .collect();
            if let Ok(told) = direct(&strata, level) {
                for rate in [told.crude, told.standardised] {
                    prop_assert!(rate.interval.low <= rate.value * (1.0 + 1e-9), "{rate:?}");
                    prop_assert!(rate.interval.high >= rate.value * (1.0 - 1e-9), "{rate:?}");
                }
            }
            let expected: Vec<Expected> = rows
                .iter()
                .map(|&(events, at_risk, usual)| Expected { label: "a".to_owned(), events, at_risk, usual })
                .collect();
            let _ = smr(&expected, level);
            if let [one, other, ..] = rows[..] {
                let _ = rate(one.0, one.1, level);
                if let Ok(told) = ratio((one.0, one.1), (other.0, other.1), level) {
                    prop_assert!(told.value.is_none_or(|value| told.low <= value * (1.0 + 1e-6)), "{told:?}");
                }
            }
        }
    }
}

#[test]
fn large_counts_keep_their_digits() {
    for count in [1_000, 100_000, 10_000_000, 1_000_000_000] {
        let (exact, byar) = (garwood(count, Level::NINETY_FIVE), byar(count, Level::NINETY_FIVE));
        // Byar's error falls with the count.
        let near = |a: f64, b: f64| (a / b - 1.0).abs() < 1e-2 / (count as f64).sqrt() / 3.0;
        assert!(near(exact.low, byar.low) && near(exact.high, byar.high), "{count}: {exact:?} {byar:?}");
    }
    for count in [1_000u64, 100_000, 10_000_000] {
        let told = ratio((count, 1e9), (count, 1e9), Level::NINETY_FIVE).unwrap();
        // Twice 1.96 over the root of twice the count, on the scale of logarithms.
        let width = 1.959_964 * (2.0 / count as f64).sqrt();
        let high = told.high.unwrap();
        assert!((high.ln() / width - 1.0).abs() < 0.02, "{count}: {told:?} {width}");
        assert!((told.low.ln() / -width - 1.0).abs() < 0.02, "{count}: {told:?}");
    }
}
