//! What linking writes: `docs/contracts/linking.md` fixes its columns.
//!
//! Must not: leave half a file under its name.

use crate::cli::{Link, TableFormat};
use crate::pipeline::{Listed, Names};
use crate::show::parquet::{Cells, Kind, Writer};
use anyhow::{Context, Result};
use persons::link::Linkage;
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{BufWriter, Write};

/// The places of all records by their names.
pub(crate) fn places(lists: &[Listed], names: &Names) -> HashMap<String, u32> {
    let count: usize = lists.iter().map(|listed| listed.list.rows()).sum();
    // Of two lists that use one id the first has it; the others are told apart by their list.
    let mut places = HashMap::with_capacity(count);
    for record in 0..count as u32 {
        let name = names.name(lists, record);
        let list = lists[names.place(record).0].list.name();
        places.insert(format!("{list}/{name}"), record);
        places.entry(name).or_insert(record);
    }
    places
}

/// A cell of a row.
enum Cell<'c> {
    Text(&'c str),
    Number(f64),
    Whole(u64),
}

/// Rows on their way into a file, in whichever format was asked for.
struct Table {
    path: std::path::PathBuf,
    columns: Vec<&'static str>,
    into: Into,
    line: String,
}

enum Into {
    Csv(BufWriter<File>),
    Jsonl(BufWriter<File>),
    Parquet(Box<Writer<BufWriter<File>>>, Vec<Held>),
}

/// Cells of a column that wait to be written.
enum Held {
    Texts(Vec<String>),
    Numbers(Vec<f64>),
    Wholes(Vec<u64>),
}

/// How many rows are held before they are written as Parquet.
const ROWS_HELD: usize = 100_000;

