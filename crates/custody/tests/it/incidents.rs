//! Incidents as tables: in their order, by time, replaced as a whole.

use crate::case::begun;
use custody::{CaseReader, IncidentKept};

fn kept(id: &str, day: Option<&str>) -> IncidentKept {
    IncidentKept { id: id.to_owned(), day: day.map(str::to_owned), told: format!("{{\"of\":\"{id}\"}}") }
}

#[test]
fn incidents_are_found_by_place_id_and_time() {
    let (dir, mut folder) = begun();
    let reader = CaseReader::open(dir.path()).unwrap();
    assert_eq!((reader.incidents_number().unwrap(), reader.incidents_since("1992").unwrap()), (0, 0));
    let all = [
        kept("odry-1991", Some("1991-12-30")),
        kept("odry-1992", Some("1992-02-26")),
        kept("selm-1992", Some("1992-03-01")),
        kept("undated", None),
    ];
    folder.keep_incidents(&all).unwrap();
    assert_eq!(reader.incidents_number().unwrap(), 4);
    let page: Vec<_> = reader.incidents(1, 2).unwrap();
    assert_eq!(page, [(1, all[1].clone()), (2, all[2].clone())]);
    assert_eq!(reader.incident("undated").unwrap(), Some((3, all[3].clone())));
    assert_eq!(reader.incident("nowhere").unwrap(), None);
    for (day, place) in [("1990", 0), ("1992", 1), ("1992-02-27", 2), ("1993", 4)] {
        assert_eq!(reader.incidents_since(day).unwrap(), place, "{day}");
    }
    let by_year = [("1991".to_owned(), 1), ("1992".to_owned(), 2)];
    assert_eq!(reader.incidents_by_time(4).unwrap(), by_year);
    assert_eq!(reader.incidents_by_time(7).unwrap().len(), 3);
    assert_eq!(reader.first_incidents().unwrap(), all.each_ref().map(|kept| kept.id.clone()));

    folder.keep_incidents(&all[..1]).unwrap();
    assert_eq!(reader.incidents_number().unwrap(), 1);
    assert_eq!(reader.incidents_by_time(4).unwrap(), [("1991".to_owned(), 1)]);
    assert_eq!(reader.first_incidents().unwrap(), ["odry-1991"]);
    folder.rebuild().unwrap();
    assert_eq!(reader.incidents_number().unwrap(), 0, "they come back with the next build");
    assert_eq!(reader.incidents_by_time(7).unwrap(), []);
    assert!(reader.first_incidents().unwrap().is_empty());
}
