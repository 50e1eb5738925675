//! A small matcher for the patterns by which the model's tokenizer splits words.
//!
//! It knows what those patterns use: sets, groups, counted repeats, anchors, looks ahead and behind. It goes back
//! where a way fails, so it is for short words only; the tokenizer bounds them. Must not: be given a whole text.

use std::iter::Peekable;
use std::str::Chars;

/// A pattern, ready to match.
#[derive(Debug)]
pub(crate) struct Pattern(Ways);

/// Alternatives, tried in order; each a run of nodes.
type Ways = Vec<Vec<Node>>;

#[derive(Debug)]
enum Node {
    Char(char),
    Set(Set),
    Start,
    End,
    Group(Ways),
    Repeat { node: Box<Node>, min: usize, max: usize },
    Look { behind: bool, wanted: bool, ways: Ways },
}

/// Characters by range, and by kind.
#[derive(Debug, Default)]
struct Set {
    wanted: bool,
    ranges: Vec<(char, char)>,
    kinds: Vec<char>,
}

impl Set {
    fn of_kind(kind: char) -> Set {
        Set { wanted: true, ranges: Vec::new(), kinds: vec![kind] }
    }

    fn has(&self, c: char) -> bool {
        let at = self.ranges.partition_point(|(_, last)| *last < c);
        let within = self.ranges.get(at).is_some_and(|(first, _)| *first <= c);
        (within || self.kinds.iter().any(|kind| is_of_kind(c, *kind))) == self.wanted
    }

    fn settle(&mut self) {
        self.ranges.sort_unstable();
        let mut merged: Vec<(char, char)> = Vec::with_capacity(self.ranges.len());
        for (first, last) in self.ranges.drain(..) {
            match merged.last_mut() {
                Some(before) if first <= before.1 => before.1 = before.1.max(last),
                _ => merged.push((first, last)),
            }
        }
        self.ranges = merged;
    }
}

fn is_of_kind(c: char, kind: char) -> bool {
    match kind {
        'w' => c.is_alphanumeric() || c == '_',
        'd' => c.is_numeric() && crate::lexical::is_digit(c),
        'S' => !crate::lexical::is_space(c),
        's' => crate::lexical::is_space(c),
        _ => false,
    }
}

impl Pattern {
    /// Reads a pattern; `None` where it uses what is not known here.
    pub(crate) fn new(source: &str) -> Option<Pattern> {
        let source = source.strip_prefix("(?u)").unwrap_or(source);
        let mut chars = source.chars().peekable();
        let ways = ways(&mut chars)?;
        chars.next().is_none().then_some(Pattern(ways))
    }

    /// Where a match that begins at `at` ends.
    pub(crate) fn match_at(&self, word: &[char], at: usize) -> Option<usize> {
        let mut end = None;
        any(&self.0, word, at, &mut |to| {
            end = Some(to);
            true
        });
        end
    }

    /// The leftmost match from `from` on.
    pub(crate) fn search(&self, word: &[char], from: usize) -> Option<(usize, usize)> {
        (from..=word.len()).find_map(|at| self.match_at(word, at).map(|end| (at, end)))
    }
}

fn ways(chars: &mut Peekable<Chars>) -> Option<Ways> {
    let mut ways = vec![Vec::new()];
    while let Some(&c) = chars.peek() {
        match c {
            ')' => break,
            '|' => {
                chars.next();
                ways.push(Vec::new());
            }
            _ => {
                let node = atom(chars)?;
                let node = counted(chars, node)?;
                ways.last_mut()?.push(node);
            }
        }
    }
    Some(ways)
}

fn atom(chars: &mut Peekable<Chars>) -> Option<Node> {
    Some(match chars.next()? {
        '^' => Node::Start,
        '$' => Node::End,
        '[' => Node::Set(set(chars)?),
        '(' => group(chars)?,
        '\\' => match escape(chars)? {
            Ok(c) => Node::Char(c),
            Err(kind) => Node::Set(Set::of_kind(kind)),
        },
        '.' | '*' | '+' | '?' => return None,
        c => Node::Char(c),
    })
}

fn group(chars: &mut Peekable<Chars>) -> Option<Node> {
    let mut look = None;
    if chars.peek() == Some(&'?') {
        chars.next();
        look = match chars.next()? {
            ':' => None,
            '=' => Some((false, true)),
            '!' => Some((false, false)),
            '<' => Some((true, chars.next()? == '=')),
            _ => return None,
        };
    }
    let inner = ways(chars)?;
    (chars.next()? == ')').then_some(match look {
        None => Node::Group(inner),
        Some((behind, wanted)) => Node::Look { behind, wanted, ways: inner },
    })
}

/// A character, or the kind that an escape stands for.
fn escape(chars: &mut Peekable<Chars>) -> Option<Result<char, char>> {
    let c = chars.next()?;
    let digits = match c {
        'u' => 4,
        'U' => 8,
        'w' | 'd' | 'S' | 's' => return Some(Err(c)),
        _ => return Some(Ok(c)),
    };
    let code = (0..digits).try_fold(0, |code, _| Some(code * 16 + chars.next()?.to_digit(16)?))?;
    Some(Ok(char::from_u32(code)?))
}

