//! What is refused, what is read, and that every character leads back to its bytes.

use proptest::prelude::*;
use sources::{Document, Media, Refusal, Text, open, open_bytes, open_stream, walk};
use std::fs;
use std::path::PathBuf;
use vocabulary::{Digest, limits};

fn refused(name: &str, bytes: &[u8]) -> String {
    open_bytes(name, bytes.to_vec()).expect_err("this is to be refused").to_string()
}

fn text(name: &str, bytes: &[u8]) -> (Document, Text) {
    let document = open_bytes(name, bytes.to_vec()).unwrap();
    let text = document.text().unwrap();
    (document, text)
}

#[test]
fn what_is_no_text_is_refused_with_place_and_remedy() {
    for (name, bytes, words) in [
        ("a.txt", &b""[..], "a.txt: the file is empty; look whether it was saved"),
        ("a.pdf", b"12 died", "a.pdf: it is named as a PDF, and does not begin like one; look at what it is"),
        ("a.docx", b"12 died", "it is named as a word processor's document"),
        (
            "a.odt",
            b"PK\x03\x04",
            "this is a word processor's document; Toll reads plain text (.txt), Markdown",
        ),
        ("a.pdf", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old or a locked document"),
        ("a", b"PK\x03\x04", "an archive"),
        ("a.csv", b"name,age\n", "a table or list"),
        ("a.bin", b"12 killed\0", "a.bin, byte 9: this is not text: it has a NUL byte"),
        ("a.txt", "ölüm: 12 öldü".as_bytes().split_last().unwrap().1, "a.txt, byte 15: the text is damaged"),
        ("a.txt", b"\xFF\xFEa\0\xFF\xDFb\0", "a.txt, byte 4: not UTF-8, and not UTF-16LE"),
        ("a.txt", b"D\xE9j\xE0 vu : douze tu\xE9s \x81 \xE0 la fronti\xE8re", "a.txt, byte 21: not UTF-8"),
    ] {
        let message = refused(name, bytes);
        assert!(message.contains(words), "{message}");
    }
}

#[test]
fn what_a_file_is_goes_by_its_bytes_and_then_its_name() {
    const MAIL: &[u8] = b"Received: by x\r\nFrom: a@b.example\r\nDate: Wed, 7 May 2031 08:00:00 +0000\r\nSubject: x\r\n\r\n12";
    for (name, bytes, media, belies) in [
        ("a.txt", &b"%PDF-1.4"[..], Media::Pdf, Some("plain text")),
        ("a.html", b"  <!DOCTYPE HTML><p>", Media::Html, None),
        ("a.txt", b"<!-- saved --><html>", Media::Html, Some("plain text")),
        ("a.pdf", b"<html><p>Not found", Media::Html, Some("a PDF")),
        ("a.htm", b"<p>12 died", Media::Html, None),
        ("a", b"\xFF\xFE<\0h\0t\0m\0l\0>\0", Media::Html, None),
        ("a.docx", b"PK\x03\x04", Media::Docx, None),
        ("a.zip", b"PK\x03\x04\0\0[Content_Types].xml", Media::Docx, None),
        ("a.eml", b"Subject: 12 died\n\nx", Media::Mail, None),
        ("a.txt", MAIL, Media::Mail, Some("plain text")),
        (
            "a.txt",
            b"From: the ministry\nTo: the press\nDate: 7 May\nSubject: 12 dead\n\nx",
            Media::Text,
            None,
        ),
        ("a.mbox", &[b"From a@b Wed May  7 08:00:00 2031\n", MAIL].concat(), Media::Mailbox, None),
        ("a.txt", b"From Odry came the news that 12 died.", Media::Text, None),
        ("a.md", b"12 died", Media::Markdown, None),
    ] {
        let document = open_bytes(name, bytes.to_vec()).unwrap();
        assert_eq!((document.media, document.media.belies(name.as_ref())), (media, belies), "{name}");
        let words = document.text().map(|text| text.text).map_err(|refusal| refusal.to_string());
        assert_eq!(words.is_err(), media.is_foreign(), "{name}: {words:?}");
    }
}

#[test]
fn charsets_are_told_apart_and_offsets_lead_to_their_bytes() {
    let cyrillic = "Погибли двенадцать человек, сообщило министерство. Ещё сорок ранены.";
    let japanese = "地震で十二人が死亡し、四十人が負傷したと当局が発表した。";
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain("12 öldü 🕊".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let (windows, _, _) = encoding_rs::WINDOWS_1251.encode(cyrillic);
    let (shift_jis, _, _) = encoding_rs::SHIFT_JIS.encode(japanese);
    for (bytes, words, charset, at, byte) in [
        (&b"\xEF\xBB\xBF12 dead"[..], "12 dead", "UTF-8", 3, 6),
        (&utf16, "12 öldü 🕊", "UTF-16LE", 8, 18),
        (&windows, cyrillic, "windows-1251", 9, 9),
        (&shift_jis, japanese, "Shift_JIS", 4, 8),
        ("ə12".as_bytes(), "ə12", "UTF-8", 1, 2),
    ] {
        let (document, text) = text("a.txt", bytes);
        assert_eq!((document.charset.unwrap().name(), text.text.as_str()), (charset, words));
        assert_eq!((text.map.byte_at(at), text.map.char_at(byte)), (byte, at), "{charset}");
        assert_eq!(text.map.byte_at(text.map.chars()), bytes.len() as u64, "{charset}");
        assert_eq!(document.sha256, Digest::of(bytes));
    }
}

#[test]
fn line_ends_and_controls_stay_as_they_are() {
    let words = "One\r\ntwo\rthree\n\u{202e}four\u{7}\u{2028}five";
    assert_eq!(text("a.txt", words.as_bytes()).1.text, words);
}

#[test]
fn markdown_gives_the_words_and_leads_back_to_them() {
    let source = "# Flood &amp; fire\n\nThe *ministry* said **12** [people](http://x.example/9) died.\n\n\
                  - 3 `men`\n- 9 women\n  1. one\n  2. two\n\n| a | b |\n|---|---|\n| 4 | 5 |\n\n```\nx 1\ny 2\n```\nEnd.";
    let (document, text) = text("a.md", source.as_bytes());
    assert_eq!(document.media, Media::Markdown);
    assert_eq!(
        text.text,
        "Flood & fire\n\nThe ministry said 12 people died.\n\n• 3 men\n• 9 women\n1. one\n2. two\n\n\
         a | b\n4 | 5\n\nx 1\ny 2\n\nEnd."
    );
    for words in ["Flood", "ministry", "12", "people", "died", "men", "9 women", "two", "4", "y 2", "End"] {
        let at = text.text[..text.text.find(words).unwrap()].chars().count();
        let bytes = text.map.bytes(at..at + words.chars().count());
        let found = &source[bytes.start as usize..][..words.len()];
        assert_eq!(found, words);
    }
}

#[test]
fn folders_are_walked_in_order_and_faults_are_in_their_place() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    fs::create_dir(at("b")).unwrap();
    for name in ["b/2.txt", "b/10.txt", "a.txt", "a.txt.toml", ".hidden", "c.md", "lone.txt.toml", "Z.txt"] {
        fs::write(at(name), "12 dead").unwrap();
    }
    std::os::unix::fs::symlink(dir.path(), at("b/up")).unwrap();
    std::os::unix::fs::symlink(at("nowhere"), at("broken")).unwrap();
    let shown: Vec<String> = walk(&[at("c.md"), dir.path().to_path_buf()])
        .map(|step| match step {
            Ok(path) => path.strip_prefix(dir.path()).unwrap().display().to_string(),
            Err(Refusal { path, why }) => {
                format!("{} ! {why}", path.strip_prefix(dir.path()).unwrap().display())
            }
        })
        .collect();
    assert_eq!(
        shown,
        [
            "c.md",
            "Z.txt",
            "a.txt",
            "b/10.txt",
            "b/2.txt",
            "b/up ! this link leads back into a folder above it",
            "broken ! there is no such file or folder",
            "c.md",
            "lone.txt.toml ! there is no document beside this sidecar",
        ]
    );
}

#[test]
fn a_faulty_sidecar_costs_only_itself() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.txt");
    fs::write(&path, "12 dead").unwrap();
    for (sidecar, words) in [
        ("title = \"A\"\npublishd = \"1992\"\n", "a.txt.toml, line 2: unknown field `publishd`"),
        ("title = \"A\"\npublished = \"soon\"\n", "line 2: \"soon\" is not a date"),
        ("title = \"A\n", "line 1"),
    ] {
        fs::write(dir.path().join("a.txt.toml"), sidecar).unwrap();
        let document = open(&path).unwrap();
        let fault = document.sidecar_fault.as_ref().unwrap().to_string();
        assert!(fault.contains(words) && fault.contains("known keys are title"), "{fault}");
        assert_eq!(document.text().unwrap().text, "12 dead");
    }
    fs::write(dir.path().join("a.txt.toml"), "title = \"A\"\npublished = \"1992-02\"\n").unwrap();
    assert_eq!(open(&path).unwrap().sidecar.unwrap().title.as_deref(), Some("A"));
}

