//! Marks on the way: what brackets, dashes and commas enclose is passed over.
//!
//! Must not: pass the end of the clause.

use super::super::ahead::{enclosed, number_or_noun, takes_noun};
use super::super::outcome;
use super::{Step, Walk};
use crate::document::Kind;
use crate::lexicon::Class;
use vocabulary::Status;

impl Walk<'_, '_> {
    /// Marks: brackets and commas enclose what a walk may pass; stops end it.
    pub(super) fn mark(&mut self, k: usize) -> Step {
        match self.document.words(k) {
            "(" | "[" => {
                let close = (k..self.end).find(|c| matches!(self.document.words(*c), ")" | "]"));
                close.map_or(Step::Stop, |c| Step::On(c + 1))
            }
            "—" | "–" if !self.be => match enclosed(self.document, k, self.end) {
                Some(after) => Step::On(after),
                None => self.comma(k),
            },
            "," if !self.be => self.comma(k),
            "\"" | "\u{201C}" | "\u{201D}" | "'" | "-" => Step::On(k + 1),
            _ => Step::Stop,
        }
    }

    /// After a comma the clause goes on where the comma encloses something, or where more subjects follow.
    fn comma(&mut self, k: usize) -> Step {
        let document = self.document;
        let next = document.tokens.get(k + 1).map(|t| t.classes).unwrap_or_default();
        let one_more = document
            .tokens
            .get(k + 2)
            .is_some_and(|t| t.classes.has_any(&[Class::Possessive, Class::Indefinite]));
        if next.has(Class::And) && one_more && self.held.is_none() {
            return Step::On(k + 2);
        }
        // "98 people, none of whom survived"
        let none = document.is(k + 1, Class::Zero) && document.reads(k + 2, "of whom");
        if none && (k + 3..self.end.min(k + 7)).any(|n| document.is(n, Class::Alive)) {
            return Step::Found(Status::Killed);
        }
        // "88 people, all of whom died"
        if document.reads(k + 1, "all") && document.reads(k + 2, "of whom") {
            self.relative = true;
            return Step::On(k + 3);
        }
        let age =
            document.tokens.get(k + 1).is_some_and(|t| t.kind == Kind::Number && document.reads(k + 2, ","));
        let relative = document.is_relative(k + 1);
        if next.has(Class::Including) || age || relative {
            if let Some(after) = enclosed(document, k, self.end) {
                return Step::On(after);
            }
            if relative && document.reads(k + 1, "who") {
                self.relative = true;
                return Step::On(k + 2);
            }
            return Step::Stop;
        }
        if (next.has_any(&[Class::Be, Class::Passive, Class::Have, Class::Suffered])
            || outcome::by_object(document, k + 1).is_some())
            && !(next.has(Class::Active) && takes_noun(document, k + 2))
        {
            return Step::On(k + 1);
        }
        if matches!(document.folded(k + 1), "those" | "these") {
            return Step::Stop;
        }
        if number_or_noun(document, k + 1) && self.held.is_none() {
            return Step::On(k + 1);
        }
        enclosed(document, k, self.end).map_or(Step::Stop, Step::On)
    }
}
