//! The library of reply texts (范文): written once by whoever answers for good Chinese, found and taken by whoever replies.

mod keep;
mod list;
pub mod tables;

use super::said::check_text;
use crate::act::Entry;
use crate::desk::Desk;
use crate::problem::{Field, Problem};
use crate::reference::Reference;
use chengguan_proof::{canonical, sm3};
use serde::Deserialize;
use serde_json::json;
use tables::reply_text;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Signs of a title.
const TITLE_MAX: usize = 30;
/// Signs of a text: what is longer is no pattern any more.
const TEXT_MAX: usize = 1000;
/// Texts of a bureau. All are sent at once, so that they are found while somebody types.
const TEXTS_MAX: usize = 300;

/// Routes of the library.
pub fn routes() -> OpenApiRouter<Desk> {
    OpenApiRouter::new().routes(routes!(list::list, keep::add)).routes(routes!(keep::change, keep::remove))
}

/// A text as sent.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplyTextInput {
    /// By which it is found, 1–30 signs.
    pub title: String,
    /// 1–1,000 signs. `{number}`, `{address}`, `{category}` and `{squad}` stand for those of the opinion it is taken for.
    pub text: String,
    /// Code of the category it is for; null: any.
    pub category: Option<String>,
}

impl ReplyTextInput {
    fn read(&self, reference: &Reference) -> Result<(String, String, Option<String>), Problem> {
        let mut fields: Vec<Field> = check_text("title", &self.title, TITLE_MAX).into_iter().chain(check_text("text", &self.text, TEXT_MAX)).collect();
        let category = self.category.clone().filter(|code| !code.is_empty());
        if category.as_deref().is_some_and(|code| reference.category(code).is_none()) {
            fields.push(Field::new("category", "unknown_category", &[]));
        }
        if fields.is_empty() { Ok((self.title.trim().to_owned(), self.text.replace("\r\n", "\n").trim().to_owned(), category)) } else { Err(Problem::invalid(fields)) }
    }
}

fn entry(act: &str, row: &reply_text::Model) -> Entry {
    let said = json!({ "title": row.title, "text": row.text, "category": row.category });
    Entry {
        act: format!("opinions.{act}"),
        subject_kind: "reply_text",
        subject: row.id,
        version: row.version as u32,
        digest: sm3(&[&canonical(&said)]),
        grounds: Vec::new(),
        payload: said,
    }
}
