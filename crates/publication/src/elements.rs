//! The elements of one list of a JSON object, read one after another, so that a record of any length takes the memory of one element.
//!
//! Must not: hold more than one element, or take text for JSON that a parser of JSON would not.

use serde::de::DeserializeOwned;
use std::io::BufRead;
use std::marker::PhantomData;
use vocabulary::limits;

/// The elements of a list, in their order. After an error there are none.
pub(crate) struct Elements<R, T> {
    input: R,
    /// Whether the list has ended, or broke off.
    ended: bool,
    /// Whether an element was read, so that a comma comes before the next.
    begun: bool,
    buffer: Vec<u8>,
    of: PhantomData<T>,
}

impl<R: BufRead, T: DeserializeOwned> Elements<R, T> {
    /// The list that stands under a name in the object. Its format, which stands before, must be this one.
    ///
    /// # Errors
    /// What is wrong, in words.
    pub(crate) fn of(input: R, list: &str, format: &str) -> Result<Elements<R, T>, String> {
        let (ended, begun, buffer, of) = (false, false, Vec::new(), PhantomData);
        let mut elements = Elements { input, ended, begun, buffer, of };
        let mut known = false;
        elements.expect(b'{')?;
        loop {
            let key: String = elements.value()?;
            elements.expect(b':')?;
            if key == list {
                elements.expect(b'[')?;
                return if known { Ok(elements) } else { Err("its form does not come first".to_owned()) };
            }
            if key == "format" {
                let found: String = elements.value()?;
                if found != format {
                    return Err(format!("its form is {found:?}, and this Toll knows {format:?}"));
                }
                known = true;
            } else {
                elements.value::<serde_json::Value>()?;
            }
            elements.expect(b',')?;
        }
    }

    fn element(&mut self) -> Result<Option<T>, String> {
        match (self.seen()?, self.begun) {
            (b']', _) => return Ok(None),
            (_, false) => {}
            (_, true) => self.expect(b',')?,
        }
        self.begun = true;
        self.value().map(Some)
    }

    /// The next byte that is no blank; it is not taken.
    fn seen(&mut self) -> Result<u8, String> {
        loop {
            let byte = self.peek()?;
            if !byte.is_ascii_whitespace() {
                return Ok(byte);
            }
            self.input.consume(1);
        }
    }

    fn peek(&mut self) -> Result<u8, String> {
        let buffered = self.input.fill_buf().map_err(|error| error.to_string())?;
        buffered.first().copied().ok_or_else(|| "it breaks off".to_owned())
    }

    fn expect(&mut self, wanted: u8) -> Result<(), String> {
        match self.seen()? {
            found if found == wanted => {
                self.input.consume(1);
                Ok(())
            }
            found => Err(format!("{:?} stands where {:?} should", char::from(found), char::from(wanted))),
        }
    }

    /// Cuts out the next value, by its brackets and quotes, and reads it.
    fn value<V: DeserializeOwned>(&mut self) -> Result<V, String> {
        self.seen()?;
        self.buffer.clear();
        let mut cut = Cut::default();
        while !cut.whole {
            let piece = self.input.fill_buf().map_err(|error| error.to_string())?;
            if piece.is_empty() {
                return Err("it breaks off".to_owned());
            }
            let taken = cut.along(piece);
            self.buffer.extend_from_slice(&piece[..taken]);
            self.input.consume(taken);
            if self.buffer.len() > limits::RECORD_ELEMENT_BYTES_MAX {
                return Err(format!("an element is longer than {} bytes", limits::RECORD_ELEMENT_BYTES_MAX));
            }
        }
        serde_json::from_slice(&self.buffer).map_err(|error| error.to_string())
    }
}

/// How far a value is cut out.
#[derive(Default)]
struct Cut {
    depth: usize,
    in_text: bool,
    escaped: bool,
    whole: bool,
}

impl Cut {
    /// How much of a piece is of the value, which may begin before the piece and end after it.
    fn along(&mut self, piece: &[u8]) -> usize {
        for (byte, at) in piece.iter().zip(0..) {
            if self.in_text {
                match byte {
                    _ if self.escaped => self.escaped = false,
                    b'\\' => self.escaped = true,
                    b'"' => self.in_text = false,
                    _ => {}
                }
            } else {
                match byte {
                    b'"' => self.in_text = true,
                    b'{' | b'[' => self.depth += 1,
                    b',' | b':' | b'}' | b']' if self.depth == 0 => {
                        self.whole = true;
                        return at;
                    }
                    b'}' | b']' => self.depth -= 1,
                    _ => continue,
                }
            }
            if self.depth == 0 && !self.in_text {
                self.whole = true;
                return at + 1;
            }
        }
        piece.len()
    }
}

impl<R: BufRead, T: DeserializeOwned> Iterator for Elements<R, T> {
    type Item = Result<T, String>;

    fn next(&mut self) -> Option<Result<T, String>> {
        if self.ended {
            return None;
        }
        let element = self.element().transpose();
        self.ended = !matches!(element, Some(Ok(_)));
        element
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<String>, String> {
        // As small as pieces may be that come from a disk.
        let input = std::io::BufReader::with_capacity(3, text.as_bytes());
        Elements::of(input, "all", "one")?.collect()
    }

    #[test]
    fn what_breaks_off_or_is_another_form_is_refused() {
        for wrong in [
            "",
            "[]",
            "{}",
            "{\"all\":[]}",
            "{\"all\":[],\"format\":\"one\"}",
            "{\"format\":\"two\",\"all\":[]}",
            "{\"format\":1,\"all\":[]}",
            "{\"format\":\"one\"}",
            "{\"format\":\"one\",\"all\":{}}",
            "{\"format\":\"one\",\"all\":[",
            "{\"format\":\"one\",\"all\":[\"a\"",
            "{\"format\":\"one\",\"all\":[\"a\" \"b\"]}",
            "{\"format\":\"one\",\"all\":[\"a\",]}",
            "{\"format\":\"one\",\"all\":[,\"a\"]}",
            "{\"format\":\"one\",\"all\":[1]}",
            "{\"format\":\"one\",\"all\":[[\"a\"]]}",
            "{\"format\":\"one\",\"all\":[\"a}]",
            "{\"format\":\"one\",\"all\":[{]}",
            "{\"format\" \"one\",\"all\":[]}",
            "{format:\"one\",\"all\":[]}",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
        let long =
            format!("{{\"format\":\"one\",\"all\":[\"{}\"]}}", "x".repeat(limits::RECORD_ELEMENT_BYTES_MAX));
        assert!(read(&long).unwrap_err().contains("longer than"));
    }

    #[test]
    fn elements_come_in_their_order_whatever_stands_in_them_and_around() {
        let odd = ["a", "", "\"]}{[\\", "\u{202e}\u{623}", "\n,:"];
        let text = serde_json::json!({"format": "one", "aa": [{"all": ["no"]}, 3, true, null], "all": odd, "zero": 1});
        // serde_json puts names in order; the form is to stand first.
        let text = text.to_string().replacen('{', "{\"format\":\"one\",", 1);
        for text in [text.clone(), text.replace("\":", "\" :\n ")] {
            let read = read(&text);
            assert_eq!(read.as_ref().map(Vec::len), Ok(odd.len()), "{text}");
        }
        assert_eq!(read(&text).unwrap(), odd);
        assert_eq!(read("{\"format\":\"one\",\"n\":1,\"all\":[]}").unwrap(), [""; 0]);
    }
}
