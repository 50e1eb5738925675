//! Where a story stands in time, so that "that night" and "12 May" find their day and year.
//!
//! Two things are known while reading on: the day of publication, which is now, and the time last spoken of.
//! Must not: read a clock.

use super::expression::{Shape, Shift, Step};
use super::length::{Length, Unit};
use vocabulary::{Day, Edtf, Point};

/// How far from publication a time must lie for the story to have gone there, in days.
const RECALLED_DAYS: i32 = 200;
/// Up to how long ago a day has just passed, in days.
const JUST_PAST_DAYS: i32 = 45;
/// In how many months of a year one may report on the year before.
const REPORTING_MONTHS: u8 = 6;
/// How soon after publication an undated day may lie without a word of the future, in days.
const SOON_DAYS: i32 = 31;

/// A time spoken of, and the block it was spoken of in.
#[derive(Clone, Copy, Debug)]
struct Spoken<T> {
    time: T,
    block: usize,
}

/// Where a story stands in time.
#[derive(Debug, Default)]
pub(super) struct Narrative {
    published: Option<Day>,
    day: Option<Spoken<Day>>,
    latest: Option<Spoken<Edtf>>,
    /// The first year that stood alone: that of the head, as a rule.
    year: Option<i16>,
}

impl Narrative {
    /// A story told on this day.
    pub(super) fn told_on(published: Option<Day>) -> Narrative {
        Narrative { published, day: None, latest: None, year: None }
    }

    /// The story goes on from this time.
    pub(super) fn go_to(&mut self, time: Edtf, block: usize) {
        self.latest = Some(Spoken { time, block });
        if let (None, Edtf::Point(Point::Year(year))) = (self.year, time) {
            self.year = Some(year);
        }
        let day = match time {
            Edtf::Point(Point::Day(day)) | Edtf::Interval(_, Some(Point::Day(day))) => day,
            _ => return,
        };
        self.day = Some(Spoken { time: day, block });
    }

    /// What a shape means where it is seen from the day of publication alone.
    pub(super) fn resolve_now(&self, shape: Shape, block: usize) -> Option<Edtf> {
        self.published.and_then(|now| Narrative::told_on(Some(now)).resolve(shape, false, block))
    }

    /// What a shape means here; `None` where that is not known.
    pub(super) fn resolve(&self, shape: Shape, future: bool, block: usize) -> Option<Edtf> {
        match shape {
            Shape::Day(year, month, day) => {
                let year = year.or_else(|| self.year_of(month, Some(day), future, block))?;
                Day::new(year, month, day).map(Edtf::day)
            }
            Shape::Month(year, month) => {
                let year = year.or_else(|| self.year_of(month, None, future, block))?;
                Edtf::month(year, month)
            }
            Shape::Season(Some(year), code) => Some(Edtf::Point(Point::Season(year, code))),
            Shape::Season(None, code) => {
                let now = self.reference(block, true)?;
                let year = season_by(code, now) + i16::from(future);
                Some(Edtf::Point(Point::Season(year, code)))
            }
            Shape::Week(year, week) => iso_week(year.or(self.published.map(Day::year))?, week),
            Shape::Year(year) => Some(Edtf::year(year)),
            Shape::TheYear => self.the_year(block).map(Edtf::year),
            Shape::DayOfMonth(day) => self.day_of_month(day).map(Edtf::day),
            Shape::Decade(year) => Some(Edtf::Point(Point::Decade(year))),
            Shape::Weekday(shift, day) => self.weekday(shift, day, future).map(Edtf::day),
            Shape::WeekdayOf(shift, day) => {
                let monday = self.published?.monday().plus_days(7 * shift.steps());
                Some(Edtf::day(monday.plus_days(i32::from(day) - 1)))
            }
            Shape::Today(days) => self.published.map(|now| Edtf::day(now.plus_days(days))),
            Shape::Shifted(shift, unit) => self.shifted(shift, unit),
            Shape::ShiftedMonth(shift, month) => self.shifted_month(shift, month),
            Shape::MonthOfYear(shift, month) => {
                let year = self.seen_from(shift)?.year() + shift.steps() as i16;
                Edtf::month(year, month)
            }
            Shape::ShiftedSeason(shift, code) => self.shifted_season(shift, code),
            Shape::Weekend(shift) => self.weekend(shift, future),
            Shape::Stepped(length, step, _) => self.stepped(length, step, None),
            Shape::Length(_) | Shape::Anniversary(..) | Shape::WeekBeside(..) => None,
        }
    }

