//! Why a file is not read, where in it, and what to do.
//!
//! Must not: end a batch. A refusal is a value; the next file is read.

use crate::cage::{Bounds, Ended};
use crate::formats::{READ, Unfit};
use crate::lists::Fault;
use std::io;
use std::path::{Path, PathBuf};
use vocabulary::limits;

/// A file that is not read, and why. Its text names file, place, what was seen and what to do.
#[derive(Debug, thiserror::Error)]
#[error("{}{}: {why}; {}", path.display(), why.place().map(|place| format!(", {place}")).unwrap_or_default(), why.remedy())]
pub struct Refusal {
    /// The file or folder, as it was named.
    pub path: PathBuf,
    /// What is in the way.
    pub why: Why,
}

/// What is in the way of reading a file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Why {
    /// There is no such file or folder.
    #[error("there is no such file or folder")]
    Missing,
    /// The system does not let it be read.
    #[error("no permission to read it")]
    NotPermitted,
    /// It is a folder, and a file was wanted.
    #[error("this is a folder, and a file is wanted here")]
    Folder,
    /// Following links leads back into a folder that is being walked.
    #[error("this link leads back into a folder above it")]
    Loop,
    /// A device, a pipe or a socket.
    #[error("this is neither a file nor a folder")]
    Special,
    /// Its name is not Unicode.
    #[error("the name is not Unicode")]
    Name,
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is larger than a source may be.
    #[error("{bytes} bytes, and SOURCE_BYTES_MAX is {}", limits::SOURCE_BYTES_MAX)]
    TooLarge {
        /// Its size, or what was read of it.
        bytes: u64,
    },
    /// Its format is known and not read.
    #[error("this is {what}; {READ}")]
    Format {
        /// What it is, with its article: "a PDF".
        what: &'static str,
        /// What to do.
        remedy: &'static str,
    },
    /// Its name says that it is a format which its bytes are not.
    #[error("it is named as {what}, and does not begin like one")]
    Misnamed {
        /// What it is named as.
        what: &'static str,
    },
    /// A foreign format, and there is no text to be had from it.
    #[error("{0}")]
    Unfit(Unfit),
    /// There is no list to be had from it.
    #[error("{0}")]
    List(#[from] Fault),
    /// The caged parser gave no answer.
    #[error("{}", .0.told(&Bounds::DOCUMENT))]
    Caged(Ended),
    /// The caged parser of a list gave no answer.
    #[error("{}", .0.told(&Bounds::LIST))]
    ListCaged(Ended),
    /// A foreign format that was not parsed yet: a fault of the program.
    #[error("it was to be read before it was parsed")]
    Unparsed,
    /// NUL bytes: no text has them.
    #[error("this is not text: it has a NUL byte; {READ}")]
    Binary {
        /// The first of them.
        byte: u64,
    },
    /// Nearly UTF-8.
    #[error("the text is damaged: it is UTF-8, but not here; such places: {bad}")]
    Damaged {
        /// The first byte that is wrong.
        byte: u64,
        /// How many there are.
        bad: u64,
    },
    /// Bytes that are no characters in any charset that the text could be in.
    #[error("not UTF-8, and not {tried}, which it is most like")]
    Undecodable {
        /// The first byte that is wrong.
        byte: u64,
        /// The charset it is most like.
        tried: &'static str,
    },
    /// It is not what it was when reading began.
    #[error("the file was changed while it was read")]
    Changed,
    /// A file `NAME.toml` says something that cannot be used.
    #[error("{seen}")]
    Sidecar {
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        seen: String,
    },
    /// A file `NAME.toml` without a `NAME`.
    #[error("there is no document beside this sidecar")]
    LoneSidecar,
    /// The operating system reports something else.
    #[error("{0}")]
    Io(io::Error),
}

impl Refusal {
    pub(crate) fn new(path: &Path, why: Why) -> Refusal {
        Refusal { path: path.to_path_buf(), why }
    }

    /// What the system reports about a path.
    pub fn io(path: &Path, cause: io::Error) -> Refusal {
        use io::ErrorKind::{IsADirectory, NotADirectory, NotFound, PermissionDenied};
        let why = match cause.kind() {
            NotFound | NotADirectory => Why::Missing,
            PermissionDenied => Why::NotPermitted,
            IsADirectory => Why::Folder,
            _ => Why::Io(cause),
        };
        Refusal::new(path, why)
    }
}

impl Why {
    /// Whether it may be otherwise at another time.
    pub fn is_passing(&self) -> bool {
        matches!(self, Why::Caged(ended) | Why::ListCaged(ended) if ended.is_passing())
    }

    /// Where in the file: "byte 1024", "line 3".
    pub fn place(&self) -> Option<String> {
        match self {
            Why::Binary { byte } | Why::Damaged { byte, .. } | Why::Undecodable { byte, .. } => {
                Some(format!("byte {byte}"))
            }
            Why::Sidecar { line, .. } => Some(format!("line {line}")),
            Why::Unfit(Unfit::Broken { place, .. }) => place.clone(),
            Why::List(fault) => fault.line().map(|line| format!("line {line}")),
            _ => None,
        }
    }

    /// What to do about it.
    pub fn remedy(&self) -> &'static str {
        match self {
            Why::Missing => "check the name",
            Why::NotPermitted => "ask its owner for the right to read it",
            Why::Folder => "name the files in it, or give the folder to a command that walks folders",
            Why::Loop => "remove the link",
            Why::Special => "save what it gives to a file, or pass it to `toll read -`",
            Why::Name => "rename it",
            Why::Empty => "look whether it was saved or copied whole",
            Why::TooLarge { .. } => "split the file",
            Why::Format { remedy, .. } => remedy,
            Why::Misnamed { .. } => "look at what it is, and name it so",
            Why::Unfit(unfit) => unfit.remedy(),
            Why::List(fault) => fault.remedy(),
            Why::Caged(ended) | Why::ListCaged(ended) if ended.is_passing() => {
                "try again when the machine has less to do"
            }
            Why::ListCaged(_) => {
                "save it anew from the program it was made with, or as CSV; if it is a sound file, report this"
            }
            Why::Caged(_) => {
                "save it anew from the program it was made with, or as plain text; if it is a sound file, report this"
            }
            Why::Unparsed => "report this as a fault of Toll",
            Why::Binary { .. } => "save it as plain text in UTF-8",
            Why::Damaged { .. } => "get the file again, or mend the place and save it as UTF-8",
            Why::Undecodable { .. } => "save it as UTF-8",
            Why::Changed => "read it again when nobody writes to it",
            Why::Sidecar { .. } => {
                "the document is read without it; known keys are title, published, publisher, url, language and note, \
                 each as key = \"text\""
            }
            Why::LoneSidecar => "name it after its document, or remove it",
            Why::Io(_) => "check the disk, then try again",
        }
    }
}
