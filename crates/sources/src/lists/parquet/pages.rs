//! The pages of a Parquet column, taken as they lie: levels and dictionary indices in the hybrid of runs and packed bits,
//! values in the plain encoding (Apache Parquet format 2.x, encodings).
//!
//! Must not: believe a length or an index that a page gives.

/// Appends up to `count` numbers of the hybrid of runs and packed bits; `None` where the bytes are none.
pub(super) fn hybrid(mut bytes: &[u8], width: usize, count: usize, out: &mut Vec<u32>) -> Option<()> {
    if width > 32 {
        return None;
    }
    let end = out.len().checked_add(count)?;
    while out.len() < end {
        let head = varint(&mut bytes)?;
        let left = end - out.len();
        if head & 1 == 0 {
            let run = (head >> 1) as usize;
            let (value, rest) = bytes.split_at_checked(width.div_ceil(8))?;
            let value = value.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte));
            if run == 0 {
                return None;
            }
            bytes = rest;
            out.resize(out.len() + run.min(left), value);
        } else {
            let groups = (head >> 1) as usize;
            let size = groups.checked_mul(width)?.min(bytes.len());
            let (packed, rest) = bytes.split_at(size);
            let told = groups.checked_mul(8)?;
            // Numbers of no bits take no bytes.
            let whole = (packed.len() * 8).checked_div(width).unwrap_or(told);
            let taken = whole.min(told).min(left);
            if taken == 0 {
                return None;
            }
            unpack(packed, width, taken, out);
            bytes = rest;
        }
    }
    Some(())
}

fn unpack(packed: &[u8], width: usize, count: usize, out: &mut Vec<u32>) {
    let mask = (1u64 << width) - 1;
    out.extend((0..count).map(|at| {
        let bit = at * width;
        let rest = packed.get(bit / 8..).unwrap_or_default();
        let word = match rest.first_chunk::<8>() {
            Some(word) => u64::from_le_bytes(*word),
            None => rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)),
        };
        (word >> (bit % 8) & mask) as u32
    }));
}

fn varint(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0u64;
    for at in 0..5 {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7F) << (7 * at);
        if byte & 0x80 == 0 {
            return u32::try_from(number).ok();
        }
    }
    None
}

/// Bytes whose length stands before them in four bytes, and the rest.
pub(super) fn measured(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    rest.split_at_checked(u32::from_le_bytes(*length) as usize)
}

/// The next value in the plain encoding, and the rest.
pub(super) fn plain(bytes: &[u8], length: Option<usize>) -> Option<(&[u8], &[u8])> {
    match length {
        Some(length) => bytes.split_at_checked(length),
        None => measured(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(bytes: &[u8], width: usize, count: usize) -> Option<Vec<u32>> {
        let mut out = Vec::new();
        hybrid(bytes, width, count, &mut out).map(|()| out)
    }

    #[test]
    fn runs_and_packed_bits_are_read() {
        assert_eq!(numbers(&[6, 5], 3, 3), Some(vec![5, 5, 5]));
        // The example of the format's description: 0 to 7 in three bits each.
        assert_eq!(numbers(&[3, 0x88, 0xC6, 0xFA], 3, 8), Some(vec![0, 1, 2, 3, 4, 5, 6, 7]));
        assert_eq!(numbers(&[3, 0x88, 0xC6, 0xFA, 4, 1], 3, 10).unwrap()[7..], [7, 1, 1]);
        assert_eq!(numbers(&[100], 0, 50), Some(vec![0; 50]));
        assert_eq!(numbers(&[3], 0, 3), Some(vec![0; 3]));
        assert_eq!(numbers(&[3, 0xFF, 0xFF, 0xFF, 0xFF], 32, 1), Some(vec![u32::MAX]));
    }

    #[test]
    fn what_cannot_be_is_refused_and_never_runs_on() {
        for (bytes, width) in [
            (&[0, 0, 0, 0][..], 3),
            (&[1, 1, 1], 3),
            (&[], 3),
            (&[0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], 3),
            (&[3], 3),
            (&[6], 3),
            (&[3, 0, 0], 33),
        ] {
            assert_eq!(numbers(bytes, width, 9), None, "{bytes:?}");
        }
        assert_eq!(measured(&[0xFF, 0xFF, 0xFF, 0xFF, 1]), None);
        assert_eq!(plain(&[2, 0, 0, 0, 1], None), None);
        assert_eq!(plain(&[1, 0, 0, 0, 1, 9], None), Some((&[1][..], &[9][..])));
    }
}
