//! What the columns of a list mean: proposed by the stage `persons`, confirmed by people, kept in `case.toml`.
//!
//! Must not: look at a list's contents.

use crate::words::words;
use crate::{Cause, Protection, VocabularyError};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

words! {
    /// What a column of a list holds.
    Field {
        /// The list's own id of a row. It tells rows apart and is not compared.
        Id = "id",
        /// The whole name, or as much of it as the list gives.
        FullName = "full-name",
        /// The given name.
        Given = "given",
        /// The father's given name, or a patronymic.
        Father = "father",
        /// The grandfather's given name.
        Grandfather = "grandfather",
        /// The family name, or the name of the tribe or house.
        Family = "family",
        /// The mother's name.
        Mother = "mother",
        /// Another name: a nom de guerre, a name before marriage.
        Alias = "alias",
        /// Female or male.
        Sex = "sex",
        /// Age in years at the incident.
        Age = "age",
        /// The day of birth, as precise as given.
        Born = "born",
        /// The year of birth, in a column of its own.
        BornYear = "born-year",
        /// The month of birth, in a column of its own.
        BornMonth = "born-month",
        /// The day of the month of birth, in a column of its own.
        BornDay = "born-day",
        /// When it happened to the person: death, disappearance, capture.
        Happened = "happened",
        /// Its year, in a column of its own.
        HappenedYear = "happened-year",
        /// Its month, in a column of its own.
        HappenedMonth = "happened-month",
        /// Its day of the month, in a column of its own.
        HappenedDay = "happened-day",
        /// Where it happened, or where the person lived.
        Place = "place",
        /// Where the person was born.
        BirthPlace = "birth-place",
        /// A number that an authority gave the person: an identity card, a passport.
        Number = "number",
        /// A postal code.
        Postcode = "postcode",
        /// A street, a house, an address.
        Address = "address",
        /// Work, rank or role.
        Occupation = "occupation",
        /// The household or family that a person belonged to, by a number or name that its members share. It is not
        /// compared: it ties people together who are not the same.
        Household = "household",
        /// What happened to the person: killed, missing, captured, released.
        Status = "status",
        /// What the person died of, in the categories of SDG 16.1.2. It is not compared.
        Cause = "cause",
        /// What the person was under the law of war, in those categories. It is not compared.
        Protection = "protection",
        /// Anything else that is compared, as words.
        Other = "other",
        /// Not compared: notes, links, the list's own totals.
        Ignored = "ignored",
    }
}

words! {
    /// In which order a list writes the parts of a date.
    DateOrder {
        /// Year, month, day.
        Ymd = "ymd",
        /// Day, month, year.
        Dmy = "dmy",
        /// Month, day, year.
        Mdy = "mdy",
    }
}

words! {
    /// The calendar in which a list gives its dates.
    Calendar {
        /// The Gregorian calendar.
        Gregorian = "gregorian",
        /// The Islamic calendar of Umm al-Qura.
        Hijri = "hijri",
        /// The Solar Hijri calendar of Iran and Afghanistan.
        Persian = "persian",
        /// The Hebrew calendar.
        Hebrew = "hebrew",
    }
}

words! {
    /// In which order a list writes the parts of a whole name.
    NameOrder {
        /// Given name first, family name last.
        GivenFirst = "given-first",
        /// Family name first.
        FamilyFirst = "family-first",
    }
}

/// What one column holds, and how.
///
/// In `case.toml` it is a word, or a table where there is more to say:
///
/// ```
/// use vocabulary::{ColumnMap, ColumnUse, Field};
/// let map: ColumnMap = toml::from_str(r#"
///     Name = "full-name"
///     Age = { field = "age", unknown = ["0", "-1"] }
/// "#).unwrap();
/// assert_eq!(map.columns["Name"], ColumnUse::of(Field::FullName));
/// assert_eq!(map.columns["Age"].unknown, ["0", "-1"]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct ColumnUse {
    /// What it holds.
    pub field: Field,
    /// The order of its dates, where it holds dates written with numbers alone.
    pub date_order: Option<DateOrder>,
    /// The calendar of its dates; Gregorian where not said.
    pub calendar: Option<Calendar>,
    /// The order of its names, where it holds whole names.
    pub name_order: Option<NameOrder>,
    /// Its values that mean "unknown", as written.
    pub unknown: Vec<String>,
    /// What its values mean, as written, where it holds a cause or a protection: nobody but the case can say it.
    pub values: BTreeMap<String, String>,
}

