//! What may be said of the persons of lists, by the policy of the case; all else is withheld here.
//!
//! A name, a day of birth and a number are withheld unless the case publishes them. A place is said where an incident of the
//! case is known by it: what else stands in such a column may be an address. Of a day the month is said. What documents
//! say stands in the documents; a person whom lists withhold is not tied to the name that a document gives. Names of kin and
//! households are withheld whatever the policy: they may be of the living.
//!
//! Must not: hand on a record of a list, or any text of one but what the policy lets out.

use crate::{Material, wording};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{
    Age, Cause, Chance, ClaimRef, Disclosed, Edtf, Incident, Person, Protection, Publishing, Record, Sex,
    Status, fold,
};

/// What may be said of a person.
pub(crate) struct PersonTold<'m> {
    pub(crate) id: &'m str,
    pub(crate) names: Disclosed<Vec<&'m str>>,
    pub(crate) births: Disclosed<Vec<String>>,
    pub(crate) numbers: Disclosed<Vec<&'m str>>,
    pub(crate) sex: Disclosed<Sex>,
    pub(crate) age: Disclosed<Age>,
    pub(crate) status: Disclosed<Status>,
    pub(crate) cause: Disclosed<Cause>,
    pub(crate) protection: Disclosed<Protection>,
    pub(crate) place: Disclosed<&'m str>,
    pub(crate) month: Disclosed<Edtf>,
    pub(crate) incident: Option<&'m Incident>,
    /// How many records each list has of the person, by the list's place.
    pub(crate) lists: Vec<(usize, usize)>,
    /// How many documents name the person.
    pub(crate) documents: usize,
    /// The figures that name the person, where that ties nothing that is withheld to a name.
    pub(crate) claims: Vec<&'m ClaimRef>,
    pub(crate) records: usize,
    pub(crate) weakest: Option<Chance>,
}

/// What may be said of a list.
pub(crate) struct ListTold<'m> {
    pub(crate) title: &'m str,
    pub(crate) publisher: Option<&'m str>,
    pub(crate) records: usize,
    pub(crate) confirmed: bool,
    pub(crate) news: Option<NewsTold>,
}

/// What may be said of a release: numbers.
pub(crate) struct NewsTold {
    pub(crate) new: usize,
    pub(crate) gone: usize,
    pub(crate) changed: usize,
    pub(crate) same: usize,
    pub(crate) reused: usize,
}

pub(super) fn lists<'m>(material: &Material<'m>) -> Vec<ListTold<'m>> {
    let of = |list: &'m vocabulary::ListSummary| ListTold {
        title: list.title.as_deref().unwrap_or_else(|| super::file_name(&list.path)),
        publisher: list.publisher.as_deref(),
        records: list.records,
        confirmed: list.confirmed,
        news: list.news.as_ref().map(|news| NewsTold {
            new: news.new.len(),
            gone: news.gone.len(),
            changed: news.changed.len(),
            same: news.same,
            reused: news.reused.len(),
        }),
    };
    material.registry.lists.iter().map(of).collect()
}

pub(super) fn persons<'m>(material: &Material<'m>) -> Vec<PersonTold<'m>> {
    let registry = material.registry;
    if registry.lists.is_empty() {
        return Vec::new();
    }
    let mut places: BTreeMap<String, &str> = BTreeMap::new();
    for place in material.case.incidents.iter().flat_map(|incident| &incident.places) {
        places.entry(fold(place)).or_insert(place);
    }
    let mut told: Vec<PersonTold> =
        registry.persons.iter().map(|person| of_person(material, person, &places)).collect();
    // By id: the order of a list would tell more of it than is said.
    told.sort_by_key(|person| person.id);
    told
}

