//! Wordings of fates other than death: the hurt, the missing, the taken and the freed, the driven-out, the found.
//!
//! One sentence a line, with the fates that must be read in it, in order. All events and places are invented.

mod common;

use common::check_fates;

#[test]
fn what_they_needed_says_that_they_were_hurt() {
    check_fates(&[
        ("Three of the guards needed surgery.", "injured 3"),
        ("Five officers required hospital treatment after the clashes.", "injured 5"),
        ("Two boys lost their eyesight in the explosion.", "injured 2"),
        ("Seven people received gunshot wounds.", "injured 7"),
        // What is received without harm hurts nobody.
        ("Seven people received medals.", ""),
        ("Some 1.2 million people depend on food aid.", "affected 1200000"),
    ]);
}

#[test]
fn what_they_came_away_with() {
    check_fates(&[
        ("Some 30 others escaped with scratches.", "injured 30"),
        ("Two clerks came away with bruises after the crash.", "injured 2"),
        ("More than 200 were left with life-changing injuries.", "injured 201+"),
        ("A driver was pulled from the wreck with serious leg injuries.", "injured 1"),
        ("Ninety-two people walked away from the crash unhurt.", "affected 92"),
        ("One man was shot in the leg.", "injured 1"),
    ]);
}

#[test]
fn those_who_are_sought() {
    check_fates(&[
        ("The whereabouts of 46 students are unknown.", "missing 46"),
        ("The search continues for nine sailors.", "missing 9"),
        ("Divers searched in vain for the five remaining crew.", "missing 5"),
        ("Contact was lost with 19 miners.", "missing 19"),
        ("Nothing has been heard from the eight climbers since Monday.", "missing 8"),
        ("Rescuers were digging for four children.", "missing 4"),
        ("Two hikers were swept away by the torrent and have not been found.", "missing 2"),
        ("The register of the missing holds 4,512 names.", "missing 4512"),
        ("Some 600 cases of enforced disappearance were documented.", "missing 600"),
        // Who has heard nothing is not missed.
        ("Twelve mothers have not heard from anybody.", ""),
        ("Police searched for two gunmen.", ""),
    ]);
}

#[test]
fn those_taken() {
    check_fates(&[
        ("Masked men frogmarched two teachers from the school.", "captured 2"),
        ("Fifty-two soldiers laid down their arms.", "captured 52"),
        ("Twenty-two people were placed under house arrest.", "captured 22"),
        ("The army captured 12 militants alive.", "captured 12"),
        ("Nine men are in the hands of the insurgents.", "captured 9"),
        ("The detainees include 11 lawyers and three doctors.", "captured 11, captured 3"),
    ]);
}

#[test]
fn those_freed() {
    check_fates(&[
        ("Troops rescued 38 kidnapped children.", "released 38"),
        ("The exchange returned 108 servicemen to their families.", "released 108"),
        ("A few hours later 33 prisoners came over on foot.", "released 33"),
        ("The hospital received 73 patients.", "injured 73"),
    ]);
}

#[test]
fn those_driven_out() {
    check_fates(&[
        ("Two thousand people were told to leave their homes.", "displaced 2000"),
        ("About 10,000 people abandoned their villages.", "displaced 10000"),
        ("Nearly 90,000 have registered as refugees.", "displaced 90000"),
        ("Seventy households had to be relocated.", "displaced 70 families"),
        ("A further 1,900 are staying with host families.", "displaced 1900"),
        ("There are 5,400 internally displaced people in the district.", "displaced 5400"),
        ("Four families have been unable to return home.", "displaced 4 families"),
        ("Six people were pulled from their homes.", ""),
        ("Thirteen were women from the villages.", ""),
    ]);
}

#[test]
fn remains_and_their_names() {
    check_fates(&[
        ("The institute has identified the remains of 1,021 people.", "identified 1021"),
        ("The bodies of 20 soldiers have been identified.", "identified 20"),
        ("Laboratories matched 16 sets of remains to relatives.", "identified 16"),
        ("The identity of three of the dead has been confirmed.", "identified 3"),
        ("The identities of 12 victims remain unknown.", ""),
        ("No bodies were found.", "exhumed 0"),
    ]);
}

#[test]
fn who_only_describes_a_thing_is_nobody() {
    check_fates(&[
        ("The army freed 74 women from a rebel camp.", "released 74"),
        ("Jets struck a rebel-held town and a Syrian airbase.", ""),
        ("Civilians will be evacuated from four Syrian towns.", ""),
    ]);
}

#[test]
fn particles_behind_the_object() {
    check_fates(&[
        ("The rebels handed 12 captured soldiers over to the Red Cross.", "released 12"),
        ("Police later let 16 of the protesters go.", "released 16"),
        ("Gunmen took nine nurses hostage.", "captured 9"),
        ("The judge would not have sent two families home with nothing.", ""),
    ]);
}

#[test]
fn states_told_by_a_phrase() {
    check_fates(&[
        ("Eleven children are in a serious but stable condition.", "injured 11"),
        ("A bus driver is being kept in an induced coma.", "injured 1"),
        ("Eighty-five remain in pre-trial detention.", "captured 85"),
        ("An additional 1,200 families arrived in the camp last week.", "displaced 1200 families"),
        // Who is convicted is no victim.
        ("Three of the defendants were sentenced to 12 years in prison.", ""),
        ("The plane can hold 180 passengers.", ""),
    ]);
}

#[test]
fn speakers_of_what_befell_them() {
    check_fates(&[
        ("Twenty-one detainees said they had been beaten with cables.", "injured 21"),
        ("Nine men told the commission that they had been abducted.", "captured 9"),
        ("Fourteen officials said they were ready to resign.", ""),
        ("Twelve witnesses said they saw soldiers shoot the men.", ""),
    ]);
}

#[test]
fn what_those_in_need_face_or_lose() {
    check_fates(&[
        ("Some 850,000 people are facing acute hunger.", "affected 850000"),
        ("About 120,000 customers lost electricity.", "affected 120000"),
        ("The dam burst affected 14 villages and 22,000 people.", "affected 22000"),
        ("A total of 66 arrest warrants were issued.", ""),
        ("Displaced families: 1,450", "displaced 1450 families"),
    ]);
}

#[test]
fn free_is_only_who_was_held() {
    check_fates(&[
        ("Fifty-six passengers escaped through the rear door.", "affected 56"),
        ("Six detainees escaped during the night.", "released 6"),
        ("Kidnapped aid worker freed after 40 days", "released 1"),
        ("Sixteen hostages came out at dawn.", "released 16"),
        ("More than 60 people were rounded up, of whom 22 have been charged.", "captured 61+"),
        ("The 40 fishermen it seized are at sea again.", "captured 40"),
    ]);
}

#[test]
fn what_befell_their_houses_is_not_what_befell_them() {
    check_fates(&[
        ("About 150 families whose houses were destroyed have received nothing.", "affected 150 families"),
        ("The grave held at least 60 people.", "exhumed 60+"),
        ("A policeman used a hand grenade.", ""),
        ("Eighty people suffered heatstroke.", "affected 80"),
        ("A girl stood apart in shock.", ""),
    ]);
}
