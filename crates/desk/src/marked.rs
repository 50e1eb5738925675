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
    for c in text.chars() {
        if count - start >= chars {
            let cut = if break_at > start { break_at } else { count };
            pages.push((start, cut));
            start = cut;
        }
        count += 1;
        // Lines in the first part of a page do not end it, lest it be much too short.
        if c == '\n' && count - start > chars / 2 {
            break_at = count;
        }
    }
    if count > start || pages.is_empty() {
        pages.push((start, count));
    }
    pages
}

/// The lines of a part of a text, with its marks.
pub(crate) fn lines(text: &str, (start, end): Span, marks: &[Mark]) -> Vec<Line> {
    let part: Vec<char> = text.chars().skip(start).take(end - start).collect();
    let mut begun = BTreeSet::new();
    let (mut lines, mut at) = (Vec::new(), start);
    for line in part.split(|c| *c == '\n') {
        lines.push(Line { at, pieces: pieces(line, at, marks, start, &mut begun) });
        at += line.len() + 1;
    }
    // What follows the last break is no line.
    if lines.len() > 1 && lines.last().is_some_and(|line| line.pieces.is_empty()) {
        lines.pop();
    }
    lines
}

fn pieces<'m>(
    line: &[char],
    at: usize,
    marks: &'m [Mark],
    first: usize,
    begun: &mut BTreeSet<&'m str>,
) -> Vec<Piece> {
    let end = at + line.len();
    let here: Vec<&Mark> = marks.iter().filter(|mark| mark.start < end && mark.end > at).collect();
    let cuts = here.iter().flat_map(|mark| [mark.start.max(at), mark.end.min(end)]);
    let cuts: BTreeSet<usize> = cuts.chain([at, end]).collect();
    let cuts: Vec<usize> = cuts.into_iter().collect();
    let mut pieces = Vec::with_capacity(cuts.len());
    for pair in cuts.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let covering = here.iter().filter(|mark| mark.start <= from && to <= mark.end);
        let closest = covering.clone().min_by_key(|mark| (mark.end - mark.start, mark.start));
        let mut begins = Vec::new();
        for mark in covering {
            if (mark.start == from || mark.start < first || from == at) && begun.insert(&mark.claim) {
                begins.push(mark.claim.clone());
            }
        }
        pieces.push(Piece {
            text: line[from - at..to - at].iter().map(|c| shown(*c)).collect(),
            begins,
            claim: closest.map(|mark| mark.claim.clone()),
            class: closest.map(|mark| mark.class.clone()).unwrap_or_default(),
        });
    }
    pieces
}

/// One character as one character of a page.
fn shown(c: char) -> char {
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

    #[test]
    fn hostile_texts_keep_their_count_of_characters() {
        for text in ["", "\n", "\r\n\0\u{1}\u{c}\u{85}", "\u{202e}abc\u{202c}\n\u{200f}", "<b>&amp;\u{feff}"]
        {
            let lines = lines(text, whole(text), &[]);
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
        let lines = lines(text, whole(text), &marks);
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
        let lines = lines(text, (4, 13), &[mark("q", 0, 7)]);
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
