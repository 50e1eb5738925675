//! A passage with the words around it.
//!
//! Must not: change or join words. What is left out at an end is shown as left out.

use std::ops::Range;

/// The most characters shown on either side of the words.
const AROUND_CHARS: usize = 160;

/// The words, and what stands before and after them in the same paragraph. Kept in one piece: a case may have
/// hundreds of thousands of them in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Excerpt {
    text: Box<str>,
    words: Range<u32>,
}

impl Excerpt {
    /// The words at a byte range of a text, with what stands around them.
    pub(crate) fn of(text: &str, bytes: Range<usize>) -> Excerpt {
        let before = before(&text[..bytes.start]);
        let after = after(&text[bytes.end..]);
        let start = before.len() as u32;
        let words = start..start + bytes.len() as u32;
        Excerpt { text: [before.as_str(), &text[bytes], &after].concat().into_boxed_str(), words }
    }

    pub(crate) fn before(&self) -> &str {
        &self.text[..self.words.start as usize]
    }

    pub(crate) fn words(&self) -> &str {
        &self.text[self.words.start as usize..self.words.end as usize]
    }

    pub(crate) fn after(&self) -> &str {
        &self.text[self.words.end as usize..]
    }
}

fn before(text: &str) -> String {
    let cut = text.char_indices().rev().nth(AROUND_CHARS).map(|(at, _)| at);
    let near = &text[cut.unwrap_or(0)..];
    match (near.rfind("\n\n"), cut) {
        (Some(start), _) => near[start + 2..].trim_start().to_owned(),
        (None, None) => near.trim_start().to_owned(),
        (None, Some(_)) => {
            let word = near.find(char::is_whitespace).map_or(near, |at| &near[at..]);
            format!("\u{2026}{word}")
        }
    }
}

fn after(text: &str) -> String {
    let cut = text.char_indices().nth(AROUND_CHARS).map(|(at, _)| at);
    let near = &text[..cut.unwrap_or(text.len())];
    match (near.find("\n\n"), cut) {
        (Some(end), _) => near[..end].trim_end().to_owned(),
        (None, None) => near.trim_end().to_owned(),
        (None, Some(_)) => {
            // White space may have several bytes; the excerpt ends after the whole of it.
            let space = near.char_indices().rev().find(|(_, char)| char.is_whitespace());
            let word = space.map_or(near, |(at, char)| &near[..at + char.len_utf8()]);
            format!("{word}\u{2026}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_stays_in_its_paragraph() {
        let text = "Title\n\nAt least 12 people died. More later.\n\nEnd";
        let excerpt = Excerpt::of(text, 7..18);
        assert_eq!(excerpt.words(), "At least 12");
        assert_eq!((excerpt.before(), excerpt.after()), ("", " people died. More later."));
    }

    #[test]
    fn long_surroundings_are_cut_between_words() {
        let text = format!("{}12{}", "słowo ".repeat(100), " słowo".repeat(100));
        let at = text.find("12").unwrap();
        let excerpt = Excerpt::of(&text, at..at + 2);
        assert!(
            excerpt.before().starts_with("… słowo") && excerpt.before().ends_with("słowo "),
            "{excerpt:?}"
        );
        assert!(
            excerpt.after().ends_with("słowo …") && excerpt.after().chars().count() <= 161,
            "{excerpt:?}"
        );
    }

    #[test]
    fn text_without_spaces_is_cut_between_characters() {
        let text = "日".repeat(900);
        let excerpt = Excerpt::of(&text, 1200..1203);
        assert_eq!(excerpt.before().chars().count(), AROUND_CHARS + 2);
        let text = format!("12{}\u{3000}{}", "日".repeat(100), "日".repeat(900));
        assert!(Excerpt::of(&text, 0..2).after().ends_with("日\u{3000}…"), "white space of three bytes");
    }
}
