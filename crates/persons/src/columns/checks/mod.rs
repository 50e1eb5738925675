//! What is impossible or suspicious in a list, and what makes it of no use.
//!
//! Must not: settle anything.
