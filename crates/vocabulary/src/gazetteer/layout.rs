//! The bytes of a compiled gazetteer: a head, then the sections one after another.
//!
//! | section | what it holds |
//! | --- | --- |
//! | names | fst: folded name -> one place (even values: id * 2) or a list in `postings` (odd: offset * 2 + 1) |
//! | postings | lists of places: a count, then ids, likeliest first; all `u24` |
//! | places | one record of [`RECORD_BYTES`] a place, by id |
//! | settings | one record of [`SETTING_BYTES`] for all places alike in country, division, claims, span and kind |
//! | strings | texts, each with its length in one byte before it; offset 0 is the empty text |
//! | wars | fst: folded name -> offset of its EDTF in `strings` |
//! | demonyms | fst: folded word -> country as two letters |
//!
//! All numbers are little-endian. Must not: hold anything that depends on the machine that compiled it.

/// The first bytes of every compiled gazetteer; the digit is the version of the layout.
pub(super) const MAGIC: &[u8; 8] = b"TOLLGAZ1";
/// How many sections there are.
pub(super) const SECTIONS: usize = 7;
/// Magic, then the end of each section as `u32`.
pub(super) const HEAD_BYTES: usize = MAGIC.len() + 4 * SECTIONS;
/// Name (3), setting (2), latitude (3), longitude (3), GeoNames id (3), population (1).
pub(super) const RECORD_BYTES: usize = 15;
/// Country (2), claims (3), span (3), kind (1), number of the country and division alone (2).
pub(super) const SETTING_BYTES: usize = 11;

/// Stands for the code of a country where there is none.
pub(super) const NO_COUNTRY: &str = "--";

/// The largest number that three bytes hold; stands for "unknown" in degrees.
pub(super) const U24_MAX: u32 = (1 << 24) - 1;

/// Reads a number of three bytes. Out of range it is 0.
pub(super) fn u24(bytes: &[u8], at: usize) -> u32 {
    match bytes.get(at..at + 3) {
        Some(&[a, b, c]) => u32::from_le_bytes([a, b, c, 0]),
        _ => 0,
    }
}

/// Writes a number of three bytes; larger ones are cut to the largest.
pub(super) fn put_u24(bytes: &mut Vec<u8>, value: u32) {
    bytes.extend_from_slice(&value.min(U24_MAX).to_le_bytes()[..3]);
}

/// Degrees in steps of half the range over 2^24: under 2.4 m for longitudes at the equator.
pub(super) fn pack_degrees(degrees: Option<f64>, half: f64) -> u32 {
    degrees.map_or(U24_MAX, |d| (((d + half) / (2.0 * half)) * f64::from(U24_MAX - 1)).round() as u32)
}

/// Degrees to four places, about 10 m.
pub(super) fn unpack_degrees(packed: u32, half: f64) -> Option<f64> {
    let degrees = f64::from(packed) / f64::from(U24_MAX - 1) * 2.0 * half - half;
    (packed != U24_MAX).then(|| (degrees * 1e4).round() / 1e4)
}

/// Steps in a doubling of the population.
const STEPS: f64 = 8.0;

/// A population on a scale of steps of 9 %; 0 is unknown.
pub(super) fn pack_population(people: u64) -> u8 {
    if people == 0 { 0 } else { ((people as f64).log2() * STEPS).round().clamp(1.0, 255.0) as u8 }
}

/// A population, to two digits.
pub(super) fn unpack_population(packed: u8) -> u64 {
    if packed == 0 {
        return 0;
    }
    let people = (f64::from(packed) / STEPS).exp2();
    let digits = 10f64.powf((people.log10().floor() - 1.0).max(0.0));
    ((people / digits).round() * digits) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packs_within_what_it_promises() {
        for degrees in [-90.0, -33.92584, 0.0, 46.7528, 90.0] {
            let back = unpack_degrees(pack_degrees(Some(degrees), 90.0), 90.0).unwrap();
            assert!((back - degrees).abs() < 1e-4, "{degrees} {back}");
        }
        assert_eq!(unpack_degrees(pack_degrees(None, 180.0), 180.0), None);
        for people in [1, 540, 5_810, 971_800, 1_400_000_000] {
            let back = unpack_population(pack_population(people));
            assert!(back.abs_diff(people) * 10 <= people, "{people} {back}");
        }
        assert_eq!(unpack_population(pack_population(0)), 0);
    }
}
