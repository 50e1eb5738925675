//! What a figure says, as a page shows it and as a form sends it.
//!
//! Must not: take what is not among the words of the vocabulary, or more than its limits let be written.

use crate::asked::{Fields, Refused};
use schemars::JsonSchema;
use serde::Serialize;
use vocabulary::{
    Attribution, Count, Edtf, Group, HandFigure, Passage, Precision, Responsibility, Scope, Speaker, limits,
};

/// What a figure says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct Said {
    /// How many, as the words bound it.
    pub(crate) count: String,
    /// The number that the words name.
    pub(crate) number: u64,
    /// The upper number of a range, or of vague words that have one.
    pub(crate) high: Option<u64>,
    /// How the words bound it.
    pub(crate) precision: String,
    /// What happened to them.
    pub(crate) status: String,
    /// People or families.
    pub(crate) unit: String,
    pub(crate) sex: Option<String>,
    pub(crate) age: Option<String>,
    pub(crate) role: Option<String>,
    pub(crate) nationality: Option<String>,
    /// A running total or an addition.
    pub(crate) counts: Option<String>,
    /// Whether it is restricted to people identified or named.
    pub(crate) identified: bool,
    /// The day it is said to stand at.
    pub(crate) as_of: Option<String>,
    /// When it happened.
    pub(crate) when: Option<String>,
    /// Where.
    pub(crate) place: Option<String>,
    /// Stated, denied, expected or replaced.
    pub(crate) modality: String,
    /// Who vouches for it, the outermost first; the document itself where nobody does.
    pub(crate) attributed_to: Vec<String>,
    /// Who is alleged to have done it.
    pub(crate) by: Option<String>,
    /// With what.
    pub(crate) means: Vec<String>,
    /// The id of the incident that it is about, where a person settled that.
    pub(crate) incident: Option<String>,
}

impl Said {
    pub(crate) fn of(hand: &HandFigure) -> Said {
        let (count, scope) = (&hand.count, &hand.scope);
        let bounded = matches!(count.precision(), Precision::Range | Precision::Vague);
        let group = &scope.group;
        Said {
            count: count.to_string(),
            number: count.named(),
            high: count.high().filter(|_| bounded),
            precision: count.precision().to_string(),
            status: scope.status.to_string(),
            unit: scope.unit.to_string(),
            sex: group.sex.map(|sex| sex.to_string()),
            age: group.age.map(|age| age.to_string()),
            role: group.role.map(|role| role.to_string()),
            nationality: group.nationality.clone(),
            counts: scope.counts.map(|counts| counts.to_string()),
            identified: scope.identified,
            as_of: scope.as_of.map(|day| day.to_string()),
            when: scope.when.map(|day| day.to_string()),
            place: scope.place.clone(),
            modality: hand.modality.to_string(),
            attributed_to: hand.attributed_to.0.iter().map(|speaker| speaker.0.clone()).collect(),
            by: hand.responsibility.by.clone(),
            means: hand.responsibility.means.clone(),
            incident: hand.incident.clone(),
        }
    }
}

/// What a form says that some words say.
///
/// # Errors
/// [`Refused::Cannot`] with what is amiss.
pub(crate) fn hand(form: &Fields, passage: Passage) -> Result<HandFigure, Refused> {
    let scope = Scope {
        status: word(form, "status")?.ok_or(PAGE_IS_OLD)?,
        unit: word(form, "unit")?.ok_or(PAGE_IS_OLD)?,
        group: Group {
            sex: word(form, "sex")?,
            age: word(form, "age")?,
            role: word(form, "role")?,
            nationality: name("nationality", form.get("nationality"))?,
        },
        counts: word(form, "counts")?,
        identified: form.get("identified") == "yes",
        as_of: day(form, "as_of")?,
        when: day(form, "when")?,
        place: name("where", form.get("where"))?,
    };
    Ok(HandFigure {
        passage,
        count: count(form)?,
        scope,
        modality: word(form, "modality")?.ok_or(PAGE_IS_OLD)?,
        attributed_to: Attribution(
            names("attributed_to", form.get("attributed_to").lines())?.into_iter().map(Speaker).collect(),
        ),
        responsibility: Responsibility {
            by: name("by", form.get("by"))?,
            means: names("means", form.get("means").split(','))?
                .into_iter()
                .map(|name| name.to_lowercase())
                .collect(),
        },
        incident: name("incident", form.get("incident"))?,
        part_of: None,
    })
}

const PAGE_IS_OLD: Refused = Refused::Cannot("page-is-old");

/// A word of the vocabulary; `None` where none was chosen.
fn word<T: std::str::FromStr>(form: &Fields, field: &str) -> Result<Option<T>, Refused> {
    match form.get(field) {
        "" => Ok(None),
        word => word.parse().map(Some).map_err(|_| PAGE_IS_OLD),
    }
}