    /// The day that undated words are seen from: a day of long ago while the story is there, else now.
    fn reference(&self, block: usize, same_block: bool) -> Option<Day> {
        match (self.day, self.published) {
            (Some(spoken), Some(now)) if self.is_recalled(spoken, now, block, same_block) => {
                Some(spoken.time)
            }
            (_, Some(now)) => Some(now),
            (spoken, None) => spoken.map(|spoken| spoken.time),
        }
    }

    fn is_recalled(&self, spoken: Spoken<Day>, now: Day, block: usize, same_block: bool) -> bool {
        spoken.time.days_until(now).abs() > RECALLED_DAYS && (!same_block || spoken.block == block)
    }

    /// The year of a month or day of the year that is named without one.
    fn year_of(&self, month: u8, day: Option<u8>, future: bool, block: usize) -> Option<i16> {
        if let Some(Spoken { time: Edtf::Point(Point::Year(year)), block: there }) = self.latest
            && there == block
        {
            return Some(year);
        }
        if let Some(Spoken { time: Edtf::Point(Point::Month(year, spoken)), block: there }) = self.latest
            && (there, spoken) == (block, month)
        {
            return Some(year);
        }
        // Where no day of publication is known, the year of the head holds until the story leaves it.
        if let (None, Some(year)) = (self.published, self.year)
            && self.day.is_none_or(|spoken| spoken.time.year() == year)
        {
            return Some(year);
        }
        let told = || self.latest.and_then(|spoken| spoken.time.last_day());
        let from =
            self.reference(block, day.is_none() || self.is_just_past(month, day, block)).or_else(told)?;
        let in_year = |year: i16| Day::new(year, month, day.unwrap_or(1).min(28));
        let years = [from.year() - 1, from.year(), from.year() + 1];
        if Some(from) != self.published {
            return years
                .into_iter()
                .min_by_key(|y| in_year(*y).map_or(i32::MAX, |d| d.days_until(from).abs()));
        }
        // A month has come when its first day has, and it has not gone by before its last.
        let past = years.into_iter().rev().find(|y| {
            in_year(*y).is_some_and(|d| {
                d <= from && day.is_none() || Day::new(*y, month, day.unwrap_or(1)).is_some_and(|d| d <= from)
            })
        })?;
        let next = in_year(past + 1)?;
        let soon = from.days_until(next) <= SOON_DAYS && in_year(past)?.days_until(from) > RECALLED_DAYS;
        let this_month = day.is_none() && month == from.month() && past == from.year();
        Some(if (future && !this_month) || soon { past + 1 } else { past })
    }

    /// The year that is told of, else the present one. Early in a year one reports on the year before.
    fn the_year(&self, block: usize) -> Option<i16> {
        let reports = self.published.is_none_or(|now| now.month() <= REPORTING_MONTHS);
        let near = self.latest.filter(|spoken| spoken.block == block || reports);
        let told = near.and_then(|spoken| match spoken.time {
            Edtf::Point(Point::Year(year) | Point::Month(year, _)) => Some(year),
            _ => None,
        });
        told.or(self.published.map(Day::year))
            .or_else(|| self.latest.and_then(|spoken| spoken.time.last_day()).map(Day::year))
    }

    /// A day of the month that is told of, else the last such day.
    fn day_of_month(&self, day: u8) -> Option<Day> {
        let told = self.latest.and_then(|spoken| spoken.time.last_day());
        let from = told.or(self.published)?;
        let here = Day::new(from.year(), from.month(), day)?;
        let before = from.plus_months(-1);
        if told.is_none() && here > from { Day::new(before.year(), before.month(), day) } else { Some(here) }
    }

