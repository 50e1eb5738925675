//! Why two records are, or are not, one person: field by field, in bits, with both rows side by side.
//!
//! Must not: round so that the sum does not show what it says.

use super::table::Column;
use super::{Look, escape, table};
use persons::link::Explanation;

/// The bits that fill a bar.
const BAR_BITS: f64 = 1.0;
/// The longest bar, in cells.
const BAR_CELLS: usize = 12;

/// A waterfall on the terminal: + for one person, - against.
pub(crate) fn waterfall(explanation: &Explanation) -> String {
    let columns = [
        Column::firm("   "),
        Column::firm("field"),
        Column::loose("A"),
        Column::loose("B"),
        Column::loose("agree"),
        Column::firm("bits"),
        Column::firm("sum"),
        Column::firm("for + against -"),
    ];
    let mut sum = explanation.prior_bits;
    let blank = || String::from("  ");
    let prior = vec![
        blank(),
        "before".to_owned(),
        String::new(),
        String::new(),
        "how rare it is that two rows are one person".to_owned(),
        bits(explanation.prior_bits),
        bits(sum),
        bar(explanation.prior_bits),
    ];
    let fields = explanation.fields.iter().map(|field| {
        sum += field.bits;
        vec![
            blank(),
            escape(&field.name),
            escape(&field.a),
            escape(&field.b),
            escape(&field.level),
            bits(field.bits),
            bits(sum),
            bar(field.bits),
        ]
    });
    let rows: Vec<Vec<String>> = std::iter::once(prior).chain(fields).collect();
    table(&columns, &rows, Look::of_stdout().width)
}

fn bits(bits: f64) -> String {
    format!("{bits:+.1}")
}

fn bar(bits: f64) -> String {
    let cells = ((bits.abs() / BAR_BITS).round() as usize).min(BAR_CELLS);
    if bits < 0.0 { "-".repeat(cells) } else { "+".repeat(cells) }
}
