//! The model says what the original says, to 99.5 %: `expected/README.md` tells where that comes from.

use serde_json::Value;
use syntax::Syntax;

const LEAST: f64 = 0.995;

fn number(value: &Value, at: usize) -> usize {
    value[at].as_u64().unwrap() as usize
}

fn agrees(file: &str) {
    let said: Value = serde_json::from_str(file).unwrap();
    let parsed = Syntax::bundled().parse(said["text"].as_str().unwrap());
    let tokens = said["tokens"].as_array().unwrap();
    let spans = |t: &Value| number(t, 0)..number(t, 1);
    assert!(tokens.iter().map(spans).eq(parsed.tokens.iter().map(|t| t.bytes.clone())), "the tokens differ");
    let share = |name: &str, same: &dyn Fn(usize) -> bool| {
        let same = (0..tokens.len()).filter(|at| same(*at)).count() as f64 / tokens.len() as f64;
        assert!(same >= LEAST, "{name}: {same}");
    };
    share("tags", &|at| tokens[at][2] == parsed.tokens[at].tag);
    share("heads and labels", &|at| {
        number(&tokens[at], 3) == parsed.tokens[at].head && tokens[at][4] == parsed.tokens[at].label
    });
    let entities = said["entities"].as_array().unwrap();
    let found = entities.iter().filter(|said| {
        let tokens = number(said, 0)..number(said, 1);
        parsed.entities.iter().any(|own| own.tokens == tokens && said[2] == own.label)
    });
    let f1 = 2.0 * found.count() as f64 / (entities.len() + parsed.entities.len()) as f64;
    assert!(f1 >= LEAST, "entities: {f1}");
}

#[test]
fn on_a_news_story() {
    agrees(include_str!("expected/a01-lake-ferry.json"));
}

#[test]
fn on_a_report_of_an_office() {
    agrees(include_str!("expected/a03-teb-floods-sitrep.json"));
}
