//! `toll read`: documents in, what they say out, in the order given.
//!
//! Documents are read side by side, a batch at a time; one that is larger than a section is read by itself, and its
//! claims leave as they are found.
//!
//! Must not: hold more than a batch, or end because one document cannot be read.

mod json;
mod model;
mod tables;

use crate::cli::{Format, Read};
use crate::messages::{self, Verdict};
use crate::model::Model;
use crate::pipeline::{self, Piece, parsed, pieces, source_of};
use crate::show::{Look, Progress};
use anyhow::{Error, Result};
use claims::Reader;
use rayon::ThreadPool;
use rayon::prelude::*;
use sources::{Cage, Document, Refusal};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicUsize;
use vocabulary::{Edtf, limits};

/// The most documents, and bytes of them, that are read before anything is printed.
const BATCH: usize = 256;
const BATCH_BYTES: u64 = 16 << 20;
/// How much is printed at once.
const OUTPUT_BYTES: usize = 1 << 16;

pub(crate) fn read(asked: Read) -> Result<Verdict> {
    let terminal = io::stdout().is_terminal();
    let form = match asked.format.unwrap_or(if terminal { Format::Table } else { Format::Jsonl }) {
        Format::Table => Form::Table(Look::of_stdout()),
        Format::Json => Form::Json,
        Format::Jsonl => Form::Jsonl,
    };
    let pool = pipeline::threads(asked.threads)?;
    let job = Job {
        reader: pipeline::reader(),
        cage: pipeline::cage()?,
        published: asked.published,
        section_bytes: asked.section_bytes,
        form,
        model: model::model(asked.model)?,
        failures: AtomicUsize::new(0),
    };
    let mut printer = Printer {
        out: BufWriter::with_capacity(OUTPUT_BYTES, io::stdout().lock()),
        progress: Progress::open("documents read"),
        verdict: Verdict::Clean,
        printed: 0,
    };
    let mut inputs = inputs(asked.files);
    printer.begin(form)?;
    loop {
        let batch = next_batch(&mut inputs);
        if batch.is_empty() {
            break;
        }
        for step in job.read(&pool, batch) {
            printer.step(&job, step)?;
        }
        printer.out.flush()?;
    }
    if job.cage.is_weak() {
        messages::weak_cage();
    }
    printer.end(form)
}

/// How documents are printed.
#[derive(Clone, Copy)]
enum Form {
    Table(Look),
    Json,
    Jsonl,
}

/// What is to be read, in order.
fn inputs(files: Vec<PathBuf>) -> impl Iterator<Item = Result<PathBuf, Refusal>> {
    files.into_iter().flat_map(|file| {
        let piped = is_piped(&file).then(|| Ok(file.clone()));
        let walked = piped.is_none().then(|| sources::walk(&[file]));
        piped.into_iter().chain(walked.into_iter().flatten())
    })
}

fn is_piped(file: &Path) -> bool {
    file == Path::new("-")
}

fn next_batch(inputs: &mut impl Iterator<Item = Result<PathBuf, Refusal>>) -> Vec<Result<PathBuf, Refusal>> {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    while batch.len() < BATCH && bytes < BATCH_BYTES {
        let Some(input) = inputs.next() else { break };
        let size = input.as_ref().ok().and_then(|path| Some(path.metadata().ok()?.len())).unwrap_or(0);
        bytes += size.min(limits::SECTION_BYTES_MAX as u64);
        batch.push(input);
    }
    batch
}

/// What is needed to read a document.
struct Job {
    reader: Reader,
    cage: Cage,
    published: Option<Edtf>,
    section_bytes: usize,
    form: Form,
    /// A model that may propose figures, where one was named.
    model: Option<Model>,
    /// How often its server has failed.
    failures: AtomicUsize,
}

/// A document on its way to the printer.
enum Step {
    /// Read, and ready to be printed.
    Read {
        printed: Vec<u8>,
        faults: Vec<Error>,
        warned: bool,
    },
    /// To be read while it is printed.
    Large(Box<Document>),
    Refused(Error),
}

impl Job {
    fn read(&self, pool: &ThreadPool, batch: Vec<Result<PathBuf, Refusal>>) -> Vec<Step> {
        let read =
            |input: Result<PathBuf, Refusal>| match input.and_then(|path| parsed(open(&path)?, &self.cage)) {
                Ok(document) => self.read_document(document).unwrap_or_else(Step::Refused),
                Err(refusal) => Step::Refused(refusal.into()),
            };
        pool.install(|| batch.into_par_iter().map(read).collect())
    }

