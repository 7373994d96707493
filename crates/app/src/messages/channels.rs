//! Connecting mail and short messages: what the system administrator sets, and how it is shown. A password or key goes in
//! and never comes out.

use crate::desk::Desk;
use crate::identity::{May, permission::ManageSettings};
use crate::opinions::said::check_text;
use crate::problem::{Field, Problem};
use crate::secrets::Sealed;
use crate::server::{Body, IfMatch, Versioned};
use crate::reference::Reference;
use crate::settings::{self, Setting, SettingVersion, Told};
use axum::extract::State;
use axum::http::StatusCode;
use chengguan_words::{of, settings as words};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

/// Signs of one line of a connection.
const LINE_MAX: usize = 200;
/// Signs of what is sent to a gateway.
const BODY_MAX: usize = 2000;

/// How a mail server is spoken to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Security {
    /// TLS from the first byte (port 465).
    #[default]
    Tls,
    /// TLS after a greeting (port 587).
    Starttls,
    /// None: only inside the bureau's own network.
    None,
}

/// Where mail goes out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MailSetting {
    /// Name of the server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How it is spoken to.
    pub security: Security,
    /// Who signs in there.
    pub user: Option<String>,
    /// With what.
    pub password: Option<Sealed>,
    /// Whom mail is from.
    pub from: String,
}

/// How a gateway takes a short message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SmsForm {
    /// POST of a JSON document.
    #[default]
    Json,
    /// POST of a form.
    Form,
    /// GET: everything in the address.
    Query,
}

/// Where short messages go out: an HTTP gateway, as its vendor describes it. `{mobile}`, `{text}` and `{key}` stand for the
/// number, the text and the vendor's key, in the address and in what is sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SmsSetting {
    /// Address.
    pub url: String,
    /// What is sent.
    pub form: SmsForm,
    /// Its body.
    pub body: String,
    /// The vendor's key.
    pub key: Option<Sealed>,
    /// What a good answer contains; anything else was refused.
    pub accepted: String,
}

impl Setting for MailSetting {
    const NAME: &'static str = "mail";

    fn told(&self, _reference: &Reference) -> Vec<Told> {
        vec![
            Told::new(words::HOST, &self.host),
            Told::new(words::PORT, self.port.to_string()),
            Told::new(words::SECURITY, coded("security", &self.security)),
            Told::optional(words::USER, self.user.as_deref()),
            Told::secret(words::PASSWORD, self.password.clone().map(Sealed::text).as_deref()),
            Told::new(words::FROM, &self.from),
        ]
    }

    /// The password belongs to whoever signs in there, and goes nowhere else.
    fn put_back(self, now: &Self) -> Self {
        let same = (&self.host, self.port, &self.user) == (&now.host, now.port, &now.user);
        Self { password: now.password.clone().filter(|_| same), ..self }
    }

    fn without_secrets(self) -> Self {
        Self { password: None, ..self }
    }

    fn check(&self, _reference: &Reference) -> Vec<Field> {
        let mut fields: Vec<Field> = [("host", &self.host), ("from", &self.from)].iter().filter_map(|(path, text)| check_text(path, text, LINE_MAX)).collect();
        if fields.is_empty() && self.from.parse::<lettre::message::Mailbox>().is_err() {
            fields.push(Field::new("from", "mail_address", &[]));
        }
        if self.port == 0 {
            fields.push(Field::new("port", "number_range", &[("min", "1"), ("max", "65535")]));
        }
        if self.user.is_some() && self.password.is_none() {
            fields.push(Field::new("password", "text_missing", &[]));
        }
        fields
    }

    fn open_part(&self) -> Value {
        let Self { host, port, security, user, password, from } = self;
        json!({ "host": host, "port": port, "security": security, "user": user.is_some(), "password": password.is_some(), "from": from })
    }
}

impl Setting for SmsSetting {
    const NAME: &'static str = "sms";

    fn told(&self, _reference: &Reference) -> Vec<Told> {
        vec![
            Told::new(words::URL, &self.url),
            Told::new(words::FORM, coded("form", &self.form)),
            Told::new(words::BODY, &self.body),
            Told::secret(words::KEY, self.key.clone().map(Sealed::text).as_deref()),
            Told::new(words::ACCEPTED, &self.accepted),
        ]
    }

