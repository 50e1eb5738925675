//! A case that is served, asked through its desk: where a command takes the folder of a case, it takes the desk's address too.
//!
//! Must not: send a password or a token in the open to another computer, or print either.

mod sessions;

use crate::connection::{agent, is_this_computer};
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value};
use sessions::Sessions;
use std::path::Path;
use std::time::Duration;
use ureq::http::Uri;
use ureq::{Agent, Body, http::Response};
use vocabulary::limits;

/// How long an answer of a desk is waited for.
const WAIT: Duration = Duration::from_secs(60);
/// The variable that holds a token where none is to be kept in a file.
const TOKEN: &str = "TOLL_TOKEN";

/// The desk of a case.
pub(crate) struct Served {
    agent: Agent,
    /// Scheme and host, without a slash at the end.
    address: String,
    token: Option<String>,
}

impl Served {
    /// The desk that stands where a command takes a case; `None` where that is a folder.
    ///
    /// # Errors
    /// As [`Served::at`].
    pub(crate) fn named(case: &Path) -> Result<Option<Served>> {
        let written = case.to_string_lossy();
        let is_address = written.starts_with("http://") || written.starts_with("https://");
        is_address.then(|| Served::at(&written)).transpose()
    }

    /// The desk at an address.
    ///
    /// # Errors
    /// Where it is no address, or one at which a password would be read by others on the way.
    pub(crate) fn at(address: &str) -> Result<Served> {
        let uri: Option<Uri> = address.trim().parse().ok();
        let parts = uri.as_ref().and_then(|uri| Some((uri.scheme_str()?, uri.authority()?, uri.host()?)));
        let Some((scheme, authority, host)) = parts else {
            bail!(
                "\"{address}\" is no address of a desk; write it as toll serve prints it: http://127.0.0.1:8655"
            )
        };
        let bare = uri.as_ref().is_some_and(|uri| matches!(uri.path(), "" | "/") && uri.query().is_none());
        ensure!(
            bare && !authority.as_str().contains('@'),
            "\"{address}\" is more than an address: write it as in http://127.0.0.1:8655"
        );
        match scheme {
            "http" => ensure!(
                is_this_computer(host),
                "{host} is another computer, and what is sent there could be read on the way; use its address with https"
            ),
            "https" => ensure!(
                cfg!(feature = "https"),
                "this toll was built without https; build it with the feature \"https\", or work at the desk in a browser"
            ),
            other => bail!("the address of a desk begins with http or https, not with {other}"),
        }
        let address = format!("{scheme}://{authority}");
        let given = std::env::var(TOKEN).ok().filter(|token| !token.is_empty());
        let token = given
            .map_or_else(|| Sessions::read().map(|kept| kept.token(&address)), |given| Ok(Some(given)))?;
        Ok(Served { agent: agent(WAIT), address, token })
    }

    /// Looks at what a page shows.
    ///
    /// # Errors
    /// What the desk refuses, in its words; that it cannot be reached.
    pub(crate) fn get(&self, place: &str) -> Result<Value> {
        let mut request = self.agent.get(self.place(place));
        if let Some(token) = &self.token {
            request = request.header("Authorization", format!("Bearer {token}"));
        }
        self.read(request.call())
    }

    /// Has something done.
    ///
    /// # Errors
    /// As [`Served::get`].
    pub(crate) fn send(&self, place: &str, fields: &[(&str, &str)]) -> Result<Value> {
        let mut object: Map<String, Value> = Map::new();
        for (name, value) in fields {
            let value = Value::from(*value);
            match object.get_mut(*name) {
                Some(Value::Array(values)) => values.push(value),
                Some(first) => *first = Value::Array(vec![first.take(), value]),
                None => drop(object.insert((*name).to_owned(), value)),
            }
        }
        let mut request = self.agent.post(self.place(place)).content_type("application/json");
        if let Some(token) = &self.token {
            request = request.header("Authorization", format!("Bearer {token}"));
        }
        self.read(request.send(Value::Object(object).to_string()))
    }

    /// Begins a session and keeps its token for the commands that follow.
    ///
    /// # Errors
    /// As [`Served::get`], and where the token cannot be kept.
    pub(crate) fn sign_in(&self, fields: &[(&str, &str)]) -> Result<()> {
        let told = self.send("/sign-in", fields)?;
        let token =
            told["token"].as_str().context("the desk gave no token: is it another version of toll?")?;
        Sessions::read()?.with(&self.address, Some(token)).keep()
    }

    /// Ends the session, there and here.
    ///
    /// # Errors
    /// As [`Served::get`], and where the token cannot be forgotten.
    pub(crate) fn sign_out(&self) -> Result<()> {
        let ended = self.send("/sign-out", &[]);
        Sessions::read()?.with(&self.address, None).keep()?;
        ended.map(|_| ())
    }

    fn place(&self, place: &str) -> String {
        format!("{}/api{place}", self.address)
    }

    fn read(&self, answered: Result<Response<Body>, ureq::Error>) -> Result<Value> {
        let address = &self.address;
        let mut response = answered
            .with_context(|| format!("the desk at {address} cannot be reached; is the case served there?"))?;
        let status = response.status();
        let limited = response.body_mut().with_config().limit(limits::DESK_ANSWER_BYTES_MAX);
        let bytes = limited.read_to_vec().with_context(|| format!("the answer of {address} broke off"))?;
        let told: Value = serde_json::from_slice(&bytes).with_context(|| {
            format!("what answers at {address} is no desk of toll, or another version of it")
        })?;
        if status.is_success() {
            return Ok(told);
        }
        if status.as_u16() == 401 && !bytes.is_empty() && told["kind"] == "sign-in" {
            bail!("nobody has signed in at {address} from here: toll sign-in {address} --name NAME");
        }
        let words = |name: &str| told[name].as_str().unwrap_or_default().to_owned();
        bail!("{}: {}", words("title"), words("detail"))
    }
}
