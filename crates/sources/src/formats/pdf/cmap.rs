//! The map that a font carries from its signs to letters (ISO 32000-1, 9.10.3).
//!
//! Must not: spread a range out. One line may claim millions of signs.

use std::collections::BTreeMap;

/// From signs to letters, in UTF-16.
#[derive(Default)]
pub(super) struct CMap {
    single: BTreeMap<u32, Vec<u16>>,
    /// First and last sign, and the letters of the first; those that follow count up from there.
    ranges: Vec<(u32, u32, Vec<u16>)>,
}

/// The most lines of a map that are kept.
const LINES_MAX: usize = 1 << 17;

/// A piece of a map's text.
enum Piece<'t> {
    Hex(Vec<u8>),
    Open,
    Close,
    Word(&'t [u8]),
}

impl CMap {
    pub(super) fn of(text: &[u8]) -> CMap {
        let mut map = CMap::default();
        let (mut signs, mut list): (Vec<Vec<u8>>, Option<Vec<Vec<u8>>>) = (Vec::new(), None);
        for piece in Pieces(text) {
            if map.single.len() + map.ranges.len() > LINES_MAX {
                break;
            }
            match piece {
                Piece::Hex(hex) => list.as_mut().unwrap_or(&mut signs).push(hex),
                Piece::Open => list = Some(Vec::new()),
                Piece::Close => {
                    if let (Some(list), [.., first, _]) = (list.take(), &signs[..]) {
                        let codes = number(first)..;
                        map.single.extend(codes.zip(list.iter().map(|to| units(to))));
                        signs.truncate(signs.len() - 2);
                    }
                }
                Piece::Word(b"endbfchar") => {
                    let pairs = signs.chunks_exact(2).map(|pair| (number(&pair[0]), units(&pair[1])));
                    map.single.extend(pairs);
                    signs.clear();
                }
                Piece::Word(b"endbfrange") => {
                    let lines = signs
                        .chunks_exact(3)
                        .map(|line| (number(&line[0]), number(&line[1]), units(&line[2])));
                    map.ranges.extend(lines);
                    signs.clear();
                }
                Piece::Word(_) => signs.clear(),
            }
        }
        map.ranges.sort_by_key(|range| range.0);
        map
    }

    /// The letters of a sign.
    pub(super) fn get(&self, sign: u32) -> Option<Vec<u16>> {
        if let Some(found) = self.single.get(&sign) {
            return Some(found.clone());
        }
        let (first, last, letters) =
            self.ranges.get(self.ranges.partition_point(|range| range.0 <= sign).checked_sub(1)?)?;
        let mut letters = letters.clone();
        let last_unit = letters.last_mut().filter(|_| sign <= *last)?;
        *last_unit = last_unit.wrapping_add((sign - first) as u16);
        Some(letters)
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |number, byte| number << 8 | u32::from(*byte))
}

fn units(bytes: &[u8]) -> Vec<u16> {
    match bytes {
        [one] => vec![u16::from(*one)],
        more => more.chunks_exact(2).take(16).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect(),
    }
}

struct Pieces<'t>(&'t [u8]);

impl<'t> Iterator for Pieces<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        loop {
            let (first, rest) = self.0.split_first()?;
            match first {
                b'[' => {
                    self.0 = rest;
                    return Some(Piece::Open);
                }
                b']' => {
                    self.0 = rest;
                    return Some(Piece::Close);
                }
                b'<' if rest.first() != Some(&b'<') => {
                    let end = rest.iter().position(|byte| *byte == b'>').unwrap_or(rest.len());
                    let digits: Vec<u8> = rest[..end]
                        .iter()
                        .filter_map(|hex| (*hex as char).to_digit(16))
                        .map(|d| d as u8)
                        .collect();
                    self.0 = rest.get(end + 1..).unwrap_or_default();
                    return Some(Piece::Hex(
                        digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0)).collect(),
                    ));
                }
                byte if byte.is_ascii_alphabetic() => {
                    let end =
                        self.0.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(self.0.len());
                    let (word, rest) = self.0.split_at(end);
                    self.0 = rest;
                    return Some(Piece::Word(word));
                }
                b'<' => self.0 = &rest[1..],
                _ => self.0 = rest,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_found_one_by_one_and_in_ranges() {
        let map = CMap::of(
            b"/CIDInit /ProcSet findresource begin <</Registry (Adobe)>> def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
              2 beginbfchar <0003> <0020> <0010> <00660069> endbfchar\n\
              2 beginbfrange <0024> <0026> <0041> <0030> <0031> [<0061> <0062>] endbfrange <0000> <FFFFFFFF> junk",
        );
        let letters = |sign| map.get(sign).map(|units| String::from_utf16(&units).unwrap());
        for (sign, found) in [
            (3, Some(" ")),
            (0x10, Some("fi")),
            (0x25, Some("B")),
            (0x31, Some("b")),
            (0x27, None),
            (0, None),
        ] {
            assert_eq!(letters(sign).as_deref(), found, "{sign}");
        }
        assert_eq!(CMap::of(b"<00> <FFFFFFFF> <0041> endbfrange").get(1).unwrap(), [0x42]);
    }
}
