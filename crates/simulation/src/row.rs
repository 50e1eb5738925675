//! One row: what a list says of a person, in its style and with its errors.
//!
//! Must not: say a thing that neither the truth nor an error model gives.

use crate::culture::Culture;
use crate::day::Day;
use crate::layout::{Cell, Dates, Layout, Order, sexes};
use crate::pool::{Pool, Script, Word};
use crate::random::Chance;
use crate::slips::slip;
use crate::victim::Victim;
use std::fmt::Write;
use vocabulary::month_name;

/// What a list knows of a person, before it is put into columns. Empty and `None` mean that it does not know.
#[derive(Debug, Default)]
pub(crate) struct Known {
    given: String,
    /// The father's given name.
    father: String,
    /// What the person is called by it.
    patronymic: String,
    grandfather: String,
    family: String,
    mother: String,
    alias: String,
    female: Option<bool>,
    age: Option<i32>,
    born: Option<Day>,
    happened: Option<Day>,
    place: String,
    missing: Option<bool>,
}

/// How a list's hand is.
pub(crate) struct Hand<'p> {
    pub(crate) pool: &'p Pool,
    pub(crate) script: Script,
    pub(crate) rate: f64,
    pub(crate) chance: Chance,
}

impl Known {
    /// The truth, written by a hand that may err.
    pub(crate) fn write(&mut self, victim: &Victim, found_dead: bool, hand: &mut Hand) {
        self.names(victim, hand);
        self.female = Some(victim.female);
        self.age = Some(victim.age());
        self.born = Some(victim.born);
        self.happened = Some(victim.happened);
        self.missing = Some(victim.missing && !found_dead);
        if hand.rate > 0.0 {
            self.parts_go_astray(victim, hand);
            self.days_go_wrong(hand);
        }
    }

    fn names(&mut self, victim: &Victim, hand: &mut Hand) {
        let pool = hand.pool;
        let given = if victim.female { &pool.female } else { &pool.male };
        hand.word(&mut self.given, &given[victim.given as usize], 0.35);
        hand.word(&mut self.father, &pool.male[victim.father as usize], 0.3);
        match pool.patronymics.get(victim.father as usize) {
            Some(pair) => hand.word(&mut self.patronymic, &pair[usize::from(victim.female)], 0.3),
            None => self.patronymic.clone_from(&self.father),
        }
        hand.word(&mut self.grandfather, &pool.male[victim.grandfather as usize], 0.3);
        hand.word(&mut self.mother, &pool.female[victim.mother as usize], 0.3);
        hand.word(&mut self.place, &pool.place[victim.place as usize], 0.3);
        // Drawn whatever the level, so that the level changes nothing else.
        let (known_by_birth, told) = (hand.chance.hits(0.6 * hand.rate), hand.chance.hits(0.3));
        let married = victim.family != victim.born_family;
        let borne = if married && known_by_birth { victim.born_family } else { victim.family };
        hand.word(&mut self.family, family(pool, borne, victim.female), 0.35);
        if pool.culture == Culture::Spanish && !hand.errs(0.5) {
            self.family.push(' ');
            self.family.push_str(family(pool, victim.mother_family, false).form(hand.script));
        }
        self.alias.clear();
        if married && told {
            self.alias.push_str(family(pool, victim.born_family, victim.female).form(hand.script));
        }
    }

    /// Parts left out, cut short, or put where another belongs.
    fn parts_go_astray(&mut self, victim: &Victim, hand: &mut Hand) {
        for (part, share) in [
            (&mut self.given, 0.04),
            (&mut self.family, 0.05),
            (&mut self.grandfather, 0.4),
            (&mut self.mother, 0.4),
            (&mut self.place, 0.12),
        ] {
            if hand.errs(share) {
                part.clear();
            }
        }
        if hand.errs(0.3) {
            self.father.clear();
            self.patronymic.clear();
        }
        if hand.errs(0.1) {
            initial(&mut self.given);
            initial(&mut self.patronymic);
        }
        if hand.errs(0.03) && self.family.chars().count() > 5 {
            let cut = self.family.char_indices().nth(4).map_or(self.family.len(), |(at, _)| at);
            self.family.truncate(cut);
            self.family.push('.');
        }
        if hand.errs(0.06) {
            std::mem::swap(&mut self.given, &mut self.family);
        }
        if hand.errs(0.12) {
            self.female = None;
        } else if hand.errs(0.02) {
            self.female = Some(!victim.female);
        }
        if hand.errs(0.1) {
            self.missing = None;
        }
    }

