//! Foreign formats through the real binary: the words, where they stand, and what the document tells of itself.

use crate::world::World;

const PAGE: &str = "<!DOCTYPE html><html lang=en><head><title>Flood at Odry</title><meta property=\"og:site_name\" content=\"The Odry Gazette\">\
    <meta property=\"article:published_time\" content=\"2031-05-07T08:00:00Z\"></head><body><nav>900 killed elsewhere</nav>\
    <article><h1>Flood at Odry</h1><p>At least 12&nbsp;people were killed on Monday, the ministry said.</p></article></body></html>";
const MAIL: &str = "From: Odry Relief <a@b.example>\r\nDate: Wed, 7 May 2031 08:00:00 +0000\r\nSubject: News from Odry\r\n\r\n\
    Nine people were injured on Monday, a doctor said.\r\n";

#[test]
fn figures_of_a_page_lead_to_its_bytes_and_its_own_day_counts() {
    let world = World::new().file("a.html", PAGE);
    let read = world.run("read a.html").code(0).lines();
    let (source, figure) = (&read[0]["source"], &read[0]["figures"][0]);
    assert_eq!((&source["published"], &source["published_by"]), (&"2031-05-07".into(), &"document".into()));
    assert_eq!(
        (&source["publisher"], &source["title"]),
        (&"The Odry Gazette".into(), &"Flood at Odry".into())
    );
    assert_eq!(
        read[0]["figures"].as_array().unwrap().len(),
        1,
        "what the navigation says is not the document's"
    );
    assert_eq!((&figure["low"], &figure["when"]), (&12.into(), &"2031-05-05".into()));
    let at = |end: usize| figure["spot"]["bytes"][end].as_u64().unwrap() as usize;
    assert_eq!(&PAGE[at(0)..at(1)], "At least 12&nbsp;people");
}

#[test]
fn a_file_beside_the_source_goes_before_and_the_difference_is_told() {
    let world = World::new().file("a.html", PAGE).file("a.html.toml", "published = \"2031-05-14\"\n");
    let read = world.run("read a.html").code(1).lines();
    assert_eq!(read[0]["source"]["published"], "2031-05-14");
    let told = read[0]["warnings"].to_string();
    assert!(told.contains("held to be") && told.contains("2031-05-07"), "{told}");
}

#[test]
fn a_case_of_several_formats_is_built_and_says_where_words_stand() {
    let world = World::with_case()
        .file("case/sources/a.html", PAGE)
        .file("case/sources/b.eml", MAIL)
        .file("case/sources/c.txt", PAGE.replace("12", "14"))
        .file("case/sources/d.pdf", "%PDF-1.4\nnothing");
    world.build("").code(1).warns("d.pdf: It is damaged");
    let sources: Vec<String> = world
        .tree("case/site")
        .into_iter()
        .filter(|(path, _)| path.starts_with("sources/"))
        .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
        .collect();
    let at = PAGE.find("At least").unwrap();
    let bytes = format!("bytes {at} to {} of the original", at + "At least 12&nbsp;people".len());
    let day = "by the document’s own particulars";
    for words in [&bytes, "message 1, part 1 of the original", day] {
        assert!(sources.iter().any(|page| page.contains(words)), "{words}");
    }
    let again = world.build("").code(1);
    assert!(again.out().contains("Nothing new"), "{}", again.out());
    world.build("--rebuild").code(1);
}
