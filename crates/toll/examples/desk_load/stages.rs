//! What is measured: pages, search, decisions, overload, reviewers at their pace.
//!
//! Must not: count an answer that was none.

use crate::http::Client;
use crate::measured::{Desk, Met, PEOPLE, at_once, field};
use std::io::Write;
use std::net::TcpStream;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How long a stage lasts, in seconds.
const SECONDS: f64 = 8.0;
/// How long a reviewer looks at a page.
const THINKING: Duration = Duration::from_secs(2);

fn asked(client: &mut Client, method: &str, path: &str, form: &str, met: &mut Met) -> String {
    let began = Instant::now();
    match client.ask(method, path, form) {
        Ok(answer) => {
            met.add(began, answer.status);
            answer.body
        }
        Err(_) => {
            met.add(began, 0);
            thread::sleep(Duration::from_millis(50));
            String::new()
        }
    }
}

/// Each page by as many as are signed in, without a pause.
pub(crate) fn pages(desk: &Desk, cookies: &[String]) {
    let mut client = Client::new(&desk.address, &cookies[0]);
    let mut first = |page: &str, prefix: &str| {
        let html = client.ask("GET", page, "").map(|answer| answer.body).unwrap_or_default();
        let found =
            html.split(&format!("href=\"{prefix}")).nth(1).and_then(|rest| rest.split(['"', '#']).next());
        found.map(|rest| format!("{prefix}{rest}"))
    };
    let found =
        [first("/figures", "/count/"), first("/sources", "/source/"), first("/incidents", "/incident/")];
    let places = ["/queue", "/persons", "/persons?from=200000", "/person/p-150000", "/", "/history"];
    let counted = ["/figures", "/figures?from=200000", "/findings", "/sources", "/incidents"];
    let places = places.into_iter().chain(counted).map(str::to_owned).chain(found.into_iter().flatten());
    for place in places {
        at_once(desk, &place, PEOPLE, SECONDS, |at, until, met| {
            let mut client = Client::new(&desk.address, &cookies[at]);
            while Instant::now() < until {
                asked(&mut client, "GET", &place, "", met);
            }
        });
    }
}

/// Names and parts of names, some of them written otherwise.
pub(crate) fn search(desk: &Desk, cookies: &[String]) {
    let words = ["thorne", "ahmad+hassan", "mohammed", "%D8%A3%D8%AD%D9%85%D8%AF", "smith", "zzz", "al"];
    at_once(desk, "/persons?q=", PEOPLE / 4, SECONDS, |at, until, met| {
        let mut client = Client::new(&desk.address, &cookies[at]);
        for word in words.iter().cycle().skip(at) {
            if Instant::now() >= until {
                break;
            }
            asked(&mut client, "GET", &format!("/persons?q={word}"), "", met);
        }
    });
}

/// Judges the pair at a place; its records are those of two neighbours.
fn judge(client: &mut Client, place: usize, met: &mut Met) {
    let key = |at: usize| (format!("lists/list-{}.csv", at % 6 + 1), at.to_string());
    let (one, other) = (key(place), key(place + 1));
    let (a, b) = (one.clone().min(other.clone()), one.max(other));
    let (a, b) = (format!("{}:{}", a.0, a.1), format!("{}:{}", b.0, b.1));
    let form = format!("place={place}&seen=0&a={a}&b={b}&judgement=different");
    asked(client, "POST", "/queue/judge", &form, met);
}

/// Decisions without a pause. Gives how many places were used.
pub(crate) fn decisions(desk: &Desk, cookies: &[String], places: &[usize]) -> usize {
    let next = AtomicUsize::new(0);
    at_once(desk, "durable decisions", 32, SECONDS, |at, until, met| {
        let mut client = Client::new(&desk.address, &cookies[at]);
        while Instant::now() < until {
            let Some(place) = places.get(next.fetch_add(1, Ordering::SeqCst)) else { return };
            judge(&mut client, *place, met);
        }
    });
    next.into_inner()
}

/// Ten reviewers at work while five hundred others ask without a pause and two hundred send a byte now and then.
pub(crate) fn overload(desk: &Desk, cookies: &[String], places: &[usize]) {
    let (next, until) = (AtomicUsize::new(0), Instant::now() + Duration::from_secs_f64(SECONDS));
    thread::scope(|scope| {
        for _ in 0..200 {
            let small = thread::Builder::new().stack_size(128 << 10);
            let _ = small.spawn_scoped(scope, || drip(&desk.address, until));
        }
        scope.spawn(|| {
            at_once(desk, "overload: five hundred others", 500, SECONDS, |at, until, met| {
                let mut client = Client::new(&desk.address, &cookies[at % PEOPLE]);
                while Instant::now() < until {
                    asked(&mut client, "GET", "/persons", "", met);
                }
            });
        });
        at_once(desk, "overload: reviewers' decisions", 10, SECONDS, |at, until, met| {
            let mut client = Client::new(&desk.address, &cookies[at]);
            while Instant::now() < until {
                let Some(place) = places.get(next.fetch_add(1, Ordering::SeqCst)) else { return };
                judge(&mut client, *place, met);
                thread::sleep(Duration::from_millis(100));
            }
        });
    });
}

/// Sends a request a byte at a time, without ever coming to its end.
fn drip(address: &str, until: Instant) {
    let mut stream = None;
    while Instant::now() < until {
        if stream.is_none() {
            stream = TcpStream::connect(address).ok();
        }
        let sent = stream.as_mut().map(|stream: &mut TcpStream| stream.write_all(b"G"));
        if !matches!(sent, Some(Ok(()))) {
            stream = None;
        }
        thread::sleep(Duration::from_millis(200));
    }
}

/// Fifty reviewers who look at a pair, think, judge it, and look at a person now and then.
pub(crate) fn reviewers(desk: &Desk, cookies: &[String], minutes: f64) {
    let before = desk.resident_mb();
    let pages = std::sync::Mutex::new(Met::default());
    at_once(desk, "reviewers' decisions", 50, minutes * 60.0, |at, until, met| {
        let mut client = Client::new(&desk.address, &cookies[at]);
        let mut looked = Met::default();
        // They do not begin in step.
        thread::sleep(THINKING.mul_f64(at as f64 / 50.0));
        while Instant::now() < until {
            let page = asked(&mut client, "GET", "/queue", "", &mut looked);
            thread::sleep(THINKING);
            let fields =
                ["place", "seen", "a", "b"].map(|name| (name, field(&page, name).unwrap_or_default()));
            let coded = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
            let form: Vec<String> =
                fields.iter().map(|(name, value)| format!("{name}={}", coded(value))).collect();
            asked(&mut client, "POST", "/queue/judge", &(form.join("&") + "&judgement=unsure"), met);
        }
        let mut all = pages.lock().unwrap_or_else(|broken| broken.into_inner());
        looked.seconds.into_iter().for_each(|seconds| all.seconds.push(seconds));
        looked.statuses.into_iter().for_each(|(status, n)| *all.statuses.entry(status).or_default() += n);
    });
    let mut pages = pages.into_inner().unwrap_or_else(|broken| broken.into_inner());
    println!(
        "{:34} p50 {:.1} ms   p99 {:.1} ms   {:?}; memory {:.1} MB before, {:.1} MB after",
        "reviewers' pages",
        pages.within_ms(0.5),
        pages.within_ms(0.99),
        pages.statuses,
        before,
        desk.resident_mb()
    );
}
