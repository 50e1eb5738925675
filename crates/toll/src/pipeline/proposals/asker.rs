//! Asks for one build: what is not answered yet, each question once.
//!
//! Must not: ask again what was answered, or go on with a server that fails and fails.

use super::super::readings::Readings;
use super::super::{Event, Work, reader};
use super::{JUDGE_VERSION, judge};
use crate::model::Model;
use anyhow::Result;
use claims::{Inquiry, Judged, Reader};
use custody::{Answer, CaseFolder, Held};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use vocabulary::{Digest, ModelSettings, limits};

/// What there is to ask about one source.
#[derive(Serialize, Deserialize)]
pub(super) struct Plan {
    pub(super) questions: Vec<Digest>,
    /// Sentences that no question holds because of the limits; the whole document where it is too large.
    pub(super) left_out: usize,
}

/// The server, as far as this build has come to know it.
enum Server {
    Unknown,
    Known(Box<Model>),
    /// It cannot be asked, or has failed too often.
    GivenUp(String),
}

/// Asks for one build.
pub(super) struct Asker<'s> {
    settings: &'s ModelSettings,
    reader: Reader,
    server: Server,
    failures: usize,
}

impl<'s> Asker<'s> {
    pub(super) fn of(settings: &'s ModelSettings) -> Asker<'s> {
        Asker { settings, reader: reader(), server: Server::Unknown, failures: 0 }
    }

    /// What to ask about a source, from the last build where nothing that it depends on has changed.
    pub(super) fn plan(
        &self,
        folder: &mut CaseFolder,
        readings: &Readings,
        held: &Held,
        key: &str,
    ) -> Result<Plan> {
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
    pub(super) fn ask(
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
    pub(super) fn judged(
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