    fn days_go_wrong(&mut self, hand: &mut Hand) {
        self.born = self.born.and_then(|born| hand.day(born, 0.25, 0.06));
        if hand.errs(0.15) {
            self.born = self.born.map(|born| born.later(if hand.chance.hits(0.5) { 365 } else { -365 }));
        } else if hand.errs(0.1) {
            // Who knows the year alone writes the first of January.
            self.born = self.born.map(|born| Day::of(born.parts().0, 1, 1));
        }
        self.happened = self.happened.and_then(|day| hand.day(day, 0.12, 0.25));
        self.age = match self.age {
            _ if hand.errs(0.2) => None,
            // Ages that are guessed end in 0 and 5.
            Some(age) if age > 17 && hand.errs(0.3) => Some((age + 2) / 5 * 5),
            Some(age) if hand.errs(0.3) => Some((age + hand.chance.between(0, 1) * 2 - 1).max(0)),
            age => age,
        };
    }

    /// Adds the cells behind the id, each ended by what `end` does.
    pub(crate) fn cells(
        &self,
        layout: &Layout,
        culture: Culture,
        out: &mut String,
        mut end: impl FnMut(&mut String),
    ) {
        for cell in layout.cells.iter().skip(1) {
            self.cell(*cell, layout, culture, out);
            end(out);
        }
    }

    fn cell(&self, cell: Cell, layout: &Layout, culture: Culture, out: &mut String) {
        let or_unknown = |part: &str, out: &mut String| {
            out.push_str(if part.is_empty() { layout.unknown } else { part });
        };
        match cell {
            Cell::Id => {}
            Cell::Full => self.full(layout, culture, out),
            Cell::Given => or_unknown(&self.given, out),
            Cell::Father => or_unknown(self.father_as(layout, culture), out),
            Cell::Grandfather => or_unknown(&self.grandfather, out),
            Cell::Family => or_unknown(&self.family, out),
            Cell::Mother => or_unknown(&self.mother, out),
            Cell::Alias => out.push_str(&self.alias),
            Cell::Sex => match self.female {
                Some(female) => out.push_str(sexes(layout.tongue)[usize::from(female)]),
                None => out.push_str(layout.unknown),
            },
            // An infant of less than a year would be unknown by the code of this list.
            Cell::Age => match self.age {
                Some(age) => number(if layout.unknown_age == "0" { age.max(1) } else { age }, out),
                None => out.push_str(layout.unknown_age),
            },
            Cell::Born => day(self.born, layout, out),
            Cell::BornYear => match self.born {
                Some(born) => number(born.parts().0, out),
                None => out.push_str(layout.unknown_age),
            },
            Cell::Happened => day(self.happened, layout, out),
            Cell::Place => or_unknown(&self.place, out),
            Cell::Status => match self.missing {
                Some(missing) => out.push_str(if missing { "missing" } else { "killed" }),
                None => out.push_str(layout.unknown),
            },
        }
    }

    /// What stands under "father": the patronymic where the heading asks for it, else the father's name.
    fn father_as(&self, layout: &Layout, culture: Culture) -> &str {
        let asks = layout.tongue == crate::layout::Tongue::Of(culture);
        match culture {
            Culture::Russian | Culture::Ukrainian if asks => &self.patronymic,
            _ => &self.father,
        }
    }

