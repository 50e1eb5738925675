//! What the pages of figures share: what is counted, in words and as an address; numbers with their range.
//!
//! Must not: round, or say a number that nobody gives.

use crate::asked::{Asked, Refused, escaped};
use crate::words::Words;
use custody::CustodyError;
use figures::told::{CountTold, NumbersTold};
use publication::Numbers;
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use vocabulary::{ClaimRef, Digest, Rule, TallyScope, Unit};

/// Low, best and high.
#[derive(Clone, Copy, Serialize, JsonSchema)]
pub(crate) struct Range {
    low: u64,
    best: Option<u64>,
    /// Nothing where it is open.
    high: Option<u64>,
}

impl Range {
    pub(crate) fn of(low: u64, best: Option<u64>, high: Option<u64>) -> Range {
        Range { low, best, high }
    }

    pub(crate) fn published(numbers: &Numbers) -> Range {
        Range::of(numbers.low, numbers.best, numbers.high)
    }

    /// What the rule that stands first gives for a count.
    pub(crate) fn first(count: &CountTold) -> Option<Range> {
        count.first().map(|tally| Range::of(tally.low, tally.best, tally.high))
    }

    /// Numbers as they were told.
    pub(crate) fn told(numbers: &NumbersTold) -> Range {
        Range::of(numbers.low, numbers.best, numbers.high)
    }

    /// "31", "31 (27–40)", "27–40", "27+": the best first where there is one.
    pub(crate) fn said(&self) -> String {
        let span = match self.high {
            Some(high) if high == self.low => self.low.to_string(),
            Some(high) => format!("{}\u{2013}{high}", self.low),
            None => format!("{}+", self.low),
        };
        match self.best {
            Some(best) if span == best.to_string() => span,
            Some(best) => format!("{best} ({span})"),
            None => span,
        }
    }
}

/// What is counted: as a key for programs and addresses, and in its parts for people.
#[derive(Clone, Serialize, JsonSchema)]
pub(crate) struct Counted {
    /// The key: `odry-2031/killed/people/female`.
    pub(crate) key: String,
    /// What its incident is called.
    pub(crate) title: String,
    #[serde(skip)]
    pub(super) scope: TallyScope,
}

impl Counted {
    pub(crate) fn of(scope: &TallyScope, title: &str) -> Counted {
        Counted { key: scope.to_string(), title: title.to_owned(), scope: scope.clone() }
    }

    /// The address of its page.
    pub(crate) fn href(&self) -> String {
        href(&self.scope)
    }

    /// What is counted, in words, without the incident.
    pub(crate) fn what(&self, words: &Words) -> String {
        let scope = &self.scope;
        let mut parts = vec![words.say(&format!("src-status-{}", scope.status))];
        if scope.unit == Unit::Families {
            parts.push(words.say("src-unit-families"));
        }
        let sex = scope.sex.map(|sex| format!("src-sex-{sex}"));
        let age = scope.age.map(|age| format!("src-age-{age}"));
        let role = scope.role.map(|role| format!("src-role-{role}"));
        parts.extend([sex, age, role].into_iter().flatten().map(|key| words.say(&key)));
        parts.extend(scope.nationality.clone());
        if scope.identified {
            parts.push(words.say("fig-identified-only"));
        }
        parts.join(" · ")
    }
}

/// The address of the page of a count.
pub(crate) fn href(scope: &TallyScope) -> String {
    format!("/count/{}", escaped(&scope.to_string()))
}

/// Where the words of a claim are read.
#[derive(Clone, Serialize, JsonSchema)]
pub(crate) struct Source {
    /// The SHA-256 of the source.
    #[schemars(with = "String")]
    source: Digest,
    /// The claim's id in it.
    claim: String,
}

impl Source {
    pub(crate) fn of(claim: &ClaimRef) -> Source {
        Source { source: claim.source, claim: claim.figure.clone() }
    }

    /// Several of one source.
    pub(crate) fn all(source: Digest, claims: Vec<String>) -> impl Iterator<Item = Source> {
        claims.into_iter().map(move |claim| Source { source, claim })
    }

    /// The address of the page of the document, at the claim.
    pub(crate) fn href(&self) -> String {
        let claim = escaped(&self.claim);
        format!("/source/{}?claim={claim}#t-{claim}", self.source)
    }

    /// The claim as a form names it.
    pub(crate) fn name(&self) -> String {
        format!("{}#{}", self.source, self.claim)
    }

    /// A claim that a form names.
    pub(crate) fn named(name: &str) -> Option<ClaimRef> {
        let (source, figure) = name.split_once('#')?;
        Some(ClaimRef { source: source.parse().ok()?, figure: figure.to_owned() })
    }
}

/// A name and its value as in a word of rules: a rule by its name.
pub(crate) fn rule_named(name: &str) -> Result<Rule, Refused> {
    Rule::named(name).ok_or(Refused::Cannot("page-is-old"))
}

/// The count that the open part of an address names.
pub(crate) fn scope_of(place: &str) -> Result<TallyScope, Refused> {
    place.parse().map_err(|_| Refused::Unknown)
}

/// A reason that is given, as long as it may be.
pub(crate) fn reason(asked: &Asked) -> Option<String> {
    let reason = asked.form.get("reason");
    let fits = !reason.is_empty() && reason.chars().count() <= vocabulary::limits::REASON_CHARS_MAX;
    fits.then(|| reason.to_owned())
}

/// What a build kept, as it was.
pub(crate) fn kept<T: DeserializeOwned>(text: &str) -> Result<T, CustodyError> {
    serde_json::from_str(text).map_err(|error| CustodyError::Derived {
        what: "what a build told".to_owned(),
        why: error.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_with_their_range() {
        let said = |low, best, high| Range::of(low, best, high).said();
        assert_eq!(said(31, Some(31), Some(31)), "31");
        assert_eq!(said(27, Some(31), Some(40)), "31 (27\u{2013}40)");
        assert_eq!(said(27, None, Some(40)), "27\u{2013}40");
        assert_eq!(
            (said(27, None, None), said(27, Some(27), None)),
            ("27+".to_owned(), "27 (27+)".to_owned())
        );
    }

    #[test]
    fn a_count_comes_back_from_its_address() {
        let key = "odry-2031/killed/people/female/nationality=\u{623} / <b>?#%";
        let scope: TallyScope = key.parse().unwrap();
        let href = href(&scope);
        assert!(href.bytes().all(|b| b.is_ascii() && !b"<>?#\"' ".contains(&b)), "{href}");
        let place = crate::asked::unescaped(href.strip_prefix("/count/").unwrap());
        assert_eq!(scope_of(&place).unwrap(), scope);
        assert!(scope_of("odry").is_err());
    }
}