impl Table {
    fn begin(asked: &Link, name: &str, columns: &[(&'static str, Kind)]) -> Result<Table> {
        let ending = asked.format.ending();
        let path = asked.out.join(format!("{name}.{ending}"));
        let file = File::create(path.with_extension(format!("{ending}.new")))
            .with_context(|| format!("{}: cannot be written", path.display()))?;
        let mut file = BufWriter::with_capacity(1 << 18, file);
        let heads: Vec<&'static str> = columns.iter().map(|(name, _)| *name).collect();
        let into = match asked.format {
            TableFormat::Csv => {
                writeln!(file, "{}", heads.join(","))?;
                Into::Csv(file)
            }
            TableFormat::Jsonl => Into::Jsonl(file),
            TableFormat::Parquet => Into::Parquet(
                Box::new(Writer::new(file, columns)?),
                columns.iter().map(|c| held(c.1)).collect(),
            ),
        };
        Ok(Table { path, columns: heads, into, line: String::new() })
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> Result<()> {
        self.line.clear();
        match &mut self.into {
            Into::Csv(file) => {
                for (at, cell) in cells.iter().enumerate() {
                    if at > 0 {
                        self.line.push(',');
                    }
                    match cell {
                        Cell::Text(text) => push_cell(text, &mut self.line),
                        Cell::Number(number) => push_number(*number, &mut self.line),
                        Cell::Whole(number) => self.line.push_str(&number.to_string()),
                    }
                }
                self.line.push('\n');
                file.write_all(self.line.as_bytes())?;
            }
            Into::Jsonl(file) => {
                let object: serde_json::Map<String, serde_json::Value> = (self.columns.iter().zip(cells))
                    .map(|(name, cell)| {
                        let value = match cell {
                            Cell::Text(text) => (*text).into(),
                            Cell::Number(number) => (*number).into(),
                            Cell::Whole(number) => (*number).into(),
                        };
                        ((*name).to_owned(), value)
                    })
                    .collect();
                serde_json::to_writer(&mut *file, &object)?;
                file.write_all(b"\n")?;
            }
            Into::Parquet(writer, held) => {
                for (held, cell) in held.iter_mut().zip(cells) {
                    match (held, cell) {
                        (Held::Texts(texts), Cell::Text(text)) => texts.push((*text).to_owned()),
                        (Held::Numbers(numbers), Cell::Number(number)) => numbers.push(*number),
                        (Held::Wholes(numbers), Cell::Whole(number)) => numbers.push(*number),
                        _ => {}
                    }
                }
                if held.first().is_some_and(|held| held.rows() >= ROWS_HELD) {
                    part(writer, held)?;
                }
            }
        }
        Ok(())
    }

    fn finish(self) -> Result<()> {
        let file = match self.into {
            Into::Csv(file) | Into::Jsonl(file) => file,
            Into::Parquet(mut writer, mut held) => {
                part(&mut writer, &mut held)?;
                writer.finish()?
            }
        };
        file.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?;
        let ending = self.path.extension().unwrap_or_default().to_string_lossy().into_owned();
        fs::rename(self.path.with_extension(format!("{ending}.new")), &self.path)
            .with_context(|| format!("{}: cannot be written", self.path.display()))
    }
}

fn held(kind: Kind) -> Held {
    match kind {
        Kind::Text => Held::Texts(Vec::new()),
        Kind::Number => Held::Numbers(Vec::new()),
        Kind::Whole => Held::Wholes(Vec::new()),
    }
}

impl Held {
    fn rows(&self) -> usize {
        match self {
            Held::Texts(texts) => texts.len(),
            Held::Numbers(numbers) => numbers.len(),
            Held::Wholes(numbers) => numbers.len(),
        }
    }

    fn clear(&mut self) {
        match self {
            Held::Texts(texts) => texts.clear(),
            Held::Numbers(numbers) => numbers.clear(),
            Held::Wholes(numbers) => numbers.clear(),
        }
    }
}

/// Writes what is held.
fn part(writer: &mut Writer<BufWriter<File>>, held: &mut [Held]) -> Result<()> {
    let texts: Vec<Vec<&str>> = held
        .iter()
        .map(|held| match held {
            Held::Texts(texts) => texts.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        })
        .collect();
    let cells: Vec<Cells<'_>> = held
        .iter()
        .zip(&texts)
        .map(|(held, texts)| match held {
            Held::Texts(_) => Cells::Texts(texts),
            Held::Numbers(numbers) => Cells::Numbers(numbers),
            Held::Wholes(numbers) => Cells::Wholes(numbers),
        })
        .collect();
    writer.rows(&cells)?;
    held.iter_mut().for_each(Held::clear);
    Ok(())
}

/// A cell of CSV, quoted where it must be.
fn push_cell(text: &str, line: &mut String) {
    if text.contains([',', '"', '\n', '\r']) {
        line.push('"');
        line.push_str(&text.replace('"', "\"\""));
        line.push('"');
    } else {
        line.push_str(text);
    }
}

/// Up to six digits behind the point.
fn push_number(number: f64, line: &mut String) {
    let written = format!("{number:.6}");
    line.push_str(written.trim_end_matches('0').trim_end_matches('.'));
}

/// `clusters`: every record, with the name of its cluster, which is that of its record whose name comes first.
pub(crate) fn clusters(asked: &Link, lists: &[Listed], names: &Names, linkage: &Linkage) -> Result<()> {
    let columns = [("id", Kind::Text), ("cluster", Kind::Text), ("list", Kind::Text)];
    let mut table = Table::begin(asked, "clusters", &columns)?;
    let called = called(lists, names, linkage.clusters());
    let mut name = String::new();
    for record in 0..linkage.clusters().len() as u32 {
        name.clear();
        names.push(lists, record, &mut name);
        let list = lists[names.place(record).0].list.name();
        let cluster = called.get(&linkage.cluster_of(record));
        let own = cluster.is_none().then(|| cluster_name(lists, names, record));
        let cluster = cluster.or(own.as_ref()).map_or("", String::as_str);
        table.row(&[Cell::Text(&name), Cell::Text(cluster), Cell::Text(list)])?;
    }
    table.finish()
}

/// What clusters of several records are called.
fn called(lists: &[Listed], names: &Names, first: &[u32]) -> HashMap<u32, String> {
    let mut called: HashMap<u32, String> = HashMap::new();
    for (record, &cluster) in (0u32..).zip(first).filter(|(record, cluster)| record != *cluster) {
        let own = cluster_name(lists, names, record);
        let so_far = called.entry(cluster).or_insert_with(|| cluster_name(lists, names, cluster));
        if own < *so_far {
            *so_far = own;
        }
    }
    called
}

/// A record's name as one of a cluster: with its list where there are several, for two lists may use one id.
fn cluster_name(lists: &[Listed], names: &Names, record: u32) -> String {
    let name = names.name(lists, record);
    if lists.len() == 1 { name } else { format!("{}/{name}", lists[names.place(record).0].list.name()) }
}

/// `pairs`: every pair above the floor.
pub(crate) fn pairs(asked: &Link, lists: &[Listed], names: &Names, linkage: &Linkage) -> Result<()> {
    let columns = [
        ("id_a", Kind::Text),
        ("id_b", Kind::Text),
        ("probability", Kind::Number),
        ("weight", Kind::Number),
        ("decision", Kind::Text),
    ];
    let mut table = Table::begin(asked, "pairs", &columns)?;
    let (mut a, mut b) = (String::new(), String::new());
    for pair in &linkage.scored {
        a.clear();
        b.clear();
        names.push(lists, pair.a, &mut a);
        names.push(lists, pair.b, &mut b);
        let p = f64::from(pair.probability).clamp(1e-9, 1.0 - 1e-9);
        let decision = if linkage.is_joined(pair) { "same" } else { "different" };
        table.row(&[
            Cell::Text(&a),
            Cell::Text(&b),
            Cell::Number(f64::from(pair.probability)),
            Cell::Number((p / (1.0 - p)).log2()),
            Cell::Text(decision),
        ])?;
    }
    table.finish()
}

/// `draws`: every record in each draw.
pub(crate) fn draws(asked: &Link, lists: &[Listed], names: &Names, draws: &[Vec<u32>]) -> Result<()> {
    let columns = [("draw", Kind::Whole), ("id", Kind::Text), ("cluster", Kind::Text), ("list", Kind::Text)];
    let mut table = Table::begin(asked, "draws", &columns)?;
    for (number, first) in (1u64..).zip(draws) {
        for (record, &cluster) in (0u32..).zip(first) {
            let (name, cluster) = (names.name(lists, record), cluster_name(lists, names, cluster));
            let list = lists[names.place(record).0].list.name();
            table.row(&[Cell::Whole(number), Cell::Text(&name), Cell::Text(&cluster), Cell::Text(list)])?;
        }
    }
    table.finish()
}
