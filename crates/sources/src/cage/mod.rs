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
pub(crate) use answer::{before, peak};
pub use enter::enter;
pub(crate) use enter::enter_within;

use crate::Media;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::io::{self, Read};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
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

/// What a child may take. Each limit is named, for those who meet it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    pub(crate) memory_bytes: u64,
    pub(crate) cpu_seconds: u64,
    pub(crate) wall_seconds: u64,
    pub(crate) answer_bytes: u64,
    /// What stands before the limits' names.
    prefix: &'static str,
}

impl Bounds {
    /// For a document.
    pub(crate) const DOCUMENT: Bounds = Bounds {
        memory_bytes: limits::CAGE_MEMORY_BYTES,
        cpu_seconds: limits::CAGE_CPU_SECONDS,
        wall_seconds: limits::CAGE_WALL_SECONDS,
        answer_bytes: limits::CAGE_ANSWER_BYTES_MAX as u64,
        prefix: "",
    };
    /// For a list.
    pub(crate) const LIST: Bounds = Bounds {
        memory_bytes: limits::LIST_CAGE_MEMORY_BYTES,
        cpu_seconds: limits::LIST_CAGE_CPU_SECONDS,
        wall_seconds: limits::LIST_CAGE_WALL_SECONDS,
        answer_bytes: limits::LIST_CAGE_ANSWER_BYTES_MAX,
        prefix: "LIST_",
    };
}

/// How a child ended that gave no answer.
#[derive(Debug)]
#[non_exhaustive]
pub enum Ended {
    /// It could not be started.
    NotStarted(io::Error),
    /// It used up its processor time.
    Processor,
    /// It took too long.
    Slow,
    /// It ran out of memory or of stack.
    Memory,
    /// It failed, as programs do.
    Failed,
    /// It was ended by a signal.
    Signal(i32),
    /// It answered too much.
    TooMuch,
    /// It answered what cannot be so.
    Garbled,
}

impl Ended {
    /// Whether it says more about the machine at that moment than about the file.
    pub fn is_passing(&self) -> bool {
        matches!(self, Ended::NotStarted(_) | Ended::Slow)
    }

    /// What is to be said of it where these limits were set.
    pub(crate) fn told(&self, bounds: &Bounds) -> String {
        let limit = |name: &str, value: u64| format!("{}{name} is {value}", bounds.prefix);
        match self {
            Ended::NotStarted(error) => format!("the caged parser could not be started: {error}"),
            Ended::Processor => {
                format!(
                    "its parser did not come to an end: {}",
                    limit("CAGE_CPU_SECONDS", bounds.cpu_seconds)
                )
            }
            Ended::Slow => {
                format!("its parser took too long: {}", limit("CAGE_WALL_SECONDS", bounds.wall_seconds))
            }
            Ended::Memory => {
                let limit = limit("CAGE_MEMORY_BYTES", bounds.memory_bytes);
                format!("its parser ran out of memory or of stack: {limit}")
            }
            Ended::Failed => "its parser failed".to_owned(),
            Ended::Signal(signal) => format!("its parser was ended by signal {signal}"),
            Ended::TooMuch => {
                format!(
                    "its parser answered too much: {}",
                    limit("CAGE_ANSWER_BYTES_MAX", bounds.answer_bytes)
                )
            }
            Ended::Garbled => "its parser's answer makes no sense".to_owned(),
        }
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
        let (answer, walls) = self.run(media.name(), input, Bounds::DOCUMENT, |heard| {
            let mut bytes = Vec::new();
            heard.read_to_end(&mut bytes).ok()?;
            let answer = Answer::of(&bytes)?;
            let walls = answer.walls;
            Some((answer, walls))
        })?;
        self.note(walls);
        Ok(answer)
    }

    /// Keeps in mind that a wall was lacking.
    pub(crate) fn note(&self, walls: Walls) {
        if !(walls.landlock && walls.seccomp) {
            self.open.store(true, Ordering::Relaxed);
        }
    }

    /// Starts a child and takes what it says; `take` gives `None` where that makes no sense.
    pub(crate) fn run<T>(
        &self,
        format: &str,
        input: Stdio,
        bounds: Bounds,
        take: impl FnOnce(&mut Heard) -> Option<T>,
    ) -> Result<T, Ended> {
        let deadline = Instant::now() + Duration::from_secs(bounds.wall_seconds);
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).arg(format).env_clear().current_dir("/");
        command.stdin(input).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(Ended::NotStarted)?;
        let pipe = child.stdout.take();
        let mut heard = Heard { pipe, deadline, left: bounds.answer_bytes, fault: None, ended: false };
        let taken = take(&mut heard);
        // One that ended has said all; of one that still talks there is no more to hear.
        if taken.is_some() && !heard.ended && heard.fault.is_none() {
            heard.last();
        }
        let status = match heard.ended {
            true => wait(&mut child, deadline),
            false => None,
        };
        // It has ended, or is to end now; a child that is not waited for would stay as a zombie.
        if status.is_none() {
            let _ = child.kill();
            let _ = child.wait();
        }
        match (heard.fault, status) {
            (Some(fault), _) => Err(fault),
            (None, Some(status)) if !status.success() => Err(ended(status)),
            (None, None) if heard.ended => Err(Ended::Slow),
            (None, None) => Err(Ended::Garbled),
            (None, Some(_)) => taken.ok_or(Ended::Garbled),
        }
    }
}

/// What a child says, within its time and no more than it may.
pub(crate) struct Heard {
    pipe: Option<ChildStdout>,
    deadline: Instant,
    /// How many bytes it may still say.
    left: u64,
    /// Why no more is heard.
    fault: Option<Ended>,
    /// Whether it has closed its end of the pipe.
    ended: bool,
}

impl Heard {
    /// Whether it has nothing more to say; it is to have nothing.
    fn last(&mut self) {
        match self.read(&mut [0]) {
            Ok(0) => {}
            _ if self.fault.is_some() => {}
            _ => self.fault = Some(Ended::Garbled),
        }
    }

    /// Waits until there is something to read.
    fn ready(&self, pipe: &ChildStdout) -> Result<(), Ended> {
        loop {
            let left = self.deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(Ended::Slow);
            }
            let timeout =
                Timespec { tv_sec: left.as_secs() as i64, tv_nsec: i64::from(left.subsec_nanos()) as _ };
            match poll(&mut [PollFd::new(pipe, PollFlags::IN)], Some(&timeout)) {
                Ok(0) => return Err(Ended::Slow),
                Ok(_) => return Ok(()),
                Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(Ended::NotStarted(error.into())),
            }
        }
    }

    fn hear(&mut self, buffer: &mut [u8]) -> Result<usize, Ended> {
        let Some(mut pipe) = self.pipe.take() else { return Err(Ended::Garbled) };
        let read = self.ready(&pipe).and_then(|()| {
            loop {
                match pipe.read(buffer) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    read => return read.map_err(Ended::NotStarted),
                }
            }
        })?;
        self.pipe = Some(pipe);
        self.ended = read == 0 && !buffer.is_empty();
        self.left = self.left.checked_sub(read as u64).ok_or(Ended::TooMuch)?;
        Ok(read)
    }
}

impl Read for Heard {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.ended || self.fault.is_some() {
            return Ok(0);
        }
        self.hear(buffer).map_err(|fault| {
            self.fault = Some(fault);
            io::ErrorKind::Other.into()
        })
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
