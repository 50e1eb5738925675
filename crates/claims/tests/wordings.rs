//! Wordings of all registers behind the patterns: what must be read, in one line a figure.
//!
//! Lines are those of `patterns.rs`. All events, people and places are invented.

mod common;

use common::check;

#[test]
fn parts_behind_one_verb() {
    check(
        "The raid killed 20 people. Of those killed, nine were men, six women, three boys and two girls.",
        &[
            "20 people | killed 20..20",
            "nine | killed 9..9 | male, > 20 people",
            "six women | killed 6..6 | female, > 20 people",
            "three boys | killed 3..3 | male, child, > 20 people",
            "two girls | killed 2..2 | female, child, > 20 people",
        ],
    );
}

#[test]
fn where_they_end_up_says_what_happened() {
    check("Ambulances took 16 people to hospital.", &["16 people | injured 16..16"]);
    check("Two sisters were lifted alive from the cellar.", &["Two sisters | affected 2..2 | female"]);
    check("Nine men are still under the rubble.", &["Nine men | missing 9..9 | male"]);
    check(
        "The cemetery holds 400 soldiers and 30 nurses in its mass graves.",
        &["400 soldiers | killed 400..400 | combatant", "30 nurses | killed 30..30 | health-worker"],
    );
}

#[test]
fn fates_told_together() {
    check(
        "The book gives 900 soldiers as killed. It lists 40 porters killed, captured or missing.",
        &[
            "900 soldiers | killed 900..900 | combatant, says The book",
            "40 porters | casualties 40..40 | says The book",
        ],
    );
}

#[test]
fn a_pronoun_takes_them_up() {
    check(
        "Troops separated 47 men from the column and shot them at the mill.",
        &["47 men | killed 47..47 | male"],
    );
}

#[test]
fn those_taken_and_never_seen_again() {
    check("Two of his cousins had been led away and not seen since.", &["Two of his cousins | missing 2..2"]);
}

#[test]
fn labels_and_columns() {
    check(
        "Situation in Odra\n\nKilled: 12\nPeople abducted | 64\nof which children | 21\n",
        &["12 | killed 12..12", "64 | captured 64..64", "21 | captured 21..21 | child, > 64"],
    );
    check(
        "Situation in Odra\n\nDistrict | Dead | Displaced families\nArva | 12 | 1,200\nBesk | 7 | 350\n",
        &[
            "12 | killed 12..12",
            "1,200 | displaced 1200..1200 | families",
            "7 | killed 7..7",
            "350 | displaced 350..350 | families",
        ],
    );
}

#[test]
fn rows_that_add_up_are_parts() {
    check(
        "The quake killed 57 people.\n\nDead by district\n\nArva: 40 dead\n\nDied in Besk: 30\nDied in Cora: 20\nDied in Dorn: 7\n",
        &[
            "57 people | killed 57..57",
            "40 dead | killed 40..40",
            "30 | killed 30..30 | > 57 people",
            "20 | killed 20..20 | > 57 people",
            "7 | killed 7..7 | > 57 people",
        ],
    );
}

#[test]
fn ages_beside_and_behind() {
    check(
        "Her grandson Asif, seven, and a 16-year-old pupil drowned.",
        &["Her grandson Asif | killed 1..1 | male, child", "a 16-year-old pupil | killed 1..1 | child"],
    );
    check(
        "A man in his 50s and two sisters, aged 12 and 15, were killed.",
        &["A man in his 50s | killed 1..1 | male, adult", "two sisters | killed 2..2 | female, child"],
    );
    check("Eleven of them were under eighteen when the mine fell in.", &[]);
}

#[test]
fn the_first_pronoun_gives_the_sex() {
    check(
        "Radio presenter Ivo Marr was shot dead outside his home.",
        &["Radio presenter Ivo Marr | killed 1..1 | male, journalist"],
    );
}

