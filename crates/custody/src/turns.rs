//! Whose turn it is to write, among the handles that one program has of a case.
//!
//! SQLite lets whoever asks at the right moment write; beside a build, which asks again at once, a decision could wait for long.
//! Here who asks first writes first.
//!
//! Must not: be asked for a second turn by a thread that has one.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Turns, given in the order in which they are asked for.
#[derive(Debug, Default)]
pub(crate) struct Turns {
    line: Mutex<Line>,
    moved: Condvar,
}

#[derive(Debug, Default)]
struct Line {
    next: u64,
    served: u64,
}

/// A turn; it ends when this is dropped.
pub(crate) struct Turn<'t>(&'t Turns);

impl Turns {
    /// Waits for one's turn.
    pub(crate) fn wait(&self) -> Turn<'_> {
        let mut line = self.line();
        let mine = line.next;
        line.next += 1;
        while line.served != mine {
            line = self.moved.wait(line).unwrap_or_else(PoisonError::into_inner);
        }
        Turn(self)
    }

    fn line(&self) -> MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.line().served += 1;
        self.0.moved.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn who_asks_first_is_first() {
        let (turns, order) = (Turns::default(), Mutex::new(Vec::new()));
        std::thread::scope(|scope| {
            let first = turns.wait();
            for who in 1..=8 {
                let (turns, order) = (&turns, &order);
                scope.spawn(move || {
                    let _turn = turns.wait();
                    order.lock().unwrap().push(who);
                });
                while turns.line().next <= who {
                    std::thread::sleep(Duration::from_millis(1));
                }
            }
            assert!(order.lock().unwrap().is_empty(), "nobody has a turn while another one has it");
            drop(first);
        });
        assert_eq!(order.into_inner().unwrap(), (1..=8).collect::<Vec<u64>>());
    }
}
