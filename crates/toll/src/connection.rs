//! How connections are opened: by the model that a case names, and to the desk of a case that is served.
//!
//! Must not: use a proxy, follow a redirect, or take another computer for this one.

use std::net::IpAddr;
use std::time::Duration;
use ureq::Agent;

/// How long a connection is waited for.
const CONNECT_WAIT: Duration = Duration::from_secs(10);

/// What asks; an answer is waited for so long.
pub(crate) fn agent(wait: Duration) -> Agent {
    let config = Agent::config_builder()
        .proxy(None)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .timeout_connect(Some(CONNECT_WAIT))
        .timeout_global(Some(wait))
        .user_agent(concat!("toll/", env!("CARGO_PKG_VERSION")))
        .accept_encoding("identity");
    #[cfg(feature = "https")]
    let config = config.tls_config(tls());
    config.build().into()
}

/// Whether a host is this computer by its number. The name "localhost" counts where it leads here alone.
pub(crate) fn is_this_computer(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    if let Ok(number) = bare.parse::<IpAddr>() {
        return number.is_loopback();
    }
    use std::net::ToSocketAddrs;
    let found = host.eq_ignore_ascii_case("localhost").then(|| (host, 0).to_socket_addrs().ok()).flatten();
    found.is_some_and(|mut all| all.all(|one| one.ip().is_loopback()))
}

/// Certificates are judged as the computer's own settings say.
#[cfg(feature = "https")]
fn tls() -> ureq::tls::TlsConfig {
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    ureq::tls::TlsConfig::builder()
        .root_certs(ureq::tls::RootCerts::PlatformVerifier)
        .unversioned_rustls_crypto_provider(provider)
        .build()
}