impl ColumnUse {
    /// A column that holds this, and no more to say.
    pub fn of(field: Field) -> ColumnUse {
        ColumnUse {
            field,
            date_order: None,
            calendar: None,
            name_order: None,
            unknown: Vec::new(),
            values: BTreeMap::new(),
        }
    }
}

/// What each column of a list holds, by its header. A column that is not named is not compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ColumnMap {
    /// The columns by their headers.
    pub columns: BTreeMap<String, ColumnUse>,
}

impl ColumnMap {
    /// The headers of the columns that hold this, in their order by name.
    pub fn holding(&self, field: Field) -> impl Iterator<Item = &str> {
        self.columns.iter().filter(move |(_, used)| used.field == field).map(|(name, _)| name.as_str())
    }
}

/// The two ways in which a use is written.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Written {
    Word(Field),
    Table(Table),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    field: Field,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date_order: Option<DateOrder>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    calendar: Option<Calendar>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name_order: Option<NameOrder>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    unknown: Vec<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    values: BTreeMap<String, String>,
}

impl TryFrom<Written> for ColumnUse {
    type Error = VocabularyError;

    fn try_from(written: Written) -> Result<ColumnUse, VocabularyError> {
        let Table { field, date_order, calendar, name_order, unknown, values } = match written {
            Written::Word(field) => return Ok(ColumnUse::of(field)),
            Written::Table(table) => table,
        };
        for word in values.values() {
            match field {
                Field::Cause => word.parse::<Cause>().map(|_| ())?,
                Field::Protection => word.parse::<Protection>().map(|_| ())?,
                _ => return Err(VocabularyError::Values(field)),
            }
        }
        Ok(ColumnUse { field, date_order, calendar, name_order, unknown, values })
    }
}

impl From<ColumnUse> for Written {
    fn from(used: ColumnUse) -> Written {
        let ColumnUse { field, date_order, calendar, name_order, unknown, values } = used;
        match (date_order, calendar, name_order, unknown.is_empty() && values.is_empty()) {
            (None, None, None, true) => Written::Word(field),
            _ => Written::Table(Table { field, date_order, calendar, name_order, unknown, values }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_refused() {
        for wrong in ["Name = \"fullname\"", "Name = { field = \"id\", colour = \"red\" }", "Name = 3"] {
            assert!(toml::from_str::<ColumnMap>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_value_means_a_category_or_the_map_is_refused() {
        for (wrong, why) in [
            ("How = { field = \"cause\", values = { shelling = \"artillery\" } }", "heavy-weapons"),
            ("Who = { field = \"protection\", values = { c = \"heavy-weapons\" } }", "civilian"),
            ("Sex = { field = \"sex\", values = { \"1\" = \"male\" } }", "cause or protection"),
        ] {
            let refused = toml::from_str::<ColumnMap>(wrong).unwrap_err().to_string();
            assert!(refused.contains(why), "{wrong}: {refused}");
        }
        let written = "[How]\nfield = \"cause\"\n\n[How.values]\nshelling = \"heavy-weapons\"\n";
        let map: ColumnMap = toml::from_str(written).unwrap();
        assert_eq!(map.columns["How"].values["shelling"], "heavy-weapons");
        assert_eq!(toml::to_string(&map).unwrap(), written);
    }

    #[test]
    fn a_map_is_written_as_it_is_read() {
        let written =
            "Age = \"age\"\n\n[Born]\nfield = \"born\"\ndate_order = \"dmy\"\ncalendar = \"hijri\"\n";
        let map: ColumnMap = toml::from_str(written).unwrap();
        assert_eq!(map.holding(Field::Born).collect::<Vec<_>>(), ["Born"]);
        assert_eq!(toml::to_string(&map).unwrap(), written);
    }
}
