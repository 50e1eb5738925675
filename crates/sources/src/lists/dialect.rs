//! How a list of delimited cells is written: what stands between cells, and what around those that hold it.
//!
//! Must not: settle anything by the file's name that its rows contradict.

use std::collections::BTreeMap;

/// A way of writing rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dialect {
    /// Between cells.
    pub(super) delimiter: u8,
    /// Around cells.
    pub(super) quote: u8,
    /// Before a quotation mark within a cell, where it is not written twice.
    pub(super) escape: Option<u8>,
    /// How many bytes at the start are no row: a line `sep=;`.
    pub(super) skip: usize,
}

/// What may stand between cells; the first wins where two fit as well.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How many rows are looked at.
const ROWS: usize = 500;

impl Dialect {
    /// The dialect of a list that begins with this. `whole` says that there is no more of it.
    pub(super) fn of(sample: &[u8], ending: &str, whole: bool) -> Dialect {
        let (told, skip) = told(sample);
        let sample = &sample[skip..];
        let usual = |delimiter| Dialect { delimiter, quote: b'"', escape: None, skip };
        let delimiter = told.unwrap_or_else(|| {
            let named = match ending {
                "tsv" | "tab" => Some(b'\t'),
                "psv" => Some(b'|'),
                _ => None,
            };
            let fits = DELIMITERS.map(|delimiter| {
                let fit = fit(sample, usual(delimiter), whole);
                // What the name says is believed where it fits at all.
                if named == Some(delimiter) && fit > 0.0 { fit + 1.0 } else { fit }
            });
            let best = (0..DELIMITERS.len()).rev().max_by(|&a, &b| fits[a].total_cmp(&fits[b]));
            let best = best.filter(|at| fits[*at] > 0.0).map(|at| DELIMITERS[at]);
            best.or(named).unwrap_or(b',')
        });
        let dialect = usual(delimiter);
        let single = Dialect { quote: b'\'', ..dialect };
        if framed(sample, delimiter, b'"') == 0
            && framed(sample, delimiter, b'\'') > 2
            && fit(sample, single, whole) > fit(sample, dialect, whole)
        {
            return single;
        }
        let escaped = Dialect { escape: Some(b'\\'), ..dialect };
        // A mark that is escaped stands within its cell, and not where that ends.
        let within =
            |three: &[u8]| three.starts_with(b"\\\"") && ![delimiter, b'"', b'\r', b'\n'].contains(&three[2]);
        let seen = sample.windows(3).any(within);
        match seen && fit(sample, escaped, whole) >= fit(sample, dialect, whole) {
            true => escaped,
            false => dialect,
        }
    }

    pub(super) fn parser(self) -> csv_core::Reader {
        let mut builder = csv_core::ReaderBuilder::new();
        builder.delimiter(self.delimiter).quote(self.quote).escape(self.escape);
        builder.build()
    }
}

/// What a first line `sep=;` says, as spreadsheets write it, and how long it is.
fn told(sample: &[u8]) -> (Option<u8>, usize) {
    let line = sample.iter().position(|byte| *byte == b'\n' || *byte == b'\r').unwrap_or(sample.len());
    let words = &sample[..line];
    let words = words.strip_prefix(b"\"").and_then(|words| words.strip_suffix(b"\"")).unwrap_or(words);
    match words {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter] if delimiter.is_ascii() => {
            (Some(*delimiter), line)
        }
        _ => (None, 0),
    }
}

/// How many cells begin and end with this mark.
fn framed(sample: &[u8], delimiter: u8, quote: u8) -> usize {
    let edge = |byte: u8| byte == delimiter || byte == b'\n' || byte == b'\r';
    sample
        .windows(2)
        .filter(|pair| pair[0] == quote && edge(pair[1]) || edge(pair[0]) && pair[1] == quote)
        .count()
        / 2
}

/// How well rows agree on the number of their cells, between 0 and 1; 0 where they have one each.
fn fit(sample: &[u8], dialect: Dialect, whole: bool) -> f64 {
    let mut widths = widths(sample, dialect);
    // The last row of a sample may be cut.
    if !whole && widths.len() > 1 {
        widths.pop();
    }
    let mut met = BTreeMap::<usize, usize>::new();
    widths.iter().for_each(|width| *met.entry(*width).or_default() += 1);
    let usual = met.iter().filter(|(width, _)| **width > 1).max_by_key(|(width, times)| (**times, **width));
    let Some((&width, &times)) = usual else { return 0.0 };
    let share = times as f64 / widths.len() as f64;
    share * share * (1.0 - 1.0 / width as f64)
}

fn widths(sample: &[u8], dialect: Dialect) -> Vec<usize> {
    let mut parser = dialect.parser();
    let (mut widths, mut width, mut rest, mut out) = (Vec::new(), 0, sample, [0; 4096]);
    while widths.len() < ROWS {
        let (result, read, _) = parser.read_field(rest, &mut out);
        rest = &rest[read..];
        match result {
            csv_core::ReadFieldResult::Field { record_end } => {
                width += 1;
                if record_end {
                    widths.push(std::mem::take(&mut width));
                }
            }
            csv_core::ReadFieldResult::InputEmpty | csv_core::ReadFieldResult::OutputFull => {}
            csv_core::ReadFieldResult::End => break,
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(sample: &str, ending: &str) -> (char, char, Option<u8>) {
        let dialect = Dialect::of(sample.as_bytes(), ending, true);
        (char::from(dialect.delimiter), char::from(dialect.quote), dialect.escape)
    }

    #[test]
    fn what_stands_between_cells_is_found() {
        assert_eq!(of("id,name\n1,Asa\n2,Bo\n", "csv"), (',', '"', None));
        assert_eq!(of("id;height\n1;1,70\n2;1,80\n", "csv"), (';', '"', None));
        assert_eq!(of("id\tname\n1\tThorne, Asa\n2\tReed, Bo\n", "csv"), ('\t', '"', None));
        assert_eq!(of("id|name|note\n1|Asa|a, b\n2|Bo|c, d\n", "txt"), ('|', '"', None));
        assert_eq!(of("The dead of Odry\n\nid;name;age\n1;\"a;b\nc\";3\n2;d;4\n", "csv"), (';', '"', None));
        assert_eq!(of("sep=|\na,b|c\n", "csv"), ('|', '"', None));
        assert_eq!(of("name\nAsa\nBo\n", "csv"), (',', '"', None));
        assert_eq!(of("name\nAsa\nBo\n", "tsv"), ('\t', '"', None));
        assert_eq!(of("a,b\n1,2\n", "tsv"), (',', '"', None), "a name that the rows contradict");
        let single = "'id','name'\n'1','Thorne, Asa'\n'2','Reed, Bo, Cy'\n'3','Moss'\n";
        assert_eq!(of(single, "csv"), (',', '\'', None));
        let escaped = "\"id\",\"name\"\n\"1\",\"Asa \\\"A, a\\\" Thorne\"\n\"2\",\"Bo\"\n";
        assert_eq!(of(escaped, "csv"), (',', '"', Some(b'\\')));
        assert_eq!(of("", "csv"), (',', '"', None));
    }
}
