//! The signs on a page: letters, each in its box, in the order in which the page draws them.
//!
//! Follows the text operators of ISO 32000-1, 9.4, and what moves them. Boxes are in points from the upper left corner
//! of the page as it is shown, turned where the page is.
//!
//! Must not: draw in circles. Drawings within drawings are followed some way down, and no further.

use super::fonts::{Font, number};
use crate::formats::Unfit;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;
use std::rc::Rc;
use vocabulary::limits;

/// A letter on a page.
#[derive(Clone, Debug)]
pub(super) struct Sign {
    pub(super) char: char,
    pub(super) left: f32,
    pub(super) right: f32,
    /// Where its line stands.
    pub(super) base: f32,
    pub(super) size: f32,
    /// Whether it is written from left to right, level.
    pub(super) level: bool,
}

/// What a page shows.
pub(super) struct Shown {
    pub(super) signs: Vec<Sign>,
    pub(super) width: f32,
    pub(super) height: f32,
    /// Whether pictures are drawn on it.
    pub(super) pictures: bool,
}

/// A transformation: `x' = a x + c y + e`, `y' = b x + d y + f`.
type Matrix = [f32; 6];
const SAME: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First the one, then the other.
fn after(one: Matrix, other: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = one;
    let [g, h, i, j, k, l] = other;
    [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

fn point(matrix: Matrix, x: f32, y: f32) -> (f32, f32) {
    let [a, b, c, d, e, f] = matrix;
    (a * x + c * y + e, b * x + d * y + f)
}

#[derive(Clone)]
struct State {
    shape: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    spacing: f32,
    word_spacing: f32,
    scale: f32,
    leading: f32,
    rise: f32,
}

/// Fonts that were read, by where they lie.
pub(super) type Fonts = BTreeMap<usize, Rc<Font>>;

/// Draws a page.
pub(super) fn show(doc: &Document, page: ObjectId, fonts: &mut Fonts) -> Result<Shown, Unfit> {
    let (frame, width, height) = frame(doc, page);
    let state = State {
        shape: frame,
        font: None,
        size: 0.0,
        spacing: 0.0,
        word_spacing: 0.0,
        scale: 1.0,
        leading: 0.0,
        rise: 0.0,
    };
    let shown = Shown { signs: Vec::new(), width, height, pictures: false };
    let mut drawing = Drawing {
        doc,
        fonts,
        state,
        saved: Vec::new(),
        text: SAME,
        line: SAME,
        shown,
        unpacked: limits::UNPACKED_BYTES_MAX,
    };
    let content = doc
        .get_page_content_with_limit(page, limits::UNPACKED_BYTES_MAX)
        .map_err(|_| Unfit::limit("UNPACKED_BYTES_MAX", limits::UNPACKED_BYTES_MAX))?;
    let (own, others) = doc.get_page_resources(page).unwrap_or_default();
    let others = others.iter().filter_map(|id| doc.get_dictionary(*id).ok());
    let resources: Vec<&Dictionary> = own.into_iter().chain(others).collect();
    drawing.draw(&content, &resources, 0)?;
    Ok(drawing.shown)
}

/// From the page's own coordinates to points from its upper left corner as shown; its width and height.
fn frame(doc: &Document, page: ObjectId) -> (Matrix, f32, f32) {
    let area = |key: &[u8]| {
        let sides = inherited(doc, page, key)?.as_array().ok()?;
        let sides: Vec<f32> = sides.iter().filter_map(|side| number(doc, Some(side))).collect();
        let [a, b, c, d] = sides[..] else { return None };
        let sides = [a.min(c), b.min(d), a.max(c), b.max(d)];
        (sides[2] - sides[0] > 1.0 && sides[3] - sides[1] > 1.0).then_some(sides)
    };
    let [left, bottom, right, top] =
        area(b"CropBox").or_else(|| area(b"MediaBox")).unwrap_or([0.0, 0.0, 612.0, 792.0]);
    let turn = number(doc, inherited(doc, page, b"Rotate")).unwrap_or(0.0) as i32;
    let (width, height) = (right - left, top - bottom);
    match turn.rem_euclid(360) {
        90 => ([0.0, 1.0, 1.0, 0.0, -bottom, -left], height, width),
        180 => ([-1.0, 0.0, 0.0, 1.0, right, -bottom], width, height),
        270 => ([0.0, -1.0, -1.0, 0.0, top, right], height, width),
        _ => ([1.0, 0.0, 0.0, -1.0, -left, top], width, height),
    }
}

/// What a page says, or one of the nodes above it.
fn inherited<'d>(doc: &'d Document, page: ObjectId, key: &[u8]) -> Option<&'d Object> {
    let mut node = doc.get_dictionary(page).ok()?;
    for _ in 0..32 {
        if let Ok(found) = node.get_deref(key, doc) {
            return Some(found);
        }
        node = node.get_deref(b"Parent", doc).and_then(Object::as_dict).ok()?;
    }
    None
}

