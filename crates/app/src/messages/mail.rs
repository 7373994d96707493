//! Sending mail over SMTP (RFC 5321), by lettre.

use super::channels::{MailSetting, Security};
use super::gateway::{NotTaken, PATIENCE};
use lettre::message::header::ContentType;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use uuid::Uuid;

/// Sends one mail. Its Message-ID is made of the message's id, so that one sent twice is seen to be the same.
pub async fn send(setting: &MailSetting, password: Option<String>, id: Uuid, (to, subject, body): (&str, &str, &str)) -> Result<Option<String>, NotTaken> {
    let domain = setting.from.rsplit('@').next().unwrap_or_default().trim_end_matches('>');
    let built = Message::builder()
        .message_id(Some(format!("<{id}@{domain}>")))
        .from(setting.from.parse().map_err(|why| NotTaken::new("internal", why, true))?)
        .to(to.parse().map_err(|why| NotTaken::new("address_refused", why, true))?)
        .subject(subject)
        .header(ContentType::TEXT_PLAIN)
        .body(body.to_owned())
        .map_err(|why| NotTaken::new("internal", why, true))?;
    let transport = transport(setting, password).map_err(|why| NotTaken::new("internal", why, false))?;
    let answered = tokio::time::timeout(PATIENCE, transport.send(built)).await.map_err(NotTaken::no_answer)?;
    match answered {
        Ok(response) => Ok(response.first_line().map(|line| line.chars().take(120).collect())),
        // 5xx to a recipient is for good (RFC 5321 4.2.1); everything else may pass.
        Err(why) if why.is_permanent() => Err(NotTaken::new("address_refused", why, true)),
        Err(why) if why.is_transient() || why.is_response() => Err(NotTaken::new("gateway_refused", why, false)),
        Err(why) => Err(NotTaken::no_answer(why)),
    }
}

fn transport(setting: &MailSetting, password: Option<String>) -> Result<AsyncSmtpTransport<Tokio1Executor>, lettre::transport::smtp::Error> {
    let tls = match setting.security {
        Security::Tls => Tls::Wrapper(TlsParameters::new(setting.host.clone())?),
        Security::Starttls => Tls::Required(TlsParameters::new(setting.host.clone())?),
        Security::None => Tls::None,
    };
    let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(setting.host.as_str()).port(setting.port).tls(tls).timeout(Some(PATIENCE));
    if let (Some(user), Some(password)) = (&setting.user, password) {
        builder = builder.credentials(Credentials::new(user.clone(), password));
    }
    Ok(builder.build())
}
