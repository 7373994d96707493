//! The ledger taken out as a file, and views somebody keeps.

use crate::{bureau_table, create, index, optional, required};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, vec![export(), saved_view()], vec![index("export", &["account_id", "ordered_at", "id"], false), index("saved_view", &["account_id"], false)]).await
    }
}

/// A file somebody ordered; whoever ordered it fetches it, and after a week it goes.
fn export() -> TableCreateStatement {
    bureau_table(
        "export",
        &["id"],
        vec![
            required("id").uuid().take(),
            required("account_id").uuid().take(),
            // `xlsx`, `csv`.
            required("form").string_len(4).take(),
            // The ledger's question, as pairs in JSON.
            required("question").text().take(),
            // Codes of the columns in their order, in JSON.
            required("columns").text().take(),
            // Rows written so far.
            required("rows").big_integer().take(),
            // How many were counted when it was ordered, up to 1,001.
            required("expected").big_integer().take(),
            // Of the finished file.
            optional("bytes").big_integer().take(),
            required("ordered_at").big_integer().take(),
            optional("finished_at").big_integer().take(),
            // Why it was given up: a code with words.
            optional("fault").string_len(24).take(),
            // When its file went.
            optional("dropped_at").big_integer().take(),
        ],
    )
}

/// A question somebody asks the ledger again and again, under a name.
fn saved_view() -> TableCreateStatement {
    bureau_table(
        "saved_view",
        &["id"],
        vec![
            required("id").uuid().take(),
            required("account_id").uuid().take(),
            required("name").string_len(40).take(),
            // The ledger's question, as pairs in JSON.
            required("question").text().take(),
            // Everybody who may see the ledger finds it beside their own; what it shows is theirs all the same.
            required("shared").boolean().take(),
            required("version").integer().take(),
            required("changed_at").big_integer().take(),
        ],
    )
}
