//! The library of reply texts.

use crate::{bureau_table, create, optional, required};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, vec![reply_text()], vec![]).await
    }
}

/// A text whoever replies finds by its title and takes over.
fn reply_text() -> TableCreateStatement {
    bureau_table(
        "reply_text",
        &["id"],
        vec![
            required("id").uuid().take(),
            required("title").string_len(30).take(),
            // With `{number}` and the like for what the opinion says.
            required("text").text().take(),
            // Code of the category it is for; any where there is none.
            optional("category").string_len(100).take(),
            required("version").integer().take(),
            required("changed_at").big_integer().take(),
        ],
    )
}
