//! A desk opens no connection: it is served and worked at in a namespace that has no network but the computer itself, and no
//! call of it leads anywhere else. Where neither can be had, the test says that it was skipped.

use crate::served::{Client, Served, waiting};
use rustix::process::{Pid, Signal, kill_process};
use std::process::{Command, Stdio};

fn works(program: &str, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// All calls that open or use a socket, of all its threads, while people sign in, read, decide, build and check.
#[test]
fn no_call_of_a_desk_leads_to_another_computer() {
    if !works("strace", &["-qq", "-o", "/dev/null", "true"]) {
        println!("SKIPPED: strace is not here, or may not trace");
        return;
    }
    let world = waiting(4);
    let plain = world.command("serve case --port 0");
    let trace = world.path("calls");
    let mut traced = Command::new("strace");
    traced.args(["-D", "-f", "-qq", "-e", "trace=socket,connect,sendto,sendmsg,bind", "-o"]).arg(&trace);
    traced.arg(plain.get_program()).args(plain.get_args()).current_dir(plain.get_current_dir().unwrap());
    let mut served = Served::start(traced).expect("it serves");
    let cookie = served.first_account();
    let mut client = Client::new(&served.address, &cookie);
    for place in 0..3 {
        assert_eq!(client.judge(place).unwrap().0, 303);
    }
    for path in ["/build", "/history/check"] {
        assert_eq!(client.ask("POST", path, "").unwrap().status, 303, "{path}");
    }
    for path in ["/", "/persons", "/history", "/queue", "/account", "/people", "/site/index.html"] {
        client.ask("GET", path, "").unwrap();
    }
    std::thread::sleep(std::time::Duration::from_millis(500));
    kill_process(Pid::from_child(&served.child), Signal::INT).unwrap();
    served.child.wait().unwrap();
    let calls = std::fs::read_to_string(trace).unwrap();
    assert!(calls.contains("bind("), "the trace shows that the desk listens: {calls}");
    for call in calls.lines() {
        // Datagrams and connections are what leaves a computer; the desk answers on streams that others opened.
        assert!(!call.contains("connect(") && !call.contains("SOCK_DGRAM"), "{call}");
        assert!(!call.contains("AF_NETLINK"), "{call}");
    }
}

/// In a namespace of its own there is no network at all: whoever needed one would fail.
#[test]
fn a_desk_is_served_and_worked_at_without_a_network() {
    let apart = ["--user", "--map-root-user", "--net", "--"];
    let up = "ip link set lo up && exec \"$@\"";
    if !works("unshare", &[&apart[..], &["sh", "-c", "ip link set lo up"]].concat()) {
        println!("SKIPPED: no namespace without a network can be made here");
        return;
    }
    // The client has to be inside too: a shell in the namespace starts the desk, asks, and says what it was answered.
    let world = waiting(1);
    let script = "\"$1\" serve case --port 18655 > said 2> errors & desk=$!; \
        for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do sleep 0.2; [ -s said ] && break; done; \
        exec 3<>/dev/tcp/127.0.0.1/18655; \
        printf 'GET /sign-in HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3; cat <&3; kill -INT $desk; wait $desk";
    let mut inside = Command::new("unshare");
    inside.args(apart).args(["sh", "-c", up, "sh", "bash", "-c", script, "bash", env!("CARGO_BIN_EXE_toll")]);
    let output = inside.current_dir(world.path(".")).output().unwrap();
    let answer = String::from_utf8_lossy(&output.stdout);
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer} {}", String::from_utf8_lossy(&output.stderr));
    assert!(answer.contains("Begin the desk of this case"), "{answer}");
}
