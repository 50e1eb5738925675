//! Cells that hold numbers which an authority gave: identity cards, passports.
//!
//! Must not: read a number as an amount. Leading zeros and letters are part of it.

use super::scan::digit;
use vocabulary::limits::CELL_BYTES_MAX;

/// A number without what parts it: digits of any script in ASCII, Latin letters in capitals, spaces, hyphens, points and
/// slashes left out. `None` where no digit is in it.
///
/// ```
/// use persons::values::read_number;
/// assert_eq!(read_number("٠١٢-٣٤٥ ٦٧"), Some("01234567".to_owned()));
/// assert_eq!(read_number("ab 123.456/7"), Some("AB1234567".to_owned()));
/// assert_eq!(read_number("1234567.0"), Some("1234567".to_owned()), "as a spreadsheet wrote it");
/// assert_eq!(read_number("none"), None);
/// ```
pub fn read_number(cell: &str) -> Option<String> {
    if cell.len() > CELL_BYTES_MAX {
        return None;
    }
    let whole = cell.strip_suffix(".0").filter(|whole| whole.bytes().all(|byte| byte.is_ascii_digit()));
    let mut number = String::with_capacity(cell.len());
    let mut digits = false;
    for c in whole.unwrap_or(cell).chars() {
        if let Some(value) = digit(c) {
            number.push(char::from(b'0' + value));
            digits = true;
        } else if c.is_alphabetic() {
            number.extend(c.to_uppercase());
        }
    }
    digits.then_some(number)
}

/// Whether a number looks like one that stands for none: one digit again and again, or digits that count up.
///
/// ```
/// use persons::values::is_placeholder_number;
/// assert!(is_placeholder_number("99999999") && is_placeholder_number("000000") && is_placeholder_number("123456789"));
/// assert!(!is_placeholder_number("80465512"));
/// ```
pub fn is_placeholder_number(number: &str) -> bool {
    let bytes = number.as_bytes();
    let all = |step: u8| bytes.windows(2).all(|pair| pair[1] == pair[0].wrapping_add(step));
    bytes.len() >= 3 && bytes.iter().all(u8::is_ascii_digit) && (all(0) || (bytes.len() >= 6 && all(1)))
        || bytes.iter().all(|byte| *byte == b'0') && !bytes.is_empty()
}
