//! Files, functions and module heads keep the house rules of `STYLE.md`.
//!
//! Must not: count data. Tables, corpora and expected outputs are as long as they are.

use crate::workspace;
use anyhow::{Context, Result};
use syn::visit::{self, Visit};

/// The longest file, in lines.
const FILE_LINES_MAX: usize = 600;
/// The longest function, in lines from `fn` to its closing brace.
const FUNCTION_LINES_MAX: usize = 70;
/// Kinds of file that people write here.
const WRITTEN: &[&str] = &["rs", "mjs", "js", "css", "html", "py", "md", "toml", "txt"];
/// Folders of data, and of what programs make.
const DATA: &[&str] = &["data", "tables", "corpus", "expected", "fixtures", "node_modules", "target", "site"];

/// Checks every written file of the project.
pub(crate) fn run() -> Result<()> {
    let root = workspace::root()?;
    let mut faults = Vec::new();
    let mut count = 0;
    for folder in ["crates", "xtask", "tests", "docs", "examples"] {
        for path in workspace::files(&root.join(folder), WRITTEN, DATA)? {
            let text = workspace::read(&path)?;
            let name = workspace::shown(&path);
            count += 1;
            let lines = text.lines().count();
            if lines > FILE_LINES_MAX {
                faults.push(format!("{name} has {lines} lines, more than {FILE_LINES_MAX}"));
            }
            if path.extension().is_some_and(|e| e == "rs") {
                faults.extend(long_functions(&name, &text)?);
                if !workspace::is_test(&path) {
                    faults.extend(wrong_head(&name, &text));
                }
            }
        }
    }
    workspace::verdict(&format!("{count} files keep to the lengths and heads of the house."), &faults)
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

fn long_functions(name: &str, text: &str) -> Result<Vec<String>> {
    let file = syn::parse_file(text).with_context(|| format!("cannot parse {name}"))?;
    let mut functions = Functions::default();
    functions.visit_file(&file);
    let long = functions.found.into_iter().filter(|(_, lines)| *lines > FUNCTION_LINES_MAX);
    Ok(long.map(|(f, n)| format!("{name}: fn {f} has {n} lines, more than {FUNCTION_LINES_MAX}")).collect())
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
        let function = |lines: usize| format!("impl X {{ fn f() {{{}}} }}", "\n".repeat(lines - 1));
        assert_eq!(long_functions("x.rs", &function(70)).unwrap(), Vec::<String>::new());
        assert_eq!(long_functions("x.rs", &function(71)).unwrap().len(), 1);
    }

    #[test]
    fn a_head_must_say_what_the_module_must_not_do() {
        assert!(wrong_head("x.rs", "//! Role.\n//!\n//! Must not: sleep.\nfn f() {}").is_none());
        assert!(wrong_head("x.rs", "//! Role.\nfn f() {}\n//! Must not: sleep.").is_some());
        assert!(wrong_head("x.rs", "fn f() {}").is_some());
    }
}
