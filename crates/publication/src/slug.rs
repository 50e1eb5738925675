//! Names of files and anchors: safe on every file system, stable, never the same for two things.
//!
//! Must not: depend on order or on what else is published.

use vocabulary::{ClaimRef, Digest, Source, TallyScope};

/// The longest readable part of a name, in bytes: far below what any file system allows.
const READABLE_BYTES_MAX: usize = 56;

/// The name of a source's page: what its file is called, and a digest of its bytes and path.
pub(crate) fn source(source: &Source) -> String {
    let file = source.path.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let digest = Digest::of(format!("{}\0{}", source.sha256, source.path).as_bytes());
    joined(&readable(stem), &digest.to_string()[..12])
}

/// The name of the page of what a tally counts.
pub(crate) fn scope(scope: &TallyScope) -> String {
    let words = [
        Some(scope.incident.as_str()),
        Some(scope.status.word()),
        Some(scope.unit.word()),
        scope.sex.map(|x| x.word()),
        scope.age.map(|x| x.word()),
        scope.role.map(|x| x.word()),
        scope.nationality.as_deref(),
        scope.identified.then_some("identified"),
    ];
    let key = words.map(Option::unwrap_or_default).join("\0");
    let name: Vec<&str> = words.into_iter().flatten().collect();
    joined(&readable(&name.join(" ")), &Digest::of(key.as_bytes()).to_string()[..8])
}

/// The anchor of an incident on the overview.
pub(crate) fn incident(id: &str) -> String {
    joined(&readable(id), &Digest::of(id.as_bytes()).to_string()[..8])
}

/// The anchor of a figure on its source's page: its id, where that is fit for one.
pub(crate) fn figure(id: &str) -> String {
    let fit = id.starts_with(|c: char| c.is_ascii_alphabetic())
        && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if fit { id.to_owned() } else { format!("f-{}", &Digest::of(id.as_bytes()).to_string()[..12]) }
}

/// The anchor of a quote on its source's page, by its place in the list.
pub(crate) fn quote(at: usize) -> String {
    format!("q{}", at + 1)
}

/// The anchor of a position on its source's page, by its place in the list.
pub(crate) fn position(at: usize) -> String {
    format!("p{}", at + 1)
}

/// The anchor of the words of a claim in the text, from that of its entry.
pub(crate) fn in_text(anchor: &str) -> String {
    format!("in-text-{anchor}")
}

/// The anchor of a figure on a page that holds those of many sources.
pub(crate) fn claim(claim: &ClaimRef) -> String {
    format!("s{}-{}", claim.source.short(), figure(&claim.figure))
}

/// A name in the form in which spellings of it are alike.
pub(crate) fn alike(name: &str) -> String {
    readable(name)
}

/// Lower-case ASCII letters and digits with single hyphens; other scripts are written in Latin letters.
fn readable(text: &str) -> String {
    let mut slug = String::new();
    for c in any_ascii::any_ascii(text).chars() {
        if slug.len() >= READABLE_BYTES_MAX {
            break;
        }
        match c.to_ascii_lowercase() {
            c if c.is_ascii_alphanumeric() => slug.push(c),
            '\'' => {}
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.trim_end_matches('-').to_owned()
}

fn joined(readable: &str, digest: &str) -> String {
    if readable.is_empty() { format!("x-{digest}") } else { format!("{readable}-{digest}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(path: &str) -> String {
        source(&Source {
            path: path.into(),
            sha256: Digest::of(b"x"),
            title: None,
            published: None,
            published_by: None,
            published_note: None,
            language: "en".into(),
            publisher: None,
            credited: Vec::new(),
            url: None,
        })
    }

    #[test]
    fn names_are_safe_and_differ() {
        let paths =
            ["a/CON.txt", "b/con.txt", "../../etc/passwd", "q?*|<>:\".txt", "Xocalı — 1992.txt", "...", ""];
        let mut names: Vec<String> = paths.iter().map(|path| at(path)).collect();
        for name in &names {
            assert!(
                name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
                "{name}"
            );
            assert!(!name.starts_with('-') && name.len() < 80, "{name}");
        }
        assert!(names[4].starts_with("xocali-1992-"), "{}", names[4]);
        names.sort();
        names.dedup();
        assert_eq!(names.len(), paths.len());
    }

    #[test]
    fn a_name_of_any_length_is_cut() {
        assert!(at(&"long ".repeat(500)).len() < 80);
    }

    #[test]
    fn unfit_ids_become_fit_anchors() {
        assert_eq!(figure("f12"), "f12");
        assert!(figure("\"><script>").starts_with("f-"));
        assert_ne!(figure("a b"), figure("a c"));
    }
}