    /// A vendor's key goes to nobody but that vendor.
    fn put_back(self, now: &Self) -> Self {
        Self { key: now.key.clone().filter(|_| self.url == now.url), ..self }
    }

    fn without_secrets(self) -> Self {
        Self { key: None, ..self }
    }

    fn check(&self, _reference: &Reference) -> Vec<Field> {
        let lines = [("url", &self.url, LINE_MAX), ("accepted", &self.accepted, LINE_MAX)];
        let mut fields: Vec<Field> = lines.iter().filter_map(|(path, text, max)| check_text(path, text, *max)).collect();
        if !["http://", "https://"].iter().any(|scheme| self.url.starts_with(scheme)) && !self.url.is_empty() {
            fields.push(Field::new("url", "web_address", &[]));
        }
        if self.form != SmsForm::Query {
            fields.extend(check_text("body", &self.body, BODY_MAX));
        }
        let whole = format!("{}{}", self.url, self.body);
        if whole.contains("{key}") && self.key.is_none() {
            fields.push(Field::new("key", "text_missing", &[]));
        }
        for name in ["{mobile}", "{text}"].into_iter().filter(|name| !whole.contains(name)) {
            fields.push(Field::new(if self.form == SmsForm::Query { "url" } else { "body" }, "placeholder_missing", &[("name", name)]));
        }
        if self.form == SmsForm::Json && fields.is_empty() && super::sms::filled_body(self, "13800000000", "\"", "k").is_none() {
            fields.push(Field::new("body", "not_json", &[("why", "")]));
        }
        fields
    }

    fn open_part(&self) -> Value {
        let Self { url, form, body, key, accepted } = self;
        json!({ "url": url, "form": form, "body": body, "key": key.is_some(), "accepted": accepted })
    }
}

/// Mail as sent by the page. Without `password` the one there stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailBody {
    /// Name of the server; empty ends the connection.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How it is spoken to.
    pub security: Security,
    /// Who signs in there.
    pub user: Option<String>,
    /// With what.
    pub password: Option<String>,
    /// Whom mail is from.
    pub from: String,
}

/// Short messages as sent by the page. Without `key` the one there stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SmsBody {
    /// Address; empty ends the connection.
    pub url: String,
    /// What is sent.
    pub form: SmsForm,
    /// Its body.
    pub body: String,
    /// The vendor's key.
    pub key: Option<String>,
    /// What a good answer contains.
    pub accepted: String,
}

/// Mail as shown.
#[derive(Serialize, ToSchema)]
pub struct MailView {
    /// Somebody has connected it.
    pub connected: bool,
    /// Name of the server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How it is spoken to.
    pub security: Security,
    /// Who signs in there.
    pub user: Option<String>,
    /// Whether a password is kept.
    pub password: bool,
    /// Whom mail is from.
    pub from: String,
    /// What was set, newest first.
    pub history: Vec<SettingVersion>,
}

/// Short messages as shown.
#[derive(Serialize, ToSchema)]
pub struct SmsView {
    /// Somebody has connected it.
    pub connected: bool,
    /// Address.
    pub url: String,
    /// What is sent.
    pub form: SmsForm,
    /// Its body.
    pub body: String,
    /// Whether a key is kept.
    pub key: bool,
    /// What a good answer contains.
    pub accepted: String,
    /// What was set, newest first.
    pub history: Vec<SettingVersion>,
}

/// A connection that may have been ended.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Perhaps<T>(Option<T>);

impl<T: Setting> Setting for Perhaps<T> {
    const NAME: &'static str = T::NAME;

    fn told(&self, reference: &Reference) -> Vec<Told> {
        let mut told = vec![Told::switch(words::CONNECTED, self.0.is_some())];
        told.extend(self.0.iter().flat_map(|connection| connection.told(reference)));
        told
    }

    fn put_back(self, now: &Self) -> Self {
        match (self.0, &now.0) {
            (Some(then), Some(now)) => Self(Some(then.put_back(now))),
            (then, _) => Self(then.map(T::without_secrets)),
        }
    }

    fn check(&self, reference: &Reference) -> Vec<Field> {
        self.0.as_ref().map(|connection| connection.check(reference)).unwrap_or_default()
    }

    fn open_part(&self) -> Value {
        self.0.as_ref().map_or(Value::Null, T::open_part)
    }
}

