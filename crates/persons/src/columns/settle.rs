//! From what headers and contents say to one field for each column.
//!
//! Must not: look at values; that is done before.

use super::contents::Contents;
use super::fit::{guess, veto};
use super::header::{Heard, Meaning, hear};
use super::{Draft, Ground, Sure};
use vocabulary::{Field, List};

/// Fields that a list has one column for.
const SINGLE: &[Field] = &[
    Field::Id,
    Field::Sex,
    Field::Age,
    Field::Born,
    Field::BornYear,
    Field::BornMonth,
    Field::BornDay,
    Field::Happened,
    Field::HappenedYear,
    Field::HappenedMonth,
    Field::HappenedDay,
    Field::Status,
];

/// A list whose dates span more years than this is taken to date births, not incidents.
const INCIDENT_YEARS_MAX: u16 = 25;

/// What one column is taken for, before the others are looked at.
struct First {
    meaning: Option<Meaning>,
    ground: Ground,
    sure: Sure,
    reason: String,
}

pub(super) fn drafts(list: &List, contents: &[Contents], left_out: &[&str]) -> Vec<Draft> {
    let mut firsts: Vec<First> = Vec::with_capacity(contents.len());
    for (column, contents) in list.columns().iter().zip(contents) {
        firsts.push(if left_out.contains(&column.name()) {
            let reason = "it was left out by the caller".to_owned();
            First {
                meaning: Some(Meaning::Is(Field::Ignored)),
                ground: Ground::Neither,
                sure: Sure::Clear,
                reason,
            }
        } else {
            first(column.name(), contents)
        });
    }
    chains(&mut firsts);
    let mut drafts: Vec<Draft> = firsts.iter().map(settled).collect();
    vague_dates(&firsts, contents, &mut drafts);
    grandfathers(list, &mut drafts);
    names(list, &firsts, contents, &mut drafts);
    one_of_each(list, contents, &mut drafts);
    a_first_id(list, contents, &mut drafts, left_out);
    remark(contents, &mut drafts);
    drafts
}

/// The likeliest meaning of a header that its contents bear out; else what the contents say.
fn first(header: &str, contents: &Contents) -> First {
    let mut heard = hear(header);
    let part = |heard: &[Heard], field| {
        heard.iter().any(|heard| heard.meaning == Meaning::Is(field) && !heard.whole)
    };
    if !heard.first().is_some_and(|heard| heard.whole)
        && part(&heard, Field::Given)
        && part(&heard, Field::Family)
    {
        // "first and surname" is neither.
        heard.insert(0, Heard { meaning: Meaning::Is(Field::FullName), ..heard[0] });
    }
    let mut fitting = heard.iter().find(|heard| veto(heard.meaning, contents).is_none()).copied();
    if part(&heard, Field::Born) {
        // "Municipality of birth".
        let place = fitting.filter(|heard| heard.meaning == Meaning::Is(Field::Place) && !heard.whole);
        fitting = place.map(|heard| Heard { meaning: Meaning::Is(Field::BirthPlace), ..heard }).or(fitting);
    }
    let seen = guess(contents);
    match (fitting, seen) {
        (Some(heard), _) if contents.filled == 0 => First {
            meaning: Some(heard.meaning).filter(|meaning| matches!(meaning, Meaning::Is(_))),
            ground: Ground::Header,
            sure: Sure::Open,
            reason: "its header says so".to_owned(),
        },
        (Some(heard), seen) => {
            let both =
                seen.is_some_and(|(meaning, _)| agree(heard.meaning, meaning)) || borne_out(heard, contents);
            let (ground, sure) = match (both, heard.whole) {
                (true, true) => (Ground::Both, Sure::Clear),
                (true, false) => (Ground::Both, Sure::Likely),
                (false, true) => (Ground::Header, Sure::Likely),
                (false, false) => (Ground::Header, Sure::Open),
            };
            let reason = match (ground, heard.whole) {
                (Ground::Both, _) => "its header says so and its values bear it out",
                (_, true) => "its header says so and its values do not speak against it",
                _ => "a word of its header says so",
            };
            First { meaning: Some(heard.meaning), ground, sure, reason: reason.to_owned() }
        }
        (_, Some((meaning, why))) => {
            let sure = if matches!(meaning, Meaning::Is(Field::Sex | Field::Ignored)) {
                Sure::Likely
            } else {
                Sure::Open
            };
            let reason = match heard.first() {
                Some(_) => format!("{why}, whatever its header says"),
                None => why.to_owned(),
            };
            First { meaning: Some(meaning), ground: Ground::Contents, sure, reason }
        }
        _ => First {
            meaning: None,
            ground: Ground::Neither,
            sure: Sure::Open,
            reason: unknown(contents, &heard),
        },
    }
}

