//! The arrows between the crates run one way, and the pure ones stay pure.
//!
//! Must not: be weakened to let a change pass. An arrow that is wanted is first argued for in `ARCHITECTURE.md`.

use crate::rust::{self, RustFile};
use crate::workspace::{self, Member};
use anyhow::Result;
use syn::visit::{self, Visit};

/// Each crate and the crates of ours that it may depend on.
const ARROWS: &[(&str, &[&str])] = &[
    ("vocabulary", &[]),
    ("syntax", &[]),
    ("custody", &["vocabulary"]),
    ("sources", &["vocabulary"]),
    ("claims", &["vocabulary", "syntax"]),
    ("persons", &["vocabulary"]),
    ("simulation", &["vocabulary"]),
    ("figures", &["vocabulary"]),
    ("publication", &["vocabulary", "figures"]),
    ("desk", &["vocabulary", "custody", "sources", "claims", "persons", "figures", "publication"]),
    (
        "toll",
        &[
            "vocabulary",
            "custody",
            "sources",
            "claims",
            "persons",
            "simulation",
            "figures",
            "publication",
            "desk",
        ],
    ),
    ("xtask", &["vocabulary", "syntax", "publication"]),
];

/// The crates that touch no disk, network, clock or chance.
const PURE: &[&str] = &["vocabulary", "syntax", "claims", "persons", "simulation", "figures", "publication"];

/// What pure crates do not name, as paths or ends of paths.
const IMPURE: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::*",
    "SystemTime",
    "Instant",
    "Timestamp::now",
    "Zoned::now",
    "rand",
];

/// What opens a connection to another program or computer, and the places where it may be named.
const CALLERS: &[&str] = &["ureq", "TcpStream", "UdpSocket"];
const CALLING: &[&str] =
    &["crates/toll/src/connection.rs", "crates/toll/src/model/", "crates/toll/src/served/"];

/// Checks manifests and sources.
pub(crate) fn run() -> Result<()> {
    let members = workspace::members()?;
    let mut faults = Vec::new();
    for member in &members {
        faults.extend(wrong_arrows(member, &members));
        for file in rust::files(&member.dir.join("src"))?.iter().filter(|file| !file.is_test) {
            faults.extend(calls(file));
        }
        if PURE.contains(&member.name.as_str()) {
            let files = rust::files(&member.dir.join("src"))?;
            faults.extend(files.iter().filter(|file| !file.is_test).flat_map(impurities));
        }
    }
    workspace::verdict("The arrows run one way, and the pure crates are pure.", &faults)
}

fn wrong_arrows(member: &Member, members: &[Member]) -> Vec<String> {
    let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == member.name) else {
        return vec![format!("{}: no arrows are settled for it in xtask/src/layers.rs", member.name)];
    };
    let mut faults = Vec::new();
    for section in ["dependencies", "dev-dependencies", "build-dependencies"] {
        let wanted = member.manifest.get(section).and_then(|s| s.as_table());
        for name in wanted.into_iter().flat_map(|table| table.keys()) {
            let ours = members.iter().any(|other| other.name == *name);
            if ours && !allowed.contains(&name.as_str()) {
                faults.push(format!("{} points at {name} ([{section}]), which it must not", member.name));
            }
        }
    }
    faults
}

fn impurities(file: &RustFile) -> Vec<String> {
    let mut named = Named::default();
    named.visit_file(&file.items);
    let mut faults: Vec<String> = (named.paths.iter())
        .filter_map(|path| IMPURE.iter().find(|impure| names(path, impure)))
        .map(|impure| format!("{} names {impure}: a pure crate is handed such things", file.name))
        .collect();
    faults.dedup();
    faults
}

/// Where a file names what opens a connection and is not of the folder that may.
fn calls(file: &RustFile) -> Vec<String> {
    let name = file.name.replace('\\', "/");
    if CALLING.iter().any(|place| name.contains(place)) {
        return Vec::new();
    }
    let mut named = Named::default();
    named.visit_file(&file.items);
    let called = CALLERS.iter().filter(|caller| named.paths.iter().any(|path| names(path, caller)));
    called
        .map(|caller| {
            format!("{} names {caller}: connections are opened in {} alone", file.name, CALLING.join(", "))
        })
        .collect()
}

