//! The custody of real folders: refusals, intake, tampering, killing, full disks.

mod answers;
mod blind;
mod case;
mod conformance;
mod doors;
mod export;
mod faults;
mod folder;
mod full_disk;
mod intake;
mod judgements;
mod kills;
mod overrides;
mod rebuild;
mod tamper;
mod together;
mod wishes;
