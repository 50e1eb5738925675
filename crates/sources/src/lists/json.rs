//! JSON (RFC 8259): an array of objects, or objects one after another. Their keys are the columns.
//!
//! Values within values become columns too, named by the way to them ("born.place"); arrays are kept as they are written.
//! Numbers keep the digits that they are written with.
//!
//! Must not: follow values into one another without end, or lose a line in silence.

use super::fault::Fault;
use super::gather::{cut, too_wide};
use super::header;
use super::remark::{Noticed, Remark, Remarks};
use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::fmt;
use vocabulary::{ColumnBuilder, List, limits};

/// Reads a list of objects.
pub(super) fn read(text: &str, name: &str, mut remarks: Remarks) -> Result<(List, Vec<Remark>), Fault> {
    if text.contains('\u{FFFD}') {
        remarks.add(Noticed::BadBytes, 0, String::new);
    }
    let mut objects = Objects { remarks, ..Objects::default() };
    let text = text.trim_start_matches('\u{feff}');
    let first = text.trim_start();
    if first.starts_with('[') {
        objects.array(first)?;
    } else if let Ok(whole) = serde_json::from_str::<&RawValue>(text) {
        objects.one(whole)?;
    } else {
        objects.lines(text)?;
    }
    objects.finish(name)
}

/// Takes objects and gives a list.
#[derive(Default)]
struct Objects {
    columns: Vec<ColumnBuilder>,
    /// Where each key's column is.
    places: BTreeMap<String, usize>,
    names: Vec<String>,
    rows: usize,
    remarks: Remarks,
    /// The cells of the object that is taken: the way to each, and its text.
    cells: Vec<(String, String)>,
}

type Entries<'t> = Vec<(String, &'t RawValue)>;

impl Objects {
    fn array(&mut self, text: &str) -> Result<(), Fault> {
        let mut parser = serde_json::Deserializer::from_str(text);
        let mut fault = None;
        let done = Elements { objects: self, fault: &mut fault }.deserialize(&mut parser);
        match (fault, done.and_then(|()| parser.end())) {
            (Some(fault), _) => Err(fault),
            (None, Err(error)) => Err(Fault::broken(&error, error.line() as u64)),
            (None, Ok(())) => Ok(()),
        }
    }

    /// A single value: an object in which the list is one of the values, or an object that is the only row.
    fn one(&mut self, whole: &RawValue) -> Result<(), Fault> {
        let Some(entries) = entries(whole.get()) else { return Err(Fault::NoTable) };
        let is_list = |value: &RawValue| {
            let inner = value.get().strip_prefix('[').map(str::trim_start);
            inner.is_some_and(|inner| inner.starts_with('{'))
        };
        let longest =
            entries.iter().filter(|(_, value)| is_list(value)).max_by_key(|(_, value)| value.get().len());
        match longest {
            Some((key, list)) => {
                if entries.len() > 1 {
                    self.remarks.add(Noticed::Part, 0, || format!("\"{key}\" of {} parts", entries.len()));
                }
                self.array(list.get())
            }
            None => self.object(whole.get(), 1),
        }
    }

    fn lines(&mut self, text: &str) -> Result<(), Fault> {
        let mut broken = None;
        for (line, words) in (1..).zip(text.split('\n')) {
            let words = words.trim();
            if words.is_empty() {
                continue;
            }
            if words.len() > limits::LIST_ROW_BYTES_MAX {
                let most = limits::LIST_ROW_BYTES_MAX;
                return Err(Fault::limit(
                    "the line is longer than is read",
                    "LIST_ROW_BYTES_MAX",
                    most,
                    line,
                ));
            }
            match serde_json::from_str::<&RawValue>(words) {
                Ok(value) => self.object(value.get(), line)?,
                Err(error) => {
                    self.remarks.add(Noticed::RowBroken, line, || error.to_string());
                    broken.get_or_insert(line);
                }
            }
        }
        match broken {
            Some(line) if self.rows == 0 => Err(Fault::broken("no line is JSON", line)),
            _ => Ok(()),
        }
    }

    /// Adds a row; what is no object is remarked on.
    fn object(&mut self, text: &str, line: u64) -> Result<(), Fault> {
        let mut cells = std::mem::take(&mut self.cells);
        cells.clear();
        match entries(text) {
            Some(entries) => self.flatten(entries, "", 1, line, &mut cells),
            None => {
                self.remarks.add(Noticed::RowBroken, line, || "it is no object".to_owned());
                self.cells = cells;
                return Ok(());
            }
        }
        self.rows += 1;
        for (at, (path, text)) in cells.iter().enumerate() {
            let column = self.column(path, at, line)?;
            let column = &mut self.columns[column];
            if column.rows() >= self.rows {
                self.remarks.add(Noticed::KeyRepeated, line, || format!("\"{path}\""));
                continue;
            }
            column.push_empty(self.rows - 1 - column.rows());
            column.push(cut(text, line, &mut self.remarks));
        }
        self.cells = cells;
        let (rows, all) = (self.rows as u64, self.rows as u64 * self.columns.len() as u64);
        if rows > limits::LIST_ROWS_MAX || all > limits::LIST_CELLS_MAX {
            let most = limits::LIST_CELLS_MAX;
            return Err(Fault::limit("the list has more cells than are read", "LIST_CELLS_MAX", most, line));
        }
        Ok(())
    }

