//! To which event a figure belongs, and where and when that was, one situation each. All that happens in them is made up.
//!
//! Must not: ask for anything but time and place.

use crate::Reader;
use vocabulary::{Digest, Gazetteer, Source};

/// Each figure as "number | when | where", a stroke for what is not said.
fn scopes(text: &str, published: Option<&str>) -> Vec<String> {
    let mut source = Source::unread("made-up.txt", Digest::of(text.as_bytes()), "en");
    source.published = published.map(|day| day.parse().unwrap());
    let figures = Reader::new(Gazetteer::bundled()).read(text, source).figures;
    let shown = |figure: &vocabulary::Figure| {
        let when = figure.scope.when.map_or("-".to_owned(), |when| when.to_string());
        format!("{} | {when} | {}", figure.count.low(), figure.scope.place.as_deref().unwrap_or("-"))
    };
    figures.iter().map(shown).collect()
}

/// Of a text published on Wednesday 2023-06-14.
fn told(text: &str) -> Vec<String> {
    scopes(text, Some("2023-06-14"))
}

#[test]
fn the_site_of_the_lead_lies_in_the_town_of_the_title() {
    let text = "Nightclub fire in Velbeko Bay kills 41\n\nAt least 41 people died when fire tore through Club Orsa on \
                Monday.\n\nAnother 63 people were hurt.\n";
    assert_eq!(told(text)[2], "63 | 2023-06-12 | Club Orsa");
    let text = "Gunmen raid wedding in Lower Tassia\n\nGunmen opened fire at a wedding in the village of Demba on Monday, \
                killing 18 people.\n\nThirty-one guests were wounded.\n";
    assert_eq!(told(text)[1], "31 | 2023-06-12 | Demba");
}

#[test]
fn what_happens_over_a_land_is_at_no_one_building() {
    let text = "Quake kills 61 in the Talvan highlands\n\nAt least 61 people died in an earthquake on Monday.\n\nRescuers \
                worked at Orun House.\n\nSome 300 people were injured.\n";
    assert!(told(text)[2].ends_with("Talvan highlands"), "{:?}", told(text));
}

#[test]
fn the_building_that_crews_are_called_to_is_where() {
    let text = "Two die in Ellerwick flats fire\n\nTwo people have died after fire tore through flats in \
                Ellerwick.\n\nCrews were called to Penrose House at 2.50am on Monday.\n\nSixteen residents were treated for \
                smoke inhalation.\n";
    assert!(told(text)[2].ends_with("Penrose House"), "{:?}", told(text));
}

#[test]
fn a_body_named_by_its_land_counts_over_it() {
    let text = "Orvania Conflict Observatory\nMonthly figures: May 2023\n\nIn May 214 people were killed, 131 of them in air \
                strikes.\n";
    assert_eq!(told(text), ["214 | 2023-05 | Orvania", "131 | 2023-05 | Orvania"]);
    let text = "Human Rights Centre\nMonthly figures: May 2023\n\nIn May 214 people were killed.\n";
    assert_eq!(told(text), ["214 | 2023-05 | -"]);
}

#[test]
fn the_place_of_most_is_not_that_of_all() {
    let text = "Floods in North Bassa\n\nFloods in North Bassa on Monday displaced 18,400 families, most of them in Loru \
                district.\n";
    assert!(told(text)[0].ends_with("North Bassa"), "{:?}", told(text));
    let text =
        "Attack\n\nOn Monday 44 people, most of them officers, were killed outside a stadium in Istra.\n";
    assert!(told(text)[0].ends_with("stadium in Istra"), "{:?}", told(text));
}

#[test]
fn the_places_of_parts_are_not_that_of_the_whole() {
    let text = "Storm\n\nOn Monday 83 deaths were confirmed: 41 in Toma province, 30 in Besa province and 12 in the capital, \
                Lune.\n";
    let found = told(text);
    assert!(found[0].ends_with("| -") && found[3].ends_with("the capital, Lune"), "{found:?}");
}

#[test]
fn each_item_of_news_in_brief_is_its_own() {
    let text = "World in brief\n\nTESSERA – A bus fell into a ravine in the Hoy mountains on Sunday, killing 21 people.\n\nMARABA \
                – Two soldiers died in fighting near Kell, the army said.\n\nVELD – Eleven miners were hurt when a lift \
                failed.\n";
    let found = told(text);
    assert!(found[0].starts_with("21 | 2023-06-11 | a ravine"), "{found:?}");
    assert_eq!(found[1..], ["2 | - | Kell", "11 | - | -"]);
}

