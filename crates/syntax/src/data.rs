//! The bytes of a compiled model: how they are written and how they are read.
//!
//! All numbers are little-endian. Must not: trust a length; bytes that end too early are refused.

use crate::embed::{Embedding, Table, WIDTH};
use crate::layers::{Matrix, Maxout, WEIGHT_MAX, by_piece};
use crate::pattern::Pattern;
use crate::steps::{HIDDEN, PIECES, Scorer};
use crate::tokenizer::Tokenizer;
use crate::{Syntax, names, parser};

/// The first bytes; the last is the number of the layout.
const MAGIC: &[u8; 8] = b"SYNTAX\0\x01";

/// Bytes that are no model of this layout.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("these bytes are no compiled model ({0}): compile it anew with `cargo xtask syntax`")]
pub struct SyntaxError(pub(crate) &'static str);

/// Writes a compiled model.
#[derive(Debug, Default)]
pub(crate) struct Writer(pub(crate) Vec<u8>);

impl Writer {
    pub(crate) fn new() -> Writer {
        Writer(MAGIC.to_vec())
    }

    pub(crate) fn count(&mut self, count: usize) {
        self.0.extend((count as u32).to_le_bytes());
    }

    pub(crate) fn key(&mut self, key: u64) {
        self.0.extend(key.to_le_bytes());
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.count(text.len());
        self.0.extend(text.as_bytes());
    }

    pub(crate) fn reals(&mut self, values: &[f32]) {
        self.count(values.len());
        values.iter().for_each(|value| self.0.extend(value.to_le_bytes()));
    }

    /// Rows of small whole numbers (one byte each) with a scale for each row.
    pub(crate) fn table(&mut self, values: &[f32]) {
        let rows = values.chunks_exact(WIDTH).map(|row| whole(row, 127));
        let (scales, rows): (Vec<f32>, Vec<Vec<i16>>) = rows.unzip();
        self.reals(&scales);
        self.0.extend(rows.iter().flatten().map(|value| *value as i8 as u8));
    }

    /// Rows of whole numbers of twelve bits with a scale for each row, and a bias.
    pub(crate) fn matrix(&mut self, values: &[f32], columns: usize, bias: &[f32]) {
        let rows = values.chunks_exact(columns).map(|row| whole(row, WEIGHT_MAX));
        let (scales, rows): (Vec<f32>, Vec<Vec<i16>>) = rows.unzip();
        self.count(columns);
        self.reals(&scales);
        rows.iter().flatten().for_each(|value| self.0.extend(value.to_le_bytes()));
        self.reals(bias);
    }
}

fn whole(row: &[f32], max: i32) -> (f32, Vec<i16>) {
    let largest = row.iter().fold(0.0_f32, |most, x| most.max(x.abs()));
    let scale = if largest == 0.0 { 1.0 } else { largest / max as f32 };
    (scale, row.iter().map(|x| (x / scale).round() as i16).collect())
}

/// The rows of each part, put together by piece.
fn parted<T: Copy>(rows: &[T], part: usize, pieces: usize, columns: usize) -> Vec<T> {
    rows.chunks_exact(part * columns).flat_map(|rows| by_piece(rows, pieces, columns)).collect()
}

/// Reads a compiled model.
struct Bytes(&'static [u8]);

type Read<T> = Result<T, SyntaxError>;

impl Bytes {
    fn take(&mut self, count: usize) -> Read<&'static [u8]> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(SyntaxError("they end too early"))?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Read<[u8; N]> {
        self.take(N)?.try_into().map_err(|_| SyntaxError("they end too early"))
    }

    fn count(&mut self) -> Read<usize> {
        Ok(u32::from_le_bytes(self.array()?) as usize)
    }

    fn key(&mut self) -> Read<u64> {
        Ok(u64::from_le_bytes(self.array()?))
    }

    fn text(&mut self) -> Read<&'static str> {
        let count = self.count()?;
        std::str::from_utf8(self.take(count)?).map_err(|_| SyntaxError("a string is not UTF-8"))
    }

    fn list<T>(&mut self, mut one: impl FnMut(&mut Bytes) -> Read<T>) -> Read<Vec<T>> {
        let count = self.count()?;
        (0..count).map(|_| one(self)).collect()
    }

    fn reals(&mut self) -> Read<Vec<f32>> {
        let count = self.count()?;
        let bytes = self.take(count.saturating_mul(4))?;
        Ok(bytes.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect())
    }

    fn pattern(&mut self) -> Read<Pattern> {
        Pattern::new(self.text()?).ok_or(SyntaxError("a pattern is not understood"))
    }

    fn table(&mut self) -> Read<Table> {
        let scales = self.reals()?;
        if scales.is_empty() {
            return Err(SyntaxError("a table is empty"));
        }
        Ok(Table { rows: self.take(scales.len().saturating_mul(WIDTH))?, scales })
    }

    /// A matrix; where its rows are pieces of hidden values, they are put together by piece within each `part` rows.
    fn matrix(&mut self, columns: usize, rows: usize, pieces: usize, part: usize) -> Read<Matrix> {
        let found = self.count()?;
        let scales = self.reals()?;
        let bytes = self.take(found.saturating_mul(scales.len()).saturating_mul(2))?;
        let weights: Vec<i16> = bytes.chunks_exact(2).map(|b| i16::from_le_bytes([b[0], b[1]])).collect();
        let bias = self.reals()?;
        if found != columns || scales.len() != rows || bias.len() != rows {
            return Err(SyntaxError("a layer has another width"));
        }
        let scales = parted(&scales, part, pieces, 1);
        let bias = parted(&bias, part, pieces, 1);
        Ok(Matrix::new(columns, scales, bias, &parted(&weights, part, pieces, columns)))
    }

    fn maxout(&mut self, columns: usize) -> Read<Maxout> {
        const PIECES: usize = 3;
        let rows = WIDTH * PIECES;
        let matrix = self.matrix(columns, rows, PIECES, rows)?;
        let (gain, shift) = (self.reals()?, self.reals()?);
        if gain.len() != WIDTH || shift.len() != WIDTH {
            return Err(SyntaxError("a layer has another width"));
        }
        Ok(Maxout { matrix, gain, shift })
    }

    fn embedding(&mut self) -> Read<Embedding> {
        let tables = self.list(Bytes::table)?;
        if tables.is_empty() || tables.len() > 6 {
            return Err(SyntaxError("the tables are too few or too many"));
        }
        let mixed = self.maxout(tables.len() * WIDTH)?;
        let heard = self.list(|bytes| bytes.maxout(3 * WIDTH))?;
        Ok(Embedding { tables, mixed, heard })
    }

    fn scorer(&mut self, places: usize, moves: usize) -> Read<Scorer> {
        const PART: usize = HIDDEN * PIECES;
        let narrow = self.matrix(WIDTH, HIDDEN, 1, HIDDEN)?;
        let parts = self.matrix(HIDDEN, places * PART, PIECES, PART)?;
        let (empty, bias) = (self.reals()?, self.reals()?);
        let (upper, upper_bias) = (self.reals()?, self.reals()?);
        let fits = empty.len() == places * PART
            && bias.len() == PART
            && upper_bias.len() == moves
            && upper.len() == moves * HIDDEN;
        if !fits {
            return Err(SyntaxError("a scorer has another width"));
        }
        let (empty, bias) = (parted(&empty, PART, PIECES, 1), parted(&bias, PART, PIECES, 1));
        Ok(Scorer::new(narrow, parts, empty, bias, &upper, &upper_bias))
    }

    fn moves<A: Copy>(&mut self, actions: &[A], labels: usize) -> Read<Vec<(A, u16)>> {
        self.list(|bytes| {
            let (action, label) = (bytes.count()?, bytes.count()?);
            let action = actions.get(action).ok_or(SyntaxError("a move is not known"))?;
            if label >= labels {
                return Err(SyntaxError("a move has no such label"));
            }
            Ok((*action, label as u16))
        })
    }

    fn tokenizer(&mut self) -> Read<Tokenizer> {
        let (prefix, suffix, infix, url) =
            (self.pattern()?, self.pattern()?, self.pattern()?, self.pattern()?);
        let special = self.list(|bytes| {
            let piece = bytes.text()?;
            let tokens = bytes.list(|bytes| {
                let length = bytes.count()?;
                let norm = bytes.key()?;
                Ok((length, Some(norm).filter(|norm| *norm != 0)))
            })?;
            let mut at = 0;
            let whole = tokens.iter().all(|(length, _)| {
                at += length;
                *length > 0 && piece.is_char_boundary(at)
            });
            if !whole || at != piece.len() {
                return Err(SyntaxError("a special case is not the sum of its tokens"));
            }
            Ok((piece.to_owned(), tokens))
        })?;
        let norms = self.list(|bytes| Ok((bytes.key()?, bytes.key()?)))?;
        let special = special.into_iter().collect();
        Ok(Tokenizer { prefix, suffix, infix, url, special, norms: norms.into_iter().collect() })
    }
}

