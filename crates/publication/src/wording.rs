//! The plain words in which values are said to readers.
//!
//! Must not: soften or sharpen. Bounds, denials and gaps are said as the source left them.

use figures::{Relation, Why};
use vocabulary::{
    Age, Count, Counts, Day, Digest, Edtf, Figure, Group, Modality, Point, Precision, PublishedBy, Role, Sex,
    Spot, Stance, Status, TallyScope, Unit, Weight, month_name,
};

/// A number with separators between thousands: "1,275".
pub(crate) fn number(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A count as the words bound it: "at least 1,275".
pub(crate) fn count(count: &Count) -> String {
    let named = number(count.named());
    match count.precision() {
        Precision::Exact => named,
        Precision::About => format!("about {named}"),
        Precision::AtLeast => format!("at least {named}"),
        Precision::MoreThan => format!("more than {named}"),
        Precision::Nearly => format!("nearly {named}"),
        Precision::AtMost => format!("up to {named}"),
        Precision::LessThan => format!("fewer than {named}"),
        Precision::Range => match count.high() {
            Some(high) => format!("{named} to {}", number(high)),
            None => format!("{named} or more"),
        },
        Precision::Vague => format!("{named} or more"),
    }
}

/// The numbers of a tally in words: "31, from 27 to 34".
pub(crate) fn numbers(low: u64, best: Option<u64>, high: Option<u64>) -> String {
    let span = match high {
        Some(high) if high == low => number(low),
        Some(high) => format!("from {} to {}", number(low), number(high)),
        None => format!("{} or more", number(low)),
    };
    match best {
        Some(best) if high == Some(best) && low == best => span,
        Some(best) => format!("{}, {span}", number(best)),
        None => format!("no best, {span}"),
    }
}

/// What the words are taken to bound, where that is more than the number itself says.
pub(crate) fn bounds(count: &Count) -> Option<String> {
    let low = number(count.low());
    let span = match count.high() {
        Some(high) if high == count.low() => low,
        Some(high) => format!("{low} to {}", number(high)),
        None => format!("{low} or more"),
    };
    match count.precision() {
        Precision::Exact | Precision::Range | Precision::About | Precision::Nearly => None,
        Precision::Vague => Some(format!("{span}; the words give no number")),
        _ => Some(span),
    }
}

/// What happened to them, as it follows a number of people.
pub(crate) fn status(status: Status) -> &'static str {
    match status {
        Status::Killed => "killed",
        Status::Injured => "injured",
        Status::Missing => "missing",
        Status::Captured => "captured or detained",
        Status::Released => "released",
        Status::Displaced => "displaced",
        Status::Exhumed => "found dead or exhumed",
        Status::Identified => "identified after death",
        Status::Casualties => "killed or injured",
        Status::Affected => "otherwise affected",
    }
}

fn people(sex: Option<Sex>, age: Option<Age>, one: bool) -> &'static str {
    let (single, many) = match (sex, age) {
        (Some(Sex::Female), Some(Age::Child)) => ("girl", "girls"),
        (Some(Sex::Male), Some(Age::Child)) => ("boy", "boys"),
        (Some(Sex::Female), Some(Age::Elderly)) => ("elderly woman", "elderly women"),
        (Some(Sex::Male), Some(Age::Elderly)) => ("elderly man", "elderly men"),
        (Some(Sex::Female), Some(Age::Adult)) => ("woman", "women"),
        (Some(Sex::Male), Some(Age::Adult)) => ("man", "men"),
        (Some(Sex::Female), None) => ("woman or girl", "women and girls"),
        (Some(Sex::Male), None) => ("man or boy", "men and boys"),
        (None, Some(Age::Child)) => ("child", "children"),
        (None, Some(Age::Adult)) => ("adult", "adults"),
        (None, Some(Age::Elderly)) => ("elderly person", "elderly people"),
        (None, None) => ("person", "people"),
    };
    if one { single } else { many }
}

fn role(role: Role, one: bool) -> &'static str {
    let (single, many) = match role {
        Role::Civilian => ("civilian", "civilians"),
        Role::Combatant => ("combatant", "combatants"),
        Role::Police => ("police officer", "police officers"),
        Role::Journalist => ("journalist", "journalists"),
        Role::HealthWorker => ("health worker", "health workers"),
        Role::AidWorker => ("aid worker", "aid workers"),
    };
    if one { single } else { many }
}