#[test]
fn a_paragraph_headed_by_a_place_is_of_it() {
    let text = "Coast storms, town by town\n\nPORT AUBRY: Nine people died on Sunday.\n\nLAFOREST: A woman was killed by a \
                tree.\n\nMORGAN: Two linemen were electrocuted on Monday.\n";
    assert_eq!(told(text)[0], "9 | 2023-06-11 | PORT AUBRY");
    assert_eq!(told(text)[2], "2 | 2023-06-12 | MORGAN");
    // Who speaks is named again and again, and is no place.
    let text = "Debate\n\nKOHL: Nine people died on Sunday.\n\nBRANDT: Two have been found.\n\nKOHL: A woman was hurt.\n";
    assert!(told(text).iter().all(|figure| !figure.contains("KOHL")), "{:?}", told(text));
}

#[test]
fn a_day_within_the_period_that_is_reported_on_keeps_its_figures() {
    let text = "Truce report\n\nThe Commission recorded seven deaths along the Korvel valley between 5 and 10 June 2023.\n\nOn \
                7 June a mortar round landed on a farmhouse at Ilova. A farmer and his two grandsons were killed.\n";
    assert_eq!(told(text)[2], "2 | 2023-06-07 | a farmhouse at Ilova");
}

#[test]
fn bare_numbers_and_theirs_go_on_with_what_was_just_told() {
    let text = "Two years of fear\n\nBetween January 2021 and May 2023 some 1,340 people disappeared in Altara.\n\nOn 3 March \
                2022 men in uniform rounded up 22 workers at the Santa Rita plant. Five have vanished.\n";
    assert_eq!(told(text)[2], "5 | 2022-03-03 | the Santa Rita plant");
}

#[test]
fn what_befell_those_who_are_counted_has_its_own_day() {
    let text = "Graves\n\nThe dead are believed to be among 187 men who were taken from the town of Sirac on 12 July \
                1995.\n";
    assert_eq!(told(text), ["187 | 1995-07-12 | Sirac"]);
}

#[test]
fn bodies_handed_over_and_children_reunited_are_elsewhere() {
    let text = "Raid on Corren\n\nOn Monday gunmen killed 30 people in Corren.\n\nThe bodies of 12 have since been handed \
                over.\n\nSome 38 children have been reunited with their families.\n";
    let found = told(text);
    assert!(found[1].ends_with("| -") && found[2] == "38 | - | -", "{found:?}");
}

#[test]
fn recalled_places_are_taken_as_they_are_written() {
    let text = "Slide in Banlag\n\nA slide killed 71 people in Banlag on Monday.\n\nIn 1974 nine people were killed on this same \
                hillside.\n\nIn 2008 a slide there killed 24.\n";
    assert_eq!(told(text)[1..], ["9 | 1974 | this same hillside", "24 | 2008 | Banlag"]);
}

#[test]
fn the_entry_of_a_list_tells_where_and_when_behind_the_name() {
    let text =
        "The cases\n\nHugo Prado, 44, radio host. Shot in front of his house in Pelotina on 3 March 2023.\n";
    assert_eq!(told(text), ["1 | 2023-03-03 | Pelotina"]);
    let text = "The crew\n\nOn 11 January 1974 the trawler sank off Holm.\n\nAda Munro, skipper, 58. Drowned; found by the \
                lifeboat on 12 January 1974.\n";
    assert!(told(text).iter().all(|figure| !figure.contains("01-12")), "{:?}", told(text));
}

#[test]
fn the_worst_day_and_a_day_alone_are_parts() {
    let text = "The siege of Tal Rem in figures\n\nKilled: 412.\nWounded: 1,960.\n\nThe worst day was 9 May, when 38 people \
                were killed in the market.\n";
    assert!(told(text)[0].starts_with("412 | - |"), "{:?}", told(text));
    let text = "Clashes in Tarbat\n\nEleven people have been killed in clashes in Tarbat this week.\n\nOn Tuesday alone, \
                eight were shot dead.\n";
    assert!(told(text)[0].starts_with("11 | 2023-06-12/2023-06-18 |"), "{:?}", told(text));
}

#[test]
fn the_year_of_the_head_dates_what_has_none() {
    let text = "Chalk and shrapnel: attacks on schools, 2022\n\nOn 17 March shells killed two pupils at Tishka school.\n";
    assert!(scopes(text, None)[0].starts_with("2 | 2022-03-17 |"), "{:?}", scopes(text, None));
}

#[test]
fn what_goes_down_and_who_is_tried_are_no_places() {
    let text = "Sinking of the Prinz Adalar\n\nThe steamer sank in the Sound of Hest on 3 November 1912. Some 871 people \
                drowned.\n";
    assert_eq!(told(text), ["871 | 1912-11-03 | the Sound"]);
    let text = "Prosecutor v. Halvorsen Drey\n\nHalvorsen Drey was tried for murder. Halvorsen Drey was acquitted. Nine people \
                were killed.\n";
    assert!(told(text).iter().all(|figure| !figure.contains("Drey")), "{:?}", told(text));
}
