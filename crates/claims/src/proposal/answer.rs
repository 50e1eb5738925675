//! The answer of a model, taken apart: one object, its list of proposals, each by itself.
//!
//! Must not: mend an answer. What is not of the form that was asked for is refused, and costs only itself.

use super::why::Why;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use vocabulary::{Age, Modality, Role, Sex, Status, Unit, limits};

/// A figure as a model proposes it. Nothing in it is believed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The number of the sentence in the question, from 1.
    pub sentence: usize,
    /// The words that say it.
    pub quote: String,
    /// Where in the sentence the quote begins, in characters, where the model says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<usize>,
    /// What happened.
    pub status: Status,
    /// People or families.
    pub unit: Unit,
    /// The lower bound.
    pub low: u64,
    /// The upper bound; `None` where it is open.
    pub high: Option<u64>,
    /// Sex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// Age class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<Age>,
    /// What they were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Stated, denied, expected or replaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modality: Option<Modality>,
    /// Who is proposed to vouch for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// Where it happened, as written.
    #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// When it happened, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// Who did it, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

impl Proposal {
    /// The words that it copies from the text beside the quote.
    pub(super) fn copied(&self) -> impl Iterator<Item = &str> {
        [&self.speaker, &self.place, &self.when, &self.by].into_iter().flatten().map(String::as_str)
    }
}

/// The proposals of an answer, each read or refused by itself.
pub(super) fn proposals(answer: &str) -> Vec<Result<Proposal, Why>> {
    if answer.len() as u64 > limits::MODEL_ANSWER_BYTES_MAX {
        return vec![Err(Why::NotAsked)];
    }
    // A recursion limit of its own keeps deep JSON from the stack.
    let figures = match serde_json::from_str::<Value>(unfenced(answer)) {
        Ok(Value::Object(mut object)) => object.remove("figures"),
        _ => None,
    };
    let Some(Value::Array(figures)) = figures else { return vec![Err(Why::NotAsked)] };
    let more = figures.len() > limits::MODEL_PROPOSALS_MAX;
    let read = |figure: Value| {
        // An upper bound that is left out is not one that is open.
        let bounded = figure.get("high").is_some();
        serde_json::from_value::<Proposal>(figure).ok().filter(|_| bounded).ok_or(Why::Malformed)
    };
    let judged = figures.into_iter().take(limits::MODEL_PROPOSALS_MAX).map(read);
    judged.chain(more.then_some(Err(Why::TooMany))).collect()
}

/// Without the fence that models like to put around JSON; anything else around it stays, and is refused.
fn unfenced(answer: &str) -> &str {
    let answer = answer.trim();
    let inner = answer.strip_prefix("```").and_then(|rest| rest.strip_suffix("```"));
    inner.map_or(answer, |inner| inner.strip_prefix("json").unwrap_or(inner).trim())
}
