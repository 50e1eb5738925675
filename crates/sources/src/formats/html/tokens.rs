//! Markup into tags and texts, each with its place. Anything at all is markup: there are no errors.
//!
//! Follows the tokenizer of the HTML Standard (13.2.5) as far as it matters to text: comments, raw texts, attributes with
//! and without quotes. Each byte is looked at a bounded number of times.
//!
//! Must not: know what elements mean.

use std::ops::Range;

/// A piece of markup. Ranges are bytes of the decoded source.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Token {
    /// `<name a=b>`.
    Start { name: String, attributes: Vec<(String, String)>, at: usize, empty: bool },
    /// `</name>`.
    End { name: String },
    /// Characters, their references not resolved. `raw` where there are none in it by rule.
    Text { range: Range<usize>, raw: bool },
}

/// The most attributes of one element that are kept.
const ATTRIBUTES_MAX: usize = 64;
/// Elements whose content is text whatever it looks like; whether references are resolved in it.
const RAW: &[(&str, bool)] = &[
    ("script", false),
    ("style", false),
    ("xmp", false),
    ("iframe", false),
    ("noembed", false),
    ("noframes", false),
    ("textarea", true),
    ("title", true),
];

/// The tokens of a source.
pub(crate) struct Tokens<'t> {
    text: &'t str,
    at: usize,
    /// The element whose raw content comes next.
    raw: Option<(&'static str, bool)>,
}

