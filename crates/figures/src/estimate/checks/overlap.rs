//! Whether lists share persons, in which way, and whether one lies in another.
//!
//! Must not: take what chance makes of a tiny list for a fault of the list.

use super::Asked;
use vocabulary::{Histories, NoEstimate};

/// What happens by chance at least this often is no sign of a fault.
const CHANCE_MIN: f64 = 0.05;
/// A list is tiny that holds at most this share of all.
const TINY_SHARE_MAX: f64 = 0.05;
/// The most pairs of lists that are spelled out.
const PAIRS_TOLD_MAX: usize = 10;

impl Asked {
    /// One list in another: it was copied from it or into it, and says nothing of whom both lack.
    pub(super) fn contained(&mut self) -> Result<(), NoEstimate> {
        let histories = &self.histories;
        let lists = histories.lists();
        let documented = histories.documented() as f64;
        let (mut faults, mut by_chance) = (Vec::new(), Vec::new());
        for inner in 0..lists.len() {
            let held = histories.on(inner);
            for outer in (0..lists.len()).filter(|outer| *outer != inner) {
                let around = histories.on(outer);
                // Of two equal lists the second lies in the first.
                if histories.on_both(inner, outer) != held || held == around && inner < outer {
                    continue;
                }
                // How often all of a list so small would be on the other, if it found people as the others do.
                let chance = match documented - held as f64 {
                    others if others > 0.0 => ((around - held) as f64 / others).powf(held as f64),
                    _ => 0.0,
                };
                let told = format!("{} ({held} persons) in {} ({around})", lists[inner], lists[outer]);
                // Among many lists a tiny one decides nothing, and three are left without it.
                let tiny = lists.len() > 3 && held as f64 <= TINY_SHARE_MAX * documented;
                let excused = tiny || chance >= CHANCE_MIN && lists.len() > 2;
                if excused { by_chance.push(told) } else { faults.push(told) }
            }
        }
        if !faults.is_empty() {
            let reason = format!("One list lies wholly in another: {}", faults.join("; "));
            return self.ended(
                "list-contained",
                reason,
                "finding out whether one was copied from the other; if so they are one list: leave out the smaller, by which nobody is lost",
            );
        }
        let detail = match by_chance.len() {
            0 => "no list lies wholly in another".to_owned(),
            _ => format!(
                "so small that it may be chance or decides little, but see whether one was copied: {}",
                by_chance.join("; ")
            ),
        };
        self.passed("list-contained", by_chance.is_empty(), detail);
        Ok(())
    }

    /// Whether anybody is on two lists, and which pairs share nobody.
    pub(super) fn overlap(&mut self) -> Result<(), NoEstimate> {
        let histories = &self.histories;
        let lists = histories.lists();
        let shared = histories.documented() - histories.on_exactly(1);
        if shared == 0 {
            let reason = if lists.len() == 2 {
                format!(
                    "Lists {} and {} share nobody, so that these data do not determine the hidden number",
                    lists[0], lists[1]
                )
            } else {
                format!(
                    "The {} lists share nobody, so that these data do not determine the hidden number",
                    lists.len()
                )
            };
            return self.ended(
                "overlap",
                reason,
                "lists that find some of the same persons, or linking again: the same persons may stand under different spellings",
            );
        }
        let (mut told, mut empty) = (Vec::new(), 0);
        for b in 0..lists.len() {
            for a in 0..b {
                let both = histories.on_both(a, b);
                empty += usize::from(both == 0);
                told.push(format!("{} and {} {both}", lists[a], lists[b]));
            }
        }
        let pairs = told.len();
        let more = if pairs > PAIRS_TOLD_MAX {
            format!("; and {} more pairs", pairs - PAIRS_TOLD_MAX)
        } else {
            String::new()
        };
        told.truncate(PAIRS_TOLD_MAX);
        let detail = format!(
            "{shared} persons are on two lists or more; {empty} of {pairs} pairs share nobody: {}{more}",
            told.join(", ")
        );
        self.passed("overlap", empty == 0, detail);
        Ok(())
    }

