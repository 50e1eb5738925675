//! `toll serve`: refusals, then the first account, a build and a page, then Ctrl-C.

use crate::world::{World, example};
use rustix::process::{Pid, Signal, kill_process};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::Duration;

/// Ends with the test, however that ends.
struct Desk(Child);

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Asks for a page, or sends a form from a page of the desk.
fn ask(address: &str, method: &str, path: &str, cookie: &str, form: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nCookie: {cookie}\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{form}",
        form.len()
    )
    .unwrap();
    let mut page = String::new();
    stream.read_to_string(&mut page).unwrap();
    page
}

#[test]
fn a_folder_that_is_no_case_is_refused() {
    let world = World::with_case();
    world.run("serve nowhere").code(2).warns("toll init");
}

#[test]
fn others_are_not_let_in_without_tls() {
    let world = World::with_case();
    world.run("serve case --listen 0.0.0.0:0").code(2).warns("without TLS others could read along");
    world.run("serve case --listen 0.0.0.0:0 --cert chain.pem").code(2).warns("--key");
    world.run("serve case --cert none.pem --key none.pem").code(2).warns("none.pem");
    world.run("serve case --listen 0.0.0.0:0 --port 1").code(2).warns("--port");
}

/// A served case, where it is, and the code of its first account.
fn served(world: &World) -> (Desk, String, String) {
    let mut desk = Desk(world.command("serve case --port 0").stdout(Stdio::piped()).spawn().unwrap());
    let mut said = String::new();
    BufReader::new(desk.0.stdout.take().unwrap()).read_line(&mut said).unwrap();
    let address = said.split('/').nth(2).expect("it says which address to open").to_owned();
    let code =
        said.split("code=").nth(1).and_then(|rest| rest.split(' ').next()).expect("and the code").to_owned();
    (desk, address, code)
}

