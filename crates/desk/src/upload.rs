//! Files that a form hands in: read as they come, onto the disk, under limits.
//!
//! All files of a form lie one after another in one draft, which has no name and is gone with the request; the case has nothing
//! of it before the whole form is there.
//!
//! Who stops sending is let go: what came of the form is gone with it.
//!
//! Must not: hold a file in memory while it comes in, or begin to read for somebody who may not hand in.

use crate::asked::{Fields, Refused};
use axum::body::{Body, Bytes, HttpBody};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue};
use custody::CustodyError;
use hyper::body::Frame;
use multer::{Constraints, Multipart, SizeLimit};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::{Instant, Sleep, sleep};
use vocabulary::{Sidecar, limits};

/// Files that came with a form.
pub(crate) struct Upload {
    draft: File,
    files: Vec<Sent>,
}

/// A file, as it lies in the draft.
struct Sent {
    /// What the browser calls it.
    name: String,
    from: u64,
    bytes: u64,
}

/// A file as it was sent.
pub(crate) struct SentFile {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

impl Upload {
    /// How many files there are.
    pub(crate) fn len(&self) -> usize {
        self.files.len()
    }

    /// What files beside others say of them: `NAME.toml` beside `NAME`, as in the folders of the case. They are no files of
    /// their own then.
    ///
    /// # Errors
    /// [`Refused::Cannot`] where one cannot be used: what it says would be lost.
    pub(crate) fn sidecars(&mut self) -> Result<BTreeMap<String, Sidecar>, Refused> {
        let names: BTreeSet<String> = self.files.iter().map(|sent| sent.name.clone()).collect();
        let beside =
            |sent: &Sent| sent.name.strip_suffix(".toml").filter(|name| names.contains(*name)).is_some();
        let (found, rest): (Vec<Sent>, Vec<Sent>) = self.files.drain(..).partition(beside);
        self.files = rest;
        let mut sidecars = BTreeMap::new();
        for sent in found {
            if sent.bytes > limits::SETTINGS_BYTES_MAX {
                return Err(Refused::Cannot("sidecar-amiss"));
            }
            let SentFile { name, bytes } = cut(&mut self.draft, &sent).map_err(full)?;
            let text = String::from_utf8(bytes).map_err(|_| Refused::Cannot("sidecar-amiss"))?;
            let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
            let sidecar = toml::from_str(text).map_err(|_| Refused::Cannot("sidecar-amiss"))?;
            sidecars.insert(name.strip_suffix(".toml").unwrap_or(&name).to_owned(), sidecar);
        }
        Ok(sidecars)
    }

    /// The files, in batches that fit into memory.
    pub(crate) fn batches(mut self) -> impl Iterator<Item = io::Result<Vec<SentFile>>> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let (mut batch, mut bytes) = (Vec::new(), 0);
            while let Some(sent) = self.files.get(at) {
                if !batch.is_empty() && bytes + sent.bytes > limits::UPLOAD_BATCH_BYTES {
                    break;
                }
                match cut(&mut self.draft, sent) {
                    Ok(file) => batch.push(file),
                    Err(error) => return Some(Err(error)),
                }
                (at, bytes) = (at + 1, bytes + sent.bytes);
                if batch.len() == limits::INTAKE_BATCH {
                    break;
                }
            }
            (!batch.is_empty()).then_some(Ok(batch))
        })
    }
}

fn cut(draft: &mut File, sent: &Sent) -> io::Result<SentFile> {
    draft.seek(SeekFrom::Start(sent.from))?;
    let mut bytes = Vec::new();
    draft.take(sent.bytes).read_to_end(&mut bytes)?;
    Ok(SentFile { name: sent.name.clone(), bytes })
}

