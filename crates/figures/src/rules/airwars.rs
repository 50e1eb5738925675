//! Minimum and maximum with a grade, after Airwars.
//!
//! Source: Airwars, "Methodology" and the note on Gaza of October 2023. Killed and injured have a minimum and a maximum.
//! People are civilians unless evidence says otherwise; where that is contested, the minimum is 0, of the civilians as of
//! the combatants. Those missing under rubble are not counted among the dead until it is known. Each incident has a grade:
//!
//! * *confirmed*: a specific party that fights has accepted responsibility for harm to civilians;
//! * *fair*: two or more credible sources report it, with likely or confirmed actions near by of such a party;
//! * *weak*: a single source claims it;
//! * *contested*: there are competing claims of who did it;
//! * *discounted*: those killed were combatants, or other parties most likely did it.
//!
//! There, people judge which sources are credible and which actions likely. A program sees only the words, so here, for
//! the parties that `[rules] belligerents` in `case.toml` names: a party that says it of itself makes *confirmed*; two
//! parties named by different voices make *contested*; one voice alone makes *weak*; two or more independent origins and
//! one party named make *fair*; and where nobody counts civilians and combatants are as many as anybody counts in all, it
//! is *discounted*. They are asked in this order: discounted, confirmed, contested, weak, fair. Without parties named
//! there is no grade. Whether it is contested that they were civilians: some voices count civilians, and others, who count
//! none, combatants; or a count of civilians is denied.
//!
//! Minimum and maximum are the bounds of the last words of all voices, an open end closed at the number named; there is
//! no best. The grade stands on counts of killed and injured only.
//!
//! Example: the parties are the Front and the Guard. A hospital counts 12 civilians killed by the Front; the Front says
//! that 12 combatants were killed. Civilians: minimum 0, maximum 12. That the hospital alone counts civilians: weak.
//!
//! ```
//! use figures::{example::reading, reconcile};
//! use vocabulary::{Mark, Role, Rule};
//! let case = r#"{"title": "Odry, a fiction", "rules": {"belligerents": ["Front", "Guard"]}}"#;
//! let readings = [
//!     reading("one", "", "", &["12 civilian by=hospital doer=the_Front at=Odry when=2031-05-05"]),
//!     reading("two", "", "", &["12 combatant by=the_Front at=Odry when=2031-05-05"]),
//! ];
//! let reconciled = reconcile(&serde_json::from_str(case).unwrap(), &readings);
//! let civilians = reconciled.tallies.iter().find(|t| t.rule == Rule::Airwars && t.scope.role == Some(Role::Civilian));
//! let tally = civilians.unwrap();
//! assert_eq!((tally.low, tally.best, tally.high), (0, None, Some(12)));
//! assert_eq!(tally.mark.as_ref().unwrap().mark, Mark::Weak);
//! ```
//!
//! Must not: judge who did it. It says what the words of the sources come to.

use super::setting::Setting;
use super::sides::Said;
use super::{Verdict, Voices, closed_range};
use crate::scope::{Cell, Entry};
use vocabulary::{Mark, Modality, Role, TallyMark};

pub(super) const DESCRIPTION: &str = "Gives a minimum and a maximum and no best, as Airwars does for the killed and the \
injured. Where some voices count civilians and others, who count none, combatants, or where a count of civilians is \
denied, the minimum is 0 for both.\n\nWhere the record names the parties that fight, counts of killed and injured have \
a grade. Discounted: nobody counts civilians, and combatants are as many as anybody counts in all. Confirmed: a party \
says of itself that it did it. Contested: different voices name different parties. Weak: one independent origin. Fair: \
two or more, and one party is named. Airwars has people judge which sources are credible and which actions likely; a \
program sees the words only, so these grades are a first reading and not Airwars' own.";

pub(super) fn decide(
    cell: &Cell,
    comparable: &[&Entry],
    voices: &Voices,
    setting: &Setting,
) -> Option<Verdict> {
    let (low, high) = closed_range(voices.last_words())?;
    let said = setting.sides.on(&cell.scope);
    let low = if is_contested(cell, said, setting) { 0 } else { low };
    let mark = said
        .filter(|_| !setting.belligerents().is_empty())
        .and_then(|said| grade(said, cell, voices, setting));
    let aside = comparable.iter().map(|entry| voices.earlier(entry)).collect();
    Some(Verdict { low, best: None, high: Some(high), aside, mark })
}

/// Whether it is contested that those counted were civilians, or combatants.
fn is_contested(cell: &Cell, said: Option<&Said>, setting: &Setting) -> bool {
    let denied = || {
        let denies = |entry: &&Entry| setting.figure(entry).modality == Modality::Denied;
        cell.scope.role == Some(Role::Civilian) && cell.entries.iter().any(|entry| denies(&entry))
    };
    let told_apart = matches!(cell.scope.role, Some(Role::Civilian | Role::Combatant));
    told_apart && (denied() || said.is_some_and(Said::is_role_contested))
}

fn grade(said: &Said, cell: &Cell, voices: &Voices, setting: &Setting) -> Option<TallyMark> {
    let parties = |parties: Vec<usize>| -> String {
        let names = parties.into_iter().filter_map(|party| setting.belligerents().get(party));
        names.cloned().collect::<Vec<String>>().join(", ")
    };
    let origins = voices.last_words().count();
    let doers: Vec<usize> = said.doers.keys().copied().collect();
    let (mark, reason) = match doers[..] {
        _ if cell.scope.role == Some(Role::Combatant) => return None,
        _ if said.is_all_combatants() => (
            Mark::Discounted,
            "nobody counts civilians, and combatants are as many as anybody counts".to_owned(),
        ),
        _ if !said.accepted.is_empty() => {
            let accepted = parties(said.accepted.iter().copied().collect());
            (Mark::Confirmed, format!("{accepted}: said of itself"))
        }
        [_, _, ..] => (Mark::Contested, format!("different parties are named: {}", parties(doers))),
        _ if origins < 2 => (Mark::Weak, "one independent origin".to_owned()),
        [one] => (Mark::Fair, format!("{origins} independent origins; {} is named", parties(vec![one]))),
        [] => return None,
    };
    Some(TallyMark { mark, reason })
}
