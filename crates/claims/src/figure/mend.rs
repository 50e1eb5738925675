//! What mends a fate once it is bound, and which words govern which nouns.
//!
//! A verb says less than the words around it: a release that is only asked for frees nobody, bodies are found and not
//! taken captive, who is found alive is not dead. Must not: bind a mention that no word governs.

use super::antecedent::fate_at;
use super::bind::{Bound, How, subject};
use super::mention::{Mention, MentionKind, status};
use super::noun::{self, Head};
use super::object::heads_remains;
use super::outcome;
use crate::document::Document;
use crate::ground::Rule;
use crate::lexicon::{Class, traits};
use vocabulary::Status;

/// Where the release of people is demanded, they are still held; a relative clause says what they are.
pub(super) fn demanded(document: &Document, mentions: &[Mention], at: usize, bound: Bound) -> Bound {
    if bound.status != Status::Released || !document.is(bound.cue, Class::Deed) {
        return bound;
    }
    let first = document.sentences[mentions[at].sentence].tokens.start;
    let asked = (first..bound.cue).rev().take(4).any(|k| {
        ["call", "demand", "urg", "appeal", "press", "plead", "negotiat", "insist"]
            .iter()
            .any(|stem| document.folded(k).starts_with(stem))
    });
    if asked { Bound { status: Status::Captured, mended: Some(Rule::Demanded), ..bound } } else { bound }
}

/// "The remains of one victim have never been found": the remains are spoken of, and they are missing.
pub(super) fn still_missing(document: &Document, mentions: &[Mention], at: usize, bound: Bound) -> Bound {
    if bound.status != Status::Exhumed || !document.is(bound.cue, Class::Deed) {
        return bound;
    }
    subject(document, mentions, at)
        .filter(|later| matches!(later.status, Status::Missing | Status::Identified))
        .map(|later| Bound { mended: Some(Rule::StillMissing), ..later })
        .unwrap_or(bound)
}

/// The dead are named: "released four names".
pub(super) fn of_names(document: &Document, mention: &Mention, bound: Bound) -> Bound {
    let names = matches!(mention.noun.head, Head::Person(token) if document.reads(token, "names"));
    let first = document.sentences[mention.sentence].tokens.start;
    let missing = (first..mention.outer.start).any(|k| fate_at(document, k) == Some(Status::Missing));
    if names && missing {
        return Bound { status: Status::Missing, mended: Some(Rule::OfNames), ..bound };
    }
    if names { Bound { status: Status::Killed, mended: Some(Rule::OfNames), ..bound } } else { bound }
}

/// "Doctors are caring for 20 injured children": who is helped for an injury is injured.
pub(super) fn cared_for(document: &Document, mention: &Mention, bound: Bound) -> Bound {
    let injured = mention.noun.state.is_some_and(|k| {
        [Class::State, Class::Passive]
            .iter()
            .any(|class| super::mention::status(document, k, *class) == Some(Status::Injured))
    });
    if injured && bound.status == Status::Affected {
        Bound { status: Status::Injured, mended: Some(Rule::DescribedSo), ..bound }
    } else {
        bound
    }
}

/// "pulled a woman and her sons alive": who is found alive is not dead.
pub(super) fn found_alive(document: &Document, mention: &Mention, bound: Bound) -> Bound {
    let end = document.sentences[mention.sentence].tokens.end;
    let alive = (mention.outer.end..end.min(mention.outer.end + ALIVE_REACH))
        .take_while(|k| !document.tokens[*k].classes.has_any(&[Class::Be, Class::But]))
        .any(|k| document.is(k, Class::Alive));
    let found = document.is(bound.cue, Class::NeedsBodies);
    if alive && found {
        Bound { status: Status::Affected, mended: Some(Rule::FoundAlive), ..bound }
    } else {
        bound
    }
}

/// How far behind those found "alive" may stand, in tokens.
pub(super) const ALIVE_REACH: usize = 7;

/// "handed over", "took back": from one side to the other.
fn is_handing(document: &Document, cue: usize) -> bool {
    let word = document.folded(cue);
    ["hand", "tak", "took", "br", "fl", "sent", "return"].iter().any(|stem| word.starts_with(stem))
        && ["over", "back", "home", "returned"].iter().any(|end| word.ends_with(end))
}

/// Bodies are handed over as finds; the living are set free by it.
pub(super) fn handed_over(document: &Document, mention: &Mention, bound: Bound) -> Bound {
    let handed = bound.status == Status::Exhumed && is_handing(document, bound.cue);
    let living = mention.is_people() && !mention.has(traits::BODIES);
    if handed && living {
        Bound { status: Status::Released, mended: Some(Rule::HandedOver), ..bound }
    } else {
        bound
    }
}

