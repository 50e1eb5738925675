//! Which statements or documents a shingle or fingerprint leads to: at most a few each, of very many shingles.
//!
//! Nearly all shingles lead to one number. It stands in the table itself; only shingles that lead to several have links
//! in a common list, and none has a list of its own: a hundred thousand documents have ten million.
//!
//! Must not: know what is searched. It holds numbers.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasherDefault, Hasher};

/// What leads to so many is boilerplate, and leads to no further one.
const LEADS_TO_MAX: u32 = 16;
/// A value of the table with this bit is the place of a link, else it is the one number itself.
const SEVERAL: u32 = 1 << 31;

/// One number that a key leads to.
struct Link {
    to: u32,
    /// How many numbers the key leads to up to this one.
    length: u32,
    /// The one before: a value like those of the table.
    before: u32,
}

/// Keys, each with the numbers that it leads to.
#[derive(Default)]
pub(super) struct Leads {
    last: HashMap<u64, u32, BuildHasherDefault<Spread>>,
    links: Vec<Link>,
}

impl Leads {
    /// The numbers that a key leads to, the latest first.
    pub(super) fn of(&self, key: u64) -> impl Iterator<Item = u32> + use<'_> {
        let mut next = self.last.get(&key).copied();
        std::iter::from_fn(move || {
            let value = next?;
            if value & SEVERAL == 0 {
                next = None;
                return Some(value);
            }
            let link = &self.links[(value ^ SEVERAL) as usize];
            next = Some(link.before);
            Some(link.to)
        })
    }

    /// Lets a key lead to a number, unless it is boilerplate or the number was the latest.
    pub(super) fn add(&mut self, key: u64, to: u32) {
        let new = self.links.len() as u32;
        if (to | new) & SEVERAL != 0 {
            return;
        }
        match self.last.entry(key) {
            Entry::Vacant(vacant) => {
                vacant.insert(to);
            }
            Entry::Occupied(mut last) => {
                let before = *last.get();
                let (latest, length) = match before & SEVERAL {
                    0 => (before, 1),
                    _ => {
                        let link = &self.links[(before ^ SEVERAL) as usize];
                        (link.to, link.length)
                    }
                };
                if length < LEADS_TO_MAX && latest != to {
                    self.links.push(Link { to, length: length + 1, before });
                    last.insert(new | SEVERAL);
                }
            }
        }
    }
}

/// Spreads a key that is a hash already: the table wants its high bits and its low ones.
#[derive(Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, key: u64) {
        let mixed = (self.0 ^ key ^ (key >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 32);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{LEADS_TO_MAX, Leads};

    #[test]
    fn a_key_leads_to_each_of_its_first_numbers_once() {
        let mut leads = Leads::default();
        for number in 0..40 {
            leads.add(7, number);
            leads.add(7, number);
            leads.add(u64::from(number), number + 100);
        }
        let of = |key: u64| leads.of(key).collect::<Vec<_>>();
        assert_eq!(of(9), [109]);
        assert_eq!(of(7).len(), LEADS_TO_MAX as usize);
        assert!(of(7).contains(&0) && of(7).contains(&107) && of(99).is_empty());
    }
}
