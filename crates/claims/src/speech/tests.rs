//! Patterns of speech, each on sentences of our own; all people and bodies in them are invented.
//!
//! Must not: lean on the corpus.

use super::{Speech, find};
use crate::document::Document;
use crate::packs::{self, Pack};
use std::sync::LazyLock;

static ENGLISH: LazyLock<Pack> = LazyLock::new(|| packs::english().unwrap());

fn read<T>(text: &str, look: impl Fn(&Document, &Speech) -> T) -> T {
    let document = Document::new(text, &ENGLISH.lexicon);
    let speech = find(&document);
    look(&document, &speech)
}

fn token(document: &Document, words: &str) -> usize {
    let byte = document.text.find(words).unwrap() as u32;
    document.tokens.partition_point(|t| t.end <= byte)
}

/// The chain over the first token of these words, outermost first.
fn chain(text: &str, words: &str) -> String {
    read(text, |document, speech| {
        let voices = speech.vouching(document, token(document, words));
        voices.iter().map(|v| document.slice(v.who(document))).collect::<Vec<_>>().join(" < ")
    })
}

fn denied(text: &str, words: &str) -> bool {
    read(text, |document, speech| speech.denied(token(document, words)).is_some())
}

/// Each quote as "kind, speaker: words".
fn quotes(text: &str) -> Vec<String> {
    read(text, |document, speech| {
        let name = |s: &super::Speaker| document.slice(s.name.clone()).to_owned();
        let line = |q: &super::Said| {
            let speaker = q.speaker.as_ref().map_or_else(|| "?".to_owned(), name);
            format!("{}, {speaker}: {}", q.kind, document.slice(q.tokens.clone()))
        };
        speech.quotes.iter().map(line).collect()
    })
}

/// Each position as "holder stance: words".
fn positions(text: &str) -> Vec<String> {
    read(text, |document, speech| {
        let words = |tokens: &std::ops::Range<usize>| document.slice(tokens.clone());
        speech
            .positions
            .iter()
            .map(|p| format!("{} {}: {}", words(&p.holder), p.stance, words(&p.tokens)))
            .collect()
    })
}

#[test]
fn nobody_speaks_by_default() {
    assert_eq!(chain("The minister visited Ostra. Nine people died there.", "Nine"), "");
    assert_eq!(chain("Nine people are thought to have died near the ministry.", "Nine"), "");
    assert_eq!(chain("Officials would not say how many died. The blast killed nine.", "nine"), "");
    assert_eq!(chain("The storm raised the river and nine people drowned.", "nine"), "");
}

#[test]
fn verbs_of_saying_stand_before_and_after() {
    assert_eq!(
        chain("Officials in Ostra said on Monday that nine people had died.", "nine"),
        "Officials in Ostra"
    );
    assert_eq!(chain("Nine people died, a spokesman for the port said.", "Nine"), "a spokesman for the port");
    assert_eq!(
        chain("Nine people died, said Mira Toll of the Red Cross.", "Nine"),
        "Mira Toll of the Red Cross"
    );
    assert_eq!(chain("Nine dead in Ostra fire, police say", "Nine"), "police");
    assert_eq!(chain("Fire in Ostra leaves nine dead: police", "nine"), "police");
    assert_eq!(quotes("ARMY SAYS 12 DEAD\n\nMore follows."), ["indirect, ARMY: 12 DEAD"]);
    assert_eq!(chain("The Times of Ostra reported that nine had died.", "nine"), "The Times of Ostra");
    assert_eq!(chain("Neither side has said how many of the nine fell.", "nine"), "");
}

#[test]
fn counts_belong_to_who_counts() {
    assert_eq!(chain("The port authority lists 14 missing.", "14"), "The port authority");
    assert_eq!(chain("The army put its losses at 14.", "14"), "The army");
    assert_eq!(chain("By the count of the Ostra Monitor, 14 people died.", "14"), "the Ostra Monitor");
    assert_eq!(chain("14 deaths confirmed by the Health Office, up from 9.", "9"), "the Health Office");
    assert_eq!(chain("The doctor's count of the wounded, 14, was too low.", "14"), "The doctor");
    assert_eq!(
        chain("The firm's own study of 2011 had warned that 14 could die.", "14"),
        "The firm's own study of 2011"
    );
    assert_eq!(chain("- 14 dead (Coast Guard)\n- 3 missing", "14"), "Coast Guard");
}

