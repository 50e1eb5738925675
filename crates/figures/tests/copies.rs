//! How well copies are told from what only looks like them, on simulated families. All of it is fiction.

mod common;
mod simulator;

use common::{case, claim};
use figures::{Reconciliation, Wording, reconcile_worded};
use simulator::{Draft, Score, score, seeds};
use std::collections::BTreeMap;
use vocabulary::{ClaimRef, Reading};

type Documents = Vec<(usize, Reading, String)>;

fn reconciled(documents: &[(usize, Reading, String)]) -> Reconciliation {
    let readings: Vec<Reading> = documents.iter().map(|(_, reading, _)| reading.clone()).collect();
    let wordings: Vec<Wording> =
        documents.iter().map(|(_, reading, text)| Wording::of(reading, text)).collect();
    reconcile_worded(&case(""), &readings, &wordings)
}

/// For each figure its origin, by the name of the origin: numbers shift when documents are added.
fn told(reconciled: &Reconciliation) -> BTreeMap<ClaimRef, usize> {
    let inputs = reconciled.tallies.iter().flat_map(|tally| &tally.inputs);
    inputs
        .chain(reconciled.uncounted.values().flatten())
        .map(|input| ((*input.claim).clone(), input.origin))
        .collect()
}

fn scored(documents: &[(usize, Reading, String)]) -> Score {
    let told = told(&reconciled(documents));
    let mut figures = Vec::new();
    for (number, (family, reading, _)) in documents.iter().enumerate() {
        figures.extend(
            reading.figures.iter().map(|figure| (*family, told[&claim(reading, &figure.id)], number)),
        );
    }
    score(&figures)
}

fn print(documents: &mut Documents, family: usize, draft: &Draft, day: u64) {
    let number = documents.len();
    let (reading, text) = draft.printed(&format!("{number}.txt"), &format!("Paper {number}"), day);
    documents.push((family, reading, text));
}

/// So many families, each an original and its edited copies.
fn families(number: usize, copies: u64) -> Documents {
    let (seeds, mut documents) = (seeds(), Vec::new());
    for family in 0..number {
        let original = seeds[family % seeds.len()].retold(family as u64, 35, Some(family as u64));
        print(&mut documents, family, &original, 0);
        (1..copies).for_each(|copy| {
            print(&mut documents, family, &original.edited(family as u64 * 1000 + copy), 1 + copy)
        });
    }
    documents
}

/// What only looks like copies: bulletins off one template, one event told by many, a paragraph that all stories have.
fn lookalikes() -> [(&'static str, Documents, f64); 3] {
    let seeds = seeds();
    let (mut bulletins, mut reports, mut background) = (Vec::new(), Vec::new(), Vec::new());
    for (at, seed) in seeds.iter().enumerate() {
        for day in 0..6 {
            let number = at * 6 + day as usize;
            print(&mut bulletins, number, &seed.retold(7, 20, Some(9000 + day)), day);
            print(&mut reports, number, &seed.retold(500 + number as u64, 70, None), day);
            let other = seed.retold(900 + number as u64, 50, Some(number as u64));
            let shared = "The two sides have fought over the valley since the spring of the year before last, when the \
                truce that had held for a decade broke down within a week, and neither the mediators of the union nor \
                the elders of the valley have brought them back to the table.";
            print(&mut background, number, &other.with_background(shared), day);
        }
    }
    [
        ("bulletins off one template", bulletins, 0.99),
        // Harder than life: seven longer words in ten are others, and the frame of every sentence is the same.
        ("one event told by many", reports, 0.90),
        ("shared background", background, 0.99),
    ]
}

#[test]
fn edited_copies_are_found() {
    let score = scored(&families(40, 8));
    println!("families of edited copies: {score:?}");
    assert!(score.precision >= 0.98 && score.recall >= 0.90, "{score:?}");
    assert!(score.b3_precision >= 0.98 && score.b3_recall >= 0.90, "{score:?}");
}

#[test]
fn what_only_looks_like_copies_is_let_be() {
    for (what, documents, least) in lookalikes() {
        let score = scored(&documents);
        println!("{what}: {score:?}");
        assert!(score.b3_precision >= least, "{what}: {score:?}");
    }
}

#[test]
fn the_order_of_documents_does_not_matter() {
    let mut documents = families(6, 6);
    let before = reconciled(&documents);
    documents.reverse();
    documents.swap(3, 17);
    assert!(before == reconciled(&documents));
}

#[test]
fn the_number_of_threads_does_not_matter() {
    let documents = families(30, 6);
    let by = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| reconciled(&documents))
    };
    let by_one = by(1);
    for threads in [2, 3, 8] {
        assert!(by(threads) == by_one, "{threads} threads");
    }
}

#[test]
fn an_unrelated_document_changes_no_other() {
    let mut documents = families(6, 6);
    let names = |reconciled: &Reconciliation| -> BTreeMap<ClaimRef, String> {
        let name = |(claim, origin): (ClaimRef, usize)| (claim, reconciled.origins[origin].name.clone());
        told(reconciled).into_iter().map(name).collect()
    };
    let before = names(&reconciled(&documents));
    let other = seeds()[9].retold(777, 60, Some(777));
    print(&mut documents, 99, &other, 0);
    let after = names(&reconciled(&documents));
    for (claim, origin) in before {
        assert_eq!(after[&claim], origin);
    }
}
