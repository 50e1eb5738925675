//! What is told of each count, of its claims and of the case: values for those who work on it, made once with a build and looked
//! at many times.
//!
//! Must not: reckon anything anew. It sets out what [`Reconciliation`](crate::Reconciliation) holds.

mod case;
mod each;
mod line;

pub use case::{
    CaseTold, EstimatedTold, FindingsNumber, Gathered, MethodTold, PersonsNumber, RefusalTold, case_told,
    is_whole,
};
pub use each::{Setting, Voices, each_count, order};
pub use line::{CountLine, HeadTold, NumbersTold};

use crate::{Decided, ScopeView};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use vocabulary::said::Said;
use vocabulary::{
    Attribution, ClaimRef, Count, Counts, Day, Digest, Edtf, Finding, FindingKind, Modality, Rule,
    RuleChosen, RuleFor, Tally, TallyMark, TallyScope, Weight, limits,
};

/// A count with all that is told of it but its claims.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountTold {
    /// What is counted.
    pub scope: TallyScope,
    /// What its incident is called.
    pub title: String,
    /// The rule that stands first.
    pub rule: Rule,
    /// What `case.toml` settles for it by a `[[rule-for]]`.
    pub settled: Option<RuleFor>,
    /// The rule that was chosen for this very count, with its entry in the ledger.
    pub chosen: Option<(u64, RuleChosen)>,
    /// What each rule gives, the one that stands first before the others.
    pub tallies: Vec<TallyTold>,
    /// The rules in force that give nothing here.
    pub silent: Vec<Rule>,
    /// What a reviewer decided.
    pub decided: Option<Decided>,
    /// What stands behind its different numbers.
    pub view: Option<ScopeView>,
    /// How many claims there are.
    pub claims: u64,
    /// In how many sources.
    pub sources: u64,
    /// A digest of the figures, as an override keeps it.
    pub inputs: Digest,
    /// How many persons of the registry fit it; `None` where it is not of single people, or nobody is on a list.
    pub documented: Option<u64>,
}

impl CountTold {
    /// What the rule that stands first gives; `None` where it gives nothing.
    pub fn first(&self) -> Option<&TallyTold> {
        self.tallies.first().filter(|tally| tally.rule == self.rule)
    }

    /// Whether its numbers differ: by a rule, or from one rule to another.
    pub fn differs(&self) -> bool {
        let same = |tally: &TallyTold| tally.high == Some(tally.low) && tally.low == self.tallies[0].low;
        self.view.is_some() || !self.tallies.iter().all(same)
    }
}

/// What one rule gives for a count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TallyTold {
    /// Which rule.
    pub rule: Rule,
    /// Low.
    pub low: u64,
    /// Best, where it has one.
    pub best: Option<u64>,
    /// High; `None` where it is open.
    pub high: Option<u64>,
    /// How many independent origins stand behind it.
    pub origins: u64,
    /// What it is marked with.
    pub mark: Option<TallyMark>,
    /// How many of the claims it uses.
    pub used: u64,
}

impl TallyTold {
    fn of(tally: &Tally) -> TallyTold {
        TallyTold {
            rule: tally.rule,
            low: tally.low,
            best: tally.best,
            high: tally.high,
            origins: tally.origins as u64,
            mark: tally.mark.clone(),
            used: tally.inputs.iter().filter(|input| input.set_aside.is_none()).count() as u64,
        }
    }
}

/// A claim in its count: the words, who says them, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimTold {
    /// Which.
    pub claim: ClaimRef,
    /// The source's path.
    pub path: String,
    /// What the source is called.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<Edtf>,
    /// The figure's own words.
    pub text: String,
    /// The number.
    pub count: Count,
    /// Stated, denied, expected or replaced.
    pub modality: Modality,
    /// Who vouches for it, as written.
    pub attributed_to: Attribution,
    /// The independent voice behind it.
    pub voice: String,
    /// A running total, or an addition.
    pub counts: Option<Counts>,
    /// As of which day, by its words.
    pub as_of: Option<Edtf>,
    /// The day it is taken to stand at.
    pub day: Option<Day>,
    /// When it happened.
    pub when: Option<Edtf>,
    /// Where, as written.
    pub place: Option<String>,
    /// What the rules make of it; those that say the same together.
    pub verdicts: Vec<Verdict>,
}

/// What some rules make of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The rules; none where it is the same for every rule.
    pub rules: Vec<Rule>,
    /// Why they set it aside; `None` where they use it.
    pub aside: Option<Arc<Said>>,
}

/// What one voice says of a count, all its claims together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellTold {
    /// The voice, by its place among [`Voices`].
    pub voice: usize,
    /// How many claims.
    pub claims: u64,
    /// The lowest of their numbers: of those that can be compared, where there are such.
    pub low: u64,
    /// The highest; `None` where one is open.
    pub high: Option<u64>,
}

/// A finding as a list shows it to those who work on the case: in English, with the first of the figures that it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingTold {
    /// How much it weighs.
    pub weight: Weight,
    /// What kind of thing.
    pub kind: FindingKind,
    /// As everybody may see it.
    pub said: FindingSaid,
    /// With the words of lists, for those who see what is withheld; `None` where that is the same.
    pub whole: Option<FindingSaid>,
    /// How many figures it is about beyond those listed.
    pub more: u64,
}

/// What a finding says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingSaid {
    /// The path of the source, and the place in it where there is one.
    pub place: Option<String>,
    /// What was seen, in English.
    pub seen: String,
    /// What would settle it, in English.
    pub remedy: String,
    /// The first figures that it is about, those of one source after another together: each source with the ids of its figures.
    pub about: Vec<(Digest, Vec<String>)>,
}

impl FindingSaid {
    fn of(finding: &Finding) -> FindingSaid {
        let mut about: Vec<(Digest, Vec<String>)> = Vec::new();
        for claim in finding.about.iter().take(limits::FINDING_LISTED_MAX) {
            match about.last_mut().filter(|(source, _)| *source == claim.source) {
                Some((_, figures)) => figures.push(claim.figure.clone()),
                None => about.push((claim.source, vec![claim.figure.clone()])),
            }
        }
        FindingSaid {
            place: finding.place.clone(),
            seen: finding.seen.english().to_owned(),
            remedy: finding.remedy.english().to_owned(),
            about,
        }
    }
}

/// What a finding says as values, to be worded in other languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingSpoken {
    /// What was seen and what would settle it, as everybody may see it.
    pub said: (Said, Said),
    /// The same with the words of lists, for those who see what is withheld.
    pub whole: Option<(Said, Said)>,
}

impl FindingSpoken {
    /// What a finding says, and the same in full.
    pub fn of(finding: &Finding, whole: Option<&Finding>) -> FindingSpoken {
        let said = |finding: &Finding| (finding.seen.clone(), finding.remedy.clone());
        FindingSpoken { said: said(finding), whole: whole.map(said) }
    }
}

impl FindingTold {
    /// A finding, and the same in full.
    pub fn of(finding: &Finding, whole: Option<&Finding>) -> FindingTold {
        FindingTold {
            weight: finding.weight,
            kind: finding.kind,
            said: FindingSaid::of(finding),
            whole: whole.map(FindingSaid::of),
            more: finding.about.len().saturating_sub(limits::FINDING_LISTED_MAX) as u64,
        }
    }
}