fn set(chars: &mut Peekable<Chars>) -> Option<Set> {
    let mut set = Set { wanted: true, ..Set::default() };
    if chars.peek() == Some(&'^') {
        chars.next();
        set.wanted = false;
    }
    loop {
        let first = match chars.next()? {
            ']' => break,
            '\\' => match escape(chars)? {
                Ok(c) => c,
                Err(kind) => {
                    set.kinds.push(kind);
                    continue;
                }
            },
            c => c,
        };
        let mut ahead = chars.clone();
        let ranged = ahead.next() == Some('-') && ahead.peek() != Some(&']');
        let last = match ranged {
            false => first,
            true => {
                chars.next();
                match chars.next()? {
                    '\\' => escape(chars)?.ok()?,
                    c => c,
                }
            }
        };
        set.ranges.push((first, last));
    }
    set.settle();
    Some(set)
}

fn counted(chars: &mut Peekable<Chars>, node: Node) -> Option<Node> {
    let (min, max) = match chars.peek() {
        Some('+') => (1, usize::MAX),
        Some('*') => (0, usize::MAX),
        Some('?') => (0, 1),
        Some('{') => {
            chars.next();
            let inner: String = chars.by_ref().take_while(|c| *c != '}').collect();
            let (min, max) = inner.split_once(',').unwrap_or((&inner, &inner));
            let max = if max.is_empty() { usize::MAX } else { max.parse().ok()? };
            return Some(Node::Repeat { node: Box::new(node), min: min.parse().ok()?, max });
        }
        _ => return Some(node),
    };
    chars.next();
    Some(Node::Repeat { node: Box::new(node), min, max })
}

/// Called with where a part ends; says whether all that follows matches too.
type Then<'t> = &'t mut dyn FnMut(usize) -> bool;

fn any(ways: &Ways, word: &[char], at: usize, then: Then) -> bool {
    ways.iter().any(|nodes| run(nodes, word, at, then))
}

fn run(nodes: &[Node], word: &[char], at: usize, then: Then) -> bool {
    match nodes.split_first() {
        None => then(at),
        Some((node, rest)) => one(node, word, at, &mut |to| run(rest, word, to, then)),
    }
}

fn one(node: &Node, word: &[char], at: usize, then: Then) -> bool {
    match node {
        Node::Char(wanted) => word.get(at) == Some(wanted) && then(at + 1),
        Node::Set(set) => word.get(at).is_some_and(|c| set.has(*c)) && then(at + 1),
        Node::Start => at == 0 && then(at),
        Node::End => at == word.len() && then(at),
        Node::Group(ways) => any(ways, word, at, then),
        Node::Repeat { node, min, max } => repeat(node, *min, *max, word, at, then),
        Node::Look { behind: false, wanted, ways } => {
            any(ways, word, at, &mut |_| true) == *wanted && then(at)
        }
        Node::Look { behind: true, wanted, ways } => {
            // What is looked for behind has one width a way: as many characters as nodes.
            let seen = ways.iter().any(|nodes| {
                at.checked_sub(nodes.len()).is_some_and(|from| run(nodes, word, from, &mut |to| to == at))
            });
            seen == *wanted && then(at)
        }
    }
}

/// As many as can be, then fewer.
fn repeat(node: &Node, min: usize, max: usize, word: &[char], at: usize, then: Then) -> bool {
    if let Node::Char(_) | Node::Set(_) = node {
        let mut ends = at;
        while ends - at < max && one(node, word, ends, &mut |_| true) {
            ends += 1;
        }
        return at + min <= ends && (at + min..=ends).rev().any(then);
    }
    let more = max > 0
        && one(node, word, at, &mut |to| {
            to > at && repeat(node, min.saturating_sub(1), max - 1, word, to, then)
        });
    more || (min == 0 && then(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, word: &str) -> Option<(usize, usize)> {
        let word: Vec<char> = word.chars().collect();
        Pattern::new(pattern).unwrap().search(&word, 0)
    }

    #[test]
    fn what_the_tokenizer_uses_is_known() {
        assert_eq!(found(r"^\$|^,|^\.\.+", "...a"), Some((0, 3)));
        assert_eq!(found(r"(?<=[0-9])(?:km|m²)$", "12km"), Some((2, 4)));
        assert_eq!(found(r"(?<=[0-9])(?:km|m²)$", "akm"), None);
        assert_eq!(found(r"^\+(?![0-9])", "+a"), Some((0, 1)));
        assert_eq!(found(r"^\+(?![0-9])", "+1"), None);
        assert_eq!(found("(?<=[a-z])-(?=[a-z])", "A-a-b"), Some((3, 4)));
        assert_eq!(found(r"^(?:[a-z]{1,3}\.)+[a-z]{2,}$", "www.ab.org"), Some((0, 10)));
        assert_eq!(found(r"[\u0041-\u0043^]+", "xAB^"), Some((1, 4)));
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for source in ["(a", "a)", "[a", "(?P<n>a)", "a.b", "*"] {
            assert!(Pattern::new(source).is_none(), "{source}");
        }
    }
}
