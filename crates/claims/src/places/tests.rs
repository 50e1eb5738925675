use super::*;
use crate::packs;

/// What is found in a text: the words and the country, `-` where there is none.
fn places(text: &str) -> Vec<String> {
    let pack = packs::english().unwrap();
    let document = Document::new(text, &pack.lexicon);
    let found = find(&document, &pack.places, Gazetteer::bundled());
    let shown = |place: &FoundPlace| {
        format!("{} {}", document.slice(place.tokens.clone()), place.country.unwrap_or("-"))
    };
    found.iter().map(shown).collect()
}

fn one(text: &str) -> FoundPlace {
    let pack = packs::english().unwrap();
    let document = Document::new(text, &pack.lexicon);
    find(&document, &pack.places, Gazetteer::bundled()).pop().unwrap()
}

#[test]
fn persons_are_no_places() {
    for text in [
        "President Jackson met Mr London and Col. Lancaster.",
        "The dead include shift deputy Warren Tuckey and his brother. Tuckey was 34.",
        "Georgia Paris, a nurse, was killed.",
        "\"They were my friends,\" Victoria said.",
    ] {
        assert_eq!(places(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn bodies_buildings_and_ships_are_no_places() {
    for text in [
        "The wounded were taken to Kasumbe General Hospital.",
        "The Karrow Valley Times said that nobody was hurt.",
        "The ferry Estonia sank, and the Estonia was never raised.",
        "He spoke to the Security Council under Resolution 134.",
        "The appeal seeks US$24 million; six US Marines died.",
        "Fighters of the Gorma Liberation Movement (GLM) were killed.",
    ] {
        assert_eq!(places(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn words_that_open_a_sentence_are_no_places() {
    for text in ["Police said so. Most were hurt. Reading was hard.", "In March many died. Nice people came."]
    {
        assert_eq!(places(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn names_that_no_gazetteer_holds_are_found_by_what_stands_beside_them() {
    for (text, wanted) in [
        ("A doctor in the town of Hesh said so.", "Hesh -"),
        ("The ferry capsized on Lake Odera.", "Lake Odera -"),
        ("Fighting ended in the Gorma hills on Thursday.", "Gorma hills -"),
        ("Cases were found in Ruvo district.", "Ruvo district -"),
        ("They were shot after surrendering at Lutzov.", "Lutzov -"),
        ("DARAN CITY – The army said on Friday that it won.", "DARAN CITY -"),
        ("Wadi Arshan, a village north of the river, was shelled.", "Wadi Arshan -"),
    ] {
        assert_eq!(places(text), [wanted], "{text}");
    }
}

#[test]
fn a_name_that_is_a_place_once_is_one_throughout() {
    let text = "Prisoners returned to Ostrel. The Ostrelians wept. A Varn spokesman denied it. Ostrel alleges \
        that the breakaway Varn Republic lied.";
    assert_eq!(places(text), ["Ostrel -", "Varn -", "Ostrel -", "Varn Republic -"]);
}

#[test]
fn a_list_shares_what_stands_before_it() {
    let text = "The river burst its banks at Gaderi and Um Sallah.";
    assert_eq!(places(text), ["Gaderi -", "Um Sallah -"]);
}

#[test]
fn one_name_means_the_place_that_the_document_speaks_of() {
    for (text, name, country) in [
        (
            "Fighting ended outside Stanley. The Falkland Islands and Argentina mourned in Stanley.",
            "Stanley",
            "FK",
        ),
        ("The blast in Halifax shook Nova Scotia and all of Canada near Halifax.", "Halifax", "CA"),
        ("Rescuers in Tripoli, Lebanon", "Tripoli", "LB"),
        ("The militia left Tripoli. Libya and the Libyan army were silent on Tripoli", "Tripoli", "LY"),
    ] {
        let pack = packs::english().unwrap();
        let document = Document::new(text, &pack.lexicon);
        let found = find(&document, &pack.places, Gazetteer::bundled());
        let place = found.iter().find(|place| place.name == name).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(place.country, Some(country), "{text}");
    }
}

#[test]
fn a_small_place_that_nothing_points_to_gets_no_point() {
    let lutz = one("Two nurses were seized in Lutz.");
    assert_eq!((lutz.lat(), lutz.country), (None, None));
    let khojaly =
        one("Azerbaijani civilians were killed as they fled. The army shelled Karabakh and took Khojaly.");
    assert_eq!((khojaly.geonames(), khojaly.country), (Some(147774), Some("AZ")));
}

#[test]
fn countries_and_seas_have_no_point() {
    for text in ["It happened in Nepal.", "It sank in the Baltic."] {
        assert_eq!(one(text).lat(), None, "{text}");
    }
    assert_eq!(one("It sank in the Baltic.").name, "Baltic Sea");
    assert!(one("Bells rang in Kathmandu.").lat().is_some());
}

#[test]
fn contested_places_have_no_country() {
    let srinagar = one("Soldiers were killed near Srinagar in India.");
    assert_eq!(srinagar.country, Some("IN"));
    let kashmir = one("Soldiers from India were killed in Kashmir.");
    assert_eq!((kashmir.country, kashmir.place.unwrap().claimed_by), (None, "IN,PK,CN"));
}

#[test]
fn odd_texts_are_read() {
    for text in ["", "A", "-", "St.", "The", "\u{202e}Baku\u{202c}", "İ ﷽ ß in ẞ", "In in In in"] {
        places(text);
    }
    places(&"Baku and ".repeat(3_000));
}
