//! Whether the grammar reads what is proposed where it is given the clause by itself.
//!
//! Must not: bind a number to a word that befell somebody else.

use super::ask::CUES;
use super::clause::{self, Clause};
use super::inquiry::Inquiry;
use crate::document::Document;
use crate::figure;
use crate::figure::bind::{Bound, How};
use crate::figure::mention::{self, Mention, MentionKind, status};
use crate::lexicon::Class;
use crate::reader::taken;
use crate::time;
use std::ops::Range;
use vocabulary::Status;

impl Inquiry<'_> {
    /// The fate that the grammar reads of the mention where it is given the clause by itself.
    pub(super) fn confirmed(
        &self,
        sentence: usize,
        quote: &Range<usize>,
        mention: &Mention,
        cues: &[usize],
        status: Status,
    ) -> Option<Bound> {
        let document = &self.document;
        let tokens = &document.sentences[sentence].tokens;
        let parted = cues
            .iter()
            .filter_map(|cue| clause::without_aside(document, tokens, &self.mentions, mention, *cue));
        let mut clauses = clause::whole(document, tokens, quote).into_iter().chain(parted);
        clauses.find_map(|clause| self.read_alone(&clause, mention)).filter(|bound| bound.status == status)
    }

    /// The one figure that the grammar reads in some words, where it is this mention and stands by itself.
    fn read_alone(&self, clause: &Clause, mention: &Mention) -> Option<Bound> {
        let alone = Document::new(&clause.text, &self.reader.english.lexicon);
        let times = time::resolve(&alone, time::scan(&alone), None);
        let taken = taken(&alone, &times);
        let counted = |m: &Mention| !matches!(m.kind, MentionKind::Named);
        let mentions = mention::find(&alone, &taken, self.reader.gazetteer);
        let found = figure::find(&alone, &taken, self.reader.gazetteer);
        let [read] = &found[..] else { return None };
        let bytes = alone.bytes(read.mention.tokens.clone());
        let origin = clause.origin(bytes.start)?..clause.origin(bytes.end)?;
        let same = origin == self.document.bytes(mention.tokens.clone())
            && read.mention.count == mention.count
            && read.mention.kind == mention.kind
            && mentions.iter().filter(|m| counted(m)).count() == 1;
        let own = matches!(read.bound.how, How::Own | How::Object | How::Subject | How::Toll);
        if !(same && own && is_victim(&alone, &read.mention, &read.bound)) {
            return None;
        }
        let cue = clause.origin(alone.tokens[read.bound.cue].start as usize)?;
        let cue = self.document.tokens.partition_point(|t| (t.start as usize) < cue);
        Some(Bound { cue, mended: None, ..read.bound })
    }
}

/// Whether a word says that this happened.
pub(super) fn says(document: &Document, token: usize, wanted: Status) -> bool {
    CUES.iter().any(|class| status(document, token, *class) == Some(wanted))
}

/// Whether the mention bears what is done. "40 rebels killed" may be who did it: a participle behind its noun needs a form
/// of "to be" before it. "killed, in the words of 12 doctors": what a verb takes stands right behind it.
fn is_victim(document: &Document, mention: &Mention, bound: &Bound) -> bool {
    let (outer, cue) = (&mention.outer, bound.cue);
    let of = |k: usize| {
        document.reads(k, "of") && document.tokens[cue].classes.has_any(&[Class::Deed, Class::Toll])
    };
    let light = [Class::Adverb, Class::Determiner, Class::Be, Class::Approx];
    match bound.how {
        How::Subject if document.is(cue, Class::Active) => {
            cue >= outer.end && (outer.end..cue).any(|k| document.is(k, Class::Be))
        }
        How::Object => {
            cue < outer.start
                && (cue + 1..outer.start).all(|k| document.tokens[k].classes.has_any(&light) || of(k))
        }
        _ => true,
    }
}
