//! Parquet as the child reads it, in this process. All persons are fictional.

use crate::lists::tests::{noticed, read, rows};
use crate::lists::{Fault, ListFormat, Noticed};
use parquet::basic::{Compression, Encoding};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::file::properties::{WriterProperties, WriterVersion};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use std::sync::Arc;

const SCHEMA: &str = "message list {
    REQUIRED INT64 id;
    OPTIONAL BYTE_ARRAY name (UTF8);
    OPTIONAL INT32 died (DATE);
    OPTIONAL DOUBLE height;
    REQUIRED BOOLEAN seen;
    OPTIONAL GROUP born { OPTIONAL BYTE_ARRAY place (UTF8); }
    OPTIONAL GROUP alias (LIST) { REPEATED GROUP list { OPTIONAL BYTE_ARRAY element (UTF8); } }
    OPTIONAL INT64 noted (TIMESTAMP(MILLIS, true));
}";

/// A file of so many parts of 100 rows each.
fn file(properties: WriterProperties, groups: i64) -> Vec<u8> {
    let schema = Arc::new(parse_message_type(SCHEMA).unwrap());
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties)).unwrap();
    for part in 0..groups {
        let mut group = writer.next_row_group().unwrap();
        let ids: Vec<i64> = (part * 100..(part + 1) * 100).collect();
        // Every fourth row has no name.
        let levels: Vec<i16> = ids.iter().map(|id| i16::from(id % 4 != 3)).collect();
        let there: Vec<i64> = ids.iter().copied().filter(|id| id % 4 != 3).collect();
        let all = vec![1; 100];
        macro_rules! column {
            ($type:ty, $values:expr, $def:expr, $rep:expr) => {
                let mut column = group.next_column().unwrap().unwrap();
                column.typed::<$type>().write_batch(&$values, $def, $rep).unwrap();
                column.close().unwrap();
            };
        }
        column!(Int64Type, ids, None, None);
        let names: Vec<ByteArray> =
            there.iter().map(|id| format!("Asa {}", id % 7).as_str().into()).collect();
        column!(ByteArrayType, names, Some(&levels), None);
        let days: Vec<i32> = ids.iter().map(|id| 22_406 + (*id % 3) as i32).collect();
        column!(Int32Type, days, Some(&all), None);
        let heights: Vec<f64> =
            ids.iter().map(|id| if *id == 1 { f64::NAN } else { *id as f64 / 2.0 }).collect();
        column!(DoubleType, heights, Some(&all), None);
        column!(BoolType, ids.iter().map(|id| id % 2 == 0).collect::<Vec<bool>>(), None, None);
        // The place is there, its structure alone is there, neither is there.
        let born: Vec<i16> = ids.iter().map(|id| (id % 3) as i16).collect();
        let places = vec![ByteArray::from("Odry"); born.iter().filter(|level| **level == 2).count()];
        column!(ByteArrayType, places, Some(&born), None);
        column!(ByteArrayType, Vec::<ByteArray>::new(), Some(&vec![0; 100]), Some(&vec![0; 100]));
        column!(Int64Type, vec![1_935_878_400_000; 100], Some(&all), None);
        group.close().unwrap();
    }
    writer.into_inner().unwrap()
}

fn plain() -> Vec<u8> {
    file(WriterProperties::builder().build(), 2)
}

