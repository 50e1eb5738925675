//! One part of a name, prepared to be compared many times.
//!
//! Must not: hold the name as written; that stays with the list.

use super::alike::aspirated;
use super::clean::{cut, is_letter};
use super::reading::{self, Read};
use super::sounds::*;
use super::table::Fnv;
use super::variants::{self, Known};
use std::fmt;
use std::hash::Hasher;
use vocabulary::limits::{NAME_LETTERS_MAX, NAME_SOUNDS_MAX};

/// A part of a name, prepared: its letters, its sounds, and keys to tell most pairs apart at a glance.
///
/// ```
/// use persons::names::{Likeness, Word, alike};
/// let word = |written| Word::of(written);
/// assert_eq!(alike(&word("Гусейнов"), &word("Huseynov")), Likeness::SameSound);
/// assert_eq!(word("Xocalı").sound(), word("Khojaly").sound());
/// assert_eq!(alike(&word("حسن"), &word("حسين")), Likeness::Different);
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Tells spellings apart; the same for the same letters of one script, and for their romanisation.
    pub(super) identity: u64,
    pub(super) sound: [u64; 2],
    pub(super) sounds: [Sound; NAME_SOUNDS_MAX],
    letters: [u8; NAME_LETTERS_MAX],
    pub(super) count: u8,
    letter_count: u8,
    /// Halves of letters, a short vowel within the word counting as one half.
    pub(super) heft: u8,
    /// The same without what scripts without vowels leave out.
    pub(super) bones: u8,
    pub(super) abjad: bool,
    pub(super) initial: bool,
    /// Whether an h stands after a letter that together with it could be written as one.
    pub(super) aspirated: bool,
    /// How many sounds stand at its beginning that other spellings leave out; 0 where there are none.
    pub(super) prefix: u8,
    /// What it costs to leave them out.
    pub(super) prefix_cost: u8,
    /// Classes of consonants that stand in it: once in the lower half, again in the upper.
    pub(super) sure: u32,
    /// Classes that may be meant by letters read in several ways.
    pub(super) maybe: u32,
    pub(super) known: Known,
}

impl Word {
    /// Prepares one part of a name. Takes about a microsecond.
    pub fn of(written: &str) -> Word {
        Word::cleaned(&super::clean(cut(written)))
    }

    pub(super) fn cleaned(written: &str) -> Word {
        Word::read(reading::read(written), written)
    }

    fn read(read: Read, written: &str) -> Word {
        let spelt = if read.abjad || read.letters.is_empty() { same_letters(written) } else { String::new() };
        let spelt = if spelt.is_empty() { read.letters.as_str() } else { &spelt };
        let mut word = Word {
            identity: identity(spelt),
            sound: [0; 2],
            sounds: [0; NAME_SOUNDS_MAX],
            letters: [0; NAME_LETTERS_MAX],
            count: read.sounds.len().min(NAME_SOUNDS_MAX) as u8,
            letter_count: read.letters.len().min(NAME_LETTERS_MAX) as u8,
            heft: 0,
            bones: 0,
            abjad: read.abjad,
            initial: false,
            aspirated: read.sounds.windows(2).any(|two| two[1] == H && aspirated(two[0]) != 0),
            prefix: 0,
            prefix_cost: 0,
            sure: 0,
            maybe: 0,
            known: Known::default(),
        };
        let (count, letters) = (usize::from(word.count), usize::from(word.letter_count));
        word.sounds[..count].copy_from_slice(&read.sounds[..count]);
        word.letters[..letters].copy_from_slice(&read.letters.as_bytes()[..letters]);
        // In the scripts of East Asia one letter is a word.
        let mut own = written.chars().filter(|ch| is_letter(*ch));
        word.initial = word.count > 0 && own.next().is_some_and(|ch| ch < '\u{2e80}') && own.next().is_none();
        (word.prefix, word.prefix_cost) = prefix(&read);
        word.known = variants::find(spelt);
        word.weigh();
        word.sound =
            [skeleton(&read.sounds, false), skeleton(&read.sounds[usize::from(word.prefix)..], true)];
        word
    }

    /// Weighs the sounds, and marks the classes of their consonants.
    fn weigh(&mut self) {
        let count = usize::from(self.count);
        for (at, &sound) in self.sounds[..count].iter().enumerate() {
            let (heft, bones) = match sound {
                A | E | I | O | U | AYIN => (1, 0),
                ALIF | TEH9 => (1, 1),
                H_SILENT => (0, 0),
                A0..=U0 | A9..=U9 | ALIF0 | YEH9 => (2, 1),
                _ => (2, 2),
            };
            self.heft += heft;
            self.bones += bones;
            let bit = |class: u8| if class == 0 { 0 } else { 1u32 << class };
            let (class, other) = (class(sound), other_class(sound));
            // An article may be missing on the other side.
            if class == CLASS_H || class != other || at < usize::from(self.prefix) {
                self.maybe |= bit(class) | bit(other) | bit(class) << 16 | bit(other) << 16;
            } else if self.sure & bit(class) != 0 {
                self.sure |= bit(class) << 16;
            } else {
                self.sure |= bit(class);
            }
        }
    }

    /// The letters, romanised and in lower case, at most [`NAME_LETTERS_MAX`]. Empty where there were none.
    pub fn letters(&self) -> &str {
        std::str::from_utf8(&self.letters[..usize::from(self.letter_count)]).unwrap_or_default()
    }

    /// The letters as bytes: they are ASCII.
    pub(crate) fn letter_bytes(&self) -> &[u8] {
        &self.letters[..usize::from(self.letter_count)]
    }

