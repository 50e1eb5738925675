//! Text into the tokens that the model was trained on.
//!
//! Pieces between white space lose prefixes and suffixes by the model's patterns, are looked up among its special
//! cases, and are split at infixes. White space that is not a single blank is a token too. Must not: change or
//! drop a character; the tokens cover all that is not a blank between them.

use crate::hash::key;
use crate::lexical::{Attributes, is_space};
use crate::norms::NORMS;
use crate::pattern::Pattern;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// A longer piece without white space is one token: no word of a language, and slow to match.
const PIECE_CHARS_MAX: usize = 256;

/// The rules and tables of a language.
#[derive(Debug)]
pub(crate) struct Tokenizer {
    pub(crate) prefix: Pattern,
    pub(crate) suffix: Pattern,
    pub(crate) infix: Pattern,
    pub(crate) url: Pattern,
    /// By the piece: its tokens, each with the length in bytes and the key of its norm where it has one of its own.
    pub(crate) special: HashMap<String, Vec<(usize, Option<u64>)>>,
    /// By the key of a word: the key of its norm.
    pub(crate) norms: BTreeMap<u64, u64>,
}

/// A token: where it stands, and what the model is told of it.
#[derive(Clone, Debug)]
pub(crate) struct Raw {
    pub(crate) bytes: Range<usize>,
    pub(crate) attributes: Attributes,
}

/// The most pieces of which the tokens are kept, and how long such a piece may be.
const PIECES_MAX: usize = 8_192;
const KEPT_BYTES_MAX: usize = 64;

/// The tokens of pieces met before, no blank behind them: most of what is written has been written before.
pub(crate) type Pieces = HashMap<String, Vec<Raw>>;

/// A token before its attributes are known.
struct Cut {
    bytes: Range<usize>,
    norm: Option<u64>,
}

impl Tokenizer {
    /// The tokens of a text, in order.
    pub(crate) fn tokens(&self, text: &str, pieces: &mut Pieces) -> Vec<Raw> {
        let mut tokens: Vec<Raw> = Vec::with_capacity(text.len() / 5 + 1);
        let mut start = 0;
        let mut in_space = text.chars().next().is_some_and(is_space);
        for (at, c) in text.char_indices() {
            if is_space(c) == in_space {
                continue;
            }
            if start < at {
                self.put(&text[start..at], start, pieces, &mut tokens);
            }
            start = at;
            if c == ' ' {
                if let Some(last) = tokens.last_mut() {
                    last.attributes.put_blank_behind();
                }
                start += 1;
            }
            in_space = !in_space;
        }
        if start < text.len() {
            self.put(&text[start..], start, pieces, &mut tokens);
        }
        tokens
    }

    /// Puts the tokens of a piece, which is all white space or holds none.
    fn put(&self, piece: &str, start: usize, pieces: &mut Pieces, tokens: &mut Vec<Raw>) {
        let moved = |raw: &Raw| Raw { bytes: raw.bytes.start + start..raw.bytes.end + start, ..raw.clone() };
        if let Some(known) = pieces.get(piece) {
            tokens.extend(known.iter().map(moved));
            return;
        }
        let cuts = self.split(piece).into_iter();
        let split: Vec<Raw> = cuts.map(|cut| self.raw(piece, cut)).collect();
        tokens.extend(split.iter().map(moved));
        if piece.len() > KEPT_BYTES_MAX {
            return;
        }
        if pieces.len() == PIECES_MAX {
            pieces.clear();
        }
        pieces.insert(piece.to_owned(), split);
    }

    fn raw(&self, piece: &str, cut: Cut) -> Raw {
        let word = &piece[cut.bytes.clone()];
        let norm = cut.norm.unwrap_or_else(|| self.norm(word));
        Raw { attributes: Attributes::of(word, norm), bytes: cut.bytes }
    }

    /// The key of a word's norm: the model's own, that of a mark, or the word in lower case.
    fn norm(&self, word: &str) -> u64 {
        if let Some(norm) = self.norms.get(&key(word)) {
            return *norm;
        }
        match NORMS.binary_search_by_key(&word, |(mark, _)| mark) {
            Ok(at) => key(NORMS[at].1),
            Err(_) => key(&word.to_lowercase()),
        }
    }

