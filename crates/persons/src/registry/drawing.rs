//! Registries of a case that might be true: what an estimate needs to carry the doubt of linking into its interval.
//!
//! Each draw takes each pair to be one person, or not, by its chance; judgements, and lists that hold nobody twice, bind in all
//! of them. A victim of a document that waits beside a row, and remains without a name, are drawn by their chance too: that they
//! are not joined without a reviewer is a rule of the registry, not a belief.
//!
//! Must not: be published. A draw is no finding about anybody.

use super::Told;
use super::link::Bench;
use crate::link::{Learnt, Linkage, Linker};
use vocabulary::RecordKey;

/// Registries of a case that might be true, drawn one by one.
pub struct Drawing<'b> {
    /// The linker and what it found; none where there is nothing to link.
    linked: Option<(Linker<'b>, Linkage)>,
    records: Vec<RecordKey>,
    /// For each thing that is linked the place of its first record, and at last how many records there are.
    starts: Vec<u32>,
}

impl Drawing<'_> {
    /// All records: those of each list by their rows, then those of the victims whom documents name.
    pub fn records(&self) -> &[RecordKey] {
        &self.records
    }

    /// One registry that might be true: for each of [`Drawing::records`] its person, as the place of that person's first
    /// record. Records with the same number are of one person. The same seed and number give the same draw, whichever
    /// others are drawn.
    pub fn draw(&self, seed: u64, number: usize) -> Vec<u32> {
        let Some((linker, linkage)) = &self.linked else { return self.persons_of(0..self.units()) };
        self.persons_of(linker.draw(linkage, seed, number).into_iter())
    }

    fn units(&self) -> u32 {
        self.starts.len() as u32 - 1
    }

    /// From the first of the cluster of each thing that is linked to the first record of the person of each record.
    fn persons_of(&self, first: impl Iterator<Item = u32>) -> Vec<u32> {
        let mut persons = Vec::with_capacity(self.records.len());
        for (bounds, first) in self.starts.windows(2).zip(first) {
            let records = (bounds[1] - bounds[0]) as usize;
            persons.extend(std::iter::repeat_n(self.starts[first as usize], records));
        }
        persons
    }
}

impl Bench {
    /// Makes ready to draw registries that might be true, from what was learnt when the registry was made; where that is not
    /// at hand, or is of other lists, it is learnt again. Scores all pairs once; a draw only joins.
    pub fn drawing<'b>(&'b self, told: &Told<'b>, learnt: Option<&Learnt>) -> Drawing<'b> {
        let (mut records, mut starts) = (Vec::new(), vec![0]);
        for unit in &self.units {
            records.extend(unit.records.iter().map(|record| record.key.clone()));
            starts.push(records.len() as u32);
        }
        let linkable = self.has_lists_or_judgements(told);
        let linked = linkable.then(|| self.linker(told).ok()).flatten().map(|linker| {
            let learnt = learnt.filter(|learnt| linker.can_take_up(learnt, &linker.scoring())).cloned();
            let learnt = learnt.unwrap_or_else(|| linker.learn());
            let linkage = linker.finish(learnt, linker.scoring());
            (linker, linkage)
        });
        Drawing { linked, records, starts }
    }
}
