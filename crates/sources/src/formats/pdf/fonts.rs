//! Fonts of a PDF, as far as text needs them: which letters a sign stands for, and how wide it is.
//!
//! Must not: guess letters. A sign whose letters the font does not say is U+FFFD.

use super::cmap::CMap;
use lopdf::{Dictionary, Document, Object};
use std::collections::BTreeMap;
use vocabulary::limits;

pub(super) struct Font {
    /// Whether a sign has two bytes.
    pub(super) wide: bool,
    /// The letters of signs of one byte.
    letters: Vec<String>,
    map: Option<CMap>,
    widths: BTreeMap<u32, f32>,
    /// Widths of ranges of signs.
    ranges: Vec<(u32, u32, f32)>,
    usual: f32,
}

/// The most ranges of widths that are kept.
const RANGES_MAX: usize = 4096;

impl Font {
    pub(super) fn of(doc: &Document, font: &Dictionary) -> Font {
        let wide = font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Type0");
        let map = to_unicode(doc, font);
        let mut made = Font {
            wide,
            letters: Vec::new(),
            map,
            widths: BTreeMap::new(),
            ranges: Vec::new(),
            usual: 500.0,
        };
        match wide {
            true => made.measure_wide(doc, font),
            false => {
                made.measure(doc, font);
                made.spell(doc, font);
            }
        }
        made
    }

    /// The letters of each sign of one byte.
    fn spell(&mut self, doc: &Document, font: &Dictionary) {
        let base = font.get_font_encoding_with_limit(doc, limits::UNPACKED_BYTES_MAX).ok();
        for code in 0..=255u8 {
            let mapped =
                self.map.as_ref().and_then(|map| map.get(u32::from(code))).map(|units| letters(&units));
            let spelt = || base.as_ref().and_then(|base| base.bytes_to_string(&[code]).ok());
            let known = mapped.filter(|known| !known.is_empty()).or_else(spelt).unwrap_or_default();
            self.letters.push(known);
        }
    }

    fn measure(&mut self, doc: &Document, font: &Dictionary) {
        let first = number(doc, font.get(b"FirstChar").ok()).unwrap_or(0.0) as u32;
        let descriptor = font.get_deref(b"FontDescriptor", doc).and_then(Object::as_dict).ok();
        if let Some(missing) =
            descriptor.and_then(|d| number(doc, d.get(b"MissingWidth").ok())).filter(|w| *w > 0.0)
        {
            self.usual = missing;
        }
        let widths = font.get_deref(b"Widths", doc).and_then(Object::as_array);
        for (code, width) in (first..).zip(widths.into_iter().flatten().take(256)) {
            self.widths.extend(number(doc, Some(width)).map(|width| (code, width)));
        }
    }

    fn measure_wide(&mut self, doc: &Document, font: &Dictionary) {
        self.usual = 1000.0;
        let inner = font.get_deref(b"DescendantFonts", doc).and_then(Object::as_array).ok();
        let inner = inner.and_then(|fonts| fonts.first()).and_then(|font| doc.dereference(font).ok());
        let Some(inner) = inner.and_then(|(_, font)| font.as_dict().ok()) else { return };
        if let Some(width) = number(doc, inner.get(b"DW").ok()) {
            self.usual = width;
        }
        let Ok(widths) = inner.get_deref(b"W", doc).and_then(Object::as_array) else { return };
        let mut at = 0;
        while let (Some(first), Some(next)) = (number(doc, widths.get(at)), widths.get(at + 1)) {
            let first = first as u32;
            match doc.dereference(next).map(|(_, next)| next) {
                Ok(Object::Array(each)) => {
                    for (code, width) in (first..).zip(each.iter().take(0x10000)) {
                        self.widths.extend(number(doc, Some(width)).map(|width| (code, width)));
                    }
                    at += 2;
                }
                _ => {
                    let (last, width) = (number(doc, Some(next)), number(doc, widths.get(at + 2)));
                    if let (Some(last), Some(width)) = (last, width)
                        && self.ranges.len() < RANGES_MAX
                    {
                        self.ranges.push((first, last as u32, width));
                    }
                    at += 3;
                }
            }
        }
    }

    /// The letters of a sign.
    pub(super) fn letters(&self, code: u32) -> String {
        let found = match self.wide {
            false => self.letters.get(code as usize).cloned(),
            true => self.map.as_ref().and_then(|map| map.get(code)).map(|units| letters(&units)),
        };
        found.filter(|found| !found.is_empty()).unwrap_or_else(|| "\u{FFFD}".to_owned())
    }

    /// The width of a sign in thousandths of the font's size.
    pub(super) fn width(&self, code: u32) -> f32 {
        let range =
            || self.ranges.iter().find(|(first, last, _)| (*first..=*last).contains(&code)).map(|r| r.2);
        self.widths.get(&code).copied().or_else(range).unwrap_or(self.usual)
    }
}

/// The map that a font carries from signs to letters.
fn to_unicode(doc: &Document, font: &Dictionary) -> Option<CMap> {
    let stream = font.get_deref(b"ToUnicode", doc).and_then(Object::as_stream).ok()?;
    let text = stream.decompressed_content_with_limit(limits::UNPACKED_BYTES_MAX).ok();
    Some(CMap::of(text.as_deref().unwrap_or(&stream.content)))
}

/// Letters from UTF-16, ligatures taken apart: "ﬁ" is two letters to whoever looks for "fire".
fn letters(units: &[u16]) -> String {
    let all: String =
        char::decode_utf16(units.iter().copied()).map(|char| char.unwrap_or('\u{FFFD}')).collect();
    if !all.contains(['\u{FB00}', '\u{FB01}', '\u{FB02}', '\u{FB03}', '\u{FB04}', '\u{FB05}', '\u{FB06}']) {
        return all;
    }
    let apart = |char| match char {
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        '\u{FB05}' | '\u{FB06}' => "st",
        _ => "",
    };
    all.chars().map(|c| if apart(c).is_empty() { c.to_string() } else { apart(c).to_owned() }).collect()
}

/// A number, written there or elsewhere.
pub(super) fn number(doc: &Document, object: Option<&Object>) -> Option<f32> {
    let (_, object) = doc.dereference(object?).ok()?;
    let number = match object {
        Object::Integer(number) => *number as f32,
        Object::Real(number) => *number,
        _ => return None,
    };
    number.is_finite().then_some(number.clamp(-1e7, 1e7))
}
