//! `toll verify` and `toll export`.

use crate::world::World;
use std::fs;

#[test]
fn an_altered_original_is_named() {
    let world = World::with_case().reports(3);
    world.build("");
    let head = head(&world.run("verify case").code(0).out());
    world.run(&format!("verify case --head {head}")).code(0);
    let originals = world.tree("case/originals");
    let (name, bytes) = originals.iter().next().unwrap();
    let path = world.path("case/originals").join(name);
    fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o644)).unwrap();
    fs::write(&path, [bytes.as_slice(), b" "].concat()).unwrap();
    let ran = world.run("verify case").code(1).says("1 fault");
    ran.warns("was changed").warns("compare with a backup");
}

#[test]
fn an_export_can_be_checked_without_the_case_and_every_change_is_found() {
    let world = World::with_case().reports(3);
    world.build("");
    let export = world.run("export case").code(0).quiet().out();
    world.run("export case --out ledger.jsonl").code(0);
    assert_eq!(fs::read_to_string(world.path("ledger.jsonl")).unwrap(), export);
    world.run("verify --ledger ledger.jsonl").code(0).says("4 entries: nothing is wrong");
    world.run_with_input("verify --ledger -", export.as_bytes()).code(0);
    world.write("ledger.jsonl", export.replacen("00001.txt", "00009.txt", 1));
    world.run("verify --ledger ledger.jsonl").code(1).warns("entry");
    let zeros = format!("4-{}", "0".repeat(64));
    world.write("ledger.jsonl", &export);
    world
        .run(&format!("verify --ledger ledger.jsonl --head {zeros}"))
        .code(1)
        .warns("not the one that was given");
}

#[test]
fn a_ledger_that_was_cut_short_is_told_by_an_earlier_head() {
    let world = World::with_case().reports(1);
    world.build("");
    let longer = World::with_case().reports(3);
    longer.build("");
    let seen = head(&longer.run("verify case").out());
    world.run(&format!("verify case --head {seen}")).code(1).warns("its end was cut off");
    world.run("verify case --head nonsense").code(2).warns("is not a head");
}

fn head(out: &str) -> String {
    out.lines().find_map(|line| line.strip_prefix("head ")).unwrap().to_owned()
}
