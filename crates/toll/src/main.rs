//! Turns documents into a count that can be defended.
fn main() {}
