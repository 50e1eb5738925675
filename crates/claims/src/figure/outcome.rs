//! Outcomes: where people end up, whatever the verb that brings them there.
//!
//! "were ferried to a clinic", "brought 12 out alive", "is lying under the debris", "has not been seen since": no
//! lexicon holds all the verbs of such phrases, and their ends say what happened.
//! Must not: name the verb's subject or object; that is the business of `walk` and `object`.

use super::mention::status;
use crate::document::{Document, Kind};
use crate::lexicon::Class;
use std::ops::Range;
use vocabulary::Status;

/// How far behind a preposition the noun of an outcome may stand, in tokens.
const NOUN_REACH: usize = 5;
/// How far behind a verb the noun that tells what it means may stand, in tokens.
const OBJECT_REACH: usize = 7;
/// How many fates may be told together of one number.
const TOGETHER_MAX: usize = 5;

/// "in Karsk's prisons": the mark of an owner ends no phrase.
fn is_owner(document: &Document, k: usize) -> bool {
    matches!(document.words(k), "'s" | "\u{2019}s" | "'" | "\u{2019}")
}

/// The outcome that begins at a token: a preposition with a place that tells, or "alive".
pub(super) fn outcome(document: &Document, k: usize) -> Option<Status> {
    if document.is(k, Class::Alive) && !document.is(k, Class::Suffered) {
        return Some(Status::Affected);
    }
    // "brought 22 people in for questioning"
    if document.is(k, Class::Suspicion) && document.folded(k).starts_with("for ") {
        return Some(Status::Captured);
    }
    let towards = document.is(k, Class::Preposition) && !document.reads(k, "of");
    if !towards {
        return None;
    }
    let words = (k + 1..k + NOUN_REACH).take_while(|n| {
        document.tokens.get(*n).is_some_and(|t| {
            (t.kind != Kind::Mark || document.reads(*n, "-") || is_owner(document, *n))
                && t.kind != Kind::Break
                && !t.classes.has_any(&[Class::And, Class::But])
        }) && !(*n > k + 1 && document.is(*n, Class::Preposition))
    });
    let found = |class: Class| words.clone().find(|n| document.is(*n, class));
    if found(Class::Morgue).is_some() {
        return None;
    }
    let word = document.folded(k);
    if matches!(word, "to" | "in" | "into") && found(Class::Grave).is_some() {
        return Some(Status::Killed);
    }
    // "were brought over the border for treatment"
    if word == "for" && matches!(document.folded(k + 1), "treatment" | "surgery" | "medical") {
        return Some(Status::Injured);
    }
    let inside = matches!(word, "to" | "into" | "in" | "at" | "inside");
    if let Some(place) = found(Class::Refuge).filter(|_| inside) {
        let locked = document.value(place, Class::Refuge) == Some(1);
        return Some(if locked { Status::Captured } else { Status::Displaced });
    }
    // "with host families"; "from their homes", but not "pulled from their homes"
    let hosts = |n| document.value(n, Class::Refuge) == Some(0);
    if word == "with" && found(Class::Refuge).is_some_and(hosts) || word == "from" && left_home(document, k) {
        return Some(Status::Displaced);
    }
    let hospital = words.clone().any(|n| document.value(n, Class::CarePlace) == Some(1));
    // "was on duty at the Royal Infirmary": who works there is not hurt.
    let works =
        (1..3).any(|b| k >= b && matches!(document.folded(k - b), "duty" | "work" | "shift" | "posted"));
    let cared = matches!(word, "to" | "into" | "in" | "at") && hospital && !works;
    (cared || has_wound(document, k)).then_some(Status::Injured)
}

/// "with serious leg injuries", "in an induced coma", "in a serious but stable condition"
pub(super) fn has_wound(document: &Document, k: usize) -> bool {
    let within = |n: &usize| {
        (document.tokens[*n].kind == Kind::Word || document.reads(*n, "-"))
            && !document.tokens[*n].classes.has_any(&[Class::Preposition, Class::Be])
    };
    let inner = |n: usize| matches!(document.folded(n), "coma" | "condition");
    let lead = document.folded(k);
    matches!(lead, "with" | "in")
        && (k + 1..k + OBJECT_REACH)
            .take_while(within)
            .any(|n| document.value(n, Class::Wound) == Some(0) && (lead == "with" || inner(n)))
}

/// "forced from their homes": who is found or taken there is not driven out.
fn left_home(document: &Document, from: usize) -> bool {
    let Some(verb) = from.checked_sub(1) else { return false };
    let moved = ["ed", "en"].iter().any(|end| document.folded(verb).ends_with(end))
        || document.is(verb, Class::Active);
    let moved = moved && !document.is(verb, Class::Person);
    let found = !moved || document.is(verb, Class::Recovery);
    let home = |n: usize| document.value(n, Class::Home) == Some(0);
    let owned = document.is(from + 1, Class::Possessive) || document.is(from + 1, Class::Determiner);
    !found && (home(from + 1) || owned && (from + 2..from + NOUN_REACH).any(home))
}

