//! Persons: names of every shape, kin, ages, trades, and who is no victim though a word of harm stands near.
//!
//! All people, events and places are invented.

mod lines;

use lines::check;

#[test]
fn names_of_every_shape() {
    check(
        "Officer M. Trujillo was shot and killed during the stop.",
        &["Officer M. Trujillo | killed | police"],
    );
    check("Devin R. Skalko, 27, of West Laramore, was killed.", &["Devin R. Skalko | killed | adult"]);
    check("Skalko, who was 27, died at the scene.", &["Skalko | killed | adult"]);
    check("Jean-Baptiste Ndoumbé, 44, died at the wheel.", &["Jean-Baptiste Ndoumbé | killed | adult"]);
    check(
        "Mohammed al-Rashidi, a taxi driver, was shot dead.",
        &["Mohammed al-Rashidi, a taxi driver | killed"],
    );
    check(
        "Maria de los Ángeles Ruiz, 61, was among the dead.",
        &["Maria de los Ángeles Ruiz | killed | elderly"],
    );
    check(
        "Sgt. Lewis T. Brannock was killed by sniper fire.",
        &["Sgt. Lewis T. Brannock | killed | combatant"],
    );
    check(
        "Private First Class Luis Ortega was killed in action.",
        &["Private First Class Luis Ortega | killed | combatant"],
    );
    check(
        "Constable Wanjiru Maina was stabbed while making an arrest.",
        &["Constable Wanjiru Maina | injured | police"],
    );
    check("Ludwig van der Meer, 45, is missing.", &["Ludwig van der Meer | missing | adult"]);
    check("José Luis Ortega y Díaz, 70, died in the blast.", &["José Luis Ortega y Díaz | killed | elderly"]);
    check("Abu Bakr al-Hamadi, 29, was killed by a mine.", &["Abu Bakr al-Hamadi | killed | adult"]);
}

#[test]
fn names_with_ages_and_in_lists() {
    check("Tom Baker, 34, was shot outside a bar.", &["Tom Baker | killed | adult"]);
    check("Seven-year-old Amina was still under the rubble.", &["Seven-year-old Amina | missing | child"]);
    check(
        "Ten-week-old Noah Petrie died of smoke inhalation.",
        &["Ten-week-old Noah Petrie | killed | child"],
    );
    check(
        "Igor, 8, and Masha, 5, were killed in their beds.",
        &["Igor | killed | child", "Masha | killed | child"],
    );
    check(
        "The victims are Hana Sato (9), Ken Sato (41) and Yui Mori (70).",
        &["Hana Sato | killed | child", "Ken Sato | killed | adult", "Yui Mori | killed | elderly"],
    );
    check(
        "Hundreds attended the funeral of Sgt Lou Merrick, who was killed in Helm.",
        &["Sgt Lou Merrick | killed | combatant"],
    );
    check(
        "Those killed were named as Tom Field, 40, his wife Jean, 38, and their son Max, 6.",
        &[
            "Tom Field | killed | male, adult",
            "his wife Jean | killed | female, adult",
            "their son Max | killed | male, child",
        ],
    );
    check(
        "Relatives named the victims as sisters Ana and Lia Moro.",
        &["Ana | killed | female", "Lia Moro | killed | female"],
    );
    check("The Rev. Cyril Boateng was abducted after evening prayers.", &["Rev. Cyril Boateng | captured"]);
    check(
        "Among the missing: Rui Alves, 31; Sónia Alves, 29; and their daughter Inês, 2.",
        &[
            "Rui Alves | missing | adult",
            "Sónia Alves | missing | adult",
            "their daughter Inês | missing | female, child",
        ],
    );
    check(
        "The names of the dead: Lars Holm (55), Siv Holm (53).",
        &["Lars Holm | killed | adult", "Siv Holm | killed | adult"],
    );
    check(
        "Eighteen-year-old twins Dan and Dov Arad were shot on their doorstep.",
        &["Dan | killed", "Dov Arad | killed"],
    );
    check("Ramón Ibarra, known as \"El Zurdo\", was killed in the shootout.", &["Ramón Ibarra | killed"]);
    check(
        "The shooter wounded a mail carrier, Boyd Fenner, 49, before turning the gun on himself.",
        &["a mail carrier, Boyd Fenner | injured | adult"],
    );
}

