//! Changing one's own password (改密码): every other session ends.

use super::carry_out::{Compared, begin_compared, compare, decided, record};
use crate::act::Act;
use crate::desk::Desk;
use crate::identity::accounts::{Written, account_of, end_sessions, update};
use crate::identity::tables::{account, past_password};
use crate::identity::{May, hash_password, permission::OwnAccount, verify_password};
use crate::problem::{Field, Problem};
use crate::server::Body;
use crate::store::{Reads, StoreError};
use axum::extract::State;
use axum::http::StatusCode;
use chengguan_statute::accounts::{self as law, NewPassword, PASSWORD_MAX};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// The present password and the one to be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordBody {
    /// The present one.
    pub password: String,
    /// The one to be: as long and mixed as the rules say, at most 128 signs.
    pub new: String,
}

impl PasswordBody {
    fn check(&self) -> Result<(), Problem> {
        let length = self.new.chars().count();
        let mut fields = Vec::new();
        if self.password.is_empty() {
            fields.push(Field::new("password", "text_missing", &[]));
        }
        if length == 0 {
            fields.push(Field::new("new", "text_missing", &[]));
        } else if length > PASSWORD_MAX {
            fields.push(Field::new("new", "text_too_long", &[("max", &PASSWORD_MAX.to_string()), ("now", &length.to_string())]));
        } else if self.new.chars().any(char::is_control) {
            fields.push(Field::new("new", "control_character", &[]));
        }
        if fields.is_empty() { Ok(()) } else { Err(Problem::invalid(fields)) }
    }
}

/// Changes one's own password.
#[utoipa::path(post, path = "/api/v1/own-account/change-password", tag = "identity", request_body = PasswordBody,
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
pub async fn change_password(State(desk): State<Desk>, mut clerk: May<OwnAccount>, Body(asked): Body<PasswordBody>) -> Result<StatusCode, Problem> {
    if clerk.repeated().is_some() {
        return Ok(StatusCode::NO_CONTENT);
    }
    asked.check()?;
    let rules = desk.reference(clerk.bureau.id).sign_in.clone();
    // Before the turn: comparing takes longer than anybody should hold one.
    let compared = compare(&desk, &clerk, &asked.password).await?;
    let past = past(&desk, &compared.row, rules.passwords_remembered).await?;
    let used_before = compared.right && is_among(&asked.new, &compared, &past).await;
    let hash = hash_password(&asked.new).await;
    let (act, row) = begin_compared(&desk, &mut clerk, &compared).await?;
    let typed = NewPassword { new: &asked.new, login: &row.login, password_right: compared.right, used_before };
    let (mut act, grounds) = decided(act, &row, law::change_password(typed, &rules)).await?;
    let written = Written { password_hash: Some(hash), password_since: Some(act.now().0), ..Written::default() };
    remember(&mut act, &row, &past, rules.passwords_remembered);
    end_sessions(&mut act, &row, clerk.session.as_deref());
    let after = update(&mut act, &row, &account_of(&row)?, written)?;
    record(act, &after, law::Act::ChangePassword, grounds, json!({})).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn past(desk: &Desk, row: &account::Model, remembered: u16) -> Result<Vec<past_password::Model>, StoreError> {
    use past_password::Column::{AccountId, BureauId, Until};
    let select = past_password::Entity::find().filter(BureauId.eq(row.bureau_id)).filter(AccountId.eq(row.id)).order_by_desc(Until).limit(u64::from(remembered));
    desk.reading().all(select.into_query()).await
}

async fn is_among(new: &str, compared: &Compared, past: &[past_password::Model]) -> bool {
    for hash in std::iter::once(&compared.row.password_hash).chain(past.iter().map(|row| &row.password_hash)) {
        if verify_password(new, Some(hash.clone())).await {
            return true;
        }
    }
    false
}

/// Keeps the present hash among as many as the rules look back on.
fn remember(act: &mut Act, row: &account::Model, past: &[past_password::Model], remembered: u16) {
    use past_password::Column::{AccountId, BureauId, Until};
    let keep = usize::from(remembered);
    if let Some(oldest) = keep.checked_sub(1).and_then(|last| past.get(last)) {
        let delete = Query::delete()
            .from_table(past_password::Entity)
            .and_where(BureauId.eq(row.bureau_id))
            .and_where(AccountId.eq(row.id))
            .and_where(Until.lte(oldest.until))
            .to_owned();
        act.remove(format!("old passwords of {}", row.id), delete);
    }
    if keep > 0 {
        let until = act.now().0;
        act.insert(past_password::ActiveModel { bureau_id: Set(row.bureau_id), account_id: Set(row.id), until: Set(until), password_hash: Set(row.password_hash.clone()) });
    }
}
