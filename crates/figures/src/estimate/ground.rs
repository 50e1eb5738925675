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

/// Refuses lists from which no number of undocumented follows: fewer than three, one of nobody, groups of lists that
/// share nobody.
pub(crate) fn stands(method: EstimateMethod, histories: &Histories) -> Result<(), NoEstimate> {
    let lists = histories.lists();
    if lists.len() < 3 {
        let reason = format!(
            "{} lists cannot tell how lists depend on each other; the prior alone would answer",
            lists.len()
        );
        return Err(refusal(method, histories, reason, "a third list made independently of the others"));
    }
    if let Some(empty) = (0..lists.len()).find(|list| histories.on(*list) == 0) {
        let reason = format!("nobody is on list \"{}\"", lists[empty]);
        return Err(refusal(method, histories, reason, "leave the empty list out"));
    }
    let mut joined = 1u64;
    loop {
        let more = histories.cells().filter(|(on, _)| on & joined != 0).fold(joined, |all, (on, _)| all | on);
        if more == joined {
            break;
        }
        joined = more;
    }
    // A list of a few persons may well meet no other by chance; the checks of the data tell of it.
    if joined.count_ones() as usize == lists.len() || !super::checks::parted(histories) {
        return Ok(());
    }
    let names = |inside: bool| {
        let chosen = lists.iter().enumerate().filter(|(at, _)| (joined >> at & 1 == 1) == inside);
        chosen.map(|(_, name)| format!("\"{name}\"")).collect::<Vec<String>>().join(", ")
    };
    let reason = format!(
        "nobody on {} is also on {}: the undocumented number is not determined by these data",
        names(true),
        names(false)
    );
    Err(refusal(method, histories, reason, "linking the lists again, or a list that overlaps both groups"))
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
        assert!(apart.starts_with("nobody on \"list 0\", \"list 1\" is also on \"list 2\", \"list 3\""));
        assert_eq!(reason(3, &[(1, 5), (3, 5), (6, 5)]), None);
    }
}
