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
fn where_reporters_are_told_is_not_where() {
    let text = "Raid\n\nGunmen killed 14 people in a raid on Burkal on Monday. An official told reporters in Yarva that 19 had \
                died. Last year 130 people were killed across the country.\n";
    assert_eq!(places(text), ["14 @ Burkal", "19 @ Burkal", "130 @ the country"]);
}

#[test]
fn a_place_bears_its_dead() {
    let text = "Storm\n\nA storm struck Orl and Berg on Monday. Berg alone lost 61 people.\n";
    assert_eq!(places(text), ["61 @ Berg"]);
}

#[test]
fn places_are_the_subjects_of_what_they_bear() {
    let text = "Raid\n\nGunmen struck the hills on Monday. In Kesra they burnt a mill. Kesra itself buried 14 men. Elsewhere \
                Gomel was worst affected, with 12 deaths.\n";
    assert_eq!(places(text), ["14 @ Kesra", "12 @ Gomel"]);
    let text = "Fever\n\nThe district of Marin accounts for 61 deaths; Upper Town for 30 deaths.\n";
    assert_eq!(places(text), ["61 @ Marin", "30 @ Upper Town"]);
    let text = "War\n\nGaza's hospitals received 30 bodies overnight.\n";
    assert_eq!(places(text), ["30 @ Gaza"]);
    let text = "Raid\n\nA shell fell on Lesk on Monday and killed three people. The province has lost 400 people since \
                2019.\n";
    assert_eq!(places(text), ["3 @ Lesk", "400 @ The province"]);
}

#[test]
fn places_lie_between_and_beside_others() {
    let text = "Ambush\n\nSeven soldiers were killed when their convoy was ambushed between Mutwa and Kasin on Monday. At \
                least 20 farmers were abducted on the road between Fola and Matim.\n";
    assert_eq!(places(text), ["7 @ between Mutwa and Kasin", "20 @ on the road between Fola and Matim"]);
    let text = "Clash\n\nFighting spread to Ostel, where two women were hit by bullets and died. Clashes outside the court \
                left two protesters dead.\n";
    assert_eq!(places(text), ["2 @ Ostel", "2 @ the court"]);
}

#[test]
fn items_headed_by_a_place_are_of_it() {
    let text = "Quake\n\nA quake struck the border region on Friday.\n\n* Imera: 618 dead, 240 injured\n* Lado County: 97 \
                dead\n";
    assert_eq!(places(text), ["618 @ Imera", "240 @ Imera", "97 @ Lado County"]);
}

#[test]
fn where_the_hurt_are_treated_and_people_speak_is_not_where() {
    let text = "Crash\n\nA train left the rails at Aydan on Monday and 30 people died. Forty-six people are being treated in \
                Sorren. Nine passengers are missing, a UN official in New York said.\n";
    assert!(places(text).iter().all(|figure| figure.ends_with("@ Aydan")), "{:?}", places(text));
    let text = "Raid\n\nSoldiers killed 9 people at Moradi on Monday. \"Another 300 people were wounded,\" the envoy said in \
                Jubar.\n";
    assert!(places(text).iter().all(|figure| figure.ends_with("@ Moradi")), "{:?}", places(text));
}

#[test]
fn a_land_named_as_such_is_where() {
    let text = "Raid\n\nGunmen killed two reporters in Salgar on Monday. It was the worst attack in the country since May. \
                Seven reporters have been killed in the country this year.\n";
    assert_eq!(places(text), ["2 @ Salgar", "7 @ the country"]);
}

#[test]
fn what_goes_on_in_a_paragraph_is_of_the_place_it_told_of() {
    let text = "Kesra mourns\n\nIn Kesra on Tuesday they buried their dead.\n\nAn explosion at the Karrow mine killed 52 men. \
                Nine miners are missing.\n";
    assert!(places(text).iter().all(|figure| figure.ends_with("the Karrow mine")), "{:?}", places(text));
}

#[test]
fn a_name_that_begins_like_a_title_is_a_place() {
    let text = "Strike\n\nA strike on a house in Khan Younis killed 12 people.\n";
    assert_eq!(places(text), ["12 @ Khan Younis"]);
}

