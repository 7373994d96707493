//! An entry as the auditor reads it: what its canonical bytes say, with names from the tables of today.

use super::{acts, digest};
use crate::closed_lists as closed;
use crate::desk::Desk;
use crate::identity::{May, permission::ReadJournal};
use crate::opinions::numbers::numbers_of;
use crate::opinions::view::{Named, NamedId};
use crate::problem::Problem;
use crate::reference::Reference;
use crate::store::{Reads, StoreError};
use axum::Json;
use axum::extract::{Path, State};
use chengguan_proof::{Link, chain, hex, leaf};
use chengguan_statute::day::Instant;
use chengguan_statute::ids::AccountId;
use chengguan_words::{journal as words, of};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::FromQueryResult;
use serde::Serialize;
use serde_json::Value;
use std::collections::HashMap;
use utoipa::ToSchema;
use uuid::Uuid;

/// Who acted.
#[derive(Serialize, ToSchema)]
pub struct Actor {
    /// In what capacity.
    #[schema(value_type = closed::Capacity)]
    pub capacity: String,
    /// The account, by the name it has today.
    pub account: Option<NamedId>,
    /// The person's name today, or the capacity in words.
    pub name: String,
    /// The post they acted in.
    pub post: Option<String>,
}

/// What it was done to.
#[derive(Serialize, ToSchema)]
pub struct Subject {
    /// What sort of thing.
    pub kind: Named,
    /// Which.
    pub id: Uuid,
    /// Number of an opinion, name of an account; nothing where there is none any more.
    pub name: Option<String>,
    /// Its version after the act.
    pub version: i64,
}

/// An entry on the list.
#[derive(Serialize, ToSchema)]
pub struct EntryView {
    /// The entry.
    pub id: Uuid,
    /// Number in the chain; nothing for the second it takes to be linked.
    pub sequence: Option<i64>,
    /// RFC 3339.
    pub at: String,
    /// What was done, or tried.
    pub act: Named,
    /// `done` or `refused`.
    #[schema(value_type = closed::Outcome)]
    pub outcome: String,
    /// Who.
    pub who: Actor,
    /// To what.
    pub subject: Subject,
    /// Why not, where it was refused.
    pub reasons: Vec<Named>,
    /// The reason given for it, where one was asked for and is not somebody's private words.
    pub reason: Option<String>,
}

/// One entry with its bytes and its place in the chain.
#[derive(Serialize, ToSchema)]
pub struct EntryWhole {
    /// As on the list.
    pub entry: EntryView,
    /// The canonical bytes, exactly as hashed.
    pub bytes: String,
    /// As stored, in hexadecimal.
    pub leaf: String,
    /// The chain value before it, in hexadecimal.
    pub before: Option<String>,
    /// As stored, in hexadecimal.
    pub chain: Option<String>,
    /// The leaf is the digest of the bytes.
    pub leaf_agrees: bool,
    /// The chain value follows from the one before; nothing where it is not linked yet.
    pub chain_agrees: Option<bool>,
}

/// A row as the list reads it.
#[derive(FromQueryResult)]
pub struct Row {
    /// The entry.
    pub id: Uuid,
    /// Milliseconds in UTC.
    pub recorded_at: i64,
    sequence: Option<i64>,
    payload: Vec<u8>,
    leaf: Vec<u8>,
    chain: Option<Vec<u8>>,
}

impl Row {
    /// What the entry recorded.
    pub fn recorded(&self) -> Option<Value> {
        let entry: Value = serde_json::from_slice(&self.payload).ok()?;
        entry.get("payload").cloned()
    }
}

/// Rows of a bureau's entries, unfiltered.
pub fn rows() -> SelectStatement {
    Query::select().columns(["id", "recorded_at", "sequence", "payload", "leaf", "chain"].map(Alias::new)).from(Alias::new("journal_entry")).to_owned()
}

