//! For what outside the bureau's hands an opinion waits: another agency's answer, a call to its reporter.

use crate::{index, optional};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = optional("waits").string_len(20).take();
        manager.alter_table(Table::alter().table(Alias::new("opinion")).add_column(column).take()).await?;
        manager.create_index(index("opinion", &["waits", "due_at", "id"], false)).await?;
        manager.create_index(index("opinion", &["waits", "received_at", "id"], false)).await
    }
}
