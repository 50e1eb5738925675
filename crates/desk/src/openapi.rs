//! What programs are told of the desk: the table of permissions as an OpenAPI document (version 3.1.0 of the OpenAPI
//! Specification), made from the table and from the types of the answers.
//!
//! Must not: name anything that the table does not.

use crate::asked::{Asked, JSON, Refused, Reply};
use crate::house::House;
use crate::permission::{FILES, Needs, PROGRAMS, Permitted, TABLE};
use axum::http::{Method, StatusCode};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

/// What programs are told of a row of the table.
pub(crate) struct Told {
    /// What it is for.
    about: &'static str,
    /// What may be sent along, each by name and meaning: behind the question mark, or in the body of a POST.
    fields: &'static [(&'static str, &'static str)],
    answer: fn(&mut SchemaGenerator) -> Schema,
}

/// A page, which programs get as this type.
pub(crate) const fn shows<T: JsonSchema>(
    about: &'static str,
    fields: &'static [(&'static str, &'static str)],
) -> Told {
    Told { about, fields, answer: SchemaGenerator::subschema_for::<T> }
}

/// Something that is done.
pub(crate) const fn does(about: &'static str, fields: &'static [(&'static str, &'static str)]) -> Told {
    shows::<Done>(about, fields)
}

/// What became of what was asked for.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "the type tells of answers that are put together elsewhere")]
struct Done {
    /// Where to look now.
    see: String,
    /// The entry of the ledger that it became, where it became one.
    entry: Option<u64>,
    /// The token of a session, where one was begun: to be shown in the header `Authorization`, after `Bearer`.
    token: Option<String>,
}

/// Why something was not done (RFC 9457).
#[derive(JsonSchema)]
#[expect(dead_code, reason = "the type tells of answers that are put together elsewhere")]
struct Problem {
    /// The status of HTTP.
    status: u16,
    /// What happened, in a few words of the language asked for.
    title: String,
    /// What to do about it.
    detail: String,
    /// Which kind it is, for programs.
    kind: String,
    /// The entry that came first, where somebody else decided first.
    entry: Option<u64>,
}

static DOCUMENT: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut bytes = serde_json::to_vec_pretty(&described()).unwrap_or_default();
    bytes.push(b'\n');
    bytes
});

/// The document.
pub(crate) fn document(_: &House, _: &Asked) -> Result<Reply, Refused> {
    Ok(Reply::Data(StatusCode::OK, JSON, DOCUMENT.clone()))
}

fn described() -> Value {
    let mut generator = SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = "/components/schemas".into())
        .into_generator();
    let problem = generator.subschema_for::<Problem>();
    let mut paths: Map<String, Value> = Map::new();
    for row in TABLE {
        let Some(told) = &row.told else { continue };
        let operation = operation(row, told, &mut generator, &problem);
        let path = format!("{PROGRAMS}{}", row.route.replace("{*place}", "{place}"));
        let methods = paths.entry(path).or_insert_with(|| json!({}));
        methods[row.method.as_str().to_ascii_lowercase()] = operation;
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "The desk of a case",
            "version": "1",
            "description": "What the pages of a desk show and do, for programs. A session is begun by POST /api/sign-in; its \
                token is shown in the header Authorization. What is not for somebody looks like what is not there.",
        },
        "paths": paths,
        "components": {
            "schemas": generator.take_definitions(true),
            "securitySchemes": { "session": { "type": "http", "scheme": "bearer" } },
        },
    })
}

fn operation(row: &Permitted, told: &Told, generator: &mut SchemaGenerator, problem: &Schema) -> Value {
    let answer = (told.answer)(generator);
    let mut parameters = Vec::new();
    if row.route.contains("{*place}") {
        parameters
            .push(json!({ "name": "place", "in": "path", "required": true, "schema": { "type": "string" } }));
    }
    let mut operation = json!({
        "summary": told.about,
        "responses": {
            "200": { "description": "Done.", "content": { JSON: { "schema": answer } } },
            "default": {
                "description": "It was not done.",
                "content": { PROBLEM: { "schema": problem } },
            },
        },
    });
    if row.method == Method::GET {
        parameters.extend(told.fields.iter().map(|(name, meaning)| {
            json!({ "name": name, "in": "query", "description": meaning, "schema": { "type": "string" } })
        }));
    } else {
        let text = |meaning: &str| json!({ "type": "string", "description": meaning });
        let properties: Map<String, Value> =
            told.fields.iter().map(|(name, meaning)| ((*name).to_owned(), text(meaning))).collect();
        let schema = json!({ "type": "object", "properties": properties });
        let kind = if FILES.contains(&row.route) { "multipart/form-data" } else { JSON };
        operation["requestBody"] = json!({ "content": { kind: { "schema": schema } } });
    }
    operation["parameters"] = Value::Array(parameters);
    operation["security"] = match row.needs {
        Needs::Nothing => json!([]),
        Needs::AtLeast(_) | Needs::Sees(_) => json!([{ "session": [] }]),
    };
    operation["x-needs"] = match row.needs {
        Needs::Nothing => Value::Null,
        Needs::AtLeast(office) => json!({ "office": office.to_string() }),
        Needs::Sees(office) => json!({ "office": office.to_string(), "sees withheld": true }),
    };
    operation
}

/// What a refusal is called.
pub(crate) const PROBLEM: &str = "application/problem+json";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_is_the_one_that_is_kept() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/contracts/desk-openapi.json");
        if std::env::var_os("TOLL_WRITE_OPENAPI").is_some() {
            std::fs::write(file, &*DOCUMENT).unwrap();
        }
        let kept = std::fs::read_to_string(file).unwrap();
        let now = String::from_utf8_lossy(&DOCUMENT);
        assert!(
            kept == now,
            "the desk changed: look at what did, then test with TOLL_WRITE_OPENAPI=1 to keep it"
        );
    }

    #[test]
    fn everything_that_changes_something_can_be_asked_for_by_programs() {
        let for_browsers: Vec<_> = TABLE
            .iter()
            .filter(|row| row.method == Method::POST && row.told.is_none())
            .map(|row| row.route)
            .collect();
        assert_eq!(for_browsers, ["/language"]);
    }
}
