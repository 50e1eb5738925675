//! Why two records are one person or not, field by field, as a waterfall: on the terminal, and as SVG.
//!
//! Must not: carry anything by colour alone.

use super::{Column, Look, escape, table};
use persons::link::Explanation;
use std::fmt::Write;

/// How wide the bars of the terminal are, in cells.
const BAR: usize = 24;

/// The waterfall as a table with bars.
pub(crate) fn waterfall(a: &str, b: &str, why: &Explanation, look: Look) -> String {
    let most = steps(why).iter().flat_map(|(_, from, to)| [from.abs(), to.abs()]).fold(1.0, f64::max);
    let bar = |from: f64, to: f64| {
        let place = |bits: f64| (((bits / most) + 1.0) / 2.0 * BAR as f64).round() as usize;
        let (low, high) = (place(from.min(to)), place(from.max(to)).min(BAR));
        let sign = if to >= from { '+' } else { '-' };
        let mut cells: Vec<char> = vec![' '; BAR + 1];
        cells[BAR / 2] = '|';
        cells[low..high].iter_mut().for_each(|cell| *cell = sign);
        cells.into_iter().collect::<String>()
    };
    let steps = steps(why);
    let mut rows = vec![row("before comparing", "", "", "", why.prior_bits, bar(0.0, steps[0].2))];
    for (field, (_, from, to)) in why.fields.iter().zip(&steps[1..]) {
        let (a, b) = (escape(&field.a).to_string(), escape(&field.b).to_string());
        rows.push(row(&field.name, &a, &b, &field.level, field.bits, bar(*from, *to)));
    }
    rows.push(row("together", "", "", "", why.bits(), bar(0.0, why.bits())));
    let heads = [
        Column::firm("field"),
        Column::loose("the one"),
        Column::loose("the other"),
        Column::loose("agreement"),
        Column::firm("bits"),
        Column::firm("against | for"),
    ];
    let mut out = format!("{} and {}: {}\n", escape(a), escape(b), chance(why));
    out.push_str(&table(&heads, &rows, look.width));
    let _ = write!(out, "If they are two, they are most likely {}.", plural(&why.otherwise));
    out
}

fn row(field: &str, a: &str, b: &str, level: &str, bits: f64, bar: String) -> Vec<String> {
    vec![field.to_owned(), a.to_owned(), b.to_owned(), level.to_owned(), format!("{bits:+.1}"), bar]
}

fn chance(why: &Explanation) -> String {
    format!("one person with probability {:.4}", why.probability)
}

fn plural(class: &str) -> &str {
    match class {
        "one place and day" => "two people of one place and day",
        other => other,
    }
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
    let _ = writeln!(svg, "<text x=\"10\" y=\"18\" font-weight=\"bold\">{} / {}: {}</text>", xml(a), xml(b), chance(why));
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
    let _ = writeln!(svg, "<text x=\"830\" y=\"{y:.1}\" text-anchor=\"end\" font-weight=\"bold\">{:+.1} bits</text>", why.bits());
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
