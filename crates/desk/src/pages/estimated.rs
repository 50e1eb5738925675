//! What is estimated of what no list holds: for the case, and for a count of which the estimate speaks.
//!
//! Must not: show an estimate beside a count of other people, without its interval and its "if", or as one that Toll prefers.

use super::counted::Range;
use figures::told::{EstimatedTold, MethodTold, RefusalTold, is_whole};
use schemars::JsonSchema;
use serde::Serialize;
use vocabulary::{EstimateMethod, Status, TallyScope};

/// What is estimated: totals, the documented among them.
#[derive(Serialize, JsonSchema)]
pub(super) struct Estimated {
    /// Of this incident alone.
    pub(super) incident: Option<String>,
    /// To whom this happened.
    #[schemars(with = "Option<String>")]
    pub(super) status: Option<Status>,
    /// How many of them are on the lists that were used; nothing where there was nothing to estimate from.
    pub(super) documented: Option<u64>,
    pub(super) methods: Vec<ByMethod>,
    /// The methods that refuse.
    pub(super) refusals: Vec<Refusal>,
}

/// What one method gives.
#[derive(Serialize, JsonSchema)]
pub(super) struct ByMethod {
    #[schemars(with = "String")]
    pub(super) method: EstimateMethod,
    pub(super) numbers: Range,
    /// How surely the interval holds the total, in parts of 100.
    pub(super) level: u64,
    /// What must hold for it, in English.
    pub(super) assumption: String,
}

/// Why a method refuses.
#[derive(Serialize, JsonSchema)]
pub(super) struct Refusal {
    /// The method; nothing where none gives an estimate.
    #[schemars(with = "Option<String>")]
    pub(super) method: Option<EstimateMethod>,
    /// Why, in English.
    pub(super) reason: String,
}

/// What is estimated of the people of a count, or why nothing is.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "is")]
pub(super) enum OfCount {
    /// An estimate of these very people was asked for. Where no method gives one, each says why.
    Asked(Estimated),
    /// Nothing is: why, as a key of the words.
    None {
        /// Why.
        why: &'static str,
    },
}

impl Estimated {
    pub(super) fn of(told: EstimatedTold) -> Estimated {
        let method = |of: MethodTold| ByMethod {
            method: of.method,
            numbers: Range::of(of.low, Some(of.estimate), of.high),
            level: (of.level * 100.0).round().clamp(0.0, 100.0) as u64,
            assumption: of.assumption,
        };
        let refusal = |of: RefusalTold| Refusal { method: of.method, reason: of.reason };
        Estimated {
            incident: told.incident,
            status: told.status,
            documented: told.documented,
            methods: told.methods.into_iter().map(method).collect(),
            refusals: told.refusals.into_iter().map(refusal).collect(),
        }
    }

    /// How many methods refuse.
    pub(super) fn refused(&self) -> u64 {
        self.refusals.len() as u64
    }
}

impl OfCount {
    /// What the last build estimated, as far as it speaks of this count.
    pub(super) fn of(told: Option<EstimatedTold>, scope: &TallyScope) -> OfCount {
        match told {
            Some(told) if told.speaks_of(scope) => OfCount::Asked(Estimated::of(told)),
            _ if !is_whole(scope) => OfCount::None { why: "est-of-whole-only" },
            None => OfCount::None { why: "est-not-asked" },
            Some(told) if told.incident.is_none() || told.status.is_none() => {
                OfCount::None { why: "est-of-more" }
            }
            Some(_) => OfCount::None { why: "est-of-other" },
        }
    }
}

/// How many methods estimate the people of a count.
pub(super) fn methods_of(told: Option<&EstimatedTold>, scope: &TallyScope) -> u64 {
    told.filter(|told| told.speaks_of(scope)).map_or(0, |told| told.methods.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use vocabulary::EstimateSettings;

    fn told(incident: Option<&str>, status: Option<Status>) -> EstimatedTold {
        let incident = incident.map(str::to_owned);
        EstimatedTold::of(None, &EstimateSettings { incident, status, ..EstimateSettings::default() })
    }

    #[test]
    fn an_estimate_of_other_people_is_never_shown_for_a_count() {
        let why = |told: Option<EstimatedTold>, scope: &str| match OfCount::of(told, &scope.parse().unwrap())
        {
            OfCount::None { why } => why,
            OfCount::Asked(_) => "shown",
        };
        let killed = Some(Status::Killed);
        let odry = "odry-2031/killed/people";
        assert_eq!(why(Some(told(Some("odry-2031"), killed)), odry), "shown");
        assert_eq!(why(None, odry), "est-not-asked");
        assert_eq!(why(Some(told(None, killed)), odry), "est-of-more");
        assert_eq!(why(Some(told(Some("odry-2031"), None)), odry), "est-of-more");
        assert_eq!(why(Some(told(Some("lunt-2031"), killed)), odry), "est-of-other");
        assert_eq!(why(Some(told(Some("odry-2031"), Some(Status::Missing))), odry), "est-of-other");
        for part in ["female", "child", "civilian", "nationality=Velmish", "identified-only"] {
            let part = format!("{odry}/{part}");
            assert_eq!(why(Some(told(Some("odry-2031"), killed)), &part), "est-of-whole-only", "{part}");
        }
        assert_eq!(
            why(Some(told(Some("odry-2031"), killed)), "odry-2031/killed/families"),
            "est-of-whole-only"
        );
    }
}
