//! A desk under measurement: started, with people who are signed in, and what is read off it.
//!
//! Must not: ask for anything that a browser could not.

use crate::http::Client;
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

/// How many people are signed in.
pub(crate) const PEOPLE: usize = 64;
const PASSWORD: &str = "four+fictional+words";

pub(crate) struct Desk {
    child: Child,
    pub(crate) address: String,
    code: Option<String>,
    /// How long it took from the start of the program to the first page.
    pub(crate) first_page: Duration,
}

impl Desk {
    pub(crate) fn start(toll: &Path, case: &Path) -> Result<Desk, Box<dyn Error>> {
        let began = Instant::now();
        let mut serve = Command::new(toll);
        serve.arg("serve").arg(case).args(["--port", "0"]).stdout(Stdio::piped());
        let mut child = serve.spawn()?;
        let mut said = String::new();
        BufReader::new(child.stdout.take().ok_or("it has an output")?).read_line(&mut said)?;
        let address = said.split('/').nth(2).unwrap_or_default().to_owned();
        let code = said.split("code=").nth(1).and_then(|rest| rest.split(' ').next()).map(str::to_owned);
        Client::new(&address, "").ask("GET", "/sign-in", "")?;
        Ok(Desk { child, address, code, first_page: began.elapsed() })
    }

    /// Signs people in, whom the first of them appoints where the case is new.
    pub(crate) fn people(&self) -> Result<Vec<String>, Box<dyn Error>> {
        let mut client = Client::new(&self.address, "");
        let ada = match &self.code {
            Some(code) => format!("code={code}&name=ada&password={PASSWORD}&again={PASSWORD}"),
            None => format!("name=ada&password={PASSWORD}"),
        };
        let ada = cookie(&mut client, if self.code.is_some() { "/first" } else { "/sign-in" }, &ada)?;
        let mut cookies = vec![ada.clone()];
        let mut admin = Client::new(&self.address, &ada);
        for at in 1..PEOPLE {
            let name = format!("reviewer{at}");
            if self.code.is_some() {
                let form = format!("name={name}&password={PASSWORD}&office=reviewer&withheld=yes");
                admin.ask("POST", "/people/appoint", &form)?;
            }
            cookies.push(cookie(&mut client, "/sign-in", &format!("name={name}&password={PASSWORD}"))?);
        }
        Ok(cookies)
    }

    /// The places of the queue from the first open one on.
    pub(crate) fn waiting(&self, cookie: &str) -> Result<Vec<usize>, Box<dyn Error>> {
        let page = Client::new(&self.address, cookie).ask("GET", "/queue", "")?.body;
        let first: usize = field(&page, "place").ok_or("the queue shows a pair")?.parse()?;
        Ok((first..first + 100_000).collect())
    }

    pub(crate) fn resident_mb(&self) -> f64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
        line.trim().trim_end_matches(" kB").trim().parse::<f64>().unwrap_or(f64::NAN) / 1e3
    }

    /// Processor time that the desk took so far, in seconds, over all threads. `/proc` counts it in hundredths.
    fn processor(&self) -> f64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap_or_default();
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        fields.iter().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
    }

    pub(crate) fn end(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.end();
    }
}

fn cookie(client: &mut Client, path: &str, form: &str) -> Result<String, Box<dyn Error>> {
    let answer = client.ask("POST", path, form)?;
    let given = answer.head.lines().find_map(|line| line.strip_prefix("set-cookie: "));
    let given = given.ok_or_else(|| format!("{path} lets nobody in: {}", answer.head))?;
    Ok(given.split(';').next().unwrap_or_default().to_owned())
}

/// The value of a field of a form.
pub(crate) fn field<'p>(page: &'p str, name: &str) -> Option<&'p str> {
    page.split(&format!("name=\"{name}\" value=\"")).nth(1)?.split('"').next()
}

/// What a number of clients met.
#[derive(Default)]
pub(crate) struct Met {
    /// How long each answer took, in seconds.
    pub(crate) seconds: Vec<f64>,
    /// How many answers there were of each status; 0 where the connection failed.
    pub(crate) statuses: BTreeMap<u16, usize>,
}

impl Met {
    pub(crate) fn add(&mut self, began: Instant, status: u16) {
        self.seconds.push(began.elapsed().as_secs_f64());
        *self.statuses.entry(status).or_default() += 1;
    }

    fn join(&mut self, other: Met) {
        self.seconds.extend(other.seconds);
        other.statuses.into_iter().for_each(|(status, n)| *self.statuses.entry(status).or_default() += n);
    }

    /// The time within which this share of all was answered, in milliseconds.
    pub(crate) fn within_ms(&mut self, share: f64) -> f64 {
        self.seconds.sort_by(f64::total_cmp);
        let last = self.seconds.len().saturating_sub(1);
        self.seconds.get((last as f64 * share) as usize).map_or(f64::NAN, |seconds| seconds * 1e3)
    }
}

/// Lets so many clients work for a while, each on its own thread, and prints what they met under a name.
pub(crate) fn at_once(
    desk: &Desk,
    name: &str,
    clients: usize,
    seconds: f64,
    work: impl Fn(usize, Instant, &mut Met) + Sync,
) -> Met {
    let (all, began, processor) = (Mutex::new(Met::default()), Instant::now(), desk.processor());
    let until = began + Duration::from_secs_f64(seconds);
    thread::scope(|scope| {
        for at in 0..clients {
            let (all, work) = (&all, &work);
            let small = thread::Builder::new().stack_size(256 << 10);
            let started = small.spawn_scoped(scope, move || {
                let mut met = Met::default();
                work(at, until, &mut met);
                all.lock().unwrap_or_else(|broken| broken.into_inner()).join(met);
            });
            if let Err(error) = started {
                println!("{name}: only {at} clients: {error}");
                break;
            }
        }
    });
    let mut met = all.into_inner().unwrap_or_else(|broken| broken.into_inner());
    println!(
        "{name:30} {clients:3} clients {:7.0}/s  {:6.3} ms of processor each  p50 {:7.1} ms  p99 {:7.1} ms  {:?}",
        met.seconds.len() as f64 / began.elapsed().as_secs_f64(),
        (desk.processor() - processor) * 1e3 / met.seconds.len().max(1) as f64,
        met.within_ms(0.5),
        met.within_ms(0.99),
        met.statuses
    );
    met
}