impl<'t> Tokens<'t> {
    pub(crate) fn new(text: &'t str) -> Tokens<'t> {
        Tokens { text, at: 0, raw: None }
    }

    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    /// The next place of a byte, from one on.
    fn seek(&self, from: usize, wanted: u8) -> usize {
        let rest = &self.text.as_bytes()[from.min(self.text.len())..];
        rest.iter().position(|byte| *byte == wanted).map_or(self.text.len(), |at| from + at)
    }

    /// Text up to what begins a tag or a comment.
    fn words(&mut self) -> Range<usize> {
        let start = self.at;
        let mut at = self.at;
        loop {
            at = self.seek(at, b'<');
            if at >= self.text.len() || self.begins_markup(at) {
                self.at = at;
                return start..at;
            }
            at += 1;
        }
    }

    fn begins_markup(&self, at: usize) -> bool {
        match self.byte(at + 1) {
            b'!' | b'?' => true,
            b'/' => self.byte(at + 2) != 0,
            other => other.is_ascii_alphabetic(),
        }
    }

    /// The content of a raw element, up to its end tag.
    fn raw_words(&mut self, name: &str) -> Range<usize> {
        let (start, bytes) = (self.at, self.text.as_bytes());
        let mut at = self.at;
        loop {
            at = self.seek(at, b'<');
            if at >= bytes.len() {
                break;
            }
            let end = at + 2 + name.len();
            let named = self.byte(at + 1) == b'/'
                && bytes.get(at + 2..end).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()));
            if named && matches!(self.byte(end), b' ' | b'\t' | b'\n' | b'\r' | 12 | b'/' | b'>' | 0) {
                break;
            }
            at += 1;
        }
        self.at = at.min(bytes.len());
        start..self.at
    }

    /// Skips a comment, a declaration or what is taken for one.
    fn skip(&mut self) {
        let rest = &self.text[self.at..];
        self.at = match rest {
            _ if rest.starts_with("<!-->") => self.at + 5,
            _ if rest.starts_with("<!--") => {
                rest[4..].find("-->").map_or(self.text.len(), |end| self.at + 4 + end + 3)
            }
            _ if rest.starts_with("<![CDATA[") => {
                rest.find("]]>").map_or(self.text.len(), |end| self.at + end + 3)
            }
            _ => (self.seek(self.at, b'>') + 1).min(self.text.len()),
        };
    }

    fn blank(&self, mut at: usize) -> usize {
        while self.byte(at).is_ascii_whitespace() || self.byte(at) == b'/' && self.byte(at + 1) != b'>' {
            at += 1;
        }
        at
    }

    fn name(&self, from: usize, ends: &[u8]) -> usize {
        let mut at = from;
        while at < self.text.len() && !self.byte(at).is_ascii_whitespace() && !ends.contains(&self.byte(at)) {
            at += 1;
        }
        at
    }

    fn tag(&mut self) -> Token {
        let start = self.at;
        let closing = self.byte(start + 1) == b'/';
        let from = start + 1 + usize::from(closing);
        let mut at = self.name(from, b"/>");
        let name = self.text[from..at].to_ascii_lowercase();
        let mut attributes: Vec<(String, String)> = Vec::new();
        let mut empty = false;
        loop {
            at = self.blank(at);
            if at >= self.text.len() {
                break;
            }
            match self.byte(at) {
                b'>' => {
                    at += 1;
                    break;
                }
                b'/' => {
                    (empty, at) = (true, at + 1);
                    continue;
                }
                _ => {}
            }
            let (key, value, end) = self.attribute(at);
            at = end;
            if attributes.len() < ATTRIBUTES_MAX && !attributes.iter().any(|(known, _)| *known == key) {
                attributes.push((key, value));
            }
        }
        self.at = at.min(self.text.len());
        if closing {
            return Token::End { name };
        }
        self.raw = RAW.iter().copied().find(|(raw, _)| *raw == name).filter(|_| !empty);
        Token::Start { name, attributes, at: start, empty }
    }

    fn attribute(&self, from: usize) -> (String, String, usize) {
        // A name is at least one character long, whatever that is.
        let first = self.text[from..].chars().next().map_or(1, char::len_utf8);
        let end = self.name(from + first, b"=/>");
        let key = self.text[from..end].to_ascii_lowercase();
        let equals = self.blank_only(end);
        if self.byte(equals) != b'=' {
            return (key, String::new(), end);
        }
        let value = self.blank_only(equals + 1);
        let (range, end) = match self.byte(value) {
            quote @ (b'"' | b'\'') => {
                let close = self.seek(value + 1, quote);
                (value + 1..close, (close + 1).min(self.text.len()))
            }
            _ => {
                let end = self.name(value, b">");
                (value..end, end)
            }
        };
        let value = html_escape::decode_html_entities(&self.text[range]).into_owned();
        (key, value, end)
    }

    fn blank_only(&self, mut at: usize) -> usize {
        while self.byte(at).is_ascii_whitespace() {
            at += 1;
        }
        at
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            if self.at >= self.text.len() {
                return None;
            }
            if let Some((name, resolved)) = self.raw.take() {
                let range = self.raw_words(name);
                if !range.is_empty() {
                    return Some(Token::Text { range, raw: !resolved });
                }
                continue;
            }
            if self.byte(self.at) != b'<' || !self.begins_markup(self.at) {
                return Some(Token::Text { range: self.words(), raw: false });
            }
            match self.byte(self.at + 1) {
                b'!' | b'?' => self.skip(),
                b'/' if !self.byte(self.at + 2).is_ascii_alphabetic() => self.skip(),
                _ => return Some(self.tag()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let told = Tokens::new(text).map(|token| match token {
            Token::Start { name, attributes, empty, .. } => format!(
                "<{name}{}{}>",
                attributes.iter().map(|(key, value)| format!(" {key}={value}")).collect::<String>(),
                if empty { "/" } else { "" }
            ),
            Token::End { name } => format!("</{name}>"),
            Token::Text { range, raw } => format!("[{}{}]", &text[range], if raw { "!" } else { "" }),
        });
        told.collect()
    }

    #[test]
    fn tags_texts_and_comments_are_told_apart() {
        for (text, tokens) in [
            ("a<b>c</b>d", "[a]<b>[c]</b>[d]"),
            ("<!DOCTYPE html><P Class='x y' ID=z hidden>1 < 2", "<p class=x y id=z hidden=>[1 < 2]"),
            ("<!-- <b> -->a<!-->b<?php x ?>c</ x>d", "[a][b][c][d]"),
            ("<script>if (a<b) '</b>'</script >x", "<script>[if (a<b) '</b>'!]</script>[x]"),
            ("<title>A &amp; <b></title>x", "<title>[A &amp; <b>]</title>[x]"),
            ("<br/><a href=/x/y>z</a>", "<br/><a href=/x/y>[z]</a>"),
            ("<a href=\"x>y\" href=z =q 'r>s", "<a href=x>y =q= 'r=>[s]"),
            ("a<", "[a<]"),
            ("a</", "[a</]"),
            ("a<b", "[a]<b>"),
            ("<script>never ended", "<script>[never ended!]"),
            ("<a title=\"&lt;&eacute;\">", "<a title=<é>"),
            ("<p é=1>", "<p é=1>"),
        ] {
            assert_eq!(told(text), tokens, "{text}");
        }
    }

    #[test]
    fn every_text_comes_to_an_end() {
        for piece in ["<", "<a ", "<!--", "</", "<a b='", "<script>", "&", "<![CDATA[", "<a/", "="] {
            assert!(Tokens::new(&piece.repeat(200)).count() <= 201, "{piece}");
        }
    }
}