#[test]
fn the_noun_behind_an_article_ends_the_name_before_it() {
    let text = "Quake\n\nIn Vashet a hospital collapsed on Monday, killing 31 patients.\n";
    assert_eq!(places(text), ["31 @ Vashet"]);
}

#[test]
fn where_a_text_is_written_from_is_the_last_resort() {
    let text = "Blaze\n\nHOLM, June 13 - Nine people died in a blaze on Monday.\n";
    assert_eq!(places(text), ["9 @ HOLM"]);
    let text = "Blaze\nBy a reporter in Berg\n\nNine people died in a blaze at Holm on Monday.\n\nFour were injured.\n";
    assert_eq!(places(text), ["9 @ Holm", "4 @ Holm"]);
}

#[test]
fn a_place_before_where_leads_its_figure() {
    let text =
        "Snow\n\nIn Badak, rescuers have yet to reach the village of Shebar, where 30 people are missing.\n";
    assert_eq!(places(text), ["30 @ Shebar"]);
}

#[test]
fn of_a_place_and_a_wider_one_the_first_is_where() {
    let text = "Attack\n\nWe condemn the attack at the Shiran shrine, in the State of Parsa, which claimed the lives of 15 \
                pilgrims.\n\nForty people were injured.\n";
    assert!(places(text).iter().all(|figure| figure.ends_with("the Shiran shrine")), "{:?}", places(text));
}

#[test]
fn what_is_said_of_a_speaker_or_a_cause_is_not_where() {
    let text = "Dam\n\nA dam burst at Jarra on Monday, killing 200 people. The union, which has its offices in Sarn, puts the \
                dead at 500.\n";
    assert_eq!(places(text), ["200 @ Jarra", "500 @ Jarra"]);
    let text = "Report\n\nIn Cayara, on 14 May 1988, 31 peasants were killed in reprisal for the ambush at Erusco.\n";
    assert_eq!(places(text), ["31 @ Cayara"]);
}

#[test]
fn what_is_shot_down_is_over_its_place() {
    let text = "Crash\n\nIt was the worst crash since 2015, when a bomb destroyed a jet over Sinar, killing 224 people.\n";
    assert_eq!(places(text), ["224 @ Sinar"]);
}

#[test]
fn a_deed_done_to_a_place_goes_on() {
    let text = "Report\n\nThe Commission heard of killings in the Southern Zone in 1984.\n\nOn 5 April soldiers entered the \
                community of Putaca. Some 123 persons were executed.\n";
    assert_eq!(places(text), ["123 @ Putaca"]);
}

#[test]
fn a_hospital_that_is_struck_is_where() {
    let text = "Strikes\n\nShelling of the Atareb hospital, west of Alep, killed seven patients on Monday.\n";
    assert_eq!(places(text), ["7 @ the Atareb hospital"]);
}

#[test]
fn the_lead_says_where_in_the_land_of_the_title() {
    let text = "Bus crash in Peru kills 14\n\nFourteen people died when a bus left the road near Ayavelo on Monday.\n\nNine \
                people were injured.\n";
    assert!(places(text)[1..].iter().all(|figure| figure.ends_with("@ Ayavelo")), "{:?}", places(text));
}

#[test]
fn a_title_is_no_label_of_what_the_document_is() {
    let text = "Situation update: Tropical storm Ana, Malawi\n\n• 46 deaths confirmed by the agency.\n• Chikwan district: 22 \
                dead.\n";
    assert_eq!(places(text), ["46 @ Malawi", "22 @ Chikwan district"]);
}

#[test]
fn police_in_a_town_are_of_it_and_a_command_sits_there() {
    let text = "Storm\n\nTwo people died at Hollin on Monday. Police in Dunmere say that a man has died.\n";
    assert_eq!(places(text)[1], "1 @ Dunmere");
    let text =
        "Clash\n\nTwelve people died at Agbe on Monday. The Police Command in Makur confirmed six deaths.\n";
    assert_eq!(places(text)[1], "6 @ Agbe");
}

#[test]
fn a_later_paragraph_does_not_place_what_the_lead_leaves_open() {
    let text = "A fever kills children\n\nThe fever has killed 34 children in the past week.\n\nThe rains have been heavy.\n\nIn \
                Gogri, nine people drowned when a canoe overturned.\n";
    assert_eq!(places(text), ["34 @ -", "9 @ Gogri"]);
}
