//! Foreign lists as the child reads them, in this process. All persons are fictional.

use super::foreign::{Stop, parse};
use super::gather::Gather;
use super::input::Input;
use super::wire::{self, End, Writer};
use super::{Fault, ListFormat, Noticed, Remark, Sheet, delimited};
use crate::Why;
use crate::cage::Walls;
use std::io::{Cursor, Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use vocabulary::{Digest, limits};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

type Answer = Result<(Vec<Sheet>, Vec<Remark>), Fault>;

/// What a child would answer, and what would be made of that.
pub(super) fn read(format: ListFormat, bytes: &[u8]) -> Answer {
    let mut answer = Vec::new();
    let mut out = Writer::new(&mut answer).unwrap();
    let outcome = match parse(format, bytes.to_vec(), &mut out) {
        Ok(remarks) => Ok(remarks),
        Err(Stop::Fault(fault)) => Err(fault),
        Err(Stop::Io(error)) => panic!("{error}"),
    };
    let walls = Walls { landlock: true, seccomp: true };
    out.end(&End { sha256: Digest::of(bytes), bytes: bytes.len() as u64, walls, peak_bytes: None, outcome })
        .unwrap();
    let (sheets, end) = wire::read(&mut answer.as_slice(), "dead.xlsx").expect("an honest answer is taken");
    end.outcome.map(|remarks| (sheets, remarks))
}

pub(super) fn rows(sheet: &Sheet) -> Vec<String> {
    let list = &sheet.list;
    let names: Vec<&str> = list.columns().iter().map(|column| column.name()).collect();
    let row = |row| (0..names.len()).map(|at| list.value(row, at)).collect::<Vec<_>>().join("|");
    std::iter::once(names.join("|")).chain((0..list.rows()).map(row)).collect()
}

pub(super) fn noticed(remarks: &[Remark]) -> Vec<(Noticed, u64)> {
    remarks.iter().map(|remark| (remark.noticed, remark.times)).collect()
}

fn zip_of(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of sheets, each with its name, what else is said of it, and its rows.
fn xlsx(sheets: &[(&str, &str, &str)], more: &[(&str, &str)]) -> Vec<u8> {
    let numbered = || (1..).zip(sheets);
    let list: String = numbered()
        .map(|(at, (name, said, _))| {
            format!("<sheet name=\"{name}\" sheetId=\"{at}\" r:id=\"r{at}\" {said}/>")
        })
        .collect();
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations: String = numbered()
        .map(|(at, _)| {
            format!("<Relationship Id=\"r{at}\" Type=\"{relation}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>")
        })
        .collect();
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let book =
        format!("<workbook xmlns=\"{main}\" xmlns:r=\"{relation}\"><sheets>{list}</sheets></workbook>");
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let relations = format!(
        "<Relationships xmlns=\"{package}\">{relations}<Relationship Id=\"s\" Type=\"{relation}/styles\" Target=\"styles.xml\"/>\
         <Relationship Id=\"t\" Type=\"{relation}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
    );
    let styles = format!(
        "<styleSheet xmlns=\"{main}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
    );
    let strings = format!(
        "<sst xmlns=\"{main}\"><si><t>name</t></si><si><r><t xml:space=\"preserve\">Asa </t></r><r><t>Thorne</t></r></si></sst>"
    );
    let pages: Vec<(String, String)> = numbered()
        .map(|(at, (.., rows))| {
            let page = format!("<worksheet xmlns=\"{main}\">{rows}</worksheet>");
            (format!("xl/worksheets/sheet{at}.xml"), page)
        })
        .collect();
    let root = format!(
        "<Relationships xmlns=\"{package}\"><Relationship Id=\"b\" Type=\"{relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let mut files = vec![
        ("_rels/.rels", &*root),
        ("[Content_Types].xml", "<Types/>"),
        ("xl/workbook.xml", &*book),
        ("xl/_rels/workbook.xml.rels", &*relations),
        ("xl/styles.xml", &*styles),
        ("xl/sharedStrings.xml", &*strings),
    ];
    files.extend(pages.iter().map(|(name, page)| (name.as_str(), page.as_str())));
    files.extend(more);
    zip_of(&files)
}

const ROWS: &str = r#"<dimension ref="A1:XFD1048576"/><sheetData>
    <row r="1"><c r="A1" t="inlineStr"><is><t>The dead of Odry, fictional</t></is></c></row>
    <row r="3"><c r="A3" t="inlineStr"><is><t>id</t></is></c><c r="B3" t="s"><v>0</v></c><c r="C3" t="inlineStr"><is><t>died</t></is></c>
        <c r="D3" t="inlineStr"><is><t>age</t></is></c><c r="E3" t="inlineStr"><is><t>seen</t></is></c></row>
    <row r="4"><c r="A4"><v>1</v></c><c r="B4" t="s"><v>1</v></c><c r="C4" s="1"><v>47975</v></c><c r="D4"><f>2031-2001</f><v>30</v></c>
        <c r="E4" t="b"><v>1</v></c></row>
    <row r="5"><c r="A5"><v>2</v></c><c r="B5" t="str"><v>Bo &amp; Reed</v></c><c r="D5" t="e"><v>#N/A</v></c><c r="F5"><v>7.50</v></c></row>
    </sheetData><mergeCells count="1"><mergeCell ref="A1:E1"/></mergeCells>"#;

#[test]
fn a_spreadsheet_is_read_as_it_is_shown_and_its_own_size_is_not_believed() {
    let bytes = xlsx(
        &[("Dead", "", ROWS)],
        &[("xl/vbaProject.bin", "x"), ("xl/externalLinks/externalLink1.xml", "x")],
    );
    let (sheets, remarks) = read(ListFormat::Xlsx, &bytes).unwrap();
    assert_eq!(noticed(&remarks), [(Noticed::Macros, 1), (Noticed::Links, 1)]);
    assert_eq!(sheets.len(), 1);
    assert_eq!((sheets[0].name.as_deref(), sheets[0].list.name()), (Some("Dead"), "dead.xlsx"));
    assert_eq!(
        rows(&sheets[0]),
        ["id|name|died|age|seen|column 6", "1|Asa Thorne|2031-05-07|30|true|", "2|Bo & Reed||||7.5"]
    );
    let said = noticed(&sheets[0].remarks);
    assert_eq!(
        said,
        [
            (Noticed::TitleRows, 1),
            (Noticed::ColumnUnnamed, 1),
            (Noticed::CellError, 1),
            (Noticed::Formulas, 1),
            (Noticed::Merged, 1),
        ]
    );
    let formula = &sheets[0].remarks[3].places[0];
    assert_eq!((formula.line, formula.seen.as_str()), (4, "column D"));
}

#[test]
fn each_sheet_with_a_table_is_a_list() {
    let other = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c></row><row r=\"2\"><c r=\"A2\"><v>9</v></c></row></sheetData>";
    let far = "<sheetData><row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row></sheetData>";
    let sheets = [
        ("Dead", "", ROWS),
        ("Notes", "", "<sheetData/>"),
        ("Old", "state=\"hidden\"", other),
        ("Far", "", far),
    ];
    let (sheets, remarks) = read(ListFormat::Xlsx, &xlsx(&sheets, &[])).unwrap();
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.list.name()).collect();
    assert_eq!(names, ["dead.xlsx#Dead", "dead.xlsx#Old"]);
    assert_eq!(rows(&sheets[1]), ["id", "9"]);
    assert_eq!(noticed(&sheets[1].remarks), [(Noticed::SheetHidden, 1)]);
    assert_eq!(noticed(&remarks), [(Noticed::SheetEmpty, 1), (Noticed::SheetUnread, 1)]);
    assert!(remarks[1].places[0].seen.contains("LIST_COLUMNS_MAX"), "{}", remarks[1]);
}

#[test]
fn a_spreadsheet_without_a_table_is_refused() {
    assert_eq!(
        read(ListFormat::Xlsx, &xlsx(&[("Notes", "", "<sheetData/>")], &[])).unwrap_err(),
        Fault::NoTable
    );
    let cut = &xlsx(&[("Dead", "", ROWS)], &[])[..900];
    assert!(matches!(read(ListFormat::Xlsx, cut), Err(Fault::Broken { .. })));
}

#[test]
fn billion_laughs_and_external_entities_are_not_followed() {
    let bomb = |entities: &str, cell: &str| {
        let rows = format!(
            "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\">\
             <is><t>{cell}</t></is></c></row></sheetData>"
        );
        let bytes = xlsx(&[("Dead", "", "")], &[]);
        let mut parts = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut files = Vec::new();
        for at in 0..parts.len() {
            let mut file = parts.by_index(at).unwrap();
            let mut text = std::io::read_to_string(&mut file).unwrap();
            if text.starts_with("<worksheet") {
                text = format!("<!DOCTYPE d [{entities}]><worksheet>{rows}</worksheet>");
            }
            files.push((file.name().unwrap().to_string(), text));
        }
        let files: Vec<(&str, &str)> =
            files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        zip_of(&files)
    };
    let laughs: String =
        (1..40).map(|at| format!("<!ENTITY e{at} \"{}\">", format!("&e{};", at - 1).repeat(10))).collect();
    for (entities, cell) in [
        (format!("<!ENTITY e0 \"ha\">{laughs}"), "&e39;"),
        ("<!ENTITY x SYSTEM \"file:///etc/passwd\">".to_owned(), "&x;"),
    ] {
        match read(ListFormat::Xlsx, &bomb(&entities, cell)) {
            Ok((sheets, _)) => {
                assert!(rows(&sheets[0]).iter().all(|row| row.len() < 100 && !row.contains("root")))
            }
            Err(fault) => assert!(!fault.to_string().is_empty()),
        }
    }
}

#[test]
fn an_open_document_sheet_is_read() {
    let content = r#"<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>
        <table:table table:name="Dead"><table:table-row><table:table-cell office:value-type="string"><text:p>name</text:p></table:table-cell>
        <table:table-cell office:value-type="string"><text:p>died</text:p></table:table-cell>
        <table:table-cell office:value-type="string"><text:p>age</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell office:value-type="string"><text:p>Asa Thorne</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="2031-05-07T00:00:00"><text:p>7 May</text:p></table:table-cell>
        <table:table-cell office:value-type="float" office:value="30"><text:p>30</text:p></table:table-cell></table:table-row>
        </table:table></office:spreadsheet></office:body></office:document-content>"#;
    let content: String = content.lines().map(str::trim).collect();
    let manifest = r#"<manifest:manifest xmlns:manifest="m"/>"#;
    let bytes = zip_of(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", &content),
        ("Basic/script.xml", "x"),
    ]);
    let (sheets, remarks) = read(ListFormat::Ods, &bytes).unwrap();
    assert_eq!(rows(&sheets[0]), ["name|died|age", "Asa Thorne|2031-05-07|30"]);
    assert_eq!(noticed(&remarks), [(Noticed::Macros, 1)]);
}

