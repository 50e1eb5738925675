//! `toll serve`: the desk of a case, open until Ctrl-C.
//!
//! Must not: answer others than this computer; where others are to come in, a proxy with TLS stands before it.

use super::build::build_quietly;
use crate::cli::Serve;
use crate::messages::{self, Verdict};
use anyhow::{Context, Result};
use custody::CaseFolder;
use desk::Desk;
use std::io::{self, Write};
use std::net::Ipv4Addr;
use tokio::net::TcpListener;
use tokio::runtime::Builder;
use tokio::signal::ctrl_c;

pub(crate) fn serve(asked: Serve) -> Result<Verdict> {
    let folder = CaseFolder::open(&asked.case)?;
    let build = |folder: &mut CaseFolder, read: desk::Progress| {
        build_quietly(folder, read).map_err(|error| format!("{error:#}"))
    };
    let desk = Desk::open(folder, Box::new(build), messages::warning)?;
    let takes_writes = desk.takes_writes();
    let desk = asked.behind.iter().fold(desk, |desk, host| desk.behind(host));
    let runtime = Builder::new_multi_thread().enable_all().build()?;
    let ended = runtime.block_on(show(desk, &asked));
    // Who is slow in taking a page does not keep the command from ending.
    runtime.shutdown_background();
    ended.map(|()| if takes_writes() { Verdict::Clean } else { Verdict::Failure })
}

/// What service managers send to end a program.
#[cfg(unix)]
async fn terminated() -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    signal(SignalKind::terminate())?.recv().await;
    Ok(())
}

#[cfg(not(unix))]
async fn terminated() -> io::Result<()> {
    std::future::pending().await
}

async fn show(desk: Desk, asked: &Serve) -> Result<()> {
    let port = asked.port;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.with_context(|| {
        format!("port {port} of this computer cannot be used; choose another with --port, or 0 for any")
    })?;
    let local = format!("http://{}/", listener.local_addr()?);
    let place = asked.behind.as_ref().map_or(local, |host| format!("https://{host}/"));
    let mut out = io::stdout().lock();
    match desk.first_code() {
        Some(code) => writeln!(
            out,
            "Open {place}sign-in?code={code} in a browser and make the first account. Ctrl-C ends it."
        )?,
        None => writeln!(out, "Open {place} in a browser. Ctrl-C ends it.")?,
    }
    out.flush()?;
    drop(out);
    tokio::select! {
        ended = desk.serve(listener) => Ok(ended?),
        asked = ctrl_c() => Ok(asked?),
        asked = terminated() => Ok(asked?),
    }
}
