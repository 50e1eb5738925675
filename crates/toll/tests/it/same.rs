//! The same case gives the same bytes: on any number of threads, in any time zone and locale.

use crate::world::{CLOCK, World};

#[test]
fn sites_are_the_same_on_any_machine() {
    let mut first = None;
    for (threads, zone, locale) in
        [("1", "UTC", "C"), ("2", "Asia/Tokyo", "tr_TR.UTF-8"), ("4", "America/Lima", "ar_EG.UTF-8")]
    {
        let world =
            World::with_case().reports(30).file("case/sources/x/Ölüm.md", "# Ölüm\n\n12 people were killed.");
        let mut command = world.command(&format!("build case --threads {threads} --clock {CLOCK}"));
        command.env("TZ", zone).env("LC_ALL", locale).env("LANG", locale);
        world.ran(command);
        let site = world.tree("case/site");
        assert!(site.len() > 30);
        assert!(*first.get_or_insert_with(|| site.clone()) == site, "{threads} threads, {zone}, {locale}");
    }
}

#[test]
fn readings_are_the_same_on_any_number_of_threads() {
    let world = World::with_case().reports(80);
    let one = world.run("read case/sources --threads 1").out();
    assert_eq!(one.lines().count(), 80);
    assert!(world.run("read case/sources --threads 4").out() == one);
}
