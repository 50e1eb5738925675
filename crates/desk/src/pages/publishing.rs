//! Publishing as an act: what waits to be published, what is withheld and why, what may say too much, and what was published before.
//!
//! Must not: publish what nobody looked at, or hold anything back silently. Warnings are told; who publishes over them says why.

use super::counted::{Counted, Range, kept, reason};
use super::{Head, shown};
use crate::asked::{Asked, Refused, Reply};
use crate::builds::Stage;
use crate::house::House;
use crate::openapi::{Told, does, shows};
use crate::publishings::{Ended, Outcome, Running, Wished, waiting};
use askama::Template;
use custody::{CustodyError, Moment};
use publication::{
    ChangeWhy, DisclosureWarning, Edition, FigureChange, FigureChanges, FigurePublished, Manifest,
    PageChanges, WarningKind,
};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io::BufReader;
use vocabulary::{Age, Office, Published, Publishing, Sex, Status, limits};

pub(crate) const PAGE: Told = shows::<Publication>(
    "What waits to be published, and what was.",
    &[("before", "An entry: publications before it.")],
);
pub(crate) const ONE: Told =
    shows::<One>("One publication, by its entry, and what changed since the one before it.", &[]);
pub(crate) const PUBLISH: Told = does(
    "Begins to put the preview in the place of the site; `GET /publication` tells under `act` how far it is, and how it ended.",
    &[
        ("title", "What the publication is called."),
        ("reason", "Why, and why over warnings."),
        ("manifest", "The SHA-256 of the manifest that was looked at."),
        ("over", "yes, where there are warnings and it is published over them."),
        ("seen", "The entry of the last publication; 0 where there was none."),
    ],
);

/// How long a browser waits before it looks again.
const LOOK_AGAIN_SECONDS: u32 = 2;

/// What waits to be published, and what was.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "publication.html")]
pub(crate) struct Publication<'p> {
    #[serde(skip)]
    head: Head<'p>,
    /// What readers have now.
    site: Readers,
    /// Publishing that goes on, or how the last one ended that whoever asks began; for those alone who publish.
    act: Act,
    /// What waits; for those alone who publish. Nothing while publishing goes on.
    preview: Option<Preview>,
    /// Whether whoever asks may publish.
    publishes: bool,
    past: Vec<Past>,
    /// Where older publications begin.
    older: Option<u64>,
    /// The entry of the last publication.
    seen: u64,
}

/// What readers have now.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Readers {
    /// There is no site.
    Nothing,
    /// The last publication.
    Publication,
    /// A site that was written by a build on the command line, and that no publication names.
    Build,
}

/// Where publishing stands.
#[derive(Serialize, JsonSchema)]
#[serde(tag = "stage", rename_all = "kebab-case")]
enum Act {
    /// None was asked for since the desk was opened.
    None,
    /// One goes on.
    Running {
        title: String,
        by: String,
        /// So many files are hashed,
        hashed: u64,
        /// of so many; 0 before that is known.
        of: u64,
    },
    /// Readers have it.
    Published {
        title: String,
        #[schemars(with = "String")]
        at: Moment,
        entry: u64,
    },
    /// It stands in the ledger, and the folders did not change places yet.
    Entered {
        title: String,
        #[schemars(with = "String")]
        at: Moment,
        entry: u64,
    },
    /// It was not published.
    Refused {
        title: String,
        #[schemars(with = "String")]
        at: Moment,
        /// Why: a key of the words.
        why: &'static str,
        /// The entry of whoever was first, where somebody was.
        first: Option<u64>,
    },
    /// It failed; whoever runs the desk finds the cause in its terminal.
    Failed {
        title: String,
        #[schemars(with = "String")]
        at: Moment,
    },
}

impl Act {
    fn of(house: &House, name: &str) -> Act {
        if let Some(Running { by, title, hashed, of }) = house.publishings.running() {
            return Act::Running { title, by, hashed, of };
        }
        let Some(Ended { title, at, outcome }) = house.publishings.ended(name) else { return Act::None };
        let at = Moment::of_second(at);
        match outcome {
            Outcome::Published(entry) => Act::Published { title, at, entry },
            Outcome::Entered(entry) => Act::Entered { title, at, entry },
            Outcome::Refused(why, first) => Act::Refused { title, at, why, first },
            Outcome::Failed => Act::Failed { title, at },
        }
    }

    fn goes_on(&self) -> bool {
        matches!(self, Act::Running { .. })
    }
}

