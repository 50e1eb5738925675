//! Small sound files of each format, to be spoilt. All about one fictional flood.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub(crate) const WORDS: &str = "At least 12 people died at the Odry bridge, the ministry said.";

pub(crate) fn html() -> Vec<Vec<u8>> {
    let article = format!(
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Flood</title><meta property='og:site_name' \
         content='Gazette'><script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"datePublished\":\"2031-05-07\"}}</script>\
         </head><body><nav><ul><li>Home</ul></nav><article><h1>Flood &amp; fire</h1><p>{WORDS}<p>Nine &eacute; &#8212; more.\
         <table><tr><th>Place<td>Dead<tr><td>Bridge<td>12</table><ul><li>7 men<li>5 women</ul></article></body></html>"
    );
    let wide: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(article.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let old = b"<html><meta charset=windows-1251><body><p>\xCF\xEE\xE3\xE8\xE1\xEB\xE8 12 people died.<pre>1\n2</pre>".to_vec();
    vec![article.into_bytes(), wide, old]
}

/// A PDF of objects; the first is its catalogue.
pub(crate) fn pdf_of(objects: &[Vec<u8>]) -> Vec<u8> {
    let (mut out, mut places) = (b"%PDF-1.5\n".to_vec(), Vec::new());
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend_from_slice(format!("{} 0 obj\n", at + 1).as_bytes());
        out.extend_from_slice(object);
        out.extend_from_slice(b"\nendobj\n");
    }
    let table = out.len();
    out.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).as_bytes());
    places.iter().for_each(|at| out.extend_from_slice(format!("{at:010} 00000 n \n").as_bytes()));
    let end = format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF", objects.len() + 1);
    [out, end.into_bytes()].concat()
}

pub(crate) fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub(crate) fn stream(more: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!("<<{more}/Length {}>>stream\n", bytes.len());
    [head.as_bytes(), bytes, b"\nendstream"].concat()
}

/// The objects of a PDF of one page, with its content and what else its font and resources say.
pub(crate) fn pdf_objects(content: Vec<u8>, font: &str, resources: &str) -> Vec<Vec<u8>> {
    vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(),
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 4 0 R>>{resources}>>/Contents 5 0 R>>").into_bytes(),
        format!("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding{font}>>").into_bytes(),
        content,
    ]
}

pub(crate) fn pdf() -> Vec<Vec<u8>> {
    let drawn = format!("BT /F1 10 Tf 14 TL 72 700 Td ({WORDS}) Tj T* [(Nine) -300 (more.)] TJ ET");
    let map = stream("", b"1 beginbfrange <20> <7E> <0020> endbfrange");
    let mut mapped = pdf_objects(stream("", drawn.as_bytes()), "/ToUnicode 6 0 R", "");
    mapped.push(map);
    vec![
        pdf_of(&pdf_objects(stream("", drawn.as_bytes()), "", "")),
        pdf_of(&pdf_objects(stream("/Filter/FlateDecode", &deflated(drawn.as_bytes())), "", "")),
        pdf_of(&mapped),
    ]
}

pub(crate) fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    zipped(files, SimpleFileOptions::default())
}

/// As [`zip_of`], without packing: what is spoilt in it is spoilt in its files.
pub(crate) fn stored_zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    zipped(files, SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored))
}

fn zipped(files: &[(&str, &[u8])], options: SimpleFileOptions) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const RELATIONS: &str = "<Relationships><Relationship Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
                         Target=\"word/document.xml\"/></Relationships>";

pub(crate) fn docx_of(body: &str) -> Vec<u8> {
    let document =
        format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let core = "<c><dc:title>Flood</dc:title><dcterms:created>2031-05-07</dcterms:created></c>";
    let files: [(&str, &[u8]); 4] = [
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("docProps/core.xml", core.as_bytes()),
    ];
    zip_of(&files)
}

pub(crate) fn docx() -> Vec<Vec<u8>> {
    let paragraph = format!("<w:p><w:r><w:t>{WORDS} &amp; more</w:t></w:r></w:p>");
    let table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Dead</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    vec![docx_of(&paragraph), docx_of(&(paragraph + table))]
}

const HEAD: &str = "Received: by x\r\nFrom: Relief <a@b.example>\r\nDate: Wed, 7 May 2031 08:00:00 +0000\r\nMIME-Version: 1.0\r\n";

pub(crate) fn mail() -> Vec<Vec<u8>> {
    let plain = format!("{HEAD}Subject: Flood\r\n\r\n{WORDS}\r\n");
    let quoted = format!(
        "{HEAD}Subject: =?utf-8?Q?Fl=C3=B6d?=\r\nContent-Type: text/plain; charset=utf-8\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\r\nAt least =\r\n12 people died in =C3=96dry.\r\n"
    );
    let parts = format!(
        "{HEAD}Subject: Re: Flood\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: multipart/alternative; \
         boundary=a\r\n\r\n--a\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nMTIgcGVvcGxlIGRpZWQu\r\n\
         --a\r\nContent-Type: text/html\r\n\r\n<p>{WORDS}\r\n--a--\r\n--m\r\nContent-Type: message/rfc822\r\n\r\n{plain}\r\n\
         --m\r\nContent-Type: application/pdf; name=list.pdf\r\nContent-Disposition: attachment\r\n\r\nx\r\n--m--\r\n"
    );
    vec![plain.into_bytes(), quoted.into_bytes(), parts.into_bytes()]
}

pub(crate) fn mailbox() -> Vec<Vec<u8>> {
    let from = b"From a@b Wed May  7 08:00:00 2031\r\n";
    let all: Vec<u8> =
        mail().into_iter().flat_map(|mail| [from, mail.as_slice(), b"\r\n"].concat()).collect();
    vec![all]
}
