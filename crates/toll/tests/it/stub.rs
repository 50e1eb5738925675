//! A server as models stand behind, for tests: it answers what it is told to, truthfully or not.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

/// What the stub does with a question.
pub(crate) type Answers = dyn Fn(&Asked, &mut TcpStream) + Send + Sync;

/// A question as it came over the wire.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) head: String,
    pub(crate) body: Value,
}

impl Asked {
    /// The sentences that were asked about, each with its number.
    pub(crate) fn sentences(&self) -> Vec<(u64, String)> {
        let user = self.body["messages"][1]["content"].as_str().unwrap();
        let user: Value = serde_json::from_str(user).unwrap();
        let one = |s: &Value| (s["n"].as_u64().unwrap(), s["text"].as_str().unwrap().to_owned());
        user["sentences"].as_array().unwrap().iter().map(one).collect()
    }
}

/// A server on a port of its own. It ends when it is dropped.
pub(crate) struct Stub {
    port: u16,
    questions: Arc<AtomicUsize>,
    seen: Arc<Mutex<Vec<Asked>>>,
    ends: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Stub {
    pub(crate) fn new(answers: impl Fn(&Asked, &mut TcpStream) + Send + Sync + 'static) -> Stub {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (questions, ends) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (counted, over, kept) = (Arc::clone(&questions), Arc::clone(&ends), Arc::clone(&seen));
        let answers: Arc<Answers> = Arc::new(answers);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if over.load(Ordering::SeqCst) {
                    return;
                }
                let Ok(mut stream) = stream else { continue };
                let Some(asked) = read(&stream) else { continue };
                counted.fetch_add(1, Ordering::SeqCst);
                kept.lock().unwrap().push(asked.clone());
                answers(&asked, &mut stream);
            }
        });
        Stub { port, questions, seen, ends, thread: Some(thread) }
    }

    /// One that puts these proposals into an answer as such servers give.
    pub(crate) fn proposing(propose: impl Fn(&Asked) -> Vec<Value> + Send + Sync + 'static) -> Stub {
        Stub::saying(move |asked| json!({ "figures": propose(asked) }).to_string())
    }

    /// One that says this text, in an answer as such servers give.
    pub(crate) fn saying(say: impl Fn(&Asked) -> String + Send + Sync + 'static) -> Stub {
        Stub::new(move |asked, stream| {
            let message = json!({"role": "assistant", "content": say(asked)});
            let body = json!({"id": "x", "object": "chat.completion", "choices": [{"index": 0, "message": message}]});
            reply(stream, "200 OK", body.to_string().as_bytes());
        })
    }

    /// A case file that names this server.
    pub(crate) fn settings(&self, more: &str) -> String {
        let port = self.port;
        format!(
            "title = \"Odry, a fictional town\"\n[reader.model]\nurl = \"http://127.0.0.1:{port}/v1\"\nname = \"stub\"\nwait_seconds = 2\n{more}\n"
        )
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}/v1", self.port)
    }

    /// How many questions came.
    pub(crate) fn questions(&self) -> usize {
        self.questions.load(Ordering::SeqCst)
    }

    /// The questions that came.
    pub(crate) fn seen(&self) -> Vec<Asked> {
        self.seen.lock().unwrap().clone()
    }
}

impl Drop for Stub {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::SeqCst);
        // The listener waits for a caller; this is one.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn read(stream: &TcpStream) -> Option<Asked> {
    stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let length = head
        .lines()
        .find_map(|line| line.to_lowercase().strip_prefix("content-length:")?.trim().parse().ok());
    let mut body = vec![0; length?];
    reader.read_exact(&mut body).ok()?;
    Some(Asked { head, body: serde_json::from_slice(&body).ok()? })
}

/// Sends a whole answer. Whoever asked may have gone: that is no fault of the stub.
pub(crate) fn reply(stream: &mut TcpStream, status: &str, body: &[u8]) {
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
}
