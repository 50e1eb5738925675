//! The tree: words under words, built from left to right by shifts, reductions and arcs (arc-eager, Nivre 2003).
//!
//! A word may be put back once where it found no head, and a sentence may be broken off (Honnibal and Johnson 2014).
//! Must not: attach a word outside its text.

use crate::steps::{Scorer, best};

/// What a move does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    Shift,
    Reduce,
    Left,
    Right,
    Break,
}

/// The parser's moves: each an action, with a label's number for arcs.
#[derive(Debug)]
pub(crate) struct Moves {
    pub(crate) actions: Vec<(Action, u16)>,
}

/// Heads and labels as the moves left them; a word without a head is a root.
pub(crate) struct Arcs {
    pub(crate) heads: Vec<Option<usize>>,
    pub(crate) labels: Vec<u16>,
}

struct State {
    length: usize,
    stack: Vec<usize>,
    put_back: Vec<usize>,
    next: usize,
    heads: Vec<Option<usize>>,
    labels: Vec<u16>,
    /// The newest dependant on either side.
    last: Vec<[Option<usize>; 2]>,
    tried: Vec<bool>,
    begins: Vec<bool>,
}

impl State {
    fn new(length: usize) -> State {
        State {
            length,
            stack: Vec::new(),
            put_back: Vec::new(),
            next: 0,
            heads: vec![None; length],
            labels: vec![0; length],
            last: vec![[None; 2]; length],
            tried: vec![false; length],
            begins: vec![false; length],
        }
    }

    fn on_stack(&self, depth: usize) -> Option<usize> {
        self.stack.len().checked_sub(depth + 1).map(|at| self.stack[at])
    }

    fn ahead(&self, at: usize) -> Option<usize> {
        if at < self.put_back.len() {
            return Some(self.put_back[self.put_back.len() - 1 - at]);
        }
        Some(self.next + at - self.put_back.len()).filter(|token| *token < self.length)
    }

    fn left(&self) -> usize {
        self.length - self.next + self.put_back.len()
    }

    fn places(&self) -> [Option<usize>; 8] {
        let (first, top) = (self.ahead(0), self.on_stack(0));
        let child = |head: Option<usize>, side: usize| head.and_then(|head| self.last[head][side]);
        [
            first,
            self.ahead(1),
            top,
            self.on_stack(1),
            self.on_stack(2),
            child(first, 0),
            child(top, 0),
            child(top, 1),
        ]
    }

    fn allows(&self) -> [bool; 5] {
        let (depth, left) = (self.stack.len(), self.left());
        let first = self.ahead(0);
        let begins = |token: Option<usize>| token.is_some_and(|token| self.begins[token]);
        let shift =
            depth == 0 || (left >= 2 && !begins(first) && !first.is_some_and(|first| self.tried[first]));
        let arc = depth > 0 && left > 0 && !begins(first);
        let follows = first.is_some() && self.ahead(1) == first.map(|first| first + 1);
        let break_off = left >= 2 && follows && !begins(self.ahead(1));
        [shift, depth > 0, arc, arc, break_off]
    }

    fn arc(&mut self, head: usize, child: usize, label: u16) {
        if let Some(before) = self.heads[child] {
            // Only the newest dependant can be taken over; its elder brothers are not kept, and none is asked for.
            let side = usize::from(child > before);
            if self.last[before][side] == Some(child) {
                self.last[before][side] = self.elder(before, child);
            }
        }
        self.heads[child] = Some(head);
        self.labels[child] = label;
        self.last[head][usize::from(child > head)] = Some(child);
    }

    /// The dependant of a head that was attached on the same side just before this one.
    fn elder(&self, head: usize, child: usize) -> Option<usize> {
        let held = |token: &usize| self.heads[*token] == Some(head);
        if child > head { (head + 1..child).rev().find(held) } else { (child + 1..head).find(held) }
    }

    fn push(&mut self) {
        let token = self.put_back.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.stack.push(token);
    }

    fn act(&mut self, action: Action, label: u16) {
        let (top, first) = (self.on_stack(0), self.ahead(0));
        match (action, top, first) {
            (Action::Shift, ..) => self.push(),
            (Action::Reduce, Some(top), _) => {
                if self.heads[top].is_none() && self.stack.len() > 1 {
                    self.tried[top] = true;
                    self.put_back.push(top);
                }
                self.stack.pop();
            }
            (Action::Left, Some(top), Some(first)) => {
                self.arc(first, top, label);
                self.tried[first] = false;
                self.stack.pop();
            }
            (Action::Right, Some(top), Some(first)) => {
                self.arc(top, first, label);
                self.push();
            }
            (Action::Break, ..) => {
                if let Some(second) = self.ahead(1) {
                    self.begins[second] = true;
                }
            }
            _ => {}
        }
    }
}

/// Builds the arcs of a text.
pub(crate) fn parse(scorer: &Scorer, moves: &Moves, vectors: &[f32], length: usize) -> Arcs {
    let mut prepared = scorer.prepare(vectors);
    let mut state = State::new(length);
    while !(state.stack.is_empty() && state.left() == 0) {
        let allowed = state.allows();
        if state.stack.is_empty() && state.left() == 1 {
            // One word alone can only be shifted; no score is needed.
            state.push();
            continue;
        }
        let scores = prepared.scores(&state.places());
        let Some(chosen) = best(scores, |at| allowed[moves.actions[at].0 as usize]) else { break };
        let (action, label) = moves.actions[chosen];
        state.act(action, label);
    }
    Arcs { heads: state.heads, labels: state.labels }
}