#[test]
fn one_sentence_can_have_two_speakers() {
    let text = "Rebels put the number of dead at 90; the council said no more than 35 had died.";
    assert_eq!(chain(text, "90"), "Rebels");
    assert_eq!(chain(text, "35"), "the council");
    let text = "Volunteers counted 40 dead, local radio spoke of 52, and the clinic lists 31.";
    assert_eq!(chain(text, "40"), "Volunteers");
    assert_eq!(chain(text, "52"), "local radio");
    assert_eq!(chain(text, "31"), "the clinic");
    assert_eq!(chain("The mayor said 8 had died, and the police that none had.", "none"), "the police");
}

#[test]
fn chains_run_from_the_outermost() {
    let text = "The ministry said, citing clinic staff, that 12 people had died.";
    assert_eq!(chain(text, "12"), "The ministry < clinic staff");
    let text = "A Varran envoy denied that 13 sailors had been shot, as Ostra alleges.";
    assert_eq!(chain(text, "13"), "A Varran envoy < Ostra");
    assert!(denied(text, "13"));
    let text = "“The registry lists 40 dead,” said Mira Toll.";
    assert_eq!(chain(text, "40"), "Mira Toll < The registry");
}

#[test]
fn claims_that_are_judged_false_are_denied() {
    let text = "Claims by campaigners that 30 people died here are untrue.";
    assert_eq!(chain(text, "30"), "campaigners");
    assert!(denied(text, "30"));
    let text = "Posts online said 40 people had burned. That is false, Sheriff Ann Dow said.";
    assert_eq!(chain(text, "40"), "Sheriff Ann Dow < Posts online");
    assert!(denied(text, "40"));
    assert!(!denied("The army said that 40 people had burned.", "40"));
}

#[test]
fn pronouns_stand_for_the_last_speaker_that_fits() {
    let text = "Captain Ines Aro met the crew. The harbour office gave no figure. She said 9 had drowned.";
    assert_eq!(chain(text, "9"), "Captain Ines Aro");
    let text = "The officials spoke at noon. Twelve passengers were saved, they said.";
    assert_eq!(chain(text, "Twelve"), "The officials");
    let text = "The army said it had won. It put its own losses at 4.";
    assert_eq!(chain(text, "4"), "The army");
}

#[test]
fn the_issuing_body_attributes_nothing_to_itself() {
    let text = "Statement by the Ministry of Health of Ostra\n\nThe Ministry confirms that 9 people have died. We have buried 4. Doctors say 3 more are ill.";
    assert_eq!(chain(text, "9 people"), "");
    assert_eq!(chain(text, "4."), "");
    assert_eq!(chain(text, "3 more"), "Doctors");
    let news = "Ministry says 9 dead in Ostra\n\nThe ministry said 9 people had died.";
    assert_eq!(chain(news, "9 people"), "The ministry");
}

#[test]
fn what_stands_between_commas_is_passed_over() {
    let text = "A nurse in Ostra, who asked not to be named, said that 11 bodies lay in the hall.";
    assert_eq!(chain(text, "11"), "A nurse in Ostra");
    let text = "The firm, which had first reported 4 deaths, later admitted that 11 had died.";
    assert_eq!(chain(text, "4"), "The firm");
    assert_eq!(chain(text, "11"), "The firm");
}

#[test]
fn a_count_goes_on_into_the_next_sentence() {
    let text = "Doctors say they took in 88 patients. Two died on the way.";
    assert_eq!(chain(text, "Two"), "Doctors");
    assert_eq!(chain("Doctors say they took in 88 patients. The road is closed to 40 families.", "40"), "");
}

#[test]
fn quotes_are_split_and_keep_their_speaker() {
    let text = "\"We ran,\" said Ilo Dorne, 34, a fisherman. \"Nobody looked back.\"";
    assert_eq!(quotes(text), ["direct, Ilo Dorne: We ran,", "direct, Ilo Dorne: Nobody looked back."]);
    let text = "Guard Pia Sund wept. ‘The gate was shut,’ she said.";
    assert_eq!(quotes(text), ["direct, Pia Sund: The gate was shut,"]);
    let text = "“They warned us,” said Pia Sund. “Nobody came.\n\n“Nobody will come now.”";
    assert_eq!(quotes(text).len(), 3);
    assert!(quotes(text).iter().all(|q| q.starts_with("direct, Pia Sund")));
}

