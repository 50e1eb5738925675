//! Text as blocks, for formats that say where blocks begin and end: paragraphs parted by a blank line, items of lists
//! after "• ", cells of tables parted by " | ".
//!
//! Must not: run words of two blocks together, or write white space that no reader would see.

use crate::Text;
use crate::formats::Unfit;
use crate::spots::Around;
use vocabulary::limits;

/// Between the cells of a table.
pub(crate) const CELL: &str = " | ";
/// Before an item of a list.
pub(crate) const BULLET: &str = "• ";

/// A text in the making.
#[derive(Default)]
pub(crate) struct Blocks {
    pub(crate) out: Text,
    /// How many line ends are due before the next words.
    breaks: usize,
    /// What is to stand before the next words: a bullet, the mark between cells.
    before: String,
    /// Whether a space is due before the next words.
    space: bool,
    around: Option<Around>,
}

impl Blocks {
    /// From here on, this is around what is written.
    pub(crate) fn around(&mut self, around: Around) {
        self.around = Some(around);
    }

    /// Wants a line to end here: one break ends a line, two a block.
    pub(crate) fn due(&mut self, breaks: usize) {
        self.space = false;
        if !self.out.text.is_empty() && self.before.is_empty() {
            self.breaks = self.breaks.max(breaks);
        }
    }

    /// Wants something before the next words.
    pub(crate) fn before(&mut self, mark: &str) {
        self.space = false;
        self.before = mark.to_owned();
    }

    /// Takes back what was to stand before words that did not come.
    pub(crate) fn forget(&mut self) {
        self.before.clear();
    }

    /// A character from `width` bytes at `byte`. White space is folded into one space and dropped at the ends of lines.
    pub(crate) fn push(&mut self, char: char, byte: u64, width: u32) {
        if char.is_ascii_whitespace() {
            self.space = !self.is_at_start();
        } else {
            self.keep(char, byte, width);
        }
    }

    /// A character as it stands, also white space.
    pub(crate) fn keep(&mut self, char: char, byte: u64, width: u32) {
        // What no reader sees: controls, soft hyphens, marks of width nothing between letters.
        if char.is_control() && char != '\n' && char != '\t'
            || matches!(char, '\u{AD}' | '\u{200B}' | '\u{FEFF}')
        {
            return;
        }
        if let Some(around) = self.around.take() {
            self.out.spots.mark(self.out.map.chars(), around);
        }
        for _ in 0..std::mem::take(&mut self.breaks) {
            self.out.push('\n', byte, 0);
        }
        for mark in std::mem::take(&mut self.before).chars() {
            self.out.push(mark, byte, 0);
        }
        if std::mem::take(&mut self.space) {
            self.out.push(' ', byte, 0);
        }
        self.out.push(char, byte, width);
    }

    fn is_at_start(&self) -> bool {
        self.out.text.is_empty()
            || self.breaks > 0
            || !self.before.is_empty()
            || self.out.text.ends_with('\n')
    }

    /// Whether more was written than may be.
    pub(crate) fn check(&self) -> Result<(), Unfit> {
        match self.out.text.len() > limits::FOREIGN_TEXT_BYTES_MAX {
            true => Err(Unfit::limit("FOREIGN_TEXT_BYTES_MAX", limits::FOREIGN_TEXT_BYTES_MAX)),
            false => Ok(()),
        }
    }

    /// The text.
    pub(crate) fn end(self) -> Result<Text, Unfit> {
        self.check()?;
        match self.out.text.trim().is_empty() {
            true => Err(Unfit::Blank),
            false => Ok(self.out),
        }
    }
}