/// Verbs that say what happened only by their object: "needed surgery", "depend on food aid", "left their villages".
pub(super) fn by_object(document: &Document, k: usize) -> Option<Status> {
    let words = (k + 1..k + OBJECT_REACH).take_while(|n| {
        document.tokens.get(*n).is_some_and(|t| {
            (matches!(t.kind, Kind::Word | Kind::Number) || t.glued && document.reads(*n, "-"))
                && !t.classes.has_any(&[Class::But, Class::Be, Class::Person])
        })
    });
    let found = |class: Class| {
        words.clone().any(|n| document.value(n, class).unwrap_or(0) == 0 && document.is(n, class))
    };
    if document.value(k, Class::Wound) == Some(1) {
        let want = words.clone().any(|n| document.value(n, Class::Wound) == Some(2));
        let need = (want || found(Class::Aid)).then_some(Status::Affected);
        return if found(Class::Wound) { Some(Status::Injured) } else { need };
    }
    let owned = document.is(k + 1, Class::Possessive) || document.is(k + 1, Class::Determiner);
    (document.value(k, Class::Home) == Some(1) && owned && found(Class::Home)).then_some(Status::Displaced)
}

/// How somebody comes out of what another verb tells: "walked away from the crash unhurt", "came away with bruises".
pub(super) fn depictive(document: &Document, k: usize) -> Option<Status> {
    if has_wound(document, k) {
        return Some(Status::Injured);
    }
    let whole = status(document, k, Class::State).filter(|_| document.folded(k).starts_with("un"));
    whole.filter(|status| *status == Status::Affected)
}

/// "under the collapsed flats", "beneath rubble", "inside the hull": where the missing are.
pub(super) fn lies_under(document: &Document, k: usize) -> bool {
    let within = matches!(document.folded(k), "under" | "beneath" | "below" | "underneath" | "inside" | "in");
    within && (k + 1..k + NOUN_REACH).any(|n| document.is(n, Class::Ruin))
}

/// The outcome within a stretch of tokens.
pub(super) fn within(document: &Document, tokens: Range<usize>) -> Option<(usize, Status)> {
    tokens
        .take_while(|k| {
            !document.tokens[*k].classes.has_any(&[Class::And, Class::But])
                && document.tokens[*k].kind != Kind::Mark
        })
        .find_map(|k| outcome(document, k).map(|status| (k, status)))
}

/// "killed, captured or missing": fates told together of one number are not told apart.
pub(super) fn together(document: &Document, cue: usize, first: Status) -> Option<Status> {
    let grave =
        |s: Status| matches!(s, Status::Killed | Status::Injured | Status::Missing | Status::Captured);
    let mut fates = vec![first];
    let (mut k, mut either, mut all) = (cue + 1, false, false);
    while fates.len() < TOGETHER_MAX {
        let and = document.is(k, Class::And);
        if !(and || document.reads(k, ",")) {
            break;
        }
        let next = k + 1 + usize::from(!and && document.is(k + 1, Class::And));
        let joint = next - 1;
        // "who were killed or who disappeared"
        let next = next + usize::from(document.is_relative(next));
        let Some(fate) = fate_alone(document, next) else { break };
        either |= document.reads(joint, "or");
        all |= document.reads(joint, "and");
        fates.push(fate);
        k = next + 1;
    }
    let distinct = fates.iter().any(|f| *f != first);
    // "abducted and killed" is one fate after the other.
    let sequel = !either && fates.contains(&Status::Captured);
    let harmed = fates.contains(&Status::Killed) || fates.contains(&Status::Injured);
    let told = distinct && harmed && fates.iter().all(|f| grave(*f)) && (either || all) && !sequel;
    (told && !super::ahead::takes_noun(document, k)).then_some(Status::Casualties)
}

/// "presumed drowned", "feared dead": nobody knows.
pub(super) fn is_thought(document: &Document, k: usize) -> bool {
    ["presumed", "feared", "believed"].iter().any(|word| document.folded(k).starts_with(word))
}

/// The fate of a participle or state that has no noun of its own behind it.
fn fate_alone(document: &Document, k: usize) -> Option<Status> {
    if is_thought(document, k) {
        return None;
    }
    let fate =
        status(document, k, Class::Passive).or_else(|| status(document, k, Class::State)).or_else(|| {
            let word = document.folded(k);
            (word == "disappeared").then_some(Status::Missing)
        })?;
    (!super::ahead::takes_noun(document, k + 1)).then_some(fate)
}