#[test]
fn clauses_of_speech_verbs_are_indirect_quotes() {
    let text = "The mayor told the Ostra Post that the wall had failed and that nobody was warned.";
    let want = ["indirect, The mayor: the wall had failed", "indirect, The mayor: nobody was warned"];
    assert_eq!(quotes(text), want);
    assert!(
        quotes("The clinic estimates that 40 people fell ill. Three died, according to staff.").is_empty()
    );
    assert!(quotes("The president declared a state of emergency and sent soldiers.").is_empty());
    // A clause that holds quoted words is quoted by these alone.
    assert_eq!(
        quotes("The envoy said the men were \"treated as guests\"."),
        ["direct, The envoy: treated as guests"]
    );
}

#[test]
fn titles_and_scare_quotes_are_no_speech() {
    assert!(quotes("The film \"The Long Winter\" opened. A \"dozen\" men came.").is_empty());
    assert!(quotes("The graves bore the words \"known to nobody on earth\".").is_empty());
}

#[test]
fn interviews_and_transcripts_give_each_turn_its_speaker() {
    let text = "“The hills keep them”\nArchaeologist Lena Oss on her search\n\nQ: How many graves?\nA: Twelve so far.\n\nQ: And now?\nA: We dig on.";
    assert_eq!(chain(text, "Twelve"), "Lena Oss");
    assert_eq!(quotes(text).len(), 3);
    let text = "At the hearing\n\nJudge Rell: How many did you see?\n\nMarn: I saw nine dead.\n\nJudge Rell: Where?\n\nMarn: By the gate.";
    assert_eq!(chain(text, "nine"), "Marn");
}

#[test]
fn positions_name_holder_and_stance() {
    let text = "The Union of Coasts condemned the raid and called for the release of the crew. Ostra denies any role. Parliament recognised the killings as a crime.";
    let want = [
        "The Union of Coasts condemns: The Union of Coasts condemned the raid",
        "The Union of Coasts calls-for: called for the release of the crew",
        "Ostra denies: Ostra denies any role",
        "Parliament recognises: Parliament recognised the killings as a crime",
    ];
    assert_eq!(positions(text), want);
    let text = "Press release – Ostra Constabulary\n\nContrary to rumours online, nobody was hurt. We call on drivers to stay away.";
    let held = positions(text);
    assert!(held[0].starts_with("Ostra Constabulary denies"), "{held:?}");
    assert!(held[1].starts_with("Ostra Constabulary calls-for"), "{held:?}");
    assert!(positions("They took the valley, a land widely recognised as part of Ostra.").is_empty());
    assert!(positions("The judge dismissed the appeal. She remembers a tall man.").is_empty());
}

#[test]
fn verbs_of_saying_are_a_class() {
    for verb in
        ["maintained", "insisted", "boasted", "attested", "reckoned", "answered", "conceded", "averred"]
    {
        assert_eq!(chain(&format!("The mayor {verb} that nine had died."), "nine"), "The mayor", "{verb}");
    }
    assert_eq!(chain("Local leaders report that nine boys were taken.", "nine"), "Local leaders");
    assert_eq!(chain("The rebels claim nine soldiers were shot.", "nine"), "The rebels");
    assert_eq!(chain("The claim that nine had died spread quickly.", "nine"), "");
    assert_eq!(chain("The council spoke at dawn of nine dead, the clinic of 12.", "nine"), "The council");
    assert_eq!(chain("The council spoke at dawn of nine dead, the clinic of 12.", "12"), "the clinic");
    assert_eq!(chain("The group claimed to have killed nine soldiers.", "nine"), "The group");
    assert_eq!(chain("The mayor accused the army of killing nine people.", "nine"), "The mayor");
    assert_eq!(chain("A man accused of killing nine people was held.", "nine"), "");
}

