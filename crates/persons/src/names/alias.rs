//! Other names that stand beside a name: in brackets, in quotes, after a slash, after "also known as".
//!
//! Must not: take a remark for a name.

use super::clean::{is_letter, lower};
use super::titles::Role;
use super::tokens::plain;
use std::borrow::Cow;
use vocabulary::limits::{NAME_LETTERS_MAX, NAME_PARTS_MAX};

/// The name itself, and what stands beside it as another name.
pub(super) fn split_aliases(cleaned: &str) -> (Cow<'_, str>, Vec<String>) {
    let nobody = cleaned.eq_ignore_ascii_case("n/a");
    let marked = !nobody && cleaned.contains(['(', '[', '{', '"', '/', '|', ';', '\\']);
    if !marked && !cleaned.split(' ').any(says_also) {
        return (Cow::Borrowed(cleaned), Vec::new());
    }
    let (name, mut others) = without_brackets(cleaned);
    let mut pieces: Vec<Vec<&str>> = vec![Vec::new()];
    for word in name.split(' ') {
        if says_also(word) {
            pieces.push(Vec::new());
        } else if let Some(piece) = pieces.last_mut() {
            piece.push(word);
        }
    }
    let mut names: Vec<String> = Vec::new();
    for mut piece in pieces {
        // "Also known as".
        let is = |word: Option<&&str>, what: &str| word.is_some_and(|word| word.eq_ignore_ascii_case(what));
        if is(piece.last(), "also") {
            piece.pop();
        }
        if is(piece.first(), "as") {
            piece.remove(0);
        }
        let piece = piece.join(" ");
        // "Son of/Anwar" is one name.
        let mut cuts = piece.split(['/', '|', ';', '\\']).peekable();
        while let Some(cut) = cuts.next() {
            let son = cuts.peek().is_some() && Role::of(&plain(cut)).is(Role::CHILD_OF);
            names.push(if son { cuts.next().unwrap_or_default() } else { cut }.to_owned());
        }
    }
    let mut names = names.into_iter().filter(|piece| piece.chars().any(is_letter));
    let first = names.next().unwrap_or_default();
    others.retain(|other| !is_remark(other));
    let all = names.chain(others).take(NAME_PARTS_MAX).collect();
    (Cow::Owned(first), all)
}

/// Whether a word says that another name follows.
fn says_also(word: &str) -> bool {
    word.len() <= 4 * NAME_LETTERS_MAX && Role::of(&lower(word.trim_matches(['.', ',', ':']))).is(Role::ALSO)
}

/// The words outside of brackets and quotes, and those within.
fn without_brackets(cleaned: &str) -> (String, Vec<String>) {
    let mut name = String::with_capacity(cleaned.len());
    let mut others = Vec::new();
    let mut until: Option<char> = None;
    let mut other = String::new();
    for ch in cleaned.chars() {
        match (until, ch) {
            (Some(end), _) if ch == end => {
                others.push(std::mem::take(&mut other));
                name.push(' ');
                until = None;
            }
            (Some(_), _) => other.push(ch),
            (None, '(') => until = Some(')'),
            (None, '[') => until = Some(']'),
            (None, '{') => until = Some('}'),
            (None, '"') if !name.ends_with(is_letter) => until = Some('"'),
            (None, _) => name.push(ch),
        }
    }
    // Never closed: no brackets at all.
    if until.is_some() {
        name.push(' ');
        name.push_str(&other);
    }
    (name, others)
}

/// Words in brackets that are no name: numbers, or nothing.
fn is_remark(words: &str) -> bool {
    !words.chars().any(is_letter) || words.chars().any(|ch| ch.is_numeric())
}
