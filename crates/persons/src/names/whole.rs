//! How alike two whole names are: their parts laid side by side, in any order.
//!
//! Must not: weigh a part by how common it is; that is for whoever knows the list.

use super::alike::{FAR, Likeness, SAME_SOUND, alike, apart, cost, grade};
use super::name::{Name, PartKind};
use super::sounds::{LEFT_OUT, Sound};
use super::word::Word;
use vocabulary::limits::{NAME_PARTS_MAX, NAME_SOUNDS_MAX};

/// How alike two whole names are, part by part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NamesLikeness {
    /// Parts that are [`Likeness::Same`].
    pub same: u8,
    /// Parts that are [`Likeness::SameSound`].
    pub same_sound: u8,
    /// Parts that are [`Likeness::Close`].
    pub close: u8,
    /// Parts that are [`Likeness::ShortForm`].
    pub short_form: u8,
    /// Parts that are [`Likeness::Alike`].
    pub alike: u8,
    /// Parts that are [`Likeness::Initial`].
    pub initial: u8,
    /// Parts of both that found no partner: as many as the name with fewer left has left.
    pub different: u8,
    /// Further parts that only the first name has.
    pub only_first: u8,
    /// Further parts that only the second name has.
    pub only_second: u8,
    /// Whether parts that were found alike stand in another order.
    pub moved: bool,
    /// How alike the given names are: the parts known as such, else those that stand first.
    pub given: Option<Likeness>,
    /// How alike the family names are: the parts known as such, else those that stand last.
    pub family: Option<Likeness>,
    /// All of it as one number, 0 to 1000; 1000 is the same name. Over scripts most spellings of one name of three or four
    /// parts have 600 and more, and names of brothers and sisters less.
    pub score: u16,
}

const NONE: u8 = u8::MAX;
/// What a part costs of the score that each name has, and the other has otherwise.
const DIFFERENT: u32 = 520;
/// What a part costs that one name has and the other has not.
const MISSING: u32 = 70;

/// How alike two whole names are. Symmetric but for what is said of the first and the second; well under a microsecond for names
/// of four parts.
///
/// ```
/// use persons::{Name, names::alike_names};
/// let name = |written| Name::read(written).unwrap();
/// let like = alike_names(&name("Omar bin Salim al-Tarvi"), &name("الترفي عمر سليم"));
/// assert_eq!((like.same_sound, like.different, like.moved), (3, 0, true));
/// ```
pub fn alike_names(a: &Name, b: &Name) -> NamesLikeness {
    let (mut left, mut right) = ([a.first_word(); NAME_PARTS_MAX], [b.first_word(); NAME_PARTS_MAX]);
    Pairing::of(Side::of(a, &mut left), Side::of(b, &mut right)).likeness()
}

/// The same for names whose parts the caller keeps, for example once for each word that many names share. The first words are
/// taken for the given names, the last for the family names; words beyond [`NAME_PARTS_MAX`] are not compared.
///
/// ```
/// use persons::names::{Word, alike_words};
/// let (dana, asa, kolt) = (Word::of("Dana"), Word::of("Asa"), Word::of("Kolt"));
/// let like = alike_words(&[&dana, &kolt], &[&asa, &kolt]);
/// assert_eq!((like.same, like.different), (1, 1));
/// ```
pub fn alike_words(a: &[&Word], b: &[&Word]) -> NamesLikeness {
    Pairing::of(Side::whole(a), Side::whole(b)).likeness()
}

/// One of two names.
#[derive(Clone, Copy)]
struct Side<'n> {
    words: &'n [&'n Word],
    given: Option<usize>,
    family: Option<usize>,
}

impl<'n> Side<'n> {
    fn whole(words: &'n [&'n Word]) -> Side<'n> {
        let words = &words[..words.len().min(NAME_PARTS_MAX)];
        let full = words.len() > 1;
        Side { words, given: full.then_some(0), family: full.then(|| words.len() - 1) }
    }

    fn of(name: &'n Name, room: &'n mut [&'n Word; NAME_PARTS_MAX]) -> Side<'n> {
        let parts = name.words();
        for (place, part) in room.iter_mut().zip(parts) {
            *place = &part.word;
        }
        let side = Side::whole(&room[..parts.len().min(NAME_PARTS_MAX)]);
        let known = |kind| parts.iter().position(|part| part.kind == kind);
        Side {
            given: known(PartKind::Given).or(side.given),
            family: known(PartKind::Family).or(side.family),
            ..side
        }
    }
}

struct Pairing<'n> {
    a: Side<'n>,
    b: Side<'n>,
    /// The partner in the other name of each part.
    to: [u8; NAME_PARTS_MAX],
    from: [u8; NAME_PARTS_MAX],
    /// What stands between each part of the first and its partner.
    apart: [u32; NAME_PARTS_MAX],
}

