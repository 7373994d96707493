//! What the auditor looks the journal up by. The canonical bytes stay the truth: these columns only find them.

use crate::{index, optional};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in columns() {
            let mut alter = Table::alter();
            manager.alter_table(alter.table(Alias::new("journal_entry")).add_column(column).take()).await?;
        }
        // Led by the same columns as the new one, which also gives the order.
        let old = Index::drop().name("journal_entry_subject_id").table(Alias::new("journal_entry")).to_owned();
        manager.drop_index(old).await?;
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

fn columns() -> Vec<ColumnDef> {
    vec![
        // Capability and act as in the bytes, without the `.refused` of an attempt.
        optional("act").string_len(60).not_null().default("").take(),
        // `done` or `refused`.
        optional("outcome").string_len(8).not_null().default("done").take(),
        // Who, where it was one of the staff.
        optional("account_id").uuid().take(),
    ]
}

/// Each filter with the order of the list, newest first.
fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        index("journal_entry", &["recorded_at", "id"], false),
        index("journal_entry", &["act", "recorded_at", "id"], false),
        index("journal_entry", &["outcome", "recorded_at", "id"], false),
        index("journal_entry", &["account_id", "recorded_at", "id"], false),
        index("journal_entry", &["subject_kind", "recorded_at", "id"], false),
        index("journal_entry", &["subject_id", "recorded_at", "id"], false),
    ]
}
