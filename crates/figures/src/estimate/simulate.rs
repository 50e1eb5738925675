//! Capture histories of a population whose size is known, for measuring how often intervals hold the truth.
//!
//! Must not: be given for an estimate of anything.

use super::Settings;
use super::loglinear::bootstrap::{scatter, stream};
use super::loglinear::{self, Model};
use vocabulary::{Histories, NoEstimate};

/// A population of a known size, and how likely each of its persons is to have each history.
#[derive(Clone, Debug, PartialEq)]
pub struct Population {
    lists: Vec<String>,
    /// By combination of lists, the first for no list.
    shares: Vec<f64>,
    size: u64,
}

impl Population {
    /// The population that a model fitted to these histories describes: as many as it estimates, rounded.
    ///
    /// # Errors
    /// The model cannot be fitted.
    pub fn of_model(
        histories: &Histories,
        model: &Model,
        settings: &Settings,
    ) -> Result<Population, NoEstimate> {
        let means = loglinear::means(histories, model, settings)?;
        let total: f64 = means.iter().sum();
        let shares = means.iter().map(|mean| mean / total).collect();
        Ok(Population { lists: histories.lists().to_vec(), shares, size: whole(total) })
    }

    /// How many persons there are in truth.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// What the lists would hold of it: each person's history drawn by itself, those on no list unseen. The same seed and
    /// number give the same histories.
    pub fn draw(&self, seed: u64, number: u64) -> Histories {
        let mut counts = vec![0.0; self.shares.len()];
        scatter(&mut stream(seed, number), self.size, &self.shares, &mut counts);
        let cells = counts.iter().enumerate().skip(1).map(|(on, count)| (on as u64, whole(*count)));
        Histories::new(self.lists.clone(), cells)
            .expect("the lists are those of a table, and hold no more persons")
    }
}

/// The nearest whole number of persons.
fn whole(value: f64) -> u64 {
    value.round().max(0.0) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn histories() -> Histories {
        Histories::new(["a", "b", "c"], [(1, 400), (2, 300), (4, 200), (3, 60), (5, 40), (6, 0), (7, 5)])
            .unwrap()
    }

    #[test]
    fn a_model_that_cannot_be_fitted_is_no_population() {
        let saturated = Model::of(3, [0b111]).unwrap();
        assert!(Population::of_model(&histories(), &saturated, &Settings::default()).is_err());
        let foreign = Model::of(4, []).unwrap();
        assert!(Population::of_model(&histories(), &foreign, &Settings::default()).is_err());
    }

    #[test]
    fn draws_have_the_means_of_the_model_and_repeat() {
        let model = Model::of(3, [0b011]).unwrap();
        let population = Population::of_model(&histories(), &model, &Settings::default()).unwrap();
        assert!(population.size() > histories().documented());
        assert_eq!(population.draw(5, 3), population.draw(5, 3));
        assert_ne!(population.draw(5, 3), population.draw(5, 4));
        let draws: Vec<Histories> = (0..400).map(|number| population.draw(5, number)).collect();
        for (term, wanted) in [(0, histories().documented()), (0b011, 65), (0b100, 245)] {
            let mean = draws.iter().map(|drawn| drawn.over(term) as f64).sum::<f64>() / 400.0;
            let error = (wanted as f64 / 400.0).sqrt();
            assert!((mean - wanted as f64).abs() < 4.0 * error, "{mean} for {wanted}");
        }
    }

    #[test]
    fn a_pair_without_persons_stays_empty() {
        let histories =
            Histories::new(["a", "b", "c"], [(1, 400), (2, 300), (4, 200), (3, 60), (5, 40)]).unwrap();
        let model = Model::of(3, [0b110]).unwrap();
        let population = Population::of_model(&histories, &model, &Settings::default()).unwrap();
        assert!((0..50).all(|number| population.draw(1, number).on_both(1, 2) == 0));
    }
}