/// Reads a model where it lies.
pub(crate) fn read(bytes: &'static [u8]) -> Result<Syntax, SyntaxError> {
    use names::Action as Name;
    use parser::Action as Arc;
    let mut bytes = Bytes(bytes);
    if bytes.array::<8>()? != *MAGIC {
        return Err(SyntaxError("they begin otherwise"));
    }
    let tokenizer = bytes.tokenizer()?;
    let tags = bytes.list(Bytes::text)?;
    let labels = bytes.list(Bytes::text)?;
    let arcs = bytes.moves(&[Arc::Shift, Arc::Reduce, Arc::Left, Arc::Right, Arc::Break], labels.len())?;
    let naming = bytes.moves(&[Name::Begin, Name::In, Name::Last, Name::Unit, Name::Out], labels.len())?;
    let embedding = bytes.embedding()?;
    let tagger = bytes.matrix(WIDTH, tags.len(), 1, tags.len())?;
    let parser = bytes.scorer(8, arcs.len())?;
    let names_embedding = bytes.embedding()?;
    let namer = bytes.scorer(3, naming.len())?;
    if !bytes.0.is_empty() {
        return Err(SyntaxError("they go on past the end"));
    }
    let number = |wanted: &str| labels.iter().position(|label| *label == wanted);
    let lifted = labels.iter().map(|label| {
        let (own, head) = label.split_once("||")?;
        Some((number(own)? as u16, number(head)? as u16))
    });
    let root = number("ROOT").ok_or(SyntaxError("there is no label ROOT"))? as u16;
    let lifted = lifted.collect();
    Ok(Syntax {
        tokenizer,
        tags,
        labels,
        lifted,
        root,
        arcs: parser::Moves { actions: arcs },
        naming,
        embedding,
        tagger,
        parser,
        names_embedding,
        namer,
    })
}
