//! Decisions on claims: judged, corrected, added, withdrawn.
//!
//! Must not: keep words that do not stand in the text, or let the second of two who decide overwrite the first.

use super::decide;
use super::source::{self, Claimed, Known, Offered, hand, whole_asked};
use crate::asked::{Asked, Refused, Reply};
use crate::house::House;
use crate::openapi::{Told, does};
use custody::Wanted;
use vocabulary::{
    AddedClaim, CharMap, ClaimDecision, ClaimKey, ClaimVerdict, CorrectedClaim, HandFigure, JudgedClaim,
    Passage, WithdrawnClaim, limits,
};

const SOURCE: (&str, &str) = ("source", "The SHA-256 of the document.");
const CLAIM: (&str, &str) = ("claim", "The claim, as the document's page names it.");
const SEEN: (&str, &str) = ("seen", "The entry that spoke last on the claim, as the page shows it.");
const REASON: (&str, &str) = ("reason", "Why.");

pub(crate) const JUDGE: Told = does(
    "Judges a claim, or what a model proposes: where that is accepted, it becomes a claim.",
    &[SOURCE, CLAIM, SEEN, ("verdict", "accepted, rejected or unsure."), REASON],
);
pub(crate) const CORRECT: Told = does(
    "Corrects a figure; the fields are those of the document's page.",
    &[SOURCE, CLAIM, SEEN, WORDS, START, END, SAID, REASON],
);
pub(crate) const ADD: Told = does(
    "Adds a figure by hand; the fields are those of the document's page.",
    &[
        SOURCE,
        WORDS,
        START,
        END,
        SAID,
        REASON,
        (
            "proposal",
            "What a model proposes, as the document's page names it, where this is added in its place.",
        ),
    ],
);
pub(crate) const WITHDRAW: Told = does(
    "Withdraws a decision on a claim.",
    &[SOURCE, CLAIM, SEEN, ("entry", "The entry that is withdrawn."), REASON],
);
const WORDS: (&str, &str) = ("words", "The words, as they stand in the text.");
const START: (&str, &str) =
    ("start", "The first character of the words; where it is left out, the words must stand there once.");
const END: (&str, &str) = ("end", "The character after the last.");
const SAID: (&str, &str) = (
    "number",
    "How many; and precision, high, status, unit, sex, age, role, nationality, counts, identified, as_of, when, where, modality, \
     attributed_to (one speaker a line), by, means (with commas between), incident, and part_of: the claim that is the whole, nothing, \
     or left out for what stands.",
);

/// The reason that somebody gives, cut where it is too long.
fn reason(asked: &Asked) -> String {
    asked.form.get("reason").chars().take(limits::REASON_CHARS_MAX).collect()
}

/// The document that a form names.
fn known(house: &House, asked: &Asked) -> Result<Known, Refused> {
    source::known(house, asked.form.get("source")).map_err(|refused| match refused {
        // Another file took its place since.
        Refused::Unknown => Refused::Cannot("page-is-old"),
        other => other,
    })
}

/// The claim that a form names.
fn claim<'k>(asked: &Asked, known: &'k Known) -> Result<(&'k Claimed, ClaimKey), Refused> {
    let wanted = asked.form.get("claim");
    let found = known.claims.iter().chain(&known.unfound).find(|claim| claim.claim == wanted);
    let found = found.ok_or(Refused::Cannot("page-is-old"))?;
    let key = found.key.clone().ok_or(Refused::Cannot("page-is-old"))?;
    Ok((found, key))
}

/// Where the page of a document shows a claim.
fn back(asked: &Asked, claim: &str) -> String {
    let page: usize = asked.form.get("page").parse().unwrap_or(1);
    format!("/source/{}?page={page}#c-{claim}", asked.form.get("source"))
}

pub(crate) fn judge(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let known = known(house, asked)?;
    let verdict = asked.form.get("verdict").parse().map_err(|_| Refused::Cannot("page-is-old"))?;
    if let Some(offered) = known.proposals.iter().find(|one| one.proposal == asked.form.get("claim")) {
        return settle(house, asked, offered, verdict);
    }
    let (found, claim) = claim(asked, &known)?;
    let (by, reason) = (asked.visitor()?.name.clone(), reason(asked));
    if verdict == ClaimVerdict::Accepted
        && found.proposed_by.is_some()
        && let Some(entry) = found.read.as_ref().and_then(|read| found.added_by(&by, read))
        && asked.seen() < entry
    {
        // Accepted twice, because the answer was lost on its way.
        return Ok(Reply::Kept(entry, back(asked, &found.claim)));
    }
    let proposed_by = None;
    let judged = ClaimDecision::Judged(Box::new(JudgedClaim { claim, verdict, by, reason, proposed_by }));
    let entry = decide(house, Wanted::OnClaim(judged), asked.seen())?;
    Ok(Reply::Kept(entry, back(asked, &found.claim)))
}

/// Accepts what a model proposes, which makes it a claim, or judges that it is none.
fn settle(house: &House, asked: &Asked, offered: &Offered, verdict: ClaimVerdict) -> Result<Reply, Refused> {
    let (by, reason) = (asked.visitor()?.name.clone(), reason(asked));
    let (claim, figure, proposed_by) =
        (offered.key.clone(), offered.hand.clone(), Some(offered.model.clone()));
    let decision = match verdict {
        ClaimVerdict::Accepted => {
            let source = claim.source;
            ClaimDecision::Added(Box::new(AddedClaim { source, figure, by, reason, proposed_by }))
        }
        _ => ClaimDecision::Judged(Box::new(JudgedClaim { claim, verdict, by, reason, proposed_by })),
    };
    let entry = decide(house, Wanted::OnClaim(decision), asked.seen())?;
    Ok(Reply::Kept(entry, back(asked, &offered.proposal)))
}

