//! The packages for R that do the same, where they are installed: what they cost on the same tables.
//!
//! Must not: install anything, or hold their numbers for truth. The numbers that are held to stand in `targets`.

use super::measure;
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A package, what it is asked, and of which table.
struct Peer {
    package: &'static str,
    what: &'static str,
    /// Reads the table from the first argument.
    script: &'static str,
    uk: bool,
}

const PEERS: &[Peer] = &[
    Peer {
        package: "LCMCR",
        what: "Kosovo, 1,000 draws of every 100th",
        uk: false,
        script: "library(LCMCR); d <- read.csv(commandArgs(TRUE)[1]); k <- ncol(d) - 1; \
                 for (j in 1:k) d[[j]] <- factor(d[[j]]); names(d)[k + 1] <- 'Freq'; \
                 s <- lcmCR(captures = d, tabular = TRUE, K = 10, a_alpha = 0.25, b_alpha = 0.25, seed = 1, buffer_size = 10000, thinning = 100); \
                 print(quantile(lcmCR_PostSampl(s, burnin = 10000, samples = 1000, thinning = 100), c(.025, .5, .975)))",
    },
    Peer {
        package: "SparseMSE",
        what: "United Kingdom, 5 lists, stepwise, 1,000 samples",
        uk: true,
        script: "library(SparseMSE); d <- as.matrix(read.csv(commandArgs(TRUE)[1])); \
                 print(estimatepopulation(d, nboot = 1000, iseed = 1234, pthresh = 0.02, alpha = c(.025, .975))$BCaquantiles)",
    },
    Peer {
        package: "Rcapture",
        what: "Kosovo, all hierarchical models",
        uk: false,
        script: "library(Rcapture); d <- as.matrix(read.csv(commandArgs(TRUE)[1])); print(closedpMS.t(d, dfreq = TRUE))",
    },
];

/// Runs those that are there.
pub(super) fn run(kosovo: &Option<PathBuf>, uk: &Option<PathBuf>) -> Result<()> {
    println!();
    for peer in PEERS {
        let table = if peer.uk { uk } else { kosovo };
        match table {
            Some(table) if has(peer.package) => cost(peer, table)?,
            Some(_) => println!("{} for R: SKIPPED, Rscript with it is not installed", peer.package),
            None => println!("{} for R: SKIPPED, its table is not there", peer.package),
        }
    }
    Ok(())
}

fn has(package: &str) -> bool {
    let mut command = Command::new("Rscript");
    command.args(["-e", &format!("library({package})")]).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

fn cost(peer: &Peer, table: &Path) -> Result<()> {
    let mut command = Command::new("Rscript");
    command.args(["-e", peer.script]).arg(table).stderr(Stdio::null());
    let cost = measure::run(command, Path::new("/dev/null"))?;
    println!(
        "{} for R, {}: {:.2} s of processor time, {:.0} MB",
        peer.package,
        peer.what,
        cost.cpu_s,
        cost.peak_bytes as f64 / 1e6
    );
    Ok(())
}
