//! Ordering a file of the ledger (导出): journalled with what was asked for, because much leaves the platform at once.

use super::columns::Column;
use super::fetch::{ExportView, sees_reporters, view};
use super::sheet::Form;
use super::tables::export::{self, Column as Stored};
use crate::act::Entry;
use crate::closed_lists as closed;
use crate::desk::Desk;
use crate::identity::{May, permission::{ExportOpinions, ReadOpinions}};
use crate::jobs::Job;
use crate::opinions::list::{Pairs, question_of, read, stretch};
use crate::opinions::said::{said, veiled};
use crate::paging::COUNT_MAX;
use crate::problem::{Field, Problem};
use crate::server::Body;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use chengguan_proof::{canonical, sm3};
use chengguan_statute::system::JobKind;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use utoipa::ToSchema;
use uuid::Uuid;

/// Files one person may have in the making at once.
const AT_ONCE: usize = 3;

/// What is asked for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExportOrder {
    /// How the file is written.
    #[schema(value_type = closed::ExportForm)]
    pub form: String,
    /// The ledger's question, by the names of its list, without its paging.
    #[serde(default)]
    pub question: BTreeMap<String, String>,
    /// Columns in their order; none: the usual ones.
    #[serde(default)]
    #[schema(value_type = Vec<closed::ExportColumn>)]
    pub columns: Vec<String>,
}

/// Orders a file.
#[utoipa::path(post, path = "/api/v1/exports", tag = "opinions", request_body = ExportOrder,
    responses((status = 202, body = ExportView), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem), (status = 503, body = Problem)))]
pub async fn order(State(desk): State<Desk>, mut clerk: May<ExportOpinions>, Body(asked): Body<ExportOrder>) -> Result<(StatusCode, Json<ExportView>), Problem> {
    if let Some(kept) = clerk.repeated() {
        let id = kept.and_then(|kept| serde_json::from_value(kept["id"].clone()).ok()).ok_or_else(Problem::unavailable)?;
        let row = super::fetch::own(&desk, &clerk, id).await?;
        return Ok((StatusCode::ACCEPTED, Json(view(&row))));
    }
    let (form, columns, question) = asked.read(&clerk)?;
    let expected = expected(&desk, &clerk, &question).await?;
    let mut act = clerk.begin(&desk);
    let waiting = export::Entity::find()
        .filter(Stored::BureauId.eq(clerk.bureau.id))
        .filter(Stored::AccountId.eq(clerk.clerk.account.0))
        .filter(Stored::OrderedAt.gt(act.now().0 - super::KEPT_MS))
        .filter(Stored::FinishedAt.is_null())
        .filter(Stored::Fault.is_null())
        .filter(Stored::DroppedAt.is_null())
        .limit(AT_ONCE as u64);
    if act.read::<export::Model>(waiting.into_query()).await?.len() >= AT_ONCE {
        return Err(Problem::new(StatusCode::TOO_MANY_REQUESTS, "exports_waiting"));
    }
    let row = export::Model {
        bureau_id: clerk.bureau.id,
        id: Uuid::now_v7(),
        account_id: clerk.clerk.account.0,
        form: form.code().into(),
        question: json!(question).to_string(),
        columns: json!(columns.iter().map(|column| column.code()).collect::<Vec<_>>()).to_string(),
        rows: 0,
        expected,
        bytes: None,
        ordered_at: act.now().0,
        finished_at: None,
        fault: None,
        dropped_at: None,
    };
    let entry = entry(&row, &question);
    act.job(Job { kind: JobKind::Export, subject: row.id, body: Value::Null, run_at: act.now() });
    let answer = view(&row);
    act.remember(&json!({ "id": row.id }));
    act.insert_row(row);
    act.record(entry).await?;
    Ok((StatusCode::ACCEPTED, Json(answer)))
}

/// What was sought may be somebody's name: it enters the journal as a salted hash.
fn entry(row: &export::Model, question: &[(String, String)]) -> Entry {
    let asked: BTreeMap<&str, Value> = question.iter().map(|(name, value)| (name.as_str(), if name == "q" { json!(said(value)) } else { json!(value) })).collect();
    Entry {
        act: "opinions.export".into(),
        subject_kind: "export",
        subject: row.id,
        version: 1,
        digest: sm3(&[&canonical(&json!({ "form": row.form, "question": row.question, "columns": row.columns }))]),
        grounds: Vec::new(),
        payload: veiled(json!({ "form": row.form, "columns": row.columns, "question": asked, "expected": row.expected })),
    }
}

/// How many rows there will be, up to one more than a count says.
async fn expected(desk: &Desk, clerk: &May<ExportOpinions>, question: &[(String, String)]) -> Result<i64, Problem> {
    let reads = May::<ReadOpinions>::of(desk, &clerk.bureau, clerk.clerk.clone()).ok_or_else(Problem::not_permitted)?;
    let mut asked = read(&reads, question, desk.now())?;
    if asked.seek(desk).await?.0 {
        return Err(Problem::invalid(vec![Field::new("question.q", "too_much_found", &[("max", &COUNT_MAX.to_string())])]));
    }
    asked.limit = 1;
    let count = stretch(&mut desk.reading(), clerk.bureau.id, &asked).await?.count;
    Ok(if count.exact { count.value } else { COUNT_MAX + 1 })
}

impl ExportOrder {
    fn read(&self, clerk: &May<ExportOpinions>) -> Result<(Form, Vec<Column>, Pairs), Problem> {
        let mut fields = Vec::new();
        let choices = |codes: Vec<&str>| codes.join(chengguan_words::marks::LIST);
        let form = Form::from_code(&self.form);
        if form.is_none() {
            fields.push(Field::new("form", "unknown_value", &[("value", &self.form), ("choices", &choices(super::form_codes()))]));
        }
        let question = question_of(&self.question, &mut fields);
        let mut columns: Vec<Column> = Vec::new();
        for (at, code) in self.columns.iter().enumerate() {
            match Column::from_code(code) {
                Some(column) if columns.contains(&column) => {}
                Some(column) if column.of_reporter() && !sees_reporters(clerk) => {
                    fields.push(Field::new(format!("columns.{at}"), "column_not_yours", &[("name", &column.heading())]));
                }
                Some(column) => columns.push(column),
                None => fields.push(Field::new(format!("columns.{at}"), "unknown_value", &[("value", code), ("choices", &choices(super::column_codes()))])),
            }
        }
        if columns.is_empty() {
            columns = Column::ALL.iter().copied().filter(|column| column.usual()).collect();
        }
        match form.filter(|_| fields.is_empty()) {
            Some(form) => Ok((form, columns, question)),
            None => Err(Problem::invalid(fields)),
        }
    }
}
