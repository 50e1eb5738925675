//! The desk on a real listener, asked byte by byte as a browser, or an attacker, would.

mod again;
mod blind;
mod browser;
mod counted;
mod document;
mod estimated;
mod figures;
mod guard;
mod history;
mod missing;
mod people;
mod permission;
mod persons;
mod programs;
mod publishing;
mod queue;
mod second;
mod sign_in;
mod site;
mod slow;
mod sources;
mod tls;