impl<'n> Pairing<'n> {
    fn of(a: Side<'n>, b: Side<'n>) -> Pairing<'n> {
        let none = [NONE; NAME_PARTS_MAX];
        let mut pairing = Pairing { a, b, to: none, from: none, apart: [FAR; NAME_PARTS_MAX] };
        pairing.identical();
        pairing.joined();
        pairing.aligned();
        pairing
    }

    fn word(side: Side<'n>, at: usize) -> &'n Word {
        side.words[at]
    }

    fn pair(&mut self, a: usize, b: usize, apart: u32) {
        (self.to[a], self.from[b], self.apart[a]) = (b as u8, a as u8, apart);
    }

    /// Parts with the same letters, those in the same place first.
    fn identical(&mut self) {
        let (left, right) = (self.a.words.len(), self.b.words.len());
        for a in 0..left {
            let identity = Self::word(self.a, a).identity;
            let same = |b: &usize| self.from[*b] == NONE && Self::word(self.b, *b).identity == identity;
            let place = Some(a).filter(|b| *b < right && same(b)).or_else(|| (0..right).find(same));
            if let Some(b) = place {
                self.pair(a, b, 0);
            }
        }
    }

    /// The others, the most alike first; at once those that sound the same in the same place.
    fn aligned(&mut self) {
        let (left, right) = (self.a.words.len(), self.b.words.len());
        let mut tried = [FAR; NAME_PARTS_MAX];
        for (at, tried) in tried.iter_mut().enumerate().take(left.min(right)) {
            if self.to[at] == NONE && self.from[at] == NONE {
                *tried = rank(Self::word(self.a, at), Self::word(self.b, at));
                if *tried <= SAME_SOUND {
                    self.pair(at, at, *tried);
                }
            }
        }
        let mut found = [(0u32, 0u8, 0u8); NAME_PARTS_MAX * NAME_PARTS_MAX];
        let mut count = 0;
        for a in (0..left).filter(|a| self.to[*a] == NONE) {
            for b in (0..right).filter(|b| self.from[*b] == NONE) {
                let apart =
                    if a == b { tried[a] } else { rank(Self::word(self.a, a), Self::word(self.b, b)) };
                if apart < FAR {
                    // Of equals, those nearest to their places.
                    found[count] = (apart * 16 + a.abs_diff(b) as u32, a as u8, b as u8);
                    count += 1;
                }
            }
        }
        let found = &mut found[..count];
        found.sort_unstable();
        for &(key, a, b) in found.iter() {
            let (a, b) = (usize::from(a), usize::from(b));
            if self.to[a] == NONE && self.from[b] == NONE {
                self.pair(a, b, key / 16);
            }
        }
    }

    /// Two neighbours of one name that the other writes as one word.
    fn joined(&mut self) {
        let (left, right) = (self.a.words.len(), self.b.words.len());
        if left == right {
            return;
        }
        for at in 0..left.max(right).saturating_sub(1) {
            let (many, few, taken, free) = if left > right {
                (self.a, self.b, &self.to, &self.from)
            } else {
                (self.b, self.a, &self.from, &self.to)
            };
            if taken[at] != NONE || taken[at + 1] != NONE {
                continue;
            }
            let (first, second) = (Self::word(many, at), Self::word(many, at + 1));
            let found = (0..few.words.len())
                .filter(|one| free[*one] == NONE)
                .map(|one| (together(first, second, Self::word(few, one)), one))
                .min();
            if let Some((apart, one)) = found.filter(|found| found.0 < JOINED) {
                let many_is_first = left > right;
                for part in [at, at + 1] {
                    if many_is_first { self.to[part] = one as u8 } else { self.from[part] = one as u8 }
                }
                if many_is_first {
                    (self.from[one], self.apart[at], self.apart[at + 1]) = (at as u8, apart, 0);
                } else {
                    (self.to[one], self.apart[one]) = (at as u8, apart);
                }
            }
        }
    }

    fn likeness(&self) -> NamesLikeness {
        let (left, right) = (self.a.words.len(), self.b.words.len());
        let mut like = NamesLikeness::default();
        let mut lost = 0;
        let mut before = 0;
        for a in 0..left {
            let b = self.to[a];
            if b == NONE {
                continue;
            }
            let (one, other) = (Self::word(self.a, a), Self::word(self.b, usize::from(b)));
            let level = self.level(a, one, other);
            // Of two parts that the other name writes as one, the first bears what stands between them.
            let borne = a > 0 && self.to[a - 1] == b;
            lost += match level {
                Likeness::Same => 0,
                _ if borne => 0,
                Likeness::Initial => 120,
                Likeness::ShortForm => 150,
                _ => lost_to(self.apart[a]),
            };
            *match level {
                Likeness::Same => &mut like.same,
                Likeness::SameSound => &mut like.same_sound,
                Likeness::Close => &mut like.close,
                Likeness::ShortForm => &mut like.short_form,
                Likeness::Alike => &mut like.alike,
                Likeness::Initial => &mut like.initial,
                Likeness::Different => &mut like.different,
            } += 1;
            like.moved |= b < before;
            before = b;
        }
        let alone = |partners: &[u8]| partners.iter().filter(|partner| **partner == NONE).count() as u8;
        let (first, second) = (alone(&self.to[..left]), alone(&self.from[..right]));
        let both = first.min(second);
        like.different += both;
        (like.only_first, like.only_second) = (first - both, second - both);
        lost += u32::from(both) * DIFFERENT + u32::from(first.max(second) - both) * MISSING;
        like.score = 1000 - lost.min(1000) as u16;
        like.given = self.side(self.a.given, self.b.given);
        like.family = self.side(self.a.family, self.b.family);
        like
    }

    fn level(&self, a: usize, one: &Word, other: &Word) -> Likeness {
        if one.identity == other.identity || one.initial || other.initial {
            return alike(one, other);
        }
        grade(one, other, self.apart[a])
    }

    /// How alike the parts of one kind are.
    fn side(&self, a: Option<usize>, b: Option<usize>) -> Option<Likeness> {
        let (a, b) = (a?, b?);
        if usize::from(self.to[a]) != b {
            return Some(Likeness::Different);
        }
        Some(self.level(a, Self::word(self.a, a), Self::word(self.b, b)))
    }
}

