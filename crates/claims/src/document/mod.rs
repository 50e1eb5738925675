//! A text as the grammar sees it: lexical tokens in sentences in blocks, with quotation regions.
//!
//! A phrase of the lexicon ("at least", "shot dead") is one token. The central type is [`Document`]. Must not:
//! interpret; it says what stands where.

mod blocks;
mod rows;
mod sentences;
mod token;
mod tokens;

pub(crate) use blocks::{Block, BlockKind};
pub(crate) use sentences::Sentence;
pub(crate) use token::{Kind, digit};

use crate::lexicon::{Class, Classes, Lexicon};
use std::cell::OnceCell;
use std::ops::Range;
use token::RawToken;
use tokens::Tokens;
use vocabulary::Gazetteer;

/// A lexical token: a word, a phrase of the lexicon, a number, a mark or a line end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token<'t> {
    /// First byte in the text.
    pub(crate) start: u32,
    /// Byte after the last.
    pub(crate) end: u32,
    /// Its words, as written.
    words: &'t str,
    /// What it is.
    pub(crate) kind: Kind,
    /// No white space before it.
    pub(crate) glued: bool,
    /// The first letter is a capital.
    pub(crate) capital: bool,
    /// All letters are capitals, and there are at least two.
    pub(crate) shouted: bool,
    /// Several words are one phrase of the lexicon.
    phrase: bool,
    /// What the lexicon says of it.
    pub(crate) classes: Classes,
    /// The lexicon's entry; `u32::MAX` where it has none.
    entry: u32,
    /// Where its folded words stand in the folded line.
    folded: (u32, u32),
}

/// Words between quotation marks.
#[derive(Clone, Debug)]
pub(crate) struct Quoted {
    /// The tokens between the marks.
    pub(crate) tokens: Range<usize>,
}

/// A text as the grammar sees it.
pub(crate) struct Document<'t> {
    /// The text.
    pub(crate) text: &'t str,
    /// Its tokens.
    pub(crate) tokens: Tokens<'t>,
    /// Its sentences, in order; they cover all tokens but line ends.
    pub(crate) sentences: Vec<Sentence>,
    /// Its blocks: headings, paragraphs, items of lists.
    pub(crate) blocks: Vec<Block>,
    /// Its quotations, outer ones only, in order.
    pub(crate) quoted: Vec<Quoted>,
    lexicon: &'t Lexicon,
    folded: String,
    /// For each token the country whose people it names, once somebody has asked.
    peoples: OnceCell<Vec<Option<&'static str>>>,
}