#[test]
fn a_locked_spreadsheet_is_refused_as_such() {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(read(ListFormat::Xls, &bytes).unwrap_err(), Fault::Locked);
    assert!(matches!(read(ListFormat::Xls, &bytes[..8]), Err(Fault::Broken { .. })));
}

/// A head, and then one byte without end.
struct Endless {
    head: Cursor<Vec<u8>>,
    byte: u8,
    read: Arc<AtomicU64>,
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.head.read(buffer)?;
        if read == 0 {
            buffer.fill(self.byte);
        }
        let given = if read == 0 { buffer.len() } else { read };
        self.read.fetch_add(given as u64, Ordering::Relaxed);
        Ok(given)
    }
}

#[test]
fn a_cell_of_two_gigabytes_is_refused_at_the_limit() {
    for (head, byte) in
        [("id,name\n1,\"", b'x'), ("id,name\n1,", b'x'), ("id,name\n1,\"", b'\n'), ("id,name\n1,2", b',')]
    {
        let read = Arc::new(AtomicU64::new(0));
        let endless = Endless { head: Cursor::new(head.as_bytes().to_vec()), byte, read: read.clone() };
        let (mut input, mut gather) = (Input::plain(Box::new(endless)), Gather::new(false));
        let why = delimited::read(&mut input, "csv", &mut gather).unwrap_err();
        assert!(matches!(&why, Why::List(Fault::Limit { line: 2, .. })), "{why}");
        let most = 2 * limits::LIST_ROW_BYTES_MAX + limits::LIST_SAMPLE_BYTES;
        assert!(read.load(Ordering::Relaxed) < most as u64, "{read:?} bytes were read");
    }
}
