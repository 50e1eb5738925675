//! A model behind an OpenAI-compatible endpoint, asked for proposals. Off unless a case or a command names one.
//!
//! It hands out what came back, as it came; whether
//! anything in it is true is judged by `claims::proposal`.
//!
//! Must not: be asked where nobody said so, send words to another computer without consent, or print or keep a key.

mod address;
mod reply;

pub(crate) use reply::content;

use crate::connection::agent;
use address::Address;
use anyhow::{Context, Result, ensure};
use claims::Question;
use serde_json::json;
use std::time::Duration;
use ureq::Agent;
use vocabulary::{ModelSettings, limits};

/// The longest answer that is asked for, in the model's own pieces of words.
const ANSWER_TOKENS: u32 = 4096;

/// Why a question has no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// No connection, or one that broke.
    #[error("the server at {0} cannot be reached ({1})")]
    Unreachable(String, String),
    /// Too slow.
    #[error("the server gave no whole answer within {0} seconds")]
    TooSlow(u64),
    /// More than is read.
    #[error("the answer is larger than {max} bytes", max = limits::MODEL_ANSWER_BYTES_MAX)]
    TooLarge,
    /// Not 200.
    #[error("the server answered with the status {0}")]
    Status(u16),
    /// Somewhere else is to be asked.
    #[error("the server sent the question on to another address, which Toll does not follow")]
    Redirect,
    /// Not what such servers answer.
    #[error("the answer is none of a chat completion")]
    NoCompletion,
}

/// A model that may be asked.
pub(crate) struct Model {
    agent: Agent,
    address: Address,
    name: String,
    key: Option<String>,
    wait_seconds: u64,
}

impl Model {
    /// Checks what the settings say, before anything is sent.
    ///
    /// # Errors
    /// Where the address is none, where words would leave this computer without consent, or a key unprotected.
    pub(crate) fn check(settings: &ModelSettings) -> Result<()> {
        let max = limits::MODEL_WAIT_SECONDS_MAX;
        ensure!(
            !settings.name.trim().is_empty(),
            "the model has no name; say which one the server is to use"
        );
        ensure!(
            (1..=max).contains(&settings.wait_seconds),
            "wait_seconds is {}; it can be 1 to {max}",
            settings.wait_seconds
        );
        Address::of(settings).map(|_| ())
    }

    /// The model of these settings, with its key.
    ///
    /// # Errors
    /// As [`Model::check`], and where the variable that should hold the key is not set.
    pub(crate) fn of(settings: &ModelSettings) -> Result<Model> {
        Model::check(settings)?;
        let key = settings.key_env.as_deref().map(key_in).transpose()?;
        Ok(Model {
            agent: agent(Duration::from_secs(settings.wait_seconds)),
            address: Address::of(settings)?,
            name: settings.name.clone(),
            key,
            wait_seconds: settings.wait_seconds,
        })
    }

    /// Its name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Asks a question once. Gives the bytes of the answer as they came, where they are a chat completion.
    pub(crate) fn ask(&self, question: &Question) -> Result<Vec<u8>, Failure> {
        let body = json!({
            "model": self.name,
            "messages": [
                {"role": "system", "content": question.system},
                {"role": "user", "content": question.user},
            ],
            "temperature": 0,
            "seed": 0,
            "stream": false,
            "max_tokens": ANSWER_TOKENS,
            "response_format": {"type": "json_object"},
        });
        let mut request = self.agent.post(self.address.completions()).content_type("application/json");
        if let Some(key) = &self.key {
            request = request.header("Authorization", format!("Bearer {key}"));
        }
        let mut response = request.send(body.to_string()).map_err(|error| self.failure(error))?;
        match response.status().as_u16() {
            200 => {}
            300..=399 => return Err(Failure::Redirect),
            status => return Err(Failure::Status(status)),
        }
        let limited = response.body_mut().with_config().limit(limits::MODEL_ANSWER_BYTES_MAX);
        let bytes = limited.read_to_vec().map_err(|error| self.failure(error))?;
        content(&bytes).ok_or(Failure::NoCompletion)?;
        Ok(bytes)
    }

    fn failure(&self, error: ureq::Error) -> Failure {
        match error {
            ureq::Error::Timeout(_) => Failure::TooSlow(self.wait_seconds),
            ureq::Error::BodyExceedsLimit(_) => Failure::TooLarge,
            ureq::Error::Io(error) if error.kind() == std::io::ErrorKind::TimedOut => {
                Failure::TooSlow(self.wait_seconds)
            }
            // The error's own words: they hold the address at most, never the key, which is in no error of ureq.
            other => Failure::Unreachable(self.address.host().to_owned(), other.to_string()),
        }
    }
}

fn key_in(variable: &str) -> Result<String> {
    let key = std::env::var(variable);
    key.ok().filter(|key| !key.is_empty()).with_context(|| {
        format!("the environment variable {variable}, which should hold the model's key, is not set; set it, or take key_env out")
    })
}
