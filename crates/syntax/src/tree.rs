//! From arcs to a tree: labels that hide a lifted arc put it back, and roots part sentences.
//!
//! The scheme for lifted arcs is Nivre and Nilsson's HEAD (2005): `X||Y` says that the word is an X under a Y found
//! below the head it was given. Must not: leave a ring.

use std::collections::BTreeSet;

/// Puts lifted words under their true heads: `lifted[i]` is the label of the head that token `i` wants.
pub(crate) fn put_back(
    heads: &mut [usize],
    labels: &mut [u16],
    lifted: &[Option<(u16, u16)>],
    spaces: &[bool],
) {
    for token in 0..heads.len() {
        let Some((label, wanted)) = lifted[token] else { continue };
        if let Some(head) = sought(heads, labels, spaces, token, wanted) {
            heads[token] = head;
        }
        labels[token] = label;
    }
}

/// The first word with a label below a token's head, level by level, not below the token itself.
fn sought(heads: &[usize], labels: &[u16], spaces: &[bool], token: usize, wanted: u16) -> Option<usize> {
    let mut level = vec![heads[token]];
    while !level.is_empty() {
        let mut below = Vec::new();
        for head in level {
            let children = (0..heads.len()).filter(|child| heads[*child] == head && *child != head);
            for child in children.filter(|child| *child != token && !spaces[*child]) {
                if labels[child] == wanted {
                    return Some(child);
                }
                below.push(child);
            }
        }
        level = below;
    }
    None
}

/// The tokens at which sentences begin: the left edges of roots, after edges were spread till heads stay within.
pub(crate) fn starts(heads: &[usize]) -> BTreeSet<usize> {
    let length = heads.len();
    let mut left: Vec<usize> = (0..length).collect();
    let mut starts = BTreeSet::new();
    // As many rounds as the original tries.
    for _ in 0..12 {
        for token in (0..length).chain((0..length).rev()) {
            left[heads[token]] = left[heads[token]].min(left[token]);
        }
        starts = (0..length).filter(|token| heads[*token] == *token).map(|token| left[token]).collect();
        if within(heads, &starts) {
            break;
        }
    }
    starts
}

fn within(heads: &[usize], starts: &BTreeSet<usize>) -> bool {
    let mut first = 0;
    for at in 0..heads.len() {
        if (at > 0 && starts.contains(&at)) || at + 1 == heads.len() {
            if heads[first..at].iter().any(|head| *head < first || *head > at) {
                return false;
            }
            first = at;
        }
    }
    true
}
