//! Files that are made to hurt, each in a way of its own. What they repeat counts nobody: they try the parsers, not the
//! reader of figures.

use crate::sound::{deflated, docx_of, pdf_objects, pdf_of, stream, zip_of};

const TEXT: &[u8] = b"BT /F1 10 Tf 72 700 Td (12 died) Tj ET";

pub(crate) fn html() -> Vec<Vec<u8>> {
    let times = |piece: &str, number: usize| piece.repeat(number).into_bytes();
    vec![
        times("<div>", 100_000),
        times("<b>", 300_000),
        [times("<b>", 255), times("<p>x", 200_000)].concat(),
        times("<table><tr><td>", 50_000),
        times("<li>x", 100_000),
        times("<p><!--", 100_000),
        times("&lt;", 500_000),
        times("&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 100_000),
        [b"<p ".to_vec(), times("a=b ", 500_000), b">12 died".to_vec()].concat(),
        [b"<p a='".to_vec(), times("x", 4_000_000)].concat(),
        [
            b"<html><script type='application/ld+json'>".to_vec(),
            times("[", 500_000),
            b"</script><p>12 died".to_vec(),
        ]
        .concat(),
        times("<script></scrip", 200_000),
        times("<title></titl", 200_000),
        times("</p></div>", 200_000),
        [b"<html><pre>".to_vec(), times("water\n", 3_000_000)].concat(),
        [b"<html>".to_vec(), times("<p>", 1_200_000)].concat(),
        [b"<html>".to_vec(), vec![0; 1_000_000]].concat(),
        [b"\xFF\xFE<\0h\0t\0m\0l\0>\0".to_vec(), vec![0xD8; 1_000_001]].concat(),
        [b"<html><meta charset=iso-2022-jp>".to_vec(), times("\u{1b}$B", 200_000)].concat(),
        [b"<html><ol>".to_vec(), times("<li><ol>", 20_000)].concat(),
        b"<html><a><a><a>".to_vec(),
    ]
}

pub(crate) fn pdf() -> Vec<Vec<u8>> {
    let page = |content: Vec<u8>| pdf_of(&pdf_objects(content, "", ""));
    let zeros = deflated(&vec![b' '; 80 << 20]);
    let objects = |at: usize, object: &str| {
        let mut objects = pdf_objects(stream("", TEXT), "", "");
        objects[at] = object.as_bytes().to_vec();
        pdf_of(&objects)
    };
    let nested =
        |open: &str, close: &str, number: usize| format!("{}{}", open.repeat(number), close.repeat(number));
    let form = |content: &str| {
        stream(
            "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R/Y 6 0 R>>>>",
            content.as_bytes(),
        )
    };
    let mut circle = pdf_objects(stream("", b"/X Do"), "", "/XObject<</X 6 0 R>>");
    circle.push(form("/X Do /Y Do /X Do /Y Do /X Do"));
    let with_font = |font: &str, more: Vec<u8>| {
        let mut objects = pdf_objects(stream("", TEXT), font, "");
        objects.push(more);
        pdf_of(&objects)
    };
    let mut wide = pdf_objects(stream("", b"BT /F1 9 Tf <00010002> Tj ET"), "", "");
    wide[3] = b"<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</W[0 4294967295 500 1 [1 2] 0 9999999 1]/DW 1e30>>]>>".to_vec();
    let letters = format!("BT /F1 1 Tf 9 700 Td {} ET", "(water) Tj ".repeat(60_000));
    vec![
        page(stream("/Filter/FlateDecode", &zeros)),
        page(stream("/Filter[/FlateDecode/FlateDecode]", &deflated(&zeros))),
        page(stream("/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 1000000000>>", &deflated(TEXT))),
        objects(1, "<</Type/Pages/Count 1/Kids[2 0 R 2 0 R 3 0 R]>>"),
        objects(1, "<</Type/Pages/Count 2147483647/Kids[3 0 R]/Parent 2 0 R>>"),
        objects(1, &format!("<</Type/Pages/Kids[{}]>>", "3 0 R ".repeat(20_000))),
        objects(2, "<</Type/Page/Parent 3 0 R/Contents 5 0 R>>"),
        objects(2, "<</Type/Page/Parent 2 0 R/MediaBox[-1e38 0 1e38 1e-38]/Rotate 1e9/Contents[5 0 R 5 0 R 3 0 R]>>"),
        objects(2, &format!("<</Type/Page/Parent 2 0 R/Contents[{}]>>", "5 0 R ".repeat(200_000))),
        objects(0, &nested("[", "]", 100_000)),
        objects(0, &nested("<<", ">>", 100_000)),
        objects(4, &nested("(", ")", 100_000)),
        page(stream("", nested("[", "] TJ ", 100_000).as_bytes())),
        page(stream("", "q ".repeat(1_000_000).as_bytes())),
        page(stream("", letters.as_bytes())),
        page(b"<</Length 5 0 R>>stream\nx\nendstream".to_vec()),
        page(b"<</Length -1>>stream\nx\nendstream".to_vec()),
        page(stream("", b"BT /F1 1e38 Tf 1e38 0 0 1e38 nan 0 Tm 1e38 Tc (12) Tj ET")),
        pdf_of(&circle),
        pdf_of(&wide),
        with_font("/ToUnicode 6 0 R", stream("", b"1 beginbfrange <00> <FFFFFFFF> <0041> endbfrange")),
        with_font("/ToUnicode 6 0 R", stream("", "<00>".repeat(1_000_000).as_bytes())),
        with_font("/Encoding 6 0 R", b"<</Type/Encoding/Differences[0 /A 999999999 /B -5 /C]/BaseEncoding 6 0 R>>".to_vec()),
        with_font("/FirstChar 4294967290/Widths 6 0 R", format!("[{}]", "1 ".repeat(100_000)).into_bytes()),
        [b"%PDF-1.5\n".as_slice(), b"1 0 obj <</Type/XRef/Size 99999999/W[8 8 8]/Index[0 99999999]/Root 1 0 R/Length 0>>stream\nendstream endobj\nstartxref\n9\n%%EOF"].concat(),
        [b"%PDF-1.5\n".as_slice(), b"xref\n0 4294967295\ntrailer<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF"].concat(),
        [b"%PDF-1.5\n".as_slice(), &b"1 0 obj ".repeat(100_000)].concat(),
        objects(4, "<</Type/ObjStm/N 2147483647/First 2147483647/Extends 5 0 R/Length 3>>stream\n1 2\nendstream"),
    ]
}

pub(crate) fn docx() -> Vec<Vec<u8>> {
    let entities: String =
        (1..40).map(|at| format!("<!ENTITY e{at} \"{}\">", format!("&e{};", at - 1).repeat(10))).collect();
    let document = |xml: &[u8]| zip_of(&[("word/document.xml", xml)]);
    let names: Vec<String> = (0..5000).map(|at| format!("word/{at}")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let sound = docx_of("<w:p><w:r><w:t>12 died</w:t></w:r></w:p>");
    // All entries of the directory lead to one place.
    let mut overlapping = sound.clone();
    for at in 0..overlapping.len() - 46 {
        if overlapping[at..].starts_with(b"PK\x01\x02") {
            overlapping[at + 42..at + 46].fill(0);
        }
    }
    let mut lying = sound.clone();
    for at in 0..lying.len() - 46 {
        if lying[at..].starts_with(b"PK\x01\x02") {
            lying[at + 20..at + 28].fill(0xFE);
        }
    }
    let wide: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain("<w:document/>".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    vec![
        document(&vec![b' '; 80 << 20]),
        document(
            format!("<!DOCTYPE d [<!ENTITY e0 \"12\">{entities}]><w:p><w:r><w:t>&e39;</w:t></w:r></w:p>")
                .as_bytes(),
        ),
        docx_of(&"<w:p>".repeat(300_000)),
        docx_of(&"<w:p><w:r><w:t>water</w:t></w:r></w:p>".repeat(60_000)),
        docx_of(&"<w:tbl><w:tr><w:tc>".repeat(100_000)),
        docx_of(&"</w:p></w:r>".repeat(100_000)),
        docx_of(&"<w:del>".repeat(100_000)),
        docx_of(&format!("<w:p {}/>", (0..100_000).map(|at| format!("a{at}='' ")).collect::<String>())),
        docx_of("<w:p><w:r><w:t>&#x110000;&#0;&#xD800;&none;&;12</w:t></w:r>"),
        zip_of(&[
            ("../../etc/word/document.xml", b"<a/>"),
            ("/word/document.xml", b"<a/>"),
            ("word/document.xml", b"<w:p><w:t>12</w:t></w:p>"),
        ]),
        zip_of(&[(
            "_rels/.rels",
            b"<R><R Type='x/relationships/officeDocument' Target='../../../etc/passwd'/></R>",
        )]),
        zip_of(&[("word/document.xml/", b"")]),
        zip_of(&many),
        overlapping,
        lying,
        document(&wide),
        document(b""),
        document(b"<"),
        document(&[0xFF; 100_000]),
        b"PK\x05\x06".iter().copied().chain([0xFF; 18]).collect(),
        [b"PK\x03\x04".as_slice(), &[0; 100_000], b"PK\x05\x06", &[0; 18]].concat(),
    ]
}

const HEAD: &str =
    "Received: by x\r\nFrom: a@b.example\r\nDate: Wed, 7 May 2031 08:00:00 +0000\r\nMIME-Version: 1.0\r\n";

pub(crate) fn mail() -> Vec<Vec<u8>> {
    let with = |more: &str| format!("{HEAD}{more}").into_bytes();
    let nested: String = (0..3000)
        .map(|at| format!("Content-Type: multipart/mixed; boundary=b{at}\r\n\r\n--b{at}\r\n"))
        .collect();
    vec![
        with(&nested),
        with(&"Content-Type: message/rfc822\r\n\r\n".repeat(20_000)),
        with(&format!(
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n{}",
            "--b\r\n\r\nwater\r\n".repeat(50_000)
        )),
        with(&format!("Content-Type: multipart/mixed; boundary={}\r\n\r\nx", "b".repeat(1_000_000))),
        with(&format!("Subject: {}\r\n\r\nx", "=?utf-8?Q?=41?= ".repeat(200_000))),
        with(&format!("Subject: x{}\r\n\r\n12 died", "\r\n y".repeat(500_000))),
        with(&format!("To: {}\r\n\r\n12 died", "a@b.example, (((".repeat(200_000))),
        with(&"X: y\r\n".repeat(500_000)),
        with(&format!("Content-Transfer-Encoding: base64\r\n\r\n{}", "=A=".repeat(1_000_000))),
        with(&format!("Content-Transfer-Encoding: quoted-printable\r\n\r\n{}", "=\r\n=4".repeat(1_000_000))),
        with(&format!("Content-Type: text/html\r\n\r\n{}", "<div>".repeat(200_000))),
        with(&format!("Content-Type: text/plain; charset=utf-7\r\n\r\n{}", "+AAA-".repeat(200_000))),
        with("Date: Wed, 99 Nov 99999 99:99:99 +9999\r\n\r\n12 died"),
        with("Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\n\r\n12\r\n----\r\n"),
        with(
            "Content-Disposition: attachment; filename*0*=utf-8''%; filename*1=\u{202e}\r\nContent-Type: image/png\r\n\r\nx",
        ),
        with(&format!("In-Reply-To: <x>\r\n\r\n{}", "> > > water\n".repeat(300_000))),
        with(&format!("\r\n{}", "water\n".repeat(3_000_000))),
        with("\0\0\0"),
    ]
}

pub(crate) fn mailbox() -> Vec<Vec<u8>> {
    let from = "From a@b Wed May  7 08:00:00 2031\n";
    let message = format!("{from}{HEAD}\r\nwater\r\n\r\n");
    vec![
        format!("{from}\n").repeat(100_000).into_bytes(),
        from.repeat(100_000).into_bytes(),
        message.repeat(1_000).into_bytes(),
        message.repeat(25_000).into_bytes(),
        format!("{message}{}", "From ".repeat(1_000_000)).into_bytes(),
        [message.as_bytes(), &vec![0; 1_000_000]].concat(),
        mail().into_iter().take(6).flat_map(|mail| [from.as_bytes(), &mail, b"\n\n"].concat()).collect(),
    ]
}
