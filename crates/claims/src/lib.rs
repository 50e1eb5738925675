//! From text to attributed claims: one engine, languages as packs.
