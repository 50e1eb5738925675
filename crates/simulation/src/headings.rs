//! The headings of columns, in the languages in which lists are kept.
//!
//! Must not: hold two headings of one language that are the same.

use crate::Culture;
use crate::layout::{Cell, Tongue};

/// In English, in English as programmers write it, in French, Arabic, Azerbaijani, Russian, Ukrainian and Spanish.
const HEADINGS: &[(Cell, [&str; 8])] = &[
    (Cell::Id, ["No.", "record_id", "N°", "الرقم", "№", "№ п/п", "№ з/п", "Núm."]),
    (
        Cell::Full,
        ["Name", "full_name", "Nom complet", "الاسم الكامل", "Ad və soyad", "ФИО", "ПІБ", "Nombre completo"],
    ),
    (Cell::Given, ["Given name", "given_name", "Prénom", "الاسم", "Adı", "Имя", "Ім'я", "Nombre"]),
    (
        Cell::Father,
        [
            "Father's name",
            "father_name",
            "Nom du père",
            "اسم الأب",
            "Atasının adı",
            "Отчество",
            "По батькові",
            "Nombre del padre",
        ],
    ),
    (
        Cell::Grandfather,
        [
            "Grandfather's name",
            "grandfather_name",
            "Nom du grand-père",
            "اسم الجد",
            "Babasının adı",
            "Имя деда",
            "Ім'я діда",
            "Nombre del abuelo",
        ],
    ),
    (
        Cell::Family,
        ["Family name", "family_name", "Nom", "العائلة", "Soyadı", "Фамилия", "Прізвище", "Apellidos"],
    ),
    (
        Cell::Mother,
        [
            "Mother's name",
            "mother_name",
            "Nom de la mère",
            "اسم الأم",
            "Anasının adı",
            "Имя матери",
            "Ім'я матері",
            "Nombre de la madre",
        ],
    ),
    (
        Cell::Alias,
        [
            "Also known as",
            "other_name",
            "Autre nom",
            "اسم آخر",
            "Digər adı",
            "Другое имя",
            "Інше ім'я",
            "Otro nombre",
        ],
    ),
    (Cell::Sex, ["Sex", "sex", "Sexe", "الجنس", "Cinsi", "Пол", "Стать", "Sexo"]),
    (Cell::Age, ["Age", "age", "Âge", "العمر", "Yaşı", "Возраст", "Вік", "Edad"]),
    (
        Cell::Born,
        [
            "Date of birth",
            "date_of_birth",
            "Né le",
            "تاريخ الميلاد",
            "Doğum tarixi",
            "Дата рождения",
            "Дата народження",
            "Fecha de nacimiento",
        ],
    ),
    (
        Cell::BornYear,
        [
            "Year of birth",
            "birth_year",
            "Année de naissance",
            "سنة الميلاد",
            "Doğum ili",
            "Год рождения",
            "Рік народження",
            "Año de nacimiento",
        ],
    ),
    (
        Cell::Happened,
        [
            "Date of incident",
            "incident_date",
            "Date",
            "تاريخ الوفاة",
            "Ölüm tarixi",
            "Дата гибели",
            "Дата загибелі",
            "Fecha de muerte",
        ],
    ),
    (Cell::Place, ["Place", "place", "Lieu", "المكان", "Yer", "Место", "Місце", "Lugar"]),
    (Cell::Status, ["Status", "status", "État", "الحالة", "Vəziyyəti", "Статус", "Статус", "Estado"]),
];

/// The heading of a column.
pub(crate) fn heading(cell: Cell, tongue: Tongue) -> &'static str {
    let at = match tongue {
        Tongue::English | Tongue::Of(Culture::English) => 0,
        Tongue::Code => 1,
        Tongue::French => 2,
        Tongue::Of(Culture::Arabic) => 3,
        Tongue::Of(Culture::Azerbaijani) => 4,
        Tongue::Of(Culture::Russian) => 5,
        Tongue::Of(Culture::Ukrainian) => 6,
        Tongue::Of(Culture::Spanish) => 7,
    };
    HEADINGS.iter().find(|(own, _)| *own == cell).map_or("", |(_, headings)| headings[at])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_language_tells_all_columns_apart() {
        for at in 0..8 {
            let seen: BTreeSet<&str> = HEADINGS.iter().map(|(_, headings)| headings[at]).collect();
            assert!(seen.len() == 15 && !seen.contains(""), "{seen:?}");
        }
    }
}
