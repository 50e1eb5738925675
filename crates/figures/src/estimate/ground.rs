//! What Bayesian methods refuse of themselves, whoever calls them: a prior answers even where the data say nothing.
//!
//! Must not: replace the checks of the data, which say more; these only keep a method from answering out of its prior.

use vocabulary::{EstimateMethod, Histories, NoEstimate};

/// A refusal by one method.
pub(crate) fn refusal(
    method: EstimateMethod,
    histories: &Histories,
    reason: String,
    would_help: &str,
) -> NoEstimate {
    NoEstimate {
        method: Some(method),
        reason,
        safe_to_say: format!("at least {} are documented", histories.documented()),
        would_help: would_help.to_owned(),
    }
}

/// What part of the documented may be on lists that share nobody with the others: a list of two persons that overlaps none
/// is no evidence, a half of the documented is.
const APART_MAX: f64 = 0.05;

/// Refuses lists from which no number of undocumented follows: fewer than three, one of nobody, groups of lists that
/// share nobody. What readers have to be told otherwise is returned.
pub(crate) fn stands(method: EstimateMethod, histories: &Histories) -> Result<Vec<String>, NoEstimate> {
    let lists = histories.lists().len();
    if lists < 3 {
        let reason =
            format!("{lists} lists cannot tell how lists depend on each other; the prior alone would answer");
        return Err(refusal(method, histories, reason, "a third list made independently of the others"));
    }
    if let Some(empty) = (0..lists).find(|list| histories.on(*list) == 0) {
        let reason = format!("nobody is on list \"{}\"", histories.lists()[empty]);
        return Err(refusal(method, histories, reason, "leave the empty list out"));
    }
    let main = main_group(histories);
    let apart = histories.cells().filter(|(on, _)| on & main == 0).map(|(_, persons)| persons).sum::<u64>();
    let (inside, outside) = (names(histories, main), names(histories, !main));
    let bearable = apart as f64 <= APART_MAX * histories.documented() as f64;
    if main.count_ones() < 3 || !bearable {
        let reason = format!(
            "nobody on {inside} is also on {outside}: the undocumented number is not determined by these data"
        );
        let would_help = "linking the lists again, or a list that overlaps both groups";
        return Err(refusal(method, histories, reason, would_help));
    }
    let told = format!("Nobody on {outside} ({apart} persons) is on any other list.");
    Ok(if apart > 0 { vec![told] } else { Vec::new() })
}

/// The lists, as a bit set, that share persons with one another and between them hold the most persons.
fn main_group(histories: &Histories) -> u64 {
    let mut groups: Vec<u64> = Vec::new();
    for (on, _) in histories.cells() {
        let joined = groups.iter().filter(|group| *group & on != 0).fold(on, |all, group| all | group);
        groups.retain(|group| group & on == 0);
        groups.push(joined);
    }
    groups.sort_unstable();
    let held = |group: &u64| -> u64 {
        histories.cells().filter(|(on, _)| on & group != 0).map(|(_, persons)| persons).sum()
    };
    groups.into_iter().max_by_key(held).unwrap_or(0)
}

fn names(histories: &Histories, group: u64) -> String {
    let chosen = histories.lists().iter().enumerate().filter(|(at, _)| group >> at & 1 == 1);
    chosen.map(|(_, name)| format!("\"{name}\"")).collect::<Vec<String>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(lists: usize, cells: &[(u64, u64)]) -> Option<String> {
        let names = (0..lists).map(|list| format!("list {list}"));
        let histories = Histories::new(names, cells.iter().copied()).unwrap();
        stands(EstimateMethod::Lcmcr, &histories).err().map(|refused| refused.reason)
    }

    #[test]
    fn a_prior_may_not_answer_for_lists_that_do_not_overlap() {
        assert!(reason(0, &[]).unwrap().starts_with("0 lists"));
        assert!(reason(2, &[(1, 5), (2, 5), (3, 5)]).unwrap().starts_with("2 lists"));
        assert!(reason(3, &[(1, 5), (2, 5), (3, 5)]).unwrap().contains("nobody is on list \"list 2\""));
        assert!(reason(3, &[(1, 5), (2, 5), (4, 5)]).unwrap().contains("not determined"));
        let apart = reason(4, &[(1, 5), (2, 5), (3, 1), (4, 5), (8, 5), (12, 2)]).unwrap();
        assert!(
            apart.starts_with("nobody on \"list 2\", \"list 3\" is also on \"list 0\", \"list 1\""),
            "{apart}"
        );
        assert_eq!(reason(3, &[(1, 5), (3, 5), (6, 5)]), None);
        // Lists of three that overlap, and a large one that does not.
        assert!(reason(4, &[(1, 50), (3, 50), (6, 50), (8, 10)]).is_some());
    }

    #[test]
    fn a_list_of_two_persons_that_overlaps_none_is_told_of() {
        let names = (0..4).map(|list| format!("list {list}"));
        let histories = Histories::new(names, [(1, 50), (3, 50), (6, 50), (8, 2)]).unwrap();
        let told = stands(EstimateMethod::Lcmcr, &histories).unwrap();
        assert_eq!(told, ["Nobody on \"list 3\" (2 persons) is on any other list."]);
    }
}
