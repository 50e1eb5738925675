//! The one thread that writes to the case: it takes the wishes of everybody, many at a time, and tells each what became of it.
//!
//! Must not: acknowledge a wish before custody has it on the disk, or go on after custody has stopped.

use crate::house::Tell;
use custody::{CaseFolder, CustodyError, Granting, Wish, Writable};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use vocabulary::limits;

/// A wish on its way, and where its outcome is waited for.
struct Letter {
    wish: Wish,
    answer: SyncSender<Option<Granting>>,
}

/// The way to the thread that writes.
#[derive(Clone)]
pub(crate) struct Writer {
    letters: SyncSender<Letter>,
    stopped: Arc<AtomicBool>,
    /// A build that met a failing disk stops the decisions too.
    writable: Writable,
}

/// A wish that was not decided, because the case takes nothing more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ReadOnly;

impl Writer {
    /// Starts the thread; it ends when nobody can reach it any longer.
    pub(crate) fn start(folder: CaseFolder, tell: Tell) -> Writer {
        let (letters, box_of_letters) = sync_channel(limits::WISHES_WAITING_MAX);
        let stopped = Arc::new(AtomicBool::new(false));
        let writer = Writer { letters, stopped: Arc::clone(&stopped), writable: folder.writable() };
        thread::spawn(move || {
            if let Err(error) = work(folder, &box_of_letters) {
                stopped.store(true, Ordering::SeqCst);
                tell(&error.to_string());
                // Who waits is told; who comes later finds it stopped.
                while let Ok(letter) = box_of_letters.recv() {
                    let _ = letter.answer.send(None);
                }
            }
        });
        writer
    }

    /// Has something decided, and waits until it is on the disk.
    ///
    /// # Errors
    /// [`ReadOnly`] where an earlier write failed, or this one.
    pub(crate) fn decide(&self, wish: Wish) -> Result<Granting, ReadOnly> {
        let (answer, outcome) = sync_channel(1);
        if self.is_stopped() || self.letters.send(Letter { wish, answer }).is_err() {
            return Err(ReadOnly);
        }
        outcome.recv().ok().flatten().ok_or(ReadOnly)
    }

    /// Whether nothing more is written.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::SeqCst) || !self.writable.holds()
    }
}

/// Decides what comes until nobody can send any more.
fn work(mut folder: CaseFolder, letters: &Receiver<Letter>) -> Result<(), CustodyError> {
    while let Ok(first) = letters.recv() {
        let mut batch = vec![first];
        batch.extend(letters.try_iter().take(limits::WISHES_AT_ONCE - 1));
        let wishes: Vec<Wish> = batch.iter().map(|letter| letter.wish.clone()).collect();
        match folder.grant(&wishes) {
            Ok(outcomes) => {
                for (letter, outcome) in batch.into_iter().zip(outcomes) {
                    // Who no longer waits finds it in the ledger.
                    let _ = letter.answer.send(Some(outcome));
                }
            }
            Err(error) => {
                batch.into_iter().for_each(|letter| drop(letter.answer.send(None)));
                return Err(error);
            }
        }
    }
    Ok(())
}
