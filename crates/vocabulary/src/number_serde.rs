//! Numbers that may be infinite or none at all, written so that they come back as they were: JSON has no word for either.
//!
//! Must not: round. A number comes back with the same bits, but for the bits of what is no number.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A number, written as such where it is finite, else as the word for what it is.
#[derive(Clone, Copy)]
struct Number(f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_finite() { serializer.serialize_f64(self.0) } else { serializer.collect_str(&self.0) }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Number, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written<'w> {
            Finite(f64),
            #[serde(borrow)]
            Word(Cow<'w, str>),
        }
        match Written::deserialize(deserializer)? {
            Written::Finite(number) => Ok(Number(number)),
            Written::Word(word) => match word.parse::<f64>() {
                Ok(number) if !number.is_finite() => Ok(Number(number)),
                _ => Err(D::Error::custom(format!("\"{word}\" is no number"))),
            },
        }
    }
}

/// Many numbers, in their order.
pub(crate) mod all {
    use super::*;

    pub(crate) fn serialize<S: Serializer>(numbers: &[f64], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(numbers.iter().map(|number| Number(*number)))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<f64>, D::Error> {
        Ok(Vec::<Number>::deserialize(deserializer)?.into_iter().map(|number| number.0).collect())
    }
}

/// Numbers by name.
pub(crate) mod named {
    use super::*;

    pub(crate) fn serialize<S: Serializer>(
        numbers: &BTreeMap<String, f64>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_map(numbers.iter().map(|(name, number)| (name, Number(*number))))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<String, f64>, D::Error> {
        let numbers = BTreeMap::<String, Number>::deserialize(deserializer)?;
        Ok(numbers.into_iter().map(|(name, number)| (name, number.0)).collect())
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};
    use std::collections::BTreeMap;

    #[derive(Serialize, Deserialize)]
    struct Held {
        #[serde(with = "super::all")]
        all: Vec<f64>,
        #[serde(with = "super::named")]
        named: BTreeMap<String, f64>,
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in
            [r#"{"all":["ten"],"named":{}}"#, r#"{"all":["1"],"named":{}}"#, r#"{"all":[null],"named":{}}"#]
        {
            assert!(serde_json::from_str::<Held>(text).is_err(), "{text}");
        }
    }

    #[test]
    fn numbers_come_back_as_they_were() {
        let all = vec![0.1 + 0.2, 1e300, -0.0, 5e-324, f64::INFINITY, f64::NEG_INFINITY, 10_356.52];
        let named = BTreeMap::from([("r-hat".to_owned(), f64::NAN), ("aic".to_owned(), 132.747)]);
        let text = serde_json::to_string(&Held { all: all.clone(), named }).unwrap();
        let back: Held = serde_json::from_str(&text).unwrap();
        let bits = |numbers: &[f64]| numbers.iter().map(|number| number.to_bits()).collect::<Vec<_>>();
        assert_eq!(bits(&back.all), bits(&all));
        assert!(back.named["r-hat"].is_nan() && back.named["aic"] == 132.747);
    }
}