/// What waits to be published.
#[derive(Serialize, JsonSchema)]
struct Preview {
    /// The SHA-256 of its manifest.
    manifest: String,
    files: u64,
    /// The last entry of the ledger that it was made from.
    made_at: u64,
    /// How many entries came since: they are not in it.
    since: u64,
    withheld: Vec<Withheld>,
    /// The fewest persons of a cell, and deaths behind a rate, without a warning.
    least: (u64, u64),
    /// How many warnings there are of each kind.
    numbers: BTreeMap<&'static str, u64>,
    /// The first of them.
    warnings: Vec<Warning>,
    /// The figures that changed since the last publication; nothing where there was none.
    figures: Option<Changes>,
    /// The pages that came and went.
    pages: Option<Pages>,
}

/// What is withheld of the persons of one list.
#[derive(Serialize, JsonSchema)]
struct Withheld {
    list: String,
    /// Which field: a key of the words.
    field: &'static str,
    /// What the case says of it: a key of the words.
    why: &'static str,
    persons: u64,
    of: u64,
}

/// A cell that may say more of somebody than is meant to be said.
#[derive(Serialize, JsonSchema)]
struct Warning {
    /// What is warned of: a key of the words.
    kind: &'static str,
    /// In which table: a key of the words.
    table: &'static str,
    /// Where it stands on the site.
    at: &'static str,
    /// The incident, the place, the ages, the population.
    of: String,
    #[schemars(with = "Option<String>")]
    status: Option<Status>,
    #[schemars(with = "Option<String>")]
    sex: Option<Sex>,
    #[schemars(with = "Option<String>")]
    age: Option<Age>,
    persons: u64,
    was: Option<u64>,
}

/// The figures that changed.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Changes {
    pub(crate) figures: Vec<Change>,
    pub(crate) more: u64,
}

/// A figure that changed.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Change {
    pub(crate) count: Counted,
    /// Nothing where it is new, or no number was given.
    pub(crate) was: Option<Range>,
    pub(crate) is: Option<Range>,
    /// What a reviewer had decided, and has.
    pub(crate) was_decided: Option<Range>,
    pub(crate) is_decided: Option<Range>,
    pub(crate) why: Vec<Why>,
}

/// Why a figure changed.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Why {
    /// A key of the words.
    pub(crate) key: &'static str,
    /// From what to what, where it is told.
    pub(crate) values: String,
}

/// The pages that came and went.
#[derive(Serialize, JsonSchema)]
struct Pages {
    added: Vec<String>,
    removed: Vec<String>,
    added_number: u64,
    removed_number: u64,
}

/// A publication.
#[derive(Serialize, JsonSchema)]
struct Past {
    entry: u64,
    title: String,
    by: String,
    /// Empty for those who do not see what is withheld.
    reason: String,
    manifest: String,
    files: u64,
    warnings: u64,
    made_at: u64,
}

/// One publication beside the one before it.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "published.html")]
pub(crate) struct One<'p> {
    #[serde(skip)]
    head: Head<'p>,
    publication: Past,
    /// The entry of the one before.
    before: Option<u64>,
    figures: Option<Changes>,
    pages: Option<Pages>,
    /// How many figures it told.
    told: u64,
}

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let view = view(house, asked)?;
    match shown(asked, &view)? {
        Reply::Page(_, html) if view.act.goes_on() => Ok(Reply::Again(html, LOOK_AGAIN_SECONDS)),
        other => Ok(other),
    }
}

fn view<'p>(house: &'p House, asked: &'p Asked) -> Result<Publication<'p>, Refused> {
    let visitor = asked.visitor()?;
    let before = asked.query.get("before").parse().ok();
    let per_page = limits::PUBLICATIONS_PER_PAGE;
    let (last, mut past) =
        house.readers.ask(|case| Ok((case.last_publication()?, case.publications(before, per_page + 1)?)))?;
    let more = past.len() > per_page;
    past.truncate(per_page);
    let older = past.last().filter(|_| more).map(|(entry, _)| *entry);
    let manifest = house.sites.published().and_then(|site| site.manifest());
    let site = match (manifest, &last) {
        (None, _) => Readers::Nothing,
        (Some(there), Some((_, last))) if there == last.manifest => Readers::Publication,
        (Some(_), _) => Readers::Build,
    };
    let publishes = visitor.office >= Office::Editor;
    let act = if publishes { Act::of(house, &visitor.name) } else { Act::None };
    // While one goes on, there is nothing else to be published.
    let preview = if publishes && !act.goes_on() { preview(house, last.as_ref())? } else { None };
    Ok(Publication {
        head: Head::of(house, asked, "publication", "part-publication"),
        site,
        act,
        preview,
        publishes,
        past: past.into_iter().map(|(entry, made)| told(entry, made, visitor.sees_withheld)).collect(),
        older,
        seen: last.map_or(0, |(entry, _)| entry),
    })
}

