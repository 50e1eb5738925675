//! What speakers tell of themselves: "Twenty-one detainees said they had been beaten".
//!
//! Must not: count who only tells of others.

use super::bind::{Bound, How};
use super::mention::{Mention, MentionKind};
use super::{outcome, walk};
use crate::document::{Document, Kind};
use crate::ground::Rule;
use crate::lexicon::Class;
use vocabulary::Status;

/// "Twenty-one detainees said they had been beaten", "nine women described being raped": speakers tell what befell them.
pub(super) fn of_themselves(document: &Document, mentions: &[Mention], at: usize) -> Option<Bound> {
    let mention = &mentions[at];
    // "Three in ten respondents said …": a share without its whole.
    let share = mention.outer.start > 1
        && document.reads(mention.outer.start - 1, "in")
        && document.is(mention.outer.start - 2, Class::Cardinal);
    let plural = !share && mention.kind == MentionKind::Counted && mention.count.high() != Some(1);
    let verb = mention.outer.end + usize::from(document.is(mention.outer.end, Class::Adverb));
    let harmed =
        |s: &Status| matches!(s, Status::Injured | Status::Captured | Status::Displaced | Status::Affected);
    let own = (verb + 1..verb + SELF_REACH)
        .take_while(|k| document.tokens[*k].kind == Kind::Word)
        .find(|k| matches!(document.folded(*k), "they" | "being" | "having" | "having been"));
    let by_verb = || outcome::by_object(document, verb).map(|status| (status, verb));
    let (status, cue) = own
        .filter(|_| document.is(verb, Class::Say))
        .and_then(|k| walk::subject_from(document, mentions, at, k + usize::from(document.reads(k, "they"))))
        .map(|found| (found.status, found.cue))
        .or_else(by_verb)
        .filter(|(status, _)| plural && harmed(status))?;
    Some(Bound { status, how: How::Subject, cue, rule: Rule::OfThemselves, mended: None })
}

/// How far behind the verb of saying the speakers' word for themselves may stand, in tokens.
const SELF_REACH: usize = 5;
