//! Files of a ledger somebody brings to be imported.

use crate::{bureau_table, create, index, optional, required};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, vec![import_file()], vec![index("import_file", &["uploaded_at", "id"], false)]).await
    }
}

/// A file on its way to the ledger: looked at, checked, taken in. After a week it goes, with what was quoted from it.
fn import_file() -> TableCreateStatement {
    bureau_table(
        "import_file",
        &["id"],
        vec![
            required("id").uuid().take(),
            // Who brought it.
            required("account_id").uuid().take(),
            // As it was called.
            required("name").string_len(200).take(),
            required("bytes").big_integer().take(),
            required("sm3").binary_len(32).take(),
            // `uploaded`, `checking`, `wrong`, `checked`, `taking`, `taken`, `failed`.
            required("state").string_len(10).take(),
            // For If-Match: whoever takes it in has seen this.
            required("version").integer().take(),
            // Headings, sheets, a few rows to look at, in JSON.
            optional("head").text().take(),
            // Which column is which, in JSON.
            optional("mapping").text().take(),
            // What checking or taking it in found, in JSON.
            optional("report").text().take(),
            // How far it is: the pass, rows done, rows there are.
            optional("pass").string_len(8).take(),
            required("rows").big_integer().take(),
            optional("of_rows").big_integer().take(),
            // Why it could not be read, in words.
            optional("fault").string_len(400).take(),
            // The batch it becomes, known before, so that taking it in again after a crash is the same.
            required("batch_id").uuid().take(),
            required("uploaded_at").big_integer().take(),
            optional("dropped_at").big_integer().take(),
        ],
    )
}