/// "34 of the dead were found in the lower town": they are counted as dead, not as finds.
pub(super) fn found_dead(document: &Document, mention: &Mention, bound: Bound) -> Bound {
    // "The remains of 16 of our fallen were brought back": the remains are spoken of.
    if document.is(bound.cue, Class::Deed) {
        return bound;
    }
    let dead = mention
        .noun
        .of_whole
        .clone()
        .is_some_and(|mut whole| whole.any(|k| fate_at(document, k) == Some(Status::Killed)));
    let taken = mention
        .noun
        .of_whole
        .clone()
        .is_some_and(|mut whole| whole.any(|k| fate_at(document, k) == Some(Status::Captured)));
    if taken && bound.status == Status::Exhumed && document.is(bound.cue, Class::NeedsBodies) {
        return Bound { status: Status::Released, mended: Some(Rule::OfWhom), ..bound };
    }
    if dead && bound.status == Status::Exhumed && !is_handing(document, bound.cue) {
        Bound { status: Status::Killed, mended: Some(Rule::FoundDead), ..bound }
    } else {
        bound
    }
}

/// Bodies are found, not captured or released.
pub(super) fn of_bodies(mention: &Mention, bound: Bound) -> Bound {
    let bodies = mention.has(traits::BODIES) && !matches!(bound.status, Status::Identified | Status::Exhumed);
    if bodies { Bound { status: Status::Exhumed, mended: Some(Rule::OfBodies), ..bound } } else { bound }
}

/// "a trawler took 900 people to the bottom", "the cemetery holds 400 soldiers in its graves", "police picked up two
/// suspects": what is done to them depends on where to, and by whom.
pub(super) fn carried_off(document: &Document, mention: &Mention, bound: Bound) -> Bound {
    let end = document.sentences[mention.sentence].tokens.end;
    let reach = mention.outer.end..end.min(mention.outer.end + GRAVE_REACH);
    let buried = reach
        .take_while(|k| {
            !document.tokens[*k].classes.has_any(&[Class::Say, Class::But])
                && !matches!(document.words(*k), ";" | ".")
        })
        .any(|k| outcome::outcome(document, k) == Some(Status::Killed));
    // "took 16 people to hospital" takes nobody captive.
    let behind = outcome::within(document, mention.outer.end..end.min(mention.outer.end + ALIVE_REACH));
    let took = document.is(bound.cue, Class::TakesLives);
    if let Some((_, status)) =
        behind.filter(|_| took && bound.status == Status::Captured && bound.how == How::Object)
    {
        return Bound { status, mended: Some(Rule::Brought), ..bound };
    }
    let first = document.sentences[mention.sentence].tokens.start;
    // "The grave held at least 60 people"
    let grave =
        (first..bound.cue).any(|k| document.is(k, Class::Grave) && !document.folded(k).starts_with("death"));
    if grave && bound.status == Status::Captured && document.reads(bound.cue, "held") {
        return Bound { status: Status::Exhumed, mended: Some(Rule::Graves), ..bound };
    }
    if buried && matches!(bound.status, Status::Captured | Status::Displaced) {
        return Bound { status: Status::Killed, mended: Some(Rule::Graves), ..bound };
    }
    // "The famine carried off 400": no one takes them anywhere.
    let event = (first..bound.cue).any(|k| document.is(k, Class::Event))
        && !(first..bound.cue).any(|k| document.is(k, Class::Person));
    let carried = ["carr", "swe"].iter().any(|stem| document.folded(bound.cue).starts_with(stem));
    if event && carried && bound.status == Status::Captured {
        return Bound { status: Status::Killed, mended: Some(Rule::Graves), ..bound };
    }
    let forces = traits::POLICE | traits::COMBATANT;
    // "were picked up by police": who did it stands behind.
    let doer = bound.cue + 1..bound.cue + 1 + 4 * usize::from(document.reads(bound.cue + 1, "by"));
    let police = (first..bound.cue).chain(doer).any(|k| document.has_trait(k, forces));
    let picked = document.folded(bound.cue).starts_with("pick") && bound.status == Status::Affected;
    if picked && police {
        return Bound { status: Status::Captured, mended: Some(Rule::ByForces), ..bound };
    }
    bound
}

/// "received 73 patients", "rescued 12 hostages", "lost 120 men killed and wounded": who they are, or what stands
/// right behind them, says more than the verb.
pub(super) fn of_whom(document: &Document, mention: &Mention, bound: Bound) -> Bound {
    if bound.how != How::Object || document.is(bound.cue, Class::Deed) {
        return bound;
    }
    let taken = |k: usize| fate_at(document, k) == Some(Status::Captured);
    let captive = mention.tokens.clone().any(taken);
    let weak = match mention.noun.head {
        Head::Person(noun) => status(document, noun, Class::FateWeak),
        _ => None,
    };
    let verb = document.folded(bound.cue);
    let behind = mention.outer.end;
    let told = status(document, behind, Class::Passive).or_else(|| status(document, behind, Class::State));
    let status = match bound.status {
        Status::Released if verb == "received" => weak.filter(|_| !captive),
        Status::Affected if captive && (verb.starts_with("rescu") || verb.starts_with("sav")) => {
            Some(Status::Released)
        }
        Status::Killed if verb.starts_with("los") => told,
        _ => None,
    };
    status.map_or(bound, |status| Bound { status, mended: Some(Rule::OfWhom), ..bound })
}