    /// Whether a day of the year has just passed by publication: another paragraph speaks of that one, whatever long-ago
    /// time the story was at.
    fn is_just_past(&self, month: u8, day: Option<u8>, block: usize) -> bool {
        // Around the return of a day, days of the year are those of long ago.
        let returns = |day: Day, now: Day| {
            let returned = day.plus_months(12 * (i32::from(now.year()) - i32::from(day.year())));
            returned.days_until(now).abs() <= 2 * JUST_PAST_DAYS
        };
        let elsewhere = self
            .day
            .zip(self.published)
            .is_some_and(|(spoken, now)| spoken.block != block && !returns(spoken.time, now));
        let passed = |now: Day| {
            let this = Day::new(now.year(), month, day.unwrap_or(1))?;
            let last = if this > now { Day::new(now.year() - 1, month, day.unwrap_or(1))? } else { this };
            Some(last.days_until(now) <= JUST_PAST_DAYS)
        };
        elsewhere && self.published.and_then(passed).unwrap_or(false)
    }

    fn weekday(&self, shift: Option<Shift>, day: u8, future: bool) -> Option<Day> {
        let from = match shift {
            Some(shift) if !shift.is_from_now() => self.day?.time,
            _ => self.published?,
        };
        let ahead = (i32::from(day) - from.weekday() as i32).rem_euclid(7);
        let (next, last) = (from.plus_days(ahead), from.plus_days(ahead - 7));
        Some(match shift {
            Some(Shift::Next | Shift::Following) if ahead == 0 => from.plus_days(7),
            Some(Shift::Next | Shift::Following | Shift::That) => next,
            Some(Shift::This) => from.monday().plus_days(i32::from(day) - 1),
            Some(Shift::Last | Shift::Previous) => last,
            _ if ahead == 0 || future => next,
            _ => last,
        })
    }

    /// "last month", "that night": a unit, so many units from now or from the time last spoken of.
    fn shifted(&self, shift: Shift, unit: Unit) -> Option<Edtf> {
        let latest = self.latest.and_then(|spoken| spoken.time.first_day());
        let steps = shift.steps();
        // "in 2016 … that night": the night is in that year, whatever day was told of before.
        let vague_since = shift == Shift::That && self.is_told_vaguely();
        let from = match unit {
            _ if shift.is_from_now() => self.published?,
            Unit::Day | Unit::Night if !vague_since => self.day?.time,
            _ => latest?,
        };
        match unit {
            Unit::Day | Unit::Night if vague_since => self.latest.map(|spoken| spoken.time),
            Unit::Day | Unit::Night => Some(Edtf::day(from.plus_days(steps))),
            Unit::Week if shift == Shift::Past => Some(Edtf::days(from.plus_days(-7), from)),
            // The week before the past one ends where that begins.
            Unit::Week if shift == Shift::Previous && self.is_past_week() => {
                Some(Edtf::days(from.plus_days(-7), from))
            }
            // "in August, … the same week": no week is known, only its month.
            Unit::Week | Unit::Fortnight if !shift.is_from_now() && self.is_told_vaguely() => {
                self.latest.map(|spoken| spoken.time).filter(|_| steps == 0)
            }
            Unit::Week | Unit::Fortnight => {
                let monday = from.monday().plus_days(7 * steps);
                Some(Edtf::days(monday, monday.plus_days(6)))
            }
            Unit::Month => {
                let month = from.plus_months(steps);
                Edtf::month(month.year(), month.month())
            }
            Unit::Year => Some(Edtf::year(from.year() + steps as i16)),
            Unit::Decade => Some(Edtf::Point(Point::Decade((from.year() / 10 + steps as i16) * 10))),
            _ => None,
        }
    }

    /// Whether the time last spoken of is the week that ends now.
    fn is_past_week(&self) -> bool {
        let last = self.latest.and_then(|spoken| spoken.time.last_day());
        let days = self.latest.and_then(|spoken| spoken.time.first_day()).zip(last);
        last.is_some()
            && last == self.published
            && days.is_some_and(|(first, last)| first.days_until(last) == 7)
    }

    fn is_told_vaguely(&self) -> bool {
        self.latest.is_some_and(|spoken| {
            matches!(spoken.time, Edtf::Point(Point::Month(..) | Point::Season(..) | Point::Year(_)))
        })
    }

