//! How long a desk waits, and how much it takes from one address.
//!
//! Must not: hold a number. They stand in `vocabulary::limits`.

use std::time::Duration;
use vocabulary::limits;

/// What a desk bears. [`Bounds::default`] is what the limits of Toll say; whoever runs a desk, or tests one, may say otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// For how long files that are handed in may stop coming before they are given up
    /// ([`limits::UPLOAD_IDLE_SECONDS`]).
    pub upload_idle: Duration,
    /// How many connections one address may hold ([`limits::DESK_CONNECTIONS_OF_ADDRESS_MAX`]). Loopback addresses may hold all that there
    /// are, and all may where a proxy stands before the desk: everybody comes from there then.
    pub connections_of_address: usize,
    /// How often at most the files of the certificate are looked at for newer ones ([`limits::CERTIFICATE_LOOK_SECONDS`]).
    pub certificate_look: Duration,
}

impl Default for Bounds {
    fn default() -> Bounds {
        Bounds {
            upload_idle: Duration::from_secs(limits::UPLOAD_IDLE_SECONDS),
            connections_of_address: limits::DESK_CONNECTIONS_OF_ADDRESS_MAX,
            certificate_look: Duration::from_secs(limits::CERTIFICATE_LOOK_SECONDS),
        }
    }
}
