//! Names of many cultures: which spellings must be found alike, which names must stay apart, and what no input may do.
//!
//! Single names are common ones; whole names are fictional.

use persons::Name;
use persons::names::{Likeness, NamesLikeness, PartKind, Word, alike, alike_names, clean};
use proptest::prelude::*;
use vocabulary::NameOrder;
use vocabulary::limits::{NAME_BYTES_MAX, NAME_PARTS_MAX};

fn words(a: &str, b: &str) -> Likeness {
    alike(&Word::of(a), &Word::of(b))
}

fn name(written: &str) -> Name {
    Name::read(written).unwrap_or_else(|| panic!("{written}"))
}

fn names(a: &str, b: &str) -> NamesLikeness {
    alike_names(&name(a), &name(b))
}

/// Each row: spellings of one name, any two of which sound the same.
const ONE_NAME: &[&[&str]] = &[
    &["Muhammad", "Mohammed", "Mohamed", "Mehmet", "Магомед", "Мухаммед", "محمد"],
    &["Huseynov", "Hüseynov", "Гусейнов", "Husseinov", "Huseynova", "Гусейнова"],
    &["Khojaly", "Xocalı", "Ходжалы", "Khodjaly"],
    &["Yusuf", "Youssef", "Yousif", "يوسف", "Юсуф"],
    &["Khadija", "Khadidja", "خديجة", "خديجه", "Хадиджа"],
    &["Abdulrahman", "Abderrahmane", "Abdelrahman", "عبدالرحمن", "عبد الرحمن", "Абдурахман"],
    &["Hassan", "Hasan", "حسن", "Гасан"],
    &["Hussein", "Husain", "Hossein", "حسين", "Гусейн"],
    &["Ibrahim", "Ebrahim", "ابراهيم", "إبراهيم", "Ибрагим"],
    &["Ali", "Aly", "علي", "على", "Али", "Əli"],
    &["Omar", "Umar", "عمر", "Омар", "Umar"],
    &["Saeed", "Said", "سعيد", "Saïd"],
    &["Fatima", "Fatimah", "Fatemeh", "فاطمة", "فاطمه"],
    &["Qasim", "Kasim", "Qassem", "Ghasem", "قاسم"],
    &["Noureddine", "Nuruddin", "نورالدين", "نور الدين", "Nur al-Din"],
    &["Layla", "Leila", "Leyla", "ليلى", "ليلي"],
    &["Zeynab", "Zainab", "زينب"],
    &["Jamal", "Gamal", "Cemal", "Djamel", "جمال"],
    &["Rashid", "Rachid", "Rasheed", "رشيد"],
    &["Masri", "al-Masri", "Almasri", "المصري", "مصري"],
    &["Aliyev", "Əliyev", "Алиев", "Aliev", "Aliyeva", "Алиева"],
    &["Guliyev", "Quliyev", "Гулиев", "Kuliev"],
    &["Şahin", "Shahin", "Sahin"],
    &["Çelik", "Celik", "Chelik"],
    &["Aleksandr", "Alexander", "Александр"],
    &["Yelena", "Elena", "Елена"],
    &["Yuliya", "Yulia", "Iuliia", "Юлия"],
    &["Sergey", "Sergei", "Serhii", "Сергей", "Сергій"],
    &["Tchaikovsky", "Chaykovskiy", "Чайковский", "Чайковская"],
    &["Shevchenko", "Schewtschenko", "Шевченко"],
    &["Petrović", "Petrovic", "Петровић"],
    &["Đorđe", "Đorđe"],
    &["Sargsyan", "Sarkisyan", "Սարգսյան", "Саргсян"],
    &["Hovhannisyan", "Hovhannisian", "Հովհաննիսյան"],
    &["Mkrtchyan", "Mkrtchian", "Մկրտչյան"],
    &["Saakashvili", "სააკაშვილი", "Саакашвили"],
    &["Chavchavadze", "ჭავჭავაძე", "Чавчавадзе"],
    &["Papadopoulos", "Παπαδόπουλος"],
    &["Georgiou", "Γεωργίου"],
    &["Yosef", "יוסף", "Josef"],
    &["Rivka", "רבקה"],
    &["Mizrahi", "Mizrachi", "מזרחי"],
    &["Müller", "MULLER", "Mueller"],
    &["Nowak", "Novak", "Новак"],
    &["Stephen", "Stefan"],
    &["José", "JOSE"],
    &["Muñoz", "Munoz"],
    &["Ahmadi", "احمدی", "Ahmedi"],
    &["Javad", "Jawad", "جواد"],
    &["Parviz", "پرویز", "Parwiz"],
    &["Chaudhry", "چودھری", "Chowdhry"],
];

