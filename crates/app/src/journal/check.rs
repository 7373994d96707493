//! Checking what is stored, at the auditor's word: an act, whose result stands in the journal itself.

use super::{Verdict, verify_stored, verify_tables};
use super::view::{EntryView, Row, rows, views};
use crate::act::Entry;
use crate::desk::Desk;
use crate::identity::{May, permission::ReadJournal};
use crate::problem::Problem;
use crate::server::{Body, Nothing};
use crate::store::Reads;
use axum::Json;
use axum::extract::State;
use chengguan_proof::why;
use chengguan_statute::day::Instant;
use chengguan_words::journal as words;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use uuid::Uuid;

/// How the journal checks entries about itself: one journal a bureau.
pub const SUBJECT_KIND: &str = "journal";
/// The act, as the journal names it.
pub const ACT: &str = "journal.verify";

/// What a check found.
#[derive(Serialize, ToSchema)]
pub struct CheckView {
    /// Everything follows.
    pub valid: bool,
    /// Entries looked at; where one is wrong, its number.
    pub entries: i64,
    /// Chain value of the newest entry looked at, in hexadecimal.
    pub root: Option<String>,
    /// Why not.
    pub why: Option<String>,
    /// The number of the opinion, or the name of the import, whose rows are not what the journal names.
    pub subject: Option<String>,
    /// When it ended, RFC 3339.
    pub at: String,
}

/// The last check, and how far a running one is.
#[derive(Serialize, ToSchema)]
pub struct Checks {
    /// The newest; nothing where nobody ever checked.
    pub last: Option<CheckView>,
    /// Who checked last, and when, as the journal has it.
    pub entry: Option<EntryView>,
    /// Entries taken so far, while a check is running.
    pub done: Option<i64>,
    /// Entries there were when it began.
    pub of: Option<i64>,
}

/// Checks the journal and the rows it speaks of, in chunks: nobody at work waits for it.
#[utoipa::path(post, path = "/api/v1/journal/verify", tag = "journal", request_body = Nothing,
    responses((status = 200, body = CheckView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn verify(State(desk): State<Desk>, mut clerk: May<ReadJournal>, _: Body<Nothing>) -> Result<Json<CheckView>, Problem> {
    if let Some(Some(kept)) = clerk.repeated() {
        return view(kept).map(Json).ok_or_else(Problem::internal);
    }
    let bureau = clerk.bureau.id;
    desk.seal(bureau).await?;
    let running = desk.checking(bureau);
    let verdict = verify_stored(&mut desk.reading(), bureau, &|done, of| running.at(done, of)).await?;
    let subject = match verdict {
        Verdict::Valid(_) => verify_tables(&mut desk.reading(), bureau).await?,
        Verdict::Invalid { .. } => None,
    };
    drop(running);
    let found = match verdict {
        Verdict::Valid(head) => json!({ "valid": subject.is_none(), "entries": head.size, "root": head.root, "subject": subject }),
        Verdict::Invalid { at, why } => json!({ "valid": false, "entries": at, "why": why }),
    };
    let mut act = clerk.begin(&desk);
    let mut kept = found.clone();
    kept["at"] = json!(act.now().0);
    act.remember(&kept);
    let entry = Entry {
        act: ACT.into(),
        subject_kind: SUBJECT_KIND,
        subject: Uuid::from_u128(bureau as u128),
        version: 0,
        digest: [0; 32],
        grounds: Vec::new(),
        payload: found,
    };
    act.record(entry).await?;
    view(&kept).map(Json).ok_or_else(Problem::internal)
}

fn view(found: &Value) -> Option<CheckView> {
    let text = |name: &str| found[name].as_str().map(str::to_owned);
    Some(CheckView {
        valid: found["valid"].as_bool()?,
        entries: found["entries"].as_i64()?,
        root: text("root"),
        why: found["why"].as_str().map(in_words),
        subject: text("subject"),
        at: Instant(found["at"].as_i64()?).to_rfc3339(),
    })
}

/// What the verifier says, in the auditor's language; what has no words stays as it was said.
fn in_words(said: &str) -> String {
    let said = match said {
        why::ORDER => words::WHY_ORDER,
        why::BYTES => words::WHY_BYTES,
        why::CHAIN => words::WHY_CHAIN,
        why::SIZE => words::WHY_SIZE,
        why::ROOT => words::WHY_ROOT,
        other => other,
    };
    said.to_owned()
}

/// When the journal was last checked, and what was found.
#[utoipa::path(get, path = "/api/v1/journal/verification", tag = "journal",
    responses((status = 200, body = Checks), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn verification(State(desk): State<Desk>, clerk: May<ReadJournal>) -> Result<Json<Checks>, Problem> {
    let bureau = clerk.bureau.id;
    let mut newest = rows();
    newest
        .and_where(Expr::col(Alias::new("bureau_id")).eq(bureau))
        .and_where(Expr::col(Alias::new("act")).eq(ACT))
        .order_by(Alias::new("recorded_at"), Order::Desc)
        .order_by(Alias::new("id"), Order::Desc)
        .limit(1);
    let mut reader = desk.reading();
    let row: Vec<Row> = reader.all(newest).await?;
    let last = row.first().and_then(|row| {
        let mut found = row.recorded()?;
        found["at"] = json!(row.recorded_at);
        view(&found)
    });
    let entry = views(&mut reader, bureau, &clerk.reference, &row).await?.pop();
    let (done, of) = desk.checked(bureau).unzip();
    Ok(Json(Checks { last, entry, done, of }))
}
