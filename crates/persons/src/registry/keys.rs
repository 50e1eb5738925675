//! Keys of rows: the same row has the same key in every release of its list.
//!
//! A row is called by the list's own id where it has one, else by a digest of what it says. A row that goes on in a later
//! release keeps the key that it had, also where it was edited; an id that names somebody else is given a key of its own.
//!
//! Must not: let one key stand for two rows, or a key hold a name.

use crate::release::{Release, compare};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{ColumnMap, Digest, Field, List};

/// The longest id that is taken for a key as it stands, in bytes.
const ID_BYTES_MAX: usize = 80;

/// The key of a row, and since when it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keyed {
    /// The row's part of its key.
    pub row: String,
    /// The entry of the ledger with which the release came in that has it first.
    pub since: u64,
    /// Its row there, from 0.
    pub place: u32,
}

/// The release before, with its keys, and all keys that any release has had.
#[derive(Clone, Copy, Debug)]
pub struct Earlier<'l> {
    /// The release before.
    pub release: Release<'l>,
    /// Its keys.
    pub keys: &'l [Keyed],
    /// All keys so far.
    pub used: &'l BTreeMap<String, Keyed>,
}

/// The keys of a release that came in with this entry of the ledger, by row.
pub fn keys(list: &List, map: &ColumnMap, since: u64, earlier: Option<Earlier<'_>>) -> Vec<Keyed> {
    let mut keys: Vec<Option<Keyed>> = vec![None; list.rows()];
    let mut renamed: BTreeSet<u32> = BTreeSet::new();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    if let Some(earlier) = earlier {
        let report = compare(earlier.release, Release { list, map });
        renamed.extend(report.reused.iter().map(|(_, later)| *later));
        for (row, key) in earlier.keys.iter().enumerate() {
            if let Some(later) = report.later_row(row) {
                taken.insert(key.row.clone());
                keys[later] = Some(key.clone());
            }
        }
    }
    let id = map
        .holding(Field::Id)
        .next()
        .and_then(|name| list.columns().iter().position(|column| column.name() == name));
    let fresh = |row: usize, taken: &mut BTreeSet<String>| {
        let base = id.and_then(|column| of_id(list.value(row, column)));
        let by_id = base.is_some();
        let base = base.unwrap_or_else(|| format!("={}", &content(list, row).to_string()[..16]));
        let used = |key: &str| earlier.and_then(|earlier| earlier.used.get(key));
        let mut key = base.clone();
        let mut nth = 1;
        // A row that was gone and is there again has its old key again; an id that was given to somebody else has not.
        while taken.contains(&key) || (by_id && renamed.contains(&(row as u32)) && used(&key).is_some()) {
            nth += 1;
            key = format!("{base}~{nth}");
        }
        taken.insert(key.clone());
        used(&key).cloned().unwrap_or(Keyed { row: key, since, place: row as u32 })
    };
    (0..list.rows()).map(|row| keys[row].take().unwrap_or_else(|| fresh(row, &mut taken))).collect()
}

/// An id as a key, where it can be one.
fn of_id(id: &str) -> Option<String> {
    if id.is_empty() {
        return None;
    }
    let sound = id.len() <= ID_BYTES_MAX && !id.chars().any(char::is_control);
    Some(match (sound, id.starts_with('=')) {
        (true, false) => id.to_owned(),
        // So that no list can give an id the form of a digest.
        (true, true) => format!("={id}"),
        (false, _) => format!("=#{}", &Digest::of(id.as_bytes()).to_string()[..16]),
    })
}

