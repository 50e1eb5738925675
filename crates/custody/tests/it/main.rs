//! The custody of real folders: refusals, intake, tampering, killing, full disks.

mod answers;
mod case;
mod conformance;
mod doors;
mod export;
mod faults;
mod folder;
mod full_disk;
mod history;
mod intake;
mod judgements;
mod kills;
mod overrides;
mod rebuild;
mod tamper;
mod wishes;