#[test]
fn spellings_of_one_name_sound_the_same_or_are_a_slip_apart() {
    let mut loose = Vec::new();
    for row in ONE_NAME {
        for a in *row {
            for b in *row {
                let like = words(a, b);
                if like > Likeness::Close {
                    loose.push(format!("{a} {b} {like:?}"));
                }
            }
        }
    }
    assert!(loose.is_empty(), "{loose:#?}");
}

/// Pairs of different names that are written or sound alike.
const TWO_NAMES: &[(&str, &str)] = &[
    ("Hassan", "Hussein"),
    ("حسن", "حسين"),
    ("حسن", "Hussein"),
    ("Hassan", "حسين"),
    ("Mohammed", "Mahmoud"),
    ("محمد", "محمود"),
    ("محمد", "Mahmoud"),
    ("Мухаммед", "Mahmoud"),
    ("Ahmed", "Hamid"),
    ("Ahmed", "Mohammed"),
    ("احمد", "حامد"),
    ("Ali", "Alia"),
    ("علي", "Alia"),
    ("Omar", "Ammar"),
    ("عمر", "عمار"),
    ("Samir", "Samar"),
    ("سمير", "سامر"),
    ("Karim", "Karam"),
    ("Jamal", "Jamil"),
    ("Said", "Saad"),
    ("Khalid", "Khalil"),
    ("Amir", "Amira"),
    ("Amin", "Amina"),
    ("Igor", "Egor"),
    ("Ivan", "Ivana"),
    ("Maria", "Mario"),
    ("Daniel", "Daniela"),
    ("Anna", "Hana"),
    ("Nour", "Nora"),
    ("Salma", "Salman"),
    ("Rami", "Reem"),
    ("Fadi", "Fahd"),
    ("Huda", "Hadi"),
    ("Aliyev", "Guliyev"),
    ("Petrov", "Pavlov"),
    ("Sargsyan", "Grigoryan"),
    ("Anders", "Andrea"),
    ("Lee", "Li Wei"),
];

#[test]
fn different_names_stay_apart() {
    let mut tight = Vec::new();
    for (a, b) in TWO_NAMES {
        let like = words(a, b);
        if like <= Likeness::Close {
            tight.push(format!("{a} {b} {like:?}"));
        }
    }
    assert!(tight.is_empty(), "{tight:#?}");
}

#[test]
fn blocking_keys_meet_across_scripts() {
    let mut apart = Vec::new();
    for row in ONE_NAME {
        for b in &row[1..] {
            let (left, right) = (Word::of(row[0]).sounds(), Word::of(b).sounds());
            if !left.iter().any(|key| right.contains(key)) {
                apart.push(format!("{} {b} {left:x?} {right:x?}", row[0]));
            }
        }
    }
    assert!(apart.len() <= 2, "{} {apart:#?}", apart.len());
}

#[test]
fn slips_short_forms_and_initials_have_their_own_levels() {
    for (a, b, like) in [
        ("Margaret", "Margarte", Likeness::Close),
        ("Thornton", "Thorton", Likeness::Close),
        ("Bill", "William", Likeness::ShortForm),
        ("Sasha", "Alexander", Likeness::ShortForm),
        ("Саша", "Александра", Likeness::ShortForm),
        ("Alexander", "Alexandra", Likeness::Different),
        ("J.", "Jonas", Likeness::Initial),
        ("Х.", "Khalid", Likeness::Initial),
        ("J.", "Mark", Likeness::Different),
        ("Dana", "", Likeness::Different),
    ] {
        assert_eq!(words(a, b), like, "{a} {b}");
    }
}

