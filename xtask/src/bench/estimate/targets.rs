//! The numbers that estimates are held to: each with where it was published or with which package it was run again.
//!
//! Must not: be read by the product. It computes; these only judge.

use std::fmt;

/// One run of `toll estimate`, and what should come of it.
pub(super) struct Run {
    pub(super) name: &'static str,
    /// The table.
    pub(super) file: &'static str,
    pub(super) options: &'static [&'static str],
    /// Whether it takes minutes.
    pub(super) long: bool,
    pub(super) wants: &'static [Want],
}

/// A number that should come of it.
pub(super) struct Want {
    pub(super) method: &'static str,
    pub(super) at: Where,
    pub(super) number: f64,
    pub(super) tolerance: Tolerance,
}

/// Where in an estimate a number stands.
#[derive(Clone, Copy)]
pub(super) enum Where {
    /// A field of the contract.
    Field(&'static str),
    /// A diagnostic.
    Diagnostic(&'static str),
    /// The lower end of the interval of this kind and level.
    Low(&'static str, f64),
    /// Its upper end.
    High(&'static str, f64),
}

impl fmt::Display for Where {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Where::Field(name) | Where::Diagnostic(name) => f.write_str(name),
            Where::Low(kind, level) => write!(f, "{kind} {}% low", level * 100.0),
            Where::High(kind, level) => write!(f, "{kind} {}% high", level * 100.0),
        }
    }
}

/// How far off a number may be.
#[derive(Clone, Copy)]
pub(super) enum Tolerance {
    /// It agrees in so many digits behind the point: as printed.
    Digits(i32),
    /// It is off by no more than this share: it rests on chance.
    Share(f64),
}

const fn exact(method: &'static str, name: &'static str, number: f64, digits: i32) -> Want {
    Want { method, at: Where::Field(name), number, tolerance: Tolerance::Digits(digits) }
}

const fn told(method: &'static str, name: &'static str, number: f64, digits: i32) -> Want {
    Want { method, at: Where::Diagnostic(name), number, tolerance: Tolerance::Digits(digits) }
}

const fn near(method: &'static str, at: Where, number: f64, share: f64) -> Want {
    Want { method, at, number, tolerance: Tolerance::Share(share) }
}

const fn low(method: &'static str, kind: &'static str, number: f64, tolerance: Tolerance) -> Want {
    Want { method, at: Where::Low(kind, 0.95), number, tolerance }
}

const fn high(method: &'static str, kind: &'static str, number: f64, tolerance: Tolerance) -> Want {
    Want { method, at: Where::High(kind, 0.95), number, tolerance }
}

const WHOLE: Tolerance = Tolerance::Digits(0);
const BCA: Tolerance = Tolerance::Share(0.03);
const BIC: &str = "loglinear-bic";
const STEPWISE: &str = "loglinear-stepwise";
const GRAPHS: &str = "decomposable";
const LCMCR: &str = "lcmcr";

/// All runs: SparseMSE 2.0.1, MultipleSystemsEstimation 1.2.0, Rcapture 1.4-4, dga 2.0.2, CARE1 1.1.0 and LCMCR 0.4.14 gave
/// these numbers where no other source is named.
pub(super) const RUNS: &[Run] = &[
    Run {
        name: "Kosovo, all methods but chains",
        file: "kosovo_1999_lcmcr.csv",
        options: &[
            "--method",
            "chao",
            "--method",
            "independence",
            "--method",
            BIC,
            "--method",
            STEPWISE,
            "--method",
            "loglinear-no-highest",
        ],
        long: false,
        wants: &[
            // Ball and others 2002 have 10,356.
            exact(BIC, "estimate", 10356.52, 2),
            told(BIC, "standard-error", 785.9, 1),
            told(BIC, "deviance", 9.323, 3),
            told(BIC, "degrees-of-freedom", 4.0, 0),
            told(BIC, "aic", 132.747, 3),
            told(BIC, "bic", 203.030, 3),
            told(BIC, "profile-estimate", 10334.5, 1),
            low(BIC, "profile", 8994.0, WHOLE),
            high(BIC, "profile", 12110.0, WHOLE),
            exact(STEPWISE, "estimate", 14341.66, 2),
            exact("loglinear-no-highest", "estimate", 16941.88, 2),
            told("loglinear-no-highest", "standard-error", 5937.6, 1),
            low("loglinear-no-highest", "profile", 9115.0, WHOLE),
            high("loglinear-no-highest", "profile", 35336.0, WHOLE),
            exact("independence", "estimate", 7394.59, 2),
            exact("chao", "estimate", 10270.5, 1),
        ],
    },
    Run {
        name: "Kosovo, BCa among the best 5 models",
        file: "kosovo_1999_lcmcr.csv",
        options: &["--method", BIC, "--bootstrap", "1000", "--seed", "1234", "--top-models", "5"],
        long: false,
        wants: &[low(BIC, "bca", 8461.0, BCA), high(BIC, "bca", 17033.0, BCA)],
    },
    Run {
        name: "Kosovo, BCa within the best model",
        file: "kosovo_1999_lcmcr.csv",
        options: &["--method", BIC, "--bootstrap", "1000", "--seed", "1234", "--top-models", "1"],
        long: false,
        wants: &[low(BIC, "bca", 9101.0, BCA), high(BIC, "bca", 12003.0, BCA)],
    },
    Run {
        name: "Kosovo, BCa among all 113 models",
        file: "kosovo_1999_lcmcr.csv",
        options: &["--method", BIC, "--bootstrap", "1000", "--seed", "1234"],
        long: false,
        wants: &[
            low(BIC, "bca", 6947.0, BCA),
            high(BIC, "bca", 18010.0, BCA),
            near(BIC, Where::Low("bca", 0.8), 7400.0, 0.03),
            near(BIC, Where::High("bca", 0.8), 12200.0, 0.03),
        ],
    },
    Run {
        name: "Kosovo, decomposable, delta 1/16",
        file: "kosovo_1999_lcmcr.csv",
        options: &["--method", GRAPHS, "--delta", "0.0625"],
        long: false,
        wants: &[
            exact(GRAPHS, "mean", 12749.35, 2),
            told(GRAPHS, "mode", 12267.0, 0),
            low(GRAPHS, "credible", 9827.0, WHOLE),
            high(GRAPHS, "credible", 16544.0, WHOLE),
            told(GRAPHS, "top-graph-probability", 0.9855, 4),
            told(GRAPHS, "median-at-delta-1", 4617.0, 0),
        ],
    },
    Run {
        name: "HIV in Rome, all methods but chains",
        file: "rcapture_HIV.csv",
        options: &[
            "--method",
            "independence",
            "--method",
            "loglinear-pairwise",
            "--method",
            GRAPHS,
            "--method",
            "chao",
            "--method",
            BIC,
        ],
        long: false,
        wants: &[
            exact("independence", "estimate", 11124.58, 2),
            exact("loglinear-pairwise", "estimate", 23443.5, 1),
            exact("chao", "estimate", 15578.9, 1),
            exact(GRAPHS, "median", 11220.0, 0),
            low(GRAPHS, "credible", 9404.0, WHOLE),
            high(GRAPHS, "credible", 14095.0, WHOLE),
        ],
    },
    Run {
        name: "Madigan and York, 5 lists, decomposable, delta 1/2",
        file: "dga_MadiganYork_5list.csv",
        options: &["--method", GRAPHS, "--delta", "0.5"],
        long: false,
        wants: &[
            exact(GRAPHS, "mean", 617.82, 2),
            told(GRAPHS, "mode", 614.0, 0),
            low(GRAPHS, "credible", 588.0, WHOLE),
            high(GRAPHS, "credible", 655.0, WHOLE),
            told(GRAPHS, "top-graph-probability", 0.2171, 4),
        ],
    },
    Run {
        name: "Khartoum, intentional injury, bound",
        file: "sudan_khartoum_d3o3_injury.csv",
        options: &["--method", "chao"],
        long: false,
        wants: &[exact("chao", "estimate", 7639.2, 1)],
    },
    Run {
        name: "Manila, police, bound",
        file: "ph_manila_police.csv",
        options: &["--method", "chao"],
        long: false,
        wants: &[exact("chao", "estimate", 589.8, 1)],
    },
    Run {
        name: "Palembang, bound",
        file: "Korea.csv",
        options: &["--method", "chao"],
        long: false,
        wants: &[exact("chao", "estimate", 144.7, 1)],
    },
    Run {
        name: "Kosovo, every method, 1,000 samples",
        file: "kosovo_1999_lcmcr.csv",
        options: &["--bootstrap", "1000"],
        long: false,
        wants: &[exact(BIC, "estimate", 10356.52, 2)],
    },
    Run {
        name: "Diabetes, sample coverage",
        file: "care1_Diabetes.csv",
        options: &["--method", "sample-coverage-high", "--method", "sample-coverage-low"],
        long: false,
        wants: &[
            exact("sample-coverage-high", "estimate", 2609.03, 2),
            exact("sample-coverage-low", "estimate", 2457.97, 2),
        ],
    },
    Run {
        name: "United Kingdom 2013, 5 lists, stepwise, BCa",
        file: "UKdat_5.csv",
        options: &["--method", STEPWISE, "--bootstrap", "1000", "--seed", "1234"],
        long: false,
        wants: &[
            exact(STEPWISE, "estimate", 11312.99, 2),
            low(STEPWISE, "bca", 8784.8, BCA),
            high(STEPWISE, "bca", 14700.5, BCA),
        ],
    },
    Run {
        name: "United Kingdom 2013, 6 lists, stepwise",
        file: "UKdat.csv",
        options: &["--method", STEPWISE],
        long: false,
        wants: &[exact(STEPWISE, "estimate", 11417.99, 2)],
    },
    Run {
        name: "Gaza, all but the term of three lists",
        file: "gaza_2023_2024_3list.csv",
        options: &["--method", "loglinear-no-highest", "--method", "chao"],
        long: false,
        wants: &[exact("loglinear-no-highest", "estimate", 64696.0, 0)],
    },
    Run {
        name: "Kosovo, latent classes, 10",
        file: "kosovo_1999_lcmcr.csv",
        options: &["--method", LCMCR, "--classes", "10"],
        long: false,
        wants: &[
            near(LCMCR, Where::Field("median"), 10417.5, 0.015),
            near(LCMCR, Where::Field("mean"), 10664.0, 0.015),
            near(LCMCR, Where::Low("credible", 0.95), 8952.0, 0.02),
            near(LCMCR, Where::High("credible", 0.95), 13892.0, 0.02),
        ],
    },
    Run {
        name: "HIV in Rome, latent classes",
        file: "rcapture_HIV.csv",
        options: &["--method", LCMCR],
        long: true,
        wants: &[near(LCMCR, Where::Field("median"), 10911.0, 0.015)],
    },
    Run {
        name: "Australia, latent classes, no hidden end",
        file: "msetools_Australia.csv",
        options: &["--method", LCMCR],
        long: true,
        wants: &[near(LCMCR, Where::High("credible", 0.95), 11061.0, 0.05)],
    },
    Run {
        name: "Colombia, recruitment 1999, 20 lists, latent classes",
        file: "verdata_reclut_hombre1999_R1.csv",
        options: &["--method", LCMCR, "--classes", "15"],
        long: true,
        wants: &[
            near(LCMCR, Where::Field("mean"), 2066.0, 0.15),
            near(LCMCR, Where::Low("credible", 0.95), 1396.0, 0.15),
            near(LCMCR, Where::High("credible", 0.95), 3062.0, 0.15),
        ],
    },
    Run {
        name: "Manila, police, latent classes, 5",
        file: "ph_manila_police.csv",
        options: &["--method", LCMCR, "--classes", "5"],
        long: true,
        wants: &[
            near(LCMCR, Where::Field("median"), 575.6, 0.03),
            near(LCMCR, Where::Low("credible", 0.95), 535.0, 0.03),
            near(LCMCR, Where::High("credible", 0.95), 646.0, 0.03),
        ],
    },
    Run {
        name: "Manila, unidentified, latent classes, 5",
        file: "ph_manila_unidentified.csv",
        options: &["--method", LCMCR, "--classes", "5"],
        long: true,
        wants: &[
            near(LCMCR, Where::Field("median"), 419.2, 0.03),
            near(LCMCR, Where::Low("credible", 0.95), 311.0, 0.03),
            near(LCMCR, Where::High("credible", 0.95), 656.0, 0.03),
        ],
    },
];
