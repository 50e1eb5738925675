//! From attributes to vectors: each token's own rows, then four layers in which it hears its neighbours.
//!
//! Must not: see a word; attributes are all there is.

use crate::hash;
use crate::layers::Maxout;
use crate::lexical::Attributes;
use std::collections::HashMap;

/// The width of a token's vector.
pub(crate) const WIDTH: usize = 96;
/// The most kinds of token whose vectors are kept between texts.
const KINDS_MAX: usize = 8_192;
/// The first table's seed; each next one's is one more.
const SEED: u32 = 8;

/// One attribute's table: rows of small whole numbers with a scale for each.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) scales: Vec<f32>,
    pub(crate) rows: &'static [u8],
}

impl Table {
    /// Adds the four rows of a key to a vector.
    fn add(&self, key: u64, seed: u32, out: &mut [f32]) {
        for hashed in hash::rows(key, seed) {
            let row = hashed as usize % self.scales.len();
            let scale = self.scales[row];
            for (x, byte) in out.iter_mut().zip(&self.rows[row * WIDTH..][..WIDTH]) {
                *x += f32::from(*byte as i8) * scale;
            }
        }
    }
}

/// The part of the model that turns tokens into vectors.
#[derive(Debug)]
pub(crate) struct Embedding {
    pub(crate) tables: Vec<Table>,
    pub(crate) mixed: Maxout,
    pub(crate) heard: Vec<Maxout>,
}

/// Vectors of kinds of token met before: a word's own vector depends on nothing around it.
#[derive(Debug, Default)]
pub(crate) struct Kinds {
    at: HashMap<[u64; 6], usize>,
    vectors: Vec<f32>,
}

impl Embedding {
    /// The vectors of the tokens of one text, row by row.
    pub(crate) fn vectors(&self, tokens: &[Attributes], kinds: &mut Kinds) -> Vec<f32> {
        let depth = self.heard.len();
        let (mut scratch, mut out) = (Vec::new(), Vec::new());
        // Rows of nothing stand before and after the text, one for each layer: the model was trained so.
        let mut rows = vec![0.0; (tokens.len() + 2 * depth) * WIDTH];
        self.own(tokens, kinds, &mut rows[depth * WIDTH..][..tokens.len() * WIDTH]);
        for layer in &self.heard {
            // Each layer hears one row to either side, and so reaches one row less far: what lies beyond can no longer
            // come to the text.
            layer.apply(&rows, WIDTH, &mut scratch, &mut out);
            out.iter_mut().zip(&rows[WIDTH..]).for_each(|(x, before)| *x += before);
            std::mem::swap(&mut rows, &mut out);
        }
        rows
    }

    /// Each token's own vector.
    fn own(&self, tokens: &[Attributes], kinds: &mut Kinds, out: &mut [f32]) {
        if kinds.at.len() > KINDS_MAX {
            *kinds = Kinds::default();
        }
        let mut new: Vec<[u64; 6]> = Vec::new();
        let known = kinds.at.len();
        let at: Vec<usize> = tokens
            .iter()
            .map(|token| {
                let mut keys = [0; 6];
                keys[..self.tables.len()].copy_from_slice(&token.keys[..self.tables.len()]);
                *kinds.at.entry(keys).or_insert_with(|| {
                    new.push(keys);
                    known + new.len() - 1
                })
            })
            .collect();
        let wide = self.tables.len() * WIDTH;
        let mut input = vec![0.0; new.len() * wide];
        for (keys, row) in new.iter().zip(input.chunks_exact_mut(wide)) {
            for ((table, key), (part, seed)) in
                self.tables.iter().zip(keys).zip(row.chunks_exact_mut(WIDTH).zip(SEED..))
            {
                table.add(*key, seed, part);
            }
        }
        let (mut scratch, mut vectors) = (Vec::new(), Vec::new());
        self.mixed.apply(&input, wide, &mut scratch, &mut vectors);
        kinds.vectors.extend_from_slice(&vectors);
        for (at, row) in at.into_iter().zip(out.chunks_exact_mut(WIDTH)) {
            row.copy_from_slice(&kinds.vectors[at * WIDTH..][..WIDTH]);
        }
    }
}