fn unknown(contents: &Contents, heard: &[Heard]) -> String {
    if contents.filled == 0 {
        return "it is empty".to_owned();
    }
    match heard.first().and_then(|heard| veto(heard.meaning, contents).map(|why| (heard.meaning, why))) {
        Some((Meaning::Is(field), why)) => format!("its header says {field}, but {why}"),
        Some((_, why)) => format!("its header says more than its contents bear out: {why}"),
        None => "neither its header nor its contents were recognised".to_owned(),
    }
}

fn agree(heard: Meaning, seen: Meaning) -> bool {
    let date = |meaning| matches!(meaning, Meaning::Date | Meaning::Is(Field::Born | Field::Happened));
    heard == seen || (date(heard) && date(seen))
}

/// Whether contents that would not show a meaning by themselves are just what the header leads one to expect.
fn borne_out(heard: Heard, contents: &Contents) -> bool {
    let Meaning::Is(field) = heard.meaning else { return contents.integers > 0.9 };
    match field {
        Field::Id => contents.tells_rows_apart(),
        Field::FullName => contents.letters > 0.9 && contents.words >= 1.5,
        Field::Given | Field::Father | Field::Grandfather | Field::Family | Field::Mother => {
            contents.letters > 0.9 && contents.words < 2.5
        }
        Field::Sex => contents.sexes > 0.8,
        Field::Age => contents.ages > 0.9,
        Field::Born | Field::Happened => contents.dates > 0.8,
        Field::BornYear | Field::HappenedYear => contents.years > 0.9,
        Field::BornMonth | Field::HappenedMonth => contents.within(0, 12),
        Field::BornDay | Field::HappenedDay => contents.within(0, 31),
        Field::Number | Field::Postcode => contents.digits > 0.8,
        Field::Status => contents.statuses > 0.6,
        Field::Place | Field::BirthPlace | Field::Occupation => contents.letters > 0.8,
        Field::Alias | Field::Address | Field::Household | Field::Other => false,
        // Only people can say what its values mean.
        Field::Cause | Field::Protection => false,
        Field::Ignored => true,
    }
}

/// n1, n2, n3, n4 are a chain of names only together.
fn chains(firsts: &mut [First]) {
    let links = |firsts: &[First], n: u8| firsts.iter().any(|first| first.meaning == Some(Meaning::Chain(n)));
    let most = (1..=4).take_while(|n| links(firsts, *n)).last().unwrap_or(0);
    for first in firsts.iter_mut() {
        let Some(Meaning::Chain(n)) = first.meaning else { continue };
        // Given, father, grandfather, family; of two or three the last is the family's.
        let field = match (n, most) {
            (1, 2..) => Some(Field::Given),
            (n, most) if n == most && most >= 2 => Some(Field::Family),
            (2, 3..) => Some(Field::Father),
            (3, 4) => Some(Field::Grandfather),
            _ => None,
        };
        first.meaning = field.map(Meaning::Is);
        if field.is_some() {
            first.sure = Sure::Likely;
            first.reason = "it is a link of a chain of names: given, father, grandfather, family".to_owned();
        }
    }
}

fn settled(first: &First) -> Draft {
    let field = match first.meaning {
        Some(Meaning::Is(field)) => field,
        Some(Meaning::Sequence) => Field::Id,
        _ => Field::Ignored,
    };
    Draft::new(field, first.ground, first.sure, first.reason.clone())
}

