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
use claims::{Inquiry, Judged, Question, Reader, Verdict};
use custody::CaseFolder;
use std::collections::BTreeMap;
use vocabulary::{Digest, Figure, Reading, Source};

/// Changes whenever answers would be judged otherwise.
pub(super) const JUDGE_VERSION: &str = "1";

/// What models propose for a case.
#[derive(Default)]
pub(super) struct Proposals {
    /// By source, all that was proposed, in the order of the questions.
    pub(super) judged: BTreeMap<Digest, Vec<Judged>>,
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
        Ok(proposals)
    }

    /// How many of a source's proposals wait for a person.
    pub(super) fn waiting(&self, source: &Digest) -> usize {
        let judged = self.judged.get(source).map_or(&[][..], Vec::as_slice);
        judged.iter().filter(|judged| matches!(judged.verdict, Verdict::Waiting { .. })).count()
    }

    /// Adds a source's accepted figures to its reading.
    pub(super) fn add_to(&self, reading: &mut Reading) {
        if let Some(judged) = self.judged.get(&reading.source.sha256) {
            add(reading, judged);
        }
    }
}

/// Adds accepted figures to a reading, in the order of the text. Where the grammar has a figure there is no room for one.
pub(crate) fn add(reading: &mut Reading, judged: &[Judged]) {
    for judged in judged {
        let Verdict::Accepted { figure } = &judged.verdict else { continue };
        let (start, end) = (figure.passage.start(), figure.passage.end());
        if reading.figures.iter().any(|f| f.passage.start() < end && start < f.passage.end()) {
            continue;
        }
        let number = 1 + reading.figures.iter().filter(|f| f.read_by.model().is_some()).count();
        let at = reading.figures.partition_point(|f| f.passage.start() < start);
        reading.figures.insert(at, Figure { id: format!("m{number}"), ..(**figure).clone() });
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
