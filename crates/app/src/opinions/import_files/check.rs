//! Checking a file with its columns named (检查): every row is looked at, nothing is taken in.

use super::describe::Described;
use super::list::{ImportView, answer};
use super::tables::import_file;
use super::find_idle;
use crate::chores;
use crate::closed_lists as closed;
use crate::desk::Desk;
use crate::identity::{May, permission::ImportOpinions};
use crate::jobs::Job;
use crate::opinions::import::{Mapping, OFFERED};
use crate::problem::{Field, Problem};
use crate::server::{Body, IfMatch, Versioned};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chengguan_statute::opinions::Kind;
use chengguan_statute::system::JobKind;
use chengguan_words::marks;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashSet};
use utoipa::ToSchema;
use uuid::Uuid;

/// Words for kinds that are mapped.
const KINDS_MAX: usize = 100;

/// Which column is which.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MappingInput {
    /// Our column = theirs.
    pub columns: BTreeMap<String, String>,
    /// Their word = our kind.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, closed::Kind>)]
    pub kinds: BTreeMap<String, String>,
}

/// Checks a file. How far it is, its page says.
#[utoipa::path(post, path = "/api/v1/imports/{id}/check", tag = "opinions", params(("id" = Uuid, Path), ("If-Match" = String, Header)), request_body = MappingInput,
    responses((status = 202, body = ImportView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 412, body = Problem), (status = 422, body = Problem), (status = 428, body = Problem)))]
pub async fn check(State(desk): State<Desk>, clerk: May<ImportOpinions>, Path(id): Path<Uuid>, expected: IfMatch, Body(asked): Body<MappingInput>) -> Result<Versioned<ImportView>, Problem> {
    let row = find_idle(&desk, &clerk, id, expected).await?;
    let described: Described = row.head.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let mapping = asked.read(described)?;
    let row = import_file::Model {
        version: row.version + 1,
        state: "checking".into(),
        mapping: Some(json!(mapping).to_string()),
        report: None,
        fault: None,
        pass: Some("checked".into()),
        rows: 0,
        of_rows: None,
        ..row
    };
    let job = Job { kind: JobKind::CheckImport, subject: id, body: Value::Null, run_at: desk.now() };
    chores::change_import_file(&desk, row.clone(), Some(job)).await?;
    Ok(answer(&row, &clerk.reference, StatusCode::ACCEPTED))
}

impl MappingInput {
    fn read(self, described: Described) -> Result<Mapping, Problem> {
        let mut fields = Vec::new();
        let heads: HashSet<&str> = described.columns.iter().map(|column| column.name.as_str()).collect();
        let mut used = HashSet::new();
        for (ours, theirs) in &self.columns {
            let path = format!("columns.{ours}");
            if !OFFERED.contains(&ours.as_str()) {
                fields.push(Field::new(path, "unknown_value", &[("value", ours), ("choices", &OFFERED.join(marks::LIST))]));
            } else if !heads.contains(theirs.as_str()) {
                fields.push(Field::new(path, "no_such_column", &[("name", theirs)]));
            } else if !used.insert(theirs) {
                fields.push(Field::new(path, "column_used_twice", &[("name", theirs)]));
            }
        }
        if !["text", "subject", "detail"].iter().any(|ours| self.columns.contains_key(*ours)) {
            fields.push(Field::new("columns.detail", "no_column_of_words", &[]));
        }
        for (word, code) in &self.kinds {
            if Kind::from_code(code).is_none() {
                let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.code()).collect();
                fields.push(Field::new(format!("kinds.{word}"), "unknown_value", &[("value", code), ("choices", &kinds.join(marks::LIST))]));
            }
        }
        if self.kinds.len() > KINDS_MAX {
            fields.push(Field::new("kinds", "number_range", &[("min", "0"), ("max", &KINDS_MAX.to_string())]));
        }
        if !fields.is_empty() {
            return Err(Problem::invalid(fields));
        }
        let head = (described.head_row > 0).then_some(described.head_row);
        Ok(Mapping { columns: self.columns.into_iter().collect(), kinds: self.kinds.into_iter().collect(), sheet: described.sheet, head })
    }
}