fn told(entry: u64, made: Published, sees: bool) -> Past {
    Past {
        entry,
        title: made.title,
        by: made.by,
        // Reasons are free words.
        reason: if sees { made.reason } else { String::new() },
        manifest: made.manifest.to_string(),
        files: made.files,
        warnings: made.warnings,
        made_at: made.made_at,
    }
}

fn preview(house: &House, last: Option<&(u64, Published)>) -> Result<Option<Preview>, Refused> {
    let (seen, last) = last.map(|(entry, made)| (*entry, made)).unzip();
    let Some(site) = house.sites.preview() else { return Ok(None) };
    let (Some(manifest), Some(now)) = (site.manifest(), site.paths()) else { return Ok(None) };
    let found = house.readers.ask(|case| Ok((waiting(case)?, case.head()?, case.stamp("changes since")?)))?;
    let (Some((edition, at)), head, changes) = found else { return Ok(None) };
    let changes = changes_since(changes.as_deref(), seen)?;
    let earlier = last.map(|last| paths_of(house, last)).transpose()?;
    let mut numbers = BTreeMap::new();
    edition.warnings.iter().for_each(|warning| *numbers.entry(kind_key(warning.kind)).or_default() += 1);
    Ok(Some(Preview {
        manifest: manifest.to_string(),
        files: now.len() as u64 + 1,
        made_at: at.entries,
        since: head.entries.saturating_sub(at.entries),
        withheld: edition.withheld.iter().map(withheld).collect(),
        least: edition.least,
        numbers,
        warnings: edition.warnings.iter().take(limits::WARNINGS_TOLD_MAX).map(warning).collect(),
        figures: changes.map(changes_of),
        pages: earlier.map(|before| pages(PageChanges::between(&before, &now, limits::CHANGES_TOLD_MAX))),
    }))
}

/// What the last build found changed since a publication; `None` where it was held against another one, or none.
pub(crate) fn changes_since(
    told: Option<&str>,
    publication: Option<u64>,
) -> Result<Option<FigureChanges>, Refused> {
    let told: Option<Option<(u64, FigureChanges)>> = told.map(kept).transpose()?;
    Ok(told.flatten().filter(|(entry, _)| Some(*entry) == publication).map(|(_, changes)| changes))
}

fn pages(changes: PageChanges) -> Pages {
    let PageChanges { added, removed, added_number, removed_number } = changes;
    Pages { added, removed, added_number, removed_number }
}

fn withheld(of: &publication::Withheld) -> Withheld {
    use publication::WithheldField as Field;
    let field = match of.field {
        Field::Names => "pub-field-names",
        Field::Births => "pub-field-births",
        Field::Numbers => "pub-field-numbers",
        Field::Places => "pub-field-places",
    };
    let why = match of.policy {
        Some(Publishing::Published) => "pub-why-published",
        Some(Publishing::Withheld) => "pub-why-withheld",
        None => "pub-why-places",
    };
    Withheld { list: of.list.clone(), field, why, persons: of.persons, of: of.of }
}

fn kind_key(kind: WarningKind) -> &'static str {
    match kind {
        WarningKind::SmallCell => "pub-warning-small-cell",
        WarningKind::SmallRate => "pub-warning-small-rate",
        WarningKind::Differencing => "pub-warning-differencing",
    }
}

fn warning(of: &DisclosureWarning) -> Warning {
    use publication::CellTable as Table;
    let cell = &of.cell;
    Warning {
        kind: kind_key(of.kind),
        table: match cell.table {
            Table::Incident => "pub-table-incident",
            Table::Place => "pub-table-place",
            Table::AgesOfTheDead => "pub-table-ages",
            Table::Rate => "pub-table-rate",
        },
        at: cell.table.stands_in(),
        of: cell.of.clone(),
        status: cell.status,
        sex: cell.sex,
        age: cell.age,
        persons: cell.persons,
        was: of.was,
    }
}

pub(crate) fn changes_of(changes: FigureChanges) -> Changes {
    Changes { figures: changes.figures.into_iter().map(change).collect(), more: changes.more }
}

fn change(change: FigureChange) -> Change {
    let numbers = |of: &Option<publication::FigurePublished>| {
        let of = of.as_ref()?;
        of.numbers.as_ref().map(Range::published)
    };
    let decided = |of: &Option<publication::FigurePublished>| {
        let of = of.as_ref()?;
        of.decided.as_ref().map(Range::published)
    };
    Change {
        was: numbers(&change.was),
        is: numbers(&change.is),
        was_decided: decided(&change.was),
        is_decided: decided(&change.is),
        why: change.why.iter().map(why).collect(),
        count: Counted::of(&change.scope, &change.title),
    }
}

