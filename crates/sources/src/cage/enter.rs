//! A process cages itself: limits, then Landlock, then seccomp. There is no way back.
//!
//! Must not: start anything or open anything afterwards; it could not.

use super::{Bounds, Walls};
use rustix::process::{Resource, Rlimit, setrlimit};
use std::io;

/// Gives up all rights but to use some memory and time, to read what is open and to write to it. Where the system has
/// no Landlock or no seccomp, the other walls stand and the answer says so. Call it before any other thread is started.
///
/// # Errors
/// Where a limit cannot be set: nothing may be parsed then.
pub fn enter() -> io::Result<Walls> {
    enter_within(Bounds::DOCUMENT)
}

/// As [`enter`], within other bounds.
pub(crate) fn enter_within(bounds: Bounds) -> io::Result<Walls> {
    let files = 16;
    for (resource, most) in [
        (Resource::As, bounds.memory_bytes),
        (Resource::Cpu, bounds.cpu_seconds),
        (Resource::Fsize, 0),
        (Resource::Nofile, files),
        (Resource::Core, 0),
    ] {
        limit(resource, most)?;
    }
    Ok(Walls { landlock: landlock(), seccomp: seccomp() })
}

/// Lowers a limit. Where it is lower already, it stays.
fn limit(resource: Resource, most: u64) -> io::Result<()> {
    let now = rustix::process::getrlimit(resource).maximum.unwrap_or(u64::MAX);
    // Where processor time meets the outer limit the system kills, at the inner it says why.
    let outer = if matches!(resource, Resource::Cpu) { most + 1 } else { most };
    setrlimit(resource, Rlimit { current: Some(most.min(now)), maximum: Some(outer.min(now)) })?;
    Ok(())
}

#[cfg(target_os = "linux")]
fn landlock() -> bool {
    use landlock::{
        ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, Ruleset, RulesetAttr, RulesetStatus, Scope,
    };
    // Each is asked for as far as the kernel knows it; what may be done to files it has known from the start.
    let restrict = || {
        Ruleset::default()
            .set_compatibility(CompatLevel::BestEffort)
            .handle_access(AccessFs::from_all(ABI::V5))?
            .handle_access(AccessNet::from_all(ABI::V5))?
            .scope(Scope::from_all(ABI::V6))?
            .create()?
            .restrict_self()
    };
    restrict().is_ok_and(|status| status.ruleset != RulesetStatus::NotEnforced && status.no_new_privs)
}

/// The calls that a parser needs: memory, its open files, the clock, and to end. All others fail.
#[cfg(target_os = "linux")]
const ALLOWED: &[i64] = &[
    libc::SYS_read,
    libc::SYS_readv,
    libc::SYS_write,
    libc::SYS_writev,
    libc::SYS_lseek,
    libc::SYS_fstat,
    libc::SYS_close,
    libc::SYS_mmap,
    libc::SYS_munmap,
    libc::SYS_mremap,
    libc::SYS_mprotect,
    libc::SYS_madvise,
    libc::SYS_brk,
    libc::SYS_futex,
    libc::SYS_sched_yield,
    libc::SYS_getrandom,
    libc::SYS_clock_gettime,
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sigaltstack,
    libc::SYS_restart_syscall,
    libc::SYS_getpid,
    libc::SYS_gettid,
    libc::SYS_exit,
    libc::SYS_exit_group,
];

#[cfg(target_os = "linux")]
fn seccomp() -> bool {
    use seccompiler::{
        BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
        SeccompRule,
    };
    let build = || -> Option<BpfProgram> {
        let mut rules: std::collections::BTreeMap<i64, Vec<SeccompRule>> =
            ALLOWED.iter().map(|call| (*call, Vec::new())).collect();
        // A process that aborts signals itself; it may signal nobody else.
        let own = u64::from(std::process::id());
        let itself = SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, own).ok()?;
        rules.insert(libc::SYS_tgkill, vec![SeccompRule::new(vec![itself]).ok()?]);
        let deny = SeccompAction::Errno(libc::EPERM as u32);
        let arch = std::env::consts::ARCH.try_into().ok()?;
        SeccompFilter::new(rules, deny, SeccompAction::Allow, arch).ok()?.try_into().ok()
    };
    build().is_some_and(|program| seccompiler::apply_filter(&program).is_ok())
}

#[cfg(not(target_os = "linux"))]
fn landlock() -> bool {
    false
}

#[cfg(not(target_os = "linux"))]
fn seccomp() -> bool {
    false
}
