//! A client that speaks HTTP/1.1 byte by byte, over a connection that it keeps: for tests of a served desk and for measuring it.
//!
//! Must not: be used outside of tests and measurements.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

/// One connection to a desk, opened where there is none and kept.
pub(crate) struct Client {
    address: String,
    cookie: String,
    stream: Option<BufReader<TcpStream>>,
}

impl Client {
    pub(crate) fn new(address: &str, cookie: &str) -> Client {
        Client { address: address.to_owned(), cookie: cookie.to_owned(), stream: None }
    }

    /// Asks, and waits for the whole answer.
    pub(crate) fn ask(&mut self, method: &str, path: &str, form: &str) -> io::Result<Answer> {
        let answer = self.asked(method, path, form);
        if answer.is_err() {
            self.stream = None;
        }
        answer
    }

    fn asked(&mut self, method: &str, path: &str, form: &str) -> io::Result<Answer> {
        let (address, cookie) = (&self.address, &self.cookie);
        if self.stream.is_none() {
            let stream = TcpStream::connect(address)?;
            stream.set_nodelay(true)?;
            stream.set_read_timeout(Some(Duration::from_secs(60)))?;
            self.stream = Some(BufReader::new(stream));
        }
        let stream = self.stream.as_mut().expect("it was opened a moment ago");
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nCookie: {cookie}\r\n\
             Content-Length: {}\r\n\r\n{form}",
            form.len()
        );
        stream.get_mut().write_all(request.as_bytes())?;
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if stream.read_line(&mut head)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        let head = head.to_lowercase();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        let mut body = vec![0; length.and_then(|length| length.parse().ok()).unwrap_or(0)];
        stream.read_exact(&mut body)?;
        let status = head.get(9..12).and_then(|status| status.parse().ok()).unwrap_or(0);
        Ok(Answer { status, head, body: String::from_utf8_lossy(&body).into_owned() })
    }
}
