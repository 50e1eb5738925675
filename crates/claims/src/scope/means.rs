//! What it was done with: the weapons of a sentence, as they are written, and whose deaths each of them is.
//!
//! Must not: take for a means what is merely counted or seized ("one armoured vehicle was destroyed").

use super::Subject;
use crate::document::{Document, Kind};
use crate::lexicon::{Class, Classes};
use std::ops::Range;
use vocabulary::Status;

/// The values of words that make a compound with a weapon: those before it, and those behind.
const KIND: u16 = 0;
const USE: u16 = 1;
/// How far before or behind a weapon the word that tells of its seizure stands, in tokens.
const BOOTY_REACH: usize = 4;
/// What stands between a figure and the cause told of it alone.
const LINKS: Classes = Classes::of(&[Class::Be, Class::Have, Class::Passive, Class::Suffered, Class::Adverb]);

/// The weapons that harmed the people of a figure, as far as its sentence says.
pub(super) fn of_figure(document: &Document, figures: &[Subject], at: usize) -> Vec<String> {
    let figure = &figures[at];
    let sentence = document.sentences[figure.sentence].tokens.clone();
    let unharmed = [Status::Released, Status::Affected, Status::Identified];
    if unharmed.contains(&figure.status) {
        return Vec::new();
    }
    let same = |f: &&Subject| f.sentence == figure.sentence;
    let next =
        |from: usize| figures[from + 1..].first().filter(same).map_or(sentence.end, |f| f.tokens.start);
    let first = at == 0 || figures[at - 1].sentence != figure.sentence;
    // "14 by rifle fire and five in the crush": a cause told of one figure alone is no other's.
    let own = |of: usize| cause(document, figures[of].tokens.end, next(of));
    if let Some(from) = own(at).filter(|_| !first) {
        return collect(document, from..next(at));
    }
    let others: Vec<Range<usize>> = (0..figures.len())
        .filter(|of| *of != at && figures[*of].sentence == figure.sentence)
        .filter(|of| *of > 0 && figures[*of - 1].sentence == figure.sentence)
        .filter_map(|of| own(of).map(|from| from..next(of)))
        .collect();
    let free = sentence.filter(|k| !others.iter().any(|other| other.contains(k)));
    collect(document, free)
}

/// Where a cause begins that stands right behind a figure: "22 by shelling", "five were killed in the crush".
fn cause(document: &Document, end: usize, limit: usize) -> Option<usize> {
    let at = (end..limit).find(|k| !document.tokens[*k].classes.meets(LINKS))?;
    let causes = ["by", "in", "under", "from", "with", "to"];
    let told = (at + 1..limit.min(at + 5))
        .any(|k| document.tokens[k].classes.has_any(&[Class::Weapon, Class::Event, Class::WeaponPart]));
    (causes.contains(&document.folded(at)) && told).then_some(at)
}

/// The weapons of a sentence.
pub(super) fn of_sentence(document: &Document, sentence: usize) -> Vec<String> {
    collect(document, document.sentences[sentence].tokens.clone())
}

fn collect(document: &Document, tokens: impl Iterator<Item = usize>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut after = 0;
    for at in tokens {
        if at < after || !is_weapon(document, at) {
            continue;
        }
        let words = compound(document, at);
        after = words.end;
        if is_booty(document, &words) {
            continue;
        }
        let noun = noun_of(document, words);
        if !found.contains(&noun) {
            found.push(noun);
        }
    }
    found
}

/// A weapon, or a strike or a bombing in which people are harmed.
fn is_weapon(document: &Document, at: usize) -> bool {
    let weapon = document.is(at, Class::Weapon) && !document.is(at, Class::Possessive);
    // "naval fire", "killed in a strike": what is done with weapons stands for them.
    let used = document.value(at, Class::WeaponPart) == Some(USE) && {
        let kind = at > 0 && document.value(at - 1, Class::WeaponPart) == Some(KIND);
        let kind = kind && !document.is(at - 1, Class::Weapon);
        kind || is_strike(document, at)
    };
    weapon || used
}

