//! Walking the names word by word, so that the longest name that begins at a word can be taken.
//!
//! Must not: allocate. A finder walks from every capitalised word of every document.

use fst::raw::{CompiledAddr, Fst, Output};

/// A place in the automaton of names, after some words.
///
/// ```
/// use vocabulary::Gazetteer;
/// let gazetteer = Gazetteer::bundled();
/// let mut walk = gazetteer.walk_wars();
/// assert!(walk.step("first") && walk.found().is_none());
/// assert!(walk.step("karabakh") && walk.step("war") && walk.found().is_some());
/// assert!(!walk.step("office"));
/// ```
#[derive(Clone, Copy)]
pub struct Walk {
    fst: &'static Fst<&'static [u8]>,
    at: CompiledAddr,
    value: Output,
    begun: bool,
    dead: bool,
}

impl Walk {
    pub(super) fn new(fst: &'static Fst<&'static [u8]>) -> Walk {
        Walk { fst, at: fst.root().addr(), value: Output::zero(), begun: false, dead: false }
    }

    /// Takes the next word, folded ([`crate::fold`]; it may hold spaces). Says whether some name begins with
    /// all the words taken; once none does, none ever will.
    pub fn step(&mut self, folded: &str) -> bool {
        if folded.is_empty() {
            return !self.dead;
        }
        if self.begun {
            self.byte(b' ');
        }
        self.begun = true;
        folded.bytes().for_each(|byte| self.byte(byte));
        !self.dead
    }

    /// What a plain word is the name of, whatever its case.
    pub(super) fn through(mut self, word: &str) -> Option<u64> {
        self.begun = !word.is_empty();
        for byte in word.bytes() {
            self.byte(byte.to_ascii_lowercase());
            if self.dead {
                return None;
            }
        }
        self.found()
    }

    /// What the words taken so far are the name of: a value that only the gazetteer that began the walk reads.
    pub fn found(&self) -> Option<u64> {
        if self.dead || !self.begun {
            return None;
        }
        let node = self.fst.node(self.at);
        node.is_final().then(|| self.value.cat(node.final_output()).value())
    }

    fn byte(&mut self, byte: u8) {
        if self.dead {
            return;
        }
        let node = self.fst.node(self.at);
        match node.find_input(byte) {
            Some(index) => {
                let transition = node.transition(index);
                self.value = self.value.cat(transition.out);
                self.at = transition.addr;
            }
            None => self.dead = true,
        }
    }
}