#[test]
fn whole_names_are_found_whatever_their_order_titles_and_particles() {
    for (a, b) in [
        ("سامر أحمد محمود الترفي", "Samer Ahmed Mahmoud al-Tarfi"),
        ("الشهيد سامر أحمد الترفي", "Al Tarfi Samer Ahmad"),
        ("عبد الرحمن أبو زيد", "Abdel-Rahman Abu Zayd"),
        ("Dr. Omar bin Salim al-Tarvi", "TARVI, Omar Salim"),
        ("Elvar Tamsin oğlu Orreni", "Оррени Эльвар Тамсин оглы"),
        ("г-н Марко Тарвин", "Tarvin Marko"),
        ("Gen. Nour al-Din Qasim", "نورالدين قاسم"),
        ("Abdul Rahman Tarvi", "Abdulrahman Tarvi"),
        ("Mary Ann Oddy", "Maryann Oddy"),
        ("Sgt. Dana Kolt Jr.", "Dana Kolt"),
        ("Ana de la Torre", "Ana Torre"),
        ("Ivan Petrovich Tarvin", "Иван Петрович Тарвин"),
        ("Haji Karim Tarvi", "Karim Tarvi"),
    ] {
        let like = names(a, b);
        assert!(like.different == 0 && like.alike == 0 && like.score >= 700, "{a} {b} {like:?}");
    }
}

#[test]
fn siblings_differ_in_one_part() {
    for (a, b) in [
        ("سامر أحمد محمود الترفي", "Yasmin Ahmed Mahmoud al-Tarfi"),
        ("محمد أحمد محمود الترفي", "Mahmoud Ahmed Mahmoud al-Tarfi"),
        ("حسن علي الترفي", "Hussein Ali al-Tarfi"),
        ("Dana Kolt", "Asa Kolt"),
        ("Марко Тарвин", "Igor Tarvin"),
    ] {
        let like = names(a, b);
        assert!(like.given > Some(Likeness::Close) && like.score < 700, "{a} {b} {like:?}");
        assert!(like.family <= Some(Likeness::Close), "{a} {b} {like:?}");
    }
}

#[test]
fn a_missing_link_of_a_chain_is_missing_and_not_different() {
    let like = names("سامر أحمد محمود الترفي", "Samer al-Tarfi");
    assert_eq!((like.different, like.only_first, like.only_second), (0, 2, 0), "{like:?}");
    assert!(like.score > 600);
}

#[test]
fn parts_are_marked_by_how_the_name_is_written() {
    let kinds = |written: &str, order| -> Vec<PartKind> {
        Name::read_as(written, order).unwrap().words().iter().map(|part| part.kind).collect()
    };
    use PartKind::{Family, Given, Initial, Patronymic, Plain};
    assert_eq!(kinds("Kolt, Dana", None), [Given, Family]);
    assert_eq!(kinds("KOLT Dana", None), [Family, Given]);
    assert_eq!(kinds("DANA KOLT", None), [Plain, Plain]);
    assert_eq!(kinds("Dana Kolt", Some(NameOrder::GivenFirst)), [Given, Family]);
    assert_eq!(kinds("Kolt Dana", Some(NameOrder::FamilyFirst)), [Family, Given]);
    assert_eq!(kinds("Elvar Tamsin oğlu Orreni", None), [Plain, Patronymic, Plain]);
    assert_eq!(kinds("Ivan Petrovich Tarvin", None), [Plain, Patronymic, Plain]);
    assert_eq!(kinds("Omar bin Salim Tarvi", None), [Plain, Patronymic, Plain]);
    assert_eq!(kinds("D. R. Kolt", None), [Initial, Initial, Plain]);
}

#[test]
fn other_names_stand_beside() {
    for (written, parts, alias) in [
        ("Dana Kolt (Abu Salim)", vec!["dana", "kolt"], Some("abusalim")),
        ("Dana \"Finch\" Kolt", vec!["dana", "kolt"], Some("finch")),
        ("Dana Kolt aka Finch", vec!["dana", "kolt"], Some("finch")),
        ("Dana Kolt also known as Finch", vec!["dana", "kolt"], Some("finch")),
        ("Dana Kolt née Bravo", vec!["dana", "kolt"], Some("bravo")),
        ("Dana Kolt / Dana Bravo", vec!["dana", "kolt"], Some("bravo dana")),
        ("Dana Kolt (34)", vec!["dana", "kolt"], None),
        ("Dana O\u{2019}Dale", vec!["dana", "odale"], None),
    ] {
        let name = name(written);
        assert_eq!(name.parts(), parts, "{written}");
        assert_eq!(name.aliases().first().map(Name::key).as_deref(), alias, "{written}");
    }
}

#[test]
fn words_for_nobody_are_no_name() {
    for words in
        ["Unknown", "N/A", "مجهول الهوية", "Неизвестный", "unidentified", "غير معروف", "", "—", "123", "()"]
    {
        assert!(Name::read(words).is_none(), "{words}");
    }
    assert!(Name::read("Unknown Kolt").is_some());
    // A given name, though it also means "known".
    assert!(Name::read("معروف").is_some());
}

