//! Who tried to sign in, for the auditor.

use super::tables::sign_in::{self, Column};
use crate::closed_lists as closed;
use crate::desk::Desk;
use crate::identity::{May, permission::ReadJournal};
use crate::opinions::view::{Named, NamedId};
use crate::paging::{Count, Cursor, Newest, counted, unknown_value};
use crate::problem::{Field, Problem};
use crate::store::Reads;
use axum::Json;
use axum::extract::{Query, State};
use chengguan_statute::day::Instant;
use chengguan_words::{journal as words, of};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// How long it is kept.
pub const KEPT_MS: i64 = 400 * 24 * 3_600_000;
/// What may become of an attempt: the codes of the sign-in's answers.
pub const OUTCOMES: [&str; 4] = ["opened", "wrong_password", "code_wrong", "locked"];

/// One attempt.
#[derive(Serialize, ToSchema)]
pub struct SignInView {
    /// Which.
    pub id: Uuid,
    /// RFC 3339.
    pub at: String,
    /// Whose account; nothing where none is called so.
    pub who: Option<NamedId>,
    /// What became of it.
    #[schema(value_type = closed::Coded<closed::SignInOutcome>)]
    pub outcome: Named,
    /// Where from.
    pub address: Option<String>,
    /// What the browser calls itself.
    pub agent: Option<String>,
}

/// A page of attempts.
#[derive(Serialize, ToSchema)]
pub struct SignInPage {
    /// Newest first.
    pub items: Vec<SignInView>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// How many match, bounded.
    pub count: Count,
}

/// Attempts to sign in.
#[utoipa::path(get, path = "/api/v1/sign-ins", tag = "journal",
    params(("account" = Option<Uuid>, Query), ("outcome" = Option<closed::SignInOutcome>, Query), ("after" = Option<String>, Query), ("limit" = Option<u64>, Query)),
    responses((status = 200, body = SignInPage), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn list(State(desk): State<Desk>, clerk: May<ReadJournal>, Query(asked): Query<Vec<(String, String)>>) -> Result<Json<SignInPage>, Problem> {
    let mut matching = Condition::all().add(Column::BureauId.eq(clerk.bureau.id));
    let page = Newest::read(&asked, &["account", "outcome", "after", "limit"], |name, value| {
        let narrowed = match name {
            "account" => Column::AccountId.eq(value.parse::<Uuid>().map_err(|_| Problem::malformed(Field::new(name, "not_an_id", &[])))?),
            _ if OUTCOMES.contains(&value) => Column::Outcome.eq(value),
            _ => return Err(unknown_value(name, value, &OUTCOMES)),
        };
        matching = matching.clone().add(narrowed);
        Ok(())
    })?;
    let mut reader = desk.reading();
    let mut rows: Vec<sign_in::Model> = reader.all(page.of(sign_in::Entity::find().filter(matching.clone()), Column::At, Column::Id)).await?;
    let next = page.cut(&mut rows, |row| Cursor { value: row.at, id: row.id });
    let count = counted(&mut reader, sign_in::Entity, matching).await?;
    let items = rows.into_iter().map(|row| SignInView {
        id: row.id,
        at: Instant(row.at).to_rfc3339(),
        who: row.account_id.map(|id| NamedId::person(&clerk.reference, id)),
        outcome: Named { name: of(words::EVERY, &format!("sign_in_{}", row.outcome)).into(), code: row.outcome },
        address: row.address,
        agent: row.agent,
    });
    Ok(Json(SignInPage { items: items.collect(), next, count }))
}