impl<'t> Document<'t> {
    /// Prepares a text.
    pub(crate) fn new(text: &'t str, lexicon: &'t Lexicon) -> Document<'t> {
        let raw = token::tokenise(text);
        let (folded, starts) = fold_line(text, &raw);
        let mut tokens = merge(text, &raw, lexicon, &folded, &starts);
        settle_months(&mut tokens);
        let mut document = Document {
            text,
            tokens: tokens.into(),
            sentences: Vec::new(),
            blocks: Vec::new(),
            quoted: Vec::new(),
            lexicon,
            folded,
            peoples: OnceCell::new(),
        };
        document.blocks = blocks::find(&document);
        document.quoted = sentences::quotations(&document);
        document.sentences = sentences::find(&document);
        document
    }

    /// The token's own words, as written; nothing out of range.
    pub(crate) fn words(&self, token: usize) -> &'t str {
        self.tokens.get(token).map_or("", |token| token.words)
    }

    /// The token's words folded to lower case, single spaces between them; nothing out of range.
    pub(crate) fn folded(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |t| &self.folded[t.folded.0 as usize..t.folded.1 as usize])
    }

    /// The last word of a phrase of the lexicon, folded; nothing where the token is a single word.
    pub(crate) fn last_of_phrase(&self, token: usize) -> Option<&str> {
        self.tokens.get(token).filter(|t| t.phrase)?;
        self.folded(token).rsplit(' ').next()
    }

    /// Whether the token is in a class. Out of range it is in none.
    pub(crate) fn is(&self, token: usize, class: Class) -> bool {
        self.tokens.get(token).is_some_and(|t| t.classes.has(class))
    }

    /// The token's value in a class.
    pub(crate) fn value(&self, token: usize, class: Class) -> Option<u16> {
        let token = self.tokens.get(token).filter(|t| t.classes.has(class))?;
        self.lexicon.entry(token.entry).value(class)
    }

    /// The value in a class of the phrase that the words of some tokens make together, as if they stood side by side.
    pub(crate) fn phrase_of(&self, tokens: impl Iterator<Item = usize> + Clone, class: Class) -> Option<u16> {
        let words = tokens.flat_map(|k| self.folded(k).split(' '));
        let (length, entry) = self.lexicon.longest(words.clone().map(|word| self.lexicon.word(word)))?;
        let whole = length == words.count();
        self.lexicon.entry(entry).value(class).filter(|_| whole)
    }

    /// Whether no word stands at a token, so that what stood before is at its end; out of range it is.
    pub(crate) fn ends(&self, token: usize) -> bool {
        self.tokens[token].kind != Kind::Word
    }

    /// Whether a sentence stands in a heading.
    pub(crate) fn in_heading(&self, sentence: usize) -> bool {
        self.blocks[self.sentences[sentence].block].kind == BlockKind::Heading
    }

    /// The tokens of the first line, where it is a heading: the document's title.
    pub(crate) fn title(&self) -> Option<Range<usize>> {
        let first = self.blocks.first().filter(|block| block.kind == BlockKind::Heading)?;
        Some(first.tokens.clone())
    }

    /// Whether the token is a word with a capital, as a part of a name is.
    pub(crate) fn is_capital(&self, token: usize) -> bool {
        let token = &self.tokens[token];
        token.kind == Kind::Word && token.capital
    }

    /// Whether one of the tokens has a capital, as in a phrase that names somebody or a place.
    pub(crate) fn has_capital(&self, tokens: &Range<usize>) -> bool {
        self.tokens[tokens.clone()].iter().any(|token| token.capital)
    }

    /// Whether the token is a pronoun that is the subject of its verb: "he", "they".
    pub(crate) fn is_subject_pronoun(&self, token: usize) -> bool {
        self.value(token, Class::Pronoun) == Some(0)
    }

    /// Whether the token is a relative pronoun: "who".
    pub(crate) fn is_relative(&self, token: usize) -> bool {
        self.value(token, Class::Pronoun) == Some(2)
    }

    /// Whether the token makes an owner of what stands before it: "'s", or the apostrophe behind a plural.
    pub(crate) fn owns(&self, token: usize) -> bool {
        matches!(self.folded(token), "'s" | "'")
    }

    /// Whether the token is a noun for people with one of these traits.
    pub(crate) fn has_trait(&self, token: usize, traits: u16) -> bool {
        self.value(token, Class::Person).is_some_and(|own| own & traits != 0)
    }

    /// Whether the token's folded words are these.
    pub(crate) fn reads(&self, token: usize, words: &str) -> bool {
        // Bytes, which ask for no bounds of characters: this is asked more often than anything else.
        // The first byte settles it for most, without a call to compare the rest.
        let words = words.as_bytes();
        self.tokens.get(token).is_some_and(|t| {
            let (start, end) = (t.folded.0 as usize, t.folded.1 as usize);
            end - start == words.len()
                && self.folded.as_bytes().get(start) == words.first()
                && self.folded.as_bytes()[start..end] == *words
        })
    }

    /// The bytes from the first token to the last of a range.
    pub(crate) fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        if tokens.is_empty() {
            let at = self.tokens.get(tokens.start).map_or(self.text.len(), |t| t.start as usize);
            return at..at;
        }
        let end = self.text.len() as u32;
        self.tokens[tokens.start].start.min(end) as usize..self.tokens[tokens.end - 1].end.min(end) as usize
    }

    /// The text from the first token to the last of a range.
    pub(crate) fn slice(&self, tokens: Range<usize>) -> &'t str {
        &self.text[self.bytes(tokens)]
    }

    /// The country whose people or things a token with a capital names; nothing out of range.
    pub(crate) fn people(&self, token: usize, gazetteer: &'static Gazetteer) -> Option<&'static str> {
        let country = |t: &Token| match t.kind {
            // What is plain in lower case needs no folding there.
            Kind::Word if t.capital && t.words.is_ascii() => {
                gazetteer.demonym(&self.folded[t.folded.0 as usize..t.folded.1 as usize])
            }
            Kind::Word if t.capital => gazetteer.demonym(t.words),
            _ => None,
        };
        let peoples = self.peoples.get_or_init(|| self.tokens.iter().map(country).collect());
        peoples.get(token).copied().flatten()
    }

    /// The sentence that a token lies in.
    pub(crate) fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= token).min(self.sentences.len().saturating_sub(1))
    }

    /// The cells of the row that a sentence is; none where it is no row.
    pub(crate) fn cells(&self, sentence: usize) -> &[Range<usize>] {
        self.sentences.get(sentence).map_or(&[], |s| &self.blocks[s.block].cells)
    }

    /// The quotation that a token lies in.
    pub(crate) fn quotation_of(&self, token: usize) -> Option<usize> {
        let at = self.quoted.partition_point(|q| q.tokens.end <= token);
        self.quoted.get(at).filter(|q| q.tokens.contains(&token)).map(|_| at)
    }
}

