//! What the pages and charts of estimates are made from.
//!
//! Must not: hold a person. All here is counted.

use serde::{Deserialize, Serialize};
use vocabulary::{
    Age, Edtf, Estimate, EstimateMethod, EstimateReport, EstimateTogether, Sex, Stratification,
};

/// A report of estimates with what was made around it. All but the report may be empty.
///
/// Names of lists are printed as the histories have them: whoever makes these gives titles that may be shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimates {
    /// The estimates, checks and refusals.
    pub report: EstimateReport,
    /// The same asked without one list each.
    pub without: Vec<Without>,
    /// The same at other thresholds of linking.
    pub linkage: Option<LinkageGrid>,
    /// What each method says over registries that might be true, its draws together; empty where none were drawn.
    pub linkages: Vec<EstimateTogether>,
    /// What `months` and `groups` were estimated by, and what they come to; empty where neither was asked for.
    pub apart: Vec<Apart>,
    /// By month: documented, and estimated where it was.
    pub months: Vec<MonthEstimate>,
    /// By sex and class of age.
    pub groups: Vec<GroupEstimate>,
}

impl Estimates {
    /// A report alone.
    pub fn of(report: EstimateReport) -> Estimates {
        Estimates {
            report,
            without: Vec::new(),
            linkage: None,
            linkages: Vec::new(),
            apart: Vec::new(),
            months: Vec::new(),
            groups: Vec::new(),
        }
    }
}

/// How persons told apart in one way were estimated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Apart {
    /// What they are told apart by.
    pub by: Stratification,
    /// The method whose estimates are shown; `None` where no stratum bears any.
    pub method: Option<EstimateMethod>,
    /// What the strata come to together by that method.
    pub summed: Option<EstimateTogether>,
}

/// What is estimated where one list is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Without {
    /// The list that is left out, by its place in the histories of the whole.
    pub list: usize,
    /// What comes of the others.
    pub report: EstimateReport,
}

/// An estimate and its interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// The total, documented included.
    pub estimate: f64,
    /// The lower end of its interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Spread {
    /// An estimate and its interval in order, where all three are numbers.
    pub fn new(estimate: f64, low: f64, high: f64) -> Option<Spread> {
        let sound = [estimate, low, high].iter().all(|value| value.is_finite() && *value >= 0.0);
        (sound && low <= high).then_some(Spread { estimate, low, high })
    }

    /// What is drawn of an estimate; `None` where it is no number.
    pub fn of(estimate: &Estimate) -> Option<Spread> {
        Spread::new(estimate.estimate, estimate.interval.low, estimate.interval.high)
    }

    /// Whether it can be drawn. The fields are open, so it is asked again before it is.
    pub(super) fn sound(self) -> Option<Spread> {
        Spread::new(self.estimate, self.low, self.high)
    }
}

/// How many are documented, and what total is estimated, where one is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// How many are documented.
    pub documented: u64,
    /// The total that is estimated; `None` where it is refused or was not asked for.
    pub estimated: Option<Spread>,
}

/// Estimates over two thresholds of linking, or one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LinkageGrid {
    /// What changes from row to row: "chance from which rows of one list are doubles". Empty where there is one row.
    pub down: String,
    /// What changes from column to column.
    pub across: String,
    /// The thresholds of the rows, in words or numbers.
    pub rows: Vec<String>,
    /// Those of the columns.
    pub columns: Vec<String>,
    /// By row, then by column.
    pub cells: Vec<Vec<Standing>>,
}

/// A month with what is documented and estimated of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MonthEstimate {
    /// When; a date within a month stands for the month. `None` where it is not known.
    pub month: Option<Edtf>,
    /// How many.
    pub standing: Standing,
    /// Why there is no estimate, where one was asked for and refused.
    pub refused: Option<String>,
}

/// Sex and class of age with what is documented and estimated of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupEstimate {
    /// Female or male, where known.
    pub sex: Option<Sex>,
    /// Child, adult or elderly, where known.
    pub age: Option<Age>,
    /// How many.
    pub standing: Standing,
    /// Why there is no estimate, where one was asked for and refused.
    pub refused: Option<String>,
}
