//! The two hashes by which the model knows strings and finds rows of its tables.
//!
//! Both are Austin Appleby's (public domain): MurmurHash64A for strings, MurmurHash3 x64 128 for one 64-bit key.
//! Must not: change. The weights were trained with these very values.

use crate::symbols::SYMBOLS;

/// The key of a string: its number where the model reserves one, else its hash. The empty string is 0.
pub(crate) fn key(text: &str) -> u64 {
    if text.is_empty() {
        return 0;
    }
    match SYMBOLS.binary_search_by_key(&text, |(name, _)| name) {
        Ok(at) => SYMBOLS[at].1,
        Err(_) => string(text.as_bytes(), 1),
    }
}

/// MurmurHash64A.
fn string(bytes: &[u8], seed: u64) -> u64 {
    const M: u64 = 0xC6A4_A793_5BD1_E995;
    const R: u32 = 47;
    let mut h = seed ^ (bytes.len() as u64).wrapping_mul(M);
    let mut words = bytes.chunks_exact(8);
    for word in &mut words {
        let mut k = word.iter().rev().fold(0_u64, |k, byte| k << 8 | u64::from(*byte));
        k = k.wrapping_mul(M);
        k ^= k >> R;
        k = k.wrapping_mul(M);
        h = (h ^ k).wrapping_mul(M);
    }
    let rest = words.remainder();
    if !rest.is_empty() {
        h ^= rest.iter().rev().fold(0_u64, |k, byte| k << 8 | u64::from(*byte));
        h = h.wrapping_mul(M);
    }
    h ^= h >> R;
    h = h.wrapping_mul(M);
    h ^ h >> R
}

/// The four rows of a table that stand for a key: MurmurHash3 of its eight bytes, in four parts.
pub(crate) fn rows(key: u64, seed: u32) -> [u32; 4] {
    const C1: u64 = 0x87C3_7B91_1142_53D5;
    const C2: u64 = 0x4CF5_AD43_2745_937F;
    let k = key.wrapping_mul(C1).rotate_left(31).wrapping_mul(C2);
    let mut h1 = u64::from(seed) ^ k ^ 8;
    let mut h2 = u64::from(seed) ^ 8;
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    h1 = mixed(h1);
    h2 = mixed(h2);
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    [h1 as u32, (h1 >> 32) as u32, h2 as u32, (h2 >> 32) as u32]
}

fn mixed(mut k: u64) -> u64 {
    k ^= k >> 33;
    k = k.wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    k ^= k >> 33;
    k = k.wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    k ^ k >> 33
}
