//! Malformed lists of every format: nothing ends the parent, each is read or refused within its time and memory.
//!
//! All persons in them are fictional.

use crate::sound::{stored_zip_of, zip_of};
use crate::{FEW, Sequence, spoilt};
use parquet::data_type::{ByteArray, ByteArrayType, Int32Type};
use parquet::file::properties::{WriterProperties, WriterVersion};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use sources::{Cage, Why, open_list};
use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;
use std::time::{Duration, Instant};
use vocabulary::limits;

/// The longest that a file here may take.
const MOST: Duration = Duration::from_secs(10);

/// A format: the ending of its files, sound ones, and bombs.
type Format = (&'static str, fn(&mut Sequence) -> Vec<u8>, fn() -> Vec<Vec<u8>>);

const FORMATS: [Format; 6] = [
    ("csv", spoilt_csv, csv_bombs),
    ("json", spoilt_json, json_bombs),
    ("xlsx", spoilt_xlsx, xlsx_bombs),
    ("ods", spoilt_ods, ods_bombs),
    ("xls", spoilt_xls, Vec::new),
    ("parquet", spoilt_parquet, parquet_bombs),
];

const CSV: &str = "The dead of Odry\n\nid;name;\"no\nte\";age\n1;Asa Thorne;\"a;\"\"b\"\"\";30\n2;Bo Reed;;\n3;Cy;d;7\n;;;37\n";
const JSON: &str = r#"[{"id": 1, "name": {"given": "Asa", "all": ["Asa", {"b": null}]}, "age": 30.50}, {"id": 2, "seen": true}]"#;

fn spoilt_csv(sequence: &mut Sequence) -> Vec<u8> {
    let wide: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(CSV.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let old = b"id,name\n1,\xC7\xE1\xC7\xD3\xE3\n2,\xDA\xC8\xCF\n".to_vec();
    spoilt(&[CSV.as_bytes().to_vec(), CSV.replace('\n', "\r\n").into_bytes(), wide, old], sequence)
}

fn csv_bombs() -> Vec<Vec<u8>> {
    let times = |piece: &str, number: usize| piece.repeat(number).into_bytes();
    vec![
        times("\"", 20_000_000),
        times(",", 20_000_000),
        times("\n", 20_000_000),
        times("a,b\n", 5_000_000),
        times("\"\n", 5_000_000),
        times("a\r", 5_000_000),
        [b"id,name\n1,\"".to_vec(), times("x\n", 5_000_000)].concat(),
        [b"id,name\n".to_vec(), times("1,\"a\"\"\n\"\n", 1_000_000)].concat(),
        [b"sep=\"\n".to_vec(), times("\"a\"\n", 1000)].concat(),
        [b"sep=\n\n".to_vec(), times("a\n", 1000)].concat(),
        [b"id,name\n".to_vec(), vec![0xFF; 5_000_000]].concat(),
        [b"id,name\n".to_vec(), vec![0; 1000]].concat(),
        [b"\xFF\xFE".to_vec(), vec![0xD8; 5_000_001]].concat(),
        [times("name,", 900), b"\n".to_vec(), times("1,2\n", 500_000)].concat(),
    ]
}

fn spoilt_json(sequence: &mut Sequence) -> Vec<u8> {
    let lines = b"{\"id\": 1, \"n\": \"\\u00e9\"}\n{\"id\": 2}\n{\"x\": {\"y\": [1]}}\n".to_vec();
    let within = format!("{{\"of\": \"Odry\", \"persons\": {JSON}}}");
    spoilt(&[JSON.as_bytes().to_vec(), lines, within.into_bytes()], sequence)
}

fn json_bombs() -> Vec<Vec<u8>> {
    let nested =
        |open: &str, close: &str, number: usize| format!("{}1{}", open.repeat(number), close.repeat(number));
    let keys: String = (0..900).map(|key| format!("\"k{key}\":1,")).collect();
    vec![
        nested("[", "]", 1_000_000).into_bytes(),
        nested("{\"a\":", "}", 1_000_000).into_bytes(),
        format!("[{{\"a\": {}}}]", nested("{\"a\":", "}", 1_000_000)).into_bytes(),
        "[".repeat(5_000_000).into_bytes(),
        "{\"a\":".repeat(1_000_000).into_bytes(),
        "{}\n".repeat(1_000_000).into_bytes(),
        "{\n".repeat(1_000_000).into_bytes(),
        format!("[{{{keys}\"z\":1}}{}]", ",{\"z\":2}".repeat(700_000)).into_bytes(),
        format!("[{{\"a\":\"{}\"}}]", "\\u0000".repeat(1_000_000)).into_bytes(),
        format!("[{{\"a\":{}}}]", "9".repeat(1_000_000)).into_bytes(),
    ]
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// The parts of a workbook whose one sheet has these rows.
fn xlsx_parts(rows: &str) -> Vec<(&'static str, Vec<u8>)> {
    let related = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{RELATION}/{kind}\" Target=\"{target}\"/>")
    };
    let relations =
        |inner: String| format!("<Relationships xmlns=\"{PACKAGE}\">{inner}</Relationships>").into_bytes();
    let root = related("b", "officeDocument", "xl/workbook.xml");
    let book = related("r1", "worksheet", "worksheets/sheet1.xml")
        + &related("s", "styles", "styles.xml")
        + &related("t", "sharedStrings", "sharedStrings.xml");
    vec![
        ("_rels/.rels", relations(root)),
        ("xl/_rels/workbook.xml.rels", relations(book)),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATION}\"><sheets><sheet name=\"Dead\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            )
            .into_bytes(),
        ),
        (
            "xl/styles.xml",
            format!("<styleSheet xmlns=\"{MAIN}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>").into_bytes(),
        ),
        ("xl/sharedStrings.xml", format!("<sst xmlns=\"{MAIN}\"><si><t>name</t></si><si><t>Asa</t></si></sst>").into_bytes()),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"{MAIN}\">{rows}</worksheet>").into_bytes()),
    ]
}

