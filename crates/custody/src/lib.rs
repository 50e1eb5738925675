//! The keeper of a case: ledger, vault of originals, rebuilt tables.
