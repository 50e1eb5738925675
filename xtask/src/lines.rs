//! Files, functions and module heads keep the house rules of `STYLE.md`.
//!
//! Must not: count data. Tables, corpora and expected outputs are as long as they are.

use crate::{rust, workspace};
use anyhow::Result;
use syn::visit::{self, Visit};

/// The longest file, in lines.
const FILE_LINES_MAX: usize = 600;
/// The longest function, in lines from `fn` to its closing brace.
const FUNCTION_LINES_MAX: usize = 70;
/// Kinds of file that people write here, beside Rust.
const WRITTEN: &[&str] = &["mjs", "js", "css", "html", "py", "md", "toml", "txt"];
/// Folders of data, and of what programs make.
const DATA: &[&str] = &["data", "tables", "corpus", "expected", "fixtures", "node_modules", "target", "site"];

/// Checks every written file of the project.
pub(crate) fn run() -> Result<()> {
    let root = workspace::root()?;
    let mut faults = Vec::new();
    let mut count = 0;
    for folder in ["crates", "xtask", "tests", "docs", "examples"] {
        for path in workspace::files(&root.join(folder), WRITTEN, DATA)? {
            count += 1;
            faults.extend(too_long(&workspace::shown(&path), &workspace::read(&path)?));
        }
        for file in rust::files(&root.join(folder))? {
            count += 1;
            if !file.name.contains("/tables/") {
                faults.extend(too_long(&file.name, &file.text));
            }
            faults.extend(long_functions(&file.name, &file.items));
            if !file.is_test {
                faults.extend(wrong_head(&file.name, &file.text));
            }
        }
    }
    workspace::verdict(&format!("{count} files keep to the lengths and heads of the house."), &faults)
}

fn too_long(name: &str, text: &str) -> Option<String> {
    let lines = text.lines().count();
    (lines > FILE_LINES_MAX).then(|| format!("{name} has {lines} lines, more than {FILE_LINES_MAX}"))
}

/// A module's head says what the module is for and what it must not do.
fn wrong_head(name: &str, text: &str) -> Option<String> {
    let head: Vec<&str> = text.lines().take_while(|line| line.starts_with("//!")).collect();
    if head.is_empty() {
        return Some(format!("{name} has no head: begin it with //! and what it is for"));
    }
    let says = head.iter().any(|line| line.contains("Must not:"));
    (!says).then(|| format!("{name}: its head has no line \"Must not:\""))
}

fn long_functions(name: &str, file: &syn::File) -> Vec<String> {
    let mut functions = Functions::default();
    functions.visit_file(file);
    let long = functions.found.into_iter().filter(|(_, lines)| *lines > FUNCTION_LINES_MAX);
    long.map(|(f, n)| format!("{name}: fn {f} has {n} lines, more than {FUNCTION_LINES_MAX}")).collect()
}

/// Every function of a file with its length.
#[derive(Default)]
struct Functions {
    found: Vec<(String, usize)>,
}

impl Functions {
    fn take(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let from = signature.fn_token.span.start().line;
        let to = block.brace_token.span.close().end().line;
        self.found.push((signature.ident.to_string(), to + 1 - from));
    }
}

impl<'ast> Visit<'ast> for Functions {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.take(&function.sig, &function.block);
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.take(&function.sig, &function.block);
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_trait_item_fn(&mut self, function: &'ast syn::TraitItemFn) {
        if let Some(block) = &function.default {
            self.take(&function.sig, block);
        }
        visit::visit_trait_item_fn(self, function);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_of_71_lines_is_too_long_and_one_of_70_is_not() {
        let faults = |lines: usize| {
            let text = format!("impl X {{ fn f() {{{}}} }}", "\n".repeat(lines - 1));
            long_functions("x.rs", &syn::parse_file(&text).unwrap()).len()
        };
        assert_eq!((faults(70), faults(71)), (0, 1));
    }

    #[test]
    fn a_head_must_say_what_the_module_must_not_do() {
        assert!(wrong_head("x.rs", "//! Role.\n//!\n//! Must not: sleep.\nfn f() {}").is_none());
        assert!(wrong_head("x.rs", "//! Role.\nfn f() {}\n//! Must not: sleep.").is_some());
        assert!(wrong_head("x.rs", "fn f() {}").is_some());
    }
}
