//! Whether the contents of a column bear out what its header says; and what they say where it says nothing.
//!
//! Must not: settle between two columns.

use super::contents::Contents;
use super::header::Meaning;
use vocabulary::Field;

/// Why the contents cannot be what a header says; `None` where they can.
pub(super) fn veto(meaning: Meaning, contents: &Contents) -> Option<&'static str> {
    if contents.filled == 0 {
        return None;
    }
    let no = |fits: bool, why: &'static str| (!fits).then_some(why);
    let within = |low, high| contents.within(low, high);
    match meaning {
        Meaning::Is(field) => veto_field(field, contents),
        Meaning::Date => no(contents.dates > 0.5, "its values are no dates"),
        Meaning::Year => no(contents.years > 0.7 || within(0, 99), "its values are no years"),
        Meaning::Month => no(within(0, 12) || contents.letters > 0.8, "its values are no months"),
        Meaning::Day => no(within(0, 31), "its values are no days of a month"),
        Meaning::Chain(_) => veto_field(Field::Given, contents),
        Meaning::Sequence => no(contents.tells_rows_apart(), "its values repeat"),
    }
}

fn veto_field(field: Field, contents: &Contents) -> Option<&'static str> {
    let no = |fits: bool, why: &'static str| (!fits).then_some(why);
    let within = |low, high| contents.within(low, high);
    let named = contents.letters > 0.6 && contents.days < 0.3;
    match field {
        Field::Id => no(contents.distinct * 10 >= contents.filled * 9, "its values repeat"),
        Field::FullName
        | Field::Given
        | Field::Father
        | Field::Grandfather
        | Field::Family
        | Field::Mother => no(named && contents.long < 0.3, "its values are no names"),
        Field::Alias => no(named || contents.letters > 0.3, "its values are no names"),
        Field::Sex => {
            let few = contents.distinct <= 12 || contents.sexes > 0.9;
            no(few && contents.days < 0.1, "it has too many values for a sex")
        }
        Field::Age => no(contents.ages > 0.5 && contents.days < 0.3, "its values are no ages"),
        Field::Born | Field::Happened => {
            no(contents.dates > 0.4 || contents.years > 0.4, "its values are no dates")
        }
        Field::BornYear | Field::HappenedYear => {
            let short = within(0, 99) && contents.distinct > 20;
            no(contents.years > 0.6 || short, "its values are no years")
        }
        Field::BornMonth | Field::HappenedMonth => {
            no(within(0, 12) || contents.letters > 0.8, "its values are no months")
        }
        Field::BornDay | Field::HappenedDay => no(within(0, 31), "its values are no days of a month"),
        Field::Number => no(contents.digits > 0.4, "its values have no digits"),
        Field::Postcode => no(contents.digits > 0.3 && contents.days < 0.5, "its values are no postal codes"),
        Field::Place | Field::BirthPlace | Field::Occupation => no(
            contents.days < 0.5 && contents.long < 0.5 && contents.letters > 0.3,
            "its values are no such words",
        ),
        Field::Address => no(contents.days < 0.5, "its values are no addresses"),
        Field::Status => {
            no(contents.distinct <= 200 && contents.days < 0.5, "it has too many values for a status")
        }
        Field::Household => no(
            contents.days < 0.5 && contents.long < 0.5 && !contents.tells_rows_apart(),
            "its values are no households",
        ),
        Field::Cause | Field::Protection => {
            no(contents.distinct <= 200 && contents.days < 0.5, "it has too many values for categories")
        }
        Field::Other | Field::Ignored => None,
    }
}

/// What the contents alone make of a column, and how that was seen. Dates are only told to be dates.
pub(super) fn guess(contents: &Contents) -> Option<(Meaning, &'static str)> {
    let is = |field, why| Some((Meaning::Is(field), why));
    match () {
        () if contents.filled == 0 => None,
        () if contents.links > 0.5 => is(Field::Ignored, "its values are links"),
        () if contents.long > 0.4 => is(Field::Ignored, "its values are running text"),
        () if contents.days > 0.85 => Some((Meaning::Date, "its values are dates")),
        () if contents.both_sexes && contents.sexes > 0.9 && contents.distinct <= 12 => {
            is(Field::Sex, "its values are the two sexes")
        }
        () if contents.statuses > 0.85 && contents.distinct <= 60 => {
            is(Field::Status, "its values say what happened to a person")
        }
        () if contents.looks_like_ages() => is(Field::Age, "its values are spread as ages are"),
        () if contents.letters > 0.9
            && (1.7..=6.0).contains(&contents.words)
            && contents.distinct * 2 > contents.filled =>
        {
            is(Field::FullName, "its values are words as in names, and most differ")
        }
        () => None,
    }
}
