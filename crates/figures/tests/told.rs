//! A count in one line says what is told of it in full. Everything told of here is fictional.

use figures::told::{CountLine, CountTold, HeadTold, NumbersTold, Setting, Voices, each_count};
use figures::{example::reading, reconcile};
use vocabulary::{Case, Registry};

fn counts() -> Vec<CountTold> {
    let say = |words: &str| format!("{words} at=Odry when=2031-05-05");
    let readings = [
        reading("bell", "2031-05-07", "", &[&say("31 killed by=the_mayor"), &say("4 missing")]),
        reading("post", "2031-05-08", "", &[&say("27 killed by=a_hospital")]),
        reading("star", "2031-05-09", "", &[&say("9 injured denied by=the_army")]),
    ];
    let case: Case = serde_json::from_str(r#"{"title": "Odry, a fiction"}"#).unwrap();
    let told = reconcile(&case, &readings);
    let (registry, voices) = (Registry::default(), Voices::of(&told));
    let setting = Setting { case: &case, told: &told, readings: &readings, registry: &registry };
    let mut all = Vec::new();
    each_count(&setting, &voices, |count, _, _| {
        all.push(count);
        Ok::<(), ()>(())
    })
    .unwrap();
    all
}

#[test]
fn a_line_says_what_is_told_in_full() {
    let all = counts();
    let lines: Vec<CountLine> = all.iter().map(CountLine::of).collect();
    for (count, line) in all.iter().zip(&lines) {
        let first = count.first();
        assert_eq!(
            line.first,
            first.map(|tally| NumbersTold { low: tally.low, best: tally.best, high: tally.high })
        );
        assert_eq!((&line.scope, line.rule, line.claims), (&count.scope, count.rule, count.claims));
        assert_eq!((line.sources, line.differs, line.decided), (count.sources, count.differs(), None));
    }
    assert!(lines.iter().any(|line| line.first.is_none()), "nobody states what the army denies");
    assert!(lines.iter().any(|line| line.differs) && lines.iter().any(|line| !line.differs));
}

#[test]
fn the_first_rule_is_not_told_again_among_the_others() {
    let all = counts();
    let head = HeadTold::of(&all[0]);
    assert!(!head.others.is_empty());
    assert_eq!(head.others.len() + 1, all[0].tallies.len());
    assert!(head.others.iter().all(|other| other.rule != head.line.rule));
}