#[test]
fn kin_under_one_article() {
    check(
        "A father and son were shot dead on the road to Ilmen.",
        &["A father | killed | male", "son | killed | male"],
    );
    check(
        "A mother and baby were pulled alive from the rubble.",
        &["A mother | affected | female", "baby | affected | child"],
    );
    check(
        "Brothers Ali and Hassan Darwish were killed in the same strike.",
        &["Ali | killed | male", "Hassan Darwish | killed | male"],
    );
    check("Their only son was killed in a climbing accident in 1988.", &["Their only son | killed | male"]);
    check(
        "My wife and both my sons were killed.",
        &["My wife | killed | female", "both my sons | killed | male"],
    );
    check("The boy's father was also killed.", &["The boy's father | killed | male"]);
    check(
        "Imran Qadri and his brother Salim were killed at a checkpoint.",
        &["Imran Qadri | killed | male", "his brother Salim | killed | male"],
    );
    check("Two of his brothers died in the camps.", &["Two of his brothers | killed | male"]);
    check(
        "Lena Okafor's husband, an engineer, was dragged from his car and beaten.",
        &["Lena Okafor's husband, an engineer | captured | male"],
    );
    check(
        "Her youngest child, a boy of four months, did not survive.",
        &["Her youngest child, a boy of four months | killed | male, child"],
    );
}

#[test]
fn ages_of_several() {
    check(
        "Two girls of 13 and 15 were abducted on their way to school.",
        &["Two girls | captured | female, child"],
    );
    check("Two sisters, 19 and 22, died.", &["Two sisters | killed | female, adult"]);
    check("Two girls, both seven, were crushed.", &["Two girls | killed | female, child"]);
    check("Three boys aged 9, 11 and 14 drowned in the canal.", &["Three boys | killed | male, child"]);
    check("Two men in their twenties were shot dead.", &["Two men | killed | male, adult"]);
    check("Three men, all in their forties, were shot.", &["Three men | killed | male, adult"]);
    check("Two boys under ten were hurt.", &["Two boys | injured | male, child"]);
    check("Eleven women over 65 were admitted to hospital.", &["Eleven women | injured | female, elderly"]);
    check("Nine over-60s died in the heatwave.", &["Nine over-60s | killed | elderly"]);
    check("Five under fives were admitted with burns.", &["Five under fives | injured | child"]);
    check("Four under-12s were hurt in the crush.", &["Four under-12s | injured | child"]);
    check("A couple in their seventies were found dead in their cottage.", &["A couple | killed | elderly"]);
    check(
        "Fourteen miners, the youngest 17, were killed.",
        &["Fourteen miners | killed", "the youngest | killed | child | > Fourteen miners"],
    );
    check(
        "Four children, the oldest eight, were killed.",
        &["Four children | killed | child", "the oldest | killed | child | > Four children"],
    );
    check(
        "A man believed to be in his thirties was shot in the leg.",
        &["A man believed to be in his thirties | injured | male, adult"],
    );
    check("The boy of six was killed when the wall fell.", &[]);
}

#[test]
fn trades_and_parts_played() {
    check("A bricklayer died after falling from scaffolding at the site.", &["A bricklayer | killed"]);
    check(
        "An off-duty nurse was stabbed to death outside the pharmacy.",
        &["An off-duty nurse | killed | health-worker"],
    );
    check("The pilot and his passenger were killed.", &["pilot | killed | male", "his passenger | killed"]);
    check(
        "A senior officer of the Interior Ministry was killed by a car bomb.",
        &["A senior officer | killed"],
    );
    check(
        "The applicant, a taxi driver, was held for eleven days without charge.",
        &["applicant, a taxi driver | captured"],
    );
    check("A Year 9 pupil collapsed and later died.", &["A Year 9 pupil | killed | child"]);
    check("A second firefighter remains in hospital.", &["A second firefighter | injured"]);
    check("A man trying to put out the flames was badly burned.", &["A man | injured | male"]);
    check(
        "The colonel's adjutant was killed by a sniper as he crossed the yard.",
        &["colonel's adjutant | killed | male"],
    );
    check("The clinic's only doctor was killed.", &["clinic's only doctor | killed | health-worker"]);
    check("A rescue diver drowned during the search.", &["A rescue diver | killed"]);
    check(
        "Both pilots were killed and a flight engineer is missing.",
        &["Both pilots | killed", "a flight engineer | missing"],
    );
    check("A convicted murderer was executed at dawn.", &["A convicted murderer | killed"]);
    check("A retired schoolteacher, 71, is missing.", &["A retired schoolteacher | missing | elderly"]);
}