    /// Whether each list reaches each other through persons they share.
    pub(super) fn connected(&mut self) -> Result<(), NoEstimate> {
        let lists = self.histories.lists();
        let named = |group: &Vec<usize>| {
            group.iter().map(|list| lists[*list].as_str()).collect::<Vec<_>>().join(", ")
        };
        let groups = groups(&self.histories);
        if parted(&self.histories) {
            let told: Vec<String> = groups.iter().map(|group| format!("[{}]", named(group))).collect();
            let reason = format!(
                "The lists fall into {} groups that share nobody: {}; how many persons each group lacks of the others' kind is not in the data",
                groups.len(),
                told.join(", ")
            );
            return self.ended(
                "overlap-connected",
                reason,
                "estimating each group alone where it speaks of its own people, linking the groups again, or a list that meets both",
            );
        }
        let whole = groups.iter().map(Vec::len).max().unwrap_or(0);
        let alone: Vec<String> = groups.iter().filter(|group| group.len() < whole).map(named).collect();
        let detail = if alone.is_empty() {
            "each list reaches each other through persons they share".to_owned()
        } else {
            format!("all but these reach one another, and those are too small to tell: {}", alone.join(", "))
        };
        self.passed("overlap-connected", alone.is_empty(), detail);
        Ok(())
    }

    /// Lists that meet at most one other.
    pub(super) fn alone(&mut self) {
        let lists = self.histories.lists();
        if lists.len() < 3 {
            return;
        }
        let one: Vec<&str> = (0..lists.len())
            .filter(|list| {
                (0..lists.len())
                    .filter(|other| other != list && self.histories.on_both(*list, *other) > 0)
                    .count()
                    < 2
            })
            .map(|list| lists[list].as_str())
            .collect();
        let detail = if one.is_empty() {
            "each list shares persons with at least two others".to_owned()
        } else {
            format!(
                "sharing persons with fewer than two others, so that little is known of how they depend: {}",
                one.join(", ")
            )
        };
        self.passed("list-alone", one.is_empty(), detail);
    }
}

/// Whether lists fall into groups that share nobody, beyond single lists so small that they might well meet nobody.
///
/// Where none shares anybody with any other, they do.
fn parted(histories: &Histories) -> bool {
    let groups = groups(histories);
    let whole = groups.iter().map(Vec::len).max().unwrap_or(0);
    // Two groups of one size are both the largest.
    groups.iter().filter(|group| group.len() == whole).count() > 1
        || groups.iter().any(|group| group.len() < whole && !alone_by_chance(histories, group))
}

/// A single list so small that it might well meet nobody.
fn alone_by_chance(histories: &Histories, group: &[usize]) -> bool {
    let [list] = group else { return false };
    let documented = histories.documented() as f64;
    let held = histories.on(*list) as f64;
    let shared = (documented - histories.on_exactly(1) as f64) / documented;
    held <= TINY_SHARE_MAX * documented && (1.0 - shared).powf(held) >= CHANCE_MIN
}

/// Lists that share persons, directly or through others; in the order of their first list.
fn groups(histories: &Histories) -> Vec<Vec<usize>> {
    let lists = histories.lists().len();
    // Which lists each meets, as bits.
    let mut meets = vec![0u64; lists];
    for (on, _) in histories.cells() {
        for (list, meets) in meets.iter_mut().enumerate().filter(|(list, _)| on >> list & 1 == 1) {
            *meets |= on | 1 << list;
        }
    }
    let mut groups = Vec::new();
    let mut seen = 0u64;
    for first in 0..lists {
        if seen >> first & 1 == 1 {
            continue;
        }
        let mut group = 1u64 << first;
        loop {
            let met =
                (0..lists).filter(|list| group >> list & 1 == 1).fold(group, |all, list| all | meets[list]);
            if met == group {
                break;
            }
            group = met;
        }
        seen |= group;
        groups.push((0..lists).filter(|list| group >> list & 1 == 1).collect());
    }
    groups
}