/// Whether a path holds another as whole segments.
fn names(path: &str, wanted: &str) -> bool {
    let framed = format!("::{path}::");
    match wanted {
        "rand" => path == "rand" || path.starts_with("rand::"),
        _ => framed.contains(&format!("::{wanted}::")),
    }
}

/// Every path that a file names outside its tests.
#[derive(Default)]
struct Named {
    paths: Vec<String>,
}

impl Named {
    fn take_use(&mut self, before: &str, tree: &syn::UseTree) {
        let join =
            |ident: &str| if before.is_empty() { ident.to_owned() } else { format!("{before}::{ident}") };
        match tree {
            syn::UseTree::Path(path) => self.take_use(&join(&path.ident.to_string()), &path.tree),
            syn::UseTree::Name(name) if name.ident == "self" => self.paths.push(before.to_owned()),
            syn::UseTree::Name(name) => self.paths.push(join(&name.ident.to_string())),
            syn::UseTree::Rename(rename) => self.paths.push(join(&rename.ident.to_string())),
            syn::UseTree::Glob(_) => self.paths.push(join("*")),
            syn::UseTree::Group(group) => group.items.iter().for_each(|item| self.take_use(before, item)),
        }
    }
}

impl<'ast> Visit<'ast> for Named {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !rust::is_test(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if !rust::is_test(&item.attrs) {
            self.take_use("", &item.tree);
        }
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        if !rust::is_test(&function.attrs) {
            visit::visit_item_fn(self, function);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<String> = path.segments.iter().map(|s| s.ident.to_string()).collect();
        self.paths.push(segments.join("::"));
        visit::visit_path(self, path);
    }

    /// A macro's words are not parsed: runs of names joined by `::` stand for its paths.
    fn visit_macro(&mut self, found: &'ast syn::Macro) {
        let words = found.tokens.to_string().replace(" :: ", "::");
        let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
        self.paths.extend(words.split(|c| !is_part(c)).filter(|w| w.contains("::")).map(str::to_owned));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(source: &str) -> Vec<String> {
        let items = syn::parse_file(source).unwrap();
        impurities(&RustFile { name: "lib.rs".into(), text: source.into(), items, is_test: false })
    }

    #[test]
    fn every_way_to_name_the_disk_or_the_clock_is_seen() {
        for source in [
            "use std::fs;",
            "use std::{fmt, fs::File};",
            "use std::fs as disk;",
            "use std::time::{Duration, Instant};",
            "fn f() { let _ = std::fs::read(\"x\"); }",
            "fn f() { println!(\"{:?}\", std::net::Ipv4Addr::LOCALHOST); }",
            "fn f() -> u8 { rand::random() }",
            "fn f() { let _ = jiff::Timestamp::now(); }",
        ] {
            assert!(!faults(source).is_empty(), "{source}");
        }
    }

    #[test]
    fn connections_are_opened_in_few_places_alone() {
        let file = |name: &str, source: &str| RustFile {
            name: name.into(),
            text: source.into(),
            items: syn::parse_file(source).unwrap(),
            is_test: false,
        };
        for source in [
            "use ureq::Agent;",
            "fn f() { std::net::TcpStream::connect(\"x\"); }",
            "use std::net::{IpAddr, UdpSocket};",
        ] {
            assert_eq!(calls(&file("crates/desk/src/lib.rs", source)).len(), 1, "{source}");
            assert!(calls(&file("crates/toll/src/model/mod.rs", source)).is_empty(), "{source}");
        }
        assert!(calls(&file("crates/desk/src/lib.rs", "use tokio::net::TcpListener;")).is_empty());
    }

    #[test]
    fn tests_and_likenesses_are_let_be() {
        for source in [
            "#[cfg(test)] mod tests { use std::fs; }",
            "use std::io; fn f(w: &mut dyn io::Write) {}",
            "fn operand() { let rand_like = 1; }",
            "mod fs { pub fn read() {} } fn f() { fs::read() }",
        ] {
            assert!(faults(source).is_empty(), "{source}");
        }
    }
}
