//! The lists of a case with their releases, maps and keys, ready for the stage `persons`.
//!
//! Must not: leave out a list in silence. One that cannot be used says why.

use super::history::{Came, History};
use super::open::open;
use crate::pipeline::cage;
use anyhow::Result;
use custody::CaseFolder;
use persons::columns::{Proposal, checks, propose};
use persons::registry::{Earlier, Keyed, Listed, Mention, Told, keys};
use persons::release::Release;
use sources::{Refusal, Remark};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{
    Case, ColumnMap, Digest, Incident, List, ListSettings, ListSummary, Record, Sidecar, limits,
};

/// A release of a list.
pub(crate) struct ReleaseOf {
    pub(crate) sha256: Digest,
    pub(crate) list: List,
    pub(crate) map: ColumnMap,
    pub(crate) keys: Vec<Keyed>,
}

/// A list with its releases.
pub(crate) struct OneList {
    /// Its path in the case; that of the first list where it is a later release of it.
    pub(crate) path: String,
    /// Its path as it lies there now.
    pub(crate) name: String,
    pub(crate) sidecar: Sidecar,
    pub(crate) settings: ListSettings,
    /// The releases that can be read; never empty.
    pub(crate) releases: Vec<ReleaseOf>,
    /// What is proposed for its columns, whether it is used or not.
    pub(crate) proposal: Proposal,
    pub(crate) remarks: Vec<Remark>,
}

/// All lists of a case, the victims whom documents name, and what is wrong with either.
pub(crate) struct Gathered {
    pub(crate) lists: Vec<OneList>,
    mentions: Vec<Mention>,
    incidents: Vec<Incident>,
    /// Files that cannot be read.
    pub(crate) refused: Vec<Refusal>,
    /// Lists that cannot be used, by path, and why.
    pub(crate) unusable: Vec<(String, String)>,
    /// What is wrong with `[lists]` in `case.toml`, by the name there.
    pub(crate) misdeclared: Vec<(String, &'static str)>,
    /// Files whose bytes another one has too.
    pub(crate) twice: Vec<(String, String)>,
}

/// A sheet of a file as it was read.
struct Sheet {
    came: Came,
    list: List,
    remarks: Vec<Remark>,
}

impl OneList {
    pub(crate) fn last(&self) -> &ReleaseOf {
        self.releases.last().expect("a list has a release")
    }

    /// The release before, where there is one.
    pub(crate) fn earlier(&self) -> Option<&ReleaseOf> {
        self.releases.len().checked_sub(2).map(|at| &self.releases[at])
    }

    fn listed<'l>(&'l self, release: &'l ReleaseOf) -> Listed<'l> {
        Listed {
            path: &self.path,
            source: release.sha256,
            salt: self.releases[0].sha256,
            list: &release.list,
            map: &release.map,
            keys: &release.keys,
            distinct: self.settings.distinct,
            status: self.settings.status,
        }
    }
}

impl Gathered {
    pub(super) fn of(folder: &CaseFolder, history: &History, records: &[Record]) -> Result<Gathered> {
        let case = folder.case();
        let since = |record: &Record| history.documents.get(&record.key.list).copied().unwrap_or_default();
        let mentions = records.iter().map(|record| Mention { since: since(record), record: record.clone() });
        let mut gathered = Gathered {
            lists: Vec::new(),
            mentions: mentions.collect(),
            incidents: case.incidents.clone(),
            refused: Vec::new(),
            unusable: Vec::new(),
            misdeclared: Vec::new(),
            twice: Vec::new(),
        };
        let mut sheets = gathered.sheets(folder, history)?;
        let names: BTreeSet<String> = sheets.keys().cloned().collect();
        gathered.check_names(case, &names);
        let later = gathered.later_of(case, &names);
        for name in &names {
            // A list that has a later release is taken up there.
            if later.contains_key(name) {
                continue;
            }
            let mut line = vec![name.clone()];
            let before =
                |name: &String| later.iter().find(|(_, after)| *after == name).map(|(of, _)| of.clone());
            while let Some(of) = before(&line[0]).filter(|of| !line.contains(of)) {
                line.insert(0, of);
            }
            let mut releases: Vec<Sheet> =
                line.iter().flat_map(|name| sheets.remove(name).unwrap_or_default()).collect();
            let excess = releases.len().saturating_sub(limits::RELEASES_FOLLOWED_MAX);
            releases.drain(..excess);
            let of_file =
                |path: &str| name == path || name.strip_prefix(path).is_some_and(|s| s.starts_with('#'));
            let sidecar = history.held.iter().find(|held| of_file(&held.path));
            let sidecar = sidecar.and_then(|held| held.sidecar.clone()).unwrap_or_default();
            let settings = settings(case, name).cloned().unwrap_or_default();
            gathered.add(line[0].clone(), name.clone(), sidecar, settings, releases);
        }
        Ok(gathered)
    }

