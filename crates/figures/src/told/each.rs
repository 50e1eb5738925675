//! Counts one after another, each with its claims and its cells: the claims of one count are held at a time.
//!
//! Must not: hold the claims of a case twice.

use super::{CellTold, ClaimTold, CountTold, TallyTold, Verdict};
use crate::Reconciliation;
use crate::decided::Figures;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use vocabulary::{
    Age, Case, Digest, Figure, Reading, Registry, Role, Rule, Sex, Source, Status, Tally, TallyInput,
    TallyScope, Unit,
};

/// What counts are told from.
#[derive(Clone, Copy)]
pub struct Setting<'s> {
    /// The case, with the rules that people chose.
    pub case: &'s Case,
    /// Claims held against each other, with what was decided.
    pub told: &'s Reconciliation,
    /// What every source says.
    pub readings: &'s [Reading],
    /// The registry of persons.
    pub registry: &'s Registry,
}

/// The independent voices of a case, those with the most claims first.
pub struct Voices {
    /// Name, and how many claims are counted.
    pub ranked: Vec<(String, u64)>,
    /// For each origin its place among them.
    places: Vec<usize>,
}

impl Voices {
    /// The voices behind all that is counted.
    pub fn of(told: &Reconciliation) -> Voices {
        let mut claims = vec![0u64; told.origins.len()];
        for (_, inputs) in cells(told) {
            for input in inputs {
                claims[input.origin] += 1;
            }
        }
        let mut order: Vec<usize> = (0..claims.len()).collect();
        order.sort_by_key(|&at| (std::cmp::Reverse(claims[at]), &told.origins[at].name, at));
        let mut places = vec![0; claims.len()];
        order.iter().enumerate().for_each(|(place, &at)| places[at] = place);
        let ranked = order.into_iter().map(|at| (told.origins[at].name.clone(), claims[at])).collect();
        Voices { ranked, places }
    }
}

/// Whole before part, people before families, in the order of the statuses: the order in which counts are told.
type Order<'s> =
    ((&'s String, Unit, Status, bool), (Option<&'s String>, Option<Role>, Option<Sex>, Option<Age>));

/// By what counts are put in order: by incident, whole before part, people before families, in the order of the statuses.
pub fn order(scope: &TallyScope) -> Order<'_> {
    (
        (&scope.incident, scope.unit, scope.status, scope.identified),
        (scope.nationality.as_ref(), scope.role, scope.sex, scope.age),
    )
}

/// Hands out every count in its order, with its claims, the smallest number first, and its cells by voice.
///
/// # Errors
/// What `visit` gives.
pub fn each_count<E>(
    setting: &Setting,
    voices: &Voices,
    mut visit: impl FnMut(CountTold, Vec<(usize, ClaimTold)>, Vec<CellTold>) -> Result<(), E>,
) -> Result<(), E> {
    let teller = Teller::of(setting, voices);
    let mut scopes: Vec<(&TallyScope, &[TallyInput])> = cells(setting.told).collect();
    scopes.sort_by_key(|(scope, _)| order(scope));
    for (scope, inputs) in scopes {
        let tallies = setting.told.tallies_of(scope);
        visit(teller.count(scope, tallies, inputs), teller.claims(tallies, inputs), teller.cells(inputs))?;
    }
    Ok(())
}

/// All that is counted, with its figures and what became of them before any rule chose.
fn cells(told: &Reconciliation) -> impl Iterator<Item = (&TallyScope, &[TallyInput])> {
    let counted = told.tallies.chunk_by(|a, b| a.scope == b.scope).map(|of| {
        let plain = of.iter().find(|tally| tally.rule == Rule::LowestHighest).unwrap_or(&of[0]);
        (&plain.scope, plain.inputs.as_slice())
    });
    counted.chain(told.uncounted.iter().map(|(scope, inputs)| (scope, inputs.as_slice())))
}

struct Teller<'s> {
    setting: &'s Setting<'s>,
    figures: Figures<'s>,
    sources: BTreeMap<Digest, &'s Source>,
    titles: BTreeMap<&'s str, &'s str>,
    persons: Persons<'s>,
    voices: &'s Voices,
}

