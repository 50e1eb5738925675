//! Reading a language pack: TOML tables of words by class.
//!
//! `[class]` holds `value = ["word", "two words"]`, where the value is one that the class knows, or any name
//! for a class without values. Must not: accept a name that the grammar does not know.

use super::Class;
use std::collections::BTreeMap;

/// What is wrong with a pack.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PackError {
    /// Not TOML of the expected shape.
    #[error("pack file {file}: {why}")]
    Toml {
        /// Which file.
        file: String,
        /// What the parser says.
        why: String,
    },
    /// A class or value that there is not.
    #[error("pack file {file}: [{class}] {value}: the grammar knows no such class or value")]
    Unknown {
        /// Which file.
        file: String,
        /// The class named.
        class: String,
        /// The value named.
        value: String,
    },
}

/// One word or phrase in one class.
pub(crate) struct Item {
    /// The phrase, folded, its tokens parted by single spaces.
    pub(crate) phrase: String,
    /// Its class.
    pub(crate) class: Class,
    /// Its value there.
    pub(crate) value: Option<u16>,
}

/// All items of one file.
pub(crate) fn items(file: &str, text: &str) -> Result<Vec<Item>, PackError> {
    let tables: BTreeMap<String, BTreeMap<String, Vec<String>>> =
        toml::from_str(text).map_err(|e| PackError::Toml { file: file.to_owned(), why: e.to_string() })?;
    let mut items = Vec::new();
    for (class_name, values) in tables {
        for (value_name, phrases) in values {
            let unknown = || PackError::Unknown {
                file: file.to_owned(),
                class: class_name.clone(),
                value: value_name.clone(),
            };
            let class = Class::named(&class_name).ok_or_else(unknown)?;
            let value = class.value(&value_name).ok_or_else(unknown)?;
            for phrase in phrases {
                let tokens = crate::document::folded_tokens(&phrase);
                items.push(Item { phrase: tokens.join(" "), class, value });
            }
        }
    }
    Ok(items)
}