pub(crate) fn correct(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let known = known(house, asked)?;
    let (found, claim) = claim(asked, &known)?;
    let Some(was) = found.read.clone() else { return Err(Refused::Cannot("not-a-figure")) };
    let now = said(house, asked, &known, Some(found))?;
    if now == was {
        return Err(Refused::Cannot("claim-unchanged"));
    }
    let key = ClaimKey::of_hand(claim.source, &now);
    let other = |one: &&Claimed| one.key.as_ref() == Some(&key) && one.claim != found.claim;
    if known.claims.iter().any(|one| other(&one)) {
        return Err(Refused::at("words", "claim-is-there"));
    }
    let (by, reason) = (asked.visitor()?.name.clone(), reason(asked));
    let corrected = CorrectedClaim { claim, was, now, by, reason };
    let wanted = Wanted::OnClaim(ClaimDecision::Corrected(Box::new(corrected)));
    let entry = decide(house, wanted, asked.seen())?;
    Ok(Reply::Kept(entry, back(asked, &found.claim)))
}

pub(crate) fn add(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let known = known(house, asked)?;
    let figure = said(house, asked, &known, None)?;
    let digest = known.source.sha256;
    let key = ClaimKey::of_hand(digest, &figure);
    let name = source::name_of(&key);
    if let Some(there) = known.claims.iter().find(|claim| claim.key.as_ref() == Some(&key)) {
        // Sent twice, because the answer was lost on its way.
        let by = &asked.visitor()?.name;
        return match there.added_by(by, &figure) {
            Some(entry) => Ok(Reply::Kept(entry, back(asked, &name))),
            None => Err(Refused::at("words", "claim-is-there")),
        };
    }
    // What was added before and withdrawn may be added again: the entry that spoke last is looked up here, as no page shows it.
    let last = house.readers.ask(|case| case.last_on_claim(&key))?;
    let (by, reason) = (asked.visitor()?.name.clone(), reason(asked));
    let offered = known.proposals.iter().find(|one| one.proposal == asked.form.get("proposal"));
    let proposed_by = offered.map(|one| one.model.clone());
    let added = AddedClaim { source: digest, figure, by, reason, proposed_by };
    let entry = decide(house, Wanted::OnClaim(ClaimDecision::Added(Box::new(added))), last)?;
    Ok(Reply::Kept(entry, back(asked, &name)))
}

pub(crate) fn withdraw(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let known = known(house, asked)?;
    let offered = known.proposals.iter().find(|one| one.proposal == asked.form.get("claim"));
    let (name, claim) = match offered {
        Some(offered) => (offered.proposal.clone(), offered.key.clone()),
        None => claim(asked, &known).map(|(found, key)| (found.claim.clone(), key))?,
    };
    let withdraws = asked.form.get("entry").parse().map_err(|_| Refused::Cannot("page-is-old"))?;
    let (by, reason) = (asked.visitor()?.name.clone(), reason(asked));
    let gone = WithdrawnClaim { claim, withdraws, by, reason };
    let entry = decide(house, Wanted::ClaimWithdrawn(gone), asked.seen())?;
    Ok(Reply::Kept(entry, back(asked, &name)))
}

/// What a form says, on words that stand in the text.
fn said(house: &House, asked: &Asked, known: &Known, of: Option<&Claimed>) -> Result<HandFigure, Refused> {
    let Some(text) = &known.text else { return Err(Refused::Cannot("claim-no-text")) };
    let said = hand(&asked.form, passage(asked, text)?)?;
    if let Some(id) = &said.incident
        && house.readers.ask(|case| case.incident(id))?.is_none()
    {
        return Err(Refused::at("incident", "claim-no-such-incident"));
    }
    let part_of = whole_asked(asked, &known.claims, of)?;
    Ok(HandFigure { part_of, ..said })
}

/// The words of a form, cut from the text: at the place that is given, where they stand there; else where they stand once.
fn passage(asked: &Asked, text: &str) -> Result<Passage, Refused> {
    let words = asked.form.raw("words");
    let bare: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if bare.is_empty() {
        return Err(Refused::at("words", "claim-needs-words"));
    }
    if bare.chars().count() > limits::HAND_WORDS_CHARS_MAX {
        return Err(Refused::at("words", "claim-words-too-long"));
    }
    let map = CharMap::new(text);
    let place = |name: &str| asked.form.get(name).parse::<usize>().ok();
    if let (Some(start), Some(end)) = (place("start"), place("end"))
        && start < end
    {
        let range = map.byte_at(start)..map.byte_at(end);
        let stand = text.get(range.clone()).unwrap_or_default();
        // A browser may write other blanks than the text.
        if stand.split_whitespace().eq(bare.split(' ')) {
            return Ok(Passage::cut(text, &map, trimmed(text, range)));
        }
    }
    let mut found = text.match_indices(words.trim());
    match (found.next(), found.next()) {
        (Some((from, words)), None) => Ok(Passage::cut(text, &map, from..from + words.len())),
        (Some(_), Some(_)) => Err(Refused::at("words", "claim-words-twice")),
        (None, _) => Err(Refused::at("words", "claim-words-not-there")),
    }
}

/// A range without blanks at its ends.
fn trimmed(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let words = &text[range.clone()];
    let from = range.start + (words.len() - words.trim_start().len());
    from..from + words.trim().len()
}

/// The script by which claims are decided on with keys, and selected words fill the form.
pub(crate) fn script(_: &House, _: &Asked) -> Result<Reply, Refused> {
    Ok(Reply::File("text/javascript; charset=utf-8", false, include_bytes!("../claims.js").to_vec()))
}
