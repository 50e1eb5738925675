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
    let mut plain = 0;
    for (at, c) in text.char_indices() {
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
        plain = at + c.len_utf8();
        if entity.is_empty() { show(out, c)? } else { out.write_str(entity)? }
    }
    out.write_str(&text[plain..])
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