fn count(form: &Fields) -> Result<Count, Refused> {
    let parsed = |field| form.get(field).parse::<u64>().map_err(|_| Refused::at(field, "claim-needs-number"));
    let number = parsed("number")?;
    let high = if form.get("high").is_empty() { None } else { Some(parsed("high")?) };
    let precision: Precision = word(form, "precision")?.ok_or(PAGE_IS_OLD)?;
    match (precision, high) {
        (Precision::Range, None) => Err(Refused::at("high", "claim-range-needs-two")),
        (Precision::Range | Precision::Vague, high) => {
            Count::new(number, high, precision).map_err(|_| Refused::at("high", "claim-range-needs-two"))
        }
        // Fewer than none cannot be.
        (Precision::LessThan, _) if number == 0 => Err(Refused::at("number", "claim-needs-number")),
        _ => Ok(Count::bounded(number, precision)),
    }
}

fn day(form: &Fields, field: &'static str) -> Result<Option<Edtf>, Refused> {
    match form.get(field) {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Refused::at(field, "claim-no-such-day")),
    }
}

fn name(field: &'static str, text: &str) -> Result<Option<String>, Refused> {
    let text = text.trim();
    if text.chars().count() > limits::HAND_NAME_CHARS_MAX || text.chars().any(char::is_control) {
        return Err(Refused::at(field, "claim-name-too-long"));
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

fn names<'t>(field: &'static str, all: impl Iterator<Item = &'t str>) -> Result<Vec<String>, Refused> {
    let names: Vec<String> = all.filter_map(|one| name(field, one).transpose()).collect::<Result<_, _>>()?;
    if names.len() > limits::HAND_NAMES_MAX {
        return Err(Refused::at(field, "claim-name-too-long"));
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use vocabulary::CharMap;

    const FORM: &str =
        "number=27&precision=at-least&status=killed&unit=people&modality=asserted&where=Odry&when=2031-05";

    fn asked(more: &str) -> Result<HandFigure, Refused> {
        let text = "27 people";
        // What is named first counts.
        hand(&Fields::of(&format!("{more}&{FORM}")), Passage::cut(text, &CharMap::new(text), 0..9))
    }

    #[test]
    fn what_is_no_figure_is_refused_with_what_is_amiss() {
        let long = format!("where={}", "x".repeat(limits::HAND_NAME_CHARS_MAX + 1));
        let many = format!("attributed_to={}", "a%0A".repeat(limits::HAND_NAMES_MAX + 1));
        for (more, field, why) in [
            ("number=", "number", "claim-needs-number"),
            ("number=-3", "number", "claim-needs-number"),
            ("number=99999999999999999999999", "number", "claim-needs-number"),
            ("number=27&high=x", "high", "claim-needs-number"),
            ("number=0&precision=less-than", "number", "claim-needs-number"),
            ("precision=range", "high", "claim-range-needs-two"),
            ("precision=range&high=3", "high", "claim-range-needs-two"),
            ("precision=perhaps", "", "page-is-old"),
            ("status=slain", "", "page-is-old"),
            ("unit=", "", "page-is-old"),
            ("sex=<script>", "", "page-is-old"),
            ("when=yesterday", "when", "claim-no-such-day"),
            ("as_of=2031-13", "as_of", "claim-no-such-day"),
            (long.as_str(), "where", "claim-name-too-long"),
            ("by=a%00b", "by", "claim-name-too-long"),
            (many.as_str(), "attributed_to", "claim-name-too-long"),
        ] {
            match asked(more) {
                Err(Refused::Cannot(told)) => assert_eq!((field, told), ("", why), "{more}"),
                Err(Refused::At { field: at, why: told, .. }) => {
                    assert_eq!((at, told), (field, why), "{more}")
                }
                other => panic!("{more}: {other:?}"),
            }
        }
    }

    #[test]
    fn what_a_form_shows_comes_back_from_it() {
        let full = "high=40&precision=range&sex=female&age=child&role=civilian&nationality=Orrenian&counts=new&identified=yes\
            &as_of=2031-06-01&attributed_to=the+ministry%0Aofficials&by=the+army&means=Shell,+mine&incident=odry";
        let one = asked(full).unwrap();
        assert_eq!((one.count.low(), one.count.high()), (27, Some(40)));
        assert_eq!(one.attributed_to.to_string(), "the ministry, citing officials");
        assert_eq!(one.responsibility.means, ["shell", "mine"]);
        let said = Said::of(&one);
        assert_eq!((said.number, said.high, said.count.as_str()), (27, Some(40), "27\u{2013}40"));
        assert_eq!((said.sex.as_deref(), said.incident.as_deref()), (Some("female"), Some("odry")));
        let few = asked("number=30&precision=more-than").unwrap();
        assert_eq!((few.count.low(), Said::of(&few).number, Said::of(&few).high), (31, 30, None));
    }
}
