//! What can be asked of tables: SDG 16.1.2, aggregates, rates.
//!
//! Must not: do anything.

use super::ReportFormat;
use clap::{Args, ValueEnum, ValueHint};
use figures::rates::Level;
use std::num::NonZeroU32;
use std::path::PathBuf;

/// A share in per cent as a level of intervals: "95".
#[derive(Clone, Copy)]
pub(crate) struct LevelGiven(pub(crate) Level);

impl std::str::FromStr for LevelGiven {
    type Err = String;
    fn from_str(text: &str) -> Result<LevelGiven, String> {
        let percent: f64 = text.parse().map_err(|_| "write per cent, as in 95".to_owned())?;
        Level::new(percent / 100.0)
            .map(LevelGiven)
            .map_err(|_| "write per cent between 0 and 100, as in 95".to_owned())
    }
}

/// A format of a report that has tables.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableReport {
    /// For people
    Table,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
}

#[derive(Args)]
pub(crate) struct Sdg {
    /// The case's folder
    #[arg(value_name = "CASE", value_hint = ValueHint::DirPath)]
    pub(crate) case: PathBuf,
    /// How to print
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: TableReport,
    /// What intervals take in, in per cent
    #[arg(long, value_name = "PERCENT", default_value = "95")]
    pub(crate) level: LevelGiven,
}

#[derive(Args)]
pub(crate) struct Aggregates {
    /// The case's folder
    #[arg(value_name = "CASE", value_hint = ValueHint::DirPath)]
    pub(crate) case: PathBuf,
    /// How to print
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: ReportFormat,
}

#[derive(Args)]
pub(crate) struct Rates {
    /// The table: CSV, a spreadsheet, JSON or Parquet
    #[arg(value_name = "TABLE", value_hint = ValueHint::FilePath)]
    pub(crate) table: PathBuf,
    /// For how many people, or people and days, rates are given
    #[arg(long, value_name = "N", default_value_t = figures::rates::PER_100_000)]
    pub(crate) per: f64,
    /// How many days the people lived through: rates are then for people and days, as in --days 90 --per 10000
    #[arg(long, value_name = "N")]
    pub(crate) days: Option<NonZeroU32>,
    /// Hold every group against this one
    #[arg(long, value_name = "GROUP")]
    pub(crate) against: Option<String>,
    /// What intervals take in, in per cent
    #[arg(long, value_name = "PERCENT", default_value = "95")]
    pub(crate) level: LevelGiven,
    /// How to print
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: ReportFormat,
}
