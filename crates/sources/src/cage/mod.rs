//! The cage: foreign formats are parsed by a child process that may do nothing but read its input and answer.
//!
//! Parsers of such files panic, overflow their stack and ask for memory without bound; no `catch_unwind` holds that. So
//! the program starts itself again, and the child cages itself before it reads the first byte ([`enter`]). This side
//! takes nothing on trust: the answer is bounded, timed and checked, and however the child ends, that is a value.
//!
//! Must not: be needed for plain text and Markdown, or believe a child.

mod answer;
mod enter;

pub(crate) use answer::Answer;
pub use answer::serve;
pub use enter::enter;

use crate::Media;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::io::{self, Read};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use vocabulary::limits;

/// How to start the child that parses.
#[derive(Clone, Debug)]
pub struct Cage {
    program: PathBuf,
    arguments: Vec<OsString>,
    open: Arc<AtomicBool>,
}

/// Which walls stand around a caged process. The limits on memory, time and files are always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Walls {
    /// Landlock: no file, no network.
    pub landlock: bool,
    /// Seccomp: no call to the system but the few that reading takes.
    pub seccomp: bool,
}

/// How a child ended that gave no answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Ended {
    /// It could not be started.
    #[error("the caged parser could not be started: {0}")]
    NotStarted(io::Error),
    /// It used up its processor time.
    #[error("its parser did not come to an end: CAGE_CPU_SECONDS is {}", limits::CAGE_CPU_SECONDS)]
    Processor,
    /// It took too long.
    #[error("its parser took too long: CAGE_WALL_SECONDS is {}", limits::CAGE_WALL_SECONDS)]
    Slow,
    /// It ran out of memory or of stack.
    #[error("its parser ran out of memory or of stack: CAGE_MEMORY_BYTES is {}", limits::CAGE_MEMORY_BYTES)]
    Memory,
    /// It failed, as programs do.
    #[error("its parser failed")]
    Failed,
    /// It was ended by a signal.
    #[error("its parser was ended by signal {0}")]
    Signal(i32),
    /// It answered too much.
    #[error("its parser answered too much: CAGE_ANSWER_BYTES_MAX is {}", limits::CAGE_ANSWER_BYTES_MAX)]
    TooMuch,
    /// It answered what cannot be so.
    #[error("its parser's answer makes no sense")]
    Garbled,
}

impl Ended {
    /// Whether it says more about the machine at that moment than about the file.
    pub fn is_passing(&self) -> bool {
        matches!(self, Ended::NotStarted(_) | Ended::Slow)
    }
}

impl Cage {
    /// A program that calls [`serve`] when it is started with these arguments and the name of a format.
    pub fn new(
        program: impl Into<PathBuf>,
        arguments: impl IntoIterator<Item = impl Into<OsString>>,
    ) -> Cage {
        let arguments = arguments.into_iter().map(Into::into).collect();
        Cage { program: program.into(), arguments, open: Arc::default() }
    }

    /// This very program.
    ///
    /// # Errors
    /// Where the system does not say where it lies.
    pub fn of_this_program(argument: &str) -> io::Result<Cage> {
        // This leads to the running program even after another was put in its place.
        let itself = PathBuf::from("/proc/self/exe");
        let program = if itself.exists() { itself } else { std::env::current_exe()? };
        Ok(Cage::new(program, [argument]))
    }

    /// Whether a child has told that the system has not all the walls that this program knows to build.
    pub fn is_weak(&self) -> bool {
        self.open.load(Ordering::Relaxed)
    }

    /// Has a file parsed.
    pub(crate) fn parse(&self, media: Media, input: Stdio) -> Result<Answer, Ended> {
        let deadline = Instant::now() + Duration::from_secs(limits::CAGE_WALL_SECONDS);
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).arg(media.name()).env_clear().current_dir("/");
        command.stdin(input).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(Ended::NotStarted)?;
        let heard = hear(&mut child, deadline);
        let status = match &heard {
            Ok(_) => wait(&mut child, deadline),
            Err(_) => None,
        };
        // It has ended, or is to end now; a child that is not waited for would stay as a zombie.
        if status.is_none() {
            let _ = child.kill();
            let _ = child.wait();
        }
        let bytes = heard?;
        match status {
            None => Err(Ended::Slow),
            Some(status) if !status.success() => Err(ended(status)),
            Some(_) => {
                let answer = Answer::of(&bytes).ok_or(Ended::Garbled)?;
                if !(answer.walls.landlock && answer.walls.seccomp) {
                    self.open.store(true, Ordering::Relaxed);
                }
                Ok(answer)
            }
        }
    }
}

/// Takes what the child writes until it has no more to say.
fn hear(child: &mut Child, deadline: Instant) -> Result<Vec<u8>, Ended> {
    let Some(mut pipe) = child.stdout.take() else { return Err(Ended::Garbled) };
    let (mut heard, mut buffer) = (Vec::new(), vec![0; 64 << 10]);
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(Ended::Slow);
        }
        let timeout =
            Timespec { tv_sec: left.as_secs() as i64, tv_nsec: i64::from(left.subsec_nanos()) as _ };
        match poll(&mut [PollFd::new(&pipe, PollFlags::IN)], Some(&timeout)) {
            Ok(0) => return Err(Ended::Slow),
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => continue,
            Err(error) => return Err(Ended::NotStarted(error.into())),
        }
        match pipe.read(&mut buffer) {
            Ok(0) => return Ok(heard),
            Ok(read) => heard.extend_from_slice(&buffer[..read]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(Ended::NotStarted(error)),
        }
        if heard.len() > limits::CAGE_ANSWER_BYTES_MAX {
            return Err(Ended::TooMuch);
        }
    }
}

/// Waits for a child that has closed its end of the pipe, and so has as good as ended.
fn wait(child: &mut Child, deadline: Instant) -> Option<ExitStatus> {
    let mut pause = Duration::from_micros(100);
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if Instant::now() < deadline => std::thread::sleep(pause),
            _ => return None,
        }
        pause = (pause * 2).min(Duration::from_millis(10));
    }
}

fn ended(status: ExitStatus) -> Ended {
    use std::os::unix::process::ExitStatusExt;
    const ABORT: i32 = 6;
    const KILL: i32 = 9;
    const FAULT: [i32; 2] = [7, 11];
    const PROCESSOR: i32 = 24;
    match status.signal() {
        Some(PROCESSOR) => Ended::Processor,
        // Rust aborts where memory or stack is at its end; the system kills where the machine's is.
        Some(signal) if signal == ABORT || signal == KILL || FAULT.contains(&signal) => Ended::Memory,
        Some(signal) => Ended::Signal(signal),
        None => Ended::Failed,
    }
}
