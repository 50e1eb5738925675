//! Whether a model has a finite fit, and whether the data tell its terms apart.
//!
//! Fienberg and Rinaldo (2012): the maximum exists where some table with the same sums over the model's terms has every cell
//! above 0; that is a linear program, "maximise `s` with `A x = t` and `x >= s`". What is asked here is the same question in a
//! form that does not depend on how large the counts are. Terms that change no mean of a cell with persons span a space,
//! mostly of no dimension. Seen from it, each cell without persons is a vector; the maximum exists where these vectors cancel
//! with weights all above 0 (Stiemke 1915), and the terms are told apart where they span the space.
//!
//! Must not: ask about terms that nobody has; those are minus infinity and out of the table before.

use super::table::Table;

/// What is below this is 0: all that is reckoned here begins as 0 and 1.
const NOTHING: f64 = 1e-9;

/// What can be said of a model and a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existence {
    /// The fit exists and is the only one.
    Exists,
    /// The likelihood has no maximum: it rises for ever as some means go to 0.
    NoMaximum,
    /// Several sets of terms fit equally well.
    NotIdentified,
    /// Both faults.
    Neither,
}

impl Existence {
    /// 0 where the fit exists and is the only one, 1 without a maximum, 2 where it is not identified, 3 for both.
    pub fn code(self) -> u8 {
        match self {
            Existence::Exists => 0,
            Existence::NoMaximum => 1,
            Existence::NotIdentified => 2,
            Existence::Neither => 3,
        }
    }
}

/// Room for the question, used again and again.
#[derive(Debug, Default)]
pub(super) struct Room {
    rows: Vec<f64>,
    free: Vec<f64>,
    seen: Vec<f64>,
    tableau: Vec<f64>,
}

/// Asks of the terms that somebody has, and the combinations that are still in the table.
pub(super) fn of(room: &mut Room, table: &Table, terms: &[u32], live: &[f64]) -> Existence {
    if plainly(table, terms, live) {
        return Existence::Exists;
    }
    let size = terms.len();
    let inside = |cell: usize, term: u32| f64::from(u8::from(cell as u32 & term == term));
    room.rows.clear();
    let in_table = |cell: &usize| live[*cell] > 0.0 && *cell > 0;
    for cell in (0..live.len()).filter(in_table).filter(|cell| table.counts[*cell] > 0.0) {
        room.rows.extend(terms.iter().map(|term| inside(cell, *term)));
    }
    let pivots = reduce(&mut room.rows, size);
    if pivots.len() == size {
        return Existence::Exists;
    }
    let dimension = size - pivots.len();
    null_space(&room.rows, size, &pivots, &mut room.free);
    room.seen.clear();
    for cell in (0..live.len()).filter(in_table).filter(|cell| table.counts[*cell] == 0.0) {
        let from = room.seen.len();
        room.seen.extend((0..dimension).map(|at| {
            let vector = &room.free[at * size..(at + 1) * size];
            vector.iter().zip(terms).map(|(value, term)| value * inside(cell, *term)).sum::<f64>()
        }));
        if room.seen[from..].iter().all(|value| value.abs() < NOTHING) {
            room.seen.truncate(from);
        }
    }
    let cancels = cancel(&mut room.tableau, &room.seen, dimension);
    let spans = reduce(&mut room.seen, dimension).len() == dimension;
    match (cancels, spans) {
        (true, true) => Existence::Exists,
        (false, true) => Existence::NoMaximum,
        (true, false) => Existence::NotIdentified,
        (false, false) => Existence::Neither,
    }
}

/// The common case, without algebra: somebody is on exactly the lists of each term, and on one further combination whose mean
/// the others do not give. The others give it just where the terms within it have Euler characteristic 1.
fn plainly(table: &Table, terms: &[u32], live: &[f64]) -> bool {
    if !terms.iter().all(|term| *term == 0 || table.counts[*term as usize] > 0.0) {
        return false;
    }
    let further = (1..live.len()).filter(|cell| live[*cell] > 0.0 && table.counts[*cell] > 0.0);
    further.map(|cell| cell as u32).filter(|cell| terms.binary_search(cell).is_err()).any(|cell| {
        let within = terms.iter().filter(|term| **term != 0 && cell & **term == **term);
        within.map(|term| if term.count_ones() % 2 == 1 { 1 } else { -1 }).sum::<i32>() != 1
    })
}

