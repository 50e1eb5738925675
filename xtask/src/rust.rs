//! The project's Rust files, parsed, and which of them are tests.
//!
//! Must not: know any rule. Each check keeps its own.

use crate::workspace;
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A Rust file.
pub(crate) struct RustFile {
    /// Where it lies, from the root of the workspace.
    pub(crate) name: String,
    /// Its text.
    pub(crate) text: String,
    /// Its items.
    pub(crate) items: syn::File,
    /// Whether it is compiled only for tests, benchmarks or a build.
    pub(crate) is_test: bool,
}

/// The Rust files under a folder, sorted.
pub(crate) fn files(dir: &Path) -> Result<Vec<RustFile>> {
    let mut found = Vec::new();
    let mut test_modules = BTreeSet::new();
    for path in workspace::files(dir, &["rs"], &["target", "fixtures"])? {
        let text = workspace::read(&path)?;
        let items = syn::parse_file(&text).with_context(|| format!("cannot parse {}", path.display()))?;
        test_modules.extend(declared_tests(&path, &items));
        let name = workspace::shown(&path);
        let is_test = is_test_path(Path::new(&name));
        found.push((path, RustFile { name, text, items, is_test }));
    }
    for (path, file) in &mut found {
        file.is_test |= path.ancestors().any(|part| test_modules.contains(part));
    }
    Ok(found.into_iter().map(|(_, file)| file).collect())
}

/// Whether an item is compiled only for tests.
pub(crate) fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        syn::Meta::List(list) => list.path.is_ident("cfg") && list.tokens.to_string() == "test",
        other => other.path().is_ident("test"),
    })
}

fn is_test_path(path: &Path) -> bool {
    let named = |part: &str| matches!(part, "tests" | "tests.rs" | "benches" | "examples" | "build.rs");
    path.iter().filter_map(|part| part.to_str()).any(|part| named(part) || part.ends_with("_tests.rs"))
}

/// Where the modules lie that a file declares with `#[cfg(test)] mod name;`: as a file and as a folder.
fn declared_tests(path: &Path, file: &syn::File) -> Vec<PathBuf> {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("");
    let parent = path.parent().unwrap_or(Path::new(""));
    let dir = if matches!(stem, "mod" | "lib" | "main") { parent.to_owned() } else { parent.join(stem) };
    let mut found = Vec::new();
    for item in &file.items {
        if let syn::Item::Mod(module) = item
            && module.content.is_none()
            && is_test(&module.attrs)
        {
            let name = module.ident.to_string();
            found.push(dir.join(format!("{name}.rs")));
            found.push(dir.join(name));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_declared_for_tests_is_one_with_all_below_it() {
        let dir = tempfile::tempdir().unwrap();
        let src = dir.path().join("src");
        std::fs::create_dir_all(src.join("time/gold")).unwrap();
        std::fs::write(src.join("lib.rs"), "mod time;").unwrap();
        std::fs::write(src.join("time.rs"), "#[cfg(test)] mod gold; mod clock;").unwrap();
        for file in ["time/gold.rs", "time/gold/data.rs", "time/clock.rs", "time_tests.rs"] {
            std::fs::write(src.join(file), "").unwrap();
        }
        let tests: Vec<bool> = files(&src).unwrap().iter().map(|file| file.is_test).collect();
        // lib.rs, time/clock.rs, time/gold/data.rs, time/gold.rs, time.rs, time_tests.rs, in the order of their paths.
        assert_eq!(tests.iter().filter(|test| **test).count(), 3, "{tests:?}");
        assert!(!tests[0], "lib.rs is no test");
    }
}
