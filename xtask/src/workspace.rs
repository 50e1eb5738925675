//! Where things lie in the workspace, and how chores run programs and report faults.
//!
//! Must not: know any rule. Each check keeps its own.

use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A member of the workspace.
pub(crate) struct Member {
    /// Its package name.
    pub(crate) name: String,
    /// Its folder.
    pub(crate) dir: PathBuf,
    /// Its `Cargo.toml`.
    pub(crate) manifest: toml::Table,
}

/// The root of the workspace.
pub(crate) fn root() -> Result<PathBuf> {
    let here = match std::env::var_os("CARGO_MANIFEST_DIR") {
        Some(dir) => PathBuf::from(dir),
        None => std::env::current_dir()?,
    };
    here.ancestors()
        .find(|dir| dir.join("Cargo.lock").is_file())
        .map(Path::to_owned)
        .context("no Cargo.lock above the current folder: run this inside the project")
}

/// The members, in the order in which the root manifest lists them.
pub(crate) fn members() -> Result<Vec<Member>> {
    let root = root()?;
    let manifest = table(&root.join("Cargo.toml"))?;
    let listed = manifest.get("workspace").and_then(|w| w.get("members")).and_then(|m| m.as_array());
    let mut members = Vec::new();
    for path in listed.context("Cargo.toml lists no members")? {
        let dir = root.join(path.as_str().context("a member's path is no text")?);
        let manifest = table(&dir.join("Cargo.toml"))?;
        let name = manifest.get("package").and_then(|p| p.get("name")).and_then(|n| n.as_str());
        let name = name.with_context(|| format!("{} has no package name", dir.display()))?.to_owned();
        members.push(Member { name, dir, manifest });
    }
    Ok(members)
}

/// A TOML file as a table.
pub(crate) fn table(path: &Path) -> Result<toml::Table> {
    read(path)?.parse().with_context(|| format!("{} is not TOML", path.display()))
}

/// A text file.
pub(crate) fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// All files under a folder with one of these extensions, sorted; folders with these names are left out.
pub(crate) fn files(dir: &Path, extensions: &[&str], without: &[&str]) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![dir.to_owned()];
    while let Some(dir) = open.pop() {
        let entries = std::fs::read_dir(&dir).with_context(|| format!("cannot list {}", dir.display()))?;
        for entry in entries {
            let path = entry?.path();
            let is = |names: &[&str], part: Option<&std::ffi::OsStr>| {
                part.and_then(|p| p.to_str()).is_some_and(|p| names.contains(&p))
            };
            if path.is_dir() {
                if !is(without, path.file_name()) {
                    open.push(path);
                }
            } else if is(extensions, path.extension()) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A path as people write it: from the root of the workspace.
pub(crate) fn shown(path: &Path) -> String {
    let root = root().unwrap_or_default();
    path.strip_prefix(&root).unwrap_or(path).display().to_string()
}

/// Keeps what was compiled for the repository; with `check` only compares it with what is there.
pub(crate) fn keep(path: &Path, bytes: &[u8], check: bool, command: &str) -> Result<()> {
    if !check {
        return std::fs::write(path, bytes).with_context(|| format!("cannot write {}", shown(path)));
    }
    let kept = std::fs::read(path).with_context(|| format!("cannot read {}", shown(path)))?;
    if kept != bytes {
        bail!("{} is not what its sources compile to: run `{command}`", shown(path));
    }
    println!("{} is what its sources compile to", shown(path));
    Ok(())
}

/// A program, to be run at the root of the workspace.
pub(crate) fn program(name: &str, arguments: &[&str]) -> Result<Command> {
    let mut command = Command::new(name);
    command.args(arguments).current_dir(root()?);
    Ok(command)
}

/// The one program that cargo builds when told this.
pub(crate) fn built(what: &[&str]) -> Result<PathBuf> {
    let build = [&["build", "--quiet", "--message-format", "json"], what].concat();
    let printed = output(program("cargo", &build)?, &[0])?;
    let executable = String::from_utf8_lossy(&printed)
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter_map(|message| message.get("executable")?.as_str().map(PathBuf::from))
        .next_back();
    match executable {
        Some(path) => Ok(path),
        None => bail!("cargo built no program of {}", what.join(" ")),
    }
}

/// Runs a program, showing what it prints.
pub(crate) fn must(mut command: Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {command:?}"))?;
    if !status.success() {
        bail!("{} ended with {status}", command.get_program().display());
    }
    Ok(())
}

/// Runs a program and takes what it writes to standard output; the exit codes given count as success.
pub(crate) fn output(mut command: Command, fine: &[i32]) -> Result<Vec<u8>> {
    command.stderr(std::process::Stdio::inherit());
    let output = command.output().with_context(|| format!("cannot start {command:?}"))?;
    if !output.status.code().is_some_and(|code| fine.contains(&code)) {
        bail!("{} ended with {}", command.get_program().display(), output.status);
    }
    Ok(output.stdout)
}

/// Whether a program of this name can be started.
pub(crate) fn has(name: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths).any(|dir| dir.join(name).is_file())
}

/// Ends a check: all faults, or one line that says what holds.
pub(crate) fn verdict(holds: &str, faults: &[String]) -> Result<()> {
    if faults.is_empty() {
        println!("{holds}");
        return Ok(());
    }
    for fault in faults {
        eprintln!("  {fault}");
    }
    bail!("{} {}", faults.len(), if faults.len() == 1 { "fault" } else { "faults" })
}