    /// All sheets of all files that can be read, by name, the first release first.
    fn sheets(&mut self, folder: &CaseFolder, history: &History) -> Result<BTreeMap<String, Vec<Sheet>>> {
        let cage = cage()?;
        let mut sheets: BTreeMap<String, Vec<Sheet>> = BTreeMap::new();
        let mut seen: BTreeMap<Digest, String> = BTreeMap::new();
        for held in &history.held {
            if let Some(first) = seen.get(&held.sha256) {
                self.twice.push((held.path.clone(), first.clone()));
                continue;
            }
            seen.insert(held.sha256, held.path.clone());
            for came in history.releases.get(&held.path).into_iter().flatten() {
                match open(folder.vault(), &came.sha256, &held.path, &cage)? {
                    Ok(read) => {
                        let several = read.sheets.len() > 1;
                        let file_remarks = read.file_remarks;
                        for (at, sheet) in read.sheets.into_iter().enumerate() {
                            let name = match (&sheet.name, several) {
                                (Some(name), true) => format!("{}#{name}", held.path),
                                _ => held.path.clone(),
                            };
                            let of_file = if at == 0 { file_remarks.clone() } else { Vec::new() };
                            let remarks = of_file.into_iter().chain(sheet.remarks).collect();
                            let list = sheet.list.named(name.clone());
                            sheets.entry(name).or_default().push(Sheet { came: *came, list, remarks });
                        }
                    }
                    Err(refusal) if came.sha256 == held.sha256 => self.refused.push(refusal),
                    Err(_) => {}
                }
            }
        }
        Ok(sheets)
    }

    fn check_names(&mut self, case: &Case, names: &BTreeSet<String>) {
        for (name, settings) in &case.lists {
            if !names.contains(&path_of(name)) {
                self.misdeclared
                    .push((name.clone(), "there is no such list that can be read in the folder lists"));
            }
            match &settings.release_of {
                Some(of) if path_of(of) == path_of(name) => {
                    self.misdeclared.push((name.clone(), "it is said to be a later release of itself"));
                }
                Some(of) if !names.contains(&path_of(of)) => {
                    self.misdeclared.push((
                        name.clone(),
                        "the list of which it is said to be a later release is not there",
                    ));
                }
                _ => {}
            }
        }
    }

    /// Which list is the later release of which, where both are there. What leads in a circle, or gives a list a second later
    /// release, is not followed.
    fn later_of(&mut self, case: &Case, names: &BTreeSet<String>) -> BTreeMap<String, String> {
        let mut later: BTreeMap<String, String> = BTreeMap::new();
        for (declared, settings) in &case.lists {
            let (name, Some(of)) = (path_of(declared), &settings.release_of) else { continue };
            let of = path_of(of);
            if name == of || !names.contains(&name) || !names.contains(&of) {
                continue;
            }
            let mut end = &name;
            while let Some(next) = later.get(end) {
                end = next;
            }
            let why = match (*end == of, later.contains_key(&of)) {
                (true, _) => "the lists are said to be later releases of each other",
                (_, true) => "another list is said to be the later release of the same list",
                _ => {
                    later.insert(of, name);
                    continue;
                }
            };
            self.misdeclared.push((declared.clone(), why));
        }
        later
    }

