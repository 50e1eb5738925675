use super::*;
use std::io::Write;
use vocabulary::Spot;

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

fn packed(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn document(body: &str) -> String {
    format!("<?xml version=\"1.0\"?><w:document {W}><w:body>{body}</w:body></w:document>")
}

fn read(body: &str) -> Parsed {
    parse(&packed(&[("word/document.xml", &document(body))])).unwrap()
}

#[test]
fn paragraphs_lists_and_tables_keep_their_shape_and_lead_back() {
    let body = "<w:p><w:r><w:t>Flood &amp; fire</w:t></w:r></w:p>\
        <w:p><w:r><w:t xml:space=\"preserve\">At least </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>12 people</w:t></w:r><w:r><w:t xml:space=\"preserve\"> di&#233;d.</w:t></w:r></w:p>\
        <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>7 men</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Place</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Dead</w:t></w:r></w:p></w:tc></w:tr>\
        <w:tr><w:tc><w:p><w:r><w:t>Bridge</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
        <w:p><w:r><w:t>End</w:t></w:r></w:p>";
    let parsed = read(body);
    assert!(parsed.is_sound());
    let text = &parsed.text.text;
    assert_eq!(
        text,
        "Flood & fire\n\nAt least 12 people diéd.\n\n• 7 men\n\nPlace | Dead\nBridge | 5\n\nEnd"
    );
    let xml = document(body);
    for (wanted, paragraph) in
        [("Flood", 1), ("12 people", 2), ("7 men", 3), ("Dead", 5), ("5", 7), ("End", 8)]
    {
        let at = text[..text.find(wanted).unwrap()].chars().count();
        let spot = parsed.text.spot(at..at + wanted.len()).unwrap();
        let Spot::Paragraph { part, paragraph: found, bytes: [from, to] } = spot else { panic!("{wanted}") };
        assert_eq!((part.as_str(), found), ("word/document.xml", paragraph), "{wanted}");
        assert_eq!(&xml[from as usize..to as usize], wanted);
    }
}

#[test]
fn what_is_deleted_hidden_or_said_twice_is_not_read_and_told() {
    let parsed = read(
        "<w:p><w:del><w:r><w:delText>99 died</w:delText></w:r></w:del><w:ins><w:r><w:t>12 died</w:t></w:r></w:ins>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>77</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>.</w:t></w:r>\
         <w:r><AlternateContent><Choice><w:t> Box</w:t></Choice><Fallback><w:t> Box</w:t></Fallback></AlternateContent></w:r></w:p>",
    );
    assert_eq!(parsed.text.text, "12 died. Box");
    assert!(parsed.notes.iter().any(|note| note.contains("Hidden words")), "{:?}", parsed.notes);
    assert!(parsed.notes.iter().any(|note| note.contains("insertions are read (1), deletions are not (1)")));
}

#[test]
fn footnotes_follow_and_lead_into_their_own_file() {
    let notes = format!(
        "<w:footnotes {W}><w:footnote w:type=\"separator\"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>\
         <w:footnote w:id=\"2\"><w:p><w:r><w:t>Of them 3 children.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    );
    let body = document("<w:p><w:r><w:t>12 died.</w:t></w:r></w:p>");
    let core =
        "<c><dc:title>Flood &amp; fire</dc:title><dcterms:created>2031-05-07T00:00:00Z</dcterms:created></c>";
    let parsed = parse(&packed(&[
        ("word/document.xml", &body),
        ("word/footnotes.xml", &notes),
        ("docProps/core.xml", core),
    ]))
    .unwrap();
    assert_eq!(parsed.text.text, "12 died.\n\nOf them 3 children.");
    let Some(Spot::Paragraph { part, bytes: [from, to], .. }) = parsed.text.spot(18..28) else { panic!() };
    assert_eq!((part.as_str(), &notes[from as usize..to as usize]), ("word/footnotes.xml", "3 children"));
    assert_eq!(parsed.told.known.title.as_deref(), Some("Flood & fire"));
    assert_eq!(parsed.told.made.unwrap().to_string(), "2031-05-07");
    assert_eq!(parsed.told.known.published, None);
}

#[test]
fn bombs_and_what_is_no_document_are_refused() {
    let declared = "<!DOCTYPE d [<!ENTITY a \"12 died\"><!ENTITY b \"&a;&a;&a;\">]>".to_owned()
        + &document("<w:p><w:r><w:t>x&b;y</w:t></w:r></w:p>");
    let parsed = parse(&packed(&[("word/document.xml", &declared)])).unwrap();
    assert_eq!(parsed.text.text, "xy", "what a document type declares is not resolved");
    let large = " ".repeat(vocabulary::limits::UNPACKED_BYTES_MAX + 1);
    let refused = parse(&packed(&[("word/document.xml", &large)])).unwrap_err().to_string();
    assert!(refused.contains("UNPACKED_BYTES_MAX"), "{refused}");
    let refused = parse(&packed(&[("readme.txt", "12 died")])).unwrap_err().to_string();
    assert!(refused.contains("word/document.xml is missing"), "{refused}");
    let refused = parse(b"PK\x03\x04").unwrap_err().to_string();
    assert!(refused.starts_with("it is damaged"), "{refused}");
    let deep = document(&("<w:p>".repeat(100_000) + "<w:r><w:t>12</w:t></w:r>"));
    assert_eq!(parse(&packed(&[("word/document.xml", &deep)])).unwrap().text.text, "12");
}
