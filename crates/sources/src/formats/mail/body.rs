//! The codes of bodies (RFC 2045, 6): quoted-printable and base64, each byte leading to where it stands in the code.
//!
//! Must not: fail. What is no code is taken as it stands, as mail programs do.

use mail_parser::Encoding;

/// A body without its code.
pub(super) struct Coded {
    pub(super) bytes: Vec<u8>,
    /// Where each byte begins in the code; empty where there is none.
    starts: Vec<u32>,
    length: usize,
}

impl Coded {
    pub(super) fn of(raw: &[u8], encoding: Encoding) -> Coded {
        let mut coded = Coded { bytes: Vec::with_capacity(raw.len()), starts: Vec::new(), length: raw.len() };
        match encoding {
            Encoding::None => coded.bytes = raw.to_vec(),
            Encoding::QuotedPrintable => coded.quoted(raw),
            Encoding::Base64 => coded.base64(raw),
        }
        coded
    }

    /// Where in the code a byte begins; the end of the code for the byte after the last.
    pub(super) fn origin(&self, byte: usize) -> usize {
        match self.starts.is_empty() {
            true => byte.min(self.length),
            false => self.starts.get(byte).map_or(self.length, |at| *at as usize),
        }
    }

    fn push(&mut self, byte: u8, at: usize) {
        self.bytes.push(byte);
        self.starts.push(at as u32);
    }

    fn quoted(&mut self, raw: &[u8]) {
        let mut at = 0;
        while at < raw.len() {
            let rest = &raw[at..];
            match rest {
                [b'=', b'\r', b'\n', ..] => at += 3,
                [b'=', b'\n', ..] => at += 2,
                [b'=', high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                    self.push(digit(*high) << 4 | digit(*low), at);
                    at += 3;
                }
                [byte, ..] => {
                    self.push(*byte, at);
                    at += 1;
                }
                [] => break,
            }
        }
    }

    fn base64(&mut self, raw: &[u8]) {
        let (mut bits, mut held, mut start) = (0u32, 0, 0);
        for (at, byte) in raw.iter().enumerate() {
            let six = match byte {
                b'A'..=b'Z' => byte - b'A',
                b'a'..=b'z' => byte - b'a' + 26,
                b'0'..=b'9' => byte - b'0' + 52,
                b'+' | b'-' => 62,
                b'/' | b'_' => 63,
                b'=' => {
                    held = 0;
                    continue;
                }
                _ => continue,
            };
            if held == 0 {
                start = at;
            }
            bits = bits << 6 | u32::from(six);
            held += 6;
            if held >= 8 {
                held -= 8;
                self.push((bits >> held) as u8, start);
                start = at;
            }
        }
    }
}

fn digit(hex: u8) -> u8 {
    (hex as char).to_digit(16).unwrap_or(0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_lead_to_their_code() {
        let coded = Coded::of(b"a=C3=B6=\r\nb=x", Encoding::QuotedPrintable);
        assert_eq!(coded.bytes, "aöb=x".as_bytes());
        assert_eq!((0..=6).map(|at| coded.origin(at)).collect::<Vec<_>>(), [0, 1, 4, 10, 11, 12, 13]);
        let coded = Coded::of(b"MTIg\r\na2lsbGVk\r\n", Encoding::Base64);
        assert_eq!(coded.bytes, b"12 killed");
        assert_eq!((0..4).map(|at| coded.origin(at)).collect::<Vec<_>>(), [0, 1, 2, 6]);
        let coded = Coded::of(b"plain", Encoding::None);
        assert_eq!((coded.origin(2), coded.origin(5)), (2, 5));
    }
}
