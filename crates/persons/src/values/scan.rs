//! A cell cut into numbers and words, whatever the script of its digits and its separators.
//!
//! Must not: know what a number or a word means.

use vocabulary::limits::CELL_PARTS_MAX;

/// A run of digits, or a run of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part<'t> {
    /// A number and how many digits it was written with. Numbers of more than nine digits are words.
    Number(u32, u8),
    /// Letters, with the marks and apostrophes among them.
    Word(&'t str),
}

/// The value of a decimal digit of any script.
pub(crate) fn digit(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.to_digit(10).map(|value| value as u8);
    }
    let zero = ZEROS.partition_point(|zero| *zero <= c).checked_sub(1).map(|at| ZEROS[at])?;
    u8::try_from(u32::from(c) - u32::from(zero)).ok().filter(|value| *value < 10)
}

/// Digit zero of each script whose people write lists with it; Unicode keeps the other nine behind it.
const ZEROS: &[char] = &[
    '\u{660}', '\u{6F0}', '\u{7C0}', '\u{966}', '\u{9E6}', '\u{A66}', '\u{AE6}', '\u{B66}', '\u{BE6}',
    '\u{C66}', '\u{CE6}', '\u{D66}', '\u{DE6}', '\u{E50}', '\u{ED0}', '\u{F20}', '\u{1040}', '\u{1090}',
    '\u{17E0}', '\u{1810}', '\u{FF10}',
];

/// The cell with its digits in ASCII; borrowed where they are already.
pub(crate) fn plain_digits(cell: &str) -> std::borrow::Cow<'_, str> {
    if cell.is_ascii() || !cell.chars().any(|c| !c.is_ascii() && digit(c).is_some()) {
        return cell.into();
    }
    cell.chars().map(|c| digit(c).map_or(c, |value| char::from(b'0' + value))).collect()
}

/// The parts of a cell, first to last; `None` where it has more of them than a date or an age can have.
pub(crate) fn parts(cell: &str) -> Option<Vec<Part<'_>>> {
    let mut parts = Vec::with_capacity(4);
    let mut chars = cell.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let part = if let Some(first) = digit(c) {
            let (mut value, mut length, mut end) = (Some(u32::from(first)), 1_u8, start + c.len_utf8());
            while let Some((at, next)) = chars.peek().copied() {
                let Some(more) = digit(next) else { break };
                value = value.and_then(|v| v.checked_mul(10)?.checked_add(u32::from(more)));
                length = length.saturating_add(1);
                end = at + next.len_utf8();
                chars.next();
            }
            match value.filter(|_| length <= 9) {
                Some(value) => Part::Number(value, length),
                None => Part::Word(&cell[start..end]),
            }
        } else if c.is_alphabetic() {
            let mut end = start + c.len_utf8();
            while let Some((at, next)) = chars.peek().copied().filter(|(_, next)| is_inner(*next)) {
                end = at + next.len_utf8();
                chars.next();
            }
            Part::Word(&cell[start..end])
        } else {
            continue;
        };
        if parts.len() == CELL_PARTS_MAX {
            return None;
        }
        parts.push(part);
    }
    Some(parts)
}

/// What goes on with a word: letters, vowel points, apostrophes, the marks of Hebrew abbreviations, joiners.
fn is_inner(c: char) -> bool {
    (c.is_alphabetic() && digit(c).is_none())
        || unicode_mark(c)
        || matches!(c, '\'' | '’' | 'ʻ' | 'ʼ' | '״' | '׳' | '\u{200C}' | '\u{200D}')
}

fn unicode_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn parts_are_cut_in_any_script() {
        use Part::{Number, Word};
        assert_eq!(
            parts("12th May, 1987").unwrap(),
            [Number(12, 2), Word("th"), Word("May"), Number(1987, 4)]
        );
        assert_eq!(parts("١٢/٠٥/١٩٨٧").unwrap(), [Number(12, 2), Number(5, 2), Number(1987, 4)]);
        assert_eq!(parts("۳۵ سال").unwrap(), [Number(35, 2), Word("سال")]);
        assert_eq!(parts("  — ").unwrap(), []);
        assert_eq!(parts("12345678901").unwrap(), [Word("12345678901")]);
        assert!(parts(&"1 ".repeat(500)).is_none());
    }

    proptest! {
        #[test]
        fn any_cell_is_cut_without_panic(cell in "\\PC{0,40}") {
            let _ = parts(&cell);
            let _ = plain_digits(&cell);
        }
    }
}
