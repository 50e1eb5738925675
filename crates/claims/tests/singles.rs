//! Single victims: by kin, by trade, by name, as the youngest of many.
//!
//! All people, events and places are invented.

mod lines;

use lines::check;

#[test]
fn those_who_speak_or_live_there_are_no_victims() {
    check(
        "Nine people died. A neighbour's wife, Ada Lorne, 61, said she heard two bangs. The mayor's brother runs the \
         shop. The oldest resident, Mara Oste, 94, remembered the flood. Shop owner Ivo Bram, 38, said he was asleep.",
        &["Nine people | killed"],
    );
}

#[test]
fn kin_by_whose_they_are() {
    check("A neighbour's husband was wounded.", &["A neighbour's husband | injured | male"]);
    check("Miss Orr's twin sister, Faith, drowned.", &["Miss Orr's twin sister, Faith | killed | female"]);
    check("The mayor's daughter, 12, was abducted.", &["The mayor's daughter | captured | female, child"]);
    check(
        "Her late husband, a carpenter, was shot dead in 2011.",
        &["Her late husband, a carpenter | killed | male"],
    );
}

#[test]
fn kin_that_share_an_owner() {
    check(
        "Lora Hensley, whose husband and father were killed, wept.",
        &["whose husband | killed | male", "father | killed | male"],
    );
}

#[test]
fn the_youngest_and_the_oldest_of_many() {
    check(
        "Twelve people drowned. The youngest was a girl of nine and the eldest a barman aged 61.",
        &[
            "Twelve people | killed",
            "a girl of nine | killed | female, child | > Twelve people",
            "a barman aged 61 | killed | male, elderly | > Twelve people",
        ],
    );
    check(
        "Twelve people drowned. The oldest, deck boss Ivo Karr, was 59.",
        &["Twelve people | killed", "deck boss Ivo Karr | killed | > Twelve people"],
    );
    check(
        "Twelve people drowned. The youngest was thirteen.",
        &["Twelve people | killed", "The youngest | killed | child | > Twelve people"],
    );
}

#[test]
fn a_trade_before_a_name() {
    check("Taxi driver Sal Orr, 44, died at the wheel.", &["Taxi driver Sal Orr | killed | adult"]);
    check("Also killed was off-duty constable Dan Roe.", &["off-duty constable Dan Roe | killed | police"]);
}

#[test]
fn lists_of_the_named_dead() {
    check(
        "Three people died. The victims were identified as Ada Karr, 34, Tom Bell, nine, and Joan Hart, a nurse.",
        &[
            "Three people | killed",
            "Ada Karr | killed | adult | > Three people",
            "Tom Bell | killed | child | > Three people",
            "Joan Hart, a nurse | killed | health-worker | > Three people",
        ],
    );
    check(
        "The dead are Ada Moss, 34; Tim Bell, nine; and Jane Hart.",
        &["Ada Moss | killed | adult", "Tim Bell | killed | child", "Jane Hart | killed"],
    );
}

#[test]
fn ages_and_children_are_no_figures() {
    check("His sister, who was 19, died of her wounds.", &["His sister | killed | female, adult"]);
    check("A mother of three was stabbed.", &["A mother | injured | female"]);
}

#[test]
fn another_one_and_a_body() {
    check("Another man died later.", &["Another man | killed | male"]);
    check(
        "Divers recovered the body of a 12-year-old girl.",
        &["a 12-year-old girl | exhumed | female, child"],
    );
}

#[test]
fn a_limb_hurt_in_a_clause_of_its_own() {
    check(
        "A neighbour's husband, whose spine was crushed, runs a tea stall.",
        &["A neighbour's husband | injured | male"],
    );
}

#[test]
fn kin_by_name_where_no_number_is_said() {
    check(
        "She is survived by her sons, Peter and Paul, and by four grandchildren.",
        &["Peter | affected | male", "Paul | affected | male", "four grandchildren | affected | child"],
    );
}

#[test]
fn whose_arms_they_are_is_no_victim() {
    check("A boy was shot dead in his mother's arms.", &["A boy | killed | male, child"]);
}

#[test]
fn their_teacher_behind_a_place() {
    check(
        "Kelm: 60 dead, among them nine pupils at the music school and their teacher.",
        &[
            "60 dead | killed",
            "nine pupils | killed | child | > 60 dead",
            "their teacher | killed | > 60 dead",
        ],
    );
}
