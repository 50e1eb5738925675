//! `toll init`: a new case.
//!
//! Must not: touch a folder that is a case.

use crate::cli::Init;
use crate::messages::Verdict;
use anyhow::Result;
use custody::CaseFolder;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;
use vocabulary::{Case, Rule, RuleChoices, RuleSettings};

pub(crate) fn init(asked: Init) -> Result<Verdict> {
    let title = asked.title.unwrap_or_else(|| name_of(&asked.dir));
    let case = Case {
        title,
        about: String::new(),
        languages: vec!["en".to_owned()],
        rule: Rule::LatestAsOf,
        rules_for: Vec::new(),
        rules: RuleSettings::default(),
        incidents: Vec::new(),
        reader: None,
        lists: BTreeMap::new(),
        publish: None,
        estimate: None,
        populations: Vec::new(),
        sdg: None,
        aggregates: Vec::new(),
        chosen: RuleChoices::default(),
        review: None,
    };
    CaseFolder::init(&asked.dir, &case)?;
    let dir = asked.dir.display();
    writeln!(
        io::stdout(),
        "{dir} is a case now. Put documents into {dir}/sources, then run: toll build {dir}"
    )?;
    Ok(Verdict::Clean)
}

/// The name of a folder, also where it is given as "." or "..".
fn name_of(dir: &Path) -> String {
    let named =
        std::path::absolute(dir).ok().and_then(|dir| Some(dir.file_name()?.to_string_lossy().into_owned()));
    named.unwrap_or_else(|| "Untitled record".to_owned())
}
