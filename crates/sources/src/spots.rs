//! Where in its original each character of a text stands: on which page, in which paragraph, in which message.
//!
//! Kept as runs, beside the [`OffsetMap`]: bytes are the map's, what lies around them is here.
//!
//! Must not: name a place that the original does not have.

use crate::OffsetMap;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use vocabulary::{Spot, limits};

/// The surroundings of every character, in runs. Empty where the text is the original.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spots(Vec<Run>);

/// From this character on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Run(usize, Around);

/// What surrounds some characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Around {
    /// Nothing but the file.
    File,
    /// A page, and the box of the word: left, top, width, height in points.
    Page(u32, [i32; 4]),
    /// A paragraph of a file within the document; bytes are counted from `base`.
    Paragraph { part: String, paragraph: u32, base: u64 },
    /// A part of a message.
    Message { message: u32, part: String },
}

impl Spots {
    /// Says what surrounds the characters from one on. They come in order.
    pub(crate) fn mark(&mut self, char: usize, around: Around) {
        match self.0.last_mut() {
            Some(Run(_, last)) if *last == around => {}
            Some(Run(at, last)) if *at == char => *last = around,
            _ => self.0.push(Run(char, around)),
        }
    }

    /// Where a range of characters stands.
    pub(crate) fn spot(&self, chars: Range<usize>, map: &OffsetMap) -> Option<Spot> {
        let first = self.0.partition_point(|run| run.0 <= chars.start).checked_sub(1)?;
        let bytes = || {
            let bytes = map.bytes_of(chars.clone());
            [bytes.start, bytes.end]
        };
        Some(match &self.0[first].1 {
            Around::File => Spot::Bytes { bytes: bytes() },
            Around::Paragraph { part, paragraph, base } => Spot::Paragraph {
                part: part.clone(),
                paragraph: *paragraph,
                bytes: bytes().map(|byte| byte.saturating_sub(*base)),
            },
            Around::Message { message, part } => {
                Spot::Message { message: *message, part: part.clone(), bytes: bytes() }
            }
            Around::Page(page, area) => {
                let more = self.0[first + 1..].iter().take_while(|run| run.0 < chars.end);
                let here = more.filter_map(|run| match run.1 {
                    Around::Page(number, area) if number == *page => Some(area),
                    _ => None,
                });
                Spot::Page { page: *page, area: here.fold(*area, joined) }
            }
        })
    }

    pub(crate) fn split_off(&mut self, char: usize) -> Spots {
        let first = self.0.partition_point(|run| run.0 < char);
        let mut rest = self.0.split_off(first);
        if rest.first().is_none_or(|run| run.0 > char)
            && let Some(Run(_, around)) = self.0.last()
        {
            rest.insert(0, Run(char, around.clone()));
        }
        rest.iter_mut().for_each(|run| run.0 -= char);
        Spots(rest)
    }

    /// Whether this can be said of so many characters.
    pub(crate) fn is_sound(&self, chars: usize) -> bool {
        let words = |part: &String| part.chars().count() <= limits::CAGE_WORDS_CHARS_MAX;
        let sane = |Run(_, around): &Run| match around {
            Around::File => true,
            Around::Page(page, area) => {
                *page > 0 && area.iter().all(|side| side.abs() < 1 << 20) && area[2] >= 0 && area[3] >= 0
            }
            Around::Paragraph { part, paragraph, .. } => *paragraph > 0 && words(part),
            Around::Message { message, part } => *message > 0 && words(part),
        };
        self.0.iter().all(sane)
            && self.0.first().is_none_or(|run| run.0 == 0)
            && self.0.is_empty() == (chars == 0)
            && self.0.windows(2).all(|pair| pair[0].0 < pair[1].0)
            && self.0.last().is_none_or(|run| run.0 < chars.max(1))
    }
}

/// The smallest box around two.
fn joined(one: [i32; 4], other: [i32; 4]) -> [i32; 4] {
    let (left, top) = (one[0].min(other[0]), one[1].min(other[1]));
    let right = (one[0] + one[2]).max(other[0] + other[2]);
    let bottom = (one[1] + one[3]).max(other[1] + other[3]);
    [left, top, right - left, bottom - top]
}
