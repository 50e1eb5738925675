//! Bytes of foreign formats into characters, whatever they are: each leads to its bytes, and what is none is shown.
//!
//! Must not: lose a byte in silence. What is no character becomes U+FFFD, and is counted.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::ops::Range;

/// A character and the bytes it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) char: char,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

/// The charset of some bytes: by the mark at their start, by what is said of them, else by what they are like. Gives
/// whether it was guessed.
pub(crate) fn charset(bytes: &[u8], said: Option<&str>) -> (&'static Encoding, bool) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding, false);
    }
    let said = said.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    match said {
        // What names UTF-16 in its own ASCII is not UTF-16.
        Some(encoding) if encoding != UTF_16LE && encoding != UTF_16BE => (encoding, false),
        _ if std::str::from_utf8(bytes).is_ok() => (UTF_8, false),
        _ => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            (detector.guess(None, Utf8Detection::Allow), true)
        }
    }
}

/// Decodes bytes, and gives how many places are no characters. A mark at the start is left out.
pub(crate) fn decode(bytes: &[u8], encoding: &'static Encoding, each: &mut dyn FnMut(Decoded)) -> usize {
    let start = Encoding::for_bom(bytes).map_or(0, |(_, length)| length);
    match encoding == UTF_8 {
        true => utf8(bytes, start, each),
        false => other(bytes, start, encoding, each),
    }
}

fn utf8(bytes: &[u8], mut at: usize, each: &mut dyn FnMut(Decoded)) -> usize {
    let mut bad = 0;
    for chunk in bytes[at..].utf8_chunks() {
        for char in chunk.valid().chars() {
            each(Decoded { char, from: at, to: at + char.len_utf8() });
            at += char.len_utf8();
        }
        let wrong = chunk.invalid().len();
        if wrong > 0 {
            each(Decoded { char: char::REPLACEMENT_CHARACTER, from: at, to: at + wrong });
            at += wrong;
            bad += 1;
        }
    }
    bad
}

/// One byte at a time: what comes out after a byte came from the bytes since the last that gave something.
fn other(bytes: &[u8], start: usize, encoding: &'static Encoding, each: &mut dyn FnMut(Decoded)) -> usize {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let (mut from, mut at, mut bad) = (start, start, 0);
    let mut out = String::with_capacity(16);
    loop {
        let (piece, last): (&[u8], bool) = match bytes.get(at..at + 1) {
            Some(piece) => (piece, false),
            None => (&[], true),
        };
        out.clear();
        let (result, read) = decoder.decode_to_string_without_replacement(piece, &mut out, last);
        at += read;
        give(&out, &mut from, at, each);
        match result {
            DecoderResult::Malformed(..) => {
                bad += 1;
                let to = at.max(from);
                give("\u{FFFD}", &mut from, to, each);
                if last && read == 0 {
                    return bad;
                }
            }
            _ if last => return bad,
            _ => {}
        }
    }
}

fn give(chars: &str, from: &mut usize, to: usize, each: &mut dyn FnMut(Decoded)) {
    for char in chars.chars() {
        each(Decoded { char, from: *from, to });
        *from = to;
    }
}

/// Where each character of a decoded text came from: a range for every byte of the text that begins a character.
pub(crate) struct Decoding {
    pub(crate) text: String,
    /// By characters.
    from: Vec<Range<u32>>,
    chars: vocabulary::CharMap,
    pub(crate) bad: usize,
    pub(crate) guessed: Option<&'static str>,
}

impl Decoding {
    pub(crate) fn of(bytes: &[u8], said: Option<&str>) -> Decoding {
        let (encoding, guessed) = charset(bytes, said);
        let (mut text, mut from) = (String::with_capacity(bytes.len()), Vec::new());
        let bad = decode(bytes, encoding, &mut |decoded| {
            text.push(decoded.char);
            from.push(decoded.from as u32..decoded.to as u32);
        });
        let chars = vocabulary::CharMap::new(&text);
        Decoding { text, from, chars, bad, guessed: guessed.then(|| encoding.name()) }
    }

    /// The bytes behind the character that begins at this byte of the text.
    pub(crate) fn source(&self, byte: usize) -> Range<u64> {
        let end = self.from.last().map_or(0, |last| last.end);
        let range = self.from.get(self.chars.char_at(byte)).cloned().unwrap_or(end..end);
        u64::from(range.start)..u64::from(range.end)
    }

    /// What is to be said of it.
    pub(crate) fn notes(&self) -> Vec<String> {
        let guessed = self
            .guessed
            .map(|name| format!("The file does not say how its letters are coded; it was read as {name}."));
        let bad = (self.bad > 0).then(|| {
            format!("Some bytes are no letters and are shown as \u{FFFD}; such places: {}.", self.bad)
        });
        guessed.into_iter().chain(bad).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8], label: &str) -> (String, usize, Vec<(usize, usize)>) {
        let encoding = Encoding::for_label(label.as_bytes()).unwrap();
        let (mut text, mut spans) = (String::new(), Vec::new());
        let bad = decode(bytes, encoding, &mut |d| {
            text.push(d.char);
            spans.push((d.from, d.to));
        });
        (text, bad, spans)
    }

    #[test]
    fn every_byte_is_accounted_for_in_any_charset() {
        for (bytes, label, text, bad) in [
            (&b"a\xC3\xB6\xFFb\xC3"[..], "utf-8", "aö\u{FFFD}b\u{FFFD}", 2),
            (b"\xEF\xBB\xBFa", "utf-8", "a", 0),
            (b"\xFF\xFEa\0\xF6\0", "utf-16le", "aö", 0),
            (b"\xFF\xFEa\0\x3D\xD8b\0x", "utf-16le", "a\u{FFFD}b\u{FFFD}", 2),
            (b"\xC4a\x81", "windows-1251", "Дa\u{403}", 0),
            (b"\x8F\x5C\x81\x40a\x81", "shift_jis", "十\u{3000}a\u{FFFD}", 1),
            (b"a\xA1 b", "euc-jp", "a\u{FFFD} b", 1),
        ] {
            let (found, places, spans) = decoded(bytes, label);
            assert_eq!((found.as_str(), places), (text, bad), "{label}");
            let start = Encoding::for_bom(bytes).map_or(0, |(_, length)| length);
            assert_eq!(spans[0].0, start, "{label}: {spans:?}");
            assert_eq!(spans.last().unwrap().1, bytes.len(), "{label}: {spans:?}");
            assert!(spans.windows(2).all(|pair| pair[0].1 == pair[1].0), "{label}: {spans:?}");
        }
    }
}