/// Gauss and Jordan: leaves the reduced rows first, and gives the columns of their pivots.
fn reduce(rows: &mut [f64], columns: usize) -> Vec<usize> {
    let mut pivots = Vec::new();
    let count = rows.len().checked_div(columns).unwrap_or(0);
    for column in 0..columns {
        let top = pivots.len();
        let size = |row: &usize| rows[row * columns + column].abs();
        let Some(best) = (top..count).max_by(|a, b| size(a).total_cmp(&size(b)).then(b.cmp(a))) else {
            break;
        };
        if size(&best) < NOTHING {
            continue;
        }
        for at in 0..columns {
            rows.swap(best * columns + at, top * columns + at);
        }
        let pivot = rows[top * columns + column];
        rows[top * columns..(top + 1) * columns].iter_mut().for_each(|value| *value /= pivot);
        for row in (0..count).filter(|row| *row != top) {
            let factor = rows[row * columns + column];
            if factor != 0.0 {
                for at in 0..columns {
                    rows[row * columns + at] -= factor * rows[top * columns + at];
                }
            }
        }
        pivots.push(column);
    }
    pivots
}

/// The vectors that reduced rows take to 0, one after the other.
fn null_space(rows: &[f64], columns: usize, pivots: &[usize], into: &mut Vec<f64>) {
    into.clear();
    for free in (0..columns).filter(|column| !pivots.contains(column)) {
        let from = into.len();
        into.resize(from + columns, 0.0);
        into[from + free] = 1.0;
        for (row, pivot) in pivots.iter().enumerate() {
            into[from + pivot] = -rows[row * columns + free];
        }
    }
}

/// Whether vectors cancel with weights all above 0: by scaling, all at least 1. The simplex method looks for what is above 1,
/// by Bland's rule, which never goes in circles.
fn cancel(tableau: &mut Vec<f64>, vectors: &[f64], dimension: usize) -> bool {
    let count = vectors.len() / dimension;
    let width = count + 1;
    tableau.clear();
    // One row for each dimension: the weights above 1 must make up for the sum of all vectors. Below, the sum of the rows.
    for at in 0..dimension {
        let component = |vector: usize| vectors[vector * dimension + at];
        let sum: f64 = (0..count).map(component).sum();
        let sign = if sum > 0.0 { -1.0 } else { 1.0 };
        tableau.extend((0..count).map(|vector| sign * component(vector)));
        tableau.push(sum.abs());
    }
    for column in 0..width {
        let sum = (0..dimension).map(|row| tableau[row * width + column]).sum();
        tableau.push(sum);
    }
    let goal = dimension * width;
    // Beyond `count` a basic variable is artificial.
    let mut basic: Vec<usize> = (count..count + dimension).collect();
    loop {
        if tableau[goal + count] < NOTHING {
            return true;
        }
        let Some(enters) = (0..count).find(|column| tableau[goal + column] > NOTHING) else { return false };
        let rows = (0..dimension).filter(|row| tableau[row * width + enters] > NOTHING);
        let ratio = |row: &usize| tableau[row * width + count] / tableau[row * width + enters];
        let leaves = rows.min_by(|a, b| {
            let (of_a, of_b) = (ratio(a), ratio(b));
            if (of_a - of_b).abs() < NOTHING { basic[*a].cmp(&basic[*b]) } else { of_a.total_cmp(&of_b) }
        });
        let Some(leaves) = leaves else { return false };
        pivot(tableau, width, dimension, leaves, enters);
        basic[leaves] = enters;
    }
}

