//! Time expressions: found, resolved against the day of publication, which may itself be solved from the text.
//!
//! Must not: read a clock.
