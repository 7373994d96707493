//! The list of messages, newest first. Addresses are masked: to whom one went is in the opinion, for those who may see it.

use super::sealed::address;
use super::tables::message::{self, Column};
use crate::closed_lists as closed;
use crate::desk::Desk;
use crate::identity::{May, permission::ManageSettings};
use crate::opinions::numbers::numbers_of;
use crate::opinions::view::{Named, NamedId};
use crate::paging::{Count, Cursor, Newest, counted, unknown_value};
use crate::problem::Problem;
use crate::secrets::Secrets;
use crate::store::{Reader, Reads, StoreError};
use axum::Json;
use axum::extract::{Query, State};
use chengguan_statute::day::Instant;
use chengguan_statute::system::{Channel, MessageState};
use chengguan_words::{of, system as words};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// One message.
#[derive(Serialize, ToSchema)]
pub struct MessageView {
    /// Which.
    pub id: Uuid,
    /// Which text.
    #[schema(value_type = closed::Coded<closed::MessageKind>)]
    pub kind: Named,
    /// Over which channel.
    #[schema(value_type = closed::Coded<closed::MessageChannel>)]
    pub channel: Named,
    /// Where it stands.
    #[schema(value_type = closed::Coded<closed::MessageState>)]
    pub state: Named,
    /// To whom, masked.
    pub address: String,
    /// What was, or is to be, sent.
    pub body: String,
    /// Short messages it counts as.
    pub parts: i32,
    /// About which opinion, by its number.
    pub opinion: Option<NamedId>,
    /// Since when.
    pub ordered_at: String,
    /// When the gateway took it.
    pub sent_at: Option<String>,
    /// What the gateway calls it.
    pub gateway_id: Option<String>,
    /// What the gateway said when it did not take it.
    pub fault: Option<String>,
}

/// A page of messages.
#[derive(Serialize, ToSchema)]
pub struct MessagePage {
    /// Newest first.
    pub items: Vec<MessageView>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// How many match, bounded.
    pub count: Count,
}

/// Messages of one person, at most.
const OF_PERSON_MAX: u64 = 1_000;

const NAMES: &[&str] = &["state", "after", "limit"];

/// Messages, of all states or one.
#[utoipa::path(get, path = "/api/v1/messages", tag = "system",
    params(("state" = Option<closed::MessageState>, Query), ("after" = Option<String>, Query), ("limit" = Option<u64>, Query)),
    responses((status = 200, body = MessagePage), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn list(State(desk): State<Desk>, clerk: May<ManageSettings>, Query(asked): Query<Vec<(String, String)>>) -> Result<Json<MessagePage>, Problem> {
    let mut state = None;
    let page = Newest::read(&asked, NAMES, |name, value| {
        let codes = || MessageState::ALL.iter().map(|state| state.code()).collect::<Vec<_>>();
        state = Some(MessageState::from_code(value).ok_or_else(|| unknown_value(name, value, &codes()))?);
        Ok(())
    })?;
    let matching = Condition::all().add(Column::BureauId.eq(clerk.bureau.id)).add_option(state.map(|state| Column::State.eq(state.code())));
    let mut reader = desk.reading();
    let mut rows: Vec<message::Model> = reader.all(page.of(message::Entity::find().filter(matching.clone()), Column::OrderedAt, Column::Id)).await?;
    let next = page.cut(&mut rows, |row| Cursor { value: row.ordered_at, id: row.id });
    let count = counted(&mut reader, message::Entity, matching).await?;
    let items = views(&mut reader, desk.secrets(), clerk.bureau.id, rows).await?;
    Ok(Json(MessagePage { items, next, count }))
}

/// What reporters of these opinions were sent, newest first. What goes to the bureau's people is theirs.
pub async fn of_opinions(reader: &mut Reader, bureau: i32, opinions: &[Uuid]) -> Result<Vec<message::Model>, StoreError> {
    if opinions.is_empty() {
        return Ok(Vec::new());
    }
    let select = message::Entity::find()
        .filter(message::Column::BureauId.eq(bureau))
        .filter(message::Column::OpinionId.is_in(opinions.iter().copied()))
        .filter(message::Column::Channel.eq(Channel::Sms.code()))
        .order_by_desc(message::Column::OrderedAt)
        .limit(OF_PERSON_MAX);
    reader.all(select.into_query()).await
}

/// Messages as shown, with the numbers of what they are about.
pub(super) async fn views(reader: &mut Reader, secrets: &Secrets, bureau: i32, rows: Vec<message::Model>) -> Result<Vec<MessageView>, Problem> {
    let numbers = numbers_of(reader, bureau, rows.iter().filter_map(|row| row.opinion_id)).await?;
    let named = |prefix: &str, code: &str| Named { code: code.into(), name: of(words::EVERY, &format!("{prefix}_{code}")).into() };
    let view = |row: message::Model| MessageView {
        id: row.id,
        kind: named("message_kind", &row.kind),
        channel: named("channel", &row.channel),
        state: named("message_state", &row.state),
        address: shown_address(secrets, &row),
        body: row.body,
        parts: row.parts,
        opinion: row.opinion_id.and_then(|id| Some(NamedId { id, name: numbers.get(&id)?.clone() })),
        ordered_at: Instant(row.ordered_at).to_rfc3339(),
        sent_at: row.sent_at.map(|at| Instant(at).to_rfc3339()),
        gateway_id: row.gateway_id,
        fault: row.fault,
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Where it went, masked; or why that cannot be said.
fn shown_address(secrets: &Secrets, row: &message::Model) -> String {
    if row.address.is_empty() {
        return words::ADDRESS_FORGOTTEN.to_owned();
    }
    address(secrets, row).as_deref().map_or_else(|| words::ADDRESS_UNREADABLE.to_owned(), masked)
}

/// `138****1234`, `z***@example.gov.cn`.
fn masked(address: &str) -> String {
    if let Some((name, domain)) = address.split_once('@') {
        return format!("{}***@{domain}", name.chars().next().unwrap_or_default());
    }
    let signs: Vec<char> = address.chars().collect();
    if signs.len() < 8 {
        return "****".into();
    }
    let (head, tail): (String, String) = (signs[..3].iter().collect(), signs[signs.len() - 4..].iter().collect());
    format!("{head}****{tail}")
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn an_address_is_known_again_and_not_read() {
        assert_eq!(["13800001234", "1234567", "li.si@example.gov.cn", "@x"].map(masked), ["138****1234", "****", "l***@example.gov.cn", "\0***@x"]);
    }
}
