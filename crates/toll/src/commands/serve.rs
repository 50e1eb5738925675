//! `toll serve`: the desk, open to people at this computer until Ctrl-C.
//!
//! Must not: take the writer's lock of a case. It may be built while it is shown.

use crate::cli::Serve;
use crate::messages::Verdict;
use anyhow::{Context, Result};
use desk::Desk;
use std::io::{self, Write};
use std::net::Ipv4Addr;
use tokio::net::TcpListener;
use tokio::runtime::Builder;
use tokio::signal::ctrl_c;

pub(crate) fn serve(asked: Serve) -> Result<Verdict> {
    let desk = Desk::of(asked.case.join("site"))?;
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let ended = runtime.block_on(show(desk, asked.port));
    // Who is slow in taking a file does not keep the command from ending.
    runtime.shutdown_background();
    ended.map(|()| Verdict::Clean)
}

async fn show(desk: Desk, port: u16) -> Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.with_context(|| {
        format!("port {port} of this computer cannot be used; choose another with --port, or 0 for any")
    })?;
    let address = listener.local_addr()?;
    writeln!(io::stdout(), "Open http://{address}/ in a browser on this computer. Ctrl-C ends it.")?;
    tokio::select! {
        ended = desk.serve(listener) => Ok(ended?),
        asked = ctrl_c() => Ok(asked?),
    }
}