/// Who is counted: "women and girls, civilians".
fn counted(unit: Unit, sex: Option<Sex>, age: Option<Age>, of: Option<Role>, one: bool) -> String {
    if unit == Unit::Families {
        return if one { "family" } else { "families" }.to_owned();
    }
    match (of, sex.is_none() && age.is_none()) {
        (Some(of), true) => role(of, one).to_owned(),
        (Some(of), false) => format!("{} ({})", people(sex, age, one), role(of, one)),
        (None, _) => people(sex, age, one).to_owned(),
    }
}

/// A group of people: "children (Azerbaijani)".
pub(crate) fn group_of(unit: Unit, group: &Group, one: bool) -> String {
    let who = counted(unit, group.sex, group.age, group.role, one);
    match &group.nationality {
        Some(nationality) => format!("{who}, {nationality}"),
        None => who,
    }
}

/// A figure in one line: "at least 12 people killed", "38 people killed (denied)". Never without its modality: a
/// denied number beside its source's name would read as that source's own.
pub(crate) fn figure(figure: &Figure) -> String {
    let one = figure.count.named() == 1 && figure.count.high() == Some(1);
    let group = Group { nationality: None, ..figure.scope.group.clone() };
    let who = group_of(figure.scope.unit, &group, one);
    let line = format!("{} {who} {}", count(&figure.count), status(figure.scope.status));
    with_modality(line, figure.modality)
}

/// A figure's number alone, with its modality: "38 (denied)".
pub(crate) fn bare(figure: &Figure) -> String {
    with_modality(count(&figure.count), figure.modality)
}

fn with_modality(words: String, of: Modality) -> String {
    match modality(of) {
        Some((short, _)) => format!("{words} ({short})"),
        None => words,
    }
}

/// What a tally counts: "Children killed", "People killed, identified by name only".
pub(crate) fn scope(scope: &TallyScope) -> String {
    let who = counted(scope.unit, scope.sex, scope.age, scope.role, false);
    let who = match &scope.nationality {
        Some(nationality) => format!("{who} ({nationality})"),
        None => who,
    };
    let only = if scope.identified { ", identified by name only" } else { "" };
    let mut text = format!("{who} {}{only}", status(scope.status));
    text[..1].make_ascii_uppercase();
    text
}

/// What must be said about a figure that is not simply stated: in a word, and in a sentence.
pub(crate) fn modality(modality: Modality) -> Option<(&'static str, &'static str)> {
    match modality {
        Modality::Asserted => None,
        Modality::Denied => Some(("denied", "Denied: the source gives it as not so.")),
        Modality::Expected => {
            Some(("feared or expected", "Feared or expected; not stated as having happened."))
        }
        Modality::Superseded => Some(("since revised", "An earlier figure, since revised.")),
    }
}

/// How another figure stands to the one looked at.
pub(crate) fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::WholeOf => "The whole it is part of",
        Relation::PartOf => "Its parts",
        Relation::Agrees => "Agrees",
        Relation::OtherDay => "Differs, as of another day",
        Relation::Higher => "Higher",
        Relation::Lower => "Lower",
    }
}

/// Why a source is taken to carry a voice. `called` names another source, where it leaves.
pub(crate) fn why(why: &Why, voice: &str, called: impl Fn(&Digest) -> Option<String>) -> String {
    match why {
        Why::Own => "speaks for itself".to_owned(),
        Why::Names(written) if written == voice => "quotes it".to_owned(),
        Why::Names(written) => format!("quotes it as \u{201C}{written}\u{201D}"),
        Why::Credits(agency) => format!("credits {agency}"),
        Why::SameWords(other) => match called(other) {
            Some(other) => format!("same words as {other}"),
            None => "same words as another source".to_owned(),
        },
    }
}

/// Whether a number is a total so far or an addition.
pub(crate) fn counts(counts: Counts) -> &'static str {
    match counts {
        Counts::Cumulative => "a running total",
        Counts::New => "an addition to earlier figures",
    }
}

/// What a holder does in holding a position: "recognises".
pub(crate) fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::CallsFor => "calls for",
        other => other.word(),
    }
}

/// How the day of publication is known.
pub(crate) fn published_by(by: PublishedBy) -> &'static str {
    match by {
        PublishedBy::Given => "as given by those who took the source in",
        PublishedBy::Sidecar => "as noted beside the source",
        PublishedBy::Document => "by the document’s own particulars",
        PublishedBy::Stated => "stated in the text",
        PublishedBy::Solved => "worked out from the text",
    }
}