#[test]
fn a_large_document_comes_in_sections_that_are_its_text() {
    let paragraph = "Twelve people drowned at the öld bridge, the ministry said. ".repeat(40) + "\n\n";
    let whole = paragraph.repeat(3 * limits::SECTION_BYTES_MAX / paragraph.len());
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("large.txt");
    fs::write(&path, &whole).unwrap();
    for document in [open(&path).unwrap(), open_stream("-", whole.as_bytes()).unwrap()] {
        let sections: Vec<Text> = document.sections().unwrap().map(Result::unwrap).collect();
        assert!(sections.len() >= 3);
        assert!(
            sections.iter().all(|s| s.text.len() <= limits::SECTION_BYTES_MAX && s.text.ends_with("\n\n"))
        );
        assert_eq!(sections.iter().map(|s| s.text.as_str()).collect::<String>(), whole);
        let mut byte = 0;
        for section in &sections {
            assert_eq!(section.map.byte_at(0), byte);
            byte += section.text.len() as u64;
        }
    }
}

#[test]
fn a_file_that_changes_under_the_reader_is_noticed() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("large.txt");
    fs::write(&path, "12 dead. ".repeat(limits::SECTION_BYTES_MAX / 4)).unwrap();
    let document = open(&path).unwrap();
    fs::write(&path, "13 dead. ".repeat(limits::SECTION_BYTES_MAX / 4)).unwrap();
    let last = document.sections().unwrap().last().unwrap();
    assert!(last.unwrap_err().to_string().contains("changed while it was read"));
}