/// Dates, years, months and days of which the header does not say whose they are.
fn vague_dates(firsts: &[First], contents: &[Contents], drafts: &mut [Draft]) {
    let takes = |drafts: &[Draft], field| drafts.iter().any(|draft| draft.field == field);
    for at in 0..drafts.len() {
        if firsts[at].meaning != Some(Meaning::Date) {
            continue;
        }
        let named = firsts[at].ground != Ground::Contents;
        let births = contents[at].year_span() > INCIDENT_YEARS_MAX && !takes(drafts, Field::Born);
        let (field, why) = match (births && !takes(drafts, Field::BornYear), takes(drafts, Field::Happened)) {
            (true, _) => (Field::Born, "its dates span as many years as births do"),
            (false, false) => (Field::Happened, "its dates lie as close together as those of incidents"),
            (false, true) => (Field::Ignored, "its dates are neither known to be births nor incidents"),
        };
        drafts[at].field = field;
        drafts[at].sure = if named { Sure::Likely } else { Sure::Open };
        drafts[at].reason = format!("{}; {why}", drafts[at].reason);
    }
    let vague = |at: usize| matches!(firsts[at].meaning, Some(Meaning::Year | Meaning::Month | Meaning::Day));
    let year = (0..drafts.len()).find(|at| firsts[*at].meaning == Some(Meaning::Year));
    let births = year.is_some_and(|at| {
        contents[at].range.is_some_and(|(low, high)| high - low > i64::from(INCIDENT_YEARS_MAX))
    });
    let births = births && !takes(drafts, Field::Born) && !takes(drafts, Field::BornYear);
    for at in (0..drafts.len()).filter(|at| vague(*at)) {
        let (Some(meaning), true) = (firsts[at].meaning, year.is_some()) else {
            drafts[at].ignore("it is part of a date that has no year".to_owned());
            continue;
        };
        drafts[at].field = match (meaning, births) {
            (Meaning::Year, true) => Field::BornYear,
            (Meaning::Month, true) => Field::BornMonth,
            (_, true) => Field::BornDay,
            (Meaning::Year, false) => Field::HappenedYear,
            (Meaning::Month, false) => Field::HappenedMonth,
            (_, false) => Field::HappenedDay,
        };
        let of = if births { "births" } else { "incidents" };
        drafts[at].reason = format!("{}; its years are spread as those of {of}", drafts[at].reason);
        drafts[at].sure = drafts[at].sure.min(Sure::Likely);
    }
}

/// The father of a father, where one word means either and another column is the father's.
fn grandfathers(list: &List, drafts: &mut [Draft]) {
    let fathers: Vec<usize> = (0..drafts.len()).filter(|at| drafts[*at].field == Field::Father).collect();
    let also = |at: &usize| {
        let heard = hear(list.columns()[*at].name());
        heard.iter().any(|heard| heard.whole && heard.meaning == Meaning::Is(Field::Grandfather))
    };
    let (elder, sure): (Vec<usize>, Vec<usize>) = fathers.into_iter().partition(also);
    if let ([elder], false) = (elder.as_slice(), sure.is_empty()) {
        drafts[*elder].field = Field::Grandfather;
        drafts[*elder].reason = format!("\"{}\" is the father's", list.columns()[sure[0]].name());
    }
}

/// A "name" beside a "first name" is the family's; a "first name" alone that has several words is the whole name.
fn names(list: &List, firsts: &[First], contents: &[Contents], drafts: &mut [Draft]) {
    let has = |drafts: &[Draft], field| drafts.iter().any(|draft| draft.field == field);
    if has(drafts, Field::Given) && !has(drafts, Field::Family) {
        let short = |at: &usize| drafts[*at].field == Field::FullName && contents[*at].words < 1.6;
        let lone: Vec<usize> = (0..drafts.len()).filter(short).collect();
        if let [at] = lone[..] {
            drafts[at].field = Field::Family;
            drafts[at].reason = "it is the name beside a given name".to_owned();
        }
    }
    if !has(drafts, Field::Given) && (has(drafts, Field::Family) || has(drafts, Field::Father)) {
        let short = |at: &usize| drafts[*at].field == Field::FullName && contents[*at].words < 1.6;
        let lone: Vec<usize> = (0..drafts.len()).filter(short).collect();
        if let [at] = lone[..] {
            drafts[at].field = Field::Given;
            drafts[at].reason = "it is the name beside a father's or a family's".to_owned();
        }
    }
    if !has(drafts, Field::Family) && !has(drafts, Field::FullName) {
        for at in 0..drafts.len() {
            if drafts[at].field == Field::Given && contents[at].words >= 1.8 {
                drafts[at].field = Field::FullName;
                drafts[at].reason = "it is the only name, and of several words".to_owned();
            }
        }
    }
    // A name that only contents show is none beside names that headers tell.
    let told = [Field::FullName, Field::Given, Field::Family];
    let by_header =
        (0..drafts.len()).any(|at| told.contains(&drafts[at].field) && firsts[at].ground != Ground::Contents);
    let mut taken = by_header;
    for at in 0..drafts.len() {
        if drafts[at].field == Field::FullName && firsts[at].ground == Ground::Contents {
            if taken {
                drafts[at].ignore(format!("\"{}\" may hold names, but others do", list.columns()[at].name()));
            }
            taken = true;
        }
    }
}

