//! The custody of real folders: refusals, intake, tampering, killing, full disks.

mod answers;
mod blind;
mod case;
mod conformance;
mod counts;
mod doors;
mod export;
mod faults;
mod folder;
mod full_disk;
mod handed;
mod history;
mod incidents;
mod intake;
mod judgements;
mod kills;
mod on_claims;
mod on_counts;
mod overrides;
mod publications;
mod rebuild;
mod registry;
mod tamper;
mod together;
mod wishes;
