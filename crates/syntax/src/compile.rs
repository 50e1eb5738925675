//! From the weights as they were published to the bytes that the program carries.
//!
//! Must not: fetch or unpack anything; it is handed plain values.

use crate::data::Writer;
use crate::hash::key;

/// What one embedding part holds, as it was published.
#[derive(Clone, Debug, Default)]
pub struct EmbeddingDraft {
    /// One table for each attribute, row by row.
    pub tables: Vec<Vec<f32>>,
    /// The layer over all attributes, then the layers over neighbours.
    pub layers: Vec<LayerDraft>,
}

/// One layer, as it was published.
#[derive(Clone, Debug, Default)]
pub struct LayerDraft {
    /// Weights, row by row.
    pub weights: Vec<f32>,
    /// Bias.
    pub bias: Vec<f32>,
    /// Gain and shift of the normalisation.
    pub norm: (Vec<f32>, Vec<f32>),
}

/// What scores moves, as it was published.
#[derive(Clone, Debug, Default)]
pub struct ScorerDraft {
    /// Weights and bias of the layer that narrows a token's vector.
    pub narrow: (Vec<f32>, Vec<f32>),
    /// What a token adds at each place.
    pub parts: Vec<f32>,
    /// What an empty place adds, and the bias.
    pub empty: (Vec<f32>, Vec<f32>),
    /// Weights and bias of the scores.
    pub upper: (Vec<f32>, Vec<f32>),
    /// Each move: the number of its action, and its label.
    pub moves: Vec<(usize, String)>,
}

/// A model as it was published.
#[derive(Clone, Debug, Default)]
pub struct SyntaxDraft {
    /// Patterns for prefixes, suffixes, infixes and addresses.
    pub patterns: [String; 4],
    /// Special cases: the piece, and its tokens with the norms they have of their own.
    pub special: Vec<(String, Vec<(String, String)>)>,
    /// Norms by the key of the word.
    pub norms: Vec<(u64, String)>,
    /// The tags, in the order of the tagger's rows.
    pub tags: Vec<String>,
    /// The embedding of tagger and parser.
    pub embedding: EmbeddingDraft,
    /// The tagger's weights and bias.
    pub tagger: (Vec<f32>, Vec<f32>),
    /// The parser.
    pub parser: ScorerDraft,
    /// The embedding of the entity recogniser.
    pub names_embedding: EmbeddingDraft,
    /// The entity recogniser.
    pub namer: ScorerDraft,
}

/// Writes a model as the program carries it: weights rounded to whole numbers with a scale for each row.
pub fn compile(draft: &SyntaxDraft) -> Vec<u8> {
    let mut writer = Writer::new();
    draft.patterns.iter().for_each(|pattern| writer.text(pattern));
    writer.count(draft.special.len());
    for (piece, tokens) in &draft.special {
        writer.text(piece);
        writer.count(tokens.len());
        for (word, norm) in tokens {
            writer.count(word.len());
            writer.key(key(norm));
        }
    }
    writer.count(draft.norms.len());
    for (word, norm) in &draft.norms {
        writer.key(*word);
        writer.key(key(norm));
    }
    let mut labels = vec![String::new(), "ROOT".to_owned()];
    let moves = || draft.parser.moves.iter().chain(&draft.namer.moves);
    for label in moves().flat_map(|(_, label)| [label.as_str()].into_iter().chain(label.split("||"))) {
        if !labels.iter().any(|known| known == label) {
            labels.push(label.to_owned());
        }
    }
    for list in [&draft.tags, &labels] {
        writer.count(list.len());
        list.iter().for_each(|text| writer.text(text));
    }
    for scorer in [&draft.parser, &draft.namer] {
        writer.count(scorer.moves.len());
        for (action, label) in &scorer.moves {
            writer.count(*action);
            writer.count(labels.iter().position(|known| known == label).unwrap_or(0));
        }
    }
    embedding(&mut writer, &draft.embedding);
    writer.matrix(&draft.tagger.0, crate::embed::WIDTH, &draft.tagger.1);
    scorer(&mut writer, &draft.parser);
    embedding(&mut writer, &draft.names_embedding);
    scorer(&mut writer, &draft.namer);
    writer.0
}

fn embedding(writer: &mut Writer, draft: &EmbeddingDraft) {
    writer.count(draft.tables.len());
    draft.tables.iter().for_each(|table| writer.table(table));
    for (at, layer) in draft.layers.iter().enumerate() {
        if at == 1 {
            writer.count(draft.layers.len() - 1);
        }
        writer.matrix(&layer.weights, layer.weights.len() / layer.bias.len().max(1), &layer.bias);
        writer.reals(&layer.norm.0);
        writer.reals(&layer.norm.1);
    }
}

fn scorer(writer: &mut Writer, draft: &ScorerDraft) {
    writer.matrix(&draft.narrow.0, crate::embed::WIDTH, &draft.narrow.1);
    let width = draft.narrow.1.len();
    writer.matrix(&draft.parts, width, &vec![0.0; draft.parts.len() / width.max(1)]);
    writer.reals(&draft.empty.0);
    writer.reals(&draft.empty.1);
    // The scores are summed hidden value by hidden value: the weights are written that way round.
    let moves = draft.upper.1.len();
    let turned: Vec<f32> =
        (0..width * moves).map(|at| draft.upper.0[at % moves * width + at / moves]).collect();
    writer.reals(&turned);
    writer.reals(&draft.upper.1);
}