/// The digest of all that a row says.
pub fn content(list: &List, row: usize) -> Digest {
    let mut cells: Vec<(&str, &str)> = list
        .columns()
        .iter()
        .map(|column| (column.name(), column.value(row)))
        .filter(|(_, cell)| !cell.is_empty())
        .collect();
    cells.sort_unstable();
    let mut bytes = Vec::new();
    for (name, cell) in cells {
        for text in [name, cell] {
            bytes.extend_from_slice(&(text.len() as u64).to_le_bytes());
            bytes.extend_from_slice(text.as_bytes());
        }
    }
    Digest::of(&bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::columns::propose;

    fn rows(keys: &[Keyed]) -> Vec<&str> {
        keys.iter().map(|key| key.row.as_str()).collect()
    }

    fn used(keys: &[Keyed]) -> BTreeMap<String, Keyed> {
        keys.iter().map(|key| (key.row.clone(), key.clone())).collect()
    }

    #[test]
    fn no_two_rows_have_one_key_whatever_their_ids() {
        let id_is = |rows: &[[&str; 2]]| {
            let list = List::of_rows("l", &["id", "name"], rows.iter().copied());
            let map: ColumnMap = toml::from_str("id = 'id'\nname = 'full-name'").unwrap();
            keys(&list, &map, 2, None)
        };
        let long = "9".repeat(5000);
        let keyed = id_is(&[
            ["7", "Asa Thorne"],
            ["7", "Ida Bravo"],
            ["7~2", "Noor Vale"],
            ["=0123456789abcdef", "Tam Reed"],
            ["", "Tam Reed"],
            ["", "Tam Reed"],
            [&long, "Bo Reed"],
        ]);
        let distinct: BTreeSet<&str> = rows(&keyed).into_iter().collect();
        assert_eq!(distinct.len(), 7, "{distinct:?}");
        assert_eq!(rows(&keyed)[..3], ["7", "7~2", "7~2~2"]);
        assert!(rows(&keyed)[3].starts_with("==") && rows(&keyed)[5].ends_with("~2"));
        assert!(distinct.iter().all(|key| key.len() < 100 && !key.contains("Tam")));
    }

    #[test]
    fn keys_outlive_a_release_and_an_edit() {
        let columns = ["name", "age", "place", "day"];
        let first = [
            ["Asa Thorne", "61", "Selm", "2031-05-03"],
            ["Ida Bravo", "7", "Velm", "2031-05-04"],
            ["Noor Vale", "34", "Odry", "2031-05-05"],
        ];
        let second =
            [["Zoe New", "5", "Orm", "2031-05-09"], ["Ida Bravo", "8", "Velm", "2031-05-04"], first[0]];
        let (first, second) = (List::of_rows("l", &columns, first), List::of_rows("l", &columns, second));
        let map = propose(&first).map;
        let before = keys(&first, &map, 2, None);
        let release = Release { list: &first, map: &map };
        let all = used(&before);
        let after = keys(&second, &map, 9, Some(Earlier { release, keys: &before, used: &all }));
        assert_eq!((&after[2], &after[1]), (&before[0], &before[1]), "the edited row too");
        assert_eq!(after[0].since, 9);
        let back = keys(
            &first,
            &map,
            12,
            Some(Earlier { release: Release { list: &second, map: &map }, keys: &after, used: &all }),
        );
        assert_eq!(back, before, "a row that is there again has its old key");
    }

    #[test]
    fn an_id_that_names_somebody_else_is_another_key() {
        let columns = ["id", "name", "age"];
        let first = List::of_rows(
            "l",
            &columns,
            [["1", "Asa Thorne", "61"], ["2", "Ida Bravo", "7"], ["3", "Noor Vale", "34"]],
        );
        let map: ColumnMap = toml::from_str("id = 'id'\nname = 'full-name'\nage = 'age'").unwrap();
        let before = keys(&first, &map, 2, None);
        let second = List::of_rows(
            "l",
            &columns,
            [["1", "Asa Thorne", "61"], ["2", "Gil Quoyle", "50"], ["3", "Noor Vale", "34"]],
        );
        let release = Release { list: &first, map: &map };
        let all = used(&before);
        let after = keys(&second, &map, 9, Some(Earlier { release, keys: &before, used: &all }));
        assert_eq!(rows(&after), ["1", "2~2", "3"]);
    }
}
