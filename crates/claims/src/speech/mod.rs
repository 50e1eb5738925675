//! Who speaks: quotes, positions, and the stretches of text that somebody vouches for.
//!
//! Must not: name a speaker that the words do not name.
