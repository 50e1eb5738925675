//! From records of names to persons.
