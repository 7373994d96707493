//! Setting where one's own notices go by mail (改邮箱).

use super::carry_out::{begin, decided, record};
use super::view::{OwnAccount as View, page};
use crate::desk::Desk;
use crate::identity::accounts::{Written, account_of, update};
use crate::identity::{May, permission::OwnAccount};
use crate::problem::{Field, Problem};
use crate::server::{Body, IfMatch, Versioned};
use axum::extract::State;
use chengguan_statute::accounts::{self as law, MAIL_MAX};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// A mail address.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnMailBody {
    /// Empty ends the mails.
    pub mail: String,
}

impl OwnMailBody {
    fn read(self) -> Result<Option<String>, Problem> {
        let mail = self.mail.trim();
        if mail.is_empty() {
            return Ok(None);
        }
        if mail.chars().count() > MAIL_MAX || mail.parse::<lettre::Address>().is_err() {
            return Err(Problem::invalid(vec![Field::new("mail", "mail_address", &[])]));
        }
        Ok(Some(mail.to_owned()))
    }
}

/// Changes one's own mail address.
#[utoipa::path(post, path = "/api/v1/own-account/change-mail", tag = "identity", params(("If-Match" = String, Header)), request_body = OwnMailBody,
    responses((status = 200, body = View), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn change_mail(State(desk): State<Desk>, mut clerk: May<OwnAccount>, expected: IfMatch, Body(asked): Body<OwnMailBody>) -> Result<Versioned<View>, Problem> {
    let mail = asked.read()?;
    if clerk.repeated().is_none() {
        let (act, row) = begin(&desk, &mut clerk).await?;
        expected.check(row.version as u32)?;
        let (mut act, grounds) = decided(act, &row, law::change_mail(row.mail.as_deref(), mail.as_deref())).await?;
        let said = json!({ "mail": mail.is_some() });
        let after = update(&mut act, &row, &account_of(&row)?, Written { mail: Some(mail), ..Written::default() })?;
        record(act, &after, law::Act::ChangeMail, grounds, said).await?;
        desk.reload_bureau(clerk.bureau.id).await?;
    }
    page(&desk, &clerk).await
}
