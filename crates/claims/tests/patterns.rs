//! The ways in which reports count people, one sentence each: what must be read, in one line a figure.
//!
//! A line is `words | status low..high | what else`, in the order of the text; `>` names the whole a part is of.
//! All events and places are invented.

mod common;

use common::check;

#[test]
fn passive_without_a_doer() {
    check("Forty-one villagers were shot dead near Dara.", &["Forty-one villagers | killed 41..41"]);
}

#[test]
fn a_part_of_those_in_a_relative_clause() {
    check(
        "Some 220 of the 900 men that the militia rounded up in July remain unaccounted for.",
        &["Some 220 | missing 220..220 | male, > 900 men", "900 men | captured 900..900 | male"],
    );
}

#[test]
fn the_noun_left_out() {
    check(
        "The shelling killed nine people and injured 12.",
        &["nine people | killed 9..9", "12 | injured 12..12"],
    );
    check(
        "Six soldiers were killed in the north and four in the south.",
        &["Six soldiers | killed 6..6 | combatant", "four | killed 4..4 | combatant"],
    );
}

#[test]
fn headlines() {
    check(
        "A bus blast in Kelar: 7 dead, 30 wounded, police say",
        &["7 dead | killed 7..7 | says police", "30 wounded | injured 30..30 | says police"],
    );
}

#[test]
fn nested_breakdowns() {
    check(
        "The raid killed 84 people, 61 of them civilians, including 19 children, nine of them under five.",
        &[
            "84 people | killed 84..84",
            "61 of them | killed 61..61 | civilian, > 84 people",
            "19 children | killed 19..19 | child, > 61 of them",
            "nine of them | killed 9..9 | child, > 19 children",
        ],
    );
}

#[test]
fn subjects_that_are_joined() {
    check(
        "Three guards, a cook and two of their cousins died in the fire.",
        &["Three guards | killed 3..3", "a cook | killed 1..1", "two of their cousins | killed 2..2"],
    );
}

#[test]
fn nobody_and_no_animals() {
    check(
        "No civilians were hurt, the army said, though two goats were killed.",
        &["No civilians | injured 0..0 | civilian, says the army"],
    );
}

#[test]
fn denials() {
    check(
        "The ministry denied that 30 of its troops had been captured.",
        &["30 of its troops | captured 30..30 | combatant, denied, says The ministry"],
    );
    check(
        "Claims that more than 30 people have died here are untrue.",
        &["more than 30 people | killed 31.. | denied"],
    );
}

#[test]
fn corrections() {
    check(
        "The agency lowered the death toll to 17 from an earlier figure of 23.",
        &[
            "17 | killed 17..17 | cumulative, says The agency",
            "23 | killed 23..23 | superseded, says The agency",
        ],
    );
}

#[test]
fn additions_and_running_totals() {
    check(
        "Five more bodies were pulled out on Sunday, bringing the toll to 58.",
        &["Five more bodies | exhumed 5..5 | new", "58 | killed 58..58 | cumulative"],
    );
}

#[test]
fn ranges_and_vague_words() {
    check(
        "Between 40 and 60 fighters were killed. Dozens were wounded and hundreds of families fled.",
        &[
            "Between 40 and 60 fighters | killed 40..60 | combatant",
            "Dozens | injured 24..",
            "hundreds of families | displaced 200.. | families",
        ],
    );
}

#[test]
fn shares_are_worked_out() {
    check(
        "Women and children made up 70 percent of the 1,200 dead.",
        &["70 percent | killed 840..840 | > 1,200 dead", "1,200 dead | killed 1200..1200"],
    );
}

#[test]
fn rates_and_measures_count_nobody() {
    check("An average of 11 people a day have been killed since March.", &[]);
    check("The 49-seater, with 52 on board, had passed its test in 2019 and cost $3.1 million.", &[]);
}

#[test]
fn what_may_happen_is_expected() {
    check(
        "Up to 50,000 people could die if the dam fails.",
        &["Up to 50,000 people | killed 0..50000 | expected"],
    );
}

#[test]
fn two_speakers_in_one_sentence() {
    check(
        "Rebels put the number of dead at 90; the government said no more than 35 had died.",
        &["90 | killed 90..90 | says Rebels", "no more than 35 | killed 0..35 | says the government"],
    );
}

#[test]
fn the_doer_is_no_victim() {
    check(
        "Troops killed 14 gunmen, and 5 soldiers were wounded.",
        &["14 gunmen | killed 14..14 | combatant", "5 soldiers | injured 5..5 | combatant"],
    );
}

#[test]
fn acts_as_nouns() {
    check(
        "The deaths of 26 schoolgirls and the wounding of 8 others shocked the town.",
        &["26 schoolgirls | killed 26..26 | female, child", "8 others | injured 8..8"],
    );
}

#[test]
fn families_are_another_unit() {
    check("Eight families were completely wiped out.", &["Eight families | killed 8..8 | families"]);
}

#[test]
fn a_whole_in_parts() {
    check(
        "Of 19 hostages, 12 were freed, five were executed and two are still missing.",
        &[
            "19 hostages | captured 19..19",
            "12 | released 12..12 | > 19 hostages",
            "five | killed 5..5 | > 19 hostages",
            "two | missing 2..2 | > 19 hostages",
        ],
    );
}

#[test]
fn fates_not_told_apart() {
    check("The clashes killed or wounded 300 people.", &["300 people | casualties 300..300"]);
}

#[test]
fn spaced_thousands() {
    check(
        "The death toll stood at 1 275 on Monday, up from 1,190 a day earlier.",
        &["1 275 | killed 1275..1275 | cumulative", "1,190 | killed 1190..1190 | superseded"],
    );
}

#[test]
fn small_sums_of_other_paragraphs_are_chance() {
    check(
        "The government put the death toll at three.\n\nTwo pupils and a soldier were killed in Odry on Monday.",
        &[
            "three | killed 3..3 | says The government",
            "Two pupils | killed 2..2 | child",
            "a soldier | killed 1..1 | combatant",
        ],
    );
}

#[test]
fn who_tells_is_not_counted() {
    check(
        "At least 6 people were killed, among them two children, a doctor at the clinic said.",
        &[
            "At least 6 people | killed 6.. | says a doctor at the clinic",
            "two children | killed 2..2 | child, says a doctor at the clinic, > At least 6 people",
        ],
    );
}

#[test]
fn the_found_alive_are_not_dead() {
    check(
        "Rescuers pulled a woman and her two sons alive from a cellar.",
        &["a woman | affected 1..1 | female", "two sons | affected 2..2 | male"],
    );
    check(
        "Rescuers found the bodies of a mother and her three children under the rubble.",
        &["a mother | exhumed 1..1 | female", "three children | exhumed 3..3 | child"],
    );
}

#[test]
fn a_number_that_counts_no_victims_is_no_whole() {
    check(
        "The quake left 300,000 homeless.\n\nOf the 150 people on board, 104 were killed and 16 are missing.",
        &["300,000 homeless | displaced 300000..300000", "104 | killed 104..104", "16 | missing 16..16"],
    );
}
