//! One word, one meaning, one type: `GLOSSARY.md` and the types of the vocabulary agree.
//!
//! Must not: judge meanings. It holds words and types one to one; people hold them true.

use crate::workspace;
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};

/// Checks the glossary against what the crates export.
pub(crate) fn run() -> Result<()> {
    let root = workspace::root()?;
    let mut exported = BTreeMap::new();
    for member in workspace::members()? {
        let front = member.dir.join("src/lib.rs");
        if front.is_file() {
            exported.insert(member.name, exports(&workspace::read(&front)?)?);
        }
    }
    let rows = rows(&workspace::read(&root.join("GLOSSARY.md"))?);
    let faults = disagreements(&rows, &exported);
    workspace::verdict(&format!("{} words of the glossary name one type each.", rows.len()), &faults)
}

/// The rows of the glossary's tables: the word, and the type in its third column.
fn rows(text: &str) -> Vec<(String, String)> {
    let cells = |line: &str| -> Option<Vec<String>> {
        let inner = line.trim().strip_prefix('|')?.strip_suffix('|')?;
        Some(inner.split('|').map(|cell| cell.trim().to_owned()).collect())
    };
    (text.lines().filter_map(cells))
        .filter(|row| row.len() >= 3 && row[0] != "word" && !row[0].starts_with("---"))
        .map(|row| (row[0].clone(), row[2].trim_matches('`').to_owned()))
        .collect()
}

/// The names of the types that a crate's front page exports: by `pub use`, or defined there.
fn exports(front: &str) -> Result<BTreeSet<String>> {
    let file = syn::parse_file(front).context("cannot parse a lib.rs")?;
    let mut names = BTreeSet::new();
    let public = |visibility: &syn::Visibility| matches!(visibility, syn::Visibility::Public(_));
    for item in &file.items {
        match item {
            syn::Item::Use(item) if public(&item.vis) => leaves(&item.tree, &mut names),
            syn::Item::Struct(item) if public(&item.vis) => drop(names.insert(item.ident.to_string())),
            syn::Item::Enum(item) if public(&item.vis) => drop(names.insert(item.ident.to_string())),
            _ => {}
        }
    }
    // Types are written in mixed case; functions and constants are not words.
    names.retain(|name| name.starts_with(char::is_uppercase) && name.contains(char::is_lowercase));
    Ok(names)
}

fn leaves(tree: &syn::UseTree, names: &mut BTreeSet<String>) {
    match tree {
        syn::UseTree::Path(path) => leaves(&path.tree, names),
        syn::UseTree::Name(name) => drop(names.insert(name.ident.to_string())),
        syn::UseTree::Rename(rename) => drop(names.insert(rename.rename.to_string())),
        syn::UseTree::Group(group) => group.items.iter().for_each(|item| leaves(item, names)),
        _ => {}
    }
}

/// A type without a crate's name belongs to the vocabulary; others are written `custody::CaseFolder`.
fn disagreements(rows: &[(String, String)], exported: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let mut faults = Vec::new();
    let mut word_of: BTreeMap<&str, &str> = BTreeMap::new();
    let mut words = BTreeSet::new();
    for (word, kind) in rows {
        let (owner, name) = kind.split_once("::").unwrap_or(("vocabulary", kind));
        if !exported.get(owner).is_some_and(|names| names.contains(name)) {
            faults.push(format!("GLOSSARY.md: \"{word}\" names `{kind}`, which {owner} does not export"));
        }
        if !words.insert(word.to_lowercase()) {
            faults.push(format!("GLOSSARY.md: \"{word}\" stands there twice"));
        }
        if let Some(other) = word_of.insert(kind, word) {
            faults.push(format!("GLOSSARY.md: `{kind}` has two words, \"{other}\" and \"{word}\""));
        }
    }
    for name in exported.get("vocabulary").into_iter().flatten() {
        if !word_of.contains_key(name.as_str()) {
            faults.push(format!("GLOSSARY.md has no word for the type `{name}` of the vocabulary"));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(glossary: &str) -> Vec<String> {
        let front = "mod a; pub use a::{Figure, Scope}; pub use a::{cut, LIMIT}; use a::Hidden;";
        let exported = BTreeMap::from([("vocabulary".to_owned(), exports(front).unwrap())]);
        disagreements(&rows(glossary), &exported)
    }

    #[test]
    fn a_glossary_that_agrees_has_no_fault() {
        let table = "| word | meaning | type | clause |\n| --- | --- | --- | --- |\n\
            | figure | a number | `Figure` | |\n| scope | what it counts | `Scope` | |\n";
        assert_eq!(check(table), Vec::<String>::new());
    }

    #[test]
    fn missing_strange_and_doubled_words_are_faults() {
        assert_eq!(check("| figure | a number | `Figure` | |").len(), 1);
        assert_eq!(
            check("| figure | . | `Figure` |\n| scope | . | `Scope` |\n| toll | . | `Toll` |").len(),
            1
        );
        assert_eq!(
            check("| figure | . | `Figure` |\n| scope | . | `Scope` |\n| reach | . | `Scope` |").len(),
            1
        );
        assert_eq!(check("| figure | . | `Figure` |\n| Figure | . | `Scope` |").len(), 1);
    }
}