    fn add(
        &mut self,
        path: String,
        name: String,
        sidecar: Sidecar,
        settings: ListSettings,
        sheets: Vec<Sheet>,
    ) {
        let Some(last) = sheets.last() else { return };
        let remarks = last.remarks.clone();
        let proposal = propose(&last.list);
        let mut releases: Vec<ReleaseOf> = Vec::new();
        let mut used: BTreeMap<String, Keyed> = BTreeMap::new();
        let newest = sheets.len() - 1;
        for (at, Sheet { came, list, .. }) in sheets.into_iter().enumerate() {
            let declared = settings.columns.as_ref();
            // An earlier release may have other headers: what the map does not fit there is proposed.
            let fits = |map: &&ColumnMap| at == newest || checks::admit(&list, map).is_ok();
            let map = declared.filter(fits).cloned().unwrap_or_else(|| propose(&list).map);
            let earlier = releases.last().map(|before| Earlier {
                release: Release { list: &before.list, map: &before.map },
                keys: &before.keys,
                used: &used,
            });
            let keys = keys(&list, &map, came.entry, earlier);
            used.extend(keys.iter().map(|key| (key.row.clone(), key.clone())));
            releases.push(ReleaseOf { sha256: came.sha256, list, map, keys });
        }
        if let Some(last) = releases.last()
            && let Err(refusal) = checks::admit(&last.list, &last.map)
        {
            self.unusable.push((name.clone(), refusal.to_string()));
        }
        self.lists.push(OneList { path, name, sidecar, settings, releases, proposal, remarks });
    }

    fn usable(&self) -> impl Iterator<Item = &OneList> {
        self.lists.iter().filter(|list| !self.unusable.iter().any(|(name, _)| *name == list.name))
    }

    /// Hands out what a registry is made from.
    pub(crate) fn with<T>(&self, make: impl FnOnce(&Told<'_>) -> T) -> T {
        let lists: Vec<Listed> = self.usable().map(|list| list.listed(list.last())).collect();
        make(&Told { lists: &lists, mentions: &self.mentions, incidents: &self.incidents })
    }

    /// The same with each list in the release before its last; `None` where no list has one.
    pub(super) fn before<T>(&self, make: impl FnOnce(&Told<'_>) -> T) -> Option<T> {
        self.usable().any(|list| list.earlier().is_some()).then(|| {
            let before = |list| OneList::earlier(list).unwrap_or_else(|| list.last());
            let lists: Vec<Listed> = self.usable().map(|list| list.listed(before(list))).collect();
            make(&Told { lists: &lists, mentions: &self.mentions, incidents: &self.incidents })
        })
    }

    /// What is said of each list in the registry.
    pub(super) fn summaries(&self) -> Vec<ListSummary> {
        let of = |list: &OneList| ListSummary {
            path: list.name.clone(),
            title: list.sidecar.title.clone(),
            publisher: list.sidecar.publisher.as_ref().map(ToString::to_string),
            records: list.last().list.rows(),
            confirmed: list.settings.columns.is_some(),
            news: super::news::of(list),
        };
        self.usable().map(of).collect()
    }
}

/// The path in the case of a list that `case.toml` names.
fn path_of(name: &str) -> String {
    format!("{}/{name}", super::INBOX)
}

/// What `case.toml` says of a list.
fn settings<'c>(case: &'c Case, path: &str) -> Option<&'c ListSettings> {
    case.lists.iter().find(|(name, _)| path_of(name) == path).map(|(_, settings)| settings)
}