fn why(of: &ChangeWhy) -> Why {
    let plain = |key| Why { key, values: String::new() };
    match of {
        ChangeWhy::New => plain("pub-change-new"),
        ChangeWhy::Gone => plain("pub-change-gone"),
        ChangeWhy::Claims { was, is } => {
            Why { key: "pub-change-claims", values: format!("{was} \u{2192} {is}") }
        }
        ChangeWhy::OtherClaims => plain("pub-change-other-claims"),
        ChangeWhy::Rule { was, is } => {
            Why { key: "pub-change-rule", values: format!("{} \u{2192} {}", was.name(), is.name()) }
        }
        ChangeWhy::Decided => plain("pub-change-decided"),
        ChangeWhy::Settings => plain("pub-change-settings"),
    }
}

/// The paths of the files that a publication has.
fn paths_of(house: &House, made: &Published) -> Result<BTreeSet<String>, Refused> {
    let manifest = BufReader::new(house.vault.opened(&made.manifest)?);
    Manifest::paths_in(manifest).map_err(|why| derived("a manifest that was published", &why))
}

/// The figures of a publication, one after another: a record of a hundred thousand is forty megabytes long.
fn figures_of(
    house: &House,
    made: &Published,
) -> Result<impl Iterator<Item = Result<FigurePublished, String>>, Refused> {
    let record = BufReader::new(house.vault.opened(&made.record)?);
    Edition::figures_in(record).map_err(|why| derived("the record of a publication", &why))
}

fn derived(what: &str, why: &str) -> Refused {
    Refused::Fault(CustodyError::Derived { what: what.to_owned(), why: why.to_owned() })
}

/// One publication, and what changed since the one before it.
pub(crate) fn one(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let entry: u64 = asked.place.parse().map_err(|_| Refused::Unknown)?;
    let found = house.readers.ask(|case| case.publications(Some(entry.saturating_add(1)), 2))?;
    let mut found = found.into_iter();
    let Some((_, made)) = found.next().filter(|(number, _)| *number == entry) else {
        return Err(Refused::Unknown);
    };
    let unread = |why: String| derived("the record of a publication", &why);
    let now = figures_of(house, &made)?;
    let earlier = found.next();
    let (figures, number, pages) = if let Some((_, before)) = &earlier {
        let was = figures_of(house, before)?;
        let (changes, number) =
            FigureChanges::between_each(was, now, limits::CHANGES_TOLD_MAX).map_err(unread)?;
        let (was, is) = (paths_of(house, before)?, paths_of(house, &made)?);
        let pages = pages(PageChanges::between(&was, &is, limits::CHANGES_TOLD_MAX));
        (Some(changes_of(changes)), number, Some(pages))
    } else {
        let number = now.map(|figure| figure.map(|_| 1)).sum::<Result<u64, String>>().map_err(unread)?;
        (None, number, None)
    };
    shown(
        asked,
        &One {
            head: Head::of(house, asked, "publication", "pub-one"),
            before: earlier.map(|(entry, _)| entry),
            publication: told(entry, made, asked.visitor()?.sees_withheld),
            figures,
            pages,
            told: number,
        },
    )
}

/// Begins to put the preview in the place of the site. The page says how far it is, and how it ended.
pub(crate) fn publish(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let title = asked.form.get("title").to_owned();
    if title.is_empty() || title.chars().count() > limits::REVIEWER_CHARS_MAX {
        return Err(Refused::amiss("title", "pub-title-missing"));
    }
    let reason = reason(asked).ok_or(Refused::amiss("reason", "reason-missing"))?;
    if house.writer.is_stopped() {
        return Err(Refused::ReadOnly);
    }
    if matches!(house.builds.stage(), Stage::Running(..)) {
        return Err(Refused::Cannot("pub-while-building"));
    }
    // What can be told at once is; all of it is looked at again when it is this one's turn.
    let old = || Refused::Cannot("pub-preview-old");
    let (found, last) = house.readers.ask(|case| Ok((waiting(case)?, case.last_publication()?)))?;
    let Some((edition, _)) = found else { return Err(old()) };
    let over = asked.form.get("over") == "yes";
    if !edition.warnings.is_empty() && !over {
        return Err(Refused::amiss("over", "pub-warned"));
    }
    let manifest = house.sites.preview().and_then(|site| site.manifest()).ok_or_else(old)?;
    if manifest.to_string() != asked.form.get("manifest") {
        return Err(old());
    }
    let (last, seen) = (last.map_or(0, |(entry, _)| entry), asked.seen());
    if last != seen {
        return Err(Refused::Overtaken(last));
    }
    let by = asked.visitor()?.name.clone();
    if !house.publishings.begin(Wished { title, by, reason, manifest, over, seen }, crate::router::now) {
        return Err(Refused::Cannot("pub-goes-on"));
    }
    Ok(Reply::See("/publication".to_owned(), None))
}
