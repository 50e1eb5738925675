use super::*;
use proptest::prelude::*;

fn span(bytes: Range<usize>, kind: Kind, anchor: &str) -> Span {
    Span { bytes, kind, anchor: anchor.to_owned(), entry: format!("#{anchor}") }
}

fn marked(text: &str, spans: Vec<Span>) -> String {
    let mut out = String::new();
    write(text, 0..text.len(), spans, &mut out);
    out
}

/// The text of a page: tags dropped, entities (that of the ampersand last) and boxed characters turned back.
fn stripped(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let tag = &rest[at..=at + rest[at..].find('>').expect("each tag ends")];
        rest = &rest[at + tag.len()..];
        if tag.contains("hidden-character") {
            let (code, after) = rest.split_once("</span>").expect("each box ends");
            let code = u32::from_str_radix(code.trim_start_matches("U+"), 16).unwrap();
            text.push(char::from_u32(code).unwrap());
            rest = after;
        }
    }
    text.push_str(rest);
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text, |text, (entity, c)| text.replace(entity, c))
}

/// Whether every element is closed by its own end tag, and no link stands in a link.
fn nests(html: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    for tag in html.split('<').skip(1) {
        let tag = &tag[..tag.find('>').expect("each tag ends")];
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        if tag.starts_with('/') {
            if open.pop() != Some(name) {
                return false;
            }
        } else if (name == "a" && open.contains(&"a")) || (name == "p" && !open.is_empty()) {
            return false;
        } else {
            open.push(name);
        }
    }
    open.is_empty()
}

#[test]
fn a_figure_links_to_its_entry() {
    let html = marked("At least 12 died.", vec![span(0..11, Kind::Figure, "f1")]);
    assert_eq!(
        html,
        "<p dir=\"auto\"><mark id=\"in-text-f1\"><a href=\"#f1\">At least 12</a></mark> died.</p>"
    );
}

#[test]
fn spans_that_cross_are_closed_and_opened_again() {
    let html = marked("abcdef", vec![span(0..4, Kind::Quote, "q1"), span(2..6, Kind::Figure, "f1")]);
    assert_eq!(
        html,
        "<p dir=\"auto\"><span class=\"quote\" id=\"in-text-q1\">ab<mark id=\"in-text-f1\">\
         <a href=\"#f1\">cd</a></mark></span><mark><a href=\"#f1\">ef</a></mark></p>"
    );
}

#[test]
fn a_figure_within_a_figure_makes_no_link_within_a_link() {
    let html = marked("two of ten", vec![span(0..10, Kind::Figure, "f1"), span(0..3, Kind::Figure, "f2")]);
    assert!(nests(&html), "{html}");
    assert!(
        html.contains("<a href=\"#f2\">two</a>") && html.contains("<a href=\"#f1\"> of ten</a>"),
        "{html}"
    );
}

#[test]
fn a_quote_over_two_paragraphs_is_marked_in_both() {
    let html = marked("say this\n\nand that", vec![span(4..18, Kind::Quote, "q1")]);
    assert!(nests(&html), "{html}");
    assert_eq!(html.matches("class=\"quote\"").count(), 2);
    assert_eq!(html.matches("id=\"in-text-q1\"").count(), 1);
}

#[test]
fn markup_in_a_source_stays_text() {
    let html = marked("<script>alert(1)</script>\u{202E}", vec![span(1..7, Kind::Figure, "f1")]);
    assert!(!html.contains("<script"), "{html}");
    assert!(html.contains("U+202E"), "{html}");
}

proptest! {
    #[test]
    fn stripped_of_tags_the_page_is_the_source(
        text in "([a-c<&\"' \\n\\r\u{202E}\u{0}ğ日]|\\n\\n|</p>|&lt;){0,60}",
        cuts in prop::collection::vec((0usize..80, 0usize..40, 0usize..3), 0..12),
    ) {
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let spans = cuts.iter().enumerate().map(|(at, &(start, length, kind))| {
            let from = start.min(ends.len() - 1);
            let to = (from + length).min(ends.len() - 1);
            let kind = [Kind::Figure, Kind::Quote, Kind::Position][kind];
            span(ends[from]..ends[to], kind, &format!("x{at}"))
        }).collect();
        let html = marked(&text, spans);
        prop_assert!(nests(&html), "{}", html);
        prop_assert_eq!(stripped(&html), text);
    }
}
