//! Questions somebody asks the ledger again and again, kept under a name (我存的视图), shared where they wish.

mod change;
mod list;
mod remove;
mod save;
pub mod tables;

use super::list::{question_of, read};
use super::said::{check_text, said, veiled};
use crate::act::{Act, Entry};
use crate::desk::Desk;
use crate::identity::{May, out_of_scope, permission::ReadOpinions};
use crate::problem::{Field, Problem};
use chengguan_proof::{canonical, sm3};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryTrait};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
use tables::saved_view;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

/// Signs of a name.
const NAME_MAX: usize = 20;
/// Views one person keeps.
const VIEWS_MAX: usize = 30;

/// Routes of saved views.
pub fn routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new().routes(routes!(list::list, save::save)).routes(routes!(change::change, remove::remove))
}

/// A view as sent.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SavedViewInput {
    /// As shown in the left column.
    pub name: String,
    /// The ledger's question, by the names of its list, without its paging.
    pub question: BTreeMap<String, String>,
    /// Whether everybody who may see the ledger finds it.
    #[serde(default)]
    pub shared: bool,
}

impl SavedViewInput {
    /// Name and question, checked against the ledger as it would be asked now.
    fn read(&self, desk: &Desk, clerk: &May<ReadOpinions>) -> Result<(String, String), Problem> {
        let name = self.name.trim().to_owned();
        let mut fields: Vec<Field> = check_text("name", &name, NAME_MAX).into_iter().collect();
        let mut paging = Vec::new();
        let question = question_of(&self.question, &mut paging);
        // Only what is a question at all is asked.
        match read(clerk, &question, desk.now()) {
            Err(problem) if paging.is_empty() => fields.extend(problem.fields.into_iter().map(|field| Field { path: format!("question.{}", field.path), ..field })),
            _ => fields.extend(paging),
        }
        if fields.is_empty() { Ok((name, json!(question).to_string())) } else { Err(Problem::invalid(fields)) }
    }
}

/// One's own view, locked; another's answers 404 and is journalled.
async fn own(desk: &Desk, clerk: &May<ReadOpinions>, act: &mut Act, id: Uuid) -> Result<saved_view::Model, Problem> {
    let select = saved_view::Entity::find().filter(saved_view::Column::BureauId.eq(clerk.bureau.id)).filter(saved_view::Column::Id.eq(id));
    let row: saved_view::Model = act.lock(select.into_query()).await?.ok_or_else(Problem::not_found)?;
    if row.account_id == clerk.clerk.account.0 { Ok(row) } else { Err(out_of_scope(desk, clerk, "saved_view", id).await) }
}

/// What somebody looks for, and how they call it, may name people: both enter the journal as salted hashes.
fn entry(act: &str, row: &saved_view::Model) -> Entry {
    Entry {
        act: format!("opinions.{act}"),
        subject_kind: "saved_view",
        subject: row.id,
        version: row.version as u32,
        digest: sm3(&[&canonical(&json!({ "name": row.name, "question": row.question, "shared": row.shared }))]),
        grounds: Vec::new(),
        payload: veiled(json!({ "name": said(&row.name), "question": said(&row.question), "shared": row.shared })),
    }
}