#[test]
fn columns_are_read_whatever_their_encoding_and_packing() {
    let builder = WriterProperties::builder;
    let mut first = None;
    for (what, properties) in [
        ("dictionaries", builder().build()),
        ("pages of the second kind", builder().set_writer_version(WriterVersion::PARQUET_2_0).build()),
        ("no dictionaries", builder().set_dictionary_enabled(false).build()),
        (
            "differences",
            builder().set_dictionary_enabled(false).set_writer_version(WriterVersion::PARQUET_2_0).build(),
        ),
        (
            "lengths apart",
            builder()
                .set_dictionary_enabled(false)
                .set_column_encoding("name".into(), Encoding::DELTA_LENGTH_BYTE_ARRAY)
                .build(),
        ),
        (
            "small dictionaries",
            builder()
                .set_dictionary_page_size_limit(64)
                .set_data_page_row_count_limit(10)
                .set_write_batch_size(10)
                .build(),
        ),
        ("snappy", builder().set_compression(Compression::SNAPPY).build()),
        ("zstd", builder().set_compression(Compression::ZSTD(Default::default())).build()),
        ("gzip", builder().set_compression(Compression::GZIP(Default::default())).build()),
        ("lz4", builder().set_compression(Compression::LZ4_RAW).build()),
    ] {
        let (sheets, remarks) = read(ListFormat::Parquet, &file(properties, 3)).unwrap();
        assert_eq!((sheets.len(), remarks.len()), (1, 0), "{what}");
        assert_eq!(noticed(&sheets[0].remarks), [(Noticed::ColumnLeftOut, 1)], "{what}");
        let found = rows(&sheets[0]);
        assert_eq!(found[0], "id|name|died|height|seen|born.place|noted", "{what}");
        assert_eq!(found[1], "0|Asa 0|2031-05-07|0|true||2031-05-07", "{what}");
        first.get_or_insert_with(|| found.clone());
        assert_eq!(first.as_ref(), Some(&found), "{what}");
    }
    let found = first.unwrap();
    assert_eq!(found.len(), 301);
    assert_eq!(found[2], "1|Asa 1|2031-05-08||false||2031-05-07");
    assert_eq!(found[4], "3||2031-05-07|1.5|false||2031-05-07");
    assert_eq!(found[300], "299||2031-05-09|149.5|false|Odry|2031-05-07");
}

#[test]
fn a_truncated_file_is_refused() {
    let whole = plain();
    for keep in [0, 4, 8, 100, whole.len() / 2, whole.len() - 9, whole.len() - 1] {
        assert!(matches!(read(ListFormat::Parquet, &whole[..keep]), Err(Fault::Broken { .. })), "{keep}");
    }
    // The end is there, and what it leads to is not.
    let end = whole[whole.len() / 2..].to_vec();
    assert!(read(ListFormat::Parquet, &[b"PAR1".to_vec(), end].concat()).is_err());
}

#[test]
fn a_file_that_lies_about_its_rows_is_refused() {
    // Zigzag numbers of the footer: 200 rows in all, 100 in each part.
    let whole = plain();
    let footer =
        whole.len() - 8 - u32::from_le_bytes(whole[whole.len() - 8..][..4].try_into().unwrap()) as usize;
    let mut lies = 0;
    for at in footer..whole.len() - 9 {
        for (told, lie) in
            [([0x90, 0x03], [0xFE, 0x7F]), ([0xC8, 0x01], [0xC6, 0x01]), ([0xC8, 0x01], [0xFE, 0x7F])]
        {
            if whole[at..at + 2] == told {
                let mut lying = whole.clone();
                lying[at..at + 2].copy_from_slice(&lie);
                match read(ListFormat::Parquet, &lying) {
                    Err(_) => lies += 1,
                    Ok((sheets, _)) => assert_eq!(sheets[0].list.rows(), 200, "at {at}"),
                }
            }
        }
    }
    assert!(lies >= 3, "{lies} lies were found out");
}

#[test]
fn a_file_without_rows_is_a_list_without_rows() {
    let (sheets, _) = read(ListFormat::Parquet, &file(WriterProperties::builder().build(), 0)).unwrap();
    assert_eq!(sheets[0].list.rows(), 0);
    assert!(noticed(&sheets[0].remarks).contains(&(Noticed::NoRows, 1)));
}

#[test]
fn too_many_columns_are_refused() {
    let columns: String = (0..2000).map(|at| format!("OPTIONAL INT32 c{at};")).collect();
    let schema = Arc::new(parse_message_type(&format!("message m {{ {columns} }}")).unwrap());
    let writer =
        SerializedFileWriter::new(Vec::new(), schema, Arc::new(WriterProperties::builder().build())).unwrap();
    let fault = read(ListFormat::Parquet, &writer.into_inner().unwrap()).unwrap_err();
    assert!(fault.to_string().contains("LIST_COLUMNS_MAX"), "{fault}");
}
