//! Whether charts hold what they are made from.
//!
//! Must not: only look whether a drawing is there.
