//! Scopes, one situation each, read whole. All that happens in them is made up.

use crate::Reader;
use vocabulary::{Digest, Figure, Gazetteer, Source};

/// The figures of a text published on Wednesday 2023-06-14.
fn figures(text: &str) -> Vec<Figure> {
    let mut source = Source::unread("made-up.txt", Digest::of(text.as_bytes()), "en");
    source.published = Some("2023-06-14".parse().unwrap());
    Reader::new(Gazetteer::bundled()).read(text, source).figures
}

/// Each figure as "words | when | where", a stroke for what is not said.
fn scopes(text: &str) -> Vec<String> {
    let shown = |figure: &Figure| {
        let when = figure.scope.when.map_or("-".to_owned(), |when| when.to_string());
        let place = figure.scope.place.as_deref().unwrap_or("-").to_owned();
        format!("{} | {when} | {place}", figure.passage.text())
    };
    figures(text).iter().map(shown).collect()
}

const STORY: &str = "Ferry sinks\n\nAt least 34 people drowned when a ferry sank on Lake Holm on Monday, officials \
                     said on Tuesday. Another 12 people were injured.\n\n";

#[test]
fn the_day_of_the_event_is_not_the_day_of_the_words() {
    assert_eq!(
        scopes(STORY),
        ["At least 34 people | 2023-06-12 | Lake Holm", "Another 12 people | 2023-06-12 | Lake Holm"]
    );
}

#[test]
fn a_recalled_event_owns_its_figures() {
    let text = format!(
        "{STORY}It was the worst accident there since August 2011, when 203 people died in a storm.\n"
    );
    assert_eq!(scopes(&text)[2], "203 people | 2011-08 | Lake Holm");
    let text = format!("{STORY}In 2009 a fire in Berg killed 17 people.\n");
    assert_eq!(scopes(&text)[2], "17 people | 2009 | Berg");
}

#[test]
fn later_paragraphs_return_to_the_main_event() {
    let text = format!("{STORY}In 2009 a fire in Berg killed 17 people.\n\nThe dead included 19 women.\n");
    assert_eq!(scopes(&text)[3], "19 women | 2023-06-12 | Lake Holm");
}

#[test]
fn two_times_in_one_sentence() {
    let text = "Graves\n\nDiggers found 18 bodies in 2003 and 24 in 2009.\n";
    let found = scopes(text);
    assert!(found[0].starts_with("18 bodies | 2003 |"), "{found:?}");
    assert!(found[1].starts_with("24 | 2009 |"), "{found:?}");
}

#[test]
fn periods_run_until_publication() {
    let text = "War\n\nThe war has killed 3,000 people since 2012.\n\nIn the past two weeks 40 people were wounded.\n";
    let found = scopes(text);
    assert!(found[0].starts_with("3,000 people | 2012/2023-06-14 |"), "{found:?}");
    assert!(found[1].starts_with("40 people | 2023-05-31/2023-06-14 |"), "{found:?}");
}

#[test]
fn what_began_and_ended_is_one_period() {
    let text = "War\n\nFighting that began on 2 April 1982 and ended on 14 June 1982 killed 255 soldiers.\n";
    assert!(scopes(text)[0].starts_with("255 soldiers | 1982-04-02/1982-06-14 |"), "{:?}", scopes(text));
}

#[test]
fn a_hospital_that_treats_is_not_where_it_happened() {
    let text = "Blast\n\nA blast on Monday in Berg killed nine people. Twelve people were treated at Holm General \
                Hospital.\n";
    assert_eq!(scopes(text)[1], "Twelve people | 2023-06-12 | Berg");
}

#[test]
fn how_things_stood_is_not_when_they_happened() {
    let text = "Fire\n\nA fire on Thursday in Berg killed two people. Some 22 people were still missing on Sunday.\n";
    let found = figures(text);
    assert_eq!(found[1].scope.as_of.map(|day| day.to_string()).as_deref(), Some("2023-06-11"));
    assert_eq!(found[1].scope.when, found[0].scope.when);
}

#[test]
fn what_could_happen_has_no_day() {
    let text = format!("{STORY}A study of 2015 warned that a breach could kill up to 200 people.\n");
    assert!(scopes(&text)[2].starts_with("up to 200 people | - |"), "{:?}", scopes(&text));
}

