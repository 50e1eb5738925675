//! The project's own chores and checks.
fn main() {}
