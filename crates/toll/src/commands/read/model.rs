//! A model that the command names: what it proposes for a document is added, where it is accepted.
//!
//! Must not: ask where no model was named, or let a failure cost what the grammar read.

use super::Job;
use crate::cli::AskModel;
use crate::model::Model;
use crate::pipeline::{Piece, ask_about};
use anyhow::Result;
use claims::Verdict;
use std::sync::atomic::Ordering;
use vocabulary::{ModelSettings, limits};

/// The model that was named, where one was.
pub(super) fn model(asked: AskModel) -> Result<Option<Model>> {
    let Some((url, name)) = asked.model.zip(asked.model_name) else { return Ok(None) };
    let settings = ModelSettings {
        url,
        name,
        key_env: asked.model_key_env,
        send_to_others: asked.model_send_to_others,
        wait_seconds: asked.model_wait_seconds,
        counted: true,
    };
    Model::of(&settings).map(Some)
}

impl Job {
    /// Lets a model propose figures for a document that is one piece. What goes wrong is a remark.
    pub(super) fn propose(&self, piece: &mut Piece) {
        let Some(model) = &self.model else { return };
        // A server that has failed so often is left alone.
        if self.failures.load(Ordering::Relaxed) >= limits::MODEL_FAILURES_MAX {
            piece.reading.warnings.push("The model was not asked: its server failed too often.".to_owned());
            return;
        }
        let (text, reading) = (&piece.text, &mut piece.reading);
        let (judged, failure) = ask_about(model, &self.reader, text, &reading.source);
        claims::add_proposed(reading, &judged);
        let waiting = judged.iter().filter(|one| matches!(one.verdict, Verdict::Waiting { .. })).count();
        let told = (waiting > 0).then(|| {
            format!("A model proposes {waiting} more, which a person would have to look at: in a case, toll proposals lists them.")
        });
        self.failures.fetch_add(usize::from(failure.is_some()), Ordering::Relaxed);
        let failed = failure.map(|failure| format!("The model could not be asked all: {failure}."));
        reading.warnings.extend(told.into_iter().chain(failed));
    }
}
