//! How many persons each two lists share.
//!
//! Must not: hide that two lists share nobody. Such a field is crossed out.

use super::svg::{Canvas, Hold, Ink, Run};
use super::table::percent;
use super::upset::list_name;
use super::{Cell, Chart, Table};
use crate::wording;
use vocabulary::{Histories, limits};

/// The persons on each list, and on each two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverlapMatrix {
    /// The lists.
    pub lists: Vec<String>,
    /// By row and column, how many persons are on both; on the diagonal, on the list.
    pub shared: Vec<Vec<u64>>,
}

const NAMES: f64 = 250.0;
const CELL: (f64, f64) = (66.0, 44.0);
const HEAD: f64 = 30.0;

impl OverlapMatrix {
    /// The overlaps of capture histories, two lists at a time.
    pub fn of(histories: &Histories) -> OverlapMatrix {
        let lists = histories.lists().to_vec();
        let row = |a: usize| (0..lists.len()).map(|b| histories.on_both(a, b)).collect();
        OverlapMatrix { shared: (0..lists.len()).map(row).collect(), lists }
    }

    /// What share of the persons on list `a` are on list `b` too; `None` where nobody is on `a`.
    pub fn share(&self, a: usize, b: usize) -> Option<f64> {
        (self.shared[a][a] > 0).then(|| self.shared[a][b] as f64 / self.shared[a][a] as f64)
    }

    /// The chart; `name` is what its files are called.
    pub fn chart(&self, name: &str) -> Chart {
        let shown = self.lists.len().min(limits::CHART_MATRIX_LISTS_MAX);
        let left_out = self.lists.len() - shown;
        let apart = (0..self.lists.len())
            .flat_map(|a| (0..a).map(move |b| (a, b)))
            .filter(|(a, b)| self.shared[*a][*b] == 0)
            .count();
        let mut notes = Vec::new();
        if apart > 0 {
            notes.push(format!(
                "{} {} nobody.",
                wording::many(apart, "pair of lists", "pairs of lists"),
                if apart == 1 { "shares" } else { "share" }
            ));
        }
        if left_out > 0 {
            notes.push(format!(
                "Not drawn: {}; all are in the data.",
                wording::many(left_out, "list", "lists")
            ));
        }
        Chart {
            name: name.to_owned(),
            title: "How many persons each two lists share".to_owned(),
            about: "Each field says how many persons of the list of its row are on the list of its column too, and what share of the row’s list that is: the deeper its shade, the more. From corner to corner stands how many are on each list. Crossed fields share nobody.".to_owned(),
            notes,
            table: self.table(),
            drawing: self.draw(name, shown),
        }
    }

    fn table(&self) -> Table {
        let mut table = Table::new(&[
            ("List", "list"),
            ("And list", "other_list"),
            ("Persons on both", "persons_on_both"),
            ("Share of the first", "share_of_list"),
        ]);
        for (a, list) in self.lists.iter().enumerate() {
            for (b, other) in self.lists.iter().enumerate() {
                let share = self.share(a, b).map_or(Cell::Nothing("none"), Cell::Share);
                let numbered = |at: usize, name: &str| Cell::name(format!("{}. {name}", at + 1));
                table.rows.push(vec![
                    numbered(a, list),
                    numbered(b, other),
                    Cell::Count(self.shared[a][b]),
                    share,
                ]);
            }
        }
        table
    }

    fn draw(&self, name: &str, shown: usize) -> Canvas {
        let (width, height) = CELL;
        let mut canvas = Canvas::new(
            name,
            (NAMES + width * shown as f64 + 8.0).max(420.0),
            HEAD + height * shown as f64 + 8.0,
        );
        for at in 0..shown {
            let x = NAMES + width * (at as f64 + 0.5);
            canvas.words((x, HEAD - 10.0), Hold::Middle, &[Run::Soft(&(at + 1).to_string())]);
            let y = HEAD + height * at as f64;
            list_name(&mut canvas, (8.0, y + height / 2.0), at, &self.lists[at], NAMES - 20.0);
            for other in 0..shown {
                let area = [NAMES + width * other as f64 + 1.0, y + 1.0, width - 2.0, height - 2.0];
                self.field(&mut canvas, area, at, other);
            }
        }
        canvas
    }

    fn field(&self, canvas: &mut Canvas, area: [f64; 4], a: usize, b: usize) {
        let (x, y) = (area[0] + area[2] / 2.0, area[1] + area[3] / 2.0);
        let shared = self.shared[a][b];
        match self.share(a, b) {
            Some(share) if shared > 0 => {
                canvas.shade(area, if a == b { 0.0 } else { share });
                let persons = wording::number(shared);
                canvas.words((x, y - 2.0), Hold::Middle, &[Run::Strong(&persons)]);
                let below = if a == b { "on it".to_owned() } else { percent(share) };
                canvas.words((x, y + 14.0), Hold::Middle, &[Run::Ours(&below)]);
            }
            _ => {
                canvas.rect(area, Ink::Nothing, "");
                canvas.words((x, y + 4.5), Hold::Middle, &[Run::Strong("0")]);
            }
        }
    }
}
