//! Speakers under the names that one document gives them.
//!
//! "The ministry" after "the Ministry of Defence", "Hallas" after "governor Piet Hallas", "the NDO" after "the
//! National Disaster Office (NDO)" are one speaker where the document has only one whom the short form fits.
//!
//! Must not: join speakers of different documents by anything but their full folded names.

use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{fold, limits};

/// The folded names of the speakers of one document, each by how it is written.
pub(crate) struct Speakers {
    full: BTreeMap<String, String>,
}

impl Speakers {
    pub(crate) fn new<'t>(written: impl Iterator<Item = &'t str>) -> Speakers {
        let written: BTreeSet<&str> = written.collect();
        let names: BTreeMap<&str, (String, Option<String>)> =
            written.iter().map(|name| (*name, name_and_initials(name))).collect();
        let mut initials: BTreeMap<&str, &str> = BTreeMap::new();
        for (name, short) in names.values() {
            if let Some(short) = short {
                initials.entry(short).or_insert(name);
            }
        }
        let folded: BTreeSet<&str> = names.values().map(|(name, _)| name.as_str()).collect();
        let full = (names.iter())
            .map(|(written, (name, _))| {
                let name = initials.get(name.as_str()).copied().unwrap_or(name);
                ((*written).to_owned(), longer(name, &folded).unwrap_or(name).to_owned())
            })
            .collect();
        Speakers { full }
    }

    /// The folded full name of a speaker as written.
    pub(crate) fn full(&self, written: &str) -> String {
        self.full.get(written).cloned().unwrap_or_else(|| name_and_initials(written).0)
    }
}

/// "the National Disaster Office (NDO)" is "national disaster office", "ndo".
fn name_and_initials(written: &str) -> (String, Option<String>) {
    let (name, initials) = match written.split_once('(') {
        Some((name, rest)) if !fold(name).is_empty() => (name, rest.split(')').next().map(fold)),
        _ => (written, None),
    };
    let folded = fold(name);
    let bare = ["the ", "a ", "an "].iter().find_map(|article| folded.strip_prefix(article));
    let name = bare.unwrap_or(&folded).to_owned();
    (name, initials.filter(|short| !short.is_empty() && !short.contains(' ')))
}

/// The one longer name of the document that begins or ends with all words of this one, in order.
fn longer<'n>(name: &str, all: &BTreeSet<&'n str>) -> Option<&'n str> {
    if all.len() > limits::SPEAKERS_RESOLVED_MAX {
        return None;
    }
    let words: Vec<&str> = name.split(' ').collect();
    let mut fitting = all.iter().filter(|other| {
        let longer: Vec<&str> = other.split(' ').collect();
        longer.len() > words.len() && (longer.starts_with(&words) || longer.ends_with(&words))
    });
    match (fitting.next(), fitting.next()) {
        (Some(one), None) => Some(one),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full(all: &[&str], name: &str) -> String {
        Speakers::new(all.iter().copied()).full(name)
    }

    #[test]
    fn a_short_form_is_the_one_speaker_it_fits() {
        assert_eq!(
            full(&["The NDO", "the National Disaster Office (NDO)"], "The NDO"),
            "national disaster office"
        );
        assert_eq!(
            full(&["Hallas", "regional governor Piet Hallas"], "Hallas"),
            "regional governor piet hallas"
        );
        assert_eq!(full(&["the ministry", "the Ministry of Defence"], "the ministry"), "ministry of defence");
    }

    #[test]
    fn a_short_form_that_fits_two_stays_itself() {
        let all = ["officials", "port officials", "hospital officials"];
        assert_eq!(full(&all, "officials"), "officials");
    }
}
