//! What is proposed for lists in many languages. All persons are fictional.

use persons::columns::{Ground, Proposal, RepeatsHow, Sure, propose, propose_without};
use proptest::prelude::*;
use vocabulary::{Calendar, DateOrder, Field, List, NameOrder};

fn list(columns: &[&str], rows: &[&[&str]]) -> List {
    List::of_rows("l.csv", columns, rows.iter().map(|row| row.iter().copied()))
}

fn fields(proposal: &Proposal) -> Vec<&'static str> {
    proposal.columns.iter().map(|column| column.used.field.word()).collect()
}

#[track_caller]
fn expect(columns: &[&str], rows: &[&[&str]], wanted: &str) -> Proposal {
    let proposal = propose(&list(columns, rows));
    assert_eq!(fields(&proposal).join(" "), wanted, "{:#?}", proposal.columns);
    proposal
}

/// A list of one column with as many rows as values, each so often.
fn column(name: &str, values: impl IntoIterator<Item = (String, usize)>) -> Proposal {
    let cells: Vec<String> = values.into_iter().flat_map(|(value, times)| vec![value; times]).collect();
    propose(&List::of_rows("l.csv", &[name], cells.iter().map(|cell| [cell.as_str()])))
}

#[test]
fn contents_veto_a_header() {
    expect(&["age"], &[&["Asa Thorne"], &["Ida Bravo"], &["Noor Vale"]], "full-name");
    expect(&["name"], &[&["12"], &["13"], &["15"]], "ignored");
    expect(&["born"], &[&["Riverbend"], &["Oldford"], &["Riverbend"]], "ignored");
    let many = column("sex", (0..400).map(|n| (format!("value {n} of many"), 1)));
    assert_ne!(many.columns[0].used.field, Field::Sex);
    expect(
        &["id", "name"],
        &[&["1", "Asa Thorne"], &["1", "Ida Bravo"], &["1", "Noor Vale"]],
        "ignored full-name",
    );
}

#[test]
fn an_empty_list_is_no_fault() {
    assert!(propose(&List::default()).columns.is_empty());
    let empty = expect(&["name", "age"], &[], "full-name age");
    assert!(empty.columns.iter().all(|column| column.sure == Sure::Open));
    expect(&["", ""], &[&["", ""]], "ignored ignored");
}

#[test]
fn arabic_lists_are_understood() {
    expect(
        &["م", "الاسم الرباعي", "العمر", "الجنس", "تاريخ الميلاد", "رقم الهوية", "تاريخ الاستشهاد", "ملاحظات"],
        &[
            &[
                "١",
                "سليم نادر فهد الرملي",
                "٣٥",
                "ذكر",
                "١٩٨٧/٠٥/١٢",
                "٨٠٠١٢٣٤٥٦",
                "2024/01/03",
                "وصل إلى المستشفى",
            ],
            &["٢", "هالة وسيم كرم البحري", "٧", "أنثى", "٢٠١٦/١١/٣٠", "٨٠٠١٢٣٤٥٧", "2024/01/04", ""],
            &["٣", "رامي زياد عدنان السهلي", "٥٢", "ذكر", "١٩٧١/٠٢/٠١", "٨٠٠١٢٣٤٥٨", "2024/01/03", ""],
        ],
        "id full-name ignored sex born number happened ignored",
    );
}

#[test]
fn russian_lists_are_understood() {
    expect(
        &[
            "№",
            "Фамилия",
            "Имя",
            "Отчество",
            "Год рождения",
            "Пол",
            "Дата гибели",
            "Место гибели",
            "Примечание",
        ],
        &[
            &["1", "Речной", "Асан", "Петрович", "1961", "муж", "12.05.1992", "с. Дальнее", ""],
            &["2", "Полева", "Ида", "Львовна", "1987", "жен", "13.05.1992", "с. Дальнее", "со слов соседей"],
            &["3", "Лесов", "Нур", "Ильич", "1934", "муж", "30.06.1992", "Заречье", ""],
        ],
        "id family given father born-year sex happened place ignored",
    );
    let fio = expect(
        &["ФИО", "Дата рождения", "Возраст"],
        &[
            &["Речной Асан Петрович", "12.05.1961", "30"],
            &["Полева Ида Львовна", "30.11.1987", "4"],
            &["Лесов Нур Ильич", "01.02.1934", "58"],
        ],
        "full-name born age",
    );
    assert_eq!(fio.columns[0].used.name_order, Some(NameOrder::FamilyFirst));
    assert_eq!(fio.columns[1].used.date_order, Some(DateOrder::Dmy));
}