    /// The column of a key, where `at` is a guess: objects mostly have their keys in one order.
    fn column(&mut self, path: &str, at: usize, line: u64) -> Result<usize, Fault> {
        if self.names.get(at).is_some_and(|name| name == path) {
            return Ok(at);
        }
        if let Some(at) = self.places.get(path) {
            return Ok(*at);
        }
        if self.columns.len() >= limits::LIST_COLUMNS_MAX {
            return Err(too_wide(line));
        }
        self.columns.push(ColumnBuilder::new(""));
        self.names.push(path.to_owned());
        self.places.insert(path.to_owned(), self.columns.len() - 1);
        Ok(self.columns.len() - 1)
    }

    fn flatten(
        &mut self,
        entries: Entries<'_>,
        path: &str,
        depth: usize,
        line: u64,
        cells: &mut Vec<(String, String)>,
    ) {
        for (key, value) in entries {
            let path = if path.is_empty() { key } else { format!("{path}.{key}") };
            let text = value.get();
            match text.as_bytes().first() {
                Some(b'{') if depth < limits::LIST_JSON_DEPTH_MAX => {
                    let inner = self::entries(text).unwrap_or_default();
                    self.flatten(inner, &path, depth + 1, line, cells);
                }
                Some(b'{' | b'[') => {
                    let words = compact(text);
                    if words.len() > 2 {
                        self.remarks.add(Noticed::Nested, line, || format!("\"{path}\""));
                    }
                    cells.push((path, if words.len() > 2 { words } else { String::new() }));
                }
                Some(b'"') => {
                    // A half of a character that stands alone is no text; then it is kept as it is written.
                    let words = serde_json::from_str::<String>(text).unwrap_or_else(|_| text.to_owned());
                    if words.contains('\0') {
                        self.remarks.add(Noticed::CellNul, line, || format!("\"{path}\""));
                    }
                    cells.push((path, words.replace('\0', " ")));
                }
                Some(b'n') => cells.push((path, String::new())),
                _ => cells.push((path, text.to_owned())),
            }
        }
    }

    fn finish(mut self, name: &str) -> Result<(List, Vec<Remark>), Fault> {
        if self.rows == 0 {
            return Err(Fault::NoTable);
        }
        if self.columns.is_empty() {
            return Err(Fault::NoColumn);
        }
        let names = header::names(self.names.into_iter(), 0, &mut self.remarks);
        let columns = self.columns.into_iter().zip(names).map(|(mut column, name)| {
            column.push_empty(self.rows - column.rows());
            column.finish().named(name)
        });
        let list = List::of_columns(name, columns.collect());
        let list = list.ok_or_else(|| Fault::broken("its columns differ in length", 0))?;
        if list.columns().iter().all(|column| column.distinct() == 1) {
            return Err(Fault::NoColumn);
        }
        Ok((list, self.remarks.finish()))
    }
}

/// The keys of an object and what is written under each; `None` where it is no object.
fn entries(text: &str) -> Option<Entries<'_>> {
    struct Object;
    impl<'t> Visitor<'t> for Object {
        type Value = Entries<'t>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Entries<'t>, A::Error> {
            let mut entries = Vec::new();
            while let Some(entry) = map.next_entry()? {
                entries.push(entry);
            }
            Ok(entries)
        }
    }
    let mut parser = serde_json::Deserializer::from_str(text);
    serde::Deserializer::deserialize_map(&mut parser, Object).ok()
}

/// JSON without the white space between its marks.
fn compact(text: &str) -> String {
    let (mut quoted, mut escaped) = (false, false);
    text.chars()
        .filter(|char| {
            let kept = quoted || !char.is_ascii_whitespace();
            if escaped {
                escaped = false;
            } else if *char == '"' {
                quoted = !quoted;
            } else {
                escaped = quoted && *char == '\\';
            }
            kept
        })
        .collect()
}

/// Takes the elements of an array one after another.
struct Elements<'o> {
    objects: &'o mut Objects,
    fault: &'o mut Option<Fault>,
}

impl<'t> DeserializeSeed<'t> for Elements<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'t>>(self, parser: D) -> Result<(), D::Error> {
        parser.deserialize_seq(self)
    }
}

impl<'t> Visitor<'t> for Elements<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of objects")
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut elements: A) -> Result<(), A::Error> {
        let mut line = 0;
        while let Some(element) = elements.next_element::<&RawValue>()? {
            line += 1;
            if let Err(fault) = self.objects.object(element.get(), line) {
                *self.fault = Some(fault);
                return Err(serde::de::Error::custom("a limit"));
            }
        }
        Ok(())
    }
}
