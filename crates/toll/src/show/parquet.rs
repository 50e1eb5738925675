//! Tables as Parquet, for programs that take them in: columns of text and of numbers, written part by part.
//!
//! Must not: hold more than a part, or write what differs from one day or machine to another.

use anyhow::{Context, Result, ensure};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::Type;
use std::io::Write;
use std::sync::Arc;

/// How many rows a part has at most: readers hold a part of a column at a time.
const ROWS: usize = 100_000;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Text.
    Text,
    /// Numbers with a part behind the point.
    Number,
    /// Such numbers, where there is one.
    Maybe,
    /// Whole numbers.
    Whole,
}

/// The cells of a column, one for each row.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cells<'c> {
    /// Text, as it is.
    Texts(&'c [&'c str]),
    /// Text by code: which of the values stands in each row.
    Coded(&'c [&'c str], &'c [u32]),
    /// Numbers.
    Numbers(&'c [f64]),
    /// Numbers, where there are any.
    Maybe(&'c [Option<f64>]),
    /// Whole numbers.
    Wholes(&'c [u64]),
}

impl Cells<'_> {
    fn rows(self) -> usize {
        match self {
            Cells::Texts(texts) => texts.len(),
            Cells::Coded(_, codes) => codes.len(),
            Cells::Numbers(numbers) => numbers.len(),
            Cells::Maybe(numbers) => numbers.len(),
            Cells::Wholes(numbers) => numbers.len(),
        }
    }

    fn kind(self) -> Kind {
        match self {
            Cells::Texts(_) | Cells::Coded(..) => Kind::Text,
            Cells::Numbers(_) => Kind::Number,
            Cells::Maybe(_) => Kind::Maybe,
            Cells::Wholes(_) => Kind::Whole,
        }
    }
}

/// Writes a table.
pub(crate) struct Writer<W: Write + Send> {
    file: SerializedFileWriter<W>,
    kinds: Vec<Kind>,
}

impl<W: Write + Send> Writer<W> {
    /// Begins a table of these columns.
    ///
    /// # Errors
    /// What the system reports.
    pub(crate) fn new(out: W, columns: &[(&str, Kind)]) -> Result<Writer<W>> {
        let fields = columns.iter().map(|(name, kind)| field(name, *kind)).collect::<Result<Vec<_>>>()?;
        let schema = Type::group_type_builder("toll").with_fields(fields).build()?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(concat!("toll ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        let file = SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties))?;
        Ok(Writer { file, kinds: columns.iter().map(|(_, kind)| *kind).collect() })
    }

    /// Writes rows, in parts; those of one call and of the next do not share a part, so few calls with many rows are best.
    ///
    /// # Errors
    /// What the system reports. Cells that are of another kind than their column, of unequal number, or without a value
    /// for their code are a fault of the program.
    pub(crate) fn rows(&mut self, columns: &[Cells<'_>]) -> Result<()> {
        let rows = columns.first().map_or(0, |cells| cells.rows());
        ensure!(columns.iter().all(|cells| cells.rows() == rows), "the columns of a table differ in length");
        ensure!(
            columns.iter().map(|cells| cells.kind()).eq(self.kinds.iter().copied()),
            "a column holds something else"
        );
        for from in (0..rows).step_by(ROWS) {
            let part = from..rows.min(from + ROWS);
            let mut group = self.file.next_row_group()?;
            for cells in columns {
                let mut column = group.next_column()?.context("a column is lacking")?;
                write_part(&mut column, *cells, part.clone())?;
                column.close()?;
            }
            group.close()?;
        }
        Ok(())
    }

    /// Ends the table; without it there is none.
    ///
    /// # Errors
    /// What the system reports.
    pub(crate) fn finish(self) -> Result<W> {
        Ok(self.file.into_inner()?)
    }
}

fn field(name: &str, kind: Kind) -> Result<Arc<Type>> {
    let (physical, logical) = match kind {
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Number | Kind::Maybe => (Physical::DOUBLE, None),
        Kind::Whole => (Physical::INT64, None),
    };
    let field = Type::primitive_type_builder(name, physical)
        .with_repetition(if kind == Kind::Maybe { Repetition::OPTIONAL } else { Repetition::REQUIRED })
        .with_logical_type(logical)
        .build()?;
    Ok(Arc::new(field))
}

fn write_part(
    column: &mut SerializedColumnWriter<'_>,
    cells: Cells<'_>,
    part: std::ops::Range<usize>,
) -> Result<()> {
    match cells {
        Cells::Texts(texts) => {
            let texts: Vec<ByteArray> = texts[part].iter().map(|text| ByteArray::from(*text)).collect();
            column.typed::<ByteArrayType>().write_batch(&texts, None, None)?;
        }
        Cells::Coded(values, codes) => {
            // Each value is taken once for a part, and only where it stands in it.
            let mut taken = vec![None; values.len()];
            let mut texts = Vec::with_capacity(part.len());
            for code in &codes[part] {
                let at = *code as usize;
                let value = values.get(at).context("a code has no value")?;
                let text: &ByteArray = taken[at].get_or_insert_with(|| ByteArray::from(*value));
                texts.push(text.clone());
            }
            column.typed::<ByteArrayType>().write_batch(&texts, None, None)?;
        }
        Cells::Numbers(numbers) => {
            column.typed::<DoubleType>().write_batch(&numbers[part], None, None)?;
        }
        Cells::Maybe(numbers) => {
            let known: Vec<f64> = numbers[part.clone()].iter().flatten().copied().collect();
            let levels: Vec<i16> = numbers[part].iter().map(|number| i16::from(number.is_some())).collect();
            column.typed::<DoubleType>().write_batch(&known, Some(&levels), None)?;
        }
        Cells::Wholes(numbers) => {
            let numbers = numbers[part].iter().map(|number| i64::try_from(*number));
            let numbers: Vec<i64> = numbers.collect::<Result<_, _>>().context("a number is too large")?;
            column.typed::<Int64Type>().write_batch(&numbers, None, None)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use parquet::file::reader::{FileReader, SerializedFileReader};

    const COLUMNS: [(&str, Kind); 5] = [
        ("id", Kind::Text),
        ("list", Kind::Text),
        ("weight", Kind::Number),
        ("row", Kind::Whole),
        ("weakest", Kind::Maybe),
    ];

    fn written(rows: usize) -> Vec<u8> {
        let mut writer = Writer::new(Vec::new(), &COLUMNS).unwrap();
        let ids: Vec<String> = (0..rows).map(|row| format!("ə{row}")).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let codes: Vec<u32> = (0..rows).map(|row| (row % 2) as u32).collect();
        let weights: Vec<f64> = (0..rows).map(|row| row as f64 / 8.0).collect();
        let numbers: Vec<u64> = (0..rows as u64).collect();
        let weakest: Vec<Option<f64>> = (0..rows).map(|row| (row % 2 == 1).then_some(0.5)).collect();
        let cells = [
            Cells::Texts(&ids),
            Cells::Coded(&["a.csv", "b.csv", "none"], &codes),
            Cells::Numbers(&weights),
            Cells::Wholes(&numbers),
            Cells::Maybe(&weakest),
        ];
        writer.rows(&cells).unwrap();
        writer.finish().unwrap()
    }

    #[test]
    fn what_does_not_fit_is_not_written() {
        let mut writer = Writer::new(Vec::new(), &COLUMNS[..2]).unwrap();
        assert!(writer.rows(&[Cells::Texts(&["a"]), Cells::Texts(&[])]).is_err());
        assert!(writer.rows(&[Cells::Texts(&["a"]), Cells::Numbers(&[1.0])]).is_err());
        assert!(writer.rows(&[Cells::Texts(&["a"])]).is_err());
        assert!(writer.rows(&[Cells::Texts(&["a"]), Cells::Coded(&["x"], &[1])]).is_err());
    }

    #[test]
    fn what_is_written_is_read_back_and_is_the_same_each_time() {
        let rows = 2 * ROWS + 1;
        let bytes = written(rows);
        assert_eq!(bytes, written(rows));
        let file = SerializedFileReader::new(bytes::Bytes::from(bytes)).unwrap();
        assert_eq!(file.num_row_groups(), 3);
        let back: Vec<String> =
            file.get_row_iter(None).unwrap().map(|row| row.unwrap().to_string()).collect();
        assert_eq!(back.len(), rows);
        assert_eq!(back[3], r#"{id: "ə3", list: "b.csv", weight: 0.375, row: 3, weakest: 0.5}"#);
        assert_eq!(
            back[rows - 1],
            r#"{id: "ə200000", list: "a.csv", weight: 25000.0, row: 200000, weakest: null}"#
        );
        let empty = SerializedFileReader::new(bytes::Bytes::from(written(0))).unwrap();
        assert_eq!(empty.metadata().file_metadata().num_rows(), 0);
    }
}