#[test]
fn one_known_by_a_trade() {
    check(
        "The owner, now 67, was arrested along with five engineers, four of whom are out on bail.",
        &[
            "owner | captured 1..1 | elderly",
            "five engineers | captured 5..5",
            "four of whom | released 4..4 | > five engineers",
        ],
    );
}

#[test]
fn headlines_without_articles() {
    check(
        "Mother, two children die in house fire",
        &["Mother | killed 1..1 | female", "two children | killed 2..2 | child"],
    );
    check("Landslide kills family of six", &["family of six | killed 6..6"]);
}

#[test]
fn a_bare_number_takes_up_those_just_spoken_of() {
    check(
        "Fifty-eight people were taken to three hospitals. Eleven are in a critical condition.",
        &["Fifty-eight people | injured 58..58", "Eleven | injured 11..11 | > Fifty-eight people"],
    );
    // The wounded are no part of the dead.
    check(
        "Thirty people were killed in Odra. Twelve were wounded.",
        &["Thirty people | killed 30..30", "Twelve | injured 12..12"],
    );
}

#[test]
fn the_noun_left_out_keeps_its_trade() {
    check(
        "The shelling killed 18 soldiers and injured 36.",
        &["18 soldiers | killed 18..18 | combatant", "36 | injured 36..36 | combatant"],
    );
}

#[test]
fn numbers_since_replaced() {
    check(
        "The minister, who had first announced that eight had perished, closed the school.",
        &["eight | killed 8..8 | superseded, says The minister"],
    );
    check(
        "The number of people killed rose to 112 on Thursday from 98 the day before.",
        &["112 | killed 112..112 | cumulative", "98 | killed 98..98 | superseded, cumulative"],
    );
}

#[test]
fn running_totals_hold_for_the_sentence() {
    check(
        "Since the start of the war 212 people have been killed and 97 arrested.",
        &["212 people | killed 212..212 | cumulative", "97 | captured 97..97 | cumulative"],
    );
    check("Nine fishermen have been missing since Sunday.", &["Nine fishermen | missing 9..9"]);
}

#[test]
fn what_counts_nobody() {
    check("The inquiry made 12 recommendations, of which five were carried out.", &[]);
    check("Police seized 16 motorcycles and searched for two gunmen.", &[]);
    check("The road was blocked so that nobody could flee.", &[]);
    check("All but three were saved.", &[]);
}

#[test]
fn them_are_those_right_before() {
    check(
        "Nine men and three children died, one of them an infant.",
        &[
            "Nine men | killed 9..9 | male",
            "three children | killed 3..3 | child",
            "one of them | killed 1..1 | child, > three children",
        ],
    );
    check(
        "Of the 69 dead, eight were women. Seventy people were shot, eight of them women and ten of them children.",
        &[
            "69 dead | killed 69..69",
            "eight | killed 8..8 | female, > 69 dead",
            "Seventy people | killed 70..70",
            "eight of them | killed 8..8 | female, > Seventy people",
            "ten of them | killed 10..10 | child, > Seventy people",
        ],
    );
}

#[test]
fn casualties_in_their_parts() {
    check(
        "The number of casualties was put at 40: 15 dead and 25 wounded.",
        &["40 | casualties 40..40", "15 dead | killed 15..15 | > 40", "25 wounded | injured 25..25 | > 40"],
    );
    check(
        "Three officers were stabbed, one of them fatally.",
        &["Three officers | injured 3..3", "one of them | killed 1..1 | > Three officers"],
    );
}

#[test]
fn a_second_object_behind_a_single_one() {
    check(
        "Gunmen ambushed a convoy, killing its commander and seven of his men.",
        &["its commander | killed 1..1 | male, combatant", "seven of his men | killed 7..7 | male"],
    );
}

#[test]
fn a_stated_age_before_man_and_woman() {
    check(
        "Police said a 40-year-old man had been arrested.",
        &["a 40-year-old man | captured 1..1 | male, adult, says Police"],
    );
    check("A mother of three was shot dead.", &["A mother | killed 1..1 | female"]);
    check("The club lost 3-1.", &[]);
}
