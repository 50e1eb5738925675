//! From text to attributed claims: one engine, languages as packs.
#![allow(dead_code)]
mod document;
mod lexicon;
mod packs;
mod speech;
mod time;
