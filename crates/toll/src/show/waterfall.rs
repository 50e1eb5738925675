//! Why two records are, or are not, one person: field by field, in bits, with both rows side by side: on the terminal, and
//! as a drawing.
//!
//! Must not: round so that the sum does not show what it says, or carry anything by colour alone.

use super::table::Column;
use super::{Look, escape, table};
use persons::link::Explanation;
use std::fmt::Write;

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

fn chance(why: &Explanation) -> String {
    format!("one person with probability {:.4}", why.probability)
}

/// The steps of the waterfall: what each begins and ends at, in bits.
fn steps(why: &Explanation) -> Vec<(&str, f64, f64)> {
    let mut at = why.prior_bits;
    let mut steps = vec![("before comparing", 0.0, at)];
    for field in &why.fields {
        steps.push((&field.name, at, at + field.bits));
        at += field.bits;
    }
    steps
}

/// The waterfall as a drawing that needs no style sheet. Bars for and against differ in their hatching and their signs.
pub(crate) fn waterfall_svg(a: &str, b: &str, why: &Explanation) -> String {
    let (row, left, wide) = (22.0, 330.0, 420.0);
    let steps = steps(why);
    let reach = steps.iter().flat_map(|(_, from, to)| [from.abs(), to.abs()]).fold(1.0, f64::max);
    let x = |bits: f64| left + wide * (bits / reach + 1.0) / 2.0;
    let height = row * (steps.len() as f64 + 3.0);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 840 {height}\" role=\"img\" \
         font-family=\"sans-serif\" font-size=\"12\"><title>{} and {}: {}</title>\n\
         <rect width=\"840\" height=\"{height}\" fill=\"#fff\"/>\n\
         <line x1=\"{zero:.1}\" x2=\"{zero:.1}\" y1=\"30\" y2=\"{height}\" stroke=\"#666\"/>\n",
        xml(a),
        xml(b),
        chance(why),
        zero = x(0.0)
    );
    let _ = writeln!(
        svg,
        "<text x=\"10\" y=\"18\" font-weight=\"bold\">{} / {}: {}</text>",
        xml(a),
        xml(b),
        chance(why)
    );
    for (at, (name, from, to)) in steps.iter().enumerate() {
        let y = 30.0 + row * at as f64;
        let level = at.checked_sub(1).map_or("", |at| why.fields[at].level.as_str());
        let fill = if to >= from { "#1b6e3c" } else { "#fff" };
        let _ = writeln!(
            svg,
            "<text x=\"10\" y=\"{:.1}\">{}</text><text x=\"120\" y=\"{:.1}\">{}</text>\
             <rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"14\" fill=\"{fill}\" stroke=\"#7a1f1f\" stroke-width=\"{}\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{:+.1}</text>",
            y + 14.0,
            xml(name),
            y + 14.0,
            xml(level),
            x(from.min(*to)),
            y + 3.0,
            (x(*to) - x(*from)).abs().max(1.0),
            if to >= from { 0 } else { 1 },
            830.0,
            y + 14.0,
            to - from
        );
    }
    let y = 30.0 + row * steps.len() as f64 + 14.0;
    let _ = writeln!(svg, "<text x=\"10\" y=\"{y:.1}\" font-weight=\"bold\">together</text>");
    let _ = writeln!(
        svg,
        "<text x=\"830\" y=\"{y:.1}\" text-anchor=\"end\" font-weight=\"bold\">{:+.1} bits</text>",
        why.bits()
    );
    svg.push_str("</svg>\n");
    svg
}

/// Text within XML.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for ch in text.chars() {
        match ch {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            ch if ch.is_control() => out.push(' '),
            ch => out.push(ch),
        }
    }
    out
}
