//! Lists of delimited cells and of JSON: what is refused, what is remarked on, what is read. All persons are fictional.

use proptest::prelude::*;
use sources::{Cage, ListRead, Noticed, Refusal, open_list};
use std::fs;
use std::io::Write;
use vocabulary::limits;

fn read(name: &str, bytes: impl AsRef<[u8]>) -> Result<ListRead, Refusal> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    // Nothing here is foreign, so that nothing is to be started.
    open_list(&path, &Cage::new("/no/such/program", ["caged"]))
}

fn refused(name: &str, bytes: impl AsRef<[u8]>) -> String {
    read(name, bytes).expect_err("it is to be refused").to_string()
}

/// The columns' names, then the rows, cells between bars.
fn rows(read: &ListRead) -> Vec<String> {
    let list = &read.sheets[0].list;
    let names: Vec<&str> = list.columns().iter().map(|column| column.name()).collect();
    let row = |row| (0..names.len()).map(|at| list.value(row, at)).collect::<Vec<_>>().join("|");
    std::iter::once(names.join("|")).chain((0..list.rows()).map(row)).collect()
}

/// What was noticed, how often, and at which first line.
fn noticed(read: &ListRead) -> Vec<(Noticed, u64, u64)> {
    read.remarks().map(|r| (r.noticed, r.times, r.places.first().map_or(0, |place| place.line))).collect()
}

#[test]
fn an_empty_file_is_refused() {
    assert!(refused("a.csv", "").contains("the file is empty"));
    for nothing in ["\n\n\n", ",,,\n,,,\n", " \t ", "\u{feff}"] {
        assert!(refused("a.csv", nothing).contains("no column has a value"), "{nothing:?}");
    }
}

