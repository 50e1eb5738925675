//! Who may ask for what: one table, from which the router is made. What does not stand in it cannot be asked for.
//!
//! Must not: have exceptions elsewhere.

use crate::asked::{Asked, Refused, Reply};
use crate::house::House;
use crate::openapi::{self, Told};
use crate::pages::{
    account, agreement, checking, claims, count, entry, figures, findings, history, incidents, leave,
    missing, overview, people, person, persons, preview, published, publishing, queue, script, sign_in,
    source, sources, style,
};
use crate::visitor::Visitor;
use axum::http::Method;
use vocabulary::Office;

/// What somebody must be to be let through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Needs {
    /// Nothing: it is the same for everybody.
    Nothing,
    /// That they are appointed to this, or to more.
    AtLeast(Office),
    /// The same, and that they may see what is withheld.
    Sees(Office),
}

/// What answers.
pub(crate) type Answer = fn(&House, &Asked) -> Result<Reply, Refused>;

/// A row of the table.
pub(crate) struct Permitted {
    pub(crate) method: Method,
    /// The address; `{*place}` stands for anything.
    pub(crate) route: &'static str,
    pub(crate) needs: Needs,
    pub(crate) answer: Answer,
    /// What programs are told of it, which ask under [`PROGRAMS`]; `None` where it is for browsers alone.
    pub(crate) told: Option<Told>,
}

/// Where programs ask: before each address that they may ask for.
pub(crate) const PROGRAMS: &str = "/api";

const fn row(
    method: Method,
    route: &'static str,
    needs: Needs,
    answer: Answer,
    told: Option<Told>,
) -> Permitted {
    Permitted { method, route, needs, answer, told }
}

const ANYONE: Needs = Needs::Nothing;
const CONTRIBUTOR: Needs = Needs::AtLeast(Office::Contributor);
const REVIEWER: Needs = Needs::AtLeast(Office::Reviewer);
/// Documents name people.
pub(crate) const READS: Needs = Needs::Sees(Office::Contributor);
/// To judge two records is to see their names.
pub(crate) const JUDGES: Needs = Needs::Sees(Office::Reviewer);
/// The ledger holds what reviewers wrote into their reasons.
const EXPORTS: Needs = Needs::Sees(Office::Editor);
const EDITOR: Needs = Needs::AtLeast(Office::Editor);
const ADMIN: Needs = Needs::AtLeast(Office::Admin);

