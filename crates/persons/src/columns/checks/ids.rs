//! Ids that do not tell rows apart, and rows that nothing tells apart.
//!
//! Must not: take equal rows for one person. Two people may share all that a list says.

use super::{CheckKind, ListCheck, holding, rows_where};
use vocabulary::{ColumnMap, Field, List, Weight};

pub(super) fn check(list: &List, map: &ColumnMap, found: &mut Vec<ListCheck>) {
    for (at, _) in holding(list, map, Field::Id) {
        id(list, at, found);
    }
    identical(list, map, found);
}

fn id(list: &List, at: usize, found: &mut Vec<ListCheck>) {
    let column = &list.columns()[at];
    let mut counts = vec![0_u32; column.distinct()];
    column.codes().iter().for_each(|code| counts[*code as usize] += 1);
    let filled = list.rows() - counts[0] as usize;
    let mut add = |kind, weight, seen: String, remedy, (rows, count): (Vec<u32>, usize)| {
        let (list, columns) = (list.name().to_owned(), vec![column.name().to_owned()]);
        found.push(ListCheck { kind, weight, list, columns, rows, count, seen, remedy });
    };
    let remedy = "Map another column as the id, or none: rows are then known by their place and contents.";
    if filled > 1 && counts.iter().skip(1).filter(|count| **count > 0).count() == 1 {
        let all = rows_where(list.rows(), |row| column.codes()[row] != 0);
        return add(CheckKind::OneId, Weight::Fault, "All rows have the same id".to_owned(), remedy, all);
    }
    let repeated =
        rows_where(list.rows(), |row| column.codes()[row] != 0 && counts[column.codes()[row] as usize] > 1);
    if repeated.1 > 0 {
        let ids = counts.iter().skip(1).filter(|count| **count > 1).count();
        let seen =
            format!("{ids} {} for more than one row", if ids == 1 { "id stands" } else { "ids stand" });
        add(
            CheckKind::DuplicateId,
            Weight::Warning,
            seen,
            "Give each row an id of its own in the list.",
            repeated,
        );
    }
    let empty = rows_where(list.rows(), |row| column.codes()[row] == 0);
    if empty.1 > 0 && filled > 0 {
        let seen = "Rows have no id".to_owned();
        add(CheckKind::NoId, Weight::Note, seen, "They are known by their place and contents alone.", empty);
    }
}

/// Rows that say the same in each column that is compared.
fn identical(list: &List, map: &ColumnMap, found: &mut Vec<ListCheck>) {
    let compared = |name: &str| {
        map.columns.get(name).is_some_and(|used| !matches!(used.field, Field::Id | Field::Ignored))
    };
    let columns: Vec<usize> =
        (0..list.columns().len()).filter(|at| compared(list.columns()[*at].name())).collect();
    if columns.is_empty() {
        return;
    }
    let mut hashes: Vec<(u64, u32)> = (0..list.rows() as u32).map(|row| (0, row)).collect();
    for at in &columns {
        let codes = list.columns()[*at].codes();
        for (hash, row) in &mut hashes {
            let code = u64::from(codes[*row as usize]);
            *hash = (hash.rotate_left(23) ^ code).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
    }
    hashes.sort_unstable();
    let same = |a: u32, b: u32| {
        columns.iter().all(|at| {
            let codes = list.columns()[*at].codes();
            codes[a as usize] == codes[b as usize]
        })
    };
    let mut repeated = vec![false; list.rows()];
    for pair in hashes.windows(2).filter(|pair| pair[0].0 == pair[1].0 && same(pair[0].1, pair[1].1)) {
        repeated[pair[1].1 as usize] = true;
    }
    let (rows, count) = rows_where(list.rows(), |row| repeated[row]);
    if count > 0 {
        let weight = if count * 10 > list.rows() { Weight::Warning } else { Weight::Note };
        let seen = "Rows say the same as an earlier one in all columns that are compared".to_owned();
        let remedy = "They are judged to be one person unless a reviewer says otherwise.";
        let list = list.name().to_owned();
        found.push(ListCheck {
            kind: CheckKind::IdenticalRows,
            weight,
            list,
            columns: Vec::new(),
            rows,
            count,
            seen,
            remedy,
        });
    }
}