#[test]
fn small_words_are_no_initials() {
    assert_eq!(name("Ali b. Hasan Tarvi").parts(), ["ali", "hasan", "tarvi"]);
    assert_eq!(name("Ana Cruz y Soler").parts(), ["ana", "cruz", "soler"]);
    assert!(names("Zia ul Haq Tarvi", "Zia-ul-Haq Tarvi").different == 0);
    assert!(names("Fazl ur Rahman", "Fazlur Rahman").score > 850);
}

#[test]
fn hidden_marks_and_lookalikes_change_nothing() {
    assert_eq!(words("\u{202b}سَامِـر\u{202c}", "سامر"), Likeness::Same);
    assert_eq!(words("ﺳﺎﻣﺮ", "سامر"), Likeness::Same);
    // The first a is Cyrillic.
    assert_eq!(words("D\u{430}na", "Dana"), Likeness::Same);
    // The o is Latin.
    assert_eq!(words("Маркo", "Марко"), Likeness::Same);
    assert_eq!(clean("Da\u{200d}na\u{202e} \u{3000}Kolt\u{feff}"), "Dana Kolt");
    assert_eq!(name("1. Dana Kolt 34").parts(), ["dana", "kolt"]);
}

#[test]
fn letters_of_no_known_script_are_like_themselves() {
    // An Anatolian hieroglyph has no romanisation; the Linear B sign has that of a Latin initial.
    assert_eq!(words("\u{14400}", "\u{14400}"), Likeness::Same);
    assert_eq!(words("\u{14400}", "a"), Likeness::Different);
    assert_eq!(words("B", "\u{10050}"), words("\u{10050}", "B"));
    assert_eq!(words("", ""), Likeness::Different);
}

#[test]
fn long_cells_are_cut_and_cost_little() {
    let long = "عبد الرحمن Kolt-".repeat(100_000);
    let name = name(&long);
    assert!(name.words().len() <= NAME_PARTS_MAX);
    assert_eq!(Name::read(&"x".repeat(10 * NAME_BYTES_MAX)).unwrap().words().len(), 1);
    assert!(alike_names(&name, &name).score == 1000);
}

/// Two letters beside one cost as much as one beside two.
#[test]
fn letters_alone_are_as_alike_there_as_back() {
    for (a, b) in [("ı", "ע ы"), ("k", "ע q"), ("JJ", "J J")] {
        let (a, b) = (name(a), name(b));
        assert_eq!(alike_names(&a, &b).score, alike_names(&b, &a).score);
    }
}

proptest! {
    #[test]
    fn no_text_panics_and_likeness_is_symmetric(a in any::<String>(), b in "\\PC{0,40}") {
        let (x, y) = (Word::of(&a), Word::of(&b));
        prop_assert_eq!(alike(&x, &y), alike(&y, &x));
        if let (Some(x), Some(y)) = (Name::read(&a), Name::read(&b)) {
            let (there, back) = (alike_names(&x, &y), alike_names(&y, &x));
            prop_assert_eq!(there.different, back.different);
            prop_assert_eq!(alike_names(&x, &x).different, 0);
        }
    }

    #[test]
    fn letters_of_scripts_never_panic(a in "[ا-يپچگکیа-яa-zşçğıə ა-ჰա-ֆα-ωא-ת'\\-.\",()/]{0,40}", b in "[ا-يа-яa-z ა-ჰא-ת]{0,40}") {
        let (x, y) = (Word::of(&a), Word::of(&b));
        prop_assert_eq!(alike(&x, &y), alike(&y, &x));
        prop_assert!(x.is_empty() || alike(&x, &x) <= Likeness::Initial);
        if let (Some(x), Some(y)) = (Name::read(&a), Name::read(&b)) {
            let (there, back) = (alike_names(&x, &y), alike_names(&y, &x));
            prop_assert!(there.score.abs_diff(back.score) <= 60, "{} {}", there.score, back.score);
            prop_assert_eq!(alike_names(&x, &x).score, 1000 - 120 * u16::from(alike_names(&x, &x).initial));
        }
    }

    #[test]
    fn cleaning_twice_is_cleaning_once(a in "\\PC{0,40}") {
        let once = clean(&a).into_owned();
        prop_assert_eq!(clean(&once), once.as_str());
    }
}
