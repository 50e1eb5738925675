//! What reviewers decide on claims, in builds: rejected, corrected, added, handed in, and found no longer. All is fictional.

use crate::world::World;
use custody::{Arrival, CaseFolder, Granting, Moment, Wanted, Wish};
use serde_json::Value;
use vocabulary::{
    AddedClaim, Attribution, CharMap, ClaimDecision, ClaimKey, ClaimVerdict, CorrectedClaim, Count, Digest,
    HandFigure, JudgedClaim, PartOf, Passage, Reading, Speaker, WithdrawnClaim,
};

const MAYOR: &str = "ODRY, 6 May 2031 - The mayor said 31 people were killed in Odry on 5 May 2031.\n";
const HOSPITAL: &str = "ODRY, 6 May 2031 - The hospital said 27 people were killed in Odry on 5 May 2031. The harbour \
    master wrote of XXIV dead.\n";

fn disputed() -> World {
    let world =
        World::with_case().file("case/sources/hospital.txt", HOSPITAL).file("case/sources/mayor.txt", MAYOR);
    world.build("");
    world
}

fn open(world: &World) -> CaseFolder {
    let at: Moment = crate::world::CLOCK.parse().unwrap();
    CaseFolder::open_by(&world.path("case"), at.always()).unwrap()
}

/// What the reader has of a document.
fn read(text: &str) -> Reading {
    let world = World::new().file("a.txt", text);
    let mut lines = world.run("read a.txt --format jsonl").lines();
    let mut reading: Reading = serde_json::from_value(lines.remove(0)).unwrap();
    reading.source.sha256 = Digest::of(text.as_bytes());
    reading
}

fn key(reading: &Reading) -> ClaimKey {
    ClaimKey::of_figure(reading.source.sha256, &reading.figures[0])
}

fn decide(world: &World, wanted: Wanted, seen: u64) -> u64 {
    match open(world).grant(&[Wish { wanted, seen }]).unwrap()[..] {
        [Granting::Kept(entry)] => entry,
        ref other => panic!("{other:?}"),
    }
}

fn judged(claim: ClaimKey, verdict: ClaimVerdict) -> Wanted {
    let (by, reason) = ("Reviewer".to_owned(), "read again".to_owned());
    Wanted::OnClaim(ClaimDecision::Judged(Box::new(JudgedClaim {
        claim,
        verdict,
        by,
        reason,
        proposed_by: None,
    })))
}

/// Low and high of all people killed, by the rule lowest-highest.
fn killed(world: &World) -> (u64, u64) {
    let told: Value =
        serde_json::from_str(&world.run("tally case --format json --rule lowest-highest").out()).unwrap();
    let tally = &told["tallies"][0];
    (tally["low"].as_u64().unwrap(), tally["high"].as_u64().unwrap())
}

/// What the site says that is seen of decisions on claims.
fn findings(world: &World) -> String {
    std::fs::read_to_string(world.path("case/site/findings.html")).unwrap()
}

#[test]
fn a_decision_that_finds_no_claim_is_a_finding_and_changes_nothing() {
    let world = disputed();
    assert_eq!(killed(&world), (27, 31));
    let hospital = read(HOSPITAL);
    let stale = ClaimKey { quoted: "other words".to_owned(), ..key(&hospital) };
    decide(&world, judged(stale, ClaimVerdict::Rejected), 0);
    let other = ClaimKey { source: Digest::of(b"gone"), ..key(&hospital) };
    decide(&world, judged(other, ClaimVerdict::Rejected), 0);
    world.build("");
    assert_eq!(killed(&world), (27, 31));
    let told = findings(&world);
    assert!(told.contains("finds its claim no longer") && told.contains("does not count that source now"));
    assert!(!told.contains("other words"), "words may name people");
    let was = HandFigure::of(&hospital.figures[0]);
    let now = HandFigure { incident: Some("nowhere-1900".to_owned()), ..was.clone() };
    let (by, reason) = ("Reviewer".to_owned(), String::new());
    let corrected = CorrectedClaim { claim: key(&hospital), was, now, by, reason };
    decide(&world, Wanted::OnClaim(ClaimDecision::Corrected(Box::new(corrected))), 0);
    world.build("");
    assert_eq!(killed(&world), (27, 31));
    assert!(findings(&world).contains("to the incident nowhere-1900, and there is none"));
}

