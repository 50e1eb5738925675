//! What figures are part of: as it stands after decisions, as a form offers it, and as a form asks for it.
//!
//! Must not: let a figure become part of itself, over however many others.

use super::{Claimed, Offer, Whole};
use crate::asked::{Asked, Refused};
use claims::NoWhole;
use std::collections::BTreeMap;
use vocabulary::{ClaimDecisions, ClaimVerdict, PartOf, Reading, limits};

/// What a form says of a figure that is part of nothing.
const NOTHING: &str = "nothing";

/// Tells each figure what it is part of, as a build would now have it.
pub(super) fn tell(claims: &mut [Claimed], reading: Reading, holding: &ClaimDecisions, text: Option<&str>) {
    let read = parts(&reading);
    let mut reading = reading;
    let done = text.map(|text| claims::reviewed(&mut reading, holding, text)).unwrap_or_default();
    let stands = parts(&reading);
    let apart: BTreeMap<&str, NoWhole> =
        done.apart.iter().map(|(figure, _, why)| (figure.as_str(), *why)).collect();
    let places: BTreeMap<&str, usize> = (claims.iter().zip(0..))
        .filter_map(|(one, place)| Some((one.figure_id.as_deref()?, place)))
        .collect();
    // What is told of each: its whole as it was read and as it stands, each by its place, and why it is apart.
    let told = claims.iter().map(|claim| {
        let id = claim.figure_id.as_deref().unwrap_or_default();
        let whole =
            |parts: &BTreeMap<String, String>| places.get(parts.get(id)?.as_str()).map(|at| &claims[*at]);
        let stands = whole(&stands);
        let stands = stands.map(|whole| Whole { claim: whole.claim.clone(), words: whole.words.clone() });
        (whole(&read).map(|whole| whole.claim.clone()), stands, apart.get(id).copied())
    });
    let told: Vec<_> = told.collect();
    for (claim, (whole_read, part_of, apart)) in claims.iter_mut().zip(told) {
        (claim.whole_read, claim.part_of) = (whole_read, part_of);
        claim.apart = apart.map(|why| match why {
            NoWhole::Unfound => "src-part-unfound",
            NoWhole::Circle => "src-part-circle",
        });
    }
}

/// The figures of a reading that are part of others: their ids, and those of their wholes.
fn parts(reading: &Reading) -> BTreeMap<String, String> {
    let parts = reading.figures.iter();
    parts.filter_map(|figure| Some((figure.id.clone(), figure.part_of.clone()?))).collect()
}

/// The figures that a form offers as wholes, those nearest to a part of the text: for a claim that is corrected, none that is
/// part of it.
pub(super) fn offered(claims: &[Claimed], of: Option<&Claimed>, (start, end): (usize, usize)) -> Vec<Offer> {
    let chosen = of.and_then(|of| of.part_of.as_ref()).map(|whole| whole.claim.as_str());
    let wholes = of.map(|_| Wholes::of(claims)).unwrap_or_default();
    let fits = |one: &&Claimed| can_be(one) && of.is_none_or(|of| !wholes.lead(&one.claim, &of.claim));
    let mut near: Vec<&Claimed> = claims.iter().filter(fits).collect();
    let at = of.map_or((start, end), |of| (of.start, of.end));
    near.sort_by_key(|one| {
        let far = at.0.saturating_sub(one.end).max(one.start.saturating_sub(at.1));
        (chosen != Some(one.claim.as_str()), far)
    });
    near.truncate(limits::WHOLES_OFFERED_MAX);
    near.sort_by_key(|one| (one.start, one.end));
    let offer = |one: &Claimed| {
        let said = one.figure.as_ref()?;
        let words: String = one.words.chars().take(limits::WHOLE_WORDS_CHARS_SHOWN).collect();
        Some(Offer {
            claim: one.claim.clone(),
            count: said.count.clone(),
            status: said.status.clone(),
            words,
        })
    };
    near.into_iter().filter_map(offer).collect()
}

/// What a form says that a figure is part of: nothing where it leaves that to what the reader found.
///
/// # Errors
/// [`Refused::At`] where there is no such figure, or it is part of the very figure.
pub(crate) fn whole_asked(
    asked: &Asked,
    claims: &[Claimed],
    of: Option<&Claimed>,
) -> Result<Option<PartOf>, Refused> {
    let settled = of.and_then(|of| of.read.as_ref()?.part_of.clone());
    let wanted = match asked.form.get("part_of") {
        // It was not asked about.
        "" => return Ok(settled),
        NOTHING => None,
        name => {
            let found = claims.iter().find(|claim| claim.claim == name);
            if of.is_some_and(|of| of.claim == name) {
                return Err(Refused::at("part_of", "claim-part-of-itself"));
            }
            Some(found.filter(|one| can_be(one)).ok_or(Refused::at("part_of", "claim-no-such-whole"))?)
        }
    };
    let name = wanted.map(|wanted| wanted.claim.as_str());
    if let Some(of) = of {
        if name == of.part_of.as_ref().map(|whole| whole.claim.as_str()) {
            // As it stands; what was settled and cannot stand is settled no longer.
            return Ok(settled.filter(|_| of.apart.is_none()));
        }
        if name == of.whole_read.as_deref() {
            return Ok(None);
        }
        if wanted.is_some_and(|wanted| Wholes::of(claims).lead(&wanted.claim, &of.claim)) {
            return Err(Refused::at("part_of", "claim-part-circle"));
        }
    }
    match wanted {
        Some(wanted) => {
            let key = wanted.key.clone().ok_or(Refused::at("part_of", "claim-no-such-whole"))?;
            Ok(Some(PartOf::Claim(Box::new(key))))
        }
        None => Ok(of.is_some().then_some(PartOf::Nothing)),
    }
}

/// Whether something can be part of this.
fn can_be(claim: &Claimed) -> bool {
    claim.figure.is_some() && claim.verdict != Some(ClaimVerdict::Rejected)
}

/// What claims are part of, by their names.
#[derive(Default)]
struct Wholes<'c>(BTreeMap<&'c str, &'c str>);

impl<'c> Wholes<'c> {
    fn of(claims: &'c [Claimed]) -> Wholes<'c> {
        let parts = claims.iter().filter_map(|one| Some((one.claim.as_str(), one.part_of.as_ref()?)));
        Wholes(parts.map(|(part, whole)| (part, whole.claim.as_str())).collect())
    }

    /// Whether a claim is another, or part of it over however many.
    fn lead(&self, from: &str, name: &str) -> bool {
        let mut at = Some(from);
        // One that is part of itself ends somewhere too.
        for _ in 0..=self.0.len() {
            match at {
                Some(one) if one == name => return true,
                Some(one) => at = self.0.get(one).copied(),
                None => return false,
            }
        }
        false
    }
}
