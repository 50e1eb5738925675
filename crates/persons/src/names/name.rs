//! A whole name, split into its parts, without what is no part of it.
//!
//! Must not: guess. A part that might be a name stays, and a name is never emptied.

use super::clean::{is_letter, lower};
use super::titles::Role;
use super::word::Word;
use std::borrow::Cow;
use vocabulary::limits::{NAME_BYTES_MAX, NAME_LETTERS_MAX, NAME_PARTS_MAX};
use vocabulary::{NameOrder, fold};

/// What is known of a part from the way in which the name is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartKind {
    /// Nothing: it may be any.
    #[default]
    Plain,
    /// The name given to the person.
    Given,
    /// The name of the family.
    Family,
    /// The father's name: after "ibn", before "oğlu", or with an ending such as -ovich.
    Patronymic,
    /// One letter.
    Initial,
}

/// One part of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// As it is compared.
    pub word: Word,
    /// What is known of it.
    pub kind: PartKind,
}

/// A name as its parts.
///
/// ```
/// use persons::Name;
/// let name = Name::read("Dr. Salim al-Tarvi").unwrap();
/// assert_eq!(name.parts(), ["salim", "tarvi"]);
/// assert_eq!(name.key(), Name::read("TARVI, Salim").unwrap().key());
/// assert!(Name::read("…").is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    texts: Vec<String>,
    parts: Vec<Part>,
    aliases: Vec<Name>,
}

/// A word on its way to becoming a part.
#[derive(Clone, Debug)]
struct Token {
    /// As written, without dots and apostrophes.
    text: String,
    /// In lower case.
    lower: String,
    /// What else it may be than a part.
    role: Role,
    /// Whether a hyphen binds it to the next.
    bound: bool,
    kind: PartKind,
}

impl Token {
    fn of(text: String, bound: bool, kind: PartKind) -> Token {
        let lower = lower(&text);
        let role = Role::of(&lower);
        Token { text, lower, role, bound, kind }
    }

    fn is(&self, role: Role) -> bool {
        self.role.is(role)
    }
}

impl Name {
    /// The name in some words; `None` where nothing is left of them.
    ///
    /// Particles are left out only where at least two other parts remain: "Le Van" is a name of its own.
    pub fn read(written: &str) -> Option<Name> {
        Name::read_as(written, None)
    }

    /// The name in some words, where a list is known to write it in this order.
    ///
    /// A comma after the first words, or words in capitals among others that are not, mark the family name whatever
    /// the order. What stands in brackets or quotes, after a slash or after "also known as", is an alias.
    pub fn read_as(written: &str, order: Option<NameOrder>) -> Option<Name> {
        let cleaned = super::clean(cut(written));
        let (name, others) = split_aliases(&cleaned);
        let mut read = Name::plain(&name, order);
        let mut aliases: Vec<Name> = others.iter().filter_map(|other| Name::plain(other, order)).collect();
        if read.is_none() && !aliases.is_empty() {
            read = Some(aliases.remove(0));
        }
        let mut read = read?;
        read.aliases = aliases;
        Some(read)
    }

    fn plain(written: &str, order: Option<NameOrder>) -> Option<Name> {
        let mut tokens = tokens(written);
        without_titles(&mut tokens);
        tie(&mut tokens);
        without_particles(&mut tokens);
        order_kinds(&mut tokens, order);
        let mut name = Name { texts: Vec::new(), parts: Vec::new(), aliases: Vec::new() };
        for token in tokens.into_iter().take(NAME_PARTS_MAX) {
            let text = bare(&token.text);
            let word = Word::cleaned(text);
            if word.is_empty() && fold(text).is_empty() {
                continue;
            }
            let kind = if word.is_initial() && token.kind == PartKind::Plain {
                PartKind::Initial
            } else {
                token.kind
            };
            name.texts.push(text.to_owned());
            name.parts.push(Part { word, kind });
        }
        (!name.parts.is_empty()).then_some(name)
    }

    /// The parts, folded, in the order written.
    pub fn parts(&self) -> Vec<String> {
        self.texts.iter().map(|text| fold(text).replace(' ', "")).collect()
    }

    /// The parts, prepared to be compared, in the order written; at most [`NAME_PARTS_MAX`].
    pub fn words(&self) -> &[Part] {
        &self.parts
    }

    /// Other names of the same person that stood with this one: noms de guerre, names before marriage.
    pub fn aliases(&self) -> &[Name] {
        &self.aliases
    }

    /// The parts in one order, whatever order they were written in: names with the same key are the same name.
    pub fn key(&self) -> String {
        let mut parts = self.parts();
        parts.sort_unstable();
        parts.join(" ")
    }

    /// Whether it has more than one part. One part alone names many people.
    pub fn is_full(&self) -> bool {
        self.parts.len() > 1
    }