#[test]
fn what_is_rejected_corrected_or_added_counts_so_and_comes_back_when_it_is_withdrawn() {
    let world = disputed();
    let before = world.tree("case/site");
    let (mayor, hospital) = (read(MAYOR), read(HOSPITAL));
    let rejected = decide(&world, judged(key(&mayor), ClaimVerdict::Rejected), 0);
    world.build("");
    assert_eq!(killed(&world), (27, 27));
    let was = HandFigure::of(&hospital.figures[0]);
    let now = HandFigure { count: Count::exact(26), ..was.clone() };
    let (by, reason) = ("Reviewer".to_owned(), "misread".to_owned());
    let corrected = CorrectedClaim { claim: key(&hospital), was, now: now.clone(), by, reason };
    let corrected = decide(&world, Wanted::OnClaim(ClaimDecision::Corrected(Box::new(corrected))), 0);
    let from = HOSPITAL.find("XXIV dead").unwrap();
    let passage = Passage::cut(HOSPITAL, &CharMap::new(HOSPITAL), from..from + "XXIV dead".len());
    let attributed_to = Attribution(vec![Speaker("The harbour master".to_owned())]);
    let figure = HandFigure { passage, count: Count::exact(24), attributed_to, ..now };
    let (by, reason) = ("Reviewer".to_owned(), "the reader has no such numerals".to_owned());
    let added =
        AddedClaim { source: hospital.source.sha256, figure: figure.clone(), by, reason, proposed_by: None };
    let added = decide(&world, Wanted::OnClaim(ClaimDecision::Added(Box::new(added))), 0);
    world.build("");
    assert_eq!(killed(&world), (24, 26));
    let told = findings(&world);
    assert!(told.contains("1 of the claims that were read are rejected"), "{told}");
    let site: String =
        world.tree("case/site").values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
    assert!(site.contains(&format!(
        "corrected by a reviewer, entry {corrected} of the ledger; the reader had 27 killed"
    )));
    assert!(site.contains(&format!("added by a reviewer, entry {added} of the ledger")));
    assert!(site.contains("XXIV dead"), "it opens onto its words");
    let keys = [key(&mayor), key(&hospital), ClaimKey::of_hand(hospital.source.sha256, &figure)];
    for (claim, withdraws) in keys.into_iter().zip([rejected, corrected, added]) {
        let (by, reason) = ("Reviewer".to_owned(), "undone".to_owned());
        let gone = WithdrawnClaim { claim, withdraws, by, reason };
        decide(&world, Wanted::ClaimWithdrawn(gone), withdraws);
    }
    world.build("");
    assert_eq!(killed(&world), (27, 31));
    let after = world.tree("case/site");
    let names = |site: &std::collections::BTreeMap<String, Vec<u8>>| site.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&after), names(&before));
}

#[test]
fn what_is_handed_in_takes_part_in_builds_and_is_not_missed_in_the_folders() {
    let world = disputed();
    let text = "ODRY, 7 May 2031 - The police said 35 people were killed in Odry on 5 May 2031.\n";
    let arrival = Arrival { path: "sources/police.txt".to_owned(), bytes: text.into(), sidecar: None };
    open(&world).hand_in(&[arrival], false, "con").unwrap();
    world.build("");
    assert_eq!(killed(&world), (27, 35));
    assert!(!findings(&world).contains("no longer lies in the folder"));
    assert!(!world.path("case/sources/police.txt").exists());
    std::fs::remove_file(world.path("case/sources/mayor.txt")).unwrap();
    world.build("");
    assert!(findings(&world).contains("no longer lies in the folder"), "what lay there is missed");
    let reader = custody::CaseReader::open(&world.path("case")).unwrap();
    let listed = reader.sources_after("", 9).unwrap();
    let police = listed.iter().find(|one| one.path == "sources/police.txt").unwrap();
    assert_eq!(police.document.as_ref().unwrap().figures, 1);
    assert_eq!(reader.text(&police.sha256).unwrap().as_deref(), Some(text));
}

const SCHOOL: &str = "ODRY, 6 May 2031 - The school said 20 people were killed in Odry on 5 May 2031. It said 30 children were killed in \
    Odry on 5 May 2031.\n";

/// Corrects a figure so that it is part of another.
fn part_of(world: &World, reading: &Reading, part: usize, whole: ClaimKey) -> u64 {
    let figure = &reading.figures[part];
    let claim = ClaimKey::of_figure(reading.source.sha256, figure);
    let was = HandFigure::of(figure);
    let now = HandFigure { part_of: Some(PartOf::Claim(Box::new(whole))), ..was.clone() };
    let (by, reason) = ("Reviewer".to_owned(), "among them".to_owned());
    let corrected = CorrectedClaim { claim, was, now, by, reason };
    decide(world, Wanted::OnClaim(ClaimDecision::Corrected(Box::new(corrected))), 0)
}

#[test]
fn what_a_reviewer_makes_part_of_a_whole_is_checked_against_it_and_a_whole_that_is_gone_is_told_of() {
    let world = World::with_case().file("case/sources/school.txt", SCHOOL);
    world.build("");
    assert!(
        !findings(&world).contains("above the whole"),
        "two figures that have nothing to do with each other"
    );
    let school = read(SCHOOL);
    assert_eq!(school.figures.len(), 2, "{:?}", school.figures);
    assert!(school.figures.iter().all(|figure| figure.part_of.is_none()));
    let [whole, part] = [0, 1].map(|at| ClaimKey::of_figure(school.source.sha256, &school.figures[at]));
    let entry = part_of(&world, &school, 1, whole.clone());
    world.build("");
    let told = findings(&world);
    assert!(told.contains("30") && told.contains("whole"), "{told}");
    let gone =
        WithdrawnClaim { claim: part, withdraws: entry, by: "Reviewer".to_owned(), reason: String::new() };
    decide(&world, Wanted::ClaimWithdrawn(gone), entry);
    let entry = part_of(&world, &school, 0, ClaimKey { quoted: "gone".to_owned(), ..whole });
    world.build("");
    let told = findings(&world);
    assert!(
        told.contains(&format!(
            "Entry {entry} of the ledger makes a figure part of another that is found no longer"
        )),
        "{told}"
    );
}
