//! The desk on a real listener, asked byte by byte as a browser, or an attacker, would.

mod browser;
mod guard;
mod history;
mod people;
mod permission;
mod programs;
mod queue;
mod second;
mod sign_in;
mod site;
mod tls;