    /// Whether this is the last part of a fuller name, and nothing more.
    ///
    /// ```
    /// use persons::Name;
    /// let name = |text| Name::read(text).unwrap();
    /// assert!(name("Mr Thorne").is_surname_of(&name("Asa Thorne")));
    /// assert!(!name("Asa").is_surname_of(&name("Asa Thorne")));
    /// ```
    pub fn is_surname_of(&self, fuller: &Name) -> bool {
        let last = |name: &Name| name.texts.last().map(|text| fold(text));
        self.parts.len() == 1 && fuller.is_full() && last(fuller) == last(self)
    }
}

/// At most so much of a cell, cut between letters.
fn cut(written: &str) -> &str {
    &written[..written.floor_char_boundary(NAME_BYTES_MAX)]
}

/// The name itself, and what stands beside it as another name.
fn split_aliases(cleaned: &str) -> (Cow<'_, str>, Vec<String>) {
    let marked = cleaned.contains(['(', '[', '{', '"', '/', '|', ';', '\\']);
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

fn tokens(written: &str) -> Vec<Token> {
    let mut pieces: Vec<&str> = written.split(',').filter(|piece| piece.chars().any(is_letter)).collect();
    if pieces.len() > 1 && pieces[1..].iter().all(|piece| Role::of(&plain(piece)).is(Role::SUFFIXES)) {
        pieces.truncate(1);
    }
    let comma = pieces.len() > 1;
    let mut tokens = Vec::new();
    for (at, piece) in pieces.iter().enumerate().skip(1).chain(pieces.first().map(|first| (0, first))) {
        for word in piece.split(' ') {
            let kind = if comma && at == 0 { PartKind::Family } else { PartKind::Plain };
            split_word(word, kind, &mut tokens);
        }
    }
    tokens
}

/// A word without dots and apostrophes, in lower case.
fn plain(word: &str) -> String {
    lower(word.trim().trim_matches(['.', '\'']))
}

/// Splits at hyphens, and initials written together.
fn split_word(word: &str, kind: PartKind, tokens: &mut Vec<Token>) {
    if word.is_empty() || tokens.len() >= 4 * NAME_PARTS_MAX {
        return;
    }
    if word.contains(['"', '-', '.']) {
        let whole = plain(word);
        if Role::of(&whole).is(Role::TITLES) {
            tokens.push(Token::of(whole, false, kind));
            return;
        }
    }
    let dotted = word.contains('.');
    let mut parts = word.split(['-', '.', '_']).filter(|part| !part.is_empty()).peekable();
    while let Some(part) = parts.next() {
        let kept = stroked(part).filter(|ch| is_letter(*ch) || *ch == '\'' || is_mark(*ch));
        let text: String = if part.chars().all(is_letter) { part.to_owned() } else { kept.collect() };
        if text.chars().any(is_letter) {
            tokens.push(Token::of(text, parts.peek().is_some() && !dotted, kind));
        }
    }
}

/// The letters of a word; of the apostrophes only those that make another letter of the Hebrew one before.
fn stroked(text: &str) -> impl Iterator<Item = char> {
    let mut before = ' ';
    text.chars().filter(move |ch| {
        let keep = *ch != '\'' || matches!(before, 'ג' | 'ז' | 'צ' | 'ץ' | 'ת');
        before = *ch;
        keep
    })
}

/// Marks that belong to letters of scripts that cannot do without them.
fn is_mark(ch: char) -> bool {
    unicode_normalization::char::is_combining_mark(ch)
}

fn without_titles(tokens: &mut Vec<Token>) {
    let count = tokens.len();
    let title = |at: &usize| {
        tokens[*at].is(Role::TITLES) || (count - at > 2 && tokens[*at].is(Role::TITLES_OR_NAMES))
    };
    let titles = (0..count).take_while(title).count();
    if titles < count {
        tokens.drain(..titles);
    }
    while tokens.len() > 2 && tokens[tokens.len() - 1].is(Role::SUFFIXES) {
        tokens.pop();
    }
}

/// Joins what is one part though written in two or three: Abd al-Rahman, Abu Salim, Nur al-Din.
fn tie(tokens: &mut Vec<Token>) {
    let mut at = 0;
    while at + 1 < tokens.len() {
        let bound_article = tokens[at + 1].bound && tokens[at + 1].is(Role::BOUND_ARTICLES);
        let article = tokens[at + 1].is(Role::ARTICLE) || bound_article;
        let next = if article && at + 2 < tokens.len() { at + 2 } else { at + 1 };
        let one_word = next == at + 2 && tokens[at].bound && tokens[at + 1].bound;
        let ahead = tokens[at].is(Role::TIED_AHEAD) && !tokens[next].is(Role::TIED_AHEAD);
        let no_name = Role::of(&tokens[at].lower);
        let back = (tokens[next].is(Role::TIED_BACK) || one_word)
            && !no_name.is(Role::ARTICLE)
            && !no_name.is(Role::CHILD_OF)
            && !no_name.is(Role::PARTICLES);
        if !ahead && !back {
            at += 1;
            continue;
        }
        // Within Abdulrahman the article is known; after Abu it would be in the way.
        let servant = back || ["abd", "عبد", "абд"].iter().any(|abd| tokens[at].lower.starts_with(abd));
        let from = if servant { at + 1 } else { next };
        let mut text = tokens[at].text.clone();
        for token in &tokens[from..=next] {
            text.push_str(if servant { &token.text } else { bare(&token.text) });
        }
        let bound = tokens[next].bound;
        let kind = tokens[at].kind;
        tokens[at] = Token { role: Role::default(), ..Token::of(text, bound, kind) };
        tokens.drain(at + 1..=next);
        // The servant of God, the father of the light of the faith: once more, and only back.
        if !back && !tokens.get(at + 1).is_some_and(|token| token.is(Role::TIED_BACK)) {
            at += 1;
        }
    }
}

/// A word of the Arabic script without its article.
fn bare(text: &str) -> &str {
    if Role::of(text).is(Role::NO_ARTICLE) {
        return text;
    }
    text.strip_prefix("ال").filter(|rest| rest.chars().count() > 2).unwrap_or(text)
}

fn without_particles(tokens: &mut Vec<Token>) {
    let dropped = |at: usize| {
        let token = &tokens[at];
        let sun = token.bound
            && token.is(Role::BOUND_ARTICLES)
            && tokens.get(at + 1).is_some_and(|next| next.lower.chars().next() == token.lower.chars().nth(1));
        sun || token.is(Role::PARTICLES) || token.is(Role::CHILD_OF) || token.is(Role::OFFSPRING)
    };
    let drop: Vec<bool> = (0..tokens.len()).map(dropped).collect();
    if drop.iter().filter(|drop| !**drop).count() < 2 {
        return;
    }
    for at in 0..tokens.len() {
        if tokens[at].is(Role::CHILD_OF) && at > 0 && at + 1 < tokens.len() {
            tokens[at + 1].kind = PartKind::Patronymic;
        }
        if tokens[at].is(Role::OFFSPRING) && at > 0 {
            tokens[at - 1].kind = PartKind::Patronymic;
        }
    }
    let mut drop = drop.into_iter();
    tokens.retain(|_| !drop.next().unwrap_or(false));
}

/// Endings that make a father's name.
const PATRONYMICS: &[&str] = &[
    "ovich",
    "evich",
    "yevich",
    "ovych",
    "evych",
    "yovych",
    "ovna",
    "evna",
    "yevna",
    "ivna",
    "yivna",
    "ichna",
    "ович",
    "евич",
    "йович",
    "овна",
    "евна",
    "івна",
    "ївна",
    "ична",
    "oglu",
    "oğlu",
    "оглы",
    "qizi",
    "qızı",
];

fn order_kinds(tokens: &mut [Token], order: Option<NameOrder>) {
    let loud = |token: &Token| {
        token.text.chars().count() > 1
            && token.text.chars().all(|ch| !ch.is_lowercase())
            && token.text != token.lower
    };
    let louds = tokens.iter().filter(|token| loud(token)).count();
    let known = tokens.iter().any(|token| token.kind == PartKind::Family);
    let by_capitals = !known
        && louds > 0
        && louds < tokens.len()
        && tokens.iter().all(|token| loud(token) || token.text.chars().count() > 2);
    for token in tokens.iter_mut() {
        let ends =
            |ending: &str| token.lower.strip_suffix(ending).is_some_and(|rest| rest.chars().count() > 1);
        if by_capitals && loud(token) {
            token.kind = PartKind::Family;
        } else if token.kind == PartKind::Plain && PATRONYMICS.iter().any(|ending| ends(ending)) {
            token.kind = PartKind::Patronymic;
        }
    }
    let family = tokens.iter().any(|token| token.kind == PartKind::Family);
    let count = tokens.len();
    if family {
        if let Some(given) = tokens.iter_mut().find(|token| token.kind == PartKind::Plain) {
            given.kind = PartKind::Given;
        }
    } else if count > 1
        && let Some(order) = order
    {
        let (given, last) = match order {
            NameOrder::GivenFirst => (0, count - 1),
            NameOrder::FamilyFirst => (1, 0),
        };
        for (at, kind) in [(given, PartKind::Given), (last, PartKind::Family)] {
            if tokens[at].kind == PartKind::Plain {
                tokens[at].kind = kind;
            }
        }
    }
}
