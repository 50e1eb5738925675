//! `toll completions` and `toll man`, from the one description of the command.
//!
//! Must not: say anything that `--help` does not.

use crate::cli::{Cli, Completions, Man};
use crate::messages::Verdict;
use anyhow::{Result, bail};
use clap::CommandFactory;
use std::io::{self, Write};

pub(crate) fn completions(asked: Completions) -> Result<Verdict> {
    let mut script = Vec::new();
    clap_complete::generate(asked.shell, &mut Cli::command(), "toll", &mut script);
    io::stdout().write_all(&script)?;
    Ok(Verdict::Clean)
}

pub(crate) fn man(asked: Man) -> Result<Verdict> {
    let mut toll = Cli::command();
    toll.build();
    let page = match asked.command {
        None => toll,
        Some(name) => match toll.find_subcommand(&name) {
            Some(command) => command.clone(),
            None => bail!("{name}: there is no such command; `toll --help` lists them"),
        },
    };
    let mut roff = Vec::new();
    clap_mangen::Man::new(page).render(&mut roff)?;
    io::stdout().write_all(&roff)?;
    Ok(Verdict::Clean)
}