#[test]
fn what_only_looks_like_saying_says_nothing() {
    assert_eq!(chain("The mayor reported for duty. Nine were dead.", "Nine"), "");
    assert_eq!(chain("The court confirmed the sentences of the men who shot nine people.", "nine"), "");
    assert_eq!(chain("The group claimed responsibility for the raid, which killed nine.", "nine"), "");
    assert_eq!(chain("The bureau declared the hill closed after a slide that killed nine.", "nine"), "");
    assert!(quotes("Officials noted for their work were among them.").is_empty());
    assert_eq!(chain("Sixty interviews, two parish registers and 12 letters name nine dead.", "nine"), "");
}

#[test]
fn a_subject_may_stand_far_from_its_verb() {
    let text = "The head of the clinic, Mrs Pia Sund, on Monday maintained that nine had died.";
    assert_eq!(chain(text, "nine"), "Mrs Pia Sund");
    assert_eq!(chain("Nine died, said the union's secretary, Rona Pell.", "Nine"), "Rona Pell");
    let text = "Its commander, Corps Commander Ilo Dorne, said nine had died.";
    assert_eq!(chain(text, "nine"), "Corps Commander Ilo Dorne");
    assert_eq!(chain("Nine died, a guard who asked not to be named told the Post.", "Nine"), "a guard");
    assert_eq!(chain("The post had on Monday spoken of nine dead.", "nine"), "The post");
    assert_eq!(chain("The Commissioner, Barr. Ilo Dorne, said nine had died.", "nine"), "Barr. Ilo Dorne");
    assert_eq!(
        chain("Ilo Dorne, Pia Sund and Ana Roe all said nine died.", "nine"),
        "Ilo Dorne, Pia Sund and Ana Roe"
    );
    assert_eq!(chain("Late on Monday the ministry said nine had died.", "nine"), "the ministry");
    assert_eq!(chain("Nine are children, St Jude's says.", "Nine"), "St Jude's");
}

#[test]
fn words_are_passed_on() {
    let text = "Pia Sund was quoted by the Ostra Post as saying that nine had died.";
    assert_eq!(chain(text, "nine"), "the Ostra Post < Pia Sund");
    let text = "The Post quoted a doctor as saying nine had died.";
    assert_eq!(chain(text, "nine"), "The Post < a doctor");
    assert_eq!(quotes(text), ["indirect, a doctor: nine had died"]);
    assert_eq!(chain("I was told by a nurse that nine had died.", "nine"), "a nurse");
    let text = "The Post cites police sources who say nine had died.";
    assert_eq!(chain(text, "nine"), "The Post < police sources");
}

#[test]
fn names_beside_words_speak() {
    let text = "08:31 Ostra Fire & Rescue on X: \"Nine people are out.\"";
    assert_eq!(quotes(text), ["direct, Ostra Fire & Rescue: Nine people are out."]);
    let text = "The day\n\n10:15 Toll rises to 9 – Mayor Pia Sund, at the hall. More follows.";
    assert_eq!(chain(text, "9 –"), "Mayor Pia Sund");
    let text = "“It was a film of fire” - Ostra mayor";
    assert_eq!(quotes(text), ["direct, Ostra mayor: It was a film of fire"]);
    let text = "The fire\n\nPia Sund wiped her eyes. “It was like a film of fire.”";
    assert_eq!(quotes(text), ["direct, Pia Sund: It was like a film of fire."]);
    let text = "According to the clinic the toll is as follows:\n- Ostra: 9 dead\n- Varra: 12 hurt\n\nNobody knows more.";
    assert_eq!(chain(text, "12"), "the clinic");
    assert_eq!(chain("Nine taken from the bus, per the fire chief.", "Nine"), "the fire chief");
    assert_eq!(chain("Nine litres per household were given.", "Nine"), "");
}

#[test]
fn a_reported_clause_ends_where_the_text_speaks_again() {
    let text = "The council claims that 40 have died, a number nobody could check.";
    assert_eq!(quotes(text), ["indirect, The council: 40 have died"]);
    let text = "The minister, who had first said that eight had died, closed the school.";
    assert_eq!(quotes(text), ["indirect, The minister: eight had died"]);
    let text = "The Post reported that 30 had died, citing two officials.";
    assert_eq!(quotes(text), ["indirect, The Post: 30 had died"]);
    let text = "The army acknowledged 38 dead, all of whom, it said, were \"traitors\".";
    assert_eq!(quotes(text), ["direct, The army: traitors"]);
}