/// Brings a column into the basis.
fn pivot(tableau: &mut [f64], width: usize, rows: usize, leaves: usize, enters: usize) {
    let pivot = tableau[leaves * width + enters];
    for column in 0..width {
        tableau[leaves * width + column] /= pivot;
    }
    for row in (0..=rows).filter(|row| *row != leaves) {
        let factor = tableau[row * width + enters];
        if factor != 0.0 {
            for column in 0..width {
                tableau[row * width + column] -= factor * tableau[leaves * width + column];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::lattice::Fitter;
    use super::super::model::Model;
    use super::*;
    use vocabulary::Histories;

    fn asked(cells: &[(u64, u64)], generators: &[u32]) -> Existence {
        let histories = Histories::new(["a", "b", "c"], cells.iter().copied()).unwrap();
        let model = Model::of(3, generators.iter().copied()).unwrap();
        Fitter::new(3).existence(&Table::of(&histories).unwrap(), model.terms())
    }

    /// Everybody is on one list, but for some on the first two.
    const SPARSE: [(u64, u64); 4] = [(1, 40), (2, 30), (4, 20), (3, 6)];

    #[test]
    fn a_pair_that_takes_up_all_overlap_has_no_maximum() {
        assert_eq!(asked(&SPARSE, &[0b011]), Existence::NoMaximum);
        assert_eq!(Existence::NoMaximum.code(), 1);
    }

    #[test]
    fn pairs_that_empty_the_table_are_not_told_apart() {
        assert_eq!(asked(&SPARSE, &[0b011, 0b101, 0b110]), Existence::NotIdentified);
        // The term of all lists cannot be told from those on no list, whatever the counts.
        let full = [(1, 9), (2, 8), (3, 7), (4, 6), (5, 5), (6, 4), (7, 3)];
        assert_eq!(asked(&full, &[0b111]), Existence::NotIdentified);
    }

    #[test]
    fn no_overlap_at_all_is_refused() {
        assert_ne!(asked(&[(1, 40), (2, 30), (4, 20)], &[]), Existence::Exists);
        assert_ne!(asked(&[(1, 40)], &[]), Existence::Exists);
        assert_ne!(asked(&[], &[]), Existence::Exists);
    }

    #[test]
    fn sparse_tables_have_models_that_exist() {
        assert_eq!(asked(&SPARSE, &[]), Existence::Exists);
        assert_eq!(asked(&SPARSE, &[0b101]), Existence::Exists);
        assert_eq!(asked(&SPARSE, &[0b101, 0b110]), Existence::Exists);
    }

    /// The question as Fienberg and Rinaldo put it, answered by brute force: the largest step from the counts towards any
    /// direction that keeps the sums, over all directions of small whole numbers.
    #[test]
    fn the_answer_is_that_of_the_linear_program() {
        let mut faults = 0;
        for pattern in 1u64..128 {
            let cells: Vec<(u64, u64)> =
                (1..8).map(|cell| (cell, (pattern >> (cell - 1) & 1) * 10)).collect();
            let on_all = (0..3).all(|list| cells.iter().any(|(cell, n)| cell >> list & 1 == 1 && *n > 0));
            if !on_all {
                continue;
            }
            let answer = asked(&cells, &[]);
            let exists = matches!(answer, Existence::Exists | Existence::NotIdentified);
            assert_eq!(exists, has_positive_direction(&cells), "{cells:?}: {answer:?}");
            faults += u32::from(!exists);
        }
        assert!(faults > 5, "the tables must have both: {faults}");
    }

    /// Whether some change of the counts keeps the sums of three independent lists and lifts every empty cell. The three
    /// vectors span all changes of cells 1 to 7 that keep the sums.
    fn has_positive_direction(cells: &[(u64, u64)]) -> bool {
        let basis = [[1, -1, 0, 0, -1, 1, 0], [1, 0, -1, -1, 0, 1, 0], [1, 0, -1, 0, -1, 0, 1]];
        let shares = || -4..=4i32;
        let all = shares().flat_map(|a| shares().flat_map(move |b| shares().map(move |c| [a, b, c])));
        all.into_iter().any(|share| {
            let change = |at: usize| -> i32 { (0..3).map(|of| share[of] * basis[of][at]).sum() };
            cells.iter().enumerate().all(|(at, (_, persons))| *persons > 0 || change(at) > 0)
        })
    }
}