#[test]
fn turkic_lists_are_understood() {
    expect(
        &["S/N", "Soyadı, adı, ata adı", "Doğulduğu il", "Cinsi", "Taleyi", "Yaşayış yeri"],
        &[
            &["1", "Çaylı Asan Nadir oğlu", "1961", "K", "itkin", "Uzaqkənd"],
            &["2", "Düzlü İdə Kərəm qızı", "1987", "Q", "həlak olub", "Uzaqkənd"],
            &["3", "Meşəli Nur Vasif oğlu", "1934", "K", "əsir", "Yaxınkənd"],
        ],
        "id full-name born-year sex status place",
    );
    expect(
        &[
            "Adı",
            "Soyadı",
            "Baba adı",
            "Yaş",
            "Cinsiyet",
            "Doğum tarihi",
            "Doğum yeri",
            "TC Kimlik No",
            "Mesleği",
        ],
        &[
            &["Asan", "Çaylı", "Nadir", "30", "E", "12.05.1961", "Uzakköy", "10000000146", "öğretmen"],
            &["İda", "Düzlü", "Kerem", "4", "K", "30.11.1987", "Uzakköy", "10000000278", ""],
        ],
        "given family father age sex born birth-place number occupation",
    );
}

#[test]
fn persian_and_hebrew_lists_are_understood() {
    expect(
        &["نام", "نام خانوادگی", "نام پدر", "تاریخ تولد (شمسی)", "سن", "جنسیت"],
        &[
            &["آرش", "رودکناری", "بهمن", "۱۳۶۶/۰۲/۲۲", "۳۵", "مرد"],
            &["پریسا", "کوهستانی", "کاوه", "۱۳۹۵/۰۹/۱۰", "۷", "زن"],
        ],
        "given family father born age sex",
    );
    expect(
        &["שם פרטי", "שם משפחה", "גיל", "מין", "תאריך לידה", "תעודת זהות", "יישוב"],
        &[
            &["אסף", "נהרי", "35", "ז", "12/05/1987", "300012345", "רחוקה"],
            &["עידית", "שדמי", "7", "נ", "30/11/2016", "300012346", "רחוקה"],
        ],
        "given family age sex born number place",
    );
}

#[test]
fn lists_of_the_caucasus_and_greek_ones_are_understood() {
    expect(
        &["Ազգանուն", "Անուն", "Հայրանուն", "Ծննդյան թիվ", "Սեռ", "Բնակավայր"],
        &[
            &["Գետեան", "Ասան", "Պետրոսի", "1961", "արական", "Հեռավան"],
            &["Դաշտեան", "Իդա", "Լևոնի", "1987", "իգական", "Հեռավան"],
        ],
        "family given father born sex place",
    );
    expect(
        &["სახელი", "გვარი", "მამის სახელი", "დაბადების თარიღი", "სქესი", "პირადი ნომერი"],
        &[
            &["ასანი", "მდინარაძე", "პეტრე", "12.05.1961", "მამრობითი", "01000012345"],
            &["იდა", "ველიშვილი", "ლევანი", "30.11.1987", "მდედრობითი", "01000012346"],
        ],
        "given family father born sex number",
    );
    expect(
        &["Επώνυμο", "Όνομα", "Πατρώνυμο", "Ημερομηνία γέννησης", "Φύλο", "Τόπος γέννησης"],
        &[
            &["Ποταμίδης", "Άσαν", "Πέτρου", "12/05/1961", "Άνδρας", "Μακρινό"],
            &["Πεδινού", "Ίδα", "Λέοντος", "30/11/1987", "Γυναίκα", "Μακρινό"],
        ],
        "family given father born sex birth-place",
    );
}