/// "Fifty-six passengers escaped through the rear door": free is only who was held.
pub(super) fn got_out(document: &Document, mention: &Mention, bound: Bound) -> Bound {
    let escaped = bound.status == Status::Released && document.folded(bound.cue).starts_with("escape");
    let named = matches!(mention.noun.head, Head::Person(_)) && mention.noun.of_whole.is_none();
    let held = |k: usize| {
        fate_at(document, k) == Some(Status::Captured)
            || document.value(k, Class::Refuge) == Some(1)
            || ["captor", "kidnap", "abduct", "guard"].iter().any(|stem| document.folded(k).starts_with(stem))
    };
    let sentence = document.sentences[mention.sentence].tokens.clone();
    if escaped && named && !document.folded(bound.cue).contains(' ') && !sentence.clone().any(held) {
        return Bound { status: Status::Affected, mended: Some(Rule::OfWhom), ..bound };
    }
    bound
}

/// "was shot in the leg": where the bullet went in tells that they live.
pub(super) fn in_limb(document: &Document, mention: &Mention, bound: Bound) -> Bound {
    let shot = bound.status == Status::Killed && document.reads(bound.cue, "shot");
    // "shot a man in the leg"
    let at = if bound.how == How::Object { mention.outer.end } else { bound.cue + 1 };
    let inside = document.is(at, Class::Preposition);
    let mortal = ["back", "neck", "skull", "spine"];
    let limb = (at + 1..at + 4).any(|k| document.is(k, Class::Limb) && !mortal.contains(&document.folded(k)));
    if shot && inside && limb {
        return Bound { status: Status::Injured, mended: Some(Rule::InLimb), ..bound };
    }
    bound
}

/// How far behind those it holds the grave may stand, in tokens.
const GRAVE_REACH: usize = 12;

/// "The plane can hold 180 passengers": what it has room for.
fn has_room(document: &Document, verb: usize) -> bool {
    let room = ["hold", "hous", "accommodat", "shelter"];
    room.iter().any(|stem| document.folded(verb).starts_with(stem))
        && verb > 0
        && matches!(document.folded(verb - 1), "can" | "could")
}

/// "Zenith, which holds 900": a number of places, where nobody was held before it.
fn is_capacity(document: &Document, mention: &Mention, bound: &Bound) -> bool {
    let place = bound.cue.checked_sub(1).is_some_and(|k| {
        document.tokens[k].classes.has_any(&[Class::Modal, Class::PlaceNoun]) || document.is_relative(k)
    });
    let holds = document.folded(bound.cue).starts_with("hold") && bound.status == Status::Captured;
    place && holds && mention.is_bare()
}

/// "searching for two gunmen" tells of no victims.
fn is_hunted(document: &Document, mention: &Mention, bound: &Bound) -> bool {
    let sought = ["suspect", "suspects", "survivors", "bodies", "assailants", "attackers", "robbers"];
    let noun = |token| sought.contains(&document.folded(token));
    bound.status == Status::Missing
        && ["search", "look"].iter().any(|stem| document.folded(bound.cue).starts_with(stem))
        && (mention.has(traits::COMBATANT) || matches!(mention.noun.head, Head::Person(token) if noun(token)))
}

/// Not "The identities of 12 victims remain unknown".
fn is_established(document: &Document, mention: &Mention) -> bool {
    let end = document.sentences[mention.sentence].tokens.end;
    let denies = |k: usize| document.is(k, Class::Not) || document.folded(k).starts_with("un");
    !(mention.outer.end..end).take(NEGATED_REACH).any(denies)
}

/// How far behind those whose identity is spoken of it may be said that it is not known, in tokens.
const NEGATED_REACH: usize = 6;

/// How far behind "fled" the home that was left may stand, in tokens.
const FLIGHT_REACH: usize = 6;

/// "a man who fled on a bicycle": one who runs off has not lost a home.
fn is_running(document: &Document, mention: &Mention, bound: &Bound) -> bool {
    let home = |k: usize| {
        ["home", "house", "village", "town", "city", "country", "war", "fighting", "flood", "fire"]
            .iter()
            .any(|place| document.folded(k).contains(place))
    };
    bound.status == Status::Displaced
        && mention.count.high() == Some(1)
        && document.folded(bound.cue).starts_with("fle")
        && !(bound.cue..bound.cue + FLIGHT_REACH).any(home)
}

