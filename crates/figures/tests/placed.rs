//! Where incidents are put on a map: where the documents place them, never in the middle of a country.

use figures::example::reading;
use figures::{placed, reconcile};
use vocabulary::{Case, CharMap, Gazetteer, Passage, PlaceMention, Reading};

fn mention(name: &str, geonames: Option<u32>, at: (f64, f64)) -> PlaceMention {
    let passage = Passage::cut(name, &CharMap::new(name), 0..name.len());
    let (lat, lon) = (Some(at.0), Some(at.1));
    PlaceMention { passage, name: name.to_owned(), country: None, lat, lon, geonames }
}

fn told(readings: &[Reading], incidents: &str) -> Vec<figures::IncidentTold> {
    let case: Case =
        serde_json::from_str(&format!(r#"{{"title": "A fictional flood"{incidents}}}"#)).unwrap();
    placed(&reconcile(&case, readings), readings, Gazetteer::bundled())
}

#[test]
fn the_place_that_most_figures_name_is_the_place() {
    let mut a =
        reading("a.txt", "1994-06-20", "", &["12 when=1994-06-14 at=Selm", "3 when=1994-06-14 at=Selm"]);
    let mut b = reading("b.txt", "1994-06-21", "", &["13 when=1994-06-14 at=Selm"]);
    a.places = vec![mention("Selm", Some(1), (51.7, 7.5))];
    b.places = vec![mention("Selm", Some(2), (10.0, 20.0))];
    let told = told(&[a, b], "");
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].at, told[0].figures, told[0].sources), (Some((51.7, 7.5)), 3, 2));
}

#[test]
fn what_is_known_only_to_a_country_is_on_no_map() {
    let country = Gazetteer::bundled().lookup("Azerbaijan").next().unwrap();
    let mut a = reading("a.txt", "1994-06-20", "", &["12 when=1994-06-14 at=Azerbaijan"]);
    a.places = vec![mention("Azerbaijan", country.geonames, country.point().unwrap())];
    assert_eq!(told(&[a], "")[0].at, None);
    // A name that no gazetteer vouches for.
    let mut b = reading("b.txt", "1994-06-20", "", &["12 when=1994-06-14 at=Nowhere"]);
    b.places = vec![mention("Nowhere", None, (1.0, 2.0))];
    assert_eq!(told(&[b], "")[0].at, None);
}

#[test]
fn a_declared_incident_is_placed_by_a_name_of_one_place_alone() {
    let places = |name: &str| Gazetteer::bundled().lookup(name).count();
    let alone =
        ["Khojaly", "Reykjavik", "Ouagadougou", "Ulaanbaatar"].into_iter().find(|name| places(name) == 1);
    let (alone, several) = (alone.expect("one of them is alone"), "Riverbend");
    assert!(places(several) > 1);
    let declared = |names: &[&str]| {
        let names = serde_json::to_string(names).unwrap();
        told(
            &[],
            &format!(
                r#", "incident": [{{"id": "k", "title": "K", "when": "1994-06-14", "places": {names}}}]"#
            ),
        )
    };
    assert_eq!(declared(&["Azerbaijan", several])[0].at, None, "nobody said which of several is meant");
    let placed = &declared(&[several, alone])[0];
    assert_eq!(placed.at, Gazetteer::bundled().lookup(alone).next().unwrap().point());
    assert_eq!(placed.figures, 0);
}
