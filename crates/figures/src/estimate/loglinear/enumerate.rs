//! All hierarchical models of up to six lists, one after the other.
//!
//! Must not: hold them all; of six lists there are 7.8 million.

/// The most lists whose terms fit the bits of one number.
pub(super) const LISTS_MAX: usize = 6;

/// Gives each hierarchical model with all single lists and terms of at most `order` lists to `take`, as a set of terms (bit
/// `t` for the term of lists `t`), always in the same order. The term of all lists at once is left out: with it, nothing
/// would tell those on no list.
pub(super) fn each(lists: usize, order: usize, take: &mut dyn FnMut(u64)) {
    debug_assert!(lists <= LISTS_MAX);
    let singles = (0..lists).fold(1u64, |terms, list| terms | 1 << (1u32 << list));
    grow(lists, order.min(lists.saturating_sub(1)), 2, singles, take);
}

/// Goes through all choices of terms of `size` lists that the smaller terms allow, and on from each.
fn grow(lists: usize, order: usize, size: usize, terms: u64, take: &mut dyn FnMut(u64)) {
    if size > order {
        return take(terms);
    }
    let allowed: Vec<u32> = (0..1u32 << lists)
        .filter(|term| term.count_ones() as usize == size)
        .filter(|term| {
            (0..lists).all(|list| term >> list & 1 == 0 || terms >> (term & !(1 << list)) & 1 == 1)
        })
        .collect();
    if allowed.is_empty() {
        return take(terms);
    }
    for choice in 0u64..1 << allowed.len() {
        let chosen = allowed.iter().enumerate().filter(|(at, _)| choice >> at & 1 == 1);
        let with = chosen.fold(terms, |terms, (_, term)| terms | 1 << term);
        // Without a term of this size there is none of a greater.
        if choice == 0 { take(with) } else { grow(lists, order, size + 1, with, take) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn models(lists: usize, order: usize) -> Vec<u64> {
        let mut all = Vec::new();
        each(lists, order, &mut |terms| all.push(terms));
        all
    }

    #[test]
    fn there_are_as_many_as_are_known() {
        // Dedekind's numbers, less those without all single lists and the saturated model.
        let counts = [(2, 2, 1), (3, 3, 8), (4, 4, 113), (5, 5, 6_893), (6, 2, 32_768)];
        for (lists, order, count) in counts {
            let all = models(lists, order);
            assert_eq!(all.len(), count, "{lists} lists");
            assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), count, "none twice");
        }
        let mut streamed = 0u32;
        each(6, 6, &mut |_| streamed += 1);
        assert_eq!(streamed, 7_785_061);
    }

    #[test]
    fn each_holds_what_its_terms_hold() {
        for terms in models(5, 5) {
            for term in (0..32u32).filter(|term| terms >> term & 1 == 1) {
                assert!((0..5).all(|list| terms >> (term & !(1 << list)) & 1 == 1));
            }
        }
    }
}