    /// The consonants by their kind, with a mark for a vowel that begins the word: spellings of one name in different
    /// scripts mostly share it. 0 where nothing is left.
    pub fn sound(&self) -> u64 {
        self.sound[0]
    }

    /// [`Word::sound`], and the same where letters that are read in several ways are read in the other way: c as j, th as s,
    /// j as y, г as h, without a leading article. Two spellings of one name mostly share one of the four pairs.
    pub fn sounds(&self) -> [u64; 2] {
        self.sound
    }

    /// Which of the names with many spellings it is, where it is one of those: Muhammad and Mehmet are the same one.
    pub(crate) fn known_name(&self) -> Option<u8> {
        (self.known.name != 0).then_some(self.known.name)
    }

    /// Whether it is one letter.
    pub fn is_initial(&self) -> bool {
        self.initial
    }

    /// Whether no letter is left.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    pub(super) fn spelt(&self) -> &[u8] {
        &self.letters[..usize::from(self.letter_count)]
    }

    pub(super) fn heard(&self) -> &[Sound] {
        &self.sounds[..usize::from(self.count)]
    }
}

impl fmt::Debug for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Word({} {:x})", self.letters(), self.sound[0])
    }
}

/// Whether the second letter is written twice.
fn is_doubled(letters: &str) -> bool {
    matches!(letters.as_bytes(), [_, second, third, ..] if second == third)
}

/// What tells a spelling from others, hashed: the letters of a script that leaves out vowels, else the romanised.
fn identity(spelt: &str) -> u64 {
    let mut hash = Fnv::default();
    hash.write(spelt.as_bytes());
    hash.finish()
}

/// A word with one form for letters that are used for one another.
fn same_letters(written: &str) -> String {
    written.chars().map(same_letter).filter(|ch| is_letter(*ch)).collect()
}

/// Letters that hands and keyboards of the Arabic script use for one another without meaning anything by it.
fn same_letter(ch: char) -> char {
    match ch {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ة' => 'ه',
        'ى' | 'ی' | 'ې' => 'ي',
        'ک' | 'ڪ' => 'ك',
        'ہ' | 'ۀ' | 'ۂ' => 'ه',
        'ؤ' => 'و',
        _ => ch,
    }
}

/// How many sounds stand before a name that other spellings write without them, and what it costs to leave them out: an
/// article (Almasri, Elsayed, التل), the father of (Abu Salim), the servant of (Abdulhakim), the son of (Benhadj).
fn prefix(read: &Read) -> (u8, u8) {
    let rest = |from: usize| read.sounds.get(from..).unwrap_or_default();
    let full = |from: usize, least: usize| rest(from).len() >= least && !is_vowel(rest(from)[0]);
    match (read.abjad, read.sounds.as_slice()) {
        (true, [ALIF0, L, ..]) if rest(2).len() >= 2 => (2, 2),
        (true, [ALIF0, B, WAW, ..]) if rest(3).len() >= 3 => (3, 8),
        (true, [AYIN, B, D, ..]) if rest(3).len() >= 3 => (3, 8),
        (false, [A0 | E0, L, next, ..]) if *next != L && full(2, 3) => (2, 2),
        // Elattar; but Elias.
        (false, [A0 | E0, L, ..]) if rest(2).len() >= 4 => (2, 6),
        (false, [A0, B, U | UU | O, ..]) if full(3, 3) => (3, 8),
        (false, [A0, B, D, ..]) if rest(3).len() >= 4 => (3, 8),
        (false, [B, E, N, ..]) if full(3, 3) => (3, 8),
        (false, [B, E, N | L, ..]) if rest(3).len() >= 4 => (3, 8),
        // Essaid, of as-Said.
        (false, [A0 | E0, S | Z | R | D | T | N | SH, ..])
            if rest(1).len() >= 4 && is_doubled(&read.letters) =>
        {
            (1, 4)
        }
        // Maghrebi: Lamine, of al-Amin.
        (false, [L, A | E, ..]) if rest(1).len() >= 4 => (1, 5),
        _ => (0, 0),
    }
}

const CLASS_H: u8 = class(H);

/// The class of a letter in the other way in which it may be read.
fn other_class(sound: Sound) -> u8 {
    match sound {
        G_H => class(H),
        JEEM => class(G),
        C_K | C_S => class(J),
        J_Y => 0,
        TH | D_H | DAD => class(S),
        CH => class(X),
        SH => class(S),
        SHIN => class(SH),
        GH => 0,
        KAF => class(X),
        BET => 0,
        PE => class(F),
        _ => class(sound),
    }
}

/// Up to fifteen classes, four bits each.
fn skeleton(sounds: &[Sound], other: bool) -> u64 {
    let mut key = 0;
    let mut length = 0;
    let end = match sounds.last() {
        // Whether it is heard depends on who writes.
        Some(&H) => sounds.len() - 1,
        _ => sounds.len(),
    };
    for (at, &sound) in sounds[..end].iter().enumerate() {
        let class = match sound {
            A..=U9 | AA | II | UU | ALIF0 | ALIF | AYIN if at == 0 => CLASS_VOWEL,
            W | V | WAW if at == 0 => CLASS_W,
            Y | YEH if at == 0 && !other => CLASS_Y,
            Y | YEH | J_Y if at == 0 && other => CLASS_VOWEL,
            // Tch is ch to the French, and t and ch to Armenians.
            T | D if sounds.get(at + 1).is_some_and(|next| class(*next) == class(CH)) => 0,
            // Fathi is written as if it had a th.
            H if other && at > 0 && aspirated(sounds[at - 1]) != 0 => 0,
            _ if other => other_class(sound),
            _ => class(sound),
        };
        if class != 0 && length < 15 {
            key = key << 4 | u64::from(class);
            length += 1;
        }
    }
    key
}
