//! The sounds into which letters of every script are read, and what it costs to take one for another.
//!
//! One sound is one small number, so that two words can be aligned with look-ups in one table. Letters that scripts
//! leave open have sounds of their own: the Arabic waw is none of u, o, w and v, and costs little against each.
//! Costs are in sixteenths of a plain difference of one letter.
//!
//! Must not: know a name. What is known of names stands in `variants`.

/// A sound. 0 is none.
pub(super) type Sound = u8;

/// How many sounds there are, rounded up to a power of two.
pub(super) const SOUNDS: usize = 64;

macro_rules! sounds {
    ($($name:ident)*) => { sounds!(@ 1; $($name)*); };
    (@ $at:expr; $name:ident $($rest:ident)*) => {
        pub(super) const $name: Sound = $at;
        sounds!(@ $at + 1; $($rest)*);
    };
    (@ $at:expr;) => {};
}

// Vowels within a word, at its beginning (0) and at its end (9), each in the order a, e, i, o, u.
sounds! {
    A E I O U A0 E0 I0 O0 U0 A9 E9 I9 O9 U9
    AA II UU Y W V
    ALIF ALIF0 WAW YEH AYIN TEH9 YEH9
    B P T D K G Q X GH J CH SH ZH S Z TH D_H F H M N L R TS
    C_K C_S J_Y DAD G_H H_SILENT JEEM BET PE SHIN KAF
}

/// Vowels of any place.
pub(super) const fn is_vowel(sound: Sound) -> bool {
    sound >= A && sound <= UU
}
/// A vowel at the beginning of a word, for one within.
pub(super) const fn initial(sound: Sound) -> Sound {
    match sound {
        A..=U => sound + 5,
        AA => A0,
        II => I0,
        UU => U0,
        _ => sound,
    }
}
/// A vowel at the end of a word, for one within.
pub(super) const fn last(sound: Sound) -> Sound {
    match sound {
        A..=U => sound + 10,
        AA => A9,
        II => I9,
        UU => U9,
        _ => sound,
    }
}

/// The cost of any pair that no rule names.
const UNLIKE: u8 = 18;

