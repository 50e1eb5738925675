//! Cells and words as they come, brought to plain letters: compatibility forms, marks without sound, odd spaces.
//!
//! Must not: change which name is meant. Letters that differ for a reader stay different here.

use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfkc};
use vocabulary::limits::NAME_BYTES_MAX;

/// A cell without what carries no letter of a name: controls of direction, joiners, tatweel, vowel points, odd spaces.
///
/// Compatibility forms (presentation forms of Arabic letters, full-width letters, ligatures) become the plain
/// letters (Unicode NFKC); any run of white space becomes one space; quotes and dashes become the ASCII ones; Arabic
/// question-mark-like fillers are left. Nothing is added, and what is already clean is borrowed.
///
/// ```
/// use persons::names::clean;
/// assert_eq!(clean(" سَامِر\u{200f}  التـــرفي"), "سامر الترفي");
/// assert_eq!(clean("ＤＡＮＡ\u{a0}Kolt"), "DANA Kolt");
/// assert!(matches!(clean("Dana Kolt"), std::borrow::Cow::Borrowed(_)));
/// ```
pub fn clean(cell: &str) -> Cow<'_, str> {
    if is_plain(cell) {
        return Cow::Borrowed(cell);
    }
    let mut out = String::with_capacity(cell.len());
    let mut gap = false;
    let composed: Box<dyn Iterator<Item = char>> =
        if is_nfkc(cell) { Box::new(cell.chars()) } else { Box::new(cell.nfkc()) };
    for ch in composed {
        if ch.is_whitespace() || matches!(ch, '\u{180e}' | '\u{2800}') {
            gap = true;
            continue;
        }
        let Some(ch) = plain(ch) else { continue };
        if gap && !out.is_empty() {
            out.push(' ');
        }
        gap = false;
        out.push(ch);
    }
    Cow::Owned(out)
}

/// Whether nothing is to be done: letters that have one form, with single spaces between.
fn is_plain(cell: &str) -> bool {
    let mut space = true;
    for ch in cell.chars() {
        let plain = match ch {
            ' ' => !space,
            '!'..='_' | 'a'..='~' => true,
            // Latin with one accent composed; Cyrillic, Armenian, Hebrew and Arabic letters without marks.
            'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ı' | 'Ĵ'..='ľ' | 'Ł'..='ň' | 'Ŋ'..='ž' => true,
            'ə' | 'Ə' | 'А'..='я' | 'ё' | 'Ё' | 'і' | 'ї' | 'є' | 'І' | 'Ї' | 'Є' | 'א'..='ת' => {
                true
            }
            'ა'..='ჰ' | 'Ա'..='Ֆ' | 'ա'..='ֆ' | 'Ά'..='ώ' => true,
            'ء'..='غ' | 'ف'..='ي' | 'پ' | 'چ' | 'گ' | 'ک' | 'ی' => true,
            _ => false,
        };
        if !plain {
            return false;
        }
        space = ch == ' ';
    }
    !space
}

/// The character as it is kept, if it is.
fn plain(ch: char) -> Option<char> {
    match ch {
        // Joiners, directions, variation selectors, soft hyphen, byte-order mark, tags.
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => None,
        '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffd}' => None,
        '\u{e0000}'..='\u{e0fff}' => None,
        // Tatweel, vowel points and signs of recitation; Hebrew points; Syriac and Thaana left.
        '\u{640}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' => None,
        '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}' => None,
        '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}' => None,
        '‘' | '’' | '‛' | 'ʼ' | 'ʻ' | 'ʽ' | 'ʾ' | 'ʿ' | 'ˈ' | '′' | '`' | '´' | '\u{5f3}' | 'ꞌ' => {
            Some('\'')
        }
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '\u{5f4}' | '❝' | '❞' => Some('"'),
        '‐'..='―' | '−' | '﹣' | '－' | '־' => Some('-'),
        '،' | '、' | '﹐' => Some(','),
        '؛' => Some(';'),
        _ if ch.is_control() => None,
        _ => Some(ch),
    }
}

/// Whether it is a letter. Most letters of names are known without the tables of Unicode.
pub(super) fn is_letter(ch: char) -> bool {
    match ch {
        '\0'..='\u{7f}' => ch.is_ascii_alphabetic(),
        'à'..='ö' | 'ø'..='ž' | 'Ѐ'..='ҁ' | 'א'..='ת' | 'ؠ'..='ي' => true,
        'Α'..='Ω' | 'ά'..='ώ' | 'ա'..='ֆ' | 'ა'..='ჰ' => true,
        _ => ch.is_alphabetic(),
    }
}

/// In lower case. Scripts without cases are left as they are, and quickly.
pub(super) fn lower(text: &str) -> String {
    let caseless = |ch: char| matches!(ch, '\u{590}'..='\u{8ff}');
    if text.chars().all(caseless) { text.to_owned() } else { text.to_lowercase() }
}

/// At most so much of a cell as is read as a name, cut between letters.
pub(super) fn cut(written: &str) -> &str {
    &written[..written.floor_char_boundary(NAME_BYTES_MAX)]
}
