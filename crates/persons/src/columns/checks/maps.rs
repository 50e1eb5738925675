//! Maps that cannot be used, and maps of two lists that do not fit each other.
//!
//! Must not: change a map. It says what is wrong, and the nearest that would be right.

use super::{CheckKind, ListCheck};
use vocabulary::{ColumnMap, Field, List, Weight, fold};

/// Why a list cannot be used with a map.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MapRefusal {
    /// The map names a column that the list has not.
    #[error("{list} has no column \"{column}\": correct the column map{}", suggestion(nearest))]
    NoSuchColumn {
        /// The list.
        list: String,
        /// The column that the map names.
        column: String,
        /// The header most like it, where one is like it.
        nearest: Option<String>,
    },
    /// Two columns are mapped as the id.
    #[error(
        "{list}: \"{first}\" and \"{second}\" are both mapped as the id: keep one, and map the other as \"number\" or \"ignored\""
    )]
    TwoIds {
        /// The list.
        list: String,
        /// The first of them.
        first: String,
        /// The second.
        second: String,
    },
    /// No column holds a name, a number or a date.
    #[error(
        "{list} has no column that tells persons apart, no name, number or date: map at least one in the column map"
    )]
    NoUsableColumn {
        /// The list.
        list: String,
    },
}

fn suggestion(nearest: &Option<String>) -> String {
    nearest.as_ref().map(|near| format!("; the nearest is \"{near}\"")).unwrap_or_default()
}

/// Fields by which persons can be told apart.
const USABLE: &[Field] = &[
    Field::FullName,
    Field::Given,
    Field::Father,
    Field::Grandfather,
    Field::Family,
    Field::Mother,
    Field::Alias,
    Field::Number,
    Field::Born,
    Field::BornYear,
    Field::Happened,
    Field::HappenedYear,
];

/// Whether a list can be used with a map.
///
/// # Errors
/// The map names a column that the list has not, or two ids, or nothing by which persons can be told apart.
///
/// ```
/// use persons::columns::checks::admit;
/// use vocabulary::{ColumnMap, List};
/// let list = List::of_rows("dead.csv", &["Name", "Age"], [["Asa Thorne", "61"]]);
/// let map: ColumnMap = serde_json::from_str(r#"{"Nmae": "full-name"}"#).unwrap();
/// let refusal = admit(&list, &map).unwrap_err().to_string();
/// assert_eq!(refusal, "dead.csv has no column \"Nmae\": correct the column map; the nearest is \"Name\"");
/// ```
pub fn admit(list: &List, map: &ColumnMap) -> Result<(), MapRefusal> {
    let name = || list.name().to_owned();
    if let Some(column) = map.columns.keys().find(|column| list.column(column).is_none()) {
        let headers = list.columns().iter().map(|column| column.name());
        return Err(MapRefusal::NoSuchColumn {
            list: name(),
            column: column.clone(),
            nearest: nearest(column, headers),
        });
    }
    let mut ids = map.holding(Field::Id);
    if let (Some(first), Some(second)) = (ids.next(), ids.next()) {
        return Err(MapRefusal::TwoIds { list: name(), first: first.to_owned(), second: second.to_owned() });
    }
    let usable = |column: &&str| list.column(column).is_some_and(|column| column.distinct() > 1);
    if !USABLE.iter().any(|field| map.holding(*field).any(|column| usable(&column))) {
        return Err(MapRefusal::NoUsableColumn { list: name() });
    }
    Ok(())
}

/// The header most like a name, where no more than two letters in five differ.
fn nearest<'h>(wanted: &str, headers: impl Iterator<Item = &'h str>) -> Option<String> {
    let squashed =
        |text: &str| -> Vec<u8> { fold(text).bytes().filter(|byte| *byte != b' ').take(64).collect() };
    let own = squashed(wanted);
    let scored = headers.map(|header| (distance(&own, &squashed(header)), header));
    let (distance, header) = scored.min_by_key(|(distance, _)| *distance)?;
    (distance * 5 <= own.len().max(2) * 2).then(|| header.to_owned())
}

/// How many letters must be put in, left out, changed or swapped with their neighbour.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (i, row) in table.iter_mut().enumerate() {
        row[0] = i;
    }
    table[0] = (0..=b.len()).collect();
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let change = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = change.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(table[i - 2][j - 2] + 1);
            }
            table[i][j] = best;
        }
    }
    table[a.len()][b.len()]
}

