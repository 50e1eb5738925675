//! Which statements or documents a shingle or fingerprint leads to: at most a few each, of very many shingles.
//!
//! Nearly all shingles lead to one statement. So each has one link of a common list and no list of its own: a hundred
//! thousand documents have ten million.
//!
//! Must not: know what is searched. It holds numbers.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;

/// What leads to so many is boilerplate, and leads to no further one.
const LEADS_TO_MAX: u32 = 16;

/// One number that a key leads to.
struct Link {
    to: u32,
    /// How many links the key has up to this one; the one before follows it.
    length: u32,
    before: u32,
}

/// Keys, each with the numbers that it leads to.
pub(super) struct Leads<K> {
    last: HashMap<K, u32>,
    links: Vec<Link>,
}

impl<K> Default for Leads<K> {
    fn default() -> Leads<K> {
        Leads { last: HashMap::new(), links: Vec::new() }
    }
}

impl<K: Hash + Eq> Leads<K> {
    /// The numbers that a key leads to, the latest first.
    pub(super) fn of(&self, key: K) -> impl Iterator<Item = u32> + use<'_, K> {
        let mut next = self.last.get(&key).copied();
        std::iter::from_fn(move || {
            let link = &self.links[next? as usize];
            next = (link.length > 1).then_some(link.before);
            Some(link.to)
        })
    }

    /// Lets a key lead to a number, unless it is boilerplate or the number was the latest.
    pub(super) fn add(&mut self, key: K, to: u32) {
        let Ok(new) = u32::try_from(self.links.len()) else { return };
        match self.last.entry(key) {
            Entry::Vacant(vacant) => {
                vacant.insert(new);
                self.links.push(Link { to, length: 1, before: new });
            }
            Entry::Occupied(mut last) => {
                let link = &self.links[*last.get() as usize];
                if link.length < LEADS_TO_MAX && link.to != to {
                    self.links.push(Link { to, length: link.length + 1, before: *last.get() });
                    last.insert(new);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LEADS_TO_MAX, Leads};

    #[test]
    fn a_key_leads_to_each_of_its_first_numbers_once() {
        let mut leads = Leads::default();
        for number in 0..40 {
            leads.add(7u64, number);
            leads.add(7u64, number);
            leads.add(u64::from(number), number + 100);
        }
        let of = |key: u64| leads.of(key).collect::<Vec<_>>();
        assert_eq!(of(9), [109]);
        assert_eq!(of(7).len(), LEADS_TO_MAX as usize);
        assert!(of(7).contains(&0) && of(7).contains(&107) && of(99).is_empty());
    }
}