    /// The whole name in one cell.
    fn full(&self, layout: &Layout, culture: Culture, out: &mut String) {
        let (second, third) = match culture {
            Culture::Arabic => (self.father.as_str(), self.grandfather.as_str()),
            Culture::Azerbaijani | Culture::Russian | Culture::Ukrainian => (self.patronymic.as_str(), ""),
            Culture::English | Culture::Spanish => ("", ""),
        };
        let from = out.len();
        let add = |part: &str, out: &mut String| {
            if !part.is_empty() {
                if out.len() > from {
                    out.push(' ');
                }
                out.push_str(part);
            }
        };
        match layout.order {
            Order::GivenFirst => {
                [&self.given, second, third, &self.family].into_iter().for_each(|part| add(part, out))
            }
            Order::FamilyFirst => {
                [&self.family, &self.given, second].into_iter().for_each(|part| add(part, out))
            }
            Order::Comma => {
                self.family.chars().for_each(|letter| out.extend(letter.to_uppercase()));
                if out.len() > from && !self.given.is_empty() {
                    out.push(',');
                }
                [&self.given, second].into_iter().for_each(|part| add(part, out));
            }
        }
        if out.len() == from {
            out.push_str(layout.unknown);
        }
    }
}

impl Hand<'_> {
    /// Whether an error happens that is this share of the level's rate.
    fn errs(&mut self, share: f64) -> bool {
        self.rate > 0.0 && self.chance.hits(self.rate * share)
    }

    /// A word of a name: as it is, in another form, or with a slip.
    fn word(&mut self, into: &mut String, word: &Word, share: f64) {
        into.clear();
        match self.errs(share) {
            true => into.push_str(word.variant(self.script, &mut self.chance)),
            false => into.push_str(word.form(self.script)),
        }
        if self.errs(share * 0.8) {
            slip(into, &mut self.chance);
        }
    }

    /// A day: as it is, unknown, a little off, with day and month swapped, or in another year.
    fn day(&mut self, day: Day, unknown: f64, off: f64) -> Option<Day> {
        if self.errs(unknown) {
            return None;
        }
        let (year, month, of_month) = day.parts();
        if of_month <= 12 && self.errs(0.15) {
            return Some(Day::of(year, of_month, month));
        }
        if self.errs(off) {
            return Some(day.later(self.chance.between(1, 3) * if self.chance.hits(0.5) { 1 } else { -1 }));
        }
        Some(if self.errs(0.03) { Day::of(year - 1, month, of_month) } else { day })
    }
}

fn family(pool: &Pool, family: u32, female: bool) -> &Word {
    let family = &pool.family[family as usize];
    family.woman.as_ref().filter(|_| female).unwrap_or(&family.man)
}

/// The first letter and a point.
fn initial(part: &mut String) {
    if let Some((at, _)) = part.char_indices().nth(1) {
        part.truncate(at);
        part.push('.');
    }
}

fn number(number: i32, out: &mut String) {
    // Writing to a string cannot fail.
    let _ = write!(out, "{number}");
}

fn day(day: Option<Day>, layout: &Layout, out: &mut String) {
    let Some(day) = day else {
        out.push_str(layout.unknown_date);
        return;
    };
    let (year, month, day) = day.parts();
    // Writing to a string cannot fail.
    let _ = match layout.dates {
        Dates::Dashes => write!(out, "{year:04}-{month:02}-{day:02}"),
        Dates::DayFirst => write!(out, "{day:02}/{month:02}/{year:04}"),
        Dates::MonthFirst => write!(out, "{month:02}/{day:02}/{year:04}"),
        Dates::Dots => write!(out, "{day:02}.{month:02}.{year:04}"),
        Dates::Words => write!(out, "{day} {} {year:04}", month_name(month as u8)),
    };
}

/// The true name in the culture's own letters and order, for the truth.
pub(crate) fn true_name(pool: &Pool, victim: &Victim) -> String {
    let mut hand = Hand { pool, script: Script::Native, rate: 0.0, chance: Chance::of(0, &[]) };
    let mut known = Known::default();
    known.write(victim, false, &mut hand);
    let parts = match victim.culture {
        Culture::Arabic => [&known.given, &known.father, &known.grandfather, &known.family].to_vec(),
        Culture::Azerbaijani | Culture::Russian | Culture::Ukrainian => {
            [&known.given, &known.patronymic, &known.family].to_vec()
        }
        Culture::English | Culture::Spanish => [&known.given, &known.family].to_vec(),
    };
    parts.into_iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}