    fn read_document(&self, mut document: Document) -> Result<Step> {
        if document.bytes > self.section_bytes as u64 {
            return Ok(Step::Large(Box::new(document)));
        }
        let faults: Vec<Error> = document.sidecar_fault.take().map(Error::from).into_iter().collect();
        let mut printed = Vec::new();
        let mut warned = false;
        for piece in self.pieces(&document)? {
            let mut piece = piece?;
            self.propose(&mut piece);
            warned |= !piece.reading.warnings.is_empty();
            match self.form {
                Form::Table(look) => tables::first(&mut printed, &piece, look)?,
                Form::Json | Form::Jsonl => serde_json::to_writer(&mut printed, &piece.reading)?,
            }
        }
        Ok(Step::Read { printed, faults, warned })
    }

    fn pieces(&self, document: &Document) -> Result<impl Iterator<Item = Result<Piece>>> {
        let path = document.path.to_string_lossy().replace('\\', "/");
        let source = source_of(document, &path, document.sidecar.as_ref(), self.published);
        pieces(&self.reader, document, source, self.section_bytes)
    }
}

fn open(path: &Path) -> Result<Document, Refusal> {
    if is_piped(path) { sources::open_stream(path, io::stdin().lock()) } else { sources::open(path) }
}

struct Printer {
    out: BufWriter<io::StdoutLock<'static>>,
    progress: Progress,
    verdict: Verdict,
    printed: usize,
}

impl Printer {
    fn begin(&mut self, form: Form) -> Result<()> {
        if let Form::Json = form {
            self.out.write_all(b"[")?;
        }
        Ok(())
    }

    fn end(mut self, form: Form) -> Result<Verdict> {
        if let Form::Json = form {
            self.out.write_all(b"\n]\n")?;
        }
        self.out.flush()?;
        Ok(self.verdict)
    }

    fn step(&mut self, job: &Job, step: Step) -> Result<()> {
        match step {
            Step::Refused(error) => self.refuse(&error, Verdict::Failure),
            Step::Read { printed, faults, warned } => {
                faults.iter().for_each(|fault| self.refuse(fault, Verdict::Findings));
                self.warn(warned);
                self.between(job.form)?;
                let out = &mut self.out;
                self.progress.aside(|| out.write_all(&printed))?;
                self.after(job.form)?;
            }
            Step::Large(document) => self.large(job, *document)?,
        }
        self.progress.add(1);
        Ok(())
    }

    /// Reads a large document while it is printed.
    fn large(&mut self, job: &Job, mut document: Document) -> Result<()> {
        if let Some(fault) = document.sidecar_fault.take() {
            self.refuse(&fault.into(), Verdict::Findings);
        }
        if job.model.is_some() {
            let path = document.path.display();
            messages::warning(&format!(
                "{path}: too large for a model to be asked about it; the grammar reads it alone"
            ));
        }
        // The first section is waited for: where there is none, nothing is printed.
        let begun = job.pieces(&document).and_then(|mut pieces| Ok((pieces.next().transpose()?, pieces)));
        let (first, rest) = match begun {
            Ok(begun) => begun,
            Err(error) => {
                self.refuse(&error, Verdict::Failure);
                return Ok(());
            }
        };
        let pieces = first.map(Ok).into_iter().chain(rest);
        self.between(job.form)?;
        let (warned, failed) = match job.form {
            Form::Table(look) => tables::all(&mut self.out, pieces, look)?,
            Form::Json | Form::Jsonl => json::object(&mut self.out, pieces)?,
        };
        self.warn(warned);
        if let Some(error) = failed {
            self.refuse(&error, Verdict::Failure);
        }
        self.after(job.form)
    }

    /// What stands before a document.
    fn between(&mut self, form: Form) -> Result<()> {
        self.printed += 1;
        match form {
            Form::Json if self.printed == 1 => self.out.write_all(b"\n")?,
            Form::Json => self.out.write_all(b",\n")?,
            Form::Table(_) if self.printed > 1 => self.out.write_all(b"\n")?,
            _ => {}
        }
        Ok(())
    }

    /// What stands after a document.
    fn after(&mut self, form: Form) -> Result<()> {
        if let Form::Jsonl = form {
            self.out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn warn(&mut self, warned: bool) {
        if warned {
            self.verdict = self.verdict.max(Verdict::Findings);
        }
    }

    fn refuse(&mut self, error: &Error, verdict: Verdict) {
        self.verdict = self.verdict.max(verdict);
        self.progress.aside(|| match verdict {
            Verdict::Failure => messages::error(error),
            _ => messages::warning(&format!("{error:#}")),
        });
    }
}