#[test]
fn harm_that_is_said_not_to_be_is_denied() {
    assert!(denied("\"We did not kill nine people,\" the captain said.", "nine"));
    assert!(denied("It is not true that nine people died, the council said.", "nine"));
    assert!(denied("There is no truth in reports that nine people died, the council said.", "nine"));
    assert!(denied("\"The allegation that nine people died is not credible,\" the council said.", "nine"));
    assert!(!denied("The army says nine died, a figure disputed by the rebels.", "nine"));
}

#[test]
fn positions_have_many_wordings() {
    assert_eq!(
        positions("The raid was condemned by the Orren Union."),
        ["the Orren Union condemns: The raid was condemned by the Orren Union"]
    );
    assert_eq!(
        positions("The ministry described the killings as a war crime."),
        ["The ministry condemns: The ministry described the killings as a war crime"]
    );
    assert_eq!(
        positions("Varra does not recognise the killings as genocide."),
        ["Varra denies: Varra does not recognise the killings as genocide"]
    );
    assert_eq!(
        positions("“These claims are false,” the ministry said."),
        ["the ministry denies: These claims are false,"]
    );
    assert_eq!(
        positions("Governor Pia Sund: “I have ordered flags to half-mast.”"),
        ["Governor Pia Sund commemorates: I have ordered flags to half-mast"]
    );
    assert!(positions("The partners stand by their count of 148.").is_empty());
    assert!(positions("The league is appealing for $3 million.").is_empty());
    assert!(positions("What do you remember?").is_empty());
}

#[test]
fn what_had_been_said_is_earlier() {
    let earlier = |text: &str, words: &str| {
        read(text, |document, speech| speech.earlier(token(document, words)).is_some())
    };
    assert!(earlier("The ministry had on Monday spoken of nine dead. It now says 12 died.", "nine"));
    assert!(!earlier("The ministry had on Monday spoken of nine dead. It now says 12 died.", "12"));
    assert!(earlier("Officials, who had put the toll at nine, said nothing.", "nine"));
    assert!(!earlier("By June the ministry had recorded nine deaths.", "nine"));
}

#[test]
fn who_gives_a_figure_may_stand_in_an_aside() {
    assert_eq!(chain("Nine died – a figure confirmed by the ministry.", "Nine"), "the ministry");
    assert_eq!(chain("Nine died, the inquiry found.", "Nine"), "the inquiry");
    assert_eq!(chain("Nine people were killed, the mayor estimated.", "Nine"), "the mayor");
    assert_eq!(chain("Voss estimates nine deaths, while Karl Beck gives 12.", "12"), "Karl Beck");
    assert_eq!(chain("Forms laid before the court list nine dead.", "nine"), "");
    let text = "According to the figures laid before the tribunal, nine died.";
    assert_eq!(chain(text, "nine"), "the figures laid before the tribunal");
    assert_eq!(chain("According to local radio, citing police, nine died.", "nine"), "local radio < police");
}

#[test]
fn who_speaks_stands_amid_after_a_time_or_behind_a_share() {
    assert_eq!(chain("In Holm, said the mayor, 52 people died.", "52"), "the mayor");
    assert_eq!(chain("This week the government put the number of dead at 211.", "211"), "the government");
    let text = "Sixty others were wounded, some of them critically, the health director, Osman Teyl, told Highland Press.";
    assert_eq!(chain(text, "Sixty"), "Osman Teyl");
    let text = "It stems from a broadcast by Radio Nord, which said that 40 people had died.";
    assert_eq!(chain(text, "40"), "Radio Nord");
}

#[test]
fn estimates_and_citations_vouch() {
    assert_eq!(chain("The diocese estimated 15,000 displaced.", "estimated 15,000"), "The diocese");
    assert_eq!(chain("The judges accepted that nine women were killed.", "nine"), "The judges");
    let text = "Citing medical sources, the news site Al-Waqt put the toll at 35.";
    assert!(chain(text, "35").contains("medical sources"), "{}", chain(text, "35"));
}