#[test]
fn a_case_is_worked_on_until_ctrl_c() {
    let world = World::with_case().reports(1);
    let (mut desk, address, code) = served(&world);
    let address = address.as_str();

    // Others stay out meanwhile: of the case, and of the port.
    world.run("build case").code(2).warns("is at work on this case");
    let port = address.rsplit(':').next().unwrap();
    let other = World::with_case();
    other.run(&format!("serve case --port {port}")).code(2).warns("--port");

    let form = format!("code={code}&name=ada&password=four+fictional+words&again=four+fictional+words");
    let welcome = ask(address, "POST", "/first", "", &form);
    let cookie = welcome.lines().find_map(|line| line.strip_prefix("set-cookie: ")).expect("she is in");
    let cookie = cookie.split(';').next().unwrap();
    ask(address, "POST", "/build", cookie, "");
    let built = (0..600).map(|_| ask(address, "GET", "/", cookie, "")).find(|page| {
        std::thread::sleep(Duration::from_millis(50));
        page.contains("The last build ended")
    });
    let page = built.expect("the build ends");
    assert!(page.contains("Odry, a fictional flood") && page.contains("1 source"), "{page}");
    let site = || ask(address, "GET", "/site/index.html", "", "");
    assert!(site().starts_with("HTTP/1.1 404"), "nobody has published it");
    assert!(ask(address, "GET", "/preview/index.html", cookie, "").contains("Odry"), "it waits");
    let page = ask(address, "GET", "/publication", cookie, "");
    let manifest = page.split("name=\"manifest\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let form = format!("title=First&reason=it+is+time&seen=0&manifest={}", manifest.expect("the form"));
    assert!(ask(address, "POST", "/publish", cookie, &form).contains("location: /publication"));
    let page = (0..600).map(|_| ask(address, "GET", "/publication", cookie, "")).find(|page| {
        std::thread::sleep(Duration::from_millis(50));
        page.contains("It is published, by entry ")
    });
    assert!(page.is_some(), "publishing ends");
    assert!(site().contains("Odry"), "the site is for everybody");
    assert!(
        world.path("case/site/manifest.json").exists() && !world.path("case/preview/manifest.json").exists()
    );

    // A visitor who does not go away does not keep it open.
    let _idle = TcpStream::connect(address).unwrap();
    kill_process(Pid::from_child(&desk.0), Signal::INT).unwrap();
    assert_eq!(desk.0.wait().unwrap().code(), Some(0));
    world.run("verify case").code(0);
}

#[test]
fn commands_work_at_a_desk_instead_of_a_folder() {
    let world = World::with_case().reports(1);
    for (address, why) in [
        ("desk.example", "no address of a desk"),
        ("http://192.168.1.7:8655", "could be read on the way"),
        ("http://desk.example:8655", "could be read on the way"),
        ("http://ada@127.0.0.1:8655", "more than an address"),
        ("http://127.0.0.1:8655/persons", "more than an address"),
        ("ftp://127.0.0.1", "begins with http"),
        ("http://127.0.0.1:9", "cannot be reached"),
    ] {
        world
            .run_with_input(&format!("sign-in {address} --name ada"), b"four fictional words\n")
            .code(2)
            .warns(why);
    }
    let (_desk, address, code) = served(&world);
    let form = format!("code={code}&name=ada&password=four+fictional+words&again=four+fictional+words");
    ask(&address, "POST", "/first", "", &form);
    let place = format!("http://{address}");
    world.run(&format!("build {place}")).code(2).warns("toll sign-in");
    world.run_with_input(&format!("sign-in {place} --name ada"), b"wrong\n").code(2).warns("wrong");
    world.run_with_input(&format!("sign-in {place} --name ada"), b"four fictional words\n").code(0);
    let kept = std::fs::metadata(world.path("settings/toll/sessions.json")).unwrap();
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&kept.permissions()) & 0o777, 0o600);

    world.run(&format!("build {place}")).code(0).says("1 source");
    world.run(&format!("ask {place} /history")).code(0).says("decision-intake");
    world.run(&format!("ask {place} history")).code(2).warns("begins with a slash");
    world.run(&format!("ask {place} /people/dismiss --send name=ada")).code(2).warns("Say why");
    let figures = world.run(&format!("ask {place} /figures")).code(0);
    let figures: serde_json::Value = serde_json::from_str(&figures.out()).unwrap();
    let count = figures["rows"][0]["count"]["key"].as_str().unwrap();
    let decide = |more: &str| format!("decide {place} {count} {more} --reason seen");
    world.run(&decide("--number 40 --by ben")).code(2).warns("leave out --by");
    world.run(&decide("--low 9 --high 3")).code(2);
    world.run(&decide("--number 40")).code(0).says("of the ledger");
    world.run(&decide("--undo")).code(0).says("of the ledger");
    world.run(&decide("--undo")).code(2);
    world.run(&format!("person {place} nobody")).code(2).warns("no such page");
    world.run(&format!("queue {place}")).code(0).says("waiting");
    world.run(&format!("judge {place} a b same --reason seen")).code(2).warns("no pair that waits for you");
    world.run(&format!("sign-out {place}")).code(0);
    world.run(&format!("ask {place} /history")).code(2).warns("toll sign-in");
}

/// Any pair that waits, not only the one that the queue would lend.
#[test]
fn a_pair_that_waits_is_judged_by_name_at_a_desk() {
    let world = example("riverbend");
    world.build("");
    let pairs = world.run("queue case --format jsonl --limit 1000").lines();
    let key = |key: &serde_json::Value| {
        format!("{}:{}", key["list"].as_str().unwrap(), key["row"].as_str().unwrap())
    };
    let last = pairs.last().expect("pairs wait");
    assert!(pairs.len() > 1, "it is not the first of them");
    let (a, b) = (key(&last["a"]), key(&last["b"]));
    let (_desk, address, code) = served(&world);
    let form = format!("code={code}&name=ada&password=four+fictional+words&again=four+fictional+words");
    ask(&address, "POST", "/first", "", &form);
    let place = format!("http://{address}");
    world.run_with_input(&format!("sign-in {place} --name ada"), b"four fictional words\n").code(0);
    let judge = |what: &[&str]| {
        let mut command = world.command(&format!("judge {place} --reason seen"));
        command.args(what);
        world.ran(command)
    };
    judge(&[&a, &a, "same"]).code(2).warns("no pair that waits for you");
    judge(&[&a, "lists/none.csv:1", "same"]).code(2).warns("no pair that waits for you");
    let without_folder = b.strip_prefix("lists/").unwrap();
    judge(&[without_folder, &a, "different"]).code(0).says("of the ledger");
    judge(&[&a, &b, "same"]).code(2).warns("no pair that waits for you");
    let told = world.run(&format!("ask {place} /history")).code(0).out();
    assert!(told.contains("decision-judged-different") && !told.contains("decision-judged-same"), "{told}");
}