/// Of two columns for one thing the better is kept.
fn one_of_each(list: &List, contents: &[Contents], drafts: &mut [Draft]) {
    for field in SINGLE {
        let mut of: Vec<usize> = (0..drafts.len()).filter(|at| drafts[*at].field == *field).collect();
        // A column that is no more than empty gives way; among equals the first is kept.
        of.sort_by_key(|at| {
            let draft = &drafts[*at];
            let sequence = *field == Field::Id && draft.ground == Ground::Contents;
            let apart = *field != Field::Id || contents[*at].tells_rows_apart();
            // Beside a number that runs, a long one is what an authority gave.
            let given = *field == Field::Id && contents[*at].looks_given();
            (contents[*at].filled == 0, !apart, given, sequence, std::cmp::Reverse(draft.sure), *at)
        });
        let Some((best, rest)) = of.split_first() else { continue };
        let name = list.columns()[*best].name().to_owned();
        for at in rest {
            if *field == Field::Id && contents[*at].looks_given() && contents[*best].runs() {
                drafts[*at].field = Field::Number;
                drafts[*at].reason =
                    format!("\"{name}\" numbers the rows, so this is a number that persons were given");
                drafts[*at].sure = Sure::Likely;
                continue;
            }
            drafts[*at]
                .ignore(format!("it would hold {field} as \"{name}\" does, which is more clearly that"));
            drafts[*at].sure = Sure::Open;
        }
    }
    // An id that an authority may have given is no id of the list where the list has a better one; one that repeats is none.
    for at in 0..drafts.len() {
        if drafts[at].field == Field::Id && !contents[at].tells_rows_apart() && contents[at].filled > 0 {
            drafts[at].remarks.push("some of its values stand in more than one row".to_owned());
            drafts[at].sure = Sure::Open;
        }
        if drafts[at].field == Field::Id && contents[at].looks_given() {
            let may = "its values are long numbers that may have been given to persons; if so, map it as \"number\"";
            drafts[at].remarks.push(may.to_owned());
            drafts[at].sure = drafts[at].sure.min(Sure::Likely);
        }
    }
}

/// A first column that tells rows apart and was not understood is the list's own id.
fn a_first_id(list: &List, contents: &[Contents], drafts: &mut [Draft], left_out: &[&str]) {
    let free = !drafts.iter().any(|draft| draft.field == Field::Id);
    let (Some(draft), Some(contents), Some(column)) =
        (drafts.first(), contents.first(), list.columns().first())
    else {
        return;
    };
    let unnamed = draft.ground == Ground::Neither
        && hear(column.name()).is_empty()
        && !left_out.contains(&column.name());
    let coded = contents.digits > 0.95
        && contents.filled == list.rows()
        && contents.words < 1.1
        && contents.days < 0.2;
    if free && unnamed && coded && contents.tells_rows_apart() && list.rows() > 2 {
        let reason = "it stands first, and no two of its values are the same";
        drafts[0] = Draft::new(Field::Id, Ground::Contents, Sure::Open, reason);
    }
}

fn remark(contents: &[Contents], drafts: &mut [Draft]) {
    for (contents, draft) in contents.iter().zip(drafts).filter(|(_, draft)| draft.field != Field::Ignored) {
        if contents.filled == 0 {
            draft.remarks.push("it is empty".to_owned());
            draft.sure = Sure::Open;
        } else if contents.distinct == 1 && contents.filled > 1 {
            draft.remarks.push("it has one value throughout, which tells nobody apart".to_owned());
        }
        if draft.field == Field::Sex && contents.filled > 0 && contents.sexes < 0.5 {
            draft.remarks.push("its values do not say which sex they mean".to_owned());
            draft.sure = Sure::Open;
        }
    }
}
