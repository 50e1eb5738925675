//! A case with fictional pairs that wait, the real binary that serves it, and who judges them.

pub(crate) use crate::http::Client;
use crate::world::World;
use custody::{CaseFolder, PairExplained};
use std::io::{self, BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use vocabulary::{Chance, Digest, ListSummary, Person, Record, RecordKey, RecordPair, Registry};

const PASSWORD: &str = "four+fictional+words";

/// The key of a fictional record.
pub(crate) fn key(row: usize) -> RecordKey {
    RecordKey::new("lists/morgue.csv", row.to_string())
}

/// A case in which neighbours may be one person: the pair at place N is of the records N and N + 1.
pub(crate) fn waiting(pairs: usize) -> World {
    let world = World::with_case();
    let person = |at: usize| Person {
        id: format!("p-{at}"),
        records: vec![Record::of(
            key(at),
            Digest::of(b"list"),
            at.to_string(),
            format!("Asa Thorne {at}, fictional"),
        )],
        reasons: Vec::new(),
        weakest: None,
        incident: None,
    };
    let pair = |at: usize| RecordPair {
        a: key(at).min(key(at + 1)),
        b: key(at).max(key(at + 1)),
        chance: Chance::of(0.5),
        joined: false,
        judged: None,
        waits: true,
        moves: 10,
    };
    let list = ListSummary {
        path: "lists/morgue.csv".to_owned(),
        title: None,
        publisher: None,
        records: pairs + 1,
        confirmed: true,
        news: None,
    };
    let registry = Registry {
        persons: (0..=pairs).map(person).collect(),
        pairs: (0..pairs).map(pair).collect(),
        lists: vec![list],
        moved: None,
    };
    let told = PairExplained { evidence: None, said: Some(Digest::of(b"both")) };
    let mut folder = CaseFolder::open(&world.path("case")).unwrap();
    folder.keep_registry("test", &registry, "", &vec![told; pairs]).unwrap();
    world
}

/// A desk that is served; it ends with the test, however that ends.
pub(crate) struct Served {
    pub(crate) child: Child,
    pub(crate) address: String,
    /// The code of the first account, where there is none.
    pub(crate) code: Option<String>,
    /// How long it took to say where it is.
    pub(crate) ready: Duration,
}

impl Served {
    /// Starts a command that serves; `None` where it ended before it said where.
    pub(crate) fn start(mut command: Command) -> Option<Served> {
        let began = Instant::now();
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut said = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
        let ready = began.elapsed();
        let address = said.split('/').nth(2).unwrap_or_default().to_owned();
        let code = said.split("code=").nth(1).and_then(|rest| rest.split(' ').next()).map(str::to_owned);
        if address.is_empty() {
            child.wait().unwrap();
            return None;
        }
        Some(Served { child, address, code, ready })
    }

    pub(crate) fn of(world: &World) -> Served {
        Served::start(world.command("serve case --port 0")).expect("it serves")
    }

    /// Makes the first account, and gives the cookie by which it is told from then on.
    pub(crate) fn first_account(&self) -> String {
        let code = self.code.as_deref().expect("there is no account yet");
        let form = format!("code={code}&name=ada&password={PASSWORD}&again={PASSWORD}");
        let answer = Client::new(&self.address, "").ask("POST", "/first", &form).unwrap();
        let given =
            answer.head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).expect("she is in");
        given.split(';').next().unwrap().to_owned()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Client {
    /// Judges the pair at a place to be two people, on which nothing was decided before. Gives the status, and the entry where
    /// it was acknowledged.
    pub(crate) fn judge(&mut self, place: usize) -> io::Result<(u16, Option<u64>)> {
        let (a, b) = (key(place).min(key(place + 1)), key(place).max(key(place + 1)));
        let coded = |key: RecordKey| key.to_string().bytes().map(|b| format!("%{b:02X}")).collect::<String>();
        let form = format!("place={place}&seen=0&a={}&b={}&judgement=different", coded(a), coded(b));
        let answer = self.ask("POST", "/queue/judge", &form)?;
        let entry = answer.head.lines().find_map(|line| line.strip_prefix("location: /queue?done="));
        Ok((answer.status, entry.and_then(|entry| entry.parse().ok())))
    }
}
