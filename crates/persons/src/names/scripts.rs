//! What the letters of each script say: their romanisation, and the sounds they are read as.
//!
//! Must not: look at more than one letter and the one after it. What needs the word is done in `reading`.

use super::sounds::*;
use std::sync::LazyLock;

/// What one letter is read as.
#[derive(Clone, Copy)]
pub(super) struct Letter {
    /// In ASCII, for people and for tables of names.
    pub roman: &'static str,
    /// As sounds.
    pub sounds: &'static [Sound],
}

/// A letter of the Arabic or the Hebrew script, and what it is read as.
pub(super) type Row = (char, &'static str, &'static [Sound]);

/// Scripts that write few of their vowels: Arabic with the letters of Persian, Urdu, Kurdish and Pashto.
pub(super) const ARABIC: &[Row] = &[
    ('ء', "", &[AYIN]),
    ('آ', "a", &[ALIF]),
    ('أ', "a", &[ALIF]),
    ('ؤ', "u", &[WAW]),
    ('إ', "a", &[ALIF]),
    ('ئ', "", &[AYIN]),
    ('ا', "a", &[ALIF]),
    ('ب', "b", &[B]),
    ('ة', "a", &[TEH9]),
    ('ت', "t", &[T]),
    ('ث', "th", &[TH]),
    ('ج', "j", &[JEEM]),
    ('ح', "h", &[H]),
    ('خ', "kh", &[X]),
    ('د', "d", &[D]),
    ('ذ', "dh", &[D_H]),
    ('ر', "r", &[R]),
    ('ز', "z", &[Z]),
    ('س', "s", &[S]),
    ('ش', "sh", &[SH]),
    ('ص', "s", &[S]),
    ('ض', "d", &[DAD]),
    ('ط', "t", &[T]),
    ('ظ', "z", &[DAD]),
    ('ع', "", &[AYIN]),
    ('غ', "gh", &[GH]),
    ('ف', "f", &[F]),
    ('ق', "q", &[Q]),
    ('ك', "k", &[K]),
    ('ل', "l", &[L]),
    ('م', "m", &[M]),
    ('ن', "n", &[N]),
    ('ه', "h", &[H]),
    ('و', "w", &[WAW]),
    ('ى', "a", &[YEH9]),
    ('ي', "y", &[YEH]),
    ('ٱ', "a", &[ALIF]),
    ('ٲ', "a", &[ALIF]),
    ('ٳ', "a", &[ALIF]),
    ('ٹ', "t", &[T]),
    ('ټ', "t", &[T]),
    ('پ', "p", &[P]),
    ('څ', "ts", &[TS]),
    ('ځ', "dz", &[Z]),
    ('چ', "ch", &[CH]),
    ('ڈ', "d", &[D]),
    ('ډ', "d", &[D]),
    ('ڌ', "dh", &[D]),
    ('ڑ', "r", &[R]),
    ('ړ', "r", &[R]),
    ('ڕ', "r", &[R]),
    ('ژ', "zh", &[ZH]),
    ('ږ', "g", &[G]),
    ('ښ', "sh", &[SH]),
    ('ڤ', "v", &[V]),
    ('ڨ', "g", &[G]),
    ('ڥ', "v", &[V]),
    ('ک', "k", &[K]),
    ('ڪ', "k", &[K]),
    ('ګ', "g", &[G]),
    ('گ', "g", &[G]),
    ('ڭ', "ng", &[N]),
    ('ڵ', "l", &[L]),
    ('ں', "n", &[N]),
    ('ڼ', "n", &[N]),
    ('ھ', "h", &[H_SILENT]),
    ('ہ', "h", &[H]),
    ('ۀ', "h", &[H]),
    ('ۂ', "h", &[H]),
    ('ۃ', "a", &[TEH9]),
    ('ۆ', "o", &[WAW]),
    ('ۇ', "u", &[WAW]),
    ('ۈ', "u", &[WAW]),
    ('ۋ', "v", &[WAW]),
    ('ی', "y", &[YEH]),
    ('ې', "e", &[YEH]),
    ('ێ', "e", &[YEH]),
    ('ۍ', "y", &[YEH9]),
    ('ے', "e", &[YEH9]),
    ('ۓ', "e", &[YEH9]),
    ('ە', "e", &[E]),
];

