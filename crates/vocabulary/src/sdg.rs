//! What SDG 16.1.2 asks of a case: which incidents are of an armed conflict, and the categories of its table.
//!
//! The categories are those of the indicator's metadata (custodian: OHCHR); each has a row for what is not known, which is
//! no word here: it is where none is given.
//!
//! Must not: be filled in by the program. What people died of, and whether they were civilians, the case says or nobody.

use crate::VocabularyError;
use crate::words::words;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

words! {
    /// What people died of, in the categories of SDG 16.1.2.
    Cause {
        /// Heavy weapons and explosive munitions.
        HeavyWeapons = "heavy-weapons",
        /// Planted explosives and unexploded ordnance.
        Planted = "planted-explosives",
        /// Small arms and light weapons.
        SmallArms = "small-arms",
        /// Incendiary weapons.
        Incendiary = "incendiary",
        /// Chemical, biological, radiological, nuclear.
        Cbrn = "cbrn",
        /// Electromagnetic weapons.
        Electromagnetic = "electromagnetic",
        /// Less lethal weapons.
        LessLethal = "less-lethal",
        /// Denial of access to, or destruction of, objects indispensable to survival.
        Denial = "denial",
        /// Accidents related to the conflict.
        Accidents = "accidents",
        /// Objects and other means.
        OtherMeans = "other-means",
    }
}

words! {
    /// What the dead were, in the categories of SDG 16.1.2.
    Protection {
        /// A civilian.
        Civilian = "civilian",
        /// Another protected person.
        OtherProtected = "other-protected",
        /// A member of armed forces.
        ArmedForces = "armed-forces",
        /// A person who took a direct part in hostilities.
        Participating = "participating",
    }
}

/// What the table of SDG 16.1.2 is made of: `[sdg]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SdgSettings {
    /// The incidents that are of an armed conflict.
    #[serde(default, rename = "incident")]
    pub incidents: Vec<SdgIncident>,
    /// The direct deaths that no list holds, as estimated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undocumented: Option<GivenEstimate>,
    /// The deaths from hunger, disease and the like, as estimated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indirect: Option<GivenEstimate>,
}

/// An incident of an armed conflict: `[[sdg.incident]]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SdgIncident {
    /// The incident, by its id.
    pub id: String,
    /// What its dead died of, where one cause holds for all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
    /// What they were, where one holds for all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protection: Option<Protection>,
}

/// An estimate that others made, as they give it. It is shown beside what is documented, and never added to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenEstimate {
    /// The number they prefer, where they prefer one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deaths: Option<u64>,
    /// The lower end of their interval.
    pub low: u64,
    /// The upper end; left out where it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<u64>,
    /// How they came to it, and how sure the interval is.
    pub method: String,
    /// Who they are.
    pub source: String,
}
