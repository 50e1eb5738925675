//! Latin letters into sounds: what languages write with two or three letters, and letters with marks.
//!
//! One spelling is read in every way that a common romanisation gives it, not as one language would: c before a back
//! vowel is k for most, j for Turkish, ts for some, so it is a sound of its own that is near to all of them.
//!
//! Must not: decide which language a name is of, beyond letters that only Turkic alphabets have.

use super::sounds::*;

/// One letter: the ASCII letter it is written as, and its sound where a mark gives it one.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    /// The letter without its mark.
    pub ascii: u8,
    /// What the mark makes of it; 0 where it is plain.
    pub sound: Sound,
}

/// Letters with marks whose sound is not that of the plain letter.
const MARKED: &[(char, u8, Sound)] = &[
    ('ş', b's', SH),
    ('š', b's', SH),
    ('ś', b's', SH),
    ('ș', b's', SH),
    ('ŝ', b's', SH),
    ('ç', b'c', CH),
    ('č', b'c', CH),
    ('ć', b'c', CH),
    ('ĉ', b'c', CH),
    ('ž', b'z', ZH),
    ('ź', b'z', ZH),
    ('ż', b'z', ZH),
    ('ğ', b'g', GH),
    ('ǧ', b'g', J),
    ('ġ', b'g', GH),
    ('ı', b'i', I),
    ('ə', b'a', A),
    ('ǝ', b'a', A),
    ('ł', b'l', L),
    ('đ', b'd', D),
    ('ð', b'd', D_H),
    ('ḏ', b'd', D_H),
    ('þ', b't', TH),
    ('ṯ', b't', TH),
    ('ḫ', b'h', X),
    ('ẖ', b'h', X),
    ('ţ', b't', TS),
    ('ț', b't', TS),
    ('ø', b'o', O),
    ('å', b'o', A),
    ('ñ', b'n', N),
    ('ŭ', b'u', W),
    ('ħ', b'h', H),
    ('ŧ', b't', T),
    ('ɛ', b'e', E),
    ('ɔ', b'o', O),
];

/// A letter that has its own sound by its mark.
pub(super) fn marked(letter: char) -> Option<Mark> {
    let row = MARKED.iter().find(|row| row.0 == letter)?;
    Some(Mark { ascii: row.1, sound: row.2 })
}

/// Letters read together, the longer first.
const TOGETHER: &[(&[u8], &[Sound])] = &[
    (b"tsch", &[CH]),
    (b"shch", &[SH]),
    (b"dsch", &[J]),
    (b"sch", &[SH]),
    (b"tch", &[CH]),
    (b"dzh", &[J]),
    (b"sh", &[SH]),
    (b"ch", &[CH]),
    (b"kh", &[X]),
    (b"gh", &[GH]),
    (b"th", &[TH]),
    (b"dh", &[D_H]),
    (b"zh", &[ZH]),
    (b"ph", &[F]),
    (b"dj", &[J]),
    (b"tz", &[TS]),
    (b"ts", &[TS]),
    (b"dz", &[TS]),
    (b"ck", &[K]),
    (b"cz", &[CH]),
    (b"sz", &[SH]),
    (b"sj", &[SH]),
    (b"zj", &[ZH]),
    (b"ou", &[UU]),
    (b"oo", &[UU]),
    (b"ee", &[II]),
];

/// Reads Latin letters into sounds.
pub(super) fn read(word: &[Mark], mut say: impl FnMut(&[Sound])) {
    let turkic = word
        .iter()
        .any(|mark| (mark.sound == GH || mark.sound == A || mark.sound == I) || (mark.sound == SH));
    let mut at = 0;
    while at < word.len() {
        let rest = &word[at..];
        if rest[0].sound != 0 {
            say(&[rest[0].sound]);
            at += 1;
            continue;
        }
        at += match together(rest, at == 0) {
            Some((taken, sounds)) => {
                say(sounds);
                taken
            }
            None => {
                say(alone(word, at, turkic));
                1
            }
        };
    }
}

fn plain(mark: Option<&Mark>) -> u8 {
    mark.filter(|mark| mark.sound == 0).map_or(0, |mark| mark.ascii)
}

fn together(rest: &[Mark], first: bool) -> Option<(usize, &'static [Sound])> {
    let at = |at: usize| plain(rest.get(at));
    let front = |letter: u8| matches!(letter, b'e' | b'i' | b'y');
    match (at(0), at(1), at(2)) {
        // Greek and English: Christina, Chloe; but Achraf, Bouchra.
        (b'c', b'h', b'r') if matches!(at(3), b'i' | b'y') => return Some((2, &[K])),
        (b'c', b'h', b'l') if first => return Some((2, &[K])),
        (b'q', b'u', third) if front(third) => return Some((2, &[K])),
        (b'g', b'u', third) if front(third) => return Some((2, &[G])),
        // French: Ouali is Wali.
        (b'o', b'u', b'a' | b'e' | b'i') if first => return Some((2, &[W])),
        // Scandinavian: Melnytjuk.
        (b't', b'j', b'a' | b'e' | b'u' | b'o' | 0) => return Some((2, &[CH])),
        _ => {}
    }
    if !matches!(at(0), b'c' | b'd' | b'e' | b'g' | b'k' | b'o' | b'p' | b's' | b't' | b'z') {
        return None;
    }
    let starts = |letters: &[u8]| {
        letters.len() <= rest.len()
            && letters.iter().zip(rest).all(|(letter, mark)| plain(Some(mark)) == *letter)
    };
    TOGETHER.iter().find(|row| starts(row.0)).map(|row| (row.0.len(), row.1))
}

fn alone(word: &[Mark], at: usize, turkic: bool) -> &'static [Sound] {
    let next = word.get(at + 1).map_or(0, |mark| mark.ascii);
    // Polish: Grzegorz. After a vowel they are two letters: Mirza.
    let polish = |r: usize| {
        let before = r.checked_sub(1).map_or(0, |before| word[before].ascii);
        matches!(before, b'b' | b'd' | b'g' | b'k' | b'p' | b't' | b'w') && word[r].ascii == b'r'
    };
    match word[at].ascii {
        b'a' => &[A],
        b'b' => &[B],
        b'c' if turkic => &[J],
        b'c' if matches!(next, b'e' | b'i' | b'y') => &[C_S],
        // Petrovic, written without its mark.
        b'c' if next == 0 && at > 0 && matches!(word[at - 1].ascii, b'e' | b'i') => &[C_S],
        b'c' => &[C_K],
        b'd' => &[D],
        b'e' => &[E],
        b'f' => &[F],
        b'g' => &[G],
        b'h' if next == 0 && at > 0 => &[H_SILENT],
        b'h' => &[H],
        b'i' => &[I],
        b'j' => &[J_Y],
        b'k' => &[K],
        b'l' => &[L],
        b'm' => &[M],
        b'n' => &[N],
        b'o' => &[O],
        b'p' => &[P],
        b'q' => &[Q],
        b'r' if next == b'z' && polish(at) => &[],
        b'r' => &[R],
        b's' => &[S],
        b't' => &[T],
        b'u' => &[U],
        b'v' => &[V],
        b'w' => &[W],
        b'x' if turkic || at == 0 || !matches!(next, 0 | b'a' | b'e' | b'i' | b'y') => &[X],
        b'x' => &[K, S],
        b'y' => &[Y],
        b'z' if at > 1 && polish(at - 1) => &[ZH],
        b'z' => &[Z],
        _ => &[],
    }
}
