//! How alike two prepared words are.
//!
//! Most pairs differ in too many kinds of consonants and cost a few nanoseconds. The others are aligned sound by sound
//! (a weighted edit distance, after Needleman and Wunsch, 1970, with transposition), and graded by what the
//! differences cost in proportion to the letters that carry weight.
//!
//! Must not: allocate.

use super::sounds::*;
use super::word::Word;
use vocabulary::limits::NAME_SOUNDS_MAX;

/// How alike two parts of names are, the most alike first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// The same letters, whatever case and marks.
    Same,
    /// Spellings of one name: other vowels, another romanisation, another script.
    SameSound,
    /// A slip apart: a letter too many, missing, changed, or two swapped.
    Close,
    /// One is a known short form of the other: Bill and William.
    ShortForm,
    /// Somewhat alike; more often two names than one.
    Alike,
    /// One is the initial of the other, or both are and are the same.
    Initial,
    /// Two names.
    Different,
}

/// Differences in thousandths of the heavier word at which a level ends.
pub(super) const SAME_SOUND: u32 = 70;
const CLOSE: u32 = 150;
const ALIKE: u32 = 260;
/// What stands between two known names that are not one, however much they sound alike: Hassan and Hussein.
const ANOTHER: u32 = 150;
/// What an alteration of one kind of consonant into another costs at least, but for a few.
const ALTERATION: u32 = 14;
/// Where alignment gives up.
const FARTHEST: u32 = 460;
/// Not worth aligning.
pub(super) const FAR: u32 = 1000;

/// How alike two words are. Symmetric; ten to a hundred nanoseconds.
///
/// ```
/// use persons::names::{Likeness, Word, alike};
/// let like = |a, b| alike(&Word::of(a), &Word::of(b));
/// assert_eq!(like("Müller", "MULLER"), Likeness::Same);
/// assert_eq!(like("Yusuf", "يوسف"), Likeness::SameSound);
/// assert_eq!(like("J.", "Jonas"), Likeness::Initial);
/// assert_eq!(like("Ali", "Omar"), Likeness::Different);
/// ```
pub fn alike(a: &Word, b: &Word) -> Likeness {
    if a.identity == b.identity && a.identity != NOTHING {
        return if a.initial || b.initial { Likeness::Initial } else { Likeness::Same };
    }
    if a.initial || b.initial {
        return initials(a, b);
    }
    grade(a, b, apart_within(a, b, ALIKE + 1))
}

/// What the differences of two words cost, in thousandths of the heavier; 0 where they sound the same, 1000 where they
/// have too little in common to say.
pub fn apart(a: &Word, b: &Word) -> u32 {
    apart_within(a, b, FARTHEST)
}

/// The same, or [`FAR`] where it is not less than `farthest`.
fn apart_within(a: &Word, b: &Word, farthest: u32) -> u32 {
    if a.identity == b.identity {
        return if a.identity == NOTHING { FAR } else { 0 };
    }
    let known = a.known.name != 0 && b.known.name != 0;
    if known && a.known.name == b.known.name {
        return SAME_SOUND / 2;
    }
    let heft = heft(a, b);
    let most = 8 * heft * farthest / 1000;
    // Every kind of consonant that only one has takes an alteration; one alteration settles one of each.
    let (only_a, only_b) = (a.sure & !(b.sure | b.maybe), b.sure & !(a.sure | a.maybe));
    let (only_a, only_b) = (only_a.count_ones(), only_b.count_ones());
    let too_strange = only_a.max(only_b) * ALTERATION > most || only_a + only_b > 2 + heft / 12;
    if too_strange || a.count == 0 || b.count == 0 {
        return FAR;
    }
    let left_out = &LEFT_OUT[usize::from(a.abjad) + usize::from(b.abjad)];
    let cost = if a.aspirated || b.aspirated { aligned::<true> } else { aligned::<false> };
    let mut least = cost(a.heard(), b.heard(), left_out, most);
    if a.prefix != b.prefix && least > most / 5 {
        let bare = |word: &Word| usize::from(word.prefix);
        let missing = u32::from(a.prefix_cost.max(b.prefix_cost));
        least = least.min(missing + cost(&a.heard()[bare(a)..], &b.heard()[bare(b)..], left_out, most));
    }
    let apart = least * 1000 / (8 * heft);
    let apart = apart + if known { ANOTHER } else { 0 };
    if apart < farthest { apart } else { FAR }
}

/// Halves of letters of the heavier of two, by what both of their scripts write.
fn heft(a: &Word, b: &Word) -> u32 {
    let heft = if a.abjad == b.abjad { a.heft.max(b.heft) } else { a.bones.max(b.bones) };
    u32::from(heft).max(1)
}

pub(super) fn grade(a: &Word, b: &Word, apart: u32) -> Likeness {
    if apart <= SAME_SOUND {
        return Likeness::SameSound;
    }
    if apart > CLOSE && a.known.row != 0 && a.known.row == b.known.row && a.known.short != b.known.short {
        return Likeness::ShortForm;
    }
    match apart {
        _ if apart <= CLOSE || is_slip(a, b, apart) => Likeness::Close,
        _ if apart <= ALIKE => Likeness::Alike,
        _ => Likeness::Different,
    }
}