#[test]
fn south_slavic_lists_are_understood() {
    expect(
        &[
            "Redni broj",
            "Prezime",
            "Ime",
            "Ime oca",
            "JMBG",
            "Datum rođenja",
            "Spol",
            "Datum nestanka",
            "Mjesto nestanka",
        ],
        &[
            &["1", "Rječni", "Asan", "Petar", "1205961100001", "12.05.1961.", "M", "11.07.1993.", "Daleko"],
            &["2", "Poljska", "Ida", "Lav", "3011987105002", "30.11.1987.", "Ž", "13.07.1993.", "Daleko"],
        ],
        "id family given father number born sex happened place",
    );
    expect(
        &["Име", "Презиме", "Име оца", "Датум рођења", "Пол", "Занимање"],
        &[
            &["Асан", "Речни", "Петар", "12.05.1961.", "М", "учитељ"],
            &["Ида", "Пољска", "Лав", "30.11.1987.", "Ж", ""],
        ],
        "given family father born sex occupation",
    );
}

#[test]
fn iberian_lists_are_understood() {
    expect(
        &[
            "Nombres",
            "Primer apellido",
            "Segundo apellido",
            "Edad",
            "Sexo",
            "Cédula",
            "Fecha de desaparición",
            "Municipio",
        ],
        &[
            &["Asán", "Ríos", "Prado", "30", "H", "10.000.146", "12/05/1992", "Lejano"],
            &["Ida", "Campos", "León", "4", "M", "10.000.278", "30/11/1992", "Lejano"],
        ],
        "given family family age sex number happened place",
    );
    expect(
        &["Nome completo", "Idade", "Data de nascimento", "Sexo", "CPF", "Local da morte"],
        &[
            &["Asan Rios Prado", "30", "12/05/1961", "M", "100.000.146-00", "Distante"],
            &["Ida Campos Leão", "4", "30/11/1987", "F", "100.000.278-00", "Distante"],
        ],
        "full-name age born sex number place",
    );
}

#[test]
fn french_german_and_kurdish_lists_are_understood() {
    expect(
        &["Nom", "Prénom", "Né le", "Sexe", "Lieu de naissance", "Profession"],
        &[
            &["Rivière", "Asan", "12/05/1961", "H", "Lointain", "instituteur"],
            &["Champ", "Ida", "30/11/1987", "F", "Lointain", ""],
        ],
        "family given born sex birth-place occupation",
    );
    expect(
        &["Name", "Vorname", "Geburtsdatum", "Geschlecht", "Wohnort", "Todesdatum"],
        &[
            &["Fluss", "Asan", "12.05.1961", "m", "Fernau", "01.02.1945"],
            &["Feld", "Ida", "30.11.1937", "w", "Fernau", "13.02.1945"],
        ],
        "family given born sex place happened",
    );
    expect(
        &["Nav", "Paşnav", "Navê bav", "Zayend", "Temen", "Roja jidayikbûnê"],
        &[
            &["Asan", "Çemî", "Nadir", "nêr", "30", "12.05.1961"],
            &["Îda", "Deştî", "Kerem", "mê", "4", "30.11.1987"],
        ],
        "given family father sex age born",
    );
}

#[test]
fn ukrainian_lists_are_understood() {
    expect(
        &["Прізвище", "Ім'я", "По батькові", "Дата народження", "Стать", "Звання", "Дата загибелі"],
        &[
            &["Річний", "Асан", "Петрович", "12.05.1961", "ч", "солдат", "24.02.2022"],
            &["Польова", "Іда", "Левівна", "30.11.1987", "ж", "лікарка", "13.03.2022"],
        ],
        "family given father born sex occupation happened",
    );
}

