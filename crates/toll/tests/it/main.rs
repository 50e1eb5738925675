//! The real binary, driven in temporary folders.
