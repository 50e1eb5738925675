//! One word, in whatever script, into romanised letters and sounds.
//!
//! Must not: drop a consonant, or read a letter by what the whole name is.

use super::latin::{self, Mark};
use super::scripts;
use super::sounds::*;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use vocabulary::limits::NAME_SOUNDS_MAX;

/// A word as it is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Read {
    /// Lower-case ASCII.
    pub letters: String,
    /// At most [`NAME_SOUNDS_MAX`].
    pub sounds: Vec<Sound>,
    /// Whether the script leaves out most vowels.
    pub abjad: bool,
}

/// Reads a cleaned word. Marks that are no letters are passed over.
pub(super) fn read(word: &str) -> Read {
    let mut read = Read::default();
    let letters = unmixed(word);
    let mut latin: Vec<Mark> = Vec::new();
    let mut at = 0;
    while at < letters.len() && read.sounds.len() < 2 * NAME_SOUNDS_MAX {
        let ch = letters[at];
        match scripts::letter(ch) {
            Some(letter) => {
                read.latin(&mut latin);
                let (taken, roman, sounds) =
                    together(&letters[at..], read.sounds.last()).unwrap_or((1, letter.roman, letter.sounds));
                read.letters.push_str(roman);
                read.sounds.extend_from_slice(sounds);
                read.abjad |= scripts::is_abjad(ch);
                at += taken - 1;
            }
            None => marks(ch, &letters[at + 1..], &mut latin),
        }
        at += 1;
    }
    read.latin(&mut latin);
    if read.abjad {
        settle_abjad(&mut read.sounds)
    } else {
        settle(&mut read.sounds)
    }
    endings(word, &mut read.sounds);
    servant(&mut read.sounds);
    faith(&mut read.sounds);
    of_god(&mut read.sounds);
    father(&mut read.sounds);
    read.sounds.truncate(NAME_SOUNDS_MAX);
    read
}

impl Read {
    fn latin(&mut self, marks: &mut Vec<Mark>) {
        if !marks.is_empty() {
            self.letters.extend(marks.iter().map(|mark| char::from(mark.ascii)));
            latin::read(marks, |sounds| self.sounds.extend_from_slice(sounds));
            marks.clear();
        }
    }
}

/// Lower-case letters without marks that no table knows, and letters that only look like those of the word's script
/// as those that they look like.
fn unmixed(word: &str) -> Vec<char> {
    const LATIN: &[char] = &['a', 'e', 'o', 'p', 'c', 'x', 'y', 'i', 'k', 'm', 'h', 't', 'b', 'j', 's'];
    const CYRILLIC: &[char] = &['а', 'е', 'о', 'р', 'с', 'х', 'у', 'і', 'к', 'м', 'н', 'т', 'в', 'ј', 'ѕ'];
    let mut letters: Vec<char> = Vec::with_capacity(word.len().min(4 * NAME_SOUNDS_MAX));
    let (mut latin, mut cyrillic, mut strange) = (0, 0, false);
    for ch in word.chars().take(4 * NAME_SOUNDS_MAX) {
        match ch {
            'a'..='z' | '\'' => letters.push(ch),
            'A'..='Z' => letters.push(ch.to_ascii_lowercase()),
            '\u{590}'..='\u{6ff}' | 'а'..='я' => letters.push(ch),
            _ => letters.extend(ch.to_lowercase()),
        }
        latin += usize::from(ch.is_ascii_alphabetic());
        cyrillic += usize::from(matches!(ch, '\u{400}'..='\u{4ff}'));
        strange |= !matches!(ch, '\0'..='\u{7f}' | 'а'..='я' | 'א'..='ת' | 'ء'..='ي');
    }
    if latin > 0 && cyrillic > 0 {
        let (from, to) = if cyrillic >= latin { (LATIN, CYRILLIC) } else { (CYRILLIC, LATIN) };
        for letter in &mut letters {
            if let Some(at) = from.iter().position(|looks| looks == letter) {
                *letter = to[at];
            }
        }
    }
    if !strange {
        return letters;
    }
    let known = |ch: char| ch.is_ascii() || scripts::letter(ch).is_some() || latin::marked(ch).is_some();
    if letters.iter().all(|ch| known(*ch)) {
        return letters;
    }
    let spell = |ch: char| -> Vec<char> {
        if known(ch) {
            vec![ch]
        } else {
            ch.nfd().filter(|part| !is_combining_mark(*part) || indic(*part)).collect()
        }
    };
    letters.into_iter().flat_map(spell).collect()
}

fn indic(ch: char) -> bool {
    matches!(ch, '\u{900}'..='\u{dff}')
}