/// Where in its original something stands: "page 3, 72 points from the left and 101 from the top". The originals are
/// not on the site, so this is no link.
pub(crate) fn spot(spot: &Spot) -> String {
    match spot {
        Spot::Page { page, area: [left, top, ..] } => {
            format!("page {page} of the original, {left} points from the left and {top} from the top")
        }
        Spot::Bytes { .. } | Spot::Paragraph { .. } | Spot::Message { .. } => {
            format!("{spot} of the original")
        }
    }
}

/// A weight as a heading and in a word.
pub(crate) fn weight(weight: Weight) -> (&'static str, &'static str) {
    match weight {
        Weight::Fault => ("Faults: something is wrong or was left out", "Fault"),
        Weight::Warning => ("Warnings: worth a look before relying on the figures", "Warning"),
        Weight::Note => ("Notes: worth knowing", "Note"),
    }
}

fn point(point: Point) -> String {
    match point {
        Point::Decade(year) => format!("the {year}s"),
        Point::Year(year) => year.to_string(),
        Point::Season(year, code) => {
            let season = ["spring", "summer", "autumn", "winter"][usize::from(code.clamp(21, 24) - 21)];
            format!("{season} {year}")
        }
        Point::Month(year, month) => format!("{} {year}", month_name(month)),
        Point::Day(day) => self::day(day),
    }
}

/// A day: "26 February 1992".
pub(crate) fn day(day: Day) -> String {
    format!("{} {} {}", day.day(), month_name(day.month()), day.year())
}

/// A date or period: "2 April 1982 to June 1982".
pub(crate) fn date(date: Edtf) -> String {
    match date {
        Edtf::Point(at) => point(at),
        Edtf::Interval(Some(from), Some(to)) => format!("{} to {}", point(from), point(to)),
        Edtf::Interval(Some(from), None) => format!("{} and after", point(from)),
        Edtf::Interval(None, Some(to)) => format!("up to {}", point(to)),
        Edtf::Interval(None, None) => "at a time not said".to_owned(),
    }
}

/// "1 figure", "3 figures".
pub(crate) fn many(n: usize, one: &str, more: &str) -> String {
    format!("{} {}", number(n as u64), if n == 1 { one } else { more })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_said_as_the_source_left_them() {
        let said = |p| count(&Count::bounded(1275, p));
        assert_eq!(said(Precision::Exact), "1,275");
        assert_eq!(said(Precision::MoreThan), "more than 1,275");
        assert_eq!(said(Precision::AtMost), "up to 1,275");
        assert_eq!(said(Precision::LessThan), "fewer than 1,275");
        assert_eq!(bounds(&Count::bounded(1275, Precision::LessThan)).unwrap(), "0 to 1,274");
        assert_eq!(
            bounds(&Count::bounded(24, Precision::Vague)).unwrap(),
            "24 or more; the words give no number"
        );
        assert_eq!(bounds(&Count::exact(24)), None);
        assert_eq!(numbers(27, Some(31), Some(1034)), "31, from 27 to 1,034");
        assert_eq!(numbers(27, Some(27), Some(27)), "27");
        assert_eq!(numbers(27, Some(27), None), "27, 27 or more");
        assert_eq!(numbers(27, None, Some(34)), "no best, from 27 to 34");
        let range = Count::new(30, Some(40), Precision::Range).unwrap();
        assert_eq!(count(&range), "30 to 40");
    }

    #[test]
    fn a_denied_number_is_never_said_without_the_denial() {
        let words = ["38 denied by=the_command", "1 female child injured"];
        let reading = figures::example::reading("a.txt", "2031-05-08", "", &words);
        assert_eq!(figure(&reading.figures[0]), "38 people killed (denied)");
        assert_eq!(bare(&reading.figures[0]), "38 (denied)");
        assert_eq!(figure(&reading.figures[1]), "1 girl injured");
    }

    #[test]
    fn a_page_is_said_with_the_place_on_it() {
        assert_eq!(
            spot(&Spot::Page { page: 3, area: [72, 101, 9, 9] }),
            "page 3 of the original, 72 points from the left and 101 from the top"
        );
        assert_eq!(spot(&Spot::Bytes { bytes: [5, 9] }), "bytes 5 to 9 of the original");
    }

    #[test]
    fn vague_dates_stay_vague() {
        let said = |text: &str| date(text.parse().unwrap());
        assert_eq!(said("199X"), "the 1990s");
        assert_eq!(said("1992-24"), "winter 1992");
        assert_eq!(said("1982-04-02/1982-06"), "2 April 1982 to June 1982");
        assert_eq!(said("2022/.."), "2022 and after");
    }

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!([0, 999, 1000, 1234567].map(number), ["0", "999", "1,000", "1,234,567"].map(String::from));
    }
}