    fn shifted_month(&self, shift: Shift, month: u8) -> Option<Edtf> {
        let from = self.seen_from(shift)?;
        let gone = if month <= from.month() { from.year() } else { from.year() - 1 };
        let year = match shift {
            Shift::Last | Shift::Previous | Shift::Past if month == from.month() => gone - 1,
            Shift::Last | Shift::Previous | Shift::Past => gone,
            Shift::This | Shift::That => from.year(),
            Shift::Next | Shift::Following => gone + 1,
        };
        Edtf::month(year, month)
    }

    fn shifted_season(&self, shift: Shift, code: u8) -> Option<Edtf> {
        let from = self.seen_from(shift)?;
        let begun = season_by(code, from);
        let over = Point::Season(begun, code).last_day() < from;
        let year = match shift {
            Shift::Last | Shift::Previous | Shift::Past if over => begun,
            Shift::Last | Shift::Previous | Shift::Past => begun - 1,
            Shift::This | Shift::That if code == 24 => begun,
            Shift::This | Shift::That => from.year(),
            Shift::Next | Shift::Following => begun + 1,
        };
        // A winter spoken of in autumn is the one that comes.
        let coming = code == 24 && matches!(shift, Shift::This | Shift::That) && over && from.month() >= 9;
        Some(Edtf::Point(Point::Season(if coming { from.year() } else { year }, code)))
    }

    fn seen_from(&self, shift: Shift) -> Option<Day> {
        if shift.is_from_now() {
            return self.published;
        }
        self.latest.and_then(|spoken| spoken.time.first_day())
    }

    fn weekend(&self, shift: Shift, future: bool) -> Option<Edtf> {
        let from = if shift.is_from_now() { self.published? } else { self.day?.time };
        let this = from.monday().plus_days(5);
        let begun = this <= from;
        let saturday = match shift {
            Shift::This | Shift::That => this,
            Shift::Past if begun || future => this,
            Shift::Past | Shift::Last | Shift::Previous => this.plus_days(-7),
            Shift::Next | Shift::Following if begun || shift == Shift::Next => this.plus_days(7),
            Shift::Next | Shift::Following => this,
        };
        Some(Edtf::days(saturday, saturday.plus_days(1)))
    }

    /// "16 months ago", "two days later"; from the day of an event where that is known. As precise as its unit.
    pub(super) fn stepped(&self, length: Length, step: Step, event: Option<Day>) -> Option<Edtf> {
        let amount = i32::try_from(length.amount).ok()?;
        let (from, amount) = match step {
            Step::Ago { .. } => (self.published?, -amount),
            Step::Earlier => (self.told_day(length.unit, event)?, -amount),
            Step::Later => (self.told_day(length.unit, event)?, amount),
        };
        let to_the_day = step == Step::Ago { to_the_day: true };
        let year = |years: i32| i16::try_from(i32::from(from.year()).saturating_add(years)).ok();
        match length.unit {
            Unit::Month if to_the_day => Some(Edtf::day(from.plus_months(amount))),
            Unit::Month => {
                let month = from.plus_months(amount);
                Edtf::month(month.year(), month.month())
            }
            Unit::Year if to_the_day => Day::new(year(amount)?, from.month(), from.day()).map(Edtf::day),
            Unit::Year => year(amount).filter(|year| *year > 0).map(Edtf::year),
            Unit::Day => Some(Edtf::day(from.plus_days(amount))),
            _ => None,
        }
    }

    fn told_day(&self, unit: Unit, event: Option<Day>) -> Option<Day> {
        event.or_else(|| match unit {
            Unit::Year => self.latest.and_then(|spoken| spoken.time.first_day()),
            _ => self.day.map(|spoken| spoken.time),
        })
    }
}

/// The year of the last season of a kind that has begun by a day.
fn season_by(code: u8, day: Day) -> i16 {
    let begun = Point::Season(day.year(), code).first_day() <= day;
    if begun { day.year() } else { day.year() - 1 }
}

/// The days of an ISO 8601 week.
fn iso_week(year: i16, week: u8) -> Option<Edtf> {
    // The fourth of January always lies in the first week.
    let monday = Day::new(year, 1, 4)?.monday().plus_days(7 * (i32::from(week) - 1));
    Some(Edtf::days(monday, monday.plus_days(6)))
}