/// The folded words of a phrase, tokenised as texts are: how packs and texts meet.
pub(crate) fn folded_tokens(phrase: &str) -> Vec<String> {
    let raw = token::tokenise(phrase);
    raw.iter().map(|t| fold_token(&phrase[t.start as usize..t.end as usize])).collect()
}

fn fold_token(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded);
    folded.make_ascii_lowercase();
    folded
}

/// Lower case but for ASCII letters, which are folded over a whole line at once; one kind of apostrophe, of dash
/// and of quotation mark.
fn fold_into(word: &str, line: &mut String) {
    if word.is_ascii() {
        return line.push_str(word);
    }
    for c in word.chars() {
        match c {
            '\u{2019}' | '\u{2018}' | '\u{2BC}' => line.push('\''),
            '\u{2010}' | '\u{2011}' => line.push('-'),
            '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{AB}' | '\u{BB}' => line.push('"'),
            '\u{640}' | '\u{AD}' => {}
            _ => line.extend(c.to_lowercase()),
        }
    }
}

/// All tokens folded into one line, a space before and after each, and the offset of the space before each.
fn fold_line(text: &str, raw: &[RawToken]) -> (String, Vec<u32>) {
    let mut line = String::with_capacity(text.len() + raw.len());
    let mut starts = Vec::with_capacity(raw.len());
    for token in raw {
        starts.push(line.len() as u32);
        line.push(' ');
        match token.kind {
            Kind::Break => line.push('\n'),
            _ => fold_into(&text[token.start as usize..token.end as usize], &mut line),
        }
    }
    line.push(' ');
    line.make_ascii_lowercase();
    (line, starts)
}

/// Joins the longest phrases of the lexicon, leftmost first, into single tokens.
fn merge<'t>(
    text: &'t str,
    raw: &[RawToken],
    lexicon: &Lexicon,
    folded: &str,
    starts: &[u32],
) -> Vec<Token<'t>> {
    let end = |at: usize| starts.get(at + 1).map_or(folded.len() - 1, |next| *next as usize);
    let words: Vec<u32> =
        (0..raw.len()).map(|at| lexicon.word(&folded[starts[at] as usize + 1..end(at)])).collect();
    let mut tokens = Vec::with_capacity(raw.len());
    let mut at = 0;
    while at < raw.len() {
        let (length, entry) = lexicon.longest(words[at..].iter().copied()).unwrap_or((1, u32::MAX));
        let last = at + length - 1;
        let words = &text[raw[at].start as usize..raw[last].end as usize];
        tokens.push(Token {
            start: raw[at].start,
            end: raw[last].end,
            words,
            kind: raw[at].kind,
            glued: raw[at].glued,
            capital: words.chars().next().is_some_and(char::is_uppercase),
            shouted: is_shouted(words),
            classes: if entry == u32::MAX { Classes::default() } else { lexicon.entry(entry).classes },
            phrase: length > 1,
            entry,
            folded: (starts[at] + 1, end(last) as u32),
        });
        at += length;
    }
    tokens
}

/// "4 May", "in March": in a date, the name of a month is nothing else, no "may" and no "march".
fn settle_months(tokens: &mut [Token]) {
    let links = Classes::of(&[Class::Preposition, Class::TimeLink, Class::TimeShift, Class::TimePhase]);
    for at in 0..tokens.len() {
        if !tokens[at].capital || !tokens[at].classes.has(Class::Month) {
            continue;
        }
        let number = |k: usize| tokens.get(k).is_some_and(|t| t.kind == Kind::Number);
        let before = at.checked_sub(1);
        let linked = before.is_some_and(|k| number(k) || tokens[k].classes.meets(links));
        if linked || number(at + 1) {
            tokens[at].classes.keep(Classes::of(&[Class::Month, Class::Abbreviation]));
        }
    }
}

fn is_shouted(words: &str) -> bool {
    let mut letters = words.chars().filter(|c| c.is_alphabetic());
    let first_two =
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_uppercase);
    first_two && letters.all(char::is_uppercase)
}
