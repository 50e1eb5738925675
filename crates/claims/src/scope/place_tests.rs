//! Where it happened, one wording each, read whole. All that happens in them is made up.
//!
//! Must not: ask for times.

use crate::Reader;
use vocabulary::{Digest, Gazetteer, Source};

/// Each figure as "number @ where", a stroke for what is not said.
fn places(text: &str) -> Vec<String> {
    let mut source = Source::unread("made-up.txt", Digest::of(text.as_bytes()), "en");
    source.published = Some("2023-06-14".parse().unwrap());
    let figures = Reader::new(Gazetteer::bundled()).read(text, source).figures;
    let shown = |figure: &vocabulary::Figure| {
        format!("{} @ {}", figure.count.low(), figure.scope.place.as_deref().unwrap_or("-"))
    };
    figures.iter().map(shown).collect()
}

#[test]
fn what_a_text_is_and_who_issues_it_is_no_place() {
    let text = "Editorial: The toll we forget\n\nOn Monday a bus left the road outside Hask and 14 people died.\n\nAnother 5 \
                were injured.\n";
    assert_eq!(places(text), ["14 @ Hask", "5 @ Hask"]);
    let text = "Tarn Watch International: 31 reporters killed\n\nThirty-one reporters have been killed.\n";
    assert!(places(text).iter().all(|figure| figure.ends_with("@ -")), "{:?}", places(text));
}

#[test]
fn the_lead_says_more_exactly_what_a_title_is_headed_by() {
    let text = "Orland: 12 dead in clash\n\nTwelve people were killed in fighting around Velbeko on Monday.\n\nNine were \
                wounded.\n";
    assert_eq!(places(text), ["12 @ Velbeko", "12 @ Velbeko", "9 @ Velbeko"]);
}

#[test]
fn a_site_in_the_title_is_the_one_that_the_text_names() {
    let text = "Bridge collapse in Port Esk\n\nPart of the Harrow Bridge went into the river on Monday.\n\nSeven people have \
                died.\n";
    assert!(places(text)[0].contains("Harrow Bridge"), "{:?}", places(text));
}

#[test]
fn places_stand_without_a_preposition() {
    let text =
        "Ten years on\n\nThe six-storey Rosen Mansion folded in on itself on Monday. Some 31 people died.\n";
    assert!(places(text)[0].ends_with("Rosen Mansion"), "{:?}", places(text));
    let text = "Blaze\n\nIt was the worst loss since the Quayside Hotel fire of 1971, in which 11 guests were killed.\n";
    assert!(places(text)[0].ends_with("Quayside Hotel"), "{:?}", places(text));
    let text = "Quake\n\nA quake has laid waste to Lorran's eastern valleys. Around 400 are missing.\n";
    assert!(places(text)[0].ends_with("Lorran's eastern valleys"), "{:?}", places(text));
    let text =
        "Strike\n\nA missile hit the maternity ward of Kandar hospital on Monday, killing 12 people.\n";
    assert!(places(text)[0].ends_with("Kandar hospital"), "{:?}", places(text));
}

#[test]
fn a_site_is_told_with_the_place_it_lies_in() {
    let text = "Blast\n\nA bomb tore through a crowded vegetable market in the garrison town of Velgun on Monday, killing 19.\n";
    assert!(
        places(text)[0].ends_with("vegetable market in the garrison town of Velgun"),
        "{:?}",
        places(text)
    );
}

#[test]
fn labels_and_rows_govern_their_lines() {
    let text = "Quake\n\nA quake struck Sarken on Monday.\n\nVashen: 203 killed, 74 still missing.\nOld Tareh: cut off until \
                yesterday. The army has recovered 131 bodies.\n";
    assert_eq!(places(text), ["203 @ Vashen", "74 @ Vashen", "131 @ Old Tareh"]);
}

#[test]
fn items_keep_the_place_they_tell_of() {
    let text = "UPPER HOLM PROVINCE: violence\n\n• On Monday gunmen raided Lubek and killed 33 residents. Another 18 people \
                were abducted.\n• In Kasis a mortar round hit the camp. Six people were killed.\n";
    let found = places(text);
    assert!(found[1].ends_with("Lubek") && found[2].contains("Kasis"), "{found:?}");
}

#[test]
fn sections_headed_by_countries_are_apart() {
    let text = "World in brief\n\nPERU\nFourteen people were killed when a bus left the road near Ayavelo on Monday.\n\nITALY\n\
                Some 650 families were driven out of their homes in Genovo. No one was hurt.\n";
    assert_eq!(places(text)[2], "0 @ Genovo");
}

#[test]
fn where_people_were_born_live_or_are_treated_is_not_where() {
    let text = "Crash\n\nA bus crashed near Hask on Monday. Paul Renner, born at Ol Berg, was killed. Nine people were \
                treated in the operating theatre.\n";
    assert!(places(text).iter().all(|figure| figure.ends_with("@ Hask")), "{:?}", places(text));
    let text =
        "Flood\n\nA flood struck Hask on Monday. A report said that 9 people from Berg Street had died.\n";
    assert_eq!(places(text), ["9 @ Hask"]);
}

#[test]
fn what_is_recalled_keeps_its_own_place() {
    let text = "Fire\n\nA fire in Hask on Monday killed 9 people. In April, gunmen stopped a bus near the town and shot dead \
                four passengers. In 2016 a blaze killed two workers in the same street.\n";
    assert_eq!(places(text)[1..], ["4 @ the town", "2 @ the same street"]);
}

#[test]
fn suspects_and_what_could_be_have_no_place() {
    let text = "Fire\n\nA fire in Hask on Monday killed 9 people. Two men were arrested on suspicion of arson. Another decade \
                of neglect could kill dozens.\n";
    assert_eq!(places(text), ["9 @ Hask", "2 @ -", "24 @ -"]);
}

#[test]
fn a_report_of_a_body_counts_over_its_land() {
    let text = "Human Rights Commission of Belora\nQuarterly bulletin\n\nIn May the Commission recorded the deaths of 129 \
                civilians. In April, 84 people were killed.\n";
    assert!(places(text).iter().all(|figure| figure.ends_with("@ Belora")), "{:?}", places(text));
}

#[test]
fn there_points_across_question_and_answer() {
    let text = "Interview\n\nShe dug in the ruins of Kelvan in February.\n\nQ: Did you lose anybody?\nA: Two firemen were \
                killed.\n\nQ: You were in Sarno in 1999 as well.\nA: There 206 people died.\n";
    assert_eq!(places(text), ["2 @ Kelvan", "206 @ Sarno"]);
}

#[test]
fn where_reporters_are_told_and_whole_lands_are_not_where() {
    let text = "Raid\n\nGunmen killed 14 people in a raid on Burkal on Monday. An official told reporters in Yarva that 19 had \
                died. Last year 130 people were killed across the country.\n";
    assert_eq!(places(text), ["14 @ Burkal", "19 @ Burkal", "130 @ -"]);
}

#[test]
fn a_place_bears_its_dead() {
    let text = "Storm\n\nA storm struck Orl and Berg on Monday. Berg alone lost 61 people.\n";
    assert_eq!(places(text), ["61 @ Berg"]);
}