struct Drawing<'d, 'f> {
    doc: &'d Document,
    fonts: &'f mut Fonts,
    state: State,
    saved: Vec<State>,
    text: Matrix,
    line: Matrix,
    shown: Shown,
    /// How many bytes of drawings may still be unpacked.
    unpacked: usize,
}

/// The deepest that states are saved.
const SAVED_MAX: usize = 256;

impl<'d> Drawing<'d, '_> {
    fn draw(&mut self, content: &[u8], resources: &[&'d Dictionary], depth: usize) -> Result<(), Unfit> {
        for operation in Content::decode_iter(content) {
            // What cannot be read on is the end of what can be shown.
            let Ok(operation) = operation else { break };
            match operation.operator.as_str() {
                "Do" if depth < limits::PDF_DEPTH_MAX => self.inner(&operation, resources, depth)?,
                "Tf" => self.set_font(&operation, resources),
                "BI" => self.shown.pictures = true,
                _ => self.step(&operation),
            }
            if self.shown.signs.len() > limits::PDF_PAGE_CHARS_MAX {
                return Err(Unfit::limit("PDF_PAGE_CHARS_MAX", limits::PDF_PAGE_CHARS_MAX));
            }
        }
        Ok(())
    }

    fn find(&self, resources: &[&'d Dictionary], kind: &[u8], name: &[u8]) -> Option<&'d Object> {
        let all =
            resources.iter().filter_map(|all| all.get_deref(kind, self.doc).and_then(Object::as_dict).ok());
        all.filter_map(|dictionary| dictionary.get_deref(name, self.doc).ok()).next()
    }

    /// A drawing within the drawing.
    fn inner(
        &mut self,
        operation: &Operation,
        resources: &[&'d Dictionary],
        depth: usize,
    ) -> Result<(), Unfit> {
        let name = operation.operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
        let Some(Ok(stream)) = self.find(resources, b"XObject", name).map(Object::as_stream) else {
            return Ok(());
        };
        if !stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form") {
            self.shown.pictures = true;
            return Ok(());
        }
        let Ok(content) = stream.decompressed_content_with_limit(self.unpacked) else { return Ok(()) };
        self.unpacked = self.unpacked.saturating_sub(content.len().max(1024));
        let own = stream.dict.get_deref(b"Resources", self.doc).and_then(Object::as_dict).ok();
        let own: Vec<&Dictionary> = own.map_or_else(|| resources.to_vec(), |own| vec![own]);
        let (state, text, line) = (self.state.clone(), self.text, self.line);
        let saved = std::mem::take(&mut self.saved);
        if let Some(shape) = stream
            .dict
            .get_deref(b"Matrix", self.doc)
            .and_then(Object::as_array)
            .ok()
            .and_then(|m| self.matrix(m))
        {
            self.state.shape = after(shape, self.state.shape);
        }
        let done = self.draw(&content, &own, depth + 1);
        (self.state, self.text, self.line, self.saved) = (state, text, line, saved);
        done
    }

    fn matrix(&self, operands: &[Object]) -> Option<Matrix> {
        let numbers: Vec<f32> = operands.iter().filter_map(|n| number(self.doc, Some(n))).collect();
        numbers.try_into().ok()
    }

    fn set_font(&mut self, operation: &Operation, resources: &[&'d Dictionary]) {
        let name = operation.operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
        self.state.size = number(self.doc, operation.operands.get(1)).unwrap_or(0.0);
        let font = self.find(resources, b"Font", name).and_then(|font| font.as_dict().ok());
        self.state.font = font.map(|font| {
            let at = std::ptr::from_ref(font) as usize;
            self.fonts.entry(at).or_insert_with(|| Rc::new(Font::of(self.doc, font))).clone()
        });
    }

    fn step(&mut self, operation: &Operation) {
        let operands = &operation.operands;
        let first = number(self.doc, operands.first()).unwrap_or(0.0);
        let second = number(self.doc, operands.get(1)).unwrap_or(0.0);
        match operation.operator.as_str() {
            "q" if self.saved.len() < SAVED_MAX => self.saved.push(self.state.clone()),
            "Q" => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            "cm" => {
                self.state.shape =
                    self.matrix(operands).map_or(self.state.shape, |m| after(m, self.state.shape))
            }
            "BT" => (self.text, self.line) = (SAME, SAME),
            "Tc" => self.state.spacing = first,
            "Tw" => self.state.word_spacing = first,
            "Tz" => self.state.scale = first / 100.0,
            "TL" => self.state.leading = first,
            "Ts" => self.state.rise = first,
            "Td" => self.next_line(first, second),
            "TD" => {
                self.state.leading = -second;
                self.next_line(first, second);
            }
            "Tm" => {
                if let Some(matrix) = self.matrix(operands) {
                    (self.text, self.line) = (matrix, matrix);
                }
            }
            "T*" => self.next_line(0.0, -self.state.leading),
            "Tj" => self.write(operands.first()),
            "'" => {
                self.next_line(0.0, -self.state.leading);
                self.write(operands.first());
            }
            "\"" => {
                (self.state.word_spacing, self.state.spacing) = (first, second);
                self.next_line(0.0, -self.state.leading);
                self.write(operands.get(2));
            }
            "TJ" => {
                for piece in operands.first().and_then(|all| all.as_array().ok()).into_iter().flatten() {
                    match number(self.doc, Some(piece)) {
                        Some(back) => self.forward(-back / 1000.0 * self.state.size * self.state.scale),
                        None => self.write(Some(piece)),
                    }
                }
            }
            _ => {}
        }
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.line = after([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }

    fn forward(&mut self, x: f32) {
        self.text = after([1.0, 0.0, 0.0, 1.0, x, 0.0], self.text);
    }

    fn write(&mut self, words: Option<&Object>) {
        let (Some(Ok(bytes)), Some(font)) = (words.map(Object::as_str), self.state.font.clone()) else {
            return;
        };
        let State { size, scale, rise, spacing, word_spacing, shape, .. } = self.state;
        for code in bytes.chunks(if font.wide { 2 } else { 1 }) {
            let number = code.iter().fold(0u32, |code, byte| code << 8 | u32::from(*byte));
            let wide = font.width(number) / 1000.0 * size * scale;
            let place = after(self.text, shape);
            let ((x, y), (to_x, to_y)) = (point(place, 0.0, rise), point(place, wide, rise));
            let tall = point(place, 0.0, rise + size);
            let height = ((tall.0 - x).powi(2) + (tall.1 - y).powi(2)).sqrt();
            self.sign(&font.letters(number), (x, y), (to_x, to_y), height);
            let more = if code == [b' '] { word_spacing } else { 0.0 };
            self.forward(wide + (spacing + more) * scale);
        }
    }

    fn sign(&mut self, letters: &str, from: (f32, f32), to: (f32, f32), size: f32) {
        let (width, height) = (self.shown.width, self.shown.height);
        let on_page = (-4.0..=width + 4.0).contains(&from.0) && (-4.0..=height + 4.0).contains(&from.1);
        let sane = [from.0, from.1, to.0, to.1, size].iter().all(|n| n.is_finite() && n.abs() < 1e5);
        if !on_page || !sane || size < 0.5 {
            return;
        }
        let number = letters.chars().count().max(1) as f32;
        let step = (to.0 - from.0) / number;
        for (nth, char) in letters.chars().enumerate() {
            let left = from.0 + step * nth as f32;
            let sign = Sign {
                char,
                left: left.min(left + step),
                right: left.max(left + step),
                base: from.1,
                size,
                level: to.0 >= from.0 && (to.1 - from.1).abs() <= (to.0 - from.0).abs() * 0.1 + 0.01,
            };
            // Drawn twice at nearly one place, it is one letter made bold.
            let again = self.shown.signs.last().is_some_and(|last| {
                last.char == char
                    && !char.is_whitespace()
                    && (last.left - sign.left).abs() < size * 0.1
                    && (last.base - sign.base).abs() < size * 0.1
            });
            if !again {
                self.shown.signs.push(sign);
            }
        }
    }
}
