//! The text of a document, cut into lines and these where claims begin and end.
//!
//! Characters are counted as everywhere: Unicode scalar values from the beginning of the document. What a browser would turn into
//! another number of characters is shown as one character each, so that a place in the page is a place in the text.
//!
//! Must not: know what a claim says.

use std::collections::BTreeSet;

/// Where a claim stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Its name on the page.
    pub(crate) claim: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// How it is drawn.
    pub(crate) class: String,
}

/// A line of the text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// The place of its first character.
    pub(crate) at: usize,
    pub(crate) pieces: Vec<Piece>,
}

/// Some words of a line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    /// The claims whose words begin here, or go on here from before the page.
    pub(crate) begins: Vec<String>,
    /// The claim that these words belong to, the closest around them.
    pub(crate) claim: Option<String>,
    /// How they are drawn.
    pub(crate) class: String,
}

/// A part of a text: its first character, and the one after its last.
pub(crate) type Span = (usize, usize);

/// The parts in which a text is shown: about so many characters, cut after a line where there is one.
pub(crate) fn pages(text: &str, chars: usize) -> Vec<Span> {
    let (mut pages, mut start, mut break_at) = (Vec::new(), 0, 0);
    let mut count = 0;
    for line in text.split_inclusive('\n') {
        count += line.chars().count();
        while count - start > chars {
            let cut = if break_at > start { break_at } else { start + chars };
            pages.push((start, cut));
            start = cut;
        }
        // Lines in the first part of a page do not end it, lest it be much too short.
        if line.ends_with('\n') && count - start > chars / 2 {
            break_at = count;
        }
    }
    if count > start || pages.is_empty() {
        pages.push((start, count));
    }
    pages
}

/// The lines of a part of a text, the first of which begins at a character, with the marks of the text.
pub(crate) fn lines(part: &str, start: usize, marks: &[Mark]) -> Vec<Line> {
    let mut sweep = Sweep::over(marks, start);
    let (mut lines, mut at) = (Vec::new(), start);
    for line in part.split('\n') {
        let pieces = sweep.pieces(line, at);
        let long: usize = line.chars().count();
        lines.push(Line { at, pieces });
        at += long + 1;
    }
    // What follows the last break is no line.
    if lines.len() > 1 && lines.last().is_some_and(|line| line.pieces.is_empty()) {
        lines.pop();
    }
    lines
}

/// Goes through a text once, from its first character to its last, with the marks that stand there.
struct Sweep<'m> {
    marks: &'m [Mark],
    /// The marks in the order in which they begin.
    next: std::iter::Peekable<std::vec::IntoIter<usize>>,
    /// Those that began and did not end, in the order of the marks.
    open: Vec<usize>,
    /// Where marks begin or end, in order.
    cuts: Vec<usize>,
    /// Marks whose beginning was shown.
    begun: BTreeSet<&'m str>,
    /// Where the part begins.
    first: usize,
}