/// Pairs that are cheaper: each sound of the first set against each of the second.
const NEAR: &[(&[Sound], &[Sound], u8)] = &[
    // Short vowels.
    (&[A], &[E], 3),
    (&[A], &[O], 6),
    (&[A], &[I], 11),
    (&[A], &[U], 12),
    (&[E], &[I], 3),
    (&[E], &[O], 8),
    (&[E], &[U], 8),
    (&[I], &[O], 11),
    (&[I], &[U], 9),
    (&[O], &[U], 2),
    // Long ones.
    (&[AA], &[A], 0),
    (&[AA], &[E, O], 4),
    (&[II], &[I], 0),
    (&[II], &[E, Y], 2),
    (&[UU], &[U], 0),
    (&[UU], &[O, W], 1),
    (&[UU, II], &[A, AA], 14),
    (&[UU], &[E], 12),
    (&[UU], &[I, II], 12),
    (&[UU, U, U9], &[V], 3),
    (&[UU, U, O], &[W], 2),
    // At the beginning.
    (&[A0], &[E0], 3),
    (&[A0], &[O0], 6),
    (&[A0], &[I0, U0], 11),
    (&[E0], &[I0], 9),
    (&[E0], &[O0], 9),
    (&[E0, I0], &[U0], 12),
    (&[I0], &[O0], 12),
    (&[O0], &[U0], 2),
    (&[I0, E0], &[Y], 4),
    (&[U0, O0], &[W], 3),
    (&[J_Y], &[I0], 3),
    // At the end.
    (&[A9], &[E9], 4),
    (&[A9], &[O9], 15),
    (&[A9], &[I9, U9], 16),
    (&[E9], &[I9, Y], 6),
    (&[I9], &[Y], 0),
    (&[O9], &[U9], 2),
    (&[E9, I9], &[O9, U9], 15),
    (&[U9, O9], &[W], 3),
    // A vowel of one word can stand within, where the other has an end.
    (&[A], &[A9, A0], 1),
    (&[E], &[E9, E0], 1),
    (&[I], &[I9, I0], 1),
    (&[O], &[O9, O0], 1),
    (&[U], &[U9, U0], 1),
    (&[A], &[E9, E0], 4),
    (&[E], &[A9, A0, I0, I9], 4),
    // Half-vowels.
    (&[Y], &[I], 1),
    (&[Y], &[E], 5),
    (&[W], &[V], 1),
    (&[J_Y], &[I], 4),
    // Letters of scripts that write no short vowels.
    (&[ALIF], &[A, AA, A9, A0], 0),
    (&[ALIF], &[E, E9], 2),
    (&[ALIF], &[O, O9], 4),
    (&[ALIF], &[I, U, UU, II], 9),
    (&[ALIF0], &[A0, E0, I0, O0, U0, ALIF, AYIN], 0),
    (&[ALIF0], &[A, E], 1),
    (&[ALIF0], &[I, O, U, Y], 3),
    (&[WAW], &[O, U, UU, O9, U9, O0, U0, W, V], 0),
    (&[WAW], &[B, F], 8),
    (&[WAW], &[A, E, I, II], 14),
    (&[YEH], &[I, II, Y, I9, I0, E0, E, E9, J_Y], 0),
    (&[YEH], &[A, O, U, UU], 14),
    (&[YEH], &[J], 8),
    (&[YEH9], &[I9, E9, Y, II, I, YEH], 0),
    (&[YEH9], &[A9, ALIF], 2),
    (&[AYIN], &[A, AA, E, A0, E0, I0, O0, U0], 0),
    (&[AYIN], &[I, O, U, II, UU], 2),
    (&[AYIN], &[A9, E9], 3),
    (&[TEH9], &[A9, E9, H, H_SILENT], 0),
    (&[TEH9], &[T], 3),
    (&[TEH9], &[ALIF], 5),
    (&[TEH9], &[O9, U9], 2),
    (&[ALIF], &[WAW, YEH], 12),
    (&[YEH], &[WAW], 12),
    // Consonants.
    (&[B], &[P], 6),
    (&[B], &[V, BET], 7),
    (&[P], &[F], 9),
    (&[F], &[V], 3),
    (&[F], &[W], 9),
    (&[T], &[D], 6),
    (&[T], &[TH], 1),
    (&[D], &[D_H], 1),
    (&[TH], &[D, D_H], 6),
    (&[TH], &[S, F], 4),
    (&[D_H], &[Z], 1),
    (&[DAD], &[D, D_H], 0),
    (&[DAD], &[Z], 2),
    (&[DAD], &[T], 7),
    (&[K], &[Q], 0),
    (&[K], &[G], 7),
    (&[K], &[X], 5),
    (&[K], &[CH], 6),
    (&[Q], &[G], 2),
    (&[Q], &[GH], 1),
    (&[Q], &[X], 4),
    (&[G], &[GH], 1),
    (&[G], &[J], 6),
    (&[GH], &[X, K], 6),
    (&[GH], &[R, H], 8),
    (&[X], &[H], 2),
    (&[X], &[G], 7),
    (&[G_H], &[G, GH, Q], 0),
    (&[G_H], &[H], 1),
    (&[G_H], &[X, K], 5),
    (&[KAF], &[K, X, Q], 0),
    (&[KAF], &[H, CH], 3),
    (&[J], &[ZH], 1),
    (&[J], &[CH], 5),
    (&[J, G], &[Y], 9),
    (&[J], &[D], 10),
    (&[J], &[SH], 8),
    (&[J], &[Z], 6),
    (&[JEEM], &[J], 0),
    (&[JEEM], &[G, J_Y, ZH], 1),
    (&[JEEM], &[GH, CH], 3),
    (&[JEEM], &[Y, C_S], 5),
    (&[JEEM], &[C_K], 5),
    (&[J_Y], &[J, ZH, Y], 1),
    (&[J_Y], &[H, X], 5),
    (&[J_Y], &[G], 3),
    (&[J_Y], &[CH, DZ], 8),
    (&[CH], &[SH], 3),
    (&[CH], &[X, H], 4),
    (&[CH], &[TS, S], 7),
    (&[CH], &[T], 10),
    (&[SH], &[S], 5),
    (&[SH], &[ZH], 6),
    (&[SHIN], &[S, SH], 0),
    (&[ZH], &[Z], 5),
    (&[S], &[Z], 5),
    (&[TS], &[S, Z], 4),
    (&[TS], &[J], 6),
    (&[TS], &[C_S], 1),
    (&[TS], &[C_K, D], 5),
    (&[C_K], &[K, Q], 0),
    (&[C_K], &[J, CH, G], 4),
    (&[C_K], &[C_S], 3),
    (&[C_K], &[SH, S], 7),
    (&[C_S], &[S], 1),
    (&[C_S], &[J, CH, Z], 3),
    (&[C_S], &[K], 5),
    (&[C_S], &[SH], 6),
    (&[H], &[H_SILENT], 0),
    (&[H], &[K, G], 9),
    (&[H_SILENT], &[X], 4),
    (&[BET], &[B, V, P], 0),
    (&[BET], &[W, WAW], 3),
    (&[PE], &[P, F], 0),
    (&[PE], &[B, V], 5),
    (&[M], &[N], 12),
    (&[L], &[R], 12),
];
const DZ: Sound = TS;

