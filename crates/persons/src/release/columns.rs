//! The columns of two releases: which go together, and their values under codes that both share.
//!
//! Must not: pair rows.

use super::Release;
use crate::values::{self, spread};
use std::collections::{BTreeSet, HashMap, HashSet};
use vocabulary::limits::RELEASE_RENAMED_MAX;
use vocabulary::{Column, ColumnUse, Field, List, fold};

/// Two columns that hold the same thing, by their places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairedColumn {
    /// Its place in the earlier release.
    pub earlier: usize,
    /// Its place in the later one.
    pub later: usize,
    /// Its headers, where it was renamed: what it was called, and what it is called.
    pub renamed: Option<(String, String)>,
    /// Whether values are written otherwise but mean the same: dates in another order, say.
    pub rewritten: bool,
}

/// What is to be said of the columns of two releases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnNews {
    /// Columns that both have, in the order of the later release.
    pub paired: Vec<PairedColumn>,
    /// Headers that only the later release has.
    pub new: Vec<String>,
    /// Headers that only the earlier release has.
    pub gone: Vec<String>,
    /// Whether the columns that both have stand in another order.
    pub reordered: bool,
}

/// Two columns and the codes of their values that both share. 0 is the empty value in either.
pub(super) struct Pair {
    pub(super) earlier: usize,
    pub(super) later: usize,
    pub(super) field: Field,
    /// Whether the column is compared when persons are told apart.
    pub(super) compared: bool,
    earlier_shared: Vec<u32>,
    later_shared: Vec<u32>,
    /// How many shared codes there are.
    pub(super) shared: usize,
}

impl Pair {
    #[inline]
    pub(super) fn of_earlier(&self, list: &List, row: usize) -> u32 {
        self.earlier_shared[list.columns()[self.earlier].codes()[row] as usize]
    }

    #[inline]
    pub(super) fn of_later(&self, list: &List, row: usize) -> u32 {
        self.later_shared[list.columns()[self.later].codes()[row] as usize]
    }
}

/// All pairs, and the news.
pub(super) struct Pairs {
    pub(super) columns: Vec<Pair>,
    pub(super) news: ColumnNews,
    /// The place of the pair that holds the ids of both.
    pub(super) id: Option<usize>,
}

impl Pairs {
    pub(super) fn of(earlier: Release<'_>, later: Release<'_>) -> Pairs {
        let places = places(earlier, later);
        let mut news = ColumnNews::default();
        let mut columns = Vec::with_capacity(places.len());
        for (from, to) in &places {
            let (one, other) = (&earlier.list.columns()[*from], &later.list.columns()[*to]);
            let field = field_in(later, *to);
            let (pair, rewritten) =
                shared((*from, one, used(earlier, *from)), (*to, other, used(later, *to)), field);
            columns.push(pair);
            let renamed =
                (one.name() != other.name()).then(|| (one.name().to_owned(), other.name().to_owned()));
            news.paired.push(PairedColumn { earlier: *from, later: *to, renamed, rewritten });
        }
        news.reordered = news.paired.windows(2).any(|two| two[0].earlier > two[1].earlier);
        let lone = |release: Release<'_>, taken: &dyn Fn(usize) -> bool| {
            let columns = release.list.columns().iter().enumerate();
            columns.filter(|(at, _)| !taken(*at)).map(|(_, column)| column.name().to_owned()).collect()
        };
        news.gone = lone(earlier, &|at| places.iter().any(|(from, _)| *from == at));
        news.new = lone(later, &|at| places.iter().any(|(_, to)| *to == at));
        let id = columns.iter().position(|pair| {
            field_in(earlier, pair.earlier) == Field::Id && field_in(later, pair.later) == Field::Id
        });
        Pairs { columns, news, id }
    }
}

fn used(release: Release<'_>, at: usize) -> ColumnUse {
    let name = release.list.columns()[at].name();
    release.map.columns.get(name).cloned().unwrap_or_else(|| ColumnUse::of(Field::Ignored))
}

fn field_in(release: Release<'_>, at: usize) -> Field {
    used(release, at).field
}

