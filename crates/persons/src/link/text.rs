//! How alike two texts are that are no names.
//!
//! Must not: know what they mean.

use super::values::Text;

/// The least share of their letters that two texts must have in common to be looked at closely.
const SHARED_MIN: f32 = 0.6;

/// How alike two texts are, 0 to 1: Jaro-Winkler (Winkler 1990), or 0 where they share too few letters.
pub(crate) fn alike(a: &Text, b: &Text) -> f32 {
    let common = (a.signature & b.signature).count_ones() as f32;
    let all = (a.signature.count_ones() + b.signature.count_ones()).max(1) as f32;
    if 2.0 * common / all < SHARED_MIN { 0.0 } else { jaro_winkler(a.letters(), b.letters()) }
}

fn jaro_winkler(a: &[u8], b: &[u8]) -> f32 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let reach = (a.len().max(b.len()) / 2).saturating_sub(1);
    let (mut in_a, mut in_b) = (0u32, 0u32);
    for (i, &letter) in a.iter().enumerate() {
        let (from, to) = (i.saturating_sub(reach), (i + reach + 1).min(b.len()));
        if let Some(j) = (from..to).find(|&j| in_b >> j & 1 == 0 && b[j] == letter) {
            in_a |= 1 << i;
            in_b |= 1 << j;
        }
    }
    let common = in_a.count_ones();
    if common == 0 {
        return 0.0;
    }
    let (mut swapped, mut left, mut rest) = (0, in_a, in_b);
    while left != 0 {
        let (i, j) = (left.trailing_zeros(), rest.trailing_zeros());
        swapped += u32::from(a[i as usize] != b[j as usize]);
        left &= left - 1;
        rest &= rest - 1;
    }
    let m = common as f32;
    let jaro = (m / a.len() as f32 + m / b.len() as f32 + (m - swapped as f32 / 2.0) / m) / 3.0;
    let prefix = a.iter().zip(b).take(4).take_while(|(x, y)| x == y).count() as f32;
    jaro + 0.1 * prefix * (1.0 - jaro)
}

/// Whether one letter was written wrong, left out or added, or two beside each other were swapped.
pub(crate) fn one_slip(a: &[u8], b: &[u8]) -> bool {
    let (a, b) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) = (&a[start..], &b[start..]);
    match b.len() - a.len() {
        0 => {
            let swapped = || {
                rest_a.len() >= 2
                    && rest_a[0] == rest_b[1]
                    && rest_a[1] == rest_b[0]
                    && rest_a[2..] == rest_b[2..]
            };
            rest_a.get(1..) == rest_b.get(1..) || swapped()
        }
        1 => *rest_a == rest_b[1..],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_one_letter() {
        for (a, b, slip) in [
            ("9551413", "9551413", true),
            ("9551413", "9551431", true),
            ("9551413", "955143", true),
            ("9551413", "9551412", true),
            ("9551413", "9515431", false),
            ("12", "1234", false),
            ("", "1", true),
        ] {
            assert_eq!(one_slip(a.as_bytes(), b.as_bytes()), slip, "{a} {b}");
            assert_eq!(one_slip(b.as_bytes(), a.as_bytes()), slip, "{b} {a}");
        }
    }

    #[test]
    fn jaro_winkler_is_as_published() {
        // Winkler 1990, as given in the census bureau's tables.
        for (a, b, alike) in
            [("martha", "marhta", 0.961), ("dwayne", "duane", 0.84), ("dixon", "dicksonx", 0.813)]
        {
            assert!((jaro_winkler(a.as_bytes(), b.as_bytes()) - alike).abs() < 0.001, "{a} {b}");
        }
    }
}