#[test]
fn days_of_remembrance_are_not_days_of_dying() {
    let text = "Remembrance\n\nOn 14 June 1993 a dam burst at Holm and 61 people drowned.\n\nThis morning their \
                families read out the names of the 61 dead.\n";
    let found = scopes(text);
    assert!(found.iter().all(|figure| figure.contains("1993-06-14")), "{found:?}");
}

#[test]
fn doers_and_weapons() {
    let text = "Raid\n\nOn Monday gunmen killed nine people in Berg with rifles. Two farmers were shot dead by \
                soldiers. A storm killed three people.\n";
    let found = figures(text);
    let by = |at: usize| found[at].responsibility.by.clone();
    assert_eq!((by(0).as_deref(), by(1).as_deref()), (Some("gunmen"), Some("soldiers")));
    assert_eq!(found[0].responsibility.means, ["rifle"]);
    assert_ne!(by(2).as_deref(), Some("A storm"));
}

#[test]
fn a_text_without_time_or_place_has_none() {
    assert_eq!(scopes("Nine people were killed.\n"), ["Nine people | - | -"]);
}

#[test]
fn an_unknown_day_is_not_replaced_by_a_recalled_one() {
    let text = "Landslide\n\nA landslide on Tuesday in Holm killed 23 people. In 1987 a mudslide killed 112 people there.\n";
    let source = Source::unread("made-up.txt", Digest::of(text.as_bytes()), "en");
    let found = Reader::new(Gazetteer::bundled()).read(text, source).figures;
    assert_eq!(found[0].scope.when, None);
    assert_eq!(found[1].scope.when, "1987".parse().ok());
}

/// Each figure as "number | who did it".
fn doers(text: &str) -> Vec<String> {
    let shown = |figure: &Figure| {
        format!("{} | {}", figure.count.low(), figure.responsibility.by.as_deref().unwrap_or("-"))
    };
    figures(text).iter().map(shown).collect()
}

#[test]
fn the_most_exact_place_wins_over_what_it_is_part_of() {
    let text = "Raid\n\nOn 3 May 2023 gunmen of the Tarn Front attacked Oresk, a town in the Velm region, and killed \
                40 villagers.\n";
    assert_eq!(scopes(text), ["40 villagers | 2023-05-03 | Oresk"]);
    assert_eq!(doers(text), ["40 | gunmen of the Tarn Front"]);
    let text = "Raid\n\nTwelve people were killed on Monday in Berg, a suburb of Holm.\n";
    assert_eq!(scopes(text), ["Twelve people | 2023-06-12 | Berg"]);
}

#[test]
fn where_somebody_sits_is_not_where_it_happened() {
    let text = "Findings\n\nKESTEL - Tarn Watch, a group based in Kestel, wrote on the capture of Oresk. Oresk was taken \
                in the night of 25 to 26 February 2023. Tarn Watch said that 161 civilians were killed.\n";
    assert_eq!(scopes(text), ["161 civilians | 2023-02-25/2023-02-26 | Oresk"]);
}

#[test]
fn hyphens_do_not_cut_a_name() {
    let text = "War\n\nFighting in Upper-Velm killed 12 soldiers on Monday. At Holm-on-Tarn three civilians were wounded.\n";
    assert_eq!(
        scopes(text),
        ["12 soldiers | 2023-06-12 | Upper-Velm", "three civilians | 2023-06-12 | Holm-on-Tarn"]
    );
    assert_eq!(doers(text)[0], "12 | -");
}

#[test]
fn the_day_of_a_report_is_not_that_of_what_it_tells() {
    let text = "A report on the war\n\nTarn Watch returned to Oresk in its report of December 1994.\n\nMore than 200 \
                civilians were killed when Velm forces seized Oresk in February 1992, Tarn Watch said. Between 500 and \
                1,000 people may have died, it said.\n";
    let found = scopes(text);
    assert_eq!(found[0], "More than 200 civilians | 1992-02 | Oresk");
    assert_eq!(found[1], "Between 500 and 1,000 people | 1992-02 | Oresk");
    assert_eq!(doers(text)[0], "201 | Velm forces");
}