/// What a difference within a part costs of the score: beyond a slip it grows fast, as most such parts are of two names.
fn lost_to(apart: u32) -> u32 {
    (apart + apart.saturating_sub(100) / 4).min(DIFFERENT)
}

/// At how much two neighbours and one word are no longer one name.
const JOINED: u32 = 110;

/// What stands between two words, with initials and known names in their place.
fn rank(a: &Word, b: &Word) -> u32 {
    if a.initial || b.initial {
        return if alike(a, b) == Likeness::Initial { 400 } else { FAR };
    }
    let apart = apart(a, b);
    if apart == FAR && (a.known.row == 0 || b.known.row == 0) {
        return FAR;
    }
    match grade(a, b, apart) {
        Likeness::SameSound => apart.min(70),
        Likeness::ShortForm => apart.min(200),
        _ => apart,
    }
}

/// What stands between two words written as one and a third.
fn together(first: &Word, second: &Word, one: &Word) -> u32 {
    let length = first.heard().len() + second.heard().len();
    let both = first.sure | second.sure | first.maybe | second.maybe;
    let strange = ((first.sure | second.sure) & !(one.sure | one.maybe)) | (one.sure & !both);
    // Only the lower half: what stands once in each stands twice in both.
    let too_strange = (strange & 0xffff).count_ones() > 1;
    if too_strange || length > NAME_SOUNDS_MAX || length.abs_diff(one.heard().len()) > 4 + length / 3 {
        return FAR;
    }
    let mut joined: [Sound; NAME_SOUNDS_MAX] = [0; NAME_SOUNDS_MAX];
    joined[..first.heard().len()].copy_from_slice(first.heard());
    joined[first.heard().len()..length].copy_from_slice(second.heard());
    let left_out = &LEFT_OUT[usize::from(first.abjad) + usize::from(one.abjad)];
    let heft = u32::from(first.heft + second.heft).max(u32::from(one.heft)).max(1);
    cost(&joined[..length], one.heard(), left_out, 8 * heft * JOINED / 1000) * 1000 / (8 * heft)
}
