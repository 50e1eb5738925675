//! `toll serve`: refusals, then a page, then Ctrl-C.

use crate::world::World;
use rustix::process::{Pid, Signal, kill_process};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};

/// Ends with the test, however that ends.
struct Desk(Child);

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn without_a_site_it_says_what_makes_one() {
    World::with_case().run("serve case").code(2).warns("`toll build`");
}

#[test]
fn a_built_site_is_shown_until_ctrl_c() {
    let world = World::with_case().reports(1);
    world.build("");
    let mut desk = Desk(world.command("serve case --port 0").stdout(Stdio::piped()).spawn().unwrap());
    let mut said = String::new();
    BufReader::new(desk.0.stdout.take().unwrap()).read_line(&mut said).unwrap();
    let address = said.split('/').nth(2).expect("it says which address to open");
    let port = address.rsplit(':').next().unwrap();
    world.run(&format!("serve case --port {port}")).code(2).warns("--port");

    let mut page = String::new();
    let mut asked = TcpStream::connect(address).unwrap();
    write!(asked, "GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    asked.read_to_string(&mut page).unwrap();
    assert!(page.contains("Odry, a fictional flood"), "{page}");

    // A visitor who does not go away does not keep it open.
    let _idle = TcpStream::connect(address).unwrap();
    kill_process(Pid::from_child(&desk.0), Signal::INT).unwrap();
    assert_eq!(desk.0.wait().unwrap().code(), Some(0));
}