/// Hebrew, with the final forms.
pub(super) const HEBREW: &[Row] = &[
    ('א', "a", &[ALIF]),
    ('ב', "b", &[BET]),
    ('ג', "g", &[G]),
    ('ד', "d", &[D]),
    ('ה', "h", &[H]),
    ('ו', "v", &[WAW]),
    ('ז', "z", &[Z]),
    ('ח', "h", &[X]),
    ('ט', "t", &[T]),
    ('י', "y", &[YEH]),
    ('ך', "k", &[KAF]),
    ('כ', "k", &[KAF]),
    ('ל', "l", &[L]),
    ('ם', "m", &[M]),
    ('מ', "m", &[M]),
    ('ן', "n", &[N]),
    ('נ', "n", &[N]),
    ('ס', "s", &[S]),
    ('ע', "", &[AYIN]),
    ('ף', "f", &[PE]),
    ('פ', "p", &[PE]),
    ('ץ', "ts", &[TS]),
    ('צ', "ts", &[TS]),
    ('ק', "k", &[K]),
    ('ר', "r", &[R]),
    ('ש', "sh", &[SHIN]),
    ('ת', "t", &[T]),
];

/// Cyrillic: Slavic languages, and letters of the Caucasus and of Central Asia.
pub(super) const CYRILLIC: &[Row] = &[
    ('а', "a", &[A]),
    ('б', "b", &[B]),
    ('в', "v", &[V]),
    ('г', "g", &[G_H]),
    ('д', "d", &[D]),
    ('е', "e", &[E]),
    ('ж', "zh", &[ZH]),
    ('з', "z", &[Z]),
    ('и', "i", &[I]),
    ('й', "y", &[Y]),
    ('к', "k", &[K]),
    ('л', "l", &[L]),
    ('м', "m", &[M]),
    ('н', "n", &[N]),
    ('о', "o", &[O]),
    ('п', "p", &[P]),
    ('р', "r", &[R]),
    ('с', "s", &[S]),
    ('т', "t", &[T]),
    ('у', "u", &[U]),
    ('ф', "f", &[F]),
    ('х', "kh", &[X]),
    ('ц', "ts", &[TS]),
    ('ч', "ch", &[CH]),
    ('ш', "sh", &[SH]),
    ('щ', "shch", &[SH]),
    ('ъ', "", &[]),
    ('ы', "y", &[I]),
    ('ь', "", &[]),
    ('э', "e", &[E]),
    ('ю', "yu", &[Y, U]),
    ('я', "ya", &[Y, A]),
    ('ѐ', "e", &[E]),
    ('ё', "yo", &[E]),
    ('ђ', "dj", &[J]),
    ('ѓ', "gj", &[J]),
    ('є', "ye", &[E]),
    ('ѕ', "dz", &[TS]),
    ('і', "i", &[I]),
    ('ї', "yi", &[Y, I]),
    ('ј', "j", &[Y]),
    ('љ', "lj", &[L]),
    ('њ', "nj", &[N]),
    ('ћ', "c", &[CH]),
    ('ќ', "kj", &[CH]),
    ('ѝ', "i", &[I]),
    ('ў', "w", &[W]),
    ('џ', "dz", &[J]),
    ('ѣ', "e", &[E]),
    ('ѳ', "f", &[F]),
    ('ѵ', "i", &[I]),
    ('ґ', "g", &[G]),
    ('ғ', "gh", &[GH]),
    ('ҕ', "gh", &[GH]),
    ('җ', "j", &[J]),
    ('ҙ', "dh", &[D_H]),
    ('қ', "q", &[Q]),
    ('ҝ', "g", &[G]),
    ('ҡ', "q", &[Q]),
    ('ң', "ng", &[N]),
    ('ҥ', "ng", &[N]),
    ('ҫ', "th", &[TH]),
    ('ү', "u", &[U]),
    ('ұ', "u", &[U]),
    ('ҳ', "h", &[H]),
    ('ҷ', "j", &[J]),
    ('ҹ', "j", &[J]),
    ('һ', "h", &[H]),
    ('ҽ', "ch", &[CH]),
    ('ӏ', "", &[]),
    ('Ӏ', "", &[]),
    ('ӑ', "a", &[A]),
    ('ә', "a", &[A]),
    ('ӣ', "i", &[I]),
    ('ө', "o", &[O]),
    ('ӯ', "u", &[U]),
    ('ӱ', "u", &[U]),
    ('ӳ', "u", &[U]),
];

/// Greek, letter by letter; its digraphs are read in `reading`.
pub(super) const GREEK: &[Row] = &[
    ('α', "a", &[A]),
    ('β', "v", &[V]),
    ('γ', "g", &[G]),
    ('δ', "d", &[D]),
    ('ε', "e", &[E]),
    ('ζ', "z", &[Z]),
    ('η', "i", &[I]),
    ('θ', "th", &[TH]),
    ('ι', "i", &[I]),
    ('κ', "k", &[K]),
    ('λ', "l", &[L]),
    ('μ', "m", &[M]),
    ('ν', "n", &[N]),
    ('ξ', "x", &[K, S]),
    ('ο', "o", &[O]),
    ('π', "p", &[P]),
    ('ρ', "r", &[R]),
    ('ς', "s", &[S]),
    ('σ', "s", &[S]),
    ('τ', "t", &[T]),
    ('υ', "y", &[I]),
    ('φ', "f", &[F]),
    ('χ', "ch", &[X]),
    ('ψ', "ps", &[P, S]),
    ('ω', "o", &[O]),
];

