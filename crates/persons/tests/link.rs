//! The linker from outside: what is refused, what is kept and taken up, what chance may and may not change. Everybody here is
//! fictional.

use persons::link::{Input, Judged, Learnt, Linkage, Linker, Scoring, Settings, Unlinkable};
use vocabulary::{ColumnMap, Judgement, List};

const GIVEN: [&str; 8] = ["Asa", "Ida", "Noor", "Bo", "Lea", "Omar", "Sana", "Tariq"];
const STEMS: [&str; 10] = ["Thor", "Brav", "Val", "Reed", "Kolt", "Tarv", "Mend", "Sorh", "Gann", "Fenw"];
const ENDS: [&str; 6] = ["ne", "ova", "ard", "ley", "ik", "ezi"];

/// Six hundred rows: three hundred persons, each twice, the second time with a slip here and there.
fn rows() -> Vec<[String; 4]> {
    let mut rows = Vec::new();
    for at in 0..300usize {
        let given = GIVEN[at % 8].to_owned();
        let family = format!("{}{}", STEMS[at % 10], ENDS[at / 10 % 6]);
        let born = format!("19{:02}-0{}-1{}", 20 + at * 7 % 79, 1 + at % 9, at * 3 % 10);
        let place = format!("{}ham", STEMS[at * 3 % 10]);
        let slipped = if at % 3 == 0 { format!("{family}e") } else { family.clone() };
        let other = if at % 5 == 0 { String::new() } else { born.clone() };
        rows.push([given.clone(), family, born, place.clone()]);
        rows.push([given, slipped, other, place]);
    }
    rows
}

fn list(rows: &[[String; 4]]) -> List {
    let rows = rows.iter().map(|row| row.iter().map(String::as_str));
    List::of_rows("dead.csv", &["given", "family", "born", "place"], rows)
}

fn map() -> ColumnMap {
    toml::from_str("given = 'given'\nfamily = 'family'\nborn = 'born'\nplace = 'place'").unwrap()
}

fn linked(list: &List, settings: Settings) -> Linkage {
    Linker::new(&[Input { list, map: &map() }], settings).unwrap().link()
}

/// How many of the three hundred are put together, and how many records stand with another person.
fn right_and_wrong(linkage: &Linkage) -> (usize, usize) {
    let pairs = (0..300u32).map(|at| (linkage.cluster_of(2 * at), linkage.cluster_of(2 * at + 1)));
    let right = pairs.filter(|(a, b)| a == b).count();
    let wrong = (0..600u32).filter(|&at| linkage.cluster_of(at) / 2 != at / 2).count();
    (right, wrong)
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let list = list(&rows());
    let refused = |map: &ColumnMap, settings| Linker::new(&[Input { list: &list, map }], settings).err();
    assert!(matches!(refused(&ColumnMap::default(), Settings::default()), Some(Unlinkable::NoField { .. })));
    let unknown: ColumnMap = toml::from_str("nobody = 'given'").unwrap();
    assert!(matches!(refused(&unknown, Settings::default()), Some(Unlinkable::NoField { .. })));
    let rules = vec![vec!["family".to_owned(), "colour".to_owned()]];
    let refusal = refused(&map(), Settings { rules, ..Settings::default() }).unwrap().to_string();
    assert!(refusal.contains("\"colour\", which there is not; there are: given, family"), "{refusal}");
    // Of so many names that the levels of a pair do not fit one number.
    let names: Vec<String> = (0..17).map(|at| format!("name {at}")).collect();
    let heads: Vec<&str> = names.iter().map(String::as_str).collect();
    let wide = List::of_rows("w.csv", &heads, [heads.clone(), heads.clone()]);
    let all: String = names.iter().map(|name| format!("'{name}' = 'family'\n")).collect();
    let all: ColumnMap = toml::from_str(&all).unwrap();
    let refusal = Linker::new(&[Input { list: &wide, map: &all }], Settings::default()).err();
    assert!(matches!(refusal, Some(Unlinkable::TooWide { fields: 17 })), "{refusal:?}");
    let blank = List::of_rows("b.csv", &["given"], [[""], [""]]);
    let map: ColumnMap = toml::from_str("given = 'given'").unwrap();
    let refusal = Linker::new(&[Input { list: &blank, map: &map }], Settings::default()).err();
    assert!(matches!(refusal, Some(Unlinkable::NoValue { .. })));
}