/// Reads a form with files. A field without a file name is one of the form; a file without name and bytes is a field for
/// files that was left empty. `idle` is how long it may stop coming.
pub(crate) async fn read(
    headers: &HeaderMap,
    body: Body,
    draft: File,
    idle: Duration,
) -> Result<(Fields, Upload), Refused> {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let boundary = multer::parse_boundary(kind).map_err(|_| Refused::Cannot("not-files"))?;
    let whole = SizeLimit::new().whole_stream(limits::UPLOAD_BYTES_MAX);
    let mut form = Multipart::with_constraints(
        Body::new(Awaited::of(body, idle)).into_data_stream(),
        boundary,
        Constraints::new().size_limit(whole.per_field(limits::SOURCE_BYTES_MAX)),
    );
    let (mut fields, mut upload, mut at) = (Vec::new(), Upload { draft, files: Vec::new() }, 0);
    let mut room = limits::FORM_BYTES_MAX;
    while let Some(mut field) = form.next_field().await.map_err(amiss)? {
        let Some(name) = field.file_name().map(str::to_owned) else {
            // A name that ends in a backslash has no end there: the file would be lost among the fields, unseen.
            if names_a_file(field.headers()) {
                return Err(Refused::Cannot("file-name-odd"));
            }
            let (name, mut value) = (field.name().unwrap_or_default().to_owned(), Vec::new());
            while let Some(chunk) = field.chunk().await.map_err(amiss)? {
                room = room.checked_sub(chunk.len()).ok_or(Refused::TooLong)?;
                value.extend_from_slice(&chunk);
            }
            room = room.checked_sub(name.len() + 1).ok_or(Refused::TooLong)?;
            fields.push((name, String::from_utf8_lossy(&value).into_owned()));
            continue;
        };
        let from = at;
        while let Some(chunk) = field.chunk().await.map_err(amiss)? {
            // A few milliseconds at most, as a page from the database.
            upload.draft.write_all(&chunk).map_err(full)?;
            at += chunk.len() as u64;
        }
        if name.is_empty() && at == from {
            continue;
        }
        if upload.files.len() == limits::UPLOAD_FILES_MAX {
            return Err(Refused::Cannot("too-many-files"));
        }
        upload.files.push(Sent { name, from, bytes: at - from });
    }
    Ok((Fields(fields), upload))
}

/// Whether a part says that it is a file, whatever its name.
fn names_a_file(part: &HeaderMap) -> bool {
    let said = part.get(CONTENT_DISPOSITION).map(HeaderValue::as_bytes).unwrap_or_default();
    said.split(|byte| *byte == b';').any(|said| said.trim_ascii_start().starts_with(b"filename"))
}

fn amiss(error: multer::Error) -> Refused {
    match error {
        multer::Error::FieldSizeExceeded { .. } => Refused::Cannot("file-too-large"),
        multer::Error::StreamSizeExceeded { .. } => Refused::Cannot("files-too-large"),
        // Control characters, which no head may hold.
        multer::Error::ReadHeaderFailed(_) => Refused::Cannot("file-name-odd"),
        multer::Error::StreamReadFailed(cause) if is_silence(cause.as_ref()) => Refused::TooSlow,
        _ => Refused::Cannot("not-files"),
    }
}

/// A body that is waited for only so long at a time.
struct Awaited {
    body: Body,
    idle: Duration,
    until: Pin<Box<Sleep>>,
}

/// Nothing came for too long.
#[derive(Debug, thiserror::Error)]
#[error("nothing came for too long")]
struct Silence;

impl Awaited {
    fn of(body: Body, idle: Duration) -> Awaited {
        Awaited { body, idle, until: Box::pin(sleep(idle)) }
    }
}

impl HttpBody for Awaited {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) {
            let until = Instant::now() + self.idle;
            self.until.as_mut().reset(until);
            return Poll::Ready(frame);
        }
        self.until.as_mut().poll(context).map(|()| Some(Err(axum::Error::new(Silence))))
    }
}

fn is_silence(error: &(dyn std::error::Error + 'static)) -> bool {
    error.is::<Silence>() || error.source().is_some_and(is_silence)
}

fn full(cause: io::Error) -> Refused {
    Refused::Fault(CustodyError::Io { path: PathBuf::from("files that are handed in"), cause })
}
