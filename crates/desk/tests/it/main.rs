//! The desk on a real listener, asked byte by byte as a browser, or an attacker, would.

mod browser;
mod counted;
mod figures;
mod guard;
mod people;
mod permission;
mod programs;
mod publishing;
mod queue;
mod sign_in;
mod site;