const ROWS: &str = "<dimension ref=\"A1:C3\"/><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c><c r=\"B1\" t=\"s\"><v>0</v></c>\
    <c r=\"C1\" t=\"inlineStr\"><is><t>died</t></is></c></row><row r=\"2\"><c r=\"A2\"><f>1+1</f><v>2</v></c><c r=\"B2\" t=\"s\"><v>1</v></c>\
    <c r=\"C2\" s=\"1\"><v>47975</v></c></row><row r=\"3\"><c r=\"A3\" t=\"e\"><v>#N/A</v></c></row></sheetData><mergeCells count=\"1\">\
    <mergeCell ref=\"A1:B1\"/></mergeCells>";

fn packed(parts: &[(&'static str, Vec<u8>)]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    zip_of(&parts)
}

/// The archive spoilt, or one of the files in it.
fn spoilt_parts(mut parts: Vec<(&'static str, Vec<u8>)>, sequence: &mut Sequence) -> Vec<u8> {
    if sequence.below(3) == 0 {
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
        return spoilt(&[zip_of(&parts), stored_zip_of(&parts)], sequence);
    }
    let at = sequence.below(parts.len());
    let bytes = std::mem::take(&mut parts[at].1);
    parts[at].1 = spoilt(&[bytes], sequence);
    packed(&parts)
}

fn spoilt_xlsx(sequence: &mut Sequence) -> Vec<u8> {
    spoilt_parts(xlsx_parts(ROWS), sequence)
}

fn xlsx_bombs() -> Vec<Vec<u8>> {
    let entities: String =
        (1..40).map(|at| format!("<!ENTITY e{at} \"{}\">", format!("&e{};", at - 1).repeat(10))).collect();
    let cell = |place: &str, value: &str| format!("<c r=\"{place}\"><v>{value}</v></c>");
    let rows = |inner: &str| format!("<sheetData>{inner}</sheetData>");
    let two = cell("A1", "1") + "</row><row r=\"1048576\">" + &cell("XFD1048576", "2");
    let many = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(20)).repeat(10_000);
    let with = |name: &str, bytes: &[u8]| {
        let mut parts = xlsx_parts(ROWS);
        parts.iter_mut().filter(|part| part.0 == name).for_each(|part| part.1 = bytes.to_vec());
        packed(&parts)
    };
    let sheet = |inner: &str| packed(&xlsx_parts(inner));
    vec![
        sheet(&format!("<dimension ref=\"A1:XFD1048576\"/>{}", rows(&format!("<row r=\"1\">{two}</row>")))),
        sheet(&rows(&format!("<row r=\"4294967295\">{}</row>", cell("ZZZZZZZ99999999999", "1")))),
        sheet(&rows(&"<row>".repeat(500_000))),
        sheet(&rows(&many)),
        sheet(&format!(
            "{ROWS}<mergeCells>{}</mergeCells>",
            "<mergeCell ref=\"A1:XFD1048576\"/>".repeat(200_000)
        )),
        sheet(&rows(&format!("<row><c><v>{}</v></c></row>", "9".repeat(5_000_000)))),
        sheet(&rows(&format!("<row><c t=\"s\"><v>{}</v></c></row>", u64::MAX))),
        sheet(&rows(
            "<row><c s=\"99999999\"><v>1e308</v></c><c s=\"1\"><v>-1e308</v></c><c s=\"1\"><v>nan</v></c></row>",
        )),
        sheet(&rows(&format!(
            "<row><c><f t=\"shared\" si=\"0\" ref=\"A1:XFD1048576\">A1</f></c>{}</row>",
            "<c><f t=\"shared\" si=\"0\"/></c>".repeat(900)
        ))),
        with(
            "xl/sharedStrings.xml",
            format!("<!DOCTYPE d [<!ENTITY e0 \"12\">{entities}]><sst><si><t>&e39;</t></si></sst>")
                .as_bytes(),
        ),
        with(
            "xl/sharedStrings.xml",
            b"<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><sst><si><t>&x;</t></si></sst>",
        ),
        with(
            "xl/sharedStrings.xml",
            format!("<sst uniqueCount=\"4294967295\">{}</sst>", "<si><t/></si>".repeat(500_000)).as_bytes(),
        ),
        with("xl/worksheets/sheet1.xml", &vec![b' '; 100 << 20]),
        with(
            "xl/sharedStrings.xml",
            format!("<sst><si><t>{}</t></si></sst>", "x".repeat(100 << 20)).as_bytes(),
        ),
        with(
            "xl/workbook.xml",
            format!(
                "<workbook><sheets>{}</sheets></workbook>",
                "<sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/>".repeat(10_000)
            )
            .as_bytes(),
        ),
        with(
            "xl/_rels/workbook.xml.rels",
            b"<Relationships><Relationship Id=\"r1\" Target=\"../../../../etc/passwd\"/></Relationships>",
        ),
        with("xl/styles.xml", &[0xFF; 100_000]),
    ]
}

fn ods_parts(body: &str) -> Vec<(&'static str, Vec<u8>)> {
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet>{body}\
         </office:spreadsheet></office:body></office:document-content>"
    );
    vec![
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".to_vec()),
        ("META-INF/manifest.xml", b"<manifest:manifest xmlns:manifest=\"m\"/>".to_vec()),
        ("content.xml", content.into_bytes()),
    ]
}

const TABLE: &str = "<table:table table:name=\"Dead\"><table:table-row><table:table-cell office:value-type=\"string\"><text:p>id</text:p></table:table-cell>\
    <table:table-cell office:value-type=\"string\"><text:p>died</text:p></table:table-cell></table:table-row><table:table-row>\
    <table:table-cell office:value-type=\"float\" office:value=\"1\"><text:p>1</text:p></table:table-cell>\
    <table:table-cell office:value-type=\"date\" office:date-value=\"2031-05-07\"><text:p>x</text:p></table:table-cell></table:table-row></table:table>";

fn spoilt_ods(sequence: &mut Sequence) -> Vec<u8> {
    spoilt_parts(ods_parts(TABLE), sequence)
}

fn ods_bombs() -> Vec<Vec<u8>> {
    let table =
        |inner: &str| packed(&ods_parts(&format!("<table:table table:name=\"a\">{inner}</table:table>")));
    let cell = "<table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell>";
    vec![
        table(&format!("<table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row>")),
        table(&format!(
            "<table:table-row table:number-rows-repeated=\"4294967295\">{cell}</table:table-row>"
        )),
        table(&cell.replace("16384", "99999999999999999999")),
        table(&format!("<table:table-row>{}</table:table-row>", cell.repeat(1000))),
        packed(&ods_parts(&"<table:table>".repeat(200_000))),
        packed(&ods_parts(&"<text:p>".repeat(500_000))),
    ]
}

/// The head of a file of Excel before 2007, and what is none.
fn spoilt_xls(sequence: &mut Sequence) -> Vec<u8> {
    let mut head = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    head.resize(24, 0);
    head.extend([0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    head.resize(2048, 0xFF);
    head.extend("Workbook".encode_utf16().flat_map(u16::to_le_bytes));
    head.extend((0..4096).map(|_| sequence.next() as u8));
    let mut bytes = spoilt(&[head], sequence);
    bytes.splice(..8.min(bytes.len()), *b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").for_each(drop);
    bytes
}

fn parquet_of(properties: WriterProperties) -> Vec<u8> {
    let schema = "message m { OPTIONAL BYTE_ARRAY name (UTF8); REQUIRED INT32 died (DATE); }";
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties)).unwrap();
    for _ in 0..2 {
        let mut group = writer.next_row_group().unwrap();
        let names: Vec<ByteArray> =
            (0..40).map(|at| ByteArray::from(format!("Asa {}", at % 5).as_str())).collect();
        let levels: Vec<i16> = (0..60).map(|at| i16::from(at % 3 > 0)).collect();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<ByteArrayType>().write_batch(&names, Some(&levels), None).unwrap();
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int32Type>().write_batch(&(0..60).collect::<Vec<i32>>(), None, None).unwrap();
        column.close().unwrap();
        group.close().unwrap();
    }
    writer.into_inner().unwrap()
}

fn spoilt_parquet(sequence: &mut Sequence) -> Vec<u8> {
    let second = WriterProperties::builder()
        .set_writer_version(WriterVersion::PARQUET_2_0)
        .set_dictionary_enabled(false);
    let mut bytes = spoilt(&[parquet_of(WriterProperties::default()), parquet_of(second.build())], sequence);
    // Else most of them would not be taken for what they are to try.
    bytes.splice(..4.min(bytes.len()), *b"PAR1").for_each(drop);
    bytes
}

fn parquet_bombs() -> Vec<Vec<u8>> {
    let whole = parquet_of(WriterProperties::default());
    let footer = |length: u32| [&whole[..whole.len() - 8], &length.to_le_bytes(), b"PAR1"].concat();
    let mut bombs =
        vec![footer(u32::MAX), footer(0), footer(1 << 30), footer(whole.len() as u32), b"PAR1PAR1".to_vec()];
    // Every byte of the footer, turned over.
    let start =
        whole.len() - 8 - u32::from_le_bytes(whole[whole.len() - 8..][..4].try_into().unwrap()) as usize;
    for at in (start..whole.len() - 8).step_by(5) {
        let mut bomb = whole.clone();
        bomb[at] ^= 0xFF;
        bombs.push(bomb);
    }
    bombs
}

/// How a file ended, in a word.
fn word(why: &Why) -> &'static str {
    use sources::cage::Ended;
    match why {
        Why::ListCaged(Ended::Memory) => "stopped: memory or stack",
        Why::ListCaged(Ended::Processor | Ended::Slow) => "stopped: time",
        Why::ListCaged(Ended::Failed) => "stopped: parser failed",
        Why::ListCaged(_) => "stopped: other",
        Why::List(sources::Fault::Limit { .. }) => "refused: a limit",
        Why::List(_) => "refused: no list, damaged",
        _ => "refused before parsing",
    }
}

#[test]
fn no_malformed_list_ends_the_parent_or_outlasts_its_limits() {
    let number = std::env::var("TOLL_MALFORMED").ok().and_then(|number| number.parse().ok()).unwrap_or(FEW);
    let cage = Cage::new(env!("CARGO_BIN_EXE_toll"), ["caged"]);
    println!("\nlists    files  longest s  most MB  outcomes");
    for (ending, spoil, bombs) in &FORMATS {
        let folder = tempfile::tempdir().unwrap();
        let mut sequence = Sequence(ending.bytes().fold(11, |seed, byte| seed * 31 + u64::from(byte)));
        let mut files = bombs();
        files.resize_with(files.len().max(number), || spoil(&mut sequence));
        let (mut longest, mut most, mut outcomes) = (Duration::ZERO, 0, BTreeMap::<&str, usize>::new());
        for (at, bytes) in files.iter().enumerate() {
            let path = folder.path().join(format!("{at:04}.{ending}"));
            fs::write(&path, bytes).unwrap();
            let start = Instant::now();
            let done = open_list(&path, &cage);
            let took = start.elapsed();
            longest = longest.max(took);
            assert!(took < MOST, "{}: {took:?}", path.display());
            let outcome = match done {
                Ok(read) => {
                    most = most.max(read.peak_bytes.unwrap_or(0));
                    assert!(
                        !read.sheets.is_empty() && most <= limits::LIST_CAGE_MEMORY_BYTES,
                        "{}",
                        path.display()
                    );
                    "read"
                }
                Err(refusal) => word(&refusal.why),
            };
            *outcomes.entry(outcome).or_default() += 1;
            fs::remove_file(&path).unwrap();
        }
        let told: Vec<String> =
            outcomes.iter().map(|(outcome, number)| format!("{outcome} {number}")).collect();
        let (longest, most) = (longest.as_secs_f64(), most as f64 / 1e6);
        println!("{ending:7}  {:5}  {longest:9.2}  {most:7.1}  {}", files.len(), told.join(", "));
    }
}