/// "a bombing", "air strikes", "enemy fire" as what harms: before the verb, or behind "in" or "by".
fn is_strike(document: &Document, at: usize) -> bool {
    let word = document.folded(at);
    let strikes = ["strike", "strikes", "bombing", "bombings", "bombardment", "bombardments"];
    let harms = (at + 1..at + 4)
        .take_while(|k| document.tokens[*k].kind == Kind::Word)
        .any(|k| document.tokens[k].classes.has_any(&[Class::Active, Class::That, Class::Personal]));
    let suffered =
        (at.saturating_sub(4)..at).any(|k| matches!(document.folded(k), "in" | "by" | "under" | "from"));
    let labour =
        matches!(document.folded(at.saturating_sub(1)), "on" | "hunger" | "general" | "labour" | "rail");
    let part = document.reads(at + 1, "-");
    strikes.contains(&word) && (harms || suffered) && !labour && !part
}

/// "machine-gun fire", "roadside bomb", "large-calibre machine gun": the whole compound.
fn compound(document: &Document, at: usize) -> Range<usize> {
    let (mut start, mut end) = (at, at + 1);
    while start > 0 {
        let hyphen = document.reads(start - 1, "-") && document.tokens[start - 1].glued;
        let before = start - 1 - usize::from(hyphen);
        let part = document.value(before, Class::WeaponPart) == Some(KIND)
            || document.is(before, Class::Weapon) && hyphen;
        if !part || document.tokens[start].kind == Kind::Break {
            break;
        }
        start = before;
    }
    loop {
        let hyphen = usize::from(document.reads(end, "-") && document.tokens[end].glued);
        let used = document.value(end + hyphen, Class::WeaponPart) == Some(USE);
        // A drone strike is done with a drone.
        let strike =
            document.folded(end + hyphen).starts_with("strike") && document.is(end - 1, Class::Weapon);
        let strike = strike || document.reads(end - 1, "artillery");
        let goes_on = used && !strike || document.is(end + hyphen, Class::Weapon);
        if end + hyphen >= document.tokens.len() || !goes_on {
            return start..end;
        }
        end += hyphen + 1;
    }
}

/// "seized 16 rifles", "one armoured vehicle was destroyed": arms that harmed nobody.
fn is_booty(document: &Document, words: &Range<usize>) -> bool {
    let taken = |k: usize| {
        let verbs = [
            "seiz",
            "confiscat",
            "recover",
            "destroy",
            "captur",
            "smuggl",
            "found",
            "deliver",
            "surrender",
            "defus",
        ];
        verbs.iter().any(|stem| document.folded(k).starts_with(stem))
    };
    let counted = (words.start.saturating_sub(2)..words.start).any(|k| {
        document.tokens[k].kind == Kind::Number
            || document.tokens[k].classes.has_any(&[Class::Cardinal, Class::Vague])
    });
    let before = (words.start.saturating_sub(BOOTY_REACH)..words.start).any(taken);
    let behind = document.is(words.end, Class::Be) && (words.end..words.end + BOOTY_REACH).any(taken);
    counted && (before || behind)
}

/// The words of a compound as a lower-case singular noun.
fn noun_of(document: &Document, words: Range<usize>) -> String {
    let mut noun = String::new();
    for k in words.clone() {
        let glued = document.tokens[k].glued || document.reads(k, "-");
        if k > words.start && !glued {
            noun.push(' ');
        }
        noun += document.folded(k);
    }
    let noun = singular(&noun.replace(" - ", "-"));
    let with = noun.strip_suffix(" strike").filter(|with| *with != "air");
    with.map_or(noun.clone(), str::to_owned)
}

fn singular(noun: &str) -> String {
    let kept = ["gas", "arms", "chemical weapons"];
    if kept.iter().any(|word| noun.ends_with(word)) {
        return noun.to_owned();
    }
    noun.strip_suffix("knives")
        .map(|stem| format!("{stem}knife"))
        .or_else(|| noun.strip_suffix("ies").map(|stem| format!("{stem}y")))
        .or_else(|| noun.strip_suffix("oes").map(|stem| format!("{stem}o")))
        .or_else(|| noun.strip_suffix('s').filter(|stem| !stem.ends_with(['s', 'u'])).map(str::to_owned))
        .unwrap_or_else(|| noun.to_owned())
}
