//! Scratch.
#[path = "../tests/capture/mod.rs"]
mod capture;
use figures::estimate::Settings;
use figures::estimate::loglinear::*;
fn main() {
    let t = std::time::Instant::now();
    let uk = capture::table("UKdat_5");
    for seed in [1, 2, 3, 1234] {
        let e = stepwise(&uk, &Settings { bootstrap: 1000, seed, ..Settings::default() }).unwrap();
        let mut d = e.draws.clone(); d.sort_by(f64::total_cmp);
        println!("UK5 {seed} {:?} {:?} bias {} acc {} q {:?} {:?}", e.interval, e.intervals[0], e.diagnostics["bootstrap-bias"], e.diagnostics["bootstrap-acceleration"], d[25], d[975]);
    }
    println!("{:?}", t.elapsed());
    let e = stepwise(&uk, &Settings { bootstrap: 50000, seed: 5, ..Settings::default() }).unwrap();
    let mut d = e.draws.clone(); d.sort_by(f64::total_cmp);
    println!("UK5 50k {:?} {:?} bias {} acc {} q {:?} {:?} failed {}", e.interval, e.intervals[0], e.diagnostics["bootstrap-bias"], e.diagnostics["bootstrap-acceleration"], d[1250], d[48750], e.diagnostics["bootstrap-failed"]);
    println!("below 8800: {} min {} model {:?}", d.iter().filter(|x| **x < 8800.).count(), d[0], e.model);
    println!("{:?}", t.elapsed());
    let k = capture::elsewhere("kosovo_1999_lcmcr").unwrap();
    for top in [1, 5, 10] {
        let mut s = Settings { bootstrap: 20000, seed: 5, ..Settings::default() };
        s.loglinear.top_models = Some(top);
        let e = best_by_bic(&k, &s).unwrap();
        println!("Kosovo {top} {:?} {:?} bias {} acc {}", e.interval, e.intervals[0], e.diagnostics["bootstrap-bias"], e.diagnostics["bootstrap-acceleration"]);
    let mut d = e.draws.clone(); d.sort_by(f64::total_cmp);
    for q in [0.001,0.002,0.003,0.005,0.0075,0.01,0.015,0.02,0.025,0.03,0.05] { println!("{q} {}", d[(q*20000.) as usize]); }
    println!("{:?}", t.elapsed());
    }
    let t = std::time::Instant::now();
    best_by_bic(&k, &Settings { bootstrap: 1000, ..Settings::default() }).unwrap();
    println!("kosovo 113 x 1000 {:?}", t.elapsed());
}