#[test]
fn what_is_to_come_is_no_day_of_the_dead() {
    let text = "Situation report\nAs of 14 June 2023\n\n- 41 people have been killed since the dam broke on 12 June.\n- 112 \
                people have been injured.\n\nNext report: 16 June.\n";
    let found = figures(text);
    assert!(found.iter().all(|f| f.scope.when == "2023-06-12/2023-06-14".parse().ok()), "{:?}", scopes(text));
}

#[test]
fn the_place_behind_a_part_is_the_part_s() {
    let text = "Floods in Lower Holm\n\n- 34 of the dead were found in Oresk and 7 in Berg Cross.\n- 27 people are missing, \
                15 of them in Ashby Ferry.\n";
    let places: Vec<_> = figures(text).into_iter().map(|f| f.scope.place.unwrap_or_default()).collect();
    assert_eq!(places, ["Oresk", "Berg Cross", "Lower Holm", "Ashby Ferry"]);
}

#[test]
fn the_flood_s_own_day_wins() {
    let text = "Floods\n\nAt least 38 people have died in the floods that struck Lower Holm on Monday, Governor Ina Merrow \
                said on Wednesday, up from 33 a day earlier.\n";
    assert_eq!(scopes(text)[0], "At least 38 people | 2023-06-12 | Lower Holm");
}

#[test]
fn an_armed_group_is_no_place() {
    let text = "Statement\n\nOur forces killed 23 fighters of the Tarn Valley Front in Oresk on Monday. Four guards of the \
                Holm Bridge Brigade were wounded.\n";
    assert!(scopes(text).iter().all(|figure| figure.ends_with("| Oresk")), "{:?}", scopes(text));
}

#[test]
fn victims_and_those_who_tend_them_are_no_doers() {
    let text = "Bulletin\n\nSince Saturday the hospital has received 58 people wounded in the fighting: 25 men and 33 women. \
                Nine families lost more than one member. Hospitals in the district have treated 130 wounded people.\n";
    assert!(doers(text).iter().all(|figure| figure.ends_with("| -")), "{:?}", doers(text));
}

#[test]
fn a_judgment_is_not_of_the_day_of_the_crime() {
    let text = "Judgment\n\nThe court in Brannock today convicted an officer of the massacre at Tesse, a village in the Orlan \
                valley, on 3 September 2011. Prosecutors had said that 70 people were killed. The court acquitted him over \
                the shelling of Dorvan in 2010, in which 9 civilians died.\n";
    assert_eq!(scopes(text), ["70 people | 2011-09-03 | Tesse", "9 civilians | 2010 | Dorvan"]);
}

#[test]
fn the_items_of_a_timeline_keep_their_dates() {
    let text = "Timeline of the war\n\n- 4 February 2022: Rebels of the Northern Front attack the port of Gell; 12 sailors are \
                killed.\n- 2 June 2022: Forces retake Adra. Some 200 rebels die.\n- 9 May 2023: Ceasefire. So far 4,300 people \
                have been killed.\n";
    let found = figures(text);
    assert_eq!(scopes(text)[..2], ["12 sailors | 2022-02-04 | Gell", "Some 200 rebels | 2022-06-02 | Adra"]);
    assert_eq!((found[2].scope.when, found[2].scope.as_of), (None, "2023-05-09".parse().ok()));
    assert_eq!(found[1].responsibility.by, None);
}

#[test]
fn a_clinic_in_a_town_is_not_where_it_happened() {
    let text = "Crash\n\nOn Monday a bus left the road near Hask and 18 people were injured. Eleven of the injured were taken to \
                a clinic in Orm.\n";
    assert!(scopes(text).iter().all(|figure| figure.ends_with("| 2023-06-12 | Hask")), "{:?}", scopes(text));
}

#[test]
fn a_doer_stands_before_an_apposition_and_a_joined_deed() {
    let text = "Raids\n\nOn 3 May 2023 members of the Sarn Defence League, a militia of the north, raided four villages in \
                Upper-Sarn, a district in Orland, and killed 48 civilians. Hostilities in Berg killed 9 people.\n";
    assert_eq!(doers(text), ["48 | members of the Sarn Defence League", "9 | -"]);
    assert!(scopes(text)[0].ends_with("| four villages in Upper-Sarn"));
}

