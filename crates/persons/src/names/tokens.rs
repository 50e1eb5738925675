//! The words of a name, without titles and particles, joined where two are one part, and marked by what shows their kind.
//!
//! Must not: drop what may be all there is of a name.

use super::clean::{is_letter, lower};
use super::name::PartKind;
use super::titles::Role;
use vocabulary::NameOrder;
use vocabulary::limits::NAME_PARTS_MAX;

/// A word on its way to becoming a part.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// As written, without dots and apostrophes.
    pub text: String,
    /// In lower case.
    lower: String,
    /// What else it may be than a part.
    role: Role,
    /// Whether a hyphen binds it to the next.
    bound: bool,
    pub kind: PartKind,
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

/// Splits a cleaned name into what its parts are made of.
pub(super) fn read(written: &str, order: Option<NameOrder>) -> Vec<Token> {
    let mut tokens = tokens(written);
    let nobody = Role::of(&lower(written)).is(Role::NOBODY);
    if nobody || tokens.iter().all(|token| token.is(Role::NOBODY)) {
        return Vec::new();
    }
    small_words(&mut tokens);
    without_titles(&mut tokens);
    tie(&mut tokens);
    without_particles(&mut tokens);
    order_kinds(&mut tokens, order);
    tokens
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
pub(super) fn plain(word: &str) -> String {
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

/// Single letters that are words, and no initials: Ali b. Hasan, Cruz y Soler.
fn small_words(tokens: &mut [Token]) {
    let count = tokens.len();
    for token in tokens.iter_mut().take(count.saturating_sub(1)).skip(1) {
        match token.text.as_str() {
            "b" => token.role = Role::CHILD_OF,
            "y" => token.role = Role::PARTICLES,
            _ => {}
        }
    }
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
        let bound_article = (tokens[at + 1].bound && tokens[at + 1].is(Role::BOUND_ARTICLES))
            || tokens[at + 1].is(Role::COMPOUND);
        let article = tokens[at + 1].is(Role::ARTICLE) || bound_article;
        let next = if article && at + 2 < tokens.len() { at + 2 } else { at + 1 };
        let hyphens = tokens[at].bound && tokens[at + 1].bound;
        let one_word = next == at + 2 && (hyphens || tokens[at + 1].is(Role::COMPOUND));
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
pub(super) fn bare(text: &str) -> &str {
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