/// A letter that no table of a script has: Latin, with its mark, or whatever `any_ascii` makes of it.
fn marks(ch: char, rest: &[char], latin: &mut Vec<Mark>) {
    if let Some(mark) = latin::marked(ch) {
        latin.push(mark);
    } else if ch.is_ascii_alphabetic() {
        latin.push(Mark { ascii: (ch as u8).to_ascii_lowercase(), sound: 0 });
    } else if !ch.is_ascii() && (ch.is_alphabetic() || indic(ch)) {
        let ascii = any_ascii::any_ascii_char(ch).bytes().filter(u8::is_ascii_alphabetic);
        latin.extend(ascii.map(|ascii| Mark { ascii: ascii.to_ascii_lowercase(), sound: 0 }));
        // Scripts of India say "a" after a consonant that carries no other vowel.
        let consonant = indic(ch) && matches!((ch as u32 - 0x900) % 0x80, 0x15..=0x39);
        let bare = rest.first().is_some_and(|next| !indic(*next) || !is_combining_mark(*next));
        if consonant && bare {
            latin.push(Mark { ascii: b'a', sound: 0 });
        }
    }
}

/// Two or three letters that are read as one.
fn together(rest: &[char], after: Option<&Sound>) -> Option<(usize, &'static str, &'static [Sound])> {
    let first = after.is_none();
    let third = rest.get(2).copied().unwrap_or(' ');
    let row: (&'static str, &'static [Sound]) = match (rest.first()?, rest.get(1)?) {
        // Greek.
        ('ο', 'υ') => ("ou", &[UU]),
        ('α', 'ι') => ("e", &[E]),
        ('ε' | 'ο', 'ι') => ("i", &[I]),
        ('α', 'υ') => ("av", &[A, V]),
        ('ε', 'υ') => ("ev", &[E, V]),
        ('μ', 'π') if first => ("b", &[B]),
        ('μ', 'π') => ("mb", &[M, B]),
        ('ν', 'τ') if first || third == ' ' || after == Some(&L) || after == Some(&R) => ("d", &[D]),
        ('ν', 'τ') => ("nt", &[N, T]),
        ('γ', 'κ') if first => ("g", &[G]),
        ('γ', 'κ' | 'γ') => ("ng", &[N, G]),
        // Giorgos, Yorgos; but Georgiou.
        ('γ', 'ι') if first && matches!(third, 'α' | 'ο' | 'ω' | 'ε') => ("gi", &[J_Y, I]),
        ('τ', 'ζ') => ("tz", &[J]),
        ('τ', 'σ') => ("ts", &[TS]),
        // Armenian.
        ('ո', 'ւ') => ("u", &[U]),
        // Cyrillic.
        ('д', 'ж') => ("dzh", &[J]),
        ('д', 'з') => ("dz", &[TS]),
        // Hebrew, with a stroke.
        ('צ' | 'ץ', '\'') => ("ch", &[CH]),
        ('ז', '\'') => ("zh", &[ZH]),
        ('ג', '\'') => ("j", &[J]),
        ('ת', '\'') => ("th", &[TH]),
        _ => return None,
    };
    Some((2, row.0, row.1))
}

/// Whether it can carry a syllable here.
fn vowel(sound: Option<&Sound>) -> bool {
    sound.is_some_and(|sound| is_vowel(*sound))
}

/// Vowels and half-vowels by their place, doubled letters as one.
fn settle(sounds: &mut Vec<Sound>) {
    // Aleksej, Pidhornyj.
    if let [.., I | Y | E | O | U, end @ J_Y] = sounds.as_mut_slice() {
        *end = Y;
    }
    let mut out: Vec<Sound> = Vec::with_capacity(sounds.len());
    for &sound in sounds.iter() {
        match (out.last().copied(), sound) {
            (Some(A), A) => *out.last_mut().expect("there is a last") = AA,
            (Some(I | Y), I) | (Some(I), Y) => {
                let first = out.len() == 1;
                *out.last_mut().expect("there is a last") = if first { I } else { II };
            }
            (Some(U), U) | (Some(O), O) => *out.last_mut().expect("there is a last") = UU,
            (Some(A | E | O | U | UU | AA), I) => out.push(Y),
            (Some(Y), E) if out.len() == 1 => *out.last_mut().expect("there is a last") = E,
            // The second l of Abdullatif is the name's.
            (Some(L), L) if matches!(out.as_slice(), [A, B, D, A | E | I | O | U, L]) => out.push(L),
            (Some(before), _) if before == sound => {}
            _ => out.push(sound),
        }
    }
    let count = out.len();
    for at in 0..count {
        let (before, after) = (at.checked_sub(1).map(|at| out[at]), out.get(at + 1).copied());
        match out[at] {
            // Without a vowel beside it, y is one.
            Y if !vowel(before.as_ref()) && !vowel(after.as_ref()) => out[at] = I,
            I if at == 0 && matches!(after, Some(A | O | U | UU | AA)) => out[at] = Y,
            U | UU if at == 0 && matches!(after, Some(A | E | I | O)) => out[at] = W,
            II if vowel(after.as_ref()) || at + 1 == count => out[at] = I,
            _ => {}
        }
    }
    if let Some(first) = out.first_mut() {
        *first = initial(*first);
    }
    if count > 1
        && let Some(end) = out.last_mut()
    {
        *end = last(*end);
    }
    *sounds = out;
}

