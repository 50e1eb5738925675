//! Where a model is asked, and whether words of documents may go there.
//!
//! Must not: let words leave this computer without consent.

use crate::connection::is_this_computer;
use anyhow::{Result, bail, ensure};
use ureq::http::Uri;
use vocabulary::ModelSettings;

/// The address of a server.
#[derive(Debug)]
pub(crate) struct Address {
    host: String,
    completions: String,
}

impl Address {
    /// Checks the address that settings give.
    pub(super) fn of(settings: &ModelSettings) -> Result<Address> {
        let url = settings.url.trim();
        let Ok(uri) = url.parse::<Uri>() else {
            bail!("\"{url}\" is no address; write it as in http://127.0.0.1:8080/v1")
        };
        let authority = uri.authority().map_or("", |a| a.as_str());
        let (Some(scheme), Some(host)) = (uri.scheme_str(), uri.host()) else {
            bail!("\"{url}\" is no whole address; write it as in http://127.0.0.1:8080/v1")
        };
        ensure!(
            !authority.contains('@') && uri.query().is_none(),
            "the model's address holds a user or a query; a key is named by key_env and stands in no address"
        );
        let local = is_this_computer(host);
        match scheme {
            "http" => ensure!(
                local || settings.key_env.is_none(),
                "the key would go to {host} for all to read; use https, or a server on this computer"
            ),
            "https" if cfg!(feature = "https") => {}
            "https" => bail!(
                "this toll was built without https; build it with the feature \"https\", or use a server on this computer"
            ),
            other => bail!("the model's address begins with {other}; it can be http or https"),
        }
        ensure!(
            local || settings.send_to_others,
            "words of the documents would be sent to {host}, which is not this computer; where nobody in them can come \
             to harm by that, allow it with send_to_others = true, else use a server on this computer"
        );
        let base = url.trim_end_matches('/');
        let path = "/chat/completions";
        let completions = if base.ends_with(path) { base.to_owned() } else { format!("{base}{path}") };
        Ok(Address { host: host.to_owned(), completions })
    }

    /// The server, for messages.
    pub(super) fn host(&self) -> &str {
        &self.host
    }

    /// Where questions are sent.
    pub(super) fn completions(&self) -> &str {
        &self.completions
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(url: &str) -> ModelSettings {
        ModelSettings {
            url: url.to_owned(),
            name: "small".to_owned(),
            key_env: None,
            send_to_others: false,
            wait_seconds: 5,
            counted: true,
        }
    }

    #[test]
    fn words_stay_on_this_computer_unless_somebody_agrees() {
        for url in [
            "http://192.168.1.7:8080/v1",
            "http://models.example/v1",
            "http://127.0.0.1.example/v1",
            "http://0.0.0.0/v1",
        ] {
            let refused = Address::of(&settings(url)).unwrap_err().to_string();
            assert!(refused.contains("send_to_others"), "{url}: {refused}");
            assert!(Address::of(&ModelSettings { send_to_others: true, ..settings(url) }).is_ok());
        }
        for url in
            ["http://127.0.0.1:8080/v1", "http://[::1]:8080/v1/", "http://127.9.9.9/v1/chat/completions"]
        {
            let address = Address::of(&settings(url)).unwrap();
            assert!(address.completions().ends_with("/v1/chat/completions"), "{address:?}");
        }
    }

    #[test]
    fn addresses_that_hide_something_are_refused() {
        for url in [
            "",
            "localhost",
            "file:///etc/hosts",
            "http://127.0.0.1@models.example/v1",
            "http://127.0.0.1/v1?key=1",
        ] {
            assert!(Address::of(&settings(url)).is_err(), "{url}");
        }
    }

    #[test]
    fn a_key_is_not_sent_in_the_open() {
        let open = ModelSettings {
            key_env: Some("KEY".to_owned()),
            send_to_others: true,
            ..settings("http://models.example/v1")
        };
        assert!(Address::of(&open).unwrap_err().to_string().contains("for all to read"));
    }
}