#[test]
fn a_folder_for_a_file_and_a_file_that_is_not_there_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    assert!(open(dir.path()).unwrap_err().to_string().contains("this is a folder"));
    let missing: PathBuf = dir.path().join("none.txt");
    assert!(open(&missing).unwrap_err().to_string().contains("check the name"));
}

proptest! {
    #[test]
    fn sections_of_any_size_join_to_the_text(words in "[ -~éə日🕊\\n\\r]{1,300}", size in 16usize..80) {
        let document = open_bytes("a.txt", words.clone().into_bytes()).unwrap();
        let sections: Vec<Text> = document.sections_of(size).unwrap().map(Result::unwrap).collect();
        prop_assert!(sections.iter().all(|s| s.text.len() <= size && !s.text.is_empty()));
        prop_assert_eq!(sections.iter().map(|s| s.text.as_str()).collect::<String>(), words.clone());
        for section in &sections {
            for (char, letter) in section.text.chars().enumerate() {
                let bytes = section.map.bytes(char..char + 1);
                let found = &words.as_bytes()[bytes.start as usize..bytes.end as usize];
prop_assert_eq!(found, letter.to_string().into_bytes());
            }
        }
    }

    #[test]
    fn any_markdown_is_rendered_and_its_map_runs_forwards(words in "[-a-c \\n#*_`\\[\\]()>|1.é&;!~:]{1,120}") {
        let document = open_bytes("a.md", words.into_bytes()).unwrap();
        let text = document.text().unwrap();
        prop_assert_eq!(text.map.chars(), text.text.chars().count());
        let bytes: Vec<u64> = (0..=text.map.chars()).map(|char| text.map.byte_at(char)).collect();
        prop_assert!(bytes.is_sorted());
        prop_assert!(bytes.last().is_none_or(|end| *end <= document.bytes));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(document) = open_bytes("a.txt", bytes) {
            let text = document.text().unwrap();
            prop_assert!(!text.text.contains(char::REPLACEMENT_CHARACTER));
        }
    }
}
