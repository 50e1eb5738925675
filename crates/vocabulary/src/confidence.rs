//! How sure the reader is of a claim.
//!
//! Must not: say how likely it is that a claim is true. That is the speaker's business; this is only about reading.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// The chance that a claim was read rightly, in hundredths, between 0.01 and 0.99: nothing that is read is certain.
///
/// It is calibrated on gold documents (`docs/confidence.md`): of the claims with 0.80, about 80 in 100 are right.
///
/// ```
/// use vocabulary::Confidence;
/// assert_eq!(Confidence::of_chance(0.8349).to_string(), "83 %");
/// assert_eq!(Confidence::of_chance(1.7).chance(), 0.99);
/// assert!(Confidence::of_chance(0.9) > Confidence::of_chance(0.6));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Confidence(u8);

impl Confidence {
    /// From a chance; what lies outside, or is no number, is brought to the nearest that can be.
    pub fn of_chance(chance: f64) -> Confidence {
        // A value that is no number becomes 0 in the conversion, and so the least.
        Confidence(((chance * 100.0).round() as u8).clamp(1, 99))
    }

    /// The chance.
    pub fn chance(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %", self.0)
    }
}

impl Serialize for Confidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.chance())
    }
}

impl<'de> Deserialize<'de> for Confidence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Confidence, D::Error> {
        f64::deserialize(deserializer).map(Confidence::of_chance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_chance_is_certain_and_each_is_read_back() {
        for hundredths in 0..=100u32 {
            let confidence = Confidence::of_chance(f64::from(hundredths) / 100.0);
            assert!((0.01..=0.99).contains(&confidence.chance()));
            let written = serde_json::to_string(&confidence).unwrap();
            assert_eq!(serde_json::from_str::<Confidence>(&written).unwrap(), confidence);
        }
        assert_eq!(Confidence::of_chance(f64::NAN).chance(), 0.01);
    }
}