/// The words of a closed list's value.
fn coded(list: &str, value: &impl Serialize) -> String {
    let code = json!(value);
    of(words::EVERY, &format!("{list}_{}", code.as_str().unwrap_or_default())).to_owned()
}

fn sealed(desk: &Desk, place: &str, typed: Option<String>, kept: Option<Sealed>) -> Option<Sealed> {
    match typed.filter(|typed| !typed.is_empty()) {
        Some(typed) => Some(desk.secrets().seal(place, &typed)),
        None => kept,
    }
}

async fn mail_view(desk: &Desk, may: &May<ManageSettings>) -> Result<Versioned<MailView>, Problem> {
    let (Perhaps(kept), version, history) = settings::shown::<Perhaps<MailSetting>>(desk, may).await?;
    let connected = kept.is_some();
    let MailSetting { host, port, security, user, password, from } = kept.unwrap_or(MailSetting { port: 465, ..MailSetting::default() });
    Ok(Versioned { status: StatusCode::OK, version, body: MailView { connected, host, port, security, user, password: password.is_some(), from, history } })
}

/// How mail goes out.
#[utoipa::path(get, path = "/api/v1/channels/mail", tag = "system", responses((status = 200, body = MailView), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn show_mail(State(desk): State<Desk>, clerk: May<ManageSettings>) -> Result<Versioned<MailView>, Problem> {
    mail_view(&desk, &clerk).await
}

/// Connects mail, or ends the connection.
#[utoipa::path(put, path = "/api/v1/channels/mail", tag = "system", params(("If-Match" = String, Header)), request_body = MailBody,
    responses((status = 200, body = MailView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn set_mail(State(desk): State<Desk>, mut clerk: May<ManageSettings>, expected: IfMatch, Body(asked): Body<MailBody>) -> Result<Versioned<MailView>, Problem> {
    let made = |Perhaps(before): &Perhaps<MailSetting>| {
        if asked.host.trim().is_empty() {
            return Ok(Perhaps(None));
        }
        let user = asked.user.map(|user| user.trim().to_owned()).filter(|user| !user.is_empty());
        let kept = before.as_ref().and_then(|mail| mail.password.clone()).filter(|_| user.is_some());
        let password = sealed(&desk, MailSetting::NAME, asked.password, kept);
        Ok(Perhaps(Some(MailSetting { host: asked.host.trim().into(), port: asked.port, security: asked.security, user, password, from: asked.from.trim().into() })))
    };
    settings::change(&desk, &mut clerk, expected, made).await?;
    mail_view(&desk, &clerk).await
}

async fn sms_view(desk: &Desk, may: &May<ManageSettings>) -> Result<Versioned<SmsView>, Problem> {
    let (Perhaps(kept), version, history) = settings::shown::<Perhaps<SmsSetting>>(desk, may).await?;
    let connected = kept.is_some();
    let SmsSetting { url, form, body, key, accepted } = kept.unwrap_or_default();
    Ok(Versioned { status: StatusCode::OK, version, body: SmsView { connected, url, form, body, key: key.is_some(), accepted, history } })
}

/// How short messages go out.
#[utoipa::path(get, path = "/api/v1/channels/sms", tag = "system", responses((status = 200, body = SmsView), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn show_sms(State(desk): State<Desk>, clerk: May<ManageSettings>) -> Result<Versioned<SmsView>, Problem> {
    sms_view(&desk, &clerk).await
}

/// Connects short messages, or ends the connection.
#[utoipa::path(put, path = "/api/v1/channels/sms", tag = "system", params(("If-Match" = String, Header)), request_body = SmsBody,
    responses((status = 200, body = SmsView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn set_sms(State(desk): State<Desk>, mut clerk: May<ManageSettings>, expected: IfMatch, Body(asked): Body<SmsBody>) -> Result<Versioned<SmsView>, Problem> {
    let made = |Perhaps(before): &Perhaps<SmsSetting>| {
        if asked.url.trim().is_empty() {
            return Ok(Perhaps(None));
        }
        let key = sealed(&desk, SmsSetting::NAME, asked.key, before.as_ref().and_then(|sms| sms.key.clone()));
        Ok(Perhaps(Some(SmsSetting { url: asked.url.trim().into(), form: asked.form, body: asked.body, key, accepted: asked.accepted.trim().into() })))
    };
    settings::change(&desk, &mut clerk, expected, made).await?;
    sms_view(&desk, &clerk).await
}
