//! Small enumerations of the standards, each with the word that programs read and print.
//!
//! Must not: hold logic beyond naming. The words are those of `contracts/reading.md`; they stand.

use crate::VocabularyError;
use std::fmt;
use std::str::FromStr;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every value, in the order of the standard.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word that stands for it in files.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.word())
            }
        }

        impl FromStr for $name {
            type Err = VocabularyError;
            fn from_str(text: &str) -> Result<$name, VocabularyError> {
                match text {
                    $($word => Ok($name::$variant),)+
                    _ => Err(VocabularyError::Word {
                        what: stringify!($name),
                        word: text.to_owned(),
                        known: concat!($($word, " "),+).trim_end(),
                    }),
                }
            }
        }
        crate::serde_as_text!($name);
    };
}

pub(crate) use words;

words! {
    /// What happened to the people a figure counts.
    Status {
        /// Dead by the event.
        Killed = "killed",
        /// Wounded or hurt, alive.
        Injured = "injured",
        /// Whereabouts unknown, trapped included.
        Missing = "missing",
        /// Detained, taken hostage or prisoner.
        Captured = "captured",
        /// Set free or escaped.
        Released = "released",
        /// Driven from home, evacuated, made homeless.
        Displaced = "displaced",
        /// Bodies or remains found, recovered or handed over.
        Exhumed = "exhumed",
        /// Remains given their names.
        Identified = "identified",
        /// Killed or injured, not told apart.
        Casualties = "casualties",
        /// Any other harm or need: survivors, bereaved, sick, in need of aid.
        Affected = "affected",
    }
}

words! {
    /// What is counted.
    Unit {
        /// Persons; bodies and remains count as persons.
        People = "people",
        /// Families or households.
        Families = "families",
    }
}

words! {
    /// How the words bound a number.
    Precision {
        /// The number as it is.
        Exact = "exact",
        /// Around it.
        About = "about",
        /// It or more.
        AtLeast = "at-least",
        /// More than it.
        MoreThan = "more-than",
        /// Just short of it.
        Nearly = "nearly",
        /// It or fewer.
        AtMost = "at-most",
        /// Fewer than it.
        LessThan = "less-than",
        /// Between two numbers.
        Range = "range",
        /// A word such as "dozens".
        Vague = "vague",
    }
}

words! {
    /// Sex as stated by the words.
    Sex {
        /// Women and girls.
        Female = "female",
        /// Men and boys.
        Male = "male",
    }
}

words! {
    /// Age class as stated: a child is under 18, elderly is from 60.
    Age {
        /// Under 18.
        Child = "child",
        /// 18 or over, where stated.
        Adult = "adult",
        /// 60 or over.
        Elderly = "elderly",
    }
}

words! {
    /// What the people counted were.
    Role {
        /// Civilians.
        Civilian = "civilian",
        /// Soldiers, fighters, militants.
        Combatant = "combatant",
        /// Police.
        Police = "police",
        /// Journalists and media workers.
        Journalist = "journalist",
        /// Medical staff.
        HealthWorker = "health-worker",
        /// Humanitarian staff.
        AidWorker = "aid-worker",
    }
}

words! {
    /// Whether the words state a figure, deny it, expect it or replace it.
    Modality {
        /// Stated.
        Asserted = "asserted",
        /// Denied by whoever is named first in the attribution.
        Denied = "denied",
        /// Feared, possible, planned.
        Expected = "expected",
        /// An earlier number that has since been revised.
        Superseded = "superseded",
    }
}

words! {
    /// Whether a figure is a running total or an addition.
    Counts {
        /// A running total up to some day.
        Cumulative = "cumulative",
        /// An addition to what was counted before.
        New = "new",
    }
}

words! {
    /// What a state or body holds on an incident.
    Stance {
        /// Recognises it as what others call it.
        Recognises = "recognises",
        /// Condemns it.
        Condemns = "condemns",
        /// Denies it.
        Denies = "denies",
        /// Demands or asks for something.
        CallsFor = "calls-for",
        /// Supports something.
        Supports = "supports",
        /// Remembers it.
        Commemorates = "commemorates",
    }
}

words! {
    /// Whether quoted words are the speaker's own.
    QuoteKind {
        /// In quotation marks.
        Direct = "direct",
        /// Reported in the writer's words.
        Indirect = "indirect",
    }
}

words! {
    /// What a time expression names.
    DateKind {
        /// A date or period.
        Date = "date",
        /// A length of time.
        Duration = "duration",
        /// A return of a day in a later year.
        Anniversary = "anniversary",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_return_what_they_came_from() {
        for status in Status::ALL {
            assert_eq!(status.word().parse::<Status>().unwrap(), *status);
        }
    }

    #[test]
    fn an_unknown_word_is_refused_with_the_known_ones() {
        let error = "slain".parse::<Status>().unwrap_err().to_string();
        assert!(error.contains("slain") && error.contains("killed injured"), "{error}");
    }
}
