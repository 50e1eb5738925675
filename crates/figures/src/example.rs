//! Readings in a few words, for examples, tests and measurements.
//!
//! Must not: be used on real sources. Passages here are cut from a text made for the purpose.

use vocabulary::{
    Attribution, Carrier, CharMap, Count, Digest, Edtf, Figure, Group, Modality, Passage, Precision, ReadBy,
    Reading, Responsibility, Scope, Source, Speaker, Status, Unit,
};

/// The reading of a document with these figures, called `f1`, `f2`, ...
///
/// A figure is a number and words of the vocabulary in any order, "41 at-least killed female"; without a status it
/// is of people killed. Further: `named` (identified only), `of=f1` (a part), `by=the_ministry` (attributed; again
/// for the next in the chain), `doer=the_army` (alleged to have done it), `at=Selm`, `when=1994-06-14`, `as-of=1994-06-20`, `nationality=Orrenian`.
///
/// # Panics
/// Where a word is not known: that is a fault of the example.
pub fn reading(path: &str, published: &str, publisher: &str, figures: &[&str]) -> Reading {
    let source = Source {
        path: path.to_owned(),
        sha256: Digest::of(path.as_bytes()),
        title: None,
        published: published.parse().ok(),
        published_by: None,
        published_note: None,
        language: "en".to_owned(),
        publisher: (!publisher.is_empty()).then(|| Carrier(publisher.to_owned())),
        credited: Vec::new(),
        url: None,
    };
    let text = figures.join("\n");
    let mut at = 0;
    let figures = (figures.iter().zip(1..))
        .map(|(words, number)| {
            let start = at;
            at += words.len() + 1;
            let passage = Passage::cut(&text, &CharMap::new(&text), start..start + words.len());
            figure(format!("f{number}"), passage)
        })
        .collect();
    let (quotes, positions, dates, places) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    Reading {
        source,
        figures,
        quotes,
        positions,
        dates,
        references: Vec::new(),
        places,
        warnings: Vec::new(),
    }
}

fn figure(id: String, passage: Passage) -> Figure {
    let words = passage.text().to_owned();
    let mut scope = Scope {
        status: Status::Killed,
        unit: Unit::People,
        group: Group::default(),
        counts: None,
        identified: false,
        as_of: None,
        when: None,
        place: None,
    };
    let (mut number, mut precision, mut modality) = (0, Precision::Exact, Modality::Asserted);
    let (mut part_of, mut speakers, mut doer) = (None, Vec::new(), None);
    for word in words.split_whitespace() {
        if let Some((key, value)) = word.split_once('=') {
            let text = value.replace('_', " ");
            let date = || Some(value.parse::<Edtf>().expect("a date"));
            match key {
                "of" => part_of = Some(text),
                "by" => speakers.push(Speaker(text)),
                "doer" => doer = Some(text),
                "at" => scope.place = Some(text),
                "when" => scope.when = date(),
                "as-of" => scope.as_of = date(),
                "nationality" => scope.group.nationality = Some(text),
                _ => panic!("{word} is not known"),
            }
            continue;
        }
        number = word.parse().unwrap_or(number);
        precision = word.parse().unwrap_or(precision);
        modality = word.parse().unwrap_or(modality);
        scope.status = word.parse().unwrap_or(scope.status);
        scope.unit = word.parse().unwrap_or(scope.unit);
        scope.counts = word.parse().ok().or(scope.counts);
        scope.group.sex = word.parse().ok().or(scope.group.sex);
        scope.group.age = word.parse().ok().or(scope.group.age);
        scope.group.role = word.parse().ok().or(scope.group.role);
        scope.identified |= word == "named";
    }
    Figure {
        id,
        passage,
        count: Count::bounded(number, precision),
        scope,
        part_of,
        modality,
        attributed_to: Attribution(speakers),
        responsibility: Responsibility { by: doer, means: Vec::new() },
        confidence: None,
        confidence_all: None,
        read_by: ReadBy::Grammar,
    }
}