/// One entry.
#[utoipa::path(get, path = "/api/v1/journal/{id}", tag = "journal", params(("id" = Uuid, Path)),
    responses((status = 200, body = EntryWhole), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn show(State(desk): State<Desk>, clerk: May<ReadJournal>, Path(id): Path<Uuid>) -> Result<Json<EntryWhole>, Problem> {
    let bureau = clerk.bureau.id;
    let mut reader = desk.reading();
    let of_bureau = || rows().and_where(Expr::col(Alias::new("bureau_id")).eq(bureau)).to_owned();
    let row: Row = reader.one(of_bureau().and_where(Expr::col(Alias::new("id")).eq(id)).to_owned()).await?.ok_or_else(Problem::not_found)?;
    let before = match row.sequence {
        None => None,
        Some(1) => Some(Link::START),
        Some(sequence) => {
            let previous: Option<Row> = reader.one(of_bureau().and_where(Expr::col(Alias::new("sequence")).eq(sequence - 1)).to_owned()).await?;
            match previous.and_then(|row| row.chain) {
                Some(chain) => Some(Link { sequence: sequence - 1, chain: digest(chain)? }),
                None => None,
            }
        }
    };
    let own = leaf(&row.payload);
    let shown = EntryWhole {
        bytes: String::from_utf8_lossy(&row.payload).into_owned(),
        leaf: hex(&row.leaf),
        before: before.map(|link| hex(&link.chain)),
        chain: row.chain.as_deref().map(hex),
        leaf_agrees: own.as_slice() == row.leaf,
        chain_agrees: row.chain.as_ref().map(|stored| before.is_some_and(|link| chain(link, [own])[0].chain.as_slice() == stored)),
        entry: views(&mut reader, bureau, &clerk.reference, &[row]).await?.pop().ok_or_else(Problem::internal)?,
    };
    Ok(Json(shown))
}

/// Rows with the names of today: one more statement, whatever their number.
pub async fn views(reads: &mut (impl Reads + Send), bureau: i32, reference: &Reference, rows: &[Row]) -> Result<Vec<EntryView>, StoreError> {
    let entries: Vec<Value> = rows.iter().map(|row| serde_json::from_slice(&row.payload).unwrap_or_default()).collect();
    let opinions = entries.iter().filter(|entry| entry["subject"]["kind"] == "opinion").map(subject_id);
    let numbers = numbers_of(reads, bureau, opinions).await?;
    Ok(rows.iter().zip(&entries).map(|(row, entry)| view(row, entry, reference, &numbers)).collect())
}

fn subject_id(entry: &Value) -> Uuid {
    entry["subject"]["id"].as_str().and_then(|id| id.parse().ok()).unwrap_or_default()
}

fn view(row: &Row, entry: &Value, reference: &Reference, numbers: &HashMap<Uuid, String>) -> EntryView {
    let act = entry["act"].as_str().unwrap_or_default();
    let (plain, refused) = act.strip_suffix(crate::act::REFUSED).map_or((act, false), |plain| (plain, true));
    let codes = entry["payload"]["reasons"].as_array().into_iter().flatten().filter_map(Value::as_str);
    EntryView {
        id: row.id,
        sequence: row.sequence,
        at: Instant(row.recorded_at).to_rfc3339(),
        act: Named { code: acts::filed(plain).into(), name: acts::name(acts::filed(plain)) },
        outcome: if refused { "refused" } else { "done" }.into(),
        who: actor(&entry["actor"], reference),
        subject: subject(&entry["subject"], reference, numbers),
        reasons: codes.filter(|_| refused).map(|code| Named { code: code.into(), name: acts::reason(plain, code) }).collect(),
        reason: entry["payload"]["reason"].as_str().map(str::to_owned),
    }
}

fn actor(actor: &Value, reference: &Reference) -> Actor {
    let capacity = actor["capacity"].as_str().unwrap_or("automatic").to_owned();
    let id: Option<Uuid> = actor["account"].as_str().and_then(|id| id.parse().ok());
    let account = id.map(|id| NamedId::person(reference, id));
    let shown = account.as_ref().map_or_else(|| of(words::EVERY, &format!("capacity_{capacity}")).to_owned(), |account| account.name.clone());
    Actor { capacity, account, name: shown, post: actor["post"].as_str().and_then(acts::post) }
}

fn subject(subject: &Value, reference: &Reference, numbers: &HashMap<Uuid, String>) -> Subject {
    let code = subject["kind"].as_str().unwrap_or_default();
    let id: Uuid = subject["id"].as_str().and_then(|id| id.parse().ok()).unwrap_or_default();
    let name = match code {
        "account" => reference.person(AccountId(id)).map(|person| person.name.clone()),
        _ => numbers.get(&id).cloned(),
    };
    let kind = Named { code: code.into(), name: of(words::EVERY, &format!("kind_{code}")).to_owned() };
    Subject { kind, id, name, version: subject["version"].as_i64().unwrap_or_default() }
}
