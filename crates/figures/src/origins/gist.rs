//! What a wording is about in a few bytes, enough to say of most others that they do not share its words.
//!
//! A statement meets many by a rare shingle and a like number. To look up the shingles of each would be to wait for
//! memory each time; the gists lie side by side. A gist never rules out what counting would find.
//!
//! Must not: find anything. What it lets pass is counted out.

/// The gist of a statement that is known under one wording.
#[derive(Clone, Copy, Default)]
pub(super) struct Gist {
    /// For each shingle one of 128 marks.
    marks: u128,
    /// How many shingles there are.
    size: u32,
    /// It is known under one wording; of more, the gist says nothing.
    pub(super) one: bool,
}

impl Gist {
    pub(super) fn of(words: &[u32]) -> Gist {
        let marks = words.iter().fold(0, |marks, word| marks | 1 << (word & 127));
        Gist { marks, size: words.len() as u32, one: true }
    }

    /// Whether so many shingles can be shared as two wordings of their sizes must.
    pub(super) fn may_share(&self, other: &Gist, least: impl Fn(usize, usize) -> usize) -> bool {
        if !other.one {
            return true;
        }
        // Each mark that only one has is of at least one shingle that the other lacks.
        let most = |one: &Gist, other: &Gist| one.size - (one.marks & !other.marks).count_ones();
        most(self, other).min(most(other, self)) as usize >= least(self.size as usize, other.size as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::Gist;
    use crate::origins::wording::mixed;

    #[test]
    fn what_is_shared_is_never_ruled_out_and_what_is_not_mostly_is() {
        let words = |from: u64, to: u64| -> Vec<u32> { (from..to).map(mixed).collect() };
        let mut out = 0;
        for at in (0..6000).step_by(60) {
            let one = Gist::of(&words(at, at + 40));
            for shared in 0..=40 {
                let other = Gist::of(&words(at + 40 - shared, at + 80 - shared));
                assert!(one.may_share(&other, |_, _| shared as usize));
                out += usize::from(shared < 10 && !one.may_share(&other, |_, _| 25));
            }
        }
        assert!(out > 900, "{out}");
    }
}