fn of_person<'m>(
    material: &Material<'m>,
    person: &'m Person,
    places: &BTreeMap<String, &'m str>,
) -> PersonTold<'m> {
    let policy = material.case.persons_published();
    let records = &person.records;
    let of_lists = records.iter().any(|record| record.claim.is_none());
    let let_out = |publishing: Publishing| publishing == Publishing::Published || !of_lists;
    let mut lists: BTreeMap<usize, usize> = BTreeMap::new();
    for record in records.iter().filter(|record| record.claim.is_none()) {
        let place = material.registry.lists.iter().position(|list| is_of(record, &list.path, material));
        *lists.entry(place.unwrap_or_default()).or_default() += 1;
    }
    let claims: Vec<&ClaimRef> = records.iter().filter_map(|record| record.claim.as_ref()).collect();
    let documents = claims.iter().map(|claim| claim.source).collect::<BTreeSet<_>>().len();
    PersonTold {
        id: &person.id,
        names: many(records.iter().map(|r| r.name.as_str()).filter(|n| !n.is_empty()), let_out(policy.names)),
        births: many(records.iter().filter_map(|r| r.born.map(wording::date)), let_out(policy.births)),
        numbers: many(
            records.iter().flat_map(|r| r.numbers.iter().map(String::as_str)),
            let_out(policy.numbers),
        ),
        sex: agreed(records.iter().filter_map(|record| record.sex)),
        age: agreed(records.iter().filter_map(Record::age_class)),
        status: person.status().map_or(Disclosed::Unknown, Disclosed::Known),
        cause: agreed(records.iter().filter_map(|record| record.cause)),
        protection: agreed(records.iter().filter_map(|record| record.protection)),
        place: place(records, places),
        month: agreed(records.iter().filter_map(|record| month(record.when?))),
        incident: person
            .incident
            .as_ref()
            .and_then(|id| material.case.incidents.iter().find(|i| i.id == *id)),
        lists: lists.into_iter().collect(),
        documents,
        claims: if let_out(policy.names) { claims } else { Vec::new() },
        records: records.len(),
        weakest: person.weakest,
    }
}

/// Whether a record is of the list at this path, which may be a later release of the one its key names.
fn is_of(record: &Record, path: &str, material: &Material<'_>) -> bool {
    if record.key.list == path {
        return true;
    }
    let mut name = path.strip_prefix("lists/").unwrap_or(path);
    for _ in 0..material.case.lists.len() {
        match material.case.lists.get(name).and_then(|settings| settings.release_of.as_deref()) {
            Some(of) if record.key.list.strip_prefix("lists/") == Some(of) => return true,
            Some(of) => name = of,
            None => return false,
        }
    }
    false
}

/// Values that are let out, each once; none that are known to be there and are not.
fn many<T: Ord>(values: impl Iterator<Item = T>, let_out: bool) -> Disclosed<Vec<T>> {
    let values: BTreeSet<T> = values.collect();
    match (values.is_empty(), let_out) {
        (true, _) => Disclosed::Unknown,
        (false, true) => Disclosed::Known(values.into_iter().collect()),
        (false, false) => Disclosed::Withheld,
    }
}

/// The value where all records that say one say the same.
fn agreed<T: PartialEq>(values: impl Iterator<Item = T>) -> Disclosed<T> {
    let mut values = values;
    let Some(first) = values.next() else { return Disclosed::Unknown };
    if values.all(|value| value == first) { Disclosed::Known(first) } else { Disclosed::Unknown }
}

fn place<'m>(records: &[Record], places: &BTreeMap<String, &'m str>) -> Disclosed<&'m str> {
    let said = || records.iter().filter_map(|record| record.place.as_deref());
    let mut known = said().filter_map(|place| places.get(&fold(place)).copied());
    match (known.next(), said().next()) {
        (Some(place), _) if known.all(|other| other == place) => Disclosed::Known(place),
        (Some(_), _) | (None, None) => Disclosed::Unknown,
        (None, Some(_)) => Disclosed::Withheld,
    }
}

/// The month of a day, and what is no more precise as it is.
fn month(when: Edtf) -> Option<Edtf> {
    let (first, last) = (when.first_day()?, when.last_day()?);
    let month = |day: vocabulary::Day| Edtf::month(day.year(), day.month());
    let within = month(first).filter(|of| month(last) == Some(*of));
    Some(within.unwrap_or(Edtf::year(first.year())))
        .filter(|_| within.is_some() || first.year() == last.year())
}
