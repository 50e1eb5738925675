//! How often intervals hold the truth: data sets drawn from a population of a known size, each estimated anew.
//!
//! `cargo run --release -p figures --example coverage [data sets] [bootstrap samples] [seed] [skip]` prints, for the population that
//! the stepwise model of the United Kingdom's five lists describes (as Chan, Silverman and Vincent 2021), how often intervals
//! of 95 % and of 80 % held its size, and how far off the estimates were. The first `skip`
//! methods of the list below are left out.
//!
//! Must not: count a data set that was refused as one whose interval held.

#[path = "../tests/capture/mod.rs"]
mod capture;

use figures::estimate::Settings;
use figures::estimate::loglinear::{Model, averaged_by_aic, best_by_bic, stepwise};
use figures::estimate::simulate::Population;
use std::time::Instant;
use vocabulary::{Estimate, Histories, Interval, IntervalKind, NoEstimate};

type Method = fn(&Histories, &Settings) -> Result<Estimate, NoEstimate>;

const BCA: IntervalKind = IntervalKind::Bca;
const PROFILE: IntervalKind = IntervalKind::Profile;
const AVERAGED: IntervalKind = IntervalKind::Averaged;

/// What is measured: a method, the order of its terms, among how many models it chooses, which of its intervals.
struct Trial {
    name: &'static str,
    method: Method,
    order: Option<usize>,
    top: Option<usize>,
    kind: IntervalKind,
}

/// What many data sets came to.
#[derive(Default)]
struct Tally {
    held_95: u32,
    held_80: u32,
    too_high: u32,
    too_low: u32,
    refused: u32,
    squares: f64,
    widths: f64,
}

fn main() {
    let mut numbers =
        std::env::args().skip(1).map(|argument| argument.parse::<u64>().expect("a whole number"));
    let sets = numbers.next().unwrap_or(500);
    let samples = numbers.next().unwrap_or(1_000) as usize;
    let seed = numbers.next().unwrap_or(1);
    let histories = capture::table("UKdat_5");
    let chosen = stepwise(&histories, &Settings::default()).expect("the lists have an estimate");
    let model = pairs(&chosen.model.expect("a model was chosen"), histories.lists().len());
    let population =
        Population::of_model(&histories, &model, &Settings::default()).expect("the model was fitted before");
    println!("{model}: {} persons, {sets} data sets, {samples} samples, seed {seed}", population.size());
    let trials = [
        Trial { name: "stepwise, BCa", method: stepwise, order: Some(2), top: None, kind: BCA },
        Trial { name: "stepwise, profile", method: stepwise, order: Some(2), top: None, kind: PROFILE },
        Trial {
            name: "AIC average of pairs",
            method: averaged_by_aic,
            order: Some(2),
            top: None,
            kind: AVERAGED,
        },
        Trial { name: "AIC average of all", method: averaged_by_aic, order: None, top: None, kind: AVERAGED },
        Trial {
            name: "BIC of pairs, profile",
            method: best_by_bic,
            order: Some(2),
            top: None,
            kind: PROFILE,
        },
        Trial {
            name: "BIC of pairs, BCa of 20",
            method: best_by_bic,
            order: Some(2),
            top: Some(20),
            kind: BCA,
        },
        Trial {
            name: "AIC of pairs, BCa of 50",
            method: averaged_by_aic,
            order: Some(2),
            top: Some(50),
            kind: BCA,
        },
    ];
    let skip = numbers.next().unwrap_or(0) as usize;
    for Trial { name, method, order, top, kind } in trials.into_iter().skip(skip) {
        let bootstrap = if kind == BCA { samples } else { 0 };
        let mut settings = Settings { bootstrap, seed, ..Settings::default() };
        settings.loglinear.max_order = order;
        settings.loglinear.top_models = top;
        let from = Instant::now();
        let mut tally = Tally::default();
        for number in 0..sets {
            let drawn = population.draw(seed, number);
            tally.take(method(&drawn, &settings), population.size() as f64, kind);
        }
        tally.print(name, sets, from.elapsed().as_secs_f64());
    }
}

impl Tally {
    fn take(&mut self, answer: Result<Estimate, NoEstimate>, truth: f64, kind: IntervalKind) {
        let Ok(estimate) = answer else {
            self.refused += 1;
            return;
        };
        let all = || std::iter::once(&estimate.interval).chain(&estimate.intervals);
        let of = |level: f64| all().find(|interval| interval.kind == kind && interval.level == level);
        let holds = |interval: &&Interval| interval.low <= truth && truth <= interval.high;
        self.held_95 += u32::from(of(0.95).filter(holds).is_some());
        self.held_80 += u32::from(of(0.8).filter(holds).is_some());
        self.too_high += u32::from(of(0.95).is_some_and(|interval| interval.low > truth));
        self.too_low += u32::from(of(0.95).is_some_and(|interval| interval.high < truth));
        self.squares += (estimate.estimate - truth).powi(2);
        self.widths += of(0.95).map_or(0.0, |interval| interval.high - interval.low);
    }

    fn print(&self, name: &str, sets: u64, seconds: f64) {
        let share = |count: u32| 100.0 * f64::from(count) / sets as f64;
        let given = (sets - u64::from(self.refused)).max(1) as f64;
        println!(
            "{name}: 95 % held {:.1} %, 80 % held {:.1} %; above the truth {:.1} %, below {:.1} %; root mean square error \
             {:.0}, mean width {:.0}; refused {}; {seconds:.1} s",
            share(self.held_95),
            share(self.held_80),
            share(self.too_high),
            share(self.too_low),
            (self.squares / given).sqrt(),
            self.widths / given,
            self.refused,
        );
    }
}

/// The model of a name like `[12,3]`.
fn pairs(name: &str, lists: usize) -> Model {
    let generators = name
        .trim_matches(['[', ']'])
        .split(',')
        .map(|generator| generator.bytes().fold(0u32, |set, digit| set | 1 << (digit - b'1')));
    Model::of(lists, generators).expect("the model is of these lists")
}