/// Whether two words of some length are one slip of a hand apart, and are not two known names.
fn is_slip(a: &Word, b: &Word, apart: u32) -> bool {
    if a.known.name != 0 && b.known.name != 0 {
        return false;
    }
    // By sound: one letter of six, or of five and some vowels.
    let heft = heft(a, b);
    if heft >= if a.abjad && b.abjad { 12 } else { 10 } && apart * heft * 8 < (ONE_LETTER + 1) * 1000 {
        return true;
    }
    // By letters, where both are of one kind.
    if a.abjad != b.abjad {
        return false;
    }
    let (a, b) = if a.abjad { (a.heard(), b.heard()) } else { (a.spelt(), b.spelt()) };
    a.len().min(b.len()) + 1 >= SLIP_LETTERS && a.len().max(b.len()) >= SLIP_LETTERS && is_one_edit(a, b)
}

/// What one letter for another costs at most.
const ONE_LETTER: u32 = 18;
/// In shorter words one letter makes another name.
const SLIP_LETTERS: usize = 6;

/// Whether one row becomes the other by one letter more, less or other, or by two that change places.
fn is_one_edit(a: &[u8], b: &[u8]) -> bool {
    if a.len().abs_diff(b.len()) > 1 || (a.first() != b.first() && a.last() != b.last()) {
        return false;
    }
    let ahead = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[ahead..], &b[ahead..]);
    let behind = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&a[..a.len() - behind], &b[..b.len() - behind]) {
        ([left, right], [first, second]) => left == second && right == first,
        (a, b) => a.len() <= 1 && b.len() <= 1,
    }
}

fn initials(a: &Word, b: &Word) -> Likeness {
    let (Some(&first), Some(&other)) = (a.heard().first(), b.heard().first()) else {
        return Likeness::Different;
    };
    let same =
        INSTEAD[usize::from(first)][usize::from(other)] <= 5 || a.letters().get(..1) == b.letters().get(..1);
    if same { Likeness::Initial } else { Likeness::Different }
}

/// The least cost of making one row of sounds the other, or something above `most`.
pub(super) fn cost(a: &[Sound], b: &[Sound], left_out: &[u8; SOUNDS], most: u32) -> u32 {
    aligned::<false>(a, b, left_out, most)
}

/// The same; where `ASPIRATED`, a letter and an h may be one letter of the other.
fn aligned<const ASPIRATED: bool>(a: &[Sound], b: &[Sound], left_out: &[u8; SOUNDS], most: u32) -> u32 {
    let ahead = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[ahead..], &b[ahead..]);
    let behind = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - behind], &b[..b.len() - behind]);
    let missing = |sound: Sound| u32::from(left_out[usize::from(sound & 63)]);
    if a.is_empty() || b.is_empty() {
        return a.iter().chain(b).map(|&sound| missing(sound)).sum();
    }
    let width = b.len().min(NAME_SOUNDS_MAX);
    let mut drops = [0u16; ROW];
    let mut rows = [[0u16; ROW]; 3];
    for at in 0..width {
        drops[at] = missing(b[at]) as u16;
        rows[0][at + 1] = rows[0][at] + drops[at];
    }
    let [above, before, row] = &mut rows;
    let (mut above, mut before, mut row) = (above, before, row);
    let mut last_left = 0;
    for &left in a {
        let instead = &INSTEAD[usize::from(left & 63)];
        let drop = missing(left) as u16;
        let mut last = above[0] + drop;
        row[0] = last;
        let mut least = last;
        let mut last_right = 0;
        for at in 0..width {
            let right = b[at];
            let change = above[at] + u16::from(instead[usize::from(right & 63)]);
            let mut best = change.min(above[at + 1] + drop).min(last + drops[at]);
            if left == last_right && right == last_left && at > 0 {
                best = best.min(before[at - 1] + SWAPPED);
            }
            if ASPIRATED {
                // Fathi is written as if it had a th, and has t and h.
                if left == H && last_left != 0 && aspirated(last_left) == right {
                    best = best.min(before[at] + 2);
                }
                if right == H && at > 0 && aspirated(last_right) == left {
                    best = best.min(above[at - 1] + 2);
                }
            }
            row[at + 1] = best;
            (last, last_right) = (best, right);
            least = least.min(best);
        }
        if u32::from(least) > most {
            return u32::from(least);
        }
        last_left = left;
        (before, above, row) = (above, row, before);
    }
    u32::from(above[width])
}

/// A row of the alignment, with room to spare so that no index needs a check.
const ROW: usize = 32;
/// What a letter and an h after it are read as, where they are read as one; 0 for others.
pub(super) const fn aspirated(sound: Sound) -> Sound {
    match sound {
        T => TH,
        D => D_H,
        S => SH,
        K => X,
        Z => ZH,
        G => GH,
        _ => 0,
    }
}

/// The identity of a word without a letter: FNV-1a of nothing.
const NOTHING: u64 = 0xcbf2_9ce4_8422_2325;

/// What two letters cost that changed places.
const SWAPPED: u16 = 12;