#[test]
fn a_file_with_no_usable_column_is_refused() {
    assert!(refused("a.json", r#"[{"a": null}, {"a": ""}]"#).contains("no column has a value"));
    assert!(refused("a.json", "[{}, {}]").contains("no column has a value"));
    assert!(refused("a.json", "[1, 2]").contains("there is no table in it"));
    assert!(refused("a.json", "3").contains("there is no table in it"));
}

#[test]
fn what_is_no_list_is_refused_by_what_it_is() {
    for (name, bytes, what) in [
        ("a.csv", &b"%PDF-1.5"[..], "a PDF"),
        ("a.csv", b"<!DOCTYPE html><html><table>", "a web page"),
        ("a.zip", b"PK\x03\x04dead.csv", "an archive"),
        ("a.png", b"\x89PNG\r\n", "an image"),
    ] {
        let said = refused(name, bytes);
        assert!(said.contains(what) && said.contains("save the list as CSV or XLSX"), "{said}");
    }
}

#[test]
fn nul_bytes_are_refused() {
    let said = refused("a.csv", "id,name\n1,Asa\0Thorne\n");
    assert!(said.contains("byte 13") && said.contains("NUL"), "{said}");
}

#[test]
fn an_unclosed_quote_that_swallows_the_file_is_refused_with_its_line() {
    let head = "id,name,note\n1,Asa,\"two\nlines\"\n\n2,\"Bo\nReed\",\"open\n";
    for end in ["\n", "\r\n"] {
        let rest: String = (3..500).map(|id| format!("{id},Cy,\n")).collect();
        let said = refused("a.csv", (head.to_owned() + &rest).replace('\n', end));
        assert!(said.contains("line 6: a quotation mark is opened here and never closed"), "{said}");
    }
    let said = refused("a.csv", "id,name\n1,\"Asa");
    assert!(said.contains("line 2"), "{said}");
    let fine = read("a.csv", "id,name\n1,\"Asa\"").unwrap();
    assert_eq!(rows(&fine), ["id|name", "1|Asa"]);
}

#[test]
fn a_quote_that_swallows_lines_and_is_closed_by_another_is_remarked_on() {
    let lines: String = (3..200).map(|id| format!("{id},Cy Moss\n")).collect();
    let read = read("a.csv", format!("id,name\n1,Asa\n2,\"Bo\n{lines}200,\"Di Vale\n201,Ed\n")).unwrap();
    assert!(noticed(&read).contains(&(Noticed::RowLong, 1, 3)), "{:?}", noticed(&read));
}

#[test]
fn a_cell_beyond_the_limit_is_cut_and_a_row_beyond_it_refused() {
    let cell = "ö".repeat(limits::LIST_CELL_BYTES_MAX);
    let read_cut = read("a.csv", format!("id,name,age\n1,{cell},3\n2,Bo,4\n")).unwrap();
    assert_eq!(read_cut.sheets[0].list.value(0, 1).len(), limits::LIST_CELL_BYTES_MAX);
    assert_eq!(read_cut.sheets[0].list.value(0, 2), "3");
    assert_eq!(noticed(&read_cut), [(Noticed::CellCut, 1, 2)]);
    let row = "x".repeat(limits::LIST_ROW_BYTES_MAX + 10);
    let said = refused("a.csv", format!("id,name\n1,Asa\n2,\"{row}\"\n"));
    assert!(
        said.contains("line 3") && said.contains("LIST_ROW_BYTES_MAX") && said.contains("quotation"),
        "{said}"
    );
}

#[test]
fn a_file_of_two_gigabytes_is_refused_unread() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    fs::File::create(&path).unwrap().set_len(2 << 30).unwrap();
    let said = open_list(&path, &Cage::new("/no/such/program", ["caged"])).unwrap_err().to_string();
    assert!(said.contains("SOURCE_BYTES_MAX") && said.contains("split the file"), "{said}");
}

#[test]
fn a_million_columns_are_refused() {
    for row in ["a,".repeat(1_000_000), "1,".repeat(1_000_000), ",".repeat(1_000_000)] {
        let said = refused("a.csv", format!("{row}\n1,2\n"));
        assert!(said.contains("line 1") && said.contains("LIST_COLUMNS_MAX is 1000"), "{said}");
        let said = refused("a.csv", format!("id,name\n1,Asa\n{row}\n1,2\n"));
        assert!(said.contains("line 3"), "{said}");
    }
    let keys: String = (0..2000).map(|key| format!("\"k{key}\":1,")).collect();
    let said = refused("a.json", format!("[{{{keys}\"z\":1}}]"));
    assert!(said.contains("LIST_COLUMNS_MAX"), "{said}");
}

#[test]
fn a_header_alone_is_a_list_without_rows() {
    let read = read("a.csv", "id,name,age\n").unwrap();
    assert_eq!(
        (rows(&read), noticed(&read)),
        (vec!["id|name|age".to_owned()], vec![(Noticed::NoRows, 1, 0)])
    );
}

#[test]
fn duplicate_and_empty_headers_are_told_apart() {
    let read = read("a.csv", "name,,Name,name,name (2), \n1,2,3,4,5,\n6,7,8,9,10,\n").unwrap();
    assert_eq!(rows(&read)[0], "name|column 2|Name|name (2)|name (2) (2)");
    let said = noticed(&read);
    assert_eq!(
        said,
        [(Noticed::ColumnUnnamed, 1, 0), (Noticed::ColumnRenamed, 2, 1), (Noticed::ColumnEmpty, 1, 0)]
    );
}

#[test]
fn a_list_without_a_header_has_numbered_columns() {
    let read = read("a.csv", "1,Asa Thorne,M\n2,Bo Reed,F\n3,Cy Moss,M\n").unwrap();
    assert_eq!(rows(&read), ["column 1|column 2|column 3", "1|Asa Thorne|M", "2|Bo Reed|F", "3|Cy Moss|M"]);
    assert_eq!(noticed(&read), [(Noticed::NoHeader, 1, 1)]);
}

#[test]
fn titles_empty_rows_repeated_headers_and_totals_are_remarked_on() {
    let text = "The dead of Odry;;;\n;;;\nid;name;sex;age\n1;Asa;F;3\n;;;\nid;name;sex;age\n2;Bo;M;4\n\n3;Cy;M;5\n;;;12\n";
    let read = read("a.csv", text).unwrap();
    assert_eq!(rows(&read), ["id|name|sex|age", "1|Asa|F|3", "2|Bo|M|4", "3|Cy|M|5", "|||12"]);
    assert_eq!(
        noticed(&read),
        [
            (Noticed::TitleRows, 1, 1),
            (Noticed::RowEmpty, 1, 5),
            (Noticed::HeaderRepeated, 1, 6),
            (Noticed::RowLast, 1, 10),
        ]
    );
}

#[test]
fn ragged_rows_are_never_silent() {
    let read = read("a.csv", "id,name,age\n1,Asa,3\n2,Bo\n3,Cy,4,extra,more\n4,Di,5,\n").unwrap();
    assert_eq!(rows(&read), ["id|name|age", "1|Asa|3", "2|Bo|", "3|Cy|4", "4|Di|5"]);
    let ragged = read.remarks().next().unwrap();
    let told: Vec<(u64, &str)> =
        ragged.places.iter().map(|place| (place.line, place.seen.as_str())).collect();
    assert_eq!(told, [(3, "2 cells, and there are 3 columns"), (4, "5 cells, and there are 3 columns")]);
}

#[test]
fn mixed_line_ends_are_lines() {
    let read = read("a.csv", "id,name\r\n1,Asa\r2,Bo\n3\n\r\n4,\"Di\r\nVale\"\r\n5\r").unwrap();
    assert_eq!(rows(&read), ["id|name", "1|Asa", "2|Bo", "3|", "4|Di\r\nVale", "5|"]);
    let lines: Vec<u64> = read.remarks().flat_map(|remark| &remark.places).map(|place| place.line).collect();
    assert_eq!(lines, [4, 8]);
}

#[test]
fn utf_16_is_read_by_its_mark() {
    let text = "id\tname\r\n1\tÅsa Þorn\r\n2\t\"Бо\tРид\"\r\n";
    for (mark, units) in [
        ([0xFF, 0xFE], text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()),
        ([0xFE, 0xFF], text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
    ] {
        let read = read("a.txt", [&mark[..], &units].concat()).unwrap();
        assert_eq!(rows(&read), ["id|name", "1|Åsa Þorn", "2|Бо\tРид"]);
        assert!(read.charset.unwrap().name().starts_with("UTF-16") && noticed(&read).is_empty());
    }
    let json: Vec<u8> = r#"[{"name": "Åsa"}]"#.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(rows(&read("a.json", [&[0xFF, 0xFE], &json[..]].concat()).unwrap()), ["name", "Åsa"]);
}

#[test]
fn windows_1256_arabic_is_guessed_and_said() {
    // "الاسم;العمر", then fictional names.
    let head = b"\xC7\xE1\xC7\xD3\xE3;\xC7\xE1\xDA\xE3\xD1;\xC7\xE1\xE3\xCF\xED\xE4\xC9\n";
    let row =
        b"\xDA\xC8\xCF\xC7\xE1\xE1\xE5 \xE3\xCD\xE3\xCF \xC7\xE1\xC3\xD3\xDA\xCF;30;\xE3\xCF\xED\xE4\xC9\n";
    let read = read("a.csv", [&head[..], &row.repeat(20)].concat()).unwrap();
    assert_eq!(rows(&read)[..2], ["الاسم|العمر|المدينة", "عبدالله محمد الأسعد|30|مدينة"]);
    assert_eq!(noticed(&read), [(Noticed::CharsetGuessed, 1, 0)]);
    assert_eq!(read.charset.unwrap().name(), "windows-1256");
}

#[test]
fn letters_cut_within_by_a_database_are_shown_and_said() {
    let whole = "Ångström Þórsdóttir".as_bytes();
    let text =
        [b"id,name\n1,", whole, b"\n2,", whole, b"\n3,", &whole[..whole.len() - 5], b"\n4,", whole, b"\n"]
            .concat();
    let read = read("a.csv", text).unwrap();
    assert_eq!(rows(&read)[3], "3|Ångström Þórsd\u{FFFD}");
    assert_eq!(noticed(&read), [(Noticed::BadBytes, 1, 4)]);
}

#[test]
fn sep_lines_tabs_bars_and_escaped_quotes_are_understood() {
    for (name, text) in [
        ("a.csv", "sep=;\nid;name\n1;Reed, \"Bo\"\n"),
        ("a.tsv", "id\tname\n1\tReed, \"Bo\"\n"),
        ("a.txt", "id|name\n1|Reed, \"Bo\"\n"),
        ("a.csv", "\u{feff}\"id\",\"name\"\n\"1\",\"Reed, \"\"Bo\"\"\"\n"),
        ("a.csv", "\"id\",\"name\"\n\"1\",\"Reed, \\\"Bo\\\"\"\n"),
    ] {
        let read = read(name, text).unwrap();
        assert_eq!(rows(&read)[0], "id|name", "{text}");
        assert!(rows(&read)[1].starts_with("1|Reed, \"Bo"), "{text}: {:?}", rows(&read));
    }
}

#[test]
fn a_name_that_lies_about_the_format_is_remarked_on() {
    let read = read("dead.parquet", "id,name\n1,Asa\n").unwrap();
    assert_eq!((rows(&read).len(), noticed(&read)), (2, vec![(Noticed::Misnamed, 1, 0)]));
}

#[test]
fn json_keys_are_columns_in_the_order_in_which_they_are_met() {
    let text = r#"[{"id": 1, "name": {"given": "Asa", "family": "Thorne"}, "tags": ["a", "b c"], "height": 1.70},
        {"born": null, "id": 2.0, "name": {"family": "Re\u0065d"}, "seen": true, "big": 12345678901234567890123},
        {"id": 1, "id": 3, "tags": []}, 7]"#;
    let read = read("a.json", text).unwrap();
    assert_eq!(
        rows(&read),
        [
            "id|name.given|name.family|tags|height|born|seen|big",
            "1|Asa|Thorne|[\"a\",\"b c\"]|1.70|||",
            "2.0||Reed||||true|12345678901234567890123",
            "1|||||||",
        ]
    );
    let said = noticed(&read);
    assert_eq!(said, [(Noticed::RowBroken, 1, 4), (Noticed::KeyRepeated, 1, 3), (Noticed::Nested, 1, 1)]);
}

#[test]
fn a_list_within_an_object_is_found() {
    let text = r#"{"source": "a fictional register", "persons": [{"id": 1}, {"id": 2}], "pages": [{}]}"#;
    let read = read("a.json", text).unwrap();
    assert_eq!(
        (rows(&read), noticed(&read)),
        (vec!["id".into(), "1".into(), "2".into()], vec![(Noticed::Part, 1, 0)])
    );
}

#[test]
fn a_json_depth_bomb_is_kept_as_text_or_refused() {
    let deep = |open: &str, close: &str| format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
    let said = refused("a.json", deep("[", "]"));
    assert!(said.contains("no table") || said.contains("damaged"), "{said}");
    let one = read("a.json", format!("[{{\"id\": 1, \"deep\": {}}}]", deep("[", "]"))).unwrap();
    assert_eq!(noticed(&one), [(Noticed::CellCut, 1, 1), (Noticed::Nested, 1, 1)]);
    let keys = read("a.json", format!("[{{\"id\": 1, \"deep\": {}}}]", deep("{\"a\":", "}"))).unwrap();
    assert_eq!(rows(&keys)[0], "id|deep.a.a.a.a.a.a.a");
}

#[test]
fn a_broken_line_among_json_lines_is_told_and_the_rest_is_read() {
    let read =
        read("a.jsonl", "{\"id\": 1}\n\n{\"id\": 2, \n[3]\n{\"id\": 4, \"name\": \"Di\\u0000\"}\n").unwrap();
    assert_eq!(rows(&read), ["id|name", "1|", "4|Di"]);
    let broken = read.remarks().next().unwrap();
    let lines: Vec<u64> = broken.places.iter().map(|place| place.line).collect();
    assert_eq!((broken.noticed, lines), (Noticed::RowBroken, vec![3, 4]));
    let said = refused("a.jsonl", "{\"id\": 1\n{\"id\": 2\n");
    assert!(said.contains("line 1: it is damaged: no line is JSON"), "{said}");
    let said = refused("a.json", "[{\"id\": 1},\n{\"id\": 2}");
    assert!(said.contains("line 2: it is damaged"), "{said}");
}

#[test]
fn many_rows_keep_their_order_and_their_cells() {
    let mut text = Vec::new();
    writeln!(text, "id,name,even").unwrap();
    for id in 0..50_000 {
        writeln!(text, "{id},\"Name, {}\",{}", id % 977, id % 2 == 0).unwrap();
    }
    let read = read("a.csv", text).unwrap();
    let list = &read.sheets[0].list;
    assert_eq!(list.rows(), 50_000);
    assert!((0..50_000).all(|row| list.value(row, 0) == row.to_string()));
    assert_eq!(list.columns()[1].distinct(), 978);
    assert_eq!(list.value(49_999, 2), "false");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_the_bytes_a_list_is_read_or_refused(
        sound in 0..4usize,
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4u8), 0..12),
    ) {
        let (name, mut bytes) = [
            ("a.csv", "The dead\n\nid,name,\"no\nte\"\n1,Asa,\"a, b\"\n2,Bo\n3,\"Cy \"\"C\"\"\",d\n".as_bytes().to_vec()),
            ("a.csv", "\u{feff}id;navn;født\r\n1;Åsa;\r\n2;Bø;1999\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect()),
            ("a.json", br#"[{"id": 1, "n": {"a": [1, {"b": 2}]}}, {"id": 2.50, "x": "\u00e9"}]"#.to_vec()),
            ("a.jsonl", b"{\"id\": 1}\n{\"id\": 2, \"n\": {\"a\": null}}\n{\"m\": true}\n".to_vec()),
        ][sound].clone();
        for (place, byte, kind) in edits {
            let at = place.index(bytes.len().max(1));
            match kind {
                0 if at < bytes.len() => bytes[at] = byte,
                1 if at < bytes.len() => drop(bytes.remove(at)),
                2 => bytes.insert(at.min(bytes.len()), b"\",\n{}[]\0\r;\\"[usize::from(byte) % 11]),
                _ => bytes.truncate(bytes.len().saturating_sub(usize::from(byte % 8))),
            }
        }
        match read(name, &bytes) {
            Ok(read) => {
                prop_assert!(read.sheets.iter().all(|sheet| !sheet.list.columns().is_empty()));
                for remark in read.remarks() {
                    prop_assert!(remark.places.len() as u64 <= remark.times && !remark.to_string().is_empty());
                }
            }
            Err(refusal) => prop_assert!(!refusal.to_string().is_empty()),
        }
    }
}
