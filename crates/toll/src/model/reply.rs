//! What a server sends back: the completion's text out of the envelope around it.
//!
//! Must not: judge the text.

use serde::Deserialize;

#[derive(Deserialize)]
struct Completion {
    choices: Vec<Choice>,
}

#[derive(Deserialize)]
struct Choice {
    message: Message,
}

#[derive(Deserialize)]
struct Message {
    content: Option<String>,
}

/// The text of a chat completion; `None` where the bytes are none.
pub(crate) fn content(bytes: &[u8]) -> Option<String> {
    let completion: Completion = serde_json::from_slice(bytes).ok()?;
    completion.choices.into_iter().next()?.message.content
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_completion_has_a_text() {
        let whole =
            br#"{"id": 1, "choices": [{"index": 0, "message": {"role": "assistant", "content": "{}"}}]}"#;
        assert_eq!(content(whole).as_deref(), Some("{}"));
        for other in
            ["", "<html>", "{}", r#"{"choices": []}"#, r#"{"choices": [{"message": {"content": null}}]}"#]
        {
            assert_eq!(content(other.as_bytes()), None, "{other}");
        }
        assert_eq!(content(b"{\"choices\": [{\"message\": {\"content\": \"\xff\"}}]}"), None, "not UTF-8");
    }
}
