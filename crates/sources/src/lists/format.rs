//! What kind of list a file is: by its first bytes, and only where they leave it open by its name.
//!
//! Must not: believe a name that the bytes contradict.

use super::fault::Fault;
use crate::formats::Media;
use std::path::Path;

/// A format of lists that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ListFormat {
    /// Delimited cells: CSV, TSV, semicolons, bars.
    Delimited,
    /// JSON: an array of objects, or objects one after another, each on a line.
    Json,
    /// A spreadsheet of Office Open XML, ISO/IEC 29500: XLSX, XLSM.
    Xlsx,
    /// A spreadsheet of OpenDocument, ISO/IEC 26300.
    Ods,
    /// A spreadsheet of Excel 97 to 2003.
    Xls,
    /// Apache Parquet.
    Parquet,
}

/// The formats, their names for the child, what they are called, and the endings of their files.
const NAMES: &[(ListFormat, &str, &str, &[&str])] = &[
    (ListFormat::Delimited, "list-csv", "a list of delimited cells", &["csv", "tsv", "tab", "psv"]),
    (ListFormat::Json, "list-json", "JSON", &["json", "jsonl", "ndjson", "geojson"]),
    (ListFormat::Xlsx, "list-xlsx", "a spreadsheet (XLSX)", &["xlsx", "xlsm"]),
    (ListFormat::Ods, "list-ods", "a spreadsheet (ODS)", &["ods"]),
    (ListFormat::Xls, "list-xls", "an old spreadsheet (XLS)", &["xls"]),
    (ListFormat::Parquet, "list-parquet", "Parquet", &["parquet", "pq"]),
];

impl ListFormat {
    /// The format of a file by its first bytes and its name.
    pub(super) fn of(path: &Path, head: &[u8]) -> Result<ListFormat, Fault> {
        let ending = ending(path);
        let named =
            NAMES.iter().find(|(.., endings)| endings.contains(&ending.as_str())).map(|(format, ..)| *format);
        let has = |words: &[u8]| head.windows(words.len()).any(|window| window == words);
        if head.starts_with(b"PAR1") {
            return Ok(ListFormat::Parquet);
        }
        if head.starts_with(b"\xD0\xCF\x11\xE0") {
            return Ok(ListFormat::Xls);
        }
        if head.starts_with(b"PK") {
            return match named {
                _ if has(b"opendocument.spreadsheet") => Ok(ListFormat::Ods),
                Some(ListFormat::Xlsx | ListFormat::Ods) => Ok(named.unwrap_or(ListFormat::Xlsx)),
                _ if has(b"xl/") => Ok(ListFormat::Xlsx),
                _ if has(b"word/") || has(b"opendocument.text") => {
                    Err(no_list("a word processor's document"))
                }
                _ => Err(no_list("an archive, packed")),
            };
        }
        let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
        let object = |text: &[u8]| {
            text.strip_prefix(b"{")
                .is_some_and(|rest| matches!(rest.trim_ascii_start().first(), Some(b'"' | b'}')))
        };
        let json =
            object(text) || text.strip_prefix(b"[").is_some_and(|rest| object(rest.trim_ascii_start()));
        match named {
            Some(ListFormat::Json) => return Ok(ListFormat::Json),
            // Some programs call a table of delimited cells so, or a web page; what the former is can be read.
            Some(ListFormat::Parquet | ListFormat::Ods | ListFormat::Xlsx) if head.contains(&0) => {
                return Err(no_list("not what its name says, and nothing else that is known"));
            }
            _ if json => return Ok(ListFormat::Json),
            _ => {}
        }
        match Media::of(Path::new("list.txt"), head) {
            Ok(Media::Text | Media::Markdown) => Ok(ListFormat::Delimited),
            // Some tables begin with "From" and "To"; a name that says list is believed over that.
            Ok(Media::Mail | Media::Mailbox) if named == Some(ListFormat::Delimited) => {
                Ok(ListFormat::Delimited)
            }
            Ok(media) => Err(no_list(media.what())),
            Err(crate::Why::Format { what, .. }) => Err(no_list(what)),
            Err(_) => Err(no_list("nothing that is known")),
        }
    }

    /// Whether it is parsed in the cage.
    pub fn is_foreign(self) -> bool {
        !matches!(self, ListFormat::Delimited | ListFormat::Json)
    }

    /// What it is called.
    pub fn what(self) -> &'static str {
        NAMES.iter().find(|(format, ..)| *format == self).map_or("a list", |(_, _, what, _)| what)
    }

    /// What it is, where the ending of its name says that it is another format of lists.
    pub(super) fn belies(self, path: &Path) -> Option<&'static str> {
        let ending = ending(path);
        let (named, _, what, _) = NAMES.iter().find(|(.., endings)| endings.contains(&ending.as_str()))?;
        (*named != self).then_some(*what)
    }

    /// The name by which the child is told.
    pub(crate) fn name(self) -> &'static str {
        NAMES.iter().find(|(format, ..)| *format == self).map_or("", |(_, name, ..)| name)
    }

    /// The foreign format that has this name.
    pub(crate) fn named(name: &str) -> Option<ListFormat> {
        let format = NAMES.iter().find(|(_, known, ..)| *known == name).map(|(format, ..)| *format)?;
        format.is_foreign().then_some(format)
    }
}

/// The ending of a file's name, in small letters.
pub(super) fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}

fn no_list(what: &str) -> Fault {
    Fault::NoFormat { what: what.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, head: &[u8]) -> Option<ListFormat> {
        ListFormat::of(Path::new(name), head).ok()
    }

    #[test]
    fn bytes_go_before_names() {
        use ListFormat::{Delimited, Json, Ods, Parquet, Xls, Xlsx};
        for (name, head, format) in [
            ("a.csv", &b"id,name\n1,Asa\n"[..], Some(Delimited)),
            ("a.parquet", b"id,name\n1,Asa\n", Some(Delimited)),
            ("a.csv", b"PAR1\x15\x04", Some(Parquet)),
            ("a.csv", b"PK\x03\x04 [Content_Types].xml xl/workbook.xml", Some(Xlsx)),
            ("a.xlsx", b"PK\x03\x04 [Content_Types].xml", Some(Xlsx)),
            ("a.xlsx", b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Some(Ods)),
            ("a.zip", b"PK\x03\x04 dead.csv", None),
            ("a.docx", b"PK\x03\x04 word/document.xml", None),
            ("a.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Some(Xls)),
            ("a.xls", b"<html><table><tr><td>Asa", None),
            ("a.txt", b"\xEF\xBB\xBF{\"name\": \"Asa\"}\n", Some(Json)),
            ("a.txt", b" [ {\"name\": \"Asa\"}]", Some(Json)),
            ("a.csv", b"[1],{2}\n", Some(Delimited)),
            ("a.json", b"3", Some(Json)),
            ("a.pdf", b"%PDF-1.5", None),
            ("a.parquet", b"\0\0\0", None),
        ] {
            assert_eq!(of(name, head), format, "{name} {}", String::from_utf8_lossy(head));
        }
    }
}