impl<'m> Sweep<'m> {
    fn over(marks: &'m [Mark], first: usize) -> Sweep<'m> {
        let mut order: Vec<usize> = (0..marks.len()).collect();
        order.sort_by_key(|at| marks[*at].start);
        let mut cuts: Vec<usize> = marks.iter().flat_map(|mark| [mark.start, mark.end]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let next = order.into_iter().peekable();
        Sweep { marks, next, open: Vec::new(), cuts, begun: BTreeSet::new(), first }
    }

    /// The pieces of the line that begins at a character; lines are given in their order.
    fn pieces(&mut self, line: &str, at: usize) -> Vec<Piece> {
        let end = at + line.chars().count();
        let (from, to) =
            (self.cuts.partition_point(|cut| *cut <= at), self.cuts.partition_point(|cut| *cut < end));
        let within = if from < to { self.cuts[from..to].to_vec() } else { Vec::new() };
        let (mut pieces, mut from, mut rest) = (Vec::with_capacity(within.len() + 1), at, line);
        for to in within.into_iter().chain((end > at).then_some(end)) {
            let long = rest.char_indices().nth(to - from).map_or(rest.len(), |(long, _)| long);
            let (words, after) = rest.split_at(long);
            pieces.push(self.piece(words, from, from == at));
            (from, rest) = (to, after);
        }
        pieces
    }

    fn piece(&mut self, words: &str, from: usize, begins_line: bool) -> Piece {
        let marks = self.marks;
        while let Some(mark) = self.next.next_if(|mark| marks[*mark].start <= from) {
            self.open.push(mark);
        }
        self.open.retain(|mark| marks[*mark].end > from);
        self.open.sort_unstable();
        let covering = self.open.iter().map(|mark| &marks[*mark]);
        let closest = covering.clone().min_by_key(|mark| (mark.end - mark.start, mark.start));
        let mut begins = Vec::new();
        for mark in covering {
            if (mark.start == from || mark.start < self.first || begins_line)
                && self.begun.insert(&mark.claim)
            {
                begins.push(mark.claim.clone());
            }
        }
        Piece {
            text: shown(words),
            begins,
            claim: closest.map(|mark| mark.claim.clone()),
            class: closest.map(|mark| mark.class.clone()).unwrap_or_default(),
        }
    }
}

/// Words with each character as one character of a page.
fn shown(words: &str) -> String {
    // Control characters begin with few bytes; most words have none.
    let suspect =
        words.bytes().fold(false, |any, byte| any | (byte < 0x20) | (byte == 0x7F) | (byte == 0xC2));
    if suspect { words.chars().map(shown_one).collect() } else { words.to_owned() }
}

/// One character as one character of a page.
fn shown_one(c: char) -> char {
    match c {
        '\t' => '\t',
        '\r' | '\u{c}' => ' ',
        c if c.is_control() => '\u{fffd}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(claim: &str, start: usize, end: usize) -> Mark {
        Mark { claim: claim.to_owned(), start, end, class: "figure".to_owned() }
    }

    fn whole(text: &str) -> Span {
        (0, text.chars().count())
    }

    /// The characters of a part of a text.
    fn part(text: &str, (start, end): Span) -> String {
        text.chars().skip(start).take(end - start).collect()
    }

    #[test]
    fn hostile_texts_keep_their_count_of_characters() {
        for text in ["", "\n", "\r\n\0\u{1}\u{c}\u{85}", "\u{202e}abc\u{202c}\n\u{200f}", "<b>&amp;\u{feff}"]
        {
            let lines = lines(text, 0, &[]);
            let shown: usize = lines
                .iter()
                .map(|line| line.pieces.iter().map(|piece| piece.text.chars().count()).sum::<usize>())
                .sum();
            assert_eq!(shown + text.matches('\n').count(), text.chars().count(), "{text:?}");
            assert!(
                !lines.iter().flat_map(|line| &line.pieces).any(|piece| piece.text.contains(['\0', '\r']))
            );
        }
    }

    #[test]
    fn marks_that_cross_are_told_apart() {
        let text = "He said 27 people\ndrowned in Odry.";
        // A quote over two lines, a figure within it, and one that crosses its end.
        let marks = [mark("q", 3, 25), mark("f", 8, 17), mark("g", 18, 28), mark("none", 90, 95)];
        let lines = lines(text, 0, &marks);
        let told: Vec<Vec<(&str, Option<&str>, usize)>> = lines
            .iter()
            .map(|line| {
                let told = |piece: &'_ Piece| piece.begins.len();
                line.pieces
                    .iter()
                    .map(|piece| (piece.text.as_str(), piece.claim.as_deref(), told(piece)))
                    .collect()
            })
            .collect();
        assert_eq!(
            told,
            [
                vec![("He ", None, 0), ("said ", Some("q"), 1), ("27 people", Some("f"), 1)],
                vec![("drowned", Some("g"), 1), (" in", Some("g"), 0), (" Odry.", None, 0)],
            ]
        );
        assert_eq!((lines[0].at, lines[1].at), (0, 18));
    }

    #[test]
    fn a_claim_that_began_before_the_page_can_be_found_on_it() {
        let text = "one two three";
        let lines = lines(&part(text, (4, 13)), 4, &[mark("q", 0, 7)]);
        assert_eq!(lines[0].pieces[0].begins, ["q"]);
        assert_eq!(lines[0].pieces[0].text, "two");
    }

    #[test]
    fn pages_follow_one_another_and_end_with_lines() {
        let text = "a line of text\n".repeat(100);
        let cut = pages(&text, 200);
        assert_eq!((cut[0].0, cut[cut.len() - 1].1), whole(&text));
        assert!(cut.windows(2).all(|two| two[0].1 == two[1].0));
        assert!(cut.iter().all(|(start, end)| end - start <= 200 && (end % 15 == 0)));
        let long = "x".repeat(1001);
        assert_eq!(pages(&long, 200).len(), 6);
        assert_eq!(pages("", 200), [(0, 0)]);
    }
}
