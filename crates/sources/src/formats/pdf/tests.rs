use super::*;
use vocabulary::Spot;

/// A PDF of pages, each given by the operators that draw it. The font F1 is Helvetica.
fn pdf(pages: &[String], more: &str) -> Vec<u8> {
    let mut objects = vec!["<</Type/Catalog/Pages 2 0 R>>".to_owned(), String::new()];
    objects.push("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned());
    let mut kids = String::new();
    for page in pages {
        kids.push_str(&format!("{} 0 R ", objects.len() + 1));
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]{more}/Resources<</Font<</F1 3 0 R>>>>/Contents {} 0 R>>",
            objects.len() + 2
        ));
        objects.push(format!("<</Length {}>>stream\n{page}\nendstream", page.len()));
    }
    objects[1] = format!("<</Type/Pages/Count {}/Kids[{kids}]>>", pages.len());
    let (mut out, mut places) = (b"%PDF-1.4\n".to_vec(), Vec::new());
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend_from_slice(format!("{} 0 obj{object}endobj\n", at + 1).as_bytes());
    }
    let table = out.len();
    out.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).as_bytes());
    places.iter().for_each(|at| out.extend_from_slice(format!("{at:010} 00000 n \n").as_bytes()));
    out.extend_from_slice(
        format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF", objects.len() + 1).as_bytes(),
    );
    out
}

/// Operators that write lines from a place downwards.
fn block(x: i32, y: i32, lines: &[&str]) -> String {
    let mut out = format!("BT /F1 10 Tf 12 TL {x} {y} Td ");
    lines.iter().for_each(|line| out.push_str(&format!("({line}) Tj T* ")));
    out + "ET "
}

fn text(pages: &[String]) -> String {
    parse(&pdf(pages, "")).unwrap().text.text
}

const LEFT: [&str; 4] = [
    "At least 12 people died in",
    "the flood at Odry bridge,",
    "the ministry said, and no",
    "more are missing now.",
];
const RIGHT: [&str; 4] = [
    "Nine of the wounded died",
    "in the hospital, a doctor",
    "told reporters who waited",
    "outside the building.",
];

#[test]
fn words_lead_to_their_page_and_box() {
    let pages = [block(72, 700, &["Flood at Odry."]), block(100, 600, &["12 people died."])];
    let parsed = parse(&pdf(&pages, "")).unwrap();
    assert_eq!(parsed.text.text, "Flood at Odry.\n\n12 people died.");
    assert!(parsed.is_sound());
    let Some(Spot::Page { page: 2, area: [left, top, width, height] }) = parsed.text.spot(16..25) else {
        panic!()
    };
    assert_eq!((left, top, height), (100, 192, 10));
    assert!((40..60).contains(&width), "{width}");
}

#[test]
fn two_columns_are_read_one_after_the_other_and_tables_across() {
    let columns = block(72, 740, &["Twelve dead in flood at the bridge of Odry on Monday"])
        + &block(72, 700, &LEFT)
        + &block(320, 700, &RIGHT);
    let left = LEFT.join(" ");
    let right = RIGHT.join(" ");
    assert_eq!(
        text(&[columns]),
        format!("Twelve dead in flood at the bridge of Odry on Monday\n\n{left}\n\n{right}")
    );
    let table = block(72, 700, &["Place", "Bridge", "School", "Market"])
        + &block(200, 700, &["Dead", "12", "3", "9"]);
    assert_eq!(text(&[table]), "Place | Dead\nBridge | 12\nSchool | 3\nMarket | 9");
}

#[test]
fn a_hyphen_goes_only_where_the_word_stands_elsewhere() {
    let page = |end: &str| {
        block(
            72,
            700,
            &[
                &format!("The ministry said that the govern{end}"),
                "ment of the well-",
                "known town had counted them all.",
            ],
        )
    };
    let said = block(72, 500, &["The government denied it."]);
    assert_eq!(
        text(&[page("-") + &said]),
        "The ministry said that the government of the well-known town had counted them all.\n\nThe government denied it."
    );
    assert!(
        text(&[page("-")]).contains("govern-ment of"),
        "what stands nowhere else is left as it is written"
    );
}

#[test]
fn running_heads_and_page_numbers_are_left_out() {
    let page = |number: usize| {
        block(72, 780, &["Odry Relief, annual report"])
            + &block(72, 500, &[&format!("On day {number} there died {} people.", number + 40)])
            + &block(300, 20, &[&format!("Page {number} of 4")])
    };
    let parsed = parse(&pdf(&[page(1), page(2), page(3), page(4)], "")).unwrap();
    let text = &parsed.text.text;
    assert!(
        !text.contains("annual") && !text.contains("Page") && text.contains("On day 3 there died 43 people."),
        "{text}"
    );
    assert!(parsed.notes.iter().any(|note| note.contains("such lines: 8")), "{:?}", parsed.notes);
}

#[test]
fn a_page_that_lies_on_its_side_is_read_as_it_is_shown() {
    let page = "BT /F1 10 Tf 0 1 -1 0 100 72 Tm (12 people died.) Tj ET".to_owned();
    let parsed = parse(&pdf(&[page], "/Rotate 90")).unwrap();
    assert_eq!(parsed.text.text, "12 people died.");
    let Some(Spot::Page { area: [left, top, ..], .. }) = parsed.text.spot(0..2) else { panic!() };
    assert_eq!((left, top), (72, 92));
}

#[test]
fn what_has_no_text_says_so() {
    let refused = |bytes: &[u8]| parse(bytes).unwrap_err();
    assert_eq!(refused(&pdf(&["BI /W 1 /H 1 ID x EI".to_owned()], "")), Unfit::NoText { pages: 1 });
    assert_eq!(refused(&pdf(&["0 0 m 10 10 l S".to_owned()], "")), Unfit::Blank);
    assert!(matches!(refused(b"%PDF-1.4\nnothing"), Unfit::Broken { .. }));
}