/// What of the maps of several lists does not fit together. Each pair of lists is held against each other.
///
/// ```
/// use persons::columns::checks::check_maps;
/// use vocabulary::{ColumnMap, List};
/// let (a, b) = (List::of_rows("a.csv", &["X", "Age"], [["", ""]]), List::of_rows("b.csv", &["X", "Born"], [["", ""]]));
/// let one: ColumnMap = serde_json::from_str(r#"{"X": "full-name", "Age": "age"}"#).unwrap();
/// let other: ColumnMap = serde_json::from_str(r#"{"X": "family", "Born": "born"}"#).unwrap();
/// let seen: Vec<String> = check_maps(&[(&a, &one), (&b, &other)]).into_iter().map(|check| check.seen).collect();
/// assert_eq!(seen[0], "\"X\" is full-name in a.csv and family in b.csv");
/// assert_eq!(seen[1], "a.csv gives ages and no births, b.csv births and no ages, and a.csv has no date of the incident by which the two could be held against each other");
/// ```
pub fn check_maps(lists: &[(&List, &ColumnMap)]) -> Vec<ListCheck> {
    let mut found = Vec::new();
    for (nth, one) in lists.iter().enumerate() {
        for other in &lists[nth + 1..] {
            two(*one, *other, &mut found);
        }
    }
    found
}

fn two((one, first): (&List, &ColumnMap), (other, second): (&List, &ColumnMap), found: &mut Vec<ListCheck>) {
    let mut add = |weight, columns: Vec<String>, seen: String, remedy| {
        let (kind, list) = (CheckKind::MapsContradict, one.name().to_owned());
        found.push(ListCheck { kind, weight, list, columns, rows: Vec::new(), count: 0, seen, remedy });
    };
    let (a, b) = (one.name(), other.name());
    for (header, used) in &first.columns {
        let Some(theirs) = second.columns.get(header).filter(|theirs| theirs.field != used.field) else {
            continue;
        };
        let seen = format!("\"{header}\" is {} in {a} and {} in {b}", used.field, theirs.field);
        add(
            Weight::Warning,
            vec![header.clone()],
            seen,
            "Map columns of one header as the same, unless they differ.",
        );
    }
    let has =
        |map: &ColumnMap, fields: &[Field]| fields.iter().any(|field| map.holding(*field).next().is_some());
    let births = [Field::Born, Field::BornYear];
    let only_ages = |map: &ColumnMap| has(map, &[Field::Age]) && !has(map, &births);
    let only_births = |map: &ColumnMap| !has(map, &[Field::Age]) && has(map, &births);
    for ((aged, ages), (born, dates)) in [((a, first), (b, second)), ((b, second), (a, first))] {
        if only_ages(ages) && only_births(dates) {
            let seen = format!("{aged} gives ages and no births, {born} births and no ages");
            if has(ages, &[Field::Happened, Field::HappenedYear]) {
                let seen =
                    format!("{seen}; they are held against each other by the date of the incident in {aged}");
                add(Weight::Note, Vec::new(), seen, "Nothing needs to be done; ages tell less than births.");
            } else {
                let why = format!(
                    "and {aged} has no date of the incident by which the two could be held against each other"
                );
                let remedy = "Add a column with the date of the incident, or with births.";
                add(Weight::Warning, Vec::new(), format!("{seen}, {why}"), remedy);
            }
        }
    }
    if !shares(first, second) {
        let seen = format!("{a} and {b} have nothing in common by which persons could be told apart");
        add(
            Weight::Fault,
            Vec::new(),
            seen,
            "See whether the column maps are right; two such lists cannot be linked.",
        );
    }
}

/// Whether two lists have names, numbers or dates in common. Whole names and their parts can be held against each other.
fn shares(first: &ColumnMap, second: &ColumnMap) -> bool {
    let groups: [&[Field]; 4] = [
        &[Field::FullName, Field::Given, Field::Family, Field::Alias],
        &[Field::Number],
        &[Field::Born, Field::BornYear],
        &[Field::Happened, Field::HappenedYear],
    ];
    let has =
        |map: &ColumnMap, fields: &[Field]| fields.iter().any(|field| map.holding(*field).next().is_some());
    groups.iter().any(|fields| has(first, fields) && has(second, fields))
}