const fn likenesses() -> [[u8; SOUNDS]; SOUNDS] {
    let mut table = [[UNLIKE; SOUNDS]; SOUNDS];
    let mut at = 0;
    while at < SOUNDS {
        table[at][at] = 0;
        at += 1;
    }
    let mut rule = 0;
    while rule < NEAR.len() {
        let (left, right, cost) = NEAR[rule];
        let mut l = 0;
        while l < left.len() {
            let mut r = 0;
            while r < right.len() {
                table[left[l] as usize][right[r] as usize] = cost;
                table[right[r] as usize][left[l] as usize] = cost;
                r += 1;
            }
            l += 1;
        }
        rule += 1;
    }
    table
}

/// What it costs to take one sound for another.
pub(super) static INSTEAD: [[u8; SOUNDS]; SOUNDS] = likenesses();

/// What it costs to leave a sound out, where both words write their vowels, where one does, where neither does.
pub(super) static LEFT_OUT: [[u8; SOUNDS]; 3] = [
    absences(
        14,
        &[
            (&[A, E, I, O, U], 6),
            (&[AA, II, UU], 10),
            (&[A0, E0, I0, O0, U0], 12),
            (&[A9, I9, O9, U9], 13),
            (&[E9], 7),
            (&[Y], 4),
            (&[J_Y], 6),
            (&[W], 8),
            (&[H], 8),
            (&[H_SILENT], 1),
            (&[GH], 7),
        ],
    ),
    absences(
        15,
        &[
            (&[A, E], 0),
            (&[I, O, U], 1),
            (&[AA], 3),
            (&[II], 8),
            (&[UU], 6),
            (&[Y, W], 7),
            (&[A0, E0, I0, O0, U0], 10),
            (&[A9, I9, U9], 10),
            (&[E9], 3),
            (&[O9], 6),
            (&[ALIF], 6),
            (&[ALIF0], 9),
            (&[WAW, YEH, YEH9], 12),
            (&[AYIN], 1),
            (&[TEH9], 4),
            (&[H], 10),
            (&[H_SILENT], 1),
        ],
    ),
    absences(16, &[(&[AYIN, TEH9], 10), (&[ALIF, ALIF0], 14)]),
];

const fn absences(other: u8, rules: &[(&[Sound], u8)]) -> [u8; SOUNDS] {
    let mut costs = [other; SOUNDS];
    let mut rule = 0;
    while rule < rules.len() {
        let (sounds, cost) = rules[rule];
        let mut at = 0;
        while at < sounds.len() {
            costs[sounds[at] as usize] = cost;
            at += 1;
        }
        rule += 1;
    }
    costs
}

/// The class of a consonant in the skeleton of a word, 1 to 11; 0 for what a skeleton leaves out.
pub(super) const fn class(sound: Sound) -> u8 {
    match sound {
        B | P | BET | PE => 1,
        T | D | TH | D_H | DAD => 2,
        K | G | Q | GH | G_H | KAF | C_K => 3,
        H | X => 4,
        J | CH | SH | ZH | JEEM | J_Y => 5,
        S | Z | SHIN | TS | C_S => 6,
        F => 7,
        M => 8,
        N => 9,
        L => 10,
        R => 11,
        _ => 0,
    }
}
/// The class of a vowel or a half-vowel that begins a word, in its skeleton.
pub(super) const CLASS_VOWEL: u8 = 12;
/// The class of w, v and waw at the beginning of a word.
pub(super) const CLASS_W: u8 = 13;
/// The class of y before another vowel at the beginning of a word.
pub(super) const CLASS_Y: u8 = 14;
