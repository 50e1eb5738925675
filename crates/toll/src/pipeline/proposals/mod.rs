//! What a model proposes for the documents of a case: asked once, kept as it came, judged anew by each version.
//!
//! An answer is an input, like a source: it lies in the vault and in the ledger. So a build without the server, or one
//! that was broken off, gives the same site as long as every question has its answer.
//!
//! Must not: ask where the case names no model, ask again what was answered, or let a failure end a build.

mod asker;

use super::readings::Readings;
use super::{Event, Work};
use crate::model::{self, Failure, Model};
use anyhow::Result;
use asker::Asker;
use claims::{Inquiry, Judged, Proposed, Question, Reader, Verdict};
use custody::CaseFolder;
use std::collections::BTreeMap;
use vocabulary::{Digest, Reading, Source};

/// Changes whenever answers would be judged otherwise.
pub(super) const JUDGE_VERSION: &str = "1";

/// What models propose for a case.
#[derive(Default)]
pub(super) struct Proposals {
    /// By source, all that was proposed, in the order of the questions.
    pub(super) judged: BTreeMap<Digest, Vec<Judged>>,
    /// By source, how many of these wait for a person still.
    waiting: BTreeMap<Digest, usize>,
    /// Sources of which some questions have no answer, by path, and why.
    pub(super) unanswered: Vec<(String, String)>,
    /// Sources of which some sentences were not asked about, by path.
    pub(super) left_out: Vec<String>,
}

impl Proposals {
    /// Asks what was not asked yet, where there is a model and it may be asked, and judges all answers.
    pub(super) fn complete(
        folder: &mut CaseFolder,
        readings: &Readings,
        ask: bool,
        work: &mut Work,
        tell: &mut dyn FnMut(Event) -> Result<()>,
    ) -> Result<Proposals> {
        let mut proposals = Proposals::default();
        let Some(settings) = folder.case().model().cloned() else { return Ok(proposals) };
        let mut asker = Asker::of(&settings);
        for (held, key) in &readings.held {
            if !folder.has_reading(&held.sha256, key)? {
                continue;
            }
            let plan = asker.plan(folder, readings, held, key)?;
            let mut answers = Vec::with_capacity(plan.questions.len());
            for question in &plan.questions {
                answers.extend(folder.answer_digest(question)?);
            }
            if answers.len() < plan.questions.len() && ask {
                let failed = asker.ask(folder, readings, held, key, work, tell)?;
                proposals.unanswered.extend(failed.map(|why| (held.path.clone(), why)));
                answers.clear();
                for question in &plan.questions {
                    answers.extend(folder.answer_digest(question)?);
                }
            }
            if plan.left_out > 0 {
                proposals.left_out.push(held.path.clone());
            }
            let judged = asker.judged(folder, readings, held, key, &answers)?;
            if !judged.is_empty() {
                proposals.judged.insert(held.sha256, judged);
            }
        }
        proposals.count(folder)?;
        Ok(proposals)
    }

    /// How many of a source's proposals wait for a person.
    pub(super) fn waiting(&self, source: &Digest) -> usize {
        self.waiting.get(source).copied().unwrap_or_default()
    }

    /// Keeps what is proposed for those who look at documents at the desk.
    pub(super) fn keep(&self, folder: &mut CaseFolder) -> Result<()> {
        let model = folder.case().model().map(|settings| settings.name.clone()).unwrap_or_default();
        let mut all = BTreeMap::new();
        for (source, judged) in &self.judged {
            let refused = |one: &&Judged| matches!(one.verdict, Verdict::Refused { .. });
            let judged = judged.iter().filter(|one| !refused(one)).cloned().collect();
            let told = Proposed { model: model.clone(), judged };
            if !told.judged.is_empty() {
                all.insert(*source, serde_json::to_string(&told)?);
            }
        }
        Ok(folder.keep_proposed(&all)?)
    }

    /// Counts what waits, without what a person settled. What has no place in the text waits for somebody to find it.
    fn count(&mut self, folder: &CaseFolder) -> Result<()> {
        let waits = |judged: &&Judged| matches!(judged.verdict, Verdict::Waiting { .. });
        if !self.judged.values().flatten().any(|judged| waits(&judged)) {
            return Ok(());
        }
        let decisions = folder.claim_decisions()?;
        for (source, judged) in &self.judged {
            let open = |judged: &&Judged| {
                let alone = Proposed { model: String::new(), judged: vec![(*judged).clone()] };
                !alone.waiting(*source).iter().any(|one| one.is_settled(&decisions))
            };
            self.waiting.insert(*source, judged.iter().filter(waits).filter(open).count());
        }
        Ok(())
    }

    /// Adds a source's accepted figures to its reading.
    pub(super) fn add_to(&self, reading: &mut Reading) {
        if let Some(judged) = self.judged.get(&reading.source.sha256) {
            claims::add_proposed(reading, judged);
        }
    }
}

/// Asks a model all there is to ask about one text, and judges what comes back; gives also what went wrong.
pub(crate) fn ask_about(
    model: &Model,
    reader: &Reader,
    text: &str,
    source: &Source,
) -> (Vec<Judged>, Option<Failure>) {
    let inquiry = reader.inquire(text, source);
    let mut judged = Vec::new();
    for question in inquiry.questions().0 {
        match model.ask(&question) {
            Ok(bytes) => judged.extend(judge(&inquiry, &question, &bytes, model.name())),
            Err(failure) => return (judged, Some(failure)),
        }
    }
    (judged, None)
}

fn judge(inquiry: &Inquiry, question: &Question, answer: &[u8], model: &str) -> Vec<Judged> {
    inquiry.judge(question, &model::content(answer).unwrap_or_default(), model)
}
