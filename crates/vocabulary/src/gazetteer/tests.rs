use super::*;

fn first(name: &str) -> Place {
    Gazetteer::bundled().lookup(name).next().unwrap_or_else(|| panic!("{name} is not in the gazetteer"))
}

#[test]
fn refuses_bytes_that_are_no_gazetteer() {
    assert!(Gazetteer::read(b"").is_err());
    assert!(Gazetteer::read(b"TOLLGAZ1\x24\0\0\0").is_err());
    let error = Gazetteer::read(b"TOLLGAZ1 and then some text that is not a list of sections").err().unwrap();
    assert!(error.to_string().contains("cargo xtask gazetteer"), "{error}");
}

#[test]
fn refuses_lists_with_a_country_that_is_no_code() {
    let place = Draft {
        name: "Nowhere".into(),
        other_names: Vec::new(),
        kind: PlaceKind::Area,
        country: Some("Noland".into()),
        division: String::new(),
        point: None,
        geonames: 0,
        population: 0,
        claimed_by: String::new(),
        span: String::new(),
    };
    assert!(compile(Lists { places: vec![place], ..Lists::default() }).is_err());
}

#[test]
fn every_spelling_leads_to_the_place() {
    for name in ["Khojaly", "Xocalı", "XOCALI", "Khodzhaly", "Ходжалы", "Խոջալու"] {
        assert_eq!(first(name).geonames, Some(147774), "{name}");
    }
    for name in ["Khankendi", "Stepanakert", "Xankəndi", "Степанакерт", "Ստեփանակերտ"]
    {
        assert_eq!((first(name).geonames, first(name).country), (Some(146970), Some("AZ")), "{name}");
    }
    for name in ["Türkiye", "Turkey", "Турция", "تركيا", "TÜRKİYE"] {
        assert_eq!((first(name).kind, first(name).country), (PlaceKind::Country, Some("TR")), "{name}");
    }
    for name in ["Munich", "München", "Kiev", "Kyiv", "Київ", "حلب", "Aleppo", "Halab"] {
        assert_eq!(first(name).kind, PlaceKind::Settlement, "{name}");
    }
}

#[test]
fn contested_places_keep_every_claim() {
    for (name, country, claimed_by) in [
        ("Kashmir", None, "IN,PK,CN"),
        ("Srinagar", None, "IN,PK"),
        ("Karabakh", Some("AZ"), "AZ,AM"),
        ("Crimea", Some("UA"), "UA,RU"),
        ("Golan Heights", Some("SY"), "SY,IL"),
        ("Jerusalem", None, "IL,PS"),
    ] {
        assert_eq!((first(name).country, first(name).claimed_by), (country, claimed_by), "{name}");
    }
    assert_eq!(first("Artsakh").name, first("Nagorno-Karabakh").name);
}

#[test]
fn the_likeliest_place_comes_first() {
    for (name, country) in
        [("London", "GB"), ("Paris", "FR"), ("Halifax", "CA"), ("Georgia", "GE"), ("Salem", "IN")]
    {
        assert_eq!(first(name).country, Some(country), "{name}");
    }
    assert!(Gazetteer::bundled().lookup("Halifax").count() > 1);
    assert_eq!(Gazetteer::bundled().lookup("Qwertyuiop").count(), 0);
}

#[test]
fn places_lie_where_they_lie() {
    let (baku, khojaly) = (first("Baku"), first("Khojaly"));
    let km = baku.km_to(&khojaly).unwrap();
    assert!((240.0..290.0).contains(&km), "{km}");
    let (donetsk, mariupol) = (first("Donetsk Oblast"), first("Mariupol"));
    assert_eq!((donetsk.kind, donetsk.division), (PlaceKind::Region, mariupol.division));
    assert_ne!(donetsk.division, first("Lviv").division);
}

#[test]
fn former_states_have_a_span() {
    let union = first("Soviet Union");
    assert_eq!(
        (union.kind, union.country, union.span),
        (PlaceKind::FormerState, None, "1922-12-30/1991-12-26")
    );
}

#[test]
fn a_walk_finds_the_longest_name() {
    let gazetteer = Gazetteer::bundled();
    let mut walk = gazetteer.walk();
    let mut longest = None;
    for (count, word) in ["buenos", "aires", "on"].into_iter().enumerate() {
        if !walk.step(word) {
            break;
        }
        longest = walk.found().map(|found| (count + 1, found)).or(longest);
    }
    let (count, found) = longest.unwrap();
    assert_eq!((count, gazetteer.places(found).next().unwrap().country), (2, Some("AR")));
    assert!(gazetteer.walk().found().is_none());
}

#[test]
fn codes_wars_and_demonyms() {
    let gazetteer = Gazetteer::bundled();
    assert_eq!(gazetteer.country("AZ").unwrap().name, "Azerbaijan");
    assert!(gazetteer.country("QQ").is_none() && gazetteer.lookup("=AZ").count() <= 1);
    for (word, code) in [("Turks", "TR"), ("azerbaijani", "AZ"), ("Burkinabé", "BF"), ("Sudanese", "SD")] {
        assert_eq!(gazetteer.demonym(word), Some(code), "{word}");
    }
    assert_eq!(gazetteer.demonym("Martian"), None);
    assert_eq!(gazetteer.war("Falklands War").unwrap().to_string(), "1982-04-02/1982-06-14");
    assert_eq!(gazetteer.war("the war"), None);
}

#[test]
fn any_number_of_a_place_is_answered() {
    let gazetteer = Gazetteer::bundled();
    assert!(!gazetteer.place(0).name.is_empty());
    gazetteer.place(u32::MAX);
}
