//! `toll judge`: a judgement on two records into the ledger, or its withdrawal.
//!
//! Must not: keep a judgement on a record that is not there, or let a name into the ledger that the reviewer did not write.

use super::desk::judge_served;
use crate::cli::{Judge, JudgedAs};
use crate::messages::Verdict;
use crate::pipeline;
use crate::show::escape;
use anyhow::{Result, bail};
use custody::{CaseFolder, Moment};
use persons::link::Explanation;
use persons::registry::Bench;
use std::collections::BTreeSet;
use std::io::{self, Write};
use vocabulary::{
    Chance, JudgedPair, Judgement, Judgements, RecordKey, Registry, WithdrawnJudgement, limits,
};

pub(crate) fn judge(asked: Judge) -> Result<Verdict> {
    if let Some(judged) = judge_served(&asked)? {
        return Ok(judged);
    }
    let by = said("--by", asked.by.as_deref().unwrap_or_default(), limits::REVIEWER_CHARS_MAX)?;
    let reason = said("--reason", &asked.reason, limits::REASON_CHARS_MAX)?;
    let mut folder = match asked.clock {
        Some(moment) => CaseFolder::open_by(&asked.case, moment.always())?,
        None => CaseFolder::open_by(&asked.case, Box::new(Moment::now))?,
    };
    let judgements = folder.judgements()?;
    let Some(judgement) = asked.judgement else {
        let known: BTreeSet<RecordKey> =
            judgements.holding().flat_map(|judged| [judged.a.clone(), judged.b.clone()]).collect();
        let (a, b) = pair(&known, &asked, "no judgement holds on it")?;
        if !folder.withdraw(WithdrawnJudgement { a: a.clone(), b: b.clone(), by, reason })? {
            bail!("{a} and {b}: no judgement holds on these two, so there is none to withdraw");
        }
        let shown = format!("{a} and {b}: the last judgement is withdrawn; run toll build.");
        writeln!(io::stdout(), "{}", escape(&shown))?;
        return Ok(Verdict::Clean);
    };
    let pool = pipeline::threads(None)?;
    let (registered, gathered) = pipeline::registered(&mut folder, &pool)?;
    let known = keys(&registered.registry);
    let (a, b) =
        pair(&known, &asked, "there is no such record in the case; toll queue and toll person name them")?;
    let judged = gathered.with(|told| -> Result<JudgedPair> {
        let bench = Bench::of(told, &Judgements::default());
        let explained = registered.learnt.as_ref().map(|learnt| bench.explain(told, learnt, &[(&a, &b)]));
        let explained = explained.into_iter().flatten().flatten().next();
        let Some(said) = bench.said(&a, &b) else { bail!("{a}: there is no such record in the case") };
        Ok(JudgedPair {
            judgement: as_judged(judgement),
            probability: explained.as_ref().map(|explained| Chance::of(explained.probability)),
            explanation: explained.as_ref().map(Explanation::in_bits).unwrap_or_default(),
            a: a.clone(),
            b: b.clone(),
            by,
            reason,
            said,
        })
    })?;
    let words = match judged.judgement {
        Judgement::Same => "one person",
        Judgement::Different => "two people",
        Judgement::Unsure => "left open",
    };
    let chance = judged.probability.map(|chance| format!(" (chance {chance})")).unwrap_or_default();
    let shown = format!("{a} and {b}: judged {words}{chance}; run toll build.");
    folder.judge(judged)?;
    writeln!(io::stdout(), "{}", escape(&shown))?;
    Ok(Verdict::Clean)
}

pub(super) fn as_judged(judgement: JudgedAs) -> Judgement {
    match judgement {
        JudgedAs::Same => Judgement::Same,
        JudgedAs::Different => Judgement::Different,
        JudgedAs::Unsure => Judgement::Unsure,
    }
}

/// What somebody says, within bounds.
pub(super) fn said(option: &str, text: &str, chars_max: usize) -> Result<String> {
    let text = text.trim();
    if text.is_empty() {
        bail!("{option} is empty: a decision says who made it and why");
    }
    let chars = text.chars().count();
    if chars > chars_max {
        bail!("{option} has {chars} characters, and {chars_max} is the most: shorten it");
    }
    Ok(text.to_owned())
}

/// All records of a registry.
fn keys(registry: &Registry) -> BTreeSet<RecordKey> {
    registry
        .persons
        .iter()
        .flat_map(|person| person.records.iter().map(|record| record.key.clone()))
        .collect()
}

/// The two records that were named, in their order.
fn pair(known: &BTreeSet<RecordKey>, asked: &Judge, lacking: &str) -> Result<(RecordKey, RecordKey)> {
    let find = |name: &str| {
        let is = |key: &&RecordKey| {
            let written = key.to_string();
            written == name || written.strip_prefix("lists/") == Some(name)
        };
        match known.iter().find(is) {
            Some(key) => Ok(key.clone()),
            None => bail!("{name}: {lacking}"),
        }
    };
    let (a, b) = (find(&asked.a)?, find(&asked.b)?);
    match a.cmp(&b) {
        std::cmp::Ordering::Equal => bail!("{a}: a record is judged beside another one, not beside itself"),
        std::cmp::Ordering::Less => Ok((a, b)),
        std::cmp::Ordering::Greater => Ok((b, a)),
    }
}