#[test]
fn codes_and_chains_are_understood() {
    let rows: &[&[&str]] = &[
        &["A-1", "salim", "nadir", "fahd", "ramli", "1987-05-12", "35", "m", "800123456"],
        &["A-2", "hala", "wasim", "karam", "bahri", "2016-11-30", "7", "f", "800123457"],
        &["A-3", "rami", "ziyad", "adnan", "sahli", "1971-02-01", "52", "m", "800123458"],
    ];
    expect(
        &["list_id", "n1", "n2", "n3", "n4", "dob", "age", "sex", "moh_id"],
        rows,
        "id given father grandfather family born age sex number",
    );
    // Two languages beside each other are two whole names.
    expect(
        &["id", "en_name", "ar_name", "age"],
        &[&["1", "Salim Ramli", "سليم الرملي", "35"], &["2", "Hala Bahri", "هالة البحري", "7"]],
        "id full-name full-name age",
    );
    expect(
        &["fname", "lname", "yr", "mo", "da"],
        &[
            &["Asa", "Thorne", "1961", "5", "12"],
            &["Ida", "Bravo", "1934", "11", "30"],
            &["Noor", "Vale", "1987", "2", "1"],
        ],
        "given family born-year born-month born-day",
    );
    let ex = expect(&["n1", "name"], &[&["x", "Asa Thorne"], &["y", "Ida Bravo"]], "ignored full-name");
    assert_eq!(ex.columns[0].ground, Ground::Header, "one link is no chain");
}

#[test]
fn what_one_word_means_is_settled_by_the_columns_beside_it() {
    let rows: &[&[&str]] = &[
        &["Asan", "Nadir", "Vasif", "Çaylı"],
        &["İdə", "Kərəm", "Nadir", "Düzlü"],
        &["Nur", "Vasif", "Asan", "Meşəli"],
    ];
    expect(&["Ad", "Atasının adı", "Babasının adı", "Soyad"], rows, "given father grandfather family");
    expect(&["Ad", "Babasının adı", "Köy", "Soyad"], rows, "given father place family");
    let rows: &[&[&str]] =
        &[&["سليم", "نادر", "الرملي"], &["هالة", "وسيم", "البحري"], &["رامي", "زياد", "السهلي"]];
    expect(&["الاسم", "اسم الأب", "العائلة"], rows, "given father family");
}

#[test]
fn a_long_id_beside_a_running_number_was_given_to_persons() {
    let rows: &[&[&str]] = &[
        &["1", "800123456", "Asa Thorne"],
        &["2", "800998457", "Ida Bravo"],
        &["3", "801123458", "Noor Vale"],
    ];
    expect(&["index", "id", "name"], rows, "id number full-name");
    let alone: Vec<&[&str]> = rows.iter().map(|row| &row[1..]).collect();
    let alone = expect(&["id", "name"], &alone, "id full-name");
    assert!(alone.columns[0].remarks[0].contains("map it as \"number\""));
}

#[test]
fn columns_without_headers_are_known_by_their_contents() {
    let proposal = expect(
        &["1", "2", "3", "4"],
        &[
            &["101", "Asa Thorne", "M", "12.05.1961"],
            &["102", "Ida Bravo", "F", "30.11.1987"],
            &["103", "Noor Vale", "F", "01.02.1934"],
        ],
        "id full-name sex born",
    );
    assert!(
        proposal.columns.iter().all(|column| column.ground == Ground::Contents && column.sure < Sure::Clear)
    );
}

#[test]
fn what_repeats_is_used_once() {
    let rows: Vec<[String; 6]> = (0..40)
        .map(|n: u16| {
            let (given, family) = (
                ["Asa", "Ida", "Noor", "Lev"][usize::from(n % 4)],
                ["Thorne", "Bravo", "Vale"][usize::from(n % 3)],
            );
            let year = 1930 + n;
            let row = [
                given,
                family,
                &format!("{given} {family}"),
                &format!("{year}-05-12"),
                &year.to_string(),
                "",
            ];
            let age = (2013 - year).to_string();
            let mut row = row.map(str::to_owned);
            row[5] = age;
            row
        })
        .collect();
    let columns = ["first_name", "surname", "full_name", "dob", "birth_year", "age"];
    let list = List::of_rows("l", &columns, rows.iter().map(|row| row.iter().map(String::as_str)));
    let proposal = propose(&list);
    assert_eq!(
        fields(&proposal).join(" "),
        "given family ignored born ignored ignored",
        "{:#?}",
        proposal.columns
    );
    let how =
        |at: usize| proposal.columns[at].repeats.as_ref().map(|repeats| (repeats.how, repeats.of.join(" ")));
    assert_eq!(how(2), Some((RepeatsHow::Joined, "first_name surname".to_owned())));
    assert_eq!(how(4), Some((RepeatsHow::Computed, "dob".to_owned())));
    assert_eq!(how(5), Some((RepeatsHow::Computed, "dob".to_owned())));
    assert!(proposal.columns[2].reason.contains("\"first_name\" and \"surname\" joined"));
    // What is left out takes no part in it.
    let without = propose_without(&list, &["surname"]);
    assert_eq!(without.map.columns["full_name"].field, Field::FullName);
}