#[test]
fn the_day_of_a_letter_is_not_that_of_the_dead() {
    let text = "Killings\n\nOn 3 May 2023 raiders killed 48 civilians in Lesk.\n\nThe government, in a letter to the Forum of 12 \
                June, said that 6 civilians were killed by bandits.\n";
    assert_eq!(scopes(text)[1], "6 civilians | 2023-05-03 | Lesk");
    assert_eq!(doers(text)[1], "6 | bandits");
}

#[test]
fn where_mourners_met_is_not_where_people_died() {
    let text = "Remembrance\n\nOn Tuesday our town gathered at the mill for the first anniversary of the flood of 14 March 2022. \
                The flood took the lives of 47 people.\n";
    assert_eq!(scopes(text), ["47 people | 2022-03-14 | -"]);
}

#[test]
fn a_lead_without_a_day_is_not_of_a_month_far_below() {
    let text = "Night raid on Dessa\n\nArmed men killed 16 people in an overnight raid on Dessa, police said on Monday.\n\nThe \
                search goes on. Houses were burned. Many fled.\n\nIn November, gunmen killed 31 worshippers in Terek. Kolari \
                has lost more than 900 people since 2021.\n";
    assert_eq!(
        scopes(text),
        [
            "16 people | - | Dessa",
            "31 worshippers | 2022-11 | Terek",
            "more than 900 people | 2021/2023-06-14 | -"
        ]
    );
}

#[test]
fn live_coverage_is_of_its_own_day() {
    let text = "Fighting in Berg: as it happened\n\n14 June 2023\n\n16:30\nForty people are trapped under the roof of the market.\n\n\
                11:45\nNine people were wounded when soldiers shelled the mill.\n\n07:00\nGood morning. Fighting reached Berg \
                last night.\n";
    assert!(scopes(text).iter().all(|figure| figure.contains("| 2023-06-14 |")), "{:?}", scopes(text));
    assert_eq!(doers(text), ["40 | -", "9 | soldiers"]);
}

#[test]
fn a_month_is_no_modal_and_no_march() {
    let text = "Statement\n\nOur fighters attacked the barracks at Gell on 4 May and killed 31 soldiers. We lost two comrades. The \
                enemy then bombed Upper-Gell, where 12 civilians died.\n";
    assert_eq!(scopes(text)[0], "31 soldiers | 2023-05-04 | Gell");
    assert_eq!(doers(text), ["31 | Our fighters", "2 | -", "12 | -"]);
    assert_eq!(doers("Berg\n\nOn 3 March 2023 police killed 9 people in Berg.\n"), ["9 | police"]);
}

#[test]
fn where_the_saved_went_and_where_it_was_told_is_not_where_it_happened() {
    let text = "Wreck\n\nA boat capsized off Cape Hollin on Monday. Thirty people were rescued and taken to the port of Gell. A \
                sailor told our office in Kestel that four bodies were found.\n";
    assert!(scopes(text).iter().all(|figure| figure.ends_with("| Cape Hollin")), "{:?}", scopes(text));
}

/// Words for texts at random; ¶ is a line end, _ a space.
const WORDS: &str = "12 people were killed in Holm , ; on Monday and three women who missing . the since 2012 \
                     said by soldiers ended began 14_June_2023 Lake of hospital at could still ¶¶ There that \
                     rifles blast from \" ( ) so_far up_to a city been have";

/// Sentences of reports cut and mixed at random: nothing stumbles, and places and doers stand in the text.
#[test]
fn no_order_of_words_is_too_much() {
    let words: Vec<String> =
        WORDS.split_whitespace().map(|w| w.replace('¶', "\n").replace('_', " ")).collect();
    let reader = Reader::new(Gazetteer::bundled());
    let mut seed: u64 = 7;
    for _ in 0..1500 {
        let mut text = String::new();
        for _ in 0..40 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(&words[(seed >> 33) as usize % words.len()]);
            text.push(' ');
        }
        let source = Source::unread("made-up.txt", Digest::of(text.as_bytes()), "en");
        for figure in reader.read(&text, source).figures {
            let said = [figure.scope.place, figure.responsibility.by];
            assert!(said.iter().flatten().all(|words| text.contains(words.as_str())), "{text:?}");
        }
    }
}
