//! Text into tokens: words, numbers, marks. Every token knows the bytes it stands on.
//!
//! Words are split at hyphens and before a possessive, so that "nine-year-old" and "forty-one" are read by
//! the same rules as "nine year old". Must not: know a language beyond its letters and digits.

/// What kind of thing a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters.
    Word,
    /// Digits, with separators between them.
    Number,
    /// Any other visible mark.
    Mark,
    /// One or more line ends.
    Break,
}

/// A token before the lexicon has seen it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RawToken {
    /// First byte.
    pub(crate) start: u32,
    /// Byte after the last.
    pub(crate) end: u32,
    /// What it is.
    pub(crate) kind: Kind,
    /// No white space before it.
    pub(crate) glued: bool,
}

/// Splits text into tokens.
pub(crate) fn tokenise(text: &str) -> Vec<RawToken> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    let mut glued = false;
    while let Some(first) = text[at..].chars().next() {
        let start = at;
        if first == ' ' {
            glued = false;
            at += 1;
            continue;
        }
        if first == '\n' || first == '\u{2028}' || first == '\u{2029}' {
            let rest = text[start..].trim_start();
            at = text.len() - rest.len();
            let end = text[start..at].rfind('\n').map_or(start + first.len_utf8(), |last| start + last + 1);
            tokens.push(raw(start, end, Kind::Break, false));
            glued = false;
            continue;
        }
        if first.is_whitespace() || is_invisible(first) {
            glued = glued && is_invisible(first);
            at += first.len_utf8();
            continue;
        }
        let (end, kind) = if first.is_numeric() && digit(first).is_some() {
            (number_end(text, start), Kind::Number)
        } else if first.is_alphabetic() {
            (word_end(text, start), Kind::Word)
        } else if first == '\'' || first == '\u{2019}' {
            (possessive_end(text, start, first), Kind::Mark)
        } else {
            (start + first.len_utf8(), Kind::Mark)
        };
        at = end;
        tokens.push(raw(start, end, kind, glued));
        glued = true;
    }
    tokens
}

fn raw(start: usize, end: usize, kind: Kind, glued: bool) -> RawToken {
    RawToken { start: start as u32, end: end as u32, kind, glued }
}

/// Controls that show nothing: they neither part nor join words.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}')
}

/// The value of a decimal digit in the scripts that reports are written in.
pub(crate) fn digit(c: char) -> Option<u64> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        '\u{966}'..='\u{96F}' => '\u{966}',
        '\u{9E6}'..='\u{9EF}' => '\u{9E6}',
        '\u{1040}'..='\u{1049}' => '\u{1040}',
        _ => return None,
    };
    Some(u64::from(c) - u64::from(zero))
}

/// A number runs over digits and over single separators that have digits on both sides; spaces only where
/// they are the narrow or no-break ones that set thousands apart.
fn number_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if digit(c).is_some() {
            end = start + at + c.len_utf8();
            continue;
        }
        let separates =
            matches!(c, ',' | '.' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '\u{66B}' | '\u{66C}' | ':');
        if c == ' ' && spaced_group(text, start, start + at)
            || is_apostrophe(c) && group_of_three(&text[start + at..])
        {
            continue;
        }
        let digit_follows = chars.peek().is_some_and(|&(_, next)| digit(next).is_some());
        if !(separates && digit_follows) {
            break;
        }
    }
    end
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

/// "1'275": an apostrophe parts thousands where just three digits stand behind it.
fn group_of_three(text: &str) -> bool {
    let digits = text.chars().skip(1).take_while(|c| digit(*c).is_some()).count();
    digits == 3
}

/// "1 275": a plain space parts thousands where up to three digits stand before it and just three after.
fn spaced_group(text: &str, start: usize, at: usize) -> bool {
    let before = &text[start..at];
    let last = before.rsplit(' ').next().unwrap_or(before);
    let grouped = before.len() <= 3 || last.len() == 3;
    let mut after = text[at + 1..].chars();
    let three = (0..3).all(|_| after.next().and_then(digit).is_some());
    let plain = before.bytes().all(|b| b.is_ascii_digit() || b == b' ') && last.len() <= 3;
    let next = after.next();
    let ends = next
        .is_none_or(|c| digit(c).is_none() && !matches!(c, ',' | '.' | '-' | '%') || c == '.' || c == ',')
        && !matches!((next, after.next()), (Some(',' | '.'), Some(c)) if digit(c).is_some());
    grouped && three && plain && ends
}

/// A word runs over letters and the marks that sit on them, and over an apostrophe within ("don't", "O'Neil")
/// unless a possessive follows it.
fn word_end(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    // Most words are plain letters to their end.
    let plain = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    if plain > 0 && matches!(rest.as_bytes().get(plain), Some(b' ' | b',' | b'.' | b'-' | b'\n')) {
        return start + plain;
    }
    let mut chars = rest[plain..].char_indices().map(|(at, c)| (plain + at, c)).peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_alphabetic() || is_mark(c) || (at > 0 && digit(c).is_some()) {
            continue;
        }
        let inside = matches!(c, '\'' | '\u{2019}' | '\u{2BC}')
            && chars.peek().is_some_and(|&(_, n)| n.is_alphabetic());
        if !inside || is_possessive(&rest[at + c.len_utf8()..]) {
            return start + at;
        }
    }
    text.len()
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{640}' | '\u{93A}'..='\u{94F}' | '\u{200C}')
}

/// Whether what follows an apostrophe is just the possessive s.
fn is_possessive(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

/// "'s" is one token; any other apostrophe stands alone.
fn possessive_end(text: &str, start: usize, mark: char) -> usize {
    let after = start + mark.len_utf8();
    let glued = text[..start].chars().next_back().is_some_and(char::is_alphanumeric);
    if glued && is_possessive(&text[after..]) { after + 1 } else { after }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokenise(text).iter().map(|t| &text[t.start as usize..t.end as usize]).collect()
    }

    #[test]
    fn numbers_keep_their_separators() {
        assert_eq!(
            words("41,200-plus, 1.2 million; 1\u{a0}275 at 11.56."),
            ["41,200", "-", "plus", ",", "1.2", "million", ";", "1\u{a0}275", "at", "11.56", "."]
        );
    }

    #[test]
    fn possessives_and_hyphens_part() {
        assert_eq!(
            words("Yesterday’s nine-year-old didn't"),
            ["Yesterday", "’s", "nine", "-", "year", "-", "old", "didn't"]
        );
    }

    #[test]
    fn line_ends_are_one_token() {
        let tokens = tokenise("a \r\n \n b");
        assert_eq!(tokens.len(), 3);
        assert_eq!(tokens[1].kind, Kind::Break);
    }
}
