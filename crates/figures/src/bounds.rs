//! When two numbers contradict each other, and when words only bound them differently.
//!
//! "About 150" does not contradict 152: an approximation reaches a tenth to either side (at least 1), "nearly" a
//! tenth below. That tenth is Toll's own convention, shown on the page of methods.
//!
//! Must not: change a bound. Reach is for comparing only.

use vocabulary::{Count, Precision};

/// An approximation reaches one part in this many to either side.
const REACH: u64 = 10;

/// The numbers that a count does not contradict, lowest and highest.
pub(crate) fn reach(count: &Count) -> (u64, u64) {
    let (low, high) = (count.low(), count.high().unwrap_or(u64::MAX));
    let below = low - (low / REACH).max(1).min(low);
    match count.precision() {
        Precision::About => (below, high.saturating_add((high / REACH).max(1))),
        Precision::Nearly => (below, high),
        _ => (low, high),
    }
}

/// The number that a count stands for in a tally: the one its words name, held to its bounds ("more than 40": 41).
pub(crate) fn number(count: &Count) -> u64 {
    count.named().clamp(count.low(), count.high().unwrap_or(u64::MAX))
}

/// Whether some number satisfies all of them: if each two agree, all do.
pub(crate) fn agree<'c>(counts: impl IntoIterator<Item = &'c Count>) -> bool {
    let (low, high) =
        counts.into_iter().map(reach).fold((0, u64::MAX), |(low, high), (l, h)| (low.max(l), high.min(h)));
    low <= high
}

/// Many counts, asked whether one of them agrees with another count, in logarithmic time.
pub(crate) struct Reaches {
    /// The lower ends, rising, each with the highest upper end so far.
    ends: Vec<(u64, u64)>,
}

impl Reaches {
    pub(crate) fn new<'c>(counts: impl IntoIterator<Item = &'c Count>) -> Reaches {
        let mut ends: Vec<(u64, u64)> = counts.into_iter().map(reach).collect();
        ends.sort_unstable();
        let mut highest = 0;
        for (_, high) in &mut ends {
            highest = highest.max(*high);
            *high = highest;
        }
        Reaches { ends }
    }

    pub(crate) fn meet(&self, count: &Count) -> bool {
        let (low, high) = reach(count);
        let below = self.ends.partition_point(|(start, _)| *start <= high);
        below.checked_sub(1).is_some_and(|last| self.ends[last].1 >= low)
    }
}

/// The lowest and the highest bound of all; open where one is open. `None` of nothing.
pub(crate) fn range<'c>(counts: impl IntoIterator<Item = &'c Count>) -> Option<(u64, Option<u64>)> {
    counts.into_iter().fold(None, |range, count| {
        let (low, high) = range.unwrap_or((count.low(), count.high()));
        Some((low.min(count.low()), high.zip(count.high()).map(|(a, b)| a.max(b))))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn approximations_do_not_contradict_what_they_approximate() {
        let about = Count::bounded(150, Precision::About);
        assert!(agree([&about, &Count::exact(150)]) && agree([&about, &Count::exact(165)]));
        assert!(!agree([&about, &Count::exact(166)]));
        assert!(agree([&Count::bounded(34, Precision::AtLeast), &Count::exact(41)]));
        assert!(!agree([&Count::bounded(34, Precision::AtLeast), &Count::exact(33)]));
        assert!(agree([&Count::bounded(9000, Precision::Nearly), &Count::exact(8900)]));
        assert!(!agree([&Count::bounded(9000, Precision::Nearly), &Count::exact(9001)]));
        assert_eq!(reach(&Count::bounded(0, Precision::About)), (0, 1));
    }

    #[test]
    fn the_number_lies_within_the_bounds() {
        let number = |precision| number(&Count::bounded(40, precision));
        assert_eq!((number(Precision::MoreThan), number(Precision::LessThan)), (41, 39));
        assert_eq!((number(Precision::AtMost), number(Precision::AtLeast)), (40, 40));
    }

    #[test]
    fn many_counts_meet_as_each_pair_does() {
        let counts: Vec<Count> =
            (0..40).map(|n| Count::bounded(n * 7 % 41, Precision::ALL[n as usize % 8])).collect();
        let some = Reaches::new(&counts[..9]);
        for count in &counts {
            assert_eq!(some.meet(count), counts[..9].iter().any(|other| agree([other, count])), "{count}");
        }
        assert!(!Reaches::new([]).meet(&counts[0]));
    }

    #[test]
    fn an_open_end_stays_open() {
        let counts = [Count::exact(41), Count::bounded(34, Precision::AtLeast)];
        assert_eq!(range(&counts), Some((34, None)));
        assert_eq!(range(&counts[..1]), Some((41, Some(41))));
        assert_eq!(range([]), None);
    }
}
