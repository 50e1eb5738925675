//! Builds the examples and opens their pages in a headless browser; works at desks in several.
//!
//! Must not: write into `examples/`. The cases are built in copies.

use crate::workspace;
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The cases whose sites are opened.
const CASES: &[&str] = &["khojaly", "riverbend"];

/// Installs what is missing, builds the sites, runs the check on each.
pub(crate) fn run() -> Result<()> {
    set_up()?;
    let scratch = tempfile::tempdir()?;
    for case in CASES {
        let copy = scratch.path().join(case);
        copy_case(&workspace::root()?.join("examples").join(case), &copy)?;
        let mut build = workspace::program("cargo", &["run", "--quiet", "--package", "toll", "--", "build"])?;
        build.arg(&copy);
        workspace::output(build, &[0, 1])?;
        check(&copy.join("site")).with_context(|| format!("the site of examples/{case}"))?;
    }
    // All charts there are, also those that no example has yet.
    let charted = scratch.path().join("charted");
    let mut build = workspace::program(
        "cargo",
        &["run", "--quiet", "--package", "publication", "--example", "charted_site", "--"],
    )?;
    build.arg(&charted);
    workspace::must(build)?;
    check(&charted.join("site")).context("the site of all charts")?;
    desk(&scratch.path().join("worked-at"), "", "tests/browser/check-desk.mjs")
        .context("the desk of examples/riverbend")?;
    desk(&scratch.path().join("blind"), "\n[review]\nblind = true\n", "tests/browser/check-blind.mjs")
        .context("the desk of examples/riverbend where two judge blind")
}

/// Works at the desk of an example in several browsers, with something more in its case file.
fn desk(copy: &Path, more: &str, script: &str) -> Result<()> {
    copy_case(&workspace::root()?.join("examples/riverbend"), copy)?;
    let file = copy.join("case.toml");
    std::fs::write(&file, std::fs::read_to_string(&file)? + more)?;
    let toll = workspace::built(&["--package", "toll"])?;
    let served =
        Command::new(toll).arg("serve").arg(copy).args(["--port", "0"]).stdout(Stdio::piped()).spawn()?;
    let mut served = Ended(served);
    let mut said = String::new();
    BufReader::new(served.0.stdout.take().context("it has an output")?).read_line(&mut said)?;
    let (address, code) = said
        .strip_prefix("Open ")
        .and_then(|said| said.split(' ').next()?.split_once("/sign-in?code="))
        .with_context(|| format!("a desk that begins says where, not {said:?}"))?;
    workspace::must(workspace::program("node", &[script, address, code])?)
}

/// Ends with the check, however that ends.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn check(site: &Path) -> Result<()> {
    let mut check = workspace::program("node", &["tests/browser/check-site.mjs"])?;
    check.arg(site);
    workspace::must(check)
}

/// A browser from the system's packages, and the packages that `tests/browser/package.json` asks for.
fn set_up() -> Result<()> {
    if !["chromium", "chromium-browser", "google-chrome"].iter().any(|name| workspace::has(name)) {
        if !workspace::has("apt-get") {
            bail!("no chromium here: install it by the ways of your system, then run this again");
        }
        println!("Installing chromium from the system's packages.");
        apt_get(&["update", "-qq"])?;
        apt_get(&["install", "-y", "-qq", "--no-install-recommends", "chromium"])?;
    }
    let root = workspace::root()?.join("tests/browser");
    let asked =
        std::fs::read(root.join("package-lock.json")).context("tests/browser has no package-lock.json")?;
    // What is installed is marked by the lock file it came from, so that a changed one installs anew.
    let mark = root.join("node_modules/.installed-from");
    if std::fs::read(&mark).is_ok_and(|installed| installed == asked) {
        return Ok(());
    }
    workspace::must(workspace::program(
        "npm",
        &["ci", "--no-fund", "--no-audit", "--prefix", "tests/browser"],
    )?)?;
    std::fs::write(&mark, asked).context("cannot mark what npm installed")
}

fn apt_get(arguments: &[&str]) -> Result<()> {
    let root = std::fs::metadata("/proc/self").is_ok_and(|me| std::os::unix::fs::MetadataExt::uid(&me) == 0);
    let (name, before) = if root { ("apt-get", None) } else { ("sudo", Some("apt-get")) };
    let mut command = workspace::program(name, &[])?;
    command.args(before).args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    command.stdout(std::process::Stdio::null());
    workspace::must(command)
}

/// Copies what a person wrote of a case: its file and its inboxes.
fn copy_case(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    std::fs::copy(from.join("case.toml"), to.join("case.toml"))
        .with_context(|| format!("{} is no case", from.display()))?;
    for inbox in ["sources", "lists"].into_iter().filter(|inbox| from.join(inbox).is_dir()) {
        std::fs::create_dir_all(to.join(inbox))?;
        for entry in std::fs::read_dir(from.join(inbox))? {
            let path = entry?.path();
            if let Some(name) = path.file_name() {
                std::fs::copy(&path, to.join(inbox).join(name))?;
            }
        }
    }
    Ok(())
}
