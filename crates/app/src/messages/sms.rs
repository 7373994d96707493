//! Sending short messages over an HTTP gateway, as its vendor's template says.

use super::channels::{SmsForm, SmsSetting};
use super::gateway::{NotTaken, PATIENCE};
use reqwest::{Client, StatusCode, Url, redirect};
use std::sync::LazyLock;

/// Signs of an answer that are looked at.
const ANSWER_MAX: usize = 4096;

/// Sends one short message.
pub async fn send(setting: &SmsSetting, key: Option<String>, mobile: &str, text: &str) -> Result<Option<String>, NotTaken> {
    let key = key.unwrap_or_default();
    let url = url(setting, mobile, text, &key).ok_or_else(|| NotTaken::new("internal", "address", true))?;
    let client = CLIENT.as_ref().map_err(|why| NotTaken::new("internal", why, false))?;
    let request = match setting.form {
        SmsForm::Query => client.get(url),
        SmsForm::Json => {
            let body = filled_body(setting, mobile, text, &key).ok_or_else(|| NotTaken::new("internal", "body", true))?;
            client.post(url).header("content-type", "application/json; charset=utf-8").body(body)
        }
        SmsForm::Form => {
            let body = filled(&setting.body, &[("mobile", &encoded(mobile)), ("text", &encoded(text)), ("key", &encoded(&key))]);
            client.post(url).header("content-type", "application/x-www-form-urlencoded; charset=utf-8").body(body)
        }
    };
    // `without_url`: what is kept of an error never has the key in it.
    let response = request.send().await.map_err(|why| NotTaken::no_answer(why.without_url()))?;
    let status = response.status();
    let answer = response.text().await.map_err(|why| NotTaken::no_answer(why.without_url()))?;
    let answer: String = answer.chars().take(ANSWER_MAX).collect();
    judged(status, &answer, &setting.accepted)
}

/// One for all messages: making it reads the system's certificates. Speaks TLS with ring, like the mail's: one
/// implementation of it in the binary. What was sent is never followed elsewhere: text and key are for its gateway only.
static CLIENT: LazyLock<reqwest::Result<Client>> = LazyLock::new(|| {
    // Whoever is second finds the same one installed.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder().timeout(PATIENCE).redirect(redirect::Policy::none()).build()
});

fn judged(status: StatusCode, answer: &str, accepted: &str) -> Result<Option<String>, NotTaken> {
    if status.is_success() && answer.contains(accepted) {
        return Ok(Some(answer.chars().filter(|sign| !sign.is_control()).take(120).collect()));
    }
    let passing = status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS || status == StatusCode::REQUEST_TIMEOUT;
    Err(NotTaken::new("gateway_refused", format_args!("{} {answer}", status.as_u16()), !passing))
}

fn url(setting: &SmsSetting, mobile: &str, text: &str, key: &str) -> Option<Url> {
    filled(&setting.url, &[("mobile", &encoded(mobile)), ("text", &encoded(text)), ("key", &encoded(key))]).parse().ok()
}

/// The JSON body, filled; nothing where it is no JSON.
pub fn filled_body(setting: &SmsSetting, mobile: &str, text: &str, key: &str) -> Option<String> {
    // As JSON writes it, less its own quotation marks.
    let escaped = |value: &str| {
        let quoted = serde_json::Value::from(value).to_string();
        quoted[1..quoted.len() - 1].to_owned()
    };
    let body = filled(&setting.body, &[("mobile", &escaped(mobile)), ("text", &escaped(text)), ("key", &escaped(key))]);
    serde_json::from_str::<serde_json::Value>(&body).ok().map(|_| body)
}

/// A vendor's template, filled. Unlike a text of ours it is full of other braces; what is filled in is not looked at again.
fn filled(template: &str, values: &[(&str, &str)]) -> String {
    let (mut all, mut rest) = (String::with_capacity(template.len()), template);
    while let Some(open) = rest.find('{') {
        all.push_str(&rest[..open]);
        rest = &rest[open + 1..];
        let known = values.iter().find_map(|(name, value)| Some((value, rest.strip_prefix(name)?.strip_prefix('}')?)));
        match known {
            Some((value, after)) => {
                all.push_str(value);
                rest = after;
            }
            None => all.push('{'),
        }
    }
    all.push_str(rest);
    all
}

/// Percent-encoded (RFC 3986): only its unreserved signs stay.
fn encoded(value: &str) -> String {
    value.bytes().map(|byte| if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gateway(form: SmsForm, url: &str, body: &str) -> SmsSetting {
        SmsSetting { url: url.into(), form, body: body.into(), key: None, accepted: "OK".into() }
    }

    #[test]
    fn what_is_filled_in_stays_one_value() {
        let json = gateway(SmsForm::Json, "http://a/", r#"{"to":"{mobile}","text":"{text}"}"#);
        let body = filled_body(&json, "13800001234", "\"quoted\" {mobile}\n", "").unwrap();
        let read: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert_eq!(read, serde_json::json!({ "to": "13800001234", "text": "\"quoted\" {mobile}\n" }));
        assert_eq!(filled_body(&gateway(SmsForm::Json, "http://a/", "{text}"), "", "x", ""), None);
        let query = gateway(SmsForm::Query, "http://a/send?k={key}&m={mobile}&t={text}", "");
        assert_eq!(url(&query, "1", "a&b=\u{57ce}", "k").unwrap().as_str(), "http://a/send?k=k&m=1&t=a%26b%3D%E5%9F%8E");
    }

    #[test]
    fn only_a_good_answer_counts_and_only_some_others_may_pass() {
        assert!(judged(StatusCode::OK, "{\"code\":\"OK\"}", "\"OK\"").is_ok());
        let last = |status, answer| judged(status, answer, "OK").unwrap_err().last;
        assert!(last(StatusCode::OK, "no credit"));
        assert!(last(StatusCode::BAD_REQUEST, "OK"));
        assert!(last(StatusCode::FOUND, ""));
        for status in [StatusCode::INTERNAL_SERVER_ERROR, StatusCode::BAD_GATEWAY, StatusCode::TOO_MANY_REQUESTS, StatusCode::REQUEST_TIMEOUT] {
            assert!(!last(status, "OK"), "{status}");
        }
    }
}