#[test]
fn finds() {
    check("A fisherman's body washed ashore at Dunlin.", &["A fisherman's body | exhumed | male"]);
    check(
        "The body of Mrs Agnes Holloway was recovered on Sunday.",
        &["Mrs Agnes Holloway | exhumed | female"],
    );
    check("Searchers found the body of the pilot.", &["pilot | exhumed"]);
    check("Searchers are looking for a missing kayaker.", &["a missing kayaker | missing"]);
}

#[test]
fn one_and_another() {
    check(
        "One woman was killed and another wounded.",
        &["One woman | killed | female", "another | injured | female"],
    );
    check("One person was killed, and another is missing.", &["One person | killed", "another | missing"]);
    check("One man died and one was hurt.", &["One man | killed | male", "one | injured | male"]);
    check(
        "Another victim, a woman of 45, died in the ambulance.",
        &["Another victim, a woman of 45 | killed | female, adult"],
    );
    check(
        "Two men were stabbed outside a club. One died at the scene. The other is in intensive care. A 22-year-old man \
         was later arrested.",
        &[
            "Two men | injured | male",
            "One | killed | male | > Two men",
            "other | injured | male | > Two men",
            "A 22-year-old man | captured | male, adult",
        ],
    );
}

#[test]
fn one_fate_after_the_other() {
    check("A 12-year-old was hit by a stray bullet and died.", &["A 12-year-old | killed | child"]);
    check("A journalist was abducted and murdered.", &["A journalist | killed | journalist"]);
    check("A man was beaten and killed.", &["A man | killed | male"]);
    check("A hunter was mistaken for a deer and shot by his own brother.", &["A hunter | killed | male"]);
    check("A protester set himself alight and died.", &["A protester | killed | male"]);
    check("A toddler swallowed a battery and is in intensive care.", &["A toddler | injured | child"]);
    check(
        "The ambush left a lieutenant dead and five privates wounded.",
        &["a lieutenant | killed | combatant", "five privates | injured | combatant"],
    );
    check(
        "A wall collapsed on a street sweeper, killing her instantly.",
        &["a street sweeper | killed | female"],
    );
}

#[test]
fn heads_of_headlines() {
    check("Pensioner missing after flood", &["Pensioner | missing | elderly"]);
    check("Journalist freed after 40 days", &["Journalist | released | journalist"]);
    check("Pregnant woman rescued from roof", &["Pregnant woman | affected | female"]);
    check("British nurse among dead in hotel attack", &["British nurse | killed | health-worker"]);
    check("Father of two shot dead at work", &["Father | killed | male"]);
    check("Judge shot dead outside court", &["Judge | killed"]);
    check("Man, 34, held over stabbing", &["Man | captured | male, adult"]);
    check("Killed in the raid were a cook and two drivers.", &["a cook | killed", "two drivers | killed"]);
}

#[test]
fn who_is_no_victim() {
    check("Madam Speaker, I rise to honour the fallen.", &[]);
    check("Nurse Alice Whitby held his hand until the ambulance came.", &[]);
    check("The novelist died peacefully at home, aged 88.", &[]);
    check("A woman identified only as Rosa kept the register.", &[]);
    check("Detectives are hunting a man who fled on a bicycle.", &[]);
    check("Oren Maddox, who has died aged 84, was a gifted potter.", &[]);
    check("Shop owner Dilek Aras, 45, saw the bus go over the edge.", &[]);
    check("A 24-year-old man has been charged with murder.", &[]);
    check("His mother, Irena, said he had planned to study law.", &[]);
    check(
        "The inquiry heard from Captain Roy Dell, who led the search, and from a nurse, Iris Pole. Both wept.",
        &[],
    );
    check("The killer was a quiet man, a neighbour said.", &[]);
    check("A boy of about ten held up a photograph of his uncle.", &[]);
    check("The mother of one of the dead pupils shouted at the minister.", &[]);
    check("Hackers published the names of 40 officers.", &[]);
}
