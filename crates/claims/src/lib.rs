//! From text to attributed claims: one engine, languages as packs.
#![allow(dead_code)]
mod document;
mod figure;
mod lexicon;
mod packs;
mod reader;
mod scope;
mod speech;
mod time;
pub use reader::Reader;
