//! A text in sentences, roughly: enough to say what stands around a figure.
//!
//! The stage `claims` reads sentences with a language's words; here marks and line ends must do, in any language.
//!
//! Must not: be taken for grammar.

use std::ops::Range;

/// A line that ends without a mark and is shorter than this stands alone, in bytes: a headline, an item of a list.
const SHORT_LINE: usize = 50;
/// A longer sentence is cut, in bytes.
const SENTENCE_BYTES_MAX: usize = 1200;

/// The sentences, in order; together they are the text.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let (mut found, mut start, mut line) = (Vec::new(), 0, 0);
    for (at, letter) in text.char_indices() {
        let next = at + letter.len_utf8();
        let ends = match letter {
            '\n' => {
                let (short, blank) =
                    (at - line < SHORT_LINE, bytes.get(next).is_none_or(|b| b"\r\n".contains(b)));
                line = next;
                short || blank || opens_item(&text[next..])
            }
            '.' | '!' | '?' => ends_sentence(text, start, at, next),
            '。' | '؟' | '।' => true,
            _ => letter == ' ' && next - start > SENTENCE_BYTES_MAX,
        };
        if ends {
            found.push(start..next);
            start = next;
        }
    }
    if start < text.len() {
        found.push(start..text.len());
    }
    found
}

fn opens_item(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\t']);
    rest.starts_with(['•', '*', '–', '—', '·', '▪', '-', '#'])
}

/// Whether the mark ends a sentence: what follows begins like one, and what stands before is no abbreviation.
fn ends_sentence(text: &str, start: usize, at: usize, next: usize) -> bool {
    let after = text[next..].trim_start_matches(['"', '”', '’', '\'', ')', '»']);
    let mut rest = after.chars();
    if !rest.next().is_none_or(char::is_whitespace) {
        return false;
    }
    let opens = rest.find(|c| !c.is_whitespace() && !matches!(c, '"' | '“' | '‘' | '\'' | '(' | '«'));
    if opens.is_some_and(char::is_lowercase) {
        return false;
    }
    let word = text[start..at].rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let short = word.chars().count() <= 3 && word.starts_with(char::is_uppercase) || word.contains('.');
    !(short && text[at..].starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::sentences;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| text[range].trim()).collect()
    }

    #[test]
    fn marks_and_lines_part_sentences() {
        let text = "Ferry sinks\n\nAt least 12 died, Mr. Hale said. “We mourn.” The U.S. navy\nwho came first, found \
                    1.5 tonnes of oil.\n- 3 men\n- 9 women\n";
        let said = cut(text);
        assert_eq!(said[0], "Ferry sinks");
        assert!(said.contains(&"At least 12 died, Mr. Hale said."));
        assert!(said.contains(&"- 9 women") && said.iter().any(|s| s.ends_with("of oil.")), "{said:?}");
        assert_eq!(sentences(text).iter().map(|range| range.len()).sum::<usize>(), text.len());
    }
}