#[test]
fn doubles_are_found_without_labels() {
    let (right, wrong) = right_and_wrong(&linked(&list(&rows()), Settings::default()));
    assert!(right >= 250 && wrong <= 6, "{right} of 300 found, {wrong} records with another person");
}

#[test]
fn scoring_that_was_broken_off_goes_on_as_if_it_had_not_been() {
    let (list, map) = (list(&rows()), map());
    let inputs = [Input { list: &list, map: &map }];
    let whole = linked(&list, Settings::default());
    let first = Linker::new(&inputs, Settings::default()).unwrap();
    let learnt = first.learn();
    let mut scoring = first.scoring();
    assert!(first.score_next(&learnt, &mut scoring) && scoring.yields.len() < learnt.rules());
    let (told, bytes) = (serde_json::to_string(&learnt).unwrap(), scoring.to_bytes());
    let second = Linker::new(&inputs, Settings::default()).unwrap();
    let taken: Learnt = serde_json::from_str(&told).unwrap();
    let finished = second.finish(taken, Scoring::of_bytes(&bytes).unwrap());
    assert_eq!(finished.scored, whole.scored);
    assert_eq!(finished.clusters(), whole.clusters());
    for cut in [0, 7, 24, bytes.len() - 1] {
        assert_eq!(Scoring::of_bytes(&bytes[..cut]), None, "cut at {cut}");
    }
}

#[test]
fn the_bits_of_an_explanation_are_those_of_the_score() {
    let (list, map) = (list(&rows()), map());
    let linker = Linker::new(&[Input { list: &list, map: &map }], Settings::default()).unwrap();
    let linkage = linker.link();
    for pair in linkage.scored.iter().step_by(7) {
        let why = linker.explain(&linkage.learnt, pair.a, pair.b);
        assert!((why.probability - f64::from(pair.probability)).abs() < 1e-3, "{why:?} {pair:?}");
        let odds = why.bits().exp2();
        assert!((odds / (1.0 + odds) - why.probability).abs() < 1e-9);
    }
}

#[test]
fn what_was_judged_binds_and_its_withdrawal_restores() {
    let list = list(&rows());
    let free = linked(&list, Settings::default());
    let judged = vec![
        Judged { a: 2, b: 3, judgement: Judgement::Different },
        Judged { a: 4, b: 100, judgement: Judgement::Same },
        Judged { a: 2, b: 100, judgement: Judgement::Same },
        Judged { a: 3, b: 4, judgement: Judgement::Same },
    ];
    let bound = linked(&list, Settings { judged, ..Settings::default() });
    assert_eq!(free.cluster_of(2), free.cluster_of(3));
    assert_ne!(bound.cluster_of(2), bound.cluster_of(3));
    assert_eq!(bound.cluster_of(4), bound.cluster_of(100));
    assert_eq!(bound.contradicted.len(), 1, "3 is 4, that is 100, that is 2, from which 3 differs");
    assert_eq!(linked(&list, Settings::default()).clusters(), free.clusters());
}

#[test]
fn nobody_twice_in_a_list_means_that() {
    let list = list(&rows());
    let linkage = linked(&list, Settings { distinct: vec![true], ..Settings::default() });
    assert!((0..600u32).all(|at| linkage.cluster_of(at) == at));
}

#[test]
fn draws_are_the_same_for_a_seed_and_differ_where_it_is_open() {
    let (list, map) = (list(&rows()), map());
    let linker = Linker::new(&[Input { list: &list, map: &map }], Settings::default()).unwrap();
    let linkage = linker.link();
    let draws = linker.draws(&linkage, 3, 9);
    assert_eq!(draws, linker.draws(&linkage, 3, 9));
    assert!(draws.iter().any(|draw| draw != linkage.clusters()));
    let sure =
        linkage.scored.iter().filter(|pair| pair.probability > 0.9999 && linkage.is_joined(pair)).count();
    let kept = |draw: &Vec<u32>| {
        let sure = linkage.scored.iter().filter(|pair| pair.probability > 0.9999 && linkage.is_joined(pair));
        sure.filter(|pair| draw[pair.a as usize] == draw[pair.b as usize]).count()
    };
    assert!(draws.iter().all(|draw| kept(draw) * 100 >= sure * 95), "what is sure stays");
}
