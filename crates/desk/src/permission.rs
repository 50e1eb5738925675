//! Who may do what at the desk. What does not stand in the table is not allowed.
//!
//! Must not: have exceptions elsewhere. The router asks here before it answers.

use axum::http::Method;

/// Who is asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Visitor {
    /// Somebody at this computer, not further known.
    Anonymous,
}

const READ: &[Method] = &[Method::GET, Method::HEAD];

const TABLE: &[(Visitor, &str, &[Method])] =
    &[(Visitor::Anonymous, "/", READ), (Visitor::Anonymous, "/{*path}", READ)];

/// The methods that a visitor may use on a route; none where the table has no row for them.
pub(crate) fn methods(visitor: Visitor, route: &str) -> &'static [Method] {
    let row = TABLE.iter().find(|(who, place, _)| *who == visitor && *place == route);
    row.map_or(&[], |(_, _, methods)| methods)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::router::ROUTES;

    #[test]
    fn every_route_stands_in_the_table_once_and_nothing_else_does() {
        let routes: Vec<&str> = ROUTES.iter().map(|(route, _)| *route).collect();
        let permitted: Vec<&str> = TABLE.iter().map(|(_, route, _)| *route).collect();
        assert_eq!(routes, permitted);
        assert!(methods(Visitor::Anonymous, "/decisions").is_empty());
    }
}
