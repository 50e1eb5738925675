//! Who is said to have done it, and whether those harmed were civilians: by incident and status, over all figures.
//!
//! Must not: believe anybody. It counts which voices say what.

use super::setting::{Setting, stands_in};
use crate::scope::{Cell, Entry};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{Role, Status, TallyScope, Unit};

/// What is said of one incident and status.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    /// By each party that fights, by its place in the case: the voices that name it as the doer.
    pub(super) doers: BTreeMap<usize, BTreeSet<usize>>,
    /// The parties that say it of themselves.
    pub(super) accepted: BTreeSet<usize>,
    /// The voices that count civilians.
    pub(super) civilians: BTreeSet<usize>,
    /// The voices that count combatants, with the most that each names.
    pub(super) combatants: BTreeMap<usize, u64>,
    /// The most that any voice counts in all.
    pub(super) most: u64,
}

/// What is said, by incident, status and unit.
#[derive(Clone, Debug, Default)]
pub(super) struct Sides(BTreeMap<String, BTreeMap<(Status, Unit), Said>>);

impl Sides {
    pub(super) fn of(setting: &Setting, cells: &[Cell]) -> Sides {
        let mut sides = Sides::default();
        for cell in cells.iter().filter(|cell| is_harm(&cell.scope)) {
            let by_status = sides.0.entry(cell.scope.incident.clone()).or_default();
            let said = by_status.entry((cell.scope.status, cell.scope.unit)).or_default();
            cell.comparable().filter(|entry| entry.count.high() != Some(0)).for_each(|entry| {
                said.add(setting, &cell.scope, entry);
            });
        }
        sides
    }

    /// What is said of the incident and status of a count.
    pub(super) fn on(&self, scope: &TallyScope) -> Option<&Said> {
        self.0.get(scope.incident.as_str())?.get(&(scope.status, scope.unit))
    }
}

/// The dead and the injured are graded; the others are not.
fn is_harm(scope: &TallyScope) -> bool {
    matches!(scope.status, Status::Killed | Status::Injured)
}

impl Said {
    fn add(&mut self, setting: &Setting, scope: &TallyScope, entry: &Entry) {
        let number = crate::bounds::number(&entry.count);
        match scope.role {
            Some(Role::Combatant) => {
                let most = self.combatants.entry(entry.origin).or_default();
                *most = (*most).max(number);
            }
            Some(Role::Civilian) => drop(self.civilians.insert(entry.origin)),
            Some(_) => {}
            None => self.most = self.most.max(number),
        }
        let by = setting.figure(entry).responsibility.by.as_deref().unwrap_or_default();
        for (party, name) in setting.belligerents().iter().enumerate() {
            if !stands_in(name, by) {
                continue;
            }
            self.doers.entry(party).or_default().insert(entry.origin);
            if setting.is_by(entry, name) && scope.role != Some(Role::Combatant) {
                self.accepted.insert(party);
            }
        }
    }

    /// Whether some voices count civilians and others, who count none, combatants.
    pub(super) fn is_role_contested(&self) -> bool {
        let only = |voice: &&usize| !self.civilians.contains(voice);
        !self.civilians.is_empty() && self.combatants.keys().any(|voice| only(&voice))
    }

    /// Whether nobody counts civilians, and combatants are as many as anybody counts in all.
    pub(super) fn is_all_combatants(&self) -> bool {
        let combatants = self.combatants.values().max().copied().unwrap_or(0);
        self.civilians.is_empty() && combatants > 0 && combatants >= self.most
    }
}
