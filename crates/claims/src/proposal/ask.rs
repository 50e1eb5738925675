//! Which sentences a model is asked about: those with harm or a number in which the grammar left something unread.
//!
//! Must not: ask about more than the limits say, or leave the document's words out of a question's digest.

use super::inquiry::Inquiry;
use crate::document::Kind;
use crate::figure::mention::MentionKind;
use crate::lexicon::Class;
use serde_json::json;
use std::ops::Range;
use vocabulary::{Digest, limits};

/// Words that say what happened, or that somebody was counted.
pub(super) const CUES: [Class; 8] = [
    Class::Passive,
    Class::Active,
    Class::Suffered,
    Class::State,
    Class::Fate,
    Class::FateWeak,
    Class::Toll,
    Class::Deed,
];

/// One question to a model: some sentences of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What the model is told to do.
    pub system: String,
    /// The sentences, as JSON.
    pub user: String,
    /// The sentences by their numbers in the document.
    pub(super) sentences: Vec<usize>,
}

impl Question {
    /// Names the question as put to this model: the same words to the same model have the same digest, on any machine.
    pub fn digest(&self, model: &str) -> Digest {
        let all = serde_json::to_vec(&(model, &self.system, &self.user));
        Digest::of(&all.expect("texts can always be written as JSON"))
    }
}

impl Inquiry<'_> {
    /// What to ask a model about the document, and how many sentences are left out because of the limits.
    pub fn questions(&self) -> (Vec<Question>, usize) {
        let (mut questions, mut left_out) = (Vec::new(), 0);
        let (mut batch, mut bytes) = (Vec::new(), 0);
        for sentence in (0..self.document.sentences.len()).filter(|at| self.asks(*at)) {
            let size = self.sentence_bytes(sentence).len();
            if size > limits::MODEL_QUESTION_BYTES_MAX || questions.len() >= limits::MODEL_QUESTIONS_MAX {
                left_out += 1;
                continue;
            }
            if bytes + size > limits::MODEL_QUESTION_BYTES_MAX {
                questions.push(self.question(std::mem::take(&mut batch)));
                bytes = 0;
            }
            batch.push(sentence);
            bytes += size;
            if batch.len() == limits::MODEL_QUESTION_SENTENCES_MAX {
                questions.push(self.question(std::mem::take(&mut batch)));
                bytes = 0;
            }
        }
        if !batch.is_empty() {
            questions.push(self.question(batch));
        }
        (questions, left_out)
    }

    fn question(&self, sentences: Vec<usize>) -> Question {
        let text = |at: &usize| &self.document.text[self.sentence_bytes(*at)];
        let listed: Vec<_> =
            sentences.iter().zip(1..).map(|(at, n)| json!({"n": n, "text": text(at)})).collect();
        let user = json!({ "sentences": listed }).to_string();
        Question { system: self.reader.english.proposal.prompt.clone(), user, sentences }
    }

    /// Whether the grammar left something in a sentence that may be a figure.
    fn asks(&self, sentence: usize) -> bool {
        let document = &self.document;
        let tokens = document.sentences[sentence].tokens.clone();
        let read = self.found.iter().any(|f| f.mention.sentence == sentence);
        let cue = tokens.clone().any(|k| document.tokens[k].classes.has_any(&CUES));
        let mut open = self.mentions.iter().filter(|m| m.sentence == sentence && !self.is_read(&m.tokens));
        let counted = open.clone().any(|m| matches!(m.kind, MentionKind::Counted | MentionKind::Share(_)));
        let one = open.any(|m| matches!(m.kind, MentionKind::Single | MentionKind::Nobody));
        counted || cue && (self.loose_number(tokens) || !read && one)
    }

    /// Whether a number stands in the tokens that neither a time nor a figure takes.
    fn loose_number(&self, mut tokens: Range<usize>) -> bool {
        let document = &self.document;
        tokens.any(|k| {
            let number = document.tokens[k].kind == Kind::Number
                || document.tokens[k].classes.has_any(&[Class::Cardinal, Class::Vague, Class::Bundle]);
            number && !self.taken[k] && !self.mentions.iter().any(|m| m.tokens.contains(&k))
        })
    }
}
