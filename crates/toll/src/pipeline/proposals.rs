//! What a model proposes for the documents of a case: asked once, kept as it came, judged anew by each version.
//!
//! An answer is an input, like a source: it lies in the vault and in the ledger. So a build without the server, or one
//! that was broken off, gives the same site as long as every question has its answer.
//!
//! Must not: ask where the case names no model, ask again what was answered, or let a failure end a build.

use super::readings::Readings;
use super::{Event, Work};
use crate::model::{self, Failure, Model};
use anyhow::Result;
use claims::Reader;
use claims::proposal::{Inquiry, Judged, Question, Verdict};
use custody::{Answer, CaseFolder, Held};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use vocabulary::{Digest, Figure, ModelSettings, Reading, Source, limits};

/// Changes whenever answers would be judged otherwise.
pub(super) const JUDGE_VERSION: &str = "1";

/// What there is to ask about one source.
#[derive(Serialize, Deserialize)]
struct Plan {
    questions: Vec<Digest>,
    /// Sentences that no question holds because of the limits; the whole document where it is too large.
    left_out: usize,
}

/// What models propose for a case.
#[derive(Default)]
pub(super) struct Proposals {
    /// By source, all that was proposed, in the order of the questions.
    pub(super) judged: BTreeMap<Digest, Vec<Judged>>,
    /// Sources of which some questions have no answer, by path, and why.
    pub(super) unanswered: Vec<(String, String)>,
    /// Sources of which some sentences were not asked about, by path.
    pub(super) left_out: Vec<(String, usize)>,
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
        let mut asker =
            Asker { settings: &settings, reader: super::reader(), server: Server::Unknown, failures: 0 };
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
                proposals.left_out.push((held.path.clone(), plan.left_out));
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
        let number = 1 + reading.figures.iter().filter(|f| !f.read_by.is_grammar()).count();
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

/// The server, as far as this build has come to know it.
enum Server {
    Unknown,
    Known(Box<Model>),
    /// It cannot be asked, or has failed too often.
    GivenUp(String),
}

/// Asks for one build.
struct Asker<'s> {
    settings: &'s ModelSettings,
    reader: Reader,
    server: Server,
    failures: usize,
}

impl Asker<'_> {
    /// What to ask about a source, from the last build where nothing that it depends on has changed.
    fn plan(&self, folder: &mut CaseFolder, readings: &Readings, held: &Held, key: &str) -> Result<Plan> {
        let name = format!("questions {} {key} {}", held.sha256, self.asked_as());
        if let Some(kept) = folder.stamp(&name)? {
            return Ok(serde_json::from_str(&kept)?);
        }
        let plan = self.inquired(folder, readings, held, key, |inquiry| {
            let (questions, left_out) = inquiry.questions();
            Plan { questions: questions.iter().map(|q| q.digest(&self.settings.name)).collect(), left_out }
        })?;
        let plan = plan.unwrap_or(Plan { questions: Vec::new(), left_out: 1 });
        folder.keep_stamp(&name, &serde_json::to_string(&plan)?)?;
        Ok(plan)
    }

    /// Names what questions depend on beside the reading.
    fn asked_as(&self) -> String {
        Digest::of(format!("{}\0{JUDGE_VERSION}", self.settings.name).as_bytes()).short()
    }

    /// Asks the questions about a source that have no answer; gives why some have none still.
    fn ask(
        &mut self,
        folder: &mut CaseFolder,
        readings: &Readings,
        held: &Held,
        key: &str,
        work: &mut Work,
        tell: &mut dyn FnMut(Event) -> Result<()>,
    ) -> Result<Option<String>> {
        if let Server::Unknown = self.server {
            self.server = match Model::of(self.settings) {
                Ok(model) => Server::Known(Box::new(model)),
                Err(error) => Server::GivenUp(format!("{error:#}")),
            };
        }
        let model = match &self.server {
            Server::Known(model) => model,
            Server::GivenUp(why) => return Ok(Some(why.clone())),
            Server::Unknown => return Ok(None),
        };
        let questions = self.inquired(folder, readings, held, key, |inquiry| inquiry.questions().0)?;
        let mut failed = None;
        for question in questions.into_iter().flatten() {
            let digest = question.digest(model.name());
            if folder.answer_digest(&digest)?.is_some() {
                continue;
            }
            tell(Event::Asking)?;
            match model.ask(&question) {
                Ok(bytes) => {
                    let (source, model) = (held.sha256, model.name().to_owned());
                    folder.keep_answer(&Answer { question: digest, source, model, bytes })?;
                    work.asked += 1;
                    self.failures = 0;
                }
                Err(failure) => {
                    failed = Some(failure.to_string());
                    self.failures += 1;
                    if self.failures >= limits::MODEL_FAILURES_MAX {
                        break;
                    }
                }
            }
        }
        if let (Some(why), true) = (&failed, self.failures >= limits::MODEL_FAILURES_MAX) {
            self.server = Server::GivenUp(why.clone());
        }
        Ok(failed)
    }

    /// The answers about a source, judged; from the last build where nothing has changed.
    fn judged(
        &self,
        folder: &mut CaseFolder,
        readings: &Readings,
        held: &Held,
        key: &str,
        answers: &[Digest],
    ) -> Result<Vec<Judged>> {
        if answers.is_empty() {
            return Ok(Vec::new());
        }
        let all: String = answers.iter().map(Digest::to_string).collect();
        let all = Digest::of(all.as_bytes());
        let name = format!("judged {} {key} {} {}", held.sha256, self.asked_as(), all.short());
        if let Some(kept) = folder.stamp(&name)? {
            return Ok(serde_json::from_str(&kept)?);
        }
        let mut found: BTreeMap<Digest, Vec<u8>> = BTreeMap::new();
        let model = &self.settings.name;
        let questions = self.inquired(folder, readings, held, key, |inquiry| inquiry.questions().0)?;
        for question in questions.iter().flatten() {
            let digest = question.digest(model);
            found.extend(folder.answer(&digest)?.map(|answer| (digest, answer)));
        }
        let judged = self.inquired(folder, readings, held, key, |inquiry| {
            let answered = questions.iter().flatten().filter_map(|q| Some((q, found.get(&q.digest(model))?)));
            answered
                .flat_map(|(question, answer)| judge(inquiry, question, answer, model))
                .collect::<Vec<_>>()
        })?;
        let judged = judged.unwrap_or_default();
        folder.keep_stamp(&name, &serde_json::to_string(&judged)?)?;
        Ok(judged)
    }

    /// Inquires into a source; `None` where it is too large, has no reading, or brings the judge to a fault: that costs one
    /// document, and no build.
    fn inquired<T>(
        &self,
        folder: &CaseFolder,
        readings: &Readings,
        held: &Held,
        key: &str,
        work: impl FnOnce(&Inquiry) -> T,
    ) -> Result<Option<T>> {
        let Some(reading) = folder.reading(&held.sha256, key).ok().flatten() else { return Ok(None) };
        if held.bytes > limits::MODEL_DOCUMENT_BYTES_MAX as u64 {
            return Ok(None);
        }
        let text = readings.text_of(folder, &held.sha256)?;
        if text.len() > limits::MODEL_DOCUMENT_BYTES_MAX {
            return Ok(None);
        }
        Ok(catch_unwind(AssertUnwindSafe(|| work(&self.reader.inquire(&text, &reading.source)))).ok())
    }
}