/// Everything that can be asked for.
pub(crate) const TABLE: &[Permitted] = &[
    row(Method::GET, "/style.css", ANYONE, style, None),
    row(Method::GET, "/keys.js", ANYONE, script, None),
    row(Method::GET, "/claims.js", ANYONE, claims::script, None),
    row(Method::GET, "/drop.js", ANYONE, sources::script, None),
    row(Method::GET, "/site/{*place}", ANYONE, published, None),
    row(Method::GET, "/openapi.json", ANYONE, openapi::document, None),
    row(Method::GET, "/sign-in", ANYONE, sign_in::page, None),
    row(Method::POST, "/sign-in", ANYONE, sign_in::come_in, Some(sign_in::COME_IN)),
    row(Method::POST, "/first", ANYONE, sign_in::begin, Some(sign_in::BEGIN)),
    row(Method::POST, "/language", ANYONE, account::language, None),
    row(Method::GET, "/", CONTRIBUTOR, overview::page, Some(overview::PAGE)),
    row(Method::POST, "/build", EDITOR, overview::build, Some(overview::BUILD)),
    row(Method::GET, "/figures", CONTRIBUTOR, figures::page, Some(figures::PAGE)),
    row(Method::GET, "/count/{*place}", CONTRIBUTOR, count::page, Some(count::PAGE)),
    row(Method::POST, "/override", REVIEWER, count::set, Some(count::OVERRIDE)),
    row(Method::POST, "/override/withdraw", REVIEWER, count::withdraw, Some(count::WITHDRAW)),
    row(Method::POST, "/rule", EDITOR, figures::choose, Some(figures::CHOOSE)),
    row(Method::POST, "/rule/withdraw", EDITOR, figures::withdraw, Some(figures::WITHDRAW)),
    row(Method::GET, "/findings", CONTRIBUTOR, findings::page, Some(findings::PAGE)),
    row(Method::GET, "/publication", CONTRIBUTOR, publishing::page, Some(publishing::PAGE)),
    row(Method::GET, "/publication/{*place}", CONTRIBUTOR, publishing::one, Some(publishing::ONE)),
    row(Method::GET, "/preview/{*place}", EDITOR, preview, None),
    row(Method::POST, "/publish", EDITOR, publishing::publish, Some(publishing::PUBLISH)),
    row(Method::GET, "/persons", CONTRIBUTOR, persons::page, Some(persons::PAGE)),
    row(Method::GET, "/person/{*place}", CONTRIBUTOR, person::person, Some(person::PERSON)),
    row(Method::POST, "/persons/join", JUDGES, person::join, Some(person::JOIN)),
    row(Method::POST, "/persons/split", JUDGES, person::split, Some(person::SPLIT)),
    row(Method::POST, "/persons/undo", JUDGES, person::undo, Some(person::UNDO)),
    row(Method::GET, "/missing", CONTRIBUTOR, missing::page, Some(missing::PAGE)),
    row(Method::GET, "/missing/{*place}", CONTRIBUTOR, missing::case, Some(missing::CASE)),
    row(Method::POST, "/candidates/judge", JUDGES, missing::judge, Some(missing::JUDGE)),
    row(Method::GET, "/agreement", REVIEWER, agreement::page, Some(agreement::PAGE)),
    row(Method::GET, "/disagreements", JUDGES, agreement::differing, Some(agreement::DIFFERING)),
    row(Method::POST, "/disagreements/judge", JUDGES, agreement::arbitrate, Some(agreement::ARBITRATE)),
    row(Method::GET, "/queue", JUDGES, queue::page, Some(queue::PAGE)),
    row(Method::POST, "/queue/judge", JUDGES, queue::judge, Some(queue::JUDGE)),
    row(Method::POST, "/queue/undo", JUDGES, queue::undo, Some(queue::UNDO)),
    row(Method::GET, "/incidents", CONTRIBUTOR, incidents::page, Some(incidents::PAGE)),
    row(Method::GET, "/incident/{*place}", CONTRIBUTOR, incidents::incident, Some(incidents::INCIDENT)),
    row(Method::GET, "/sources", CONTRIBUTOR, sources::page, Some(sources::PAGE)),
    row(Method::GET, "/sources/progress", CONTRIBUTOR, sources::progress, Some(sources::PROGRESS)),
    row(Method::POST, "/sources/add", CONTRIBUTOR, sources::add, Some(sources::ADD)),
    row(Method::GET, "/source/{*place}", READS, source::page, Some(source::PAGE)),
    row(Method::GET, "/original/{*place}", READS, sources::original, None),
    row(Method::POST, "/claims/judge", JUDGES, claims::judge, Some(claims::JUDGE)),
    row(Method::POST, "/claims/correct", JUDGES, claims::correct, Some(claims::CORRECT)),
    row(Method::POST, "/claims/add", JUDGES, claims::add, Some(claims::ADD)),
    row(Method::POST, "/claims/withdraw", JUDGES, claims::withdraw, Some(claims::WITHDRAW)),
    row(Method::GET, "/history", CONTRIBUTOR, history::page, Some(history::PAGE)),
    row(Method::GET, "/entry/{*place}", CONTRIBUTOR, entry::page, Some(entry::PAGE)),
    row(Method::GET, "/history/check", EDITOR, checking::page, Some(checking::PAGE)),
    row(Method::POST, "/history/check", EDITOR, checking::begin, Some(checking::BEGIN)),
    row(Method::GET, "/history/ledger.jsonl", EXPORTS, checking::export, None),
    row(Method::GET, "/account", CONTRIBUTOR, account::page, Some(account::PAGE)),
    row(
        Method::POST,
        "/account/password",
        CONTRIBUTOR,
        account::change_password,
        Some(account::CHANGE_PASSWORD),
    ),
    row(Method::POST, "/account/end", CONTRIBUTOR, account::end, Some(account::END)),
    row(Method::POST, "/sign-out", CONTRIBUTOR, leave, Some(account::LEAVE)),
    row(Method::GET, "/people", ADMIN, people::page, Some(people::PAGE)),
    row(Method::POST, "/people/appoint", ADMIN, people::appoint, Some(people::APPOINT)),
    row(Method::POST, "/people/change", ADMIN, people::change, Some(people::CHANGE)),
    row(Method::POST, "/people/dismiss", ADMIN, people::dismiss, Some(people::DISMISS)),
];

/// Where forms hand files in: they are read as they come, after it is settled who sends them. Programs send them the same way.
pub(crate) const FILES: &[&str] = &["/sources/add"];

/// The row for a method and a route, without what programs put before it; HEAD is asked as GET.
pub(crate) fn permitted(method: &Method, route: &str) -> Option<&'static Permitted> {
    let method = if *method == Method::HEAD { &Method::GET } else { method };
    TABLE.iter().find(|row| row.method == *method && row.route == route)
}

/// Whether somebody may ask for it.
pub(crate) fn may(needs: Needs, visitor: Option<&Visitor>) -> bool {
    match needs {
        Needs::Nothing => true,
        Needs::AtLeast(least) => visitor.is_some_and(|visitor| visitor.office >= least),
        Needs::Sees(least) => visitor.is_some_and(|visitor| visitor.office >= least && visitor.sees_withheld),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_row_stands_twice_and_what_changes_something_is_no_get() {
        let rows: BTreeSet<_> = TABLE.iter().map(|row| (row.route, row.method.as_str())).collect();
        assert_eq!(rows.len(), TABLE.len());
        assert!(TABLE.iter().all(|row| [Method::GET, Method::POST].contains(&row.method)));
    }

    #[test]
    fn what_is_for_everybody_is_named_here_once_more() {
        let open: Vec<_> = TABLE
            .iter()
            .filter(|row| row.needs == ANYONE)
            .map(|row| (row.method.as_str(), row.route))
            .collect();
        assert_eq!(
            open,
            [
                ("GET", "/style.css"),
                ("GET", "/keys.js"),
                ("GET", "/claims.js"),
                ("GET", "/drop.js"),
                ("GET", "/site/{*place}"),
                ("GET", "/openapi.json"),
                ("GET", "/sign-in"),
                ("POST", "/sign-in"),
                ("POST", "/first"),
                ("POST", "/language"),
            ]
        );
    }
}
