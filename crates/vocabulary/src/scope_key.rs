//! What a count is called on a command line: `odry-2031/killed/people/female/identified-only`.
//!
//! Must not: lose anything of a scope. What is written is read back as the same.

use crate::{TallyScope, Unit, VocabularyError};
use std::fmt;
use std::str::FromStr;

/// Only the identified.
const IDENTIFIED: &str = "identified-only";
/// Begins the nationality, which ends the key: it is as sources write it.
const NATIONALITY: &str = "/nationality=";

/// ```
/// use vocabulary::TallyScope;
/// let women: TallyScope = "odry-2031/killed/people/female".parse().unwrap();
/// assert_eq!(women.to_string(), "odry-2031/killed/people/female");
/// assert_eq!("odry-2031/killed".parse::<TallyScope>().unwrap().to_string(), "odry-2031/killed/people");
/// assert!("odry-2031".parse::<TallyScope>().is_err());
/// ```
impl fmt::Display for TallyScope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.incident, self.status, self.unit)?;
        let words = [
            self.sex.map(|sex| sex.word()),
            self.age.map(|age| age.word()),
            self.role.map(|role| role.word()),
        ];
        for word in words.into_iter().flatten().chain(self.identified.then_some(IDENTIFIED)) {
            write!(f, "/{word}")?;
        }
        match &self.nationality {
            Some(nationality) => write!(f, "{NATIONALITY}{nationality}"),
            None => Ok(()),
        }
    }
}

impl FromStr for TallyScope {
    type Err = VocabularyError;
    fn from_str(text: &str) -> Result<TallyScope, VocabularyError> {
        let wrong = || VocabularyError::TallyScope { text: text.to_owned() };
        let (key, nationality) = match text.split_once(NATIONALITY) {
            Some((key, nationality)) if !nationality.is_empty() => (key, Some(nationality.to_owned())),
            Some(_) => return Err(wrong()),
            None => (text, None),
        };
        let mut words = key.split('/');
        let incident = words.next().filter(|id| !id.is_empty()).ok_or_else(wrong)?.to_owned();
        let status = words.next().and_then(|word| word.parse().ok()).ok_or_else(wrong)?;
        let mut scope = TallyScope {
            incident,
            status,
            unit: Unit::People,
            sex: None,
            age: None,
            role: None,
            nationality,
            identified: false,
        };
        for word in words {
            if let Ok(unit) = word.parse() {
                scope.unit = unit;
            } else if let (Ok(sex), None) = (word.parse(), scope.sex) {
                scope.sex = Some(sex);
            } else if let (Ok(age), None) = (word.parse(), scope.age) {
                scope.age = Some(age);
            } else if let (Ok(role), None) = (word.parse(), scope.role) {
                scope.role = Some(role);
            } else if word == IDENTIFIED {
                scope.identified = true;
            } else {
                return Err(wrong());
            }
        }
        Ok(scope)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Age, Role, Sex, Status};

    #[test]
    fn what_is_no_count_is_refused() {
        for wrong in [
            "",
            "/",
            "odry",
            "odry/",
            "odry/slain",
            "/killed",
            "odry/killed/women",
            "odry/killed/female/male",
            "odry/killed//",
            "odry/killed/nationality=",
        ] {
            let error = wrong.parse::<TallyScope>().unwrap_err().to_string();
            assert!(error.contains("toll tally"), "{error}");
        }
    }

    #[test]
    fn every_scope_comes_back() {
        let mut sex = vec![None];
        sex.extend(Sex::ALL.iter().copied().map(Some));
        for (at, status) in Status::ALL.iter().enumerate() {
            let scope = TallyScope {
                incident: "odry-2031-05-05".to_owned(),
                status: *status,
                unit: Unit::ALL[at % 2],
                sex: sex[at % sex.len()],
                age: Age::ALL.get(at % 5).copied(),
                role: Role::ALL.get(at % 9).copied(),
                nationality: (at % 2 == 0).then(|| "North/South nationality=Orrenian".to_owned()),
                identified: at % 3 == 0,
            };
            assert_eq!(scope.to_string().parse::<TallyScope>().unwrap(), scope);
        }
    }
}