/// "A woman identified only as Rosa": so called.
fn is_so_called(document: &Document, mention: &Mention, bound: &Bound) -> bool {
    let called = (bound.cue + 1..bound.cue + 4).any(|k| document.reads(k, "as"));
    bound.status == Status::Identified && mention.kind == MentionKind::Single && called
}

/// Words that take only lives, bodies or kin do not govern other nouns: "left two widows", but not "left two villages".
pub(super) fn suits(document: &Document, mention: &Mention, bound: &Bound) -> bool {
    let object = bound.how == How::Object;
    if object && document.is(bound.cue, Class::TakesLives) && bound.status == Status::Killed {
        return loses_lives(document, mention, bound);
    }
    if object && (reaches_count(document, mention, bound) || makes_up(document, mention, bound)) {
        return false;
    }
    if is_running(document, mention, bound) || is_so_called(document, mention, bound) {
        return false;
    }
    let room = || has_room(document, bound.cue) || is_capacity(document, mention, bound);
    if object && (room() || is_hunted(document, mention, bound)) {
        return false;
    }
    if object && document.is(bound.cue, Class::NeedsKin) {
        return is_called(document, mention, &LEFT_BEHIND);
    }
    if document.is(bound.cue, Class::NeedsBodies) && bound.status == Status::Exhumed {
        return are_remains(document, mention, bound);
    }
    if bound.status == Status::Identified && document.is(bound.cue, Class::Deed) {
        return is_established(document, mention);
    }
    match mention.noun.head {
        Head::Unknown(token) => is_hurt(document, mention, bound, token),
        _ => true,
    }
}

/// Whether the noun for people is one of these words.
fn is_called(document: &Document, mention: &Mention, words: &[&str]) -> bool {
    matches!(mention.noun.head, Head::Person(token) if words.contains(&document.folded(token)))
}

/// Those whom a death leaves: "left two widows".
const LEFT_BEHIND: [&str; 13] = [
    "widows",
    "widow",
    "orphans",
    "orphan",
    "children",
    "child",
    "sons",
    "daughters",
    "wife",
    "husband",
    "mother",
    "families",
    "family",
];

/// "claimed 12 lives", "the fire claimed 12", "it took 12".
fn loses_lives(document: &Document, mention: &Mention, bound: &Bound) -> bool {
    let event = (0..bound.cue).rev().take(EVENT_REACH).any(|k| document.is(k, Class::Event));
    let it = document.reads(bound.cue.saturating_sub(1), "it");
    is_called(document, mention, &["lives", "life"])
        || event && mention.is_bare()
        || document.folded(bound.cue).starts_with("t") && it
}

/// How far before the verb the event that takes lives may stand, in tokens.
const EVENT_REACH: usize = 12;

/// "the count reached 19" gives nobody anything.
fn reaches_count(document: &Document, mention: &Mention, bound: &Bound) -> bool {
    let first = document.sentences[mention.sentence].tokens.start;
    mention.is_bare()
        && document.folded(bound.cue).starts_with("reach")
        && (first..bound.cue).any(|k| document.tokens[k].classes.has_any(&[Class::Total, Class::Toll]))
}

/// "Children accounted for 210 of the dead" kills nobody; "police accounted for four gunmen" does.
fn makes_up(document: &Document, mention: &Mention, bound: &Bound) -> bool {
    document.folded(bound.cue).starts_with("account") && !mention.has(traits::COMBATANT)
}

/// "found 12 bodies", "dug up 40 victims", "found three of them": what was found is dead, or is said to be alive.
fn are_remains(document: &Document, mention: &Mention, bound: &Bound) -> bool {
    found_alive(document, mention, *bound).status == Status::Affected
        || is_called(document, mention, &["victims", "victim"])
        || mention.has(traits::BODIES)
        || heads_remains(document, mention)
        || bound.how == How::Subject && mention.is_bare()
        || mention.noun.of_whole.is_some()
        || mention.noun.of_them
}

/// "killed four beekeepers": whether a noun that is not known, at `token`, is one for people, by what was done.
fn is_hurt(document: &Document, mention: &Mention, bound: &Bound, token: usize) -> bool {
    let word = document.folded(token);
    let hurt = matches!(bound.status, Status::Killed | Status::Injured | Status::Casualties);
    let grave = hurt || matches!(bound.status, Status::Captured | Status::Missing | Status::Released);
    // "destroyed nine targets": what is done to places as well needs people to be done to; drums "packed with
    // shrapnel" are not hurt.
    let many = word.ends_with('s')
        && mention.count.high() != Some(1)
        && !document.is(bound.cue, Class::Preposition)
        && !document.is(bound.cue, Class::Assault)
        && !document.folded(bound.cue).ends_with("out of action");
    hurt && many || grave && noun::names_doers(word)
}
