//! `toll sign-in`, `toll sign-out`, `toll ask`: work at the desk of a case that is served, from the terminal.
//!
//! Must not: show a password while it is typed, or take one from the command line, where others could read it.

use super::judge::as_judged;
use crate::cli::{Ask, Decide, Judge, SignIn, SignOut};
use crate::messages::{self, Verdict};
use crate::served::{Served, coded};
use anyhow::{Context, Result, bail};
use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
use serde_json::Value;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;
use std::thread;
use std::time::Duration;

/// How often a desk is asked whether its build has ended.
const LOOK_AGAIN: Duration = Duration::from_millis(250);

pub(crate) fn sign_in(asked: SignIn) -> Result<Verdict> {
    let served = Served::at(&asked.address)?;
    let password = password()?;
    let mut fields = vec![("name", asked.name.as_str()), ("password", password.as_str())];
    fields.extend(asked.code.as_deref().map(|code| ("code", code)));
    served.sign_in(&fields)?;
    messages::note("signed in; toll sign-out ends it");
    Ok(Verdict::Clean)
}

pub(crate) fn sign_out(asked: SignOut) -> Result<Verdict> {
    Served::at(&asked.address)?.sign_out().map(|()| Verdict::Clean)
}

pub(crate) fn ask(asked: Ask) -> Result<Verdict> {
    let served = Served::at(&asked.address)?;
    if !asked.place.starts_with('/') {
        bail!("\"{}\": what to ask for begins with a slash, as in /persons", asked.place);
    }
    let field = |field: &'_ String| -> Result<(String, String)> {
        let (name, value) =
            field.split_once('=').with_context(|| format!("\"{field}\": write a field as NAME=VALUE"))?;
        Ok((name.to_owned(), value.to_owned()))
    };
    let fields = asked.fields.iter().map(field).collect::<Result<Vec<_>>>()?;
    let told =
        if asked.send { served.send(&asked.place, &borrowed(&fields))? } else { served.get(&asked.place)? };
    print(&told)
}

/// Fields as they are sent.
fn borrowed<N: AsRef<str>>(fields: &[(N, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_ref(), value.as_str())).collect()
}

/// Prints what a desk told.
fn print(told: &Value) -> Result<Verdict> {
    let mut out = io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, told)?;
    out.write_all(b"\n")?;
    out.flush()?;
    Ok(Verdict::Clean)
}

/// Has a served case built, and waits for the end; `None` where the case is a folder.
pub(super) fn build_served(case: &Path) -> Result<Option<Verdict>> {
    let Some(served) = Served::named(case)? else { return Ok(None) };
    served.send("/build", &[])?;
    loop {
        let told = served.get("/")?;
        let build = &told["last_build"];
        match build["stage"].as_str() {
            Some("running") => thread::sleep(LOOK_AGAIN),
            Some("done") => {
                writeln!(io::stdout(), "{}", build["said"].as_str().unwrap_or_default())?;
                return Ok(Some(Verdict::Clean));
            }
            Some("failed") => {
                bail!("the build failed; whoever runs the desk finds the cause in its terminal")
            }
            _ => bail!("the desk tells of no build; is it another version of toll?"),
        }
    }
}

/// Shows what a page of a served case shows; `None` where the case is a folder.
pub(super) fn show_served(case: &Path, place: &str) -> Result<Option<Verdict>> {
    let Some(served) = Served::named(case)? else { return Ok(None) };
    print(&served.get(place)?).map(Some)
}

/// Judges a pair that waits at a served case, which its queue lends to whoever is signed in; `None` where the case is a folder.
pub(super) fn judge_served(asked: &Judge) -> Result<Option<Verdict>> {
    let Some(served) = Served::named(&asked.case)? else { return Ok(None) };
    ensure_nobody_else(asked.by.as_deref())?;
    let Some(judgement) = asked.judgement else {
        bail!(
            "at a desk a judgement is taken back on its page, or by: toll ask {} /queue/undo --send entry=N",
            served
        )
    };
    let told = served.get(&format!("/queue?a={}&b={}", coded(&asked.a), coded(&asked.b)))?;
    let pair = &told["pair"];
    let [Some(a), Some(b)] = [0, 1].map(|at| pair["records"][at]["key"].as_str()) else {
        bail!("the registry was made anew meanwhile; toll queue {served} shows a pair that waits")
    };
    let (place, seen) = (pair["place"].to_string(), pair["seen"].to_string());
    let told = served.send(
        "/queue/judge",
        &[
            ("place", &place),
            ("a", a),
            ("b", b),
            ("seen", &seen),
            ("judgement", as_judged(judgement).word()),
            ("reason", &asked.reason),
        ],
    )?;
    kept(&told).map(Some)
}

/// Sets a number beside the rules' at a served case, or takes it back; `None` where the case is a folder.
pub(super) fn decide_served(asked: &Decide) -> Result<Option<Verdict>> {
    let Some(served) = Served::named(&asked.case)? else { return Ok(None) };
    ensure_nobody_else(asked.by.as_deref())?;
    let told = served.get(&format!("/count/{}", coded(&asked.count)))?;
    let (seen, inputs) = (told["seen"].to_string(), told["inputs"].as_str().unwrap_or_default());
    let mut fields: Vec<(&str, String)> =
        vec![("count", asked.count.clone()), ("seen", seen), ("reason", asked.reason.clone())];
    if asked.undo {
        return kept(&served.send("/override/withdraw", &borrowed(&fields))?).map(Some);
    }
    fields.push(("inputs", inputs.to_owned()));
    let numbers = [("number", asked.number), ("low", asked.low), ("best", asked.best), ("high", asked.high)];
    fields.extend(numbers.into_iter().filter_map(|(name, value)| Some((name, value?.to_string()))));
    fields.extend(asked.claim.clone().map(|claim| ("claim", claim)));
    fields.extend(asked.mark.map(|mark| ("mark", mark.to_string())));
    kept(&served.send("/override", &borrowed(&fields))?).map(Some)
}

/// At a desk people are who they signed in as.
fn ensure_nobody_else(by: Option<&str>) -> Result<()> {
    match by {
        None => Ok(()),
        Some(_) => bail!("at a desk you decide as whoever you signed in as: leave out --by"),
    }
}

/// Says by which entry something was decided.
fn kept(told: &Value) -> Result<Verdict> {
    writeln!(io::stdout(), "Entry {} of the ledger; run toll build.", told["entry"])?;
    Ok(Verdict::Clean)
}

/// A password from the terminal, unseen, or the first line of what is piped in.
fn password() -> Result<String> {
    let mut line = String::new();
    let stdin = io::stdin();
    if !stdin.is_terminal() {
        stdin.lock().read_line(&mut line)?;
        return Ok(line.trim_end_matches(['\r', '\n']).to_owned());
    }
    write!(io::stderr(), "Password: ")?;
    io::stderr().flush()?;
    let before = tcgetattr(&stdin)?;
    let mut unseen = before.clone();
    unseen.local_modes.remove(LocalModes::ECHO);
    tcsetattr(&stdin, OptionalActions::Flush, &unseen)?;
    let read = stdin.lock().read_line(&mut line);
    tcsetattr(&stdin, OptionalActions::Flush, &before)?;
    writeln!(io::stderr())?;
    read?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