/// The same where most vowels are left out.
fn settle_abjad(sounds: &mut Vec<Sound>) {
    sounds.dedup_by(|a, b| a == b && matches!(*a, WAW | ALIF | YEH));
    let count = sounds.len();
    if let Some(first) = sounds.first_mut().filter(|first| **first == ALIF) {
        *first = ALIF0;
    }
    if count > 2 && matches!(sounds[0], ALIF0 | AYIN) {
        match sounds[1] {
            YEH => sounds[1] = I,
            WAW => sounds[1] = U,
            _ => {}
        }
    }
    if count > 1
        && let Some(end) = sounds.last_mut()
    {
        match *end {
            H => *end = TEH9,
            // Many write the two forms of it alike.
            YEH => *end = YEH9,
            E => *end = E9,
            _ => {}
        }
    }
}

/// Endings of family names that go by who bears them, and the ending that Georgian gives every name.
fn endings(word: &str, sounds: &mut Vec<Sound>) {
    let count = sounds.len();
    match sounds.as_mut_slice() {
        // Novakova, of Novak; Ivanova, of Ivanov.
        [.., O, V, A9] if count > 5 && word.ends_with(['á', 'Á']) => sounds.truncate(count - 3),
        [.., O | U, V | W, N, A9] if count >= 6 => sounds.truncate(count - 2),
        [.., O | E, V | W, A9] if count >= 5 => sounds.truncate(count - 1),
        // Dudinskaya, Dudinska, of Dudinsky.
        [.., S | TS | C_K, K, A, Y | J_Y | I, A9] if count >= 6 => {
            sounds.truncate(count - 2);
            sounds[count - 3] = I9;
        }
        [.., S | TS | C_K, K, end @ A9] if count >= 6 => *end = I9,
        [.., S | TS | C_K, K, I | E, Y | J_Y] if count >= 6 => {
            sounds.truncate(count - 1);
            sounds[count - 2] = I9;
        }
        [.., before, end @ I9] if !is_vowel(*before) && word.ends_with('ი') => *end = I,
        _ => {}
    }
}

/// Abd al-Rahman, Abdulrahman, Abderrahmane, عبدالرحمن: without the article, whose vowel and letter every hand writes in
/// its own way.
fn servant(sounds: &mut Vec<Sound>) {
    if !matches!(sounds.get(..3), Some([A0 | AYIN, B, D])) {
        return;
    }
    let rest = |from: usize| sounds.get(from..).unwrap_or_default();
    let drop = match rest(3) {
        // Abdallah: the l is of the name.
        [A | E | I | O | U, L, A9] | [A | E | I | O | U, L, A, _] => 1,
        [A | E | I | O | U | ALIF, L, _, _, ..] => 2,
        [A | E | I | O | U, R | S | SH | N | Z | T | D | JEEM, _, _, _, ..] => 1,
        _ => return,
    };
    sounds.drain(3..3 + drop);
}

/// Nur al-Din, Noureddine, نورالدين: likewise.
fn faith(sounds: &mut Vec<Sound>) {
    if matches!(sounds.as_slice(), [.., D, I | II, N, E9]) {
        sounds.pop();
    }
    let [start @ .., D, I | II | YEH, N] = sounds.as_slice() else { return };
    let drop = match start {
        [.., A | E | U | O | ALIF, L] => 2,
        [.., A | E | U | O] => 1,
        _ => return,
    };
    let from = start.len() - drop;
    if from >= 2 {
        sounds.drain(from..from + drop);
    }
}

/// Farajullah, Farajollah, فرج الله: likewise.
fn of_god(sounds: &mut Vec<Sound>) {
    let count = sounds.len();
    let drop = match sounds.as_slice() {
        [.., ALIF, L, L, TEH9] if count >= 6 => count - 4..count - 2,
        [.., A | E | O | U, L, A, H_SILENT | H] if count >= 6 => count - 4..count - 3,
        [.., O | U, L, A9] if count >= 5 => count - 3..count - 2,
        _ => return,
    };
    sounds.drain(drop);
}

/// Abu al-Fadl, Abulfazl, Abolfazl, ابوالفضل: likewise.
fn father(sounds: &mut Vec<Sound>) {
    let drop = match sounds.as_slice() {
        [ALIF0, B, WAW, ALIF, L, _, _, ..] => 3..5,
        [A0, B, O | U | UU, A | E, L, _, _, ..] => 3..5,
        [A0, B, O | U | UU, L, next, _, ..] if !is_vowel(*next) => 3..4,
        _ => return,
    };
    sounds.drain(drop);
}
