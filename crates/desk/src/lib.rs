//! The reviewers' web pages.
