//! Builds the examples and opens their pages in a headless browser; works at desks in several, and puts hostile strings into one.
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
    let example = |copy: &Path| copy_case(&workspace::root()?.join("examples/riverbend"), copy);
    let worked_at = scratch.path().join("worked-at");
    example(&worked_at)?;
    desk(&worked_at, "", "tests/browser/check-desk.mjs").context("the desk of examples/riverbend")?;
    let blind = scratch.path().join("blind");
    example(&blind)?;
    desk(&blind, "\n[review]\nblind = true\n", "tests/browser/check-blind.mjs")
        .context("the desk of examples/riverbend where two judge blind")?;
    let tried = scratch.path().join("tried");
    hostile_case(&tried)?;
    desk(&tried, "", "tests/browser/check-hostile.mjs").context("the desk of a hostile case")?;
    whole_story(scratch.path())
}

/// From an empty case to a number on its site, in two languages: with the report that the project began from where it is, else with a
/// bundled one, and lists of fictional people.
fn whole_story(scratch: &Path) -> Result<()> {
    let root = workspace::root()?;
    let seed = root.join("../shared/seed/khojaly-statement.txt");
    let report = if seed.is_file() { seed } else { root.join("examples/khojaly/sources/memorial-1992.txt") };
    println!("The whole story is told with {}.", report.display());
    let toll = workspace::built(&["--package", "toll"])?;
    let lists = scratch.join("lists");
    let mut simulate = Command::new(&toll);
    simulate.args(
        "simulate --persons 600 --lists 2 --culture arabic --errors high --coverage 0.5 --seed 3 --out"
            .split(' '),
    );
    workspace::must(with(simulate, &lists))?;
    for language in ["en", "ar"] {
        let case = scratch.join(format!("story-{language}"));
        let mut init = Command::new(&toll);
        init.arg("init");
        workspace::must(with(init, &case))?;
        let files = [report.clone(), lists.join("list-1.csv"), lists.join("list-2.csv")];
        let more: Vec<&std::ffi::OsStr> =
            std::iter::once(language.as_ref()).chain(files.iter().map(|file| file.as_os_str())).collect();
        desk_with(&case, "", "tests/browser/check-story.mjs", &more)
            .with_context(|| format!("the whole story ({language})"))?;
    }
    Ok(())
}

fn with(mut command: Command, path: &Path) -> Command {
    command.arg(path);
    command
}

/// A case whose title, files, columns and names are the strings of `hostile.txt`.
fn hostile_case(case: &Path) -> Result<()> {
    let listed = workspace::read(&workspace::root()?.join("tests/browser/hostile.txt"))?;
    let strings: Vec<String> = (listed.lines().filter(|line| line.starts_with('"')))
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()?;
    for inbox in ["sources", "lists"] {
        std::fs::create_dir_all(case.join(inbox))?;
    }
    let title = toml::Value::String("Odry, fictional <img src=x onerror=hit()>".to_owned());
    std::fs::write(case.join("case.toml"), format!("title = {title}\n"))?;
    for (at, string) in strings.iter().enumerate().step_by(4) {
        // What no file can be called.
        let name: String = string.chars().filter(|c| !matches!(c, '/' | '\0')).collect();
        let cut = (0..=name.len().min(150)).rev().find(|end| name.is_char_boundary(*end)).unwrap_or(0);
        let text = format!("{string}\n\nAt least {} people were killed in {string} on 3 May 2031.\n", at + 1);
        std::fs::write(case.join("sources").join(format!("{at}{}.txt", &name[..cut])), text)?;
    }
    let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut list = format!("id,name,age,place,{}\n", cell("<svg onload=hit()>"));
    for (at, string) in strings.iter().enumerate() {
        let place = cell(&strings[(at * 7 + 3) % strings.len()]);
        let odd = cell(&strings[(at * 11 + 5) % strings.len()]);
        list.push_str(&format!("{},{},{},{place},{odd}\n", cell(string), cell(string), at % 90));
    }
    std::fs::write(case.join("lists/<img src=x onerror=hit()>.csv"), list)?;
    Ok(())
}

/// Works at the desk of a case by a script, with something more in its case file.
fn desk(copy: &Path, more: &str, script: &str) -> Result<()> {
    desk_with(copy, more, script, &[])
}

/// The same; the script is told more behind the address and the code.
fn desk_with(copy: &Path, more: &str, script: &str, told: &[&std::ffi::OsStr]) -> Result<()> {
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
    let mut work = workspace::program("node", &[script, address, code])?;
    work.args(told);
    workspace::must(work)
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
