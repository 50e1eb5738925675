//! What a child is called by its father's name, and a woman by her family's.
//!
//! Must not: cover every name of a language; only those of the tables need come out right.

use crate::Culture;

/// What a son and a daughter are called by this male name; `None` where it is the name itself.
pub(crate) fn of(culture: Culture, father: &str) -> Option<[String; 2]> {
    match culture {
        Culture::Azerbaijani => Some([format!("{father} oğlu"), format!("{father} qızı")]),
        Culture::Russian => Some(russian(father)),
        Culture::Ukrainian => Some(ukrainian(father)),
        Culture::Arabic | Culture::English | Culture::Spanish => None,
    }
}

fn russian(father: &str) -> [String; 2] {
    let pair = |stem: &str, son: &str, daughter: &str| [format!("{stem}{son}"), format!("{stem}{daughter}")];
    match father {
        "Павел" => pair("Павл", "ович", "овна"),
        "Лев" => pair("Льв", "ович", "овна"),
        "Пётр" => pair("Петр", "ович", "овна"),
        "Яков" => pair("Яковл", "евич", "евна"),
        "Михаил" => pair("Михайл", "ович", "овна"),
        "Илья" | "Никита" | "Лука" => pair(father.trim_end_matches(['а', 'я']), "ич", "инична"),
        _ => match (father.strip_suffix("ий"), father.strip_suffix('й'), father.strip_suffix('ь')) {
            (Some(stem), ..) => pair(stem, "ьевич", "ьевна"),
            (_, Some(stem), _) => pair(stem, "евич", "евна"),
            (_, _, Some(stem)) => pair(stem, "евич", "евна"),
            _ => pair(father, "ович", "овна"),
        },
    }
}

fn ukrainian(father: &str) -> [String; 2] {
    let pair = |stem: &str, son: &str, daughter: &str| [format!("{stem}{son}"), format!("{stem}{daughter}")];
    match father {
        "Лев" => pair("Льв", "ович", "івна"),
        "Федір" => pair("Федор", "ович", "івна"),
        "Григорій" => pair("Григор", "ович", "івна"),
        "Микола" => pair("Микол", "айович", "аївна"),
        "Яків" => pair("Яков", "ич", "лівна"),
        "Ілля" | "Лука" => pair(father.trim_end_matches(['а', 'я']), "ич", "івна"),
        _ => match (father.strip_suffix('й'), father.strip_suffix(['о', 'ь'])) {
            (Some(stem), _) => pair(stem, "йович", "ївна"),
            (_, Some(stem)) => pair(stem, "ович", "івна"),
            _ => pair(father, "ович", "івна"),
        },
    }
}

/// The form that women bear of a family name; `None` where it is the same.
pub(crate) fn female_family(culture: Culture, man: &str) -> Option<String> {
    let ends = |endings: &[&str]| endings.iter().any(|ending| man.ends_with(ending));
    match culture {
        Culture::Azerbaijani => ends(&["ov", "ev"]).then(|| format!("{man}a")),
        Culture::Russian | Culture::Ukrainian => {
            if let Some(stem) = man.strip_suffix("ский").or_else(|| man.strip_suffix("ський")) {
                let ending = if man.ends_with("ський") { "ська" } else { "ская" };
                return Some(format!("{stem}{ending}"));
            }
            if let Some(stem) = man.strip_suffix("ый").or_else(|| man.strip_suffix("ой")) {
                return Some(format!("{stem}ая"));
            }
            if let Some(stem) = man.strip_suffix("ий").filter(|_| culture == Culture::Ukrainian) {
                return Some(format!("{stem}а"));
            }
            ends(&["ов", "ев", "ёв", "ин", "ын"]).then(|| format!("{man}а"))
        }
        Culture::Arabic | Culture::English | Culture::Spanish => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patronymics_follow_their_language() {
        for (culture, father, son, daughter) in [
            (Culture::Russian, "Иван", "Иванович", "Ивановна"),
            (Culture::Russian, "Сергей", "Сергеевич", "Сергеевна"),
            (Culture::Russian, "Юрий", "Юрьевич", "Юрьевна"),
            (Culture::Russian, "Илья", "Ильич", "Ильинична"),
            (Culture::Russian, "Игорь", "Игоревич", "Игоревна"),
            (Culture::Ukrainian, "Сергій", "Сергійович", "Сергіївна"),
            (Culture::Ukrainian, "Петро", "Петрович", "Петрівна"),
            (Culture::Ukrainian, "Федір", "Федорович", "Федорівна"),
            (Culture::Azerbaijani, "Rəşad", "Rəşad oğlu", "Rəşad qızı"),
        ] {
            assert_eq!(of(culture, father), Some([son.to_owned(), daughter.to_owned()]), "{father}");
        }
        assert_eq!(of(Culture::English, "John"), None);
    }

    #[test]
    fn women_bear_their_own_form() {
        for (culture, man, woman) in [
            (Culture::Russian, "Заречный", Some("Заречная")),
            (Culture::Russian, "Раевский", Some("Раевская")),
            (Culture::Russian, "Ильин", Some("Ильина")),
            (Culture::Ukrainian, "Левицький", Some("Левицька")),
            (Culture::Ukrainian, "Рудий", Some("Руда")),
            (Culture::Ukrainian, "Мороз", None),
            (Culture::Azerbaijani, "Quliyev", Some("Quliyeva")),
            (Culture::Azerbaijani, "Hacızadə", None),
            (Culture::Spanish, "Vega", None),
        ] {
            assert_eq!(female_family(culture, man).as_deref(), woman, "{man}");
        }
    }
}
