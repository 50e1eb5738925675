//! The tokens of sessions at desks, kept for the commands that follow: in the user's own folder, for nobody else to read.
//!
//! Must not: hold a password.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

/// Tokens by the address of the desk.
pub(super) struct Sessions {
    file: PathBuf,
    tokens: BTreeMap<String, String>,
}

impl Sessions {
    /// Those that are kept; none where there is no file.
    pub(super) fn read() -> Result<Sessions> {
        let file = file()?;
        let tokens = match std::fs::read(&file) {
            Ok(bytes) => serde_json::from_slice(&bytes).with_context(|| {
                format!("{} is not as toll wrote it; delete it and sign in again", file.display())
            })?,
            Err(error) if error.kind() == ErrorKind::NotFound => BTreeMap::new(),
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", file.display())),
        };
        Ok(Sessions { file, tokens })
    }

    pub(super) fn token(&self, address: &str) -> Option<String> {
        self.tokens.get(address).cloned()
    }

    /// The same with another token for an address, or none.
    pub(super) fn with(mut self, address: &str, token: Option<&str>) -> Sessions {
        match token {
            Some(token) => drop(self.tokens.insert(address.to_owned(), token.to_owned())),
            None => drop(self.tokens.remove(address)),
        }
        self
    }

    /// Puts them in place whole. A temporary file is its owner's alone, and stays so when it is moved.
    pub(super) fn keep(&self) -> Result<()> {
        let folder = self.file.parent().context("the file of sessions lies in no folder")?;
        let kept = || -> Result<()> {
            std::fs::create_dir_all(folder)?;
            let mut temporary = tempfile::NamedTempFile::new_in(folder)?;
            temporary.write_all(&serde_json::to_vec_pretty(&self.tokens)?)?;
            temporary.as_file().sync_all()?;
            temporary.persist(&self.file)?;
            Ok(())
        };
        kept().with_context(|| format!("cannot keep the session in {}", self.file.display()))
    }
}

fn file() -> Result<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let settings = folder("XDG_CONFIG_HOME").or_else(|| folder("HOME").map(|home| home.join(".config")));
    let settings =
        settings.context("neither XDG_CONFIG_HOME nor HOME is set, so there is no place for the session")?;
    Ok(settings.join("toll").join("sessions.json"))
}