    /// Splits a piece: as a special case, not at all, or by the patterns.
    fn split(&self, piece: &str) -> Vec<Cut> {
        let (mut cuts, all) = (Vec::new(), 0..piece.len());
        if self.put_special(piece, 0, &mut cuts) {
            return cuts;
        }
        let plain =
            piece.bytes().all(|b| b.is_ascii_alphabetic()) || piece.bytes().all(|b| b.is_ascii_digit());
        if plain || piece.chars().count() > PIECE_CHARS_MAX || piece.chars().all(is_space) {
            cuts.push(Cut { bytes: all, norm: None });
            return cuts;
        }
        let (core, suffixes) = self.peel(piece, all, &mut cuts);
        self.core(piece, core, &mut cuts);
        cuts.extend(suffixes.into_iter().rev().map(|bytes| Cut { bytes, norm: None }));
        cuts
    }

    fn put_special(&self, piece: &str, start: usize, cuts: &mut Vec<Cut>) -> bool {
        let Some(tokens) = self.special.get(piece) else { return false };
        let mut at = start;
        for (bytes, norm) in tokens {
            cuts.push(Cut { bytes: at..at + bytes, norm: *norm });
            at += bytes;
        }
        true
    }

    /// Takes prefixes and suffixes off, until nothing comes off or a special case is left. The prefixes are put
    /// at once; the suffixes, outermost first, are given back with what is left.
    fn peel(
        &self,
        text: &str,
        bytes: Range<usize>,
        cuts: &mut Vec<Cut>,
    ) -> (Range<usize>, Vec<Range<usize>>) {
        let mut left = bytes;
        let mut suffixes = Vec::new();
        let mut put = |bytes| cuts.push(Cut { bytes, norm: None });
        while !left.is_empty() && !self.special.contains_key(&text[left.clone()]) {
            let word: Vec<char> = text[left.clone()].chars().collect();
            let width = |chars: &[char]| chars.iter().map(|c| c.len_utf8()).sum::<usize>();
            let prefix = self.prefix.search(&word, 0).map_or(0, |(from, to)| to - from);
            let inner = left.start + width(&word[..prefix]);
            if prefix > 0 && self.special.contains_key(&text[inner..left.end]) {
                put(left.start..inner);
                left.start = inner;
                break;
            }
            let rest = &word[prefix..];
            let suffix = self.suffix.search(rest, 0).map_or(0, |(from, to)| to - from);
            let outer = left.end - width(&word[word.len() - suffix..]);
            if suffix > 0 && self.special.contains_key(&text[left.start..outer]) {
                suffixes.push(outer..left.end);
                left.end = outer;
                break;
            }
            if prefix == 0 && suffix == 0 {
                break;
            }
            if prefix > 0 {
                put(left.start..inner);
                left.start = inner;
            }
            if suffix > 0 {
                suffixes.push(outer..left.end);
                left.end = outer;
            }
        }
        (left, suffixes)
    }

    /// What is left between prefixes and suffixes: a special case, an address, or parts between infixes.
    fn core(&self, text: &str, bytes: Range<usize>, cuts: &mut Vec<Cut>) {
        let core = &text[bytes.clone()];
        if core.is_empty() || self.put_special(core, bytes.start, cuts) {
            return;
        }
        let word: Vec<char> = core.chars().collect();
        let mut put = |from: usize, to: usize| {
            if from < to {
                cuts.push(Cut { bytes: from..to, norm: None });
            }
        };
        if word.contains(&'.') && self.url.match_at(&word, 0).is_some() {
            return put(bytes.start, bytes.end);
        }
        let offset = |chars: usize| bytes.start + word[..chars].iter().map(|c| c.len_utf8()).sum::<usize>();
        let (mut start, mut from) = (0, 0);
        while let Some((first, end)) = self.infix.search(&word, from) {
            if first > 0 {
                put(offset(start), offset(first));
                put(offset(first), offset(end));
                start = end;
            }
            from = end.max(first + 1);
            if from > word.len() {
                break;
            }
        }
        put(offset(start), bytes.end);
    }
}