#[test]
fn an_age_that_says_more_than_the_dates_is_kept() {
    let rows: Vec<[String; 3]> = (0..40)
        .map(|n: u16| {
            let born = if n.is_multiple_of(3) { String::new() } else { format!("{}-05-12", 1930 + n) };
            [born, "2013-08-01".to_owned(), (83 - n).to_string()]
        })
        .collect();
    let list =
        List::of_rows("l", &["dob", "dod", "age"], rows.iter().map(|row| row.iter().map(String::as_str)));
    let proposal = propose(&list);
    assert_eq!(fields(&proposal).join(" "), "born happened age");
    assert_eq!(proposal.columns[2].repeats.as_ref().unwrap().how, RepeatsHow::Computed);
}

#[test]
fn what_a_column_leaves_open_is_remarked_on() {
    let remarks = |name: &str, values: &[&str]| {
        let proposal = column(name, values.iter().map(|value| ((*value).to_owned(), 3)));
        (proposal.columns[0].used.field, proposal.columns[0].remarks.join("; "))
    };
    assert_eq!(remarks("sex", &["1", "2"]), (Field::Sex, String::new()));
    assert_eq!(remarks("sex (0=f, 1=m)", &["0", "1"]), (Field::Sex, String::new()));
    assert_eq!(
        remarks("sex", &["0", "1"]),
        (Field::Sex, "its values do not say which sex they mean".to_owned())
    );
    let constant = (Field::Status, "it has one value throughout, which tells nobody apart".to_owned());
    assert_eq!(remarks("status", &["killed"]), constant);
}

#[test]
fn orders_of_dates_are_found_by_majority_and_mixtures_told() {
    let order = |values: &[&str]| {
        let proposal = column("dob", values.iter().map(|value| ((*value).to_owned(), 1)));
        let used = &proposal.columns[0];
        (used.used.date_order, used.remarks.len())
    };
    assert_eq!(order(&["12/25/1961", "01/02/1934", "11/30/1987"]), (Some(DateOrder::Mdy), 0));
    assert_eq!(order(&["25/12/1961", "01/02/1934"]), (Some(DateOrder::Dmy), 0));
    assert_eq!(order(&["1961-12-25", "1934-02-01"]), (Some(DateOrder::Ymd), 0));
    assert_eq!(order(&["01/02/1961", "03/04/1934"]), (None, 1));
    assert_eq!(order(&["25/12/1961", "26/12/1961", "12/25/1934"]), (Some(DateOrder::Dmy), 1));
}

#[test]
fn calendars_are_told_only_where_they_are_clear() {
    let dates = |header: &str, from: u32, days: u32| {
        let values = (0..300_u32)
            .map(|n| (format!("{}/{:02}/{:02}", from + n % 60, 1 + n % 12, 1 + (n * 7 + n / 60) % days), 1));
        column(header, values).columns.remove(0)
    };
    assert_eq!(dates("dob", 1320, 31).used.calendar, Some(Calendar::Persian));
    assert_eq!(dates("dob", 1350, 30).used.calendar, Some(Calendar::Hijri));
    assert_eq!(dates("dob", 1950, 30).used.calendar, None);
    let short = column("dob", (0..20_u32).map(|n| (format!("{}/05/12", 1340 + n), 1))).columns.remove(0);
    assert_eq!((short.used.calendar, short.remarks.len()), (None, 1));
    let told =
        column("تاریخ تولد شمسی", (0..20_u32).map(|n| (format!("{}/05/12", 1340 + n), 1))).columns.remove(0);
    assert_eq!(told.used.calendar, Some(Calendar::Persian));
}

