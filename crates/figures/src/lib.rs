//! From claims to tallies and checks, by named rules.
