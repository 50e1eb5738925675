//! Strings from sources, made harmless: HTML is escaped, characters that hide or reorder text are shown.
//!
//! Guards the page against its own contents: a document cannot bring markup, and cannot turn round the words
//! beside it with a bidirectional override.
//!
//! Must not: drop a character. What is not printed as itself is printed by its code point.

use askama::filters::Escaper;
use std::fmt::{self, Write};

/// The escaper of all templates, here and at the desk (named in each `askama.toml`).
#[derive(Clone, Copy, Debug, Default)]
pub struct Visibly;

impl Escaper for Visibly {
    fn write_escaped_str<W: Write>(&self, mut dest: W, text: &str) -> fmt::Result {
        pieces(text, &mut dest, |dest, hidden| write!(dest, "\u{27E6}{}\u{27E7}", code_point(hidden)))
    }
}

/// Writes the words of a source: as all strings, but hidden characters stand in a box of their own.
pub(crate) fn write_words(text: &str, out: &mut String) {
    let boxed = |out: &mut String, hidden| {
        write!(out, "<span class=\"hidden-character\" dir=\"ltr\">{}</span>", code_point(hidden))
    };
    pieces(text, out, boxed).expect("a string takes all that is written to it");
}

/// Whether a character is shown by its code point: it would hide, reorder or break what stands around it.
/// Marks that right-to-left text needs (U+200E, U+200F, U+061C) and joiners are left as they are: alone they
/// cannot reorder a run.
pub(crate) fn is_hidden(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' => true,
        '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}' => true,
        _ => c.is_control() || (c as u32) & 0xFFFE == 0xFFFE,
    }
}

fn code_point(c: char) -> String {
    format!("U+{:04X}", c as u32)
}

fn pieces<W: Write>(text: &str, out: &mut W, show: impl Fn(&mut W, char) -> fmt::Result) -> fmt::Result {
    let (mut plain, mut next) = (0, 0);
    loop {
        let at = next + unsuspected(&text.as_bytes()[next..]);
        let Some(c) = text[at..].chars().next() else { return out.write_str(&text[plain..]) };
        next = at + c.len_utf8();
        let entity = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            c if is_hidden(c) => "",
            _ => continue,
        };
        out.write_str(&text[plain..at])?;
        plain = next;
        if entity.is_empty() { show(out, c)? } else { out.write_str(entity)? }
    }
}

/// How many bytes at the beginning are printed as they are for certain: to the end, or to the first byte of a character that may
/// be markup or hidden.
fn unsuspected(bytes: &[u8]) -> usize {
    // Many at a time, as pages are mostly plain: without a branch for each byte they are compared together.
    let (many, _) = bytes.as_chunks::<16>();
    let plain = many.iter().take_while(|some| !some.iter().fold(false, |any, byte| any | is_suspect(*byte)));
    let at = 16 * plain.count();
    at + bytes[at..].iter().take_while(|byte| !is_suspect(**byte)).count()
}

/// Whether a byte may begin a character that is not printed as itself. Those beyond ASCII that are hidden begin with few bytes, and
/// no character has these further on.
fn is_suspect(byte: u8) -> bool {
    (byte < 0x20)
        | matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'' | 0x7F | 0xC2 | 0xE2 | 0xEF)
        | (byte >= 0xF0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let mut out = String::new();
        Visibly.write_escaped_str(&mut out, text).unwrap();
        out
    }

    #[test]
    fn no_character_that_is_hidden_is_passed_over() {
        for c in '\0'..=char::MAX {
            let mut first = [0; 4];
            c.encode_utf8(&mut first);
            assert!(is_suspect(first[0]) || !is_hidden(c), "{}", code_point(c));
            let looked_at = is_hidden(c) || c.is_ascii() || "\u{a2}\u{2013}\u{fb4f}\u{1f600}".contains(c);
            assert!(!looked_at || text_after(c), "{}", code_point(c));
        }
    }

    /// Whether a character stands where it was behind plain words of any length, or is told.
    fn text_after(c: char) -> bool {
        let whole = |words: &str| escaped(words);
        let told = whole(&c.to_string());
        [1, 15, 16, 33].iter().all(|long| {
            let plain = "\u{63a}a".repeat(*long);
            whole(&format!("{plain}{c}{plain}")) == format!("{plain}{told}{plain}")
        })
    }

    #[test]
    fn markup_becomes_text() {
        assert_eq!(escaped("<b a='x'>&\"</b>"), "&lt;b a=&#39;x&#39;&gt;&amp;&quot;&lt;/b&gt;");
    }

    #[test]
    fn characters_that_reorder_or_hide_are_shown() {
        assert_eq!(escaped("a\u{202E}b\0c\u{2069}"), "a⟦U+202E⟧b⟦U+0000⟧c⟦U+2069⟧");
        let mut words = String::new();
        write_words("12\u{202E} dead", &mut words);
        assert_eq!(words, "12<span class=\"hidden-character\" dir=\"ltr\">U+202E</span> dead");
    }

    #[test]
    fn what_scripts_need_is_left_alone() {
        for text in ["قُتل ١٢ شخصًا\u{200F}", "می\u{200C}گوید", "👩\u{200D}⚕️", "one\ttwo\r\n"]
        {
            assert_eq!(escaped(text), text);
        }
    }
}