/// The places of columns that go together, in the order of the later release.
fn places(earlier: Release<'_>, later: Release<'_>) -> Vec<(usize, usize)> {
    let (from, to) = (earlier.list.columns(), later.list.columns());
    let mut free: BTreeSet<usize> = (0..from.len()).collect();
    let mut lone: Vec<usize> = Vec::new();
    let mut places: Vec<(usize, usize)> = Vec::new();
    let same_header = |free: &BTreeSet<usize>, name: &str| {
        let exact = free.iter().find(|at| from[**at].name() == name);
        exact
            .or_else(|| free.iter().find(|at| !name.is_empty() && fold(from[**at].name()) == fold(name)))
            .copied()
    };
    for (at, column) in to.iter().enumerate() {
        match same_header(&free, column.name()) {
            Some(found) => {
                free.remove(&found);
                places.push((found, at));
            }
            None => lone.push(at),
        }
    }
    // A field that one column of each holds is held by them, whatever the headers.
    lone.retain(|at| {
        let field = field_in(later, *at);
        let single = |count: usize| count == 1;
        let own = single((0..to.len()).filter(|other| field_in(later, *other) == field).count());
        let theirs: Vec<usize> =
            free.iter().copied().filter(|other| field_in(earlier, *other) == field).collect();
        match theirs[..] {
            [found] if own && field != Field::Ignored => {
                free.remove(&found);
                places.push((found, *at));
                false
            }
            _ => true,
        }
    });
    if free.len() <= RELEASE_RENAMED_MAX && lone.len() <= RELEASE_RENAMED_MAX {
        by_contents(from, to, &mut free, &lone, &mut places);
    }
    places.sort_by_key(|(_, to)| *to);
    places
}

/// Pairs columns of other headers whose values are mostly the same.
fn by_contents(
    from: &[Column],
    to: &[Column],
    free: &mut BTreeSet<usize>,
    lone: &[usize],
    places: &mut Vec<(usize, usize)>,
) {
    let mut likely: Vec<(usize, usize, usize)> = Vec::new();
    for at in lone {
        let values: HashSet<&str> = to[*at].distinct_values().collect();
        for other in free.iter() {
            let looked: Vec<&str> = spread(&from[*other], 500).filter(|value| !value.is_empty()).collect();
            let held = looked.iter().filter(|value| values.contains(*value)).count();
            let near = to[*at].distinct() <= from[*other].distinct() * 2 + 2;
            if looked.len() >= 3 && held * 2 >= looked.len() && near {
                likely.push((held * 1000 / looked.len(), *other, *at));
            }
        }
    }
    likely.sort_by_key(|(share, other, at)| (std::cmp::Reverse(*share), *other, *at));
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    for (_, other, at) in likely {
        if free.contains(&other) && taken.insert(at) {
            free.remove(&other);
            places.push((other, at));
        }
    }
}

/// The values of two columns under shared codes, as what they mean, and whether some are written otherwise.
fn shared(
    (from, earlier, earlier_use): (usize, &Column, ColumnUse),
    (to, later, later_use): (usize, &Column, ColumnUse),
    field: Field,
) -> (Pair, bool) {
    let (before, after) = (meanings(earlier, &earlier_use), meanings(later, &later_use));
    let mut known: HashMap<&str, u32> = HashMap::with_capacity(before.len());
    known.insert("", 0);
    let mut code = |value| {
        let next = known.len() as u32;
        *known.entry(value).or_insert(next)
    };
    let meant = before.iter().zip(earlier.distinct_values());
    let earlier_shared: Vec<u32> =
        meant.map(|(meaning, value)| code(meaning.as_deref().unwrap_or(value))).collect();
    let mut later_shared = Vec::with_capacity(after.len());
    let mut rewritten = false;
    let written: HashSet<&str> =
        if after.iter().any(Option::is_some) { earlier.distinct_values().collect() } else { HashSet::new() };
    let known_before = earlier_shared.iter().copied().max().unwrap_or(0);
    for (meaning, value) in after.iter().zip(later.distinct_values()) {
        let shared = code(meaning.as_deref().unwrap_or(value));
        rewritten |= meaning.is_some() && shared <= known_before && !written.contains(value);
        later_shared.push(shared);
    }
    let compared = !matches!(field, Field::Ignored | Field::Id);
    let shared = known.len();
    (Pair { earlier: from, later: to, field, compared, earlier_shared, later_shared, shared }, rewritten)
}

/// What each value means in one spelling, where that is another than its own.
fn meanings(column: &Column, used: &ColumnUse) -> Vec<Option<String>> {
    match used.field {
        Field::Born | Field::Happened => {
            let dates = values::dates(column, used);
            dates
                .into_iter()
                .map(|date| (!date.is_unknown() && !date.is_amended()).then(|| date.to_string()))
                .collect()
        }
        Field::Age => {
            let ages = values::ages(column, used).into_iter();
            ages.map(|age| age.and_then(values::Years::one).map(|age| age.to_string())).collect()
        }
        Field::Sex => {
            values::sexes(column).into_iter().map(|sex| sex.map(|sex| sex.word().to_owned())).collect()
        }
        Field::Id => {
            let whole = |value: &str| {
                let digits = value.strip_suffix(".0")?;
                digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.to_owned())
            };
            column.distinct_values().map(whole).collect()
        }
        _ => vec![None; column.distinct()],
    }
}