/// Armenian, in the eastern reading.
pub(super) const ARMENIAN: &[Row] = &[
    ('ա', "a", &[A]),
    ('բ', "b", &[B]),
    ('գ', "g", &[G]),
    ('դ', "d", &[D]),
    ('ե', "e", &[E]),
    ('զ', "z", &[Z]),
    ('է', "e", &[E]),
    ('ը', "y", &[E]),
    ('թ', "t", &[T]),
    ('ժ', "zh", &[ZH]),
    ('ի', "i", &[I]),
    ('լ', "l", &[L]),
    ('խ', "kh", &[X]),
    ('ծ', "ts", &[TS]),
    ('կ', "k", &[K]),
    ('հ', "h", &[H]),
    ('ձ', "dz", &[TS]),
    ('ղ', "gh", &[GH]),
    ('ճ', "ch", &[CH]),
    ('մ', "m", &[M]),
    ('յ', "y", &[Y]),
    ('ն', "n", &[N]),
    ('շ', "sh", &[SH]),
    ('ո', "o", &[O]),
    ('չ', "ch", &[CH]),
    ('պ', "p", &[P]),
    ('ջ', "j", &[J]),
    ('ռ', "r", &[R]),
    ('ս', "s", &[S]),
    ('վ', "v", &[V]),
    ('տ', "t", &[T]),
    ('ր', "r", &[R]),
    ('ց', "ts", &[TS]),
    ('ւ', "v", &[V]),
    ('փ', "p", &[P]),
    ('ք', "k", &[K]),
    ('օ', "o", &[O]),
    ('ֆ', "f", &[F]),
    ('և', "ev", &[E, V]),
];

/// Georgian.
pub(super) const GEORGIAN: &[Row] = &[
    ('ა', "a", &[A]),
    ('ბ', "b", &[B]),
    ('გ', "g", &[G]),
    ('დ', "d", &[D]),
    ('ე', "e", &[E]),
    ('ვ', "v", &[V]),
    ('ზ', "z", &[Z]),
    ('თ', "t", &[T]),
    ('ი', "i", &[I]),
    ('კ', "k", &[K]),
    ('ლ', "l", &[L]),
    ('მ', "m", &[M]),
    ('ნ', "n", &[N]),
    ('ო', "o", &[O]),
    ('პ', "p", &[P]),
    ('ჟ', "zh", &[ZH]),
    ('რ', "r", &[R]),
    ('ს', "s", &[S]),
    ('ტ', "t", &[T]),
    ('უ', "u", &[U]),
    ('ფ', "p", &[PE]),
    ('ქ', "k", &[K]),
    ('ღ', "gh", &[GH]),
    ('ყ', "q", &[Q]),
    ('შ', "sh", &[SH]),
    ('ჩ', "ch", &[CH]),
    ('ც', "ts", &[TS]),
    ('ძ', "dz", &[TS]),
    ('წ', "ts", &[TS]),
    ('ჭ', "ch", &[CH]),
    ('ხ', "kh", &[X]),
    ('ჯ', "j", &[J]),
    ('ჰ', "h", &[H]),
];

/// The letters of all tables by their number, from the first of Greek to the last of Arabic, then Georgian.
static LETTERS: LazyLock<Vec<Option<Letter>>> = LazyLock::new(|| {
    let mut letters = vec![None; DENSE];
    for table in [ARABIC, HEBREW, CYRILLIC, GREEK, ARMENIAN, GEORGIAN] {
        for (letter, roman, sounds) in table {
            if let Some(at) = place(*letter) {
                letters[at] = Some(Letter { roman, sounds });
            }
        }
    }
    letters
});
const FIRST: u32 = 0x370;
const ARABIC_END: u32 = 0x700;
const GEORGIAN_FIRST: u32 = 0x10d0;
const DENSE: usize = (ARABIC_END - FIRST + 0x30) as usize;

fn place(letter: char) -> Option<usize> {
    match letter as u32 {
        at @ FIRST..ARABIC_END => Some((at - FIRST) as usize),
        at @ GEORGIAN_FIRST..0x1100 => Some((at - GEORGIAN_FIRST + ARABIC_END - FIRST) as usize),
        _ => None,
    }
}

/// What a letter of these scripts is read as.
pub(super) fn letter(letter: char) -> Option<Letter> {
    LETTERS[place(letter)?]
}

/// Whether the script of a letter leaves out most vowels.
pub(super) fn is_abjad(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{7ff}')
}
