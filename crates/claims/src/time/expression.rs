//! What a time expression says before it is known when it was written.
//!
//! Must not: resolve. A [`Shape`] holds only what its own words tell.

use super::length::{Length, Unit};
use super::part::Part;
use std::ops::Range;

/// A time expression as it stands in the text.
#[derive(Clone, Debug)]
pub(crate) struct Expression {
    /// Its tokens, without the preposition before it.
    pub(crate) tokens: Range<usize>,
    /// What its words say.
    pub(super) shape: Shape,
    /// The other end, where it is a period from one shape to another.
    pub(super) until: Option<Shape>,
    /// The part of it that is meant: "the first quarter of 2017".
    pub(super) part: Option<Part>,
    /// How it is tied to what happened.
    pub(crate) link: Option<Link>,
}

/// How a date is tied to what happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    /// At that time: "in", "on", "during".
    In,
    /// From then until now: "since".
    Since,
    /// "until".
    Until,
    /// Not later: "by".
    By,
    /// Before it.
    Before,
    /// After it.
    After,
    /// The beginning of a period with two ends.
    Between,
    /// "from".
    From,
    /// "to".
    To,
    /// Of that time.
    Of,
    /// The day on which a figure stands.
    AsOf,
    /// Not longer than it.
    Within,
}

impl Link {
    /// In the order of the class's values.
    pub(super) const ALL: [Link; 12] = [
        Link::In,
        Link::Since,
        Link::Until,
        Link::By,
        Link::Before,
        Link::After,
        Link::Between,
        Link::From,
        Link::To,
        Link::Of,
        Link::AsOf,
        Link::Within,
    ];
}

/// Which of several like times is meant, seen from now or from the time last spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shift {
    /// The one before now.
    Last,
    /// The one that is now.
    This,
    /// The one after now.
    Next,
    /// The one last spoken of.
    That,
    /// The one after that.
    Following,
    /// The one before that.
    Previous,
    /// The time that ends now.
    Past,
}

impl Shift {
    /// In the order of the class's values.
    pub(super) const ALL: [Shift; 7] =
        [Shift::Last, Shift::This, Shift::Next, Shift::That, Shift::Following, Shift::Previous, Shift::Past];

    /// Whether it is seen from now, the day of publication.
    pub(super) fn is_from_now(self) -> bool {
        matches!(self, Shift::Last | Shift::This | Shift::Next | Shift::Past)
    }

    /// How many units from the one it is seen from.
    pub(super) fn steps(self) -> i32 {
        match self {
            Shift::Last | Shift::Previous | Shift::Past => -1,
            Shift::This | Shift::That => 0,
            Shift::Next | Shift::Following => 1,
        }
    }
}

/// From where a length of time is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Back from now; exactly to the day where "today" follows.
    Ago {
        /// "today" follows.
        to_the_day: bool,
    },
    /// Back from the time last spoken of.
    Earlier,
    /// On from the time last spoken of.
    Later,
}

impl Step {
    /// The step of a value of the class, and whether an event may stand behind it.
    pub(super) fn of(value: u16) -> (Step, bool) {
        match value {
            0 => (Step::Ago { to_the_day: false }, false),
            1 => (Step::Earlier, false),
            2 => (Step::Later, false),
            3 => (Step::Earlier, true),
            _ => (Step::Later, true),
        }
    }
}

/// Words that name an event, as a range of tokens; empty where there are none.
pub(super) type Words = (usize, usize);

/// What the words of a time expression say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Shape {
    /// A day of a month, of a year where that is said.
    Day(Option<i16>, u8, u8),
    /// A month.
    Month(Option<i16>, u8),
    /// A season by its EDTF code.
    Season(Option<i16>, u8),
    /// An ISO week.
    Week(Option<i16>, u8),
    /// A year.
    Year(i16),
    /// "the year": the one that is told of, else the present one.
    TheYear,
    /// "the 9th" of the month that is told of.
    DayOfMonth(u8),
    /// A decade, by its first year.
    Decade(i16),
    /// A day of the week, Monday 1.
    Weekday(Option<Shift>, u8),
    /// A day of last week or the week before: "Saturday last week".
    WeekdayOf(Shift, u8),
    /// Days from now.
    Today(i32),
    /// "last month", "that afternoon".
    Shifted(Shift, Unit),
    /// "last December".
    ShiftedMonth(Shift, u8),
    /// "March last year".
    MonthOfYear(Shift, u8),
    /// "the following spring".
    ShiftedSeason(Shift, u8),
    /// "the weekend".
    Weekend(Shift),
    /// "two days later", "a month after the surrender".
    Stepped(Length, Step, Words),
    /// "the week before the shooting".
    WeekBeside(Step, Words),
    /// "44 days".
    Length(Length),
    /// "the 33rd anniversary of the massacre".
    Anniversary(Option<u16>, Words),
}

impl Shape {
    /// Whether it names its time by the calendar.
    pub(super) fn is_calendar(self) -> bool {
        matches!(
            self,
            Shape::Day(..)
                | Shape::Month(..)
                | Shape::Season(..)
                | Shape::Week(..)
                | Shape::Year(_)
                | Shape::Weekday(..)
                | Shape::WeekdayOf(..)
        )
    }

    /// The year it names.
    pub(super) fn year(self) -> Option<i16> {
        match self {
            Shape::Day(year, ..) | Shape::Month(year, _) | Shape::Season(year, _) | Shape::Week(year, _) => {
                year
            }
            Shape::Year(year) | Shape::Decade(year) => Some(year),
            _ => None,
        }
    }

    /// The same with this year where it names none.
    pub(super) fn in_year(self, year: Option<i16>) -> Shape {
        match self {
            Shape::Day(None, month, day) => Shape::Day(year, month, day),
            Shape::Month(None, month) => Shape::Month(year, month),
            Shape::Season(None, code) => Shape::Season(year, code),
            Shape::Week(None, week) => Shape::Week(year, week),
            other => other,
        }
    }
}
