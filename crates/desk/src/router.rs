//! All routes of the desk, in one list, each behind the guard and the table of permissions.
//!
//! Must not: answer anything that `permission` was not asked about.

use crate::permission::{self, Visitor};
use crate::site::Site;
use crate::{answer, guard};
use axum::extract::{MatchedPath, Request};
use axum::http::{Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, Router, any};
use std::sync::Arc;
use tower::limit::GlobalConcurrencyLimitLayer;
use vocabulary::limits;

type Route = (&'static str, fn() -> MethodRouter<Arc<Site>>);

/// Every route and what answers it, whatever the method: those are for the table of permissions to settle.
pub(crate) const ROUTES: &[Route] =
    &[("/", || any(answer::published)), ("/{*path}", || any(answer::published))];

pub(crate) fn router(site: Arc<Site>) -> Router {
    let routes = ROUTES.iter().fold(Router::new(), |router, (route, answers)| router.route(route, answers()));
    routes
        .route_layer(middleware::from_fn(permit))
        .fallback(async || answer::UNKNOWN)
        .layer(GlobalConcurrencyLimitLayer::new(limits::DESK_REQUESTS_MAX))
        .layer(middleware::from_fn(guard::guard))
        .with_state(site)
}

async fn permit(route: MatchedPath, request: Request, next: Next) -> Response {
    let allowed = permission::methods(Visitor::Anonymous, route.as_str());
    if allowed.contains(request.method()) {
        return next.run(request).await;
    }
    let allowed = allowed.iter().map(Method::as_str).collect::<Vec<_>>().join(", ");
    let text = "This can be read, and nothing else.\n";
    (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, allowed)], text).into_response()
}
