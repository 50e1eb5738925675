//! What must be refused, then what a fit must give.
//!
//! Must not: hold real persons.

use super::*;

/// A design of all terms that these masks name, over all combinations of so many lists but the empty one.
fn design(lists: usize, terms: &[usize]) -> Vec<f64> {
    (1..1usize << lists)
        .flat_map(|cell| terms.iter().map(move |term| f64::from(u8::from(cell & term == *term))))
        .collect()
}

fn plain<'a>(design: &'a [f64], terms: usize, counts: &'a [f64]) -> Cells<'a> {
    Cells { design, terms, counts, offset: &[], weights: &[] }
}

#[test]
fn what_does_not_fit_together_is_refused() {
    let shape = |cells: Cells<'_>| matches!(fit(&cells), Err(PoissonError::Shape(_)));
    assert!(shape(plain(&[], 0, &[])));
    assert!(shape(plain(&[1.0, 1.0], 1, &[3.0])));
    assert!(shape(plain(&[1.0], 1, &[-3.0])));
    assert!(shape(plain(&[f64::NAN], 1, &[3.0])));
    assert!(shape(plain(&[1.0], 1, &[f64::INFINITY])));
    assert!(shape(Cells { offset: &[0.0, 0.0], ..plain(&[1.0], 1, &[3.0]) }));
    assert!(shape(Cells { weights: &[-1.0], ..plain(&[1.0], 1, &[3.0]) }));
}

#[test]
fn a_term_that_others_give_is_named() {
    let twice = [1.0, 1.0, 1.0, 1.0];
    assert_eq!(fit(&plain(&twice, 2, &[3.0, 4.0])), Err(PoissonError::RankDeficient(1)));
    // More terms than cells.
    assert_eq!(fit(&plain(&[1.0, 2.0], 2, &[3.0])), Err(PoissonError::RankDeficient(1)));
}

#[test]
fn a_term_without_persons_is_at_the_boundary() {
    // Nobody is on both of the lists, and the model has a term for both.
    let counts = [20.0, 30.0, 0.0, 40.0, 5.0, 6.0, 0.0];
    let design = design(3, &[0, 1, 2, 4, 3]);
    let fit = fit(&plain(&design, 5, &counts));
    assert!(fit.map_or_else(|error| error == PoissonError::Boundary, |fit| fit.at_boundary));
}

#[test]
fn all_zeros_do_not_hang() {
    let design = design(3, &[0, 1, 2, 4]);
    let fit = fit(&plain(&design, 4, &[0.0; 7]));
    assert!(fit.map_or(true, |fit| fit.at_boundary));
}

#[test]
fn counts_of_any_size_are_fitted() {
    let counts = [6e10, 3e10, 2e10];
    let design = design(2, &[0, 1, 2]);
    let fit = fit(&plain(&design, 3, &counts)).unwrap();
    assert!((fit.coefficients[0].exp() / 9e10 - 1.0).abs() < 1e-9);
}

#[test]
fn a_fit_keeps_the_sums_that_its_terms_name() {
    let counts = [20.0, 30.0, 4.0, 40.0, 5.0, 6.0, 3.0];
    let terms = [0, 1, 2, 4, 3];
    let design = design(3, &terms);
    let fit = fit(&plain(&design, 5, &counts)).unwrap();
    for term in 0..5 {
        let over = |of: &[f64]| -> f64 { (0..7).map(|cell| design[cell * 5 + term] * of[cell]).sum() };
        assert!((over(&fit.fitted) - over(&counts)).abs() < 1e-8);
    }
    assert_eq!(fit.degrees, 2);
    assert!(!fit.at_boundary);
    // By hand: 2 sum (y ln(y/m) - (y - m)).
    let by_hand: f64 = counts.iter().zip(&fit.fitted).map(|(y, m)| 2.0 * (y * (y / m).ln() - y + m)).sum();
    assert!((fit.deviance - by_hand).abs() < 1e-9);
}

#[test]
fn an_offset_is_a_population_and_a_weight_is_a_repeat() {
    // One rate over two towns: 30 of 1,000 and 10 of 3,000 give 40 of 4,000.
    let offset = [1000f64.ln(), 3000f64.ln()];
    let rate = fit(&Cells { offset: &offset, ..plain(&[1.0, 1.0], 1, &[30.0, 10.0]) }).unwrap();
    assert!((rate.coefficients[0].exp() - 0.01).abs() < 1e-12);
    assert!((rate.standard_error(0) - 40f64.sqrt().recip()).abs() < 1e-9);
    let weighed = fit(&Cells { weights: &[2.0, 0.0], ..plain(&[1.0, 1.0], 1, &[30.0, 10.0]) }).unwrap();
    assert!((weighed.coefficients[0].exp() - 30.0).abs() < 1e-9);
    assert!((weighed.standard_error(0) - 60f64.sqrt().recip()).abs() < 1e-9);
    assert_eq!(weighed.degrees, 0);
}
