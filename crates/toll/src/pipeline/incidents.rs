//! Incidents with their places, handed from the stages to the table that custody keeps.
//!
//! Must not: place anything. That is for `figures`.

use anyhow::Result;
use custody::{CaseFolder, IncidentKept};
use figures::{IncidentTold, Reconciliation};
use vocabulary::{Edtf, Gazetteer, Reading};

/// Keeps the incidents of a case in place of those of the build before.
pub(super) fn keep(folder: &mut CaseFolder, told: &Reconciliation, readings: &[Reading]) -> Result<()> {
    let incidents = figures::placed(told, readings, Gazetteer::bundled());
    let kept = |told: IncidentTold| -> Result<IncidentKept> {
        let day = told.incident.when.and_then(Edtf::first_day).map(|day| day.to_string());
        Ok(IncidentKept { id: told.incident.id.clone(), day, told: serde_json::to_string(&told)? })
    };
    let kept = incidents.into_iter().map(kept).collect::<Result<Vec<_>>>()?;
    Ok(folder.keep_incidents(&kept)?)
}