impl<'s> Teller<'s> {
    fn of(setting: &'s Setting<'s>, voices: &'s Voices) -> Teller<'s> {
        let incidents = setting.told.incidents.iter();
        Teller {
            setting,
            figures: Figures::of(setting.readings),
            sources: setting.readings.iter().map(|r| (r.source.sha256, &r.source)).collect(),
            titles: incidents.map(|incident| (incident.id.as_str(), incident.title.as_str())).collect(),
            persons: Persons::of(setting.registry),
            voices,
        }
    }

    fn count(&self, scope: &TallyScope, tallies: &[Tally], inputs: &[TallyInput]) -> CountTold {
        let (case, told) = (self.setting.case, self.setting.told);
        let rule = case.rule_for(scope);
        let mut set_out: Vec<TallyTold> = tallies.iter().map(TallyTold::of).collect();
        set_out.sort_by_key(|tally| tally.rule != rule);
        let gives = |rule: &Rule| tallies.iter().any(|tally| tally.rule == *rule);
        let sources: BTreeSet<Digest> = inputs.iter().map(|input| input.claim.source).collect();
        CountTold {
            title: self.titles.get(scope.incident.as_str()).copied().unwrap_or(&scope.incident).to_owned(),
            rule,
            settled: case.settled_for(scope).cloned(),
            chosen: case.chosen.on(scope).map(|(entry, chosen)| (entry, chosen.clone())),
            tallies: set_out,
            silent: case.rules_in_force().into_iter().filter(|rule| !gives(rule)).collect(),
            decided: told.decision_on(scope).cloned(),
            view: told.view(scope).cloned(),
            claims: inputs.len() as u64,
            sources: sources.len() as u64,
            inputs: self.figures.digest(inputs),
            documented: self.persons.fitting(scope),
            scope: scope.clone(),
        }
    }

    /// The claims, each with the place of its voice.
    fn claims(&self, tallies: &[Tally], inputs: &[TallyInput]) -> Vec<(usize, ClaimTold)> {
        let told = |(at, input): (usize, &TallyInput)| {
            let figure = self.figures.get(&input.claim)?;
            let source = self.sources.get(&input.claim.source)?;
            let count = &figure.count;
            let number = (count.named(), count.low(), count.high(), count.precision());
            let key = (number, source.path.clone(), source.sha256, figure.passage.start());
            let verdicts = verdicts(tallies, input, at);
            Some((key, (self.voices.places[input.origin], self.claim(input, figure, source, verdicts))))
        };
        let mut claims: Vec<_> = inputs.iter().enumerate().filter_map(told).collect();
        claims.sort_by(|(one, _), (other, _)| one.cmp(other));
        claims.into_iter().map(|(_, claim)| claim).collect()
    }

    fn claim(
        &self,
        input: &TallyInput,
        figure: &Figure,
        source: &Source,
        verdicts: Vec<Verdict>,
    ) -> ClaimTold {
        let scope = &figure.scope;
        ClaimTold {
            claim: (*input.claim).clone(),
            path: source.path.clone(),
            title: source.title.clone(),
            published: source.published,
            text: figure.passage.text().to_owned(),
            count: figure.count,
            modality: figure.modality,
            attributed_to: figure.attributed_to.clone(),
            voice: self.setting.told.origins[input.origin].name.clone(),
            counts: scope.counts,
            as_of: scope.as_of,
            day: input.as_of,
            when: scope.when,
            place: scope.place.clone(),
            verdicts,
        }
    }

    fn cells(&self, inputs: &[TallyInput]) -> Vec<CellTold> {
        let mut by_voice: BTreeMap<usize, Vec<(bool, &Figure)>> = BTreeMap::new();
        for input in inputs {
            if let Some(figure) = self.figures.get(&input.claim) {
                let compared = input.set_aside.is_none();
                by_voice.entry(self.voices.places[input.origin]).or_default().push((compared, figure));
            }
        }
        let cell = |(voice, said): (usize, Vec<(bool, &Figure)>)| {
            let any = said.iter().any(|(compared, _)| *compared);
            let counts = || said.iter().filter(|(compared, _)| *compared || !any).map(|(_, f)| &f.count);
            let high = counts().map(|count| count.high()).collect::<Option<Vec<u64>>>();
            CellTold {
                voice,
                claims: said.len() as u64,
                low: counts().map(|count| count.low()).min().unwrap_or(0),
                high: high.and_then(|high| high.into_iter().max()),
            }
        };
        by_voice.into_iter().map(cell).collect()
    }
}

/// What the rules make of the figure at a place of the inputs, which all rules share.
fn verdicts(tallies: &[Tally], input: &TallyInput, at: usize) -> Vec<Verdict> {
    let mut verdicts: Vec<Verdict> = Vec::new();
    for tally in tallies {
        let Some(here) = tally.inputs.get(at) else { continue };
        match verdicts.iter_mut().find(|verdict| verdict.aside == here.set_aside) {
            Some(verdict) => verdict.rules.push(tally.rule),
            None => verdicts.push(Verdict { rules: vec![tally.rule], aside: here.set_aside.clone() }),
        }
    }
    match verdicts.as_mut_slice() {
        [] => verdicts.push(Verdict { rules: Vec::new(), aside: input.set_aside.as_ref().map(Arc::clone) }),
        [one] => one.rules.clear(),
        _ => {}
    }
    verdicts
}

/// How many persons of the registry fit a count, by incident, what happened, sex and age.
struct Persons<'s> {
    any: bool,
    fitting: BTreeMap<(&'s str, Status, Option<Sex>, Option<Age>), u64>,
}

impl<'s> Persons<'s> {
    fn of(registry: &'s Registry) -> Persons<'s> {
        let mut fitting = BTreeMap::new();
        for person in &registry.persons {
            let (Some(incident), Some(status)) = (person.incident.as_deref(), person.status()) else {
                continue;
            };
            let sexes: BTreeSet<Option<Sex>> = [None, person.sex()].into();
            let ages: BTreeSet<Option<Age>> = [None, person.age_class()].into();
            for sex in &sexes {
                for age in &ages {
                    *fitting.entry((incident, status, *sex, *age)).or_default() += 1;
                }
            }
        }
        Persons { any: !registry.lists.is_empty(), fitting }
    }

    fn fitting(&self, scope: &TallyScope) -> Option<u64> {
        let plain = scope.unit == Unit::People && scope.role.is_none() && scope.nationality.is_none();
        let key = (scope.incident.as_str(), scope.status, scope.sex, scope.age);
        (self.any && plain).then(|| self.fitting.get(&key).copied().unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{example::reading, inputs_of, reconcile};

    const AT: &str = "at=Odry when=2031-05-05";

    fn case() -> Case {
        serde_json::from_str(r#"{"title": "Odry, a fiction"}"#).unwrap()
    }

    #[test]
    fn each_count_is_told_with_its_claims_and_cells() {
        let say = |words: &str| format!("{words} {AT}");
        let readings = [
            reading("bell", "2031-05-07", "", &[&say("31 killed by=the_mayor"), &say("4 missing")]),
            reading("post", "2031-05-08", "", &[&say("27 killed by=a_hospital")]),
            reading(
                "star",
                "2031-05-09",
                "",
                &[&say("31 killed by=the_mayor"), &say("9 killed denied by=the_army")],
            ),
        ];
        let case = case();
        let told = reconcile(&case, &readings);
        let (registry, voices) = (Registry::default(), Voices::of(&told));
        assert_eq!(voices.ranked[0], ("the mayor".to_owned(), 2));
        let setting = Setting { case: &case, told: &told, readings: &readings, registry: &registry };
        let mut all = Vec::new();
        each_count(&setting, &voices, |count, claims, cells| {
            all.push((count, claims, cells));
            Ok::<(), ()>(())
        })
        .unwrap();
        let (killed, claims, cells) = &all[0];
        assert_eq!(
            (all.len(), killed.scope.status, killed.claims, killed.sources),
            (2, Status::Killed, 4, 3)
        );
        assert_eq!(killed.rule, Rule::LatestAsOf);
        assert_eq!(killed.first().unwrap().best, Some(31));
        assert!(killed.differs() && !all[1].0.differs());
        assert_eq!(Some(killed.inputs), inputs_of(&told, &readings, &killed.scope));
        assert_eq!(killed.documented, None, "there is no list");
        let numbers: Vec<u64> = claims.iter().map(|(_, claim)| claim.count.named()).collect();
        assert_eq!(numbers, [9, 27, 31, 31]);
        let denied = &claims[0].1;
        assert!(denied.verdicts.len() == 1 && denied.verdicts[0].rules.is_empty(), "set aside by every rule");
        assert!(denied.verdicts[0].aside.as_ref().unwrap().contains("denied"), "{denied:?}");
        let mayor = cells.iter().find(|cell| cell.voice == 0).unwrap();
        assert_eq!((mayor.claims, mayor.low, mayor.high), (2, 31, Some(31)));
        assert_eq!(all.iter().map(|(_, claims, _)| claims.len()).sum::<usize>(), 5, "no claim is lost");
    }

    #[test]
    fn what_is_told_comes_back_as_it_was() {
        let readings = [
            reading("a", "2031-05-07", "", &[&format!("31 killed {AT} as-of=2031-05-06")]),
            reading("b", "2031-05-08", "", &[&format!("40 killed {AT} as-of=2031-05-08")]),
        ];
        let case = case();
        let told = reconcile(&case, &readings);
        let (registry, voices) = (Registry::default(), Voices::of(&told));
        let setting = Setting { case: &case, told: &told, readings: &readings, registry: &registry };
        let mut seen = 0;
        each_count(&setting, &voices, |count, claims, _| {
            seen += claims.len();
            let again: CountTold = serde_json::from_str(&serde_json::to_string(&count)?)?;
            assert!(again == count && count.view.is_some());
            for (_, claim) in claims {
                let again: ClaimTold = serde_json::from_str(&serde_json::to_string(&claim)?)?;
                assert_eq!(again, claim);
            }
            Ok::<(), serde_json::Error>(())
        })
        .unwrap();
        assert_eq!(seen, 2);
    }
}
