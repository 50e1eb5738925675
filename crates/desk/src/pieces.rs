//! What is read piece by piece, on threads that may wait for a disk, as the body of an answer.
//!
//! Must not: read further than somebody takes, or hold more than one piece.

use axum::body::{Bytes, HttpBody};
use hyper::body::Frame;
use std::future::Future;
use std::io::{self, Read};
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::task::{JoinHandle, spawn_blocking};

/// How much is read at once.
const PIECE_BYTES: usize = 64 << 10;

/// The body of an answer. Where reading fails it breaks off, and whoever gets it is told by the length that was promised.
pub(crate) enum Pieces<R> {
    /// To be read on.
    Waits(R),
    /// A piece is being read.
    Reads(JoinHandle<io::Result<(R, Vec<u8>)>>),
    /// It ended.
    Ended,
}

impl<R: Read + Send + Unpin + 'static> HttpBody for Pieces<R> {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        loop {
            match std::mem::replace(&mut *self, Pieces::Ended) {
                Pieces::Ended => return Poll::Ready(None),
                Pieces::Waits(reader) => *self = Pieces::Reads(spawn_blocking(|| piece(reader))),
                Pieces::Reads(mut handle) => {
                    let Poll::Ready(read) = Pin::new(&mut handle).poll(context) else {
                        *self = Pieces::Reads(handle);
                        return Poll::Pending;
                    };
                    match read.map_err(io::Error::other).flatten() {
                        Err(error) => return Poll::Ready(Some(Err(error))),
                        Ok((_, piece)) if piece.is_empty() => return Poll::Ready(None),
                        Ok((reader, piece)) => {
                            *self = Pieces::Waits(reader);
                            return Poll::Ready(Some(Ok(Frame::data(piece.into()))));
                        }
                    }
                }
            }
        }
    }
}

fn piece<R: Read>(mut reader: R) -> io::Result<(R, Vec<u8>)> {
    let mut buffer = vec![0; PIECE_BYTES];
    loop {
        match reader.read(&mut buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            read => {
                buffer.truncate(read?);
                return Ok((reader, buffer));
            }
        }
    }
}