#[test]
fn values_for_unknown_are_proposed() {
    let unknown = |proposal: Proposal| proposal.columns.into_iter().next().unwrap().used.unknown;
    let ages = |zeros: usize, nines: usize| {
        let usual = (0..90).map(|age: usize| (age.to_string(), 5));
        let placed = [("0".to_owned(), zeros), ("99".to_owned(), nines), ("-1".to_owned(), 1)];
        unknown(column("age", usual.chain(placed)))
    };
    assert_eq!(ages(0, 0), ["-1"], "as many newborn as there are of one year");
    assert_eq!(ages(100, 50), ["0", "99", "-1"]);
    let days = (0..200).map(|n| (format!("{}-{:02}-{:02}", 1950 + n % 50, 1 + n % 12, 1 + n % 28), 1));
    let placed = [("0000-00-00", 1), ("1900-01-01", 30), ("n/a", 2), ("غير معروف", 1)];
    let placed = placed.map(|(value, times)| (value.to_owned(), times));
    assert_eq!(unknown(column("dob", days.chain(placed))), ["0000-00-00", "1900-01-01", "n/a", "غير معروف"]);
    let names = (0..50).map(|n| (format!("Asa Thorne{}", "e".repeat(n)), 1));
    let placed =
        ["Unknown", "неизвестно", "-", "?", "Unidentified body 3"].map(|value| (value.to_owned(), 1));
    assert_eq!(
        unknown(column("name", names.chain(placed))),
        ["Unknown", "неизвестно", "-", "?", "Unidentified body 3"]
    );
    // Nan is a name, NaN is none; what another script folds to is nothing.
    let names = ["Nan", "Asa", "NaN", "Null", "NULL", "نى"].map(|value| (value.to_owned(), 9));
    assert_eq!(unknown(column("given name", names)), ["NaN", "NULL"]);
    let long = (0..9000).map(|n| (format!("Asa {}", "abcdefghij".repeat(n % 7) + &n.to_string()), 1));
    let rare = [("Unknown".to_owned(), 1), ("نامشخص".to_owned(), 1)];
    assert_eq!(unknown(column("address", long.chain(rare))), ["Unknown", "نامشخص"]);
    let years = (0..60).map(|n| ((1930 + n).to_string(), 1));
    let placed = [("-1".to_owned(), 1), ("9999".to_owned(), 1), ("1900".to_owned(), 20)];
    assert_eq!(unknown(column("birth year", years.chain(placed))), ["-1", "9999", "1900"]);
    let numbers = (0..50).map(|n| (format!("8001234{n:02}"), 1));
    let placed = [("999999999".to_owned(), 3), ("000000000".to_owned(), 2)];
    assert_eq!(unknown(column("passport", numbers.chain(placed))), ["999999999", "000000000"]);
}

#[test]
fn the_same_list_gives_the_same_proposal() {
    let rows: Vec<[String; 2]> =
        (0..5000).map(|n| [n.to_string(), format!("Asa Thorne {}", n % 900)]).collect();
    let list = || List::of_rows("l", &["no", "name"], rows.iter().map(|row| row.iter().map(String::as_str)));
    assert_eq!(propose(&list()), propose(&list()));
}

proptest! {
    #[test]
    fn any_list_is_looked_at_without_panic(
        headers in prop::collection::vec("\\PC{0,12}", 1..6),
        cells in prop::collection::vec("\\PC{0,8}|[0-9./-]{0,11}", 0..60),
    ) {
        let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
        let rows = cells.chunks(headers.len()).map(|row| row.iter().map(String::as_str));
        let proposal = propose(&List::of_rows("l", &headers, rows));
        prop_assert_eq!(proposal.columns.len(), headers.len());
        let ids = proposal.columns.iter().filter(|column| column.used.field == Field::Id).count();
        prop_assert!(ids <= 1);
    }
}
