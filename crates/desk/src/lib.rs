//! The reviewers' web pages: a crate that keeps its place in the workspace and holds nothing yet.
//!
//! Must not: open an outbound connection, ever, or write to a case but through custody.
