//! `toll serve`: the desk of a case, open until Ctrl-C.
//!
//! Must not: answer others than this computer but by TLS, its own or that of a proxy that stands before it.

use super::build::build_quietly;
use crate::cli::Serve;
use crate::messages::{self, Verdict};
use anyhow::{Context, Result};
use custody::CaseFolder;
use desk::Desk;
use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr};
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
    let desk = match (&asked.cert, &asked.key) {
        (Some(chain), Some(key)) => desk.certified(chain, key)?,
        _ => desk,
    };
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

/// Where people find it.
fn place(asked: &Serve, address: SocketAddr) -> String {
    let by = if asked.cert.is_some() { "https" } else { "http" };
    match &asked.behind {
        Some(host) => format!("https://{host}/"),
        // Every address of this computer: it is called by its name, which the certificate should hold.
        None if address.ip().is_unspecified() => {
            let name = rustix::system::uname().nodename().to_string_lossy().into_owned();
            format!("{by}://{name}:{}/", address.port())
        }
        None => format!("{by}://{address}/"),
    }
}

async fn show(desk: Desk, asked: &Serve) -> Result<()> {
    let port = asked.port;
    let wanted = asked.listen.unwrap_or_else(|| (Ipv4Addr::LOCALHOST, port).into());
    let listener = TcpListener::bind(wanted).await.with_context(|| match asked.listen {
        Some(address) => {
            format!("{address} cannot be listened at; choose another address or port with --listen")
        }
        None => {
            format!("port {port} of this computer cannot be used; choose another with --port, or 0 for any")
        }
    })?;
    desk.may_answer(&listener)?;
    let place = place(asked, listener.local_addr()?);
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
